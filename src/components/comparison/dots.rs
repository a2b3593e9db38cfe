//! A dot for each rule over how long the outage has to last for it, filled once it has. The axis is one of square roots: most
//! thresholds are of the first hours.

use downboard_core::time::{DAY, HOUR, MINUTE};
use leptos::prelude::*;

use super::Lasted;
use crate::components::geometry::{decimal, percent};
use crate::components::shown::Shown;
use crate::ui::anew;

/// Half the height of a dot, in pixels.
const RADIUS: f64 = 4.0;
/// How far dots that stand on each other are apart.
const PITCH: f64 = 11.0;
/// The room above the dots, for the name of the moment.
const ABOVE: f64 = 18.0;
/// Dots that are closer than this, as a share of the axis, stand on each other.
const COLUMN: f64 = 0.02;
/// Times on the axis are at least so far apart, as a share of it.
const APART: f64 = 0.075;
/// From this part of the axis on, the moment has its name on the left.
const TURNED: f64 = 0.7;
/// Between its ends a narrow axis has one time alone, of this part.
const MIDDLE: (f64, f64) = (0.4, 0.6);
/// Times that may stand on the axis, in minutes.
const TIMES: [i64; 10] = [
    0,
    10,
    30,
    HOUR / MINUTE,
    2 * HOUR / MINUTE,
    4 * HOUR / MINUTE,
    8 * HOUR / MINUTE,
    12 * HOUR / MINUTE,
    DAY / MINUTE,
    7 * DAY / MINUTE,
];

/// A dot: where it stands as a share of the axis, how many stand below it, and after how many minutes it is reached.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Dot {
    x: f64,
    below: usize,
    minutes: u64,
}

/// Where a length stands on an axis of so many minutes, as a share.
fn share(minutes: u64, most: u64) -> f64 {
    (minutes as f64 / most.max(1) as f64).sqrt().min(1.0)
}

fn placed(minutes: &[u64], most: u64) -> Vec<Dot> {
    let mut sorted = minutes.to_vec();
    sorted.sort_unstable();
    let mut dots: Vec<Dot> = Vec::new();
    for minutes in sorted {
        let x = share(minutes, most);
        let dot = match dots.last() {
            Some(last) if x - last.x < COLUMN => Dot { x: last.x, below: last.below + 1, minutes },
            _ => Dot { x, below: 0, minutes },
        };
        dots.push(dot);
    }
    dots
}

/// The times along an axis of so many minutes that have room.
fn times(most: u64) -> Vec<(u64, f64)> {
    let mut shown: Vec<(u64, f64)> = Vec::new();
    for minutes in
        TIMES.into_iter().filter_map(|minutes| u64::try_from(minutes).ok()).filter(|minutes| *minutes <= most)
    {
        let x = share(minutes, most);
        if shown.last().is_none_or(|(_, last)| x - last >= APART) {
            shown.push((minutes, x));
        }
    }
    shown
}

/// The drawing. The sentence above it and the table behind it say the same. With the moment only the line moves, and a dot fills.
pub(super) fn dots(shown: &Shown, minutes: &[u64], lasted: Memo<Lasted>) -> AnyView {
    // No wider than the rules, and never past the edge for an outage of days.
    let most = minutes.iter().copied().max().unwrap_or(0).max(60);
    let placed = placed(minutes, most);
    let tall = placed.iter().map(|dot| dot.below).max().unwrap_or(0) as f64 * PITCH + 2.0 * RADIUS;
    let (base, height) = (ABOVE + tall, ABOVE + tall + 8.0);
    // They stand in the order in which they are reached.
    let reached = {
        let minutes: Vec<u64> = placed.iter().map(|dot| dot.minutes).collect();
        Memo::new(move |_| minutes.partition_point(|minutes| *minutes <= lasted.get().minutes))
    };
    let circles = placed.iter().enumerate().map(|(number, dot)| {
        let is_reached = move || number < reached.get();
        let y = base - RADIUS - dot.below as f64 * PITCH;
        view! {
            <circle
                class="rule-dot"
                class:is-reached=is_reached
                cx=percent(dot.x * 100.0)
                cy=decimal(y)
                r=decimal(RADIUS)
            />
        }
    });
    let times = times(most);
    let middle = times.iter().position(|(_, x)| (MIDDLE.0..MIDDLE.1).contains(x));
    let labels = times.iter().enumerate().map(|(index, (minutes, x))| {
        let label = match *minutes {
            0 => "0".to_owned(),
            minutes => downboard_words::duration(shown.lang, i64::try_from(minutes).unwrap_or(i64::MAX)),
        };
        let class = match *x {
            x if x < 0.02 => "rule-time is-first",
            x if x > 0.95 => "rule-time is-last",
            _ if middle == Some(index) => "rule-time",
            _ => "rule-time is-extra",
        };
        view! { <span class=class style=("--x", percent(x * 100.0))>{anew(label)}</span> }
    });
    let ticks = times.iter().map(|(_, x)| {
        let x = percent(x * 100.0);
        view! { <line class="rule-tick" x1=x.clone() x2=x y1=decimal(base + 2.0) y2=decimal(base + 6.0) /> }
    });
    let x = move || share(lasted.get().minutes, most);
    let at = move || percent(x() * 100.0);
    let is_turned = move || x() > TURNED;
    let lang = shown.lang;
    let name = move || anew(lasted.with(|lasted| downboard_words::so_long(lang, lasted.minutes, lasted.is_over)));
    view! {
        <div class="rule-dots" aria-hidden="true">
            <svg height=decimal(height) focusable="false">
                <line class="rule-axis" x1="0" x2="100%" y1=decimal(base + 2.0) y2=decimal(base + 2.0) />
                {ticks.collect_view()}
                {circles.collect_view()}
                <line class="rule-line" x1=at x2=at y1="0" y2=decimal(base + 2.0) />
            </svg>
            <span class="rule-moment" class:is-turned=is_turned style=("--x", at)>
                {name}
            </span>
            <p class="rule-times">{labels.collect_view()}</p>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_of_about_the_same_length_stand_on_each_other() {
        let dots = placed(&[120, 0, 120, 1_440, 1_440], 1_440);
        let dots: Vec<_> = dots.iter().map(|dot| (dot.x, dot.below)).collect();
        let early = (120.0_f64 / 1_440.0).sqrt();
        assert_eq!(dots, [(0.0, 0), (early, 0), (early, 1), (1.0, 0), (1.0, 1)]);
    }

    #[test]
    fn the_times_of_the_axis_stand_apart_and_none_is_past_its_end() {
        for most in [60, 480, 1_440, 10_080, 100_000] {
            let times = times(most);
            assert!(times.windows(2).all(|pair| pair[1].1 - pair[0].1 >= APART), "{times:?}");
            assert!(times.len() >= 3 && times.iter().all(|(minutes, x)| *minutes <= most && *x <= 1.0), "{times:?}");
        }
    }
}
