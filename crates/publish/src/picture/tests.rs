//! What holds of every picture, whatever the board and the moment.

use std::collections::BTreeSet;
use std::sync::Arc;

use downboard_core::model::{Lang, ServiceIndex};
use downboard_core::timeline::Documents;
use downboard_core::view::View;
use downboard_estimate::{Estimates, Model};
use downboard_export::svg::palette;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use serde_json::{Value, json};

use super::*;
use crate::card::Card;
use crate::support::{board, edition, event, faces, pangyo, shown, text, with};

/// The board's opening, a moment after a change of grade, one at which all is over, and one before anything was known.
const MOMENTS: [&str; 4] = [
    "2022-10-15T21:50:00+09:00",
    "2022-10-17T09:00:00+09:00",
    "2022-10-20T23:00:00+09:00",
    "2022-10-15T12:00:00+09:00",
];
const NOON: &str = "2024-03-01T12:00:00+09:00";

fn estimates(view: &View) -> Estimates {
    Model::of(&view.log).at(view.at)
}

/// Every picture of a view, in both languages and both shapes, with a name for it.
fn every(view: &View, faces: &Faces) -> Vec<(String, Drawing)> {
    let estimates = estimates(view);
    let cards = Lang::ALL.into_iter().flat_map(|lang| Card::every(edition(view, lang)));
    let drawings = cards.flat_map(|card| {
        let name = card.place().path();
        [
            (format!("{name}full"), full(card, &estimates, faces)),
            (format!("{name}social"), social(card, &estimates, faces)),
        ]
    });
    drawings.collect()
}

fn english(view: &View) -> Card<'_> {
    Card::worst(edition(view, Lang::En))
}

fn bakery(view: &View) -> Card<'_> {
    Card::of_service(edition(view, Lang::En), ServiceIndex(1)).expect("the bakery")
}

fn only(board: &Value, events: &Value) -> Documents {
    with(board, events, &json!([]), &json!([]))
}

fn bakery_is(status: &str) -> Documents {
    only(&board(), &json!([event(&json!({"service": "bakery"}), status, "09:00")]))
}

/// A drawing with its no-break spaces as spaces, a line each.
fn said(drawing: &Drawing) -> String {
    drawing.text.replace('\u{a0}', " ")
}

/// A text as it is drawn.
#[derive(Debug)]
struct Drawn {
    text: String,
    x: f64,
    y: f64,
    size: f64,
    weight: Weight,
    width: f64,
}

/// What is read of a drawing, which has to be well-formed.
struct Read {
    texts: Vec<Drawn>,
    elements: BTreeSet<String>,
    attributes: Vec<(String, String)>,
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).expect("attributes are well-formed")?;
    Some(unescape(&found.value).expect("a value").into_owned())
}

fn number(element: &BytesStart<'_>, name: &str) -> f64 {
    attribute(element, name).unwrap_or_else(|| panic!("no {name}")).parse().expect("a number")
}

/// Where an element moves what is in it. What is scaled holds no text.
fn moved(element: &BytesStart<'_>) -> (f64, f64) {
    let transform = attribute(element, "transform").unwrap_or_default();
    let inside = transform.strip_prefix("translate(").and_then(|rest| rest.strip_suffix(')'));
    let Some((x, y)) = inside.and_then(|inside| inside.split_once(' ')) else { return (0.0, 0.0) };
    (x.parse().expect("a number"), y.parse().expect("a number"))
}

