//! Which failures a site is the cause of, and whether nobody is nobody, on a board that nobody drew.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::sync::Arc;

use downboard_core::cause::{cause_of, caused_by, shared_cause, without_cause};
use downboard_core::model::ServiceIndex;
use downboard_core::timeline::{BoardLog, Span};
use downboard_core::view::{Calm, View, view};
use serde_json::{Value, json};
use support::at;

/// A day on which a site fails from 10 to 12. `early` fails with it and lasts, `late` fails after it is back, `apart` fails
/// with it and does not hang on it, `after` hangs on `early`, and `brief` is over before the site is.
fn log() -> Arc<BoardLog> {
    let text = json!({"ko": "Geul", "en": "text"});
    let link = |key: &str, id: &str| json!([{key: id, "evidence": text, "grade": "A", "sources": ["s"]}]);
    let service = |id: &str, provider: &str, depends_on: Value| json!({"id": id, "name": text, "provider": provider, "category": "other", "depends_on": depends_on});
    let provider = |id: &str| json!({"id": id, "name": text});
    let board = json!({
        "format": "downboard-board/1", "id": "t", "title": text,
        "zone": {"utc_offset": "+00:00", "label": "UTC"},
        "period": {"from": "2024-03-01T00:00:00Z", "to": "2024-03-02T00:00:00Z"},
        "feeds": [{"id": "f", "format": "native-status", "file": "status.json"}],
        "sources": [{"id": "s", "title": "Paper", "address": "https://paper.example.net/"}],
        "providers": [provider("p"), provider("q")],
        "sites": [{"id": "centre", "name": text, "short_name": text, "kind": "data_centre", "cause": text, "sources": ["s"]}],
        "services": [
            service("early", "p", link("site", "centre")),
            service("late", "p", link("site", "centre")),
            service("apart", "q", json!([])),
            service("after", "q", link("service", "early")),
            service("brief", "p", link("site", "centre")),
        ],
    });
    let event = |kind: &str, id: &str, clock: &str, status: &str| json!({kind: id, "at": format!("2024-03-01T{clock}:00Z"), "status": status, "basis": "notice", "grade": "A", "sources": ["s"]});
    let early = json!({"service": "early", "between": {"from": "2024-03-01T09:30:00Z", "to": "2024-03-01T10:30:00Z"}, "status": "major_outage", "basis": "notice", "grade": "A", "sources": ["s"]});
    let status = json!({
        "format": "downboard-status/1", "board": "t", "updated_at": "2024-03-01T21:00:00Z",
        "events": [
            event("site", "centre", "00:00", "operational"),
            event("site", "centre", "10:00", "major_outage"),
            event("site", "centre", "12:00", "operational"), event("site", "centre", "20:00", "unknown"),
            event("service", "early", "00:00", "operational"), early, event("service", "early", "18:00", "operational"),
            event("service", "early", "20:10", "degraded"),
            event("service", "late", "02:00", "operational"), event("service", "late", "12:00", "degraded"),
            event("service", "apart", "00:00", "operational"), event("service", "apart", "11:00", "major_outage"),
            event("service", "after", "00:00", "operational"), event("service", "after", "13:00", "partial_outage"),
            event("service", "brief", "00:00", "operational"), event("service", "brief", "10:30", "degraded"),
            event("service", "brief", "11:00", "operational"), event("service", "brief", "12:30", "degraded"),
        ],
    });
    let documents = support::documents(board.to_string().as_bytes(), |_| status.to_string().into_bytes());
    support::log(&documents)
}

fn ids(view: &View, indices: impl IntoIterator<Item = ServiceIndex>) -> Vec<&str> {
    indices.into_iter().map(|index| view.log.board.services[index.0].id.as_str()).collect()
}

#[test]
fn a_site_is_the_cause_of_what_failed_while_it_did_also_once_it_is_back() {
    let log = log();
    for (clock, caused, uncaused) in [
        // It may have failed by now, and the site has not.
        ("09:59", vec![], vec!["early"]),
        ("11:30", vec!["early"], vec!["apart"]),
        // The site is back: what it broke is its failure still, what failed since is not.
        ("13:30", vec!["early", "after"], vec!["late", "apart", "brief"]),
        ("19:00", vec![], vec!["late", "apart", "after", "brief"]),
        // Nothing is known of the site any more: what fails then may have it as its cause, and nobody says so.
        ("20:30", vec![], vec!["early", "late", "apart", "brief"]),
    ] {
        let view = view(&log, at(&format!("2024-03-01T{clock}:00Z")));
        let site = &view.sites[0];
        let of_site = ids(&view, caused_by(&view, site).map(|service| service.index));
        // What hangs on a service hangs on its site; its failure began later, and the service in between is the reason.
        let expected: Vec<_> = caused.iter().copied().filter(|id| *id != "after").collect();
        assert_eq!(of_site, expected, "{clock}");
        assert_eq!(ids(&view, without_cause(&view)), uncaused, "{clock}");
        let has_cause = |service: &ServiceIndex| cause_of(&view, *service).is_some();
        let with_cause = ids(&view, ServiceIndex::all(view.services.len()).filter(has_cause));
        assert_eq!(with_cause, expected, "{clock}");
        assert_eq!(shared_cause(&view).is_some(), site.standing.status.is_trouble() || !expected.is_empty(), "{clock}");
    }
}

#[test]
fn nobody_is_nobody_only_where_the_status_was_known_all_the_time() {
    let log = log();
    let of = |provider: &'static str| move |service: &downboard_core::model::Service| service.provider == *provider;
    for (span, clock, provider, is_known) in [
        // The first that is known of `late` is from 02:00.
        (Span::LastHour, "01:59", "p", false),
        (Span::LastHour, "02:59", "p", false),
        (Span::LastHour, "03:00", "p", true),
        (Span::SoFar, "03:00", "p", false),
        (Span::LastHour, "01:59", "q", true),
        (Span::SoFar, "20:00", "q", true),
    ] {
        let moment = at(&format!("2024-03-01T{clock}:00Z"));
        assert_eq!(log.is_known(span, moment, of(provider)), is_known, "{span:?} {clock} {provider}");
    }
    assert!(!log.is_known(Span::SoFar, at("2024-03-01T20:00:00Z"), |_| true));
    let calm = view(&log, at("2024-03-01T01:00:00Z")).calm();
    assert_eq!((calm.operational, calm.maintenance, calm.unknown), (4, 0, 1));
}

#[test]
fn all_is_well_only_where_there_is_something_and_all_of_it_is_known_to_work() {
    for (operational, maintenance, unknown, is_well) in
        [(5, 0, 0, true), (4, 1, 0, false), (4, 0, 1, false), (0, 0, 5, false), (0, 0, 0, false)]
    {
        assert_eq!(Calm { operational, maintenance, unknown }.is_all_well(), is_well);
    }
}
