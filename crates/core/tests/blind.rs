//! What a board says that sees nothing, or only a part of what it watches.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::sync::Arc;

use downboard_core::decode::{decode_board, decode_status};
use downboard_core::model::Id;
use downboard_core::timeline::{BoardLog, Content, Documents, FeedFailure, Freshness, Good};
use downboard_core::view::{Blindness, CutOff, Sight, View, view};
use serde_json::{Value, json};
use support::at;

const NOW: &str = "2026-11-22T12:00:00+09:00";

/// A live board that watches a bakery and a mill, each by a feed of its own; the mill as the test says.
fn board(mill: &Value) -> Documents {
    let board = json!({
        "format": "downboard-board/1",
        "id": "village",
        "title": {"ko": "Maeul", "en": "Village"},
        "zone": {"utc_offset": "+09:00", "label": "KST"},
        "period": {"hours": 24},
        "feeds": [
            {"id": "bakery", "format": "native-status", "file": "bakery.json"},
            {"id": "mill", "format": "native-status", "file": "mill.json"},
        ],
        "providers": [{"id": "miller", "name": {"ko": "Bangatgan", "en": "The miller"}}],
        "services": [
            {"id": "bread", "name": {"ko": "Ppang", "en": "Bread"}, "provider": "miller", "category": "other"},
            mill,
        ],
    });
    Documents::new(decode_board(board.to_string().as_bytes()).value.expect("a board"))
}

fn flour() -> Value {
    json!({"id": "flour", "name": {"ko": "Milgaru", "en": "Flour"}, "provider": "miller", "category": "other"})
}

fn operational(service: &str) -> Content {
    let document = json!({
        "format": "downboard-status/1", "board": "village", "updated_at": "2026-11-22T08:30:00+09:00",
        "sources": [{"id": "s", "title": "S", "address": "https://example.org/s", "published": "2026-11-22"}],
        "events": [{"service": service, "status": "operational", "at": "2026-11-22T08:00:00+09:00", "basis": "notice",
                    "grade": "A", "sources": ["s"]}],
    });
    Content::Status(Arc::new(decode_status(document.to_string().as_bytes()).value.expect("a document")))
}

fn good(clock: &str) -> Good {
    Good { updated_at: None, fetched_at: Some(at(clock)) }
}

fn seen(documents: &Documents) -> View {
    view(&Arc::new(BoardLog::at(documents, at(NOW), None)), at(NOW))
}

fn feed(id: &str) -> Id {
    Id::parse(id).expect("an id")
}

#[test]
fn a_board_whose_feeds_are_lost_says_since_when_it_knows_nothing() {
    let mut documents = board(&flour());
    let view = seen(&documents);
    assert_eq!((view.calm().sight(), view.blindness()), (Sight::Blind, Blindness::NotYetRead));

    documents.fail(&feed("bakery"), FeedFailure::Unreachable);
    assert_eq!(seen(&documents).blindness(), Blindness::NotYetRead, "the other may still come");
    documents.fail(&feed("mill"), FeedFailure::Unreadable);
    assert_eq!(seen(&documents).blindness(), Blindness::NoFeedRead { since: None });

    documents.put(&feed("bakery"), operational("bread"), good("2026-11-22T09:00:00+09:00"));
    documents.put(&feed("mill"), operational("flour"), good("2026-11-22T09:10:00+09:00"));
    let view = seen(&documents);
    let since = Some(at("2026-11-22T09:10:00+09:00"));
    assert_eq!((view.calm().sight(), view.blindness()), (Sight::Blind, Blindness::NoFeedRead { since }));
}

/// The board with its mill at an address that refuses other sites, and more of the board and of that feed.
fn refused(of_board: &Value, of_feed: &Value) -> Documents {
    let mut board = serde_json::to_value(&*board(&flour()).board).expect("a document");
    let mut mill = json!({"id": "mill", "address": "https://mill.example.org/summary.json", "proxied": true});
    let members = |of: &Value| of.as_object().cloned().expect("an object");
    mill.as_object_mut().expect("an object").extend(members(of_feed));
    board["feeds"][1] = mill;
    board.as_object_mut().expect("an object").extend(members(of_board));
    Documents::new(decode_board(board.to_string().as_bytes()).value.expect("a board"))
}

