//! The facts of a card as text.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::sync::Arc;

use downboard_core::model::{Lang, ServiceIndex, Status};
use downboard_core::timeline::Documents;
use downboard_core::view::{Calm, View};
use downboard_estimate::{Estimates, Model};
use downboard_publish::card::Card;
use downboard_publish::text::text;
use serde_json::{Value, json};
use support::{base, board, edition, event, harbour, pangyo, shown, with};

const EVENING: &str = "2022-10-15T21:50:00+09:00";
const NOON: &str = "2024-03-01T12:00:00+09:00";

fn estimates(view: &View) -> Estimates {
    Model::of(&view.log).at(view.at)
}

/// A document with its no-break spaces as spaces.
fn said(card: Card<'_>, estimates: Option<&Estimates>) -> String {
    text(card, estimates, Some(&base())).replace('\u{a0}', " ")
}

fn english(view: &View) -> Card<'_> {
    Card::worst(edition(view, Lang::En))
}

#[track_caller]
fn assert_says(text: &str, parts: &[&str]) {
    let mut rest = text;
    for part in parts {
        let Some((_, after)) = rest.split_once(part) else { panic!("no {part:?}, or not there, in {text}") };
        rest = after;
    }
}

#[test]
fn the_card_of_a_service_says_what_the_page_says() {
    let view = shown(&pangyo(), EVENING);
    let card = Card::of_service(edition(&view, Lang::En), ServiceIndex(0)).expect("the first service");
    assert_says(
        &said(card, Some(&estimates(&view))),
        &[
            "<!doctype html>\n<html lang=\"en\">",
            "<h1>KakaoTalk has been down for 6 h 20 min.</h1>",
            "<time datetime=\"2022-10-15T21:50:00+09:00\">as of Sat 15 Oct 2022, 21:50 KST</time>",
            "<strong>KakaoTalk</strong>: down 6 h 20 min · since 15:27\u{2013}15:30",
            "<li>Gifts: down 1 h 51 min to 6 h 23 min · since 15:27\u{2013}19:59</li>",
            "<p>Instead</p>",
            "<li>Texts and calls \u{2013} nothing to install</li>",
            "<p>Affected: 16\u{2013}23 million people (in the last hour · estimate · grade C)</p>",
            "<p>Cause: SK Pangyo data centre \u{2013} 17:46 Flames under control</p>",
            "<p>Sources: <a href=\"",
            "<a href=\"https://status.example.org/outages/boards/pangyo-2022/?lang=en\">Pangyo data-centre fire",
            "</html>\n",
        ],
    );
}

#[test]
fn the_card_of_a_board_lists_the_worst_first_and_what_is_unknown() {
    let view = shown(&pangyo(), EVENING);
    let text = said(english(&view), None);
    assert_says(
        &text,
        &[
            "<h1>Pangyo data-centre fire: 19 services affected</h1>",
            "<strong>KakaoTalk</strong>: down",
            "<strong>KakaoBank</strong>: partly down",
            "<strong>Tistory</strong>: unknown",
        ],
    );
    assert_eq!(text.matches("<strong>").count(), view.services.len());
    assert!(!text.contains("Affected:"), "nothing is said of people where no estimates are given");
}

#[test]
fn no_document_has_code_or_styles_and_every_element_ends() {
    let view = shown(&pangyo(), EVENING);
    let estimates = estimates(&view);
    for lang in Lang::ALL {
        for card in Card::every(edition(&view, lang)) {
            let text = text(card, Some(&estimates), None);
            for part in ["<script", "<style", " style=", "<link", "<img"] {
                assert!(!text.contains(part), "{part}");
            }
            for element in ["ul", "li", "p", "a", "strong", "h1", "time", "body", "html"] {
                let begun =
                    text.matches(&format!("<{element}>")).count() + text.matches(&format!("<{element} ")).count();
                assert_eq!(begun, text.matches(&format!("</{element}>")).count(), "{element}");
            }
            assert!(text.contains("../boards/pangyo-2022/?lang="), "the way to the dashboard");
        }
    }
}

#[test]
fn at_most_three_alternatives_are_named_for_a_service() {
    let view = shown(&pangyo(), EVENING);
    let text = said(english(&view), None);
    let lists = text.split("<p>Instead</p>\n<ul>\n").skip(1);
    let mut counted = 0;
    for list in lists {
        let named = list.split_once("</ul>").expect("an end").0.matches("<li>").count();
        assert!((1..=3).contains(&named), "{named}");
        counted += 1;
    }
    assert!(counted > 5, "{counted}");
}

