//! `downboard inspect` prints a foreign feed by the same contract as a document of ours.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::fs;

use serde_json::{Value, json};
use support::{document, downboard, folder, small};

/// A summary of Statuspage in the middle of an incident, with one that is over and one that is planned.
const SUMMARY: &str = r#"{
  "page": { "name": "Acme <b>Cloud</b>", "url": "https://status.example.org" },
  "status": { "indicator": "minor" },
  "components": [
    { "id": "g", "name": "Edge", "group": true, "status": "operational" },
    { "id": "a", "name": "API", "status": "major_outage", "group_id": "g" },
    { "id": "w", "name": "Web", "status": "wobbly" }
  ],
  "incidents": [
    {
      "id": "now", "name": "API errors", "status": "monitoring", "impact": "critical",
      "started_at": "2026-11-20T10:00:00+09:00", "shortlink": "https://status.example.org/now",
      "components": [{ "id": "a", "name": "API" }],
      "incident_updates": [
        { "status": "monitoring", "body": "A fix is in.", "display_at": "2026-11-20T03:00:00Z" },
        { "status": "investigating", "body": "<p>Looking.</p>", "display_at": "2026-11-20T01:05:00Z",
          "affected_components": [{ "code": "a", "name": "API", "new_status": "major_outage" }] }
      ]
    },
    {
      "id": "old", "name": "Slow", "status": "resolved", "impact": "minor",
      "started_at": "2026-11-19T01:00:00Z", "resolved_at": "2026-11-19T05:00:00Z",
      "incident_updates": [
        { "status": "resolved", "body": "Over.", "display_at": "2026-11-19T05:00:00Z" },
        { "status": "identified", "body": "Found.", "display_at": "2026-11-19T02:00:00Z" }
      ]
    }
  ],
  "scheduled_maintenances": [
    {
      "id": "plan", "name": "Upgrade", "status": "scheduled", "scheduled_for": "2026-12-01T00:00:00Z",
      "incident_updates": [{ "status": "scheduled", "body": "Soon.", "display_at": "2026-11-18T00:00:00Z" }]
    }
  ]
}"#;

/// Inspects a text as a file of its own.
fn inspect(name: &str, text: impl AsRef<[u8]>, arguments: &[&str]) -> support::Run {
    let file = folder(&format!("inspect-feed-{name}")).join("feed");
    fs::write(&file, text).expect("a file");
    downboard([&["inspect", file.to_str().expect("UTF-8")], arguments].concat())
}

fn of_id<'a>(list: &'a Value, id: &str) -> &'a Value {
    let found = list.as_array().expect("a list").iter().find(|member| member["id"] == id);
    found.unwrap_or_else(|| panic!("no {id} in {list}"))
}

