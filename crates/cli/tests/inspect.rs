//! `downboard inspect` prints one document by its contract.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use support::{changed, downboard, folder, pangyo, small};

fn inspect(file: &Path, arguments: &[&str]) -> support::Run {
    downboard([&["inspect", file.to_str().expect("UTF-8")], arguments].concat())
}

/// A copy of a document of the small board without its board.
fn alone(name: &str, file: &str) -> std::path::PathBuf {
    let folder = folder(name);
    fs::copy(small().join(file), folder.join(file)).expect("a copy");
    folder.join(file)
}

#[test]
fn a_status_document_beside_its_board_has_names() {
    let document = inspect(&small().join("status.json"), &["--at", "2024-03-01T12:00:00+09:00"]).json();
    assert_eq!(document["format"], "native-status");
    assert_eq!(document["status"], "major_outage");
    assert_eq!(
        document["services"],
        json!([
            {"id": "chat", "name": "Chat", "status": "major_outage"},
            {"id": "login", "name": "Login", "status": "partial_outage"},
            {"id": "radio", "name": "Radio", "status": "operational"},
        ])
    );
    assert_eq!(
        document["incidents"],
        json!([{
            "id": "flood", "title": "Flood", "phase": "investigating", "impact": "critical",
            "started_at": "2024-03-01T10:30:00+09:00", "resolved_at": null,
            "updates": [{"at": "2024-03-01T10:45:00+09:00", "phase": "investigating", "text": "We are looking."}],
        }])
    );
    assert_eq!(document["warnings"], json!([]));
}

#[test]
fn a_status_document_alone_has_the_subjects_of_its_events() {
    let document = inspect(&alone("inspect-alone", "status.json"), &[]).json();
    assert_eq!(document["at"], "2024-03-01T11:00:00+00:00", "when it was last changed");
    assert_eq!(
        document["services"],
        json!([
            {"id": "chat", "name": "chat", "status": "operational"},
            {"id": "login", "name": "login", "status": "partial_outage"},
            {"id": "radio", "name": "radio", "status": "operational"},
        ])
    );
    let incident = &document["incidents"][0];
    assert_eq!(
        (&incident["phase"], &incident["resolved_at"]),
        (&json!("resolved"), &json!("2024-03-01T09:00:00+00:00"))
    );
}

#[test]
fn names_and_texts_can_be_korean() {
    let document = inspect(&small().join("status.json"), &["--lang", "ko"]).json();
    let (board, status) = (support::document("board.json"), support::document("status.json"));
    assert_eq!(document["services"][0]["name"], board["services"][0]["name"]["ko"]);
    assert_eq!(document["incidents"][0]["title"], status["incidents"][0]["title"]["ko"]);
}

#[test]
fn a_recovery_document_has_measures_promises_and_totals_and_no_service() {
    for file in [small().join("recovery.json"), alone("inspect-recovery", "recovery.json")] {
        let document = inspect(&file, &[]).json();
        assert_eq!(document["format"], "native-recovery");
        assert_eq!(document["status"], "unknown", "it says nothing of any service");
        assert_eq!((&document["services"], &document["incidents"]), (&json!([]), &json!([])));
        assert_eq!(document["sites"][0]["measures"][1]["reading"]["quantity"], json!({"between": [250, 300]}));
        assert_eq!(document["totals"].as_array().map(Vec::len), Some(2));
        assert_eq!(document["promises"].as_array().map(Vec::len), Some(3));
    }
}

#[test]
fn a_board_says_nothing_of_any_status() {
    let document = inspect(&small().join("board.json"), &[]).json();
    assert_eq!((&document["format"], &document["status"]), (&json!("native-board"), &json!("unknown")));
    let services = document["services"].as_array().expect("services");
    assert_eq!(services.len(), 3);
    assert!(services.iter().all(|service| service["status"] == "unknown"));
}

#[test]
fn the_bundled_documents_are_inspected_without_a_warning() {
    for (file, format) in
        [("board.json", "native-board"), ("status.json", "native-status"), ("recovery.json", "native-recovery")]
    {
        let run = inspect(&pangyo().join(file), &["--format", format]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        assert_eq!((&run.json()["format"], &run.json()["warnings"]), (&json!(format), &json!([])));
    }
}

#[test]
fn what_could_not_be_read_is_a_warning() {
    let folder = changed("inspect-warning", "status.json", |status| status["events"][4]["status"] = "broken".into());
    let run = inspect(&folder.join("status.json"), &[]);
    assert_eq!(run.code, 0);
    let document = run.json();
    assert_eq!(document["warnings"][0]["pointer"], "/events/4/status");
    let login = document["services"].as_array().expect("services").iter().find(|service| service["id"] == "login");
    assert_eq!(login.expect("the log-in")["status"], "unknown", "an unrecognised word is never green");
}

#[test]
fn foreign_json_is_refused_with_the_formats_that_are_read() {
    let folder = folder("inspect-foreign");
    for (index, foreign) in
        [json!({"message": "Forbidden"}), json!({"format": "statuspage/2"}), json!([1, 2])].into_iter().enumerate()
    {
        let file = folder.join(format!("{index}.json"));
        fs::write(&file, foreign.to_string()).expect("a file");
        let run = inspect(&file, &[]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{foreign}");
        for format in ["native-board", "native-status", "native-recovery"] {
            assert!(run.stderr.contains(format), "{}", run.stderr);
        }
    }
}

#[test]
fn a_document_in_another_format_than_asked_for_is_refused() {
    let run = inspect(&small().join("status.json"), &["--format", "native-recovery"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("/format: unrecognised word \"downboard-status/1\""), "{}", run.stderr);
    let run = inspect(&small().join("status.json"), &["--format", "statuspage"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("native-status"), "{}", run.stderr);
}

#[test]
fn what_is_absent_or_too_large_is_refused() {
    let folder = folder("inspect-large");
    let file = folder.join("large.json");
    fs::File::create(&file).and_then(|file| file.set_len(60_000_000)).expect("a sparse file");
    let run = inspect(&file, &[]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("60000000 bytes; expected at most 8388608 bytes"), "{}", run.stderr);
    let run = inspect(&folder.join("absent.json"), &[]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    let run = inspect(&folder, &[]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("not a file"), "{}", run.stderr);
}

#[test]
fn the_schema_command_writes_the_three_schemas() {
    let folder = folder("schemas").join("new");
    let run = downboard([Path::new("schema"), &folder]);
    assert_eq!(run.code, 0);
    for (file, path) in ["board", "status", "recovery"].iter().zip(run.stdout.lines()) {
        assert_eq!(Path::new(path), folder.join(format!("{file}.schema.json")));
        let schema: Value = serde_json::from_slice(&fs::read(path).expect("a file")).expect("JSON");
        assert_eq!(schema["$id"], format!("{file}.schema.json"));
    }
}
