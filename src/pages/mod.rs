//! The pages, one per address. They put components together, keep the moment and write it into the address.

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod builder;
mod context;
mod dashboard;
#[cfg(target_arch = "wasm32")]
mod details;
mod embed;
#[cfg(target_arch = "wasm32")]
mod findings;
#[cfg(not(target_arch = "wasm32"))]
mod first;
mod header;
mod kiosk;
#[cfg(target_arch = "wasm32")]
mod lanes;
#[cfg(target_arch = "wasm32")]
mod later;
#[cfg(target_arch = "wasm32")]
mod layouts;
#[cfg(target_arch = "wasm32")]
mod live;
mod live_board;
#[cfg(target_arch = "wasm32")]
mod methods;
#[cfg(target_arch = "wasm32")]
mod mounts;
#[cfg(target_arch = "wasm32")]
mod open;
#[cfg(target_arch = "wasm32")]
mod open_box;
#[cfg(target_arch = "wasm32")]
mod own_zone;
#[cfg(target_arch = "wasm32")]
mod parts;
#[cfg(target_arch = "wasm32")]
mod reach;
#[cfg(target_arch = "wasm32")]
mod standing;
#[cfg(target_arch = "wasm32")]
mod tables;
#[cfg(target_arch = "wasm32")]
mod take_along;
#[cfg(target_arch = "wasm32")]
mod title;
#[cfg(target_arch = "wasm32")]
mod turns;
#[cfg(target_arch = "wasm32")]
mod two_moments;
#[cfg(target_arch = "wasm32")]
mod wall_screen;
mod which;

#[cfg(not(target_arch = "wasm32"))]
pub use first::{FirstFacts, FirstHtml, first_facts, patterns};
#[cfg(target_arch = "wasm32")]
pub use {
    context::PageContext,
    details::{details, opener},
    lanes::lanes,
    layouts::{Layouts, layouts},
    live::{Follower, follower},
    live_board::{LiveBoard, live_board},
    mounts::{mount_builder, mount_dashboard, mount_embed, mount_kiosk, mount_methods, mount_open},
    parts::{BoardParts, CardParts, Details, LanesPart, LaterPart, LaterParts, Reach, WantedParts},
    reach::reach,
    tables::{TablesPart, tables},
    two_moments::{MomentsPart, two_moments},
};
