//! The split between the first module of a small page and what follows the feeds of a live board, which a board of the past
//! never needs. The dashboard carries it: among its other parts it would leave a dozen more pieces to fetch.

use std::pin::Pin;

use downboard::{Follower, follower};
use leptos::wasm_split::{SplitLoaderError, wasm_split};

#[allow(unsafe_code, reason = "the macro declares the function that the module provides")]
#[allow(clippy::unnecessary_wraps, reason = "the fetching may fail, and the macro reports that by this result")]
#[wasm_split(live, wasm_split_path = ::leptos::wasm_split, fallible)]
fn fetch() -> Result<Follower, SplitLoaderError> {
    Ok(follower())
}

/// Fetches the module and gives what follows; nothing when it cannot be had.
pub(crate) fn fetch_follower() -> Pin<Box<dyn Future<Output = Option<Follower>>>> {
    Box::pin(async { fetch().await.ok() })
}
