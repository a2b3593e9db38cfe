//! Fetching documents: bounded in time and size, and never a panic on what comes back. The feeds of a live board are fetched
//! again and again by a worker of its own, so that neither the code that reads foreign formats nor a large feed stands in
//! the way of the page.
//!
//! *Invariant:* whether the worker lives, what time it is and when the page itself asks are pure; only the rest of this folder knows the browser. When a feed
//! is due, what an answer means and what the worker tells stand with the feeds, where no browser is known at all.

#[cfg(target_arch = "wasm32")]
mod boards;
pub mod clock;
#[cfg(target_arch = "wasm32")]
mod encoding;
#[cfg(target_arch = "wasm32")]
mod fetch;
#[cfg(target_arch = "wasm32")]
mod follow;
#[cfg(target_arch = "wasm32")]
mod load;
#[cfg(target_arch = "wasm32")]
mod now;
pub mod own;
#[cfg(target_arch = "wasm32")]
mod rules;
#[cfg(target_arch = "wasm32")]
mod signals;
pub mod watch;
#[cfg(target_arch = "wasm32")]
mod worker;

#[cfg(target_arch = "wasm32")]
pub(crate) use boards::{Failed, FetchedBoard, Index, fetch_board, fetch_index};
#[cfg(target_arch = "wasm32")]
pub(crate) use encoding::in_utf_8;
#[cfg(target_arch = "wasm32")]
pub(crate) use fetch::fetch;
#[cfg(target_arch = "wasm32")]
pub(crate) use follow::follow;
#[cfg(target_arch = "wasm32")]
pub(crate) use load::{Loaded, LoadedBoard, Wanted, load};
#[cfg(target_arch = "wasm32")]
pub(crate) use rules::{RULES, rules};
#[cfg(target_arch = "wasm32")]
pub(crate) use signals::Live;
#[cfg(target_arch = "wasm32")]
pub use worker::listen;
