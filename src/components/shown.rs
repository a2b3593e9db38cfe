//! What every component of a page is given.

use std::ops::Deref;
use std::sync::Arc;

use downboard_core::model::{Board, Feature, Id, Lang, Period, Service, ServiceIndex, Text};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, ServiceLog};
use downboard_core::view::{View, view as view_of};
use downboard_estimate::{Affected, Estimates};
use leptos::prelude::*;

use super::geometry::{decimal, share};
use crate::estimator::Estimator;
use crate::fetched::Fetched;
use crate::ui::Lasting;
use downboard_words::{self, DetailWords, Labels, Words, detail_words, labels, words};

/// A board, the view of it at the moment, and the language.
#[derive(Clone)]
pub struct Shown {
    /// The language.
    pub lang: Lang,
    /// The board, which does not change while the page is open. Its times are shown in its zone, or in that which its reader asks for;
    /// the log keeps the board's own, by which people are estimated and files are written.
    pub board: Arc<Board>,
    /// What it shows at the moment, with everything that is known of it.
    pub view: Lasting<Memo<Arc<View>>>,
    /// Who is affected at the moment, once there is an estimator.
    pub estimates: Lasting<Memo<Fetched<Same<Estimates>>>>,
    /// Everything that is known of it, for what does not move with the moment.
    pub log: Lasting<RwSignal<Arc<BoardLog>>>,
    /// The time that its timelines cover, which moves by the hour on a live board.
    pub period: Lasting<Memo<Period>>,
    /// What of it the lanes show: all of it, unless a page says otherwise.
    pub extent: Lasting<Memo<Period>>,
    /// Whether the board is replayed: what lies after the moment is then hindsight.
    pub replay: bool,
    /// Whether every day has its year: on a board of the past, and where what is shown may be read long after it was written.
    pub has_years: bool,
    /// What the names of elements begin with, where a document holds the same facts in several languages.
    pub id_prefix: &'static str,
}

impl Shown {
    /// A board whose documents put together, whose moment and whose estimator are given as signals.
    pub fn new(
        lang: Lang,
        board: Arc<Board>,
        log: RwSignal<Arc<BoardLog>>,
        moment: RwSignal<Timestamp>,
        estimator: RwSignal<Fetched<Estimator>>,
    ) -> Self {
        let view: Memo<Arc<View>> = Memo::new(move |_| Arc::new(view_of(&log.get(), moment.get())));
        let estimates = Memo::new(move |_| {
            estimator.get().map(|estimator| Same(view.with(|view| estimator.at(&view.log, view.at))))
        });
        let period = Memo::new(move |_| log.with(|log| log.period));
        let replay = !board.is_live();
        let (view, estimates, period) = (Lasting::memo(view), Lasting::memo(estimates), Lasting::memo(period));
        Self {
            lang,
            board,
            view,
            estimates,
            log: Lasting::signal(log),
            period,
            extent: period,
            replay,
            has_years: replay,
            id_prefix: "",
        }
    }

    /// Who is affected by a service at the moment, in a closure.
    pub fn affected(&self, index: ServiceIndex) -> Fetched<Affected> {
        match self.estimates.get().map(|estimates| estimates.service(index).copied()) {
            Fetched::There(Some(affected)) => Fetched::There(affected),
            Fetched::Waiting => Fetched::Waiting,
            Fetched::There(None) | Fetched::Failed => Fetched::Failed,
        }
    }

    /// Who is affected by all services together at the moment, in a closure.
    pub fn affected_together(&self) -> Fetched<Affected> {
        self.estimates.get().map(|estimates| estimates.together)
    }

    /// Everything that is known of the board, for a component that is made anew when the view changes.
    pub fn log_now(&self) -> Arc<BoardLog> {
        self.log.get_untracked()
    }

    /// The events and timelines of a service. They change when the service does, not with the moment or with other services.
    pub fn service_log(&self, index: ServiceIndex) -> Memo<Option<Same<ServiceLog>>> {
        let log = self.log;
        Memo::new(move |_| log.with(|log| log.service_at(index).cloned().map(Same)))
    }

    /// The time that its timelines cover, in a closure.
    pub fn period(&self) -> Period {
        self.period.get()
    }

    /// Where the moment is on the axis of the lanes, in percent; before it and after it at its ends.
    pub(super) fn moment_share(&self) -> impl Fn() -> f64 + Copy + Send + Sync + use<> {
        let (view, extent) = (self.view, self.extent);
        move || share(view.with(|view| view.at), extent.get()) * 100.0
    }

    /// Whether the moment is on the axis of the lanes.
    pub(super) fn has_moment(&self) -> Memo<bool> {
        let (view, extent) = (self.view, self.extent);
        Memo::new(move |_| extent.get().has(view.with(|view| view.at)))
    }

