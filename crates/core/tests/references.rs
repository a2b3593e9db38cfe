//! Ids that refer to nothing are found where they stand.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::sync::Arc;

use downboard_core::check::{references, unsourced};
use downboard_core::model::{Lang, RecoveryDocument, Text};
use downboard_core::reading::Finding;
use downboard_core::timeline::{Content, Documents};
use serde_json::{Value, json};
use support::{BOARD, RECOVERY, STATUS};

fn value(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("JSON")
}

fn bytes(value: &Value) -> Vec<u8> {
    value.to_string().into_bytes()
}

fn shown(found: Vec<(usize, Finding)>) -> Vec<String> {
    found
        .into_iter()
        .map(|(index, finding)| format!("{index} {}", downboard_words::finding(Lang::En, &finding)))
        .collect()
}

/// Changes one document of the small board and gives the findings.
#[track_caller]
fn check(document: usize, pointer: &str, to: Value, expected: &[&str]) {
    let mut values = [value(BOARD), value(STATUS), value(RECOVERY)];
    *values[document].pointer_mut(pointer).expect("a place in the document") = to;
    let documents = values.map(|value| bytes(&value));
    let found = references(&documents.each_ref().map(Vec::as_slice));
    assert_eq!(shown(found), expected);
}

#[test]
fn the_documents_of_the_small_board_refer_to_each_other() {
    assert_eq!(references(&[BOARD, STATUS, RECOVERY]), []);
}

#[test]
fn an_unknown_source_is_found_wherever_it_stands() {
    let nobody = || json!("nobody");
    let expected = "nothing has the id \"nobody\"; expected the id of a source";
    for (document, pointer) in [
        (0, "/population/sources/0"),
        (0, "/sites/0/sources/1"),
        (0, "/services/0/depends_on/1/sources/0"),
        (0, "/services/0/audiences/1/sources/0"),
        (0, "/services/0/alternatives/0/sources/0"),
        (0, "/alternatives/0/independent_of/0/sources/0"),
        (0, "/alternatives/0/facts/0/sources/0"),
        (0, "/advice/0/sources/0"),
        (1, "/events/2/sources/1"),
        (1, "/events/2/disputes/0/sources/0"),
        (1, "/incidents/0/updates/0/sources/0"),
        (2, "/measures/0/sources/0"),
        (2, "/readings/2/disputes/0/sources/0"),
        (2, "/milestones/0/sources/0"),
        (2, "/promises/0/sources/0"),
        (2, "/totals/1/sources/0"),
    ] {
        check(document, pointer, nobody(), &[&format!("{document} {pointer}: {expected}")]);
    }
}

#[test]
fn an_unknown_id_is_named_with_what_it_should_be() {
    for (document, pointer, record) in [
        (0, "/services/0/provider", "provider"),
        (0, "/alternatives/0/provider", "provider"),
        (0, "/services/0/depends_on/0/site", "site"),
        (0, "/services/0/depends_on/1/service", "service or alternative"),
        (0, "/services/0/alternatives/0/id", "service or alternative"),
        (0, "/services/0/alternatives/0/covers/0", "feature of the service"),
        (0, "/alternatives/0/independent_of/0/site", "site"),
        (0, "/advice/0/when/service", "service"),
        (0, "/advice/0/when/feature", "feature of the service"),
        (1, "/events/0/feature", "feature of the service"),
        (1, "/events/4/service", "service or alternative"),
        (1, "/events/6/site", "site"),
        (1, "/incidents/0/services/1", "service or alternative"),
        (2, "/measures/1/site", "site"),
        (2, "/readings/0/measure", "measure"),
        (2, "/milestones/0/site", "site"),
        (2, "/promises/0/due/after/milestone", "milestone"),
    ] {
        let expected = format!("{document} {pointer}: nothing has the id \"nobody\"; expected the id of a {record}");
        check(document, pointer, json!("nobody"), &[&expected]);
    }
}

#[test]
fn advice_is_about_a_watched_service_and_not_an_alternative() {
    check(
        0,
        "/advice/0/when",
        json!({"service": "radio", "status": ["degraded"]}),
        &["0 /advice/0/when/service: nothing has the id \"radio\"; expected the id of a service"],
    );
}

#[test]
fn a_service_does_not_stand_in_for_itself() {
    check(
        0,
        "/services/0/alternatives/0/id",
        json!("chat"),
        &["0 /services/0/alternatives/0/id: refers to itself, \"chat\"; expected the id of a service or alternative"],
    );
}

