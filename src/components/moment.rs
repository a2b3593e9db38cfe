//! The moment control: play, step from change to change. What is dragged stands on the axis of the lanes.

use leptos::prelude::*;

use super::replay::Replay;
use super::shown::Shown;
use crate::ui::anew;

/// Moves the moment of the board.
#[component]
pub fn MomentControl(
    /// The board.
    shown: Shown,
    /// What moves the moment.
    replay: Replay,
) -> impl IntoView {
    let labels = shown.labels();
    let (moment, period, now) = (replay.moment, shown.period, replay.now);
    let to_now = now.map(|now| {
        view! {
            <button
                type="button"
                class="button"
                on:click=move |_| replay.to_now()
                aria-disabled=move || now.is_followed.get().then_some("true")
            >
                {labels.to_live}
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
    let zone = StoredValue::new(shown.board.zone.clone());
    let shown_clock = move || zone.with_value(|zone| downboard_words::clock(moment.get(), zone));
    let label = move || zone.with_value(|zone| zone.label_at(moment.get()).to_owned());
    view! {
        <section class="moment" aria-label=labels.moment_control>
            <div class="moment-buttons">
                <button type="button" class="button button-primary" on:click=move |_| replay.toggle()>
                    <PlayIcon playing=Signal::derive(move || replay.is_playing()) />
                    <span>{move || anew(if replay.is_playing() { labels.pause } else { labels.play })}</span>
                </button>
                {step("is-back", labels.previous_change, Signal::derive(at_start), move || replay.to_previous_change())}
                {step("", labels.next_change, Signal::derive(at_end), move || replay.to_next_change())} {to_now}
            </div>
            <p class="moment-shown">
                {move || anew(shown_day())} " " <strong>{move || anew(shown_clock())}</strong> " "
                <span class="moment-zone">{move || anew(label())}</span>
            </p>
        </section>
    }
}

/// A step from change to change: a word, on a phone an arrow.
fn step(
    class: &'static str,
    name: &'static str,
    is_at_end: Signal<bool>,
    go: impl Fn() + Send + Sync + 'static,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=format!("button moment-step {class}")
            on:click=move |_| go()
            aria-disabled=move || is_at_end.get().then_some("true")
        >
            <span>{name}</span>
        </button>
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
