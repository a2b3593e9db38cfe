//! What the methods page says. Its fixed words are a table of their own, so that no other page carries them.

use downboard_core::model::{AssumedInput, AssumptionScope, Category, CheckedFigure, Expectation, Lang, Refusal};
use downboard_estimate::{EstimateGrade, Figure, NotEstimated, Range};

use super::sentences::people;
use super::table::word_table;
use super::words::words;
use crate::numbers::{self, count};

word_table! {
    /// Every fixed word of the methods page in one language.
    MethodsWords, methods_words:
    title: "추정은 이렇게 합니다", "How the estimate is made";
    lede: "이 판에 나오는 ‘몇 명’은 모두 추정입니다. 회사나 정부가 센 수가 아닙니다. 무엇을 곱하고 무엇을 가정하는지, 이미 집계된 장애에서는 얼마나 맞았는지를 여기 모두 적습니다.", "Every number of people on this board is an estimate. No company and no ministry counted it. This page says what is multiplied, what is assumed, and how the method does on outages that others have counted.";
    contents: "차례", "Contents";
    example: "한 서비스로 따라가 보기", "One service, step by step";
    example_note: "여기서는 모든 입력을 가운데 값에 놓습니다. 그래서 마지막 범위의 가운데 값과 조금 다를 수 있습니다.", "Here every input stands in its middle, so the results can differ a little from the medians at the end.";
    no_example: "이 시점에는 따라가 볼 추정이 없습니다.", "There is no estimate to follow at this moment.";
    nothing_failed: "아직 멈춘 서비스가 없습니다.", "Nothing has failed so far.";
    step_audience: "이용자 수", "The audience";
    step_audience_text: "누군가 발표한 이용자 수 A에서 시작합니다. 조사 방법에 따라 수가 달라서, 범위를 낼 때는 이 값도 흔들어 봅니다.", "It begins with a number of users that somebody published, A. Counts differ by how they are made, so the range moves this one too.";
    step_daily_text: "발표된 것은 하루 이용자 수입니다. 하루에 쓰는 사람의 몫 g로 나누어 한 달 이용자 수 A로 바꿉니다.", "What was published are the users of a day. Divided by the share who come on a day, g, they give the users of a month, A.";
    step_habit: "얼마나 자주 쓰나", "How often it is used";
    step_habit_text: "g는 한 달 이용자 가운데 하루에 쓰는 사람의 몫, n은 쓰는 날에 여는 횟수입니다. 곱하면 한 사람이 하루에 여는 평균 횟수 m이 됩니다.", "g is the share of monthly users who come on a day, n how often they open it on a day of use. Their product m is the mean number of launches per person and day.";
    step_shape: "사람마다 다르다", "People differ";
    step_shape_text: "쉴 새 없이 여는 사람도 있고 거의 열지 않는 사람도 있습니다. 그 차이를 r로 나타냅니다(음이항 분포). r은 하루 동안 한 번이라도 여는 사람이 꼭 g가 되도록 정해집니다. 작을수록 사람마다 차이가 큽니다.", "Some open it all the time, some hardly ever. The number r stands for that (the negative binomial distribution). It is chosen so that exactly the share g opens it at least once in a day; the smaller it is, the more people differ.";
    step_peak: "가장 붐비는 한 시간", "The busiest hour";
    step_peak_text: "하루 이용 가운데 가장 붐비는 한 시간의 몫이 p입니다. 그 한 시간에 한 번이라도 여는 사람의 몫을 냅니다.", "The busiest hour has the share p of a day's use. This is the share of people who open it at least once within that hour.";
    step_hour: "지난 한 시간에 겪은 사람", "People in the last hour";
    step_hour_text: "s는 시도 가운데 막힌 몫으로, 서비스의 상태에 따릅니다. l은 지난 한 시간의 이용을 가장 붐비는 시간에 견준 것입니다. 상태가 이 한 시간 안에 바뀌었으면 상태마다 그동안 열어 본 사람까지만 셉니다.", "s is the share of attempts that fail, which follows from the status. l is the use in the last hour against the busiest one. Where the status changed within the hour, each status counts at most those who tried while it lasted.";
    step_no_hour: "이 시점에는 작동하고 있어 새로 겪는 사람이 없습니다.", "It works at this moment, so nobody meets a failure.";
    step_hour_over: "이 시점에는 작동하고 있습니다. 지난 한 시간 가운데 아직 막혀 있던 동안에 열어 본 사람만 셉니다.", "It works at this moment. Counted are those who tried while it still failed within the hour.";
    step_so_far: "지금까지 겪은 사람", "People so far";
    step_so_far_text: "막힌 이용을 하루치로 더한 것이 W입니다. 하루 내내 완전히 멈추면 W는 1입니다. 그동안 한 번이라도 열어 본 사람을 냅니다.", "W adds up the use that failed, in days: a whole day of complete failure is 1. This is everybody who opened it at least once in that time.";
    bounded: "바뀐 때가 사이로만 알려진 구간도 W에 들어 있습니다.", "W also has the stretches in which a change is only known to lie somewhere.";
    step_exposure: "이용자·시간", "User-hours";
    step_exposure_text: "하루 이용자에 막힌 시간을 곱합니다. 규제 기관이 세는 방식과 견줄 수 있습니다.", "Daily users times the hours that failed; comparable to what regulators count.";
    step_range: "가운데 값에서 범위로", "From the middle to a range";
    step_range_text: "어느 입력도 정확히 알 수 없습니다. 그래서 모든 입력을 정해진 난수로 2,000번 뽑아 같은 셈을 되풀이하고, 결과의 90%가 들어가는 구간을 내놓습니다. 같은 문서는 언제 어디서나 같은 수를 냅니다.", "No input is known exactly. So all of them are drawn 2,000 times from fixed random numbers, the same sum is done each time, and the result is the range that holds 90 % of them. The same documents give the same figures everywhere and always.";
    published_audience: "발표된 이용자 수", "Published audience";
    hours: "시간", "Hours";
    days: "하루치 이용", "Days of use";
    product: "곱", "Product";
    so_far_by_status: "상태별로 막힌 이용", "The use that failed, by status";
    together: "여러 서비스를 함께 셀 때", "Several services together";
    together_text: "여러 서비스를 쓰는 사람은 한 번만 셉니다. 서비스마다 겪은 사람을 E, 전체 인구를 N이라 하고, 이용자가 서로 겹치는 정도를 상관 ρ 하나로 나타냅니다(정규 분포의 일인자 모형, Φ는 정규 분포의 누적 확률).", "People who use several services count once. E are the people of each service, N those of the country, and one correlation ρ says how far the audiences are the same people (a one-factor normal model; Φ is the normal distribution).";
    together_bounds: "ρ가 0이면 우연히 겹치는 만큼만 겹치고, 1에 가까우면 가장 큰 서비스 안에 모두 들어갑니다. 결과는 가장 큰 하나보다 작을 수 없고, 모두 더한 값이나 인구보다 클 수 없습니다. 두 서비스가 얼마나 겹치는지 발표된 것이 있으면 가정 대신 그 수를 씁니다.", "With ρ at 0 they overlap by chance only; towards 1 all are within the largest. The result is never below the largest single one, and never above the sum or the population. Where the overlap of two services was published, that takes the place of the assumption.";
    together_now: "이 판의 모든 서비스", "All services of this board";
    severity: "상태별로 막히는 몫", "How much fails in each status";
    severity_lede: "서비스의 상태마다 시도 가운데 얼마가 막힌다고 보는지입니다. 막대는 가능한 범위, 세로줄은 가장 그럴듯한 값입니다. 정상과 점검은 0으로 봅니다.", "What share of attempts is taken to fail in each status. The bar is the possible range, the line the most likely value. Operational and maintenance count as 0.";
    severity_caption: "시도 가운데 막히는 몫, 0에서 1까지", "Share of attempts that fail, from 0 to 1";
    least: "최소", "Least";
    most_likely: "가장 그럴듯한 값", "Most likely";
    most: "최대", "Most";
    in_chart: "0에서 1까지", "From 0 to 1";
    day: "하루의 모양", "The shape of a day";
    day_lede: "하루 이용을 24시간에 나눈 것입니다(%). 이 판이 바꾸지 않은 것은 모두 가정이며, 공개된 조사에서 이용이 많고 적은 때에 맞췄습니다.", "How a day's use falls into its 24 hours, in percent. What this board does not replace is assumed, to respect the peaks and troughs of published surveys.";
    day_caption: "시간마다의 이용, 하루의 %", "Use in each hour, in percent of the day";
    hour: "시", "Hour";
    assumptions: "모든 가정", "Every assumption";
    assumptions_lede: "값이 셋이면 최소, 가장 그럴듯한 값, 최대입니다. 출처가 없으면 ‘가정’이라고 적습니다. 어느 값이든 판의 문서(board.json)에서 바꿀 수 있습니다.", "Three values are the least, the most likely and the greatest. What has no source says “assumed”. A board can replace any of them in its document, board.json.";
    assumptions_caption: "이 판에서 쓰는 가정과 출처", "The assumptions that hold on this board, with their sources";
    download: "가정을 JSON으로 내려받기", "Download the assumptions as JSON";
    input: "입력", "Input";
    values: "값", "Values";
    assumed: "가정", "assumed";
    range_assumed: "범위는 가정", "the range is assumed";
    replaced_mark: "이 판이 바꿈", "replaced by this board";
    in_the_chart: "위 그림에", "in the chart above";
    whole_board: "모든 서비스", "All services";
    validation: "이미 집계된 장애로 견주기", "Against outages that others counted";
    validation_lede: "발표된 이용자 수와 시각만 넣고 추정한 다음, 발표된 결과와 견줍니다. 이 표는 이 페이지를 연 기기에서 방금 셈한 것이고, 같은 사례가 이 프로그램의 시험에도 들어 있습니다. 우리 추정 아래 작은 글씨는 반올림하기 전의 5%, 50%, 95% 지점입니다.", "The estimator is given the published audience and times, and its answer stands beside what was published. The table was computed on your device just now; the same cases are among the tests of this program. Below each estimate stand its percentiles before rounding.";
    validation_caption: "발표된 수와 우리의 추정", "Published figures and our estimates";
    refused_caption: "사람 수로 바꾸지 않는 것", "What is not turned into people";
    case_failed: "견줄 사례를 읽지 못했습니다.", "The cases to compare with could not be read.";
    some_cases_failed: "사례 가운데 일부를 읽지 못해 빼고 보입니다.", "Some of the cases could not be read and are left out.";
    pending: "셈하는 중…", "computing…";
    figure: "무엇을", "Figure";
    published: "발표", "Published";
    ours: "우리 추정", "Our estimate";
    pair: "두 앱", "Two apps";
    error: "차이", "Off by";
    met: "맞음", "met";
    not_met: "벗어남", "not met";
    counted: "발표된 것", "What was counted";
    answer: "우리의 답", "Our answer";
    refused: "추정하지 않는 것", "What is never estimated";
    refused_lede: "재료가 없으면 0이라고 하지 않고, 왜 추정하지 않는지를 적습니다.", "Where an input is missing the answer is never 0, but why there is none.";
    rounding: "반올림과 등급", "Rounding and grades";
    grades_caption: "등급의 뜻", "What the grades mean";
    meaning: "뜻", "Meaning";
    limits: "한계", "Limits";
    limits_lede: "이 추정을 인용할 때 함께 알아 두어야 할 것입니다.", "What should be known by whoever quotes these figures.";
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

/// A share in percent: 5.6 %.
pub fn percent_of(lang: Lang, share: f64) -> String {
    let number = decimal(share * 100.0, 1);
    match lang {
        Lang::Ko => format!("{number}%"),
        Lang::En => format!("{number}\u{a0}%"),
    }
}

/// About so many people, to three digits: a step of a sum, not a result.
pub fn about_people(lang: Lang, value: f64) -> String {
    let number = about(lang, value);
    match lang {
        Lang::Ko => format!("약 {number} 명"),
        Lang::En => format!("about {number} people"),
    }
}

/// About so many user-hours, to three digits.
pub fn about_hours(lang: Lang, value: f64) -> String {
    let number = about(lang, value);
    match lang {
        Lang::Ko => format!("약 {number} 시간"),
        Lang::En => format!("about {number} hours"),
    }
}

/// The percentiles of a range, to three digits each: 5·50·95%: 1,780만, 2,160만, 2,610만.
pub fn percentiles(lang: Lang, range: Range) -> String {
    let [low, middle, high] = [range.p5, range.p50, range.p95].map(|value| about(lang, value as f64));
    match lang {
        Lang::Ko => format!("5·50·95%: {low}, {middle}, {high}"),
        Lang::En => format!("5, 50, 95\u{a0}%: {low}, {middle}, {high}"),
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
        Lang::Ko => format!("주말이라 이용자를 평일의 {share}배로 보았고, 이것은 l에 들어 있습니다."),
        Lang::En => format!("It is a weekend, with {share} of a weekday's users; l has that in it."),
    }
}

/// User-hours in a range with their unit.
pub fn user_hours(lang: Lang, range: Range) -> String {
    let number = numbers::range(lang, range);
    match lang {
        Lang::Ko => format!("{number} 시간"),
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
    let reason = pick(lang, "이용자를 세는 단위가 아님", "it is no unit in which users are counted");
    format!("{}: {reason}", words(lang).not_estimated)
}

/// How many assumptions a board replaces.
pub fn replaced(lang: Lang, replaced: usize, all: usize) -> String {
    match (lang, replaced) {
        (Lang::Ko, 0) => "이 판은 기본 가정을 하나도 바꾸지 않았습니다.".to_owned(),
        (Lang::En, 0) => "This board replaces none of the defaults.".to_owned(),
        (Lang::Ko, replaced) => format!(
            "이 판은 아래 {all}개 가운데 {replaced}개를 자기 값으로 바꿨습니다. 그런 값에는 ‘이 판이 바꿈’이라고 적었습니다."
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
        Lang::Ko if done < all => format!("{all}건 가운데 {done}건을 셈했습니다."),
        Lang::En if done < all => format!("{done} of {all} cases computed."),
        Lang::Ko if held == all => format!("{all}건을 모두 셈했고, 모두 정한 폭 안에 들었습니다."),
        Lang::En if held == all => format!("All {all} cases are computed, and all are within what was set."),
        Lang::Ko => format!("{all}건을 모두 셈했고, {}건이 정한 폭을 벗어났습니다.", all - held.min(all)),
        Lang::En => format!("All {all} cases are computed; {} are off by more than was set.", all - held.min(all)),
    }
}

/// When the published figures of the comparison were read.
pub fn read_on(lang: Lang, date: &str) -> String {
    match lang {
        Lang::Ko => format!("발표된 수를 읽은 날: {date}"),
        Lang::En => format!("Published figures as read on {date}"),
    }
}

/// What a figure is held to.
pub fn held_to(lang: Lang, expected: Expectation) -> String {
    match (lang, expected) {
        (Lang::Ko, Expectation::Range(range)) => format!("세 값 모두 {}% 안", range.within_percent),
        (Lang::En, Expectation::Range(range)) => {
            format!("each end and the median within {}\u{a0}%", range.within_percent)
        }
        (Lang::Ko, Expectation::Near(near)) => format!("가운데 값이 {}% 안", near.within_percent),
        (Lang::En, Expectation::Near(near)) => format!("the median within {}\u{a0}%", near.within_percent),
        (Lang::Ko, Expectation::MedianBetween(_)) => "가운데 값이 그 사이".to_owned(),
        (Lang::En, Expectation::MedianBetween(_)) => "the median in between".to_owned(),
        (Lang::Ko, Expectation::AllBetween(_)) => "범위 전체가 그 사이".to_owned(),
        (Lang::En, Expectation::AllBetween(_)) => "all of the range in between".to_owned(),
        (Lang::Ko, Expectation::Contains(_)) => "범위가 그 수를 품음".to_owned(),
        (Lang::En, Expectation::Contains(_)) => "the range holds the number".to_owned(),
        (Lang::Ko, Expectation::Refused(reason)) => format!("거절해야 함({})", refusal(lang, reason)),
        (Lang::En, Expectation::Refused(reason)) => format!("has to be refused ({})", refusal(lang, reason)),
    }
}

/// Why something must be refused, in a few words.
fn refusal(lang: Lang, refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NoUnit => pick(lang, "단위가 아님", "no unit"),
        Refusal::NotPeople => pick(lang, "사람이 아님", "not people"),
        Refusal::NotUsers => pick(lang, "쓰는 사람이 아님", "not users"),
        Refusal::NoPopulation => pick(lang, "인구를 모름", "no population"),
    }
}

/// A result beside what it is held to: 세 값 모두 3% 안: 맞음.
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
        Lang::Ko => format!("차이의 평균 {error}, {within_percent}% 안"),
        Lang::En => format!("{error} off in the mean, held to {within_percent}\u{a0}%"),
    };
    verdict(lang, &held, holds)
}

