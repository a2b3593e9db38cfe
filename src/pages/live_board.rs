//! What a live board shows besides its lanes. In a browser its code is a module of its own: the readers of a board of the past do
//! without it.

use downboard_core::view::View;
use downboard_words::live_words;
use leptos::prelude::*;

use super::context::{Again, PageContext};
use crate::components::{Brief, FeedSection, LastWordChart, PlannedList, RecentOutages, Strips};
use crate::ui::{Lasting, anew};

/// What a live board shows besides.
#[derive(Clone, Copy)]
pub struct LiveBoard {
    /// What stands under the headline.
    pub(super) brief: fn(PageContext) -> AnyView,
    /// Where nothing is known what was known last; the days, the last outages, what is planned, the feeds.
    pub(super) days: fn(PageContext) -> AnyView,
}

/// What a live board shows besides. In a browser only the split in the dashboard's binary may mention this function.
pub fn live_board() -> LiveBoard {
    LiveBoard { brief, days }
}

/// Whether the answers say what the rows of those in trouble do not: how many they are, or that nothing is known.
pub(super) fn has_answers(view: &View) -> bool {
    !view.has_little_trouble() || view.is_blind()
}

fn brief(context: PageContext) -> AnyView {
    let words = live_words(context.shown.lang);
    let again = context.live.as_ref().map(|live| {
        let Again { ask, is_resting } = live.again;
        // A button that is disabled would lose the focus.
        let on_click = move |_| {
            if let Some(ask) = ask.get_value().filter(|_| !is_resting.get_untracked()) {
                ask();
            }
        };
        let is_resting = move || is_resting.get().then_some("true");
        view! {
            <button type="button" class="button button-primary" aria-disabled=is_resting on:click=on_click>
                {words.try_now}
            </button>
        }
    });
    let open = context.shown.labels().open_feed;
    let next = context.live.as_ref().map(|live| {
        let (now, attempts) = (Lasting::signal(live.now), Lasting::signal(live.attempts));
        let shown = context.shown.clone();
        let next = move || {
            let now = now.get();
            let next =
                attempts.with(|all| all.iter().filter_map(|one| one.next_at).filter(|next| *next > now).min())?;
            let clock = downboard_words::short_moment(shown.lang, next, now, &shown.board.zone);
            Some(anew(downboard_words::next_try(shown.lang, &clock)))
        };
        view! { <span class="live-next">{next}</span> }
    });
    let again = view! { {again} " " {next} " " <a href="#open-feed">{open}</a> };
    view! { <Brief shown=context.shown.clone() again=again.into_any() /> }.into_any()
}

fn days(context: PageContext) -> AnyView {
    let shown = context.shown.clone();
    let feeds = context.live.as_ref().map(|live| {
        // They outlive this, which comes and goes with how much is wrong.
        let (now, attempts) = (Lasting::signal(live.now), Lasting::signal(live.attempts));
        view! { <FeedSection shown=shown.clone() now attempts /> }
    });
    view! {
        <LastWordChart shown=shown.clone() />
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
