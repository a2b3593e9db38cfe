//! `downboard list` adds a board to the list of its site, once, and changes nothing else there.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use support::{Run, document, downboard, folder};

/// A folder of a site with the small board in a folder of its own name.
fn site(name: &str) -> (PathBuf, PathBuf) {
    let site = folder(name);
    let board = document("board.json");
    let own = site.join(board["id"].as_str().expect("an id"));
    fs::create_dir_all(&own).expect("a folder");
    fs::write(own.join("board.json"), board.to_string()).expect("a file");
    (site, own)
}

fn list(board: &Path) -> Run {
    downboard([Path::new("list"), board])
}

fn text(site: &Path) -> String {
    fs::read_to_string(site.join("index.json")).expect("the list")
}

#[test]
fn a_list_is_made_and_has_the_board_once() {
    let (site, own) = site("list-made");
    let run = list(&own);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    let made = text(&site);
    let id = document("board.json")["id"].as_str().expect("an id").to_owned();
    assert!(
        made.starts_with(&format!("{{\n  \"boards\": [\n    {{ \"id\": \"{id}\", \"title\": {{ \"ko\": ")),
        "{made}"
    );
    assert!(made.ends_with(&format!("  ],\n  \"default\": \"{id}\"\n}}\n")), "{made}");
    let again = list(&own);
    assert_eq!((again.code, text(&site)), (0, made));
    assert!(again.stdout.contains("already"), "{}", again.stdout);
}

#[test]
fn every_other_byte_of_a_list_stays() {
    let (site, own) = site("list-added");
    let before = "{ \"default\":\"a\",\n\"boards\" : [\n  {\"id\" :\"a\", \"title\": \"A\" }\n] , \"x\": 1.0 }";
    fs::write(site.join("index.json"), before).expect("a file");
    assert_eq!(list(&own).code, 0);
    let after = text(&site);
    let (start, end) = before.split_at(before.find("\n]").expect("the list"));
    assert!(after.starts_with(start) && after.ends_with(end), "{after}");
    let value: serde_json::Value = serde_json::from_str(&after).expect("JSON");
    assert_eq!(value["boards"][1]["title"], document("board.json")["title"]);
}

#[test]
fn what_cannot_be_listed_says_why_and_changes_nothing() {
    let (site, own) = site("list-bad");
    for (index, said) in [
        ("{\"boards\": {}}", "/boards: expected a list"),
        ("{\"boards\": [", "the document stops at line 1"),
        ("[]", "/boards: expected a list"),
    ] {
        fs::write(site.join("index.json"), index).expect("a file");
        let run = list(&own);
        assert_eq!(run.code, 2, "{index}: {}", run.stdout);
        assert!(run.stderr.contains("index.json") && run.stderr.contains(said), "{index}: {}", run.stderr);
        assert_eq!(text(&site), index);
    }
    let other = site.join("other-name");
    fs::create_dir_all(&other).expect("a folder");
    fs::copy(own.join("board.json"), other.join("board.json")).expect("a copy");
    let run = list(&other);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("other-name must have the name of its board"), "{}", run.stderr);
    let run = list(&site);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("board.json: there is no such file"), "{}", run.stderr);
    fs::write(own.join("board.json"), "{}").expect("a file");
    let run = list(&own);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("board.json: "), "{}", run.stderr);
}
