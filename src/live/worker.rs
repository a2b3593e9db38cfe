//! The worker: one loop per feed of a live board.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use downboard_core::decode::decode_board;
use downboard_core::model::{Board, Feed, FeedPlace, Lang};
use downboard_core::reading::Finding;
use downboard_core::time::Timestamp;
use downboard_feeds::fetching::{
    Answer, Asked, Attempt, Failure, FetchEnd, Outcome, Reader, Reading, Schedule, Start, Told, streams,
};
use futures::StreamExt;
use futures::future::{AbortHandle, abortable};
use gloo_net::eventsource::futures::EventSource;
use gloo_net::http::Response;
use js_sys::Function;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::encoding::in_utf_8;
use super::fetch::fetch_and_look;
use super::now;
use crate::browser;

/// The longest that a timer waits: browsers count its milliseconds in 32 bits.
const LONGEST_TIMER_MS: i64 = 60_000;

struct Source {
    id: String,
    address: String,
    reader: Reader,
    /// Whether it lies beside the board: its answers say what time it is.
    is_ours: bool,
    /// How much later than by the device's clock it is by the latest of them.
    site: Option<i64>,
}

struct Loop {
    /// The language of warnings.
    lang: Lang,
    sources: Vec<Source>,
    schedule: Schedule,
    timer: Option<i32>,
    /// The feeds whose streams are followed while somebody sees the page, by their index, with the addresses.
    streams: Vec<(usize, String)>,
    /// What ends the streams that are followed.
    followed: Vec<AbortHandle>,
    /// Whether the feeds are fetched while nobody sees the page.
    runs_unseen: bool,
    /// What the timer calls. One for all turns: a closure that is made for one timer and never called is never freed.
    wake: Function,
}

type Shared = Rc<RefCell<Loop>>;

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn now_ms() -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "the clock's milliseconds are far below 2^52")]
    let now = js_sys::Date::now() as i64;
    now
}

/// Listens to the page.
pub fn listen() {
    let running: RefCell<Option<Shared>> = RefCell::new(None);
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let Some(asked) = event.data().as_string().as_deref().and_then(Asked::parse) else { return };
        let mut running = running.borrow_mut();
        match (asked, running.as_ref()) {
            (Asked::Clock(offset), _) => now::set_offset(offset),
            (Asked::Ping, _) => post(&Told::Alive),
            (Asked::Start(asked), None) => *running = start(&asked),
            (Asked::Hidden, Some(shared)) => hide(shared),
            (Asked::Visible, Some(shared)) => show(shared),
            (Asked::Online, Some(shared)) => wake(shared),
            (Asked::Start(_), Some(_)) | (Asked::Hidden | Asked::Visible | Asked::Online, None) => {}
        }
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // It listens as long as the worker lives.
    on_message.forget();
    post(&Told::Ready);
}

fn post(told: &Told) {
    // Fails only for what cannot be copied; text can.
    scope().post_message(&JsValue::from_str(&told.to_text())).ok();
}

fn start(asked: &Start) -> Option<Shared> {
    let mut board = decode_board(asked.board.as_bytes()).value?;
    board.slow_down(asked.least_seconds);
    let feeds: Vec<Feed> = board.feeds_within_reach().cloned().collect();
    let is_loaded = |feed: &Feed| asked.loaded.iter().any(|id| id == feed.id.as_str());
    let mut schedule = Schedule::new(feeds.iter().map(|feed| (feed.interval_seconds(), is_loaded(feed))), now_ms());
    for (id, until) in &asked.pauses {
        if let Some(index) = feeds.iter().position(|feed| feed.id.as_str() == id) {
            schedule.leave_alone_until(index, *until);
        }
    }
    let streams = streams(&feeds);
    let sources = feeds.into_iter().map(|feed| Source {
        id: feed.id.to_string(),
        address: address(&board, &feed, &asked.folder),
        is_ours: matches!(feed.place, FeedPlace::File(_)),
        reader: Reader::new(feed, board.id.clone()),
        site: None,
    });
    let shared = Rc::new_cyclic(|shared: &Weak<RefCell<Loop>>| {
        let shared = Weak::clone(shared);
        let wake = Closure::<dyn Fn()>::new(move || {
            if let Some(shared) = shared.upgrade() {
                turn(&shared);
            }
        });
        let wake = wake.into_js_value().unchecked_into();
        let followed = Vec::new();
        RefCell::new(Loop {
            lang: asked.lang,
            sources: sources.collect(),
            schedule,
            timer: None,
            streams,
            followed,
            runs_unseen: asked.runs_unseen,
            wake,
        })
    });
    open_streams(&shared);
    turn(&shared);
    Some(shared)
}

