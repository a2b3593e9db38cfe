//! `downboard check` reads the foreign feeds of a board and what the board makes of them.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use support::{changed, downboard, folder};

/// A summary of Statuspage without a fault.
const FEED: &str = r#"{
  "page": { "name": "Acme" },
  "status": { "indicator": "none" },
  "components": [
    { "id": "g", "name": "Edge", "group": true },
    { "id": "a", "name": "API", "status": "operational", "group_id": "g" },
    { "id": "w", "name": "Web", "status": "operational" }
  ]
}"#;

/// The same with a word that is not known.
const WOBBLY: &str = r#"{"page":{"name":"Acme"},"components":[{"id":"a","name":"API","status":"wobbly"}]}"#;

/// An RSS feed is no JSON: only its board leads to it.
const RSS: &str = "<rss version=\"2.0\"><channel><title>Acme</title></channel>";

/// The small board with one feed more, `/feeds/2`, and its file, if it has one.
fn board(name: &str, feed: &Value, file: Option<&str>) -> PathBuf {
    let folder = changed(&format!("check-feed-{name}"), "board.json", |board| {
        board["feeds"].as_array_mut().expect("feeds").push(feed.clone());
    });
    if let (Some(text), Some(name)) = (file, feed["file"].as_str()) {
        fs::write(folder.join(name), text).expect("a file");
    }
    folder
}

/// Checks the findings about a board with one more feed, as `file: finding`.
#[track_caller]
fn check(name: &str, feed: &Value, file: Option<&str>, code: i32, expected: &[&str]) {
    let folder = board(name, feed, file);
    let run = downboard([Path::new("check"), &folder]);
    let prefix = format!("{}/", folder.display());
    let found: Vec<_> = run.stdout.lines().filter_map(|line| line.strip_prefix(&prefix)).collect();
    assert_eq!((found.as_slice(), run.code), (expected, code), "{}{}", run.stdout, run.stderr);
}

/// A feed in a file with maps.
fn mapped(maps: &Value) -> Value {
    json!({"id": "acme", "format": "statuspage", "file": "acme.json", "maps": maps})
}

#[test]
fn a_feed_whose_maps_exist_is_good() {
    let maps = json!([
        {"service": "chat", "components": ["API", "w"]},
        {"service": "chat", "feature": "text", "groups": ["Edge"]},
        {"service": "radio"},
        {"site": "server-room", "components": ["a"], "groups": ["Edge"]},
    ]);
    check("good", &mapped(&maps), Some(FEED), 0, &[]);
}

#[test]
fn a_feed_without_a_format_is_recognised() {
    let feed = json!({"id": "acme", "file": "acme.json", "maps": [{"service": "chat", "components": ["Wbe"]}]});
    let finding = "board.json: /feeds/2/maps/0/components/0: nothing has the id \"Wbe\"; expected a component, group or \
                   region of the feed [kept]";
    check("recognised", &feed, Some(FEED), 1, &[finding]);
    let native = json!({"id": "more", "file": "more.json"});
    let text = support::document("status.json").to_string();
    check("native", &native, Some(&text), 0, &[]);
}

#[test]
fn a_map_names_a_subject_of_the_board() {
    for (index, (subject, pointer, kind)) in [
        (json!({"service": "nobody"}), "service", "service or alternative"),
        (json!({"service": "chat", "feature": "nobody"}), "feature", "feature of the service"),
        (json!({"site": "nobody"}), "site", "site"),
    ]
    .into_iter()
    .enumerate()
    {
        let feed = mapped(&json!([{"service": "chat"}, subject]));
        let finding = format!(
            "board.json: /feeds/2/maps/1/{pointer}: nothing has the id \"nobody\"; expected the id of a {kind} [kept]"
        );
        check(&format!("subject-{index}"), &feed, Some(FEED), 1, &[&finding]);
    }
}

#[test]
fn a_map_names_what_the_feed_has() {
    let maps = json!([
        {"service": "chat", "components": ["API", "Gone", "Edge"]},
        {"service": "login", "groups": ["Core"]},
        {"service": "radio", "regions": ["North"]},
        {"site": "server-room", "components": ["Web"], "groups": ["Edge"]},
    ]);
    let expected = "expected a component, group or region of the feed [kept]";
    let named = |place: &str, name: &str| {
        format!("board.json: /feeds/2/maps/{place}: nothing has the id \"{name}\"; {expected}")
    };
    let findings = [
        named("0/components/1", "Gone"),
        // A row that only holds others is no component.
        named("0/components/2", "Edge"),
        named("1/groups/0", "Core"),
        named("2/regions/0", "North"),
        // Each exists, but not together.
        format!("board.json: /feeds/2/maps/3: empty; {expected}"),
    ];
    check("names", &mapped(&maps), Some(FEED), 1, &findings.each_ref().map(String::as_str));
}

#[test]
fn a_part_that_no_incident_of_a_list_names_is_not_known_to_exist() {
    let feed = json!({"id": "cloud", "format": "google-cloud", "file": "cloud.json",
        "maps": [{"service": "chat", "components": ["Acme Mail"], "regions": ["here1"]}]});
    let expected = "expected a component, group or region of the feed [kept]";
    let findings = [("components/0", "Acme Mail"), ("regions/0", "here1")]
        .map(|(place, name)| format!("board.json: /feeds/2/maps/0/{place}: nothing has the id \"{name}\"; {expected}"));
    check("incidents", &feed, Some("[]"), 1, &findings.each_ref().map(String::as_str));
    let list = r#"[{"id":"i","external_desc":"Mail waits","begin":"2026-11-20T10:00:00Z","end":"2026-11-20T11:00:00Z",
        "affected_products":[{"id":"m","title":"Acme Mail"}],"previously_affected_locations":[{"id":"here1","title":"Here"}]}]"#;
    check("incidents-named", &feed, Some(list), 0, &[]);
}

