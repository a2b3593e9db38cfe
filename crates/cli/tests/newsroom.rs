//! `docs/newsroom.md`: its commands make a board that is good and shows the outage.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use support::{downboard, folder};

/// The commands of a block of the document.
fn block(number: usize) -> String {
    let text = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/newsroom.md");
    let text = fs::read_to_string(text).expect("docs/newsroom.md");
    let block = text.split("```sh\n").nth(number).and_then(|rest| rest.split("```").next());
    block.expect("a block of commands").to_owned()
}

#[test]
fn the_commands_of_the_document_make_a_board_that_shows_the_outage() {
    let folder = folder("newsroom");
    let commands = block(1);
    let count = commands.lines().filter(|line| line.starts_with("downboard ")).count();
    assert!((5..=8).contains(&count), "{count} commands");
    let script = format!("set -e\ndownboard() {{ {:?} \"$@\"; }}\n{commands}", env!("CARGO_BIN_EXE_downboard"));
    let run = Command::new("sh").arg("-c").arg(script).current_dir(&folder).output().expect("a shell");
    let (said, wrong) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(run.status.success() && wrong.is_empty(), "{said}{wrong}");
    assert!(said.ends_with("3 documents, 0 findings\n"), "{said}");
    let board = folder.join("boards/narutalk");
    let status: Value = serde_json::from_slice(&fs::read(board.join("status.json")).expect("a file")).expect("JSON");
    let began = status["events"][0]["at"].as_str().expect("an instant");
    let shown = downboard(["show", "--json", "--at", began, "--board", board.to_str().expect("text")]).json();
    let messenger = shown["services"].as_array().and_then(|all| all.iter().find(|own| own["id"] == "messenger"));
    let messenger = messenger.expect("the messenger");
    assert_eq!(messenger["status"], "major_outage");
    assert!(messenger.to_string().contains("text-messages"), "{messenger}");
}
