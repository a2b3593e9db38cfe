//! What the methods page says. Its fixed words are a table of their own, so that no other page carries them.

use std::sync::LazyLock;

use downboard_core::model::{AssumedInput, AssumptionScope, Category, CheckedFigure, Expectation, Lang, Refusal};
use downboard_estimate::{EstimateGrade, Figure, MOST_SERVICES, NotEstimated, Range};

use super::sentences::people;
use super::table::word_table;
use super::words::words;
use crate::numbers::{self, count, with_counter};

word_table! {
    /// Every fixed word of the methods page in one language.
    MethodsWords, methods_words:
    title: "추정 방법", "How the estimate is made";
    lede: "이 현황판에 나오는 ‘몇 명’은 모두 추정이며, 회사나 정부가 집계한 수가 아닙니다. 무엇을 곱하고 무엇을 가정하는지, 이미 집계된 장애에서는 얼마나 맞았는지를 모두 밝힙니다.", "Every number of people on this board is an estimate. None was counted by a company or the government. This page sets out the inputs and assumptions, and how the method performs on outages that others have counted.";
    contents: "목차", "Contents";
    example: "한 서비스로 본 계산 과정", "One service, step by step";
    example_note: "여기서는 모든 입력에 중앙값을 넣었습니다. 그래서 마지막 범위의 중앙값과 조금 다를 수 있습니다.", "Here every input is set to its median, so the results can differ a little from the medians at the end.";
    no_example: "이 시점에는 계산 과정을 보일 추정이 없습니다.", "There is no estimate to follow at this moment.";
    nothing_failed: "아직 장애가 난 서비스가 없습니다.", "Nothing has failed so far.";
    step_audience: "이용자 수", "Number of users";
    step_audience_text: "공개된 이용자 수 A에서 시작합니다. 조사 방법에 따라 수가 달라서, 범위를 낼 때는 이 값도 범위를 두고 계산합니다.", "Start with a published number of users, A. Counts differ by method, so the range varies this one too.";
    step_daily_text: "공개된 수치는 일간 이용자 수입니다. 일간 이용 비율 g로 나누어 월간 이용자 수 A로 바꿉니다.", "The published figure is for daily users. Divided by the daily share, g, it gives monthly users, A.";
    step_habit: "이용 빈도", "Usage habits";
    step_habit_text: "g는 월간 이용자 가운데 하루에 이용하는 사람의 비율, n은 이용하는 날에 여는 횟수입니다. 곱하면 한 사람이 하루에 여는 평균 횟수 m이 됩니다.", "g is the share of monthly users who use it on a given day, n how often they open it on such a day. Their product m is the mean number of launches per person and day.";
    step_shape: "사람마다 다른 이용 빈도", "Differences between people";
    step_shape_text: "쉴 새 없이 여는 사람도 있고 거의 열지 않는 사람도 있습니다. 그 차이를 r로 나타냅니다(음이항 분포). r은 하루 동안 한 번이라도 여는 사람의 비율이 정확히 g가 되도록 정합니다. 작을수록 사람마다 차이가 큽니다.", "Some people open it all the time, some hardly ever. The number r describes that (the negative binomial distribution). It is chosen so that exactly the share g opens it at least once in a day; the smaller r is, the more people differ.";
    step_peak: "가장 붐비는 한 시간", "The busiest hour";
    step_peak_text: "하루 이용 가운데 가장 붐비는 한 시간의 비율이 p입니다. 그 한 시간에 한 번이라도 여는 사람의 비율을 계산합니다.", "The busiest hour has the share p of a day’s use. This is the share of people who open it at least once within that hour.";
    step_hour: "최근 1시간에 장애를 겪은 이용자", "People affected in the last hour";
    step_hour_text: "s는 이용 시도 가운데 실패한 비율로, 서비스의 상태에 따라 정해집니다. l은 최근 1시간의 이용량을 가장 붐비는 시간과 비교한 값입니다. 상태가 이 1시간 안에 바뀌었으면 상태마다 그동안 이용을 시도한 사람까지만 셉니다.", "s is the share of attempts that fail, which follows from the status. l compares use in the last hour with the busiest one. If the status changed within the hour, each status counts at most those who tried while it lasted.";
    step_no_hour: "이 시점에는 작동하고 있어 새로 장애를 겪는 이용자가 없습니다.", "It works at this moment, so nobody is affected.";
    step_hour_over: "이 시점에는 작동하고 있습니다. 최근 1시간 가운데 아직 장애였던 동안에 이용을 시도한 사람만 셉니다.", "It works at this moment. Only people who tried during the part of the hour when it was still down are counted.";
    step_so_far: "지금까지 장애를 겪은 이용자", "People affected so far";
    step_so_far_text: "장애로 이용하지 못한 양을 하루 이용량 단위로 합한 값이 W입니다. 하루 내내 완전히 멈추면 W는 1입니다. 그동안 한 번이라도 이용을 시도한 사람을 계산합니다.", "W adds up the use that failed, in days: a whole day of complete failure is 1. This is everybody who tried at least once in that time.";
    bounded: "상태가 바뀐 정확한 시각을 모르는 구간도 W에 들어 있습니다.", "W includes the periods in which a status changed at an unknown time.";
    step_exposure: "이용자·시간", "User-hours";
    step_exposure_text: "일간 이용자에 장애 시간을 곱합니다. 규제 기관의 집계 방식과 비교할 수 있습니다.", "Daily users times the hours that failed; comparable with what regulators count.";
    step_range: "중앙값에서 범위로", "From the median to a range";
    step_range_text: "정확히 알 수 있는 입력은 없습니다. 그래서 모든 입력을 고정된 난수로 2,000번 뽑아 같은 계산을 되풀이하고, 결과의 90%가 들어가는 구간을 제시합니다. 같은 문서는 언제 어디서나 같은 수를 냅니다.", "No input is known exactly. So all of them are drawn 2,000 times from fixed random numbers, the same sum is done each time, and the result is the range that holds 90% of the answers. The same documents always give the same figures.";
    published_audience: "공개된 이용자 수", "published users";
    hours: "시간", "Hours";
    days: "일일 이용량 환산", "Days of use";
    product: "곱", "Product";
    so_far_by_status: "상태별 이용 실패량", "Failed use, by status";
    together: "여러 서비스를 합칠 때", "Several services together";
    together_text: "여러 서비스를 쓰는 이용자는 중복을 빼고 셉니다. 서비스마다 장애를 겪은 이용자를 E, 전체 인구를 N이라 하고, 이용자가 서로 겹치는 정도를 상관 ρ 하나로 나타냅니다(정규 분포의 일인자 모형, Φ는 정규 분포의 누적 확률).", "People who use several services are counted once. E is the number affected per service, N the population, and one correlation ρ says how far the audiences are the same people (a one-factor normal model; Φ is the normal distribution).";
    together_bounds: "ρ가 0이면 우연히 겹치는 만큼만 겹치고, 1에 가까우면 작은 서비스의 이용자는 모두 큰 서비스의 이용자입니다. 결과는 가장 큰 하나보다 작을 수 없고, 모두 더한 값이나 인구보다 클 수 없습니다. 두 서비스의 이용자 중복이 공개돼 있으면 가정 대신 그 수를 씁니다.", "At ρ = 0 audiences overlap only by chance; as ρ nears 1, the smaller ones lie within the largest. The result is never below the largest single one, and never above the sum or the population. Where the overlap of two services was published, it replaces the assumption.";
    together_now: "이 현황판의 모든 서비스", "All services of this board";
    severity: "상태별 실패 비율", "Failure rate in each status";
    severity_lede: "서비스의 상태마다 이용 시도 가운데 얼마가 실패한다고 가정하는지입니다. 막대는 가능한 범위, 세로줄은 가장 그럴듯한 값입니다. 정상과 점검은 0으로 봅니다.", "The share of attempts assumed to fail in each status. The bar is the possible range, the line the most likely value. Operational and maintenance count as 0.";
    severity_caption: "이용 시도 가운데 실패한 비율, 0에서 1까지", "Share of attempts that fail, from 0 to 1";
    least: "최소", "Least";
    most_likely: "가장 그럴듯한 값", "Most likely";
    most: "최대", "Most";
    in_chart: "0에서 1까지", "From 0 to 1";
    day: "시간대별 이용 분포", "Use over the day";
    day_lede: "하루 이용을 24시간에 나눈 분포입니다(%). 이 현황판이 바꾸지 않은 값은 모두 가정이며, 공개된 조사에서 이용이 많고 적은 시간대에 맞췄습니다.", "How a day’s use is spread over its 24 hours, in percent. Values that this board does not replace are assumptions, set to follow the peaks and troughs of published surveys.";
    day_caption: "시간대별 이용, 하루의 %", "Use in each hour, in percent of the day";
    hour: "시", "Hour";
    assumptions: "모든 가정", "Every assumption";
    assumptions_lede: "값이 셋이면 최소, 가장 그럴듯한 값, 최대입니다. 출처가 없으면 ‘가정’으로 표시합니다. 어느 값이든 현황판의 문서(board.json)에서 바꿀 수 있습니다.", "Three values are the least, the most likely and the greatest. Those without a source are marked “assumed”. A board can replace any of them in its document, board.json.";
    download: "가정을 JSON으로 내려받기", "Download the assumptions as JSON";
    input: "입력", "Input";
    values: "값", "Values";
    assumed: "가정", "assumed";
    range_assumed: "범위는 가정", "the range is assumed";
    replaced_mark: "이 현황판이 바꿈", "replaced by this board";
    in_the_chart: "위 그림에", "in the chart above";
    whole_board: "모든 서비스", "All services";
    validation: "실제 집계와 비교", "Against outages that others counted";
    validation_lede: "공개된 이용자 수와 시각만 넣고 추정한 다음, 공개된 결과와 비교합니다. 그림과 표는 이 페이지를 연 기기에서 방금 계산한 것이고, 같은 사례가 이 프로그램의 시험에도 들어 있습니다. 본 추정 아래 작은 글씨는 반올림하기 전의 5%, 50%, 95% 지점입니다.", "The estimator is given only the published number of users and the times, and its answer is compared with the published result. The chart and the tables were computed on your device just now; the same cases are among the tests of this program. Below each estimate are its percentiles before rounding.";
    validation_caption: "공개된 수와 본 추정", "Published figures and our estimates";
    refused_caption: "사람 수로 바꾸지 않는 수치", "Figures never turned into people";
    case_failed: "비교할 사례를 읽지 못했습니다.", "The cases to compare with could not be read.";
    some_cases_failed: "사례 가운데 일부를 읽지 못해 제외했습니다.", "Some of the cases could not be read and are left out.";
    pending: "계산하는 중…", "computing…";
    figure: "항목", "Figure";
    published: "공개된 수", "Published";
    ours: "본 추정", "Our estimate";
    pair: "앱 두 개", "Two apps";
    error: "차이", "Off by";
    met: "충족", "met";
    not_met: "미충족", "missed";
    counted: "공개된 수치", "Published count";
    answer: "추정 결과", "Our answer";
    refused: "추정하지 않는 경우", "Figures never estimated";
    refused_lede: "입력이 없으면 0이 아니라, 추정하지 않는 이유를 밝힙니다.", "If an input is missing, the answer is the reason, never 0.";
    refused_in_short: "신고·기기·회선·계정·가입자 수, 이용자 수나 이용 빈도가 공개되지 않은 서비스 등", "reports, devices, lines, accounts and sign-ups, services without published users or habits, and more";
    rounding: "반올림과 등급", "Rounding and grades";
    grades_caption: "등급의 뜻", "Meaning of the grades";
    meaning: "뜻", "Meaning";
    limits: "한계", "Limits";
    limits_lede: "이 추정을 인용할 때 알아 두어야 할 사항입니다.", "What to know before quoting these figures.";
}

