//! What lanes are drawn for, and what of it is seen. A lane is a few paths over more of the time than is seen: who zooms or moves
//! sees another part of them, and nothing is drawn anew.

use std::time::Duration;

use downboard_core::model::{Period, Status};
use downboard_core::time::Timestamp;
use leptos::prelude::*;
use leptos::svg::Svg;
use leptos::tachys::renderer::types::Element;

use super::geometry::{Bar, decimal, height, share};
use super::shown::Shown;
use super::status_mark::status_class;
use crate::ui::Lasting;

/// The height of a lane, in pixels.
pub(super) const HEIGHT: f64 = 24.0;
/// The width of the drawing, in its own units: so many that the end of a stretch falls on a twentieth of a pixel where the drawing
/// is seen as closely as it ever is, and no more than a browser tells apart.
const UNITS: f64 = 1_000_000.0;
/// The time that is drawn before what is seen and after it, as often as that is long.
const BESIDE: i64 = 1;
/// What is drawn is at most so many times as long as what is seen.
const LONGEST: i64 = 8;
/// The width of the lines of what would be too narrow to be seen, in pixels.
const LEAST: f64 = 3.0;
/// What is hatched has such a line only below this, in pixels: the line would be seen as soon as there is room for the hatching.
const LEAST_HATCHED: f64 = 2.0;
/// How long what is seen rests before labels are set anew.
const REST: Duration = Duration::from_millis(120);
/// The width of the lanes in pixels, until it is known.
const WIDTH: f64 = 1_064.0;
/// Lanes that are narrower than the first, in pixels, are those of a phone, and at least as wide as the second.
const PHONE: (f64, f64) = (700.0, 300.0);

/// What a drawing that moves asks of the page.
#[derive(Clone, Copy)]
pub struct Motion {
    /// Tells a signal how wide an element is, in pixels, now and whenever that changes.
    pub width: fn(&Element, RwSignal<f64>),
    /// Does something once, after a time.
    pub after: fn(Duration, Box<dyn FnOnce()>),
}

/// What lanes are drawn for, and what of it is seen.
#[derive(Clone, Copy)]
pub struct Canvas {
    /// The time that is seen.
    extent: Lasting<Memo<Period>>,
    /// The time that is drawn.
    pub(super) drawn: Lasting<Memo<Period>>,
    /// What of it is seen, as a view box.
    pub(super) seen: Lasting<Memo<String>>,
    /// The time for which labels are set: that which is seen, once it rests.
    pub(super) settled: Lasting<RwSignal<Period>>,
    /// How wide the lanes are, in pixels.
    width: RwSignal<f64>,
    /// What waits.
    pub(super) after: fn(Duration, Box<dyn FnOnce()>),
}

/// The time to draw where this is seen: that which is drawn already, for as long as it will do.
fn drawn_for(before: Option<Period>, extent: Period, whole: Period) -> Period {
    let will_do = |known: &Period| {
        known.from <= extent.from && extent.to <= known.to && known.seconds() <= LONGEST * extent.seconds()
    };
    before.filter(will_do).unwrap_or_else(|| {
        let by = |at: Timestamp, lengths: i64| at.checked_add(lengths * extent.seconds()).unwrap_or(at);
        Period {
            from: by(extent.from, -BESIDE).max(whole.from).min(extent.from),
            to: by(extent.to, BESIDE).min(whole.to).max(extent.to),
        }
    })
}

/// The greatest power of two up to how many times as long as what is seen the drawing is.
fn doublings(times: i64) -> u32 {
    let times = u32::try_from(times).unwrap_or(u32::MAX).max(1);
    1 << times.ilog2()
}

/// Where an instant stands in a drawing, in its units.
fn unit(at: Timestamp, drawn: Period) -> f64 {
    share(at, drawn) * UNITS
}

