//! How many people: a range for each service and for all of them, with what it rests on.

use downboard_core::estimate::{Affected, Figure};
use downboard_core::order;
use downboard_core::view::ServiceView;
use leptos::prelude::*;

use super::citation::Citation;
use super::geometry::percent;
use super::shown::Shown;
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
            let view = view.get();
            view! { <AllServices shown=shown.clone() affected=view.affected /> }
        }
    };
    let rows = {
        let shown = shown.clone();
        move || {
            let view = view.get();
            let most = most(&view.affected.last_hour, &view.services);
            let services = order::by_key(view.in_trouble().collect(), |service| {
                let people = service.affected.last_hour.range().map_or(0, |range| range.p50);
                [-i64::try_from(people).unwrap_or(i64::MAX), 0, 0, 0]
            });
            let (estimated, rest): (Vec<_>, Vec<_>) =
                services.into_iter().partition(|service| service.affected.last_hour.range().is_some());
            let rows = estimated
                .into_iter()
                .map(|service| view! { <PeopleRow shown=shown.clone() service=service.clone() most /> })
                .collect_view();
            let rest = (!rest.is_empty()).then(
                || view! { <NotEstimatedList shown=shown.clone() services=rest.into_iter().cloned().collect() /> },
            );
            view! {
                <ul class="ranges">{rows}</ul>
                {rest}
            }
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

fn most(all: &Figure, services: &[ServiceView]) -> u64 {
    let services = services.iter().filter_map(|service| service.affected.last_hour.range());
    services.chain(all.range()).map(|range| range.p95).max().unwrap_or(0).max(1)
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
fn PeopleRow(shown: Shown, service: ServiceView, most: u64) -> impl IntoView {
    let words = shown.words();
    let Some((record, range)) = shown.board.services.get(service.index).zip(service.affected.last_hour.range()) else {
        return ().into_any();
    };
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
fn NotEstimatedList(shown: Shown, services: Vec<ServiceView>) -> impl IntoView {
    let words = shown.words();
    let mut reasons: Vec<(&'static str, Vec<String>)> = Vec::new();
    for service in &services {
        let Figure::NotEstimated { not_estimated } = service.affected.last_hour else { continue };
        let (reason, Some(record)) = (words.not_estimated_reason(not_estimated), shown.service(service.index)) else {
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
