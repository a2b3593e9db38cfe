//! Every source of the board.

use downboard_core::model::Update;
use downboard_core::time::Timestamp;
use downboard_core::timeline::BoardLog;
use leptos::prelude::*;

use super::citation::SourceLink;
use super::shown::Shown;
use crate::i18n;
use crate::ui::{Disclosure, anew, rows};

/// The notices in order, and the sources.
#[component]
pub fn Sources(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let words = shown.words();
    let detail = shown.detail_words();
    let sources = shown.board.sources.len();
    let links =
        shown.board.sources.iter().map(|source| view! { <li>{SourceLink::of(shown.lang, source).shown()}</li> });
    let links = links.collect_view();
    view! {
        <section class="section" aria-labelledby="sources">
            <h2 id="sources">{words.sources}</h2>
            <p class="section-lede">{detail.sources_lede}</p>
            <Notices shown=shown.clone() />
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

/// What is shown of a notice.
#[derive(PartialEq)]
struct Notice {
    update: Update,
    is_later: bool,
}

/// The notices, each by the place of its incident and its own.
fn notices(log: &BoardLog, at: Timestamp) -> Vec<((usize, usize), Notice)> {
    let notice = |update: &Update| Notice { update: update.clone(), is_later: update.at > at };
    let incidents = log.incidents.iter().enumerate();
    let notices = incidents.flat_map(|(incident, of)| {
        of.updates.iter().enumerate().map(move |(index, update)| ((incident, index), notice(update)))
    });
    notices.collect()
}

#[component]
fn Notices(shown: Shown) -> impl IntoView {
    let detail = shown.detail_words();
    let (log, view, lang) = (shown.log, shown.view, shown.lang);
    let count = Memo::new(move |_| log.with(|log| log.incidents.iter().map(|incident| incident.updates.len()).sum()));
    let summary = move || i18n::counted(lang, detail.notices, count.get());
    let list = move || {
        let at = view.with(|view| view.at);
        log.with(|log| notices(log, at))
    };
    let row = move |_, now| notice(&shown, now);
    view! {
        <details class="disclosure" hidden=move || count.get() == 0>
            <summary>{move || anew(summary())}</summary>
            <ol class="record-list">{rows(list, row)}</ol>
        </details>
    }
}

fn notice(shown: &Shown, now: RwSignal<Notice>) -> AnyView {
    let when = {
        let shown = shown.clone();
        move || now.with(|now| i18n::day_and_clock(shown.lang, now.update.at, &shown.board.zone))
    };
    let text = {
        let shown = shown.clone();
        move || now.with(|now| shown.text(&now.update.text))
    };
    let sources = Memo::new(move |_| now.with(|now| now.update.sources.clone()));
    let links = {
        let shown = shown.clone();
        move || {
            let log = shown.log_now();
            let known = sources.get().into_iter().filter_map(|id| log.source(&id));
            known.map(|source| view! { <li>{SourceLink::of(shown.lang, source).shown()}</li> }).collect_view()
        }
    };
    view! {
        <li class="record-row" class:is-later=move || now.with(|now| now.is_later)>
            <p class="record-when">{move || anew(when())}</p>
            <div class="record-what">
                <p>{move || anew(text())}</p>
                <ul class="source-links">{links}</ul>
            </div>
        </li>
    }
    .into_any()
}
