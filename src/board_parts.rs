//! The splits between the first module of a page and what every page of a board fetches later. A part of each binary, and not
//! of the library: a split point is kept by every binary that links it.

use downboard::estimator::{Estimator, estimator};
use downboard::{BoardParts, Follower, follower};
use leptos::wasm_split::{SplitLoaderError, wasm_split};

#[allow(unsafe_code, reason = "the macro declares the function that the module provides")]
#[allow(clippy::unnecessary_wraps, reason = "the fetching may fail, and the macro reports that by this result")]
#[wasm_split(estimate, wasm_split_path = ::leptos::wasm_split, fallible)]
fn estimate() -> Result<Estimator, SplitLoaderError> {
    Ok(estimator())
}

#[allow(unsafe_code, reason = "the macro declares the function that the module provides")]
#[allow(clippy::unnecessary_wraps, reason = "the fetching may fail, and the macro reports that by this result")]
#[wasm_split(live, wasm_split_path = ::leptos::wasm_split, fallible)]
fn live() -> Result<Follower, SplitLoaderError> {
    Ok(follower())
}

pub(crate) const BOARD_PARTS: BoardParts = BoardParts {
    estimator: || Box::pin(async { estimate().await.ok() }),
    follower: || Box::pin(async { live().await.ok() }),
};
