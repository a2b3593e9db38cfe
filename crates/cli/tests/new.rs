//! `downboard new` makes a board that is good, and that everything else works with.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use support::{Run, downboard, folder};

fn new(site: &Path, name: &str, arguments: &[&str]) -> Run {
    let place = site.join(name);
    downboard(["new", place.to_str().expect("text")].iter().chain(arguments))
}

fn document(site: &Path, file: &str) -> Value {
    serde_json::from_slice(&fs::read(site.join(file)).expect("a file")).expect("JSON")
}

#[test]
fn every_template_is_a_good_board_of_which_nothing_is_known() {
    let site = folder("new-templates");
    fs::write(site.join("index.json"), r#"{"boards": [], "default": "messenger"}"#).expect("a file");
    let templates = ["messenger", "payments", "transport", "cloud", "telecom", "government", "company"];
    for template in templates {
        let run = new(&site, template, &["--title", "A board", "--template", template, "--zone", "Asia/Seoul"]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{template}");
        let own = site.join(template);
        let checked = downboard([Path::new("check"), &own]);
        assert_eq!((checked.code, checked.stdout.as_str()), (0, "3 documents, 0 findings\n"), "{template}");
        assert_eq!(downboard([Path::new("fmt"), Path::new("--check"), &own]).code, 0, "{template}");
        let board = document(&own, "board.json");
        assert_eq!(board["zone"], json!({"name": "Asia/Seoul", "utc_offset": "+09:00", "label": "KST"}));
        let shown =
            downboard(["show", "--json", "--at", "2026-11-22T10:00:00Z", "--board", own.to_str().expect("text")]);
        let services = shown.json()["services"].as_array().cloned().expect("services");
        assert!(!services.is_empty() && services.iter().all(|service| service["status"] == "unknown"), "{template}");
    }
    let listed = document(&site, "index.json");
    let listed: Vec<_> = listed["boards"].as_array().expect("a list").iter().map(|board| board["id"].clone()).collect();
    assert_eq!(listed, templates.map(Value::from));
}

#[test]
fn services_are_named_and_an_outage_of_one_is_shown() {
    let site = folder("new-services");
    let run = new(&site, "mine", &["--title", "Mine", "--template", "company", "--services", "Shop, Payments,Shop"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(!site.join("index.json").exists());
    let own = site.join("mine");
    let ids = |own: &Path| -> Vec<Value> {
        let board = document(own, "board.json");
        board["services"].as_array().expect("a list").iter().map(|service| service["id"].clone()).collect()
    };
    assert_eq!(
        ids(&own),
        ["website", "app", "api", "payments", "support", "shop", "payments-2", "shop-2"].map(Value::from)
    );
    let place = own.to_str().expect("text");
    for command in [
        &["add", "source", "Mine, notices", "--address", "https://mine.example.org/", "--board", place][..],
        &[
            "add",
            "event",
            "shop",
            "major_outage",
            "now",
            "--source",
            "mine-notices",
            "--now",
            "2026-11-22T10:00:00Z",
            "--board",
            place,
        ],
    ] {
        let run = downboard(command);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    }
    assert_eq!(downboard(["check", place]).stdout, "3 documents, 0 findings\n");
    let shown = downboard(["show", "--board", place, "--at", "2026-11-22T10:30:00Z"]);
    assert!(shown.stdout.contains("Shop"), "{}", shown.stdout);
}

#[test]
fn what_cannot_be_made_says_why_and_makes_nothing() {
    let site = folder("new-bad");
    for (name, arguments, said) in [
        ("My Board", &["--title", "A", "--template", "company"][..], "gives the board its id"),
        ("mine", &["--title", "A"], "a board needs services"),
        ("mine", &["--title", "A", "--services", "???"], "the service \"???\" proposes no id"),
        (
            "mine",
            &["--title", "A", "--template", "company", "--zone", "Asia/Soul"],
            "the database of time zones has no Asia/Soul",
        ),
        ("mine", &["--title", "A", "--template", "bank"], "possible values: messenger, payments, transport"),
        ("mine", &["--template", "company"], "--title"),
    ] {
        let run = new(&site, name, arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.stdout);
        assert!(run.stderr.contains(said), "{arguments:?}: {}", run.stderr);
        assert!(!site.join(name).join("board.json").exists(), "{arguments:?}");
    }
    assert_eq!(new(&site, "mine", &["--title", "A", "--template", "company"]).code, 0);
    let before = document(&site.join("mine"), "board.json");
    let run = new(&site, "mine", &["--title", "B", "--template", "messenger"]);
    assert!(run.code == 2 && run.stderr.contains("has a board already"), "{}", run.stderr);
    assert_eq!(document(&site.join("mine"), "board.json"), before);
}
