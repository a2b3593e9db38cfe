//! The timelines as a picture: what it shows of the bundled board, and what holds of every board.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

#[path = "../../core/tests/support/random.rs"]
mod random;
mod support;

use std::sync::Arc;

use downboard_core::decode::decode_board;
use downboard_core::markup::line;
use downboard_core::model::{Lang, Period, ServiceIndex, Status};
use downboard_core::timeline::{BoardLog, Documents};
use downboard_core::view::geometry::share;
use downboard_core::view::{Extent, view};
use downboard_export::svg::{MOST_LANES, Picture, WIDTH, lanes, palette};
use downboard_words::{labels, not_drawn, published_by, words};
use proptest::prelude::*;
use proptest::sample::select;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;
use random::{Step, after, second, steps};
use serde_json::{Value, json};
use support::{at, log, pangyo_documents, services};

/// Where the chart of a picture is.
const LEFT: f64 = 248.0;
const RIGHT: f64 = WIDTH as f64 - 32.0;

/// An element as a program that shows the picture reads it, with all text in it.
#[derive(Clone, Debug, Default)]
struct Read {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
    /// Where it is moved to by those that it stands in.
    moved: (f64, f64),
    depth: usize,
}

impl Read {
    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    #[track_caller]
    fn number(&self, name: &str) -> f64 {
        let value = self.attribute(name).unwrap_or_else(|| panic!("no {name} in {self:?}"));
        value.parse().unwrap_or_else(|_| panic!("{name} of {self:?}"))
    }

    /// From where to where a shape goes, from left to right.
    fn across(&self) -> Option<(f64, f64)> {
        let (x, _) = self.moved;
        match self.name.as_str() {
            "rect" if self.attribute("x").is_some() => {
                let from = x + self.number("x");
                Some((from, from + self.number("width")))
            }
            "line" => Some((x + self.number("x1"), x + self.number("x2"))),
            _ => None,
        }
    }
}

/// The elements of a picture in their order, which have to be well-formed.
fn read(svg: &str) -> Vec<Read> {
    let mut reader = Reader::from_str(svg);
    let mut open: Vec<usize> = Vec::new();
    let mut read: Vec<Read> = Vec::new();
    loop {
        let event = reader.read_event().unwrap_or_else(|error| panic!("{error} in {svg}"));
        match &event {
            Event::Start(element) | Event::Empty(element) => {
                let attributes = element.attributes().map(|attribute| {
                    let attribute = attribute.expect("attributes are well-formed");
                    (attribute.key.as_ref().to_owned(), unescape(&attribute.value).expect("a value").into_owned())
                });
                let mut own = Read {
                    name: element.name().as_ref().to_owned(),
                    attributes: attributes.collect(),
                    moved: open.last().map_or((0.0, 0.0), |parent| read[*parent].moved),
                    depth: open.len(),
                    ..Read::default()
                };
                let moved = own.attribute("transform").and_then(|value| value.strip_prefix("translate("));
                if let Some((x, y)) = moved.and_then(|moved| moved.trim_end_matches(')').split_once(' ')) {
                    let number = |text: &str| text.parse::<f64>().expect("a number");
                    let (right, down) = (number(x), number(y));
                    own.moved = (own.moved.0 + right, own.moved.1 + down);
                }
                read.push(own);
                if matches!(event, Event::Start(_)) {
                    open.push(read.len() - 1);
                }
            }
            Event::Text(text) => {
                for own in &open {
                    read[*own].text.push_str(text);
                }
            }
            Event::GeneralRef(reference) => {
                let letter = unescape(&format!("&{};", &**reference)).expect("a letter").into_owned();
                for own in &open {
                    read[*own].text.push_str(&letter);
                }
            }
            Event::End(_) => {
                open.pop().expect("an open element");
            }
            Event::Eof => break,
            Event::Decl(_) => {}
            other => panic!("{other:?}"),
        }
    }
    assert!(open.is_empty(), "every element ends");
    read
}

/// What a picture says, in its order.
fn said(read: &[Read]) -> Vec<&str> {
    read.iter().filter(|element| element.name == "text").map(|element| element.text.as_str()).collect()
}

