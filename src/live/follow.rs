//! The page's side of a live board: takes in what the worker tells, and lets time pass.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use downboard_core::model::{Feed, Id, Lang};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, Documents, FeedContent, FeedFailure, Freshness, Good};
use downboard_feeds::fetching::{Asked, Attempt, Failure, Latest, Outcome, Start, Told};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::boards::Failed;
use super::clock::Disagreement;
use super::fetch::{fetch, fetch_all};
use super::load::LoadedBoard;
use super::now;
use super::own::{self, OwnFeeds};
use super::signals::Live;
use super::watch::{Task, Watch};
use crate::browser::{self, RunningWorker};

/// How often the moment of a live board moves on. Ages are told in tens of seconds.
const TICK: Duration = Duration::from_secs(10);

/// How long a reader who has asked for all feeds waits before asking again.
const REST: Duration = Duration::from_secs(10);

/// How many changes are said one by one before the rest is counted: a feed that comes back must not read out the board.
const MOST_CHANGES: usize = 5;

/// What the page holds of a live board and of the worker that fetches its feeds.
struct Followed {
    documents: Documents,
    source: String,
    folder: String,
    lang: Lang,
    runs_unseen: bool,
    least_seconds: u32,
    worker: Option<RunningWorker>,
    watch: Watch,
    /// What the page asks of its own site where no worker runs.
    own: OwnFeeds,
    /// When the worker was last heard.
    heard_at: Timestamp,
    /// Whether a worker has run before this one.
    is_second: bool,
    /// The feeds whose servers have asked to be left alone, each until when, in milliseconds from the epoch.
    pauses: Vec<(String, i64)>,
}

type Shared = Rc<RefCell<Followed>>;

/// Follows the feeds of a live board. A page in a tab that nobody sees pauses, unless it `runs_unseen`, as a wall does.
pub(crate) fn follow(board: LoadedBoard, live: Live, lang: Lang, runs_unseen: bool) {
    let shared = Rc::new(RefCell::new(Followed {
        documents: board.documents,
        source: board.source,
        folder: browser::absolute(&board.folder),
        lang,
        runs_unseen,
        least_seconds: board.least_seconds,
        worker: None,
        watch: Watch::default(),
        own: OwnFeeds::default(),
        heard_at: now::now(),
        is_second: false,
        pauses: Vec::new(),
    }));
    // Time has passed since the board was loaded.
    live.pass_time(&shared);
    start(&shared, live);
    let own = Rc::clone(&shared);
    // The page's own clock; without one the board still moves with every answer.
    browser::every(TICK, move || {
        browser::beat();
        live.pass_time(&own);
        let task = own.borrow_mut().watch.tick();
        perform(&own, live, task);
        ask_own(&own, live);
        live.say_whether_stopped(&own);
    });
    let own = Rc::clone(&shared);
    browser::on_visibility(move || {
        let is_hidden = browser::is_hidden();
        own.borrow().ask(&if is_hidden { Asked::Hidden } else { Asked::Visible });
        if !is_hidden {
            hurry(&own, live);
        }
        live.pass_time(&own);
    });
    let again: Rc<dyn Fn()> = Rc::new(move || {
        shared.borrow().ask(&Asked::Online);
        hurry(&shared, live);
    });
    let by_reader = Rc::clone(&again);
    live.again.try_set_value(Some(Rc::new(move || {
        by_reader();
        // The page may be gone by then.
        live.resting.try_set(true);
        browser::after(REST, move || {
            live.resting.try_set(false);
        });
    })));
    browser::on_online(move || again());
}

/// Starts a worker in the place of the one before.
fn start(shared: &Shared, live: Live) {
    let own = Rc::downgrade(shared);
    let worker = browser::start_worker(move |text| {
        let Some(shared) = own.upgrade() else { return };
        match text {
            Some(text) => hear(&shared, live, &text),
            None => lose(&shared, live),
        }
    });
    let is_started = worker.is_some();
    shared.borrow_mut().worker = worker;
    if !is_started {
        lose(shared, live);
    }
}

