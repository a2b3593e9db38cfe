//! What changes, said once to those who cannot see it change.

use downboard_core::model::Status;
use leptos::prelude::*;

use super::shown::Shown;
use crate::i18n;

/// How many changes are said one by one before the rest is counted: a feed that comes back must not read out the board.
const MOST: usize = 5;

/// A polite live region with the changes of status that came in together.
#[component]
pub fn Announcer(
    /// The board.
    shown: Shown,
    /// Whether the moment follows the clock: what a reader looks up in the past is no news.
    is_now: Signal<bool>,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let view = shown.view;
    let statuses: Memo<Vec<Status>> =
        Memo::new(move |_| view.with(|view| view.services.iter().map(|one| one.standing.status).collect()));
    let lang = shown.lang;
    Effect::new(move |before: Option<Vec<Status>>| {
        let after = statuses.get();
        if let Some(before) = before
            && is_now.get_untracked()
        {
            let changed = before.iter().zip(&after).enumerate().filter(|(_, (before, after))| before != after);
            let changed: Vec<String> = changed
                .filter_map(|(index, (_, after))| {
                    let name = shown.text(&shown.service(index)?.name);
                    Some(i18n::changed_to(&name, shown.words().status(*after)))
                })
                .collect();
            if !changed.is_empty() {
                said.set(i18n::names(lang, &changed, MOST));
            }
        }
        after
    });
    view! {
        <p class="unseen" role="status" aria-live="polite">
            {said}
        </p>
    }
}