/// The figure that a case looks at.
pub fn checked_figure(lang: Lang, figure: CheckedFigure) -> &'static str {
    match figure {
        CheckedFigure::LastHour => pick(lang, "지난 한 시간에 겪은 사람", "people in the last hour"),
        CheckedFigure::SoFar => pick(lang, "지금까지 겪은 사람", "people so far"),
        CheckedFigure::Potential => pick(lang, "멈춘 것을 쓰는 사람", "people who use what fails"),
        CheckedFigure::Exposure => pick(lang, "이용자·시간 (하루 이용자 × 시간)", "user-hours (daily users × hours)"),
        CheckedFigure::Active => {
            pick(lang, "이용자·시간 (시간마다 겪은 사람의 합)", "user-hours (people of each hour, added up)")
        }
    }
}

/// What the table of pairs shows.
pub fn pairs_caption(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Ko => format!("{name}: 두 앱 가운데 하나라도 쓰는 사람"),
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
        Lang::Ko => format!("{product}. 그러나 이 한 시간 안에 상태가 바뀌었으므로 {people}으로 합니다"),
        Lang::En => format!("{product}, but the status changed within the hour, so it is {people}"),
    }
}

/// The people so far if each failure hit the same people.
pub fn least(lang: Lang, people: &str) -> String {
    match lang {
        Lang::Ko => format!("시도마다 따로 실패한다고 본 수입니다. 같은 사람만 번번이 막혔다면 {people}입니다."),
        Lang::En => {
            format!("Each attempt is taken to fail on its own. If the same people failed every time, it is {people}.")
        }
    }
}

