//! The sentences at the head of a board: what is down and how many it hits, or that nothing is, and what is known of why.

use downboard_core::estimate::Figure;
use downboard_core::model::{Lang, Status};
use downboard_core::numbers;
use downboard_core::view::Calm;

use super::durations::duration;
use super::particles::{Particle, with_particle};

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

/// Nothing is known to be down, and then what is known of the rest.
pub fn headline_calm(lang: Lang, calm: Calm) -> (&'static str, String) {
    let Calm { operational, maintenance, unknown } = calm;
    let known = match (lang, calm.is_all_well()) {
        (Lang::Ko, true) => "모든 서비스가 정상입니다.",
        (Lang::En, true) => "All services are operational.",
        (Lang::Ko, false) => "알려진 장애가 없습니다.",
        (Lang::En, false) => "Nothing is known to be down.",
    };
    let maintained = match (lang, maintenance) {
        (_, 0) => String::new(),
        (Lang::Ko, maintenance) => format!("{maintenance}개 서비스는 점검 중입니다. "),
        (Lang::En, 1) => "One service is under maintenance. ".to_owned(),
        (Lang::En, maintenance) => format!("{maintenance} services are under maintenance. "),
    };
    let unknown = match (lang, unknown) {
        (Lang::Ko, _) if operational + maintenance == 0 => "어느 서비스도 상태가 알려지지 않았습니다.".to_owned(),
        (Lang::En, _) if operational + maintenance == 0 => "No service's status is known.".to_owned(),
        (_, 0) => String::new(),
        (Lang::Ko, unknown) => format!("{unknown}개 서비스는 상태를 알 수 없습니다."),
        (Lang::En, 1) => "The status of one service is unknown.".to_owned(),
        (Lang::En, unknown) => format!("The status of {unknown} services is unknown."),
    };
    (known, maintained + &unknown)
}

/// Everything is back, or nothing is known not to be.
pub fn headline_restored(lang: Lang, calm: Calm) -> &'static str {
    match (lang, calm.is_all_well()) {
        (Lang::Ko, true) => "모든 서비스가 복구됐습니다.",
        (Lang::Ko, false) => "알려진 장애가 모두 끝났습니다.",
        (Lang::En, true) => "All services have been restored.",
        (Lang::En, false) => "All known failures are over.",
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

/// Published totals in a sentence.
pub fn totals_sentence(lang: Lang, totals: &[String]) -> String {
    match lang {
        Lang::Ko => format!("장애는 {} 이어졌습니다.", totals.join(" 또는 ")),
        Lang::En => format!("They lasted {}.", totals.join(" or ")),
    }
}

/// A site's measure in a sentence: SK 판교 데이터센터 전력은 16:52부터 0%입니다. A line does not break after the quantity.
pub fn site_sentence(lang: Lang, site: &str, measure: &str, since: &str, quantity: &str) -> String {
    match lang {
        Lang::Ko => format!("{site}의 {} {since} {quantity}\u{2060}입니다.", with_particle(measure, Particle::Topic)),
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

/// A promise in a sentence, and by how much it is past due.
pub fn promise_sentence(lang: Lang, by: &str, text: &str, overdue: Option<&str>) -> String {
    match (lang, overdue) {
        (Lang::Ko, None) => format!("{by} 예고: {text}."),
        (Lang::Ko, Some(overdue)) => format!("{by} 예고: {text}. 그 시각에서 {overdue}이 지났습니다."),
        (Lang::En, None) => format!("{by} announced: {text}."),
        (Lang::En, Some(overdue)) => format!("{by} announced: {text}; that is {overdue} past."),
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
            (
                calm(0, 0, 0),
                "알려진 장애가 없습니다. 어느 서비스도 상태가 알려지지 않았습니다.",
                "Nothing is known to be down. No service's status is known.",
            ),
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
            let said = |lang| {
                let (known, rest) = headline_calm(lang, known);
                format!("{known} {rest}").trim_end().to_owned()
            };
            assert_eq!([said(Lang::Ko), said(Lang::En)], [ko, en]);
        }
        assert_eq!(headline_restored(Lang::En, calm(9, 0, 0)), "All services have been restored.");
        for known in [calm(8, 1, 0), calm(8, 0, 1), calm(0, 0, 0)] {
            assert_eq!(headline_restored(Lang::En, known), "All known failures are over.");
        }
    }
}
