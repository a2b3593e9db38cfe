//! Downboard's page: a board of what is down, since when, how many it hits, what to use instead and why together.
//!
//! *Invariant:* arrows point down: pages use components, components use ui; nothing points back. `ui` knows no domain. Only
//! `browser` and `live` touch the browser: when a page is mounted, in effects, event handlers and tasks, never while a view
//! is derived.

#![forbid(unsafe_code)]
#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::string_slice))]
#![allow(clippy::too_many_lines, reason = "the body of a component is its markup")]
#![allow(clippy::needless_pass_by_value, reason = "the properties of a component are values")]
#![allow(unreachable_pub, reason = "#[component] makes its properties as public as its function")]

#[cfg(target_arch = "wasm32")]
mod browser;
pub mod components;
pub mod estimator;
pub mod fetched;
pub mod live;
mod pages;
pub mod place;
pub mod state;
pub mod ui;

/// Starts the dashboard.
#[cfg(target_arch = "wasm32")]
pub use pages::mount_dashboard as start_dashboard;
/// Starts the embed.
#[cfg(target_arch = "wasm32")]
pub use pages::mount_embed as start_embed;
/// Starts the kiosk.
#[cfg(target_arch = "wasm32")]
pub use pages::mount_kiosk as start_kiosk;
/// What the other modules of the pages provide, and how they are fetched.
#[cfg(target_arch = "wasm32")]
pub use pages::{
    BoardParts, CardParts, Details, Follower, LanesPart, LaterPart, LaterParts, Layouts, LiveBoard, MomentsPart,
    PageContext, Reach, TablesPart, WantedParts, details, follower, lanes, layouts, live_board, opener, reach, tables,
    two_moments,
};

/// Starts the worker.
#[cfg(target_arch = "wasm32")]
pub use live::listen as start_worker;
/// Starts the page on which a newsroom puts a card together.
#[cfg(target_arch = "wasm32")]
pub use pages::mount_builder as start_builder;
/// Starts the page that explains the estimate.
#[cfg(target_arch = "wasm32")]
pub use pages::mount_methods as start_methods;
/// Starts the page that opens a feed.
#[cfg(target_arch = "wasm32")]
pub use pages::mount_open as start_open;

#[cfg(not(target_arch = "wasm32"))]
pub use pages::{FirstFacts, FirstHtml, first_facts, patterns};

/// There is no page outside a browser.
#[cfg(not(target_arch = "wasm32"))]
pub fn start_dashboard() {
    eprintln!("the page runs in a browser: build it with script/server");
}

#[cfg(not(target_arch = "wasm32"))]
pub use {
    start_dashboard as start_builder, start_dashboard as start_embed, start_dashboard as start_kiosk,
    start_dashboard as start_methods, start_dashboard as start_open, start_dashboard as start_worker,
};