fn open_streams(shared: &Shared) {
    let streams = shared.borrow().streams.clone();
    for (index, address) in streams {
        let (followed, handle) = abortable(follow(Rc::clone(shared), index, address));
        shared.borrow_mut().followed.push(handle);
        spawn_local(async move {
            // Aborted or at its end: either way the feed is fetched on.
            followed.await.ok();
        });
    }
}

fn close_streams(shared: &Shared) {
    for handle in shared.borrow_mut().followed.drain(..) {
        handle.abort();
    }
}

/// Where a feed is fetched from: beside the board, at its own address, or through the board's proxy.
fn address(board: &Board, feed: &Feed, folder: &str) -> String {
    match (&feed.place, &board.proxy) {
        (FeedPlace::File(file), _) => format!("{folder}{file}"),
        (FeedPlace::Address(address), Some(proxy)) if feed.proxied => {
            let encoded: String = form_urlencoded::byte_serialize(address.as_str().as_bytes()).collect();
            format!("{}{encoded}", proxy.as_str())
        }
        (FeedPlace::Address(address), _) => address.as_str().to_owned(),
    }
}

/// Nobody sees the page. Its streams are given up also where it goes on: other tabs need the connections.
fn hide(shared: &Shared) {
    close_streams(shared);
    let mut running = shared.borrow_mut();
    let is_paused = !running.runs_unseen;
    running.schedule.pause(is_paused);
    drop(running);
    turn(shared);
}

fn show(shared: &Shared) {
    close_streams(shared);
    open_streams(shared);
    shared.borrow_mut().schedule.pause(false);
    wake(shared);
}

/// Asks all feeds whose servers may be asked.
fn wake(shared: &Shared) {
    shared.borrow_mut().schedule.wake(now_ms());
    turn(shared);
}

/// Starts what is due and sets the timer for what is due next.
fn turn(shared: &Shared) {
    let now = now_ms();
    let due = shared.borrow_mut().schedule.due(now);
    for index in due {
        spawn_local(attempt(Rc::clone(shared), index));
    }
    let mut running = shared.borrow_mut();
    if let Some(timer) = running.timer.take() {
        scope().clear_timeout_with_handle(timer);
    }
    let Some(wake_at) = running.schedule.wake_at() else { return };
    let wait = (wake_at - now).clamp(0, LONGEST_TIMER_MS);
    let wait = i32::try_from(wait).unwrap_or(i32::MAX);
    running.timer = scope().set_timeout_with_callback_and_timeout_and_arguments_0(&running.wake, wait).ok();
}

/// Fetches a feed once and tells the page what came of it.
async fn attempt(shared: Shared, index: usize) {
    let Some(address) = shared.borrow().sources.get(index).map(|source| source.address.clone()) else { return };
    let look = |response: &Response| {
        (retry_after_ms(response), now::offset_of(response), response.headers().get("content-type"))
    };
    let (answer, seen) = fetch_and_look(&address, look).await;
    let (retry_after_ms, site, content_type) = seen.unwrap_or_default();
    if let Some(source) = shared.borrow_mut().sources.get_mut(index) {
        source.site = site.filter(|_| source.is_ours);
    }
    let (told, outcome) = match answer {
        Ok(bytes) => take(&shared, index, &in_utf_8(&bytes, content_type.as_deref())),
        Err(failure) => (Some((Outcome::Failed(failure), Vec::new())), FetchEnd::Failed { retry_after_ms }),
    };
    shared.borrow_mut().schedule.finished(index, outcome, now_ms(), js_sys::Math::random());
    if let Some((outcome, findings)) = told {
        tell(&shared, index, outcome, &findings);
    }
    turn(&shared);
}

