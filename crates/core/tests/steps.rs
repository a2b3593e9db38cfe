//! The most admissible document makes work in proportion to its size.
#![cfg(feature = "steps")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

use std::sync::Arc;

use downboard_core::decode::{decode_board, decode_recovery};
use downboard_core::steps::count;
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, Content, Documents};
use downboard_core::view::view;

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
