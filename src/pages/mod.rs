//! The pages, one per address. They put components together, keep the moment and write it into the address.

mod app;
mod context;
mod dashboard;
mod details;
mod embed;
mod header;
mod kiosk;
mod lanes;
mod later;
mod live;
mod methods;
mod open;
mod open_box;
mod parts;
mod reach;
mod turns;

use leptos::prelude::*;

use crate::components::{tell_file, tell_findings};
use crate::estimator::estimator;
use crate::state::Page;

pub use context::PageContext;
pub use details::{details, opener};
pub use lanes::{LanesPart, lanes};
pub use live::{Follower, follower};
pub use parts::{BoardParts, Details, LaterPart, LaterParts};
pub use reach::reach;

/// Mounts the dashboard, which fetches its other parts when its first screen is there.
pub fn mount_dashboard(parts: LaterParts) {
    app::mount(Page::Dashboard, tell_findings, parts.board, move |context| {
        view! { <dashboard::Dashboard context parts /> }.into_any()
    });
}

/// Mounts the embed, which fetches its other parts when its first facts are there.
pub fn mount_embed(parts: BoardParts) {
    app::mount(Page::Embed, tell_file, parts, |context| view! { <embed::Embed context /> }.into_any());
}

/// Mounts the page that explains the estimate. It carries all its parts itself.
pub fn mount_methods() {
    let parts = BoardParts {
        estimator: || Box::pin(async { Some(estimator()) }),
        follower: || Box::pin(async { Some(follower()) }),
    };
    app::mount(Page::Methods, tell_findings, parts, |context| view! { <methods::Methods context /> }.into_any());
}

/// Mounts the page that opens a feed of one's own.
pub fn mount_open() {
    open::mount();
}

/// Mounts the kiosk, which fetches its other parts when its first facts are there.
pub fn mount_kiosk(parts: BoardParts) {
    app::mount(Page::Kiosk, tell_file, parts, |context| view! { <kiosk::Kiosk context /> }.into_any());
}
