//! Starts the dashboard; everything else is in the library.

#[cfg(target_arch = "wasm32")]
mod fetch_estimator;

#[cfg(target_arch = "wasm32")]
mod details {
    //! The split between the first module of the dashboard and the one with its details. Here and not in the library: a split
    //! point is kept by every binary that links it, and no other page has such a module.

    use downboard::Details;
    use leptos::wasm_split::{SplitLoaderError, wasm_split};

    #[allow(unsafe_code, reason = "the macro declares the function that the second module provides")]
    #[allow(clippy::unnecessary_wraps, reason = "the fetching may fail, and the macro reports that by this result")]
    #[wasm_split(details, wasm_split_path = ::leptos::wasm_split, fallible)]
    pub(crate) fn fetch() -> Result<Details, SplitLoaderError> {
        Ok(downboard::details)
    }
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    downboard::start_dashboard(fetch_estimator::fetch_estimator, || Box::pin(async { details::fetch().await.ok() }));
    #[cfg(not(target_arch = "wasm32"))]
    downboard::start_dashboard();
}
