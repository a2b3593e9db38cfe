//! A claim of which nothing has been said for long is shown, and counted no further.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::sync::Arc;

use downboard_core::decode::decode_board;
use downboard_core::model::Status;
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, Content, Documents, Good};
use downboard_core::view::view;
use downboard_estimate::rules::worst_outage;
use downboard_estimate::{Figure, Model, NotEstimated};
use downboard_feeds::{FeedHistory, decode_feed};
use serde_json::{Value, json};
use support::at;

/// The small board, live, with one foreign feed of its first service.
fn board() -> Documents {
    let mut board: Value = serde_json::from_slice(support::BOARD).expect("JSON");
    board["feeds"] = json!([{"id": "acme", "file": "acme.json", "page": "https://status.example.org/",
        "maps": [{"service": "chat"}]}]);
    board["period"] = json!({"hours": 72});
    board.as_object_mut().expect("a board").remove("opens_at");
    for feature in board["services"][0]["features"].as_array_mut().expect("features") {
        feature["essential"] = json!(false);
    }
    Documents::new(decode_board(board.to_string().as_bytes()).value.expect("a good board"))
}

/// The board as it is read now from a body, and its estimates.
fn log(body: &str, now: Timestamp) -> Arc<BoardLog> {
    let mut documents = board();
    let feed = documents.board.feeds[0].clone();
    let report = decode_feed(body.as_bytes(), None, Some(now)).value.expect("a feed");
    let (document, _) = FeedHistory::default().take(&report, &feed, &documents.board.id, now);
    let good = Good { updated_at: report.changed_at, fetched_at: Some(now) };
    documents.put(&feed.id, Content::Status(Arc::new(document)), good);
    Arc::new(BoardLog::at(&documents, now, None))
}

/// A page with an incident that is open since 14 March, with a last word.
fn page(last_word: &str) -> String {
    json!({"page": {}, "components": [{"id": "a", "name": "API", "status": "major_outage"}],
        "incidents": [{"id": "i", "name": "Errors", "status": "identified", "impact": "critical",
            "created_at": "2026-03-14T07:00:00Z", "components": [{"id": "a", "name": "API"}],
            "incident_updates": [{"status": "identified", "body": "We are on it.", "display_at": last_word}]}]})
    .to_string()
}

fn why(figure: &Figure) -> Option<NotEstimated> {
    match figure {
        Figure::NotEstimated { not_estimated } => Some(*not_estimated),
        Figure::Estimated(_) => None,
    }
}

#[test]
fn nobody_is_counted_over_months_without_a_word() {
    let now = at("2026-11-28T13:00:00Z");
    let log = log(&page("2026-03-14T08:00:00Z"), now);
    let chat = log.board.services[0].id.clone();
    let shown = view(&log, now);
    assert_eq!(shown.services[0].standing.status, Status::MajorOutage, "the status is read every minute and shown");
    assert_eq!(log.last_word(&chat, now), Some(at("2026-03-14T08:00:00Z")), "with the age of the last word");
    assert_eq!(log.services[0].silent_from, Some(at("2026-03-21T08:00:00Z")));
    let estimates = Model::of(&log).at(now);
    let affected = &estimates.services[0];
    assert_eq!(why(&affected.last_hour), Some(NotEstimated::LastWordOld));
    assert_eq!(why(&affected.potential), Some(NotEstimated::LastWordOld));
    let within = Model::of(&log).at(at("2026-03-20T13:00:00Z")).services[0];
    assert_eq!(why(&within.last_hour), None, "within a week of the last word it counts");
    assert_eq!(worst_outage(&shown, &estimates), None, "and no rule is run over it");
}

#[test]
fn a_word_of_today_keeps_an_old_incident_counted() {
    let now = at("2026-11-28T13:00:00Z");
    let log = log(&page("2026-11-28T12:00:00Z"), now);
    assert_eq!(log.services[0].silent_from, None, "it has not run out");
    assert_eq!(log.services[0].essential.status_at(now), Status::MajorOutage);
    assert_eq!(why(&Model::of(&log).at(now).services[0].last_hour), None);
    let log = self::log(&page("2026-11-28T12:00:00Z"), at("2026-12-06T13:00:00Z"));
    assert_eq!(log.services[0].silent_from, Some(at("2026-12-05T12:00:00Z")), "for a week from that word on");
}

#[test]
fn what_a_machine_measures_needs_no_word() {
    let body = r#"{"status":"fail","checks":{"db":[{"status":"fail"}]}}"#;
    let (read, now) = (at("2026-11-01T13:00:00Z"), at("2026-11-01T13:01:00Z"));
    let log = log(body, read);
    assert_eq!(log.services[0].essential.status_at(now), Status::MajorOutage);
    assert_eq!(log.services[0].silent_from, None);
}
