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

/// A recovery document with a measure.
fn with_measure(folder: &Path) {
    let both = |text: &str| json!({"ko": text, "en": text});
    let document = json!({
        "format": "downboard-recovery/1", "board": "mine", "updated_at": "2022-10-15T20:00:00+09:00", "readings": [],
        "measures": [{"id": "servers", "site": "hall", "name": both("Servers"), "unit": "servers", "total": 32_000, "grade": "A", "sources": ["notice"]}],
    });
    fs::write(folder.join("recovery.json"), document.to_string()).expect("a file");
    let mut board: Value = serde_json::from_str(&text(folder, "board.json")).expect("JSON");
    let feeds = board["feeds"].as_array_mut().expect("a list");
    feeds.push(json!({"id": "recovery", "format": "native-recovery", "file": "recovery.json"}));
    fs::write(folder.join("board.json"), board.to_string()).expect("a file");
    assert_eq!(downboard([Path::new("fmt"), folder]).code, 0);
}

/// The last member of a list of a document.
fn last(folder: &Path, file: &str, pointer: &str) -> Value {
    let document: Value = serde_json::from_str(&text(folder, file)).expect("JSON");
    document.pointer(pointer).and_then(Value::as_array).and_then(|list| list.last()).cloned().expect("a member")
}

#[test]
#[allow(clippy::too_many_lines, reason = "a row for each kind")]
fn every_kind_of_record_is_written_and_the_board_stays_good() {
    let folder = board("add-kinds");
    with_measure(&folder);
    let both = |ko: &str, en: &str| json!({"ko": ko, "en": en});
    for (arguments, said, file, pointer, expected) in [
        (
            &[
                "incident",
                "shop,bank",
                "21:40",
                "--impact",
                "major",
                "--title-ko",
                "P",
                "--title-en",
                "Payments fail",
                "--text-ko",
                "L",
                "--text-en",
                "We look into it.",
            ][..],
            "incident payments-fail from 2022-10-15T21:40:00+09:00",
            "status.json",
            "/incidents",
            json!({
                "id": "payments-fail", "title": both("P", "Payments fail"), "impact": "major", "started_at": "2022-10-15T21:40:00+09:00", "services": ["shop", "bank"],
                "updates": [{"at": "2022-10-15T21:40:00+09:00", "phase": "investigating", "text": both("L", "We look into it."), "sources": ["notice"]}],
            }),
        ),
        (
            &["notice", "payments-fail", "resolved", "22:00", "--text-ko", "O", "--text-en", "Over."],
            "notice of payments-fail: resolved at 2022-10-15T22:00:00+09:00",
            "status.json",
            "/incidents/0/updates",
            json!({"at": "2022-10-15T22:00:00+09:00", "phase": "resolved", "text": both("O", "Over."), "sources": ["notice"]}),
        ),
        (
            &[
                "milestone",
                "hall",
                "21:50~21:55",
                "--label-ko",
                "L",
                "--label-en",
                "Power back",
                "--text-ko",
                "T",
                "--text-en",
                "Power came back.",
            ],
            "milestone power-back between 2022-10-15T21:50:00+09:00 and 2022-10-15T21:55:00+09:00",
            "recovery.json",
            "/milestones",
            json!({
                "id": "power-back", "site": "hall", "between": {"from": "2022-10-15T21:50:00+09:00", "to": "2022-10-15T21:55:00+09:00"},
                "label": both("L", "Power back"), "text": both("T", "Power came back."), "grade": "A", "sources": ["notice"],
            }),
        ),
        (
            &["reading", "servers", "~12,000", "22:00"],
            "servers ~12,000 at 2022-10-15T22:00:00+09:00",
            "recovery.json",
            "/readings",
            json!({"measure": "servers", "at": "2022-10-15T22:00:00+09:00", "quantity": {"about": 12_000}, "basis": "notice", "grade": "A", "sources": ["notice"]}),
        ),
        (
            &[
                "promise",
                "22:00",
                "--by-ko",
                "A",
                "--by-en",
                "Acme",
                "--text-ko",
                "T",
                "--text-en",
                "All is back soon",
                "--due",
                "2022-10-16 00:00",
            ],
            "promise all-is-back-soon made at 2022-10-15T22:00:00+09:00, due by 2022-10-16T00:00:00+09:00",
            "recovery.json",
            "/promises",
            json!({
                "id": "all-is-back-soon", "by": both("A", "Acme"), "made_at": "2022-10-15T22:00:00+09:00", "text": both("T", "All is back soon"),
                "due": {"by": "2022-10-16T00:00:00+09:00"}, "grade": "A", "sources": ["notice"],
            }),
        ),
        (
            &[
                "audience",
                "shop",
                "1,200,000",
                "2022-09",
                "--definition-ko",
                "D",
                "--definition-en",
                "Users of a month",
                "--preferred",
            ],
            "audience of shop: 1200000 people",
            "board.json",
            "/services/0/audiences",
            json!({
                "value": 1_200_000, "unit": "people", "measure": "monthly", "definition": both("D", "Users of a month"), "as_of": "2022-09", "preferred": true,
                "grade": "A", "sources": ["notice"],
            }),
        ),
        (
            &["alternative", "shop", "bank", "--covers", "checkout", "--covers-ko", "C", "--covers-en", "Paying"],
            "bank instead of shop",
            "board.json",
            "/services/0/alternatives",
            json!({"id": "bank", "covers": ["checkout"], "covers_text": both("C", "Paying"), "grade": "A", "sources": ["notice"]}),
        ),
    ] {
        let arguments: Vec<&str> = arguments.iter().copied().chain(["--source", "notice", "--now", NOW]).collect();
        let run = add(&folder, &arguments);
        assert_eq!((run.code, run.stdout, run.stderr.as_str()), (0, format!("{said}\n"), ""));
        assert_eq!(last(&folder, file, pointer), expected, "{said}");
    }
    assert_eq!(last(&folder, "status.json", "/incidents")["resolved_at"], "2022-10-15T22:00:00+09:00");
    let checked = downboard([Path::new("check"), &folder]);
    assert_eq!((checked.code, checked.stdout.as_str()), (0, "3 documents, 0 findings\n"));
    assert_eq!(downboard([Path::new("fmt"), Path::new("--check"), &folder]).code, 0);
}

