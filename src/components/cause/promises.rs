//! What was promised and what became of it, and how long the outage lasted by those who counted.

use downboard_core::model::Promise;
use downboard_core::view::{PromiseState, PromiseView};
use leptos::prelude::*;

use crate::components::citation::Citation;
use crate::components::shown::Shown;
use crate::ui::{anew, rows};

/// A promise and what became of it. The record itself: the feed of a live board may put another in its place.
#[derive(PartialEq)]
struct PromiseOutcome {
    record: Promise,
    text: String,
    is_overdue: bool,
    is_fulfilled: bool,
}

fn outcomes(shown: &Shown) -> Vec<(usize, PromiseOutcome)> {
    shown.view.with(|view| {
        let outcome = |promise: &PromiseView| {
            let moment = |instant| downboard_words::day_and_clock(shown.lang, instant, &shown.board.zone);
            let overdue = match promise.state {
                PromiseState::Overdue { due } => downboard_words::past(shown.lang, due, view.at),
                _ => None,
            };
            let text = downboard_words::promise(shown.lang, promise.state, moment, overdue.as_deref());
            let is_overdue = overdue.is_some();
            let is_fulfilled = matches!(promise.state, PromiseState::Fulfilled { .. });
            let record = view.log.promises.get(promise.index)?.clone();
            Some((promise.index, PromiseOutcome { record, text, is_overdue, is_fulfilled }))
        };
        view.promises.iter().filter_map(outcome).collect()
    })
}

/// Every promise made by now, and what became of it.
#[component]
pub(super) fn Promises(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let words = shown.words();
    let view = shown.view;
    let is_any = Memo::new(move |_| view.with(|view| !view.promises.is_empty()));
    move || {
        is_any.get().then(|| {
            let list = {
                let shown = shown.clone();
                move || outcomes(&shown)
            };
            let row = {
                let shown = shown.clone();
                move |_, now| row(&shown, now)
            };
            view! {
                <h3>{words.promises}</h3>
                <ul class="promises">{rows(list, row)}</ul>
            }
        })
    }
}

fn row(shown: &Shown, now: RwSignal<PromiseOutcome>) -> AnyView {
    let record = Memo::new(move |_| now.with(|now| now.record.clone()));
    let head = {
        let shown = shown.clone();
        move || {
            let record = record.get();
            let made_at = downboard_words::day_and_clock(shown.lang, record.made_at, &shown.board.zone);
            view! {
                <p class="promise-text">{anew(shown.text(&record.text))}</p>
                <p class="promise-by">{anew(format!("{} · {made_at}", shown.text(&record.by)))}</p>
            }
        }
    };
    let outcome = {
        let shown = shown.clone();
        move || now.with(|now| now.record.outcome.as_ref().filter(|_| now.is_fulfilled).map(|text| shown.text(text)))
    };
    let citation = {
        let shown = shown.clone();
        move || {
            let Promise { sources, grade, .. } = record.get();
            view! { <Citation shown=shown.clone() sources grade /> }
        }
    };
    view! {
        <li class="promise">
            {head}
            <p class="promise-state" class:is-overdue=move || now.with(|now| now.is_overdue)>
                {move || now.with(|now| anew(now.text.clone()))}
            </p>
            <p>{move || outcome().map(anew)}</p>
            {citation}
        </li>
    }
    .into_any()
}

/// The published totals, once they are complete.
#[component]
pub(super) fn Totals(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let words = shown.words();
    let view = shown.view;
    let complete = Memo::new(move |_| {
        view.with(|view| {
            view.totals.iter().filter_map(|index| view.log.totals.get(*index).cloned()).collect::<Vec<_>>()
        })
    });
    move || {
        let rows: Vec<_> = complete
            .get()
            .into_iter()
            .map(|total| {
                let minutes = i64::try_from(total.minutes).unwrap_or(i64::MAX);
                let note = total.note.as_ref().map(|note| view! { <p>{anew(shown.text(note))}</p> });
                view! {
                    <li class="total">
                        <p class="total-figure">{anew(downboard_words::duration(shown.lang, minutes))}</p>
                        <p class="total-by">{anew(shown.text(&total.by))}</p>
                        {note}
                        <Citation shown=shown.clone() sources=total.sources.clone() grade=total.grade />
                    </li>
                }
            })
            .collect();
        (!rows.is_empty()).then(|| {
            view! {
                <h3>{words.totals}</h3>
                <ul class="totals">{rows}</ul>
            }
        })
    }
}
