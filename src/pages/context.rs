//! What a page is given once its board is there.

use std::sync::Arc;

use downboard_core::time::Timestamp;
use downboard_feeds::fetching::Failure;
use leptos::prelude::*;

use super::live::Following;
use crate::browser;
use crate::components::Shown;
use crate::estimator::Estimator;
use crate::fetched::Fetched;
use crate::state::{BadParameter, PageQuery};

/// What a page is given once its board is there.
#[derive(Clone)]
pub struct PageContext {
    /// What its address said when it was opened.
    pub(super) address: PageQuery,
    /// What of it cannot be used.
    pub(super) bad: Vec<BadParameter>,
    /// What could not be read.
    pub(super) failures: Arc<Vec<(String, Failure)>>,
    /// The moment.
    pub(super) moment: RwSignal<Timestamp>,
    /// What moves by itself, on a live board.
    pub(super) live: Option<Following>,
    /// What has become of the estimator.
    pub(super) estimator: RwSignal<Fetched<Estimator>>,
    /// The board at the moment.
    pub(super) shown: Shown,
}

impl PageContext {
    /// Whether the moment is now: only on a live board, and only while it follows the clock.
    pub(super) fn is_now(&self) -> impl Fn() -> bool + Copy + Send + use<> {
        let is_followed = self.live.map(|following| following.is_now);
        move || is_followed.is_some_and(|is_now| is_now.get())
    }

    /// What a page of a live board says of its feeds.
    pub(super) fn feed_line(&self) -> Option<AnyView> {
        self.live.map(|following| following.line(&self.shown))
    }

    /// What the page shows, now or a replay, and the moment with its day: Replay · Sat 15 Oct 2022 21:50 KST.
    pub(super) fn mode_and_moment(
        &self,
    ) -> (impl Fn() -> &'static str + Copy + use<>, impl Fn() -> String + Clone + use<>) {
        let (shown, moment, is_now) = (self.shown.clone(), self.moment, self.is_now());
        let words = shown.words();
        let mode = move || if is_now() { words.live } else { words.recorded };
        let moment = move || format!("{} {}", shown.day_and_clock(moment.get()), shown.board.zone.label);
        (mode, moment)
    }

    /// The state of the page as an address: what it was opened with, at the moment shown; now needs no moment.
    pub(super) fn address_now(&self) -> PageQuery {
        let is_now = self.live.is_some_and(|following| following.is_now.get());
        PageQuery { at: (!is_now).then(|| self.moment.get()), ..self.address.clone() }
    }

    /// Writes the moment into the address bar.
    pub(super) fn write_address(&self) {
        let address = untrack(|| self.address_now());
        browser::replace_query(&address.query(&self.shown.board.zone));
    }
}
