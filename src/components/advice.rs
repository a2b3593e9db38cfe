//! Advice whose condition holds at the moment.

use leptos::prelude::*;

use super::citation::Citation;
use super::shown::Shown;
use crate::ui::anew;

/// Short advice, each from a case that happened. Nothing stands here when nothing applies.
#[component]
pub fn AdviceList(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let detail = shown.detail_words();
    let view = shown.view;
    let applying = Memo::new(move |_| view.with(|view| view.advice.clone()));
    move || {
        let rows: Vec<_> = applying
            .get()
            .into_iter()
            .filter_map(|index| shown.board.advice.get(index))
            .map(|advice| {
                view! {
                    <li class="advice">
                        <p class="advice-for">{anew(shown.name(&advice.when.service))}</p>
                        <p class="advice-text">{anew(shown.text(&advice.text))}</p>
                        <p class="advice-case">{anew(format!("{}: {}", detail.the_case, shown.text(&advice.case)))}</p>
                        <Citation shown=shown.clone() sources=advice.sources.clone() grade=advice.grade />
                    </li>
                }
            })
            .collect();
        (!rows.is_empty()).then(|| {
            view! {
                <section class="section" aria-labelledby="advice">
                    <h2 id="advice">{detail.advice}</h2>
                    <ul class="advice-list">{rows}</ul>
                </section>
            }
        })
    }
}
