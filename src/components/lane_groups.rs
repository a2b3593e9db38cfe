//! What gathers lanes: the head of a provider's services, and the line into which the steady ones fold.

use downboard_core::model::{ProviderIndex, Status};
use downboard_core::view::{Calm, Trouble};
use downboard_words::standing_of_several;
use leptos::html::Button;
use leptos::prelude::*;

use super::lane::chart;
use super::lane_canvas::Canvas;
use super::lane_rows::{Row, Rows};
use super::shown::Shown;
use super::status_mark::{StatusMark, status_class};
use crate::ui::anew;

/// A row whose button folds and unfolds what stands below it.
fn folding(shown: &Shown, rows: Rows, row: Row, id: String, button: AnyView, beside: AnyView) -> AnyView {
    let node = NodeRef::<Button>::new();
    rows.focus_when_asked(row, move || {
        node.get_untracked().and_then(|button| button.focus().ok());
    });
    let is_open = Memo::new(move |_| rows.is_open(row));
    view! {
        <div class="lane-group" class:is-open=move || is_open.get()>
            <div class="lane-row" role="row" aria-rowindex=move || rows.number(row)>
                <div class="cell" role="rowheader">
                    <h3 class="lane-name">
                        <button
                            type="button"
                            class="group-button"
                            node_ref=node
                            tabindex=move || rows.tab_index(row)
                            on:focus=move |_| rows.stand_on(row)
                            id=shown.id(&id)
                            aria-expanded=move || is_open.get().to_string()
                            on:click=move |_| rows.toggle(row)
                        >
                            {button}
                        </button>
                    </h3>
                </div>
                <div class="cell" role="gridcell">
                    {beside}
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// The head of a provider's services. Folded, it has their roll-up as its lane.
#[component]
pub(super) fn ProviderHead(
    /// The board.
    shown: Shown,
    /// The provider.
    index: ProviderIndex,
    /// The rows.
    rows: Rows,
    /// What lanes are drawn on, where they move.
    canvas: Option<Canvas>,
) -> impl IntoView {
    let Some(provider) = index.of(&shown.board.providers) else { return ().into_any() };
    let (name, id) = (shown.text(&provider.name), provider.id.clone());
    let (lang, view, log) = (shown.lang, shown.view, shown.log);
    let is_open = Memo::new(move |_| rows.is_open(Row::Provider(index)));
    let counts = {
        let (board, id) = (shown.board.clone(), id.clone());
        Memo::new(move |_| {
            view.with(|view| {
                let is_own = |index| board.service(index).is_some_and(|service| service.provider == id);
                let own = view.services.iter().filter(|service| is_own(service.index));
                let statuses = own.map(|service| service.standing.status);
                standing_of_several(lang, Trouble::among(statuses.clone()), Calm::among(statuses))
            })
        })
    };
    let said = move || view! { <p class="lane-group-counts">{move || anew(counts.get())}</p> };
    let drawn = {
        let shown = shown.clone();
        move || {
            (!is_open.get()).then(|| {
                chart(&shown, canvas, move |call| {
                    log.with(|log| {
                        if let Some(timeline) = index.of(&log.providers) {
                            call(timeline);
                        }
                    });
                })
            })
        }
    };
    let button = view! { <span class="lane-title">{name}</span> }.into_any();
    let beside = view! {
        {said}
        {drawn}
    };
    folding(&shown, rows, Row::Provider(index), format!("provider-{id}"), button, beside.into_any())
}

/// The line into which the services fold of which there is nothing to tell.
#[component]
pub(super) fn SteadyLine(
    /// The board.
    shown: Shown,
    /// The rows.
    rows: Rows,
) -> impl IntoView {
    let (lang, view) = (shown.lang, shown.view);
    let calm = Memo::new(move |_| {
        view.with(|view| {
            rows.listing.with(|listing| {
                let services = listing.steady.iter().filter_map(|index| view.service(*index));
                Calm::among(services.map(|service| service.standing.status))
            })
        })
    });
    // The mark is that of the least that is known.
    let mark = move || {
        let status = if calm.get().unknown > 0 { Status::Unknown } else { Status::Operational };
        view! { <span class=status_class(status)><StatusMark status /></span> }
    };
    let said = move || standing_of_several(lang, Trouble::default(), calm.get());
    let button = view! { <span class="lane-title">{mark} " " {move || anew(said())}</span> };
    let is_open = Memo::new(move |_| rows.is_open(Row::Steady));
    let names = {
        let shown = shown.clone();
        Memo::new(move |_| {
            rows.listing.with(|listing| {
                let services = listing.steady.iter().filter_map(|index| shown.board.service(*index));
                services.map(|service| shown.text(&service.name)).collect::<Vec<_>>().join(", ")
            })
        })
    };
    let beside =
        move || (!is_open.get()).then(|| view! { <p class="lane-group-names">{move || anew(names.get())}</p> });
    folding(&shown, rows, Row::Steady, "steady".to_owned(), button.into_any(), beside.into_any())
}
