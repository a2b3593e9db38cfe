//! Why services fail together: what hangs on a site, by which link, and how much of it is back.

mod blame;
mod graph;
mod progress;

pub use blame::{cause_of, caused_by, shared_cause, without_cause};
pub use graph::{Dependant, Graph};
pub use progress::{Progress, progress};
