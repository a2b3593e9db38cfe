//! Words and numbers for a terminal, in English and Korean.

use downboard_core::model::{AudienceUnit, Id, Lang, Quantity, RuleStanding, Status};
use downboard_core::time::Offset;
use downboard_core::time::Timestamp;
use downboard_core::timeline::{Freshness, Since};
use downboard_core::view::PromiseState;
use downboard_estimate::{Figure, FigureUnit, Input, NotEstimated, Range};
use downboard_words::numbers::{self, grouped};

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
        NotEstimated::LastWordOld => pick(lang, "마지막 알림이 7일보다 오래됨", "last word older than 7 days"),
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

/// A figure with its unit and grade, or why there is none.
pub(crate) fn figure(lang: Lang, figure: &Figure) -> String {
    match figure {
        Figure::Estimated(range) => format!("{} ({})", ends(lang, *range), range.grade.letter()),
        Figure::NotEstimated { not_estimated } => {
            format!("{}: {}", pick(lang, "추정 안 함", "not estimated"), why(lang, *not_estimated))
        }
    }
}

/// A figure of services of which the status was known all the time, or was not. Nobody is nobody only where it was.
pub(crate) fn figure_of(lang: Lang, figure: &Figure, was_known: bool) -> String {
    match figure.range().filter(|range| range.p95 == 0 && range.unit == FigureUnit::People && !was_known) {
        Some(range) => format!("{} ({})", pick(lang, "알려진 사람 없음", "nobody known"), range.grade.letter()),
        None => self::figure(lang, figure),
    }
}

fn ends(lang: Lang, range: Range) -> String {
    let none = range.p95 == 0;
    let number = || numbers::range(lang, range);
    match range.unit {
        FigureUnit::People if none => pick(lang, "없음", "nobody").to_owned(),
        FigureUnit::UserHours | FigureUnit::BudgetDays if none => pick(lang, "없음", "none").to_owned(),
        FigureUnit::People => with_unit(lang, &number(), " 명", "people"),
        FigureUnit::UserHours => with_unit(lang, &number(), " 시간", "hours"),
        FigureUnit::BudgetDays => numbers::budget(lang, range),
    }
}

fn with_unit(lang: Lang, number: &str, ko: &str, en: &str) -> String {
    pick(lang, format!("{number}{ko}"), format!("{number} {en}"))
}

/// The middle of a range, to two digits. It never stands without the range.
pub(crate) fn middle(lang: Lang, range: Range) -> String {
    match range.unit {
        FigureUnit::People | FigureUnit::UserHours => numbers::middle(lang, range).unwrap_or_else(|| "-".to_owned()),
        // What a budget is said in depends on its size.
        FigureUnit::BudgetDays => "-".to_owned(),
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

/// A count of users: 43,196,403 people.
pub(crate) fn audience(lang: Lang, value: u64, unit: AudienceUnit) -> String {
    let value = grouped(value);
    match unit {
        AudienceUnit::People => pick(lang, format!("{value}명"), format!("{value} people")),
        AudienceUnit::Accounts => pick(lang, format!("계정 {value}개"), format!("{value} accounts")),
        AudienceUnit::Lines => pick(lang, format!("{value}회선"), format!("{value} lines")),
        AudienceUnit::Devices => pick(lang, format!("기기 {value}대"), format!("{value} devices")),
    }
}

/// Ids in a row.
pub(crate) fn ids(ids: &[Id]) -> String {
    ids.iter().map(Id::to_string).collect::<Vec<_>>().join(", ")
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
