//! The moment control: play, step from change to change, drag.

use std::time::Duration;

use downboard_core::time::{MINUTE, Timestamp};
use leptos::prelude::*;

use super::shown::Shown;
use crate::ui::anew;

/// How often a replay moves.
const TICK: Duration = Duration::from_millis(200);
/// How far it moves each time: the outage of six days passes in about a minute and a half.
const STEP_SECONDS: i64 = 15 * MINUTE;
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

/// Moves the moment of the board.
#[component]
pub fn MomentControl(
    /// The board.
    shown: Shown,
    /// The moment.
    moment: RwSignal<Timestamp>,
    /// Called when the moment comes to rest: the page then writes it into its address.
    #[prop(into)]
    on_rest: Callback<()>,
    /// Whether the reader asked for less motion.
    still: bool,
    /// The timer.
    every: Every,
    /// Now, on a live board: the moment goes no further.
    now: Option<Now>,
) -> impl IntoView {
    let words = shown.words();
    let (log, period) = (shown.log, shown.period);
    let zone = StoredValue::new(shown.board.zone.clone());
    let from = move || period.get().from.as_second();
    let to = move || period.get().to.as_second();
    let playing: RwSignal<Option<IntervalHandle>> = RwSignal::new(None);

    let last = move || match now {
        Some(now) => now.now.get_untracked().min(period.get_untracked().to),
        None => period.get_untracked().to,
    };
    // Whoever moves the moment wants to see it, and not what comes.
    let leave_now = move || {
        if let Some(now) = now {
            now.is_followed.set(false);
        }
    };
    let stop = move || {
        if let Some(handle) = playing.get_untracked() {
            handle.clear();
            playing.set(None);
            on_rest.run(());
        }
    };
    on_cleanup(move || {
        if let Some(Some(handle)) = playing.try_get_untracked() {
            handle.clear();
        }
    });
    let next_change =
        move |at: Timestamp| log.with_untracked(|log| log.changes.iter().copied().find(|change| *change > at));
    let previous_change =
        move |at: Timestamp| log.with_untracked(|log| log.changes.iter().rev().copied().find(|change| *change < at));
    let advance = move || {
        let Some(at) = moment.try_get_untracked() else { return };
        let next = if still { next_change(at) } else { Timestamp::from_second(at.as_second() + STEP_SECONDS) };
        if let Some(next) = next.filter(|next| *next <= last()) {
            moment.set(next);
        } else {
            moment.set(last());
            stop();
        }
    };
    let toggle = move |_| {
        if playing.get_untracked().is_some() {
            stop();
            return;
        }
        leave_now();
        if moment.get_untracked() >= last() {
            moment.set(period.get_untracked().from);
        }
        playing.set(every(if still { STILL_TICK } else { TICK }, Box::new(advance)));
    };
    let go = move |to: Option<Timestamp>| {
        stop();
        if let Some(to) = to {
            leave_now();
            moment.set(to.min(last()));
            on_rest.run(());
        }
    };
    let drag = move |event: leptos::ev::Event| {
        stop();
        let minutes = event_target_value(&event).parse::<i64>().unwrap_or_default();
        if let Some(at) = Timestamp::from_second(from() + minutes * MINUTE) {
            leave_now();
            moment.set(at.min(last()));
        }
    };
    let to_now = now.map(|now| {
        let go = move |_| {
            stop();
            now.is_followed.set(true);
            moment.set(now.now.get_untracked());
            on_rest.run(());
        };
        view! {
            <button type="button" class="button" on:click=go disabled=move || now.is_followed.get()>
                {words.to_live}
            </button>
        }
    });
    let at_start = move || moment.get() <= period.get().from;
    let at_end = move || {
        let last = now.map_or_else(|| period.get().to, |now| now.now.get());
        moment.get() >= last
    };
    let shown_day = {
        let shown = shown.clone();
        move || shown.day(moment.get())
    };
    let shown_clock = move || zone.with_value(|zone| downboard_words::clock(moment.get(), zone));
    let spoken = {
        let shown = shown.clone();
        move || shown.day_and_clock(moment.get())
    };
    let label = zone.with_value(|zone| zone.label.clone());
    view! {
        <section class="moment" aria-label=words.moment_control>
            <div class="moment-buttons">
                <button type="button" class="button button-primary" on:click=toggle>
                    <PlayIcon playing=Signal::derive(move || playing.get().is_some()) />
                    <span>{move || anew(if playing.get().is_some() { words.pause } else { words.play })}</span>
                </button>
                <button
                    type="button"
                    class="button"
                    on:click=move |_| go(previous_change(moment.get_untracked()))
                    disabled=at_start
                >
                    {words.previous_change}
                </button>
                <button
                    type="button"
                    class="button"
                    on:click=move |_| go(next_change(moment.get_untracked()))
                    disabled=at_end
                >
                    {words.next_change}
                </button>
                {to_now}
            </div>
            <p class="moment-shown">
                {move || anew(shown_day())} " " <strong>{move || anew(shown_clock())}</strong> " " <span class="moment-zone">{label}</span>
            </p>
            <input
                type="range"
                class="moment-range"
                aria-label=words.moment
                aria-valuetext=spoken
                min="0"
                max=move || ((to() - from()) / MINUTE).to_string()
                step="10"
                prop:value=move || ((moment.get().as_second() - from()) / MINUTE).to_string()
                on:input=drag
                on:change=move |_| on_rest.run(())
            />
        </section>
    }
}

#[component]
fn PlayIcon(playing: Signal<bool>) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
            <path d=move || if playing.get() { "M2.5 1.5h2.5v9H2.5zM7 1.5h2.5v9H7z" } else { "M2.5 1.2 10.5 6 2.5 10.8z" } />
        </svg>
    }
}
