//! The documents of one folder, which belong to one board.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use downboard_core::check::references;
use downboard_core::decode::{
    Decoded, Document, Effect, Expected, Finding, Problem, decode_any, decode_board, decode_recovery, decode_status,
    parse_json, too_large,
};
use downboard_core::model::FeedFormat;
use serde_json::Value;

use super::{Checked, Results, Wanted};
use crate::arguments::Format;
use crate::files::{BOARD, Content, read};

/// Names that are taken for documents whatever stands in them.
const DOCUMENT_NAMES: [&str; 3] = [BOARD, "status.json", "recovery.json"];

/// A file that was read.
struct Loaded {
    path: PathBuf,
    wanted: Wanted,
    content: Content,
}

impl Loaded {
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

/// A feed as the board's own text names it, with its place there.
struct Feed {
    pointer: String,
    file: String,
    format: Option<FeedFormat>,
}

/// Checks the files of a folder, each by itself and against each other.
pub(super) fn check(folder: &Path, mut files: BTreeMap<PathBuf, Wanted>, results: &mut Results) {
    let board_path = folder.join(BOARD);
    if board_path.is_file() {
        files.entry(board_path.clone()).or_insert(Wanted::Beside);
    }
    let board = read(&board_path).ok().map(|content| Loaded { path: board_path, wanted: Wanted::Beside, content });
    let feeds = board.as_ref().and_then(|board| json(board.bytes())).map(|board| feeds(&board)).unwrap_or_default();
    for feed in &feeds {
        let path = folder.join(&feed.file);
        if path.is_file() {
            files.entry(path).or_insert(Wanted::Beside);
        }
    }
    let mut loaded = Vec::new();
    for (path, wanted) in files {
        match read(&path) {
            Ok(content) => loaded.push(Loaded { path, wanted, content }),
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
    let bytes: Vec<&[u8]> = loaded.iter().map(Loaded::bytes).collect();
    let mut referring: Vec<Vec<Finding>> = vec![Vec::new(); loaded.len()];
    for (index, finding) in references(&bytes) {
        if let Some(of_file) = referring.get_mut(index) {
            of_file.push(finding);
        }
    }
    for (file, referring) in loaded.iter().zip(referring) {
        if file.wanted == Wanted::Beside {
            continue;
        }
        let (format, mut findings) = decode(file, &feeds);
        findings.extend(referring);
        if file.name() == BOARD {
            findings.extend(missing_feeds(folder, &feeds));
        }
        results.checked.push(Checked { path: file.path.clone(), format: format.map(Format::word), findings });
    }
}

fn json(bytes: &[u8]) -> Option<Value> {
    parse_json(bytes).ok()
}

/// The feeds of a board, as far as their file names are names.
fn feeds(board: &Value) -> Vec<Feed> {
    let list = board.get("feeds").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let feed = |(index, feed): (usize, &Value)| {
        let file = feed.get("file")?.as_str().filter(|file| downboard_core::model::FeedPlace::is_file_name(file))?;
        let word = feed.get("format").and_then(Value::as_str);
        let format = FeedFormat::ALL.into_iter().find(|format| Some(format.word()) == word);
        Some(Feed { pointer: format!("/feeds/{index}/file"), file: file.to_owned(), format })
    };
    list.iter().enumerate().filter_map(feed).collect()
}

fn missing_feeds(folder: &Path, feeds: &[Feed]) -> Vec<Finding> {
    let missing = feeds.iter().filter(|feed| !folder.join(&feed.file).is_file());
    missing
        .map(|feed| Finding {
            pointer: feed.pointer.clone(),
            problem: Problem::Missing,
            expected: Expected::FileName,
            effect: Effect::Kept,
        })
        .collect()
}

/// Whether a file in a folder is a document: by its name, because the board names it, or by its format.
fn is_document(file: &Loaded, feeds: &[Feed]) -> bool {
    let named = DOCUMENT_NAMES.contains(&file.name()) || feeds.iter().any(|feed| feed.file == file.name());
    let ours = |document: Value| Some(document.get("format")?.as_str()?.starts_with("downboard-"));
    named || json(file.bytes()).and_then(ours).unwrap_or(false)
}

/// Whether a file is the list of boards that the page chooses from.
fn is_index(bytes: &[u8]) -> bool {
    json(bytes).is_some_and(|index| index.get("boards").is_some_and(Value::is_array) && index.get("format").is_none())
}

fn as_format<T>(format: Format, decoded: Decoded<T>) -> (Option<Format>, Vec<Finding>) {
    (decoded.value.map(|_| format), decoded.findings)
}

/// Decodes a file in the format that its name or its board gives it, else in the one it names itself.
fn decode(file: &Loaded, feeds: &[Feed]) -> (Option<Format>, Vec<Finding>) {
    let bytes = match &file.content {
        Content::TooLarge(size) => return (None, vec![too_large(*size)]),
        Content::Bytes(bytes) => bytes,
    };
    if file.name() == BOARD {
        return as_format(Format::NativeBoard, decode_board(bytes));
    }
    let feed = feeds.iter().find(|feed| feed.file == file.name());
    match feed.and_then(|feed| feed.format) {
        Some(FeedFormat::NativeStatus) => as_format(Format::NativeStatus, decode_status(bytes)),
        Some(FeedFormat::NativeRecovery) => as_format(Format::NativeRecovery, decode_recovery(bytes)),
        _ => {
            let Decoded { value, findings } = decode_any(bytes);
            let format = value.map(|document| match document {
                Document::Board(_) => Format::NativeBoard,
                Document::Status(_) => Format::NativeStatus,
                Document::Recovery(_) => Format::NativeRecovery,
            });
            (format, findings)
        }
    }
}
