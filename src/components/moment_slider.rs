//! The slider of the moment. It lies on the axis of the lanes: its ends are theirs, and its thumb is the flag of the moment.

use downboard_core::model::Period;
use downboard_core::time::{HOUR, MINUTE, Timestamp};
use downboard_words::BETWEEN;
use leptos::ev::KeyboardEvent;
use leptos::html::Input;
use leptos::prelude::*;

use super::replay::Replay;
use super::shown::Shown;

/// Arrow keys go to the next full ten minutes, and to the next minute where less than this is shown.
const BY_MINUTES: i64 = 3 * HOUR;

/// The next multiple of a step on the clocks, before an instant or after it.
fn round(shown: &Shown, at: Timestamp, step: i64, is_later: bool) -> Option<Timestamp> {
    let offset = shown.board.zone.offset_at(at).seconds();
    let local = at.as_second() + offset;
    let index = if is_later { local.div_euclid(step) + 1 } else { (local - 1).div_euclid(step) };
    Timestamp::from_second(index * step - offset)
}

/// The slider.
#[component]
pub fn MomentSlider(
    /// The board.
    shown: Shown,
    /// What moves the moment.
    replay: Replay,
) -> impl IntoView {
    let words = shown.words();
    let (moment, extent) = (replay.moment, shown.extent);
    let minutes = |at: Timestamp| at.as_second().div_euclid(MINUTE);
    let on_input = move |event: leptos::ev::Event| {
        let chosen = event_target_value(&event).parse::<i64>().ok();
        if let Some(at) = chosen.and_then(|minutes| Timestamp::from_second(minutes * MINUTE)) {
            let Period { from, to } = extent.get_untracked();
            replay.drag(at.max(from).min(to));
        }
    };
    let spoken = {
        let shown = shown.clone();
        move || {
            let at = moment.get();
            let label = shown.board.zone.label_at(at).to_owned();
            let stands = shown.view.with(|view| match view.trouble() {
                none if none.all() == 0 => downboard_words::calm_in_short(shown.lang, view.calm(), view.silence()),
                trouble => downboard_words::in_trouble(shown.lang, trouble),
            });
            format!("{} {label}{BETWEEN}{stands}", shown.day_and_clock(at))
        }
    };
    let on_key = {
        let shown = shown.clone();
        move |event: KeyboardEvent| {
            let (is_later, is_by_hours) = match event.key().as_str() {
                "ArrowRight" | "ArrowUp" => (true, false),
                "ArrowLeft" | "ArrowDown" => (false, false),
                "PageUp" => (true, true),
                "PageDown" => (false, true),
                _ => return,
            };
            if event.shift_key() || event.ctrl_key() || event.alt_key() || event.meta_key() {
                return;
            }
            event.prevent_default();
            let step = match extent.get_untracked().seconds() {
                _ if is_by_hours => HOUR,
                ..BY_MINUTES => MINUTE,
                _ => 10 * MINUTE,
            };
            if let Some(at) = round(&shown, moment.get_untracked(), step, is_later) {
                replay.go(at);
            }
        }
    };
    // In this order: a value is moved into what its ends are at that time.
    let place = NodeRef::<Input>::new();
    Effect::new(move |_| {
        let (Period { from, to }, at) = (extent.get(), moment.get());
        if let Some(slider) = place.get() {
            slider.set_min(&minutes(from).to_string());
            slider.set_max(&minutes(to).to_string());
            slider.set_value(&minutes(at).to_string());
        }
    });
    view! {
        <input
            type="range"
            class="moment-slider"
            id=shown.id("moment-slider")
            aria-label=words.moment
            aria-valuetext=spoken
            node_ref=place
            on:input=on_input
            on:change=move |_| replay.rest()
            on:keydown=on_key
        />
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::shown::bundled;
    use downboard_core::model::Lang;

    #[test]
    fn arrow_keys_go_to_round_times() {
        let (_owner, shown) = bundled::shown(Lang::En);
        for (at, step, is_later, expected) in [
            ("2022-10-15T21:50:00+09:00", 10 * MINUTE, true, "2022-10-15T22:00:00+09:00"),
            ("2022-10-15T21:50:00+09:00", 10 * MINUTE, false, "2022-10-15T21:40:00+09:00"),
            ("2022-10-15T21:53:20+09:00", 10 * MINUTE, true, "2022-10-15T22:00:00+09:00"),
            ("2022-10-15T21:53:20+09:00", 10 * MINUTE, false, "2022-10-15T21:50:00+09:00"),
            ("2022-10-15T21:53:20+09:00", MINUTE, true, "2022-10-15T21:54:00+09:00"),
        ] {
            let to = round(&shown, bundled::at(at), step, is_later);
            assert_eq!(to, Some(bundled::at(expected)), "{at} {step} {is_later}");
        }
    }
}
