//! `downboard fmt` writes documents in one form, and loses nothing.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::fs;
use std::path::Path;

use serde_json::Value;
use support::{copy, document, downboard, folder};

#[test]
fn a_board_is_written_once_and_says_the_same() {
    let folder = copy("fmt-board");
    fs::write(folder.join("feed.json"), "{ \"page\":{}, \"components\": [] }").expect("a file");
    fs::write(folder.join("index.json"), "{\"default\":\"a\",\"boards\":[{\"title\":{\"en\":\"A\"},\"id\":\"a\"}]}")
        .expect("a file");
    let board = document("board.json");
    // Packed, in the order of another program, with a field of somebody else's.
    let Value::Object(mut fields) = board.clone() else { panic!("an object") };
    fields.insert("x_desk".to_owned(), serde_json::json!({"night": true, "count": 1.50}));
    fs::write(folder.join("board.json"), Value::Object(fields.clone()).to_string()).expect("a file");
    let run = downboard([Path::new("fmt"), &folder]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    assert!(run.stdout.contains(&format!("{}\n", folder.join("board.json").display())), "{}", run.stdout);
    assert!(!run.stdout.contains("feed.json"), "{}", run.stdout);
    let written = fs::read_to_string(folder.join("board.json")).expect("a file");
    assert!(written.starts_with("{\n  \"format\": \"downboard-board/1\",\n  \"id\": "), "{written}");
    assert!(written.ends_with("\"x_desk\": { \"count\": 1.5, \"night\": true }\n}\n"), "{written}");
    assert_eq!(serde_json::from_str::<Value>(&written).expect("JSON"), Value::Object(fields));
    assert_eq!(
        fs::read_to_string(folder.join("index.json")).expect("a file"),
        "{\n  \"boards\": [\n    { \"id\": \"a\", \"title\": { \"en\": \"A\" } }\n  ],\n  \"default\": \"a\"\n}\n"
    );
    assert_eq!(fs::read_to_string(folder.join("feed.json")).expect("a file"), "{ \"page\":{}, \"components\": [] }");
    let again = downboard([Path::new("fmt"), Path::new("--check"), &folder]);
    assert_eq!((again.code, again.stdout.as_str()), (0, "4 documents, 0 not canonical\n"));
    let left: Vec<_> =
        fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry").file_name()).collect();
    assert!(
        left.iter().all(|name| Path::new(name).extension().is_some_and(|extension| extension == "json")),
        "{left:?}"
    );
}

#[test]
fn check_writes_nothing_and_exits_with_1() {
    let folder = folder("fmt-check");
    let text = "{\"format\":\"downboard-status/1\"}";
    fs::write(folder.join("status.json"), text).expect("a file");
    let run = downboard([Path::new("fmt"), Path::new("--check"), &folder]);
    assert_eq!(run.code, 1);
    assert_eq!(run.stdout, format!("{}\n1 document, 1 not canonical\n", folder.join("status.json").display()));
    assert_eq!(fs::read_to_string(folder.join("status.json")).expect("a file"), text);
}

#[test]
fn what_cannot_be_written_is_named_and_left_as_it_is() {
    let folder = folder("fmt-bad");
    for (name, text, said) in [
        ("cut.json", "{\"format\": \"downboard-status/1\",", "the document stops at line 1, column 32"),
        ("comma.json", "{\"format\": \"downboard-status/1\",}", "not JSON from line 1, column 33 on"),
        ("feed.json", "{\"page\": {}}", "neither a document nor a list of boards"),
        ("list.json", "[1, 2]", "neither a document nor a list of boards"),
    ] {
        let path = folder.join(name);
        fs::write(&path, text).expect("a file");
        let run = downboard([Path::new("fmt"), &path]);
        assert_eq!(run.code, 2, "{name}: {}{}", run.stdout, run.stderr);
        assert!(
            run.stderr.contains(&path.display().to_string()) && run.stderr.contains(said),
            "{name}: {}",
            run.stderr
        );
        assert_eq!(fs::read_to_string(&path).expect("a file"), text);
    }
    let run = downboard([Path::new("fmt"), &folder.join("none.json")]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("none.json"), "{}", run.stderr);
}
