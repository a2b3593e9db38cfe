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
                disabled=move || now.is_followed.get()
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
                <button
                    type="button"
                    class="button moment-step is-back"
                    on:click=move |_| replay.to_previous_change()
                    disabled=at_start
                >
                    <span>{labels.previous_change}</span>
                </button>
                <button
                    type="button"
                    class="button moment-step"
                    on:click=move |_| replay.to_next_change()
                    disabled=at_end
                >
                    <span>{labels.next_change}</span>
                </button>
                {to_now}
            </div>
            <p class="moment-shown">
                {move || anew(shown_day())} " " <strong>{move || anew(shown_clock())}</strong> " "
                <span class="moment-zone">{move || anew(label())}</span>
            </p>
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
