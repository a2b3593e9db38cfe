//! The pages, one per address. They put components together, keep the moment and write it into the address.

#[cfg(target_arch = "wasm32")]
mod app;
mod context;
mod dashboard;
#[cfg(target_arch = "wasm32")]
mod details;
mod embed;
#[cfg(not(target_arch = "wasm32"))]
mod first;
mod header;
mod kiosk;
#[cfg(target_arch = "wasm32")]
mod lanes;
#[cfg(target_arch = "wasm32")]
mod later;
#[cfg(target_arch = "wasm32")]
mod live;
#[cfg(target_arch = "wasm32")]
mod methods;
#[cfg(target_arch = "wasm32")]
mod mounts;
#[cfg(target_arch = "wasm32")]
mod open;
#[cfg(target_arch = "wasm32")]
mod open_box;
#[cfg(target_arch = "wasm32")]
mod parts;
#[cfg(target_arch = "wasm32")]
mod reach;
#[cfg(target_arch = "wasm32")]
mod standing;
#[cfg(target_arch = "wasm32")]
mod turns;

#[cfg(not(target_arch = "wasm32"))]
pub use first::{FirstFacts, FirstHtml, first_facts, patterns};
#[cfg(target_arch = "wasm32")]
pub use {
    context::PageContext,
    details::{details, opener},
    lanes::{LanesPart, lanes},
    live::{Follower, follower},
    mounts::{mount_dashboard, mount_embed, mount_kiosk, mount_methods, mount_open},
    parts::{BoardParts, Details, LaterPart, LaterParts},
    reach::reach,
};
