//! What was promised and what became of it, and how long the outage lasted by those who counted.

use downboard_core::view::{PromiseState, PromiseView};
use leptos::prelude::*;

use super::citation::Citation;
use super::shown::Shown;
use crate::i18n;

/// Every promise made by now, and what became of it.
#[component]
pub(super) fn Promises(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let words = shown.words();
    let view = shown.view;
    move || {
        let view = view.get();
        let rows: Vec<_> = view
            .promises
            .iter()
            .map(|promise| view! { <PromiseRow shown=shown.clone() promise=*promise at=view.at /> })
            .collect();
        (!rows.is_empty()).then(|| {
            view! {
                <h3>{words.promises}</h3>
                <ul class="promises">{rows}</ul>
            }
        })
    }
}

#[component]
fn PromiseRow(shown: Shown, promise: PromiseView, at: downboard_core::time::Timestamp) -> impl IntoView {
    let log = shown.log_now();
    let Some(record) = log.promises.get(promise.index) else { return ().into_any() };
    let zone = &log.board.zone;
    let moment = |instant| i18n::day_and_clock(shown.lang, instant, zone);
    let overdue = match promise.state {
        PromiseState::Overdue { due } => i18n::duration(shown.lang, (at.as_second() - due.as_second()) / 60),
        _ => String::new(),
    };
    let state = i18n::promise(shown.lang, promise.state, moment, &overdue);
    let is_overdue = matches!(promise.state, PromiseState::Overdue { .. });
    let outcome = record
        .outcome
        .as_ref()
        .filter(|_| matches!(promise.state, PromiseState::Fulfilled { .. }))
        .map(|outcome| view! { <p>{shown.text(outcome)}</p> });
    view! {
        <li class="promise">
            <p class="promise-text">{format!("“{}”", shown.text(&record.text))}</p>
            <p class="promise-by">{format!("{} · {}", shown.text(&record.by), moment(record.made_at))}</p>
            <p class="promise-state" class:is-overdue=is_overdue>
                {state}
            </p>
            {outcome}
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
    move || {
        let view = view.get();
        let rows: Vec<_> = view
            .totals
            .iter()
            .filter_map(|index| view.log.totals.get(*index))
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
