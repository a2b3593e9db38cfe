//! The parts of a page whose code is a module of its own, fetched when it is wanted. They are declared by the binaries and not
//! in the library: a split point is kept by every binary that links it.

/// Declares a function that fetches a part, and gives it once its module is there; nothing when it cannot be had.
macro_rules! split {
    ($name:ident: $part:ty = $value:expr) => {
        fn $name() -> std::pin::Pin<Box<dyn Future<Output = Option<$part>>>> {
            #[allow(unsafe_code, reason = "the macro declares the function that the other module provides")]
            #[allow(
                clippy::unnecessary_wraps,
                reason = "the fetching may fail, and the macro reports that by this result"
            )]
            #[leptos::wasm_split::wasm_split($name, wasm_split_path = ::leptos::wasm_split, fallible)]
            fn $name() -> Result<$part, leptos::wasm_split::SplitLoaderError> {
                Ok($value)
            }
            Box::pin(async { $name().await.ok() })
        }
    };
}

pub(crate) use split;
