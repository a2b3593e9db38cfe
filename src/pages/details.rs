//! What stands below the lanes of the dashboard. Its code is a module of its own, which is fetched when the first screen is
//! there.

use std::time::Duration;

use downboard_core::model::{Board, FeedPlace};
use leptos::html::Div;
use leptos::prelude::*;
use leptos::web_sys::Element;

use super::context::PageContext;
use super::later::{fetch, place};
use super::open_box::open_box;
use super::parts::{Later, LaterParts, Reach};
use super::turns::Turns;
use crate::browser;
use crate::browser::chart::{Watch, when_near};
use crate::components::{AdviceList, AlternativeList, Cause, People, Shown, Sources};
use crate::fetched::Fetched;
use crate::place::Place;
use crate::state::Page;
use crate::ui::Lasting;

/// Shows a part of what is fetched when a reader is about to see it.
type Show = fn(Reach, PageContext) -> AnyView;

/// The details. Only the split in the dashboard's binary may mention this function, or the first module carries its code too.
pub fn details(context: PageContext, parts: LaterParts) -> AnyView {
    let shown = behind(&context.shown);
    let context = PageContext { shown: shown.clone(), ..context };
    let methods = {
        let context = context.clone();
        Signal::derive(move || context.way_to(Page::Methods))
    };
    // The curve and the rules are fetched when a reader is about to see them, and so is what draws the curve.
    let reach = RwSignal::new(Fetched::Waiting);
    let is_near = RwSignal::new(false);
    Effect::new(move |_| {
        if is_near.get() {
            fetch(reach, parts.reach);
        }
    });
    let of_reach = move |context: PageContext, class: &'static str, failed: &'static str, show: Show| {
        let place_of_it = NodeRef::new();
        near(place_of_it, is_near);
        let words = context.shown.words();
        let part = move || {
            is_near.get().then(|| {
                let context = context.clone();
                place(words, failed, reach, parts.reach, move |reach| show(reach, context.clone()))
            })
        };
        // It keeps its room until it is there.
        let is_awaited = move || reach.with(|reach| matches!(reach, Fetched::Waiting));
        view! { <div class=class class:is-awaited=is_awaited node_ref=place_of_it>{part}</div> }.into_any()
    };
    let detail = shown.detail_words();
    let turns = Turns::of(4);
    let people = {
        let shown = shown.clone();
        move || view! { <People shown=shown.clone() methods measure=watch_room /> }.into_any()
    };
    let cause = {
        let context = context.clone();
        move || {
            let (shown, context) = (context.shown.clone(), context.clone());
            let curve = move || {
                of_reach(context.clone(), "reach-curve", detail.curve_failed, |reach, context| (reach.curve)(context))
            };
            view! { <Cause shown measure=watch_room curve=Box::new(curve) /> }.into_any()
        }
    };
    let columns = {
        let context = context.clone();
        move || {
            let shown = context.shown.clone();
            let comparison = of_reach(context.clone(), "reach-rules", detail.rules_failed, |reach, context| {
                (reach.comparison)(context)
            });
            let sources = sources(&context, parts);
            view! { <div class="columns"><AdviceList shown /> <div class="column">{comparison} {sources}</div></div> }
                .into_any()
        }
    };
    view! {
        <AlternativeList shown />
        {turns.from(2, people)}
        {turns.from(3, cause)}
        {turns.from(4, columns)}
    }
    .into_any()
}

/// Tells a signal how much text has room in an element, in pixels of text of the usual size.
fn watch_room(element: &Element, room: RwSignal<f64>) {
    browser::watch_room(element, room);
}

/// Who says so, and the feed that a reader brings.
fn sources(context: &PageContext, parts: LaterParts) -> AnyView {
    let shown = context.shown.clone();
    let labels = shown.labels();
    // The decoders are fetched when somebody wants to open a feed, and not before.
    let is_wanted = RwSignal::new(false);
    let documents = documents(&context.place, &shown.board);
    let context = context.clone();
    let open_box =
        move || is_wanted.get().then(|| view! { <Later context=context.clone() parts part=parts.open_box /> });
    let opener = view! {
        <details class="disclosure" id="open-feed" on:toggle=move |_| is_wanted.set(true)>
            <summary>{labels.open_feed}</summary>
            {open_box}
        </details>
    };
    view! { <Sources shown documents more=opener.into_any() /> }.into_any()
}

/// The documents of a board that stand beside it, by their file names, and where they are.
fn documents(place: &Place, board: &Board) -> Vec<(String, String)> {
    let feeds = board.feeds.iter().filter_map(|feed| match &feed.place {
        FeedPlace::File(file) => Some(file.as_str()),
        FeedPlace::Address(_) => None,
    });
    let files = ["board.json"].into_iter().chain(feeds);
    files.map(|file| (file.to_owned(), place.file(&format!("boards/{}/{file}", board.id)))).collect()
}

/// The same board, a task behind the first screen: what a reader looks at while the moment moves must not wait for what stands
/// below. Moments that have passed meanwhile are left out.
fn behind(shown: &Shown) -> Shown {
    let (ahead, ahead_estimates) = (shown.view, shown.estimates);
    let view = RwSignal::new(ahead.get_untracked());
    let estimates = RwSignal::new(ahead_estimates.get_untracked());
    let is_due = StoredValue::new(false);
    Effect::new(move |_| {
        ahead.track();
        ahead_estimates.track();
        if is_due.get_value() {
            return;
        }
        is_due.set_value(true);
        browser::after(Duration::ZERO, move || {
            // The page may be gone by then.
            let (Some(now), Some(estimated)) = (ahead.try_get_untracked(), ahead_estimates.try_get_untracked()) else {
                return;
            };
            is_due.set_value(false);
            view.set(now);
            estimates.set(estimated);
        });
    });
    let (view, estimates) = (Memo::new(move |_| view.get()), Memo::new(move |_| estimates.get()));
    Shown { view: Lasting::memo(view), estimates: Lasting::memo(estimates), ..shown.clone() }
}

/// Fires when an element nears the viewport.
fn near(place: NodeRef<Div>, is_near: RwSignal<bool>) {
    let watch: StoredValue<Option<Watch>, LocalStorage> = StoredValue::new_local(None);
    Effect::new(move |_| {
        let Some(element) = place.get() else { return };
        watch.set_value(when_near(&element, move || is_near.set(true)));
    });
    Effect::new(move |_| {
        if is_near.get() {
            watch.set_value(None);
        }
    });
    on_cleanup(move || {
        watch.try_set_value(None);
    });
}

/// The box that opens a feed. Only the split in the dashboard's binary may mention this function.
pub fn opener(context: PageContext, _: LaterParts) -> AnyView {
    open_box(context.shown.lang)
}
