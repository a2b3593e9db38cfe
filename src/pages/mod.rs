//! The pages, one per address. They put components together, keep the moment and write it into the address.

mod app;
mod dashboard;
mod details;
mod embed;
mod header;
mod kiosk;
mod later;
mod open;

use leptos::prelude::*;

use crate::components::{tell_file, tell_findings};
use crate::estimator::Estimator;
use crate::state::Page;

pub use app::Opened;
pub use details::{Details, details};
pub use later::Fetch;

/// Mounts the dashboard, which fetches the estimator and its details when its first screen is there.
pub fn mount_dashboard(fetch_estimator: Fetch<Estimator>, fetch_details: Fetch<Details>) {
    app::mount(Page::Dashboard, tell_findings, fetch_estimator, move |opened| {
        view! { <dashboard::Dashboard opened fetch_estimator fetch_details /> }.into_any()
    });
}

/// Mounts the embed, which fetches the estimator when its first facts are there.
pub fn mount_embed(fetch_estimator: Fetch<Estimator>) {
    app::mount(Page::Embed, tell_file, fetch_estimator, |opened| view! { <embed::Embed opened /> }.into_any());
}

/// Mounts the page that opens a feed of one's own.
pub fn mount_open() {
    open::mount();
}

/// Mounts the kiosk, which fetches the estimator when its first facts are there.
pub fn mount_kiosk(fetch_estimator: Fetch<Estimator>) {
    app::mount(Page::Kiosk, tell_file, fetch_estimator, |opened| view! { <kiosk::Kiosk opened /> }.into_any());
}
