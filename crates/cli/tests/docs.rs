//! `docs/cli.md` shows what the binary prints.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

/// A foreign feed.
const FEED: &str = r#"{
  "page": {"name": "Acme", "url": "https://status.example.org"},
  "status": {"indicator": "minor"},
  "components": [
    {"id": "g", "name": "Edge", "group": true, "status": "major_outage"},
    {"id": "k8w3r06qmzrp", "name": "API", "status": "major_outage", "group_id": "g"}
  ],
  "incidents": [{
    "id": "1f5p8k2", "name": "API errors", "status": "identified", "impact": "critical",
    "started_at": "2026-11-20T01:00:00Z", "shortlink": "https://status.example.org/1f5p8k2",
    "components": [{"id": "k8w3r06qmzrp", "name": "API"}],
    "incident_updates": [{"status": "identified", "body": "A switch has failed.", "display_at": "2026-11-20T01:05:00Z"}]
  }]
}"#;

/// The lines of an excerpt stand in the output in the same order, without a gap except where `…` marks one.
#[track_caller]
fn check(command: &str, excerpt: &[&str], folder: &Path) {
    let arguments = command.strip_prefix("$ downboard ").expect("a command of ours").split_whitespace();
    let output = Command::new(env!("CARGO_BIN_EXE_downboard")).args(arguments).current_dir(folder).output();
    let output = String::from_utf8(output.expect("the binary runs").stdout).expect("UTF-8");
    let mut rest: Vec<&str> = output.lines().collect();
    let mut gap = false;
    for line in excerpt {
        if *line == "…" {
            gap = true;
            continue;
        }
        let place = rest.iter().position(|known| known == line);
        let place = place.unwrap_or_else(|| panic!("{command} does not print {line:?} any more:\n{output}"));
        assert!(gap || place == 0, "{command} prints {:?} before {line:?}", rest[0]);
        rest.drain(..=place);
        gap = false;
    }
    assert!(gap || rest.is_empty(), "{command} prints {rest:?} after the excerpt");
}

#[test]
fn every_excerpt_is_printed_by_its_command() {
    let text =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/cli.md")).expect("docs/cli.md");
    let good = support::copy("docs/harbour");
    let draft = support::changed("docs/draft", "status.json", |status| {
        status["events"][2]["status"] = "broken".into();
        status["events"][4]["service"] = "logon".into();
        status["events"][5]["sources"] = serde_json::json!([]);
    });
    assert_eq!(good.parent(), draft.parent());
    support::changed("docs/watch", "board.json", |board| {
        board["zone"] = serde_json::json!({"name": "Europe/Berlin"});
        board["period"] = serde_json::json!({"hours": 24});
        board.as_object_mut().expect("a board").remove("opens_at");
    });
    let beside = good.parent().expect("a folder");
    fs::write(beside.join("acme.json"), FEED).expect("a file");
    let excerpts: Vec<_> = text.split("```console\n").skip(1).filter_map(|rest| rest.split("\n```").next()).collect();
    assert!(excerpts.len() >= 6, "{}", excerpts.len());
    for excerpt in excerpts {
        let lines: Vec<_> = excerpt.lines().collect();
        check(lines[0], &lines[1..], beside);
    }
}
