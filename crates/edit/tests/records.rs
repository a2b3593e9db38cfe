//! A record more: nothing else in the document changes.

#![allow(clippy::expect_used, clippy::indexing_slicing, missing_docs, reason = "a test fails by panicking")]

use downboard_edit::canonical::{NotJson, canonical};
use downboard_edit::records::Step::{Key, Place};
use downboard_edit::records::{NotAdded, with_record, with_value};
use downboard_edit::shapes::{BOARD, INDEX, STATUS};
use proptest::prelude::*;
use serde_json::{Value, json};

#[test]
fn a_record_of_a_canonical_document_takes_a_line() {
    let before =
        "{\n  \"boards\": [\n    { \"id\": \"a\", \"title\": { \"en\": \"A\" } }\n  ],\n  \"default\": \"a\"\n}\n";
    let after = with_record(before, &INDEX, &[Key("boards")], r#"{"title":{"en":"B","ko":"비"},"id":"b"}"#);
    let expected =
        before.replace("} }\n", "} },\n    { \"id\": \"b\", \"title\": { \"ko\": \"비\", \"en\": \"B\" } }\n");
    assert_eq!(after, Ok(expected));
}

#[test]
fn every_other_byte_of_any_other_document_stays() {
    let before = "{\r\n\t\"x\" : [1.0,2 ],\"events\":[ {\"service\":\"a\"} ] ,\"updated_at\":   \"now\"}";
    let after = with_record(before, &STATUS, &[Key("events")], r#"{"service":"b"}"#).expect("a list");
    let (start, end) = before.split_at(before.find("} ]").expect("the list") + 1);
    assert!(after.starts_with(start) && after.ends_with(end.trim_start()), "{after}");
    assert_eq!(
        serde_json::from_str::<Value>(&after).expect("JSON")["events"],
        json!([{"service": "a"}, {"service": "b"}])
    );
}

#[test]
fn a_list_within_a_record_is_found_and_one_that_is_absent_is_made() {
    let before = r#"{"services": [{"id": "a"}, {"id": "b", "features": []}]}"#;
    let features = |place| [Key("services"), Place(place), Key("features")];
    for (place, expected) in [
        (0, json!({"services": [{"id": "a", "features": [{"id": "f"}]}, {"id": "b", "features": []}]})),
        (1, json!({"services": [{"id": "a"}, {"id": "b", "features": [{"id": "f"}]}]})),
    ] {
        let after = with_record(before, &BOARD, &features(place), r#"{"id": "f"}"#).expect("a service");
        assert_eq!(serde_json::from_str::<Value>(&after).expect("JSON"), expected);
    }
    assert_eq!(with_record(before, &BOARD, &features(2), "{}"), Err(NotAdded::NoList));
}

#[test]
fn what_cannot_be_added_says_why() {
    let at = |line, column| NotJson { line, column };
    for (text, list, record, expected) in [
        ("{", &[Key("events")][..], "{}", NotAdded::Document(at(1, 1))),
        ("{\"events\": []}", &[Key("events")], "{,}", NotAdded::Record(at(1, 2))),
        ("{\"events\": []}", &[Key("events")], "", NotAdded::Record(at(1, 1))),
        ("{\"events\": {}}", &[Key("events")], "{}", NotAdded::NoList),
        ("[]", &[Key("events")], "{}", NotAdded::NoList),
        ("{}", &[Key("a"), Key("b")], "{}", NotAdded::NoList),
        ("{}", &[], "{}", NotAdded::NoList),
    ] {
        assert_eq!(with_record(text, &STATUS, list, record), Err(expected), "{text} {record}");
    }
    // Of two lists of one name the last is the one that is read.
    let after = with_record("{\"events\": [], \"events\": [1]}", &STATUS, &[Key("events")], "2").expect("a list");
    assert_eq!(serde_json::from_str::<Value>(&after).expect("JSON"), json!({"events": [1, 2]}));
}

#[test]
fn a_value_takes_the_place_of_the_one_before() {
    for (text, expected) in [
        ("{\n  \"updated_at\": \"then\" ,\n \"events\":[]}", "{\n  \"updated_at\": \"now\" ,\n \"events\":[]}"),
        (
            "{\n  \"updated_at\": \"then\",\n  \"events\": []\n}\n",
            "{\n  \"updated_at\": \"now\",\n  \"events\": []\n}\n",
        ),
        ("{\n  \"events\": []\n}\n", "{\n  \"updated_at\": \"now\",\n  \"events\": []\n}\n"),
    ] {
        assert_eq!(with_value(text, &STATUS, &[], "updated_at", "\"now\"").as_deref(), Ok(expected));
    }
    let incident = [Key("incidents"), Place(1)];
    let text = "{\"incidents\": [{}, {\"id\": \"a\"}]}";
    let after = with_value(text, &STATUS, &incident, "resolved_at", "\"now\"").expect("an incident");
    assert_eq!(
        serde_json::from_str::<Value>(&after).expect("JSON"),
        json!({"incidents": [{}, {"id": "a", "resolved_at": "now"}]})
    );
    assert_eq!(with_value("{}", &STATUS, &incident, "resolved_at", "1"), Err(NotAdded::NoList));
    assert_eq!(with_value("[]", &STATUS, &[], "updated_at", "1"), Err(NotAdded::NoList));
}

/// Values as they stand in documents.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,40}".prop_map(Value::from)
    ];
    leaf.prop_recursive(3, 30, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map("[a-z_]{1,6}", inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn a_document_says_the_same_and_the_record(
        others in prop::collection::btree_map("[a-z_]{1,6}", value(), 0..5),
        events in prop::collection::vec(value(), 0..5),
        record in value(),
        form in 0..3,
    ) {
        let mut document: serde_json::Map<String, Value> = others.into_iter().collect();
        document.insert("events".to_owned(), Value::from(events));
        let mut expected = Value::Object(document);
        let text = match form {
            0 => expected.to_string(),
            1 => format!("{expected:#}"),
            _ => canonical(&expected.to_string(), &STATUS).expect("JSON"),
        };
        let after = with_record(&text, &STATUS, &[Key("events")], &record.to_string()).expect("a list");
        expected["events"].as_array_mut().expect("a list").push(record);
        prop_assert_eq!(serde_json::from_str::<Value>(&after).expect("JSON"), expected);
        if form == 2 {
            prop_assert_eq!(canonical(&after, &STATUS).expect("JSON"), after);
        }
    }
}
