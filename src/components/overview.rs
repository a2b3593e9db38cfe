//! The whole period in a strip above the lanes: how many services are in trouble, and the part that the lanes show.

use downboard_core::model::Period;
use downboard_core::view::{Tally, tallies, thinned};
use leptos::ev::PointerEvent;
use leptos::prelude::*;
use leptos::svg::Svg;
use leptos::tachys::renderer::types::Element;

use super::axis::TimeLabels;
use super::brush::{Brush, taken};
use super::geometry::{decimal, percent, share};
use super::shown::Shown;
use super::zoom::Zoom;
use super::zoom_gestures::Measure;
use crate::ui::anew;

/// The drawing is so many units wide and high, whatever the size of the screen.
const WIDTH: f64 = 1000.0;
const HEIGHT: f64 = 40.0;
/// An end of the frame is taken hold of from so many pixels on either side.
const REACH: f64 = 12.0;
/// A press that moves by less than this share draws nothing.
const LEAST: f64 = 0.004;

/// What stands on what, from the baseline up, with its class.
const LAYERS: [&str; 4] = ["is-major", "is-partial", "is-degraded", "is-possible"];

/// The drawing has so many steps: two for each of its units.
const STEPS: usize = 2_000;

/// The layers of the drawing: the steps of each as a path over the width, the highest where all services are in trouble.
fn layers(tallies: &[Tally], services: usize, whole: Period) -> [String; 4] {
    let unit = (HEIGHT - 2.0) / services.max(1) as f64;
    let mut paths = [(); 4].map(|()| String::new());
    for (index, tally) in tallies.iter().enumerate() {
        let x = share(tally.from, whole) * WIDTH;
        let end = tallies.get(index + 1).map_or(1.0, |next| share(next.from, whole)) * WIDTH;
        let counts = [tally.certain.down, tally.certain.partly, tally.certain.degraded, tally.possible];
        let mut base = HEIGHT;
        for (path, count) in paths.iter_mut().zip(counts) {
            let tall = count as f64 * unit;
            if tall > 0.0 {
                let step = ["M", &decimal(x), " ", &decimal(base), "V", &decimal(base - tall), "H", &decimal(end), "V"];
                path.extend(step);
                path.push_str(&decimal(base));
                path.push('Z');
            }
            base -= tall;
        }
    }
    paths
}

/// The strip.
#[component]
pub(super) fn Overview(
    /// The board.
    shown: Shown,
    /// What of it the lanes show.
    zoom: Zoom,
    /// How wide the strip is.
    measure: Measure,
) -> impl IntoView {
    let labels = shown.labels();
    let (whole, extent, log) = (zoom.whole, zoom.extent, shown.log);
    let services = shown.board.services.len();
    let is_needed = Memo::new({
        let is_replay = shown.replay;
        move |_| is_replay || extent.get() != whole.get()
    });
    let drawn = move || {
        if !is_needed.get() {
            return Vec::new();
        }
        let whole = whole.get();
        let paths = log.with(|log| layers(&thinned(tallies(log, whole), whole, STEPS), services, whole));
        LAYERS
            .into_iter()
            .zip(paths)
            .map(|(class, path)| view! { <path class=format!("overview-layer {class}") d=path /> })
            .collect()
    };
    let frame = move || {
        let (whole, extent) = (whole.get(), extent.get());
        (share(extent.from, whole), share(extent.to, whole))
    };
    let (left, right) = (move || frame().0 * 100.0, move || frame().1 * 100.0);
    let view = shown.view;
    let at = move || share(view.with(|view| view.at), whole.get()) * 100.0;

    let place = NodeRef::<Svg>::new();
    let brush: StoredValue<Option<Brush>> = StoredValue::new(None);
    let pointed = move |event: &PointerEvent| {
        let (left, width) = measure(&place.get_untracked()?.into());
        (width > 0.0).then(|| ((f64::from(event.client_x()) - left) / width, width))
    };
    let on_down = move |event: PointerEvent| {
        let Some((at, width)) = pointed(&event).filter(|_| event.button() == 0) else { return };
        event_target::<Element>(&event).set_pointer_capture(event.pointer_id()).ok();
        brush.set_value(Some(taken(at, untrack(frame), REACH / width)));
    };
    let on_move = move |event: PointerEvent| {
        let Some((brush, (to, _))) = brush.get_value().zip(pointed(&event)) else { return };
        let (from, to) = brush.frame(to);
        if to - from >= LEAST {
            zoom.to_part(from, to);
        }
    };
    let on_up = move |_: PointerEvent| brush.set_value(None);
    let note = anew(downboard_words::overview_note(shown.lang, services));
    view! {
        <div class="overview" hidden=move || !is_needed.get()>
            <p class="overview-name">
                <span class="overview-title">{labels.whole_period}</span>
                <span class="overview-note">{note}</span>
            </p>
            <div
                class="overview-place"
                on:pointerdown=on_down
                on:pointermove=on_move
                on:pointerup=on_up
                on:pointercancel=on_up
                aria-hidden="true"
            >
                <svg class="overview-axis" focusable="false" node_ref=place>
                    <TimeLabels shown=shown.clone() extent=whole />
                </svg>
                <svg
                    class="overview-chart"
                    viewBox=format!("0 0 {} {}", decimal(WIDTH), decimal(HEIGHT))
                    preserveAspectRatio="none"
                    focusable="false"
                >
                    {drawn}
                </svg>
                <svg class="overview-frame" focusable="false">
                    <rect class="overview-veil" width=move || percent(left()) height="100%" />
                    <rect class="overview-veil" x=move || percent(right()) width=move || percent(100.0 - right()) height="100%" />
                    <line class="moment-line" x1=move || percent(at()) x2=move || percent(at()) y2="100%" />
                    <rect
                        class="overview-window"
                        x=move || percent(left())
                        width=move || percent(right() - left())
                        height="100%"
                    />
                    <rect class="overview-handle" x=move || percent(left()) y="30%" width="6" height="40%" />
                    <rect class="overview-handle" x=move || percent(right()) y="30%" width="6" height="40%" />
                </svg>
                <svg class="overview-funnel" viewBox="0 0 100 10" preserveAspectRatio="none" focusable="false">
                    <polygon points=move || {
                        format!("{},0 {},0 100,10 0,10", decimal(left()), decimal(right()))
                    } />
                </svg>
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::time::Timestamp;
    use downboard_core::view::Trouble;

    #[test]
    fn what_is_certain_stands_on_the_baseline_and_what_is_possible_upon_it() {
        let at = |second| Timestamp::from_second(second).expect("in range");
        let tally = |from, down, partly, possible| Tally {
            from: at(from),
            certain: Trouble { down, partly, degraded: 0 },
            possible,
        };
        let tallies = [tally(0, 0, 0, 0), tally(25, 0, 0, 19), tally(50, 1, 2, 0), tally(75, 0, 0, 0)];
        let [major, partial, degraded, possible] = layers(&tallies, 19, Period { from: at(0), to: at(100) });
        assert_eq!(possible, "M250.000 40.000V2.000H500.000V40.000Z");
        assert_eq!(major, "M500.000 40.000V38.000H750.000V40.000Z");
        assert_eq!(partial, "M500.000 38.000V34.000H750.000V38.000Z");
        assert_eq!(degraded, "");
    }
}
