//! How many people: all services together on two bases, each service on one scale, and in a line each who is not counted, the
//! hours lost and the companies.

mod hours;
mod lines;
mod places;
mod providers;
mod refused;
mod scale;
mod together;

use downboard_core::model::ServiceIndex;
use downboard_estimate::{Affected, Figure, FigureUnit};
use leptos::prelude::*;

use self::lines::FactLines;
use self::scale::Scale;
use self::together::Together;
use super::section::SectionHead;
use super::shown::Shown;
use crate::fetched::Fetched;
use crate::ui::anew;

pub use self::scale::Measure as MeasureWidth;

/// The people affected, as ranges on one scale. Nothing stands here while nothing is or was in trouble.
#[component]
pub fn People(
    /// The board.
    shown: Shown,
    /// Where the page stands that explains how they are estimated.
    #[prop(into)]
    methods: Signal<String>,
    /// Tells how wide an element is.
    measure: MeasureWidth,
) -> impl IntoView {
    let is_any = {
        let (view, shown) = (shown.view, shown.clone());
        Memo::new(move |_| view.with(|view| view.in_trouble().next().is_some()) || is_anybody_counted(&shown))
    };
    move || is_any.get().then(|| section(&shown, methods, measure))
}

/// Whether anybody was affected so far.
fn is_anybody_counted(shown: &Shown) -> bool {
    shown.affected_together().there().and_then(|affected| affected.so_far.range()).is_some_and(|range| range.p95 > 0)
}

fn section(shown: &Shown, methods: Signal<String>, measure: MeasureWidth) -> AnyView {
    let (words, detail) = (shown.words(), shown.detail_words());
    let unsaid = {
        let shown = shown.clone();
        Memo::new(move |_| without_figures(&shown))
    };
    let all = {
        let shown = shown.clone();
        move || match unsaid.get() {
            Some(why) => view! { <p class="section-note">{anew(why)}</p> }.into_any(),
            None => view! { <Together shown=shown.clone() /> }.into_any(),
        }
    };
    let lede = {
        let shown = shown.clone();
        move || view! { {detail.people_lede} " " {dominance(&shown).map(anew)} }
    };
    view! {
        <section class="section people" aria-labelledby="people">
            <SectionHead id="people" title=words.people lede=lede.into_any() />
            {all}
            <Scale shown=shown.clone() measure />
            <FactLines shown=shown.clone() />
            <p class="section-note">
                {detail.people_basis} " " <a href=methods>{detail.to_methods}</a>
            </p>
        </section>
    }
    .into_any()
}

/// What makes the range of all services together wide, in a closure.
fn dominance(shown: &Shown) -> Option<String> {
    let affected = shown.affected_together().there()?;
    let range = affected.last_hour.range().or(affected.so_far.range()).filter(|range| range.p95 > 0)?;
    Some(downboard_words::dominance(shown.lang, range.dominated_by))
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
