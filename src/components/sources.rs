//! Every source of the board.

use std::sync::Arc;

use downboard_core::model::{Period, Update};
use downboard_core::timeline::BoardLog;
use leptos::prelude::*;

use super::citation::SourceLink;
use super::shown::{Shown, passed};
use crate::i18n;
use crate::ui::Disclosure;

/// The notices in order, and the sources.
#[component]
pub fn Sources(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let words = shown.words();
    let notices = {
        let shown = shown.clone();
        let passed = Memo::new(move |_| shown.log.with(|log| passed(shown.view, updates(log).map(|update| update.at))));
        move || {
            let log = shown.log.get();
            view! { <Notices shown=shown.clone() log passed=passed.get() /> }
        }
    };
    let sources = shown.board.sources.len();
    let links = shown.board.sources.iter().map(|source| view! { <li>{SourceLink::of(source).anchor()}</li> });
    let links = links.collect_view();
    view! {
        <section class="section" aria-labelledby="sources">
            <h2 id="sources">{words.sources}</h2>
            <p class="section-lede">{words.sources_lede}</p>
            {notices}
            {(sources > 0)
                .then(|| {
                    view! {
                        <Disclosure summary=i18n::counted(shown.lang, words.sources, sources)>
                            <ul class="source-list">{links}</ul>
                        </Disclosure>
                    }
                })}
        </section>
    }
}

fn updates(log: &BoardLog) -> impl Iterator<Item = &Update> {
    log.incidents.iter().flat_map(|incident| &incident.updates)
}

#[component]
fn Notices(shown: Shown, log: Arc<BoardLog>, passed: Period) -> impl IntoView {
    let words = shown.words();
    let updates: Vec<_> = updates(&log).collect();
    if updates.is_empty() {
        return ().into_any();
    }
    let summary = i18n::counted(shown.lang, words.notices, updates.len());
    let rows = updates.into_iter().map(|update| {
        let at = update.at;
        let is_later = at > passed.to;
        view! {
            <li class="record-row" class:is-later=is_later>
                <p class="record-when">{i18n::day_and_clock(shown.lang, at, &log.board.zone)}</p>
                <div class="record-what">
                    <p>{shown.text(&update.text)}</p>
                    <Links shown=shown.clone() ids=update.sources.clone() />
                </div>
            </li>
        }
    });
    let rows = rows.collect_view();
    view! {
        <Disclosure summary>
            <ol class="record-list">{rows}</ol>
        </Disclosure>
    }
    .into_any()
}

#[component]
fn Links(shown: Shown, ids: Vec<downboard_core::model::Id>) -> impl IntoView {
    let log = shown.log_now();
    let links =
        ids.iter().filter_map(|id| log.source(id)).map(|source| view! { <li>{SourceLink::of(source).anchor()}</li> });
    view! { <ul class="source-links">{links.collect_view()}</ul> }
}
