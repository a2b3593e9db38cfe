//! What stands below the lanes of the dashboard. Its code is a module of its own, which is fetched when the first screen is
//! there: a reader on a bad network must not wait for what she cannot see yet.

use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::Opened;
use crate::components::{AdviceList, AlternativeList, Cause, FeedList, People, Sources};

/// Shows the details of a board.
pub type Details = fn(Opened) -> AnyView;

/// Fetches the module with the details. Nothing when it cannot be had; another call tries again.
pub type FetchDetails = fn() -> Pin<Box<dyn Future<Output = Option<Details>>>>;

/// The details. Only the dashboard's second module may mention this function, or the first carries its code too.
pub fn details(opened: Opened) -> AnyView {
    let shown = opened.shown;
    let feed_list = opened.live.map(|following| {
        view! { <FeedList shown=shown.clone() now=following.now().now /> }
    });
    view! {
        <div class="columns">
            <AlternativeList shown=shown.clone() />
            <People shown=shown.clone() />
        </div>
        <AdviceList shown=shown.clone() />
        <Cause shown=shown.clone() />
        {feed_list}
        <Sources shown />
    }
    .into_any()
}

#[derive(Clone, Copy)]
enum Fetched {
    Waiting,
    There(Details),
    Failed,
}

/// The place of the details: a line while they come, and a way to try again when they do not.
#[component]
pub(super) fn Later(opened: Opened, fetch_details: FetchDetails) -> impl IntoView {
    let words = opened.shown.words();
    let fetched = RwSignal::new(Fetched::Waiting);
    let fetch = move || {
        fetched.set(Fetched::Waiting);
        spawn_local(async move {
            let answer = fetch_details().await;
            // The page may be gone by then.
            fetched.try_set(answer.map_or(Fetched::Failed, Fetched::There));
        });
    };
    fetch();
    move || match fetched.get() {
        Fetched::Waiting => view! {
            <p class="loading" role="status">
                {words.loading}
            </p>
        }
        .into_any(),
        Fetched::There(details) => details(opened.clone()),
        Fetched::Failed => view! {
            <div class="notes" role="alert">
                <p>{words.details_failed}</p>
                <button type="button" class="button" on:click=move |_| fetch()>
                    {words.retry}
                </button>
            </div>
        }
        .into_any(),
    }
}