/// The share that a severity is compared with.
pub fn share_of_first(lang: Lang) -> &'static str {
    pick(lang, "처음 발표에 상태의 몫을 곱한 사람", "people: the number first given times the severity")
}

/// An input of the estimate.
pub fn assumed_input(lang: Lang, input: AssumedInput) -> &'static str {
    match input {
        AssumedInput::AudienceSpread => pick(lang, "이용자 수의 폭", "spread of an audience"),
        AssumedInput::Overlap => pick(lang, "이용자의 겹침 ρ", "overlap of audiences, ρ"),
        AssumedInput::Severity => pick(lang, "막히는 몫 s", "share that fails, s"),
        AssumedInput::DailyShare => pick(lang, "하루에 쓰는 몫 g", "share of a day, g"),
        AssumedInput::Launches => pick(lang, "여는 횟수 n", "launches, n"),
        AssumedInput::MinutesPerDay => pick(lang, "쓰는 시간", "minutes of use"),
        AssumedInput::HoursOfDay => pick(lang, "하루의 모양 p", "shape of the day, p"),
        AssumedInput::WeekendUsers => pick(lang, "주말의 이용자", "users of a weekend"),
        AssumedInput::WeekendHours => pick(lang, "주말의 이용 시간", "hours of a weekend"),
    }
}

