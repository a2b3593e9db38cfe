//! What every reader of a document or a feed shares: bounds, findings, and where they are collected.

mod finding;
mod log;

use serde_json::Value;

pub use finding::{Effect, Expected, Finding, JsonKind, Omitted, Problem, RecordKind};
pub use log::{Log, MAX_FINDINGS};

use crate::model::is_shown;

/// The largest document that is read, in bytes.
pub const MAX_DOCUMENT_BYTES: u64 = 8 * 1024 * 1024;
/// How deep objects and arrays may stand within each other: the limit of the JSON parser.
pub const MAX_LEVELS: usize = 127;
/// The longest text of a field, in characters. Longer text is cut and the cut is reported.
pub const MAX_TEXT_CHARACTERS: usize = 2_000;
/// The most records of one list. What comes after is dropped and reported.
pub const MAX_RECORDS: usize = 20_000;

/// What a decoder could read, and what it could not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<T> {
    /// The document; absent when it is unreadable.
    pub value: Option<T>,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
}

/// The finding of a document that was not read because of its size.
pub fn too_large(bytes: u64) -> Finding {
    unreadable(Problem::TooLarge { bytes }, Expected::AtMostBytes(MAX_DOCUMENT_BYTES))
}

/// The finding of a document that has no value.
pub fn unreadable(problem: Problem, expected: Expected) -> Finding {
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

/// The finding of a document that is not JSON, or is nested too deeply.
pub fn not_json(error: &serde_json::Error) -> Finding {
    // serde_json tells its recursion limit apart from other errors by the message only (serde-rs/json#1029).
    if error.is_syntax() && error.to_string().starts_with("recursion limit exceeded") {
        return unreadable(Problem::TooDeep, Expected::AtMostLevels(MAX_LEVELS));
    }
    let problem = Problem::NotJson { line: error.line(), column: error.column(), truncated: error.is_eof() };
    unreadable(problem, Expected::Json)
}

/// The beginning of a text that is quoted in a finding.
pub fn excerpt(text: &str) -> String {
    text.chars().filter(|c| is_shown(*c)).take(80).collect()
}
