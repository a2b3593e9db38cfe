//! The clock, for what is about a live board.

use std::time::SystemTime;

use downboard_core::time::Timestamp;

/// Now, for a command that is not given a moment.
#[expect(clippy::disallowed_methods, reason = "a publication is dated, and a live board is one of now")]
pub(crate) fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).ok().and_then(Timestamp::from_second).unwrap_or(Timestamp::EPOCH)
}
