//! The pages, one per address. They put components together, keep the moment and write it into the address.

mod app;
mod dashboard;
mod embed;
mod header;
mod kiosk;
mod open;

use leptos::prelude::*;

use crate::state::Page;

/// Mounts the dashboard.
pub fn mount_dashboard() {
    app::mount(Page::Dashboard, |opened| view! { <dashboard::Dashboard opened /> }.into_any());
}

/// Mounts the embed.
pub fn mount_embed() {
    app::mount(Page::Embed, |opened| view! { <embed::Embed opened /> }.into_any());
}

/// Mounts the page that opens a feed of one's own.
pub fn mount_open() {
    open::mount();
}

/// Mounts the kiosk.
pub fn mount_kiosk() {
    app::mount(Page::Kiosk, |opened| view! { <kiosk::Kiosk opened /> }.into_any());
}