/// The worker has said something.
fn hear(shared: &Shared, live: Live, text: &str) {
    let mut followed = shared.borrow_mut();
    followed.watch.heard();
    followed.heard_at = now::now();
    match Told::parse(text) {
        Some(Told::Ready) => followed.welcome(),
        Some(Told::Attempt(attempt)) => {
            let is_news = followed.take(attempt, live);
            followed.correct();
            if is_news {
                live.put_together(&followed.documents, followed.lang);
            }
        }
        Some(Told::Alive) | None => {}
    }
    drop(followed);
    live.say_whether_stopped(shared);
}

/// The worker broke, says nothing any more, or could not be started.
fn lose(shared: &Shared, live: Live) {
    let mut followed = shared.borrow_mut();
    followed.worker = None;
    let task = followed.watch.lost();
    // The first time another is started at once, and nothing has to be said.
    let was_in_vain = task == Task::Wait;
    if was_in_vain {
        followed.say_that_no_worker_runs(live.attempts);
        live.put_together(&followed.documents, followed.lang);
    }
    drop(followed);
    if was_in_vain {
        browser::tell_missing_part();
        live.say_whether_stopped(shared);
    }
    perform(shared, live, task);
}

fn perform(shared: &Shared, live: Live, task: Task) {
    match task {
        Task::Wait => {}
        Task::Ask => shared.borrow().ask(&Asked::Ping),
        Task::GiveUp => lose(shared, live),
        Task::Start => start(shared, live),
    }
}

fn hurry(shared: &Shared, live: Live) {
    let task = shared.borrow_mut().watch.hurry();
    perform(shared, live, task);
    ask_own(shared, live);
}

/// Asks the site itself for its documents while no worker does.
fn ask_own(shared: &Shared, live: Live) {
    let mut followed = shared.borrow_mut();
    if !followed.watch.is_gone() || (browser::is_hidden() && !followed.runs_unseen) {
        return;
    }
    let Followed { own, documents, folder, .. } = &mut *followed;
    let due = own.due(documents, now::now());
    if due.is_empty() {
        return;
    }
    let answers = fetch_all(due.iter().map(|feed| format!("{folder}{}", feed.place.as_str())).collect());
    let shared = Rc::clone(shared);
    spawn_local(async move {
        let answers = answers.await;
        let mut followed = shared.borrow_mut();
        followed.own.answered();
        for (feed, answer) in due.into_iter().zip(answers) {
            followed.take_own(&feed, answer, live);
        }
        followed.correct();
        live.put_together(&followed.documents, followed.lang);
    });
}

impl Followed {
    fn ask(&self, asked: &Asked) {
        if let Some(worker) = &self.worker {
            worker.tell(&asked.to_text());
        }
    }

    /// The clock may have been corrected: what was dated by it is dated anew, and the worker is told.
    fn correct(&mut self) {
        let by = now::corrected_by();
        if by != 0 {
            self.documents.set_back(-by);
            self.heard_at = self.heard_at.checked_add(by).unwrap_or(self.heard_at);
            self.tell_time();
        }
    }

    fn tell_time(&self) {
        self.ask(&Asked::Clock(now::offset()));
    }

    /// Asks the site what time it is, of which each answer tells; the board itself is not read anew.
    fn ask_for_time(&self) {
        if self.runs_unseen || !browser::is_hidden() {
            let address = format!("{}board.json", self.folder);
            spawn_local(async move { drop(fetch(&address).await) });
        }
    }

    /// Tells a new worker what to fetch. One that takes the place of another knows nothing of what that one has read.
    fn welcome(&mut self) {
        let slots = self.documents.feeds.iter().filter(|slot| slot.content.is_some() && !self.is_second);
        let start = Start {
            board: self.source.clone(),
            folder: self.folder.clone(),
            lang: self.lang,
            runs_unseen: self.runs_unseen,
            least_seconds: self.least_seconds,
            loaded: slots.map(|slot| slot.id.to_string()).collect(),
            pauses: self.pauses.clone(),
        };
        self.tell_time();
        self.ask(&Asked::Start(start));
        self.is_second = true;
        if browser::is_hidden() {
            self.ask(&Asked::Hidden);
        }
    }

