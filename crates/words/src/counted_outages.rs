//! What the methods page says of numbers that others counted, beside our ranges.

use downboard_core::model::{ExpectedBounds, Lang};
use downboard_estimate::{FigureUnit, Range, Uncounted};

use super::methods::{about, decimal, unbroken, user_hours};
use super::numbers::{count, short_count, with_counter};
use super::sentences::people;
use super::table::word_table;
use super::words::words;

/// From here on an English number is given in millions.
const MILLION: u64 = 1_000_000;
/// The most digits after the point of an exact number of millions.
const DIGITS: u32 = 3;

word_table! {
    /// The fixed words of the chart of counted outages in one language.
    CountedWords, counted_words:
    title: "공개된 수와 본 추정의 범위", "Published counts and our ranges";
    our_range: "본 추정의 90% 범위", "our 90% range";
    our_median: "본 추정의 중앙값", "our median";
    their_count: "공개된 수", "published count";
    people: "이용자 수", "People";
    hours: "이용자·시간", "User-hours";
    scale: "눈금 한 칸마다 10배", "Each step of the scale is ten times the one before";
    within: "범위 안", "in our range";
    outside: "범위 밖", "outside our range";
    missed: "기준 범위를 벗어남", "outside the limits set";
}

/// What a figure counts, as the head of a group.
pub fn counted_unit(lang: Lang, unit: FigureUnit) -> &'static str {
    let words = counted_words(lang);
    match unit {
        FigureUnit::People => words.people,
        FigureUnit::UserHours | FigureUnit::BudgetDays => words.hours,
    }
}

/// A number at a tick: 1,000만 · 10 million.
pub fn tick(lang: Lang, value: u64) -> String {
    short_count(lang, value)
}

/// A counted number with its unit. User-hours are products, and so to three digits; people are as they were counted.
fn counted_number(lang: Lang, value: u64, unit: FigureUnit) -> String {
    match (unit, lang) {
        (FigureUnit::People, Lang::Ko) => with_counter(&count(lang, value), "명"),
        (FigureUnit::People, Lang::En) if value >= MILLION => {
            format!("{}\u{a0}million people", decimal(value as f64 / MILLION as f64, DIGITS))
        }
        (FigureUnit::People, Lang::En) => format!("{} people", count(lang, value)),
        (FigureUnit::UserHours | FigureUnit::BudgetDays, Lang::Ko) => with_counter(&about(lang, value as f64), "시간"),
        (FigureUnit::UserHours | FigureUnit::BudgetDays, Lang::En) => format!("{} hours", about(lang, value as f64)),
    }
}

/// A range with its unit.
fn range_of(lang: Lang, range: Range) -> String {
    match range.unit {
        FigureUnit::People => people(lang, range),
        FigureUnit::UserHours | FigureUnit::BudgetDays => user_hours(lang, range),
    }
}

/// Whether a counted number lies in our range, in a few words.
fn where_it_lies(lang: Lang, is_within: bool) -> &'static str {
    let words = counted_words(lang);
    if is_within { words.within } else { words.outside }
}

/// A counted number beside our range: 공개된 수 2,316만 명 · 추정 900만~3,000만 명 · 범위 안.
pub fn beside(lang: Lang, value: u64, unit: FigureUnit, ours: Option<(Range, bool)>) -> String {
    let theirs = counted_number(lang, value, unit);
    let theirs = match lang {
        Lang::Ko => format!("공개된 수 {theirs}"),
        Lang::En => format!("published {theirs}"),
    };
    match (lang, ours) {
        (_, None) => format!("{theirs} · {}", words(lang).not_estimated),
        (Lang::Ko, Some((range, is_within))) => {
            let ours = unbroken(&range_of(lang, range));
            format!("{theirs} · 추정 {ours} · {}", where_it_lies(lang, is_within))
        }
        (Lang::En, Some((range, is_within))) => {
            format!("{theirs} · estimated {} · {}", range_of(lang, range), where_it_lies(lang, is_within))
        }
    }
}

/// Calculated bounds beside our range: 계산한 한계 4,320만~4,700만 명 · 추정 3,900만~4,700만 명.
pub fn beside_bounds(lang: Lang, bounds: ExpectedBounds, ours: Range) -> String {
    let [least, most] = [bounds.least, bounds.most].map(|bound| about(lang, bound as f64));
    let ours = range_of(lang, ours);
    match lang {
        Lang::Ko => unbroken(&format!("계산한 한계 {least}~{most} · 추정 {ours}")),
        Lang::En => format!("calculated bounds {least} to {most} · estimated {ours}"),
    }
}

/// A row of the chart in words.
pub fn counted_row(name: &str, beside: &str) -> String {
    format!("{name}: {beside}")
}

