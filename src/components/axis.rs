//! The times above the lanes.

use downboard_core::model::Period;
use downboard_words::{AxisLabel, Room, Tick, axis_labels, axis_ticks};
use leptos::prelude::*;

use super::geometry::{percent, share};
use super::shown::Shown;
use crate::ui::{Lasting, anew};

/// From here on, in percent, the flag of the moment stands a little before it: at the edge it would widen the page.
const AT_EDGE: f64 = 96.0;

/// The class of what needs so much room.
pub(super) fn room_class(room: Room) -> &'static str {
    match room {
        Room::Phone => "",
        Room::Tablet => "is-extra",
        Room::Wide => "is-wide",
    }
}

/// The times along an axis, to stand within its drawing.
#[component]
pub(super) fn TimeLabels(
    /// The board.
    shown: Shown,
    /// From when to when the axis goes.
    extent: Lasting<Memo<Period>>,
) -> impl IntoView {
    move || {
        let extent = extent.get();
        let labels = axis_labels(shown.lang, extent, &shown.board.zone).into_iter();
        let labels = labels.map(|(Period { from, to }, AxisLabel { text, room, is_day })| {
            let (from, to) = (share(from, extent) * 100.0, share(to, extent) * 100.0);
            let class = if is_day { "axis-label is-day" } else { "axis-label" };
            view! {
                <foreignObject class=room_class(room) x=percent(from) width=percent(to - from) height="1.5em">
                    <span class=class>{anew(text)}</span>
                </foreignObject>
            }
        });
        labels.collect_view()
    }
}

/// Times along the top of the lanes, and the flag of the moment.
#[component]
pub fn Axis(
    /// The board.
    shown: Shown,
    /// Where it stands on the page.
    #[prop(optional)]
    place: NodeRef<leptos::svg::Svg>,
) -> impl IntoView {
    let flag = {
        let (view, zone) = (shown.view, shown.board.zone.clone());
        move || downboard_words::clock(view.with(|view| view.at), &zone)
    };
    let (at, is_shown) = (shown.moment_share(), shown.has_moment());
    let class = move || match is_shown.get() {
        false => "axis-flag is-outside",
        true if at() > AT_EDGE => "axis-flag is-at-edge",
        true => "axis-flag",
    };
    view! {
        <svg class="axis" aria-hidden="true" focusable="false" node_ref=place>
            <TimeLabels shown=shown.clone() extent=shown.extent />
            <foreignObject class="axis-flag-place" x=move || percent(at()) y="100%" width="1" height="1">
                <span class=class>{move || anew(flag())}</span>
            </foreignObject>
        </svg>
    }
}

/// The lines between times, behind the lanes.
#[component]
pub fn TimeLines(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let lines = move || {
        let extent = shown.extent.get();
        let lines =
            axis_ticks(shown.lang, extent, &shown.board.zone).into_iter().map(|Tick { at, is_midnight, .. }| {
                let x = percent(share(at, extent) * 100.0);
                let class = if is_midnight { "time-line is-midnight" } else { "time-line" };
                view! { <line class=class x1=x.clone() x2=x y2="100%" /> }
            });
        lines.collect_view()
    };
    view! {
        <svg class="time-lines" aria-hidden="true" focusable="false">
            {lines}
        </svg>
    }
}
