//! How many people over time, and which rules an outage of that size reaches.

use crate::numbers::{self, count, with_counter};
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
            Lang::Ko => "이 시점까지 장애를 겪은 것으로 확인된 사람은 없습니다.",
            Lang::En => "No one is known to have been affected by this moment.",
        };
        return vec![sentence(nobody.to_owned(), String::new(), "")];
    }
    let peak = peak.filter(|(_, range)| range.p95 > 0).map(|(ending, range)| {
        let (strong, before, after) = match lang {
            Lang::Ko => {
                let before = format!("가장 많았던 때는 {ending}까지의 1시간으로, ");
                (people(lang, range), before, "이 장애를 겪은 것으로 추정됩니다. ")
            }
            Lang::En => (
                people(lang, range),
                format!("In the worst hour, to {ending}, "),
                " are estimated to have been affected. ",
            ),
        };
        sentence(before, strong, after)
    });
    let (before, after) = match lang {
        Lang::Ko => ("이 시점까지 한 번이라도 장애를 겪은 사람은 ", "으로 추정됩니다."),
        Lang::En => ("By this moment, ", " are estimated to have been affected at least once."),
    };
    peak.into_iter().chain([sentence(before.to_owned(), people(lang, so_far), after)]).collect()
}

/// The worst hour, and when it ended.
pub fn peak(lang: Lang, ending: Option<&str>) -> String {
    match (lang, ending) {
        (Lang::Ko, Some(ending)) => format!("최다 1시간({ending}까지)"),
        (Lang::En, Some(ending)) => format!("In the worst hour, to {ending}"),
        (Lang::Ko, None) => "최다 1시간".to_owned(),
        (Lang::En, None) => "In the worst hour".to_owned(),
    }
}

/// What makes the range of several services wide, and how much their overlap has to do with it.
pub fn dominance(lang: Lang, input: Input) -> String {
    let what = words(lang).input(input);
    match (lang, input) {
        (Lang::Ko, Input::Overlap) => format!("추정 범위가 넓은 것은 주로 여러 서비스의 {what} 때문입니다."),
        (Lang::En, Input::Overlap) => format!("Most of the uncertainty comes from {what}."),
        (Lang::Ko, _) => {
            format!("추정 범위가 넓은 것은 주로 {what} 때문이며, 이용자 중복의 영향은 그보다 작습니다.")
        }
        (Lang::En, _) => format!("Most of the uncertainty comes from {what}, not from overlap between audiences."),
    }
}

/// Hours in a range: 2억~4억 시간.
pub fn hours(lang: Lang, range: Range) -> String {
    let number = numbers::range(lang, range);
    match lang {
        Lang::Ko if range.p95 == 0 => "없음".to_owned(),
        Lang::En if range.p95 == 0 => "none".to_owned(),
        Lang::Ko => with_counter(&number, "시간"),
        Lang::En => format!("{number} hours"),
    }
}

/// The failures as what a service may fail that works 99.9% of the time, in years, or in days below one.
pub fn budget(lang: Lang, range: Range) -> String {
    let span = numbers::budget(lang, range);
    match lang {
        Lang::Ko => format!("가동률 99.9%를 약속한 서비스의 {span}치 허용 장애 시간에 해당합니다."),
        Lang::En => format!("That uses up {span} of a 99.9% service’s downtime allowance."),
    }
}

/// How many services in trouble have no figure: 추정하지 않음 13개 · 13 not estimated.
pub fn not_estimated_count(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Ko => format!("추정하지 않은 서비스 {count}개"),
        Lang::En => format!("{count} not estimated"),
    }
}

/// Reasons with the services that each is given for: 이용자 수 미공개 8개, 이용 빈도 자료 미공개 4개.
pub fn reasons_counted(lang: Lang, reasons: &[(&str, usize)]) -> String {
    let counted = reasons.iter().map(|(reason, count)| match lang {
        Lang::Ko => format!("{reason} {count}개"),
        Lang::En => format!("{reason} ({count})"),
    });
    counted.collect::<Vec<_>>().join(", ")
}

/// Figures one after the other, and a sentence after them.
pub fn figures_then(lang: Lang, figures: &[String], sentence: Option<&str>) -> String {
    let figures = figures.join(if lang == Lang::Ko { ", " } else { "; " });
    match sentence {
        Some(sentence) => format!("{figures}. {sentence}"),
        None => figures,
    }
}

/// What is compared with the rules: a service, its users, and from when on.
pub fn compared(lang: Lang, name: &str, users: u64, since: &str) -> String {
    let users = count(lang, users);
    match lang {
        Lang::Ko => format!("비교 대상: {name} 이용자 {} 전체, 늦어도 {since}부터.", with_counter(&users, "명")),
        Lang::En => format!("Compared: {name}, all {users} users, from {since} at the latest."),
    }
}

