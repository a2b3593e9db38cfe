//! All services together, each person once: on both bases that are in use, and what makes the range wide.

use downboard_core::estimate::{Estimates, Figure, rounded_median};
use leptos::prelude::*;

use super::hours::Hours;
use super::said;
use crate::components::shown::{Same, Shown};
use crate::i18n;

/// The people of all services.
#[component]
pub(super) fn Together(shown: Shown, estimates: Same<Estimates>) -> impl IntoView {
    let words = shown.words();
    let affected = estimates.together;
    if let Figure::NotEstimated { not_estimated } = affected.last_hour
        && affected.so_far.range().or(affected.peak.range()).is_none()
    {
        return view! { <p class="section-note">{words.not_estimated_reason(not_estimated)}</p> }.into_any();
    }
    let figure = |label: String, what: Option<&'static str>, figure: Figure| {
        let range = figure.range().filter(|range| range.p95 > 0);
        let beside = range.map(|range| {
            let median = i18n::short_count(shown.lang, rounded_median(range.p50));
            let beside = format!("{} {median} · {} {}", words.median, words.grade, range.grade.letter());
            view! { <span class="people-median">{beside}</span> }
        });
        let what = what.map(|what| view! { <p class="people-what">{what}</p> });
        view! {
            <div class="people-figure">
                <dt>{label}</dt>
                <dd>
                    <span class="range-number">{said(&shown, figure)}</span>
                    " "
                    {beside}
                    {what}
                </dd>
            </div>
        }
    };
    let at = shown.view.with(|view| view.at);
    let peak_at = affected.peak_at.map(|ending| i18n::short_moment(shown.lang, ending, at, &shown.board.zone));
    let peak = i18n::peak(shown.lang, peak_at.as_deref());
    let dominated = affected.last_hour.range().or(affected.so_far.range()).filter(|range| range.p95 > 0);
    let dominated = dominated.map(|range| {
        view! { <p class="section-note">{i18n::dominance(shown.lang, range.dominated_by)}</p> }
    });
    view! {
        <dl class="people-all" aria-label=words.all_services>
            {figure(words.hit.to_owned(), Some(words.hit_what), affected.last_hour)}
            {figure(words.users.to_owned(), Some(words.users_what), affected.potential)}
            {figure(words.so_far.to_owned(), None, affected.so_far)} {figure(peak, None, affected.peak)}
        </dl>
        <Hours shown=shown.clone() hours=affected.user_hours budget=affected.error_budget />
        {dominated}
    }
    .into_any()
}
