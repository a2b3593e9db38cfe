//! `downboard check` names what is wrong, where, and what was expected.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::fs::{self, File};
use std::path::Path;

use serde_json::{Value, json};
use support::{changed, copy, document, downboard, folder, pangyo, small};

/// What makes a good board broken.
#[derive(Clone, Copy)]
enum Break {
    /// A change in a document.
    Change(fn(&mut Value)),
    /// Another text in its place.
    Text(fn() -> Vec<u8>),
    /// A file of so many bytes, sparse on the disk.
    Size(u64),
}

/// Breaks a file of the small board and checks what is printed about it.
#[track_caller]
fn check(name: &str, file: &str, how: Break, code: i32, finding: &str) {
    let folder = match how {
        Break::Change(change) => changed(name, file, change),
        Break::Text(text) => {
            let folder = copy(name);
            fs::write(folder.join(file), text()).expect("a file");
            folder
        }
        Break::Size(bytes) => {
            let folder = copy(name);
            File::create(folder.join(file)).and_then(|file| file.set_len(bytes)).expect("a sparse file");
            folder
        }
    };
    let run = downboard([Path::new("check"), &folder]);
    let line = format!("{}: {finding}", folder.join(file).display());
    assert!(run.stdout.lines().any(|known| known == line), "expected {line}\nfound {}{}", run.stdout, run.stderr);
    assert_eq!(run.code, code, "{}", run.stdout);
    assert_eq!(run.stderr, "");
}

#[test]
fn a_truncated_board_says_where_it_stops() {
    let text = || document("board.json").to_string().into_bytes()[..1000].to_vec();
    let finding = "the document: the document stops at line 1, column 1000; expected a complete JSON document in UTF-8 [unreadable]";
    check("truncated", "board.json", Break::Text(text), 2, finding);
}

#[test]
fn an_empty_file_and_text_that_is_not_json_say_so() {
    let finding =
        "the document: the document stops at line 1, column 0; expected a complete JSON document in UTF-8 [unreadable]";
    check("empty", "status.json", Break::Text(Vec::new), 2, finding);
    let finding =
        "the document: not JSON from line 1, column 1 on; expected a complete JSON document in UTF-8 [unreadable]";
    check("not-json", "status.json", Break::Text(|| b"<!doctype html>".to_vec()), 2, finding);
}

#[test]
fn values_of_the_wrong_kind_are_named_with_the_right_one() {
    let services = Break::Change(|board| board["services"] = "none".into());
    check("wrong-services", "board.json", services, 1, "/services: is a string; expected an array [dropped]");
    let id = Break::Change(|board| board["id"] = 5.into());
    check("wrong-id", "board.json", id, 2, "/id: is a number; expected a string [unreadable]");
    let value = Break::Change(|board| board["services"][0]["audiences"][0]["value"] = "3 million".into());
    let finding = "/services/0/audiences/0/value: is a string; expected a whole number from 1 to 10000000000 [dropped]";
    check("wrong-audience", "board.json", value, 1, finding);
    let document = Break::Text(|| b"[1, 2, 3]".to_vec());
    check("wrong-document", "board.json", document, 2, "the document: is an array; expected an object [unreadable]");
}

#[test]
fn a_hundred_thousand_nested_arrays_are_too_deep() {
    let text = || "[".repeat(100_000).into_bytes();
    let finding = "the document: nested too deeply; expected at most 127 levels [unreadable]";
    check("nested", "board.json", Break::Text(text), 2, finding);
}

#[test]
fn a_file_of_sixty_megabytes_is_not_read() {
    let finding = "the document: 60000000 bytes; expected at most 8388608 bytes [unreadable]";
    check("large", "board.json", Break::Size(60_000_000), 2, finding);
    check("large-feed", "recovery.json", Break::Size(60_000_000), 2, finding);
}

#[test]
fn a_javascript_link_is_no_address() {
    let link = Break::Change(|board| board["sources"][1]["address"] = "javascript:alert(1)".into());
    let finding = "/sources/1/address: malformed \"javascript:alert(1)\"; expected an http or https address [dropped]";
    check("javascript", "board.json", link, 1, finding);
}

#[test]
fn a_publisher_that_nobody_can_write_to_is_named() {
    let contact = Break::Change(|board| board["publisher"]["contact"] = "javascript:alert(1)".into());
    let finding = "/publisher/contact: malformed \"javascript:alert(1)\"; expected an e-mail address, or an http or https \
                   address [dropped]";
    check("contact", "board.json", contact, 1, finding);
}

