//! `downboard zone` as a publisher runs it, and what `check` says of zones.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use support::{changed, copy, downboard};

fn zone(folder: &Path, more: &[&str]) -> support::Run {
    downboard(["zone", "--board", folder.to_str().expect("UTF-8")].iter().chain(more))
}

fn check(folder: &Path) -> support::Run {
    downboard(["check", folder.to_str().expect("UTF-8"), "--at", "2026-11-29T00:00:00Z"])
}

/// A board of 2022 in a zone.
fn of_2022(name: &str, zone: &Value) -> std::path::PathBuf {
    changed(name, "board.json", |board| {
        board["period"] = json!({"from": "2022-01-01T00:00:00Z", "to": "2022-12-31T00:00:00Z"});
        board["zone"] = zone.clone();
    })
}

fn berlin() -> Value {
    json!({
        "name": "Europe/Berlin", "utc_offset": "+01:00", "label": "CET",
        "changes": [
            {"at": "2022-03-27T01:00:00Z", "utc_offset": "+02:00", "label": "CEST"},
            {"at": "2022-10-30T01:00:00Z", "utc_offset": "+01:00", "label": "CET"},
        ],
    })
}

#[test]
fn a_zone_is_printed_as_a_board_has_it() {
    let folder = of_2022("zone-named", &json!({"name": "Europe/Berlin"}));
    let run = zone(&folder, &[]);
    assert_eq!((run.code, run.json()), (0, berlin()), "{}", run.stderr);
    let run = zone(&folder, &["--name", "asia/seoul"]);
    assert_eq!(run.json(), json!({"name": "Asia/Seoul", "utc_offset": "+09:00", "label": "KST"}));
}

#[test]
fn a_live_board_is_given_four_years() {
    let folder = changed("zone-live", "board.json", |board| {
        board["period"] = json!({"hours": 24});
        board.as_object_mut().expect("a board").remove("opens_at");
    });
    let run = zone(&folder, &["--name", "America/St_Johns", "--at", "2026-11-29T00:00:00Z"]);
    let changes = run.json()["changes"].as_array().expect("changes").clone();
    assert_eq!(changes.len(), 8);
    assert_eq!(changes[0], json!({"at": "2025-03-09T05:30:00Z", "utc_offset": "-02:30", "label": "NDT"}));
    assert_eq!(changes[7], json!({"at": "2028-11-05T04:30:00Z", "utc_offset": "-03:30", "label": "NST"}));
}

#[test]
fn only_the_zone_is_written() {
    let folder = copy("zone-written");
    let board = folder.join("board.json");
    let before = fs::read_to_string(&board).expect("a board");
    let run = zone(&folder, &["--name", "Asia/Kathmandu", "--write"]);
    assert_eq!((run.code, run.stdout), (0, format!("{}\n", board.display())), "{}", run.stderr);
    let after = fs::read_to_string(&board).expect("a board");
    let same_start = before.bytes().zip(after.bytes()).take_while(|(one, other)| one == other).count();
    let same_end = before.bytes().rev().zip(after.bytes().rev()).take_while(|(one, other)| one == other).count();
    assert!(before[same_start..before.len() - same_end].lines().count() < 5, "{after}");
    assert!(after.contains("\n    \"name\": \"Asia/Kathmandu\",\n    \"utc_offset\": \"+05:45\","), "{after}");
    assert_eq!(check(&folder).stdout, "3 documents, 0 findings\n");
}

#[test]
fn what_cannot_be_written_is_said() {
    let folder = of_2022("zone-unnamed", &json!({"utc_offset": "+01:00", "label": "CET"}));
    for (more, expected) in [
        (&[][..], "error: the zone of the board has no name; give one with --name, such as --name Europe/Berlin\n"),
        (&["--name", "Europe/Atlantis"], "error: the database of time zones has no Europe/Atlantis\n"),
    ] {
        let run = zone(&folder, more);
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (2, "", expected));
    }
    let run = zone(&folder, &["--name", "../etc/passwd"]);
    assert!(run.code == 2 && run.stderr.contains("expected the name of a time zone"), "{}", run.stderr);
    let run = zone(&folder.join("nowhere"), &[]);
    assert_eq!(run.code, 2);
}

