//! What several tests need.
#![allow(dead_code, reason = "each test uses a part")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use downboard_core::decode::decode_board;
use downboard_core::model::{Lang, Text};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, Documents};
use downboard_core::view::{View, view};
use downboard_publish::base_address::BaseAddress;
use downboard_publish::edition::Edition;
use downboard_publish::picture::{FACES, Faces};
use serde_json::{Value, json};

/// A folder of the house, from its root.
fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The documents of a board, each by its file.
#[track_caller]
pub(crate) fn documents(board: &[u8], feed: impl Fn(&str) -> Vec<u8>) -> Documents {
    let decoded = decode_board(board);
    assert_eq!(decoded.findings, []);
    let mut documents = Documents::new(decoded.value.expect("a board"));
    for known in documents.board.feeds.clone() {
        assert_eq!(documents.add(&known, &feed(known.place.as_str())), []);
    }
    documents
}

fn of_folder(path: &str) -> Documents {
    let folder = folder(path);
    documents(&read(&folder.join("board.json")), |file| read(&folder.join(file)))
}

/// The bundled board.
pub(crate) fn pangyo() -> Documents {
    of_folder("public/boards/pangyo-2022")
}

/// The small board with every kind of record.
pub(crate) fn harbour() -> Documents {
    of_folder("crates/core/tests/fixtures")
}

/// The log of documents.
pub(crate) fn log(documents: &Documents) -> Arc<BoardLog> {
    Arc::new(BoardLog::new(documents))
}

/// What documents show at a moment.
pub(crate) fn shown(documents: &Documents, moment: &str) -> View {
    view(&log(documents), at(moment))
}

/// A view in a language.
pub(crate) fn edition(view: &View, lang: Lang) -> Edition<'_> {
    Edition { view, lang }
}

/// An instant.
#[track_caller]
pub(crate) fn at(text: &str) -> Timestamp {
    downboard_core::instant::parse(text).expect("an instant with its offset")
}

/// Where a site could stand.
pub(crate) fn base() -> BaseAddress {
    BaseAddress::parse("https://status.example.org/outages").expect("an address")
}

/// The face as tests have it: cut to what boards and words say by `node script/lib/faces.mjs tests`.
pub(crate) fn faces() -> Faces {
    let [regular, bold] = FACES.map(|file| read(&folder("crates/publish/tests/fixtures").join(file)));
    Faces::parse(regular, bold).expect("a face")
}

/// A text that is the same in both languages.
pub(crate) fn text(text: &str) -> Text {
    Text { ko: text.to_owned(), en: text.to_owned() }
}

/// A small board of the past, to be changed: a mill with two features, a bakery, and a site.
pub(crate) fn board() -> Value {
    let said = |text: &str| json!({"ko": text, "en": text});
    json!({
        "format": "downboard-board/1", "id": "mill-town", "title": said("Mill Town"),
        "zone": {"utc_offset": "+09:00", "label": "KST"},
        "period": {"from": "2024-03-01T00:00:00+09:00", "to": "2024-03-03T00:00:00+09:00"},
        "opens_at": "2024-03-01T12:00:00+09:00",
        "feeds": [{"id": "status", "format": "native-status", "file": "status.json"},
            {"id": "recovery", "format": "native-recovery", "file": "recovery.json"}],
        "sources": [{"id": "paper", "title": "Mill Town Paper", "address": "https://paper.example.net/1"}],
        "providers": [{"id": "town", "name": said("Town")}],
        "sites": [{"id": "weir", "name": said("The weir"), "short_name": said("weir"), "kind": "network",
            "cause": said("It broke."), "sources": ["paper"]}],
        "services": [
            {"id": "mill", "name": said("Mill"), "provider": "town", "category": "other", "features": [
                {"id": "flour", "name": said("Flour"), "essential": true}, {"id": "bran", "name": said("Bran")}]},
            {"id": "bakery", "name": said("Bakery"), "provider": "town", "category": "other"},
        ],
    })
}

/// The documents of a board with these events, incidents and milestones.
#[track_caller]
pub(crate) fn with(board: &Value, events: &Value, incidents: &Value, milestones: &Value) -> Documents {
    let document = |format: &str, own: Value| {
        let mut document = json!({"format": format, "board": "mill-town", "updated_at": "2024-03-01T11:00:00+09:00"});
        for (key, value) in own.as_object().into_iter().flatten() {
            document[key] = value.clone();
        }
        document.to_string().into_bytes()
    };
    documents(board.to_string().as_bytes(), |file| match file {
        "status.json" => document("downboard-status/1", json!({"events": events, "incidents": incidents})),
        _ => document("downboard-recovery/1", json!({"milestones": milestones})),
    })
}

/// An event at an instant, or between two with a slash between them.
pub(crate) fn event(subject: &Value, status: &str, when: &str) -> Value {
    let mut event = json!({"status": status, "basis": "report", "grade": "B", "sources": ["paper"]});
    for (key, value) in subject.as_object().into_iter().flatten() {
        event[key] = value.clone();
    }
    let instant = |time: &str| format!("2024-03-01T{time}:00+09:00");
    match when.split_once('/') {
        Some(("", to)) => event["by"] = instant(to).into(),
        Some((from, to)) => event["between"] = json!({"from": instant(from), "to": instant(to)}),
        None => event["at"] = instant(when).into(),
    }
    event
}
