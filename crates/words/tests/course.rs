//! What is said of the lanes of the bundled board.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

#[path = "../../core/tests/support/random.rs"]
mod random;
#[path = "../../core/tests/support/mod.rs"]
mod support;

use std::sync::Arc;

use downboard_core::model::{Lang, Period, Status, Zone};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, Timeline};
use downboard_words::{course, words};
use proptest::prelude::*;
use random::{after, second, steps};

fn log() -> Arc<BoardLog> {
    support::log(&support::pangyo_documents())
}

/// What is said of a lane at an instant of 15 October 2022 or later, up to that instant.
#[track_caller]
fn check(service: &str, at: &str, ko: &str, en: &str) {
    let (log, at) = (log(), support::at(at));
    let own = log.board.services.iter().zip(&log.services).find(|(known, _)| known.id == *service);
    let timeline = &own.expect("a service").1.timeline;
    let so_far = |lang, later| {
        let said = course(lang, &log.board.zone, timeline, log.period, at);
        said.split_once(later).map_or(said.clone(), |(so_far, _)| so_far.to_owned())
    };
    assert_eq!(so_far(Lang::Ko, " 이 시점 이후"), ko);
    assert_eq!(so_far(Lang::En, " After this"), en);
}

#[test]
fn while_a_change_is_only_bounded_the_lane_says_what_its_heading_says() {
    check(
        "kakao-login",
        "2022-10-15T15:40:00+09:00",
        "2022년 10월 15일 12:00부터 적어도 15:27까지 정상; \
         빨라야 2022년 10월 15일 15:27부터 중단.",
        "operational from 15 Oct 2022 12:00 to 15:27 at the earliest; \
         down since 15 Oct 2022 15:27 at the earliest.",
    );
    check(
        "kakaopay",
        "2022-10-15T16:00:00+09:00",
        "2022년 10월 15일 15:27~15:46쯤까지 확인 불가; \
         2022년 10월 15일 15:27~15:46쯤부터 일부 중단.",
        "unknown until 15 Oct 2022 15:27–15:46; \
         partly down since 15 Oct 2022 15:27–15:46.",
    );
    check(
        "kakaopay",
        "2022-10-15T21:50:00+09:00",
        "2022년 10월 15일 15:27~15:46쯤까지 확인 불가; \
         2022년 10월 15일 15:27~15:46쯤부터 15:46~19:59쯤까지 일부 중단; \
         2022년 10월 15일 15:27~19:59쯤부터 중단.",
        "unknown until 15 Oct 2022 15:27–15:46; \
         partly down from 15 Oct 2022 15:27–15:46 to 15:46–19:59; \
         down since 15 Oct 2022 15:27–19:59.",
    );
    check(
        "kakaonavi",
        "2022-10-16T14:30:00+09:00",
        "2022년 10월 15일 15:27~21:50쯤까지 확인 불가; \
         2022년 10월 15일 15:27~21:50쯤부터 21:50~10월 16일 08:00쯤까지 중단; \
         2022년 10월 15일 21:50~10월 16일 08:00쯤부터 확인 불가.",
        "unknown until 15 Oct 2022 15:27–21:50; \
         down from 15 Oct 2022 15:27–21:50 to 21:50 – 16 Oct 08:00; \
         unknown since 15 Oct 2022 21:50 – 16 Oct 08:00.",
    );
}

/// That the last stretch of a lane up to a moment has the status of its heading then.
#[track_caller]
fn check_last(zone: &Zone, timeline: &Timeline, period: Period, at: Timestamp) {
    let status = timeline.status_at(at);
    for lang in Lang::ALL {
        let said = course(lang, zone, timeline, period, at);
        let so_far = said.split(". ").next().unwrap_or_default().trim_end_matches('.');
        let last = so_far.rsplit("; ").next().unwrap_or_default();
        let is_said = |status: &Status| match (lang, words(lang).status(*status)) {
            (Lang::Ko, word) => last.ends_with(word),
            (Lang::En, word) => last.starts_with(word),
        };
        // 일부 중단 ends with 중단.
        let of_last = Status::ALL.into_iter().filter(is_said);
        let of_last = of_last.max_by_key(|status| words(lang).status(*status).len());
        assert_eq!(of_last, Some(status), "at {at}: {said}");
    }
}

#[test]
fn the_last_stretch_of_a_lane_up_to_a_moment_has_the_status_of_its_heading_then() {
    let log = log();
    for own in &log.services {
        for timeline in std::iter::once(&own.timeline).chain(&own.features) {
            for at in support::moments(&log) {
                check_last(&log.board.zone, timeline, log.period, at);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn so_it_has_on_any_board_at_the_edges_of_its_period_and_beyond(steps in steps(), end in 1..450_i64) {
        let (documents, now) = after(&steps);
        let log = BoardLog::at(&documents, second(now), None);
        let period = Period { from: second(0), to: second(end) };
        for own in &log.services {
            for timeline in std::iter::once(&own.timeline).chain(&own.features) {
                let changes = timeline.pieces().iter().filter_map(|piece| piece.from);
                for at in changes.chain([second(-1), period.from, period.to, second(end + 1)]) {
                    check_last(&log.board.zone, timeline, period, at);
                }
            }
        }
    }
}
