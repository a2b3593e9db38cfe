//! Pages with their facts in them, of the template that the build of the site fills in.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::collections::BTreeMap;

use downboard_core::decode::decode_board;
use downboard_core::model::{Id, Lang, Status, Zone};
use downboard_core::time::Offset;
use downboard_core::timeline::{Documents, FeedFailure, Good};
use downboard_core::view::{Calm, CutOff, Trouble};
use downboard_publish::{BoardFiles, Drawn, PublishedBoard, Site, Templates};
use downboard_words::{
    feeds_read, fell_silent, in_trouble, known_at, known_last, live_words, none_of_feeds, short_moment,
    so_many_in_days, so_many_others, standing_of_several, was, words,
};
use quick_xml::Reader;
use quick_xml::events::Event;

use serde_json::json;
use support::{at, board, pangyo};

/// The template as a build leaves it: what only a build knows is left empty.
fn templates() -> Templates {
    let source = include_str!("../../../script/lib/published.html");
    let mut template = source.to_owned();
    for name in ["policy", "css", "page", "scheme", "build", "worker", "charts"] {
        template = template.replace(&format!("%{name}%"), "");
    }
    for name in ["assets", "notices", "scripts"] {
        template = template.replace(&format!("<!-- %{name}% -->"), "");
    }
    let template = match (template.find("<!--"), template.find("-->")) {
        (Some(from), Some(to)) => format!("{}{}", &template[..from], &template[to + 3..]),
        _ => template,
    };
    let all: BTreeMap<&str, &str> =
        ["dashboard", "embed", "kiosk"].into_iter().map(|page| (page, template.as_str())).collect();
    Templates::parse(&serde_json::to_vec(&all).expect("JSON")).expect("templates")
}

fn site(boards: &[&str]) -> Site {
    let boards: Vec<Id> = boards.iter().map(|board| Id::parse(board).expect("an id")).collect();
    let default = boards.first().cloned().expect("a board");
    Site {
        templates: templates(),
        boards,
        default,
        languages: Vec::new(),
        base: None,
        faces: None,
        drawn: Drawn::default(),
    }
}

fn pages(board: BoardFiles) -> Vec<(String, String)> {
    let pages = board.files.into_iter().filter(|file| file.path.ends_with("index.html"));
    pages.map(|file| (file.path, String::from_utf8(file.content).expect("UTF-8"))).collect()
}

fn of_pangyo() -> Vec<(String, String)> {
    let board = PublishedBoard::new(&pangyo(), at("2026-11-29T12:00:00+09:00"));
    pages(site(&["pangyo-2022"]).board(&board).expect("templates of this version"))
}

#[track_caller]
fn page<'a>(pages: &'a [(String, String)], path: &str) -> &'a str {
    &pages.iter().find(|(known, _)| known == path).unwrap_or_else(|| panic!("no {path}")).1
}

/// What a reader sees of a language: the texts of its block.
fn texts(html: &str, lang: &str) -> String {
    let from = html.find(&format!("<div class=\"first\" lang=\"{lang}\">")).expect("a block");
    let rest = &html[from..];
    let to = rest[1..].find("<div class=\"first\"").or_else(|| rest.find("<p class=\"loading")).expect("an end");
    let mut reader = Reader::from_str(&rest[..to]);
    reader.config_mut().check_end_names = false;
    let mut said = String::new();
    loop {
        match reader.read_event() {
            Ok(Event::Text(text)) => said += &text.xml10_content(),
            Ok(Event::Eof) | Err(_) => return said.replace('\u{a0}', " "),
            Ok(_) => {}
        }
    }
}

