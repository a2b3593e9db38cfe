//! The split between the first module of a page and the one that estimates. A part of each binary that shows people, and not
//! of the library: a split point is kept by every binary that links it.

use std::pin::Pin;

use downboard::estimator::{Estimator, estimator};
use leptos::wasm_split::{SplitLoaderError, wasm_split};

#[allow(unsafe_code, reason = "the macro declares the function that the module provides")]
#[allow(clippy::unnecessary_wraps, reason = "the fetching may fail, and the macro reports that by this result")]
#[wasm_split(estimate, wasm_split_path = ::leptos::wasm_split, fallible)]
fn fetch() -> Result<Estimator, SplitLoaderError> {
    Ok(estimator())
}

/// Fetches the module and gives an estimator; nothing when it cannot be had.
pub(crate) fn fetch_estimator() -> Pin<Box<dyn Future<Output = Option<Estimator>>>> {
    Box::pin(async { fetch().await.ok() })
}
