//! All services together, each person once: on both bases that are in use.

use downboard_core::timeline::Span;
use downboard_estimate::{Affected, Figure};
use downboard_words::numbers;
use leptos::prelude::*;

use super::peak;
use crate::components::how_many::people_together;
use crate::components::shown::Shown;
use crate::ui::anew;

/// A figure of the people of all services.
fn figure(
    shown: &Shown,
    label: AnyView,
    what: Option<&'static str>,
    span: Span,
    of: fn(&Affected) -> Figure,
) -> AnyView {
    let words = shown.words();
    let detail = shown.detail_words();
    let text = {
        let shown = shown.clone();
        move || {
            shown.affected_together().there().map(|affected| match of(&affected) {
                Figure::Estimated(range) => shown.view.with(|view| people_together(&shown, view, span, range)),
                Figure::NotEstimated { .. } => words.not_estimated.to_owned(),
            })
        }
    };
    let beside = {
        let shown = shown.clone();
        move || {
            let range = match of(&shown.affected_together().there()?) {
                Figure::Estimated(range) => range,
                Figure::NotEstimated { not_estimated } => {
                    return Some(words.not_estimated_reason(not_estimated).to_owned());
                }
            };
            if range.p95 == 0 {
                return None;
            }
            let grade = format!("{} {}", words.grade, range.grade.letter());
            let middle = numbers::middle(shown.lang, range).map(|middle| format!("{} {middle} · ", detail.median));
            Some(middle.unwrap_or_default() + &grade)
        }
    };
    let what = what.map(|what| view! { <p class="people-what">{what}</p> });
    view! {
        <div class="people-figure">
            <dt>{label}</dt>
            <dd>
                <span class="range-number">{move || text().map(anew)}</span>
                <span class="people-median">{move || beside().map(anew)}</span>
                {what}
            </dd>
        </div>
    }
    .into_any()
}

/// The people of all services.
#[component]
pub(super) fn Together(shown: Shown) -> impl IntoView {
    let words = shown.words();
    let detail = shown.detail_words();
    let worst = {
        let shown = shown.clone();
        move || shown.affected_together().there().map(|affected| anew(peak(&shown, &affected)))
    };
    view! {
        <dl class="people-all" aria-label=detail.all_services>
            {figure(&shown, detail.hit.into_any(), Some(detail.hit_what), Span::LastHour, |affected| affected.last_hour)}
            {figure(&shown, detail.users.into_any(), Some(detail.users_what), Span::LastHour, |affected| affected.potential)}
            {figure(&shown, words.so_far.into_any(), None, Span::SoFar, |affected| affected.so_far)}
            {figure(&shown, worst.into_any(), None, Span::SoFar, |affected| affected.peak)}
        </dl>
    }
}
