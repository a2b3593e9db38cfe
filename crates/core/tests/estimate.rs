//! The estimate for KakaoTalk against a worked example.
//!
//! Expected values of the specification, section 7.1: without the weekend, which the board replaces by a weekday.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use downboard_core::estimate::Range;
use downboard_core::timeline::Documents;
use downboard_core::view::{View, view};
use serde_json::{Value, json};
use support::at;

/// 43,196,403 people, down from 15:30 to 01:30, partly to 07:00, degraded to 06:30 on 17 October.
fn documents() -> Documents {
    let text = json!({"ko": "예", "en": "Example"});
    let board = json!({
        "format": "downboard-board/1", "id": "example", "title": text,
        "zone": {"utc_offset": "+09:00", "label": "KST"},
        "period": {"from": "2022-10-15T00:00:00+09:00", "to": "2022-10-18T00:00:00+09:00"},
        "feeds": [{"id": "status", "format": "native-status", "file": "status.json"}],
        "sources": [{"id": "example", "title": "Worked example", "address": "https://example.org/"}],
        "assumptions": [{"input": "weekend_users", "category": "messenger", "values": [1]}],
        "providers": [{"id": "kakao", "name": text}],
        "services": [{
            "id": "kakaotalk", "name": text, "provider": "kakao", "category": "messenger",
            "audiences": [{
                "value": 43_196_403, "unit": "people", "measure": "monthly", "definition": text,
                "as_of": "2022-09", "grade": "B", "sources": ["example"],
            }],
        }],
    });
    let event = |at: &str, status: &str| json!({"service": "kakaotalk", "status": status, "at": at, "basis": "derived", "grade": "C", "sources": ["example"]});
    let status = json!({
        "format": "downboard-status/1", "board": "example", "updated_at": "2022-10-18T00:00:00+09:00",
        "events": [
            event("2022-10-15T00:00:00+09:00", "operational"),
            event("2022-10-15T15:30:00+09:00", "major_outage"),
            event("2022-10-16T01:30:00+09:00", "partial_outage"),
            event("2022-10-16T07:00:00+09:00", "degraded"),
            event("2022-10-17T06:30:00+09:00", "operational"),
        ],
    });
    let bytes = |value: &Value| value.to_string().into_bytes();
    support::documents(&bytes(&board), |_| bytes(&status))
}

fn at_moment(moment: &str) -> View {
    view(&support::log(&documents()), at(moment))
}

#[track_caller]
fn check(range: Option<Range>, expected_millions: [f64; 3], within: f64) {
    let range = range.expect("a figure");
    for (value, expected) in [range.p5, range.p50, range.p95].into_iter().zip(expected_millions) {
        let millions = value as f64 / 1e6;
        assert!((millions / expected - 1.0).abs() <= within, "{millions} for {expected}: {range:?}");
    }
}

#[test]
fn people_in_the_hour_from_18_to_19() {
    let affected = at_moment("2022-10-15T19:00:00+09:00").services[0].affected;
    println!("{:?}", affected);
    check(affected.last_hour.range(), [17.9, 21.6, 26.2], 0.03);
    let half_past = at_moment("2022-10-15T18:30:00+09:00").services[0].affected;
    check(half_past.last_hour.range(), [17.9, 21.6, 26.2], 0.03);
}

#[test]
fn people_affected_so_far_at_the_end() {
    let affected = at_moment("2022-10-17T12:00:00+09:00").services[0].affected;
    println!("{:?}", affected);
    check(affected.so_far.range(), [29.7, 35.1, 41.8], 0.03);
}

#[test]
fn user_hours_of_both_kinds_are_not_mixed() {
    let hours = at_moment("2022-10-17T12:00:00+09:00").services[0].affected.user_hours;
    check(hours.active.range(), [229.0, 296.0, 380.0], 0.04);
    check(hours.exposure.range(), [492.0, 628.0, 797.0], 0.04);
}

#[test]
fn when_it_is_over_nobody_is_affected_and_those_who_were_still_count() {
    let over = at_moment("2022-10-17T07:00:00+09:00").services[0].affected;
    assert_eq!(over.last_hour.range().map(|range| range.p95), Some(0));
    assert!(over.so_far.range().is_some_and(|range| range.p50 > 30_000_000));
    let before = at_moment("2022-10-15T15:00:00+09:00").services[0].affected;
    assert_eq!(before.so_far.range().map(|range| range.p95), Some(0));
}

#[test]
fn without_a_known_status_there_is_no_figure() {
    let affected = at_moment("2022-10-14T00:00:00+09:00").services[0].affected;
    assert_eq!(affected.last_hour.range(), None);
    assert_eq!(
        serde_json::to_value(affected.last_hour).expect("JSON"),
        json!({"not_estimated": "status_unknown"}),
        "never 0 for want of an input"
    );
}
