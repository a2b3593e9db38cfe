//! `downboard import` takes the services of a feed into a board.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use support::{Run, downboard, folder};

/// A board with a service, and a feed beside it: a component alone, one of the same name as that service, and a group of two.
fn board(name: &str) -> PathBuf {
    let site = folder(name);
    let place = site.join("mine");
    let run = downboard(["new", place.to_str().expect("text"), "--title", "Mine", "--services", "API"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let feed = json!({
        "page": {"name": "Acme", "url": "https://status.acme.example.org"}, "status": {"indicator": "major"}, "incidents": [],
        "components": [
            {"id": "c1", "name": "API", "status": "operational"}, {"id": "g", "name": "Edge", "group": true, "status": "operational"},
            {"id": "c2", "name": "Seoul", "status": "major_outage", "group_id": "g"}, {"id": "c3", "name": "Busan", "status": "operational", "group_id": "g"},
            {"id": "c4", "name": "Console", "status": "operational"},
        ],
    });
    fs::write(site.join("acme.json"), feed.to_string()).expect("a file");
    site
}

fn import(site: &Path, arguments: &[&str]) -> Run {
    let (feed, board) = (site.join("acme.json"), site.join("mine"));
    let place = |path: &Path| path.to_str().expect("text").to_owned();
    let all = ["import".to_owned(), place(&feed), "--into".to_owned(), place(&board)];
    downboard(all.into_iter().chain(arguments.iter().map(|argument| (*argument).to_owned())))
}

fn document(site: &Path) -> Value {
    serde_json::from_slice(&fs::read(site.join("mine/board.json")).expect("a file")).expect("JSON")
}

#[test]
fn components_become_services_and_groups_have_features() {
    let site = board("import-all");
    let run = import(&site, &["--all"]);
    assert_eq!(
        (run.code, run.stdout.as_str(), run.stderr.as_str()),
        (0, "3 services of Acme (statuspage) by the feed acme\n", "")
    );
    let board = document(&site);
    let ids: Vec<_> = board["services"].as_array().expect("a list").iter().map(|own| own["id"].clone()).collect();
    assert_eq!(ids, ["api", "api-2", "edge", "console"]);
    assert_eq!(
        board["services"][2]["features"][0],
        json!({"id": "seoul", "name": {"ko": "Seoul", "en": "Seoul"}, "essential": true})
    );
    assert_eq!(
        board["feeds"][2],
        json!({
            "id": "acme", "format": "statuspage", "file": "acme.json", "name": {"ko": "Acme", "en": "Acme"}, "page": "https://status.acme.example.org",
            "maps": [
                {"service": "api-2", "components": ["c1"]}, {"service": "edge", "feature": "seoul", "components": ["c2"]},
                {"service": "edge", "feature": "busan", "components": ["c3"]}, {"service": "console", "components": ["c4"]},
            ],
        })
    );
    let own = site.join("mine");
    let checked = downboard([Path::new("check"), &own]);
    assert_eq!((checked.code, checked.stdout.as_str()), (0, "4 documents, 0 findings\n"));
    assert_eq!(downboard([Path::new("fmt"), Path::new("--check"), &own]).code, 0);
    let shown =
        downboard(["show", "--json", "--at", "2026-11-22T10:00:00Z", "--board", own.to_str().expect("text")]).json();
    let statuses: Vec<_> =
        shown["services"].as_array().expect("a list").iter().map(|own| own["status"].clone()).collect();
    assert_eq!(statuses, ["unknown", "operational", "major_outage", "operational"]);
}

#[test]
fn some_components_are_taken_and_a_live_board_fetches_the_feed() {
    let site = board("import-some");
    let run =
        import(&site, &["--only", "Console, c2", "--address", "https://status.acme.example.org/api/v2/summary.json"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    let board = document(&site);
    assert_eq!(board["feeds"][2]["address"], "https://status.acme.example.org/api/v2/summary.json");
    assert_eq!(board["feeds"][2]["maps"].as_array().map(Vec::len), Some(2));
    assert!(!site.join("mine/acme.json").exists());
    assert_eq!(downboard([Path::new("check"), &site.join("mine")]).code, 0);
}

#[test]
fn a_dry_run_and_what_is_wrong_write_nothing() {
    let site = board("import-bad");
    let before = document(&site);
    let run = import(&site, &["--all", "--dry-run"]);
    assert!(run.code == 0 && run.stdout.contains("\n+    { \"id\": \"console\""), "{}{}", run.stdout, run.stderr);
    for (arguments, said) in [
        (&[][..], "which of its components? --all, or some by --only: API, Seoul, Busan, Console"),
        (&["--only", "Web"], "the feed has no component Web: it has API, Seoul, Busan, Console"),
        (&["--all", "--address", "http://acme.example.org/feed"], "/address"),
        (&["--all", "--format", "native-status"], "native-status is a document of ours"),
        (&["--all", "--format", "gatus"], "acme.json"),
    ] {
        let run = import(&site, arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.stdout);
        assert!(run.stderr.contains(said), "{arguments:?}: {}", run.stderr);
    }
    fs::write(site.join("acme.json"), "<!doctype html><title>Sign in</title>").expect("a file");
    let run = import(&site, &["--all"]);
    assert!(run.code == 2 && run.stderr.contains("acme.json"), "{}", run.stderr);
    assert_eq!(document(&site), before);
    assert!(!site.join("mine/acme.json").exists());
}