/// `Retry-After` in milliseconds, given in seconds or as a date.
fn retry_after_ms(response: &Response) -> Option<i64> {
    let value = response.headers().get("retry-after")?;
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds of a date are far below 2^52; NaN becomes 0")]
    let until = || js_sys::Date::parse(&value) as i64 - now::now().as_second() * 1_000;
    let seconds: Option<i64> = value.trim().parse().ok();
    Some(seconds.map_or_else(until, |seconds| seconds.saturating_mul(1_000)))
}

/// What is told of an answer, with what is wrong with it.
type Report = (Outcome, Vec<Finding>);

/// Reads what came with an event. What is no document says only that there is a new one.
fn take_if_readable(shared: &Shared, index: usize, bytes: &[u8]) -> bool {
    let reading = read(shared, index, bytes).filter(|reading| reading.answer != Answer::Unreadable);
    let is_read = reading.is_some();
    if let Some((outcome, findings)) = reading.map(report) {
        tell(shared, index, outcome, &findings);
    }
    is_read
}

/// Reads an answer.
fn take(shared: &Shared, index: usize, bytes: &[u8]) -> (Option<Report>, FetchEnd) {
    let report = read(shared, index, bytes).map(report);
    match &report {
        // The server answers as it should, also where its version is an older one.
        Some((Outcome::News { .. } | Outcome::Known { .. } | Outcome::Older, _)) => (report, FetchEnd::Good),
        Some((Outcome::Failed(_), _)) | None => (report, FetchEnd::Failed { retry_after_ms: None }),
    }
}

fn read(shared: &Shared, index: usize, bytes: &[u8]) -> Option<Reading> {
    let mut running = shared.borrow_mut();
    Some(running.sources.get_mut(index)?.reader.read(bytes, now::now()))
}

fn report(reading: Reading) -> Report {
    let seconds = |at: Option<Timestamp>| at.map(Timestamp::as_second);
    let outcome = match reading.answer {
        Answer::New { document, is_recovery, updated_at } => {
            Outcome::News { document, is_recovery, updated_at: seconds(updated_at) }
        }
        Answer::Known { updated_at } => Outcome::Known { updated_at: seconds(updated_at) },
        Answer::Older => Outcome::Older,
        Answer::Unreadable => Outcome::Failed(Failure::Unreadable(Vec::new())),
    };
    (outcome, reading.findings)
}

fn tell(shared: &Shared, index: usize, outcome: Outcome, findings: &[Finding]) {
    let running = shared.borrow();
    let Some(source) = running.sources.get(index) else { return };
    let (feed, site, schedule) = (source.id.clone(), source.site, &running.schedule);
    let (not_before, failures) = (schedule.not_before(index), schedule.failures(index));
    let due_at = schedule.due_at(index).map(|due_at| due_at.div_euclid(1_000));
    let warnings = downboard_words::findings(running.lang, findings);
    let published_at = source.reader.version_at().map(Timestamp::as_second);
    drop(running);
    let at = browser::now().as_second();
    post(&Told::Attempt(Attempt { feed, at, outcome, warnings, not_before, due_at, failures, published_at, site }));
}

/// Follows the server-sent events of a feed. An event carries the document, or says no more than that there is a new one.
/// What happened while the connection was down is fetched when it is back; when it closes for good, the loop goes on.
async fn follow(shared: Shared, index: usize, address: String) {
    let Ok(mut stream) = EventSource::new(&address) else { return };
    let (Ok(opened), Ok(messages)) = (stream.subscribe("open"), stream.subscribe("message")) else { return };
    let mut events = futures::stream::select(opened, messages);
    while let Some(Ok((_, event))) = events.next().await {
        let document = event.data().as_string().filter(|data| data.trim_start().starts_with(['{', '[', '<']));
        let is_taken = document.is_some_and(|document| take_if_readable(&shared, index, document.as_bytes()));
        if !is_taken {
            shared.borrow_mut().schedule.changed(index, now_ms());
            turn(&shared);
        }
    }
}
