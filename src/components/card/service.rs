//! The card of one service.

use downboard_core::cause::cause_of;
use downboard_core::model::ServiceIndex;
use downboard_core::view::{ServiceView, View};
use leptos::prelude::*;

use super::parts::{cause_label, instead, people_of};
use crate::components::answers::failing_features;
use crate::components::facts::{headline, headline_class, side_words, since_text};
use crate::components::geometry::{bars, held, window};
use crate::components::lane::LaneChart;
use crate::components::shown::Shown;
use crate::ui::{Emphasis, anew};
use downboard_words::BETWEEN;

/// How many failing features stand in a row.
const FEATURES: usize = 3;

/// The card of one service.
#[component]
pub fn ServiceCard(
    /// The board.
    shown: Shown,
    /// The service.
    index: ServiceIndex,
    /// Whether the moment is now; else its clock ends the chart.
    is_now: Option<RwSignal<bool>>,
) -> impl IntoView {
    let words = shown.words();
    let Some(record) = shown.board.service(index) else { return ().into_any() };
    let name = record.name.get(shown.lang).to_owned();
    let view = shown.view;
    let headline = {
        let (shown, name) = (shown.clone(), name.clone());
        move || {
            let view = view.get();
            let service = view.service(index)?;
            let what = headline(&shown, &name, &service.standing, &view);
            let class = headline_class(service.standing.status);
            Some(view! { <Emphasis before=what.before strong=what.strong after=what.after class /> }.into_any())
        }
    };
    let rows = {
        let shown = shown.clone();
        move || {
            let view = view.get();
            let service = view.service(index)?;
            Some(card_rows(&shown, service, &view))
        }
    };
    let chart = move || {
        let view = view.get();
        let standing = view.service(index)?.standing;
        let timeline = &view.log.service_at(index)?.timeline;
        let bars = bars(timeline, window(&standing, view.at), held(timeline, view.at));
        Some(view! { <LaneChart bars /> }.into_any())
    };
    let since = {
        let shown = shown.clone();
        move || {
            let view = view.get();
            let service = view.service(index)?;
            let since = service.standing.trouble_since.map(|since| since_text(&shown, since, &view));
            let said: Vec<_> = since.into_iter().chain(side_words(&shown, service, &view)).collect();
            (!said.is_empty()).then(|| said.join(BETWEEN))
        }
    };
    let end = move || {
        if is_now.is_some_and(|is_now| is_now.get()) {
            words.now.to_owned()
        } else {
            downboard_words::clock(view.with(|view| view.at), &shown.board.zone)
        }
    };
    view! {
        <h1 class="card-headline" data-facts="">
            {headline}
        </h1>
        <div class="card-chart">{chart}</div>
        <p class="card-since">
            <span>{move || anew(since().unwrap_or_default())}</span>
            <span>{move || anew(end())}</span>
        </p>
        <dl class="card-rows">{rows}</dl>
    }
    .into_any()
}

fn card_rows(shown: &Shown, service: &ServiceView, view: &View) -> AnyView {
    let words = shown.words();
    let row = |class: &'static str, label: &'static str, value: AnyView| {
        view! {
            <div class=class>
                <dt>{anew(label)}</dt>
                <dd>{value}</dd>
            </div>
        }
        .into_any()
    };
    let is_trouble = service.standing.status.is_trouble();
    let people = people_of(shown, service).map(|(figure, note)| {
        let figure = view! {
            {figure}
            " "
            <span class="card-note">{anew(note)}</span>
        };
        row("card-row", words.affected_row, figure.into_any())
    });
    let instead = is_trouble.then(|| row("card-row", words.instead_row, instead(shown, service, view)));
    let cause = cause_of(view, service.index).and_then(|site| cause_label(shown, site, view));
    let cause = cause.map(|cause| row("card-row", words.cause_row, anew(cause).into_any()));
    let failing = failing_features(shown, service);
    let features = (!failing.is_empty()).then(|| {
        let names = downboard_words::names(shown.lang, &failing, FEATURES);
        row("card-row is-extra", words.features, anew(names).into_any())
    });
    view! {
        {people}
        {instead}
        {cause}
        {features}
    }
    .into_any()
}
