//! What starts each page in a browser.

use leptos::prelude::*;

use super::live::follower;
use super::parts::{BoardParts, LaterParts};
use super::{app, dashboard, embed, kiosk, methods, open};
use crate::browser;
use crate::components::{Patterns, tell_file, tell_findings};
use crate::estimator::estimator;
use crate::state::Page;

/// Mounts the dashboard, which fetches its other parts when its first screen is there.
pub fn mount_dashboard(parts: LaterParts) {
    app::mount(Page::Dashboard, tell_findings, parts.board, move |context| dashboard::dashboard(context, parts));
}

/// Mounts the embed, which fetches its other parts when its first facts are there.
pub fn mount_embed(parts: BoardParts) {
    app::mount(Page::Embed, tell_file, parts, |context| {
        browser::set_attribute("data-plain", if context.address.plain { "true" } else { "false" });
        browser::set_attribute("data-transparent", if context.address.transparent { "true" } else { "false" });
        view! {
            <Patterns />
            <embed::Embed context />
        }
        .into_any()
    });
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
