//! The feeds of a board as its own text names them, with their places there.

use downboard_core::model::{FeedFormat, FeedPlace};
use serde_json::Value;

/// A feed of a board.
pub(super) struct NamedFeed<'a> {
    /// Its number among the feeds, from 0.
    index: usize,
    /// The file beside the board, where it has one.
    pub(super) file: Option<&'a str>,
    /// Its format, where the board says it in a word that is known.
    pub(super) format: Option<FeedFormat>,
    /// What its components stand for.
    pub(super) maps: &'a [Value],
}

impl NamedFeed<'_> {
    /// The JSON pointer to it.
    pub(super) fn pointer(&self) -> String {
        format!("/feeds/{}", self.index)
    }
}

/// The feeds of a board. A file name that is none is left to the decoder of the board.
pub(super) fn feeds(board: &Value) -> Vec<NamedFeed<'_>> {
    members(board.get("feeds")).iter().enumerate().map(feed).collect()
}

fn feed((index, feed): (usize, &Value)) -> NamedFeed<'_> {
    let word = |key: &str| feed.get(key).and_then(Value::as_str);
    // Where both stand, the address counts.
    let is_elsewhere = feed.get("address").is_some_and(|address| !address.is_null());
    NamedFeed {
        index,
        file: word("file").filter(|file| !is_elsewhere && FeedPlace::is_file_name(file)),
        format: word("format").and_then(FeedFormat::parse),
        maps: members(feed.get("maps")),
    }
}

/// The members of a list; none where there is no list.
pub(super) fn members(list: Option<&Value>) -> &[Value] {
    list.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}
