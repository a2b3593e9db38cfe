//! What a page is given once its board is there.

use std::rc::Rc;
use std::sync::Arc;

use downboard_core::model::ServiceIndex;
use downboard_core::time::Timestamp;
use downboard_feeds::fetching::{Failure, Latest};
use leptos::prelude::*;

use crate::components::{Now, Shown};
use crate::estimator::Estimator;
use crate::fetched::Fetched;
use crate::place::Place;
use crate::state::{BadParameter, Page, PageQuery};

/// What has all feeds read at once.
#[derive(Clone, Copy)]
pub(super) struct Again {
    /// Does so; nothing before anybody follows them.
    pub(super) ask: StoredValue<Option<Rc<dyn Fn()>>, LocalStorage>,
    /// Whether that has been done so lately that it is not done again yet.
    pub(super) is_resting: RwSignal<bool>,
}

/// What a live board has beside its facts.
#[derive(Clone)]
pub(super) struct Liveness {
    /// What is shown while the moment is now.
    pub(super) mode: &'static str,
    /// Now.
    pub(super) now: RwSignal<Timestamp>,
    /// Whether the moment is now. A reader who drags it away looks at the past until the button for now is used.
    pub(super) is_now: RwSignal<bool>,
    /// What came of the latest attempt at each feed.
    pub(super) attempts: RwSignal<Vec<Latest>>,
    /// Has them all read at once.
    pub(super) again: Again,
    /// Whether it is known who follows them, or that nobody does.
    pub(super) is_settled: Signal<bool>,
    /// Whether nobody could be brought to follow its feeds so far.
    pub(super) is_left_alone: RwSignal<bool>,
    /// How fresh they are.
    pub(super) line: Arc<dyn Fn(&Shown) -> AnyView + Send + Sync>,
}

/// What a reader has chosen to see. A function adds it to an address, so that pages without a choice do not carry how.
#[derive(Clone, Copy)]
pub(super) struct Chosen {
    /// What an address has to ask for besides.
    pub(super) query: RwSignal<String>,
    /// Adds it to an address, or to the query of one, in a closure.
    pub(super) add: fn(RwSignal<String>, String) -> String,
}

/// What a page is given once its board is there.
#[derive(Clone)]
pub struct PageContext {
    /// Where it stands.
    pub(super) place: Arc<Place>,
    /// What its address said when it was opened, and what it is of.
    pub(super) address: PageQuery,
    /// What of it cannot be used.
    pub(super) bad: Vec<BadParameter>,
    /// What could not be read when it was opened, and has not been since.
    pub(super) failures: RwSignal<Arc<Vec<(String, Failure)>>>,
    /// The moment.
    pub(super) moment: RwSignal<Timestamp>,
    /// What moves by itself, on a live board.
    pub(super) live: Option<Liveness>,
    /// Whether what a reader sees first stands: on the dashboard, its lanes.
    pub(super) stands: RwSignal<bool>,
    /// What has become of the estimator.
    pub(super) estimator: RwSignal<Fetched<Estimator>>,
    /// The board at the moment.
    pub(super) shown: Shown,
    /// The service that a reader has picked, where a page lets one pick.
    pub(super) picked: RwSignal<Option<ServiceIndex>>,
    /// What a reader has chosen to see, where a page lets one choose.
    pub(super) chosen: Option<Chosen>,
}

impl PageContext {
    /// Whether the moment is now: only on a live board, and only while it follows the clock.
    pub(super) fn is_now(&self) -> impl Fn() -> bool + Copy + Send + use<> {
        let is_followed = self.is_followed();
        move || is_followed.is_some_and(|is_now| is_now.get())
    }

    /// Whether the moment of a live board follows the clock.
    pub(super) fn is_followed(&self) -> Option<RwSignal<bool>> {
        self.live.as_ref().map(|live| live.is_now)
    }

    /// Now, for the control of the moment.
    pub(super) fn now(&self) -> Option<Now> {
        self.live.as_ref().map(|live| Now { now: live.now.into(), is_followed: live.is_now })
    }

    /// What a page of a live board says of its feeds.
    pub(super) fn feed_line(&self) -> Option<AnyView> {
        self.live.as_ref().map(|live| (live.line)(&self.shown))
    }

    /// What the page shows, now or a replay, and the moment with its day: Replay · Sat 15 Oct 2022 21:50 KST.
    pub(super) fn mode_and_moment(
        &self,
    ) -> (impl Fn() -> &'static str + Copy + use<>, impl Fn() -> String + Clone + use<>) {
        let (shown, moment, is_now) = (self.shown.clone(), self.moment, self.is_now());
        let (words, view) = (shown.words(), shown.view);
        let live = self.live.as_ref().map(|live| (live.mode, live.is_left_alone));
        let mode = move || match live.filter(|_| is_now()) {
            // While no feed can be read, and while nobody reads them, nothing is live.
            Some((mode, is_left_alone))
                if mode == words.live && (is_left_alone.get() || view.with(|view| view.hears_nothing())) =>
            {
                words.not_live
            }
            Some((mode, _)) => mode,
            None => words.recorded,
        };
        let moment = move || {
            let at = moment.get();
            format!("{} {}", shown.day_and_clock(at), shown.board.zone.label_at(at))
        };
        (mode, moment)
    }

    /// The state of the page as an address: what it was opened with, at the moment shown; now needs no moment.
    pub(super) fn address_now(&self) -> PageQuery {
        let is_now = self.is_followed().is_some_and(|is_now| is_now.get());
        PageQuery { at: (!is_now).then(|| self.moment.get()), ..self.address.clone() }
    }

    /// The same address, or query of one, with what a reader has chosen to see, in a closure.
    pub(super) fn with_chosen(&self, address: String) -> String {
        match self.chosen {
            Some(Chosen { query, add }) => add(query, address),
            None => address,
        }
    }

    /// The way to another page that shows the same, in a closure.
    pub(super) fn way_to(&self, page: Page) -> String {
        self.place.to(page, &self.address_now(), &self.shown.board.zone)
    }

    /// The way to this page with something else in its address, in a closure.
    pub(super) fn way_here(&self, other: impl FnOnce(PageQuery) -> PageQuery) -> String {
        self.with_chosen(self.place.here(&other(self.address_now()), &self.shown.board.zone))
    }

    /// Whether everything that a reader sees first is there, or is known not to come.
    #[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "what is published is rendered at once"))]
    pub(super) fn is_ready(&self) -> bool {
        let is_settled = self.live.as_ref().is_none_or(|live| live.is_settled.get());
        let is_estimated = self.estimator.with(|estimator| !matches!(estimator, Fetched::Waiting));
        self.stands.get() && is_estimated && is_settled
    }
}
