//! Sentences that are put together from facts.

use downboard_core::model::{AudienceUnit, Change, EvidenceGrade, Lang, MeasureUnit, Quantity, Status, Zone};
use downboard_core::time::Timestamp;
use downboard_core::timeline::Since;
use downboard_core::view::{Calm, PromiseState, Trouble};
use downboard_estimate::Range;

use super::dates::short_moment;
use super::words::words;
use crate::numbers::{self, count, with_counter};

/// What stands between two facts in a row: 정상 7개 · 확인 불가 1개. A line does not begin with the dot.
pub const BETWEEN: &str = "\u{a0}· ";

/// People with their unit: 1,700만~2,700만 명.
pub fn people(lang: Lang, range: Range) -> String {
    let number = numbers::range(lang, range);
    match lang {
        Lang::Ko if range.p95 == 0 => "없음".to_owned(),
        Lang::En if range.p95 == 0 => "nobody".to_owned(),
        Lang::Ko => with_counter(&number, "명"),
        Lang::En => format!("{number} people"),
    }
}

/// An audience: 월간 이용자 4,319만 6,403명 · 43,196,403 monthly users.
pub fn audience(lang: Lang, measure: &str, unit: AudienceUnit, value: u64) -> String {
    let counter = match unit {
        AudienceUnit::People => "명",
        AudienceUnit::Accounts => "개",
        AudienceUnit::Lines => "회선",
        AudienceUnit::Devices => "대",
    };
    match lang {
        Lang::Ko => format!("{measure} {}", with_counter(&count(lang, value), counter)),
        Lang::En => format!("{} {measure}", count(lang, value)),
    }
}

/// What was known at a time: 13:39 기준 장애 2개: 중단 2개 · as of 13:39, 2 affected: 2 down.
pub fn known_at(lang: Lang, moment: &str, known: &str) -> String {
    match lang {
        Lang::Ko => format!("{moment} 기준 {known}"),
        Lang::En => format!("as of {moment}, {known}"),
    }
}

/// How bad it is for the services in trouble: 중단 14개, 일부 중단 4개, 오류·지연 1개 · 14 down, 4 partly down, 1 degraded.
pub fn by_grade(lang: Lang, trouble: Trouble) -> String {
    let grades = [
        (trouble.down, Status::MajorOutage),
        (trouble.partly, Status::PartialOutage),
        (trouble.degraded, Status::Degraded),
    ];
    let grades = grades.into_iter().filter(|(count, _)| *count > 0).map(|(count, status)| {
        let status = words(lang).status(status);
        match lang {
            Lang::Ko => format!("{status} {count}개"),
            Lang::En => format!("{count} {status}"),
        }
    });
    grades.collect::<Vec<_>>().join(", ")
}

/// How many services are in trouble, and how bad: 장애 19개: 중단 14개, 일부 중단 5개 · 19 affected: 14 down, 5 partly down.
pub fn in_trouble(lang: Lang, trouble: Trouble) -> String {
    let grades = by_grade(lang, trouble);
    match lang {
        Lang::Ko => format!("장애 {}개: {grades}", trouble.all()),
        Lang::En => format!("{} affected: {grades}", trouble.all()),
    }
}

/// How many features of them fail: 장애 기능 64개 · 64 features.
pub fn features(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Ko => format!("장애 기능 {count}개"),
        Lang::En if count == 1 => "1 feature".to_owned(),
        Lang::En => format!("{count} features"),
    }
}

/// How many people were hit in the last hour, and what that figure rests on.
pub fn people_of_the_hour(lang: Lang, people: &str, basis: &str) -> String {
    match lang {
        Lang::Ko => format!("{} {people}({basis})", words(lang).last_hour),
        Lang::En => format!("{people} {} ({basis})", words(lang).last_hour),
    }
}

/// Names in a row, and how many more there are.
pub fn names(lang: Lang, names: &[String], most: usize) -> String {
    let shown: Vec<&str> = names.iter().take(most).map(String::as_str).collect();
    let rest = names.len().saturating_sub(most);
    let row = shown.join(", ");
    match (lang, rest) {
        (_, 0) => row,
        (Lang::Ko, rest) => format!("{row} 외 {rest}개"),
        (Lang::En, rest) => format!("{row} and {rest} more"),
    }
}