#[test]
fn the_head_of_a_page_names_who_runs_the_board_where_it_says_so() {
    let author = "<meta name=\"author\" content=";
    assert!(of_pangyo().iter().all(|(_, html)| !html.contains(author)));
    let mut board = board();
    board["publisher"] = json!({"name": {"ko": "\u{c77c}\u{bcf4}", "en": "Mill & \"Co\" <b>Daily</b>"}});
    let mut site = site(&["mill-town"]);
    for (languages, name) in [
        (vec![Lang::Ko, Lang::En], "\u{c77c}\u{bcf4}"),
        (vec![Lang::En], "Mill &amp; &quot;Co&quot; &lt;b&gt;Daily&lt;/b&gt;"),
    ] {
        site.languages = languages;
        // Markup in a name is a finding, and text.
        let read = decode_board(board.to_string().as_bytes()).value.expect("a board");
        let published = PublishedBoard::new(&Documents::new(read), at("2024-03-01T12:00:00+09:00"));
        for (path, html) in pages(site.board(&published).expect("templates of this version")) {
            assert_eq!(html.matches(&format!("{author}\"{name}\">")).count(), 1, "{path}");
        }
    }
}

#[test]
fn every_page_of_a_board_stands_at_its_path() {
    let pages = of_pangyo();
    let paths: Vec<&str> = pages.iter().map(|(path, _)| path.as_str()).collect();
    for path in [
        "index.html",
        "embed/index.html",
        "kiosk/index.html",
        "boards/pangyo-2022/index.html",
        "embed/pangyo-2022/index.html",
        "embed/pangyo-2022/kakaotalk/index.html",
        "kiosk/pangyo-2022/index.html",
    ] {
        assert!(paths.contains(&path), "{path}");
    }
    assert!(page(&pages, "embed/pangyo-2022/kakaotalk/index.html").contains("data-root=\"../../../\""));
    assert!(page(&pages, "index.html").contains("data-root=\"./\""));
}

#[test]
fn the_facts_stand_in_both_languages_with_their_moment() {
    let pages = of_pangyo();
    let card = page(&pages, "embed/pangyo-2022/index.html");
    let (ko, en) = (texts(card, "ko"), texts(card, "en"));
    assert!(
        ko.contains("\u{ce74}\u{ce74}\u{c624}\u{d1a1}") && ko.contains("2022\u{b144} 10\u{c6d4} 15\u{c77c}"),
        "{ko}"
    );
    assert!(en.contains("KakaoTalk") && en.contains("15 Oct 2022, 21:50 KST") && en.contains("million people"), "{en}");
    assert!(card.contains("data-first=\"shown\""));
    let dashboard = page(&pages, "boards/pangyo-2022/index.html");
    // Those of which nobody has said anything yet are in a fold.
    assert_eq!(dashboard.matches("class=\"lane\"").count(), 2 * 19);
    assert!(texts(dashboard, "en").contains("6 unknown"));
}

#[test]
fn a_site_of_one_language_holds_no_other() {
    let board = PublishedBoard::new(&pangyo(), at("2026-11-29T12:00:00+09:00"));
    let site = Site { languages: vec![Lang::En], ..site(&["pangyo-2022"]) };
    let pages = pages(site.board(&board).expect("templates of this version"));
    let card = page(&pages, "embed/pangyo-2022/index.html");
    assert!(card.contains("<html lang=\"en\" data-langs=\"en\"") && texts(card, "en").contains("KakaoTalk"));
    assert!(!card.contains("<div class=\"first\" lang=\"ko\">"));
}

#[test]
fn nothing_is_published_that_the_policy_of_the_pages_forbids() {
    for (path, html) in of_pangyo() {
        let body = &html[html.find("<body>").expect("a body")..];
        for forbidden in [" style=", "<style", "<script", " onclick=", "javascript:", "<!--", "<!>"] {
            assert!(!body.contains(forbidden), "{path}: {forbidden}");
        }
    }
}

#[test]
fn every_name_of_an_element_stands_once_in_a_page_and_what_is_referred_to_is_there() {
    for (path, html) in of_pangyo() {
        let values = |name: &str| -> Vec<String> {
            let attribute = format!(" {name}=\"");
            let parts = html.split(&attribute).skip(1);
            parts.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
        };
        let mut ids = values("id");
        let count = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), count, "{path}");
        let fragments = values("href").into_iter().filter_map(|href| href.strip_prefix('#').map(str::to_owned));
        for name in values("aria-labelledby").into_iter().chain(fragments) {
            assert!(ids.contains(&name), "{path}: {name}");
        }
    }
}