/// The unit of an input.
pub fn assumed_unit(lang: Lang, input: AssumedInput) -> &'static str {
    match input {
        AssumedInput::AudienceSpread => pick(lang, "로그의 표준 편차", "standard deviation of the logarithm"),
        AssumedInput::Overlap => pick(lang, "상관, 0에서 1", "correlation, 0 to 1"),
        AssumedInput::Severity => pick(lang, "시도 가운데, 0에서 1", "of attempts, 0 to 1"),
        AssumedInput::DailyShare => pick(lang, "한 달 이용자 가운데, 0에서 1", "of monthly users, 0 to 1"),
        AssumedInput::Launches => pick(lang, "쓰는 날 한 사람이 여는 횟수", "times per person and day of use"),
        AssumedInput::MinutesPerDay => pick(lang, "한 달 이용자 한 사람의 하루 분", "minutes per monthly user and day"),
        AssumedInput::HoursOfDay => pick(lang, "시간마다의 몫 24개", "24 parts of a day"),
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
        Category::Other => pick(lang, "그 밖", "other"),
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
        Lang::En => format!("{names}: most at {most_at}:00 with {most} %, least at {least_at}:00 with {least} %"),
    }
}

/// What is never estimated, a sentence each.
pub fn refusals(lang: Lang) -> [&'static str; 8] {
    match lang {
        Lang::Ko => [
            "신고 건수, 기기 수, 회선 수, 계정 수는 사람 수로 바꾸지 않습니다.",
            "가입자나 설치한 사람의 수는 쓰지 않습니다. 실제로 쓰는 사람이 아닐 수 있기 때문입니다.",
            "이용자 수를 아무도 발표하지 않았으면 추정하지 않습니다.",
            "작동하는지 알 수 없으면 그 시점의 수를 내지 않습니다.",
            "꼭 필요하지 않은 기능만 멈췄으면, 그 기능의 이용자 수가 발표되지 않은 한 추정하지 않습니다.",
            "얼마나 자주 쓰는지 공개되지 않은 종류의 서비스는 추정하지 않습니다. 이용자·시간도 마찬가지입니다.",
            "여러 서비스의 이용자를 그냥 더한 것을 사람 수라고 하지 않습니다. 전체 인구를 모르면 합쳐서 추정하지 않습니다.",
            "서비스가 200개를 넘으면 이용자가 많은 200개만 추정합니다.",
        ],
        Lang::En => [
            "Reports, devices, lines and accounts are never turned into people.",
            "Sign-ups and installations are not used: who has a service need not use it.",
            "Where nobody published an audience, nothing is estimated.",
            "Where it is not known whether a service works, there is no number for that moment.",
            "While only features fail that are not essential, there is none either, unless their audience was published.",
            "Kinds of services for which nothing was published about how often they are used have no figure, of people or of hours.",
            "A plain sum of audiences is never called people; and without a population several services have no figure together.",
            "Of more than 200 services only the 200 largest are estimated.",
        ],
    }
}

