//! Words and numbers for a terminal, in English and Korean.

use downboard_core::estimate::{Figure, FigureUnit, Input, NotEstimated, Range, rounded};
use downboard_core::model::{Lang, Quantity, RuleStanding, Status};
use downboard_core::time::Offset;
use downboard_core::time::Timestamp;
use downboard_core::timeline::{Freshness, Since};
use downboard_core::view::PromiseState;

/// One of two texts.
pub(crate) fn pick<T>(lang: Lang, ko: T, en: T) -> T {
    match lang {
        Lang::Ko => ko,
        Lang::En => en,
    }
}

pub(crate) fn status(lang: Lang, status: Status) -> &'static str {
    match status {
        Status::Operational => pick(lang, "정상", "operational"),
        Status::Degraded => pick(lang, "성능 저하", "degraded"),
        Status::PartialOutage => pick(lang, "일부 중단", "partly down"),
        Status::MajorOutage => pick(lang, "중단", "down"),
        Status::Maintenance => pick(lang, "점검", "maintenance"),
        Status::Unknown => pick(lang, "알 수 없음", "unknown"),
    }
}

fn why(lang: Lang, reason: NotEstimated) -> &'static str {
    match reason {
        NotEstimated::NoAudience => pick(lang, "공개된 이용자 수 없음", "no audience published"),
        NotEstimated::NotPeople => pick(lang, "사람 수가 아님", "not a count of people"),
        NotEstimated::StatusUnknown => pick(lang, "상태를 알 수 없음", "status unknown"),
        NotEstimated::NoActivityFigures => pick(lang, "이용 빈도 공개 안 됨", "habits not published"),
        NotEstimated::OnlyPartsFailed => pick(lang, "부가 기능만 멈춤", "only parts failed"),
        NotEstimated::NoUsageTime => pick(lang, "이용 시간 공개 안 됨", "usage time not published"),
        NotEstimated::NotUsers => pick(lang, "쓰는 사람의 수가 아님", "not a count of users"),
        NotEstimated::NoPopulation => pick(lang, "전체 인구를 모름", "population not published"),
        NotEstimated::TooMany => pick(lang, "서비스가 너무 많음", "too many services"),
        NotEstimated::NoPart => pick(lang, "추정할 서비스 없음", "no service has a figure"),
    }
}

/// A figure with its grade, or why there is none.
pub(crate) fn figure(lang: Lang, figure: &Figure) -> String {
    match figure {
        Figure::Estimated(range) => format!("{} ({})", span(lang, *range), range.grade.letter()),
        Figure::NotEstimated { not_estimated } => {
            format!("{}: {}", pick(lang, "추정 안 함", "not estimated"), why(lang, *not_estimated))
        }
    }
}

/// The input that makes most of a range's width.
pub(crate) fn input(lang: Lang, input: Input) -> &'static str {
    match input {
        Input::Audience => pick(lang, "이용자 수", "the audience"),
        Input::Activity => pick(lang, "얼마나 자주 쓰는지", "how often it is used"),
        Input::Severity => pick(lang, "얼마나 막혔는지", "how much of it failed"),
        Input::Timing => pick(lang, "바뀐 때", "when it changed"),
        Input::Overlap => pick(lang, "이용자가 얼마나 겹치는지", "how far audiences overlap"),
    }
}

/// Failures as years of a 99.9 % budget.
pub(crate) fn budget(lang: Lang, figure: &Figure) -> String {
    let Some(range) = figure.range() else { return self::figure(lang, figure) };
    // A year has 365.25 days.
    let tenths = |days: u64| days.saturating_mul(40) / 1_461;
    let years = |days: u64| format!("{}.{}", tenths(days) / 10, tenths(days) % 10);
    let (low, high) = (years(range.p5), years(range.p95));
    let letter = range.grade.letter();
    let span = if low == high { low } else { pick(lang, format!("{low}~{high}"), format!("{low}–{high}")) };
    pick(lang, format!("{span}년 ({letter})"), format!("{span} years ({letter})"))
}

/// The ends of a range, rounded outwards to the power of ten of its width, in the largest unit that fits.
fn span(lang: Lang, range: Range) -> String {
    let (low, high) = rounded(range.p5, range.p95);
    let (scale, word) = match lang {
        Lang::Ko if high >= 100_000_000 => (100_000_000, "억"),
        Lang::Ko if high >= 10_000 => (10_000, "만"),
        Lang::En if high >= 1_000_000 => (1_000_000, " million"),
        Lang::En if high >= 1_000 => (1_000, " thousand"),
        Lang::Ko | Lang::En => (1, ""),
    };
    let (low_text, high_text) = (scaled(low, scale), scaled(high, scale));
    let counted = match (lang, range.unit) {
        (Lang::Ko, FigureUnit::People) => " 명",
        (Lang::Ko, FigureUnit::UserHours) => " 시간",
        (Lang::Ko, FigureUnit::BudgetDays) => "일",
        (Lang::En, _) => "",
    };
    match lang {
        _ if low == high => format!("{low_text}{word}{counted}"),
        Lang::Ko if low == 0 => format!("0~{high_text}{word}{counted}"),
        Lang::Ko => format!("{low_text}{word}~{high_text}{word}{counted}"),
        Lang::En => format!("{low_text}–{high_text}{word}"),
    }
}

/// A number in units of `scale`, a power of ten, with the decimals that it has.
fn scaled(value: u64, scale: u64) -> String {
    let (whole, rest) = (grouped(value / scale), value % scale);
    if rest == 0 {
        return whole;
    }
    let digits = (scale + rest).to_string();
    format!("{whole}.{}", digits.get(1..).unwrap_or_default().trim_end_matches('0'))
}

fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// An instant as a day and a time in the zone of the board.
pub(crate) fn day_and_time(at: Timestamp, offset: Offset) -> String {
    let local = offset.to_datetime(at);
    let (year, month, day) = (local.year(), local.month(), local.day());
    format!("{year:04}-{month:02}-{day:02} {:02}:{:02}", local.hour(), local.minute())
}

/// An instant as a time, with its day where that is another than the one of `beside`.
pub(crate) fn time(at: Timestamp, beside: Timestamp, offset: Offset) -> String {
    let local = offset.to_datetime(at);
    if local.is_same_day(offset.to_datetime(beside)) {
        format!("{:02}:{:02}", local.hour(), local.minute())
    } else {
        day_and_time(at, offset)
    }
}

/// The bounds of a beginning. What nothing bounds is a dash, and a bound after the moment is left to the future.
pub(crate) fn since(lang: Lang, since: Since, at: Timestamp, offset: Offset) -> String {
    let time = |end: Timestamp| time(end, at, offset);
    match (since.from, since.to.filter(|to| *to <= at)) {
        (Some(from), Some(to)) if from == to => time(from),
        (Some(from), Some(to)) => format!("{}{}{}", time(from), pick(lang, "~", "–"), time(to)),
        (None, Some(to)) => pick(lang, format!("{}까지", time(to)), format!("by {}", time(to))),
        (Some(from), None) => pick(lang, format!("{} 이후", time(from)), format!("{} or later", time(from))),
        (None, None) => "-".to_owned(),
    }
}

pub(crate) fn duration(lang: Lang, minutes: u64) -> String {
    let (hours, minutes) = (minutes / 60, minutes % 60);
    pick(lang, format!("{hours}시간 {minutes}분"), format!("{hours} h {minutes} min"))
}

/// What is known of a rule.
pub(crate) fn standing(lang: Lang, standing: RuleStanding) -> &'static str {
    match standing {
        RuleStanding::Law => pick(lang, "시행 중", "in force"),
        RuleStanding::Guidance => pick(lang, "약관·지침", "terms or guidance"),
        RuleStanding::Draft => pick(lang, "초안", "draft"),
        RuleStanding::PressSummary => pick(lang, "요약으로 읽음", "read in a summary"),
    }
}

pub(crate) fn quantity(lang: Lang, quantity: Quantity) -> String {
    match quantity {
        Quantity::Exactly(value) => grouped(value),
        Quantity::About(value) => format!("{} {}", pick(lang, "약", "about"), grouped(value)),
        Quantity::AtLeast(value) => {
            let value = grouped(value);
            pick(lang, format!("{value} 이상"), format!("at least {value}"))
        }
        Quantity::Between(least, most) => format!("{}{}{}", grouped(least), pick(lang, "~", "–"), grouped(most)),
        Quantity::NotPublished(_) => pick(lang, "수치 공개 안 됨", "not published").to_owned(),
    }
}

pub(crate) fn promise(lang: Lang, state: PromiseState) -> &'static str {
    match state {
        PromiseState::Undated => pick(lang, "시각 없음", "no time named"),
        PromiseState::Waiting => pick(lang, "조건 기다림", "waiting"),
        PromiseState::Open { .. } => pick(lang, "아직", "open"),
        PromiseState::Overdue { .. } => pick(lang, "지남", "overdue"),
        PromiseState::Fulfilled { .. } => pick(lang, "이루어짐", "fulfilled"),
    }
}

pub(crate) fn feed(lang: Lang, freshness: Freshness, updated_at: Option<Timestamp>, offset: Offset) -> String {
    let word = match freshness {
        Freshness::Loaded => pick(lang, "받음", "loaded"),
        Freshness::Live => pick(lang, "실시간", "live"),
        Freshness::Late => pick(lang, "늦어짐", "late"),
        Freshness::Stale => pick(lang, "오래됨", "stale"),
        Freshness::Unreadable => pick(lang, "읽을 수 없음", "unreadable"),
        Freshness::Unreachable => pick(lang, "차단되었거나 닿지 않음", "blocked or unreachable"),
        Freshness::NeverLoaded => pick(lang, "받지 못함", "never loaded"),
    };
    let Some(updated_at) = updated_at else { return word.to_owned() };
    let at = day_and_time(updated_at, offset);
    pick(lang, format!("{word}, {at} 갱신"), format!("{word}, updated {at}"))
}

#[cfg(test)]
mod tests {
    use downboard_core::estimate::{EstimateGrade, Input};

    use super::*;

    #[track_caller]
    fn check(p5: u64, p95: u64, ko: &str, en: &str) {
        let range = Range {
            p5,
            p50: p5,
            p95,
            unit: FigureUnit::People,
            grade: EstimateGrade::C,
            dominated_by: Input::Audience,
        };
        assert_eq!(span(Lang::Ko, range), ko);
        assert_eq!(span(Lang::En, range), en);
    }

    #[test]
    fn a_range_is_rounded_outwards_to_the_power_of_ten_of_its_width() {
        check(17_920_300, 26_151_000, "1,700만~2,700만 명", "17–27 million");
        check(1_234_567, 1_834_567, "120만~190만 명", "1.2–1.9 million");
        check(812_000, 905_000, "81만~91만 명", "810–910 thousand");
        check(12, 345, "10~400 명", "10–400");
        check(41_000, 210_000, "4만~30만 명", "40–300 thousand");
        check(930_000, 1_480_000, "90만~150만 명", "0.9–1.5 million");
        check(0, 0, "0 명", "0");
    }
}
