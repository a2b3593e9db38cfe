//! The pages, one per address. They put components together, keep the moment and write it into the address.

mod app;
mod dashboard;
mod details;
mod embed;
mod header;
mod kiosk;
mod later;
mod methods;
mod open;
mod open_box;
mod reach;
mod turns;

use leptos::prelude::*;

use crate::components::{tell_file, tell_findings};
use crate::estimator::{Estimator, estimator};
use crate::state::Page;

pub use app::Opened;
pub use details::{details, opener};
pub use later::{Details, Fetch, Part, Parts};
pub use reach::reach;

/// Mounts the dashboard, which fetches its other parts when its first screen is there.
pub fn mount_dashboard(parts: Parts) {
    app::mount(Page::Dashboard, tell_findings, parts.estimator, move |opened| {
        view! { <dashboard::Dashboard opened parts /> }.into_any()
    });
}

/// Mounts the embed, which fetches the estimator when its first facts are there.
pub fn mount_embed(fetch_estimator: Fetch<Estimator>) {
    app::mount(Page::Embed, tell_file, fetch_estimator, |opened| view! { <embed::Embed opened /> }.into_any());
}

/// Mounts the page that explains the estimate. It carries the estimator itself, and fetches no module later.
pub fn mount_methods() {
    let fetch: Fetch<Estimator> = || Box::pin(async { Some(estimator()) });
    app::mount(Page::Methods, tell_findings, fetch, |opened| view! { <methods::Methods opened /> }.into_any());
}

/// Mounts the page that opens a feed of one's own.
pub fn mount_open() {
    open::mount();
}

/// Mounts the kiosk, which fetches the estimator when its first facts are there.
pub fn mount_kiosk(fetch_estimator: Fetch<Estimator>) {
    app::mount(Page::Kiosk, tell_file, fetch_estimator, |opened| view! { <kiosk::Kiosk opened /> }.into_any());
}