/// That a picture is read alone, and by everybody.
#[track_caller]
fn assert_plain(read: &[Read]) {
    let known = ["circle", "defs", "desc", "g", "line", "path", "pattern", "rect", "svg", "text", "title", "tspan"];
    for element in read {
        assert!(known.contains(&element.name.as_str()), "{element:?}");
        for (key, value) in &element.attributes {
            assert!(!key.contains(':') && !key.starts_with("on"), "{element:?}");
            assert!(!matches!(key.as_str(), "style" | "class" | "href"), "{element:?}");
            assert!(key == "xmlns" || !value.contains("//"), "{element:?}");
            assert!(!value.contains("NaN") && !value.contains("inf"), "{element:?}");
            let is_colour = value.strip_prefix('#').is_some_and(|digits| u32::from_str_radix(digits, 16).is_ok());
            let is_paint = is_colour || value == "none" || value.starts_with("url(#hatch-");
            assert!(!matches!(key.as_str(), "fill" | "stroke") || is_paint, "{element:?}");
        }
    }
    let root = &read[0];
    assert_eq!((root.attribute("role"), root.number("width")), (Some("img"), f64::from(WIDTH)));
    assert_eq!(root.attribute("viewBox"), Some(format!("0 0 {WIDTH} {}", root.number("height")).as_str()));
    assert_eq!((read[1].name.as_str(), read[2].name.as_str()), ("title", "desc"));
    let height = root.number("height");
    for text in read.iter().filter(|element| element.name == "text") {
        let (x, y) = (text.number("x"), text.number("y"));
        assert!((0.0..f64::from(WIDTH)).contains(&x) && (0.0..height).contains(&y), "{text:?}");
    }
    for shape in read.iter().filter_map(Read::across) {
        assert!(0.0 <= shape.0 && shape.0 <= shape.1 && shape.1 <= f64::from(WIDTH), "{shape:?}");
    }
}

/// The shapes of each lane, from the first to the last.
fn charts(read: &[Read]) -> Vec<&[Read]> {
    let is_chart = |(index, element): (usize, &Read)| {
        let moved = element.attribute("transform").filter(|_| element.name == "g" && element.depth == 1)?;
        moved.starts_with(&format!("translate({LEFT} ")).then_some(index)
    };
    let begins = read.iter().enumerate().filter_map(is_chart);
    let shapes = |begin: usize| {
        let rest = &read[begin + 1..];
        &rest[..rest.iter().position(|element| element.depth == 1).unwrap_or(rest.len())]
    };
    begins.map(shapes).collect()
}

/// What is drawn of a lane at a place: the paint of a shape, or of a line where none stands.
fn paint_at(chart: &[Read], x: f64) -> &str {
    let is_there = |element: &&Read| element.across().is_some_and(|(from, to)| from <= x && x < to);
    let found = chart.iter().find(is_there).unwrap_or_else(|| panic!("nothing at {x} in {chart:?}"));
    found.attribute("fill").or(found.attribute("stroke")).expect("a paint")
}

const EVENING: &str = "2022-10-15T21:50:00+09:00";

