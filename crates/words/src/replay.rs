//! What a replay says: how fast it goes, and what happened last.

use downboard_core::model::{Lang, When, Zone};
use downboard_core::time::{MINUTE, Timestamp};

use super::dates::short_moment;
use super::durations::duration;
use super::sentences::{BETWEEN, bounds};
use super::table::word_table;

word_table! {
    /// The fixed words of it.
    ReplayWords, replay_words:
    speed: "재생 속도", "Speed";
    real_time: "실시간", "Real time";
    nothing_yet: "이 기간에는 아직 기록된 변화가 없습니다.", "No change is on record in this period yet.";
}

/// How fast a replay goes, in seconds of the board for each second: 초당 15분 · 15 min a second.
pub fn replay_speed(lang: Lang, seconds: i64) -> String {
    if seconds < MINUTE {
        return replay_words(lang).real_time.to_owned();
    }
    let length = duration(lang, seconds / MINUTE);
    match lang {
        Lang::Ko => format!("초당 {length}"),
        Lang::En => format!("{length} a second"),
    }
}

/// When something happened, as closely as is known, beside a moment of the same board: 15:27~21:50.
pub fn happened_when(lang: Lang, when: When, moment: Timestamp, zone: &Zone) -> String {
    let short = |at| short_moment(lang, at, moment, zone);
    match (lang, when) {
        (_, When::At(at)) => short(at),
        (_, When::Between { from, to }) => bounds(lang, &short(from), &short_moment(lang, to, from, zone)),
        (Lang::Ko, When::By(at)) => format!("늦어도 {}", short(at)),
        (Lang::En, When::By(at)) => format!("by {}", short(at)),
    }
}

/// What happened last, when, and how much more at the same time: 15:30 · 카카오톡 중단 외 12건.
pub fn caption(lang: Lang, when: &str, what: &str, more: usize) -> String {
    match (lang, more) {
        (_, 0) => format!("{when}{BETWEEN}{what}"),
        (Lang::Ko, more) => format!("{when}{BETWEEN}{what} 외 {more}건"),
        (Lang::En, more) => format!("{when}{BETWEEN}{what} and {more} more"),
    }
}

/// A service, its feature if it is one of it, and what it became: 카카오톡 텍스트 메시지 중단 · KakaoTalk, text messages: down.
pub fn became(lang: Lang, service: &str, feature: Option<&str>, status: &str) -> String {
    match (lang, feature) {
        (Lang::Ko, Some(feature)) => format!("{service} {feature} {status}"),
        (Lang::Ko, None) => format!("{service} {status}"),
        (Lang::En, Some(feature)) => format!("{service}, {feature}: {status}"),
        (Lang::En, None) => format!("{service}: {status}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_speed_is_so_much_in_a_second() {
        for (seconds, ko, en) in [
            (1, "실시간", "Real time"),
            (60, "초당 1분", "1 min a second"),
            (900, "초당 15분", "15 min a second"),
            (3_600, "초당 1시간", "1 h a second"),
            (10_800, "초당 3시간", "3 h a second"),
        ] {
            assert_eq!(replay_speed(Lang::Ko, seconds).replace('\u{a0}', " "), ko);
            assert_eq!(replay_speed(Lang::En, seconds).replace('\u{a0}', " "), en);
        }
    }

    #[test]
    fn what_is_bounded_is_said_with_its_bounds() {
        let zone = Zone::fixed(downboard_core::time::Offset::constant(9), "KST");
        let at = |text| downboard_core::instant::parse(text).expect("an instant");
        let (from, to) = (at("2022-10-15T15:27:00+09:00"), at("2022-10-15T21:50:00+09:00"));
        for (when, ko, en) in [
            (When::At(to), "21:50", "21:50"),
            (When::Between { from, to }, "15:27~21:50", "15:27\u{2013}21:50"),
            (When::By(to), "늦어도 21:50", "by 21:50"),
        ] {
            assert_eq!(happened_when(Lang::Ko, when, to, &zone), ko);
            assert_eq!(happened_when(Lang::En, when, to, &zone), en);
        }
    }

    #[test]
    fn what_happened_is_said_with_how_much_more() {
        let plain = |text: String| text.replace('\u{a0}', " ");
        let what = became(Lang::En, "Chat", Some("Text"), "down");
        assert_eq!(plain(caption(Lang::En, "15:30", &what, 12)), "15:30 · Chat, Text: down and 12 more");
        assert_eq!(plain(caption(Lang::Ko, "15:30", &became(Lang::Ko, "채팅", None, "중단"), 0)), "15:30 · 채팅 중단");
    }
}
