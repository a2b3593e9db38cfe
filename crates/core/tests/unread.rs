//! A record that cannot be read: what it is about is not known to work.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use downboard_core::decode::decode_status;
use downboard_core::model::{Board, Id, Status};
use downboard_core::reading::{Effect, MAX_RECORDS};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, Content, Documents};
use downboard_core::view::view;
use serde_json::{Value, json};
use std::sync::Arc;

fn board() -> Board {
    downboard_core::decode::decode_board(include_bytes!("fixtures/board.json")).value.expect("a good board")
}

fn instant(text: &str) -> Timestamp {
    downboard_core::instant::parse(text).expect("an instant")
}

/// An event of a service of the fixture's board that has no features.
fn event(at: &str, status: &str) -> Value {
    json!({ "service": "login", "at": at, "status": status, "basis": "notice", "grade": "A", "sources": ["paper"] })
}

fn with(mut event: Value, key: &str, value: Value) -> Value {
    event[key] = value;
    event
}

fn document(events: &[Value]) -> Vec<u8> {
    let document = json!({
        "format": "downboard-status/1", "board": "harbour", "updated_at": "2024-03-01T18:00:00+09:00", "events": events,
    });
    document.to_string().into_bytes()
}

/// The status of the service at a moment, as the board shows it.
fn status(events: &[Value], at: &str) -> Status {
    let decoded = decode_status(&document(events));
    let content = Content::Status(Arc::new(decoded.value.expect("a document")));
    let log = Arc::new(BoardLog::new(&Documents::with(board(), content)));
    let login = Id::parse("login").expect("an id");
    let index = log.board.services.iter().position(|service| service.id == login).expect("the service");
    view(&log, instant(at)).services.get(index).expect("its view").standing.status
}

const MORNING: &str = "2024-03-01T08:00:00+09:00";
const NOON: &str = "2024-03-01T12:00:00+09:00";
const AFTERNOON: &str = "2024-03-01T15:00:00+09:00";
const NIGHT: &str = "2024-03-01T20:00:00+09:00";

#[test]
fn an_event_that_cannot_be_read_leaves_its_service_unknown_and_not_well() {
    let well = event(MORNING, "operational");
    let down = event(NOON, "major_outage");
    let table = [
        ("all is read", vec![well.clone(), down.clone()], [Status::Operational, Status::MajorOutage]),
        (
            "no sources",
            vec![well.clone(), with(down.clone(), "sources", json!([]))],
            [Status::Operational, Status::Unknown],
        ),
        (
            "no grade",
            vec![well.clone(), with(down.clone(), "grade", json!("Z"))],
            [Status::Operational, Status::Unknown],
        ),
        (
            "no status",
            vec![well.clone(), with(down.clone(), "status", json!(7))],
            [Status::Operational, Status::Unknown],
        ),
        (
            "in another order",
            vec![with(down.clone(), "basis", json!("")), well.clone()],
            [Status::Operational, Status::Unknown],
        ),
        (
            "no name of a feature",
            vec![well.clone(), with(down.clone(), "feature", json!(7))],
            [Status::Operational, Status::Unknown],
        ),
        // Nobody knows when it happened: only that it has, by when the document was last changed.
        (
            "no time",
            vec![well.clone(), with(down.clone(), "at", json!("noon"))],
            [Status::Operational, Status::Unknown],
        ),
        ("nothing else", vec![with(down.clone(), "at", json!(null))], [Status::Unknown, Status::Unknown]),
        // Trouble that is known is not made less of.
        (
            "down before",
            vec![down.clone(), with(event(AFTERNOON, "operational"), "at", json!("?"))],
            [Status::Unknown, Status::MajorOutage],
        ),
        // What was read of a later time counts from then on.
        (
            "read again",
            vec![with(down, "sources", json!([])), event(AFTERNOON, "operational")],
            [Status::Unknown, Status::Operational],
        ),
    ];
    for (name, events, [morning, night]) in table {
        let between = "2024-03-01T09:00:00+09:00";
        assert_eq!([status(&events, between), status(&events, NIGHT)], [morning, night], "{name}");
    }
}

#[test]
fn an_event_of_another_service_that_cannot_be_read_changes_nothing() {
    let other = with(with(event(NOON, "major_outage"), "service", json!("chat")), "at", json!("noon"));
    assert_eq!(status(&[event(MORNING, "operational"), other], NIGHT), Status::Operational);
}

#[test]
fn what_a_list_leaves_out_for_its_length_is_not_known_to_work() {
    let mut events = vec![event(MORNING, "operational"); MAX_RECORDS];
    assert_eq!(status(&events, NIGHT), Status::Operational);
    events.push(event(NOON, "major_outage"));
    assert_eq!(status(&events, NIGHT), Status::Unknown);
}

#[test]
fn a_document_that_lacks_a_thousand_events_is_not_read_at_all() {
    let lost = |second: usize| {
        let at = format!("2024-03-01T08:{:02}:{:02}+09:00", second / 60, second % 60);
        with(event(&at, "operational"), "sources", json!([]))
    };
    let decoded = decode_status(&document(&(0..1_000).map(lost).collect::<Vec<_>>()));
    assert!(decoded.value.is_some());
    let decoded = decode_status(&document(&(0..1_001).map(lost).collect::<Vec<_>>()));
    assert_eq!(decoded.value, None);
    assert!(decoded.findings.iter().any(|finding| finding.effect == Effect::Unreadable));
}
