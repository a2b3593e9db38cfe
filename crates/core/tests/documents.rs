//! `docs/documents.md` and `docs/feeds.md` tell the truth.
#![cfg(feature = "schema")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::path::Path;

use downboard_core::check::references;
use downboard_core::decode::decode_any;
use downboard_core::model::{Feed, FeedFormat};
use downboard_core::reading::{MAX_DOCUMENT_BYTES, MAX_LEVELS, MAX_RECORDS, MAX_TEXT_CHARACTERS};
use downboard_core::schema::{schemas, validation_schema};
use serde_json::Value;

fn text() -> String {
    page("documents.md")
}

fn page(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name);
    std::fs::read_to_string(path).expect("a page of the documentation")
}

fn examples(text: &str) -> Vec<&str> {
    text.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

/// The lines under a heading, up to the next heading of any level.
fn section<'a>(text: &'a str, heading: &str) -> Vec<&'a str> {
    let lines = text.lines().skip_while(|line| line.trim_start_matches('#').trim() != heading);
    lines.skip(1).take_while(|line| !line.starts_with('#')).collect()
}

#[test]
fn the_smallest_examples_decode_without_a_finding_and_keep_to_the_schemas() {
    let text = text();
    let examples = examples(&text);
    assert_eq!(examples.len(), 3, "one of each format");
    for (example, (file, schema)) in examples.iter().zip(schemas()) {
        support::clean(decode_any(example.as_bytes()));
        let json: Value = serde_json::from_str(example).expect("JSON");
        assert!(jsonschema::draft202012::is_valid(&schema, &json), "{file}: {example}");
    }
    let bytes: Vec<_> = examples.iter().map(|example| example.as_bytes()).collect();
    assert_eq!(references(&bytes), []);
}

#[test]
fn the_smallest_examples_can_lose_no_field() {
    for example in examples(&text()) {
        let json: Value = serde_json::from_str(example).expect("JSON");
        let fields = json.as_object().expect("a document").keys();
        for field in fields.filter(|field| *field != "providers" && *field != "sources") {
            let mut smaller = json.clone();
            smaller.as_object_mut().expect("a document").remove(field);
            assert_eq!(decode_any(smaller.to_string().as_bytes()).value, None, "{field} can go");
        }
    }
}

#[test]
fn every_field_of_the_schemas_stands_in_a_table_under_its_record() {
    let text = text();
    let mut fields = 0;
    for (file, schema) in schemas().into_iter().chain([validation_schema()]) {
        let document = file.replace(".schema", "");
        let records = schema["$defs"].as_object().expect("records").iter();
        for (record, schema) in
            records.map(|(name, schema)| (name.as_str(), schema)).chain([(document.as_str(), &schema)])
        {
            let Some(properties) = schema["properties"].as_object() else { continue };
            if record == "Text" {
                continue;
            }
            let lines = section(&text, record);
            // What a record takes over from another stands under that one.
            let required = schema["required"].as_array().map(Vec::as_slice).unwrap_or_default();
            for field in properties.keys() {
                let row = lines.iter().find(|line| line.starts_with(&format!("| `{field}` |")));
                let row = row.unwrap_or_else(|| panic!("no row for {field} under {record}"));
                let word = if required.contains(&Value::from(field.as_str())) { "yes" } else { "no" };
                assert_eq!(row.split('|').nth(3).map(str::trim), Some(word), "{record}: {row}");
                fields += 1;
            }
        }
    }
    assert!(fields > 100, "{fields}");
}

#[test]
fn the_stated_bounds_are_those_of_the_code() {
    let text = text();
    let bounds = section(&text, "Bounds").join("\n");
    let thousands = |number: usize| format!("{},{:03}", number / 1000, number % 1000);
    for bound in [
        format!("{} MiB", MAX_DOCUMENT_BYTES >> 20),
        format!("{MAX_LEVELS} levels"),
        format!("{} characters", thousands(MAX_TEXT_CHARACTERS)),
        format!("{} records", thousands(MAX_RECORDS)),
    ] {
        assert!(bounds.contains(&bound), "{bound}");
    }
}

#[test]
fn the_example_of_feeds_is_a_part_of_a_board() {
    let text = page("feeds.md");
    let example: Value = serde_json::from_str(examples(&text)[0]).expect("JSON");
    let mut board: Value = serde_json::from_slice(support::BOARD).expect("JSON");
    for (field, value) in example.as_object().expect("fields") {
        board[field] = value.clone();
    }
    let bytes = board.to_string().into_bytes();
    let (_, schema) = schemas().into_iter().find(|(file, _)| file.starts_with("board")).expect("a schema of the board");
    assert!(jsonschema::draft202012::is_valid(&schema, &board));
    support::clean(decode_any(&bytes));
    assert_eq!(references(&[&bytes]), []);
}

#[test]
fn every_foreign_format_stands_in_both_tables_of_the_feeds() {
    let text = page("feeds.md");
    let lines = section(&text, "The formats");
    for format in FeedFormat::ALL.into_iter().filter(|format| !format.is_native()) {
        let word = format!("`{}`", format.word());
        let rows = lines.iter().filter(|line| line.split('|').nth(1).is_some_and(|cell| cell.contains(&word)));
        assert_eq!(rows.count(), 2, "{word}");
    }
    let (least, most) = Feed::INTERVALS;
    assert!(text.contains(&format!("{least} to {},{:03}", most / 1000, most % 1000)));
}
