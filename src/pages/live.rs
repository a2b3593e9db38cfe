//! What a live board has beside its facts. What follows its feeds, and the line that says how fresh they are, are a module of
//! their own: the reader of a board of the past does without it, and that of a live one has the facts first.

use downboard_core::model::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::later::{AGAIN, Fetch, tell_late};
use crate::browser;
use crate::components::{LiveLine, Now, Shown};
use crate::fetched::Fetched;
use crate::live::{Live, LoadedBoard, follow};
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

/// A live board: its feeds, and whether the moment follows the clock.
#[derive(Clone, Copy)]
pub(super) struct Following {
    /// What comes.
    pub(super) live: Live,
    /// Whether the moment is now. A reader who drags it away looks at the past until the button for now is used.
    pub(super) is_now: RwSignal<bool>,
    follower: RwSignal<Fetched<Follower>>,
}

impl Following {
    /// A board that is followed as soon as what follows it is there.
    pub(super) fn new(board: LoadedBoard, lang: Lang, runs_unseen: bool, is_now: bool, fetch: Fetch<Follower>) -> Self {
        let live = Live::of(board.log.clone());
        let following = Self { live, is_now: RwSignal::new(is_now), follower: RwSignal::new(Fetched::Waiting) };
        following.begin(board, lang, runs_unseen, fetch);
        following
    }

    fn begin(self, board: LoadedBoard, lang: Lang, runs_unseen: bool, fetch: Fetch<Follower>) {
        tell_late(self.follower);
        spawn_local(async move {
            let Some(follower) = fetch().await else {
                self.follower.try_set(Fetched::Failed);
                browser::after(AGAIN, move || self.begin(board, lang, runs_unseen, fetch));
                return;
            };
            (follower.follow)(board, self.live, lang, runs_unseen);
            // The page may be gone by then.
            self.follower.try_set(Fetched::There(follower));
        });
    }

    /// Now, for the moment control.
    pub(super) fn now(self) -> Now {
        Now { now: self.live.now.into(), is_followed: self.is_now }
    }

    /// How fresh the feeds are, or that nobody follows them yet.
    pub(super) fn line(self, shown: &Shown) -> AnyView {
        let shown = shown.clone();
        let line = move || match self.follower.get() {
            Fetched::Waiting => {
                view! { <p class="feed-line" role="status">{anew(shown.words().loading)}</p> }.into_any()
            }
            Fetched::There(follower) => (follower.line)(shown.clone(), self.live),
            Fetched::Failed => {
                view! { <p class="feeds-stopped" role="alert">{anew(shown.words().follow_failed)}</p> }.into_any()
            }
        };
        line.into_any()
    }
}
