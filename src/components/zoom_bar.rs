//! How much time the lanes show: buttons, and the keys that do the same.

use downboard_core::model::Period;
use downboard_core::time::{DAY, HOUR};
use downboard_words::Labels;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::tachys::renderer::types::Element;

use super::shown::Shown;
use super::zoom::Zoom;
use crate::ui::{Lasting, Roving, anew};

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

/// What a button does.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Act {
    Whole,
    UpToMoment,
    Length(i64),
    Further,
    Closer,
    Earlier,
    Later,
}

impl Act {
    const LENGTHS: [Self; 6] = [
        Self::Whole,
        Self::UpToMoment,
        Self::Length(3 * DAY),
        Self::Length(DAY),
        Self::Length(6 * HOUR),
        Self::Length(HOUR),
    ];
    const STEPS: [Self; 4] = [Self::Further, Self::Closer, Self::Earlier, Self::Later];

    /// Whether there is such a button: for no more than the whole, and up to the moment of a replay.
    fn is_there(self, whole: Period, is_replay: bool) -> bool {
        match self {
            Self::Length(seconds) => seconds < whole.seconds(),
            Self::UpToMoment => is_replay,
            Self::Whole | Self::Further | Self::Closer | Self::Earlier | Self::Later => true,
        }
    }

    fn perform(self, zoom: Zoom) {
        match self {
            Self::Whole => zoom.to_whole(),
            Self::UpToMoment => zoom.to_moment(),
            Self::Length(seconds) => zoom.to_length(seconds),
            Self::Further => zoom.further(),
            Self::Closer => zoom.closer(),
            Self::Earlier => zoom.shift(-SHIFT),
            Self::Later => zoom.shift(SHIFT),
        }
    }

    /// Whether it is this length that is shown; nothing where it has none of its own.
    fn is_shown(self, whole: Period, extent: Period) -> Option<bool> {
        match self {
            Self::Whole => Some(extent == whole),
            Self::Length(seconds) => Some(extent.seconds() == seconds),
            Self::UpToMoment | Self::Further | Self::Closer | Self::Earlier | Self::Later => None,
        }
    }

    fn name(self, labels: &Labels) -> &'static str {
        match self {
            Self::Whole => labels.whole_period,
            Self::UpToMoment => labels.up_to_moment,
            Self::Length(HOUR) => labels.one_hour,
            Self::Length(DAY) => labels.one_day,
            Self::Length(seconds) if seconds < DAY => labels.six_hours,
            Self::Length(_) => labels.three_days,
            Self::Further => labels.zoom_out,
            Self::Closer => labels.zoom_in,
            Self::Earlier => labels.earlier,
            Self::Later => labels.later,
        }
    }

    /// The sign of a button that has no room for its name.
    fn sign(self) -> Option<&'static str> {
        match self {
            Self::Further => Some("\u{2212}"),
            Self::Closer => Some("+"),
            Self::Earlier => Some("\u{2039}"),
            Self::Later => Some("\u{203a}"),
            Self::Whole | Self::UpToMoment | Self::Length(_) => None,
        }
    }
}

/// The buttons, which are one stop of Tab, and what is shown.
#[component]
pub(super) fn ZoomBar(
    /// The board.
    shown: Shown,
    /// What they change.
    zoom: Zoom,
) -> impl IntoView {
    let (lang, labels, is_replay) = (shown.lang, shown.labels(), shown.replay);
    let (whole, extent) = (zoom.whole, zoom.extent);
    let roving = Roving::default();
    let there = Lasting::memo(Memo::new(move |_| {
        let all = Act::LENGTHS.into_iter().chain(Act::STEPS);
        all.filter(|act| act.is_there(whole.get(), is_replay)).collect::<Vec<_>>()
    }));
    let button = move |act: Act| {
        let is_there = Memo::new(move |_| there.with(|there| there.contains(&act)));
        let button = move || {
            let node = NodeRef::new();
            let name = act.name(labels);
            let sign = act.sign().map(|sign| view! { <span aria-hidden="true">{sign}</span> });
            let (class, title) = if sign.is_some() { ("zoom-step", Some(name)) } else { ("zoom-length", None) };
            let pressed = move || act.is_shown(whole.get(), extent.get()).map(|is_shown| is_shown.to_string());
            view! {
                <button
                    {..roving.in_a_row(act, move || there.get(), node)}
                    type="button"
                    class=class
                    node_ref=node
                    aria-label=title
                    title=title
                    aria-pressed=pressed
                    on:click=move |_| act.perform(zoom)
                >
                    {sign}
                    {title.is_none().then_some(name)}
                </button>
            }
        };
        move || is_there.get().then(button)
    };
    let said = {
        let shown = shown.clone();
        move || {
            let Period { from, to } = extent.get();
            let zone = &shown.board.zone;
            let to = downboard_words::short_moment(lang, to, from, zone);
            anew(downboard_words::bounds(lang, &shown.day_and_clock(from), &to))
        }
    };
    view! {
        <div class="zoom" role="group" aria-label=labels.time_shown>
            <div class="zoom-lengths">{Act::LENGTHS.map(button).collect_view()}</div>
            <div class="zoom-steps">{Act::STEPS.map(button).collect_view()}</div>
            <p class="zoom-shown" aria-live="polite">
                {said}
            </p>
        </div>
    }
}
