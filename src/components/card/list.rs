//! The card of several services, a row each.

use downboard_core::cause::shared_cause;
use downboard_core::model::ServiceIndex;
use downboard_core::view::{ServiceView, View};
use leptos::prelude::*;

use super::parts::{cause_label, chosen, instead, people};
use crate::components::facts::{calm, planned_word, standing_text};
use crate::components::headline::calm_sentences;
use crate::components::how_many::room_together;
use crate::components::shown::Shown;
use crate::components::status_mark::{StatusMark, status_class};
use crate::ui::{Emphasis, anew};
use downboard_words::BETWEEN;

/// The card of several services.
#[component]
pub fn ServiceListCard(
    /// The board.
    shown: Shown,
    /// The services; those that are worst when empty.
    indices: Vec<ServiceIndex>,
) -> impl IntoView {
    let view = shown.view;
    let headline = {
        let shown = shown.clone();
        move || {
            let view = view.get();
            let count = view.in_trouble().count();
            let title = shown.text(&shown.board.title);
            if count == 0 {
                return calm_sentences(calm(&shown, &view));
            }
            let count = downboard_words::services_down(shown.lang, count);
            view! {
                <span class="card-title">{anew(title)}</span>
                <Emphasis before=String::new() strong=count after=String::new() class="headline-major" />
            }
            .into_any()
        }
    };
    let rows = {
        let shown = shown.clone();
        move || {
            let view = view.get();
            let rows = chosen(&view, &indices).into_iter();
            rows.map(|service| list_row(&shown, service, &view)).collect_view().into_any()
        }
    };
    let people = move || {
        let view = view.get();
        let is_trouble = view.in_trouble().next().is_some();
        let (people, basis) = people(&shown, &shown.affected_together(), room_together(&view), is_trouble)?;
        let cause = shared_cause(&view).and_then(|site| cause_label(&shown, site, &view));
        let people = view! {
            <p class="card-people">
                <strong>{people}</strong>
                " "
                <span class="card-note">{anew(basis)}</span>
            </p>
            {cause.map(|cause| view! { <p class="card-cause">{anew(cause)}</p> }.into_any())}
        };
        Some(people.into_any())
    };
    view! {
        <h1 class="card-headline" data-facts="">
            {headline}
        </h1>
        <ul class="card-list">{rows}</ul>
        {people}
    }
}

fn list_row(shown: &Shown, service: &ServiceView, view: &View) -> AnyView {
    let status = service.standing.status;
    let name = shown.service(service.index).map(|record| shown.text(&record.name));
    let standing = standing_text(shown, &service.standing, view);
    let said = [standing].into_iter().chain(planned_word(shown, service, view)).collect::<Vec<_>>().join(BETWEEN);
    let instead = status.is_trouble().then(|| {
        view! {
            <div class="card-instead">
                <p class="card-instead-label">{anew(shown.words().instead_row)}</p>
                {instead(shown, service, view)}
            </div>
        }
        .into_any()
    });
    view! {
        <li class=format!("card-list-row {}", status_class(status))>
            <StatusMark status />
            <p class="card-standing">
                <span class="card-name">{anew(name.unwrap_or_default())}</span>
                " "
                <span class="card-status">{anew(said)}</span>
            </p>
            {instead}
        </li>
    }
    .into_any()
}
