//! What stands below the lanes of the dashboard. Its code is a module of its own, which is fetched when the first screen is
//! there.

use leptos::prelude::*;

use super::app::Opened;
use super::later::{self, Fetch, Missing};
use crate::components::{AdviceList, AlternativeList, Cause, FeedList, People, Sources};
use crate::fetched::Fetched;

/// Shows the details of a board.
pub type Details = fn(Opened) -> AnyView;

/// The details. Only the module of the details may mention this function, or the first carries its code too.
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

/// The place of the details: a line while they come, and a way to try again when they do not.
#[component]
pub(super) fn Later(opened: Opened, fetch_details: Fetch<Details>) -> impl IntoView {
    let words = opened.shown.words();
    let fetched = RwSignal::new(Fetched::Waiting);
    later::fetch(fetched, fetch_details);
    move || match fetched.get() {
        Fetched::Waiting => view! {
            <p class="loading" role="status">
                {words.loading}
            </p>
        }
        .into_any(),
        Fetched::There(details) => details(opened.clone()),
        Fetched::Failed => {
            let again = Box::new(move || later::fetch(fetched, fetch_details));
            view! { <Missing words what=words.details_failed again /> }.into_any()
        }
    }
}