/// How many cases the chart leaves out, and why; none where it leaves out none.
pub fn not_in_the_chart(lang: Lang, left_out: &[Uncounted]) -> Option<String> {
    let number = |reason| left_out.iter().filter(|other| **other == reason).count();
    let reasons = [Uncounted::Calculated, Uncounted::Audiences, Uncounted::Refused];
    let said = reasons.map(|reason| (reason, number(reason))).into_iter().filter(|(_, number)| *number > 0);
    let said = said.map(|(reason, number)| because(lang, reason, number)).collect::<Vec<_>>().join(", ");
    let all = left_out.len();
    (all > 0).then(|| match lang {
        Lang::Ko => format!("다음 {all}건은 그림에 넣지 않았습니다: {said}."),
        Lang::En if all == 1 => format!("1 case is not in the chart: {said}."),
        Lang::En => format!("{all} cases are not in the chart: {said}."),
    })
}

/// How many cases are left out for one reason.
fn because(lang: Lang, reason: Uncounted, number: usize) -> String {
    match (lang, reason) {
        (Lang::Ko, Uncounted::Calculated) => format!("집계가 없고 계산한 값만 있는 {number}건"),
        (Lang::Ko, Uncounted::Audiences) => format!("장애가 아니라 앱 이용자를 비교한 {number}건"),
        (Lang::Ko, Uncounted::Refused) => format!("사람 수로 바꾸지 않는 수치 {number}건"),
        (Lang::En, Uncounted::Calculated) if number == 1 => "1 has a calculated value and no count".to_owned(),
        (Lang::En, Uncounted::Calculated) => format!("{number} have calculated values and no count"),
        (Lang::En, Uncounted::Audiences) if number == 1 => "1 compares users of apps and no outage".to_owned(),
        (Lang::En, Uncounted::Audiences) => format!("{number} compare users of apps and no outage"),
        (Lang::En, Uncounted::Refused) if number == 1 => "1 is a figure never turned into people".to_owned(),
        (Lang::En, Uncounted::Refused) => format!("{number} are figures never turned into people"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_estimate::{EstimateGrade, Input};

    fn ours(unit: FigureUnit, [p5, p50, p95]: [u64; 3]) -> Range {
        Range { p5, p50, p95, unit, grade: EstimateGrade::C, dominated_by: Input::Severity }
    }

    #[test]
    fn no_word_is_the_same_in_both_languages() {
        for (name, ko, en) in NAMES {
            assert_ne!(ko, en, "{name}");
        }
    }

    #[test]
    fn a_counted_number_stands_beside_our_range() {
        let people = ours(FigureUnit::People, [12_000_000, 19_600_000, 27_100_000]);
        let hours = ours(FigureUnit::UserHours, [148_000_000, 174_000_000, 205_000_000]);
        for (value, range, is_within, ko, en) in [
            (
                23_160_000,
                people,
                true,
                "공개된 수 2,316만 명 · 추정 1,000만\u{2060}~\u{2060}3,000만 명 · 범위 안",
                "published 23.16\u{a0}million people · estimated 10–30 million people · in our range",
            ),
            (
                186_666_666,
                hours,
                false,
                "공개된 수 1억 8,700만 시간 · 추정 1억 4,000만\u{2060}~\u{2060}2억 1,000만 시간 · 범위 밖",
                "published 187\u{a0}million hours · estimated 140–210 million hours · outside our range",
            ),
        ] {
            for (lang, text) in [(Lang::Ko, ko), (Lang::En, en)] {
                assert_eq!(beside(lang, value, range.unit, Some((range, is_within))), text);
            }
        }
        assert_eq!(beside(Lang::En, 12_345, FigureUnit::People, None), "published 12,345 people · Not estimated");
    }

    #[test]
    fn bounds_have_the_unit_of_our_range() {
        let bounds = ExpectedBounds { least: 43_200_000, most: 47_000_000 };
        let range = ours(FigureUnit::People, [40_000_000, 44_000_000, 47_000_000]);
        let text = beside_bounds(Lang::En, bounds, range);
        assert_eq!(text, "calculated bounds 43.2\u{a0}million to 47\u{a0}million · estimated 40–47 million people");
    }

    #[test]
    fn what_the_chart_leaves_out_is_counted_by_reason() {
        let left_out = [Uncounted::Refused, Uncounted::Calculated, Uncounted::Refused];
        for (lang, text) in [
            (
                Lang::Ko,
                "다음 3건은 그림에 넣지 않았습니다: 집계가 없고 계산한 값만 있는 1건, 사람 수로 바꾸지 않는 수치 2건.",
            ),
            (
                Lang::En,
                "3 cases are not in the chart: 1 has a calculated value and no count, 2 are figures never turned into people.",
            ),
        ] {
            assert_eq!(not_in_the_chart(lang, &left_out).as_deref(), Some(text));
            assert_eq!(not_in_the_chart(lang, &[]), None);
        }
    }
}
