//! Feeds are hostile input: nothing panics, and one bad record costs no other.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use downboard_core::check::references;
use downboard_core::decode::{decode_any, decode_board, decode_recovery, decode_status};
use downboard_core::model::Lang;
use downboard_core::reading::{
    Decoded, Effect, Finding, MAX_DOCUMENT_BYTES, MAX_LEVELS, MAX_RECORDS, MAX_TEXT_CHARACTERS, Problem,
};
use downboard_core::timeline::Documents;
use downboard_core::view::{days, open_outages, planned, recent_outages, view};
use downboard_estimate::Model;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Map, Value, json};
use support::{BOARD, RECOVERY, STATUS, at};

/// Everything that bytes from outside reach.
fn feed(bytes: &[u8]) {
    let _ = decode_any(bytes);
    let _ = decode_status(bytes);
    let _ = decode_recovery(bytes);
    let _ = references(&[bytes, STATUS, RECOVERY]);
    let _ = references(&[BOARD, bytes]);
    if let Some(board) = decode_board(bytes).value {
        look(Documents::new(board), &[STATUS, RECOVERY]);
    }
    let board = decode_board(BOARD).value.expect("a good board");
    look(Documents::new(board), &[bytes, bytes]);
}

fn look(mut documents: Documents, feeds: &[&[u8]]) {
    for (feed, bytes) in documents.board.feeds.clone().iter().zip(feeds) {
        let _ = documents.add(feed, bytes);
    }
    let log = support::log(&documents);
    let model = Model::of(&log);
    for moment in ["1900-01-01T00:00:00Z", "2024-03-01T12:00:00+09:00", "2099-01-01T00:00:00Z"] {
        let _ = view(&log, at(moment));
        let _ = days(&log, at(moment), 30);
        let _ = (recent_outages(&log, at(moment), 30), open_outages(&log, at(moment)), planned(&log, at(moment)));
        let _ = model.at(at(moment));
    }
}

fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        word().prop_map(Value::from),
    ]
}

/// Words that the formats know, so that generated documents come far.
fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "downboard-board/1",
        "downboard-status/1",
        "downboard-recovery/1",
        "chat",
        "text",
        "radio",
        "paper",
        "operational",
        "major_outage",
        "A",
        "X",
        "notice",
        "messenger",
        "people",
        "monthly",
        "percent",
        "native-status",
        "status.json",
        "2024-03-01T10:00:00+09:00",
        "2024-03-01T23:59:60Z",
        "2024",
        "2024-02-29",
        "+09:00",
        "https://example.org/",
        "server-room",
    ])
}

fn key() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "format",
        "id",
        "board",
        "title",
        "ko",
        "en",
        "zone",
        "utc_offset",
        "label",
        "period",
        "from",
        "to",
        "feeds",
        "file",
        "sources",
        "address",
        "services",
        "features",
        "events",
        "service",
        "feature",
        "site",
        "status",
        "at",
        "between",
        "basis",
        "grade",
        "updated_at",
        "measures",
        "readings",
        "quantity",
        "exactly",
        "promises",
        "due",
        "after",
        "totals",
        "days",
        "date",
        "worst",
        "seconds",
    ]);
    prop_oneof![9 => known.prop_map(str::to_owned), 1 => any::<String>()]
}