fn pick(lang: Lang, ko: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Ko => ko,
        Lang::En => en,
    }
}

/// Which service and moment the worked example is about.
pub fn example_about(lang: Lang, service: &str, moment: &str, zone: &str) -> String {
    match lang {
        Lang::Ko => format!("{service}의 {moment} {zone} 추정입니다."),
        Lang::En => format!("{service}, as estimated for {moment} {zone}."),
    }
}

/// A number with at most so many digits after the point, without zeros at its end: 0.84, 41.6, 0.057.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates, and is never negative")]
pub fn decimal(value: f64, digits: u32) -> String {
    let one = 10_u64.pow(digits);
    let scaled = (value.max(0.0) * one as f64).round() as u64;
    let (whole, part) = (scaled / one, scaled % one);
    let part = format!("{part:0width$}", width = digits as usize);
    let part = part.trim_end_matches('0');
    let whole = count(Lang::En, whole);
    if part.is_empty() || digits == 0 { whole } else { format!("{whole}.{part}") }
}

/// A number with three significant digits, as they are in the middle of a sum: 0.0567, 4.16, 41.6, 416.
pub fn three_digits(value: f64) -> String {
    let digits = match value {
        100.0.. => 0,
        10.0.. => 1,
        1.0.. => 2,
        0.1.. => 3,
        0.01.. => 4,
        _ => 5,
    };
    decimal(value, digits)
}

