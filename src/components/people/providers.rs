//! The people of each provider, each person once.

use downboard_core::model::Service;
use downboard_core::timeline::Span;
use downboard_estimate::Figure;
use leptos::prelude::*;

use super::said;
use crate::components::how_many::people_of;
use crate::components::shown::Shown;
use crate::fetched::Fetched;
use crate::ui::{anew, rows};

/// Likely to have met it, users, so far.
pub(super) type Figures = [String; 3];

/// Each provider of which somebody is or was affected.
pub(super) fn affected(shown: &Shown) -> Vec<(usize, Figures)> {
    let Fetched::There(estimates) = shown.estimates.get() else { return Vec::new() };
    let providers = estimates.by_provider.iter().enumerate();
    let affected = providers.filter(|(_, affected)| affected.so_far.range().is_some_and(|range| range.p95 > 0));
    let figures = affected.map(|(index, affected)| {
        let provider = shown.board.providers.get(index).map(|provider| &provider.id);
        let is_own = |service: &Service| Some(&service.provider) == provider;
        let said = |(figure, span)| match figure {
            Figure::Estimated(range) => {
                shown.view.with(|view| people_of(shown.lang, &view.log, view.at, span, range, is_own))
            }
            figure @ Figure::NotEstimated { .. } => said(shown, figure),
        };
        let figures = [
            (affected.last_hour, Span::LastHour),
            (affected.potential, Span::LastHour),
            (affected.so_far, Span::SoFar),
        ];
        (index, figures.map(said))
    });
    figures.collect()
}

fn row(shown: &Shown, index: usize, now: RwSignal<Figures>) -> AnyView {
    let name = shown.board.providers.get(index).map(|provider| shown.text(&provider.name));
    let cell = |column: usize| {
        let figure = move || now.with(|figures| figures.get(column).cloned());
        view! { <td>{move || figure().map(anew)}</td> }
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            {cell(0)}
            {cell(1)}
            {cell(2)}
        </tr>
    }
    .into_any()
}

/// The providers as a table.
#[component]
pub(super) fn ProviderTable(shown: Shown) -> impl IntoView {
    let words = shown.words();
    let detail = shown.detail_words();
    let list = {
        let shown = shown.clone();
        move || affected(&shown)
    };
    let row = move |index, now| row(&shown, index, now);
    view! {
        <div class="table-scroll" role="group" tabindex="0" aria-label=detail.by_provider>
            <table class="table">
                <caption>{detail.by_provider_lede}</caption>
                <thead>
                    <tr>
                        <th scope="col">{detail.provider}</th>
                        <th scope="col">{detail.hit}</th>
                        <th scope="col">{detail.users}</th>
                        <th scope="col">{words.so_far}</th>
                    </tr>
                </thead>
                <tbody>{rows(list, row)}</tbody>
            </table>
        </div>
    }
}
