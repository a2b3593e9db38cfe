//! A board and its feeds from a folder.

use std::path::{Path, PathBuf};

use downboard_core::decode::{decode_board, too_large};
use downboard_core::timeline::{Documents, FeedFailure};

use super::FileFinding;
use crate::files::{BOARD, Content, read};

/// The documents of a board, and what is wrong with them.
pub(super) struct Loaded {
    pub(super) documents: Documents,
    pub(super) findings: Vec<FileFinding>,
    /// Feeds that could not be opened, a line each.
    pub(super) notes: Vec<String>,
}

/// Why there is nothing to show.
pub(super) enum Failure {
    /// The board could not be opened.
    Absent(String),
    /// The board cannot be used.
    Unreadable(Vec<FileFinding>),
}

/// Reads the board of a folder, or a board by its own name, and the feeds beside it. A feed that is absent or cannot be
/// used leaves what it would tell unknown.
pub(super) fn board(path: &Path) -> Result<Loaded, Failure> {
    let (folder, file) = if path.is_dir() {
        (path.to_path_buf(), path.join(BOARD))
    } else {
        (crate::files::folder_of(path), path.to_path_buf())
    };
    let bytes = match read(&file) {
        Err(error) => return Err(Failure::Absent(format!("{}: {error}", file.display()))),
        Ok(Content::TooLarge(size)) => return Err(Failure::Unreadable(vec![(file, too_large(size))])),
        Ok(Content::Bytes(bytes)) => bytes,
    };
    let decoded = decode_board(&bytes);
    let findings: Vec<FileFinding> = decoded.findings.into_iter().map(|finding| (file.clone(), finding)).collect();
    let Some(board) = decoded.value else { return Err(Failure::Unreadable(findings)) };
    let mut loaded = Loaded { documents: Documents::new(board), findings, notes: Vec::new() };
    for feed in loaded.documents.board.feeds.clone() {
        let path: PathBuf = folder.join(feed.place.as_str());
        match read(&path) {
            Err(error) => loaded.notes.push(format!("warning: {}: {error}", path.display())),
            Ok(Content::TooLarge(size)) => {
                loaded.findings.push((path, too_large(size)));
                loaded.documents.fail(&feed.id, FeedFailure::Unreadable);
            }
            Ok(Content::Bytes(bytes)) => {
                let findings = loaded.documents.add(&feed, &bytes);
                loaded.findings.extend(findings.into_iter().map(|finding| (path.clone(), finding)));
            }
        }
    }
    Ok(loaded)
}