/// A share in percent: 5.6%.
pub fn percent_of(lang: Lang, share: f64) -> String {
    let number = decimal(share * 100.0, 1);
    match lang {
        Lang::Ko | Lang::En => format!("{number}%"),
    }
}

/// About so many people, to three digits: a step of a sum, not a result.
pub fn about_people(lang: Lang, value: f64) -> String {
    let number = about(lang, value);
    match lang {
        Lang::Ko => format!("약 {}", with_counter(&number, "명")),
        Lang::En => format!("about {number} people"),
    }
}

/// About so many user-hours, to three digits.
pub fn about_hours(lang: Lang, value: f64) -> String {
    let number = about(lang, value);
    match lang {
        Lang::Ko => format!("약 {}", with_counter(&number, "시간")),
        Lang::En => format!("about {number} hours"),
    }
}

/// The percentiles of a range, to three digits each: 5·50·95%: 1,780만, 2,160만, 2,610만.
pub fn percentiles(lang: Lang, range: Range) -> String {
    let [low, middle, high] = [range.p5, range.p50, range.p95].map(|value| about(lang, value as f64));
    match lang {
        Lang::Ko => format!("5·50·95%: {low}, {middle}, {high}"),
        Lang::En => format!("5, 50, 95%: {low}, {middle}, {high}"),
    }
}

/// A text whose ranges stay on one line.
pub fn unbroken(text: &str) -> String {
    text.replace('~', "\u{2060}~\u{2060}")
}

