//! A part of a page whose code is a module of its own, fetched later: a line while it comes, and a way to try again when it
//! does not.

use std::pin::Pin;

use downboard_core::model::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::Opened;
use crate::i18n::words;

/// Shows a part of a page.
pub type Part = fn(Opened, Parts) -> AnyView;

/// Fetches the module of a part. Nothing when it cannot be had; another call tries again.
pub type FetchPart = fn() -> Pin<Box<dyn Future<Output = Option<Part>>>>;

/// The parts of the dashboard that are fetched later.
#[derive(Clone, Copy)]
pub struct Parts {
    /// What stands below the lanes.
    pub details: FetchPart,
    /// The box that opens a feed.
    pub open_box: FetchPart,
}

#[derive(Clone, Copy)]
enum Fetched {
    Waiting,
    There(Part),
    Failed,
}

/// The place of a part.
#[component]
pub(super) fn Later(opened: Opened, parts: Parts, fetch: FetchPart) -> impl IntoView {
    let lang: Lang = opened.shown.lang;
    let words = words(lang);
    let fetched = RwSignal::new(Fetched::Waiting);
    let begin = move || {
        fetched.set(Fetched::Waiting);
        spawn_local(async move {
            let answer = fetch().await;
            // The page may be gone by then.
            fetched.try_set(answer.map_or(Fetched::Failed, Fetched::There));
        });
    };
    begin();
    move || match fetched.get() {
        Fetched::Waiting => view! {
            <p class="loading" role="status">
                {words.loading}
            </p>
        }
        .into_any(),
        Fetched::There(part) => part(opened.clone(), parts),
        Fetched::Failed => view! {
            <div class="notes" role="alert">
                <p>{words.details_failed}</p>
                <button type="button" class="button" on:click=move |_| begin()>
                    {words.retry}
                </button>
            </div>
        }
        .into_any(),
    }
}