/// How figures are rounded, a sentence each.
pub fn rounding_rules(lang: Lang) -> [&'static str; 4] {
    match lang {
        Lang::Ko => [
            "단위는 범위의 폭에서 가장 높은 자리입니다. 폭이 830만이면 100만 단위입니다.",
            "아래 끝은 내리고 위 끝은 올립니다. 1,790만~2,620만은 1,700만~2,700만이 됩니다.",
            "위 끝이 아래 끝의 열 배를 넘으면 ‘수십만’처럼 크기만 적습니다.",
            "수가 0인 것은 서비스가 작동한다고 알려졌을 때뿐입니다.",
        ],
        Lang::En => [
            "The unit is the highest digit of the width: a range 8.3 million wide is rounded to millions.",
            "The lower end is rounded down, the upper end up: 17.9 to 26.2 million becomes 17–27 million.",
            "Where the upper end is more than ten times the lower, only the size is said: hundreds of thousands.",
            "A figure is 0 only where the service is known to work.",
        ],
    }
}

/// What a grade of an estimate means.
pub fn estimate_grade(lang: Lang, grade: EstimateGrade) -> &'static str {
    match grade {
        EstimateGrade::A => pick(
            lang,
            "회사나 규제 기관이 센 수. 아직 이 등급을 주는 추정은 없습니다.",
            "a count by the company or a regulator; no estimate has it so far",
        ),
        EstimateGrade::B => {
            pick(lang, "발표된 이용자 수와 관찰된 상태로 셈한 것", "a published audience and an observed state")
        }
        EstimateGrade::C => pick(lang, "입력 가운데 가정한 것이 있음", "one or more inputs are assumed"),
        EstimateGrade::D => pick(lang, "크기만 알 수 있음", "an order of magnitude only"),
    }
}