#[test]
fn a_map_of_a_feed_names_a_subject_of_the_board() {
    let feed = |map: Value| json!([{"id": "acme", "format": "statuspage", "file": "acme.json", "maps": [map]}]);
    check(0, "/feeds", feed(json!({"service": "chat", "feature": "text"})), &[]);
    check(0, "/feeds", feed(json!({"service": "radio"})), &[]);
    for (map, key, record) in [
        (json!({"service": "nobody"}), "service", "service or alternative"),
        (json!({"service": "chat", "feature": "nobody"}), "feature", "feature of the service"),
        (json!({"site": "nobody"}), "site", "site"),
    ] {
        let expected = format!("0 /feeds/0/maps/0/{key}: nothing has the id \"nobody\"; expected the id of a {record}");
        check(0, "/feeds", feed(map), &[&expected]);
    }
}

#[test]
fn a_foreign_feed_without_a_map_shows_nothing() {
    let feed = json!({"id": "acme", "format": "cap", "file": "acme.xml"});
    let expected = "0 /feeds/1/maps: missing; expected at least one";
    check(0, "/feeds", json!([{"id": "status", "format": "native-status", "file": "status.json"}, feed]), &[expected]);
    check(
        0,
        "/feeds",
        json!([{"id": "unnamed", "file": "a.json"}, {"id": "odd", "format": "odd", "file": "b.json"}]),
        &[],
    );
}

#[test]
fn a_service_with_features_needs_an_essential_one() {
    check(
        0,
        "/services/0/features/0/essential",
        json!(false),
        &["0 /services/0/features: missing; expected at least one feature with \"essential\": true"],
    );
}

#[test]
fn a_document_of_another_board_is_named() {
    let expected = "/board: belongs to the board \"elsewhere\"; expected a document of this board";
    check(1, "/board", json!("elsewhere"), &[&format!("1 {expected}")]);
    check(2, "/board", json!("elsewhere"), &[&format!("2 {expected}")]);
}

#[test]
fn pointers_lead_into_the_document_as_written_when_records_before_are_bad() {
    let mut status = value(STATUS);
    let events = status["events"].as_array_mut().expect("events");
    events.insert(0, json!("not an event"));
    let expected = events.len();
    events.push(json!({"service": "nobody", "sources": ["paper"]}));
    let found = references(&[BOARD, &bytes(&status), RECOVERY]);
    let pointer = format!("/events/{expected}/service");
    assert_eq!(
        shown(found),
        [format!("1 {pointer}: nothing has the id \"nobody\"; expected the id of a service or alternative")]
    );
}

#[test]
fn without_a_board_only_what_a_document_says_of_itself_is_checked() {
    assert_eq!(references(&[STATUS]), []);
    assert_eq!(references(&[RECOVERY]), []);
    let mut recovery = value(RECOVERY);
    recovery["readings"][0]["measure"] = json!("steam");
    assert_eq!(
        shown(references(&[&bytes(&recovery)])),
        ["0 /readings/0/measure: nothing has the id \"steam\"; expected the id of a measure"]
    );
}

#[test]
fn what_is_not_readable_is_left_to_the_decoders() {
    assert_eq!(references(&[b"{", b"", b"[]", b"{\"format\": 5}", b"\xff"]), []);
}

fn edit_recovery(documents: &mut Documents, edit: impl Fn(&mut RecoveryDocument)) {
    for slot in &mut documents.feeds {
        if let Some(Content::Recovery(document)) = &mut slot.content {
            edit(Arc::make_mut(document));
        }
    }
}

#[test]
fn every_claim_of_the_small_board_has_a_source_and_loses_it_with_the_source() {
    let mut documents = support::small();
    assert_eq!(unsourced(&documents), []);
    edit_recovery(&mut documents, |document| document.sources.clear());
    let lost: Vec<_> = unsourced(&documents).iter().map(|claim| format!("{} {}", claim.kind, claim.about)).collect();
    assert_eq!(lost, ["measure power", "reading power", "reading power", "milestone power-back"]);
    Arc::make_mut(&mut documents.board).sources.clear();
    for slot in &mut documents.feeds {
        if let Some(Content::Status(document)) = &mut slot.content {
            Arc::make_mut(document).sources.clear();
        }
    }
    let all = downboard_core::check::claims(&documents);
    assert_eq!(unsourced(&documents).len(), all.len());
    for kind in [
        "site",
        "audience",
        "dependency",
        "independence",
        "offer",
        "fact",
        "advice",
        "event",
        "dispute",
        "update",
        "measure",
        "reading",
        "milestone",
        "promise",
        "total",
    ] {
        assert!(all.iter().any(|claim| claim.kind == kind), "{kind}");
    }
}

#[test]
fn a_source_without_a_title_is_none() {
    let mut documents = support::small();
    edit_recovery(&mut documents, |document| {
        for source in &mut document.sources {
            source.title = Text { ko: " ".to_owned(), en: " ".to_owned() };
        }
    });
    assert_eq!(unsourced(&documents).len(), 4);
}
