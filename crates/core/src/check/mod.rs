//! What can only be checked when the documents of a board lie side by side: that every id refers to something, and that
//! every claim has a source.

mod claims;
mod names;
mod place;
mod references;

pub use claims::{Claim, claims, unsourced};
pub use references::references;