/// A number of people or hours to three digits, with the word of its size.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates, and is never negative")]
pub fn about(lang: Lang, value: f64) -> String {
    let value = value.max(0.0) as u64;
    let unit = 10_u64.pow(value.checked_ilog10().unwrap_or(0).saturating_sub(2));
    let rounded = value.saturating_add(unit / 2) / unit * unit;
    match lang {
        Lang::En if rounded >= 1_000_000_000 => format!("{}\u{a0}billion", three_digits(rounded as f64 / 1e9)),
        Lang::En if rounded >= 1_000_000 => format!("{}\u{a0}million", three_digits(rounded as f64 / 1e6)),
        Lang::Ko | Lang::En => count(lang, rounded),
    }
}

/// The weekend in the load of an hour.
pub fn weekend(lang: Lang, share: f64) -> String {
    let share = decimal(share, 2);
    match lang {
        Lang::Ko => format!("주말이어서 이용자를 평일의 {share}배로 계산했으며, l에 반영돼 있습니다."),
        Lang::En => format!("It is a weekend, with {share} times a weekday’s users; l includes that."),
    }
}

/// User-hours in a range with their unit.
pub fn user_hours(lang: Lang, range: Range) -> String {
    let number = numbers::range(lang, range);
    match lang {
        Lang::Ko => with_counter(&number, "시간"),
        Lang::En => format!("{number} hours"),
    }
}

/// A figure of the estimate, or why there is none.
pub fn figure(lang: Lang, figure: &Figure, is_hours: bool) -> String {
    match figure {
        Figure::Estimated(range) if is_hours => user_hours(lang, *range),
        Figure::Estimated(range) => people(lang, *range),
        Figure::NotEstimated { not_estimated } => not_estimated_because(lang, *not_estimated),
    }
}

/// No figure, and why.
pub fn not_estimated_because(lang: Lang, reason: NotEstimated) -> String {
    let words = words(lang);
    format!("{}: {}", words.not_estimated, words.not_estimated_reason(reason))
}

/// What has no unit of an audience.
pub fn no_unit(lang: Lang) -> String {
    let reason = pick(lang, "이용자를 세는 단위가 아님", "not a unit in which users are counted");
    format!("{}: {reason}", words(lang).not_estimated)
}

/// How many assumptions a board replaces.
pub fn replaced(lang: Lang, replaced: usize, all: usize) -> String {
    match (lang, replaced) {
        (Lang::Ko, 0) => "이 현황판은 기본 가정을 하나도 바꾸지 않았습니다.".to_owned(),
        (Lang::En, 0) => "This board replaces none of the defaults.".to_owned(),
        (Lang::Ko, replaced) => format!(
            "이 현황판은 아래 {all}개 가운데 {replaced}개를 자체 값으로 바꿨습니다. 바꾼 값은 ‘이 현황판이 바꿈’으로 표시했습니다."
        ),
        (Lang::En, replaced) => {
            format!(
                "This board replaces {replaced} of these {all} with values of its own, marked “replaced by this board”."
            )
        }
    }
}

/// How far the comparison has come, and how it went.
pub fn compared(lang: Lang, done: usize, all: usize, held: usize) -> String {
    match lang {
        Lang::Ko if done < all => format!("{all}건 가운데 {done}건을 계산했습니다."),
        Lang::En if done < all => format!("{done} of {all} cases computed."),
        Lang::Ko if held == all => format!("{all}건을 모두 계산했고, 모두 기준 범위 안입니다."),
        Lang::En if held == all => format!("All {all} cases computed, all within the limits set."),
        Lang::Ko => format!("{all}건을 모두 계산했고, {}건이 기준 범위를 벗어났습니다.", all - held.min(all)),
        Lang::En => format!("All {all} cases computed; {} outside the limits set.", all - held.min(all)),
    }
}

/// When the published figures of the comparison were read.
pub fn read_on(lang: Lang, date: &str) -> String {
    match lang {
        Lang::Ko => format!("공개된 수 확인일: {date}"),
        Lang::En => format!("Published figures as read on {date}"),
    }
}

/// What a figure is held to.
pub fn held_to(lang: Lang, expected: Expectation) -> String {
    match (lang, expected) {
        (Lang::Ko, Expectation::Range(range)) => format!("세 값 모두 {}% 안", range.within_percent),
        (Lang::En, Expectation::Range(range)) => {
            format!("each end and the median within {}%", range.within_percent)
        }
        (Lang::Ko, Expectation::Near(near)) => format!("중앙값이 {}% 안", near.within_percent),
        (Lang::En, Expectation::Near(near)) => format!("the median within {}%", near.within_percent),
        (Lang::Ko, Expectation::MedianBetween(_)) => "중앙값이 그 사이".to_owned(),
        (Lang::En, Expectation::MedianBetween(_)) => "the median within it".to_owned(),
        (Lang::Ko, Expectation::AllBetween(_)) => "범위 전체가 그 사이".to_owned(),
        (Lang::En, Expectation::AllBetween(_)) => "the whole range within it".to_owned(),
        (Lang::Ko, Expectation::Contains(_)) => "범위에 그 수치가 포함됨".to_owned(),
        (Lang::En, Expectation::Contains(_)) => "the range includes the number".to_owned(),
        (Lang::Ko, Expectation::Refused(reason)) => format!("추정 대상 아님({})", refusal(lang, reason)),
        (Lang::En, Expectation::Refused(reason)) => format!("must be refused ({})", refusal(lang, reason)),
    }
}

