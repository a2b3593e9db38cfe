//! The sentences at the head of a board: what is down and how many it hits, or that nothing is, and what is known of why.

use crate::numbers;
use downboard_core::model::{Change, Lang, Status};
use downboard_core::view::{Blindness, Calm, Sight, Silence};
use downboard_estimate::Figure;

use super::durations::duration;
use super::particles::{Particle, with_particle};
use super::words::words;

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
                Status::Degraded => "제대로 작동하지 않고 있습니다.",
                Status::Maintenance => "점검 중입니다.",
                Status::Operational => "정상 작동하고 있습니다.",
                Status::Unknown => "확인되지 않고 있습니다.",
            };
            let subject = match status {
                Status::Unknown => format!("{name} 작동 여부가"),
                _ => with_particle(name, Particle::Subject),
            };
            Emphasised {
                before: format!("{subject} "),
                strong: lasting.map(|lasting| format!("{lasting}째")).unwrap_or_default(),
                after: format!("{}{state}", if lasting.is_some() { " " } else { "" }),
            }
        }
        Lang::En => {
            let state = match status {
                Status::MajorOutage => " has been down",
                Status::PartialOutage => " has been partly down",
                Status::Degraded => " has had intermittent problems",
                Status::Maintenance => " has been under maintenance",
                Status::Operational => " has been working",
                Status::Unknown => ": status unknown",
            };
            Emphasised {
                before: format!("{name}{state}{}", if lasting.is_some() { " for " } else { "" }),
                strong: lasting.unwrap_or_default().to_owned(),
                after: ".".to_owned(),
            }
        }
    }
}

/// What has had trouble for longer than in the grade of now: 카카오톡이 10시간 38분째 장애를 겪고 있습니다(01:31부터 일부 중단).
pub fn headline_changed(lang: Lang, name: &str, status: Status, lasting: &str, since: &str) -> Emphasised {
    let now = words(lang).status(status);
    match lang {
        Lang::Ko => Emphasised {
            before: format!("{} ", with_particle(name, Particle::Subject)),
            strong: format!("{lasting}째"),
            after: format!(" 장애를 겪고 있습니다({since} {now})."),
        },
        Lang::En => Emphasised {
            before: format!("{name} has had an outage for "),
            strong: lasting.to_owned(),
            after: format!(", {now} {since}."),
        },
    }
}

/// How many people it affected, as the estimate that it is: 최근 1시간 동안 약 1,700만~2,700만 명이 장애를 겪은 것으로
/// 추정됩니다. A range stands out so that it can be kept on one line; an order of magnitude is words and may break.
pub fn headline_people(lang: Lang, figure: &Figure) -> Option<Emphasised> {
    let range = figure.range().filter(|range| range.p95 > 0)?;
    let number = numbers::range(lang, range);
    Some(match (lang, range.is_order_of_magnitude()) {
        (Lang::Ko, false) => Emphasised {
            before: "최근 1시간 동안 약 ".to_owned(),
            strong: numbers::with_counter(&number, "명"),
            after: "이 장애를 겪은 것으로 추정됩니다.".to_owned(),
        },
        (Lang::Ko, true) => Emphasised {
            before: format!(
                "최근 1시간 동안 {} 장애를 겪은 것으로 추정됩니다.",
                numbers::with_counter(&number, "명이")
            ),
            strong: String::new(),
            after: String::new(),
        },
        (Lang::En, false) => Emphasised {
            before: "An estimated ".to_owned(),
            strong: format!("{number} people"),
            after: " were affected in the last hour.".to_owned(),
        },
        (Lang::En, true) => Emphasised {
            before: format!("{} people are estimated to have been affected in the last hour.", capitalised(&number)),
            strong: String::new(),
            after: String::new(),
        },
    })
}

/// Words at the head of a sentence or a line.
pub fn capitalised(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().into_iter().flat_map(char::to_uppercase).chain(rest).collect()
}

