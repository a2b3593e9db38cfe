//! What is said of announced maintenance.

use downboard_core::model::{Lang, Planned, PlannedState, Zone};
use downboard_core::time::{DAY, MINUTE, Timestamp};

use super::dates::{day_and_clock, short_moment};
use super::durations::duration;

/// From so many days on a delay is told in days: whoever reads it wants to know whether the plan was forgotten.
const DAYS_FROM: i64 = 2;

/// Where a planned window stands; nothing once it is over.
pub fn planned(lang: Lang, planned: Planned, state: PlannedState, zone: &Zone) -> Option<String> {
    let begin = day_and_clock(lang, planned.from, zone);
    let end = planned.to.map(|to| day_and_clock(lang, to, zone));
    Some(match (lang, state) {
        (_, PlannedState::Over) => return None,
        (Lang::Ko, PlannedState::Ahead) => match planned.to {
            Some(to) => format!("{begin}~{} 예정", short_moment(lang, to, planned.from, zone)),
            None => format!("{begin} 시작 예정"),
        },
        (Lang::En, PlannedState::Ahead) => match planned.to {
            Some(to) => format!("planned {begin} to {}", short_moment(lang, to, planned.from, zone)),
            None => format!("planned from {begin}"),
        },
        (Lang::Ko, PlannedState::NotBegun) => format!("{begin}에 시작할 예정이었으나 시작했다는 알림이 없음"),
        (Lang::En, PlannedState::NotBegun) => format!("{}; no word that it has", was_to_begin(lang, &begin)),
        (Lang::Ko, PlannedState::UnderWay) if end.is_none() => format!("{begin} 시작, 종료 시각 미공지"),
        (Lang::En, PlannedState::UnderWay) if end.is_none() => {
            format!("planned from {begin}; no end announced")
        }
        (_, PlannedState::UnderWay) => until(lang, &end.unwrap_or(begin)),
        (_, PlannedState::Overdue(seconds)) => over_time(lang, &end.unwrap_or(begin), seconds),
    })
}

/// The same in short, to stand beside a status: until when it was planned, how far over time it is, or when it was to begin.
pub fn planned_in_short(
    lang: Lang,
    planned: Planned,
    state: PlannedState,
    at: Timestamp,
    zone: &Zone,
) -> Option<String> {
    let moment = |instant| short_moment(lang, instant, at, zone);
    match state {
        PlannedState::Ahead | PlannedState::Over => None,
        PlannedState::NotBegun => Some(was_to_begin(lang, &moment(planned.from))),
        PlannedState::UnderWay => Some(until(lang, &moment(planned.to?))),
        PlannedState::Overdue(seconds) => Some(over_time(lang, &moment(planned.to?), seconds)),
    }
}

fn was_to_begin(lang: Lang, begin: &str) -> String {
    match lang {
        Lang::Ko => format!("{begin}에 시작할 예정이었음"),
        Lang::En => format!("was to begin at {begin}"),
    }
}

fn until(lang: Lang, end: &str) -> String {
    match lang {
        Lang::Ko => format!("{end}까지 예정"),
        Lang::En => format!("planned until {end}"),
    }
}

fn over_time(lang: Lang, end: &str, seconds: i64) -> String {
    let (until, delay) = (until(lang, end), delay(lang, seconds));
    match lang {
        // Within the minute that it names it is not over time.
        _ if seconds < MINUTE => until,
        Lang::Ko => format!("{until}, {delay} 넘김"),
        Lang::En => format!("{until}; overdue by {delay}"),
    }
}

/// How far something is over its time: 40분 · 3일.
fn delay(lang: Lang, seconds: i64) -> String {
    let days = seconds / DAY;
    match lang {
        _ if days < DAYS_FROM => duration(lang, seconds / MINUTE),
        Lang::Ko => format!("{days}일"),
        Lang::En => format!("{days} days"),
    }
}

