//! Sentences that are put together from facts.

use downboard_core::estimate::{Figure, Range};
use downboard_core::model::{Change, Lang, MeasureUnit, Quantity, Status};
use downboard_core::view::{Calm, PromiseState};

use super::durations::duration;
use super::particles::{Particle, with_particle};
use super::words::words;
use downboard_core::numbers::{self, count};

/// A sentence in which one part stands out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emphasised {
    /// What stands before.
    pub before: String,
    /// What stands out.
    pub strong: String,
    /// What stands after.
    pub after: String,
}

impl Emphasised {
    /// The sentence as plain text.
    pub fn plain(&self) -> String {
        format!("{}{}{}", self.before, self.strong, self.after)
    }
}

/// What is down, and for how long: 카카오톡이 6시간 20분째 멈춰 있습니다.
pub fn headline_down(lang: Lang, name: &str, status: Status, lasting: Option<&str>) -> Emphasised {
    match lang {
        Lang::Ko => {
            let state = match status {
                Status::MajorOutage => "멈춰 있습니다.",
                Status::PartialOutage => "일부 멈춰 있습니다.",
                Status::Degraded => "제대로 작동하지 않습니다.",
                Status::Maintenance => "점검 중입니다.",
                Status::Operational => "정상입니다.",
                Status::Unknown => "작동하는지 알 수 없습니다.",
            };
            Emphasised {
                before: format!("{} ", with_particle(name, Particle::Subject)),
                strong: lasting.map(|lasting| format!("{lasting}째")).unwrap_or_default(),
                after: format!("{}{state}", if lasting.is_some() { " " } else { "" }),
            }
        }
        Lang::En => {
            let state = match status {
                Status::MajorOutage => "has been down",
                Status::PartialOutage => "has been partly down",
                Status::Degraded => "has been failing at times",
                Status::Maintenance => "has been down for maintenance",
                Status::Operational => "has been working",
                Status::Unknown => "is in an unknown state",
            };
            Emphasised {
                before: format!("{name} {state}{}", if lasting.is_some() { " for " } else { "" }),
                strong: lasting.unwrap_or_default().to_owned(),
                after: ".".to_owned(),
            }
        }
    }
}

/// How many people met it: 지난 한 시간에 약 1,700만~2,700만 명이 겪었습니다. A range stands out so that it can be kept on
/// one line; an order of magnitude is words and may break.
pub fn headline_people(lang: Lang, figure: &Figure) -> Option<Emphasised> {
    let range = figure.range().filter(|range| range.p95 > 0)?;
    let number = numbers::range(lang, range);
    let is_range = number.contains(|c: char| c.is_ascii_digit());
    Some(match (lang, is_range) {
        (Lang::Ko, true) => Emphasised {
            before: "지난 한 시간에 약 ".to_owned(),
            strong: format!("{number} 명"),
            after: "이 겪었습니다.".to_owned(),
        },
        (Lang::Ko, false) => Emphasised {
            before: format!("지난 한 시간에 {number} 명이 겪었습니다."),
            strong: String::new(),
            after: String::new(),
        },
        (Lang::En, true) => Emphasised {
            before: "About ".to_owned(),
            strong: format!("{number} people"),
            after: " met the failure in the last hour.".to_owned(),
        },
        (Lang::En, false) => Emphasised {
            before: format!("Some {number} people met the failure in the last hour."),
            strong: String::new(),
            after: String::new(),
        },
    })
}

/// Nothing is known to be down.
pub fn headline_calm(lang: Lang, calm: Calm) -> String {
    let Calm { operational, maintenance, unknown } = calm;
    if maintenance + unknown == 0 {
        return match lang {
            Lang::Ko => "모든 서비스가 정상입니다.",
            Lang::En => "All services are operational.",
        }
        .to_owned();
    }
    let known = match lang {
        Lang::Ko => "알려진 장애가 없습니다.",
        Lang::En => "Nothing is known to be down.",
    };
    let maintained = match (lang, maintenance) {
        (_, 0) => String::new(),
        (Lang::Ko, maintenance) => format!(" {maintenance}개 서비스는 점검 중입니다."),
        (Lang::En, 1) => " One service is under maintenance.".to_owned(),
        (Lang::En, maintenance) => format!(" {maintenance} services are under maintenance."),
    };
    let unknown = match (lang, unknown) {
        (_, 0) => String::new(),
        (Lang::Ko, _) if operational + maintenance == 0 => " 어느 서비스도 상태가 알려지지 않았습니다.".to_owned(),
        (Lang::En, _) if operational + maintenance == 0 => " No service's status is known.".to_owned(),
        (Lang::Ko, unknown) => format!(" {unknown}개 서비스는 상태를 알 수 없습니다."),
        (Lang::En, 1) => " The status of one service is unknown.".to_owned(),
        (Lang::En, unknown) => format!(" The status of {unknown} services is unknown."),
    };
    format!("{known}{maintained}{unknown}")
}

