//! `/`: everything about a board at a moment.

use std::time::Duration;

use leptos::prelude::*;

use super::context::PageContext;
use super::header::Header;
use super::later::{self, Missing};
use super::live::Following;
use super::parts::LaterParts;
use crate::browser;
use crate::components::{Answers, Headline, MomentControl, Notes, tell_findings};
use crate::fetched::Fetched;

fn every(interval: Duration, work: Box<dyn Fn()>) -> Option<IntervalHandle> {
    browser::every(interval, work)
}

/// The dashboard.
#[component]
pub(super) fn Dashboard(context: PageContext, parts: LaterParts) -> impl IntoView {
    let shown = context.shown.clone();
    let words = shown.words();
    let on_rest = {
        let context = context.clone();
        move |()| context.write_address()
    };
    let now = context.live.map(Following::now);
    let feed_line = context.feed_line();
    let (estimator, log) = (context.estimator, shown.log);
    let missing = move || {
        estimator.with(|estimator| matches!(estimator, Fetched::Failed)).then(|| {
            let again = Box::new(move || {
                estimator.set(Fetched::Waiting);
                later::fetch_estimator(estimator, parts.board.estimator, log);
            });
            view! { <Missing words what=words.estimate_failed again /> }
        })
    };
    // What is down comes first, then the lanes a group at a time; what stands below would only move meanwhile.
    let (lanes, details) = (RwSignal::new(Fetched::Waiting), RwSignal::new(Fetched::Waiting));
    later::fetch(lanes, parts.lanes);
    later::fetch(details, parts.details);
    let stand = RwSignal::new(false);
    let has_lanes = Memo::new(move |_| stand.get() || matches!(lanes.get(), Fetched::Failed));
    let lanes = {
        let shown = shown.clone();
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
    let footer = move || {
        has_lanes.get().then(|| view! {
            <footer class="footer">
                <p>
                    {format!("{} {}", words.product, env!("CARGO_PKG_VERSION"))} " · " {words.free_of_tracking} " · "
                    <a href="./open/">{words.open_feed}</a> " · " <a href="./licences.txt">{words.licences}</a>
                </p>
            </footer>
        })
    };
    view! {
        <Header context=context.clone() />
        <main class="dashboard" id="content">
            <Notes lang=shown.lang bad=context.bad.clone() failures=context.failures.clone() tell=tell_findings />
            {feed_line}
            <Headline shown=shown.clone() />
            <Answers shown=shown.clone() />
            {missing}
            <MomentControl
                shown=shown.clone()
                moment=context.moment
                on_rest
                still=browser::prefers_reduced_motion()
                every
                now
            />
            {lanes}
            {below}
        </main>
        {footer}
    }
}
