//! What starts each page in a browser.

use leptos::prelude::*;

use super::app::{OwnWays, as_it_is};
use super::context::PageContext;
use super::findings::{fetch_findings_by, tell_later};
use super::layouts::Layouts;
use super::live::follower;
use super::own_zone::on_asked_clocks;
use super::parts::{BoardParts, CardParts, LaterParts};
use super::title::title;
use super::{app, builder, dashboard, embed, kiosk, later, layouts, methods, open, wall_screen};
use crate::browser;
use crate::components::{Patterns, tell_file, tell_findings};
use crate::estimator::estimator;
use crate::fetched::Fetched;
use crate::state::{AskedWall, Page};
use crate::ui::anew;

/// Mounts the dashboard, which fetches its other parts when its first screen is there.
pub fn mount_dashboard(parts: LaterParts) {
    fetch_findings_by(parts.findings);
    let own = OwnWays { tell: tell_later, title, board: on_asked_clocks, least_seconds: 0 };
    app::mount(Page::Dashboard, own, parts.board, move |context| dashboard::dashboard(context, parts));
}

/// Mounts the embed, which fetches its other parts when its first facts are there, or where it is to be laid out as they do.
pub fn mount_embed(parts: CardParts) {
    let further = parts.layouts;
    // In a frame nobody sees a title; on a page of its own the card has it with what stands below it.
    app::mount(
        Page::Embed,
        OwnWays { tell: tell_file, title: |_, _| (), board: as_it_is, least_seconds: 0 },
        parts.board,
        move |context| {
            browser::set_attribute("data-plain", if context.address.plain { "true" } else { "false" });
            browser::set_attribute("data-transparent", if context.address.transparent { "true" } else { "false" });
            let fetched = RwSignal::new(Fetched::Waiting);
            let is_other = layouts::is_other(&context);
            if is_other || layouts::is_needed(&context) {
                later::fetch_until_there(fetched, further);
            }
            let card = if is_other {
                let (words, shown, stands) = (context.shown.words(), context.clone(), context.stands);
                stands.set(false);
                let card = move || match fetched.get() {
                    Fetched::There(layouts) => {
                        stands.set(true);
                        (layouts.card)(&shown)
                    }
                    Fetched::Waiting => {
                        view! { <p class="feed-line" role="status">{anew(words.loading)}</p> }.into_any()
                    }
                    Fetched::Failed => {
                        view! { <p class="feeds-stopped" role="alert">{anew(words.details_failed)}</p> }.into_any()
                    }
                };
                card.into_any()
            } else {
                view! { <embed::Embed context=context.clone() /> }.into_any()
            };
            let beside = move |part: fn(Layouts) -> fn(&PageContext) -> AnyView| {
                let context = context.clone();
                move || fetched.get().there().map(|layouts| part(layouts)(&context))
            };
            view! {
                <Patterns />
                {beside(|layouts| layouts.notes)}
                {card}
                {beside(|layouts| layouts.tools)}
            }
            .into_any()
        },
    );
}

/// Mounts the page that explains the estimate. It carries all its parts itself.
pub fn mount_methods() {
    let parts = BoardParts {
        estimator: || Box::pin(async { Some(estimator()) }),
        follower: || Box::pin(async { Some(follower()) }),
    };
    let own = OwnWays { tell: tell_findings, title, board: as_it_is, least_seconds: 0 };
    app::mount(Page::Methods, own, parts, |context| view! { <methods::Methods context /> }.into_any());
}

/// Mounts the page on which a newsroom puts a card together.
pub fn mount_builder() {
    builder::mount();
}

/// Mounts the page that opens a feed of one's own.
pub fn mount_open() {
    open::mount();
}

/// Mounts the kiosk, which fetches its other parts when its first facts are there.
pub fn mount_kiosk(parts: BoardParts) {
    let least_seconds = AskedWall::parse(&browser::query()).0.refresh.unwrap_or_default();
    let own = OwnWays { tell: tell_file, title, board: as_it_is, least_seconds };
    app::mount(Page::Kiosk, own, parts, |mut context| {
        let hung = wall_screen::hang(&mut context);
        view! {
            <Patterns />
            <Patterns large=true />
            <kiosk::Kiosk context hung />
        }
        .into_any()
    });
}
