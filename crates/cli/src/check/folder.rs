//! The documents of one folder, which belong to one board.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use downboard_core::check::references;
use downboard_core::decode::{Document, decode_any, decode_board, decode_recovery, decode_status, decode_status_in};
use downboard_core::model::{Board, FeedFormat, Zone};
use downboard_core::reading::{Decoded, Effect, Expected, Finding, Problem, parse_json, too_large};
use downboard_core::time::Timestamp;
use downboard_feeds::{Report, decode_feed};
use serde_json::Value;

use super::named::{self, NamedFeed};
use super::{Checked, Results, Wanted, mapped};
use crate::files::{BOARD, Content, read};
use crate::native::{of_value, own_format};
use crate::values::Format;
use crate::zone;

/// Names that are taken for documents whatever stands in them.
const DOCUMENT_NAMES: [&str; 3] = [BOARD, "status.json", "recovery.json"];

/// A file that was read.
struct ReadFile {
    path: PathBuf,
    wanted: Wanted,
    content: Content,
}

impl ReadFile {
    fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Bytes(bytes) => bytes,
            Content::TooLarge(_) => &[],
        }
    }

    fn name(&self) -> &str {
        self.path.file_name().and_then(|name| name.to_str()).unwrap_or_default()
    }
}

/// What a file holds.
struct Held {
    /// `None` when it cannot be used.
    format: Option<Format>,
    findings: Vec<Finding>,
    /// What it says, if it is a foreign feed.
    report: Option<Report>,
}

impl Held {
    fn document<T>(format: Format, decoded: Decoded<T>) -> Self {
        Self { format: decoded.value.map(|_| format), findings: decoded.findings, report: None }
    }
}

/// Checks the files of a folder, each by itself and against each other.
pub(super) fn check(folder: &Path, mut files: BTreeMap<PathBuf, Wanted>, moment: Timestamp, results: &mut Results) {
    let board_path = folder.join(BOARD);
    if board_path.is_file() {
        files.entry(board_path.clone()).or_insert(Wanted::Beside);
    }
    // A feed that is no JSON is found by its board's word for it.
    let of_feeds = if files.get(&board_path) == Some(&Wanted::Found) { Wanted::Found } else { Wanted::Beside };
    let board = read(&board_path).ok().map(|content| ReadFile { path: board_path, wanted: Wanted::Beside, content });
    let zone = board.as_ref().and_then(|board| decode_board(board.bytes()).value).map(|board| board.zone);
    let board = board.and_then(|board| json(board.bytes()));
    let feeds = board.as_ref().map(named::feeds).unwrap_or_default();
    for file in feeds.iter().filter_map(|feed| feed.file) {
        let path = folder.join(file);
        if path.is_file() {
            files.entry(path).or_insert(of_feeds);
        }
    }
    let mut loaded = Vec::new();
    for (path, wanted) in files {
        match read(&path) {
            Ok(content) => loaded.push(ReadFile { path, wanted, content }),
            Err(error) if wanted == Wanted::Named => results.absent.push((path, error.to_string())),
            // A folder's file that cannot be opened is not known to be a document.
            Err(_) => {}
        }
    }
    loaded.retain(|file| match file.wanted {
        Wanted::Found => is_document(file, &feeds),
        Wanted::Beside => true,
        Wanted::Named => {
            let index = is_index(file.bytes());
            if index {
                results.skipped.push(file.path.clone());
            }
            !index
        }
    });
    let bytes: Vec<&[u8]> = loaded.iter().map(ReadFile::bytes).collect();
    let mut referring: Vec<Vec<Finding>> = vec![Vec::new(); loaded.len()];
    for (index, finding) in references(&bytes) {
        if let Some(of_file) = referring.get_mut(index) {
            of_file.push(finding);
        }
    }
    let mut held: Vec<Held> = loaded.iter().map(|file| decode(file, &feeds, zone.as_ref(), moment)).collect();
    let said = loaded.iter().zip(&held).filter_map(|(file, held)| Some((file.name(), held.report.as_ref()?)));
    let of_maps = mapped::check(&feeds, &said.collect());
    for ((file, held), referring) in loaded.iter().zip(&mut held).zip(referring) {
        if file.wanted == Wanted::Beside {
            continue;
        }
        let mut findings = std::mem::take(&mut held.findings);
        findings.extend(referring);
        if file.name() == BOARD {
            findings.extend(missing_feeds(folder, &feeds));
            findings.extend_from_slice(&of_maps);
        }
        results.checked.push(Checked { path: file.path.clone(), format: held.format.map(Format::word), findings });
    }
}

