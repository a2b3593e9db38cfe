//! Work that is repeated, or waits.

use std::time::Duration;

use leptos::prelude::{IntervalHandle, request_animation_frame, set_interval_with_handle, set_timeout};

/// Does something again and again until the handle is cleared. `None` when the browser refuses a timer.
pub(crate) fn every(interval: Duration, work: impl Fn() + 'static) -> Option<IntervalHandle> {
    set_interval_with_handle(work, interval).ok()
}

/// Does something once, after a time.
pub(crate) fn after(time: Duration, work: impl FnOnce() + 'static) {
    set_timeout(work, time);
}

/// Does something once what is on the page by now has been painted: in a task of its own, so that neither waits for the other.
pub(crate) fn after_paint(work: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(work, Duration::ZERO));
}

/// Tells the script that has started the page, `boot.js`, that this module still runs. It takes the mark away again and
/// says that the page has stopped when the mark does not come back, so it is set in every ten seconds from the first time on.
pub(crate) fn beat() {
    super::set_attribute("data-beat", "");
}
