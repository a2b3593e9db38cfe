//! Numbers as newspapers write them, in Korean and English.

use downboard_core::model::Lang;
use downboard_estimate::{Range, rounded, rounded_budget, rounded_median};

const MAN: u64 = 10_000;
const EOK: u64 = 100_000_000;

/// A whole number: 1,234 · 4,320만 · 1억 2,000만 in Korean, grouped by thousands in English.
pub fn count(lang: Lang, value: u64) -> String {
    match lang {
        Lang::En => grouped(value),
        Lang::Ko => {
            let (eok, man, rest) = (value / EOK, value % EOK / MAN, value % MAN);
            let mut parts = Vec::new();
            if eok > 0 {
                parts.push(format!("{}억", grouped(eok)));
            }
            if man > 0 {
                parts.push(format!("{}만", grouped(man)));
            }
            if rest > 0 || parts.is_empty() {
                parts.push(grouped(rest));
            }
            parts.join(" ")
        }
    }
}

/// Digits in groups of three: 1,234,567.
pub fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// The ends of a range, without the unit: 1,700만~2,700만 · 17–27 million · tens of thousands of.
pub fn range(lang: Lang, range: Range) -> String {
    if range.p95 == 0 {
        return "0".to_owned();
    }
    if range.is_order_of_magnitude() {
        return magnitude(lang, range.p50);
    }
    let (low, high) = rounded(range.p5, range.p95);
    span(lang, low, high)
}

/// The middle of a range, without the unit, to stand beside its ends. An order of magnitude has none.
pub fn middle(lang: Lang, range: Range) -> Option<String> {
    let has_one = range.p95 > 0 && !range.is_order_of_magnitude();
    has_one.then(|| short_count(lang, rounded_median(range.p50)))
}

/// A Korean number with what it counts: a space after 만, 억 and 수십, none after a digit: 733만 명 · 4,319만 6,403명.
pub fn with_counter(number: &str, counter: &str) -> String {
    let space = if number.ends_with(|last: char| last.is_ascii_digit()) { "" } else { " " };
    format!("{number}{space}{counter}")
}

/// Days of an error budget in a range, with their unit: 40~50일 · 2.4 to 3.1 years · dozens of days.
pub fn budget(lang: Lang, range: Range) -> String {
    if range.is_order_of_magnitude() {
        return match lang {
            Lang::Ko => format!("{} 일", magnitude(lang, range.p50)),
            Lang::En => format!("{} days", magnitude(lang, range.p50)),
        };
    }
    let budget = rounded_budget(range.p5, range.p95);
    let text = |value: u64| {
        if budget.tenths_of_years { format!("{}.{}", value / 10, value % 10) } else { grouped(value) }
    };
    let (low, high) = (text(budget.low), text(budget.high));
    match (lang, budget.tenths_of_years) {
        (Lang::Ko, true) => format!("{low}~{high}년"),
        (Lang::Ko, false) => format!("{low}~{high}일"),
        (Lang::En, true) => format!("{low} to {high} years"),
        (Lang::En, false) => format!("{low} to {high} days"),
    }
}

fn span(lang: Lang, low: u64, high: u64) -> String {
    if low == high {
        return short_count(lang, low);
    }
    match lang {
        // The stylesheet keeps the range on one line: some browsers break a line after the tilde.
        Lang::Ko => format!("{}~{}", count(lang, low), count(lang, high)),
        Lang::En => match (scale(low), scale(high)) {
            (Some((low_unit, low_name)), Some((_, high_name))) if low_name == high_name => {
                format!("{}–{} {high_name}", scaled(low, low_unit), scaled(high, low_unit))
            }
            _ => format!("{} to {}", short_count(lang, low), short_count(lang, high)),
        },
    }
}

/// A round number in short, as on an axis: 2,000만 · 20 million.
pub fn short_count(lang: Lang, value: u64) -> String {
    match (lang, scale(value)) {
        (Lang::En, Some((unit, name))) => format!("{} {name}", scaled(value, unit)),
        _ => count(lang, value),
    }
}

fn scale(value: u64) -> Option<(u64, &'static str)> {
    match value {
        1_000_000_000.. => Some((1_000_000_000, "billion")),
        1_000_000.. => Some((1_000_000, "million")),
        _ => None,
    }
}

