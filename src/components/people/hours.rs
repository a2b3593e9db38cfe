//! The hours that people lost, counted in ways that are never mixed.

use downboard_estimate::{Figure, UserHours};
use leptos::prelude::*;

use super::said;
use crate::components::shown::Shown;
use crate::ui::anew;

/// Whether any hours are lost, in a closure.
pub(super) fn is_any_lost(shown: &Shown) -> bool {
    let hours = shown.affected_together().there().map(|affected| affected.user_hours);
    let figures = hours.into_iter().flat_map(|hours| [hours.exposure, hours.active]);
    figures.filter_map(|figure| figure.range()).any(|range| range.p95 > 0)
}

/// A way of counting.
fn row(shown: &Shown, name: &'static str, what: &'static str, of: fn(&UserHours) -> Figure) -> AnyView {
    let figure = {
        let shown = shown.clone();
        move || shown.affected_together().there().map(|affected| of(&affected.user_hours))
    };
    let grade = {
        let figure = figure.clone();
        move || figure().and_then(|figure| figure.range()).map_or("–", |range| range.grade.letter())
    };
    let class = {
        let figure = figure.clone();
        move || figure().and_then(|figure| figure.range()).map(|_| "range-number")
    };
    let text = {
        let shown = shown.clone();
        move || figure().map(|figure| said(&shown, figure))
    };
    view! {
        <tr>
            <th scope="row">
                {name} <p class="rule-note">{what}</p>
            </th>
            <td class=class>{move || text().map(anew)}</td>
            <td>{move || anew(grade())}</td>
        </tr>
    }
    .into_any()
}

/// The hours lost so far, counted in each way.
#[component]
pub(super) fn HoursTable(shown: Shown) -> impl IntoView {
    let words = shown.words();
    let detail = shown.detail_words();
    view! {
        <div class="table-scroll" role="group" tabindex="0" aria-label=detail.hours_lost>
            <table class="table">
                <caption>{detail.hours_lede}</caption>
                <thead>
                    <tr>
                        <th scope="col">{detail.counted_as}</th>
                        <th scope="col">{detail.hours_unit}</th>
                        <th scope="col">{words.grade}</th>
                    </tr>
                </thead>
                <tbody>
                    {row(&shown, detail.exposure, detail.exposure_what, |hours| hours.exposure)}
                    {row(&shown, detail.active, detail.active_what, |hours| hours.active)}
                    {row(&shown, detail.persons, detail.persons_what, |hours| hours.persons)}
                    {row(&shown, detail.usage, detail.usage_what, |hours| hours.usage)}
                </tbody>
            </table>
        </div>
    }
}
