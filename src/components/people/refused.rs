//! Services in trouble whose people are not estimated, by the reason.

use downboard_estimate::Figure;
use leptos::prelude::*;

use super::in_trouble;
use crate::components::shown::Shown;
use crate::ui::anew;

/// A reason, and the services of which nothing is estimated for it.
pub(super) type Refused = (&'static str, Vec<String>);

pub(super) fn refused(shown: &Shown) -> Vec<Refused> {
    let words = shown.words();
    let mut reasons: Vec<Refused> = Vec::new();
    for (index, affected) in in_trouble(shown) {
        let Figure::NotEstimated { not_estimated } = affected.last_hour else { continue };
        let (reason, Some(record)) = (words.not_estimated_reason(not_estimated), shown.service(index)) else {
            continue;
        };
        let name = shown.text(&record.name);
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, names)) => names.push(name),
            None => reasons.push((reason, vec![name])),
        }
    }
    reasons
}

/// The services in trouble without a figure, by the reason.
#[component]
pub(super) fn RefusedList(shown: Shown) -> impl IntoView {
    let reasons = Memo::new(move |_| refused(&shown));
    let row = |(reason, names): Refused| {
        view! {
            <div class="not-estimated-row">
                <dt>{anew(reason)}</dt>
                <dd>{anew(names.join(", "))}</dd>
            </div>
        }
    };
    let rows = move || reasons.get().into_iter().map(row).collect_view();
    view! { <dl class="not-estimated">{rows}</dl> }
}
