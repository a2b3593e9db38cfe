//! Why services fail together: what hangs on a site, by which link, and how much of it is back.

mod graph;
mod orphans;
mod progress;

pub(crate) use graph::positions;
pub use graph::{Dependant, Graph};
pub use orphans::without_cause;
pub use progress::{Progress, progress};
