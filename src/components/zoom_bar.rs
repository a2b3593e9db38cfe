//! How much time the lanes show: buttons, and the keys that do the same.

use downboard_core::model::Period;
use downboard_core::time::{DAY, HOUR};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::tachys::renderer::types::Element;

use super::shown::Shown;
use super::zoom::Zoom;
use crate::ui::anew;

/// How far a key or a button moves what is shown, as a share of it.
const SHIFT: f64 = 0.25;

/// Where keys are for what is written or selected.
const WRITTEN: &str = "input:not([type=range]), textarea, select";

/// Whether a key is for what is written, and for nothing else.
pub(super) fn is_written(event: &KeyboardEvent) -> bool {
    !matches!(event_target::<Element>(event).closest(WRITTEN), Ok(None))
}

/// Does what a key says.
pub(super) fn on_key(zoom: Zoom, event: &KeyboardEvent) {
    if is_written(event) || event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    match (event.key().as_str(), event.shift_key()) {
        // On many keyboards a plus is typed with the shift key.
        ("+" | "=", _) => zoom.closer(),
        ("-" | "_", _) => zoom.further(),
        ("0", false) => zoom.to_whole(),
        ("ArrowLeft", true) => zoom.shift(-SHIFT),
        ("ArrowRight", true) => zoom.shift(SHIFT),
        _ => return,
    }
    event.prevent_default();
}

/// The buttons, and what is shown.
#[component]
pub(super) fn ZoomBar(
    /// The board.
    shown: Shown,
    /// What they change.
    zoom: Zoom,
) -> impl IntoView {
    let (lang, labels) = (shown.lang, shown.labels());
    let (whole, extent) = (zoom.whole, zoom.extent);
    let is_whole = move || extent.get() == whole.get();
    let length = move |seconds: i64, name: &'static str| {
        let fits = Memo::new(move |_| seconds < whole.get().seconds());
        let is_shown = move || extent.get().seconds() == seconds;
        move || {
            fits.get().then(|| {
                view! {
                    <button
                        type="button"
                        class="zoom-length"
                        aria-pressed=move || is_shown().to_string()
                        on:click=move |_| zoom.to_length(seconds)
                    >
                        {name}
                    </button>
                }
            })
        }
    };
    let to_moment = shown.replay.then(|| {
        view! {
            <button type="button" class="zoom-length" on:click=move |_| zoom.to_moment()>
                {labels.up_to_moment}
            </button>
        }
    });
    let said = {
        let shown = shown.clone();
        move || {
            let Period { from, to } = extent.get();
            let zone = &shown.board.zone;
            let to = downboard_words::short_moment(lang, to, from, zone);
            anew(downboard_words::bounds(lang, &shown.day_and_clock(from), &to))
        }
    };
    let step = move |sign: &'static str, name: &'static str, act: fn(Zoom)| {
        view! {
            <button type="button" class="zoom-step" aria-label=name title=name on:click=move |_| act(zoom)>
                <span aria-hidden="true">{sign}</span>
            </button>
        }
    };
    view! {
        <div class="zoom" role="group" aria-label=labels.time_shown>
            <div class="zoom-lengths">
                <button
                    type="button"
                    class="zoom-length"
                    aria-pressed=move || is_whole().to_string()
                    on:click=move |_| zoom.to_whole()
                >
                    {labels.whole_period}
                </button>
                {to_moment} {length(3 * DAY, labels.three_days)} {length(DAY, labels.one_day)}
                {length(6 * HOUR, labels.six_hours)} {length(HOUR, labels.one_hour)}
            </div>
            <div class="zoom-steps">
                {step("\u{2212}", labels.zoom_out, Zoom::further)} {step("+", labels.zoom_in, Zoom::closer)}
                {step("\u{2039}", labels.earlier, |zoom| zoom.shift(-SHIFT))}
                {step("\u{203a}", labels.later, |zoom| zoom.shift(SHIFT))}
            </div>
            <p class="zoom-shown" aria-live="polite">
                {said}
            </p>
        </div>
    }
}
