//! Repeated work.

use std::time::Duration;

use leptos::prelude::{IntervalHandle, set_interval_with_handle};

/// Does something again and again until the handle is cleared. `None` when the browser refuses a timer.
pub(crate) fn every(interval: Duration, work: impl Fn() + 'static) -> Option<IntervalHandle> {
    set_interval_with_handle(work, interval).ok()
}