/// That nothing is in trouble as far as the statuses are known, and then what else is known of them. Only where one is.
pub fn headline_calm(lang: Lang, calm: Calm) -> (String, String) {
    let known = match (lang, calm.sight()) {
        (Lang::Ko, Sight::Clear) if calm.is_all_well() => match calm.all() {
            1 => "서비스가 정상입니다.".to_owned(),
            all => format!("서비스 {all}개가 모두 정상입니다."),
        },
        (Lang::En, Sight::Clear) if calm.is_all_well() => match calm.all() {
            1 => "The service is operational.".to_owned(),
            all => format!("All {all} services are operational."),
        },
        (Lang::Ko, Sight::Clear) => "확인된 장애가 없습니다.".to_owned(),
        (Lang::En, Sight::Clear) => "Nothing is known to be down.".to_owned(),
        (_, Sight::PartlyBlind | Sight::Blind) => format!("{}.", seen(lang, calm)),
    };
    let maintained = match (lang, calm.maintenance) {
        (_, 0) => String::new(),
        (Lang::Ko, maintenance) => format!("서비스 {maintenance}개는 점검 중입니다. "),
        (Lang::En, 1) => "One service is under maintenance. ".to_owned(),
        (Lang::En, maintenance) => format!("{maintenance} services are under maintenance. "),
    };
    (known, maintained + &unknown_services(lang, calm.unknown))
}

/// How many of all services work while some are in trouble, how many are under maintenance, and of how many nothing is known: the
/// first sentence of a live board.
pub fn working_of(lang: Lang, calm: Calm, all: usize) -> String {
    let Calm { operational: working, maintenance, unknown } = calm;
    match lang {
        Lang::Ko => {
            let first = match working {
                0 if unknown > 0 => "정상으로 확인된 서비스가 없".to_owned(),
                0 => "정상인 서비스가 없".to_owned(),
                working => format!("서비스 {all}개 가운데 {working}개가 정상이"),
            };
            match (maintenance, unknown) {
                (0, 0) if working > 0 => first.replace("정상이", "정상입니다."),
                (0, 0) => format!("{first}습니다."),
                (maintenance, 0) => format!("{first}고 {maintenance}개는 점검 중입니다."),
                (0, unknown) => format!("{first}고 {unknown}개는 확인되지 않습니다."),
                (maintenance, unknown) => {
                    format!("{first}고 {maintenance}개는 점검 중, {unknown}개는 확인되지 않습니다.")
                }
            }
        }
        Lang::En => {
            let first = match working {
                0 if unknown > 0 => "No service is known to be operational".to_owned(),
                0 => "No service is operational".to_owned(),
                1 => format!("One of {all} services is operational"),
                working => format!("{working} of {all} services are operational"),
            };
            let also = |count: usize, what: &str| match count {
                0 => String::new(),
                count => format!(", {count} {what}"),
            };
            format!("{first}{}{}.", also(maintenance, "under maintenance"), also(unknown, "unknown"))
        }
    }
}

/// Of how many services no outage is known: the words of a board that sees a part of what it watches.
fn seen(lang: Lang, calm: Calm) -> String {
    let (known, all) = (calm.known(), calm.all());
    match lang {
        Lang::Ko => format!("서비스 {all}개 가운데 확인된 {known}개에는 장애가 없습니다"),
        Lang::En => format!("No outage at the {known} of {all} services that can be checked"),
    }
}

fn unknown_services(lang: Lang, unknown: usize) -> String {
    match (lang, unknown) {
        (_, 0) => String::new(),
        (Lang::Ko, unknown) => format!("서비스 {unknown}개는 상태를 확인할 수 없습니다."),
        (Lang::En, 1) => "The status of one service is unknown.".to_owned(),
        (Lang::En, unknown) => format!("The status of {unknown} services is unknown."),
    }
}

/// What stands where the headline would be too long: in the title, the head of the wall, the first answer.
pub fn calm_in_short(lang: Lang, calm: Calm, silence: Option<Silence>) -> String {
    if let (Sight::Blind, Some(silence)) = (calm.sight(), silence) {
        let lasting = duration(lang, silence.minutes);
        return match lang {
            Lang::Ko => format!("{lasting}째 확인된 정보 없음"),
            Lang::En => format!("Nothing known for {lasting}"),
        };
    }
    match (lang, calm.sight()) {
        (Lang::Ko, Sight::Clear) => "확인된 장애 없음".to_owned(),
        (Lang::En, Sight::Clear) => "Nothing known to be down".to_owned(),
        (Lang::Ko, Sight::PartlyBlind) => format!("{}개 중 확인된 {}개에 장애 없음", calm.all(), calm.known()),
        (Lang::En, Sight::PartlyBlind) => format!("{} of {} known, none down", calm.known(), calm.all()),
        (Lang::Ko, Sight::Blind) => "확인된 정보 없음".to_owned(),
        (Lang::En, Sight::Blind) => "Nothing is known".to_owned(),
    }
}

