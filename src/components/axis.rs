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
            let days = std::iter::once(first).chain(labelled).map(|(from, to, is_extra)| {
                view! {
                    <span
                        class="axis-day"
                        class=("is-extra", is_extra)
                        style:left=percent(share(from, period) * 100.0)
                        style:right=percent(100.0 - share(to, period) * 100.0)
                    >
                        {anew(downboard_words::axis_day(lang, from, &shown.board.zone))}
                    </span>
                }
            });
            days.collect_view()
        }
    };
    let flag = {
        let zone = zone.clone();
        move || downboard_words::clock(shown.view.with(|view| view.at), &zone)
    };
    let at = shown.moment_percent();
    view! {
        <div class="axis" aria-hidden="true">
            {days} <span class="axis-flag" style=("--at", at)>{move || anew(flag())}</span>
        </div>
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
            view! { <span class="day-line" style:left=percent(share(at, period) * 100.0)></span> }
        });
        lines.collect_view()
    };
    view! {
        <div class="day-lines" aria-hidden="true">
            {lines}
        </div>
    }
}
