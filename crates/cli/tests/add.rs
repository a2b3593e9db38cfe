//! `downboard add` adds one record, as it was understood, or says why not and writes nothing.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};
use support::{Run, downboard, folder};

const NOW: &str = "2022-10-15T22:10:00+09:00";

/// A live board of a shop with a checkout, beside a bank.
fn board(name: &str) -> PathBuf {
    let folder = folder(name);
    let both = |text: &str| json!({"ko": text, "en": text});
    let board = json!({
        "format": "downboard-board/1", "id": "mine", "title": both("Mine"), "zone": {"utc_offset": "+09:00", "label": "KST"},
        "period": {"hours": 24}, "feeds": [{"id": "status", "format": "native-status", "file": "status.json"}],
        "sources": [{"id": "notice", "title": "Acme, notices", "address": "https://acme.example.org/"}], "providers": [{"id": "acme", "name": both("Acme")}],
        "sites": [{"id": "hall", "name": both("Hall 1"), "short_name": both("Hall"), "kind": "data_centre", "cause": both("Fire"), "sources": ["notice"]}],
        "services": [
            {"id": "shop", "name": both("Shop"), "provider": "acme", "category": "shopping", "features": [{"id": "checkout", "name": both("Checkout"), "essential": true}]},
            {"id": "bank", "name": both("Bank"), "provider": "acme", "category": "bank"},
        ],
    });
    fs::write(folder.join("board.json"), board.to_string()).expect("a file");
    assert_eq!(downboard([Path::new("fmt"), &folder]).code, 0);
    folder
}

fn add(folder: &Path, arguments: &[&str]) -> Run {
    let place = folder.to_str().expect("text");
    let mut all = vec!["add", arguments[0], "--board", place];
    if arguments[0] == "event" {
        all.extend(["--now", NOW]);
    }
    all.extend(&arguments[1..]);
    downboard(all)
}

fn text(folder: &Path, file: &str) -> String {
    fs::read_to_string(folder.join(file)).expect("a file")
}

fn events(folder: &Path) -> Value {
    let document: Value = serde_json::from_str(&text(folder, "status.json")).expect("JSON");
    document["events"].clone()
}

#[test]
fn events_are_written_as_they_were_understood() {
    let folder = board("add-events");
    for (arguments, said, expected) in [
        (
            &[
                "event",
                "shop/checkout",
                "major_outage",
                "\u{c624}\u{d6c4} 9\u{c2dc} 50\u{bd84}",
                "--source",
                "notice",
                "--note-ko",
                "\u{acb0}\u{c81c}",
                "--note-en",
                "Payments",
            ][..],
            "shop/checkout major_outage at 2022-10-15T21:50:00+09:00\n",
            json!({"service": "shop", "feature": "checkout", "status": "major_outage", "at": "2022-10-15T21:50:00+09:00", "basis": "notice", "note": {"ko": "\u{acb0}\u{c81c}", "en": "Payments"}, "grade": "A", "sources": ["notice"]}),
        ),
        (
            &["event", "bank", "degraded", "21:30~21:40", "--source", "notice", "--basis", "report", "--grade", "C"],
            "bank degraded between 2022-10-15T21:30:00+09:00 and 2022-10-15T21:40:00+09:00\n",
            json!({"service": "bank", "status": "degraded", "between": {"from": "2022-10-15T21:30:00+09:00", "to": "2022-10-15T21:40:00+09:00"}, "basis": "report", "grade": "C", "sources": ["notice"]}),
        ),
        (
            &["event", "hall", "partial_outage", "by 9 pm", "--source", "notice"],
            "hall partial_outage by 2022-10-15T21:00:00+09:00\n",
            json!({"site": "hall", "status": "partial_outage", "by": "2022-10-15T21:00:00+09:00", "basis": "notice", "grade": "A", "sources": ["notice"]}),
        ),
    ] {
        let run = add(&folder, arguments);
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, said, ""));
        assert_eq!(events(&folder).as_array().and_then(|events| events.last()), Some(&expected));
    }
    let written = text(&folder, "status.json");
    assert!(written.contains("\"updated_at\": \"2022-10-15T22:10:00+09:00\""), "{written}");
    let checked = downboard([Path::new("check"), &folder]);
    assert_eq!((checked.code, checked.stdout.as_str()), (0, "2 documents, 0 findings\n"));
    let formed = downboard([Path::new("fmt"), Path::new("--check"), &folder]);
    assert_eq!(formed.code, 0, "{}", formed.stdout);
}

#[test]
fn a_source_gets_an_id_from_its_title() {
    let folder = board("add-sources");
    let title = "\u{c5d0}\u{c774}\u{cef4}, 15 Oct 2022 notice";
    for id in ["eikeom-15-oct-2022-notice", "eikeom-15-oct-2022-notice-2"] {
        let run =
            add(&folder, &["source", title, "--address", "https://acme.example.org/1", "--published", "2022-10-15"]);
        assert_eq!((run.code, run.stdout, run.stderr.as_str()), (0, format!("source {id}: {title}\n"), ""));
        let line = format!(
            "    {{ \"id\": \"{id}\", \"title\": \"{title}\", \"address\": \"https://acme.example.org/1\", \"published\": \"2022-10-15\" }}"
        );
        assert!(text(&folder, "board.json").contains(&line), "{}", text(&folder, "board.json"));
    }
    assert_eq!(
        add(&folder, &["event", "bank", "degraded", "21:30", "--source", "eikeom-15-oct-2022-notice-2"]).code,
        0
    );
}

