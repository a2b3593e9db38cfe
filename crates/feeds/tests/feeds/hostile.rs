//! What a publisher writes stays text: no link but to the web, no control over the terminal or the direction of writing,
//! nothing without an end.

use downboard_core::decode::decode_board;
use downboard_core::model::{Address, FeedFormat};
use downboard_core::reading::MAX_TEXT_CHARACTERS;
use downboard_feeds::{LONGEST_NAME, NamedComponent, Report, decode_feed};

use super::reading::{at, read};
use super::templates::{Day, HARMLESS, TEMPLATES, Template};

/// What people have tried elsewhere. The tests in a browser use the same list.
fn payloads() -> Vec<String> {
    let payloads = serde_json::from_str(include_str!("../../../../e2e/payloads.json"));
    let mut payloads: Vec<String> = payloads.expect("a list of texts");
    assert!(payloads.len() > 60, "{}", payloads.len());
    let long = payloads.iter().step_by(40).map(|payload| payload.repeat(200));
    payloads.extend(long.collect::<Vec<_>>());
    payloads
}

/// Whether a character acts on others instead of being seen: on a terminal, or on the direction of writing.
fn is_hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[track_caller]
fn check_up_to(text: &str, most: usize, of: &str) {
    assert!(!text.contains(is_hidden), "{of}: {text:?}");
    // One more for the ellipsis.
    assert!(text.chars().count() <= most + 1, "{of} has {} characters", text.chars().count());
}

#[track_caller]
fn check_line(text: &str, of: &str) {
    check_up_to(text, LONGEST_NAME, of);
}

#[track_caller]
fn check_body(text: &str, of: &str) {
    assert!(!text.contains(|c| c != '\n' && is_hidden(c)), "{of}: {text:?}");
    assert!(text.chars().count() <= MAX_TEXT_CHARACTERS + 1, "{of} has {} characters", text.chars().count());
}

#[track_caller]
fn check_link(link: Option<&Address>, of: &str) {
    let Some(link) = link else { return };
    let scheme = link.as_str().split_once("://").map(|(scheme, _)| scheme);
    assert!(matches!(scheme, Some("http" | "https")), "{of}: {link:?}");
    assert!(!link.as_str().contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"\\".contains(c)), "{link:?}");
}

#[track_caller]
fn check_affected(affected: &[NamedComponent], of: &str) {
    for one in affected {
        check_line(&one.component, of);
        check_line(one.name.as_deref().unwrap_or_default(), of);
    }
}

/// Looks at every text of a report.
#[track_caller]
fn check_texts(report: &Report, of: &str) {
    check_line(report.name.as_deref().unwrap_or_default(), of);
    check_link(report.page.as_ref(), of);
    for component in &report.components {
        // An id may be put together from two.
        check_up_to(&component.id, 2 * LONGEST_NAME + 2, &format!("{of}, a component's id"));
        let lines = [Some(&component.name), component.group.as_ref(), component.region.as_ref()];
        lines.into_iter().flatten().for_each(|line| check_line(line, &format!("{of}, a component")));
    }
    for incident in &report.incidents {
        let of = format!("{of}, an incident");
        check_line(&incident.id, &format!("{of}'s id"));
        check_line(&incident.title, &of);
        check_link(incident.link.as_ref(), &of);
        incident.regions.iter().for_each(|region| check_line(region, &format!("{of}'s region")));
        check_affected(&incident.affected, &format!("{of}'s component"));
        for words in &incident.translations {
            check_line(&words.title, &format!("{of}'s other title"));
            check_body(&words.text, &format!("{of}'s other text"));
        }
        for update in &incident.updates {
            check_body(&update.text, &format!("{of}'s update"));
            check_affected(&update.affected, &of);
        }
    }
}

/// Reads a body in its format and in the one that it seems to have, and looks at what comes of it.
#[track_caller]
fn check(template: &Template, body: &[u8], payload: &str) {
    for format in [Some(template.format), None] {
        let of = format!("{} with {payload:.60?}", template.format.word());
        let decoded = decode_feed(body, format, Some(at("2026-11-22T00:00:00Z")));
        for finding in &decoded.findings {
            let shown = downboard_words::finding(downboard_core::model::Lang::En, finding);
            assert!(!shown.contains(is_hidden), "{of}: {shown:?}");
            assert!(shown.chars().count() < 1_000, "{of}: {shown:?}");
        }
        if let Some(report) = read(body, format) {
            check_texts(&report, &of);
        }
    }
}

#[test]
fn a_template_of_every_format_is_read_and_recognised() {
    let of_templates: Vec<FeedFormat> = TEMPLATES.iter().map(|template| template.format).collect();
    for format in FeedFormat::ALL {
        assert_ne!(of_templates.contains(&format), format.is_native(), "{}", format.word());
    }
    for template in TEMPLATES {
        let body = template.filled(Day::Bad, HARMLESS);
        let word = template.format.word();
        let decoded = decode_feed(&body, Some(template.format), Some(at("2026-11-22T00:00:00Z")));
        let report = decoded.value.unwrap_or_else(|| panic!("{word}: {:?}", decoded.findings));
        assert_eq!(read(&body, None), Some(report.clone()), "{word}");
        assert_ne!(report.components.len() + report.incidents.len(), 0, "{word}");
    }
}

#[test]
fn whatever_a_publisher_writes_stays_text() {
    let payloads = payloads();
    for template in TEMPLATES {
        for payload in &payloads {
            check(&template, &template.filled(Day::Bad, payload), payload);
            if template.is_xml() {
                check(&template, &template.unescaped(Day::Bad, payload), payload);
            }
        }
    }
}

#[test]
fn no_scheme_but_that_of_the_web_becomes_the_address_of_a_feed() {
    for payload in payloads() {
        let board = serde_json::json!({"format": "downboard-board/1", "id": "x", "title": {"ko": "x", "en": "x"},
            "zone": {"utc_offset": "+09:00", "label": "KST"}, "period": {"hours": 24}, "services": [], "proxy": payload,
            "feeds": [{"id": "a", "address": "https://example.org/a", "page": payload, "stream": payload},
                {"id": "b", "address": payload}]});
        let Some(board) = decode_board(board.to_string().as_bytes()).value else { continue };
        check_link(board.proxy.as_ref(), "the proxy");
        for feed in &board.feeds {
            check_link(feed.page.as_ref(), "the page");
            check_link(feed.stream.as_ref(), "the stream");
            assert!(feed.place.as_str().starts_with("https://"), "{:?}", feed.place);
        }
    }
}
