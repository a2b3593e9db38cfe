//! What a live board has beside its facts. What follows its feeds, and the line that says how fresh they are, are a module of
//! their own: the reader of a board of the past does without it, and that of a live one has the facts first.

use std::sync::Arc;

use downboard_core::model::Lang;
use downboard_core::time::Timestamp;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::context::{Again, Liveness};
use super::later::{AGAIN, Fetch, tell_late};
use crate::browser;
use crate::components::{LiveLine, Shown};
use crate::fetched::Fetched;
use crate::live::{Failed, Live, LoadedBoard, follow};
use crate::ui::anew;

/// Follows the feeds of a live board.
#[derive(Clone, Copy)]
pub struct Follower {
    follow: fn(LoadedBoard, Live, Lang, bool),
    line: fn(Shown, Live) -> AnyView,
}

/// What follows the feeds. A binary that mentions this function outside a split carries its code in the first module.
pub fn follower() -> Follower {
    Follower { follow, line }
}

fn line(shown: Shown, live: Live) -> AnyView {
    let Live { now, changed, clock, stopped, .. } = live;
    view! { <LiveLine shown now changed clock stopped /> }.into_any()
}

/// Follows a board as soon as what follows it is there.
pub(super) fn followed(
    board: LoadedBoard,
    failures: RwSignal<Arc<Vec<Failed>>>,
    lang: Lang,
    runs_unseen: bool,
    at: Option<Timestamp>,
    fetch: Fetch<Follower>,
) -> (Live, Liveness) {
    let live = Live::of(board.log.clone(), failures, at);
    let follower = RwSignal::new(Fetched::Waiting);
    let (mode, is_left_alone) = (downboard_words::words(lang).live, RwSignal::new(false));
    begin(board, live, lang, runs_unseen, fetch, follower, is_left_alone);
    let line = move |shown: &Shown| {
        let shown = shown.clone();
        let line = move || match follower.get() {
            Fetched::Waiting => {
                view! { <p class="feed-line" role="status">{anew(shown.words().loading)}</p> }.into_any()
            }
            Fetched::There(follower) => (follower.line)(shown.clone(), live),
            Fetched::Failed => {
                view! { <p class="feeds-stopped" role="alert">{anew(shown.words().follow_failed)}</p> }.into_any()
            }
        };
        line.into_any()
    };
    let (now, is_now, attempts) = (live.now, live.is_now, live.attempts);
    let is_settled = Signal::derive(move || follower.with(|follower| !matches!(follower, Fetched::Waiting)));
    let (again, line) = (Again { ask: live.again, is_resting: live.resting }, Arc::new(line));
    (live, Liveness { mode, now, is_now, attempts, again, is_settled, is_left_alone, line })
}

fn begin(
    board: LoadedBoard,
    live: Live,
    lang: Lang,
    runs_unseen: bool,
    fetch: Fetch<Follower>,
    follower: RwSignal<Fetched<Follower>>,
    is_left_alone: RwSignal<bool>,
) {
    tell_late(follower);
    spawn_local(async move {
        let Some(there) = fetch().await else {
            follower.try_set(Fetched::Failed);
            is_left_alone.try_set(true);
            browser::after(AGAIN, move || begin(board, live, lang, runs_unseen, fetch, follower, is_left_alone));
            return;
        };
        is_left_alone.try_set(false);
        (there.follow)(board, live, lang, runs_unseen);
        // The page may be gone by then.
        follower.try_set(Fetched::There(there));
    });
}
