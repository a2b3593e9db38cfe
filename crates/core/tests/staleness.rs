//! Feeds that go stale, each at its own time: a log put together step by step is the one that is made anew, and what nobody
//! knew stays unknown.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

#[path = "support/random.rs"]
mod random;
mod support;

use std::sync::Arc;

use downboard_core::decode::decode_board;
use downboard_core::model::{Basis, Event, EvidenceGrade, Status, StatusDocument, StatusFormat, Subject, When};
use downboard_core::timeline::{BoardLog, Content, Documents, Good, Timeline};
use downboard_core::view::days;
use proptest::prelude::*;
use serde_json::{Value, json};

use random::{after, documents, feed, id, second, steps, subjects, take};

fn timelines(log: &BoardLog) -> Vec<&Timeline> {
    let of_services =
        log.services.iter().flat_map(|own| [&own.timeline, &own.essential].into_iter().chain(&own.features));
    let of_others =
        log.alternatives.iter().chain(&log.sites).flat_map(|own| std::iter::once(&own.timeline).chain(&own.features));
    of_services.chain(of_others).chain(&log.providers).chain([&log.timeline]).collect()
}

/// Everything about a log that depends on what was said and when.
fn told(log: &BoardLog) -> String {
    format!("{:?} {:?} {:?} {:?} {:?}", log.services, log.alternatives, log.sites, log.providers, log.changes)
}

