//! The bundled boards that watch public status pages: nothing on them is without a feed, a page for people and a source.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use downboard_core::decode::decode_board;
use downboard_core::model::{Board, Feed, Id, Subject};

fn boards() -> [Board; 2] {
    ["world-live", "korea-live"].map(|id| {
        let path = support::public().join("boards").join(id).join("board.json");
        support::clean(decode_board(&std::fs::read(path).expect("a board")))
    })
}

fn is_about(feed: &Feed, wanted: &Subject) -> bool {
    feed.maps.iter().any(|mapping| mapping.subject == *wanted)
}

#[test]
fn everything_on_a_live_board_has_a_feed_a_page_and_a_source_that_names_it() {
    for board in boards() {
        for service in &board.services {
            let id = service.id.clone();
            let subjects = service.features.iter().map(|feature| feature.id.clone());
            let mut subjects: Vec<_> =
                subjects.map(|feature| Subject::Feature { service: id.clone(), feature }).collect();
            if subjects.is_empty() {
                subjects.push(Subject::Service { service: id.clone() });
            }
            for subject in &subjects {
                let feed = board.feeds.iter().find(|feed| is_about(feed, subject));
                assert!(feed.is_some_and(|feed| feed.page.is_some()), "{}: {subject:?}", board.id);
            }
            let is_named = board.sources.iter().any(|source| source.title.en.contains(&service.name.en));
            assert!(is_named, "{}: {id}", board.id);
        }
    }
}

/// A status names its feed as its source.
#[test]
fn no_source_of_a_live_board_has_the_id_of_a_feed() {
    for board in boards() {
        let is_feed = |id: &Id| board.feeds.iter().any(|feed| feed.id == *id);
        let taken: Vec<&Id> = board.sources.iter().map(|source| &source.id).filter(|id| is_feed(id)).collect();
        assert!(taken.is_empty(), "{}: {taken:?}", board.id);
    }
}

#[test]
fn only_the_feeds_of_the_three_clouds_need_a_publisher() {
    for (board, expected) in boards().iter().zip([vec![], vec!["aws", "google-cloud", "azure"]]) {
        let needs = board.feeds.iter().filter(|feed| board.needs_publisher(feed));
        assert_eq!(needs.map(|feed| feed.id.as_str()).collect::<Vec<_>>(), expected, "{}", board.id);
    }
}