#[test]
fn a_dry_run_prints_what_would_change_and_writes_nothing() {
    let folder = board("add-dry");
    let event = ["event", "bank", "degraded", "21:30", "--source", "notice"];
    assert_eq!(add(&folder, &event).code, 0);
    let before = text(&folder, "status.json");
    let run = add(&folder, &["event", "bank", "operational", "now", "--source", "notice", "--dry-run"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let record = "{ \"service\": \"bank\", \"status\": \"operational\", \"at\": \"2022-10-15T22:10:00+09:00\", \"basis\": \"notice\", \"grade\": \"A\", \"sources\": [\"notice\"] }";
    assert!(run.stdout.contains(&format!("\n+    {record}\n")), "{}", run.stdout);
    assert_eq!(run.stdout.matches("\n-").count(), 2, "the line before gets a comma: {}", run.stdout);
    assert_eq!(text(&folder, "status.json"), before);
}

#[test]
fn every_other_byte_of_a_document_that_is_not_canonical_stays() {
    let folder = board("add-other");
    let before = "{\"updated_at\":\"2022-10-15T23:00:00+09:00\", \"x\" : 1.0,\n\t\"format\":\"downboard-status/1\",\"board\":\"mine\",\n\t\"events\" : []\n}";
    fs::write(folder.join("status.json"), before).expect("a file");
    let run = add(&folder, &["event", "bank", "degraded", "21:30", "--source", "notice"]);
    // It says already that it was changed later.
    assert_eq!(run.code, 0, "{}", run.stderr);
    let after = text(&folder, "status.json");
    let (start, _) = before.split_at(before.find("[]").expect("the list"));
    assert!(after.starts_with(start) && after.ends_with("]\n}"), "{after}");
    assert_eq!(events(&folder).as_array().map(Vec::len), Some(1));
}

#[test]
fn what_is_wrong_is_named_and_nothing_is_written() {
    let folder = board("add-bad");
    for (arguments, said) in [
        (
            &["event", "shpo", "degraded", "21:30", "--source", "notice"][..],
            "the board has no service and no site shpo: it has shop, bank, hall",
        ),
        (
            &["event", "shop/cart", "degraded", "21:30", "--source", "notice"],
            "shop has no feature cart: it has checkout",
        ),
        (&["event", "bank/cart", "degraded", "21:30", "--source", "notice"], "bank has no feature cart: it has none"),
        (
            &["event", "shop", "broken", "21:30", "--source", "notice"],
            "\"broken\": expected one of operational, degraded, partial_outage",
        ),
        (
            &["event", "shop", "degraded", "9\u{c2dc}", "--source", "notice"],
            "this can be at 2022-10-15T09:00:00+09:00 or at 2022-10-15T21:00:00+09:00; say which",
        ),
        (&["event", "shop", "degraded", "25:00", "--source", "notice"], "no clock or calendar has this time"),
        (&["event", "shop", "degraded", "soon", "--source", "notice"], "no time from \"soon\" on"),
        (&["event", "shop", "degraded", "21:30", "--source", "paper"], "the board has no source paper"),
        (
            &["event", "shop", "degraded", "21:30", "--source", "notice", "--grade", "Z"],
            "\"Z\": expected one of A, B, C, X",
        ),
        (&["source", "Paper"], "expected an address, or the date of what is not online"),
        (&["source", "Notice", "--id", "notice"], "the board has a source notice already"),
        (&["source", "Notice", "--id", "No tice"], "expected lower-case letters"),
        (&["source", "???"], "the title proposes no id"),
        (&["source", "Paper", "--address", "javascript:alert(1)"], "/address"),
        (&["source", "Paper", "--published", "yesterday"], "/published"),
    ] {
        let before = text(&folder, "board.json");
        let run = add(&folder, arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}{}", run.stdout, run.stderr);
        assert!(run.stderr.contains(said), "{arguments:?}: {}", run.stderr);
        assert_eq!(text(&folder, "board.json"), before, "{arguments:?}");
        assert!(!folder.join("status.json").exists(), "{arguments:?}");
    }
}

#[test]
fn killed_at_any_moment_it_leaves_the_old_document_or_the_new_one() {
    let folder = board("add-killed");
    let event = ["event", "bank", "degraded", "21:30", "--source", "notice"];
    assert_eq!(add(&folder, &event).code, 0);
    let place = folder.to_str().expect("text");
    let mut known = 1;
    for turn in 0..200_u64 {
        let command =
            ["add", "event", "--board", place, "--now", NOW, "bank", "degraded", "21:30", "--source", "notice"];
        let mut child = Command::new(env!("CARGO_BIN_EXE_downboard"))
            .args(command)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary runs");
        // From before it has begun until after it has ended, in another order.
        thread::sleep(Duration::from_micros(turn * 7_919 % 200 * 100));
        child.kill().ok();
        child.wait().expect("it ends");
        let now = events(&folder).as_array().map(Vec::len).expect("a list");
        assert!(now == known || now == known + 1, "{now} events after {known}");
        known = now;
    }
    let checked = downboard([Path::new("check"), &folder]);
    assert_eq!(checked.code, 0, "{}", checked.stdout);
}