#[test]
fn the_pangyo_board_on_the_evening_of_the_fire() {
    let log = log(&pangyo_documents());
    let moment = at(EVENING);
    let view = view(&log, moment);
    let extent = Extent::opening(&log, moment).shown(log.period);
    for (lang, title, said_moment, words_of_moment) in [
        (
            Lang::En,
            "Pangyo data-centre fire",
            "Replay\u{a0}\u{b7} Sat 15 Oct 2022, 21:50 KST",
            "Sat 15 Oct 2022, 21:50",
        ),
        (
            Lang::Ko,
            "\u{d310}\u{ad50} \u{b370}\u{c774}\u{d130}\u{c13c}\u{d130} \u{d654}\u{c7ac}",
            "\u{ae30}\u{b85d} \u{c7ac}\u{c0dd}\u{a0}\u{b7} 2022\u{b144} 10\u{c6d4} 15\u{c77c}(\u{d1a0}) 21:50 KST",
            "2022\u{b144} 10\u{c6d4} 15\u{c77c}(\u{d1a0}) 21:50",
        ),
    ] {
        let svg = lanes(&Picture { view: &view, services: &services(&log), extent, lang });
        let read = read(&svg);
        assert_plain(&read);
        assert_eq!((read[1].text.as_str(), &said(&read)[..2]), (title, &[title, said_moment][..]));
        assert!(read[2].text.contains("25") && read[2].text.contains(words_of_moment), "{}", read[2].text);
        let charts = charts(&read);
        assert_eq!(charts.len(), 25);
        let place = |text: &str| LEFT + share(at(text), extent) * (RIGHT - LEFT);
        // KakaoTalk: the way into the outage is hatched, then it is down, and after the moment it comes back in part.
        let kakaotalk = charts[0];
        assert_eq!(paint_at(kakaotalk, place("2022-10-15T15:00:00+09:00")), palette::UNKNOWN);
        assert_eq!(paint_at(kakaotalk, place("2022-10-15T18:00:00+09:00")), palette::MAJOR);
        assert_eq!(paint_at(kakaotalk, place(EVENING) - 2.0), palette::MAJOR);
        // Its name, its status, and when it began for certain.
        let said = said(&read);
        let name = view.log.board.services[0].name.get(lang);
        let beside = said.iter().position(|text| *text == name).expect("its name");
        assert_eq!(said[beside + 1], words(lang).status(Status::MajorOutage));
        assert!(said.contains(&"15:30"), "{said:?}");
        for service in &view.log.board.services {
            assert!(said.contains(&service.name.get(lang)), "{} is cut", service.name.get(lang));
        }
        // The line of the moment, its flag, and what comes after it behind a veil.
        let x = place(EVENING).round();
        let line =
            read.iter().rfind(|element| element.name == "line" && element.attribute("stroke") == Some(palette::INK));
        assert_eq!(line.expect("the line of the moment").across(), Some((x, x)));
        let flag = read.iter().find(|element| element.name == "text" && element.text == "21:50").expect("the flag");
        assert_eq!((flag.number("x"), flag.attribute("text-anchor")), (x, Some("middle")));
        let veil = read.iter().find(|element| element.attribute("fill-opacity").is_some()).expect("the veil");
        assert_eq!(veil.across(), Some((x, RIGHT)));
        assert!(said.last().expect("a foot").contains(if lang == Lang::En { "Sources: " } else { "\u{cd9c}\u{cc98}" }));
    }
}

/// The small board with a change, and its log.
fn changed(change: impl FnOnce(&mut Value)) -> Arc<BoardLog> {
    let mut board: Value = serde_json::from_slice(support::BOARD).expect("JSON");
    change(&mut board);
    let mut documents = Documents::new(decode_board(board.to_string().as_bytes()).value.expect("a board"));
    for feed in documents.board.feeds.clone() {
        let bytes = if feed.place.as_str() == "status.json" { support::STATUS } else { support::RECOVERY };
        documents.add(&feed, bytes);
    }
    log(&documents)
}

#[test]
fn what_a_feed_calls_itself_stays_text() {
    for name in [
        "<script>alert(1)</script>",
        "</text></svg><script>",
        "\" onload=\"alert(1)",
        "a & b ]]> <!-- c",
        "&lt;b&gt;",
        "'><image href='https://example.org/x.png'/>",
        "\u{202e}gpj\u{7}",
        "\u{fffe}\u{0}x",
        &"\u{ac00}".repeat(200),
    ] {
        let text = json!({"ko": name, "en": name});
        let log = changed(|board| {
            board["title"] = text.clone();
            board["services"][0]["name"] = text.clone();
            board["zone"]["label"] = name.chars().take(20).collect::<String>().into();
            board["publisher"] = json!({"name": text, "url": "https://example.org/?a=1&b='2'"});
        });
        let moment = log.board.opens_at.expect("a moment");
        let view = view(&log, moment);
        for lang in Lang::ALL {
            let svg = lanes(&Picture { view: &view, services: &services(&log), extent: log.period, lang });
            let read = read(&svg);
            assert_plain(&read);
            assert_eq!(read[1].text, line(log.board.title.get(lang)), "a title is whole");
            let said = said(&read);
            let own = log.board.services[0].name.get(lang);
            let shown = said.iter().any(|text| {
                let kept = text.strip_suffix('\u{2026}').unwrap_or(text);
                !kept.is_empty() && line(own).starts_with(kept)
            });
            assert!(shown, "{own:?} in {said:?}");
            assert!(said.last().expect("a foot").starts_with(published_by(lang)), "{said:?}");
        }
    }
}

