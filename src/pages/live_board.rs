//! What a live board shows besides its lanes. Its code is a module of its own: the readers of a board of the past do without it.

use std::time::Duration;

use downboard_core::view::View;
use downboard_words::live_words;
use leptos::prelude::*;

use super::context::PageContext;
use crate::browser;
use crate::components::{Brief, FeedSection, PlannedList, RecentOutages, Strips, is_brief};

/// What a live board shows besides.
#[derive(Clone, Copy)]
pub struct LiveBoard {
    /// Whether little enough is wrong for the rows to take the place of the answers.
    pub(super) is_brief: fn(&View) -> bool,
    /// What stands under the headline.
    pub(super) brief: fn(PageContext) -> AnyView,
    /// The days, the last outages, what is planned, the feeds.
    pub(super) days: fn(PageContext) -> AnyView,
}

/// What a live board shows besides. Only the split in the dashboard's binary may mention this function.
pub fn live_board() -> LiveBoard {
    LiveBoard { is_brief, brief, days }
}

/// How long a reader who has asked for all feeds waits before asking again.
const REST: Duration = Duration::from_secs(10);

fn brief(context: PageContext) -> AnyView {
    let words = live_words(context.shown.lang);
    let is_resting = RwSignal::new(false);
    let again = context.live.as_ref().map(|live| live.again).map(|again| {
        let ask = move |_| {
            again.run(());
            is_resting.set(true);
            browser::after(REST, move || {
                // The page may be gone by then.
                is_resting.try_set(false);
            });
        };
        view! {
            <button type="button" class="button button-primary" disabled=is_resting on:click=ask>
                {words.try_now}
            </button>
        }
    });
    let open = context.shown.labels().open_feed;
    let again = view! { {again} " " <a href="#open-feed">{open}</a> };
    view! { <Brief shown=context.shown.clone() again=again.into_any() /> }.into_any()
}

fn days(context: PageContext) -> AnyView {
    let shown = context.shown.clone();
    let feeds = context.live.as_ref().map(|live| {
        view! { <FeedSection shown=shown.clone() now=live.now remarks=live.remarks /> }
    });
    view! {
        <Strips shown=shown.clone() />
        <div class="live-columns">
            <div class="column">
                <RecentOutages shown=shown.clone() />
            </div>
            <div class="column">{feeds} <PlannedList shown=shown.clone() /></div>
        </div>
    }
    .into_any()
}
