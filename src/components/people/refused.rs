//! Services in trouble whose people are not estimated, by the reason.

use downboard_core::estimate::Figure;
use leptos::prelude::*;

use crate::components::shown::Shown;

/// The services in trouble without a figure, by the reason.
#[component]
pub(super) fn NotEstimatedList(shown: Shown, figures: Vec<(usize, Figure)>) -> impl IntoView {
    let words = shown.words();
    let mut reasons: Vec<(&'static str, Vec<String>)> = Vec::new();
    for (index, figure) in figures {
        let Figure::NotEstimated { not_estimated } = figure else { continue };
        let (reason, Some(record)) = (words.not_estimated_reason(not_estimated), shown.service(index)) else {
            continue;
        };
        let name = shown.text(&record.name);
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, names)) => names.push(name),
            None => reasons.push((reason, vec![name])),
        }
    }
    let rows = reasons.into_iter().map(|(reason, names)| {
        view! {
            <div class="not-estimated-row">
                <dt>{reason}</dt>
                <dd>{names.join(", ")}</dd>
            </div>
        }
    });
    view! {
        <h3 class="minor-title">{words.not_estimated}</h3>
        <dl class="not-estimated">{rows.collect_view()}</dl>
    }
}
