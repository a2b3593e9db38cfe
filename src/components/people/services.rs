//! The people of each service in trouble: those who are likely to have met the failure, beside all who use it, on one scale.

use downboard_core::model::ServiceIndex;
use downboard_core::order;
use downboard_estimate::{Affected, Figure, Range};
use leptos::prelude::*;

use super::{in_trouble, peak, said};
use crate::components::citation::Citation;
use crate::components::geometry::percent;
use crate::components::shown::Shown;
use crate::fetched::Fetched;
use crate::ui::{anew, rows};

/// The services of which people are estimated, those with the most first.
#[component]
pub(super) fn ServiceList(shown: Shown) -> impl IntoView {
    let list = {
        let shown = shown.clone();
        move || estimated(&shown)
    };
    let row = move |index, now| row(&shown, index, now);
    view! { <ul class="ranges">{rows(list, row)}</ul> }
}

/// What is shown of a service.
#[derive(PartialEq)]
struct Estimated {
    range: Range,
    affected: Affected,
    /// What is said of its worst hour.
    peak: String,
    /// The end of the scale.
    most: u64,
}

fn estimated(shown: &Shown) -> Vec<(ServiceIndex, Estimated)> {
    let Fetched::There(estimates) = shown.estimates.get() else { return Vec::new() };
    let all = estimates.services.iter().chain([&estimates.together]);
    let figures = all.flat_map(|affected| [affected.last_hour, affected.potential]);
    let most = figures.filter_map(|figure| figure.range()).map(|range| range.p95).max().unwrap_or(0).max(1);
    let figures = in_trouble(shown).into_iter();
    let known = figures.filter_map(|(index, affected)| Some((index, affected, affected.last_hour.range()?)));
    let known =
        order::by_key(known.collect(), |(_, _, range): &(ServiceIndex, Affected, Range)| order::Key::most(range.p50));
    let known = known.into_iter();
    known
        .map(|(index, affected, range)| {
            let peak = peak(shown, &affected);
            (index, Estimated { range, affected, peak, most })
        })
        .collect()
}

/// Everything else that is estimated of a service.
fn figures(shown: &Shown, now: RwSignal<Estimated>) -> AnyView {
    let words = shown.words();
    let detail = shown.detail_words();
    let row = |name: AnyView, of: fn(&Affected) -> Figure| {
        let shown = shown.clone();
        let figure = move || now.with(|now| said(&shown, of(&now.affected)));
        view! {
            <div class="range-figure">
                <dt>{name}</dt>
                <dd>{move || anew(figure())}</dd>
            </div>
        }
    };
    let peak = (move || now.with(|now| anew(&now.peak))).into_any();
    view! {
        <dl class="range-figures">
            {row(words.so_far.into_any(), |affected| affected.so_far)} {row(peak, |affected| affected.peak)}
            {row(detail.exposure.into_any(), |affected| affected.user_hours.exposure)}
            {row(detail.active.into_any(), |affected| affected.user_hours.active)}
            {row(detail.usage.into_any(), |affected| affected.user_hours.usage)}
        </dl>
    }
    .into_any()
}

/// A bar of the drawing: where it begins and ends, of a service of which there is something to draw.
type Span = fn(&Estimated) -> Option<(u64, u64)>;

fn bar(now: RwSignal<Estimated>, class: &'static str, y: &'static str, height: &'static str, span: Span) -> AnyView {
    let share = move |of: fn((u64, u64)) -> u64| {
        move || now.with(|now| percent(of(span(now).unwrap_or_default()) as f64 / now.most as f64 * 100.0))
    };
    let (x, width) = (share(|(from, _)| from), share(|(from, to)| to - from));
    view! { <rect class=class x=x width=width y=y height=height /> }.into_any()
}

/// The people of a service, drawn. The words beside it say the same.
fn drawing(now: RwSignal<Estimated>) -> AnyView {
    let potential: Span = |now| now.affected.potential.range().map(|range| (range.p5, range.p95));
    let hit: Span = |now| Some((now.range.p5, now.range.p95));
    let median = move || now.with(|now| percent(now.range.p50 as f64 / now.most as f64 * 100.0));
    view! {
        <svg class="range-chart" height="12" aria-hidden="true" focusable="false">
            <line class="range-scale" x1="0" x2="100%" y1="6" y2="6" />
            {bar(now, "range-users", "4", "4", potential)}
            {bar(now, "range-bar", "2", "8", hit)}
            <line class="range-median" x1=median x2=median y1="0" y2="12" />
        </svg>
    }
    .into_any()
}

/// A service.
fn row(shown: &Shown, index: ServiceIndex, now: RwSignal<Estimated>) -> AnyView {
    let words = shown.words();
    let detail = shown.detail_words();
    let lang = shown.lang;
    let Some(record) = shown.board.service(index) else { return ().into_any() };
    let grade = move || now.with(|now| format!("{} {}", words.grade, now.range.grade.letter()));
    let people = move || now.with(|now| downboard_words::people(lang, now.range));
    let users = move || {
        let range = now.with(|now| now.affected.potential.range());
        range.map(|range| format!("{}: {}", detail.users, downboard_words::people(lang, range)))
    };
    let dominated = move || now.with(|now| format!("{}: {}", detail.dominated_by, words.input(now.range.dominated_by)));
    let audience = record.audience().map(|audience| {
        let people = downboard_words::audience(lang, words.measure(audience.measure), audience.value);
        let note = audience.note.as_ref().map(|note| view! { <p>{shown.text(note)}</p> });
        view! {
            <details class="disclosure">
                <summary>{words.details}</summary>
                {figures(shown, now)}
                <p>{format!("{people} · {}", audience.as_of.as_str())}</p>
                <p>{shown.text(&audience.definition)}</p>
                {note}
                <p>{move || anew(dominated())}</p>
                <Citation shown=shown.clone() sources=audience.sources.clone() grade=audience.grade />
            </details>
        }
    });
    view! {
        <li class="range-row">
            <p class="range-name">{shown.text(&record.name)}</p>
            <p class="range-text">
                <span class="range-number">{move || anew(people())}</span>
                " "
                <span class="range-grade">{move || anew(grade())}</span>
            </p>
            {drawing(now)}
            <p class="range-users-text">{move || users().map(anew)}</p>
            {audience}
        </li>
    }
    .into_any()
}
