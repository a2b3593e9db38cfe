//! Fetching documents: bounded in time and size, and never a panic on what comes back.

mod fetch;
mod load;

pub(crate) use load::{LoadState, load};
