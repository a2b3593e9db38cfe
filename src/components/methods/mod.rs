//! The parts of the methods page, one file per section.

mod assumptions;
mod chart;
mod contents;
mod days;
mod fold;
mod limits;
mod severities;
mod source_links;
mod together;
mod validation;
mod worked;

pub use assumptions::Assumptions;
pub use contents::Contents;
pub use days::Days;
pub use limits::{Limits, Refused, Rounding};
pub use severities::Severities;
pub use together::Together;
pub use validation::{Cases, ValidationTables};
pub use worked::WorkedExample;