fn json_value() -> impl Strategy<Value = Value> {
    scalar().prop_recursive(6, 200, 12, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Value::from),
            prop::collection::vec((key(), inner), 0..12)
                .prop_map(|fields| Value::from(fields.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// The pointers of all values within a value.
fn pointers(value: &Value) -> Vec<String> {
    fn walk(value: &Value, pointer: &str, found: &mut Vec<String>) {
        found.push(pointer.to_owned());
        match value {
            Value::Array(members) => {
                members
                    .iter()
                    .enumerate()
                    .for_each(|(index, member)| walk(member, &format!("{pointer}/{index}"), found));
            }
            Value::Object(map) => {
                map.iter().for_each(|(key, member)| walk(member, &format!("{pointer}/{key}"), found));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(value, "", &mut found);
    found
}

/// A value of another kind than this one.
fn another_kind(value: &Value, choice: Index) -> Value {
    let kinds = [json!(null), json!(true), json!(-1.5), json!("<b>x</b>"), json!([[]]), json!({"x": {}})];
    let others: Vec<_> =
        kinds.into_iter().filter(|kind| std::mem::discriminant(kind) != std::mem::discriminant(value)).collect();
    others[choice.index(others.len())].clone()
}

fn documents() -> impl Strategy<Value = &'static [u8]> {
    prop::sample::select(vec![BOARD, STATUS, RECOVERY])
}

/// The members of a decoded list as JSON, so that lists of all kinds compare alike.
fn members(bytes: &[u8], list: &str) -> (Vec<Value>, Vec<Finding>) {
    fn encoded<T: serde::Serialize>(decoded: Decoded<T>) -> (Value, Vec<Finding>) {
        let value = decoded.value.map(|value| serde_json::to_value(value).expect("JSON"));
        (value.unwrap_or_default(), decoded.findings)
    }
    let (value, findings) = match serde_json::from_slice::<Value>(bytes).expect("JSON")["format"].as_str() {
        Some("downboard-board/1") => encoded(decode_board(bytes)),
        Some("downboard-status/1") => encoded(decode_status(bytes)),
        _ => encoded(decode_recovery(bytes)),
    };
    (value[list].as_array().cloned().unwrap_or_default(), findings)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        feed(&bytes);
    }

    #[test]
    fn arbitrary_json_never_panics(mut value in json_value(), format in word()) {
        feed(value.to_string().as_bytes());
        if let Value::Object(fields) = &mut value {
            fields.insert("format".to_owned(), format.into());
        }
        feed(value.to_string().as_bytes());
    }

    #[test]
    fn a_truncated_document_never_panics_and_is_unreadable(document in documents(), end in any::<Index>()) {
        let length = document.trim_ascii_end().len();
        let truncated = &document[..end.index(length)];
        feed(truncated);
        let decoded = decode_any(truncated);
        prop_assert_eq!(decoded.value, None);
        let effects: Vec<_> = decoded.findings.iter().map(|finding| finding.effect).collect();
        prop_assert_eq!(effects, [Effect::Unreadable]);
    }

    #[test]
    fn any_value_may_be_of_another_kind(document in documents(), place in any::<Index>(), choice in any::<Index>()) {
        let mut value: Value = serde_json::from_slice(document).expect("JSON");
        let pointers = pointers(&value);
        let place = value.pointer_mut(&pointers[place.index(pointers.len())]).expect("a place");
        *place = another_kind(place, choice);
        feed(value.to_string().as_bytes());
    }

    #[test]
    fn a_bad_record_costs_no_other(
        document in documents(),
        list in any::<Index>(),
        record in any::<Index>(),
        place in any::<Index>(),
        choice in any::<Index>(),
    ) {
        let mut value: Value = serde_json::from_slice(document).expect("JSON");
        let lists: Vec<String> = value
            .as_object()
            .expect("a document")
            .iter()
            .filter(|(_, list)| list.as_array().is_some_and(|list| list.len() > 1))
            .map(|(key, _)| key.clone())
            .collect();
        let list = &lists[list.index(lists.len())];
        let (before, findings) = members(document, list);
        prop_assert_eq!(findings, []);
        let index = record.index(before.len());
        let record = &mut value[list.as_str()][index];
        let pointers = pointers(record);
        let place = record.pointer_mut(&pointers[place.index(pointers.len())]).expect("a place");
        *place = another_kind(place, choice);

        let (mut after, findings) = members(value.to_string().as_bytes(), list);
        // What is left of an event that cannot be read: that nobody knows.
        let is_left = |record: &Value| record["status"] == "unknown" && record["sources"] == json!([]);
        if after.last().is_some_and(is_left) {
            after.pop();
        }
        if after.len() == before.len() {
            after.remove(index);
        }
        let others: Vec<_> =
            before.iter().enumerate().filter(|(position, _)| *position != index).map(|(_, other)| other.clone()).collect();
        prop_assert_eq!(after, others);
        let within = format!("/{list}/{index}");
        for finding in &findings {
            prop_assert!(
                finding.pointer == within || finding.pointer.starts_with(&format!("{within}/")),
                "{finding:?} is outside {within}"
            );
        }
    }
}

#[track_caller]
fn check_unreadable(bytes: &[u8], expected: &str) {
    let decoded = decode_any(bytes);
    assert_eq!(decoded.value, None);
    let findings = downboard_words::findings(Lang::En, &decoded.findings);
    assert_eq!(findings, [expected]);
}

#[test]
fn a_document_that_cannot_be_read_says_why() {
    check_unreadable(
        b"",
        "the document: the document stops at line 1, column 0; expected a complete JSON document in UTF-8",
    );
    check_unreadable(
        b"{\n\"a\": \xff}",
        "the document: not JSON from line 2, column 6 on; expected a complete JSON document in UTF-8",
    );
    check_unreadable("[".repeat(100_000).as_bytes(), "the document: nested too deeply; expected at most 127 levels");
    let large = vec![b' '; usize::try_from(MAX_DOCUMENT_BYTES).expect("8 MiB") + 1];
    check_unreadable(&large, "the document: 8388609 bytes; expected at most 8388608 bytes");
}

#[test]
fn as_many_levels_are_read_as_stated_and_no_more() {
    let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    let problem = |levels| decode_any(nested(levels).as_bytes()).findings.remove(0).problem;
    assert_ne!(problem(MAX_LEVELS), Problem::TooDeep);
    assert_eq!(problem(MAX_LEVELS + 1), Problem::TooDeep);
}

#[test]
fn text_beyond_its_bound_is_cut_and_reported() {
    let mut value: Value = serde_json::from_slice(BOARD).expect("JSON");
    value["title"]["en"] = "é".repeat(MAX_TEXT_CHARACTERS + 1).into();
    let decoded = decode_board(value.to_string().as_bytes());
    let findings = downboard_words::findings(Lang::En, &decoded.findings);
    assert_eq!(findings, ["/title/en: 2001 characters; expected at most 2000 characters"]);
    assert_eq!(decoded.value.expect("a board").title.en.chars().count(), MAX_TEXT_CHARACTERS);
}

#[test]
fn records_beyond_their_bound_are_left_out_and_reported() {
    let mut value: Value = serde_json::from_slice(STATUS).expect("JSON");
    let event = value["events"][4].clone();
    value["events"] = vec![event; MAX_RECORDS + 5].into();
    let decoded = decode_status(value.to_string().as_bytes());
    let findings = downboard_words::findings(Lang::En, &decoded.findings);
    assert_eq!(findings, ["/events: 20005 records; expected at most 20000 records"]);
    assert_eq!(decoded.value.expect("a document").events.len(), MAX_RECORDS);
}

#[test]
fn a_source_without_a_usable_address_is_kept_by_its_date_and_lost_without_one() {
    let [online, dated, undated, nameless] = [
        json!({ "id": "online", "title": "Harbour Daily", "address": "https://harbour.example.com/1" }),
        json!({ "id": "dated", "title": "Harbour Daily", "address": "javascript:alert(1)", "published": "2024-03" }),
        json!({ "id": "undated", "title": "Harbour Daily" }),
        json!({ "id": "nameless", "title": "", "published": "2024-03" }),
    ];
    let mut board: Value = serde_json::from_slice(BOARD).expect("JSON");
    board["sources"] = json!([online, dated, undated, nameless]);
    let decoded = decode_board(board.to_string().as_bytes());
    let board = decoded.value.expect("a board");
    let kept: Vec<_> = board.sources.iter().map(|source| (source.id.as_str(), source.address.is_some())).collect();
    assert_eq!(kept, [("online", true), ("dated", false)]);
    let places: Vec<_> = decoded.findings.iter().map(|finding| finding.pointer.as_str()).collect();
    assert_eq!(places, ["/sources/1/address", "/sources/2", "/sources/3/title"]);
}

#[test]
fn a_duplicate_is_reported_where_it_stands_and_the_first_counts() {
    let mut value: Value = serde_json::from_slice(BOARD).expect("JSON");
    let mut twin = value["services"][0].clone();
    twin["name"]["en"] = "Twin".into();
    value["services"].as_array_mut().expect("a list").push(twin);
    value["alternatives"][0]["id"] = "login".into();
    let decoded = decode_board(value.to_string().as_bytes());
    let findings = downboard_words::findings(Lang::En, &decoded.findings);
    assert_eq!(
        findings,
        [
            "/services/2/id: duplicate \"chat\"; expected an id that stands only once",
            "/alternatives/0/id: duplicate \"login\"; expected an id that stands only once",
        ]
    );
    let board = decoded.value.expect("a board");
    assert_eq!(board.services[0].name.en, "Chat");
    assert_eq!(board.alternatives, []);
}

#[test]
fn a_hostile_document_does_not_fill_the_memory_with_its_own_errors() {
    let value = json!({"format": "downboard-status/1", "board": "harbour", "updated_at": "2024-03-01T00:00:00Z",
        "events": vec![json!(5); 20_000]});
    assert_eq!(decode_status(value.to_string().as_bytes()).findings.len(), 1_000);
}
