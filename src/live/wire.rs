//! What the page and the worker tell each other, as JSON text.

use serde::Serialize;

/// The page's first message: what to fetch.
#[derive(Serialize)]
pub(crate) struct Start<'a> {
    /// The board, as it was fetched.
    pub(crate) board: &'a str,
    /// The absolute address of its folder.
    pub(crate) folder: &'a str,
    /// The language of warnings.
    pub(crate) lang: &'static str,
    /// The feeds that the page has loaded already.
    pub(crate) loaded: Vec<&'a str>,
}

/// What the worker tells of one feed after an attempt.
#[derive(Serialize)]
pub(crate) struct Told<'a> {
    /// The feed.
    pub(crate) feed: &'a str,
    /// When the attempt ended, in seconds from the epoch.
    pub(crate) at: i64,
    /// What came of it, in a word: `news`, `known`, `unreadable`, `unreachable`, `timed_out`, `too_large`, `http`.
    pub(crate) outcome: &'static str,
    /// The status of an error of the server.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) http: Option<u16>,
    /// News: a native document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) document: Option<&'a str>,
    /// Whether the document is a recovery document.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) recovery: bool,
    /// When the publisher last changed it, in seconds from the epoch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) updated_at: Option<i64>,
    /// What is wrong with the answer, in the language of the page.
    pub(crate) warnings: &'a [String],
}

/// The worker's first message: it listens now.
pub(crate) const READY: &str = "ready";
/// The page's messages about whether anybody looks at it.
pub(crate) const HIDDEN: &str = "hidden";
pub(crate) const VISIBLE: &str = "visible";
