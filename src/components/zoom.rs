//! What of its period a board shows, and how a reader changes that.

use std::sync::Arc;

use downboard_core::model::Period;
use downboard_core::time::Timestamp;
use downboard_core::view::{Extent, View};
use leptos::prelude::*;

use super::shown::Shown;
use crate::ui::Lasting;

/// What of its period a board shows.
#[derive(Clone, Copy)]
pub struct Zoom {
    /// All of it that there is.
    pub whole: Lasting<Memo<Period>>,
    /// What of it is shown.
    pub extent: Lasting<Memo<Period>>,
    state: RwSignal<Extent>,
    view: Lasting<Memo<Arc<View>>>,
}

impl Zoom {
    /// What a board opens on, or what its address asks for.
    pub fn new(shown: &Shown, chosen: Option<Period>) -> Self {
        let (whole, view) = (shown.period, shown.view);
        let opening = view.with_untracked(|view| Extent::opening(&view.log, view.at));
        let chosen = chosen.map(|chosen| opening.choosing(chosen, whole.get_untracked()));
        let state = RwSignal::new(chosen.unwrap_or(opening));
        let extent = Lasting::memo(Memo::new(move |_| state.get().shown(whole.get())));
        Self { whole, extent, state, view }
    }

    /// What a reader has chosen, in a closure.
    pub fn chosen(self) -> Option<Period> {
        self.state.get().chosen()
    }

    /// What a link to what is shown has to ask for, in a closure: nothing where a board opens on it by itself.
    pub fn to_ask_for(self) -> Option<Period> {
        let opening = self.view.with(|view| Extent::opening(&view.log, view.at));
        let shown = self.extent.get();
        self.chosen().or_else(|| (shown != opening.shown(self.whole.get())).then_some(shown))
    }

    fn change(self, change: impl FnOnce(Extent, Period) -> Extent) {
        let whole = self.whole.get_untracked();
        self.state.set(change(self.state.get_untracked(), whole));
    }

    /// Moves along when the moment leaves what is shown. Where it was not in it, a live moment is left alone: its reader looks at
    /// something else.
    pub fn follow(self, is_live: bool) {
        Effect::new(move |before: Option<Timestamp>| {
            let at = self.view.with(|view| view.at);
            // A link may ask for a span that the moment of its board is not in.
            let Some(before) = before else { return at };
            if !is_live || self.extent.get_untracked().has(before) {
                self.change(|extent, whole| extent.following(at, whole));
            }
            at
        });
    }

    /// Shows an instant that a reader looks at.
    pub fn reveal(self, at: Timestamp) {
        if !self.extent.get_untracked().has(at) {
            self.change(|extent, whole| extent.following(at, whole));
        }
    }

    /// Around what it grows and shrinks: the moment, or the middle where that is not shown.
    fn centre(self) -> Timestamp {
        let (at, extent) = (self.view.with_untracked(|view| view.at), self.extent.get_untracked());
        let middle = extent.from.checked_add(extent.seconds() / 2).unwrap_or(extent.from);
        if extent.has(at) { at } else { middle }
    }

    /// Shows so many seconds.
    pub fn to_length(self, seconds: i64) {
        let centre = self.centre();
        self.change(|extent, whole| extent.zoomed(centre, seconds, whole));
    }

    /// Shows half of what is shown.
    pub fn closer(self) {
        self.to_length(self.extent.get_untracked().seconds() / 2);
    }

    /// Shows twice what is shown.
    pub fn further(self) {
        self.to_length(self.extent.get_untracked().seconds() * 2);
    }

    /// Shows so much more or less, as a factor: what was at one share of what is shown comes to stand at another.
    pub fn hold(self, share: f64, to: f64, factor: f64) {
        let length = seconds(self.extent.get_untracked().seconds() as f64 * factor);
        self.change(|extent, whole| extent.held(share, to, length, whole));
    }

    /// Shows what is earlier or later by a share of what is shown.
    pub fn shift(self, share: f64) {
        let by = seconds(self.extent.get_untracked().seconds() as f64 * share);
        self.change(|extent, whole| extent.moved(by, whole));
    }

    /// Shows a part, from one share of the whole to another.
    pub fn to_part(self, from: f64, to: f64) {
        let whole = self.whole.get_untracked();
        let at = |share: f64| whole.from.checked_add(seconds(whole.seconds() as f64 * share));
        if let Some((from, to)) = at(from).zip(at(to)) {
            self.change(|extent, whole| extent.choosing(Period { from, to }, whole));
        }
    }

    /// Shows the whole.
    pub fn to_whole(self) {
        self.change(|extent, whole| extent.choosing(whole, whole));
    }

    /// Shows what the moment is about.
    pub fn to_moment(self) {
        let opening = self.view.with_untracked(|view| Extent::opening(&view.log, view.at));
        self.change(|_, whole| opening.choosing(opening.shown(whole), whole));
    }
}

#[expect(clippy::cast_possible_truncation, reason = "periods are no longer than the years of instants")]
fn seconds(value: f64) -> i64 {
    value.round() as i64
}
