//! How long the outage lasted by those who counted.

use leptos::prelude::*;

use crate::components::citation::Citation;
use crate::components::shown::Shown;
use crate::ui::anew;

/// The published totals, once they are complete.
#[component]
pub(super) fn Totals(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let words = shown.words();
    let view = shown.view;
    let complete = Memo::new(move |_| {
        view.with(|view| {
            view.totals.iter().filter_map(|index| view.log.totals.get(*index).cloned()).collect::<Vec<_>>()
        })
    });
    move || {
        let rows: Vec<_> = complete
            .get()
            .into_iter()
            .map(|total| {
                let minutes = i64::try_from(total.minutes).unwrap_or(i64::MAX);
                let note = total.note.as_ref().map(|note| view! { <p>{anew(shown.text(note))}</p> });
                view! {
                    <li class="total">
                        <p class="total-figure">{anew(downboard_words::duration(shown.lang, minutes))}</p>
                        <p class="total-by">
                            {anew(shown.text(&total.by))} "\u{a0}"
                            <Citation shown=shown.clone() sources=total.sources.clone() grade=total.grade />
                        </p>
                        {note}
                    </li>
                }
            })
            .collect();
        (!rows.is_empty()).then(|| {
            view! {
                <h3 class="minor-title">{words.totals}</h3>
                <ul class="totals">{rows}</ul>
            }
        })
    }
}