/// A time that is only known to lie between two: 15:27~15:30 · 15:27–15:30. Spaces keep two days apart.
pub fn bounds(lang: Lang, from: &str, to: &str) -> String {
    match lang {
        Lang::Ko => format!("{from}~{to}"),
        Lang::En if to.contains(' ') => format!("{from} – {to}"),
        Lang::En => format!("{from}–{to}"),
    }
}

/// Since when, exact or bounded: 15:27~15:30쯤부터.
pub fn since(lang: Lang, from: Option<&str>, to: Option<&str>) -> String {
    match (lang, from, to) {
        (Lang::Ko, Some(from), Some(to)) if from == to => format!("{from}부터"),
        (Lang::Ko, Some(from), Some(to)) => format!("{}쯤부터", bounds(lang, from, to)),
        (Lang::Ko, None, Some(to)) => format!("늦어도 {to}부터"),
        (Lang::Ko, Some(from), None) => format!("빨라야 {from}부터"),
        (Lang::En, Some(from), Some(to)) if from == to => format!("since {from}"),
        (Lang::En, Some(from), Some(to)) => format!("since {}", bounds(lang, from, to)),
        (Lang::En, None, Some(to)) => format!("since {to} at the latest"),
        (Lang::En, Some(from), None) => format!("since {from} at the earliest"),
        (lang, None, None) => words(lang).since_unknown.to_owned(),
    }
}

/// Since when, at a moment: with the day where it is not that of the moment, and of the end where it is not that of the begin. A
/// bound after the moment is not known by then.
pub fn since_at(lang: Lang, bounds: Since, at: Timestamp, zone: &Zone) -> String {
    let from = bounds.from.map(|from| short_moment(lang, from, at, zone));
    let to = bounds.to.filter(|to| *to <= at).map(|to| match (&from, bounds.from) {
        (Some(said), Some(from)) if from == to => said.clone(),
        (_, from) => short_moment(lang, to, from.unwrap_or(at), zone),
    });
    since(lang, from.as_deref(), to.as_deref())
}

/// When, exact or bounded.
pub fn when(lang: Lang, from: &str, to: &str) -> String {
    if from == to {
        return from.to_owned();
    }
    match lang {
        Lang::Ko => format!("{from}~{to} 사이"),
        Lang::En => format!("between {from} and {to}"),
    }
}

/// How much of a measure there is.
pub fn quantity(lang: Lang, quantity: Quantity, unit: MeasureUnit, total: u64) -> String {
    let number = |value: u64| match (lang, unit) {
        (_, MeasureUnit::Percent) => format!("{value}%"),
        (Lang::Ko, MeasureUnit::Servers) => with_counter(&count(lang, value), "대"),
        (Lang::En, MeasureUnit::Servers) => format!("{} servers", count(lang, value)),
    };
    let of_total = |text: String| match (lang, unit) {
        (_, MeasureUnit::Percent) => text,
        (Lang::Ko, MeasureUnit::Servers) => format!("{} 중 {text}", with_counter(&count(lang, total), "대")),
        (Lang::En, MeasureUnit::Servers) => format!("{text} of {}", count(lang, total)),
    };
    match (lang, quantity) {
        (_, Quantity::Exactly(value)) => of_total(number(value)),
        (Lang::Ko, Quantity::About(value)) => of_total(format!("약 {}", number(value))),
        (Lang::En, Quantity::About(value)) => of_total(format!("about {}", number(value))),
        (Lang::Ko, Quantity::AtLeast(value)) => of_total(format!("{} 이상", number(value))),
        (Lang::En, Quantity::AtLeast(value)) => of_total(format!("at least {}", number(value))),
        (Lang::Ko, Quantity::Between(least, most)) => of_total(format!("{}~{}", count(lang, least), number(most))),
        (Lang::En, Quantity::Between(least, most)) => of_total(format!("{} to {}", count(lang, least), number(most))),
        (Lang::Ko, Quantity::NotPublished(Change::Falling)) => "일부 끊김(수치 미공개)".to_owned(),
        (Lang::En, Quantity::NotPublished(Change::Falling)) => "partly lost (amount not published)".to_owned(),
        (Lang::Ko, Quantity::NotPublished(Change::Rising)) => "복구 중(수치 미공개)".to_owned(),
        (Lang::En, Quantity::NotPublished(Change::Rising)) => "coming back (amount not published)".to_owned(),
    }
}

