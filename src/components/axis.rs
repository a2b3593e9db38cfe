//! The days above the lanes.

use downboard_core::model::Lang;
use downboard_core::time::Timestamp;
use leptos::prelude::*;

use super::geometry::{percent, share};
use super::shown::Shown;
use crate::i18n;

const DAY_SECONDS: i64 = 86_400;
/// More days than this are not labelled one by one.
const MOST_DAYS: i64 = 31;

/// The instants at which days begin within the period, in the zone of the board.
fn midnights(shown: &Shown) -> Vec<Timestamp> {
    let period = shown.period();
    let offset = shown.board.zone.utc_offset.seconds();
    let first = (period.from.as_second() + offset).div_euclid(DAY_SECONDS) + 1;
    let last = (period.to.as_second() + offset - 1).div_euclid(DAY_SECONDS);
    let step = ((last - first) / MOST_DAYS + 1).max(1);
    (0..=(last - first) / step)
        .map(|index| first + index * step)
        .filter_map(|day| Timestamp::from_second(day * DAY_SECONDS - offset))
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
            let days = std::iter::once(period.from).chain(midnights(&shown)).map(|at| {
                let label = i18n::axis_day(lang, at, &shown.board.zone);
                view! {
                    <span class="axis-day" style:left=percent(share(at, period) * 100.0)>
                        {label}
                    </span>
                }
            });
            days.collect_view()
        }
    };
    let flag = {
        let zone = zone.clone();
        move || i18n::clock(shown.view.with(|view| view.at), &zone)
    };
    let at = shown.moment_percent();
    view! {
        <div class="axis" aria-hidden="true">
            {days} <span class="axis-flag" style=("--at", at)>{flag}</span>
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
