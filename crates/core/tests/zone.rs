//! The zone of a board: what is read of it, and what is refused without the board going with it.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use downboard_core::decode::decode_board;
use downboard_core::model::Zone;
use downboard_core::reading::{Effect, Expected, Finding, Problem};
use serde_json::{Value, json};

/// The zone of the small board as it is written, and what is found wrong with it.
#[track_caller]
fn read(zone: &Value) -> (Zone, Vec<Finding>) {
    let mut board: Value = serde_json::from_slice(support::BOARD).expect("JSON");
    board["zone"] = zone.clone();
    let decoded = decode_board(board.to_string().as_bytes());
    (decoded.value.expect("the board stays").zone, decoded.findings)
}

fn dropped(pointer: &str, problem: Problem, expected: Expected) -> Finding {
    Finding { pointer: pointer.to_owned(), problem, expected, effect: Effect::Dropped }
}

fn change(at: &str, utc_offset: &str) -> Value {
    json!({ "at": at, "utc_offset": utc_offset, "label": utc_offset })
}

fn with_changes(changes: &[Value]) -> Value {
    json!({ "name": "Europe/Berlin", "utc_offset": "+01:00", "label": "CET", "changes": changes })
}

#[test]
fn a_zone_needs_neither_a_name_nor_changes() {
    let (zone, findings) = read(&json!({ "utc_offset": "+09:00", "label": "KST" }));
    assert_eq!(findings, []);
    assert_eq!(serde_json::to_string(&zone).expect("JSON"), r#"{"utc_offset":"+09:00","label":"KST"}"#);
}

#[test]
fn a_zone_is_written_as_it_was_read() {
    let written = with_changes(&[change("2022-03-27T01:00:00Z", "+02:00"), change("2022-10-30T01:00:00Z", "+01:00")]);
    let (zone, findings) = read(&written);
    assert_eq!(findings, []);
    assert_eq!(serde_json::to_value(&zone).expect("JSON"), written);
}

#[test]
fn a_change_that_is_not_after_the_one_before_it_is_dropped() {
    let (zone, findings) = read(&with_changes(&[
        change("2022-03-27T01:00:00Z", "+02:00"),
        change("2022-03-27T03:00:00+02:00", "+03:00"),
        change("2021-10-31T01:00:00Z", "+01:00"),
        change("2022-10-30T01:00:00Z", "+01:00"),
    ]));
    let not_after = |index| dropped(&format!("/zone/changes/{index}"), Problem::NotAfter, Expected::Later);
    assert_eq!(findings, [not_after(1), not_after(2)]);
    let offsets: Vec<_> = zone.changes.iter().map(|change| change.utc_offset.to_string()).collect();
    assert_eq!(offsets, ["+02:00", "+01:00"]);
}

#[test]
fn a_bad_change_or_name_is_dropped_alone() {
    for (field, value, expected) in
        [("at", json!("2022-03-27T01:00:00"), Expected::Instant), ("utc_offset", json!("+2"), Expected::Offset)]
    {
        let mut bad = change("2022-03-27T01:00:00Z", "+02:00");
        bad[field] = value.clone();
        let (zone, findings) = read(&with_changes(&[bad, change("2022-10-30T01:00:00Z", "+01:00")]));
        let problem = Problem::Malformed(value.as_str().expect("a string").to_owned());
        assert_eq!(findings, [dropped(&format!("/zone/changes/0/{field}"), problem, expected)]);
        assert_eq!(zone.changes.len(), 1);
    }
    let (zone, findings) = read(&json!({ "name": "../Berlin", "utc_offset": "+01:00", "label": "CET" }));
    assert_eq!(findings, [dropped("/zone/name", Problem::Malformed("../Berlin".to_owned()), Expected::ZoneName)]);
    assert_eq!(zone.name, None);
}

#[test]
fn no_more_changes_are_read_than_two_centuries_have() {
    let minute = |minute: i32| change(&format!("2022-01-01T{:02}:{:02}:00Z", minute / 60, minute % 60), "+01:00");
    let changes: Vec<_> = (0..500).map(minute).collect();
    let (zone, findings) = read(&with_changes(&changes));
    assert_eq!(
        findings,
        [dropped("/zone/changes", Problem::TooMany { count: 500 }, Expected::AtMostRecords(Zone::MOST_CHANGES))]
    );
    assert_eq!(zone.changes.len(), Zone::MOST_CHANGES);
}