#[test]
fn a_lane_is_drawn_for_each_service_or_said_to_be_left_out() {
    let services = |count: usize| {
        changed(|board| {
            let first = board["services"][0].clone();
            let of = |index: usize| {
                let mut service = first.clone();
                if index > 0 {
                    service["id"] = format!("service-{index}").into();
                }
                service
            };
            board["services"] = (0..count).map(of).collect();
        })
    };
    for (count, drawn, left_out) in [(1, 1, 0), (MOST_LANES, 60, 0), (MOST_LANES + 1, 60, 1), (100, 60, 40)] {
        let log = services(count);
        assert_eq!(log.services.len(), count);
        let view = view(&log, log.board.opens_at.expect("a moment"));
        let indices: Vec<_> = ServiceIndex::all(count).rev().chain([ServiceIndex(count)]).collect();
        for lang in Lang::ALL {
            let svg = lanes(&Picture { view: &view, services: &indices, extent: log.period, lang });
            let read = read(&svg);
            assert_eq!(charts(&read).len(), drawn, "{count}");
            let more = (1..=count).find(|more| said(&read).contains(&not_drawn(lang, *more).as_str()));
            assert_eq!(more.unwrap_or(0), left_out, "{count}");
        }
    }
}

#[test]
fn a_live_board_says_as_of_when_it_is_and_has_no_hindsight() {
    let log = changed(|board| {
        board["period"] = json!({"hours": 24});
        board.as_object_mut().expect("a board").remove("opens_at");
    });
    let moment = at("2024-03-01T12:00:00+09:00");
    let view = view(&log, moment);
    // More than the board can know.
    let extent = Period { from: at("2024-03-01T09:00:00+09:00"), to: at("2024-03-01T15:00:00+09:00") };
    for (lang, said_moment) in [
        (Lang::En, "As of Fri 1 Mar 2024, 12:00 KST"),
        (Lang::Ko, "2024\u{b144} 3\u{c6d4} 1\u{c77c}(\u{ae08}) 12:00 KST \u{ae30}\u{c900}"),
    ] {
        let read = read(&lanes(&Picture { view: &view, services: &services(&log), extent, lang }));
        assert_plain(&read);
        let said = said(&read);
        assert_eq!(said[1], said_moment);
        assert!(!said.iter().any(|text| text.contains(labels(lang).hindsight)), "{said:?}");
        let cover = (LEFT + (RIGHT - LEFT) / 2.0, RIGHT);
        let covers = |element: &&Read| element.name == "rect" && element.across() == Some(cover);
        let cover = read.iter().rfind(covers).expect("a cover");
        assert_eq!((cover.attribute("fill"), cover.attribute("fill-opacity")), (Some(palette::SURFACE), None));
    }
}

