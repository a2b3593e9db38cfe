//! A board and its feeds from a folder.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use downboard_core::decode::decode_board;
use downboard_core::model::{Feed, FeedPlace};
use downboard_core::reading::{Decoded, Finding, too_large};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{self, Documents, FeedFailure, Good};
use downboard_feeds::{FeedHistory, decode_feed_every};

use crate::files::{BOARD, Content, folder_of, read};
use crate::report::FileFinding;

/// The documents of a board, and what is wrong with them.
pub(crate) struct LoadedBoard {
    pub(crate) documents: Documents,
    pub(crate) findings: Vec<FileFinding>,
    /// Feeds that could not be opened, a line each.
    pub(crate) notes: Vec<String>,
}

/// Why there is nothing to show.
pub(crate) enum LoadError {
    /// The board could not be opened.
    Absent(String),
    /// The board cannot be used.
    Unreadable(Vec<FileFinding>),
}

/// Reads the board of a folder, or a board by its own name, and the feeds beside it. A feed that is absent or cannot be
/// used leaves what it would tell unknown.
pub(crate) fn board(path: &Path, read_at: Option<Timestamp>) -> Result<LoadedBoard, LoadError> {
    let (folder, file) =
        if path.is_dir() { (path.to_path_buf(), path.join(BOARD)) } else { (folder_of(path), path.to_path_buf()) };
    let bytes = match read(&file) {
        Err(error) => return Err(LoadError::Absent(format!("{}: {error}", file.display()))),
        Ok(Content::TooLarge(size)) => return Err(LoadError::Unreadable(vec![(file, too_large(size))])),
        Ok(Content::Bytes(bytes)) => bytes,
    };
    let decoded = decode_board(&bytes);
    let findings: Vec<FileFinding> = decoded.findings.into_iter().map(|finding| (file.clone(), finding)).collect();
    let Some(board) = decoded.value else { return Err(LoadError::Unreadable(findings)) };
    let mut loaded = LoadedBoard { documents: Documents::new(board), findings, notes: Vec::new() };
    for feed in loaded.documents.board.feeds.clone() {
        let FeedPlace::File(file) = &feed.place else {
            loaded.notes.push(format!("warning: {}: at an address; nothing is fetched here", feed.id));
            continue;
        };
        let path: PathBuf = folder.join(file);
        match read(&path) {
            Err(error) => loaded.notes.push(format!("warning: {}: {error}", path.display())),
            Ok(Content::TooLarge(size)) => {
                loaded.findings.push((path, too_large(size)));
                loaded.documents.fail(&feed.id, FeedFailure::Unreadable);
            }
            Ok(Content::Bytes(bytes)) => {
                let findings = take(&mut loaded.documents, &feed, &bytes, read_at);
                loaded.findings.extend(findings.into_iter().map(|finding| (path.clone(), finding)));
            }
        }
    }
    Ok(loaded)
}

/// Takes in a feed as it is read at a moment.
fn take(documents: &mut Documents, feed: &Feed, bytes: &[u8], read_at: Option<Timestamp>) -> Vec<Finding> {
    if feed.is_native() {
        let mut findings = documents.add(feed, bytes);
        findings.extend_from_slice(documents.findings_of_days(&feed.id));
        return findings;
    }
    let Decoded { value, mut findings } = decode_feed_every(bytes, feed.format, read_at, feed.interval_seconds());
    let Some(report) = value else {
        documents.fail(&feed.id, FeedFailure::Unreadable);
        return findings;
    };
    let read_at = read_at.or(report.changed_at).unwrap_or(Timestamp::EPOCH);
    let (document, of_maps) = FeedHistory::default().take(&report, feed, &documents.board.id.clone(), read_at);
    findings.extend(of_maps);
    let good = Good { updated_at: report.changed_at, fetched_at: None };
    documents.put(&feed.id, timeline::Content::Status(Arc::new(document)), good);
    findings
}