#[test]
fn a_page_that_lists_no_component_has_none_that_a_map_names() {
    let maps = json!([{"service": "chat", "components": ["API"]}, {"service": "radio"}]);
    let finding = "board.json: /feeds/2/maps/0/components/0: nothing has the id \"API\"; expected a component, group or \
                   region of the feed [kept]";
    for indicator in ["none", "critical"] {
        let page = json!({"page": {}, "status": {"indicator": indicator}, "components": [], "incidents": []});
        check(&format!("nothing-listed-{indicator}"), &mapped(&maps), Some(&page.to_string()), 1, &[finding]);
    }
}

#[test]
fn a_name_that_two_components_bear_is_no_name() {
    let page = json!({"page": {}, "components": [
        {"id": "g1", "name": "Live", "group": true, "status": "operational"},
        {"id": "g2", "name": "Trial", "group": true, "status": "operational"},
        {"id": "a1", "name": "API", "status": "operational", "group_id": "g1"},
        {"id": "a2", "name": "API", "status": "major_outage", "group_id": "g2"}]});
    let maps = json!([
        {"service": "chat", "components": ["API"]},
        {"service": "radio", "components": ["API"], "groups": ["Live"]},
        {"service": "login", "components": [" a1 "]},
    ]);
    let finding = "board.json: /feeds/2/maps/0/components/0: several parts have the name \"API\"; expected one component: \
                   by its id, or by its name with its group; taken for unknown [kept]";
    check("two-of-a-name", &mapped(&maps), Some(&page.to_string()), 1, &[finding]);
}

#[test]
fn a_foreign_feed_without_maps_shows_nothing() {
    let finding = "board.json: /feeds/2/maps: missing; expected at least one [kept]";
    let mut feed = json!({"id": "acme", "format": "statuspage", "file": "acme.json"});
    check("no-maps", &feed, Some(FEED), 1, &[finding]);
    feed["maps"] = json!([]);
    check("empty-maps", &feed, Some(FEED), 1, &[finding]);
    let elsewhere = json!({"id": "acme", "format": "statuspage", "address": "https://status.example.org/a.json"});
    check("no-maps-elsewhere", &elsewhere, None, 1, &[finding]);
    let unnamed = json!({"id": "acme", "file": "acme.json"});
    check("no-maps-recognised", &unnamed, Some(FEED), 1, &[finding]);
}

#[test]
fn the_findings_of_a_feed_are_printed() {
    let feed = mapped(&json!([{"service": "chat", "components": ["API"]}]));
    let finding = "acme.json: /components/0/status: unrecognised word \"wobbly\"; expected a word of the format; taken for \
                   unknown [kept]";
    check("findings", &feed, Some(WOBBLY), 1, &[finding]);
}

#[test]
fn a_feed_that_is_no_feed_is_unreadable() {
    let feed = mapped(&json!([{"service": "chat", "components": ["API"]}]));
    let finding = "acme.json: the document: no status feed; it begins \"{}\"; expected a status feed in a format that is \
                   read [unreadable]";
    check("no-feed", &feed, Some("{}"), 2, &[finding]);
    let missing = "board.json: /feeds/2/file: missing; expected the name of a file beside board.json [kept]";
    check("absent", &feed, None, 1, &[missing]);
}

#[test]
fn a_feed_that_is_no_json_is_found_through_its_board() {
    let feed = json!({"id": "acme", "format": "rss", "file": "acme.rss", "maps": [{"service": "chat"}]});
    let finding = format!(
        "acme.rss: the document: not XML from byte {} on; expected a complete XML document [unreadable]",
        RSS.len()
    );
    check("rss", &feed, Some(RSS), 2, &[&finding]);
}

#[test]
fn a_feed_by_itself_is_recognised_and_checked() {
    let folder = folder("check-feed-by-itself");
    let file = folder.join("feed.json");
    fs::write(&file, WOBBLY).expect("a file");
    let run = downboard([Path::new("check"), &file, Path::new("--json")]);
    assert_eq!(run.code, 1, "{}", run.stdout);
    let document = &run.json()["documents"][0];
    assert_eq!(document["format"], "statuspage");
    assert_eq!(document["findings"][0]["pointer"], "/components/0/status");
    // In a folder it is not known to belong to anything.
    let run = downboard([Path::new("check"), &folder]);
    assert_eq!((run.code, run.stdout.as_str()), (2, "0 documents, 0 findings, 1 path not opened\n"));
}

#[test]
fn a_board_by_itself_is_checked_against_the_feeds_beside_it() {
    let maps = json!([{"service": "chat", "components": ["Gone"]}]);
    let folder = board("beside", &mapped(&maps), Some(WOBBLY));
    let run = downboard([Path::new("check"), &folder.join("board.json")]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("/feeds/2/maps/0/components/0: nothing has the id \"Gone\""), "{}", run.stdout);
    assert!(run.stdout.ends_with("\n1 document, 1 finding\n"), "{}", run.stdout);
}