#[test]
fn the_key_shows_what_the_lanes_show() {
    let log = log(&pangyo_documents());
    for (moment, from, to, shown) in [
        (EVENING, "2022-10-15T18:30:00+09:00", EVENING, "down, partly down, degraded, unknown, between, whether"),
        (EVENING, "2022-10-15T12:00:00+09:00", "2022-10-15T13:00:00+09:00", "operational, unknown"),
        // Partly down for certain, and perhaps more.
        (
            "2022-10-15T16:00:00+09:00",
            "2022-10-15T15:50:00+09:00",
            "2022-10-15T15:55:00+09:00",
            "down, partly down, unknown, between, whether",
        ),
    ] {
        let view = view(&log, at(moment));
        let extent = Period { from: at(from), to: at(to) };
        let read = read(&lanes(&Picture { view: &view, services: &services(&log), extent, lang: Lang::En }));
        let (words, labels) = (words(Lang::En), labels(Lang::En));
        let known = Status::ALL.iter().map(|status| (words.status(*status), words.status(*status)));
        let known: Vec<_> =
            known.chain([(labels.between_statuses, "between"), (labels.not_known_whether, "whether")]).collect();
        let said = said(&read);
        let begin = said
            .iter()
            .rposition(|text| view.log.board.services.iter().any(|service| service.name.get(Lang::En) == *text))
            .expect("names");
        let entries: Vec<_> = said[begin + 2..]
            .iter()
            .filter_map(|text| known.iter().find(|(word, _)| word == text))
            .map(|(_, name)| *name)
            .collect();
        assert_eq!(entries.join(", "), shown, "{from}");
    }
}

#[test]
fn services_are_drawn_in_the_given_order_and_none_twice() {
    let log = log(&pangyo_documents());
    let view = view(&log, at(EVENING));
    let asked = [ServiceIndex(24), ServiceIndex(3), ServiceIndex(0)];
    let svg = lanes(&Picture { view: &view, services: &asked, extent: log.period, lang: Lang::En });
    let read = read(&svg);
    let names = ["Naver", "KakaoBank", "KakaoTalk"];
    let order: Vec<&str> = said(&read).into_iter().filter(|text| names.contains(text)).collect();
    assert_eq!(order, names);
    let none = lanes(&Picture { view: &view, services: &[], extent: log.period, lang: Lang::En });
    assert!(charts(&self::read(&none)).is_empty());
}

#[test]
fn a_moment_outside_of_the_extent_has_no_line() {
    let log = log(&pangyo_documents());
    let view = view(&log, at(EVENING));
    for (from, to, veiled) in [
        ("2022-10-15T14:00:00+09:00", "2022-10-15T20:00:00+09:00", None),
        ("2022-10-16T14:00:00+09:00", "2022-10-16T20:00:00+09:00", Some((LEFT, RIGHT))),
        ("2022-10-15T14:00:00+09:00", EVENING, None),
    ] {
        let extent = Period { from: at(from), to: at(to) };
        let svg = lanes(&Picture { view: &view, services: &services(&log), extent, lang: Lang::En });
        let read = read(&svg);
        let has_line =
            read.iter().any(|element| element.name == "line" && element.attribute("stroke") == Some(palette::INK));
        assert_eq!(has_line, extent.has(view.at), "{from}");
        let veil = read.iter().find(|element| element.attribute("fill-opacity").is_some());
        assert_eq!(veil.and_then(Read::across), veiled, "{from}");
    }
}

/// A log of random feeds.
fn random_log(steps: &[Step]) -> Arc<BoardLog> {
    let (documents, now) = after(steps);
    Arc::new(BoardLog::at(&documents, second(now), None))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_shape_of_a_lane_is_within_the_axis(
        steps in steps(), from in -1_000..1_000_i64, length in 0..100_000_i64, moment in -2_000..2_000_i64,
        lang in select(&Lang::ALL[..]),
    ) {
        let log = random_log(&steps);
        let view = view(&log, second(moment));
        let extent = Period { from: second(from), to: second(from + length) };
        let svg = lanes(&Picture { view: &view, services: &services(&log), extent, lang });
        let read = read(&svg);
        assert_plain(&read);
        let charts = charts(&read);
        prop_assert_eq!(charts.len(), log.services.len());
        for chart in charts {
            prop_assert!(!chart.is_empty());
            for (from, to) in chart.iter().filter_map(Read::across) {
                prop_assert!(LEFT <= from && from <= to && to <= RIGHT, "{} {}", from, to);
            }
            for shape in chart.iter().filter(|element| element.name == "rect") {
                // With its line, nothing is narrower than can be seen.
                let line = shape.attribute("stroke-width").map_or(0.0, |_| shape.number("stroke-width"));
                prop_assert!(shape.number("width") + line >= 2.0, "{:?}", shape);
            }
        }
    }
}