/// Where a promise stands, and by how much it is past due: within the minute that it names it is still due.
pub fn promise(
    lang: Lang,
    state: PromiseState,
    clock: impl Fn(downboard_core::time::Timestamp) -> String,
    overdue: Option<&str>,
) -> String {
    let overdue = overdue.unwrap_or_default();
    match (lang, state) {
        (Lang::Ko, PromiseState::Undated) => "예고 시각 없음".to_owned(),
        (Lang::En, PromiseState::Undated) => "no time given".to_owned(),
        (Lang::Ko, PromiseState::Waiting) => "전제 조건 미충족".to_owned(),
        (Lang::En, PromiseState::Waiting) => "condition not yet met".to_owned(),
        (Lang::Ko, PromiseState::Overdue { due }) if !overdue.is_empty() => {
            format!("예고 시각({})을 {overdue} 넘김", clock(due))
        }
        (Lang::En, PromiseState::Overdue { due }) if !overdue.is_empty() => {
            format!("due {}; {overdue} overdue", clock(due))
        }
        (Lang::Ko, PromiseState::Open { due } | PromiseState::Overdue { due }) => format!("예고 시각 {}", clock(due)),
        (Lang::En, PromiseState::Open { due } | PromiseState::Overdue { due }) => format!("due {}", clock(due)),
        (Lang::Ko, PromiseState::Fulfilled { due: Some(due), by }) => {
            format!("예고 {}, 늦어도 {} 이행", clock(due), clock(by))
        }
        (Lang::En, PromiseState::Fulfilled { due: Some(due), by }) => {
            format!("due {}, fulfilled by {}", clock(due), clock(by))
        }
        (Lang::Ko, PromiseState::Fulfilled { due: None, by }) => format!("늦어도 {} 이행", clock(by)),
        (Lang::En, PromiseState::Fulfilled { due: None, by }) => format!("fulfilled by {}", clock(by)),
    }
}

/// How many of how many: 123개 중 40개 · 40 of 123.
pub fn of_total(lang: Lang, part: usize, total: usize) -> String {
    match lang {
        Lang::Ko => format!("{total}개 중 {part}개"),
        Lang::En => format!("{part} of {total}"),
    }
}

/// How many things a folded list holds: 출처 119개 · Sources (119).
pub fn counted(lang: Lang, what: &str, count: usize) -> String {
    match lang {
        Lang::Ko => format!("{what} {count}개"),
        Lang::En => format!("{what} ({count})"),
    }
}

/// The moment, in a sentence for a screen reader.
pub fn shown_moment(lang: Lang, moment: &str, zone: &str) -> String {
    match lang {
        Lang::Ko => format!("{moment} {zone} 기준"),
        Lang::En => format!("as of {moment} {zone}"),
    }
}

/// How many services are in no trouble, by what is known of them.
pub fn folded(lang: Lang, calm: Calm) -> String {
    let Calm { operational, maintenance, unknown } = calm;
    let counts = match lang {
        Lang::Ko => [(operational, "정상"), (maintenance, "점검"), (unknown, "확인 불가")],
        Lang::En => [(operational, "operational"), (maintenance, "under maintenance"), (unknown, "unknown")],
    };
    let said = counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, status)| match lang {
        Lang::Ko => format!("{status} {count}개"),
        Lang::En => format!("{count} {status}"),
    });
    said.collect::<Vec<_>>().join(BETWEEN)
}

/// A status and how long it has lasted: 중단 6시간 20분.
pub fn status_lasting(status: &str, lasting: Option<&str>) -> String {
    match lasting {
        Some(lasting) => format!("{status} {lasting}"),
        None => status.to_owned(),
    }
}

/// When the publisher last said something: 마지막 공지 3월 14일 07:00.
pub fn last_word(lang: Lang, moment: &str) -> String {
    match lang {
        Lang::Ko => format!("마지막 공지 {moment}"),
        Lang::En => format!("last notice {moment}"),
    }
}