#[test]
fn a_source_in_print_needs_no_address_but_then_its_date() {
    let title = &document("board.json")["title"];
    let print = json!({ "id": "extra", "title": title, "published": "2024-03-02" });
    for file in ["board.json", "status.json", "recovery.json"] {
        let mut document = document(file);
        let sources = document.as_object_mut().expect("a document").entry("sources").or_insert_with(|| json!([]));
        sources.as_array_mut().expect("a list").push(print.clone());
        let folder = copy(&format!("print-{file}"));
        fs::write(folder.join(file), document.to_string()).expect("a file");
        let run = downboard([Path::new("check"), &folder]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    }
    let undated = Break::Change(|board| {
        let source = board["sources"][0].as_object_mut().expect("a source");
        source.remove("address");
        source.remove("published");
    });
    let finding = "/sources/0: missing; expected an address, or the date of what is not online [dropped]";
    check("undated", "board.json", undated, 1, finding);
}

#[test]
fn markup_in_a_name_is_text_and_is_reported() {
    let name = Break::Change(|board| board["services"][0]["name"]["en"] = "<img src=x onerror=alert(1)>".into());
    let finding = "/services/0/name/en: looks like markup; shown as text; expected plain text [kept]";
    check("markup", "board.json", name, 1, finding);
}

#[test]
fn a_day_is_no_longer_than_the_clocks_of_the_board_make_it() {
    let long = Break::Change(|status| status["days"][0]["seconds"]["operational"] = 82_801.into());
    let finding = "/days/0/seconds: 86401 is out of range; expected at most 86400 seconds in all, for so long the day had \
                   lasted [dropped]";
    check("long-day", "status.json", long, 1, finding);
    let ahead = Break::Change(|status| status["days"][0]["date"] = "2024-03-02".into());
    let finding = "/days/0/date: starts in the future; expected a start that has passed [dropped]";
    check("day-ahead", "status.json", ahead, 1, finding);
    // Summer time begins on the day of the second record, which has 23 hours.
    let folder = changed("short-day", "board.json", |board| {
        board["zone"] = json!({"utc_offset": "+09:00", "label": "KST", "changes": [
            {"at": "2024-02-29T02:00:00+09:00", "utc_offset": "+10:00", "label": "KDT"},
        ]});
    });
    let run = downboard([Path::new("check"), &folder.join("status.json")]);
    let places: Vec<_> = run.stdout.lines().filter(|line| line.contains("at most 82800 seconds in all")).collect();
    assert_eq!((places.len(), run.code), (2, 1), "{}", run.stdout);
}

#[test]
fn a_day_of_a_service_that_the_board_does_not_have_is_named() {
    let other = Break::Change(|status| status["days"][0]["service"] = "chess".into());
    let finding = "/days/0/service: nothing has the id \"chess\"; expected the id of a service or alternative [kept]";
    check("day-of-nobody", "status.json", other, 1, finding);
}

#[test]
fn a_duplicate_id_is_named_where_it_stands() {
    let twin = Break::Change(|board| board["services"][1]["id"] = "chat".into());
    let finding = "/services/1/id: duplicate \"chat\"; expected an id that stands only once [dropped]";
    check("duplicate", "board.json", twin, 1, finding);
}

#[test]
fn an_unknown_status_word_is_named_with_the_known_ones() {
    let word = Break::Change(|status| status["events"][2]["status"] = "broken".into());
    let finding = "/events/2/status: unrecognised word \"broken\"; expected one of operational, degraded, partial_outage, \
                   major_outage, maintenance, unknown [kept]";
    check("status-word", "status.json", word, 1, finding);
}

#[test]
fn a_document_of_another_board_is_named() {
    let board = Break::Change(|status| status["board"] = "elsewhere".into());
    let finding = "/board: belongs to the board \"elsewhere\"; expected a document of this board [kept]";
    check("other-board", "status.json", board, 1, finding);
}

#[test]
fn an_id_that_nothing_has_is_named() {
    let service = Break::Change(|status| status["events"][4]["service"] = "nobody".into());
    let finding =
        "/events/4/service: nothing has the id \"nobody\"; expected the id of a service or alternative [kept]";
    check("unknown-service", "status.json", service, 1, finding);
    let source = Break::Change(|recovery| recovery["totals"][0]["sources"][0] = "nobody".into());
    let finding = "/totals/0/sources/0: nothing has the id \"nobody\"; expected the id of a source [kept]";
    check("unknown-source", "recovery.json", source, 1, finding);
}

#[test]
fn a_record_without_sources_is_left_out() {
    let none = Break::Change(|status| status["events"][0]["sources"] = json!([]));
    check("no-sources", "status.json", none, 1, "/events/0/sources: empty; expected at least one [dropped]");
    let absent = Break::Change(|status| {
        status["events"][0].as_object_mut().expect("an event").remove("sources");
    });
    check("absent-sources", "status.json", absent, 1, "/events/0/sources: missing; expected at least one [dropped]");
}

#[test]
fn a_feed_that_is_not_there_is_named() {
    let file = Break::Change(|board| board["feeds"][1]["file"] = "gone.json".into());
    let finding = "/feeds/1/file: missing; expected the name of a file beside board.json [kept]";
    check("missing-feed", "board.json", file, 1, finding);
}

#[test]
fn a_feed_of_another_format_than_the_board_says_is_unreadable() {
    let folder = changed("swapped", "board.json", |board| board["feeds"][1]["format"] = "native-status".into());
    let run = downboard([Path::new("check"), &folder]);
    let finding =
        "/format: unrecognised word \"downboard-recovery/1\"; expected one of downboard-status/1 [unreadable]";
    assert!(run.stdout.contains(&format!("recovery.json: {finding}")), "{}", run.stdout);
    assert_eq!(run.code, 2);
}

#[test]
fn good_boards_give_a_summary_and_nothing_else() {
    for folder in [small(), pangyo()] {
        let run = downboard([Path::new("check"), &folder]);
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "3 documents, 0 findings\n", ""));
    }
}

