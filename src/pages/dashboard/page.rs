//! The dashboard in a browser: what is down comes first, then the lanes a group at a time; what stands below would only move
//! meanwhile.

use std::time::Duration;

use leptos::prelude::*;

use super::frame::{Dashboard, Slots};
use super::live::{behind, live_parts};
use crate::browser;
use crate::components::{Answers, Notes, PublisherLine, Replay};
use crate::fetched::Fetched;
use crate::pages::context::{Chosen, PageContext};
use crate::pages::findings::tell_later;
use crate::pages::later::{self, Missing};
use crate::pages::parts::LaterParts;
use crate::pages::take_along::link_tools;
use crate::state::{Page, with_query};

fn every(interval: Duration, work: Box<dyn Fn()>) -> Option<IntervalHandle> {
    browser::every(interval, work)
}

/// The dashboard, which fetches its other parts.
pub(in crate::pages) fn dashboard(mut context: PageContext, parts: LaterParts) -> AnyView {
    let add = |query: RwSignal<String>, address| query.with(|query| with_query(address, query));
    context.chosen = Some(Chosen { query: RwSignal::new(String::new()), add });
    let words = context.shown.words();
    let labels = context.shown.labels();
    let on_rest = {
        let context = context.clone();
        Callback::new(move |()| write_address(&context))
    };
    let still = browser::prefers_reduced_motion();
    let replay = Replay::new(&context.shown, context.moment, on_rest, still, every, context.now());
    // The lanes let a reader zoom, and what stands below them follows.
    let extent = StoredValue::new(context.shown.extent);
    let (estimator, log) = (context.estimator, context.shown.log);
    let missing = move || {
        estimator.with(|estimator| matches!(estimator, Fetched::Failed)).then(|| {
            let again = Box::new(move || {
                estimator.set(Fetched::Waiting);
                later::fetch_estimator(estimator, parts.board.estimator, log);
            });
            view! { <Missing words what=words.estimate_failed again /> }
        })
    };
    let (lanes, details) = (RwSignal::new(Fetched::Waiting), RwSignal::new(Fetched::Waiting));
    later::fetch(lanes, parts.lanes);
    later::fetch(details, parts.details);
    let lanes = if context.live.is_some() { behind(lanes, details) } else { lanes };
    let stand = context.stands;
    let has_lanes = Memo::new(move |_| stand.get() || matches!(lanes.get(), Fetched::Failed));
    let which = {
        let context = context.clone();
        move || {
            let context = context.clone();
            lanes.with(|lanes| match lanes {
                Fetched::There(lanes) => Some((lanes.which)(context)),
                Fetched::Waiting | Fetched::Failed => None,
            })
        }
    };
    let lanes = {
        let context = context.clone();
        later::place(words, labels.lanes_failed, lanes, parts.lanes, move |lanes| {
            (lanes.lanes)(context.clone(), details, replay, extent, parts.wanted)
        })
    };
    // A link may lead to a lane, which was not there when the browser looked for it.
    Effect::new(move |_| {
        if stand.get() {
            browser::after_paint(browser::follow_fragment);
        }
    });
    let below = {
        let context = context.clone();
        move || {
            let mut context = context.clone();
            has_lanes.get().then(|| {
                context.shown.extent = extent.get_value();
                later::place(words, words.details_failed, details, parts.details, move |details| {
                    (details.below)(context.clone(), parts)
                })
            })
        }
    };
    let footer = {
        let (context, shown) = (context.clone(), context.shown.clone());
        move || {
            let licences = context.place.file("licences.txt");
            let open = {
                let context = context.clone();
                move || context.way_to(Page::Open)
            };
            let publisher = shown.board.publisher.is_some();
            let publisher =
                publisher.then(|| view! { <p class="footer-publisher"><PublisherLine shown=shown.clone() /></p> });
            has_lanes.get().then(|| view! {
                <footer class="footer">
                    {publisher}
                    <p>
                        {format!("{} {}", words.product, env!("CARGO_PKG_VERSION"))} " · " {labels.free_of_tracking} " · "
                        <a href=open>{labels.open_feed}</a> " · " <a href=licences>{labels.licences}</a>
                    </p>
                </footer>
            })
        }
    };
    let (answers, below) = match context.live {
        Some(_) => live_parts(&context, details, has_lanes, below.into_any()),
        None => (view! { <Answers shown=context.shown.clone() is_told_below=true /> }.into_any(), below.into_any()),
    };
    let (missing, footer) = (missing.into_any(), footer.into_any());
    let tools = link_tools(&context, Page::Dashboard, "page", String::new());
    let (bad, failures) = (context.bad.clone(), context.failures);
    let notes = view! { <Notes lang=context.shown.lang bad failures tell=tell_later /> }.into_any();
    let slots = Slots { replay, tools, which: which.into_any(), answers, notes, missing, lanes, below, footer };
    view! { <Dashboard context slots /> }.into_any()
}

/// Writes the moment and what is shown into the address bar.
fn write_address(context: &PageContext) {
    let query = untrack(|| context.with_chosen(context.place.query(&context.address_now(), &context.shown.board.zone)));
    browser::replace_query(&query);
}
