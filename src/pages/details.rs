//! What stands below the lanes of the dashboard. Its code is a module of its own, which is fetched when the first screen is
//! there.

use std::time::Duration;

use leptos::html::Div;
use leptos::prelude::*;

use super::context::PageContext;
use super::open_box::open_box;
use super::parts::{Later, LaterParts};
use super::turns::Turns;
use crate::browser;
use crate::browser::chart::{Watch, when_near};
use crate::components::{AdviceList, AlternativeList, Cause, FeedList, People, Shown, Sources};
use crate::state::Page;
use crate::ui::Lasting;

/// The details. Only the split in the dashboard's binary may mention this function, or the first module carries its code too.
pub fn details(context: PageContext, parts: LaterParts) -> AnyView {
    let shown = behind(&context.shown);
    let context = PageContext { shown: shown.clone(), ..context };
    let methods = {
        let context = context.clone();
        Signal::derive(move || context.way_to(Page::Methods))
    };
    let reach = {
        let context = context.clone();
        move || {
            let context = context.clone();
            // The curve is fetched when a reader is about to see it, and so is what draws it.
            let (is_near, place) = (RwSignal::new(false), NodeRef::new());
            near(place, is_near);
            let part =
                move || is_near.get().then(|| view! { <Later context=context.clone() parts part=parts.reach /> });
            view! { <div class="reach" node_ref=place>{part}</div> }
        }
    };
    let turns = Turns::of(5);
    let people = {
        let shown = shown.clone();
        move || view! { <People shown=shown.clone() methods /> {reach()} }.into_any()
    };
    let advice = {
        let shown = shown.clone();
        move || view! { <AdviceList shown=shown.clone() /> }.into_any()
    };
    let cause = {
        let shown = shown.clone();
        move || view! { <Cause shown=shown.clone() /> }.into_any()
    };
    view! {
        <AlternativeList shown />
        {turns.from(2, people)}
        {turns.from(3, advice)}
        {turns.from(4, cause)}
        {turns.from(5, move || sources(&context, parts))}
    }
    .into_any()
}

/// Who says so, and the feed that a reader brings.
fn sources(context: &PageContext, parts: LaterParts) -> AnyView {
    let shown = context.shown.clone();
    let labels = shown.labels();
    let detail = shown.detail_words();
    let feed_list = context.live.as_ref().map(|live| {
        view! { <FeedList shown=shown.clone() now=live.now remarks=live.remarks /> }
    });
    // The decoders are fetched when somebody wants to open a feed, and not before.
    let is_wanted = RwSignal::new(false);
    let context = context.clone();
    let open_box =
        move || is_wanted.get().then(|| view! { <Later context=context.clone() parts part=parts.open_box /> });
    view! {
        {feed_list}
        <Sources shown />
        <section class="section" aria-labelledby="open-feed">
            <h2 id="open-feed">{labels.open_feed}</h2>
            <details class="disclosure" on:toggle=move |_| is_wanted.set(true)>
                <summary>{detail.open_feed_summary}</summary>
                {open_box}
            </details>
        </section>
    }
    .into_any()
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
