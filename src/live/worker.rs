//! The worker: one loop per feed of a live board.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use downboard_core::decode::decode_board;
use downboard_core::model::{Board, Feed, FeedPlace, Lang};
use downboard_core::time::Timestamp;
use futures::StreamExt;
use gloo_net::eventsource::futures::EventSource;
use gloo_net::http::Response;
use js_sys::Function;
use serde_json::Value;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::fetch::fetch_and_ask;
use super::reader::{Answer, Reader, Reading};
use super::schedule::{Outcome, Schedule};
use super::wire::{HIDDEN, READY, Told, VISIBLE};
use crate::i18n::Failure;

/// The longest that a timer waits: browsers count its milliseconds in 32 bits.
const LONGEST_TIMER_MS: i64 = 60_000;

struct Source {
    id: String,
    address: String,
    reader: Reader,
}

struct Loop {
    sources: Vec<Source>,
    schedule: Schedule,
    timer: Option<i32>,
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
        let Some(text) = event.data().as_string() else { return };
        let mut running = running.borrow_mut();
        match (text.as_str(), running.as_ref()) {
            (HIDDEN, Some(shared)) => pause(shared, true),
            (VISIBLE, Some(shared)) => pause(shared, false),
            (text, None) => *running = start(text),
            _ => {}
        }
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // It listens as long as the worker lives.
    on_message.forget();
    post(READY);
}

fn post(text: &str) {
    // Fails only for what cannot be copied; text can.
    scope().post_message(&JsValue::from_str(text)).ok();
}

fn start(text: &str) -> Option<Shared> {
    let message: Value = serde_json::from_str(text).ok()?;
    let word = |key: &str| message.get(key).and_then(Value::as_str).unwrap_or_default();
    let board = decode_board(word("board").as_bytes()).value?;
    let lang = Lang::parse(word("lang")).unwrap_or_default();
    let loaded = message.get("loaded").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let is_loaded = |feed: &Feed| loaded.iter().any(|id| id.as_str() == Some(feed.id.as_str()));
    let schedule = Schedule::new(board.feeds.iter().map(|feed| (feed.interval_seconds(), is_loaded(feed))), now_ms());
    let sources = board.feeds.iter().map(|feed| Source {
        id: feed.id.to_string(),
        address: address(&board, feed, word("folder")),
        reader: Reader::new(feed.clone(), board.id.clone(), lang),
    });
    let shared = Rc::new_cyclic(|shared: &Weak<RefCell<Loop>>| {
        let shared = Weak::clone(shared);
        let wake = Closure::<dyn Fn()>::new(move || {
            if let Some(shared) = shared.upgrade() {
                turn(&shared);
            }
        });
        let wake = wake.into_js_value().unchecked_into();
        RefCell::new(Loop { sources: sources.collect(), schedule, timer: None, wake })
    });
    for (index, feed) in board.feeds.iter().enumerate() {
        if let Some(stream) = &feed.stream {
            spawn_local(follow(Rc::clone(&shared), index, stream.as_str().to_owned()));
        }
    }
    turn(&shared);
    Some(shared)
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

fn pause(shared: &Shared, is_paused: bool) {
    shared.borrow_mut().schedule.pause(is_paused);
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
    let answer = fetch_and_ask(&address, retry_after_ms).await;
    let outcome = match answer {
        Ok(bytes) => take(&shared, index, &bytes),
        Err((failure, retry_after_ms)) => {
            let (outcome, http) = word(&failure);
            tell(&shared, index, &Told { outcome, http, ..nothing() });
            Outcome::Failed { retry_after_ms }
        }
    };
    shared.borrow_mut().schedule.finished(index, outcome, now_ms(), js_sys::Math::random());
    turn(&shared);
}

/// `Retry-After` in milliseconds, given in seconds or as a date.
fn retry_after_ms(response: &Response) -> Option<i64> {
    let value = response.headers().get("retry-after")?;
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds of a date are far below 2^52; NaN becomes 0")]
    let until = || (js_sys::Date::parse(&value) - js_sys::Date::now()) as i64;
    let seconds: Option<i64> = value.trim().parse().ok();
    Some(seconds.map_or_else(until, |seconds| seconds.saturating_mul(1_000)))
}

fn word(failure: &Failure) -> (&'static str, Option<u16>) {
    match failure {
        Failure::Http(status) => ("http", Some(*status)),
        Failure::TimedOut => ("timed_out", None),
        Failure::TooLarge => ("too_large", None),
        Failure::Unreadable(_) => ("unreadable", None),
        Failure::Unreachable | Failure::UnknownBoard { .. } | Failure::NoWorker => ("unreachable", None),
    }
}

/// Reads what came with an event. What is no document says only that there is a new one.
fn take_if_readable(shared: &Shared, index: usize, bytes: &[u8]) -> bool {
    let reading = read(shared, index, bytes).filter(|reading| reading.answer != Answer::Unreadable);
    if let Some(reading) = &reading {
        report(shared, index, reading);
    }
    reading.is_some()
}

/// Reads an answer and tells the page.
fn take(shared: &Shared, index: usize, bytes: &[u8]) -> Outcome {
    match read(shared, index, bytes) {
        Some(reading) => report(shared, index, &reading),
        None => Outcome::Failed { retry_after_ms: None },
    }
}

fn read(shared: &Shared, index: usize, bytes: &[u8]) -> Option<Reading> {
    let read_at = Timestamp::from_second(now_ms() / 1_000)?;
    let mut running = shared.borrow_mut();
    Some(running.sources.get_mut(index)?.reader.read(bytes, read_at))
}

fn report(shared: &Shared, index: usize, reading: &Reading) -> Outcome {
    let seconds = |at: Option<Timestamp>| at.map(Timestamp::as_second);
    let warnings = reading.warnings.as_slice();
    match &reading.answer {
        Answer::New { document, is_recovery, updated_at } => {
            let told = Told {
                outcome: "news",
                document: Some(document),
                recovery: *is_recovery,
                updated_at: seconds(*updated_at),
                warnings,
                ..nothing()
            };
            tell(shared, index, &told);
            Outcome::Good
        }
        Answer::Known { updated_at } => {
            let updated_at = seconds(*updated_at);
            tell(shared, index, &Told { outcome: "known", updated_at, warnings, ..nothing() });
            Outcome::Good
        }
        Answer::Unreadable => {
            tell(shared, index, &Told { outcome: "unreadable", warnings, ..nothing() });
            Outcome::Failed { retry_after_ms: None }
        }
    }
}

fn nothing() -> Told<'static> {
    let at = now_ms() / 1_000;
    Told { feed: "", at, outcome: "", http: None, document: None, recovery: false, updated_at: None, warnings: &[] }
}

fn tell(shared: &Shared, index: usize, told: &Told<'_>) {
    let running = shared.borrow();
    let Some(source) = running.sources.get(index) else { return };
    if let Ok(text) = serde_json::to_string(&Told { feed: &source.id, ..*told }) {
        drop(running);
        post(&text);
    }
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