#[test]
fn a_quantity_is_read_as_it_is_typed() {
    let folder = board("add-quantities");
    with_measure(&folder);
    for (typed, expected) in [
        ("12000", json!({"exactly": 12_000})),
        ("12,000+", json!({"at_least": 12_000})),
        ("10000-12000", json!({"between": [10_000, 12_000]})),
        ("rising", json!({"not_published": "rising"})),
    ] {
        let run = add(&folder, &["reading", "servers", typed, "22:00", "--source", "notice", "--now", NOW]);
        assert_eq!(run.code, 0, "{typed}: {}", run.stderr);
        assert_eq!(last(&folder, "recovery.json", "/readings")["quantity"], expected, "{typed}");
    }
    let run = add(&folder, &["reading", "disks", "1", "22:00", "--source", "notice", "--now", NOW]);
    assert!(run.code == 2 && run.stderr.contains("there is no measure disks: there is servers"), "{}", run.stderr);
    for typed in ["", "many", "12000-", "-5", "1e5", "12000-10000"] {
        let run = add(&folder, &["reading", "servers", "--source", "notice", "--now", NOW, "--", typed, "22:00"]);
        assert_eq!(run.code, 2, "{typed}: {}", run.stdout);
    }
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
        (&["source", "Notice", "--id", "notice"], "the id notice is taken"),
        (&["source", "Notice", "--id", "No tice"], "expected lower-case letters"),
        (&["source", "???"], "proposes no id: give one with --id"),
        (&["source", "Paper", "--address", "javascript:alert(1)"], "/address"),
        (&["source", "Paper", "--published", "yesterday"], "/published"),
        (
            &["incident", "shop", "about 21:40", "--title-en", "A", "--text-en", "B", "--source", "notice"],
            "expected an exact time, not one between",
        ),
        (
            &["incident", "shop", "2022-10-15 21:40", "--title-en", "A", "--source", "notice"],
            "expected --text-ko, --text-en or both",
        ),
        (
            &["incident", "shop,mall", "2022-10-15 21:40", "--title-en", "A", "--text-en", "B", "--source", "notice"],
            "the board has no service mall: it has shop, bank",
        ),
        (
            &["notice", "fire", "resolved", "2022-10-15 21:40", "--text-en", "B", "--source", "notice"],
            "there is no incident fire: there is none",
        ),
        (
            &["milestone", "shop", "2022-10-15 21:40", "--label-en", "A", "--text-en", "B", "--source", "notice"],
            "the board has no site shop: it has hall",
        ),
        (
            &["audience", "shop", "many", "2022-09", "--definition-en", "A", "--source", "notice"],
            "\"many\": expected a whole number",
        ),
        (&["audience", "shop", "0", "2022-09", "--definition-en", "A", "--source", "notice"], "/value"),
        (
            &["alternative", "shop", "mall", "--covers-en", "A", "--source", "notice"],
            "no service and no alternative mall: it has shop, bank",
        ),
        (
            &["alternative", "shop", "shop", "--covers-en", "A", "--source", "notice"],
            "shop cannot be used instead of itself",
        ),
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
