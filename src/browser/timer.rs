//! Work that is repeated, or waits.

use std::time::Duration;

use leptos::prelude::{IntervalHandle, set_interval_with_handle, set_timeout};

/// Does something again and again until the handle is cleared. `None` when the browser refuses a timer.
pub(crate) fn every(interval: Duration, work: impl Fn() + 'static) -> Option<IntervalHandle> {
    set_interval_with_handle(work, interval).ok()
}

/// Does something once, after a time.
pub(crate) fn after(time: Duration, work: impl FnOnce() + 'static) {
    set_timeout(work, time);
}
