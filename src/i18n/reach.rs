//! How many people over time, and which rules an outage of that size reaches.

use downboard_core::estimate::Range;
use downboard_core::model::Lang;

use super::durations::duration;
use super::numbers::count;
use super::sentences::people;

/// The worst hour up to a moment, and everybody by then.
pub fn curve_summary(lang: Lang, peak: Option<(String, Range)>, so_far: Range) -> String {
    if so_far.p95 == 0 {
        return match lang {
            Lang::Ko => "이 시점까지 막힌 사람이 없습니다.",
            Lang::En => "Nobody had met a failure by this moment.",
        }
        .to_owned();
    }
    let so_far = people(lang, so_far);
    let so_far = match lang {
        Lang::Ko => format!("이 시점까지 한 번이라도 막힌 사람은 {so_far}입니다."),
        Lang::En => format!("By this moment {so_far} had met the failure at least once."),
    };
    let peak = peak.filter(|(_, range)| range.p95 > 0).map(|(ending, range)| {
        let range = people(lang, range);
        match lang {
            Lang::Ko => format!("가장 많았던 때는 {ending}까지의 한 시간으로, {range}이 막혔습니다. "),
            Lang::En => format!("The worst was the hour up to {ending}, when {range} met the failure. "),
        }
    });
    format!("{}{so_far}", peak.unwrap_or_default())
}

/// What is held against the rules: a service, its users, and from when on.
pub fn compared(lang: Lang, name: &str, users: u64, since: &str) -> String {
    let users = count(lang, users);
    match lang {
        Lang::Ko => format!("견준 것: {name}, 이용자 {users}명 모두, 늦어도 {since}부터."),
        Lang::En => format!("Held against them: {name}, all of its {users} users, from {since} at the latest."),
    }
}

/// When the rules were read.
pub fn rules_read_on(lang: Lang, day: &str) -> String {
    match lang {
        Lang::Ko => format!("기준은 {day}에 읽은 것입니다."),
        Lang::En => format!("The rules are as they were read on {day}."),
    }
}

/// When a rule was reached.
pub fn rule_met(lang: Lang, at: &str, minutes: u64) -> String {
    match (lang, i64::try_from(minutes)) {
        (Lang::Ko, Ok(0)) => format!("{at}, 바로"),
        (Lang::En, Ok(0)) => format!("{at}, at once"),
        (Lang::Ko, minutes) => format!("{at}, {} 만에", duration(lang, minutes.unwrap_or(i64::MAX))),
        (Lang::En, minutes) => format!("{at}, after {}", duration(lang, minutes.unwrap_or(i64::MAX))),
    }
}

/// After how long a rule will be reached.
pub fn rule_not_yet(lang: Lang, minutes: u64) -> String {
    let after = duration(lang, i64::try_from(minutes).unwrap_or(i64::MAX));
    match lang {
        Lang::Ko => format!("모두 {after}이 되면"),
        Lang::En => format!("after {after} in all"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::estimate::{EstimateGrade, FigureUnit, Input};

    fn range(p5: u64, p95: u64) -> Range {
        let (unit, grade, dominated_by) = (FigureUnit::People, EstimateGrade::C, Input::Activity);
        Range { p5, p50: u64::midpoint(p5, p95), p95, unit, grade, dominated_by }
    }

    #[test]
    fn a_curve_is_said_in_two_sentences() {
        let peak = || Some(("19:00".to_owned(), range(17_800_000, 26_100_000)));
        let so_far = range(28_100_000, 37_900_000);
        for (lang, peak, so_far, text) in [
            (
                Lang::Ko,
                peak(),
                so_far,
                "가장 많았던 때는 19:00까지의 한 시간으로, 1,700만~2,700만 명이 막혔습니다. 이 시점까지 한 번이라도 막힌 \
                 사람은 2,800만~3,800만 명입니다.",
            ),
            (
                Lang::En,
                peak(),
                so_far,
                "The worst was the hour up to 19:00, when 17–27 million people met the failure. By this moment 28–38 million \
                 people had met the failure at least once.",
            ),
            (Lang::En, None, range(0, 0), "Nobody had met a failure by this moment."),
        ] {
            assert_eq!(curve_summary(lang, peak, so_far), text);
        }
    }

    #[test]
    fn a_rule_says_when_and_after_how_long() {
        assert_eq!(rule_met(Lang::Ko, "15:40", 10), "15:40, 10분 만에");
        assert_eq!(rule_met(Lang::En, "15:30", 0), "15:30, at once");
        assert_eq!(rule_not_yet(Lang::Ko, 720), "모두 12시간이 되면");
        assert_eq!(rule_not_yet(Lang::En, 720), "after 12\u{a0}h in all");
    }
}
