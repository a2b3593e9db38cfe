//! The dashboard in a browser: what is down comes first, then the lanes a group at a time; what stands below would only move
//! meanwhile.

use std::time::Duration;

use leptos::prelude::*;

use super::frame::{Dashboard, Slots};
use crate::browser;
use crate::fetched::Fetched;
use crate::pages::context::PageContext;
use crate::pages::later::{self, Missing};
use crate::pages::parts::LaterParts;

fn every(interval: Duration, work: Box<dyn Fn()>) -> Option<IntervalHandle> {
    browser::every(interval, work)
}

/// The dashboard, which fetches its other parts.
pub(in crate::pages) fn dashboard(context: PageContext, parts: LaterParts) -> AnyView {
    let words = context.shown.words();
    let on_rest = {
        let context = context.clone();
        Callback::new(move |()| write_address(&context))
    };
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
    let stand = context.stands;
    let has_lanes = Memo::new(move |_| stand.get() || matches!(lanes.get(), Fetched::Failed));
    let lanes = {
        let shown = context.shown.clone();
        let body = Signal::derive(move || details.get().map(|details| details.lane));
        later::place(words, words.lanes_failed, lanes, parts.lanes, move |lanes| lanes(shown.clone(), body, stand))
    };
    let below = {
        let context = context.clone();
        move || {
            let context = context.clone();
            has_lanes.get().then(|| {
                later::place(words, words.details_failed, details, parts.details, move |details| {
                    (details.below)(context.clone(), parts)
                })
            })
        }
    };
    let footer = {
        let place = context.place.clone();
        move || {
            let (open, licences) = (place.file("open/"), place.file("licences.txt"));
            has_lanes.get().then(|| view! {
                <footer class="footer">
                    <p>
                        {format!("{} {}", words.product, env!("CARGO_PKG_VERSION"))} " · " {words.free_of_tracking} " · "
                        <a href=open>{words.open_feed}</a> " · " <a href=licences>{words.licences}</a>
                    </p>
                </footer>
            })
        }
    };
    let still = browser::prefers_reduced_motion();
    let (missing, below, footer) = (missing.into_any(), below.into_any(), footer.into_any());
    let slots = Slots { on_rest, still, every, missing, lanes, below, footer };
    view! { <Dashboard context slots /> }.into_any()
}

/// Writes the moment into the address bar.
fn write_address(context: &PageContext) {
    let address = untrack(|| context.address_now());
    browser::replace_query(&context.place.query(&address, &context.shown.board.zone));
}
