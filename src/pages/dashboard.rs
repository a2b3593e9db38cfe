//! `/`: everything about a board at a moment.

use std::time::Duration;

use leptos::prelude::*;

use super::app::{Following, Opened};
use super::header::Header;
use super::later::{self, Missing, Parts};
use super::turns::Turns;
use crate::browser;
use crate::components::{Answers, Headline, Lanes, LiveLine, MomentControl, Notes, groups_of, tell_findings};
use crate::fetched::Fetched;

fn every(interval: Duration, work: Box<dyn Fn()>) -> Option<IntervalHandle> {
    browser::every(interval, work)
}

/// The dashboard.
#[component]
pub(super) fn Dashboard(opened: Opened, parts: Parts) -> impl IntoView {
    let shown = opened.shown.clone();
    let words = shown.words();
    let on_rest = {
        let opened = opened.clone();
        move |()| opened.write_address()
    };
    let now = opened.live.map(Following::now);
    let feed_line = opened.live.map(|following| {
        view! { <LiveLine shown=shown.clone() now=following.live.now changed=following.live.changed clock=following.live.clock stopped=following.live.stopped /> }
    });
    let (estimator, log) = (opened.estimator, shown.log);
    let missing = move || {
        estimator.with(|estimator| matches!(estimator, Fetched::Failed)).then(|| {
            let again = Box::new(move || {
                estimator.set(Fetched::Waiting);
                later::fetch_estimator(estimator, parts.estimator, log);
            });
            view! { <Missing words what=words.estimate_failed again /> }
        })
    };
    let details = RwSignal::new(Fetched::Waiting);
    later::fetch(details, parts.details);
    // What is down comes first, then the lanes a group at a time; what stands below would only move meanwhile.
    let groups = groups_of(shown.board.services.len());
    let last = groups + 3;
    let turns = Turns::of(last);
    let lanes = {
        let shown = shown.clone();
        let body = Signal::derive(move || details.get().map(|details| details.lane));
        let groups = Signal::derive(move || turns.now().get().saturating_sub(2));
        move || view! { <Lanes shown=shown.clone() body groups /> }.into_any()
    };
    let below = {
        let opened = opened.clone();
        move || later::place(opened.clone(), parts, details, parts.details, |details| details.below)
    };
    let footer = move || {
        view! {
            <footer class="footer">
                <p>
                    {format!("{} {}", words.product, env!("CARGO_PKG_VERSION"))} " · " {words.free_of_tracking} " · "
                    <a href="./open/">{words.open_feed}</a>
                </p>
            </footer>
        }
        .into_any()
    };
    view! {
        <Header opened=opened.clone() />
        <main class="dashboard" id="content">
            <Notes lang=shown.lang bad=opened.bad.clone() failures=opened.failures.clone() tell=tell_findings />
            {feed_line}
            <Headline shown=shown.clone() />
            <Answers shown=shown.clone() />
            {missing}
            <MomentControl
                shown=shown.clone()
                moment=opened.moment
                on_rest
                still=browser::prefers_reduced_motion()
                every
                now
            />
            {turns.from(2, lanes)}
            {turns.from(last, below)}
        </main>
        {turns.from(last, footer)}
    }
}