/// The texts of drawings that hold elements: of those nothing is drawn.
fn marked_up_in_drawings(html: &str) -> Vec<&str> {
    let texts = html.split("<text").skip(1).filter_map(|rest| rest.split_once('>')?.1.split_once("</text>"));
    texts.map(|(text, _)| text).filter(|text| text.contains('<')).collect()
}

#[test]
fn the_texts_of_drawings_are_only_text() {
    for (path, html) in of_pangyo() {
        assert_eq!(marked_up_in_drawings(&html), Vec::<&str>::new(), "{path}");
    }
}

#[test]
fn what_is_hatched_finds_its_pattern_and_no_other_page_carries_any() {
    for (path, html) in of_pangyo() {
        assert_eq!(html.contains("is-bounded"), html.contains("id=\"hatch-major\""), "{path}");
        assert!(html.matches("id=\"hatch-major\"").count() <= 1, "{path}");
    }
}

#[test]
fn hostile_names_are_text_and_a_live_board_says_of_when_it_is() {
    let mut live = board();
    live.as_object_mut().expect("an object").remove("opens_at");
    for feed in 0..2 {
        live["feeds"][feed]["interval_seconds"] = 60.into();
    }
    live["title"] = json!({"ko": "<b>Mill</b>", "en": "<b>Mill</b> & \"town\""});
    live["services"][0]["name"] =
        json!({"ko": "</div><script>alert(1)</script>", "en": "</div><script>alert(1)</script>"});
    let documents = Documents::new(decode_board(live.to_string().as_bytes()).value.expect("a board"));
    let board = PublishedBoard::new(&documents, at("2024-03-01T12:00:00+09:00"));
    let pages = pages(site(&["mill-town"]).board(&board).expect("templates of this version"));
    for (path, html) in &pages {
        assert!(!html.contains("<script>alert") && !html.contains("<b>"), "{path}");
        assert!(html.contains("data-old=\"300\"") && html.contains("data-at=\"\""), "{path}");
    }
    let card = page(&pages, "embed/mill-town/index.html");
    assert!(
        texts(card, "en").contains("As published · Fri 1 Mar 2024, 12:00 KST0 of 2 feeds read"),
        "{}",
        texts(card, "en")
    );
    assert!(card.contains("data-first=\"blind\""), "nothing is known yet");
    assert!(
        texts(card, "en").contains("Not updated since"),
        "what is old is said by the page where the script says it is"
    );
}

#[test]
fn a_live_board_whose_services_all_fail_is_not_one_of_which_nothing_is_known() {
    let mut live = board();
    live.as_object_mut().expect("an object").remove("opens_at");
    let services = live["services"].as_array().expect("services").iter();
    let events: Vec<_> = services
        .map(|service| {
            json!({
                "service": service["id"], "status": "major_outage", "at": "2024-03-01T11:00:00+09:00",
                "basis": "notice", "grade": "A", "sources": ["log"],
            })
        })
        .collect();
    let status = json!({
        "format": "downboard-status/1", "board": live["id"], "updated_at": "2024-03-01T12:00:00+09:00",
        "sources": [{"id": "log", "title": "A log", "address": "https://log.example.com/"}], "events": events,
    });
    let mut documents = Documents::new(decode_board(live.to_string().as_bytes()).value.expect("a board"));
    let feed = documents.board.feeds[0].clone();
    assert_eq!(documents.add(&feed, status.to_string().as_bytes()), []);
    let board = PublishedBoard::new(&documents, at("2024-03-01T12:00:00+09:00"));
    for (path, html) in pages(site(&["mill-town"]).board(&board).expect("templates of this version")) {
        assert!(html.contains("data-first=\"shown\""), "{path}");
    }
}