/// Everything is back, or nothing is known not to be.
pub fn headline_restored(lang: Lang, calm: Calm) -> &'static str {
    match (lang, calm.maintenance + calm.unknown) {
        (Lang::Ko, 0) => "모든 서비스가 복구됐습니다.",
        (Lang::Ko, _) => "알려진 장애가 모두 끝났습니다.",
        (Lang::En, 0) => "All services have been restored.",
        (Lang::En, _) => "All known failures are over.",
    }
}

/// How long the outage took, by whose count: 127시간 30분(카카오 집계).
pub fn total(lang: Lang, minutes: u64, by: &str) -> String {
    let minutes = i64::try_from(minutes).unwrap_or(i64::MAX);
    match lang {
        Lang::Ko => format!("{}({by} 집계)", duration(lang, minutes)),
        Lang::En => format!("{} ({by})", duration(lang, minutes)),
    }
}

/// People with their unit: 약 1,700만~2,700만 명.
pub fn people(lang: Lang, range: Range) -> String {
    let number = numbers::range(lang, range);
    match lang {
        Lang::Ko if range.p95 == 0 => "없음".to_owned(),
        Lang::En if range.p95 == 0 => "nobody".to_owned(),
        Lang::Ko => format!("{number} 명"),
        Lang::En => format!("{number} people"),
    }
}

/// An audience: 월 이용자 4,319만 6,403명.
pub fn audience(lang: Lang, measure: &str, value: u64) -> String {
    match lang {
        Lang::Ko => format!("{measure} {}명", count(lang, value)),
        Lang::En => format!("{} users {measure}", count(lang, value)),
    }
}

/// How many services and features are in trouble.
pub fn down_count(lang: Lang, services: usize, features: usize) -> String {
    if features == 0 {
        return services_down(lang, services);
    }
    match lang {
        Lang::Ko => format!("{services}개 서비스 · {features}개 기능"),
        Lang::En => {
            let plural = |count: usize| if count == 1 { "" } else { "s" };
            format!("{services} service{} · {features} feature{}", plural(services), plural(features))
        }
    }
}

/// Names in a row, and how many more there are.
pub fn names(lang: Lang, names: &[String], most: usize) -> String {
    let shown: Vec<&str> = names.iter().take(most).map(String::as_str).collect();
    let rest = names.len().saturating_sub(most);
    let row = shown.join(", ");
    match (lang, rest) {
        (_, 0) => row,
        (Lang::Ko, rest) => format!("{row} 외 {rest}개"),
        (Lang::En, rest) => format!("{row} and {rest} more"),
    }
}

/// Since when, exact or bounded: 15:27~15:30부터.
pub fn since(lang: Lang, from: Option<&str>, to: Option<&str>) -> String {
    match (lang, from, to) {
        (Lang::Ko, Some(from), Some(to)) if from == to => format!("{from}부터"),
        (Lang::Ko, Some(from), Some(to)) => format!("{from}~{to} 사이부터"),
        (Lang::Ko, None, Some(to)) => format!("늦어도 {to}부터"),
        (Lang::Ko, Some(from), None) => format!("빨라야 {from}부터"),
        (Lang::En, Some(from), Some(to)) if from == to => format!("since {from}"),
        (Lang::En, Some(from), Some(to)) => format!("since between {from} and {to}"),
        (Lang::En, None, Some(to)) => format!("since {to} at the latest"),
        (Lang::En, Some(from), None) => format!("since {from} at the earliest"),
        (lang, None, None) => words(lang).since_unknown.to_owned(),
    }
}

