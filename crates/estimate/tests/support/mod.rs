//! What several tests need: boards with outages, and their estimates.

#![allow(dead_code, unused_imports, reason = "each test uses a part")]

#[path = "../../../core/tests/support/mod.rs"]
mod boards;

pub(crate) use boards::*;
use downboard_core::time::Timestamp;
use downboard_core::timeline::BoardLog;
use downboard_estimate::{Estimates, Model};

/// Who is affected at a moment.
pub(crate) fn estimates(log: &BoardLog, at: Timestamp) -> Estimates {
    Model::of(log).at(at)
}
