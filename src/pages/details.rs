//! What stands below the lanes of the dashboard. Its code is a module of its own, which is fetched when the first screen is
//! there.

use leptos::prelude::*;

use super::app::Opened;
use super::later::{Later, Parts};
use super::open_box::open_box;
use crate::components::{AdviceList, AlternativeList, Cause, FeedList, People, Sources};

/// The details. Only the split in the dashboard's binary may mention this function, or the first module carries its code too.
pub fn details(opened: Opened, parts: Parts) -> AnyView {
    let shown = opened.shown.clone();
    let words = shown.words();
    let feed_list = opened.live.map(|following| {
        view! { <FeedList shown=shown.clone() now=following.now().now /> }
    });
    // The decoders are fetched when somebody wants to open a feed, and not before.
    let is_wanted = RwSignal::new(false);
    let open_box = move || is_wanted.get().then(|| view! { <Later opened=opened.clone() parts part=parts.open_box /> });
    view! {
        <div class="columns">
            <AlternativeList shown=shown.clone() />
            <People shown=shown.clone() />
        </div>
        <AdviceList shown=shown.clone() />
        <Cause shown=shown.clone() />
        {feed_list}
        <Sources shown />
        <section class="section" aria-labelledby="open-feed">
            <h2 id="open-feed">{words.open_feed}</h2>
            <details class="disclosure" on:toggle=move |_| is_wanted.set(true)>
                <summary>{words.open_feed_summary}</summary>
                {open_box}
            </details>
        </section>
    }
    .into_any()
}

/// The box that opens a feed. Only the split in the dashboard's binary may mention this function.
pub fn opener(opened: Opened, _: Parts) -> AnyView {
    open_box(opened.shown.lang)
}
