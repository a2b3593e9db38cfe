//! Documents as text, for commands that change them.

use std::io;
use std::path::{Path, PathBuf};

use downboard_core::decode::decode_board;
use downboard_core::model::Board;
use downboard_edit::canonical::NotJson;
use downboard_edit::records::NotAdded;

use crate::files::{self, Content};
use crate::report;

/// A board and its document, as text.
pub(crate) struct OpenBoard {
    pub(crate) path: PathBuf,
    pub(crate) text: String,
    pub(crate) board: Board,
}

/// Opens the board of a folder.
pub(crate) fn open(folder: &Path) -> Result<OpenBoard, String> {
    let path = folder.join(files::BOARD);
    let text = read(&path)?.ok_or_else(|| format!("{}: there is no such file", path.display()))?;
    let decoded = decode_board(text.as_bytes());
    let first = decoded.findings.first().map(|finding| report::line(&path, finding).trim_end().to_owned());
    let board = decoded.value.ok_or_else(|| first.unwrap_or_default())?;
    Ok(OpenBoard { path, text, board })
}

/// A document as text; nothing where there is none.
pub(crate) fn read(path: &Path) -> Result<Option<String>, String> {
    match files::read(path) {
        Ok(Content::Bytes(bytes)) => {
            String::from_utf8(bytes).map(Some).map_err(|_| format!("{}: not text in UTF-8", path.display()))
        }
        Ok(Content::TooLarge(bytes)) => Err(format!("{}: {bytes} bytes are more than is read", path.display())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("{}: {error}", path.display())),
    }
}

/// Where a document ceases to be JSON.
pub(crate) fn not_json(path: &Path, NotJson { line, column }: NotJson) -> String {
    format!("{}: not JSON from line {line}, column {column} on", path.display())
}

/// Why a record could not be added to a document.
pub(crate) fn not_added(path: &Path, key: &str, reason: NotAdded) -> String {
    match reason {
        NotAdded::Document(at) | NotAdded::Record(at) => not_json(path, at),
        NotAdded::NoList => format!("{}: /{key}: expected a list", path.display()),
    }
}
