//! How many people: all services together on two bases, the hours they lost, each provider, each service, and who is not
//! counted.

mod hours;
mod providers;
mod refused;
mod services;
mod together;

use downboard_core::model::ServiceIndex;
use downboard_estimate::{Affected, Figure, FigureUnit};
use leptos::prelude::*;

use self::providers::ProviderList;
use self::refused::NotEstimatedList;
use self::services::ServiceList;
use self::together::Together;
use super::shown::Shown;
use crate::fetched::Fetched;
use crate::ui::anew;

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
    let detail = shown.detail_words();
    let all = {
        let shown = shown.clone();
        let unsaid = {
            let shown = shown.clone();
            Memo::new(move |_| without_figures(&shown))
        };
        move || match unsaid.get() {
            Some(why) => view! { <p class="section-note">{anew(why)}</p> }.into_any(),
            None => view! { <Together shown=shown.clone() /> }.into_any(),
        }
    };
    view! {
        <section class="section people" aria-labelledby="people">
            <h2 id="people">{words.people}</h2>
            <p class="section-lede">{detail.people_lede}</p>
            {all}
            <ServiceList shown=shown.clone() />
            <div class="people-columns">
                <ProviderList shown=shown.clone() />
                <NotEstimatedList shown />
            </div>
            <p class="section-note">
                {detail.people_basis} " " <a href=methods>{detail.to_methods}</a>
            </p>
        </section>
    }
}

/// Why nothing can be said of all services together, as long as nothing can.
fn without_figures(shown: &Shown) -> Option<&'static str> {
    let words = shown.words();
    match shown.affected_together() {
        Fetched::There(Affected { last_hour: Figure::NotEstimated { not_estimated }, so_far, peak, .. })
            if so_far.range().or(peak.range()).is_none() =>
        {
            Some(words.not_estimated_reason(not_estimated))
        }
        Fetched::There(_) => None,
        Fetched::Waiting => Some(words.estimating),
        Fetched::Failed => Some(words.estimate_failed),
    }
}

/// Each service in trouble with what is estimated of its people in the last hour, in a closure.
fn in_trouble(shown: &Shown) -> Vec<(ServiceIndex, Affected)> {
    let Fetched::There(estimates) = shown.estimates.get() else { return Vec::new() };
    let affected = |index: ServiceIndex| Some((index, *estimates.service(index)?));
    shown.view.with(|view| view.in_trouble().filter_map(|service| affected(service.index)).collect())
}

/// A figure as it is said: a range of people or hours, or why there is none.
fn said(shown: &Shown, figure: Figure) -> String {
    match figure {
        Figure::Estimated(range) if range.unit == FigureUnit::UserHours => downboard_words::hours(shown.lang, range),
        Figure::Estimated(range) => downboard_words::people(shown.lang, range),
        Figure::NotEstimated { not_estimated } => shown.words().not_estimated_reason(not_estimated).to_owned(),
    }
}

/// The hour that was the worst, as it is said of the figure of it.
fn peak(shown: &Shown, affected: &Affected) -> String {
    let at = shown.view.with_untracked(|view| view.at);
    let ending =
        affected.peak_at.map(|ending| downboard_words::short_moment(shown.lang, ending, at, &shown.board.zone));
    downboard_words::peak(shown.lang, ending.as_deref())
}