/// Why something must be refused, in a few words.
fn refusal(lang: Lang, refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NoUnit => pick(lang, "단위가 아님", "no unit"),
        Refusal::NotPeople => pick(lang, "사람 수가 아님", "not people"),
        Refusal::NotUsers => pick(lang, "실제 이용자가 아님", "not users"),
        Refusal::NoPopulation => pick(lang, "인구 자료 없음", "no population"),
    }
}

/// A result beside what it is held to: 세 값 모두 3% 안: 충족.
pub fn verdict(lang: Lang, held_to: &str, holds: bool) -> String {
    let words = methods_words(lang);
    format!("{held_to}: {}", if holds { words.met } else { words.not_met })
}

/// How far off a union is, with the mean of all.
pub fn tenths_percent(lang: Lang, permille: u64) -> String {
    percent_of(lang, permille as f64 / 1_000.0)
}

/// The mean error of the pairs, and what it is held to.
pub fn mean_error(lang: Lang, permille: u64, within_percent: u64, holds: bool) -> String {
    let error = tenths_percent(lang, permille);
    let held = match lang {
        Lang::Ko => format!("평균 오차 {error}, 기준 {within_percent}%"),
        Lang::En => format!("mean error {error}, limit {within_percent}%"),
    };
    verdict(lang, &held, holds)
}

/// The figure that a case looks at.
pub fn checked_figure(lang: Lang, figure: CheckedFigure) -> &'static str {
    match figure {
        CheckedFigure::LastHour => pick(lang, "최근 1시간에 장애를 겪은 이용자", "people affected in the last hour"),
        CheckedFigure::SoFar => pick(lang, "지금까지 장애를 겪은 이용자", "people affected so far"),
        CheckedFigure::Potential => pick(lang, "장애 서비스의 전체 이용자", "all users of the services that are down"),
        CheckedFigure::Exposure => pick(lang, "이용자·시간(일간 이용자 × 시간)", "user-hours (daily users × hours)"),
        CheckedFigure::Active => pick(
            lang,
            "이용자·시간(매시간 장애를 겪은 이용자의 합)",
            "user-hours (people affected in each hour, added up)",
        ),
    }
}

/// What the table of pairs shows.
pub fn pairs_caption(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Ko => format!("{name}: 두 앱 가운데 하나라도 쓰는 이용자"),
        Lang::En => format!("{name}: people who use at least one of the two"),
    }
}

/// The severity of a status in a sentence.
pub fn severity_of(lang: Lang, status: &str, severity: &str) -> String {
    match lang {
        Lang::Ko => format!("상태가 ‘{status}’이므로 s는 {severity}입니다."),
        Lang::En => format!("The status is “{status}”, so s is {severity}."),
    }
}

/// A product of a status that did not last for the whole hour, and what is counted instead.
pub fn changed_within(lang: Lang, product: &str, people: &str) -> String {
    match lang {
        Lang::Ko => format!("{product}. 그러나 이 1시간 안에 상태가 바뀌었으므로 {people}으로 계산합니다"),
        Lang::En => format!("{product}, but the status changed within the hour, so {people} are counted"),
    }
}

/// The people so far if each failure hit the same people.
pub fn least(lang: Lang, people: &str) -> String {
    match lang {
        Lang::Ko => format!("시도마다 따로 실패한다고 가정한 수입니다. 같은 사람만 매번 실패했다면 {people}입니다."),
        Lang::En => {
            format!(
                "Each attempt is assumed to fail independently. If the same people failed every time, it is {people}."
            )
        }
    }
}

/// The share that a severity is compared with.
pub fn share_of_first(lang: Lang) -> &'static str {
    pick(lang, "최초 발표 수에 상태별 비율을 곱한 값", "people: the first published number times the severity")
}

/// An input of the estimate.
pub fn assumed_input(lang: Lang, input: AssumedInput) -> &'static str {
    match input {
        AssumedInput::AudienceSpread => pick(lang, "이용자 수의 범위", "spread of user figures"),
        AssumedInput::Overlap => pick(lang, "이용자 중복 ρ", "overlap of audiences, ρ"),
        AssumedInput::Severity => pick(lang, "실패 비율 s", "failure rate, s"),
        AssumedInput::DailyShare => pick(lang, "일간 이용 비율 g", "daily share, g"),
        AssumedInput::Launches => pick(lang, "여는 횟수 n", "launches, n"),
        AssumedInput::MinutesPerDay => pick(lang, "이용 시간", "minutes of use"),
        AssumedInput::HoursOfDay => pick(lang, "시간대별 분포 p", "use over the day, p"),
        AssumedInput::WeekendUsers => pick(lang, "주말의 이용자", "weekend users"),
        AssumedInput::WeekendHours => pick(lang, "주말의 이용 시간", "weekend hours"),
    }
}