/// When the publisher last said something of a service, in a sentence.
pub fn last_word_on(lang: Lang, name: &str, moment: &str) -> String {
    match lang {
        Lang::Ko => format!("{name} 관련 마지막 공지는 {moment}에 나왔습니다."),
        Lang::En => format!("The last notice on {name} is from {moment}."),
    }
}

/// A service with since when it has been in trouble: Kakao T (since 15:27–16:00).
pub fn name_since(lang: Lang, name: &str, since: &str) -> String {
    match lang {
        Lang::Ko => format!("{name}({since})"),
        Lang::En => format!("{name} ({since})"),
    }
}

/// The time that the lanes cover, in a sentence.
pub fn covered(lang: Lang, from: &str, to: &str) -> String {
    match lang {
        Lang::Ko => format!("기간은 {from}~{to}입니다."),
        Lang::En => format!("From {from} to {to}."),
    }
}

/// What the height of the overview means.
pub fn overview_note(lang: Lang, services: usize) -> String {
    match lang {
        Lang::Ko => format!("높이: 장애 서비스 수(전체 {services}개)"),
        Lang::En => format!("height: services in trouble, of {services}"),
    }
}

/// An address asks for a part of a board's time that it does not have.
pub fn part_not_covered(lang: Lang, from: &str, to: &str) -> String {
    match lang {
        Lang::Ko => format!("주소의 from=, to= 구간은 이 현황판의 기간({from}~{to})에 없어 기본 구간을 표시합니다."),
        Lang::En => {
            format!(
                "This board has nothing between from= and to= in the address; it covers {from} to {to}. Showing the default."
            )
        }
    }
}

/// How long there has been trouble of any grade, where there is little room: 장애 10시간 38분 · outage 10 h 38 min.
pub fn in_trouble_briefly(lang: Lang, lasting: &str) -> String {
    match lang {
        Lang::Ko => format!("장애 {lasting}"),
        Lang::En => format!("outage {lasting}"),
    }
}

/// The grade of now, and how long there has been trouble of any: 일부 중단, 장애 10시간 38분 · partly down, outage 10 h.
pub fn status_in_trouble(lang: Lang, status: &str, lasting: Option<&str>) -> String {
    lasting.map_or_else(|| status.to_owned(), |lasting| format!("{status}, {}", trouble_lasting(lang, lasting)))
}

/// How long there has been trouble of any grade.
pub fn trouble_lasting(lang: Lang, lasting: &str) -> String {
    match lang {
        Lang::Ko => format!("장애 {lasting}"),
        Lang::En => format!("outage {lasting}"),
    }
}

/// A moment outside the time that a board is about: what the page can say of it, it does not say from a record.
pub fn outside(lang: Lang, is_before: bool, from: &str, to: &str) -> String {
    match (lang, is_before) {
        (Lang::Ko, true) => format!("기록({from}~{to})보다 앞선 시점입니다."),
        (Lang::Ko, false) => format!("기록({from}~{to})이 끝난 뒤의 시점입니다."),
        (Lang::En, true) => format!("This moment is before the record, which covers {from} to {to}."),
        (Lang::En, false) => format!("This moment is after the record, which covers {from} to {to}."),
    }
}

/// What to use instead of one service: 카카오 T → 우티.
pub fn instead_pair(lang: Lang, name: &str, alternative: &str) -> String {
    match lang {
        Lang::Ko | Lang::En => format!("{name} → {alternative}"),
    }
}

/// How many of the services in trouble depend on the site.
pub fn hangs_on_site(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Ko => format!("이 시설을 쓰는 서비스 {count}개 장애"),
        Lang::En if count == 1 => "1 dependent service affected".to_owned(),
        Lang::En => format!("{count} dependent services affected"),
    }
}

/// What the lane of a site measures: 막대 높이: 전력.
pub fn measured_as(lang: Lang, measure: &str) -> String {
    match lang {
        Lang::Ko => format!("막대 높이: {measure}"),
        Lang::En => format!("bar height: {measure}"),
    }
}

/// Services in trouble for which the board knows no alternative.
pub fn without_alternative(lang: Lang, names: &str) -> String {
    match lang {
        Lang::Ko => format!("대체 서비스를 찾지 못한 서비스: {names}"),
        Lang::En => format!("No confirmed alternative: {names}"),
    }
}

