//! Starts the dashboard; everything else is in the library.

#[cfg(target_arch = "wasm32")]
mod fetch_estimator;

#[cfg(target_arch = "wasm32")]
mod parts {
    //! The splits between the dashboard's modules. Here and not in the library: a split point is kept by every binary that
    //! links it, and no other page has these modules.

    use downboard::{BoardParts, Details, LanesPart, Part, Parts, follower};
    use leptos::wasm_split::{SplitLoaderError, wasm_split};

    #[allow(unsafe_code, reason = "the macro declares the function that the other module provides")]
    #[allow(clippy::unnecessary_wraps, reason = "the fetching may fail, and the macro reports that by this result")]
    #[wasm_split(details, wasm_split_path = ::leptos::wasm_split, fallible)]
    fn details() -> Result<Details, SplitLoaderError> {
        Ok(Details { below: downboard::details, lane: downboard::components::lane_body() })
    }

    #[allow(unsafe_code, reason = "the macro declares the function that the other module provides")]
    #[allow(clippy::unnecessary_wraps, reason = "the fetching may fail, and the macro reports that by this result")]
    #[wasm_split(lanes, wasm_split_path = ::leptos::wasm_split, fallible)]
    fn lanes() -> Result<LanesPart, SplitLoaderError> {
        Ok(downboard::lanes)
    }

    #[allow(unsafe_code, reason = "the macro declares the function that the other module provides")]
    #[allow(clippy::unnecessary_wraps, reason = "the fetching may fail, and the macro reports that by this result")]
    #[wasm_split(opener, wasm_split_path = ::leptos::wasm_split, fallible)]
    fn opener() -> Result<Part, SplitLoaderError> {
        Ok(downboard::opener)
    }

    #[allow(unsafe_code, reason = "the macro declares the function that the other module provides")]
    #[allow(clippy::unnecessary_wraps, reason = "the fetching may fail, and the macro reports that by this result")]
    #[wasm_split(reach, wasm_split_path = ::leptos::wasm_split, fallible)]
    fn reach() -> Result<Part, SplitLoaderError> {
        Ok(downboard::reach)
    }

    pub(crate) const PARTS: Parts = Parts {
        board: BoardParts {
            estimator: crate::fetch_estimator::fetch_estimator,
            follower: || Box::pin(async { Some(follower()) }),
        },
        lanes: || Box::pin(async { lanes().await.ok() }),
        details: || Box::pin(async { details().await.ok() }),
        reach: || Box::pin(async { reach().await.ok() }),
        open_box: || Box::pin(async { opener().await.ok() }),
    };
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    downboard::start_dashboard(parts::PARTS);
    #[cfg(not(target_arch = "wasm32"))]
    downboard::start_dashboard();
}