/// The middle values of a group of assumptions, and how many of them the board replaces: 여는 횟수 n 50 · 1개를 바꿈.
pub fn middle_values(lang: Lang, values: &[(&str, f64)], replaced: usize) -> String {
    let value = |(name, value): &(&str, f64)| format!("{name}\u{a0}{}", three_digits(*value));
    let mut said: Vec<String> = values.iter().map(value).collect();
    if replaced > 0 {
        said.push(match lang {
            Lang::Ko => format!("{replaced}개를 이 현황판이 바꿈"),
            Lang::En => format!("{replaced} replaced by the board"),
        });
    }
    said.join(" · ")
}

/// The unit of an input.
pub fn assumed_unit(lang: Lang, input: AssumedInput) -> &'static str {
    match input {
        AssumedInput::AudienceSpread => pick(lang, "로그의 표준편차", "standard deviation of the logarithm"),
        AssumedInput::Overlap => pick(lang, "상관, 0에서 1", "correlation, 0 to 1"),
        AssumedInput::Severity => pick(lang, "이용 시도 중 비율, 0에서 1", "of attempts, 0 to 1"),
        AssumedInput::DailyShare => pick(lang, "월간 이용자 중 비율, 0에서 1", "of monthly users, 0 to 1"),
        AssumedInput::Launches => pick(lang, "이용하는 날 한 사람이 여는 횟수", "times per person and day of use"),
        AssumedInput::MinutesPerDay => {
            pick(lang, "월간 이용자 1인당 하루 이용 시간(분)", "minutes per monthly user and day")
        }
        AssumedInput::HoursOfDay => pick(lang, "시간대별 비율 24개", "24 parts of a day"),
        AssumedInput::WeekendUsers | AssumedInput::WeekendHours => pick(lang, "평일을 1로", "a weekday is 1"),
    }
}

/// What an assumption is about; a service is named by who shows it.
pub fn assumed_about(lang: Lang, scope: &AssumptionScope) -> &'static str {
    match scope {
        AssumptionScope::Category { category: known } => category(lang, *known),
        AssumptionScope::Status { status } => words(lang).status(*status),
        AssumptionScope::Service { .. } | AssumptionScope::Board {} => methods_words(lang).whole_board,
    }
}

/// The statuses as a group of assumptions.
pub fn statuses(lang: Lang) -> &'static str {
    words(lang).status
}

/// The kind of a service.
pub fn category(lang: Lang, category: Category) -> &'static str {
    match category {
        Category::Messenger => pick(lang, "메신저", "messenger"),
        Category::Telephone => pick(lang, "전화", "telephone"),
        Category::Mail => pick(lang, "메일", "mail"),
        Category::Portal => pick(lang, "포털", "portal"),
        Category::Community => pick(lang, "커뮤니티", "community"),
        Category::Blog => pick(lang, "블로그", "blog"),
        Category::Map => pick(lang, "지도", "map"),
        Category::Navigation => pick(lang, "내비게이션", "navigation"),
        Category::Transit => pick(lang, "대중교통", "transit"),
        Category::Taxi => pick(lang, "택시", "taxi"),
        Category::Bank => pick(lang, "은행", "bank"),
        Category::Payment => pick(lang, "결제", "payment"),
        Category::Shopping => pick(lang, "쇼핑", "shopping"),
        Category::Music => pick(lang, "음악", "music"),
        Category::Video => pick(lang, "동영상", "video"),
        Category::Comics => pick(lang, "웹툰·웹소설", "comics"),
        Category::Game => pick(lang, "게임", "game"),
        Category::Login => pick(lang, "로그인", "login"),
        Category::Developer => pick(lang, "개발자 도구", "developer"),
        Category::Other => pick(lang, "기타", "other"),
    }
}

/// A chart of a status in words: 중단: 최소 0.9, 가장 그럴듯한 값 1, 최대 1.
pub fn severity_chart(lang: Lang, status: &str, [least, likely, most]: [&str; 3]) -> String {
    let words = methods_words(lang);
    let (low, middle, high) = (words.least, words.most_likely, words.most);
    format!("{status}: {low} {least}, {middle} {likely}, {high} {most}")
}

/// A chart of a day in words.
pub fn day_chart(lang: Lang, names: &str, (most_at, most): (usize, &str), (least_at, least): (usize, &str)) -> String {
    match lang {
        Lang::Ko => format!("{names}: {most_at}시에 {most}%로 가장 많고 {least_at}시에 {least}%로 가장 적음"),
        Lang::En => format!("{names}: most at {most_at}:00 with {most}%, least at {least_at}:00 with {least}%"),
    }
}

