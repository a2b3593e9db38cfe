//! The page's side of a live board: takes in what the worker tells, and lets time pass.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use downboard_core::model::{Id, Lang};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, Documents, FeedFailure, Good};
use leptos::prelude::*;
use serde_json::Value;
use web_sys::Worker;

use super::load::Board;
use super::wire::{HIDDEN, READY, Start, VISIBLE};
use crate::browser;
use crate::i18n::{self, Failure};

/// How often the moment of a live board moves on. Ages are told in tens of seconds.
const TICK: Duration = Duration::from_secs(10);
/// A clock that goes back by more seconds than this was set back.
const SET_BACK_SECONDS: i64 = 2;

/// How many changes are said one by one before the rest is counted: a feed that comes back must not read out the board.
const MOST_CHANGES: usize = 5;

/// The signals of a live board.
#[derive(Clone, Copy)]
pub(crate) struct Live {
    /// Everything that is known, newly put together whenever something comes or grows stale.
    pub(crate) log: RwSignal<Arc<BoardLog>>,
    /// Now.
    pub(crate) now: RwSignal<Timestamp>,
    /// The changes of status that came in last, for those who cannot see them.
    pub(crate) changed: RwSignal<String>,
}

/// Follows the feeds of a live board. A page in a tab that nobody sees pauses, unless it `runs_unseen`, as a wall does.
pub(crate) fn follow(board: Board, lang: Lang, runs_unseen: bool) -> Live {
    let live = Live {
        log: RwSignal::new(board.log),
        now: RwSignal::new(browser::now()),
        changed: RwSignal::new(String::new()),
    };
    let start = start_message(&board.documents, &board.source, &board.folder, lang);
    let documents = Rc::new(RefCell::new(board.documents));
    let worker: Rc<RefCell<Option<Worker>>> = Rc::default();
    let started = {
        let (worker, documents) = (Rc::clone(&worker), Rc::clone(&documents));
        browser::start_worker(move |text| match text.as_deref() {
            Some(READY) => tell(&worker, &start),
            Some(text) => {
                take(&mut documents.borrow_mut(), text, lang);
                live.put_together(&documents.borrow(), lang);
            }
            None => live.lament(&mut documents.borrow_mut(), lang),
        })
    };
    if started.is_none() {
        live.lament(&mut documents.borrow_mut(), lang);
    }
    *worker.borrow_mut() = started;
    let pass_time = move || {
        documents.borrow_mut().set_back(live.set_back_by());
        live.put_together(&documents.borrow(), lang);
    };
    // The page's own clock; without one the board still moves with every answer.
    browser::every(TICK, pass_time.clone());
    browser::on_visibility(move || {
        if !runs_unseen {
            tell(&worker, if browser::is_hidden() { HIDDEN } else { VISIBLE });
        }
        pass_time();
    });
    live
}

fn tell(worker: &RefCell<Option<Worker>>, text: &str) {
    if let Some(worker) = worker.borrow().as_ref() {
        browser::tell_worker(worker, text);
    }
}

fn start_message(documents: &Documents, board: &str, folder: &str, lang: Lang) -> String {
    let loaded = documents.feeds.iter().filter(|slot| slot.content.is_some()).map(|slot| slot.id.as_str());
    let folder = browser::absolute(folder);
    let start = Start { board, folder: &folder, lang: lang.tag(), loaded: loaded.collect() };
    serde_json::to_string(&start).unwrap_or_default()
}

impl Live {
    /// Puts the documents together as they are now, and takes over what did not change.
    fn put_together(&self, documents: &Documents, lang: Lang) {
        // The page may be gone.
        let Some(before) = self.log.try_get_untracked() else { return };
        let now = browser::now();
        let after = BoardLog::at(documents, now, Some(&before));
        let changed = changes(&before, &after, now, lang);
        if !changed.is_empty() {
            self.changed.try_set(i18n::names(lang, &changed, MOST_CHANGES));
        }
        self.log.try_set(Arc::new(after));
        self.now.try_set(now);
    }

    /// By how much the clock was set back since the last tick, in seconds.
    fn set_back_by(&self) -> i64 {
        let before = self.now.try_get_untracked().unwrap_or(Timestamp::EPOCH);
        let back = before.as_second() - browser::now().as_second();
        if back > SET_BACK_SECONDS { back } else { 0 }
    }

    /// There is no worker: what is there stays and ages, and the page says why.
    fn lament(&self, documents: &mut Documents, lang: Lang) {
        let feeds: Vec<Id> = documents.feeds.iter().map(|slot| slot.id.clone()).collect();
        for feed in feeds {
            documents.fail(&feed, FeedFailure::Unreachable);
            documents.remark(&feed, vec![i18n::failure(lang, "", &Failure::NoWorker)]);
        }
        self.put_together(documents, lang);
    }
}

/// What changed between two logs, in words. What was not known before is no change: it was only not loaded yet.
fn changes(before: &BoardLog, after: &BoardLog, now: Timestamp, lang: Lang) -> Vec<String> {
    let mut changes = Vec::new();
    for ((service, before), after) in after.board.services.iter().zip(&before.services).zip(&after.services) {
        let (was, is) = (before.timeline.status_at(now), after.timeline.status_at(now));
        if !Arc::ptr_eq(before, after) && was != is && !before.events.is_empty() {
            changes.push(i18n::changed_to(service.name.get(lang), i18n::words(lang).status(is)));
        }
    }
    changes
}

/// Takes in what the worker tells of one feed. `None` is a message that is none.
fn take(documents: &mut Documents, text: &str, lang: Lang) -> Option<()> {
    let told: Value = serde_json::from_slice(text.as_bytes()).ok()?;
    let word = |key: &str| told.get(key).and_then(Value::as_str);
    let instant = |key: &str| told.get(key).and_then(Value::as_i64).and_then(Timestamp::from_second);
    let feed = Id::parse(word("feed")?)?;
    let mut remarks: Vec<String> = told.get("warnings").and_then(Value::as_array).map_or_else(Vec::new, |warnings| {
        warnings.iter().filter_map(|warning| Some(warning.as_str()?.to_owned())).collect()
    });
    let good = Good { updated_at: instant("updated_at"), fetched_at: instant("at") };
    let failure = match word("outcome")? {
        "news" => {
            let document = word("document")?.as_bytes();
            documents.receive_as(&feed, document, told.get("recovery").is_some(), good);
            None
        }
        "known" => {
            documents.confirm(&feed, good);
            None
        }
        "unreadable" => Some((FeedFailure::Unreadable, Failure::Unreadable(Vec::new()))),
        "too_large" => Some((FeedFailure::Unreadable, Failure::TooLarge)),
        "http" => {
            let status = told.get("http").and_then(Value::as_u64).and_then(|status| u16::try_from(status).ok());
            Some((FeedFailure::Unreadable, Failure::Http(status.unwrap_or_default())))
        }
        "timed_out" => Some((FeedFailure::Unreachable, Failure::TimedOut)),
        _ => Some((FeedFailure::Unreachable, Failure::Unreachable)),
    };
    if let Some((kind, failure)) = failure {
        documents.fail(&feed, kind);
        let name = documents.board.feeds.iter().find(|known| known.id == feed).and_then(|feed| feed.name.as_ref());
        let name = name.map_or(feed.as_str(), |name| name.get(lang));
        remarks.insert(0, i18n::failure(lang, name, &failure));
    }
    documents.remark(&feed, remarks);
    Some(())
}