#[test]
fn a_board_that_is_over_says_how_long_it_was() {
    let view = shown(&pangyo(), "2022-10-20T23:00:00+09:00");
    let text = said(english(&view), Some(&estimates(&view)));
    assert_says(
        &text,
        &[
            "<h1>Pangyo data-centre fire: All known outages have ended. The outage lasted 127 h 30 min (Kakao count), ",
            "The status of one service is unknown.</h1>",
            "<strong>Naver</strong>: unknown</li>",
            "<strong>KakaoTalk</strong>: operational · since 19 Oct 15:00 – 20 Oct 23:00</li>",
        ],
    );
    assert!(!text.contains("nobody"), "what is not known is not said to be nobody");
}

fn only(board: &Value, events: &Value) -> Documents {
    with(board, events, &json!([]), &json!([]))
}

#[test]
fn a_board_of_which_nothing_is_known_is_not_calm() {
    let view = shown(&only(&board(), &json!([])), NOON);
    let text = said(english(&view), Some(&estimates(&view)));
    assert_eq!(view.calm(), Calm { unknown: 2, ..Calm::default() });
    assert_says(
        &text,
        &[
            "<h1>Mill Town: Nothing is known right now. No service\u{2019}s status is known.",
            "<strong>Mill</strong>: unknown</li>",
        ],
    );
    for calm in ["operational", "Affected", "nobody", "No outage"] {
        assert!(!text.contains(calm), "{calm}");
    }
}

#[test]
fn a_service_without_an_audience_says_why_there_is_no_figure() {
    let bakery = json!({"service": "bakery"});
    let view = shown(&only(&board(), &json!([event(&bakery, "major_outage", "09:00")])), NOON);
    let card = Card::of_service(edition(&view, Lang::En), ServiceIndex(1)).expect("the bakery");
    let text = said(card, Some(&estimates(&view)));
    assert_says(
        &text,
        &[
            "<h1>Bakery has been down for 3 h.</h1>",
            "<strong>Bakery</strong>: down 3 h · since 09:00\n<p>No confirmed alternative.</p>",
            "<p>Affected: Not estimated (no user figures published)</p>",
            "<p>Sources: <a href=\"https://paper.example.net/1\">Mill Town Paper</a></p>",
        ],
    );
}

#[test]
fn maintenance_says_until_when_it_was_planned() {
    let bakery = json!({"service": "bakery"});
    let window = json!([{"id": "oven", "title": {"ko": "Oven", "en": "Oven"}, "impact": "maintenance",
        "started_at": "2024-03-01T09:00:00+09:00", "services": ["bakery"], "updates": [],
        "planned": {"from": "2024-03-01T09:00:00+09:00", "to": "2024-03-01T13:00:00+09:00"}}]);
    let documents = with(&board(), &json!([event(&bakery, "maintenance", "09:00")]), &window, &json!([]));
    let view = shown(&documents, NOON);
    assert_eq!(view.services[1].standing.status, Status::Maintenance);
    assert_says(
        &said(english(&view), None),
        &["<strong>Bakery</strong>: maintenance · since 09:00 · planned until 13:00</li>"],
    );
}

#[test]
fn what_has_been_so_since_the_board_begins_has_no_beginning_that_is_said() {
    let text = said(english(&shown(&harbour(), "2024-03-01T19:00:00+09:00")), None);
    assert_says(&text, &["<strong>Chat</strong>: operational · since 18:00</li>"]);
    let text = said(english(&shown(&harbour(), "2024-03-01T09:00:00+09:00")), None);
    assert_says(&text, &["<strong>Chat</strong>: operational</li>"]);
}

#[test]
fn hostile_names_are_text() {
    for name in ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</title><b>", "\u{202e}\0gpj"] {
        let bakery = json!({"service": "bakery"});
        let documents = only(&board(), &json!([event(&bakery, "major_outage", "09:00")]));
        let mut board = (*documents.board).clone();
        board.title = support::text(name);
        board.sources[0].title = support::text(name);
        for service in &mut board.services {
            service.name = support::text(name);
        }
        let view = shown(&Documents { board: Arc::new(board), ..documents }, NOON);
        let text = said(english(&view), None);
        for part in ["<script", "<img", "<b>", "\u{202e}", "\0"] {
            assert!(!text.contains(part), "{text}");
        }
    }
}

#[test]
fn a_board_of_thousands_lists_the_worst_of_them() {
    let mut board = board();
    let service = board["services"][1].clone();
    let many = (0..250).map(|index| {
        let mut service = service.clone();
        service["id"] = format!("bakery-{index}").into();
        service
    });
    board["services"] = many.collect();
    let text = said(english(&shown(&only(&board, &json!([])), NOON)), None);
    assert_eq!(text.matches("<strong>").count(), 100);
    assert_says(&text, &["<li>and 150 more</li>"]);
}