impl Canvas {
    /// The canvas of lanes whose axis stands at a place.
    pub(super) fn new(shown: &Shown, place: NodeRef<Svg>, Motion { width: watch, after }: Motion) -> Self {
        let (extent, whole) = (shown.extent, shown.period);
        let drawn = Lasting::memo(Memo::new(move |before: Option<&Period>| {
            drawn_for(before.copied(), extent.get(), whole.get())
        }));
        let seen = Lasting::memo(Memo::new(move |_| {
            let (extent, drawn) = (extent.get(), drawn.get());
            let (from, to) = (unit(extent.from, drawn), unit(extent.to, drawn));
            format!("{} 0 {} {}", decimal(from), decimal((to - from).max(1.0)), decimal(HEIGHT))
        }));
        let settled = RwSignal::new(extent.get_untracked());
        let due = StoredValue::new(0_u32);
        Effect::new(move |_| {
            let now = extent.get();
            // What waits for another time waits in vain.
            due.update_value(|due| *due = due.wrapping_add(1));
            if settled.get_untracked() == now {
                return;
            }
            let own = due.get_value();
            after(
                REST,
                Box::new(move || {
                    // The page may be gone by then, or what is seen have moved on.
                    if due.try_get_value() == Some(own) {
                        settled.set(now);
                    }
                }),
            );
        });
        let width = RwSignal::new(WIDTH);
        Effect::new(move |_| {
            if let Some(place) = place.get() {
                watch(&place.into(), width);
            }
        });
        Self { extent, drawn, seen, settled: Lasting::signal(settled), width, after }
    }

    /// How wide the drawing is at least, in pixels: by one of two widths of the lanes, and by how closely it is seen in doublings, so
    /// that little is drawn anew while a window changes its size or a reader zooms. In a closure.
    fn least_width(self) -> f64 {
        let (most, least) = PHONE;
        let lanes = if self.width.get() < most { least } else { most };
        let times = self.drawn.get().seconds() / self.extent.get().seconds().max(1);
        lanes * f64::from(doublings(times))
    }

    /// Whether what is seen has not come to rest, in a closure.
    pub(super) fn is_moving(self) -> bool {
        self.settled.get() != self.extent.get()
    }

    /// How many units of the drawing are a pixel, in a closure.
    fn units_of_a_pixel(self) -> f64 {
        let (extent, drawn) = (self.extent.get(), self.drawn.get());
        (unit(extent.to, drawn) - unit(extent.from, drawn)).max(1.0) / self.width.get().max(1.0)
    }
}

/// What is drawn of one kind: its class, and its path.
pub(super) type Path = (String, String);

/// A place in a drawing as a whole number of its units.
#[expect(clippy::cast_possible_truncation, reason = "a drawing has a million units")]
fn whole(units: f64) -> i64 {
    units.round() as i64
}

/// Adds to the path of a class.
fn add(paths: &mut Vec<Path>, class: String, path: &str) {
    match paths.iter_mut().find(|(own, _)| *own == class) {
        Some((_, drawn)) => drawn.push_str(path),
        None => paths.push((class, path.to_owned())),
    }
}

/// Stretches as paths, one for each kind, on lanes that are at least so many pixels wide. What is certain stands solid; what is possible above it is hatched, or dotted where it is
/// not known whether anything was wrong.
fn paths(bars: &[Bar], width: f64) -> Vec<Path> {
    let base = HEIGHT - 1.0;
    let mut paths = Vec::new();
    for bar in bars {
        let at = |percent: f64| whole(percent / 100.0 * UNITS);
        let (x, end, middle) = (at(bar.x), at(bar.x + bar.width), at(bar.x + bar.width / 2.0));
        let (certain, possible) = (height(bar.best) * HEIGHT, height(bar.worst) * HEIGHT);
        if certain == 0.0 {
            let line = format!("M{x} {}H{end}", decimal(base));
            add(&mut paths, format!("lane-line {}", status_class(bar.best)), &line);
        }
        let mut stand = |kind: &str, status: Status, from: f64, to: f64, narrow: f64| {
            if to <= from {
                return;
            }
            let (top, bottom) = (decimal(base - to), decimal(base - from));
            let class = format!("lane-bar {kind}{}", status_class(status));
            add(&mut paths, class, &format!("M{x} {top}H{end}V{bottom}H{x}Z"));
            if bar.width / 100.0 * width < narrow {
                let class = format!("lane-least {kind}{}", status_class(status));
                add(&mut paths, class, &format!("M{middle} {top}V{bottom}"));
            }
        };
        let texture = if bar.best == Status::Unknown { Status::Unknown } else { bar.worst };
        stand("", bar.best, 0.0, certain, LEAST);
        stand("is-bounded ", texture, certain, possible, LEAST_HATCHED);
    }
    paths
}