#[test]
fn a_feed_that_refuses_other_sites_needs_a_publisher_unless_there_is_a_proxy_or_a_copy() {
    let none = json!({});
    for (of_board, of_feed, expected) in [
        (&none, &none, Freshness::NeedsPublisher),
        (&json!({"proxy": "https://proxy.example.org/?a="}), &none, Freshness::NeverLoaded),
        (&none, &json!({"address": null, "file": "mill.json"}), Freshness::NeverLoaded),
        (&none, &json!({"proxied": false}), Freshness::NeverLoaded),
    ] {
        let documents = refused(of_board, of_feed);
        let log = BoardLog::at(&documents, at(NOW), None);
        let found: Vec<_> = log.freshness(at(NOW)).map(|(_, _, freshness)| freshness).collect();
        assert_eq!(found, [Freshness::NeverLoaded, expected], "{of_board} {of_feed}");
        let asked: Vec<_> = documents.board.feeds_within_reach().map(|feed| feed.id.as_str()).collect();
        assert_eq!(asked.contains(&"mill"), expected == Freshness::NeverLoaded, "{of_board} {of_feed}");
    }
}

#[test]
fn a_feed_that_needs_a_publisher_is_not_waited_for() {
    let mut documents = refused(&json!({}), &json!({}));
    assert_eq!(seen(&documents).blindness(), Blindness::NotYetRead, "the bakery may still come");
    documents.fail(&feed("bakery"), FeedFailure::Unreachable);
    assert_eq!(seen(&documents).blindness(), Blindness::NoFeedRead { since: None });
    documents.put(&feed("bakery"), operational("bread"), good(NOW));
    let calm = seen(&documents).calm();
    assert_eq!((calm.sight(), calm.unknown), (Sight::PartlyBlind, 1), "what it would tell is unknown");
}

#[test]
fn a_board_that_reads_one_of_two_feeds_is_partly_blind() {
    let mut documents = board(&flour());
    documents.put(&feed("bakery"), operational("bread"), good(NOW));
    let calm = seen(&documents).calm();
    assert_eq!((calm.sight(), calm.known(), calm.all()), (Sight::PartlyBlind, 1, 2));
    documents.put(&feed("mill"), operational("flour"), good(NOW));
    assert_eq!(seen(&documents).calm().sight(), Sight::Clear);
}

#[test]
fn feeds_that_are_read_and_say_nothing_are_not_said_to_be_lost() {
    let mut documents = board(&flour());
    documents.put(&feed("bakery"), operational("no-such-service"), good(NOW));
    documents.fail(&feed("mill"), FeedFailure::Unreachable);
    let view = seen(&documents);
    assert_eq!((view.calm().sight(), view.blindness()), (Sight::Blind, Blindness::NothingSaid));
}

#[test]
fn a_board_whose_services_were_dropped_is_not_all_clear() {
    let mut documents = board(&json!({"id": "flour", "name": {"ko": "Milgaru", "en": "Flour"}}));
    assert_eq!((documents.board.services.len(), documents.board.unread_services), (1, 1));
    documents.put(&feed("bakery"), operational("bread"), good(NOW));
    let calm = seen(&documents).calm();
    assert_eq!((calm.sight(), calm.operational, calm.unknown), (Sight::PartlyBlind, 1, 1));
}

#[test]
fn feeds_of_several_hosts_that_fall_silent_together_are_cut_off() {
    const MILL: &str = "https://mill.example.org/summary.json";
    let mill = |address: &str| json!({"address": address, "proxied": false});
    let lost = |address: &str, bakery: Option<&str>, mill_at: &str| {
        let mut documents = refused(&json!({}), &mill(address));
        if let Some(bakery) = bakery {
            documents.put(&feed("bakery"), operational("bread"), good(bakery));
        }
        documents.put(&feed("mill"), operational("flour"), good(mill_at));
        for id in ["bakery", "mill"] {
            documents.fail(&feed(id), FeedFailure::Unreachable);
        }
        seen(&documents).cut_off()
    };
    let nine = "2026-11-22T09:00:00+09:00";
    let cut_off = Some(CutOff { feeds: 2, hosts: 2, minutes: 4 });
    assert_eq!(lost(MILL, Some(nine), "2026-11-22T09:03:10+09:00"), cut_off);
    assert_eq!(lost(MILL, Some(nine), "2026-11-22T09:10:01+09:00"), None, "one after the other");
    assert_eq!(lost(MILL, None, nine), None, "the other was never read");
    let mut documents = refused(&json!({}), &mill(MILL));
    documents.put(&feed("bakery"), operational("bread"), good(NOW));
    assert_eq!(seen(&documents).cut_off(), None, "one is still read");
}