/// What is never estimated, a sentence each.
pub fn refusals(lang: Lang) -> [&'static str; 8] {
    static MOST_KO: LazyLock<String> =
        LazyLock::new(|| format!("서비스가 {MOST_SERVICES}개를 넘으면 이용자가 많은 {MOST_SERVICES}개만 추정합니다."));
    static MOST_EN: LazyLock<String> = LazyLock::new(|| {
        format!("Of more than {MOST_SERVICES} services only the {MOST_SERVICES} largest are estimated.")
    });
    match lang {
        Lang::Ko => [
            "신고 건수, 기기 수, 회선 수, 계정 수는 사람 수로 바꾸지 않습니다.",
            "가입자 수나 설치 수는 쓰지 않습니다. 실제 이용자가 아닐 수 있기 때문입니다.",
            "공개된 이용자 수가 없으면 추정하지 않습니다.",
            "작동 여부를 확인할 수 없으면 그 시점의 수를 내지 않습니다.",
            "부가 기능에만 장애가 있으면, 그 기능의 이용자 수가 공개되지 않은 한 추정하지 않습니다.",
            "이용 빈도 자료가 공개되지 않은 종류의 서비스는 추정하지 않습니다. 이용자·시간도 마찬가지입니다.",
            "여러 서비스의 이용자를 단순히 더한 값을 사람 수라고 하지 않습니다. 인구 자료가 없으면 합쳐서 추정하지 않습니다.",
            &MOST_KO,
        ],
        Lang::En => [
            "Reports, devices, lines and accounts are never turned into people.",
            "Sign-ups and installations are not used: they need not be users.",
            "Without published user figures nothing is estimated.",
            "If it is not known whether a service works, there is no number for that moment.",
            "If only secondary features fail, nothing is estimated unless their user figures were published.",
            "Kinds of services without published usage habits have no figure, neither people nor hours.",
            "A plain sum of audiences is never called people. Without a population figure several services have no figure together.",
            &MOST_EN,
        ],
    }
}

/// How many cases are never estimated.
pub fn refusals_counted(lang: Lang, number: usize) -> String {
    match lang {
        Lang::Ko => format!("모두 {number}가지"),
        Lang::En => format!("All {number} cases"),
    }
}

/// How figures are rounded, a sentence each.
pub fn rounding_rules(lang: Lang) -> [&'static str; 4] {
    match lang {
        Lang::Ko => [
            "범위의 폭에서 가장 높은 자리까지 나타냅니다. 폭이 830만이면 100만 단위입니다.",
            "하한은 내리고 상한은 올립니다. 1,790만~2,620만은 1,700만~2,700만이 됩니다.",
            "상한이 하한의 10배를 넘으면 ‘수십만’처럼 크기만 나타냅니다.",
            "서비스가 작동하는 것으로 확인됐을 때만 0으로 표시합니다.",
        ],
        Lang::En => [
            "The unit is the highest digit of the width: a range 8.3 million wide is rounded to millions.",
            "The lower end is rounded down, the upper end up: 17.9 to 26.2 million becomes 17–27 million.",
            "If the upper end is more than ten times the lower, only the size is given: hundreds of thousands.",
            "A figure is 0 only if the service is known to work.",
        ],
    }
}

/// What a grade of an estimate means.
pub fn estimate_grade(lang: Lang, grade: EstimateGrade) -> &'static str {
    match grade {
        EstimateGrade::A => pick(
            lang,
            "회사나 규제 기관이 집계한 수. 아직 이 등급을 받은 추정은 없습니다.",
            "a count by the company or a regulator; no estimate has it so far",
        ),
        EstimateGrade::B => {
            pick(lang, "공개된 이용자 수와 관찰된 상태로 계산한 값", "published user figures and an observed status")
        }
        EstimateGrade::C => pick(lang, "입력 가운데 일부가 가정임", "one or more inputs are assumed"),
        EstimateGrade::D => pick(lang, "크기만 알 수 있음", "an order of magnitude only"),
    }
}

