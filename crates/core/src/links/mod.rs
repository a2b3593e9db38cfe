//! What a board says once of how its records hang together: what depends on which site, and what is offered in the place of
//! what. No moment changes it, so it is looked up once per board.

mod candidate;
mod graph;
mod offers;
mod positions;

pub use candidate::Candidate;
pub(crate) use candidate::Record;
pub use graph::{Dependant, Graph};
pub(crate) use offers::{Offered, Offers, needs};
pub(crate) use positions::{Positions, grouped};
