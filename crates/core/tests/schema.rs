//! The published schemas are those of the types, and the documents keep to them.
#![cfg(feature = "schema")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use downboard_core::schema::{rules_schema, schemas, validation_schema};
use serde_json::Value;

fn published(file: &str) -> Value {
    let path = support::public().join("schema").join(file);
    let text = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_slice(&text).expect("a schema is JSON")
}

#[track_caller]
fn check_valid(schema: &str, document: &[u8]) {
    let (_, schema) = schemas().into_iter().find(|(file, _)| *file == schema).expect("one of the three");
    let validator = jsonschema::draft202012::new(&schema).expect("a schema of draft 2020-12");
    let document = serde_json::from_slice(document).expect("JSON");
    let errors: Vec<_> =
        validator.iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn the_published_schemas_are_those_of_the_types() {
    for (file, schema) in schemas().into_iter().chain([rules_schema(), validation_schema()]) {
        assert!(
            published(file) == schema,
            "public/schema/{file} differs from the types; run `cargo run -p downboard-cli -- schema public/schema`"
        );
    }
}

#[test]
fn every_schema_is_valid_in_its_draft() {
    for (file, schema) in schemas() {
        assert!(jsonschema::meta::is_valid(&schema), "{file}");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(schema["$id"], file);
        assert!(schema["title"].is_string());
    }
}

#[test]
fn the_small_documents_keep_to_the_schemas() {
    check_valid("board.schema.json", support::BOARD);
    check_valid("status.schema.json", support::STATUS);
    check_valid("recovery.schema.json", support::RECOVERY);
}

#[test]
fn the_rules_keep_to_their_schema() {
    let rules = std::fs::read(support::public().join("rules/rules.json")).expect("the rules");
    let rules: Value = serde_json::from_slice(&rules).expect("JSON");
    let (_, schema) = rules_schema();
    assert!(jsonschema::draft202012::is_valid(&schema, &rules));
}

#[test]
fn the_validation_cases_keep_to_their_schema() {
    let cases = std::fs::read(support::public().join("validation/cases.json")).expect("the cases");
    let cases: Value = serde_json::from_slice(&cases).expect("JSON");
    let (_, schema) = validation_schema();
    let validator = jsonschema::draft202012::new(&schema).expect("a schema of draft 2020-12");
    let errors: Vec<_> =
        validator.iter_errors(&cases).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn the_bundled_documents_keep_to_the_schemas() {
    let boards = std::fs::read_dir(support::public().join("boards")).expect("bundled boards");
    let folders: Vec<_> =
        boards.filter_map(Result::ok).map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    assert!(!folders.is_empty());
    for folder in folders {
        for kind in ["board", "status", "recovery"] {
            // A board of foreign feeds has no documents of ours beside it.
            match std::fs::read(folder.join(format!("{kind}.json"))) {
                Ok(document) => check_valid(&format!("{kind}.schema.json"), &document),
                Err(_) => assert_ne!(kind, "board", "{}", folder.display()),
            }
        }
    }
}

/// What is broken, and how.
type Break = (&'static str, fn(&mut Value));

#[test]
fn a_schema_refuses_what_a_decoder_reports() {
    let document: Value = serde_json::from_slice(support::STATUS).expect("JSON");
    let (_, schema) = schemas().into_iter().find(|(file, _)| *file == "status.schema.json").expect("present");
    let validator = jsonschema::draft202012::new(&schema).expect("a schema");
    let breaks: [Break; 8] = [
        ("an unknown status word", |event| event["status"] = "broken".into()),
        ("no sources", |event| event["sources"] = Value::Array(Vec::new())),
        ("no status", |event| event["status"] = Value::Null),
        ("a number for a note", |event| event["note"] = 5.into()),
        ("a field that the format does not have", |event| event["notes"] = "x".into()),
        ("an id in capitals", |event| event["service"] = "Chat".into()),
        ("two times", |event| event["between"] = serde_json::json!({"from": event["at"], "to": event["at"]})),
        ("an unknown grade", |event| event["grade"] = "D".into()),
    ];
    for (what, break_it) in breaks {
        let mut broken = document.clone();
        break_it(&mut broken["events"][0]);
        assert!(!validator.is_valid(&broken), "{what}: the schema takes it");
        let decoded = downboard_core::decode::decode_status(broken.to_string().as_bytes());
        assert!(!decoded.findings.is_empty(), "{what}: the decoder takes it");
    }
}

#[test]
fn the_schema_of_a_day_refuses_what_the_decoder_reports() {
    let document: Value = serde_json::from_slice(support::STATUS).expect("JSON");
    let (_, schema) = schemas().into_iter().find(|(file, _)| *file == "status.schema.json").expect("present");
    let validator = jsonschema::draft202012::new(&schema).expect("a schema");
    let breaks: [Break; 6] = [
        ("an unknown status word", |day| day["worst"] = "broken".into()),
        ("no service", |day| day["service"] = Value::Null),
        ("half a date", |day| day["date"] = "2024-02".into()),
        ("negative seconds", |day| day["seconds"]["degraded"] = (-5).into()),
        ("a status that is none", |day| day["seconds"]["slow"] = 5.into()),
        ("a field that the format does not have", |day| day["site"] = "server-room".into()),
    ];
    for (what, break_it) in breaks {
        let mut broken = document.clone();
        break_it(&mut broken["days"][0]);
        assert!(!validator.is_valid(&broken), "{what}: the schema takes it");
        let decoded = downboard_core::decode::decode_status(broken.to_string().as_bytes());
        assert!(!decoded.findings.is_empty(), "{what}: the decoder takes it");
    }
}
