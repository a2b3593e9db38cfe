//! Boards made for a test: services with audiences, and when they fail.

use downboard_core::timeline::{BoardLog, Documents};
use serde_json::{Value, json};
use std::sync::Arc;

/// A service with an audience, and its failures: the status, from when to when. An end that is only bounded is two instants
/// with a slash between them.
pub(crate) struct Outage<'a> {
    pub(crate) id: &'a str,
    pub(crate) category: &'a str,
    pub(crate) value: u64,
    pub(crate) unit: &'a str,
    pub(crate) measure: &'a str,
    pub(crate) failures: &'a [(&'a str, &'a str, &'a str)],
}

impl Default for Outage<'_> {
    fn default() -> Self {
        Self {
            id: "service",
            category: "messenger",
            value: 1_000_000,
            unit: "people",
            measure: "monthly",
            failures: &[],
        }
    }
}

/// The documents of a board with these services. `extra` is put over the fields of the board.
pub(crate) fn documents(services: &[Outage<'_>], extra: &Value) -> Documents {
    let text = json!({"ko": "Ye", "en": "Example"});
    let people = |value: u64, unit: &str, measure: &str| {
        json!({
            "value": value, "unit": unit, "measure": measure, "definition": text, "as_of": "2022", "grade": "B",
            "sources": ["example"],
        })
    };
    let service = |outage: &Outage<'_>| {
        json!({
            "id": outage.id, "name": text, "provider": "provider", "category": outage.category,
            "audiences": [people(outage.value, outage.unit, outage.measure)],
        })
    };
    let mut board = json!({
        "format": "downboard-board/1", "id": "example", "title": text, "zone": {"utc_offset": "+09:00", "label": "KST"},
        "period": {"from": "2022-10-15T00:00:00+09:00", "to": "2022-10-18T00:00:00+09:00"},
        "feeds": [{"id": "status", "format": "native-status", "file": "status.json"}],
        "sources": [{"id": "example", "title": "Example", "address": "https://example.org/"}],
        "providers": [{"id": "provider", "name": text}],
        "services": services.iter().map(service).collect::<Vec<_>>(),
    });
    for (key, value) in extra.as_object().into_iter().flatten() {
        board[key] = value.clone();
    }
    if let Some(population) = extra["population"].as_u64() {
        board["population"] = people(population, "people", "company_reported");
    }
    let mut events = Vec::new();
    for outage in services {
        let mut event = |at: &str, status: &str| {
            let mut event = json!({
                "service": outage.id, "status": status, "basis": "derived", "grade": "C", "sources": ["example"],
            });
            match at.split_once('/') {
                Some((from, to)) => event["between"] = json!({"from": from, "to": to}),
                None => event["at"] = at.into(),
            }
            events.push(event);
        };
        for (index, (status, from, to)) in outage.failures.iter().enumerate() {
            if index == 0 {
                event("1970-01-02T00:00:00+00:00", "operational");
            }
            event(from, status);
            if outage.failures.get(index + 1).is_none_or(|(_, next, _)| next != to) {
                event(to, "operational");
            }
        }
    }
    let status = json!({
        "format": "downboard-status/1", "board": "example", "updated_at": "2022-10-18T00:00:00+09:00", "events": events,
    });
    super::documents(board.to_string().as_bytes(), |_| status.to_string().into_bytes())
}

/// Their log.
pub(crate) fn log(services: &[Outage<'_>], extra: &Value) -> Arc<BoardLog> {
    super::log(&documents(services, extra))
}
