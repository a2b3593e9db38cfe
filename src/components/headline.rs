//! The answer as a headline.

use downboard_core::model::Lang;
use downboard_core::view::{PromiseState, ServiceView, View};
use downboard_estimate::Figure;
use leptos::prelude::*;

use super::facts::{Calm, calm, headline, headline_class, lead, outside, silent_since, site_sentence};
use super::how_many::room_together;
use super::shown::Shown;
use crate::fetched::Fetched;
use crate::ui::{Awaited, Emphasis, anew};
use downboard_words::{self, Emphasised};

/// What is down, for how long, how many it hits; and under it the state of what they share.
#[component]
pub fn Headline(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let view = shown.view;
    let sentence = {
        let shown = shown.clone();
        move || {
            let view = view.get();
            let Some(lead) = lead(&view) else { return calm_sentences(calm(&shown, &view)) };
            let said = |figure: &Figure| downboard_words::headline_people(shown.lang, figure);
            let is_live = !shown.replay;
            let people = match shown.affected_together() {
                _ if is_live => None,
                Fetched::There(affected) => said(&affected.last_hour).map(|people| {
                    let Emphasised { before, strong, after } = people;
                    view! { <Emphasis before strong after class="headline-range" /> }.into_any()
                }),
                Fetched::Waiting => {
                    let room = room_together(&view).and_then(|range| said(&Figure::Estimated(range)));
                    room.map(|Emphasised { before, strong, after }| {
                        let label = shown.words().estimating;
                        view! { <Awaited room=format!("{before}{strong}{after}") label /> }.into_any()
                    })
                }
                Fetched::Failed => None,
            };
            // A live board is about all that it watches: it counts what works, and names what does not.
            let working = is_live
                .then(|| anew(downboard_words::working_of(shown.lang, view.calm(), view.services.len())).into_any());
            let is_one_of_two = is_live && view.trouble().all() == 2;
            let other = view.in_trouble().find(|other| is_one_of_two && other.index != lead.index);
            let troubled = [Some(lead), other].into_iter().flatten().filter_map(|service| {
                let name = shown.service(service.index)?.name.get(shown.lang);
                let what = headline(&shown, name, &service.standing, &view);
                let class = headline_class(service.standing.status);
                let what = view! { <Emphasis before=what.before strong=what.strong after=what.after class /> };
                Some(what.into_any())
            });
            let sentences = working.into_iter().chain(troubled).chain(people);
            let sentences = sentences.map(|sentence| {
                view! {
                    <span class="headline-sentence">{sentence}</span>
                    " "
                }
            });
            sentences.collect_view().into_any()
        }
    };
    let lede = move || {
        let view = view.get();
        let sentences: Vec<String> = view
            .sites
            .iter()
            .filter_map(|site| site_sentence(&shown, site, &view))
            .chain(live_people(&shown))
            .chain(promise(&shown, &view))
            .chain(lead(&view).and_then(|lead| last_word(&shown, lead, &view)))
            .chain(outside(&shown, &view))
            .collect();
        (!sentences.is_empty()).then(|| sentences.join(" "))
    };
    view! {
        <h1 class="headline" data-facts="">
            {sentence}
        </h1>
        <p class="lede">{move || lede().map(anew)}</p>
    }
}

/// How many are affected on a live board, whose headline counts services.
fn live_people(shown: &Shown) -> Option<String> {
    let Fetched::There(affected) = shown.affected_together() else { return None };
    let people = downboard_words::headline_people(shown.lang, &affected.last_hour).filter(|_| !shown.replay)?;
    Some(people.plain())
}

/// That nobody has said anything of the lead for long, in a sentence.
fn last_word(shown: &Shown, lead: &ServiceView, view: &View) -> Option<String> {
    let name = shown.service(lead.index)?.name.get(shown.lang);
    Some(downboard_words::last_word_on(shown.lang, name, &silent_since(shown, lead, view)?))
}

/// What is said while nothing is known to be in trouble.
pub(super) fn calm_sentences(Calm { what, more, class }: Calm) -> AnyView {
    view! {
        <span class=format!("headline-sentence {class}")>{anew(what)}</span>
        " "
        <span class=format!("headline-sentence {class}")>{anew(more)}</span>
    }
    .into_any()
}

/// The last promise that is not yet kept, in a sentence.
fn promise(shown: &Shown, view: &View) -> Option<String> {
    let open = view.promises.iter().rev().find(|promise| !matches!(promise.state, PromiseState::Fulfilled { .. }))?;
    let promise = view.log.promises.get(open.index)?;
    let (by, text) = (promise.by.get(shown.lang), promise.text.get(shown.lang));
    let overdue = match open.state {
        PromiseState::Overdue { due } => downboard_words::past(shown.lang, due, view.at),
        _ => None,
    };
    let lang: Lang = shown.lang;
    Some(downboard_words::promise_sentence(lang, by, text, overdue.as_deref()))
}
