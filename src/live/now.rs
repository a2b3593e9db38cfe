//! The clock of this page or of this worker.

use std::cell::{Cell, RefCell};

use downboard_core::model::Id;
use downboard_core::time::Timestamp;
use gloo_net::http::Response;

use super::clock::{Clock, Disagreement};
use crate::browser;

thread_local! {
    static CLOCK: RefCell<Clock> = RefCell::default();
    /// The correction that everything is dated by.
    static DATED_BY: Cell<i64> = const { Cell::new(0) };
}

/// Changes the clock, or looks at it, at a second of the device's.
fn with<T>(work: impl FnOnce(&mut Clock, i64) -> T) -> T {
    CLOCK.with_borrow_mut(|clock| work(clock, browser::now().as_second()))
}

/// Now, by the clock that is corrected.
pub(crate) fn now() -> Timestamp {
    with(|clock, device| clock.now(device))
}

/// By how much an answer is later than the device's clock, by what it says of the time when it was sent.
pub(crate) fn offset_of(response: &Response) -> Option<i64> {
    let headers = response.headers();
    let sent = js_sys::Date::parse(&headers.get("date")?);
    let age = headers.get("age").and_then(|age| age.trim().parse::<i64>().ok()).unwrap_or(0);
    #[expect(clippy::cast_possible_truncation, reason = "the seconds of a date are far below 2^52")]
    let sent = (!sent.is_nan()).then_some((sent / 1_000.0) as i64)?;
    Some(sent.saturating_add(age.max(0)).saturating_sub(browser::now().as_second()))
}

/// The site said that it is so much later.
pub(crate) fn hear_site(offset: i64) {
    with(|clock, device| clock.hear_site(device, offset));
}

/// A document says when it was published.
pub(crate) fn hear_document(feed: &Id, at: Timestamp, is_ours: bool) {
    with(|clock, device| clock.hear_document(device, feed, at, is_ours));
}

/// Time passes. Says whether the site should be asked what time it is.
pub(crate) fn pass() -> bool {
    with(|clock, device| clock.pass(device, browser::stopwatch()))
}

/// By how much the clock was corrected since this was asked last: what was dated before is dated anew by it.
pub(crate) fn corrected_by() -> i64 {
    let offset = offset();
    offset - DATED_BY.replace(offset)
}

/// The date of what came at a second of the device's clock. It is dated anew with the rest when the clock is corrected.
pub(crate) fn date(device: i64) -> Option<Timestamp> {
    Timestamp::from_second(device.saturating_add(DATED_BY.get()))
}

/// What is added to the device's clock.
pub(crate) fn offset() -> i64 {
    with(|clock, _| clock.offset())
}

/// Adds this to the device's clock.
pub(crate) fn set_offset(offset: i64) {
    with(|clock, _| clock.set_offset(offset));
}

/// Says who disagrees about the time.
pub(crate) fn disagreement(say: impl FnOnce(Disagreement<'_>) -> String) -> String {
    with(|clock, _| clock.disagreement().map(say)).unwrap_or_default()
}