/// When, exact or bounded.
pub fn when(lang: Lang, from: &str, to: &str) -> String {
    if from == to {
        return from.to_owned();
    }
    match lang {
        Lang::Ko => format!("{from}~{to} 사이"),
        Lang::En => format!("between {from} and {to}"),
    }
}

/// How much of a measure there is.
pub fn quantity(lang: Lang, quantity: Quantity, unit: MeasureUnit, total: u64) -> String {
    let number = |value: u64| match (lang, unit) {
        (_, MeasureUnit::Percent) => format!("{value}%"),
        (Lang::Ko, MeasureUnit::Servers) => format!("{}대", count(lang, value)),
        (Lang::En, MeasureUnit::Servers) => format!("{} servers", count(lang, value)),
    };
    let of_total = |text: String| match (lang, unit) {
        (_, MeasureUnit::Percent) => text,
        (Lang::Ko, MeasureUnit::Servers) => format!("{}대 중 {text}", count(lang, total)),
        (Lang::En, MeasureUnit::Servers) => format!("{text} of {}", count(lang, total)),
    };
    match (lang, quantity) {
        (_, Quantity::Exactly(value)) => of_total(number(value)),
        (Lang::Ko, Quantity::About(value)) => of_total(format!("약 {}", number(value))),
        (Lang::En, Quantity::About(value)) => of_total(format!("about {}", number(value))),
        (Lang::Ko, Quantity::AtLeast(value)) => of_total(format!("{} 이상", number(value))),
        (Lang::En, Quantity::AtLeast(value)) => of_total(format!("at least {}", number(value))),
        (Lang::Ko, Quantity::Between(least, most)) => of_total(format!("{}~{}", count(lang, least), number(most))),
        (Lang::En, Quantity::Between(least, most)) => of_total(format!("{} to {}", count(lang, least), number(most))),
        (Lang::Ko, Quantity::NotPublished(Change::Falling)) => "일부 끊김(수치 공개 안 됨)".to_owned(),
        (Lang::En, Quantity::NotPublished(Change::Falling)) => "partly lost (amount not published)".to_owned(),
        (Lang::Ko, Quantity::NotPublished(Change::Rising)) => "돌아오는 중(수치 공개 안 됨)".to_owned(),
        (Lang::En, Quantity::NotPublished(Change::Rising)) => "coming back (amount not published)".to_owned(),
    }
}

/// A site's measure in a sentence: SK 판교 데이터센터 전력은 16:52부터 0%입니다.
pub fn site_sentence(lang: Lang, site: &str, measure: &str, since: &str, quantity: &str) -> String {
    match lang {
        Lang::Ko => format!("{site}의 {} {since} {quantity}입니다.", with_particle(measure, Particle::Topic)),
        Lang::En => format!("{measure} at the {site}: {quantity} {since}."),
    }
}

/// All power, or all of whatever is measured, is cut.
pub fn site_all_cut(lang: Lang, site: &str, measure: &str, since: &str) -> String {
    match lang {
        Lang::Ko => format!("{site}의 {} {since} 모두 끊겨 있습니다.", with_particle(measure, Particle::Topic)),
        Lang::En => format!("{measure} at the {site} has been cut completely {since}."),
    }
}

/// Where a promise stands.
pub fn promise(
    lang: Lang,
    state: PromiseState,
    clock: impl Fn(downboard_core::time::Timestamp) -> String,
    overdue: &str,
) -> String {
    match (lang, state) {
        (Lang::Ko, PromiseState::Undated) => "시각을 밝히지 않음".to_owned(),
        (Lang::En, PromiseState::Undated) => "named no time".to_owned(),
        (Lang::Ko, PromiseState::Waiting) => "조건이 아직 이뤄지지 않음".to_owned(),
        (Lang::En, PromiseState::Waiting) => "what it waits for has not happened".to_owned(),
        (Lang::Ko, PromiseState::Open { due }) => format!("예고한 때는 {}", clock(due)),
        (Lang::En, PromiseState::Open { due }) => format!("due at {}", clock(due)),
        (Lang::Ko, PromiseState::Overdue { due }) => format!("예고한 {}에서 {overdue} 지남", clock(due)),
        (Lang::En, PromiseState::Overdue { due }) => format!("due at {}; {overdue} past", clock(due)),
        (Lang::Ko, PromiseState::Fulfilled { due: Some(due), by }) => {
            format!("예고한 때는 {}, 이뤄진 때는 {}", clock(due), clock(by))
        }
        (Lang::En, PromiseState::Fulfilled { due: Some(due), by }) => {
            format!("due at {}, came true by {}", clock(due), clock(by))
        }
        (Lang::Ko, PromiseState::Fulfilled { due: None, by }) => format!("{}에 이뤄짐", clock(by)),
        (Lang::En, PromiseState::Fulfilled { due: None, by }) => format!("came true by {}", clock(by)),
    }
}

