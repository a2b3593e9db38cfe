//! The clock.

use downboard_core::time::Timestamp;

/// Now, by the clock on the wall.
pub(crate) fn now() -> Timestamp {
    #[expect(clippy::cast_possible_truncation, reason = "the clock's seconds are far below 2^52")]
    let seconds = (js_sys::Date::now() / 1_000.0) as i64;
    Timestamp::from_second(seconds).unwrap_or(Timestamp::EPOCH)
}