/// How many more there are of a list.
pub fn and_more(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Ko => format!("그 밖에 {count}건"),
        Lang::En => format!("and {count} more"),
    }
}

/// What is so of the last of several: 최근: 기한 지남 · latest: overdue.
pub fn latest(lang: Lang, what: &str) -> String {
    match lang {
        Lang::Ko => format!("최근: {what}"),
        Lang::En => format!("latest: {what}"),
    }
}

/// How many there are by a moment, and how many come after it: 3건, 이후 15건 · 3, and 15 after.
pub fn so_many_and_after(lang: Lang, by_then: usize, after: usize) -> String {
    match (lang, after) {
        (Lang::Ko, 0) => format!("{by_then}건"),
        (Lang::En, 0) => by_then.to_string(),
        (Lang::Ko, after) => format!("{by_then}건, 이후 {after}건"),
        (Lang::En, after) => format!("{by_then}, and {after} after"),
    }
}

/// How many services depend on a site, and how many of them through another.
pub fn depend_on_it(lang: Lang, all: usize, through: usize) -> String {
    match (lang, through) {
        (Lang::Ko, 0) => format!("의존하는 서비스 {all}개"),
        (Lang::Ko, through) => format!("의존하는 서비스 {all}개(이 가운데 {through}개는 다른 서비스를 거쳐)"),
        (Lang::En, 0) => format!("{all} services depend on it"),
        (Lang::En, through) => format!("{all} services depend on it, {through} of them through another"),
    }
}

/// What the letter of a grade opens: 출처 3건, B등급 · 3 sources, grade B.
pub fn sources_by_grade(lang: Lang, count: usize, grade: EvidenceGrade) -> String {
    let letter = grade.word();
    match lang {
        Lang::Ko => format!("출처 {count}건, {letter}등급"),
        Lang::En if count == 1 => format!("1 source, grade {letter}"),
        Lang::En => format!("{count} sources, grade {letter}"),
    }
}