    /// The same for what a stylesheet places by it. Only what is placed may carry it: an element hands a property on to all
    /// within it, and a browser styles them all anew when it changes.
    pub(super) fn moment_percent(&self) -> impl Fn() -> String + Clone + Send + Sync + use<> {
        let share = self.moment_share();
        move || decimal(share())
    }

    /// A day. Its year goes without saying only on a live board, and only this year: there the period ends now.
    pub fn day(&self, at: Timestamp) -> String {
        let zone = &self.board.zone;
        if self.has_years || !downboard_words::is_same_year(at, self.period().to, zone) {
            downboard_words::day(self.lang, at, zone)
        } else {
            downboard_words::day_of_this_year(self.lang, at, zone)
        }
    }

    /// A day and the time, in a closure.
    pub fn day_and_clock(&self, at: Timestamp) -> String {
        downboard_words::with_clock(self.lang, &self.day(at), at, &self.board.zone)
    }

    /// The name of an element of what a page shows first.
    pub fn id(&self, name: &str) -> String {
        format!("{}{name}", self.id_prefix)
    }

    /// The fixed words.
    pub fn words(&self) -> &'static Words {
        words(self.lang)
    }

    /// The fixed words of what a reader works with.
    pub fn labels(&self) -> &'static Labels {
        labels(self.lang)
    }

    /// The fixed words of what stands below the lanes.
    pub fn detail_words(&self) -> &'static DetailWords {
        detail_words(self.lang)
    }

    /// A text in the language of the page.
    pub fn text(&self, text: &Text) -> String {
        text.get(self.lang).to_owned()
    }

    /// A service of the board.
    pub fn service(&self, index: ServiceIndex) -> Option<&Service> {
        self.board.service(index)
    }

    /// The name of a service or an alternative.
    pub fn name(&self, id: &Id) -> String {
        let board = &self.board;
        let service = board.services.iter().find(|service| service.id == *id).map(|service| &service.name);
        let alternative = || board.alternatives.iter().find(|known| known.id == *id).map(|known| &known.name);
        service.or_else(alternative).map_or_else(|| id.to_string(), |name| self.text(name))
    }

    /// The name of a feature.
    pub fn feature_name(&self, feature: &Feature) -> String {
        self.text(&feature.name)
    }
}

/// What has passed of these instants at the moment: from the epoch to the last of them that is not later. A period and not
/// an instant, because the page has memos of periods already and a memo of another type would weigh a kilobyte.
///
/// For lists, which are made anew when it changes.
pub(super) fn passed(view: Lasting<Memo<Arc<View>>>, instants: impl Iterator<Item = Timestamp>) -> Period {
    let at = view.with(|view| view.at);
    let to = instants.filter(|instant| *instant <= at).max();
    Period { from: Timestamp::EPOCH, to: to.unwrap_or(Timestamp::EPOCH) }
}

/// A part of the log, or the estimates of a view, equal to itself only: a log takes over what did not change, and estimates
/// are not worth comparing.
pub struct Same<T>(pub Arc<T>);

impl<T> Clone for Same<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Same<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// The bundled board, for native tests.
#[cfg(test)]
pub(super) mod bundled {
    #![allow(clippy::expect_used, reason = "a test fails by panicking, its helpers too")]

    use downboard_core::decode::decode_board;
    use downboard_core::timeline::Documents;

    use super::*;

    /// Everything that is known of it.
    pub(crate) fn log() -> Arc<BoardLog> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("public/boards/pangyo-2022");
        let read = |file: &str| std::fs::read(folder.join(file)).expect("a file of the bundled board");
        let mut documents = Documents::new(decode_board(&read("board.json")).value.expect("a board"));
        for feed in documents.board.feeds.clone() {
            documents.add(&feed, &read(feed.place.as_str()));
        }
        Arc::new(BoardLog::new(&documents))
    }

    /// An instant.
    pub(crate) fn at(text: &str) -> Timestamp {
        downboard_core::instant::parse(text).expect("an instant with its offset")
    }

    /// The board at its first moment, for as long as the owner is kept.
    pub(crate) fn shown(lang: Lang) -> (Owner, Shown) {
        let owner = Owner::new();
        owner.set();
        let log = log();
        let (board, moment) = (Arc::clone(&log.board), RwSignal::new(log.period.from));
        let shown = Shown::new(lang, board, RwSignal::new(log), moment, RwSignal::new(Fetched::Waiting));
        (owner, shown)
    }

    /// Every instant at which something changes, and those just before and after it.
    pub(crate) fn moments(log: &BoardLog) -> impl Iterator<Item = Timestamp> {
        let beside =
            |at: &Timestamp| [-60, -1, 0, 1, 59, 60].map(|seconds| at.checked_add(seconds).expect("an instant"));
        log.changes.iter().flat_map(beside)
    }
}
