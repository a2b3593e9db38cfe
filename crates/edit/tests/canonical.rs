//! The canonical form: of the bundled boards, of what is strange, and of anything.

#![allow(clippy::expect_used, clippy::indexing_slicing, missing_docs, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use downboard_core::schema::schemas;
use downboard_edit::canonical::{NotJson, canonical};
use downboard_edit::shapes::{BOARD, RECOVERY, STATUS, Shape, of_format};
use proptest::prelude::*;
use serde_json::{Value, json};

fn boards() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/boards")
}

#[test]
fn keys_stand_in_the_order_of_the_schema_and_unknown_ones_after_them() {
    let text = r#"{"zzz":1,"events":[{"sources":["s"],"x":{"b":1,"a":2},"status":"operational","service":"mail"}],"format":"downboard-status/1","aaa":[]}"#;
    let expected = r#"{
  "format": "downboard-status/1",
  "events": [
    { "service": "mail", "status": "operational", "sources": ["s"], "x": { "b": 1, "a": 2 } }
  ],
  "aaa": [],
  "zzz": 1
}
"#;
    assert_eq!(canonical(text, &STATUS).as_deref(), Ok(expected));
}

#[test]
fn what_has_no_room_in_a_line_has_several() {
    let long = "가".repeat(80);
    let text = format!(r#"{{"services":[{{"name":{{"en":"{long}","ko":"{long}"}},"id":"a"}}]}}"#);
    let expected = format!(
        r#"{{
  "services": [
    {{
      "id": "a",
      "name": {{
        "ko": "{long}",
        "en": "{long}"
      }}
    }}
  ]
}}
"#
    );
    assert_eq!(canonical(&text, &BOARD), Ok(expected));
}

#[test]
fn numbers_and_texts_stay_as_they_were_written() {
    let text = "{\n  \"id\": \"\\u00e9\\/\",\n  \"x\": [1.0, 1e5, -0, 12345678901234567890.10]\n}\n";
    assert_eq!(canonical(text, &BOARD).as_deref(), Ok(text));
}

#[test]
fn what_is_no_json_is_refused_with_its_place() {
    for (text, line, column) in [
        ("", 1, 1),
        ("{\n  \"a\": 1,\n}", 2, 9),
        ("{ // why\n}", 1, 3),
        ("{'a': 1}", 1, 2),
        ("{\"a\": 0x10}", 1, 7),
        ("{\"a\" 1}", 1, 6),
        ("[1] [2]", 1, 5),
    ] {
        assert_eq!(canonical(text, &BOARD), Err(NotJson { line, column }), "{text}");
    }
    assert!(canonical(&"[".repeat(100_000), &BOARD).is_err());
}

