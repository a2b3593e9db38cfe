//! The signals of a live board.

use std::rc::Rc;
use std::sync::Arc;

use downboard_core::time::Timestamp;
use downboard_core::timeline::BoardLog;
use downboard_feeds::fetching::Latest;
use leptos::prelude::*;

use super::boards::Failed;
use super::now;

/// What moves by itself on a live board, once somebody follows its feeds.
#[derive(Clone, Copy)]
pub(crate) struct Live {
    /// Everything that is known, newly put together whenever something comes or grows stale.
    pub(crate) log: RwSignal<Arc<BoardLog>>,
    /// Now.
    pub(crate) now: RwSignal<Timestamp>,
    /// The moment that is shown, and whether that is now.
    pub(crate) moment: RwSignal<Timestamp>,
    pub(crate) is_now: RwSignal<bool>,
    /// The changes of status that came in last, for those who cannot see them.
    pub(crate) changed: RwSignal<String>,
    /// Whose clock is wrong and by how much, in words; empty where all agree.
    pub(crate) clock: RwSignal<String>,
    /// The files that could not be read when the board was loaded, and have not been since.
    pub(crate) failures: RwSignal<Arc<Vec<Failed>>>,
    /// What came of the latest attempt at each feed.
    pub(crate) attempts: RwSignal<Vec<Latest>>,
    /// Since when nothing is fetched any more, because there is no worker.
    pub(crate) stopped: RwSignal<Option<Timestamp>>,
    /// Has all feeds read at once, as soon as anybody follows them.
    pub(crate) again: StoredValue<Option<Rc<dyn Fn()>>, LocalStorage>,
    /// Whether that has been done so lately that a reader waits before doing it again.
    pub(crate) resting: RwSignal<bool>,
}

impl Live {
    /// A board as it was loaded, which nobody follows yet: as it is now, or at a moment.
    pub(crate) fn of(log: Arc<BoardLog>, failures: RwSignal<Arc<Vec<Failed>>>, at: Option<Timestamp>) -> Self {
        let now = now::now();
        Self {
            log: RwSignal::new(log),
            now: RwSignal::new(now),
            moment: RwSignal::new(at.unwrap_or(now)),
            is_now: RwSignal::new(at.is_none()),
            changed: RwSignal::new(String::new()),
            clock: RwSignal::new(String::new()),
            failures,
            attempts: RwSignal::new(Vec::new()),
            stopped: RwSignal::new(None),
            again: StoredValue::new_local(None),
            resting: RwSignal::new(false),
        }
    }
}
