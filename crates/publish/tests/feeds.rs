//! RSS and Atom, as a feed reader reads them.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::sync::Arc;

use downboard_core::model::Lang;
use downboard_core::timeline::Documents;
use downboard_core::view::View;
use downboard_publish::atom::atom;
use downboard_publish::base_address::BaseAddress;
use downboard_publish::changes::changes;
use downboard_publish::edition::Edition;
use downboard_publish::rss::rss;
use feed_rs::model::{Entry, Feed};
use serde_json::json;
use support::{base, board, edition, event, pangyo, shown, text, with};

/// Everything restored.
const END: &str = "2022-10-20T23:00:00+09:00";
const EVENING: &str = "2022-10-15T21:50:00+09:00";
const MOST: usize = 100;

fn both(edition: Edition<'_>, base: Option<&BaseAddress>) -> [Feed; 2] {
    [rss(edition, base), atom(edition, base)].map(|document| read(&document))
}

fn read(document: &str) -> Feed {
    feed_rs::parser::parse(document.as_bytes()).unwrap_or_else(|error| panic!("{error}: {document:.400}"))
}

fn title(entry: &Entry) -> &str {
    entry.title.as_ref().map_or("", |title| title.content.as_str())
}

fn body(entry: &Entry) -> &str {
    let content = entry.content.as_ref().and_then(|content| content.body.as_deref());
    content.or_else(|| entry.summary.as_ref().map(|summary| summary.content.as_str())).unwrap_or_default()
}

fn links(entry: &Entry) -> Vec<&str> {
    entry.links.iter().map(|link| link.href.as_str()).collect()
}

#[test]
fn a_feed_lists_the_newest_changes_in_both_languages() {
    for moment in [EVENING, END] {
        let view = shown(&pangyo(), moment);
        let changes = changes(&view.log, view.at);
        for lang in Lang::ALL {
            let edition = edition(&view, lang);
            for feed in both(edition, Some(&base())) {
                assert_eq!(feed.entries.len(), changes.len().min(MOST), "{moment}");
                for (entry, change) in feed.entries.iter().zip(&changes) {
                    assert_eq!(entry.id, change.guid.to_string());
                    assert_eq!(title(entry), change.title(edition));
                    let published = entry.published.expect("a date").timestamp();
                    assert_eq!(published, change.latest.as_second());
                    let address = format!(
                        "https://status.example.org/outages/boards/pangyo-2022/?lang={}&at={}",
                        lang.tag(),
                        change.latest
                    );
                    assert_eq!(links(entry), [address]);
                    assert!(body(entry).starts_with("<p>"), "{}", body(entry));
                }
            }
        }
    }
}

#[test]
fn a_feed_says_what_it_is_and_how_things_stand() {
    let view = shown(&pangyo(), EVENING);
    let edition = edition(&view, Lang::En);
    for feed in both(edition, Some(&base())) {
        assert_eq!(feed.title.expect("a title").content, "Pangyo data-centre fire: Changes");
        let standing = feed.description.expect("a description").content;
        assert_eq!(standing, "Pangyo data-centre fire: 19 services affected (as of Sat 15 Oct 2022, 21:50 KST)");
        assert_eq!(feed.language.as_deref(), Some("en"));
        assert_eq!(feed.updated.expect("a date").timestamp(), view.at.as_second());
    }
    let (rss, atom) = (rss(edition, Some(&base())), atom(edition, Some(&base())));
    let own = |file: &str| format!("href=\"https://status.example.org/outages/boards/pangyo-2022/{file}\"");
    assert!(rss.contains(&own("rss.en.xml")) && atom.contains(&own("atom.en.xml")));
    assert!(
        rss.contains("isPermaLink=\"false\"") && rss.contains("<pubDate>Sat, 15 Oct 2022 15:30:00 +0900</pubDate>")
    );
    assert!(atom.contains("<updated>2022-10-15T15:30:00+09:00</updated>"));
}

#[test]
fn the_feeds_of_two_languages_are_two_with_the_same_changes() {
    let view = shown(&pangyo(), EVENING);
    let [ko, en] = Lang::ALL.map(|lang| read(&atom(edition(&view, lang), None)));
    assert_ne!(ko.id, en.id);
    let ids = |feed: &Feed| feed.entries.iter().map(|entry| entry.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&ko), ids(&en));
}

#[test]
fn without_an_address_nothing_claims_one() {
    let view = shown(&pangyo(), EVENING);
    for document in [rss(edition(&view, Lang::Ko), None), atom(edition(&view, Lang::Ko), None)] {
        let feed = read(&document);
        assert!(feed.entries.iter().all(|entry| entry.links.is_empty()));
        assert!(document.contains("./?lang=ko"), "the way to the dashboard from where the file is published");
        assert!(!document.contains("rel=\"self\""));
    }
}

#[test]
fn an_entry_of_a_live_board_leads_to_what_it_shows_now() {
    let mut board = board();
    board.as_object_mut().expect("an object").remove("opens_at");
    let bakery = json!({"service": "bakery"});
    let documents = with(&board, &json!([event(&bakery, "major_outage", "09:00")]), &json!([]), &json!([]));
    let view = shown(&documents, "2024-03-01T12:00:00+09:00");
    for feed in both(edition(&view, Lang::En), Some(&base())) {
        let address = "https://status.example.org/outages/boards/mill-town/?lang=en";
        assert_eq!(links(&feed.entries[0]), [address]);
    }
}

const HOSTILE: [&str; 5] = [
    "<script>alert(1)</script>",
    "]]><x/>",
    "&lt;b&gt; & &amp;",
    "\"quoted\" 'twice'",
    "\u{5d0}\u{200f}\u{202e}gpj\u{0}\u{b}\u{fffe}\n.exe",
];

/// A board whose names are hostile and not read by the decoder, which would not let all of it through.
fn hostile(name: &str) -> View {
    let bakery = json!({"service": "bakery"});
    let documents = with(&board(), &json!([event(&bakery, "major_outage", "09:00")]), &json!([]), &json!([]));
    let mut board = (*documents.board).clone();
    board.title = text(name);
    board.sources[0].title = text(name);
    for service in &mut board.services {
        service.name = text(name);
    }
    let documents = Documents { board: Arc::new(board), ..documents };
    shown(&documents, "2024-03-01T12:00:00+09:00")
}

#[test]
fn hostile_names_are_text() {
    for name in HOSTILE {
        let view = hostile(name);
        let seen: String = name.replace('\n', " ").replace(['\u{202e}', '\0', '\u{b}', '\u{fffe}'], "");
        for feed in both(edition(&view, Lang::En), Some(&base())) {
            let [entry] = feed.entries.as_slice() else { panic!("{} entries", feed.entries.len()) };
            assert_eq!(title(entry), format!("{seen}: down"));
            let body = body(entry);
            for markup in ["<script", "<x", "<b>"] {
                assert!(!body.contains(markup), "{body}");
            }
            assert_eq!(body.matches('<').count(), 4, "two paragraphs: {body}");
        }
    }
}
