//! Boards made for a test: a watch of services without more, with what happened to them, notices and days.

#![allow(dead_code, reason = "each test uses a part")]

use std::sync::Arc;

use downboard_core::decode::decode_board;
use downboard_core::timeline::{BoardLog, Documents};
use serde_json::{Value, json};

/// Korea, whose clocks are not changed.
pub(crate) fn seoul() -> Value {
    json!({"utc_offset": "+09:00", "label": "KST"})
}

/// Central Europe in 2022: 27 March has 23 hours, 30 October 25.
pub(crate) fn berlin() -> Value {
    json!({"utc_offset": "+01:00", "label": "CET", "changes": [
        {"at": "2022-03-27T01:00:00Z", "utc_offset": "+02:00", "label": "CEST"},
        {"at": "2022-10-30T01:00:00Z", "utc_offset": "+01:00", "label": "CET"},
    ]})
}

/// A zone that leaves midnight out, and has it twice.
pub(crate) fn beirut() -> Value {
    json!({"utc_offset": "+02:00", "label": "EET", "changes": [
        {"at": "2022-03-26T22:00:00Z", "utc_offset": "+03:00", "label": "EEST"},
        {"at": "2022-10-29T21:00:00Z", "utc_offset": "+02:00", "label": "EET"},
    ]})
}

/// A board that watches services, each with the features `one`, which it is of no use without, and `two`.
pub(crate) fn board(zone: &Value, services: &[&str]) -> Documents {
    let text = json!({"ko": "Ye", "en": "Example"});
    let feature = |id: &str| json!({"id": id, "name": text, "essential": id == "one"});
    let service = |id: &&str| {
        json!({"id": id, "name": text, "provider": "provider", "category": "other",
            "features": if *id == "whole" { json!([]) } else { json!([feature("one"), feature("two")]) }})
    };
    let feed = |id: &str| json!({"id": id, "format": "native-status", "file": format!("{id}.json")});
    let board = json!({
        "format": "downboard-board/1", "id": "watch", "title": text, "zone": zone, "period": {"hours": 24},
        "feeds": [feed("first"), feed("second")], "providers": [{"id": "provider", "name": text}],
        "sources": [{"id": "page", "title": "Example", "address": "https://example.org/"}],
        "services": services.iter().map(service).collect::<Vec<_>>(),
    });
    Documents::new(super::support::clean(decode_board(board.to_string().as_bytes())))
}

/// A change of a service, or of a feature where a slash follows, to a status: at an instant, or between two with a slash
/// between them.
pub(crate) fn event((subject, status, at): &(&str, &str, &str)) -> Value {
    let mut event = json!({"status": status, "basis": "notice", "grade": "A", "sources": ["page"]});
    match subject.split_once('/') {
        Some((service, feature)) => (event["service"], event["feature"]) = (json!(service), json!(feature)),
        None => event["service"] = json!(subject),
    }
    match at.split_once('/') {
        Some((from, to)) => event["between"] = json!({"from": from, "to": to}),
        None => event["at"] = json!(at),
    }
    event
}

/// A status document.
pub(crate) fn status(updated_at: &str, events: &[(&str, &str, &str)]) -> Value {
    json!({"format": "downboard-status/1", "board": "watch", "updated_at": updated_at,
        "events": events.iter().map(event).collect::<Vec<_>>()})
}

/// Hands a document in by the feed of an index.
#[track_caller]
pub(crate) fn bring(documents: &mut Documents, feed: usize, document: &Value) {
    let feed = documents.board.feeds[feed].clone();
    assert_eq!(documents.add(&feed, document.to_string().as_bytes()), []);
}

/// The log of a board and one status document.
#[track_caller]
pub(crate) fn log(zone: &Value, services: &[&str], document: &Value) -> Arc<BoardLog> {
    let mut documents = board(zone, services);
    bring(&mut documents, 0, document);
    Arc::new(BoardLog::new(&documents))
}