/// What limits the estimates, a sentence each.
pub fn limits(lang: Lang) -> [&'static str; 8] {
    match lang {
        Lang::Ko => [
            "하루의 모양, 메신저가 아닌 서비스의 여는 횟수, 상태별로 막히는 몫은 대부분 우리의 가정입니다.",
            "막히는 몫은 다른 종류의 통신망에서 난 장애 한 건에 기대고 있습니다.",
            "겹침 ρ는 조사 회사 한 곳이 발표한 여섯 쌍에 기댑니다.",
            "사람들이 하루 내내 같은 버릇으로, 서로 상관없이 시도한다고 봅니다. 늘 같은 사람만 막혔다면 실제로 겪은 사람은 이보다 적습니다.",
            "이용자 수는 대개 휴대전화 앱을 쓰는 한 달 표본입니다. 컴퓨터나 다른 앱 안에서 쓰는 사람, 답장을 기다리는 사람은 들어 있지 않습니다.",
            "알려지기 전에 이미 멈춰 있던 시간은 빠져 있습니다.",
            "버릇에 관한 값은 모두 2014~2025년 한국의 것입니다.",
            "판이 겹침을 밝히지 않는 한, 한 서비스의 계정이 있어야 다른 서비스를 쓸 수 있다는 사실은 셈에 들지 않습니다.",
        ],
        Lang::En => [
            "The shapes of the day, the launches of all but messengers and most severities are ours.",
            "The severities rest on one outage of another kind of network.",
            "The overlap ρ rests on six pairs of one panel.",
            "People are taken to have the same habits all day and to try independently. If the same people fail every time, fewer meet the failure than is said here.",
            "An audience is mostly a monthly panel of app users. Use on computers or within other apps is not in it, nor are people who wait for an answer.",
            "What failed before it was first known is missing from the sums.",
            "All habits are Korean, of 2014 to 2025.",
            "That the account of one service is needed for another counts only where a board names the overlap.",
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::model::Status;

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
        assert_eq!(percent_of(Lang::Ko, 0.0564), "5.6%");
        assert_eq!(unbroken("1만~2만"), "1만\u{2060}~\u{2060}2만");
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
            (18, 18, "All 18 cases are computed, and all are within what was set."),
            (18, 16, "All 18 cases are computed; 2 are off by more than was set."),
        ] {
            assert_eq!(compared(Lang::En, done, 18, held), text);
        }
    }

    #[test]
    fn an_assumption_is_about_what_it_says() {
        let status = AssumptionScope::Status { status: Status::Degraded };
        assert_eq!(assumed_about(Lang::En, &status), words(Lang::En).status(Status::Degraded));
        assert_eq!(assumed_about(Lang::Ko, &AssumptionScope::Category { category: Category::Bank }), "은행");
    }
}
