//! How many people: all services together on two bases, the hours they lost, each provider, each service, and who is not
//! counted.

mod hours;
mod providers;
mod refused;
mod rows;
mod together;

use downboard_core::estimate::{Figure, FigureUnit};
use downboard_core::order;
use leptos::prelude::*;

use self::providers::ProviderList;
use self::refused::NotEstimatedList;
use self::rows::{PeopleRow, most};
use self::together::Together;
use super::shown::Shown;
use crate::fetched::Fetched;
use crate::i18n;

/// The people affected, as ranges on one scale.
#[component]
pub fn People(
    /// The board.
    shown: Shown,
    /// Where the page stands that explains how they are estimated.
    #[prop(into)]
    methods: Signal<String>,
) -> impl IntoView {
    let words = shown.words();
    let all = {
        let shown = shown.clone();
        move || {
            let said = |what: &'static str| view! { <p class="section-note">{what}</p> }.into_any();
            match shown.estimates.get() {
                Fetched::There(estimates) => view! { <Together shown=shown.clone() estimates /> }.into_any(),
                Fetched::Waiting => said(words.estimating),
                Fetched::Failed => said(words.estimate_failed),
            }
        }
    };
    let parts = {
        let shown = shown.clone();
        move || {
            let view = shown.view.get();
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
            let rows = rows.map(|(index, range)| {
                view! { <PeopleRow shown=shown.clone() index range estimates=estimates.clone() most /> }
            });
            let rows = rows.collect_view();
            let is_complete = figures.iter().all(|(_, figure)| figure.range().is_some());
            let rest = (!is_complete).then(|| view! { <NotEstimatedList shown=shown.clone() figures /> });
            Some(view! {
                <div class="people-parts">
                    <ul class="ranges">{rows}</ul>
                    <ProviderList shown=shown.clone() estimates />
                    {rest}
                </div>
            })
        }
    };
    view! {
        <section class="section people" aria-labelledby="people">
            <h2 id="people">{words.people}</h2>
            <p class="section-lede">{words.people_lede}</p>
            <div class="people-columns">
                <div>{all}</div>
                {parts}
            </div>
            <p class="section-note">
                {words.people_basis} " " <a href=methods>{words.to_methods}</a>
            </p>
        </section>
    }
}

/// A figure as it is said: a range of people or hours, or why there is none.
fn said(shown: &Shown, figure: Figure) -> String {
    match figure {
        Figure::Estimated(range) if range.unit == FigureUnit::UserHours => i18n::hours(shown.lang, range),
        Figure::Estimated(range) => i18n::people(shown.lang, range),
        Figure::NotEstimated { not_estimated } => shown.words().not_estimated_reason(not_estimated).to_owned(),
    }
}