/// How many services are in trouble: 서비스 21개 장애.
pub fn services_down(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Ko => format!("서비스 {count}개 장애"),
        Lang::En if count == 1 => "1 service affected".to_owned(),
        Lang::En => format!("{count} services affected"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::model::AudienceMeasure;

    #[test]
    fn services_that_work_are_counted_apart_from_those_of_which_nothing_is_known() {
        let calm = |operational, maintenance, unknown| Calm { operational, maintenance, unknown };
        assert_eq!(folded(Lang::Ko, calm(7, 1, 1)), "정상 7개\u{a0}· 점검 1개\u{a0}· 확인 불가 1개");
        assert_eq!(folded(Lang::En, calm(8, 0, 1)), "8 operational\u{a0}· 1 unknown");
    }

    #[test]
    fn services_in_trouble_are_counted_the_same_way_everywhere() {
        let trouble = Trouble { down: 14, partly: 4, degraded: 1 };
        assert_eq!(in_trouble(Lang::En, trouble), "19 affected: 14 down, 4 partly down, 1 degraded");
        assert_eq!(in_trouble(Lang::Ko, trouble), "장애 19개: 중단 14개, 일부 중단 4개, 오류·지연 1개");
        assert_eq!(by_grade(Lang::En, Trouble { partly: 1, ..Trouble::default() }), "1 partly down");
    }

    #[test]
    fn an_audience_is_counted_by_its_measure() {
        for (value, ko, en) in [
            (43_196_403, "월간 이용자 4,319만 6,403명", "43,196,403 monthly users"),
            (7_330_000, "월간 이용자 733만 명", "7,330,000 monthly users"),
        ] {
            let said =
                |lang| audience(lang, words(lang).measure(AudienceMeasure::Monthly), AudienceUnit::People, value);
            assert_eq!([said(Lang::Ko), said(Lang::En)], [ko, en]);
        }
    }

    #[test]
    fn an_end_names_its_day_where_it_is_not_that_of_the_begin() {
        let zone = Zone::fixed(downboard_core::time::Offset::constant(9), "KST");
        let at = |text: &str| downboard_core::instant::parse(&format!("2022-10-{text}:00+09:00")).expect("an instant");
        for (from, to, moment, ko, en) in [
            (Some("15T15:27"), Some("15T15:30"), "15T21:50", "15:27~15:30쯤부터", "since 15:27–15:30"),
            (Some("15T15:27"), Some("15T15:27"), "15T21:50", "15:27부터", "since 15:27"),
            (Some("15T15:27"), Some("15T15:27"), "16T21:50", "10월 15일 15:27부터", "since 15 Oct 15:27"),
            (Some("15T15:27"), Some("15T15:30"), "16T21:50", "10월 15일 15:27~15:30쯤부터", "since 15 Oct 15:27–15:30"),
            (
                Some("15T22:00"),
                Some("16T14:30"),
                "16T21:50",
                "10월 15일 22:00~10월 16일 14:30쯤부터",
                "since 15 Oct 22:00 – 16 Oct 14:30",
            ),
            (Some("16T08:00"), Some("16T23:00"), "16T21:50", "빨라야 08:00부터", "since 08:00 at the earliest"),
            (None, Some("15T21:30"), "16T21:50", "늦어도 10월 15일 21:30부터", "since 15 Oct 21:30 at the latest"),
        ] {
            let bounds = Since { from: from.map(at), to: to.map(at) };
            assert_eq!(since_at(Lang::Ko, bounds, at(moment), &zone), ko);
            assert_eq!(since_at(Lang::En, bounds, at(moment), &zone), en);
        }
    }

    #[test]
    fn a_bounded_beginning_names_both_ends() {
        for (from, to, ko, en) in [
            ("15:27", "15:27", "15:27부터", "since 15:27"),
            ("15:27", "15:30", "15:27~15:30쯤부터", "since 15:27–15:30"),
            ("15 Oct 15:27", "16 Oct 08:00", "15 Oct 15:27~16 Oct 08:00쯤부터", "since 15 Oct 15:27 – 16 Oct 08:00"),
        ] {
            assert_eq!(since(Lang::Ko, Some(from), Some(to)), ko);
            assert_eq!(since(Lang::En, Some(from), Some(to)), en);
        }
    }

    #[test]
    fn a_promise_says_when_it_was_due_and_what_became_of_it() {
        let at = |second| downboard_core::time::Timestamp::from_second(second).expect("a small number");
        let (due, by) = (at(0), at(60));
        let clock = |at: downboard_core::time::Timestamp| format!("03:3{}", at.as_second() / 60);
        for (state, overdue, ko, en) in [
            (PromiseState::Waiting, None, "전제 조건 미충족", "condition not yet met"),
            (PromiseState::Open { due }, None, "예고 시각 03:30", "due 03:30"),
            (PromiseState::Overdue { due }, Some("18 h"), "예고 시각(03:30)을 18 h 넘김", "due 03:30; 18 h overdue"),
            (
                PromiseState::Fulfilled { due: Some(due), by },
                None,
                "예고 03:30, 늦어도 03:31 이행",
                "due 03:30, fulfilled by 03:31",
            ),
        ] {
            assert_eq!(promise(Lang::Ko, state, clock, overdue), ko);
            assert_eq!(promise(Lang::En, state, clock, overdue), en);
        }
    }

    #[test]
    fn quantities_keep_the_precision_of_their_source() {
        for (value, unit, ko) in [
            (Quantity::Exactly(0), MeasureUnit::Percent, "0%"),
            (Quantity::AtLeast(90), MeasureUnit::Percent, "90% 이상"),
            (Quantity::About(12_000), MeasureUnit::Servers, "3만 2,000대 중 약 1만 2,000대"),
            (Quantity::AtLeast(20_000), MeasureUnit::Servers, "3만 2,000대 중 2만 대 이상"),
            (Quantity::NotPublished(Change::Rising), MeasureUnit::Percent, "복구 중(수치 미공개)"),
        ] {
            assert_eq!(quantity(Lang::Ko, value, unit, 32_000), ko);
        }
    }

    #[test]
    fn what_is_no_people_is_not_counted_as_people() {
        let installed =
            |unit| audience(Lang::Ko, words(Lang::Ko).measure(AudienceMeasure::Installed), unit, 19_112_000);
        assert_eq!(installed(AudienceUnit::Devices).replace('\u{a0}', " "), "설치 수 1,911만 2,000대");
        assert_eq!(installed(AudienceUnit::Lines).replace('\u{a0}', " "), "설치 수 1,911만 2,000회선");
    }
}
