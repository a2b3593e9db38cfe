//! Who runs a board: what is read of it, and what is refused without the board going with it.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use downboard_core::decode::decode_board;
use downboard_core::model::{Address, Contact, MailAddress, Publisher};
use downboard_core::reading::{Effect, Expected, Finding, JsonKind, Problem};
use serde_json::{Value, json};

/// The publisher of the small board as it is written, and what is found wrong with it.
#[track_caller]
fn read(publisher: Value) -> (Option<Publisher>, Vec<Finding>) {
    let mut board: Value = serde_json::from_slice(support::BOARD).expect("JSON");
    board["publisher"] = publisher;
    let decoded = decode_board(board.to_string().as_bytes());
    (decoded.value.expect("the board stays").publisher, decoded.findings)
}

fn dropped(pointer: &str, problem: Problem, expected: Expected) -> Finding {
    Finding { pointer: pointer.to_owned(), problem, expected, effect: Effect::Dropped }
}

fn name() -> Value {
    json!({ "ko": "\u{d56d}\u{ad6c}\u{c77c}\u{bcf4}", "en": "Harbour Daily" })
}

#[test]
fn a_board_says_who_runs_it_and_whom_to_write_to() {
    let (publisher, findings) =
        read(json!({ "name": name(), "url": "https://daily.example.com/", "contact": "desk@daily.example.com" }));
    assert_eq!(findings, []);
    let publisher = publisher.expect("a publisher");
    assert_eq!(publisher.name.en, "Harbour Daily");
    assert_eq!(publisher.url.as_ref().map(Address::as_str), Some("https://daily.example.com/"));
    let contact = publisher.contact.expect("a contact");
    assert_eq!(contact.href(), "mailto:desk@daily.example.com");
    assert_eq!(contact.mail().map(MailAddress::as_str), Some("desk@daily.example.com"));
}

#[test]
fn a_name_is_enough_and_a_board_needs_none() {
    let (publisher, findings) = read(json!({ "name": name() }));
    assert_eq!(findings, []);
    assert!(publisher.is_some_and(|publisher| publisher.url.is_none() && publisher.contact.is_none()));
    assert_eq!(read(Value::Null), (None, Vec::new()));
}

#[test]
fn nobody_without_a_name_runs_a_board() {
    for (publisher, pointer, problem, expected) in [
        (json!({ "contact": "desk@daily.example.com" }), "/publisher/name", Problem::Missing, Expected::Text),
        (json!({ "name": {} }), "/publisher/name", Problem::Missing, Expected::Text),
        (json!("Harbour Daily"), "/publisher", Problem::WrongKind(JsonKind::String), Expected::Object),
    ] {
        assert_eq!(read(publisher), (None, vec![dropped(pointer, problem, expected)]));
    }
}

#[test]
fn a_bad_link_is_left_out_and_the_publisher_stays() {
    for (field, text, expected) in [
        ("url", "javascript:alert(1)", Expected::Address),
        ("url", "desk@daily.example.com", Expected::Address),
        ("contact", "javascript:alert(1)", Expected::Contact),
        ("contact", "javascript:alert(1)//@daily.example.com", Expected::Contact),
        ("contact", "desk at daily.example.com", Expected::Contact),
        ("contact", "desk@daily.example.com?bcc=all@daily.example.com", Expected::Contact),
    ] {
        let mut publisher =
            json!({ "name": name(), "url": "https://daily.example.com/", "contact": "desk@example.com" });
        publisher[field] = text.into();
        let (publisher, findings) = read(publisher);
        let problem = Problem::Malformed(text.to_owned());
        assert_eq!(findings, [dropped(&format!("/publisher/{field}"), problem, expected)]);
        let publisher = publisher.expect("a publisher");
        assert_eq!((publisher.url.is_some(), publisher.contact.is_some()), (field != "url", field != "contact"));
    }
}

#[test]
fn a_contact_on_the_web_is_a_page() {
    let (publisher, findings) = read(json!({ "name": name(), "contact": "https://daily.example.com/contact" }));
    assert_eq!(findings, []);
    assert!(matches!(publisher.and_then(|publisher| publisher.contact), Some(Contact::Page(_))));
}
