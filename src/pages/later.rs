//! Parts of a page whose code is a module of its own, fetched after the first facts: a reader on a bad network must not wait
//! for what can come later. A line while such a part comes, and a way to try again when it does not.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use downboard_core::timeline::BoardLog;
use leptos::html::Button;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser;
use crate::estimator::Estimator;
use crate::fetched::Fetched;
use crate::ui::Lasting;
use downboard_words::Words;

/// Fetches a part. Nothing when it cannot be had; another call tries again.
pub type Fetch<T> = fn() -> Pin<Box<dyn Future<Output = Option<T>>>>;

/// How long after a failure a part is asked for again: nobody touches a wall or reloads an article.
pub(super) const AGAIN: Duration = Duration::from_mins(1);

/// How long after a part was asked for its reader is told that it has not come. It may still come.
const LATE: Duration = Duration::from_secs(10);

/// Tells of a part that does not come.
pub(super) fn tell_late<T: Send + Sync + 'static>(fetched: RwSignal<Fetched<T>>) {
    browser::after(LATE, move || {
        // The page may be gone by then.
        if fetched.try_with_untracked(|fetched| matches!(fetched, Fetched::Waiting)) == Some(true) {
            fetched.set(Fetched::Failed);
        }
    });
}

/// Fetches something and tells what becomes of it.
pub(super) fn fetch<T: Send + Sync + 'static>(fetched: RwSignal<Fetched<T>>, fetch: Fetch<T>) {
    fetched.set(Fetched::Waiting);
    tell_late(fetched);
    spawn_local(async move {
        let answer = fetch().await;
        // The page may be gone by then.
        fetched.try_set(answer.map_or(Fetched::Failed, Fetched::There));
    });
}

/// Fetches something again and again until it is there: nobody reloads an article.
pub(super) fn fetch_until_there<T: Send + Sync + 'static>(fetched: RwSignal<Fetched<T>>, fetch: Fetch<T>) {
    tell_late(fetched);
    spawn_local(async move {
        if let Some(there) = fetch().await {
            // The page may be gone by then.
            fetched.try_set(Fetched::There(there));
            return;
        }
        fetched.try_set(Fetched::Failed);
        browser::after(AGAIN, move || fetch_until_there(fetched, fetch));
    });
}

/// Fetches the estimator, again and again until it is there, and lets it prepare.
pub(super) fn fetch_estimator(
    estimator: RwSignal<Fetched<Estimator>>,
    fetch: Fetch<Estimator>,
    log: Lasting<RwSignal<Arc<BoardLog>>>,
) {
    tell_late(estimator);
    spawn_local(async move {
        if let Some(there) = fetch().await {
            prepare(there, log, estimator);
            return;
        }
        estimator.try_set(Fetched::Failed);
        browser::after(AGAIN, move || {
            // By then the page may be gone, or a reader may have asked.
            if let Some(Fetched::Failed) = estimator.try_get_untracked() {
                fetch_estimator(estimator, fetch, log);
            }
        });
    });
}

/// Lets an estimator prepare, each part in a task of its own: none may keep a page from its reader for long.
fn prepare(there: Estimator, log: Lasting<RwSignal<Arc<BoardLog>>>, estimator: RwSignal<Fetched<Estimator>>) {
    browser::after(Duration::ZERO, move || {
        // The page may be gone by then.
        let Some(now) = log.try_get_untracked() else { return };
        if there.prepare(&now) {
            prepare(there, log, estimator);
        } else {
            estimator.try_set(Fetched::There(there));
        }
    });
}

/// What a button opens below the lanes.
pub(super) struct Offered {
    /// The button.
    pub(super) name: &'static str,
    /// The key that does the same.
    pub(super) key: &'static str,
    /// The name of the element that it opens.
    pub(super) id: &'static str,
    /// What is said where it does not come.
    pub(super) failed: &'static str,
}

/// The place of a part that is fetched once its reader opens it: the button, and what the key does.
pub(super) fn opened_by_button<T: Copy + Send + Sync + 'static>(
    words: &'static Words,
    offered: Offered,
    is_open: RwSignal<bool>,
    part: Fetch<T>,
    show: impl Fn(T) -> AnyView + Clone + Send + Sync + 'static,
) -> (AnyView, Callback<()>) {
    let Offered { name, key, id, failed } = offered;
    let fetched = RwSignal::new(Fetched::Waiting);
    let button = NodeRef::<Button>::new();
    Effect::new(move |_| {
        if is_open.get() && !fetched.with_untracked(|fetched| matches!(fetched, Fetched::There(_))) {
            fetch(fetched, part);
        }
    });
    let toggle = Callback::new(move |()| {
        is_open.update(|is_open| *is_open = !*is_open);
        if let Some(button) = button.get_untracked() {
            button.focus().ok();
        }
    });
    let content = move || {
        let show = show.clone();
        is_open.get().then(|| place(words, failed, fetched, part, show))
    };
    let place = view! {
        <div class="lane-tables">
            <button
                type="button"
                class="button"
                node_ref=button
                aria-expanded=move || is_open.get().to_string()
                aria-controls=id
                aria-keyshortcuts=key
                on:click=move |_| toggle.run(())
            >
                {name}
            </button>
            <div id=id>{content}</div>
        </div>
    };
    (place.into_any(), toggle)
}

/// What could not be fetched, and a way to try again.
#[component]
pub(super) fn Missing(words: &'static Words, what: &'static str, again: Box<dyn Fn()>) -> impl IntoView {
    view! {
        <div class="notes" role="alert">
            <p>{what}</p>
            <button type="button" class="button" on:click=move |_| again()>
                {words.retry}
            </button>
        </div>
    }
}

/// The place of what is fetched, with what is said where it does not come.
pub(super) fn place<T: Copy + Send + Sync + 'static>(
    words: &'static Words,
    failed: &'static str,
    fetched: RwSignal<Fetched<T>>,
    again: Fetch<T>,
    show: impl Fn(T) -> AnyView + Send + 'static,
) -> AnyView {
    let shown = move || match fetched.get() {
        Fetched::Waiting => view! {
            <p class="loading" role="status">
                {words.loading}
            </p>
        }
        .into_any(),
        Fetched::There(there) => show(there),
        Fetched::Failed => {
            let again = Box::new(move || fetch(fetched, again));
            view! { <Missing words what=failed again /> }.into_any()
        }
    };
    shown.into_any()
}
