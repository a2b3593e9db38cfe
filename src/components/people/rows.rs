//! The people of a service: those who are likely to have met the failure, beside all who use it, on one scale.

use downboard_core::estimate::{Affected, Estimates, Range};
use leptos::prelude::*;

use super::said;
use crate::components::citation::Citation;
use crate::components::geometry::percent;
use crate::components::shown::{Same, Shown};
use crate::i18n;

/// The end of the scale: the highest of all percentiles of the moment.
pub(super) fn most(estimates: &Estimates) -> u64 {
    let all = estimates.services.iter().chain([&estimates.together]);
    let figures = all.flat_map(|affected| [affected.last_hour, affected.potential]);
    figures.filter_map(|figure| figure.range()).map(|range| range.p95).max().unwrap_or(0).max(1)
}

/// Everything else that is estimated of a service.
fn figures(shown: &Shown, affected: &Affected) -> AnyView {
    let words = shown.words();
    let at = shown.view.with_untracked(|view| view.at);
    let ending = affected.peak_at.map(|ending| i18n::short_moment(shown.lang, ending, at, &shown.board.zone));
    let hours = &affected.user_hours;
    let rows = [
        (words.so_far.to_owned(), affected.so_far),
        (i18n::peak(shown.lang, ending.as_deref()), affected.peak),
        (words.exposure.to_owned(), hours.exposure),
        (words.active.to_owned(), hours.active),
        (words.usage.to_owned(), hours.usage),
    ];
    let rows = rows.into_iter().map(|(name, figure)| {
        view! {
            <div class="range-figure">
                <dt>{name}</dt>
                <dd>{said(shown, figure)}</dd>
            </div>
        }
    });
    view! { <dl class="range-figures">{rows.collect_view()}</dl> }.into_any()
}

/// A service.
#[component]
pub(super) fn PeopleRow(
    shown: Shown,
    index: usize,
    range: Range,
    estimates: Same<Estimates>,
    most: u64,
) -> impl IntoView {
    let words = shown.words();
    let Some(record) = shown.board.services.get(index) else { return ().into_any() };
    let at = |value: u64| percent(value as f64 / most as f64 * 100.0);
    let potential = estimates.services.get(index).and_then(|affected| affected.potential.range());
    let figures = estimates.services.get(index).map(|affected| figures(&shown, affected));
    let audience = record.audience().map(|audience| {
        let people = i18n::audience(shown.lang, words.measure(audience.measure), audience.value);
        let note = audience.note.as_ref().map(|note| view! { <p>{shown.text(note)}</p> });
        view! {
            <details class="disclosure">
                <summary>{words.details}</summary>
                {figures}
                <p>{format!("{people} · {}", audience.as_of.as_str())}</p>
                <p>{shown.text(&audience.definition)}</p>
                {note}
                <p>{format!("{}: {}", words.dominated_by, words.input(range.dominated_by))}</p>
                <Citation shown=shown.clone() sources=audience.sources.clone() grade=audience.grade />
            </details>
        }
    });
    let users = potential.map(|range| {
        view! { <rect class="range-users" x=at(range.p5) width=at(range.p95 - range.p5) y="4" height="4" /> }
    });
    let users_text = potential.map(|range| {
        view! { <p class="range-users-text">{format!("{} {}", words.users, i18n::people(shown.lang, range))}</p> }
    });
    view! {
        <li class="range-row">
            <p class="range-name">{shown.text(&record.name)}</p>
            <p class="range-text">
                <span class="range-number">{i18n::people(shown.lang, range)}</span>
                " "
                <span class="range-grade">{format!("{} {}", words.grade, range.grade.letter())}</span>
            </p>
            <svg class="range-chart" height="12" aria-hidden="true" focusable="false">
                <line class="range-scale" x1="0" x2="100%" y1="6" y2="6" />
                {users}
                <rect class="range-bar" x=at(range.p5) width=at(range.p95 - range.p5) y="2" height="8" />
                <line class="range-median" x1=at(range.p50) x2=at(range.p50) y1="0" y2="12" />
            </svg>
            {users_text}
            {audience}
        </li>
    }
    .into_any()
}
