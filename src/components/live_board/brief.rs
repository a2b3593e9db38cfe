//! What stands under the headline of a live board with little trouble: a row for each service in trouble, or when there was trouble
//! last; and where nothing is known, what was known last.

use downboard_core::model::{Period, ServiceIndex};
use downboard_core::time::HOUR;
use downboard_core::view::{ServiceView, View, view as view_of};
use downboard_words::live_words;
use leptos::prelude::*;

use super::lists::{last_outage, names};
use crate::components::citation::Citation;
use crate::components::facts::{Saying, recommended_names, service_text, since_bounded, since_text};
use crate::components::geometry::{bars, held};
use crate::components::lane::LaneChart;
use crate::components::shown::Shown;
use crate::components::status_mark::{StatusMark, status_class};
use crate::ui::{anew, rows};

/// How far their lanes reach back.
const SECONDS: i64 = 6 * HOUR;
/// How many alternatives are named.
const ALTERNATIVES: usize = 3;

/// A service in trouble.
#[derive(Clone, Debug, PartialEq)]
struct Troubled {
    service: ServiceView,
    view: View,
}

/// The rows.
#[component]
pub fn Brief(
    /// The board.
    shown: Shown,
    /// Has all feeds read at once.
    again: AnyView,
) -> impl IntoView {
    let view = shown.view;
    let list = move || {
        view.with(|view| {
            let few = if view.has_little_trouble() { view.worst_first() } else { Vec::new() };
            let troubled = few
                .into_iter()
                .map(|service| (service.index, Troubled { service: service.clone(), view: View::clone(view) }));
            troubled.collect::<Vec<_>>()
        })
    };
    let row = {
        let shown = shown.clone();
        move |index, now| row(&shown, index, now)
    };
    let is_any = Memo::new(move |_| view.with(|view| view.has_little_trouble() && view.trouble().all() > 0));
    let note = {
        let shown = shown.clone();
        Memo::new(move |_| view.with(|view| note(&shown, view)))
    };
    let is_lost = Memo::new(move |_| view.with(|view| view.is_blind()));
    view! {
        <p class="lede live-note">{move || note.get().map(anew)}</p>
        <div class="live-again" hidden=move || !is_lost.get()>
            {again}
        </div>
        <div class="troubled" hidden=move || !is_any.get()>
            {rows(list, row)}
        </div>
    }
}

/// What was known last where nothing is, or when there was trouble last where there is none.
fn note(shown: &Shown, view: &View) -> Option<String> {
    if let Some(silence) = view.silence() {
        let then = view_of(&view.log, silence.since);
        let troubled: Vec<ServiceIndex> = then.worst_first().into_iter().map(|service| service.index).collect();
        let moment = downboard_words::short_moment(shown.lang, silence.since, view.at, &shown.board.zone);
        let heard = downboard_words::last_heard(shown.lang, &moment, troubled.len(), &names(shown, &troubled));
        return Some(format!("{heard} {}", live_words(shown.lang).not_calm));
    }
    let is_calm = view.trouble().all() == 0 && !view.is_blind();
    is_calm.then(|| last_outage(shown, view)).flatten()
}

fn row(shown: &Shown, index: ServiceIndex, now: RwSignal<Troubled>) -> AnyView {
    let name = shown.service(index).map(|service| shown.text(&service.name)).unwrap_or_default();
    let status = Memo::new(move |_| now.with(|now| now.service.standing.status));
    let said = {
        let shown = shown.clone();
        move || now.with(|now| service_text(&shown, &now.service, &now.view, Saying::Full))
    };
    let chart = move || {
        now.with(|now| {
            let at = now.view.at;
            let window = Period { from: at.checked_add(-SECONDS).unwrap_or(at), to: at };
            let timeline = &now.view.log.service_at(index)?.timeline;
            Some(view! { <LaneChart bars=bars(timeline, window, held(timeline, at)) /> })
        })
    };
    let ends = {
        let shown = shown.clone();
        move || {
            now.with(|now| {
                let begin = now.view.at.checked_add(-SECONDS).unwrap_or(now.view.at);
                downboard_words::clock(begin, &shown.board.zone)
            })
        }
    };
    let what = {
        let shown = shown.clone();
        move || now.with(|now| told(&shown, index, &now.view))
    };
    let instead = {
        let shown = shown.clone();
        move || now.with(|now| instead(&shown, now))
    };
    let cited = Memo::new(move |_| now.with(|now| now.service.standing.event));
    let citation = {
        let shown = shown.clone();
        move || {
            let log = shown.log_now();
            let event = log.events().nth(cited.get()?)?;
            Some(view! { <Citation shown=shown.clone() sources=event.sources.clone() grade=event.grade /> })
        }
    };
    let moment = shown.words().now;
    view! {
        <section class="troubled-row">
            <div>
                <h2 class="troubled-name">
                    {move || view! { <StatusMark status=status.get() /> }} {name}
                </h2>
                <p class=move || format!("troubled-status {}", status_class(status.get()))>{move || anew(said())}</p>
            </div>
            <div class="troubled-lane">
                {chart}
                <p class="troubled-ends" aria-hidden="true">
                    {move || anew(ends())} <span>{moment}</span>
                </p>
            </div>
            <div>
                <p>{move || what().map(anew)}</p>
                <p class="troubled-instead">{move || anew(instead())} " " {citation}</p>
            </div>
        </section>
    }
    .into_any()
}

/// What its publisher says of it last.
fn told(shown: &Shown, index: ServiceIndex, view: &View) -> Option<String> {
    let id = &shown.service(index)?.id;
    let open = view.log.incidents.iter().filter(|incident| {
        incident.planned.is_none()
            && incident.started_at <= view.at
            && incident.resolved_at.is_none_or(|end| end > view.at)
            && incident.services.contains(id)
    });
    open.max_by_key(|incident| incident.started_at).map(|incident| shown.text(&incident.title))
}

/// What to use, and since when it is in trouble.
fn instead(shown: &Shown, now: &Troubled) -> String {
    let words = shown.words();
    let names = recommended_names(shown, &now.service, &now.view, ALTERNATIVES);
    let instead = if names.is_empty() {
        words.no_alternative.trim_end_matches('.').to_owned()
    } else {
        format!("{} {}", words.instead_row, names.join(", "))
    };
    // Where it is only bounded, the status says it.
    let standing = &now.service.standing;
    let since = standing.trouble_since.filter(|_| since_bounded(shown, standing, &now.view).is_none());
    let since = since.map(|since| since_text(shown, since, &now.view));
    [Some(instead), since].into_iter().flatten().collect::<Vec<_>>().join(downboard_words::BETWEEN)
}
