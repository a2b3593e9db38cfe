//! Maintenance and promises, as a program for calendars reads them.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::sync::Arc;

use downboard_core::model::Lang;
use downboard_core::timeline::Documents;
use downboard_core::view::View;
use downboard_publish::calendar::calendar;
use icalendar::{Calendar, Component, Event};
use serde_json::{Value, json};
use support::{base, board, edition, harbour, pangyo, shown, text, with};

fn read(written: &str) -> Calendar {
    written.parse().unwrap_or_else(|error| panic!("{error}: {written}"))
}

fn events(view: &View, lang: Lang) -> Vec<Event> {
    read(&calendar(edition(view, lang), Some(&base()))).events().cloned().collect()
}

fn value<'a>(event: &'a Event, key: &str) -> &'a str {
    event.property_value(key).unwrap_or_default()
}

fn summaries(events: &[Event]) -> Vec<&str> {
    events.iter().map(|event| value(event, "SUMMARY")).collect()
}

/// Maintenance that is planned from ten to twelve o'clock, with what was said last, where something was.
fn maintenance(said: Option<(&str, &str)>) -> Value {
    let updates = said.map(|(at, phase)| {
        json!({"at": format!("2024-03-01T{at}:00+09:00"), "phase": phase,
            "text": {"ko": "We mend it, all of it; soon.", "en": "We mend it, all of it; soon."}, "sources": ["paper"]})
    });
    json!([{"id": "new-stones", "title": {"ko": "New stones", "en": "New stones"}, "impact": "maintenance",
        "started_at": "2024-03-01T10:00:00+09:00", "services": ["mill", "bakery"],
        "planned": {"from": "2024-03-01T10:00:00+09:00", "to": "2024-03-01T12:00:00+09:00"},
        "updates": updates.into_iter().collect::<Vec<_>>()}])
}

fn planned(said: Option<(&str, &str)>) -> Documents {
    with(&board(), &json!([]), &maintenance(said), &json!([]))
}

#[test]
fn maintenance_stands_in_the_calendar_with_its_window() {
    let view = shown(&planned(Some(("09:00", "scheduled"))), "2024-03-01T09:30:00+09:00");
    let events = events(&view, Lang::En);
    assert_eq!(summaries(&events), ["maintenance: New stones"]);
    let event = &events[0];
    assert_eq!([value(event, "DTSTART"), value(event, "DTEND")], ["20240301T010000Z", "20240301T030000Z"]);
    let text = "Mill, Bakery\nplanned Fri 1 Mar 2024, 10:00 to 12:00\nWe mend it, all of it; soon.";
    assert_eq!(value(event, "DESCRIPTION"), text);
    assert_eq!(value(event, "URL"), "https://status.example.org/outages/boards/mill-town/?lang=en");
}

#[test]
fn maintenance_that_was_announced_later_is_hindsight() {
    let count = |said, moment: &str| events(&shown(&planned(said), moment), Lang::En).len();
    let announced = Some(("09:00", "scheduled"));
    assert_eq!(count(announced, "2024-03-01T08:59:59+09:00"), 0);
    assert_eq!(count(announced, "2024-03-01T09:00:00+09:00"), 1);
    // Nobody knows when it was announced, but by then it had been.
    assert_eq!(count(None, "2024-03-01T09:00:00+09:00"), 0);
    assert_eq!(count(None, "2024-03-01T10:00:00+09:00"), 1);
}

#[test]
fn a_promise_says_what_became_of_it() {
    for (moment, expected) in [
        ("2024-03-01T13:00:00+09:00", vec![]),
        ("2024-03-01T15:00:00+09:00", vec!["due Fri 1 Mar 2024, 16:00"]),
        ("2024-03-01T17:00:00+09:00", vec!["due Fri 1 Mar 2024, 16:00; 1\u{a0}h overdue", "due Fri 1 Mar 2024, 19:00"]),
        (
            "2024-03-01T18:00:00+09:00",
            vec![
                "due Fri 1 Mar 2024, 16:00, fulfilled by Fri 1 Mar 2024, 18:00\nIt took four.",
                "due Fri 1 Mar 2024, 19:00",
            ],
        ),
    ] {
        let events = events(&shown(&harbour(), moment), Lang::En);
        let found: Vec<&str> = events.iter().map(|event| value(event, "DESCRIPTION")).collect();
        assert_eq!(found, expected, "{moment}");
    }
    let events = events(&shown(&harbour(), "2024-03-01T15:00:00+09:00"), Lang::En);
    assert_eq!(summaries(&events), ["Ferry Ltd announced: Two hours after the power."]);
    assert_eq!(value(&events[0], "DTSTART"), "20240301T070000Z");
}

#[test]
fn an_entry_keeps_its_name_and_is_stamped_by_its_documents() {
    let (before, after) =
        (shown(&harbour(), "2024-03-01T17:00:00+09:00"), shown(&harbour(), "2024-03-02T17:00:00+09:00"));
    let uids =
        |view: &View, lang| events(view, lang).iter().map(|event| value(event, "UID").to_owned()).collect::<Vec<_>>();
    assert_eq!(uids(&before, Lang::En), uids(&after, Lang::Ko));
    // What was said later does not stamp what is shown before.
    assert_eq!(value(&events(&before, Lang::En)[0], "DTSTAMP"), "20240301T080000Z");
    assert_eq!(value(&events(&after, Lang::En)[0], "DTSTAMP"), "20240301T110000Z");
}

#[test]
fn every_line_is_short_and_ends_as_the_format_says() {
    for lang in Lang::ALL {
        let view = shown(&pangyo(), "2022-10-20T23:00:00+09:00");
        let written = calendar(edition(&view, lang), Some(&base()));
        assert!(written.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && written.ends_with("END:VCALENDAR\r\n"));
        assert_eq!(written.matches('\n').count(), written.matches("\r\n").count());
        assert!(written.split("\r\n").all(|line| line.len() <= 75), "{written}");
        assert!(written.contains("\r\n "), "something is folded");
        assert_eq!(read(&written).events().count(), 3);
    }
}

#[test]
fn hostile_titles_are_text() {
    let view = shown(&planned(Some(("09:00", "scheduled"))), "2024-03-01T11:00:00+09:00");
    for title in [
        "a;b,c\\d\\n",
        "END:VEVENT\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR",
        "\u{202e}gpj\u{0}.exe",
        &"\u{1f642}".repeat(200),
        "<b>\"bold\"</b>:",
    ] {
        let mut log = (*view.log).clone();
        let mut board = (*log.board).clone();
        board.title = text(title);
        log.incidents[0].title = text(title);
        log.board = Arc::new(board);
        let view = View { log: Arc::new(log), ..view.clone() };
        let seen = title.replace(['\r', '\n'], " ").replace(['\u{202e}', '\0'], "");
        let written = read(&calendar(edition(&view, Lang::En), None));
        let events: Vec<Event> = written.events().cloned().collect();
        assert_eq!(summaries(&events), [format!("maintenance: {seen}")]);
        assert_eq!(written.property_value("X-WR-CALNAME"), Some(&*format!("{seen}: Promises and maintenance")));
    }
}
