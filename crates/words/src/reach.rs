//! How many people over time, and which rules an outage of that size reaches.

use crate::numbers::{self, count};
use downboard_core::model::Lang;
use downboard_estimate::{Input, Range};

use super::durations::duration;

use super::headlines::Emphasised;
use super::sentences::people;
use super::words::words;

/// The worst hour up to a moment, and everybody by then: a sentence or two.
pub fn curve_summary(lang: Lang, peak: Option<(String, Range)>, so_far: Range) -> Vec<Emphasised> {
    let sentence = |before: String, strong: String, after: &str| Emphasised { before, strong, after: after.to_owned() };
    if so_far.p95 == 0 {
        let nobody = match lang {
            Lang::Ko => "이 시점까지 막힌 것으로 알려진 사람이 없습니다.",
            Lang::En => "Nobody is known to have met a failure by this moment.",
        };
        return vec![sentence(nobody.to_owned(), String::new(), "")];
    }
    let peak = peak.filter(|(_, range)| range.p95 > 0).map(|(ending, range)| {
        let (strong, before, after) = match lang {
            Lang::Ko => {
                (people(lang, range), format!("가장 많았던 때는 {ending}까지의 한 시간으로, "), "이 막혔습니다. ")
            }
            Lang::En => {
                (people(lang, range), format!("The worst was the hour up to {ending}, when "), " met the failure. ")
            }
        };
        sentence(before, strong, after)
    });
    let (before, after) = match lang {
        Lang::Ko => ("이 시점까지 한 번이라도 막힌 사람은 ", "입니다."),
        Lang::En => ("By this moment ", " had met it at least once."),
    };
    peak.into_iter().chain([sentence(before.to_owned(), people(lang, so_far), after)]).collect()
}

/// The worst hour, and when it ended.
pub fn peak(lang: Lang, ending: Option<&str>) -> String {
    match (lang, ending) {
        (Lang::Ko, Some(ending)) => format!("가장 많았던 한 시간, {ending}까지"),
        (Lang::En, Some(ending)) => format!("In the worst hour, up to {ending}"),
        (Lang::Ko, None) => "가장 많았던 한 시간".to_owned(),
        (Lang::En, None) => "In the worst hour".to_owned(),
    }
}

/// What makes the range of several services wide, and how much their overlap has to do with it.
pub fn dominance(lang: Lang, input: Input) -> String {
    let what = words(lang).input(input);
    match (lang, input) {
        (Lang::Ko, Input::Overlap) => format!("폭을 가장 넓히는 것은 여러 서비스의 {what}입니다."),
        (Lang::En, Input::Overlap) => format!("What makes most of the width is {what}."),
        (Lang::Ko, _) => format!("폭을 가장 넓히는 것은 이용자가 얼마나 겹치는지가 아니라 {what}입니다."),
        (Lang::En, _) => format!("What makes most of the width is {what}, not how far the audiences overlap."),
    }
}

/// Hours in a range: 2억~4억 시간.
pub fn hours(lang: Lang, range: Range) -> String {
    let number = numbers::range(lang, range);
    match lang {
        Lang::Ko if range.p95 == 0 => "없음".to_owned(),
        Lang::En if range.p95 == 0 => "none".to_owned(),
        Lang::Ko => format!("{number} 시간"),
        Lang::En => format!("{number} hours"),
    }
}

/// The failures as what a service may fail that works 99.9 % of the time, in years, or in days below one.
pub fn budget(lang: Lang, range: Range) -> String {
    let span = numbers::budget(lang, range);
    match lang {
        Lang::Ko => format!("99.9% 가동을 약속한 서비스가 {span} 동안 멈춰도 되는 몫을 썼습니다."),
        Lang::En => format!("That spends what a service at 99.9 % may fail in {span}."),
    }
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

/// How long it took until a rule was reached.
pub fn rule_met(lang: Lang, minutes: u64) -> String {
    match (lang, i64::try_from(minutes)) {
        (Lang::Ko, Ok(0)) => "바로".to_owned(),
        (Lang::En, Ok(0)) => "at once".to_owned(),
        (Lang::Ko, minutes) => format!("{} 만에", duration(lang, minutes.unwrap_or(i64::MAX))),
        (Lang::En, minutes) => format!("after {}", duration(lang, minutes.unwrap_or(i64::MAX))),
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
    use downboard_estimate::{EstimateGrade, FigureUnit, Input};

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
                 people had met it at least once.",
            ),
            (Lang::En, None, range(0, 0), "Nobody is known to have met a failure by this moment."),
        ] {
            let said: Vec<String> = curve_summary(lang, peak, so_far).iter().map(Emphasised::plain).collect();
            assert_eq!(said.concat(), text);
        }
    }

    #[test]
    fn a_rule_says_after_how_long_it_is_reached() {
        assert_eq!(rule_met(Lang::Ko, 10), "10분 만에");
        assert_eq!(rule_met(Lang::En, 0), "at once");
        assert_eq!(rule_not_yet(Lang::Ko, 720), "모두 12시간이 되면");
        assert_eq!(rule_not_yet(Lang::En, 720), "after 12\u{a0}h in all");
    }
}
