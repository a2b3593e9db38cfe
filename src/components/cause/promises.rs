//! What was promised and what became of it, and how long the outage lasted by those who counted.

use downboard_core::view::{PromiseState, PromiseView};
use leptos::prelude::*;

use crate::components::citation::Citation;
use crate::components::shown::Shown;
use crate::i18n;
use crate::ui::rows;

/// What became of a promise.
#[derive(PartialEq)]
struct Outcome {
    text: String,
    is_overdue: bool,
    is_fulfilled: bool,
}

fn outcomes(shown: &Shown) -> Vec<(usize, Outcome)> {
    shown.view.with(|view| {
        let outcome = |promise: &PromiseView| {
            let moment = |instant| i18n::day_and_clock(shown.lang, instant, &shown.board.zone);
            let overdue = match promise.state {
                PromiseState::Overdue { due } => {
                    i18n::duration(shown.lang, (view.at.as_second() - due.as_second()) / 60)
                }
                _ => String::new(),
            };
            let text = i18n::promise(shown.lang, promise.state, moment, &overdue);
            let is_overdue = matches!(promise.state, PromiseState::Overdue { .. });
            let is_fulfilled = matches!(promise.state, PromiseState::Fulfilled { .. });
            (promise.index, Outcome { text, is_overdue, is_fulfilled })
        };
        view.promises.iter().map(outcome).collect()
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
                move |index, now| row(&shown, index, now)
            };
            view! {
                <h3>{words.promises}</h3>
                <ul class="promises">{rows(list, row)}</ul>
            }
        })
    }
}

fn row(shown: &Shown, index: usize, now: RwSignal<Outcome>) -> AnyView {
    let log = shown.log_now();
    let Some(record) = log.promises.get(index) else { return ().into_any() };
    let made_at = i18n::day_and_clock(shown.lang, record.made_at, &log.board.zone);
    let outcome = record.outcome.as_ref().map(|outcome| shown.text(outcome));
    let outcome = move || outcome.clone().filter(|_| now.with(|now| now.is_fulfilled));
    view! {
        <li class="promise">
            <p class="promise-text">{format!("“{}”", shown.text(&record.text))}</p>
            <p class="promise-by">{format!("{} · {made_at}", shown.text(&record.by))}</p>
            <p class="promise-state" class:is-overdue=move || now.with(|now| now.is_overdue)>
                {move || now.with(|now| now.text.clone())}
            </p>
            <p>{outcome}</p>
            <Citation shown=shown.clone() sources=record.sources.clone() grade=record.grade />
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
    let complete = Memo::new(move |_| view.with(|view| view.totals.clone()));
    move || {
        let log = shown.log_now();
        let rows: Vec<_> = complete
            .get()
            .into_iter()
            .filter_map(|index| log.totals.get(index))
            .map(|total| {
                let minutes = i64::try_from(total.minutes).unwrap_or(i64::MAX);
                let note = total.note.as_ref().map(|note| view! { <p>{shown.text(note)}</p> });
                view! {
                    <li class="total">
                        <p class="total-figure">{i18n::duration(shown.lang, minutes)}</p>
                        <p class="total-by">{shown.text(&total.by)}</p>
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