/// How many features fail: 기능 18개 중 3개 멈춤.
pub fn failing_of(lang: Lang, failing: usize, features: usize) -> String {
    match lang {
        Lang::Ko => format!("기능 {features}개 중 {failing}개 멈춤"),
        Lang::En => format!("{failing} of {features} features failing"),
    }
}

/// How many of how many: 123개 중 40개 · 40 of 123.
pub fn of_total(lang: Lang, part: usize, total: usize) -> String {
    match lang {
        Lang::Ko => format!("{total}개 중 {part}개"),
        Lang::En => format!("{part} of {total}"),
    }
}

/// How many things a folded list holds: 출처 119개 · Sources (119).
pub fn counted(lang: Lang, what: &str, count: usize) -> String {
    match lang {
        Lang::Ko => format!("{what} {count}개"),
        Lang::En => format!("{what} ({count})"),
    }
}

/// The moment, in a sentence for a screen reader.
pub fn shown_moment(lang: Lang, moment: &str, zone: &str) -> String {
    match lang {
        Lang::Ko => format!("{moment} {zone} 기준"),
        Lang::En => format!("as of {moment} {zone}"),
    }
}

/// More services are in trouble than fit.
pub fn also_down(lang: Lang, names: &str) -> String {
    match lang {
        Lang::Ko => format!("그 밖에 멈춘 것: {names}"),
        Lang::En => format!("Also in trouble: {names}"),
    }
}

/// How many services are in no trouble, by what is known of them.
pub fn folded(lang: Lang, calm: Calm) -> String {
    let Calm { operational, maintenance, unknown } = calm;
    let maintained = match (lang, maintenance) {
        (_, 0) => String::new(),
        (Lang::Ko, maintenance) => format!(" · 점검 {maintenance}개"),
        (Lang::En, maintenance) => format!(" · {maintenance} under maintenance"),
    };
    match lang {
        Lang::Ko => format!("정상 {operational}개{maintained} · 알 수 없음 {unknown}개"),
        Lang::En => format!("{operational} operational{maintained} · {unknown} unknown"),
    }
}

/// A status and how long it has lasted: 중단 6시간 20분.
pub fn status_lasting(status: &str, lasting: Option<&str>) -> String {
    match lasting {
        Some(lasting) => format!("{status} {lasting}"),
        None => status.to_owned(),
    }
}

/// Published totals in a sentence.
pub fn totals_sentence(lang: Lang, totals: &[String]) -> String {
    match lang {
        Lang::Ko => format!("장애는 {} 이어졌습니다.", totals.join(" 또는 ")),
        Lang::En => format!("They lasted {}.", totals.join(" or ")),
    }
}

/// A promise in a sentence, and by how much it is past due.
pub fn promise_sentence(lang: Lang, by: &str, text: &str, overdue: Option<&str>) -> String {
    match (lang, overdue) {
        (Lang::Ko, None) => format!("{by} 예고: {text}."),
        (Lang::Ko, Some(overdue)) => format!("{by} 예고: {text}. 그 시각에서 {overdue}이 지났습니다."),
        (Lang::En, None) => format!("{by} announced: {text}."),
        (Lang::En, Some(overdue)) => format!("{by} announced: {text}; that is {overdue} past."),
    }
}

/// What to use instead of one service: 카카오 T → 우티.
pub fn instead_pair(lang: Lang, name: &str, alternative: &str) -> String {
    match lang {
        Lang::Ko | Lang::En => format!("{name} → {alternative}"),
    }
}