/// How many rules an outage of this size has reached, how many more it will if it goes on, and how many never.
pub fn rules_sentence(lang: Lang, met: usize, not_yet: usize, apart: usize, is_over: bool) -> Vec<Emphasised> {
    let all = met + not_yet + apart;
    let part = |before: String, strong: usize, after: &str| Emphasised {
        before,
        strong: match lang {
            Lang::Ko => format!("{strong}개"),
            Lang::En => strong.to_string(),
        },
        after: after.to_owned(),
    };
    let first = match lang {
        Lang::Ko => {
            part(format!("각국의 장애 보고·고지 기준 {all}개 가운데 이 정도 장애가 해당하는 것은 "), met, "입니다.")
        }
        Lang::En => part(
            format!(
                "Of {all} rules in several countries, an outage of this size {} ",
                if is_over { "reached" } else { "has reached" }
            ),
            met,
            ".",
        ),
    };
    let second = (not_yet > 0).then(|| match (lang, is_over) {
        (Lang::Ko, false) => part(" 계속되면 ".to_owned(), not_yet, "가 더 해당합니다."),
        (Lang::Ko, true) => part(" 더 오래갔다면 ".to_owned(), not_yet, "가 더 해당했습니다."),
        (Lang::En, false) => part(" If it goes on, ".to_owned(), not_yet, " more will be reached."),
        (Lang::En, true) => part(" Had it gone on, ".to_owned(), not_yet, " more would have been."),
    });
    let third = (apart > 0).then(|| match lang {
        Lang::Ko => part(" ".to_owned(), apart, "는 해당하지 않거나 비교할 수 없습니다."),
        Lang::En => part(
            " The remaining ".to_owned(),
            apart,
            if apart == 1 { " does not apply or cannot be compared." } else { " do not apply or cannot be compared." },
        ),
    });
    [first].into_iter().chain(second).chain(third).collect()
}

/// What unfolds the rules: 기준 30개 · 30 rules.
pub fn rules_counted(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Ko => format!("기준 {count}개 보기"),
        Lang::En => format!("{count} rules"),
    }
}

/// How long an outage has lasted or lasted, beside the line that says so.
pub fn so_long(lang: Lang, minutes: u64, is_over: bool) -> String {
    let length = duration(lang, i64::try_from(minutes).unwrap_or(i64::MAX));
    match (lang, is_over) {
        (Lang::Ko, false) => format!("{length}째"),
        (Lang::Ko, true) => format!("{length} 만에 종료"),
        (Lang::En, false) => format!("{length} so far"),
        (Lang::En, true) => format!("over after {length}"),
    }
}

/// When the rules were read.
pub fn rules_read_on(lang: Lang, day: &str) -> String {
    match lang {
        Lang::Ko => format!("기준 확인일: {day}"),
        Lang::En => format!("Rules as read on {day}."),
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
        Lang::Ko => format!("총 {after} 지속되면"),
        Lang::En => format!("after {after} in total"),
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
                "가장 많았던 때는 19:00까지의 1시간으로, 1,700만~2,700만 명이 장애를 겪은 것으로 추정됩니다. 이 시점까지 한 \
                 번이라도 장애를 겪은 사람은 2,800만~3,800만 명으로 추정됩니다.",
            ),
            (
                Lang::En,
                peak(),
                so_far,
                "In the worst hour, to 19:00, 17–27 million people are estimated to have been affected. By this moment, 28–38 \
                 million people are estimated to have been affected at least once.",
            ),
            (Lang::En, None, range(0, 0), "No one is known to have been affected by this moment."),
            (Lang::Ko, None, range(0, 0), "이 시점까지 장애를 겪은 것으로 확인된 사람은 없습니다."),
        ] {
            let said: Vec<String> = curve_summary(lang, peak, so_far).iter().map(Emphasised::plain).collect();
            assert_eq!(said.concat(), text);
        }
    }

    #[test]
    fn what_is_compared_has_its_counter_where_it_belongs() {
        let said = |lang, users| compared(lang, "톡", users, "15:30");
        assert_eq!(said(Lang::Ko, 7_330_000), "비교 대상: 톡 이용자 733만 명 전체, 늦어도 15:30부터.");
        assert_eq!(said(Lang::Ko, 43_196_403), "비교 대상: 톡 이용자 4,319만 6,403명 전체, 늦어도 15:30부터.");
        assert_eq!(said(Lang::En, 7_330_000), "Compared: 톡, all 7,330,000 users, from 15:30 at the latest.");
        assert_eq!(hours(Lang::Ko, range(170_000_000, 260_000_000)), "1억 7,000만~2억 6,000만 시간");
    }

    #[test]
    fn a_rule_says_after_how_long_it_is_reached() {
        assert_eq!(rule_met(Lang::Ko, 10), "10분 만에");
        assert_eq!(rule_met(Lang::En, 0), "at once");
        assert_eq!(rule_not_yet(Lang::Ko, 720), "총 12시간 지속되면");
        assert_eq!(rule_not_yet(Lang::En, 720), "after 12\u{a0}h in total");
    }
}
