//! What a page shows in several tasks, each after the browser has painted the one before: all of it at once would keep it from
//! everything else for too long.

use leptos::prelude::*;

use crate::browser;

/// The turns of a page, the first of which is there at once.
#[derive(Clone, Copy)]
pub(super) struct Turns(RwSignal<usize>);

impl Turns {
    /// Begins with the first of some turns.
    pub(super) fn of(turns: usize) -> Self {
        let turn = RwSignal::new(1);
        follow(turn, turns);
        Self(turn)
    }

    /// The turn that it is.
    pub(super) fn now(self) -> Signal<usize> {
        self.0.into()
    }

    /// What is shown from a turn on, in a closure. It is made once.
    pub(super) fn from(
        self,
        first: usize,
        make: impl Fn() -> AnyView + Send + 'static,
    ) -> impl Fn() -> Option<AnyView> + Send + 'static {
        let Self(turn) = self;
        let is_there = Memo::new(move |_| turn.get() >= first);
        move || is_there.get().then(&make)
    }
}

fn follow(turn: RwSignal<usize>, turns: usize) {
    browser::after_paint(move || {
        // The page may be gone by then.
        let now = turn.try_update(|turn| {
            *turn += 1;
            *turn
        });
        if now.is_some_and(|now| now < turns) {
            follow(turn, turns);
        }
    });
}
