//! The days above the lanes.

use downboard_core::model::Lang;
use downboard_core::time::{DAY, Timestamp};
use leptos::prelude::*;

use super::geometry::{percent, share};
use super::shown::Shown;
use crate::ui::anew;

/// More days than this have no line each.
const MOST_LINES: i64 = 31;
/// So many days at most are labelled, where lanes stand beside their names: a label has 60 px of a tablet's lane.
const MOST_LABELS: usize = 8;
/// So many are on a phone.
const FEW_LABELS: usize = 4;

/// From here on, in percent, the flag of the moment stands a little before it: at the edge it would widen the page.
const AT_EDGE: f64 = 96.0;

/// The instants at which days begin within the period, in the zone of the board.
fn midnights(shown: &Shown) -> Vec<Timestamp> {
    let period = shown.period();
    let offset = shown.board.zone.utc_offset.seconds();
    let first = (period.from.as_second() + offset).div_euclid(DAY) + 1;
    let last = (period.to.as_second() + offset - 1).div_euclid(DAY);
    let step = ((last - first) / MOST_LINES + 1).max(1);
    (0..=(last - first) / step)
        .map(|index| first + index * step)
        .filter_map(|day| Timestamp::from_second(day * DAY - offset))
        .collect()
}

/// Days along the top of the lanes, the lines between them, and the flag of the moment.
#[component]
pub fn Axis(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let zone = &shown.board.zone;
    let lang: Lang = shown.lang;
    let days = {
        let shown = shown.clone();
        move || {
            let period = shown.period();
            let midnights = midnights(&shown);
            let every = midnights.len().div_ceil(MOST_LABELS).max(1);
            let few = every * midnights.len().div_ceil(every * FEW_LABELS).max(1);
            // A label is shown where there is room for it: the first day's before the second, every other before the end.
            let first = (period.from, midnights.first().copied().unwrap_or(period.to), false);
            let labelled = (0..).zip(midnights).step_by(every).map(|(index, at)| (at, period.to, index % few != 0));
            let days = std::iter::once(first).chain(labelled).map(|(day, end, is_extra)| {
                let (from, to) = (share(day, period) * 100.0, share(end, period) * 100.0);
                view! {
                    <foreignObject x=percent(from) width=percent(to - from) height="1.5em" class:is-extra=is_extra>
                        <span class="axis-day">{anew(downboard_words::axis_day(lang, day, &shown.board.zone))}</span>
                    </foreignObject>
                }
            });
            days.collect_view()
        }
    };
    let flag = {
        let zone = zone.clone();
        move || downboard_words::clock(shown.view.with(|view| view.at), &zone)
    };
    let at = shown.moment_share();
    let class = move || if at() > AT_EDGE { "axis-flag is-at-edge" } else { "axis-flag" };
    view! {
        <svg class="axis" aria-hidden="true" focusable="false">
            {days} <foreignObject class="axis-flag-place" x=move || percent(at()) y="100%" width="1" height="1">
                <span class=class>{move || anew(flag())}</span>
            </foreignObject>
        </svg>
    }
}

/// The lines between days, behind the lanes.
#[component]
pub fn DayLines(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let lines = move || {
        let period = shown.period();
        let lines = midnights(&shown).into_iter().map(|at| {
            let x = percent(share(at, period) * 100.0);
            view! { <line class="day-line" x1=x.clone() x2=x y2="100%" /> }
        });
        lines.collect_view()
    };
    view! {
        <svg class="day-lines" aria-hidden="true" focusable="false">
            {lines}
        </svg>
    }
}
