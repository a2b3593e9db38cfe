//! The hours that people lost, counted in ways that are never mixed, and what they are of a budget of failures.

use downboard_core::estimate::{Figure, UserHours};
use leptos::prelude::*;

use crate::components::shown::Shown;
use crate::i18n;
use crate::ui::Disclosure;

/// Hours lost so far, and years of a 99.9 % budget.
#[component]
pub(super) fn Hours(shown: Shown, hours: UserHours, budget: Figure) -> impl IntoView {
    let (words, lang) = (shown.words(), shown.lang);
    let is_known =
        [hours.exposure, hours.active].iter().any(|figure| figure.range().is_some_and(|range| range.p95 > 0));
    is_known.then(move || {
        let row = move |name: &'static str, what: &'static str, figure: Figure| {
            let (value, grade) = match figure {
                Figure::Estimated(range) => (i18n::hours(lang, range), range.grade.letter()),
                Figure::NotEstimated { not_estimated } => (words.not_estimated_reason(not_estimated).to_owned(), "–"),
            };
            view! {
                <tr>
                    <th scope="row">
                        {name} <p class="rule-note">{what}</p>
                    </th>
                    <td class="range-number">{value}</td>
                    <td>{grade}</td>
                </tr>
            }
        };
        let budget = budget.range().map(|range| {
            let sentence = i18n::budget(lang, range);
            view! { <p class="people-budget">{sentence}</p> }
        });
        view! {
            {budget}
            <Disclosure summary=words.hours_lost>
                <table class="table">
                    <caption>{words.hours_lede}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{words.counted_as}</th>
                            <th scope="col">{words.hours_unit}</th>
                            <th scope="col">{words.grade}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {row(words.exposure, words.exposure_what, hours.exposure)}
                        {row(words.active, words.active_what, hours.active)}
                        {row(words.persons, words.persons_what, hours.persons)}
                        {row(words.usage, words.usage_what, hours.usage)}
                    </tbody>
                </table>
            </Disclosure>
        }
    })
}