/// A live board of eight services of which seven have been down since eleven, published at these moments after its feeds, at two
/// hosts, were read for the last time at that one.
fn silent(last_read: &str, published: &str) -> Vec<(String, String)> {
    let named = |id: &str| json!({"ko": id, "en": id});
    let ids: Vec<String> = (1..=8).map(|number| format!("mill-{number}")).collect();
    let services = ids.iter().map(|id| json!({"id": id, "name": named(id), "provider": "miller", "category": "other"}));
    let board = json!({
        "format": "downboard-board/1", "id": "mill-town", "title": named("Mill town"),
        "zone": {"utc_offset": "+09:00", "label": "KST"}, "period": {"hours": 24},
        "feeds": [
            {"id": "first", "format": "native-status", "address": "https://one.example.org/status.json"},
            {"id": "second", "format": "native-status", "address": "https://two.example.org/status.json"},
        ],
        "providers": [{"id": "miller", "name": named("The miller")}],
        "services": services.collect::<Vec<_>>(),
    });
    let events = ids.iter().map(|id| {
        json!({
            "service": id, "status": if id == "mill-8" { "operational" } else { "major_outage" },
            "at": "2024-02-29T11:00:00+09:00", "basis": "notice", "grade": "A", "sources": ["log"],
        })
    });
    let status = json!({
        "format": "downboard-status/1", "board": "mill-town", "updated_at": last_read,
        "sources": [{"id": "log", "title": "A log", "address": "https://log.example.com/"}],
        "events": events.collect::<Vec<_>>(),
    });
    let mut documents = Documents::new(decode_board(board.to_string().as_bytes()).value.expect("a board"));
    let good = Good { updated_at: Some(at(last_read)), fetched_at: Some(at(last_read)) };
    for feed in ["first", "second"] {
        let feed = Id::parse(feed).expect("an id");
        documents.receive_as(&feed, status.to_string().as_bytes(), false, good);
        documents.fail(&feed, FeedFailure::Unreachable);
    }
    let board = PublishedBoard::new(&documents, at(published));
    pages(site(&["mill-town"]).board(&board).expect("templates of this version"))
}

#[test]
fn a_board_that_fell_silent_says_what_it_knew_last_on_which_day_and_that_its_connection_may_be_at_fault() {
    let zone = Zone::fixed(Offset::constant(9), "KST");
    for (last_read, published) in [
        ("2024-03-01T11:20:00+09:00", "2024-03-01T12:00:00+09:00"),
        ("2024-02-29T23:30:00+09:00", "2024-03-01T12:00:00+09:00"),
    ] {
        let pages = silent(last_read, published);
        let html = page(&pages, "index.html");
        assert!(html.contains("data-first=\"blind\""), "{last_read}");
        assert_eq!(marked_up_in_drawings(html), Vec::<&str>::new(), "{last_read}");
        for lang in Lang::ALL {
            let words = words(lang);
            let moment = short_moment(lang, at(last_read), at(published), &zone);
            let others = standing_of_several(
                lang,
                Trouble { down: 2, ..Trouble::default() },
                Calm { operational: 1, ..Calm::default() },
            );
            let all = in_trouble(lang, Trouble { down: 7, ..Trouble::default() });
            let cut_off = fell_silent(lang, CutOff { feeds: 2, hosts: 2, minutes: 1 });
            let was_down = was(lang, words.status(Status::MajorOutage));
            let expected = [
                none_of_feeds(lang, 2, &moment),
                [so_many_others(lang, 3), known_last(lang, &others)].concat(),
                known_at(lang, &moment, &all),
                [live_words(lang).why_unknown, live_words(lang).perhaps_connection, &cut_off].concat(),
                [&was_down, "mill-8: ", words.status(Status::Unknown)].concat(),
                feeds_read(lang, 0, 2),
                [live_words(lang).recent, &so_many_in_days(lang, 7, 30)].concat(),
            ];
            let plain = |text: &str| text.replace([' ', '\u{a0}'], "");
            let said = plain(&texts(html, lang.tag()));
            for expected in expected {
                assert!(said.contains(&plain(&expected)), "{expected} is not in: {said}");
            }
        }
    }
}
