//! How many people: a range for each service and for all of them, with what it rests on.

use downboard_core::estimate::{Affected, Estimates, Figure, Range};
use downboard_core::order;
use leptos::prelude::*;

use super::citation::Citation;
use super::geometry::percent;
use super::shown::Shown;
use crate::fetched::Fetched;
use crate::i18n;

/// The people affected, as ranges on one scale.
#[component]
pub fn People(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let words = shown.words();
    let view = shown.view;
    let all = {
        let shown = shown.clone();
        move || {
            let said = |what: &'static str| view! { <p class="section-note">{what}</p> }.into_any();
            match shown.affected_together() {
                Fetched::There(affected) => view! { <AllServices shown=shown.clone() affected /> }.into_any(),
                Fetched::Waiting => said(words.estimating),
                Fetched::Failed => said(words.estimate_failed),
            }
        }
    };
    let rows = {
        let shown = shown.clone();
        move || {
            let view = view.get();
            let Fetched::There(estimates) = shown.estimates.get() else { return None };
            let most = most(&estimates);
            let in_trouble = view.in_trouble().filter_map(|service| {
                let affected = estimates.services.get(service.index)?;
                Some((service.index, affected.last_hour))
            });
            let figures = order::by_key(in_trouble.collect(), |(_, figure): &(usize, Figure)| {
                let people = figure.range().map_or(0, |range| range.p50);
                [-i64::try_from(people).unwrap_or(i64::MAX), 0, 0, 0]
            });
            let rows = figures.iter().filter_map(|(index, figure)| Some((*index, figure.range()?)));
            let rows =
                rows.map(|(index, range)| view! { <PeopleRow shown=shown.clone() index range most /> }).collect_view();
            let is_complete = figures.iter().all(|(_, figure)| figure.range().is_some());
            let rest = (!is_complete).then(|| view! { <NotEstimatedList shown=shown.clone() figures /> });
            Some(view! {
                <ul class="ranges">{rows}</ul>
                {rest}
            })
        }
    };
    view! {
        <section class="section people" aria-labelledby="people">
            <h2 id="people">{words.people}</h2>
            <p class="section-lede">{words.people_lede}</p>
            {all}
            {rows}
            <p class="section-note">{words.people_basis}</p>
        </section>
    }
}

/// The end of the scale: the highest of all percentiles of the last hour.
fn most(estimates: &Estimates) -> u64 {
    let all = estimates.services.iter().chain([&estimates.together]);
    all.filter_map(|affected| affected.last_hour.range()).map(|range| range.p95).max().unwrap_or(0).max(1)
}

#[component]
fn AllServices(shown: Shown, affected: Affected) -> impl IntoView {
    let words = shown.words();
    let figure = |label: &'static str, figure: &Figure| {
        let value = match figure {
            Figure::Estimated(range) => i18n::people(shown.lang, *range),
            Figure::NotEstimated { not_estimated } => words.not_estimated_reason(*not_estimated).to_owned(),
        };
        let median = figure.range().filter(|range| range.p95 > 0).map(|range| {
            let median = i18n::count(shown.lang, i18n::median(range.p50));
            view! { <span class="people-median">{format!("{} {median}", words.median)}</span> }
        });
        view! {
            <div class="people-figure">
                <dt>{label}</dt>
                <dd>{value} " " {median}</dd>
            </div>
        }
    };
    let dominated = affected.last_hour.range().filter(|range| range.p95 > 0).map(|range| {
        view! {
            <p class="section-note">
                {format!(
                    "{} {} · {}: {}",
                    words.grade,
                    range.grade.letter(),
                    words.dominated_by,
                    words.input(range.dominated_by),
                )}
            </p>
        }
    });
    if let Figure::NotEstimated { not_estimated } = affected.last_hour
        && affected.so_far.range().or(affected.peak.range()).is_none()
    {
        return view! { <p class="section-note">{words.not_estimated_reason(not_estimated)}</p> }.into_any();
    }
    view! {
        <dl class="people-all" aria-label=words.all_services>
            {figure(words.last_hour, &affected.last_hour)} {figure(words.so_far, &affected.so_far)}
            {figure(words.peak, &affected.peak)}
        </dl>
        {dominated}
    }
    .into_any()
}

#[component]
fn PeopleRow(shown: Shown, index: usize, range: Range, most: u64) -> impl IntoView {
    let words = shown.words();
    let Some(record) = shown.board.services.get(index) else { return ().into_any() };
    let at = |value: u64| percent(value as f64 / most as f64 * 100.0);
    let audience = record.audience().map(|audience| {
        let people = i18n::audience(shown.lang, words.measure(audience.measure), audience.value);
        let note = audience.note.as_ref().map(|note| view! { <p>{shown.text(note)}</p> });
        view! {
            <details class="disclosure">
                <summary>{words.audience}</summary>
                <p>{format!("{people} · {}", audience.as_of.as_str())}</p>
                <p>{shown.text(&audience.definition)}</p>
                {note}
                <p>{format!("{}: {}", words.dominated_by, words.input(range.dominated_by))}</p>
                <Citation shown=shown.clone() sources=audience.sources.clone() grade=audience.grade />
            </details>
        }
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
                <rect class="range-bar" x=at(range.p5) width=at(range.p95 - range.p5) y="2" height="8" />
                <line class="range-median" x1=at(range.p50) x2=at(range.p50) y1="0" y2="12" />
            </svg>
            {audience}
        </li>
    }
    .into_any()
}

/// The services in trouble without a figure, by the reason.
#[component]
fn NotEstimatedList(shown: Shown, figures: Vec<(usize, Figure)>) -> impl IntoView {
    let words = shown.words();
    let mut reasons: Vec<(&'static str, Vec<String>)> = Vec::new();
    for (index, figure) in figures {
        let Figure::NotEstimated { not_estimated } = figure else { continue };
        let (reason, Some(record)) = (words.not_estimated_reason(not_estimated), shown.service(index)) else {
            continue;
        };
        let name = shown.text(&record.name);
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, names)) => names.push(name),
            None => reasons.push((reason, vec![name])),
        }
    }
    let rows = reasons.into_iter().map(|(reason, names)| {
        view! {
            <div class="not-estimated-row">
                <dt>{reason}</dt>
                <dd>{names.join(", ")}</dd>
            </div>
        }
    });
    view! {
        <h3 class="minor-title">{words.not_estimated}</h3>
        <dl class="not-estimated">{rows.collect_view()}</dl>
    }
}