    /// Takes in what the worker tells of one feed, and tells whether it is more than that all is still as it was: of that a reader
    /// sees how old it is, which is said anew with every tick.
    fn take(&mut self, attempt: Attempt, live: Live) -> bool {
        let Some(feed) = Id::parse(&attempt.feed) else { return false };
        let before = self.standing(&feed);
        let instant = |seconds: Option<i64>| seconds.and_then(Timestamp::from_second);
        if let Some(offset) = attempt.site {
            now::hear_site(offset);
        }
        if let Some(at) = instant(attempt.published_at) {
            let is_ours = |known: &Feed| known.id == feed && known.is_of_site();
            now::hear_document(&feed, at, self.documents.board.feeds.iter().any(is_ours));
        }
        let good = |updated_at| Good { updated_at: instant(updated_at), fetched_at: now::date(attempt.at) };
        let failure = match attempt.outcome {
            Outcome::News { document, is_recovery, updated_at } => {
                self.documents.receive_as(&feed, document.as_bytes(), is_recovery, good(updated_at));
                if let Some((before, _)) = &before {
                    self.documents.keep_known(before);
                }
                None
            }
            Outcome::Known { updated_at } => {
                self.documents.confirm(&feed, good(updated_at));
                None
            }
            // What is known stays, and ages: nobody has said again that it is so.
            Outcome::Older => None,
            Outcome::Failed(failure) => {
                self.documents.fail(&feed, kind(&failure));
                Some(failure)
            }
        };
        let next_at = attempt.due_at.and_then(now::date);
        let latest = Latest { feed, failure, failures: attempt.failures, next_at, warnings: attempt.warnings };
        let warns_anew = live.attempts.with_untracked(|all| {
            let known = all.iter().find(|known| known.feed == latest.feed);
            known.map_or(&[][..], |known| &known.warnings) != latest.warnings
        });
        let changed = self.changed(before.as_ref(), &latest.feed, live);
        let is_news = latest.failure.is_some() || warns_anew || changed;
        self.pauses.retain(|(known, _)| *known != attempt.feed);
        self.pauses.push((attempt.feed, attempt.not_before));
        if is_news {
            live.attempts.update(|all| latest.put_into(all));
        } else {
            live.attempts.update_untracked(|all| latest.put_into(all));
        }
        is_news
    }

    /// What a feed has brought, and how far it can be trusted now.
    fn standing(&self, feed: &Id) -> Option<(FeedContent, Freshness)> {
        let slot = self.documents.feeds.iter().find(|slot| slot.id == *feed)?;
        let known = self.documents.board.feeds.iter().find(|known| known.id == *feed)?;
        Some((slot.clone(), slot.state.freshness(known, now::now())))
    }

    /// Whether a feed stands otherwise than before. Of one that has brought something else it is no longer said that it could not
    /// be read when the board was loaded.
    fn changed(&self, before: Option<&(FeedContent, Freshness)>, feed: &Id, live: Live) -> bool {
        let now = self.standing(feed);
        let Some(((before, was), (after, is))) = before.zip(now.as_ref()) else { return true };
        let is_other = !after.has_content_of(before);
        let known = self.documents.board.feeds.iter().find(|known| known.id == *feed);
        if let Some(file) = known.filter(|_| is_other).map(|feed| feed.place.as_str())
            && live.failures.try_with_untracked(|all| all.iter().any(|(failed, _)| failed == file)) == Some(true)
        {
            let rest = |all: &Arc<Vec<Failed>>| all.iter().filter(|(failed, _)| failed != file).cloned().collect();
            live.failures.try_update(|all| *all = Arc::new(rest(all)));
        }
        is_other || was != is
    }

    /// Takes in what the site has answered to the page itself.
    fn take_own(&mut self, feed: &Feed, answer: Result<Vec<u8>, Failure>, live: Live) {
        let before = self.standing(&feed.id);
        let failure = match answer {
            Ok(bytes) => own::take(&mut self.documents, feed, &bytes, now::now()),
            Err(failure) => Some(failure),
        };
        let dated =
            self.documents.feeds.iter().find(|slot| slot.id == feed.id).and_then(|slot| slot.state.good?.updated_at);
        match (&failure, dated) {
            (Some(failure), _) => self.documents.fail(&feed.id, kind(failure)),
            (None, Some(at)) => now::hear_document(&feed.id, at, true),
            (None, None) => {}
        }
        self.changed(before.as_ref(), &feed.id, live);
        // The page may be gone.
        live.attempts.try_update(|all| match failure {
            Some(failure) => Latest::failed(feed.id.clone(), failure).put_into(all),
            None => all.retain(|known| known.feed != feed.id),
        });
    }