/// A value in units, with one decimal where it has one.
fn scaled(value: u64, unit: u64) -> String {
    let tenths = value * 10 / unit;
    if tenths.is_multiple_of(10) { grouped(tenths / 10) } else { format!("{}.{}", grouped(tenths / 10), tenths % 10) }
}

/// Only how large it is: 수십만 · hundreds of thousands.
fn magnitude(lang: Lang, value: u64) -> String {
    let exponent = value.checked_ilog10().unwrap_or(0);
    match lang {
        Lang::Ko => match exponent {
            0 => "몇",
            1 => "수십",
            2 => "수백",
            3 => "수천",
            4 => "수만",
            5 => "수십만",
            6 => "수백만",
            7 => "수천만",
            8 => "수억",
            _ => "수십억",
        },
        Lang::En => match exponent {
            0 => "a few",
            1 => "dozens of",
            2 => "hundreds of",
            3 => "thousands of",
            4 => "tens of thousands of",
            5 => "hundreds of thousands of",
            6 => "millions of",
            7 => "tens of millions of",
            8 => "hundreds of millions of",
            _ => "billions of",
        },
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_estimate::{EstimateGrade, FigureUnit, Input};

    fn range(p5: u64, p50: u64, p95: u64) -> Range {
        Range { p5, p50, p95, unit: FigureUnit::People, grade: EstimateGrade::C, dominated_by: Input::Activity }
    }

    #[test]
    fn korean_counts_by_ten_thousands_and_never_by_thousands() {
        for (value, text) in [
            (0, "0"),
            (9_999, "9,999"),
            (10_000, "1만"),
            (123_456, "12만 3,456"),
            (43_196_403, "4,319만 6,403"),
            (120_000_000, "1억 2,000만"),
        ] {
            assert_eq!(count(Lang::Ko, value), text);
        }
        assert_eq!(count(Lang::En, 43_196_403), "43,196,403");
    }

    #[test]
    fn a_counter_stands_apart_from_a_word_and_not_from_a_digit() {
        for (value, text) in [
            (0, "0명"),
            (9_999, "9,999명"),
            (20_000, "2만 명"),
            (7_330_000, "733만 명"),
            (43_196_403, "4,319만 6,403명"),
            (100_000_000, "1억 명"),
        ] {
            assert_eq!(with_counter(&count(Lang::Ko, value), "명"), text);
        }
        assert_eq!(with_counter("수십", "명"), "수십 명");
    }

    #[test]
    fn a_range_is_rounded_outwards_to_its_width() {
        for (p5, p95, ko, en) in [
            (17_900_000, 26_200_000, "1,700만~2,700만", "17–27 million"),
            (29_700_000, 41_800_000, "2,000만~5,000만", "20–50 million"),
            (930_000, 1_480_000, "90만~150만", "900,000 to 1.5 million"),
            (4_100, 4_900, "4,100~4,900", "4,100 to 4,900"),
            (61_000, 380_000, "6만~40만", "60,000 to 400,000"),
            (0, 0, "0", "0"),
            (3_000, 90_000, "수만", "tens of thousands of"),
        ] {
            let range = range(p5, u64::midpoint(p5, p95), p95);
            assert_eq!(super::range(Lang::Ko, range), ko);
            assert_eq!(super::range(Lang::En, range), en);
        }
    }

    #[test]
    fn a_middle_has_two_digits_and_an_order_of_magnitude_has_none() {
        let known = range(17_900_000, 21_600_000, 26_200_000);
        assert_eq!(middle(Lang::Ko, known).as_deref(), Some("2,200만"));
        assert_eq!(middle(Lang::En, known).as_deref(), Some("22 million"));
        for unknown in [range(3_000, 40_000, 90_000), range(0, 0, 0)] {
            assert_eq!(middle(Lang::Ko, unknown), None);
        }
    }

    #[test]
    fn a_budget_is_said_as_years_or_days_below_one() {
        for (p5, p95, ko, en) in [
            (900, 1_100, "2.4~3.1년", "2.4 to 3.1 years"),
            (40, 45, "40~45일", "40 to 45 days"),
            (2, 45, "수십 일", "dozens of days"),
        ] {
            let range = range(p5, u64::midpoint(p5, p95), p95);
            assert_eq!(budget(Lang::Ko, range), ko);
            assert_eq!(budget(Lang::En, range), en);
        }
    }
}