/// How many of the services in trouble hang on the site.
pub fn hangs_on_site(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Ko => format!("여기에 기댄 {count}개 서비스 장애"),
        Lang::En if count == 1 => "1 service that hangs on it is in trouble".to_owned(),
        Lang::En => format!("{count} services that hang on it are in trouble"),
    }
}

/// What the lane of a site measures: 높이는 전력.
pub fn measured_as(lang: Lang, measure: &str) -> String {
    match lang {
        Lang::Ko => format!("높이는 {measure}"),
        Lang::En => format!("height: {measure}"),
    }
}

/// Services in trouble for which the board knows no alternative.
pub fn without_alternative(lang: Lang, names: &str) -> String {
    match lang {
        Lang::Ko => format!("보증할 만한 대안을 찾지 못한 것: {names}"),
        Lang::En => format!("No alternative that we can vouch for: {names}"),
    }
}

/// How many more there are of a list.
pub fn and_more(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Ko => format!("그 밖에 {count}건"),
        Lang::En => format!("and {count} more"),
    }
}

/// How many services are in trouble: 21개 서비스 장애.
pub fn services_down(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Ko => format!("{count}개 서비스 장애"),
        Lang::En if count == 1 => "1 service in trouble".to_owned(),
        Lang::En => format!("{count} services in trouble"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headline_says_what_and_how_long() {
        let ko = headline_down(Lang::Ko, "카카오톡", Status::MajorOutage, Some("6시간 20분"));
        assert_eq!(ko.plain(), "카카오톡이 6시간 20분째 멈춰 있습니다.");
        let en = headline_down(Lang::En, "KakaoTalk", Status::MajorOutage, Some("6 h 20 min"));
        assert_eq!(en.plain(), "KakaoTalk has been down for 6 h 20 min.");
        let unknown_since = headline_down(Lang::Ko, "카카오T", Status::PartialOutage, None);
        assert_eq!(unknown_since.plain(), "카카오T가 일부 멈춰 있습니다.");
    }

    #[test]
    fn unknown_services_are_named_on_a_calm_day() {
        let calm = |operational, maintenance, unknown| Calm { operational, maintenance, unknown };
        for (known, ko, en) in [
            (calm(9, 0, 0), "모든 서비스가 정상입니다.", "All services are operational."),
            (
                calm(6, 0, 3),
                "알려진 장애가 없습니다. 3개 서비스는 상태를 알 수 없습니다.",
                "Nothing is known to be down. The status of 3 services is unknown.",
            ),
            (
                calm(7, 1, 1),
                "알려진 장애가 없습니다. 1개 서비스는 점검 중입니다. 1개 서비스는 상태를 알 수 없습니다.",
                "Nothing is known to be down. One service is under maintenance. The status of one service is unknown.",
            ),
            (
                calm(0, 0, 9),
                "알려진 장애가 없습니다. 어느 서비스도 상태가 알려지지 않았습니다.",
                "Nothing is known to be down. No service's status is known.",
            ),
        ] {
            assert_eq!([headline_calm(Lang::Ko, known), headline_calm(Lang::En, known)], [ko, en]);
        }
        assert_eq!(headline_restored(Lang::En, calm(8, 1, 0)), "All known failures are over.");
        assert_eq!(folded(Lang::Ko, calm(7, 1, 1)), "정상 7개 · 점검 1개 · 알 수 없음 1개");
        assert_eq!(folded(Lang::En, calm(8, 0, 1)), "8 operational · 1 unknown");
    }

    #[test]
    fn quantities_keep_the_precision_of_their_source() {
        for (value, unit, ko) in [
            (Quantity::Exactly(0), MeasureUnit::Percent, "0%"),
            (Quantity::AtLeast(90), MeasureUnit::Percent, "90% 이상"),
            (Quantity::About(12_000), MeasureUnit::Servers, "3만 2,000대 중 약 1만 2,000대"),
            (Quantity::NotPublished(Change::Rising), MeasureUnit::Percent, "돌아오는 중(수치 공개 안 됨)"),
        ] {
            assert_eq!(quantity(Lang::Ko, value, unit, 32_000), ko);
        }
    }
}
