//! How several services are put together, with the figures of the whole board.

use leptos::prelude::*;

use super::super::shown::Shown;
use super::worked::figure_row;
use crate::fetched::Fetched;
use downboard_words::methods::methods_words;

/// The formula of several services, its bounds, and what it gives for the board.
#[component]
pub fn Together(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let words = methods_words(shown.lang);
    let results = {
        let shown = shown.clone();
        move || {
            let Fetched::There(affected) = shown.affected_together() else { return None };
            let figures = [(words.step_hour, affected.last_hour), (words.step_so_far, affected.so_far)];
            let rows = figures.map(|(name, figure)| figure_row(&shown, name, &figure, false));
            Some(view! {
                <h3 class="minor-title">{words.together_now}</h3>
                <dl class="results">{rows.into_iter().collect_view()}</dl>
            })
        }
    };
    view! {
        <section class="section" aria-labelledby="together">
            <h2 id="together">{words.together}</h2>
            <p class="section-lede">{words.together_text}</p>
            <p class="formula">
                <i>"N"</i>
                " (1 − ∫ ∏ [1 − Φ((Φ"<sup>"−1"</sup>"("<i>"E"</i>"/"<i>"N"</i>") − √"<i>"ρ"</i>" "<i>"z"</i>
                ")/√(1 − "<i>"ρ"</i>"))] "<i>"φ"</i>"("<i>"z"</i>") d"<i>"z"</i>")"
            </p>
            <p class="section-lede">{words.together_bounds}</p>
            {results}
        </section>
    }
}