/// That nothing is known, and why, and for how long.
pub fn headline_blind(lang: Lang, why: Blindness, silence: Option<Silence>) -> (String, String) {
    let nothing = match lang {
        Lang::Ko => "지금은 확인된 정보가 없습니다.",
        Lang::En => "Nothing is known right now.",
    };
    let why = match (lang, why) {
        (Lang::Ko, Blindness::NoFeedRead { .. }) => match silence {
            Some(Silence { feeds: 1, minutes, .. }) => {
                format!("{}째 피드를 읽지 못하고 있습니다.", duration(lang, minutes))
            }
            Some(Silence { feeds, minutes, .. }) => {
                format!("{}째 피드 {feeds}개를 하나도 읽지 못하고 있습니다.", duration(lang, minutes))
            }
            None => "읽을 수 있는 피드가 없습니다.".to_owned(),
        },
        (Lang::En, Blindness::NoFeedRead { .. }) => match silence {
            Some(Silence { feeds: 1, minutes, .. }) => {
                format!("The feed has not been read for {}.", duration(lang, minutes))
            }
            Some(Silence { feeds, minutes, .. }) => {
                format!("None of the {feeds} feeds has been read for {}.", duration(lang, minutes))
            }
            None => "No feed can be read.".to_owned(),
        },
        (Lang::Ko, Blindness::NotYetRead) => "아직 읽은 피드가 없습니다.".to_owned(),
        (Lang::En, Blindness::NotYetRead) => "No feed has been read yet.".to_owned(),
        (Lang::Ko, Blindness::NothingSaid) => "상태가 확인된 서비스가 없습니다.".to_owned(),
        (Lang::En, Blindness::NothingSaid) => "No service’s status is known.".to_owned(),
    };
    (nothing.to_owned(), why)
}

/// Everything is back, or nothing is known not to be, and of how many services nothing is known.
pub fn headline_restored(lang: Lang, calm: Calm) -> (&'static str, String) {
    let over = match (lang, calm.is_all_well()) {
        (Lang::Ko, true) => "모든 서비스가 복구됐습니다.",
        (Lang::Ko, false) => "확인된 장애는 모두 복구됐습니다.",
        (Lang::En, true) => "All services have been restored.",
        (Lang::En, false) => "All known outages have ended.",
    };
    (over, unknown_services(lang, calm.unknown))
}

/// How long the outage took, by whose count: 카카오 집계로 127시간 30분.
pub fn total(lang: Lang, minutes: u64, by: &str) -> String {
    let minutes = i64::try_from(minutes).unwrap_or(i64::MAX);
    match lang {
        Lang::Ko => format!("{by} 집계로 {}", duration(lang, minutes)),
        // The count of whom, without an article: not every publisher is one of a name.
        Lang::En => format!("{} ({by} count)", duration(lang, minutes)),
    }
}

/// Published totals in a sentence.
pub fn totals_sentence(lang: Lang, totals: &[String]) -> String {
    match lang {
        Lang::Ko => format!("장애는 {} 이어졌습니다.", totals.join(", ")),
        Lang::En => format!("The outage lasted {}.", totals.join(", ")),
    }
}

/// A site's measure in a sentence: SK 판교 데이터센터 전력은 16:52부터 0%입니다. A line does not break after the quantity.
pub fn site_sentence(lang: Lang, site: &str, measure: &str, since: &str, quantity: &str) -> String {
    match lang {
        Lang::Ko => format!("{site}의 {} {since} {quantity}\u{2060}입니다.", with_particle(measure, Particle::Topic)),
        Lang::En => format!("{measure} at the {site}: {quantity} {since}."),
    }
}

/// A measure of which nobody says how much there is: 전력은 01:30부터 복구되고 있습니다(수치 미공개).
pub fn site_not_published(lang: Lang, site: &str, measure: &str, since: &str, change: Change) -> String {
    match lang {
        Lang::Ko => {
            let state = match change {
                Change::Falling => "일부 끊긴 상태입니다",
                Change::Rising => "복구되고 있습니다",
            };
            format!("{site}의 {} {since} {state}(수치 미공개).", with_particle(measure, Particle::Topic))
        }
        Lang::En => {
            let state = match change {
                Change::Falling => "partly lost",
                Change::Rising => "coming back",
            };
            format!("{measure} at the {site}: {state} (amount not published) {since}.")
        }
    }
}

/// All power, or all of whatever is measured, is cut.
pub fn site_all_cut(lang: Lang, site: &str, measure: &str, since: &str) -> String {
    match lang {
        Lang::Ko => format!("{site}의 {} {since} 전면 차단된 상태입니다.", with_particle(measure, Particle::Topic)),
        Lang::En => format!("{measure} at the {site} has been cut completely {since}."),
    }
}

