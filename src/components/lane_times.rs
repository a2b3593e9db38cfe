//! The times at the ends of what is certain, written on a lane where they have room. The words of the lane say them too.

use downboard_core::model::Status;
use downboard_words::LaneTime;
use leptos::prelude::*;

use super::axis::room_class;
use super::geometry::{Bar, decimal, height, percent};
use super::shown::Shown;
use super::status_mark::status_class;

/// The times on a lane that is so many pixels high.
pub(super) fn lane_times(shown: &Shown, bars: Memo<Vec<Bar>>, tall: f64) -> AnyView {
    let (extent, view) = (shown.extent, shown.view);
    let times = Memo::new(move |_| {
        bars.with(|bars| downboard_words::lane_times(bars, extent.get(), view.with(|view| view.at)))
    });
    let zone = shown.board.zone.clone();
    let draw = move |LaneTime { x, at, is_end, status, room }: LaneTime| {
        let top = tall - 1.0 - height(status) * tall;
        // On what is high enough, and else above it.
        let (place, y) =
            if status == Status::MajorOutage { ("is-within", tall - 7.0) } else { ("is-above", top - 2.0) };
        let end = if is_end { "is-end" } else { "" };
        let class = format!("lane-time {place} {end} {} {}", status_class(status), room_class(room));
        view! {
            <text class=class x=percent(x) y=decimal(y) dx={if is_end { "-4" } else { "4" }}>
                {downboard_words::clock(at, &zone)}
            </text>
        }
    };
    view! {
        <svg class="lane-times" aria-hidden="true" focusable="false">
            {move || times.get().into_iter().map(&draw).collect_view()}
        </svg>
    }
    .into_any()
}