/// What limits the estimates, a sentence each.
pub fn limits(lang: Lang) -> [&'static str; 8] {
    match lang {
        Lang::Ko => [
            "시간대별 이용 분포, 메신저가 아닌 서비스의 여는 횟수, 상태별 실패 비율은 대부분 자체 가정입니다.",
            "실패 비율은 다른 종류의 통신망에서 난 장애 한 건의 자료에 근거합니다.",
            "이용자 중복 ρ는 조사 회사 한 곳이 발표한 여섯 쌍의 자료에 근거합니다.",
            "사람들이 하루 내내 같은 이용 습관으로, 서로 독립적으로 시도한다고 가정합니다. 늘 같은 사람만 실패했다면 실제로 장애를 겪은 사람은 이보다 적습니다.",
            "이용자 수는 대개 휴대전화 앱의 월간 표본 조사입니다. 컴퓨터나 다른 앱 안에서 쓰는 이용자, 답장을 기다리는 사람은 들어 있지 않습니다.",
            "장애가 처음 확인되기 전에 이미 멈춰 있던 시간은 빠져 있습니다.",
            "이용 습관 자료는 모두 2014~2025년 한국 조사입니다.",
            "현황판이 이용자 중복을 밝히지 않는 한, 한 서비스의 계정이 있어야 다른 서비스를 쓸 수 있다는 사실은 계산에 반영되지 않습니다.",
        ],
        Lang::En => [
            "The use over the day, the launches of all services but messengers and most severities are our assumptions.",
            "The severities are based on one outage of another kind of network.",
            "The overlap ρ is based on six pairs from one panel.",
            "People are assumed to have the same habits all day and to try independently. If the same people fail every time, fewer are affected than stated here.",
            "User figures mostly come from a monthly panel of app users. They leave out use on computers or within other apps, and people waiting for an answer.",
            "Failures before the outage was first known are missing from the sums.",
            "All usage habits are Korean, from 2014 to 2025.",
            "Where one service needs the account of another, that counts only if the board gives the overlap.",
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::model::Status;
    use downboard_estimate::DRAWS;

    #[test]
    fn no_word_is_the_same_in_both_languages() {
        for (name, ko, en) in NAMES {
            assert_ne!(ko, en, "{name}");
        }
    }

    #[test]
    fn numbers_have_the_digits_that_a_sum_needs() {
        for (value, text) in
            [(0.84, "0.84"), (41.62, "41.6"), (0.0567, "0.0567"), (1.0, "1"), (416.4, "416"), (0.0, "0"), (39.0, "39")]
        {
            assert_eq!(three_digits(value), text);
        }
        for (value, ko, en) in [
            (43_196_403.0, "4,320만", "43.2\u{a0}million"),
            (20_360_000_000.0, "204억", "20.4\u{a0}billion"),
            (0.0, "0", "0"),
            (12_345.0, "1만 2,300", "12,300"),
        ] {
            assert_eq!((about(Lang::Ko, value).as_str(), about(Lang::En, value).as_str()), (ko, en));
        }
        for lang in Lang::ALL {
            assert_eq!(percent_of(lang, 0.0564), "5.6%");
        }
        assert_eq!(about_people(Lang::Ko, 43_196_403.0), "약 4,320만 명");
        assert_eq!(about_people(Lang::Ko, 12_345.0), "약 1만 2,300명");
        assert_eq!(unbroken("1만~2만"), "1만\u{2060}~\u{2060}2만");
    }

    #[test]
    fn the_bounds_of_the_estimator_are_said_as_they_are() {
        for lang in Lang::ALL {
            let of_services = words(lang).not_estimated_reason(NotEstimated::TooMany);
            assert!(of_services.contains(&MOST_SERVICES.to_string()), "{of_services}");
            assert!(refusals(lang).last().is_some_and(|last| last.matches(&MOST_SERVICES.to_string()).count() == 2));
            let of_draws = methods_words(lang).step_range_text;
            assert!(of_draws.contains(&numbers::grouped(DRAWS as u64)), "{of_draws}");
        }
    }

    #[test]
    fn the_sentence_on_replaced_assumptions_counts_them() {
        assert!(replaced(Lang::Ko, 0, 37).contains("하나도"));
        assert!(replaced(Lang::En, 2, 37).contains("2 of these 37"));
    }

    #[test]
    fn the_comparison_says_how_far_it_is_and_how_it_went() {
        for (done, held, text) in [
            (3, 3, "3 of 18 cases computed."),
            (18, 18, "All 18 cases computed, all within the limits set."),
            (18, 16, "All 18 cases computed; 2 outside the limits set."),
        ] {
            assert_eq!(compared(Lang::En, done, 18, held), text);
        }
    }

    #[test]
    fn a_group_of_assumptions_has_its_middle_values_in_a_line() {
        let values = [("ρ", 0.45), ("n", 50.0)];
        for (lang, replaced, text) in [
            (Lang::En, 0, "ρ\u{a0}0.45 · n\u{a0}50"),
            (Lang::En, 1, "ρ\u{a0}0.45 · n\u{a0}50 · 1 replaced by the board"),
            (Lang::Ko, 1, "ρ\u{a0}0.45 · n\u{a0}50 · 1개를 이 현황판이 바꿈"),
        ] {
            assert_eq!(middle_values(lang, &values, replaced), text);
        }
    }

    #[test]
    fn an_assumption_is_about_what_it_says() {
        let status = AssumptionScope::Status { status: Status::Degraded };
        assert_eq!(assumed_about(Lang::En, &status), words(Lang::En).status(Status::Degraded));
        assert_eq!(assumed_about(Lang::Ko, &AssumptionScope::Category { category: Category::Bank }), "은행");
    }
}