fn read(svg: &str) -> Read {
    let mut reader = Reader::from_str(svg);
    let mut read = Read { texts: Vec::new(), elements: BTreeSet::new(), attributes: Vec::new() };
    let (mut corners, mut open) = (vec![(0.0, 0.0)], None::<Drawn>);
    loop {
        let event = reader.read_event().unwrap_or_else(|error| panic!("{error} in {svg}"));
        match &event {
            Event::Start(element) | Event::Empty(element) => {
                let name = element.name().as_ref().to_owned();
                let (x, y) = *corners.last().expect("the root");
                for attribute in element.attributes() {
                    let attribute = attribute.expect("attributes are well-formed");
                    let value = unescape(&attribute.value).expect("a value").into_owned();
                    read.attributes.push((attribute.key.as_ref().to_owned(), value));
                }
                if name == "text" {
                    let weight = if number(element, "font-weight") > 500.0 { Weight::Bold } else { Weight::Regular };
                    open = Some(Drawn {
                        text: String::new(),
                        x: x + number(element, "x"),
                        y: y + number(element, "y"),
                        size: number(element, "font-size"),
                        weight,
                        width: number(element, "textLength"),
                    });
                }
                if matches!(event, Event::Start(_)) {
                    let (right, down) = moved(element);
                    corners.push((x + right, y + down));
                }
                read.elements.insert(name);
            }
            Event::Text(text) => {
                if let Some(open) = &mut open {
                    open.text.push_str(text);
                }
            }
            Event::GeneralRef(reference) => {
                if let Some(open) = &mut open {
                    let letter = format!("&{};", &**reference);
                    open.text.push_str(&unescape(&letter).expect("a letter"));
                }
            }
            Event::End(_) => {
                corners.pop();
                read.texts.extend(open.take());
            }
            Event::Eof => break,
            Event::Decl(_) => {}
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(corners.len(), 1, "every element ends");
    read
}

/// That a drawing can be read alone and by everybody: its elements, its attributes, its colours, and where its texts stand.
#[track_caller]
fn assert_plain(name: &str, drawing: &Drawing, faces: &Faces) {
    let read = read(&drawing.svg);
    let known = ["circle", "defs", "desc", "g", "line", "path", "pattern", "rect", "svg", "text", "title"];
    for element in &read.elements {
        assert!(known.contains(&element.as_str()), "{name}: {element}");
    }
    let patterns: Vec<&str> =
        read.attributes.iter().filter(|(key, _)| key == "id").map(|(_, id)| id.as_str()).collect();
    for (key, value) in &read.attributes {
        assert!(
            !key.contains(':') && !matches!(key.as_str(), "style" | "class" | "href") && !key.starts_with("on"),
            "{name}: {key}"
        );
        let is_colour =
            value.len() == 7 && value.starts_with('#') && value[1..].bytes().all(|digit| digit.is_ascii_hexdigit());
        let is_pattern = value
            .strip_prefix("url(#")
            .and_then(|rest| rest.strip_suffix(')'))
            .is_some_and(|id| patterns.contains(&id));
        if matches!(key.as_str(), "fill" | "stroke") {
            assert!(is_colour || is_pattern || value == "none", "{name}: {key}={value}");
        }
        assert!(key == "xmlns" || !value.contains("//"), "{name}: {value}");
    }
    assert!(!read.texts.is_empty(), "{name}");
    let (width, height) = (f64::from(drawing.size.width), f64::from(drawing.size.height));
    for text in &read.texts {
        let (top, bottom) = (text.y - 0.8 * text.size, text.y + 0.25 * text.size);
        assert!(text.x >= 20.0 && text.x + text.width <= width - 20.0, "{name}: {text:?} leaves the picture");
        assert!(top >= 3.0 && bottom <= height, "{name}: {text:?} leaves the picture");
        assert!(text.size >= 15.0, "{name}: {text:?} is too small");
        // As wide as it is, but for the letters of a headline, which stand a little closer.
        let (measured, letters) = (text.size * faces.width(text.weight, &text.text), text.text.chars().count() as f64);
        let closer = measured - text.width;
        assert!((-0.01..=0.021 * text.size * letters).contains(&closer), "{name}: {text:?} is {measured} wide");
    }
    for (index, one) in read.texts.iter().enumerate() {
        for other in &read.texts[index + 1..] {
            let beside = one.x + one.width <= other.x + 0.01 || other.x + other.width <= one.x + 0.01;
            let below = one.y <= other.y - 0.75 * other.size || other.y <= one.y - 0.75 * one.size;
            assert!(beside || below, "{name}: {one:?} and {other:?} overlap");
        }
    }
}

#[test]
fn every_picture_is_read_alone_and_its_texts_have_room() {
    let faces = faces();
    let documents = pangyo();
    for moment in MOMENTS {
        for (name, drawing) in every(&shown(&documents, moment), &faces) {
            assert_plain(&name, &drawing, &faces);
        }
    }
}

#[test]
fn nothing_that_pictures_of_the_bundled_board_say_is_missing_in_the_face() {
    let faces = faces();
    let documents = pangyo();
    for moment in MOMENTS {
        for (name, drawing) in every(&shown(&documents, moment), &faces) {
            let missing = faces.missing(&drawing.text);
            assert_eq!(
                missing,
                Vec::<char>::new(),
                "{name}: cut the face of tests by `node script/lib/faces.mjs tests`"
            );
        }
    }
}

#[test]
fn the_card_of_a_service_says_what_its_page_says() {
    let view = shown(&pangyo(), MOMENTS[0]);
    let card = Card::of_service(edition(&view, Lang::En), ServiceIndex(0)).expect("the first service");
    let drawing = full(card, &estimates(&view), &faces());
    assert_eq!(
        said(&drawing),
        "Replay · Sat 15 Oct 2022, 21:50 KST
KakaoTalk has been down for 6 h 20 min.
since 15:27\u{2013}15:30
21:50
Not working
Text messages, Pictures, video, files, PC login and 1 more
Affected
16\u{2013}23 million people
in the last hour · estimate · grade C
Instead
Texts and calls \u{2013} nothing to install
LINE (works, confirmed by a report or notice)
\u{2013} not on the failed site
Facebook Messenger \u{2013} confirmed by usage figures
Cause
SK Pangyo data centre \u{2013} 17:46 Flames under control
Downboard · Pangyo data-centre fire"
    );
    let svg = drawing.svg.replace('\u{a0}', " ");
    for part in [
        "<title>KakaoTalk has been down for 6 h 20 min. (as of Sat 15 Oct 2022, 21:50 KST)</title>",
        " lang=\"en\"",
        " role=\"img\"",
        "<desc>Replay",
    ] {
        assert!(svg.contains(part), "{part} in {svg}");
    }
}

#[test]
fn the_picture_of_a_shared_link_says_the_least_that_helps() {
    let view = shown(&pangyo(), MOMENTS[0]);
    let (faces, estimates) = (faces(), estimates(&view));
    assert_eq!(
        said(&social(english(&view), &estimates, &faces)),
        "Downboard · Replay · Sat 15 Oct 2022, 21:50 KST
Pangyo data-centre fire
19 services affected
KakaoTalk
down 6 h 20 min
Kakao T
down since 15:27\u{2013}16:00
KakaoMap
down since 15:27\u{2013}17:22
Melon
down since 15:27\u{2013}17:22
14:48
21:50
Affected 16\u{2013}24 million people in the last hour · estimate · grade C
Instead KakaoTalk \u{2192} Texts and calls, LINE, Facebook Messenger"
    );
}

#[test]
fn a_list_names_four_services_and_counts_the_rest() {
    let view = shown(&pangyo(), MOMENTS[0]);
    let text = said(&full(english(&view), &estimates(&view), &faces()));
    for part in ["KakaoTalk\ndown 6 h 20 min\nInstead Texts and calls, LINE", "Melon\n", "and 15 more services"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!text.contains("Kakao Games"));
}

#[test]
fn a_headline_stands_within_the_square_of_the_middle() {
    let view = shown(&pangyo(), MOMENTS[0]);
    let (faces, estimates) = (faces(), estimates(&view));
    let left = f64::from(SOCIAL.width - SOCIAL.height) / 2.0;
    for lang in Lang::ALL {
        for card in [
            Card::worst(edition(&view, lang)),
            Card::of_service(edition(&view, lang), ServiceIndex(0)).expect("a card"),
        ] {
            let texts = read(&social(card, &estimates, &faces).svg).texts;
            let headline: Vec<_> = texts.iter().filter(|text| text.size >= 56.0).collect();
            assert!(!headline.is_empty());
            for text in headline {
                assert!(text.x >= left && text.x + text.width <= left + f64::from(SOCIAL.height), "{text:?}");
            }
        }
    }
}

#[test]
fn what_is_unknown_is_dotted_and_grey_and_never_looks_calm() {
    let view = shown(&only(&board(), &json!([])), NOON);
    let (faces, estimates) = (faces(), estimates(&view));
    for card in [english(&view), bakery(&view)] {
        for drawing in [full(card, &estimates, &faces), social(card, &estimates, &faces)] {
            assert!(
                drawing.svg.contains(&format!("stroke=\"{}\"", palette::UNKNOWN))
                    && drawing.svg.contains("stroke-dasharray")
            );
            for colour in [palette::OPERATIONAL, palette::MAJOR, palette::DEGRADED] {
                let used = drawing.svg.split("</defs>").last().expect("what is drawn");
                assert!(!used.contains(colour), "{colour}");
            }
            let text = said(&drawing).to_lowercase();
            for calm in ["operational", "nobody", "no outage", "working"] {
                assert!(!text.contains(calm), "{text}");
            }
        }
    }
    // Nothing stands on the line of what is not known.
    let lane = full(bakery(&view), &estimates, &faces).svg;
    assert_eq!(lane.split("</defs>").last().expect("what is drawn").matches("url(#").count(), 0);
}

#[test]
fn no_picture_has_a_colour_of_what_works_above_the_line() {
    let view = shown(&bakery_is("operational"), NOON);
    let drawing = full(bakery(&view), &estimates(&view), &faces());
    let line = format!("stroke=\"{}\"", palette::OPERATIONAL);
    assert!(drawing.svg.contains(&line));
    assert!(!drawing.svg.contains(&format!("fill=\"{}\"", palette::OPERATIONAL)));
}

#[test]
fn a_calm_board_says_its_time() {
    let both = [("bakery", None), ("mill", Some("flour")), ("mill", Some("bran"))].map(|(service, feature)| {
        let mut subject = json!({"service": service});
        if let Some(feature) = feature {
            subject["feature"] = json!(feature);
        }
        event(&subject, "operational", "09:00")
    });
    let view = shown(&only(&board(), &json!(both)), NOON);
    let (faces, estimates) = (faces(), estimates(&view));
    for drawing in [full(english(&view), &estimates, &faces), social(english(&view), &estimates, &faces)] {
        let text = said(&drawing);
        assert!(text.contains("All 2 services are operational."), "{text}");
        assert!(text.contains("Fri 1 Mar 2024, 12:00 KST"), "{text}");
        assert!(drawing.svg.contains("(as of Fri 1 Mar 2024, 12:00 KST)</title>"));
    }
}

#[test]
fn a_service_without_an_estimate_has_no_figure() {
    let view = shown(&bakery_is("major_outage"), NOON);
    let (faces, estimates) = (faces(), estimates(&view));
    let whole = said(&full(bakery(&view), &estimates, &faces));
    for part in ["Affected\nNot estimated no user figures published", "Instead\nNo confirmed alternative."] {
        assert!(whole.contains(part), "{whole}");
    }
    assert!(!said(&social(bakery(&view), &estimates, &faces)).contains("Affected"));
}

#[test]
fn hostile_names_are_text_and_have_room() {
    let faces = faces();
    let names = [
        "</text><script>alert(1)</script>".to_owned(),
        "\"/><image href='https://example.org/x'/>".to_owned(),
        "a\u{202e}gpj\u{0}\u{7}\u{2066}exe".to_owned(),
        "\u{5d0}\u{200f}\u{5d1}\u{5d2} b".to_owned(),
        "w".repeat(2000),
        "long ".repeat(400),
        "\u{ac00}".repeat(300),
        "e\u{301}".repeat(200),
        " ".to_owned(),
        String::new(),
    ];
    for name in names {
        for status in ["major_outage", "operational"] {
            let documents = bakery_is(status);
            let mut board = (*documents.board).clone();
            board.title = text(&name);
            for service in &mut board.services {
                service.name = text(&name);
                for feature in &mut service.features {
                    feature.name = text(&name);
                }
            }
            let view = shown(&Documents { board: Arc::new(board), ..documents }, NOON);
            for (place, drawing) in every(&view, &faces) {
                assert_plain(&format!("{place} of {:?}", name.chars().take(12).collect::<String>()), &drawing, &faces);
                for part in ["<script", "<image", "\u{202e}", "\u{2066}", "\0"] {
                    assert!(!drawing.svg.contains(part), "{part}");
                }
            }
            assert!(png(&social(english(&view), &estimates(&view), &faces), &faces).is_some(), "{name}");
        }
    }
}

/// The size that the head of a PNG says.
fn size_of_png(pixels: &[u8]) -> (u32, u32) {
    assert_eq!(&pixels[..8], b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes(pixels[at..at + 4].try_into().expect("four bytes"));
    (number(16), number(20))
}

#[test]
fn pictures_have_their_sizes_and_are_the_same_each_time() {
    let view = shown(&pangyo(), MOMENTS[0]);
    let estimates = estimates(&view);
    let drawn = || {
        let faces = faces();
        let card = Card::worst(edition(&view, Lang::Ko));
        [full(card, &estimates, &faces), social(card, &estimates, &faces)].map(|drawing| {
            let pixels = png(&drawing, &faces).expect("a picture");
            assert_eq!(size_of_png(&pixels), (drawing.size.width, drawing.size.height));
            (drawing, pixels)
        })
    };
    let [(whole, _), (shared, _)] = &drawn();
    assert_eq!(whole.size.width, 640);
    assert_eq!((shared.size.width, shared.size.height), (1200, 630));
    assert!(drawn() == drawn(), "two runs give the same bytes");
}

#[test]
fn a_letter_that_the_face_does_not_have_is_named_and_drawn_as_a_box() {
    let faces = faces();
    assert_eq!(faces.missing("abc\n\u{5fae}\u{4fe1} \u{1f642}\u{5fae}"), ['\u{4fe1}', '\u{5fae}', '\u{1f642}']);
    let documents = bakery_is("major_outage");
    let mut board = (*documents.board).clone();
    board.services[1].name = text("\u{5fae}");
    let view = shown(&Documents { board: Arc::new(board), ..documents }, NOON);
    let drawing = full(bakery(&view), &estimates(&view), &faces);
    assert!(drawing.svg.contains('\u{5fae}'), "a reader's own fonts may have it");
    let with = |letter: &str| png(&Drawing { svg: drawing.svg.replace('\u{5fae}', letter), ..drawing.clone() }, &faces);
    let pixels = png(&drawing, &faces);
    assert!(pixels == with("\u{25a1}") && pixels != with("\u{a0}"));
}

#[test]
fn what_is_no_font_is_refused_by_its_weight() {
    let regular = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/faces/downboard-sans-400.ttf"))
        .expect("a file");
    assert_eq!(Faces::parse(Vec::new(), regular.clone()).err(), Some(FaceError::Unreadable(Weight::Regular)));
    assert_eq!(Faces::parse(regular.clone(), b"wOF2".to_vec()).err(), Some(FaceError::Unreadable(Weight::Bold)));
    assert_eq!(Faces::parse(regular.clone(), regular[..100].to_vec()).err(), Some(FaceError::Unreadable(Weight::Bold)));
}
