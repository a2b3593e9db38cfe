//! What a file says of itself.

use downboard_core::reading::parse_json;
use serde_json::Value;

/// The `format` that a document of ours names. The decoders of foreign feeds read what looks like theirs: what names itself
/// is never handed to them.
pub(crate) fn own_format(bytes: &[u8]) -> Option<String> {
    of_value(&parse_json(bytes).ok()?).map(str::to_owned)
}

/// The same, of a document that is parsed.
pub(crate) fn of_value(document: &Value) -> Option<&str> {
    document.get("format")?.as_str().filter(|format| format.starts_with("downboard-"))
}
