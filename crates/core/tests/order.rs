//! In which order the services in trouble stand, and which of them leads.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use downboard_core::model::ServiceIndex;
use downboard_core::view::view;
use support::at;
use support::outage::{Outage, log};

/// Services by their ids, with the status, the audience and its unit; all fail for a day.
#[track_caller]
fn check(services: &[(&str, &str, u64, &str)], worst_first: &[&str], lead: &str) {
    let failures: Vec<[(&str, &str, &str); 1]> = services
        .iter()
        .map(|(_, status, ..)| [(*status, "2022-10-15T12:00:00+09:00", "2022-10-16T12:00:00+09:00")])
        .collect();
    let outages: Vec<Outage<'_>> = services
        .iter()
        .zip(&failures)
        .map(|((id, _, value, unit), failures)| Outage { id, value: *value, unit, failures, ..Outage::default() })
        .collect();
    let view = view(&log(&outages, &serde_json::json!({})), at("2022-10-15T19:00:00+09:00"));
    let id = |index: ServiceIndex| view.log.board.services[index.0].id.as_str();
    let found: Vec<&str> = view.worst_first().into_iter().map(|service| id(service.index)).collect();
    assert_eq!(found, worst_first, "{services:?}");
    assert_eq!(view.lead.map(id), Some(lead), "{services:?}");
}

#[test]
fn the_worst_status_stands_first_and_within_it_the_largest_audience_of_people() {
    let (down, partly, slow) = ("major_outage", "partial_outage", "degraded");
    check(&[("a", slow, 9, "people"), ("b", down, 1, "people")], &["b", "a"], "a");
    check(&[("a", down, 1, "people"), ("b", down, 2, "people")], &["b", "a"], "b");
    check(&[("a", down, 9, "accounts"), ("b", down, 1, "people")], &["b", "a"], "b");
    check(&[("a", down, 3, "people"), ("b", down, 3, "people")], &["a", "b"], "a");
    check(&[("a", slow, 9, "accounts"), ("b", partly, 9, "accounts")], &["b", "a"], "b");
    check(
        &[("a", slow, 5, "people"), ("b", partly, 2, "people"), ("c", down, 1, "people"), ("d", partly, 4, "people")],
        &["c", "d", "b", "a"],
        "d",
    );
}
