//! From bytes to documents. A decoder returns what it could read and a finding for everything that it could not.
//!
//! *Invariant:* a bad record is dropped and reported, and the rest stands; only a document that is not readable as a whole
//! has no value.

mod assumption;
mod board;
mod facts;
mod node;
mod printed;
mod recovery;
mod rules;
mod status;
mod validation;

use crate::model::{
    BOARD_FORMAT, Board, RECOVERY_FORMAT, RecoveryDocument, Rules, STATUS_FORMAT, StatusDocument, Validation,
};
use crate::reading::{Decoded, Effect, Expected, Log, parse_json};
use node::Node;

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
        let format = fields.required("format", Expected::OneOf(FORMATS), |node| facts::known_format(node, FORMATS))?;
        if format == BOARD_FORMAT {
            board::board(node, FORMATS).map(|board| Document::Board(Box::new(board)))
        } else if format == STATUS_FORMAT {
            status::status(node, FORMATS).map(Document::Status)
        } else {
            recovery::recovery(node, FORMATS).map(Document::Recovery)
        }
    })
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