/// The day and time of what was seen for the first time, or again after a time in which nobody looked.
pub fn seen(lang: Lang, at: &str, is_first: bool) -> String {
    match (lang, is_first) {
        (Lang::Ko, true) => format!("{at} 처음 확인"),
        (Lang::En, true) => format!("first seen {at}"),
        (Lang::Ko, false) => format!("{at} 다시 확인"),
        (Lang::En, false) => format!("seen again {at}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::time::{HOUR, Offset};

    #[test]
    fn a_window_that_is_over_time_says_by_how_much() {
        let zone = Zone::fixed(Offset::UTC, "UTC");
        let at = |second| Timestamp::from_second(second).expect("a small number");
        let window = Planned { from: at(1_795_568_400), to: Some(at(1_795_568_400 + 2 * HOUR)) };
        for (state, ko, en) in [
            (
                PlannedState::Overdue(3 * DAY + 10 * HOUR),
                "2026년 11월 25일(수) 03:00까지 예정, 3일 넘김",
                "planned until Wed 25 Nov 2026, 03:00; overdue by 3 days",
            ),
            (
                PlannedState::Overdue(40 * MINUTE),
                "2026년 11월 25일(수) 03:00까지 예정, 40분 넘김",
                "planned until Wed 25 Nov 2026, 03:00; overdue by 40\u{a0}min",
            ),
            (
                PlannedState::NotBegun,
                "2026년 11월 25일(수) 01:00에 시작할 예정이었으나 시작했다는 알림이 없음",
                "was to begin at Wed 25 Nov 2026, 01:00; no word that it has",
            ),
            (PlannedState::Ahead, "2026년 11월 25일(수) 01:00~03:00 예정", "planned Wed 25 Nov 2026, 01:00 to 03:00"),
            (PlannedState::UnderWay, "2026년 11월 25일(수) 03:00까지 예정", "planned until Wed 25 Nov 2026, 03:00"),
            (PlannedState::Overdue(59), "2026년 11월 25일(수) 03:00까지 예정", "planned until Wed 25 Nov 2026, 03:00"),
        ] {
            assert_eq!(planned(Lang::Ko, window, state, &zone).as_deref(), Some(ko));
            assert_eq!(planned(Lang::En, window, state, &zone).as_deref(), Some(en));
        }
        assert_eq!(planned(Lang::En, window, PlannedState::Over, &zone), None);
    }

    #[test]
    fn beside_a_status_a_window_is_told_in_short() {
        let zone = Zone::fixed(Offset::UTC, "UTC");
        let at = |second| Timestamp::from_second(second).expect("a small number");
        let begin = 1_795_568_400;
        let end = begin + 2 * HOUR;
        let window = Planned { from: at(begin), to: Some(at(end)) };
        let endless = Planned { to: None, ..window };
        for (window, state, moment, ko, en) in [
            (window, PlannedState::UnderWay, begin + HOUR, Some("03:00까지 예정"), Some("planned until 03:00")),
            (endless, PlannedState::UnderWay, begin + HOUR, None, None),
            (
                window,
                PlannedState::Overdue(3 * DAY),
                end + 3 * DAY,
                Some("11월 25일 03:00까지 예정, 3일 넘김"),
                Some("planned until 25 Nov 03:00; overdue by 3 days"),
            ),
            (
                endless,
                PlannedState::NotBegun,
                begin + HOUR,
                Some("01:00에 시작할 예정이었음"),
                Some("was to begin at 01:00"),
            ),
            (window, PlannedState::Ahead, begin - HOUR, None, None),
            (window, PlannedState::Over, end + HOUR, None, None),
        ] {
            let said = |lang| planned_in_short(lang, window, state, at(moment), &zone);
            assert_eq!((said(Lang::Ko).as_deref(), said(Lang::En).as_deref()), (ko, en), "{state:?}");
        }
    }

    #[test]
    fn what_is_seen_for_the_first_time_has_no_other_bound() {
        assert_eq!(seen(Lang::En, "Wed 25 Nov, 01:00", true), "first seen Wed 25 Nov, 01:00");
        assert_eq!(seen(Lang::Ko, "11월 25일(수) 01:00", true), "11월 25일(수) 01:00 처음 확인");
        assert_eq!(seen(Lang::En, "Wed 25 Nov, 01:00", false), "seen again Wed 25 Nov, 01:00");
    }
}
