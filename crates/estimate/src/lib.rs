//! How many people an outage hits: honest ranges from a published audience and the status over time.
//!
//! The inputs of every service are drawn two thousand times from fixed seeds, once per board ([`draws`](self)); a moment
//! costs arithmetic on those draws. Everything assumed stands in `assumptions`, with where it comes from; what the figures
//! mean and how they are computed is told in `docs/methods.md`.
//!
//! *Invariant:* special functions come from `libm` and sums are added in the order of ids, so that the figures have the same
//! bits natively and in WebAssembly, and do not depend on the order of services.

#![forbid(unsafe_code)]
#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::string_slice))]
#![warn(missing_docs)]

mod assumptions;
pub mod backtest;
mod building;
mod catalogue;
mod counted;
mod course;
mod demand;
mod draws;
mod figure;
mod habit;
mod log_scale;
mod model;
mod normal;
mod overlap;
mod percentile;
#[cfg(test)]
mod plain;
mod rounding;
pub mod rules;
mod run;
mod service;
mod sets;
mod sources;
mod stream;
pub mod supposed;
mod together;
mod triangular;
mod worked;

pub use assumptions::{AssumptionBasis, assumed_overlap, assumed_severity};
pub use building::{MOST_SERVICES, ModelBuilding};
pub use catalogue::{ListedAssumption, assumptions, assumptions_json};
pub use counted::{Counted, Uncounted, counted};
pub use figure::{Affected, EstimateGrade, Figure, FigureUnit, Input, NotEstimated, Range, UserHours};
pub use log_scale::LogScale;
pub use model::{Estimates, Model};
pub use overlap::union_share;
pub use rounding::{RoundedBudget, rounded, rounded_budget, rounded_median};
pub use sources::ListedSource;
pub use stream::DRAWS;
pub use triangular::Triangular;
pub use worked::{Worked, WorkedHour, WorkedStatus};
