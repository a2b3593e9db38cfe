//! `downboard inspect`: one document in a normalised form.

mod contract;
mod stand_in;

use std::path::Path;
use std::sync::Arc;

use downboard_core::decode::{
    Decoded, Document, Effect, Problem, decode_any, decode_board, decode_recovery, decode_status, too_large,
};
use downboard_core::model::{Board, Id};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{self, BoardLog, Documents};
use downboard_core::view::view;

use crate::arguments::{Format, InspectArguments};
use crate::files::{BOARD, Content, folder_of, read};
use crate::outcome::{Exit, Outcome, json};
use crate::report::line;

const READ: &str = "formats read: native-board (downboard-board/1), native-status (downboard-status/1), \
                    native-recovery (downboard-recovery/1)";

pub(crate) fn run(arguments: &InspectArguments) -> Outcome {
    let file = &arguments.file;
    let bytes = match read(file) {
        Err(error) => return Outcome::failed(&format!("{}: {error}", file.display())),
        Ok(Content::TooLarge(size)) => {
            return Outcome { messages: line(file, &too_large(size)), exit: Exit::Unreadable, ..Outcome::default() };
        }
        Ok(Content::Bytes(bytes)) => bytes,
    };
    let Decoded { value, findings } = match arguments.format {
        None => decode_any(&bytes),
        Some(Format::NativeBoard) => map(decode_board(&bytes), |board| Document::Board(Box::new(board))),
        Some(Format::NativeStatus) => map(decode_status(&bytes), Document::Status),
        Some(Format::NativeRecovery) => map(decode_recovery(&bytes), Document::Recovery),
    };
    let Some(document) = value else {
        let messages = findings.iter().map(|finding| line(file, finding)).collect();
        let mut outcome = Outcome { messages, exit: Exit::Unreadable, ..Outcome::default() };
        let foreign = findings.iter().any(|finding| {
            matches!(finding.problem, Problem::Missing | Problem::UnknownWord(_) | Problem::WrongKind(_))
                && finding.effect == Effect::Unreadable
                && (finding.pointer == "/format" || finding.pointer.is_empty())
        });
        if foreign {
            outcome.note(&format!("error: {}: not in a format that is read; {READ}", file.display()));
        }
        return outcome;
    };
    let (format, documents, default_at) = put_together(file, &document);
    let at = arguments.at.unwrap_or(default_at);
    let log = Arc::new(BoardLog::new(&documents));
    json(&contract::InspectOut::new(format, &log, &view(&log, at), arguments.lang.into(), &findings))
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
            (Format::NativeBoard, Documents::new(board.as_ref().clone()), at)
        }
        Document::Status(status) => {
            let documents = Documents::with(board(&status.board), timeline::Content::Status(Arc::new(status.clone())));
            (Format::NativeStatus, documents, status.updated_at)
        }
        Document::Recovery(recovery) => {
            let documents =
                Documents::with(board(&recovery.board), timeline::Content::Recovery(Arc::new(recovery.clone())));
            (Format::NativeRecovery, documents, recovery.updated_at)
        }
    }
}

/// The board of this id in the same folder.
fn beside(file: &Path, id: &Id) -> Option<Board> {
    let Content::Bytes(bytes) = read(&folder_of(file).join(BOARD)).ok()? else { return None };
    decode_board(&bytes).value.filter(|board| board.id == *id)
}
