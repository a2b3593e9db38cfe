//! From bytes to documents. A decoder returns what it could read and a finding for everything that it could not.
//!
//! *Invariant:* a bad record is dropped and reported, and the rest stands; only a document that is not readable as a whole
//! has no value.

mod assumption;
mod board;
mod facts;
mod finding;
mod node;
mod recovery;
mod rules;
mod status;
mod validation;

use serde_json::Value;

pub use finding::{Effect, Expected, Finding, JsonKind, Omitted, Problem, Record};
pub(crate) use node::{Log, MAX_FINDINGS, excerpt};
pub use node::{MAX_RECORDS, MAX_TEXT_CHARACTERS};

use crate::model::{
    BOARD_FORMAT, Board, RECOVERY_FORMAT, RecoveryDocument, Rules, STATUS_FORMAT, StatusDocument, Validation,
};
use node::Node;

/// The largest document that is read, in bytes.
pub const MAX_DOCUMENT_BYTES: u64 = 8 * 1024 * 1024;
/// How deep objects and arrays may stand within each other: the limit of the JSON parser.
pub const MAX_LEVELS: usize = 127;

/// What a decoder could read, and what it could not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<T> {
    /// The document; absent when it is unreadable.
    pub value: Option<T>,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
}

/// A document of any native format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Document {
    /// `board.json`
    Board(Box<Board>),
    /// `status.json`
    Status(StatusDocument),
    /// `recovery.json`
    Recovery(RecoveryDocument),
}

/// The words of `format` in native documents.
const FORMATS: &[&str] = &[BOARD_FORMAT, STATUS_FORMAT, RECOVERY_FORMAT];

/// Decodes a board.
pub fn decode_board(bytes: &[u8]) -> Decoded<Board> {
    decode(bytes, |node| board::board(node, &[BOARD_FORMAT]))
}

/// Decodes a status document.
pub fn decode_status(bytes: &[u8]) -> Decoded<StatusDocument> {
    decode(bytes, |node| status::status(node, &[STATUS_FORMAT]))
}

/// Decodes a recovery document.
pub fn decode_recovery(bytes: &[u8]) -> Decoded<RecoveryDocument> {
    decode(bytes, |node| recovery::recovery(node, &[RECOVERY_FORMAT]))
}

/// Decodes a document of rules.
pub fn decode_rules(bytes: &[u8]) -> Decoded<Rules> {
    decode(bytes, rules::rules)
}

/// Decodes a document of validation cases.
pub fn decode_validation(bytes: &[u8]) -> Decoded<Validation> {
    decode(bytes, validation::validation)
}

/// Decodes a document of any native format, by its `format`.
pub fn decode_any(bytes: &[u8]) -> Decoded<Document> {
    decode(bytes, |node| {
        let fields = node.object()?;
        let format = fields.required("format", Expected::OneOf(FORMATS), |node| node.word(FORMATS, FORMATS))?;
        if format == BOARD_FORMAT {
            board::board(node, FORMATS).map(|board| Document::Board(Box::new(board)))
        } else if format == STATUS_FORMAT {
            status::status(node, FORMATS).map(Document::Status)
        } else {
            recovery::recovery(node, FORMATS).map(Document::Recovery)
        }
    })
}

/// The finding of a document that was not read because of its size.
pub fn too_large(bytes: u64) -> Finding {
    unreadable(Problem::TooLarge { bytes }, Expected::AtMostBytes(MAX_DOCUMENT_BYTES))
}

pub(crate) fn unreadable(problem: Problem, expected: Expected) -> Finding {
    Finding { pointer: String::new(), problem, expected, effect: Effect::Unreadable }
}

/// The JSON value of a document within the bounds.
///
/// # Errors
///
/// The finding of a document that is too large, too deep or not JSON.
pub fn parse_json(bytes: &[u8]) -> Result<Value, Finding> {
    if bytes.len() as u64 > MAX_DOCUMENT_BYTES {
        return Err(too_large(bytes.len() as u64));
    }
    // Some editors begin a file with a byte order mark.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    serde_json::from_slice(bytes).map_err(|error| not_json(&error))
}

fn decode<T>(bytes: &[u8], build: impl FnOnce(&Node<'_>) -> Option<T>) -> Decoded<T> {
    let json = match parse_json(bytes) {
        Ok(json) => json,
        Err(finding) => return Decoded { value: None, findings: vec![finding] },
    };
    let log = Log::default();
    let value = build(&Node::root(&json, &log));
    let mut findings = log.into_findings();
    if value.is_none() {
        // What a record could do without, the document could not.
        for finding in findings.iter_mut().filter(|finding| finding.effect == Effect::Dropped) {
            finding.effect = Effect::Unreadable;
        }
    }
    Decoded { value, findings }
}

pub(crate) fn not_json(error: &serde_json::Error) -> Finding {
    // serde_json tells its recursion limit apart from other errors by the message only (serde-rs/json#1029).
    if error.is_syntax() && error.to_string().starts_with("recursion limit exceeded") {
        return unreadable(Problem::TooDeep, Expected::AtMostLevels(MAX_LEVELS));
    }
    let problem = Problem::NotJson { line: error.line(), column: error.column(), truncated: error.is_eof() };
    unreadable(problem, Expected::Json)
}
