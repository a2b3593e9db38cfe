//! The most admissible document makes work in proportion to its size.
#![cfg(feature = "steps")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

use std::sync::Arc;

use downboard_core::decode::{decode_board, decode_recovery, decode_status};
use downboard_core::steps::count;
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, Content, Documents};
use downboard_core::view::{days, open_outages, planned, recent_outages, view};

/// A tenth of the most records, and the most.
const SIZES: [usize; 2] = [2_000, 20_000];

fn at(second: usize) -> Timestamp {
    let second = i64::try_from(second).expect("a small number");
    Timestamp::from_second(1_795_000_000 + second).expect("an instant")
}

/// The most admissible document takes at most twice the steps per record of one a tenth its size.
#[track_caller]
fn check(what: &str, work: impl Fn(usize) -> u64) {
    let [few, many] = SIZES.map(|size| work(size) as f64 / size as f64);
    assert!(few >= 1.0, "{what}: {few} steps per record: nothing is counted");
    assert!(many <= 2.0 * few, "{what}: {few} steps per record of a small document, {many} of a large one");
}

#[test]
fn many_readings_of_many_measures_take_no_more_steps_each() {
    const BOARD: &[u8] = include_bytes!("fixtures/board.json");
    check("readings", |size| {
        let measures = (0..size / 2).map(|index| {
            serde_json::json!({"id": format!("m{index}"), "site": "server-room", "total": 10, "unit": "servers",
                "name": {"ko": "Seobeo", "en": "Servers"}, "grade": "A", "sources": ["utility"]})
        });
        let readings = (0..size / 2).map(|index| {
            serde_json::json!({"measure": format!("m{index}"), "quantity": {"exactly": 5}, "basis": "notice",
                "at": at(index).to_string(), "grade": "A", "sources": ["utility"]})
        });
        let document = serde_json::json!({"format": "downboard-recovery/1", "board": "harbour",
            "updated_at": at(0).to_string(), "measures": measures.collect::<Vec<_>>(),
            "readings": readings.collect::<Vec<_>>()});
        let decoded = decode_recovery(document.to_string().as_bytes());
        let recovery = decoded.value.expect("a document");
        let read = (recovery.measures.len(), recovery.readings.len());
        assert_eq!(read, (size / 2, size / 2), "{:?}", decoded.findings.first());
        let board = decode_board(BOARD).value.expect("a good board");
        let documents = Documents::with(board, Content::Recovery(Arc::new(recovery)));
        count(|| {
            let log = Arc::new(BoardLog::new(&documents));
            (0..3).map(|hour| view(&log, at(hour * 1_000)).sites.len()).sum::<usize>()
        })
    });
}

#[test]
fn many_events_incidents_and_days_take_no_more_steps_each() {
    const BOARD: &[u8] = include_bytes!("fixtures/board.json");
    const STATUSES: [&str; 4] = ["operational", "degraded", "unknown", "major_outage"];
    check("history", |size| {
        let hours = |index: usize| at(index * 3_600).to_string();
        let events = (0..size).map(|index| {
            serde_json::json!({"service": "chat", "status": STATUSES[index % 4], "at": hours(index), "basis": "notice",
                "grade": "A", "sources": ["notice"]})
        });
        let incidents = (0..size).map(|index| {
            serde_json::json!({"id": format!("i{index}"), "title": {"ko": "Jang", "en": "Fault"}, "impact": "minor",
                "started_at": hours(index), "resolved_at": hours(index + index % 7), "services": ["chat", "login"]})
        });
        let first = downboard_core::model::CalendarDay::parse("2000-01-01").expect("a day");
        let days_of = (0..size).map(|index| {
            let date = first.plus(i64::try_from(index).expect("a small number")).to_string();
            serde_json::json!({"service": "chat", "date": date, "worst": "operational", "seconds": {"operational": 60}})
        });
        let document = serde_json::json!({"format": "downboard-status/1", "board": "harbour",
            "updated_at": hours(size), "events": events.collect::<Vec<_>>(), "incidents": incidents.collect::<Vec<_>>(),
            "days": days_of.collect::<Vec<_>>()});
        let status = decode_status(document.to_string().as_bytes()).value.expect("a document");
        let read = (status.events.len(), status.incidents.len(), status.days.len());
        assert_eq!(read, (size, size, size));
        let board = decode_board(BOARD).value.expect("a good board");
        let documents = Documents::with(board, Content::Status(Arc::new(status)));
        let log = Arc::new(BoardLog::new(&documents));
        let moment = at(size * 3_600);
        count(|| {
            let found = recent_outages(&log, moment, 30).len() + open_outages(&log, moment).len();
            found + days(&log, moment, 30).len() + planned(&log, moment).len()
        })
    });
}
