//! The pages, one per address. They put components together, keep the moment and write it into the address.

mod app;
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
mod reach;
mod turns;

use leptos::prelude::*;

use crate::components::{tell_file, tell_findings};
use crate::estimator::estimator;
use crate::state::Page;

pub use app::Opened;
pub use details::{details, opener};
pub use lanes::{LanesPart, lanes};
pub use later::{BoardParts, Details, Part, Parts};
pub use live::{Follower, follower};
pub use reach::reach;

/// Mounts the dashboard, which fetches its other parts when its first screen is there.
pub fn mount_dashboard(parts: Parts) {
    app::mount(Page::Dashboard, tell_findings, parts.board, move |opened| {
        view! { <dashboard::Dashboard opened parts /> }.into_any()
    });
}

/// Mounts the embed, which fetches its other parts when its first facts are there.
pub fn mount_embed(parts: BoardParts) {
    app::mount(Page::Embed, tell_file, parts, |opened| view! { <embed::Embed opened /> }.into_any());
}

/// Mounts the page that explains the estimate. It carries all its parts itself.
pub fn mount_methods() {
    let parts = BoardParts {
        estimator: || Box::pin(async { Some(estimator()) }),
        follower: || Box::pin(async { Some(follower()) }),
    };
    app::mount(Page::Methods, tell_findings, parts, |opened| view! { <methods::Methods opened /> }.into_any());
}

/// Mounts the page that opens a feed of one's own.
pub fn mount_open() {
    open::mount();
}

/// Mounts the kiosk, which fetches its other parts when its first facts are there.
pub fn mount_kiosk(parts: BoardParts) {
    app::mount(Page::Kiosk, tell_file, parts, |opened| view! { <kiosk::Kiosk opened /> }.into_any());
}