/// A promise in a sentence, and by how much it is past due.
pub fn promise_sentence(lang: Lang, by: &str, text: &str, overdue: Option<&str>) -> String {
    match (lang, overdue) {
        (Lang::Ko, None) => format!("{by} 예고: {text}."),
        (Lang::Ko, Some(overdue)) => format!("{by} 예고: {text}. 예고한 시각을 {overdue} 넘겼습니다."),
        (Lang::En, None) => format!("{by} announced: {text}."),
        (Lang::En, Some(overdue)) => format!("{by} announced: {text}. That deadline passed {overdue} ago."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::time::Timestamp;
    use downboard_estimate::{EstimateGrade, FigureUnit, Input, Range};

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
    fn a_measure_without_a_figure_is_a_sentence_too() {
        let said = |lang, change| site_not_published(lang, "SK", "전력", "01:30부터", change);
        assert_eq!(said(Lang::Ko, Change::Rising), "SK의 전력은 01:30부터 복구되고 있습니다(수치 미공개).");
        assert_eq!(said(Lang::Ko, Change::Falling), "SK의 전력은 01:30부터 일부 끊긴 상태입니다(수치 미공개).");
    }

    #[test]
    fn ten_hours_of_trouble_are_not_said_to_be_the_last_half_hour_of_it() {
        let said =
            |lang, name, lasting, since| headline_changed(lang, name, Status::PartialOutage, lasting, since).plain();
        assert_eq!(
            said(Lang::En, "Talk", "10 h 38 min", "since 01:31"),
            "Talk has had an outage for 10 h 38 min, partly down since 01:31."
        );
        assert_eq!(
            said(Lang::Ko, "톡", "10시간 38분", "01:31부터"),
            "톡이 10시간 38분째 장애를 겪고 있습니다(01:31부터 일부 중단)."
        );
    }

    #[test]
    fn a_number_of_people_is_said_to_be_an_estimate() {
        let few = Range {
            p5: 0,
            p50: 3,
            p95: 8,
            unit: FigureUnit::People,
            grade: EstimateGrade::D,
            dominated_by: Input::Audience,
        };
        let many = Range { p5: 17_900_000, p50: 21_600_000, p95: 26_200_000, ..few };
        for (range, ko, en) in [
            (
                few,
                "최근 1시간 동안 몇 명이 장애를 겪은 것으로 추정됩니다.",
                "A few people are estimated to have been affected in the last hour.",
            ),
            (
                many,
                "최근 1시간 동안 약 1,700만~2,700만 명이 장애를 겪은 것으로 추정됩니다.",
                "An estimated 17–27 million people were affected in the last hour.",
            ),
        ] {
            let said = |lang| headline_people(lang, &Figure::Estimated(range)).map(|people| people.plain());
            assert_eq!(said(Lang::Ko).as_deref(), Some(ko));
            assert_eq!(said(Lang::En).as_deref(), Some(en));
        }
    }

    #[test]
    fn a_headline_says_every_status_with_and_without_its_age() {
        let said = |lang, name, status, lasting| headline_down(lang, name, status, lasting).plain();
        for (status, ko, en) in [
            (Status::Operational, "톡이 2시간째 정상 작동하고 있습니다.", "Talk has been working for 2 h."),
            (
                Status::Degraded,
                "톡이 2시간째 제대로 작동하지 않고 있습니다.",
                "Talk has had intermittent problems for 2 h.",
            ),
            (Status::Maintenance, "톡이 2시간째 점검 중입니다.", "Talk has been under maintenance for 2 h."),
            (Status::Unknown, "톡 작동 여부가 2시간째 확인되지 않고 있습니다.", "Talk: status unknown for 2 h."),
        ] {
            assert_eq!(said(Lang::Ko, "톡", status, Some("2시간")), ko);
            assert_eq!(said(Lang::En, "Talk", status, Some("2 h")), en);
        }
        assert_eq!(said(Lang::Ko, "톡", Status::Unknown, None), "톡 작동 여부가 확인되지 않고 있습니다.");
        assert_eq!(said(Lang::En, "Talk", Status::Unknown, None), "Talk: status unknown.");
    }

    #[test]
    fn an_outage_that_is_over_lasted_and_its_services_did_not() {
        let said =
            |lang, by: [&str; 2]| totals_sentence(lang, &by.map(|by| total(lang, 120, by))).replace('\u{a0}', " ");
        assert_eq!(said(Lang::En, ["Harbour", "Ferry"]), "The outage lasted 2 h (Harbour count), 2 h (Ferry count).");
        assert_eq!(said(Lang::Ko, ["항구", "페리"]), "장애는 항구 집계로 2시간, 페리 집계로 2시간 이어졌습니다.");
    }

    #[test]
    fn where_nothing_is_known_no_word_says_that_nothing_is_down() {
        let since = Timestamp::EPOCH;
        for why in [Blindness::NotYetRead, Blindness::NoFeedRead { since: None }, Blindness::NothingSaid] {
            for (lang, calm) in [(Lang::Ko, "장애가 없"), (Lang::En, "down")] {
                for silence in [None, Some(Silence { feeds: 12, since, minutes: 41 })] {
                    let (first, second) = headline_blind(lang, why, silence);
                    assert!(!first.contains(calm) && !second.contains(calm), "{first} {second}");
                    assert!(!calm_in_short(lang, Calm { unknown: 9, ..Calm::default() }, silence).contains(calm));
                }
            }
        }
        let lost = Blindness::NoFeedRead { since: Some(since) };
        for (feeds, ko, en) in [
            (12, "41분째 피드 12개를 하나도 읽지 못하고 있습니다.", "None of the 12 feeds has been read for 41 min."),
            (1, "41분째 피드를 읽지 못하고 있습니다.", "The feed has not been read for 41 min."),
        ] {
            let silence = Some(Silence { feeds, since, minutes: 41 });
            let said = |lang| headline_blind(lang, lost, silence).1.replace('\u{a0}', " ");
            assert_eq!([said(Lang::Ko), said(Lang::En)], [ko, en]);
        }
    }

    #[test]
    fn a_live_board_counts_what_works_and_what_is_unknown() {
        for (operational, maintenance, unknown, ko, en) in [
            (28, 0, 0, "서비스 30개 가운데 28개가 정상입니다.", "28 of 30 services are operational."),
            (
                23,
                0,
                5,
                "서비스 30개 가운데 23개가 정상이고 5개는 확인되지 않습니다.",
                "23 of 30 services are operational, 5 unknown.",
            ),
            (
                27,
                1,
                0,
                "서비스 30개 가운데 27개가 정상이고 1개는 점검 중입니다.",
                "27 of 30 services are operational, 1 under maintenance.",
            ),
            (
                1,
                2,
                3,
                "서비스 30개 가운데 1개가 정상이고 2개는 점검 중, 3개는 확인되지 않습니다.",
                "One of 30 services is operational, 2 under maintenance, 3 unknown.",
            ),
            (0, 0, 0, "정상인 서비스가 없습니다.", "No service is operational."),
            (
                0,
                0,
                28,
                "정상으로 확인된 서비스가 없고 28개는 확인되지 않습니다.",
                "No service is known to be operational, 28 unknown.",
            ),
        ] {
            let calm = Calm { operational, maintenance, unknown };
            assert_eq!([working_of(Lang::Ko, calm, 30), working_of(Lang::En, calm, 30)], [ko, en]);
        }
    }

    #[test]
    fn a_board_that_sees_a_part_says_of_how_many_it_speaks() {
        let calm = |operational, maintenance, unknown| Calm { operational, maintenance, unknown };
        for (known, ko, en) in [
            (calm(9, 0, 0), "서비스 9개가 모두 정상입니다.", "All 9 services are operational."),
            (calm(1, 0, 0), "서비스가 정상입니다.", "The service is operational."),
            (
                calm(6, 0, 3),
                "서비스 9개 가운데 확인된 6개에는 장애가 없습니다. 서비스 3개는 상태를 확인할 수 없습니다.",
                "No outage at the 6 of 9 services that can be checked. The status of 3 services is unknown.",
            ),
            (
                calm(7, 1, 1),
                "서비스 9개 가운데 확인된 8개에는 장애가 없습니다. 서비스 1개는 점검 중입니다. 서비스 1개는 상태를 확인할 수 없습니다.",
                "No outage at the 8 of 9 services that can be checked. One service is under maintenance. The status of one \
                 service is unknown.",
            ),
            (
                calm(8, 1, 0),
                "확인된 장애가 없습니다. 서비스 1개는 점검 중입니다.",
                "Nothing is known to be down. One service is under maintenance.",
            ),
        ] {
            let said = |lang| {
                let (known, rest) = headline_calm(lang, known);
                format!("{known} {rest}").trim_end().to_owned()
            };
            assert_eq!([said(Lang::Ko), said(Lang::En)], [ko, en]);
        }
        assert_eq!(headline_restored(Lang::En, calm(9, 0, 0)), ("All services have been restored.", String::new()));
        for known in [calm(8, 1, 0), calm(8, 0, 1), calm(0, 0, 0)] {
            assert_eq!(headline_restored(Lang::En, known).0, "All known outages have ended.");
        }
    }
}
