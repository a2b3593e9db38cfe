//! Why services fail together: which site is the cause of what, and how much of it is back.

mod blame;
mod progress;

pub use blame::{cause_of, caused_by, shared_cause, without_cause};
pub use progress::{Progress, progress};