    /// There is no worker: what it would have read stays and ages, and the page says why.
    fn say_that_no_worker_runs(&mut self, attempts: RwSignal<Vec<Latest>>) {
        let board = Arc::clone(&self.documents.board);
        let feeds = board.feeds_within_reach().filter(|feed| !feed.is_of_site());
        let feeds: Vec<_> = feeds.map(|feed| feed.id.clone()).collect();
        for feed in &feeds {
            self.documents.fail(feed, FeedFailure::Unreachable);
        }
        attempts.set(feeds.into_iter().map(|feed| Latest::failed(feed, Failure::NoWorker)).collect());
    }

    /// Whether nobody fetches anything any more: without a worker the page still asks for what its own site has.
    fn is_stopped(&self) -> bool {
        self.watch.is_gone() && !self.documents.board.feeds.iter().any(Feed::is_of_site)
    }
}

/// Says whose clock disagrees.
fn disagreement(documents: &Documents, lang: Lang) -> String {
    now::disagreement(|disagreement| match disagreement {
        Disagreement::Device(seconds) => downboard_words::clock_of_device(lang, seconds),
        Disagreement::Feed(feed, seconds) => {
            downboard_words::clock_of_feed(lang, name_of(documents, feed, lang), seconds)
        }
    })
}

fn name_of<'a>(documents: &'a Documents, feed: &'a Id, lang: Lang) -> &'a str {
    let known = documents.board.feeds.iter().find(|known| known.id == *feed);
    known.and_then(|feed| feed.name.as_ref()).map_or(feed.as_str(), |name| name.get(lang))
}

/// Whether there was an answer that cannot be used, or none.
fn kind(failure: &Failure) -> FeedFailure {
    match failure {
        Failure::Unreadable(_) | Failure::TooLarge | Failure::Http(_) => FeedFailure::Unreadable,
        Failure::TimedOut | Failure::Unreachable | Failure::UnknownBoard { .. } | Failure::NoWorker => {
            FeedFailure::Unreachable
        }
    }
}

impl Live {
    /// Puts the documents together as they are now, and takes over what did not change.
    fn put_together(&self, documents: &Documents, lang: Lang) {
        // The page may be gone.
        let Some(before) = self.log.try_get_untracked() else { return };
        let now = now::now();
        let after = BoardLog::at(documents, now, Some(&before));
        let changed = changes(&before, &after, now, lang);
        if !changed.is_empty() {
            self.changed.try_set(downboard_words::names(lang, &changed, MOST_CHANGES));
        }
        let clock = disagreement(documents, lang);
        if self.clock.try_with_untracked(|said| *said != clock) == Some(true) {
            self.clock.set(clock);
        }
        // All at once: what is drawn is drawn from all three.
        self.log.try_set(Arc::new(after));
        self.now.try_set(now);
        if self.is_now.try_get_untracked() == Some(true) {
            self.moment.try_set(now);
        }
    }

    /// Lets time pass.
    fn pass_time(&self, shared: &Shared) {
        let mut followed = shared.borrow_mut();
        if now::pass() {
            followed.ask_for_time();
        }
        followed.correct();
        self.put_together(&followed.documents, followed.lang);
    }

    /// Says since when nothing is fetched any more, where another worker did not come at once.
    fn say_whether_stopped(&self, shared: &Shared) {
        let followed = shared.borrow();
        let since = followed.is_stopped().then_some(followed.heard_at);
        if self.stopped.try_get_untracked().is_some_and(|said| said != since) {
            self.stopped.try_set(since);
        }
    }
}

/// What changed between two logs, in words. What was not known before is no change: it was only not loaded yet.
fn changes(before: &BoardLog, after: &BoardLog, now: Timestamp, lang: Lang) -> Vec<String> {
    let mut changes = Vec::new();
    for ((service, before), after) in after.board.services.iter().zip(&before.services).zip(&after.services) {
        let (was, is) = (before.timeline.status_at(now), after.timeline.status_at(now));
        if !Arc::ptr_eq(before, after) && was != is && !before.events.is_empty() {
            changes.push(downboard_words::changed_to(service.name.get(lang), downboard_words::words(lang).status(is)));
        }
    }
    changes
}
