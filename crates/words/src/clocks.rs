//! On whose clocks times are said, and whose clock is wrong.

use downboard_core::model::Lang;
use downboard_core::time::{HOUR, MINUTE, Offset};

use super::durations::duration;

/// The name of a zone of which only the distance from UTC is known: UTC, UTC+9, UTC−3:30.
pub fn utc_label(offset: Offset) -> String {
    let seconds = offset.seconds();
    let (hours, minutes) = (seconds.abs() / HOUR, seconds.abs() % HOUR / MINUTE);
    let sign = if seconds < 0 { '\u{2212}' } else { '+' };
    match (hours, minutes) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

/// In which zone the times are.
pub fn on_clocks_of(lang: Lang, label: &str) -> String {
    match lang {
        Lang::Ko => format!("시각은 {label} 기준입니다."),
        Lang::En => format!("Times are in {label}."),
    }
}

/// That they are in the zone of the reader.
pub fn on_own_clocks(lang: Lang, label: &str) -> String {
    match lang {
        Lang::Ko => format!("시각은 이 기기의 시간대({label}) 기준입니다."),
        Lang::En => format!("Times are in your time zone ({label})."),
    }
}

/// The way to times in a zone.
pub fn to_clocks_of(lang: Lang, label: &str) -> String {
    match lang {
        Lang::Ko => format!("{label} 기준으로 보기"),
        Lang::En => format!("Show times in {label}"),
    }
}

/// The way to times in the zone of the reader.
pub fn to_own_clocks(lang: Lang, label: &str) -> String {
    match lang {
        Lang::Ko => format!("내 시간대({label}) 기준으로 보기"),
        Lang::En => format!("Show times in your time zone ({label})"),
    }
}

/// The device's clock is slow by so many seconds; fast where they are negative.
pub fn clock_of_device(lang: Lang, slow_seconds: i64) -> String {
    let by = duration(lang, slow_seconds.saturating_abs() / MINUTE);
    match (lang, slow_seconds > 0) {
        (Lang::Ko, true) => format!("이 기기의 시계가 {by} 늦습니다. 시각은 사이트의 시계를 따릅니다."),
        (Lang::Ko, false) => format!("이 기기의 시계가 {by} 빠릅니다. 시각은 사이트의 시계를 따릅니다."),
        (Lang::En, true) => format!("This device’s clock is {by} slow; times follow the site’s clock."),
        (Lang::En, false) => format!("This device’s clock is {by} fast; times follow the site’s clock."),
    }
}

/// A feed dates itself so many seconds ahead.
pub fn clock_of_feed(lang: Lang, feed: &str, ahead_seconds: i64) -> String {
    let by = duration(lang, ahead_seconds / MINUTE);
    match lang {
        Lang::Ko => format!("‘{feed}’의 날짜가 현재 시각보다 {by} 앞섭니다. 시각은 이 날짜를 따르지 않습니다."),
        Lang::En => format!("“{feed}” is dated {by} ahead of now; times do not follow it."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_without_a_name_is_named_by_its_distance() {
        let label = |seconds| utc_label(Offset::from_seconds(seconds).expect("a distance"));
        for (seconds, expected) in
            [(0, "UTC"), (9 * HOUR, "UTC+9"), (-3 * HOUR - 30 * MINUTE, "UTC\u{2212}3:30"), (20_700, "UTC+5:45")]
        {
            assert_eq!(label(seconds), expected);
        }
    }

    #[test]
    fn a_wrong_clock_is_said_with_its_distance() {
        for (seconds, ko, en) in [
            (14 * 86_400, "이 기기의 시계가 14일 늦습니다.", "This device’s clock is 14 days slow;"),
            (-86_400, "이 기기의 시계가 24시간 빠릅니다.", "This device’s clock is 24 h fast;"),
            (-61, "이 기기의 시계가 1분 빠릅니다.", "This device’s clock is 1 min fast;"),
        ] {
            assert!(clock_of_device(Lang::Ko, seconds).starts_with(ko));
            assert!(clock_of_device(Lang::En, seconds).replace('\u{a0}', " ").starts_with(en));
        }
        assert_eq!(
            clock_of_feed(Lang::En, "Acme", 26_000 * 86_400),
            "“Acme” is dated 26000 days ahead of now; times do not follow it."
        );
    }
}
