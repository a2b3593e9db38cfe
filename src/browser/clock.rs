//! The clock.

use downboard_core::time::Timestamp;

/// Now, by the device's clock.
pub(crate) fn now() -> Timestamp {
    #[expect(clippy::cast_possible_truncation, reason = "the clock's seconds are far below 2^52")]
    let seconds = (js_sys::Date::now() / 1_000.0) as i64;
    Timestamp::from_second(seconds).unwrap_or(Timestamp::EPOCH)
}

/// The seconds that the clocks of the device are ahead of UTC at an instant.
pub(crate) fn ahead_of_utc(at: Timestamp) -> i64 {
    #[expect(clippy::cast_precision_loss, reason = "the seconds of an instant are far below 2^52")]
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at.as_second() as f64 * 1_000.0));
    #[expect(clippy::cast_possible_truncation, reason = "the minutes of a distance are fewer than a day's")]
    let minutes = date.get_timezone_offset() as i64;
    -minutes * 60
}

/// The seconds since the page began, by a stopwatch that nobody sets. It may stand still while the device sleeps.
pub(crate) fn stopwatch() -> i64 {
    let milliseconds = leptos::prelude::window().performance().map_or(0.0, |performance| performance.now());
    #[expect(clippy::cast_possible_truncation, reason = "the seconds of a page are far below 2^52")]
    let seconds = (milliseconds / 1_000.0) as i64;
    seconds
}
