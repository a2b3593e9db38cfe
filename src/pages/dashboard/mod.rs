//! `/`: everything about a board at a moment.

mod frame;
#[cfg(target_arch = "wasm32")]
mod live;
#[cfg(target_arch = "wasm32")]
mod page;

#[cfg(not(target_arch = "wasm32"))]
pub(super) use frame::{Dashboard, Slots};
#[cfg(target_arch = "wasm32")]
pub(super) use page::dashboard;
