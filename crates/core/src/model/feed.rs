//! A document that is fetched again and again.

use serde::Serialize;

use super::{FeedFormat, Id};

/// A document that belongs to a board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Feed {
    /// Its id, unique among the feeds of the board.
    pub id: Id,
    /// Its format.
    pub format: FeedFormat,
    /// A file name beside `board.json`, such as `status.json`.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^[a-z0-9][a-z0-9._-]*$"), length(max = 128)))]
    pub file: String,
}

impl Feed {
    /// Whether a name can only be a file beside `board.json`: no folder, no scheme, no parent.
    pub fn is_file_name(name: &str) -> bool {
        let mut bytes = name.bytes();
        name.len() <= 128
            && bytes.next().is_some_and(|first| first.is_ascii_lowercase() || first.is_ascii_digit())
            && bytes
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'_' | b'-'))
    }
}
