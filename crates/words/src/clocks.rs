//! Whose clock is wrong.

use downboard_core::model::Lang;
use downboard_core::time::MINUTE;

use super::durations::duration;

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
