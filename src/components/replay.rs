//! What moves the moment of a board: play, step, drag.

use std::time::Duration;

use downboard_core::model::Period;
use downboard_core::time::{HOUR, MINUTE, Timestamp};
use downboard_core::timeline::BoardLog;
use leptos::prelude::*;
use std::sync::Arc;

use super::shown::Shown;
use crate::ui::Lasting;

/// How often a replay moves: figures that change more often cannot be read, and browsers refuse an address that does.
const TICK: Duration = Duration::from_millis(250);
/// How often it does in real time: a board knows no less than a second.
const SECOND: Duration = Duration::from_secs(1);
/// How fast a replay goes, in seconds of the board for each second: from real time to three hours.
pub const SPEEDS: [i64; 5] = [1, MINUTE, 15 * MINUTE, HOUR, 3 * HOUR];
/// How fast it goes unless a reader says otherwise: an outage of six days passes in about two minutes.
const SPEED: i64 = HOUR;
/// How long each change stays when the reader asked for less motion: the replay then steps and does not glide.
const STILL_TICK: Duration = Duration::from_millis(1_500);

/// Starts repeated work and gives back what ends it. The page brings the browser's timer; a test brings its own.
pub type Every = fn(Duration, Box<dyn Fn()>) -> Option<IntervalHandle>;

/// The moment of a live board: now, unless the reader has moved away from it.
#[derive(Clone, Copy)]
pub struct Now {
    /// Now.
    pub now: Signal<Timestamp>,
    /// Whether the moment follows it.
    pub is_followed: RwSignal<bool>,
}

/// What moves the moment of a board.
#[derive(Clone, Copy)]
pub struct Replay {
    /// The moment.
    pub moment: RwSignal<Timestamp>,
    /// Now, on a live board: the moment goes no further.
    pub now: Option<Now>,
    log: Lasting<RwSignal<Arc<BoardLog>>>,
    period: Lasting<Memo<Period>>,
    /// How many seconds of the board pass in a second of a replay.
    pub speed: RwSignal<i64>,
    on_rest: Callback<()>,
    still: bool,
    every: Every,
    playing: RwSignal<Option<IntervalHandle>>,
}

impl Replay {
    /// What moves the moment of a board.
    ///
    /// `on_rest` is called when the moment comes to rest, and each time that a replay moves it; `still` says whether the reader asked for less motion, `every` is the
    /// timer.
    pub fn new(
        shown: &Shown,
        moment: RwSignal<Timestamp>,
        on_rest: Callback<()>,
        still: bool,
        every: Every,
        now: Option<Now>,
    ) -> Self {
        let playing: RwSignal<Option<IntervalHandle>> = RwSignal::new(None);
        on_cleanup(move || {
            if let Some(Some(handle)) = playing.try_get_untracked() {
                handle.clear();
            }
        });
        Self {
            moment,
            now,
            log: shown.log,
            period: shown.period,
            speed: RwSignal::new(SPEED),
            on_rest,
            still,
            every,
            playing,
        }
    }

    fn last(self) -> Timestamp {
        let end = self.period.get_untracked().to;
        self.now.map_or(end, |now| now.now.get_untracked().min(end))
    }

    /// Whoever moves the moment wants to see it, and not what comes.
    fn leave_now(self) {
        if let Some(now) = self.now {
            now.is_followed.set(false);
        }
    }

    fn stop(self) {
        if let Some(handle) = self.playing.get_untracked() {
            handle.clear();
            self.playing.set(None);
            self.on_rest.run(());
        }
    }

    fn next_change(self, at: Timestamp) -> Option<Timestamp> {
        self.log.with_untracked(|log| log.changes.iter().copied().find(|change| *change > at))
    }

    fn previous_change(self, at: Timestamp) -> Option<Timestamp> {
        self.log.with_untracked(|log| log.changes.iter().rev().copied().find(|change| *change < at))
    }

    /// How often it moves.
    fn tick(self) -> Duration {
        match (self.still, self.speed.get_untracked()) {
            (true, _) => STILL_TICK,
            (false, 1) => SECOND,
            (false, _) => TICK,
        }
    }

    /// How far it moves each time, in seconds.
    fn step(self) -> i64 {
        let ticks = i64::try_from(SECOND.as_millis() / self.tick().as_millis()).unwrap_or(1);
        (self.speed.get_untracked() / ticks).max(1)
    }

    /// Goes so fast from now on.
    pub fn go_at(self, speed: i64) {
        self.speed.set(speed);
        if let Some(handle) = self.playing.get_untracked() {
            handle.clear();
            self.begin();
        }
    }

    fn begin(self) {
        self.playing.set((self.every)(self.tick(), Box::new(move || self.advance())));
    }

    fn advance(self) {
        let Some(at) = self.moment.try_get_untracked() else { return };
        let next = if self.still { self.next_change(at) } else { at.checked_add(self.step()) };
        if let Some(next) = next.filter(|next| *next <= self.last()) {
            self.moment.set(next);
            self.on_rest.run(());
        } else {
            self.moment.set(self.last());
            self.stop();
        }
    }

    /// Whether the moment moves by itself, in a closure.
    pub fn is_playing(self) -> bool {
        self.playing.with(Option::is_some)
    }

    /// Begins to play, or pauses.
    pub fn toggle(self) {
        if self.playing.with_untracked(Option::is_some) {
            self.stop();
            return;
        }
        self.leave_now();
        if self.moment.get_untracked() >= self.last() {
            self.moment.set(self.period.get_untracked().from);
        }
        self.begin();
    }

    /// Goes to a moment, and is at rest there.
    pub fn go(self, to: Timestamp) {
        self.drag(to);
        self.on_rest.run(());
    }

    /// Goes to a moment on the way to another. Outside of its period a board has none.
    pub fn drag(self, to: Timestamp) {
        self.stop();
        self.leave_now();
        self.moment.set(to.max(self.period.get_untracked().from).min(self.last()));
    }

    /// The moment has been dragged to where it is.
    pub fn rest(self) {
        self.on_rest.run(());
    }

    /// Goes to the next change; nowhere where there is none.
    pub fn to_next_change(self) {
        self.to_change(self.next_change(self.moment.get_untracked()));
    }

    /// Goes to the change before; nowhere where there is none.
    pub fn to_previous_change(self) {
        self.to_change(self.previous_change(self.moment.get_untracked()));
    }

    fn to_change(self, change: Option<Timestamp>) {
        match change {
            Some(change) => self.go(change),
            None => self.stop(),
        }
    }

    /// Goes back to now and follows it, on a live board.
    pub fn to_now(self) {
        self.stop();
        if let Some(now) = self.now {
            now.is_followed.set(true);
            self.moment.set(now.now.get_untracked());
            self.on_rest.run(());
        }
    }
}