fn json(bytes: &[u8]) -> Option<Value> {
    parse_json(bytes).ok()
}

fn missing_feeds(folder: &Path, feeds: &[NamedFeed<'_>]) -> Vec<Finding> {
    let missing = feeds.iter().filter(|feed| feed.file.is_some_and(|file| !folder.join(file).is_file()));
    missing
        .map(|feed| Finding {
            pointer: format!("{}/file", feed.pointer()),
            problem: Problem::Missing,
            expected: Expected::FileName,
            effect: Effect::Kept,
        })
        .collect()
}

/// Whether a file in a folder is a document: by its name, because the board names it, or by its format.
fn is_document(file: &ReadFile, feeds: &[NamedFeed<'_>]) -> bool {
    DOCUMENT_NAMES.contains(&file.name())
        || feeds.iter().any(|feed| feed.file == Some(file.name()))
        || json(file.bytes()).is_some_and(|document| of_value(&document).is_some())
}

/// Whether a file is the list of boards that the page chooses from.
fn is_index(bytes: &[u8]) -> bool {
    json(bytes).is_some_and(|index| index.get("boards").is_some_and(Value::is_array) && index.get("format").is_none())
}

/// Decodes a file in the format that its name or its board gives it, else in the one that it has.
fn decode(file: &ReadFile, feeds: &[NamedFeed<'_>], zone: Option<&Zone>, moment: Timestamp) -> Held {
    let bytes = match &file.content {
        Content::TooLarge(size) => return Held { format: None, findings: vec![too_large(*size)], report: None },
        Content::Bytes(bytes) => bytes,
    };
    if file.name() == BOARD {
        return board(decode_board(bytes), moment);
    }
    let feed = feeds.iter().find(|feed| feed.file == Some(file.name()));
    match feed.map(|feed| feed.format) {
        Some(Some(FeedFormat::NativeStatus)) => status(bytes, zone),
        Some(Some(FeedFormat::NativeRecovery)) => {
            Held::document(Format::Feed(FeedFormat::NativeRecovery), decode_recovery(bytes))
        }
        Some(Some(format)) => foreign(bytes, Some(format)),
        Some(None) if own_format(bytes).is_none() => foreign(bytes, None),
        Some(None) => native(bytes, zone, moment),
        None => by_itself(file.name(), bytes, zone, moment),
    }
}

/// A file that no board names: a document of ours, or else a feed that is recognised.
fn by_itself(name: &str, bytes: &[u8], zone: Option<&Zone>, moment: Timestamp) -> Held {
    let is_ours = DOCUMENT_NAMES.contains(&name) || own_format(bytes).is_some();
    let feed = if is_ours { None } else { Some(foreign(bytes, None)) };
    // What is neither is better told what a document of ours needs, unless it is not even JSON.
    let is_json = parse_json(bytes).is_ok();
    feed.filter(|feed| feed.report.is_some() || !is_json).unwrap_or_else(|| native(bytes, zone, moment))
}

/// A status document, whose days are those of the zone of its board.
fn status(bytes: &[u8], zone: Option<&Zone>) -> Held {
    let decoded = zone.map_or_else(|| decode_status(bytes), |zone| decode_status_in(bytes, zone));
    Held::document(Format::Feed(FeedFormat::NativeStatus), decoded)
}

fn native(bytes: &[u8], zone: Option<&Zone>, moment: Timestamp) -> Held {
    let Decoded { value, findings } = decode_any(bytes);
    let format = match value {
        Some(Document::Board(value)) => return board(Decoded { value: Some(*value), findings }, moment),
        Some(Document::Status(_)) => return status(bytes, zone),
        Some(Document::Recovery(_)) => Some(Format::Feed(FeedFormat::NativeRecovery)),
        None => None,
    };
    Held { format, findings, report: None }
}

/// A board, whose zone is compared with the database of time zones.
fn board(mut decoded: Decoded<Board>, moment: Timestamp) -> Held {
    let compared = decoded.value.as_ref().map(|board| zone::compare(board, moment));
    decoded.findings.extend(compared.into_iter().flatten());
    Held::document(Format::Board, decoded)
}

fn foreign(bytes: &[u8], format: Option<FeedFormat>) -> Held {
    let Decoded { value, findings } = decode_feed(bytes, format, None);
    Held { format: value.as_ref().map(|report| Format::Feed(report.format)), findings, report: value }
}
