//! Parts of a page that are fetched after its first facts: a reader on a bad network must not wait for what she can do
//! without.

use std::pin::Pin;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser;
use crate::estimator::Estimator;
use crate::fetched::Fetched;
use crate::i18n::Words;

/// Fetches a part. Nothing when it cannot be had; another call tries again.
pub type Fetch<T> = fn() -> Pin<Box<dyn Future<Output = Option<T>>>>;

/// How long after a failure the estimator is asked for again: nobody touches a wall or reloads an article.
const AGAIN: Duration = Duration::from_mins(1);

/// Fetches a part and tells what becomes of it.
pub(super) fn fetch<T: Send + Sync + 'static>(part: RwSignal<Fetched<T>>, fetch: Fetch<T>) {
    part.set(Fetched::Waiting);
    spawn_local(async move {
        let answer = fetch().await;
        // The page may be gone by then.
        part.try_set(answer.map_or(Fetched::Failed, Fetched::There));
    });
}

/// Fetches the estimator, again and again until it is there.
pub(super) fn fetch_estimator(estimator: RwSignal<Fetched<Estimator>>, fetch: Fetch<Estimator>) {
    spawn_local(async move {
        if let Some(there) = fetch().await {
            estimator.try_set(Fetched::There(there));
            return;
        }
        estimator.try_set(Fetched::Failed);
        browser::after(AGAIN, move || {
            // By then the page may be gone, or a reader may have asked.
            if let Some(Fetched::Failed) = estimator.try_get_untracked() {
                fetch_estimator(estimator, fetch);
            }
        });
    });
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
