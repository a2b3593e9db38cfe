//! From bytes to documents. A decoder returns what it could read and a finding for everything that it could not.
//!
//! *Invariant:* a bad record is dropped and reported, and the rest stands; only a document that is not readable as a whole
//! has no value.

mod assumption;
mod board;
mod days;
mod facts;
mod node;
mod printed;
mod recovery;
mod rules;
mod status;
mod validation;

use std::cell::Cell;

use crate::model::{
    BOARD_FORMAT, Board, Day, RECOVERY_FORMAT, RecoveryDocument, Rules, STATUS_FORMAT, StatusDocument, Validation, Zone,
};
use crate::reading::{Decoded, Effect, Expected, Log, parse_json};
use node::{Fields, Node};

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
    decode(bytes, |node| status::status(node, &[STATUS_FORMAT], &|fields, _| days::days(fields, None)))
}

/// Decodes a status document of a board in a zone. Its days may be no longer than those of the zone, and have begun.
pub fn decode_status_in(bytes: &[u8], zone: &Zone) -> Decoded<StatusDocument> {
    let days = |fields: &Fields<'_>, updated_at| days::days(fields, Some(zone).zip(updated_at));
    decode(bytes, |node| status::status(node, &[STATUS_FORMAT], &days))
}

/// Decodes a status document apart from its days, and says whether it has any: for whoever may never ask for them. [`decode_days`]
/// reads them.
pub fn decode_status_but_days(bytes: &[u8]) -> (Decoded<StatusDocument>, bool) {
    let has_days = Cell::new(false);
    let days = |fields: &Fields<'_>, _| {
        has_days.set(fields.optional("days").is_some());
        Vec::new()
    };
    (decode(bytes, |node| status::status(node, &[STATUS_FORMAT], &days)), has_days.get())
}

/// Decodes the days of a status document of a board in a zone. The findings are theirs.
pub fn decode_days(bytes: &[u8], zone: &Zone) -> Decoded<Vec<Day>> {
    decode(bytes, |node| {
        let fields = node.object()?;
        let updated_at = fields.instant("updated_at")?;
        Some(days::days(&fields, Some((zone, updated_at))))
    })
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
            status::status(node, FORMATS, &|fields, _| days::days(fields, None)).map(Document::Status)
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
