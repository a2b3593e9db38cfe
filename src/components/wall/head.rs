//! The head of a wall: how many services are in trouble, and the worst of it in a sentence; or how much of the board is well.

use downboard_core::view::{Calm, Sight, View};
use downboard_words::filter_words;
use leptos::prelude::*;

use super::{Picture, Wall};
use crate::components::facts::{calm, headline, headline_class, outside, sight_class};
use crate::components::shown::Shown;
use crate::ui::{Emphasis, anew};

/// What the head says: how it looks, its first words, and what stands below them.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Said {
    class: &'static str,
    what: String,
    more: String,
}

/// The count and the sentence.
#[component]
pub fn WallHead(
    /// The wall.
    wall: Wall,
) -> impl IntoView {
    let Wall { shown, chosen, .. } = wall;
    let view = shown.view;
    let count = {
        let (shown, chosen) = (shown.clone(), chosen.clone());
        Memo::new(move |_| {
            view.with(|view| {
                if chosen.is_none() {
                    let what = filter_words(shown.lang).none_found.to_owned();
                    return Said { class: "", what, more: String::new() };
                }
                let trouble = chosen.trouble(view).all();
                if trouble > 0 {
                    let what = downboard_words::services_down(shown.lang, trouble);
                    return Said { class: "wall-count", what, more: String::new() };
                }
                if chosen.is_all() {
                    let said = calm(&shown, view);
                    return Said { class: said.class, what: said.what, more: said.more };
                }
                of_chosen(&shown, chosen.calm(view), view)
            })
        })
    };
    let sentence = {
        let shown = shown.clone();
        Memo::new(move |_| {
            view.with(|view| {
                let lead = chosen.lead(view)?;
                let name = shown.service(lead.index)?.name.get(shown.lang);
                Some((headline(&shown, name, &lead.standing, view), headline_class(lead.standing.status)))
            })
        })
    };
    let second = move || match sentence.get() {
        Some((said, class)) => {
            view! { <Emphasis before=said.before strong=said.strong after=said.after class /> }.into_any()
        }
        None => anew(count.with(|count| count.more.clone())).into_any(),
    };
    let outside = move || view.with(|view| outside(&shown, view)).map(|said| view! { <p>{anew(said)}</p> });
    view! {
        <div class="wall-title">
            <h1 data-facts="">
                <span class=move || count.with(|count| count.class)>
                    {move || anew(count.with(|count| count.what.clone()))}
                </span>
                " "
                <span class="wall-lead" class:is-more=move || sentence.with(Option::is_none)>
                    {second}
                </span>
            </h1>
            {outside}
        </div>
    }
}

/// What is said of services that the address chooses while none of them is in trouble: nothing of the others.
fn of_chosen(shown: &Shown, calm: Calm, view: &View) -> Said {
    let what = match calm.sight() {
        Sight::Blind => downboard_words::calm_in_short(shown.lang, calm, view.silence()),
        Sight::Clear | Sight::PartlyBlind => downboard_words::folded(shown.lang, calm),
    };
    Said { class: sight_class(calm.sight()), what, more: String::new() }
}

/// That what is drawn is the last that was known, and of when.
#[component]
pub fn WallBanner(
    /// The wall.
    wall: Wall,
) -> impl IntoView {
    let Wall { shown, picture, .. } = wall;
    let said = Memo::new(move |_| {
        picture.with(|Picture { view, is_old }| {
            is_old.then(|| {
                let moment = shown.day_and_clock(view.at);
                // Feeds of several hosts that fell silent together have the connection in common.
                let is_cut_off = shown.view.with(|now| now.cut_off().is_some());
                downboard_words::last_picture(shown.lang, &moment, is_cut_off)
            })
        })
    });
    move || said.get().map(|said| view! { <p class="wall-banner" role="alert">{anew(said)}</p> })
}