/// A timeline covers all time without a gap.
#[track_caller]
fn is_gapless(timeline: &Timeline) {
    let pieces = timeline.pieces();
    assert_eq!(pieces.first().and_then(|piece| piece.from), None);
    assert_eq!(pieces.last().and_then(|piece| piece.to), None);
    for pair in pieces.windows(2) {
        assert_eq!(pair[0].to, pair[1].from, "{pieces:?}");
        assert!(pair[0].to.is_some());
    }
    for piece in pieces {
        assert!(piece.from.zip(piece.to).is_none_or(|(from, to)| from < to), "{pieces:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_log_put_together_step_by_step_is_the_one_made_anew(steps in steps()) {
        let mut documents = documents();
        let mut before: Option<BoardLog> = None;
        let mut now = 0;
        for step in &steps {
            now += step.0;
            take(&mut documents, step, second(now));
            let log = BoardLog::at(&documents, second(now), before.as_ref());
            prop_assert_eq!(told(&log), told(&BoardLog::at(&documents, second(now), None)));
            if let Some(before) = before.as_ref().filter(|before| log.says_same_of_services(before)) {
                prop_assert_eq!(days(&log, second(now), 30), days(before, second(now), 30));
            }
            before = Some(log);
        }
    }

    #[test]
    fn a_timeline_has_no_gap_and_a_roll_up_is_the_worst_at_each_second(steps in steps()) {
        let (documents, now) = after(&steps);
        let log = BoardLog::at(&documents, second(now), None);
        timelines(&log).into_iter().for_each(is_gapless);
        let (service, own) = (&log.board.services[0], &log.services[0]);
        for moment in (-1..700).map(second) {
            let of_services = log.services.iter().map(|own| own.timeline.status_at(moment));
            prop_assert_eq!(Some(log.timeline.status_at(moment)), of_services.reduce(Status::worse));
            for (known, timeline) in service.features.iter().zip(&own.features) {
                let status = timeline.status_at(moment);
                let status = if known.essential { status } else { status.capped_at_partial() };
                prop_assert!(own.timeline.status_at(moment).rank() >= status.rank());
            }
        }
    }

    #[test]
    fn what_was_unknown_never_becomes_known_by_a_later_staleness(steps in steps()) {
        let (documents, now) = after(&steps);
        let mut before = BoardLog::at(&documents, second(now), None);
        for later in (now..now + 200).step_by(7) {
            let log = BoardLog::at(&documents, second(later), Some(&before));
            for (old, new) in timelines(&before).into_iter().zip(timelines(&log)) {
                for moment in (0..later - 7).step_by(3).map(second).filter(|at| old.status_at(*at) == Status::Unknown) {
                    prop_assert_eq!(new.status_at(moment), Status::Unknown);
                }
            }
            before = log;
        }
        let end = second(now + 200);
        for own in &before.services {
            prop_assert_eq!(own.timeline.status_at(end), Status::Unknown, "every feed is stale by now");
        }
    }
}

/// Says from a feed how a subject is since an instant, fetched at the start.
fn say(documents: &mut Documents, index: usize, subject: Subject, status: Status, at: i64) {
    let event = Event {
        subject,
        status,
        when: When::At(second(at)),
        basis: Basis::Notice,
        note: None,
        disputes: Vec::new(),
        grade: EvidenceGrade::A,
        sources: vec![id("example")],
    };
    take(documents, &(0, index, Some(vec![event])), second(0));
}

#[test]
fn a_feed_that_goes_stale_after_another_does_not_stay_green() {
    let mut documents = documents();
    let service = documents.board.services[0].clone();
    for (index, feature) in [(0, 0), (2, 1)] {
        let subject = Subject::Feature { service: service.id.clone(), feature: service.features[feature].id.clone() };
        say(&mut documents, index, subject, Status::Operational, 0);
    }
    let mut log = BoardLog::at(&documents, second(0), None);
    for (now, expected) in [
        (10, [Status::Operational, Status::Operational]),
        (60, [Status::Unknown, Status::Operational]),
        (160, [Status::Unknown, Status::Unknown]),
    ] {
        log = BoardLog::at(&documents, second(now), Some(&log));
        let statuses = [0, 1].map(|feature| log.services[0].features[feature].status_at(second(now)));
        assert_eq!(statuses, expected, "{now}");
    }
}

#[test]
fn of_two_feeds_of_a_subject_the_one_that_is_left_speaks() {
    let documents = documents();
    let of_all = |documents: &Documents| {
        let board = &documents.board;
        [
            Subject::Service { service: board.services[1].id.clone() },
            Subject::Service { service: board.alternatives[0].id.clone() },
            Subject::Site { site: board.sites[0].id.clone() },
        ]
    };
    for (number, subject) in of_all(&documents).into_iter().enumerate() {
        let mut documents = documents.clone();
        for (index, status, at) in [(0, Status::MajorOutage, 5), (2, Status::Operational, 0)] {
            say(&mut documents, index, subject.clone(), status, at);
        }
        let log = BoardLog::at(&documents, second(160), None);
        let timeline = match number {
            0 => &log.services[1].timeline,
            1 => &log.alternatives[0].timeline,
            _ => &log.sites[0].timeline,
        };
        let statuses = [3, 30, 100, 155].map(|at| timeline.status_at(second(at)));
        let expected = [Status::Operational, Status::MajorOutage, Status::Operational, Status::Unknown];
        assert_eq!(statuses, expected, "{subject:?}");
    }
}

#[test]
fn an_answer_that_says_the_same_keeps_the_services_as_they_are() {
    let mut board: Value = serde_json::from_slice(support::BOARD).expect("JSON");
    board["period"] = json!({"hours": 24});
    board["opens_at"] = Value::Null;
    board["feeds"] =
        json!([{"id": "feed-0", "format": "native-status", "file": "feed-0.json", "interval_seconds": 10}]);
    let mut documents = Documents::new(decode_board(board.to_string().as_bytes()).value.expect("a good board"));
    assert!(documents.board.is_live());
    let name = documents.board.id.clone();
    let said = |at: i64| {
        let event = Event {
            subject: subjects()[0].clone(),
            status: Status::MajorOutage,
            when: When::At(second(5)),
            basis: Basis::Notice,
            note: None,
            disputes: Vec::new(),
            grade: EvidenceGrade::A,
            sources: vec![id("example")],
        };
        let document = StatusDocument {
            format: StatusFormat::V1,
            board: name.clone(),
            updated_at: second(at),
            sources: Vec::new(),
            events: vec![event],
            incidents: Vec::new(),
            days: Vec::new(),
        };
        (Content::Status(Arc::new(document)), Good { updated_at: Some(second(at)), fetched_at: Some(second(at)) })
    };
    let (content, good) = said(10);
    documents.put(&feed(0), content, good);
    let before = BoardLog::at(&documents, second(12), None);
    let (content, good) = said(20);
    documents.put(&feed(0), content, good);
    let after = BoardLog::at(&documents, second(22), Some(&before));
    for (before, after) in before.services.iter().zip(&after.services) {
        assert!(Arc::ptr_eq(before, after), "{before:?}");
    }
    // What says when it was changed says something else than before.
    assert!(!after.says_same_of_services(&before));
    let (content, good) = said(20);
    let known = documents.feeds[0].clone();
    documents.put(&feed(0), content, Good { fetched_at: Some(second(30)), ..good });
    documents.keep_known(&known);
    assert_eq!(documents.feeds[0].state.good.and_then(|good| good.fetched_at), Some(second(30)));
    let again = BoardLog::at(&documents, second(32), Some(&after));
    assert!(again.says_same_of_services(&after));
}

#[test]
fn what_a_stale_feed_has_dated_ahead_turns_nothing_green() {
    let mut documents = documents();
    let subject = subjects()[0].clone();
    say(&mut documents, 0, subject, Status::MajorOutage, 10);
    let document = documents.status().next().map(|(document, _)| Arc::clone(document)).expect("it has spoken");
    let mut document = StatusDocument::clone(&document);
    let ahead = Event { status: Status::Operational, when: When::At(second(300)), ..document.events[0].clone() };
    document.events.push(ahead);
    let good = Good { updated_at: None, fetched_at: Some(second(10)) };
    documents.put(&feed(0), Content::Status(Arc::new(document)), good);
    // Stale from the 61st second on.
    let log = BoardLog::at(&documents, second(400), None);
    for moment in [70, 299, 300, 301, 400] {
        assert_eq!(log.services[0].timeline.status_at(second(moment)), Status::Unknown, "at {moment} s");
    }
}