/// The documents of the bundled boards.
fn bundled() -> Vec<(PathBuf, String)> {
    let folders = fs::read_dir(boards()).expect("the boards").map(|entry| entry.expect("an entry").path());
    let files = folders.flat_map(|path| match fs::read_dir(&path) {
        Ok(files) => files.map(|file| file.expect("a file").path()).collect(),
        Err(_) => vec![path],
    });
    let files = files.filter(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.map(|file| (file.clone(), fs::read_to_string(&file).expect("a document"))).collect()
}

#[test]
fn the_bundled_boards_are_canonical() {
    let mut checked = 0;
    for (file, text) in bundled() {
        let parsed: Value = serde_json::from_str(&text).expect("JSON");
        let Some(shape) = of_format(parsed["format"].as_str(), parsed.get("boards").is_some()) else { continue };
        let written = canonical(&text, shape).expect("JSON");
        assert_eq!(serde_json::from_str::<Value>(&written).expect("JSON"), parsed, "{}", file.display());
        assert!(written == text, "{} is not canonical: run `downboard fmt`", file.display());
        checked += 1;
    }
    assert!(checked > 8, "{checked}");
}

/// The names of the properties of an object in a schema, those of its variants included.
fn properties(schema: &Value, definitions: &Value) -> BTreeSet<String> {
    let mut names: BTreeSet<String> =
        schema["properties"].as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect();
    for variants in ["oneOf", "anyOf", "allOf"] {
        for variant in schema[variants].as_array().into_iter().flatten() {
            names.extend(properties(resolved(variant, definitions), definitions));
        }
    }
    names
}

fn resolved<'a>(schema: &'a Value, definitions: &'a Value) -> &'a Value {
    match schema["$ref"].as_str().and_then(|reference| reference.strip_prefix("#/$defs/")) {
        Some(name) => &definitions[name],
        None => schema,
    }
}

/// The schema of what stands at a key, or of the members of a list there.
fn at<'a>(schema: &'a Value, key: &str, definitions: &'a Value) -> Vec<&'a Value> {
    let own = schema["properties"].get(key).into_iter();
    let variants = ["oneOf", "anyOf", "allOf"].into_iter().flat_map(|of| schema[of].as_array().into_iter().flatten());
    let below = variants.flat_map(|variant| at(resolved(variant, definitions), key, definitions));
    let found = own.chain(below).map(|found| found.get("items").unwrap_or(found));
    let alternatives = |found: &'a Value| match found["anyOf"].as_array() {
        Some(any) if found.get("properties").is_none() => any.iter().collect(),
        _ => vec![found],
    };
    found.flat_map(alternatives).map(|found| resolved(found, definitions)).collect()
}

fn same(shape: &'static Shape, schema: &Value, definitions: &Value, place: &str) {
    let known: BTreeSet<String> = shape.keys.iter().map(|(key, _)| (*key).to_owned()).collect();
    assert_eq!(known.len(), shape.keys.len(), "{place}: a key stands twice");
    assert_eq!(known, properties(schema, definitions), "{place}");
    for (key, of) in shape.keys {
        let found: Vec<_> = at(schema, key, definitions)
            .into_iter()
            .filter(|found| !properties(found, definitions).is_empty())
            .collect();
        assert_eq!(of.is_some(), !found.is_empty(), "{place}/{key} holds objects");
        let Some(of) = of else { continue };
        let names: BTreeSet<String> = found.iter().flat_map(|found| properties(found, definitions)).collect();
        let all = json!({ "properties": names.iter().map(|name| (name.clone(), json!({}))).collect::<serde_json::Map<_, _>>() });
        match found.as_slice() {
            [only] => same(of, only, definitions, &format!("{place}/{key}")),
            _ => assert_eq!(
                of.keys.iter().map(|(key, _)| (*key).to_owned()).collect::<BTreeSet<_>>(),
                properties(&all, definitions),
                "{place}/{key}"
            ),
        }
    }
}

#[test]
fn every_key_of_the_schema_has_its_place() {
    let shapes = [&BOARD, &STATUS, &RECOVERY];
    for ((file, schema), shape) in schemas().into_iter().zip(shapes) {
        same(shape, &schema, &schema["$defs"], file);
    }
}

/// Any JSON.
fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,60}".prop_map(Value::from),
    ];
    let key = prop_oneof![
        "[a-z]{1,8}",
        Just("format".to_owned()),
        Just("services".to_owned()),
        Just("name".to_owned()),
        Just("events".to_owned())
    ];
    leaf.prop_recursive(5, 80, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Value::from),
            prop::collection::btree_map(key.clone(), inner, 0..8)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn the_canonical_form_says_the_same_and_is_its_own(value in anything(), is_pretty in any::<bool>()) {
        let text = if is_pretty { format!("{value:#}") } else { value.to_string() };
        for shape in [&BOARD, &STATUS, &RECOVERY] {
            let written = canonical(&text, shape).expect("JSON");
            prop_assert_eq!(&serde_json::from_str::<Value>(&written).expect("JSON"), &value);
            prop_assert_eq!(canonical(&written, shape).expect("JSON"), written);
        }
    }
}
