//! Fetching the feeds of a live board, as far as it is pure: when each is due, what an answer means, and what whoever fetches
//! them tells whoever shows them. The caller brings bytes, time and chance.

mod failure;
mod latest;
mod reader;
mod schedule;
mod streams;
mod wire;

pub use failure::Failure;
pub use latest::Latest;
pub use reader::{Answer, Reader, Reading};
pub use schedule::{FetchEnd, Schedule};
pub use streams::streams;
pub use wire::{Asked, Attempt, Outcome, Start, Told};