#[test]
fn a_feed_is_printed_by_the_contract() {
    let run = inspect("contract", SUMMARY, &[]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let feed = run.json();
    assert_eq!((&feed["format"], &feed["status"]), (&json!("statuspage"), &json!("major_outage")));
    assert_eq!((&feed["name"], &feed["page"]), (&json!("Acme Cloud"), &json!("https://status.example.org")));
    assert_eq!(feed["parts"], json!({"in_trouble": 1, "all": 2}));
    assert_eq!((&feed["changed_at"], &feed["at"]), (&json!("2026-11-20T03:00:00Z"), &Value::Null));
    assert_eq!(
        feed["services"],
        json!([
            {"id": "a", "name": "API", "status": "major_outage", "group": "Edge", "region": null, "observed_at": null},
            {"id": "w", "name": "Web", "status": "unknown", "group": null, "region": null, "observed_at": null},
        ])
    );
    assert_eq!(
        *of_id(&feed["incidents"], "now"),
        json!({
            "id": "now", "title": "API errors", "phase": "monitoring", "impact": "critical",
            "started_at": "2026-11-20T01:00:00Z", "resolved_at": null, "ends_at": null,
            "updates": [
                {"at": "2026-11-20T01:05:00Z", "phase": "investigating", "text": "Looking.",
                 "affected": [{"id": "a", "name": "API", "status": "major_outage"}]},
                {"at": "2026-11-20T03:00:00Z", "phase": "monitoring", "text": "A fix is in.", "affected": []},
            ],
            "affected": [{"id": "a", "name": "API", "status": null}],
            "regions": [], "link": "https://status.example.org/now", "translations": [],
        })
    );
    let warning = &feed["warnings"][0];
    assert_eq!((&warning["pointer"], &warning["effect"]), (&json!("/components/2/status"), &json!("kept")));
    assert_eq!(warning["problem"], "unrecognised word \"wobbly\"");
}

#[test]
fn the_contract_keeps_its_order() {
    let run = inspect("order", SUMMARY, &[]);
    let keys = ["format", "status", "services", "incidents", "warnings"];
    let places = keys.map(|key| run.stdout.find(&format!("\n  \"{key}\":")).expect("a top-level key"));
    assert!(places.is_sorted(), "{places:?}");
}

/// What is known of the incidents at a moment, as `id phase updates resolved_at`.
#[track_caller]
fn check_at(at: &str, expected: &[&str]) {
    let feed = inspect("at", SUMMARY, &["--at", at]).json();
    let line = |incident: &Value| {
        let word = |key: &str| incident[key].as_str().unwrap_or("-").to_owned();
        let updates = incident["updates"].as_array().expect("updates").len();
        format!("{} {} {updates} {}", word("id"), word("phase"), word("resolved_at"))
    };
    let mut lines: Vec<_> = feed["incidents"].as_array().expect("incidents").iter().map(line).collect();
    lines.sort();
    assert_eq!(lines, expected, "{at}");
}

#[test]
fn what_lies_after_the_moment_is_left_out() {
    let plan = "plan scheduled 1 -";
    let old = "old resolved 2 2026-11-19T05:00:00Z";
    check_at("2026-11-22T00:00:00Z", &["now monitoring 2 -", old, plan]);
    check_at("2026-11-20T10:30:00+09:00", &["now investigating 1 -", old, plan]);
    check_at("2026-11-19T12:00:00Z", &[old, plan]);
    check_at("2026-11-19T03:00:00Z", &["old identified 1 -", plan]);
    check_at("2026-11-19T01:00:00Z", &["old unknown 0 -", plan]);
    check_at("2026-11-18T00:00:00Z", &[plan]);
    check_at("2026-11-17T00:00:00Z", &[]);
}

#[test]
fn a_start_after_the_moment_is_a_warning_where_the_incident_was_spoken_of_before() {
    for (at, warned) in
        [("2026-11-19T12:00:00Z", false), ("2026-11-20T01:00:00Z", true), ("2026-11-22T00:00:00Z", false)]
    {
        let text = SUMMARY.replace("2026-11-20T10:00:00+09:00", "2026-11-21T00:00:00Z").replace("01:05", "00:05");
        let feed = inspect("future", text, &["--at", at]).json();
        assert_eq!(feed["warnings"].to_string().contains("starts in the future"), warned, "{at}: {}", feed["warnings"]);
    }
}

#[test]
fn a_format_may_be_named_and_must_then_be_that_of_the_feed() {
    let run = inspect("named", SUMMARY, &["--format", "statuspage"]);
    assert_eq!((run.code, &run.json()["format"]), (0, &json!("statuspage")));
    let run = inspect("misnamed", SUMMARY, &["--format", "slack"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("feed: the document: no status feed; it begins "), "{}", run.stderr);
    // A format that can only be told by name: the list of nothing.
    let run = inspect("nothing-open", "[]", &["--format", "aws-health"]);
    assert_eq!((run.code, &run.json()["status"]), (0, &json!("operational")));
    assert_eq!(inspect("nothing", "[]", &[]).code, 2);
}

#[test]
fn a_feed_in_utf_16_is_read() {
    let text = r#"[{"arn":"arn:aws:health:xx-acme-1::event/1","summary":"Errors","status":"3","event_log":[]}]"#;
    let units = text.encode_utf16().flat_map(u16::to_be_bytes);
    let bytes: Vec<u8> = [0xfe, 0xff].into_iter().chain(units).collect();
    let feed = inspect("utf-16", bytes, &[]).json();
    assert_eq!((&feed["format"], &feed["status"]), (&json!("aws-health"), &json!("partial_outage")));
    assert_eq!(feed["incidents"][0]["regions"], json!(["xx-acme-1"]));
}

/// The first two syllables of the Korean alphabet.
const GA_NA: &str = "\u{ac00}\u{b098}";

/// A history that declares its encoding, as bytes.
fn declared(label: &str, title: &[u8]) -> Vec<u8> {
    let head = format!("<?xml version=\"1.0\" encoding=\"{label}\"?><rss><channel><title>");
    [head.as_bytes(), title, b"</title><item><guid>1</guid></item></channel></rss>"].concat()
}

#[test]
fn a_feed_is_read_in_the_encoding_that_it_declares_or_refused_by_its_name() {
    for (name, label, title, expected) in [
        ("euc-kr", "euc-kr", b"\xb0\xa1\xb3\xaa".as_slice(), GA_NA),
        ("shift-jis", "Shift_JIS", b"\x8e\x9e".as_slice(), "時"),
        ("latin", "ISO-8859-1", b"Z\xfcrich".as_slice(), "Zürich"),
        ("wrongly", "euc-kr", GA_NA.as_bytes(), GA_NA),
    ] {
        let feed = inspect(name, declared(label, title), &[]).json();
        assert_eq!(feed["name"], expected, "{name}");
    }
    for label in ["euc-kr", "x-acme"] {
        let run = inspect("not-in-it", declared(label, b"\xb0"), &[]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{label}");
        assert!(run.stderr.contains(&format!("text in {}, which is not read", label.to_uppercase())), "{}", run.stderr);
    }
}

/// An alert in two languages that begins after it was sent.
fn alert(headline: &str, description: &str) -> String {
    format!(
        "<alert><identifier>a</identifier><sent>2026-11-20T01:00:00Z</sent><status>Actual</status>\
         <msgType>Alert</msgType><scope>Public</scope><info><language>ko-KR</language><urgency>Future</urgency>\
         <severity>Severe</severity><onset>2026-11-20T03:00:00Z</onset><expires>2026-11-20T05:00:00Z</expires>\
         <headline>{headline}</headline><description>{description}</description></info><info><language>en</language>\
         <urgency>Future</urgency><severity>Severe</severity><onset>2026-11-20T03:00:00Z</onset>\
         <expires>2026-11-20T04:00:00Z</expires><headline>Gale</headline><description>Shut the windows.</description>\
         </info></alert>"
    )
}

#[test]
fn an_alert_is_printed_with_its_end_and_in_the_language_that_is_asked_for() {
    let board = document("board.json");
    let (headline, description) = (&board["title"]["ko"], &board["advice"][0]["text"]["ko"]);
    let alert_text = alert(headline.as_str().expect("a text"), description.as_str().expect("a text"));
    let feed = inspect("alert", &alert_text, &["--lang", "ko"]).json();
    let alert = &feed["incidents"][0];
    assert_eq!((&alert["title"], &alert["updates"][0]["text"]), (headline, description));
    assert_eq!((&alert["ends_at"], &alert["resolved_at"]), (&json!("2026-11-20T05:00:00Z"), &Value::Null));
    assert_eq!(
        alert["translations"],
        json!([
            {"lang": "ko", "title": headline, "text": description},
            {"lang": "en", "title": "Gale", "text": "Shut the windows."},
        ])
    );
    for (at, phase, status) in [
        ("2026-11-20T02:00:00Z", "scheduled", "unknown"),
        ("2026-11-20T04:30:00Z", "unknown", "partial_outage"),
        ("2026-11-20T05:00:00Z", "resolved", "unknown"),
    ] {
        let feed = inspect("alert-at", &alert_text, &["--at", at]).json();
        assert_eq!((&feed["incidents"][0]["phase"], &feed["status"]), (&json!(phase), &json!(status)), "{at}");
        assert_eq!((&feed["changed_at"], &feed["warnings"]), (&json!("2026-11-20T01:00:00Z"), &json!([])), "{at}");
    }
    assert_eq!(inspect("alert-before", &alert_text, &["--at", "2026-11-20T00:59:59Z"]).json()["incidents"], json!([]));
}

#[test]
fn what_is_no_feed_is_refused_with_the_formats_that_are_read() {
    for (name, body) in [
        ("empty", ""),
        ("no-fields", "{}"),
        ("message", r#"{"message":"Forbidden"}"#),
        ("sign-in", "<!doctype html><title>Sign in</title><p>Hello<br>"),
        ("error", "<Error><Code>AccessDenied</Code></Error>"),
        ("cut", r#"{"page":{},"components":["#),
    ] {
        let run = inspect(name, body, &[]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{body}");
        let (finding, formats) = run.stderr.split_once('\n').expect("two lines");
        assert!(finding.contains("feed: the document: ") && finding.contains("; expected "), "{finding}");
        for format in ["native-board", "native-status", "statuspage", "aws-health", "rss", "cap", "health-json"] {
            assert!(formats.contains(format), "{formats}");
        }
    }
}

#[test]
fn a_document_of_ours_is_no_foreign_feed_though_it_looks_like_one() {
    let file = small().join("status.json");
    let file = file.to_str().expect("UTF-8");
    let run = downboard(["inspect", file, "--format", "statuspage"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("/format: unrecognised word \"downboard-status/1\""), "{}", run.stderr);
}

#[test]
fn the_help_lists_every_format_once() {
    let help = downboard(["inspect", "--help"]).stdout;
    for word in ["native-board"].iter().chain(downboard_core::model::FeedFormat::WORDS) {
        let listed = help.split([' ', ',', '\n', ']']).filter(|known| known == word).count();
        assert_eq!(listed, 1, "{word} in {help}");
    }
    let run = downboard(["inspect", "x", "--format", "carrier-pigeon"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("carrier-pigeon") && run.stderr.contains("uptime-kuma"), "{}", run.stderr);
}
