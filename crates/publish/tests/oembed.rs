//! Cards as others embed them, by the schema of oEmbed and by what `WordPress` keeps of them.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::sync::Arc;

use downboard_core::model::{Lang, ServiceIndex};
use downboard_core::timeline::Documents;
use downboard_core::view::View;
use downboard_publish::base_address::BaseAddress;
use downboard_publish::card::Card;
use downboard_publish::oembed::{PictureSize, discovery, oembed};
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::{Value, json};
use support::{base, board, edition, event, pangyo, shown, text, with};

const EVENING: &str = "2022-10-15T21:50:00+09:00";
const SOCIAL: PictureSize = PictureSize { width: 1200, height: 630 };

fn answer(card: Card<'_>, base: &BaseAddress, social: Option<PictureSize>) -> Value {
    let answer: Value = serde_json::from_str(&oembed(card, base, social)).expect("JSON");
    let schema: Value = serde_json::from_str(include_str!("oembed.schema.json")).expect("JSON");
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    let faults: Vec<String> = schema.iter_errors(&answer).map(|fault| fault.to_string()).collect();
    assert_eq!(faults, Vec::<String>::new());
    answer
}

fn html(answer: &Value) -> &str {
    answer["html"].as_str().expect("HTML")
}

/// What `WordPress` keeps: these elements, each with these attributes (`wp_filter_oembed_result`).
const KEPT: [(&str, &[&str]); 3] = [
    ("blockquote", &[]),
    ("a", &["href"]),
    ("iframe", &["src", "width", "height", "frameborder", "marginwidth", "marginheight", "scrolling", "title"]),
];

/// The elements of a piece of HTML with their attributes, and its text. Panics at one that `WordPress` takes out.
fn kept(html: &str) -> (Vec<String>, String) {
    let (mut elements, mut text) = (Vec::new(), String::new());
    let mut reader = Reader::from_str(html);
    loop {
        match reader.read_event().expect("as well-formed as XML") {
            Event::Start(start) => {
                let name = start.name().as_ref().to_owned();
                let (_, attributes) = KEPT.iter().find(|(kept, _)| *kept == name).expect("an element that is kept");
                for attribute in start.attributes() {
                    let attribute = attribute.expect("an attribute");
                    assert!(attributes.contains(&attribute.key.as_ref()), "{attribute:?}");
                }
                elements.push(name);
            }
            Event::Text(own) => text.push_str(&own.xml10_content()),
            Event::GeneralRef(reference) => {
                text.push('&');
                text.push_str(&reference.xml10_content());
            }
            Event::End(_) => {}
            Event::Eof => return (elements, text),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn every_card_of_the_bundled_board_is_embedded() {
    let view = shown(&pangyo(), EVENING);
    for lang in Lang::ALL {
        for card in Card::every(edition(&view, lang)) {
            let answer = answer(card, &base(), Some(SOCIAL));
            let (elements, _) = kept(html(&answer));
            assert_eq!(elements, ["blockquote", "a", "iframe"]);
            let frame = format!("width=\"{}\" height=\"{}\"", answer["width"], answer["height"]);
            assert!(html(&answer).contains(&frame));
        }
    }
}

#[test]
fn a_card_is_a_quote_with_its_moment_and_a_frame() {
    let view = shown(&pangyo(), EVENING);
    let edition = edition(&view, Lang::En);
    let talk = Card::of_service(edition, ServiceIndex(0)).expect("the first service");
    assert_eq!(
        answer(talk, &base(), None),
        json!({
            "type": "rich", "version": "1.0", "title": "KakaoTalk \u{2013} Pangyo data-centre fire",
            "provider_name": "Downboard", "provider_url": "https://status.example.org/outages/", "cache_age": 86_400,
            "html": "<blockquote><a href=\"https://status.example.org/outages/boards/pangyo-2022/?lang=en\">KakaoTalk has been \
                down for 6\u{a0}h\u{a0}20\u{a0}min. (as of Sat 15 Oct 2022, 21:50 KST)</a></blockquote><iframe \
                src=\"https://status.example.org/outages/embed/pangyo-2022/kakaotalk/?lang=en\" width=\"600\" height=\"330\" \
                title=\"KakaoTalk \u{2013} Pangyo data-centre fire\" frameborder=\"0\" scrolling=\"no\"></iframe>",
            "width": 600, "height": 330,
        })
    );
    assert_eq!(answer(Card::worst(edition), &base(), None)["height"], 420);
}

#[test]
fn the_picture_is_named_with_its_size() {
    let view = shown(&pangyo(), EVENING);
    let answer = answer(Card::worst(edition(&view, Lang::Ko)), &base(), Some(SOCIAL));
    let address = "https://status.example.org/outages/embed/pangyo-2022/social.png";
    assert_eq!(answer["thumbnail_url"], address);
    assert_eq!((&answer["thumbnail_width"], &answer["thumbnail_height"]), (&json!(1200), &json!(630)));
}

#[test]
fn a_card_of_a_live_board_is_not_kept_for_long() {
    let mut board = board();
    board.as_object_mut().expect("an object").remove("opens_at");
    let view = shown(&with(&board, &json!([]), &json!([]), &json!([])), "2024-03-01T12:00:00+09:00");
    let answer = answer(Card::worst(edition(&view, Lang::En)), &base(), None);
    assert_eq!(answer["cache_age"], 60);
    assert!(
        html(&answer).contains("Mill Town: Nothing is known right now. No service\u{2019}s status is known. (as of")
    );
}

#[test]
fn a_page_names_the_answer_for_its_card() {
    let view = shown(&pangyo(), EVENING);
    let card = Card::of_service(edition(&view, Lang::En), ServiceIndex(0)).expect("the first service");
    let found = discovery(card, &base());
    assert_eq!(found.href, "https://status.example.org/outages/embed/pangyo-2022/kakaotalk/oembed.en.json");
    assert_eq!(found.title, "KakaoTalk \u{2013} Pangyo data-centre fire");
    assert!(Card::of_service(edition(&view, Lang::En), ServiceIndex(999)).is_none());
}

fn named(name: &str) -> View {
    let bakery = json!({"service": "bakery"});
    let documents = with(&board(), &json!([event(&bakery, "major_outage", "09:00")]), &json!([]), &json!([]));
    let mut board = (*documents.board).clone();
    board.title = text(name);
    for service in &mut board.services {
        service.name = text(name);
    }
    shown(&Documents { board: Arc::new(board), ..documents }, "2024-03-01T12:00:00+09:00")
}

#[test]
fn hostile_names_are_text_in_quote_and_frame() {
    let base = BaseAddress::parse("https://status.example.org/a&b'c/").expect("an odd address");
    for name in
        ["<script>alert(1)</script>", "\" onload=\"alert(1)", "</iframe></blockquote>", "\u{202e}]]>\0'", "&quot;"]
    {
        let view = named(name);
        for card in Card::every(edition(&view, Lang::En)) {
            let answer = answer(card, &base, Some(SOCIAL));
            let (elements, text) = kept(html(&answer));
            assert_eq!(elements, ["blockquote", "a", "iframe"], "{name}");
            assert!(!text.contains('<') && !html(&answer).contains('\u{202e}'), "{text}");
        }
    }
}