/// The drawing of a lane, given what its stretches are within a part of the time.
pub(super) fn drawing(canvas: Canvas, within: impl Fn(Period) -> Vec<Bar> + Send + Sync + 'static) -> AnyView {
    let width = Memo::new(move |_| canvas.least_width());
    let paths = Memo::new(move |_| paths(&within(canvas.drawn.get()), width.get()));
    let drawn =
        move || paths.get().into_iter().map(|(class, path)| view! { <path class=class d=path /> }).collect_view();
    view! {
        <svg
            class="lane-chart lane-paths"
            height=decimal(HEIGHT)
            viewBox=move || canvas.seen.get()
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
        >
            {drawn}
        </svg>
    }
    .into_any()
}

/// The hatching of lanes: it keeps its angle and its distance however closely they are seen.
#[component]
pub(super) fn LanePatterns(
    /// The lanes.
    canvas: Canvas,
) -> impl IntoView {
    let transform = Memo::new(move |_| format!("scale({} 1) rotate(45)", decimal(canvas.units_of_a_pixel())));
    let pattern = |id: &'static str, class: &'static str, tall: &'static str| {
        view! {
            <pattern
                id=id
                width="6"
                height="6"
                patternUnits="userSpaceOnUse"
                patternTransform=move || transform.get()
            >
                <rect class=class width="2.4" height=tall />
            </pattern>
        }
    };
    view! {
        <svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false">
            <defs>
                {pattern("lane-hatch-major", "hatch is-major", "6")}
                {pattern("lane-hatch-partial", "hatch is-partial", "6")}
                {pattern("lane-hatch-degraded", "hatch is-degraded", "6")}
                {pattern("lane-hatch-unknown", "hatch is-unknown", "2.4")}
            </defs>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(from: i64, to: i64) -> Period {
        let at = |second| Timestamp::from_second(second).expect("a small number");
        Period { from: at(from), to: at(to) }
    }

    #[test]
    fn what_is_drawn_is_kept_for_as_long_as_it_will_do() {
        let whole = period(0, 10_000);
        let first = drawn_for(None, period(4_000, 5_000), whole);
        assert_eq!(first, period(3_000, 6_000));
        for (extent, expected) in [
            // A move within it, and a closer look.
            (period(3_000, 4_000), first),
            (period(4_500, 4_900), first),
            // A move beyond it, a much closer look, and more of the time.
            (period(2_999, 3_999), period(1_999, 4_999)),
            (period(4_500, 4_800), period(4_200, 5_100)),
            (period(2_000, 8_000), period(0, 10_000)),
            (whole, whole),
            // A live board may be seen beyond its period for a moment.
            (period(9_500, 10_100), period(8_900, 10_100)),
        ] {
            assert_eq!(drawn_for(Some(first), extent, whole), expected, "{extent:?}");
        }
    }

    #[test]
    fn a_drawing_is_seen_more_closely_in_doublings() {
        for (times, expected) in [(0, 1), (1, 1), (2, 2), (3, 2), (5, 4), (8, 8)] {
            assert_eq!(doublings(times), expected);
        }
    }

    #[test]
    fn stretches_of_a_kind_are_one_path() {
        let bar = |x, width, best, worst| Bar { x, width, best, worst };
        let (works, down, unknown) = (Status::Operational, Status::MajorOutage, Status::Unknown);
        let drawn = paths(
            &[
                bar(0.0, 10.0, works, works),
                bar(10.0, 20.0, down, down),
                bar(30.0, 30.0, works, works),
                bar(60.0, 0.01, down, down),
                bar(60.01, 9.99, works, down),
                bar(70.0, 30.0, unknown, down),
            ],
            1_000.0,
        );
        let classes: Vec<_> = drawn.iter().map(|(class, path)| (class.as_str(), path.matches('M').count())).collect();
        assert_eq!(
            classes,
            [
                ("lane-line is-operational", 3),
                ("lane-bar is-major", 2),
                ("lane-least is-major", 1),
                ("lane-bar is-bounded is-major", 1),
                ("lane-line is-unknown", 1),
                ("lane-bar is-bounded is-unknown", 1),
            ]
        );
        assert_eq!(drawn[1].1.split('Z').next(), Some("M100000 2.840H300000V23.000H100000"));
    }
}
