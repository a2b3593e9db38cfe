//! `downboard inspect`: one document or feed in a normalised form.

mod contract;
mod foreign;
mod rewind;
mod stand_in;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use downboard_core::decode::{Document, decode_any, decode_board, decode_recovery, decode_status};
use downboard_core::model::{Board, FeedFormat, Id};
use downboard_core::reading::{Decoded, Effect, Expected, Finding, Problem, too_large};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{self, BoardLog, Documents};
use downboard_core::view::view;
use downboard_feeds::decode_feed;

use crate::files::{BOARD, Content, folder_of, read};
use crate::native::own_format;
use crate::outcome::{Exit, Outcome, json};
use crate::report::line;
use crate::values::{Format, Language, moment};

/// What `inspect` takes.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// A board, status or recovery document, or a feed in another format.
    file: PathBuf,
    /// The format; without it the format is found from the file.
    #[arg(long, value_enum, value_name = "F")]
    format: Option<Format>,
    /// The moment, as RFC 3339 with an offset; without it, all of a feed, and a document when it was last changed.
    #[arg(long, value_parser = moment, value_name = "T")]
    at: Option<Timestamp>,
    /// The language of names and texts.
    #[arg(long, value_enum, default_value_t = Language::En)]
    lang: Language,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let file = &arguments.file;
    let bytes = match read(file) {
        Err(error) => return Outcome::failed(&format!("{}: {error}", file.display())),
        Ok(Content::TooLarge(size)) => {
            return Outcome { messages: line(file, &too_large(size)), exit: Exit::Unreadable, ..Outcome::default() };
        }
        Ok(Content::Bytes(bytes)) => bytes,
    };
    let own = own_format(&bytes);
    let decoded = match (arguments.format, own) {
        (None, Some(_)) => decode_any(&bytes),
        (Some(Format::Board), _) => map(decode_board(&bytes), |board| Document::Board(Box::new(board))),
        (Some(Format::Feed(FeedFormat::NativeStatus)), _) => map(decode_status(&bytes), Document::Status),
        (Some(Format::Feed(FeedFormat::NativeRecovery)), _) => map(decode_recovery(&bytes), Document::Recovery),
        (None, None) => return feed(arguments, &bytes, None),
        (Some(Format::Feed(format)), None) => return feed(arguments, &bytes, Some(format)),
        (Some(Format::Feed(_)), Some(own)) => return refused(file, &[named_otherwise(own)]),
    };
    let Decoded { value: Some(document), findings } = decoded else { return refused(file, &decoded.findings) };
    let (format, documents, default_at) = put_together(file, &document);
    let at = arguments.at.unwrap_or(default_at);
    let log = Arc::new(BoardLog::new(&documents));
    json(&contract::InspectOut::new(format, &log, &view(&log, at), arguments.lang.into(), &findings))
}

/// A feed in a format that is not ours.
fn feed(arguments: &Arguments, bytes: &[u8], format: Option<FeedFormat>) -> Outcome {
    let Decoded { value, mut findings } = decode_feed(bytes, format, arguments.at);
    let Some(mut report) = value else { return refused(&arguments.file, &findings) };
    if let Some(at) = arguments.at {
        rewind::to(&mut report, at);
        // Of what is left out because it lies after the moment, that it does so is no news.
        let is_told = |pointer: &str| report.incidents.iter().any(|incident| incident.pointer == pointer);
        findings.retain(|finding| finding.problem != Problem::InFuture || is_told(&finding.pointer));
    }
    json(&foreign::FeedOut::new(&report, arguments.at, arguments.lang.into(), &findings))
}

/// The finding of a document of ours that is asked for as a feed of others.
fn named_otherwise(own: String) -> Finding {
    Finding {
        pointer: "/format".to_owned(),
        problem: Problem::UnknownWord(own),
        expected: Expected::StatusFeed,
        effect: Effect::Unreadable,
    }
}

/// What cannot be used, with the formats that could be where it is of none of them.
fn refused(file: &Path, findings: &[Finding]) -> Outcome {
    let messages = findings.iter().map(|finding| line(file, finding)).collect();
    let mut outcome = Outcome { messages, exit: Exit::Unreadable, ..Outcome::default() };
    let is_foreign = findings.iter().any(|finding| {
        finding.effect == Effect::Unreadable
            && (finding.pointer == "/format" || finding.pointer.is_empty())
            && !matches!(finding.problem, Problem::TooLarge { .. } | Problem::TooDeep)
    });
    if is_foreign {
        let file = file.display();
        outcome.note(&format!("error: {file}: not in a format that is read; formats read: {}", Format::words()));
    }
    outcome
}

fn map<T>(decoded: Decoded<T>, document: impl FnOnce(T) -> Document) -> Decoded<Document> {
    Decoded { value: decoded.value.map(document), findings: decoded.findings }
}

/// The document with its board: the one beside it, or a stand-in made from its own ids. Also the moment that is shown when
/// none is asked for.
fn put_together(file: &Path, document: &Document) -> (Format, Documents, Timestamp) {
    let board = |id: &Id| beside(file, id).unwrap_or_else(|| stand_in::board(document));
    match document {
        Document::Board(board) => {
            let at = board.opens_at.unwrap_or_else(|| board.period.at(Timestamp::EPOCH).to);
            (Format::Board, Documents::new(board.as_ref().clone()), at)
        }
        Document::Status(status) => {
            let documents = Documents::with(board(&status.board), timeline::Content::Status(Arc::new(status.clone())));
            (Format::Feed(FeedFormat::NativeStatus), documents, status.updated_at)
        }
        Document::Recovery(recovery) => {
            let documents =
                Documents::with(board(&recovery.board), timeline::Content::Recovery(Arc::new(recovery.clone())));
            (Format::Feed(FeedFormat::NativeRecovery), documents, recovery.updated_at)
        }
    }
}

/// The board of this id in the same folder.
fn beside(file: &Path, id: &Id) -> Option<Board> {
    let Content::Bytes(bytes) = read(&folder_of(file).join(BOARD)).ok()? else { return None };
    decode_board(&bytes).value.filter(|board| board.id == *id)
}
