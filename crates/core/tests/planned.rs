//! What is said beside the status of a service of the maintenance that was announced for it.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::sync::Arc;

use downboard_core::decode::decode_board;
use downboard_core::model::{PlannedState, Status};
use downboard_core::time::DAY;
use downboard_core::timeline::{BoardLog, Documents};
use serde_json::{Value, json};
use support::at;

/// The small board with these incidents.
fn log(incidents: &Value) -> Arc<BoardLog> {
    let mut documents = Documents::new(decode_board(support::BOARD).value.expect("a good board"));
    let feed = documents.board.feeds[0].clone();
    let mut status: Value = serde_json::from_slice(support::STATUS).expect("JSON");
    status["incidents"] = incidents.clone();
    documents.add(&feed, status.to_string().as_bytes());
    Arc::new(BoardLog::new(&documents))
}

/// Maintenance that is planned from ten o'clock, with its end and what was said last, each where there is one.
fn maintenance(id: &str, to: Option<&str>, said: Option<&str>) -> Value {
    let mut incident = json!({"id": id, "title": {"ko": "Jeomgeom", "en": "Work"}, "impact": "maintenance",
        "started_at": "2024-03-01T10:00:00+09:00", "planned": {"from": "2024-03-01T10:00:00+09:00"},
        "services": ["chat"]});
    if let Some(to) = to {
        incident["planned"]["to"] = json!(to);
    }
    let update = |phase: &str| {
        json!([{"at": "2024-03-01T09:00:00+09:00", "phase": phase, "text": {"ko": "Mal", "en": "Word"},
            "sources": ["notice"]}])
    };
    incident["updates"] = said.map_or_else(|| json!([]), update);
    incident
}

#[test]
fn a_service_says_of_its_planned_window_what_goes_with_its_status() {
    let (two, noon) = (Some("2024-03-01T14:00:00+09:00"), "2024-03-01T12:00:00+09:00");
    let three_days_on = "2024-03-04T14:00:00+09:00";
    let overdue = Some(PlannedState::Overdue(3 * DAY));
    let (scheduled, begun, over) = (Some("scheduled"), Some("in_progress"), Some("resolved"));
    for (status, to, said, moment, expected) in [
        (Status::Maintenance, two, begun, noon, Some(PlannedState::UnderWay)),
        (Status::Maintenance, two, None, noon, Some(PlannedState::UnderWay)),
        (Status::Maintenance, two, begun, three_days_on, overdue),
        // Without a planned end nothing is said.
        (Status::Maintenance, None, begun, three_days_on, None),
        // That nobody has said that it began would contradict the status.
        (Status::Maintenance, two, scheduled, noon, None),
        (Status::Maintenance, two, over, noon, None),
        (Status::Maintenance, two, begun, "2024-03-01T09:30:00+09:00", None),
        (Status::MajorOutage, two, begun, three_days_on, overdue),
        (Status::Degraded, two, scheduled, noon, Some(PlannedState::NotBegun)),
        (Status::Operational, two, scheduled, noon, Some(PlannedState::NotBegun)),
        (Status::Operational, None, scheduled, noon, Some(PlannedState::NotBegun)),
        (Status::Operational, two, scheduled, "2024-03-01T09:30:00+09:00", None),
        // What works is not said to be under maintenance, nor what nothing is known of.
        (Status::Operational, two, begun, three_days_on, None),
        (Status::Unknown, two, begun, three_days_on, None),
        (Status::Unknown, two, scheduled, noon, Some(PlannedState::NotBegun)),
    ] {
        let log = log(&json!([maintenance("work", to, said)]));
        let service = &log.board.services[0];
        let found = log.planned(&service.id, status, at(moment));
        assert_eq!(found.map(|(_, state)| state), expected, "{status:?}, to {to:?}, said {said:?}, at {moment}");
        assert_eq!(log.planned(&log.board.services[1].id, status, at(moment)), None, "it is about another service");
    }
}

#[test]
fn of_several_windows_the_one_that_ends_last_counts() {
    let (one, two, begun) = (Some("2024-03-01T13:00:00+09:00"), Some("2024-03-01T14:00:00+09:00"), Some("in_progress"));
    let noon = at("2024-03-01T12:00:00+09:00");
    for (ends, expected) in [
        ([one, two], two),
        ([two, one], two),
        // Nobody has said when the other is to end.
        ([two, None], None),
    ] {
        let [first, second] = ends;
        let log = log(&json!([maintenance("first", first, begun), maintenance("second", second, begun)]));
        let found = log.planned(&log.board.services[0].id, Status::Maintenance, noon);
        assert_eq!(found.and_then(|(planned, _)| planned.to), expected.map(at), "{ends:?}");
    }
    let log = log(&json!([maintenance("first", two, begun), maintenance("second", two, Some("scheduled"))]));
    let found = log.planned(&log.board.services[0].id, Status::MajorOutage, noon);
    assert_eq!(found.map(|(_, state)| state), Some(PlannedState::UnderWay), "what has begun weighs more");
}