#[test]
fn a_folder_of_boards_is_checked_at_every_depth_without_its_index() {
    let boards = pangyo().join("..");
    let run = downboard([Path::new("check"), &boards]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    assert!(run.stdout.ends_with("documents, 0 findings\n"), "{}", run.stdout);
    let run = downboard([Path::new("check"), &boards.join("index.json")]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "0 documents, 0 findings\n"));
    assert!(run.stderr.ends_with("index.json: an index of boards, not checked\n"), "{}", run.stderr);
}

#[test]
fn json_that_is_no_document_is_left_alone_in_a_folder_and_named_by_itself() {
    let folder = copy("beside");
    fs::write(folder.join("package.json"), "{\"name\": \"x\"}").expect("a file");
    assert_eq!(downboard([Path::new("check"), &folder]).code, 0);
    let run = downboard([Path::new("check"), &folder.join("package.json")]);
    assert_eq!(run.code, 2);
    assert!(
        run.stdout.contains("package.json: /format: missing; expected one of downboard-board/1, "),
        "{}",
        run.stdout
    );
}

#[test]
fn a_document_by_itself_is_checked_against_the_board_beside_it() {
    let folder = changed("by-itself", "status.json", |status| status["events"][4]["service"] = "nobody".into());
    let alone = support::folder("alone");
    fs::copy(folder.join("status.json"), alone.join("status.json")).expect("a copy");
    let run = downboard([Path::new("check"), &folder.join("status.json")]);
    assert!(run.stdout.contains("/events/4/service: nothing has the id \"nobody\""), "{}", run.stdout);
    assert_eq!(run.code, 1);
    let run = downboard([Path::new("check"), &alone.join("status.json")]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "1 document, 0 findings\n"), "no board, no reference to check");
}

#[test]
fn what_is_absent_or_holds_nothing_exits_with_2() {
    let empty = folder("holds-nothing");
    for (path, message) in
        [(empty.join("absent.json"), "No such file"), (empty.clone(), "holds no board, status or recovery document")]
    {
        let run = downboard([Path::new("check"), &path]);
        assert_eq!(run.code, 2);
        assert_eq!(run.stdout, "0 documents, 0 findings, 1 path not opened\n");
        assert!(run.stderr.starts_with(&format!("error: {}: ", path.display())), "{}", run.stderr);
        assert!(run.stderr.contains(message), "{}", run.stderr);
    }
    let run = downboard(["check"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
}

#[test]
fn the_worst_of_several_paths_decides() {
    let bad = changed("of-several", "status.json", |status| status["events"][2]["status"] = "broken".into());
    assert_eq!(downboard([Path::new("check"), &small(), &bad]).code, 1);
    assert_eq!(downboard([Path::new("check"), &bad, Path::new("absent")]).code, 2);
}

#[test]
fn the_same_findings_can_be_had_as_json() {
    let folder = changed("as-json", "status.json", |status| status["events"][2]["status"] = "broken".into());
    let run = downboard([Path::new("check"), &folder, Path::new("--json")]);
    assert_eq!(run.code, 1);
    let json = run.json();
    assert_eq!(json["findings"], 1);
    let status =
        json["documents"].as_array().expect("a list").iter().find(|document| document["findings"] != json!([]));
    let status = status.expect("a document with a finding");
    assert_eq!(status["file"], folder.join("status.json").display().to_string());
    assert_eq!(status["format"], "native-status");
    let finding = &status["findings"][0];
    assert_eq!(finding["pointer"], "/events/2/status");
    assert_eq!(finding["problem"], "unrecognised word \"broken\"");
    assert_eq!(finding["effect"], "kept");
}
