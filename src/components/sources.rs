//! Every source of the board.

use downboard_core::model::{EvidenceGrade, Id, Incident, Planned, PlannedState, Text, Update};
use downboard_core::time::Timestamp;
use downboard_core::timeline::BoardLog;
use leptos::prelude::*;

use super::citation::SourceLink;
use super::follow_ups::FollowUps;
use super::section::SectionHead;
use super::shown::Shown;
use crate::ui::{Disclosure, anew, rows};

/// The notices, the sources and whatever else unfolds, in one line, and what the grades mean.
#[component]
pub fn Sources(
    /// The board.
    shown: Shown,
    /// The documents that the board is made of, each with its name and where it is.
    documents: Vec<(String, String)>,
    /// What else unfolds in the line.
    more: AnyView,
) -> impl IntoView {
    let words = shown.words();
    let detail = shown.detail_words();
    let sources = shown.board.sources.len();
    let links =
        shown.board.sources.iter().map(|source| view! { <li>{SourceLink::of(shown.lang, source).shown()}</li> });
    let links = links.collect_view();
    let documents = documents.into_iter().map(|(name, href)| view! { <li><a href=href>{anew(name)}</a></li> });
    let documents = documents.collect_view();
    let grades = EvidenceGrade::ALL.map(|grade| {
        view! {
            <div>
                <dt>{grade.word()}</dt>
                <dd>{words.grade_meaning(grade)}</dd>
            </div>
        }
    });
    view! {
        <section class="section" aria-labelledby="sources">
            <SectionHead id="sources" title=words.sources lede=detail.sources_lede.into_any() />
            <div class="source-line">
                <Notices shown=shown.clone() />
                {(sources > 0)
                    .then(|| {
                        view! {
                            <Disclosure summary=downboard_words::counted(shown.lang, words.sources, sources)>
                                <ul class="source-list">{links}</ul>
                            </Disclosure>
                        }
                    })}
                <FollowUps shown=shown.clone() />
                <Disclosure summary=detail.documents>
                    <ul class="source-list">{documents}</ul>
                </Disclosure> {more}
            </div>
            <dl class="grades" aria-label=detail.grades>
                {grades.collect_view()}
            </dl>
        </section>
    }
}

/// What is shown of a notice.
#[derive(PartialEq)]
struct Notice {
    at: Timestamp,
    text: Text,
    /// Where the window of maintenance stands.
    window: Option<(Planned, PlannedState)>,
    sources: Vec<Id>,
    is_later: bool,
}

/// The place of a window among the notices of its maintenance: before all of them.
const WINDOW: usize = usize::MAX;

/// The notices, each by the place of its incident and its own. Maintenance that is not over has its window before them.
fn notices(log: &BoardLog, at: Timestamp) -> Vec<((usize, usize), Notice)> {
    let notice = |update: &Update| Notice {
        at: update.at,
        text: update.text.clone(),
        window: None,
        sources: update.sources.clone(),
        is_later: update.at > at,
    };
    let incidents = log.incidents.iter().enumerate();
    let notices = incidents.flat_map(|(incident, of)| {
        let updates = of.updates.iter().enumerate().map(move |(index, update)| ((incident, index), notice(update)));
        window(of, at).map(|window| ((incident, WINDOW), window)).into_iter().chain(updates)
    });
    notices.collect()
}

/// The window of maintenance that is not over at a moment.
fn window(of: &Incident, at: Timestamp) -> Option<Notice> {
    let window = of.planned.zip(of.window(at)).filter(|(_, state)| *state != PlannedState::Over)?;
    let sources = of.updates.first().map(|update| update.sources.clone()).unwrap_or_default();
    Some(Notice { at: of.started_at, text: of.title.clone(), window: Some(window), sources, is_later: false })
}

#[component]
fn Notices(shown: Shown) -> impl IntoView {
    let detail = shown.detail_words();
    let (log, view, lang) = (shown.log, shown.view, shown.lang);
    let list = move || {
        let at = view.with(|view| view.at);
        log.with(|log| notices(log, at))
    };
    let count = Memo::new(move |_| list().len());
    let summary = move || downboard_words::counted(lang, detail.notices, count.get());
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
        move || now.with(|now| downboard_words::day_and_clock(shown.lang, now.at, &shown.board.zone))
    };
    let text = {
        let shown = shown.clone();
        move || now.with(|now| shown.text(&now.text))
    };
    let window = {
        let shown = shown.clone();
        move || {
            let (planned, state) = now.with(|now| now.window)?;
            let words = downboard_words::planned(shown.lang, planned, state, &shown.board.zone)?;
            Some(view! { <p class="record-text">{anew(words)}</p> })
        }
    };
    let sources = Memo::new(move |_| now.with(|now| now.sources.clone()));
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
                {window}
                <ul class="source-links">{links}</ul>
            </div>
        </li>
    }
    .into_any()
}