#[test]
fn a_zone_that_differs_from_its_name_is_a_finding() {
    let with = |key: &str, value: Value| {
        let mut zone = berlin();
        zone[key] = value;
        zone
    };
    let without_changes = json!({"name": "Europe/Berlin", "utc_offset": "+01:00", "label": "CET"});
    let mut late = berlin();
    late["changes"][1]["at"] = "2022-11-06T01:00:00Z".into();
    let mut more = berlin();
    let last = json!({"at": "2022-12-01T00:00:00Z", "utc_offset": "+02:00", "label": "CEST"});
    more["changes"].as_array_mut().expect("changes").push(last);
    let tail = "; expected what `downboard zone` writes [kept]";
    let differs = |field: &str, known: &str| {
        format!("/zone/{field}: differs from the database of time zones, which has {known}{tail}")
    };
    for (what, zone, expected) in [
        ("same", berlin(), None),
        ("label", with("label", "MEZ".into()), None),
        ("without", without_changes, Some(differs("changes", "2022-03-27T01:00:00Z +02:00"))),
        ("offset", with("utc_offset", "+00:00".into()), Some(differs("utc_offset", "+01:00"))),
        ("late", late, Some(differs("changes/1", "2022-10-30T01:00:00Z +01:00"))),
        ("more", more, Some(differs("changes/2", "2022-12-01T00:00:00Z +01:00"))),
        (
            "name",
            with("name", "Europe/Atlantis".into()),
            Some(
                "/zone/name: unrecognised word \"Europe/Atlantis\"; expected the name of a time zone, such as Asia/Seoul [kept]"
                    .to_owned(),
            ),
        ),
    ] {
        let folder = of_2022(&format!("zone-check-{what}"), &zone);
        let run = check(&folder);
        let board = folder.join("board.json");
        let about_zone: Vec<_> = run.stdout.lines().filter(|line| line.contains(": /zone")).collect();
        let expected: Vec<_> = expected.into_iter().map(|said| format!("{}: {said}", board.display())).collect();
        assert_eq!(about_zone, expected, "{what}");
    }
}

#[test]
fn a_live_board_whose_changes_have_run_out_is_a_finding() {
    let folder = changed("zone-old", "board.json", |board| {
        board["period"] = json!({"hours": 24});
        board.as_object_mut().expect("a board").remove("opens_at");
    });
    let run = zone(&folder, &["--name", "Europe/Berlin", "--at", "2022-10-15T00:00:00Z", "--write"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for (at, is_old) in
        [("2022-10-15T00:00:00Z", false), ("2024-12-01T00:00:00Z", false), ("2026-01-02T00:00:00Z", true)]
    {
        let run = downboard(["check", folder.to_str().expect("UTF-8"), "--at", at]);
        let said = run
            .stdout
            .contains("/zone/changes: differs from the database of time zones, which has 2025-03-30T01:00:00Z +02:00");
        assert_eq!(said, is_old, "{at}: {}", run.stdout);
    }
}

#[test]
fn a_moment_is_told_in_the_offset_that_stands_then() {
    let folder = of_2022("zone-shown", &berlin());
    for (at, expected) in [
        ("2022-03-27T00:59:00Z", "2022-03-27 01:59 CET"),
        ("2022-03-27T01:00:00Z", "2022-03-27 03:00 CEST"),
        ("2022-10-30T00:59:00Z", "2022-10-30 02:59 CEST"),
        ("2022-10-30T01:00:00Z", "2022-10-30 02:00 CET"),
    ] {
        let run = downboard(["show", "--board", folder.to_str().expect("UTF-8"), "--at", at]);
        assert!(run.stdout.lines().next().is_some_and(|line| line.ends_with(expected)), "{}", run.stdout);
    }
    let run = downboard(["show", "--board", folder.to_str().expect("UTF-8"), "--at", "2022-07-01T00:00:00Z", "--json"]);
    assert_eq!((&run.json()["at"], &run.json()["zone"]), (&json!("2022-07-01T02:00:00+02:00"), &berlin()));
}
