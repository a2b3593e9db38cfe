//! Two moments beside each other. The code for it is a module of its own, fetched when somebody wants it.

use downboard_core::time::{DAY, Timestamp};
use downboard_words::moments_words;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::later::{Fetch, Offered, opened_by_button};
use crate::browser;
use crate::components::{Shown, TwoMoments};
use crate::estimator::Estimator;
use crate::fetched::Fetched;

/// Shows what differs between the moment and another.
pub type MomentsPart = fn(Shown, RwSignal<Option<Timestamp>>, RwSignal<Fetched<Estimator>>) -> AnyView;

/// What differs between the moment and another. Only the split in the dashboard's binary may mention this function.
pub fn two_moments(
    shown: Shown,
    with: RwSignal<Option<Timestamp>>,
    estimator: RwSignal<Fetched<Estimator>>,
) -> AnyView {
    let words = moments_words(shown.lang);
    let said = RwSignal::new("");
    let on_copy = Callback::new(move |text: String| {
        spawn_local(async move {
            let is_done = browser::copy(&text).await;
            // The page may be gone by then.
            said.try_set(if is_done { words.copied } else { words.not_copied });
        });
    });
    view! { <TwoMoments shown with estimator on_copy said=said.into() /> }.into_any()
}

/// What is compared with unless a reader says otherwise: the day before, as far back as the board goes.
fn a_day_before(shown: &Shown) -> Timestamp {
    let (at, from) = (shown.view.with_untracked(|view| view.at), shown.period.get_untracked().from);
    at.checked_add(-DAY).unwrap_or(from).max(from)
}

/// The place of two moments below the lanes: a button that opens it, and what a key does. While it is closed nothing is compared.
pub(super) fn moments_box(
    shown: &Shown,
    with: RwSignal<Option<Timestamp>>,
    estimator: RwSignal<Fetched<Estimator>>,
    part: Fetch<MomentsPart>,
) -> (AnyView, Callback<()>) {
    let words = moments_words(shown.lang);
    let offered = Offered { name: words.compare, key: "c", id: "two-moments", failed: words.failed_to_load };
    let is_open = RwSignal::new(with.get_untracked().is_some());
    let (common, own) = (shown.words(), shown.clone());
    Effect::new({
        let shown = shown.clone();
        move |_| {
            let chosen = with.get_untracked();
            let next = is_open.get().then(|| chosen.unwrap_or_else(|| a_day_before(&shown)));
            if next != chosen {
                with.set(next);
            }
        }
    });
    opened_by_button(common, offered, is_open, part, move |moments| moments(own.clone(), with, estimator))
}
