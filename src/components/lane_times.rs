//! The times at the ends of what is certain, written on a lane where they have room, and how many stretches are drawn as one. The
//! words of the lane say them too.

use downboard_core::model::{Period, Status};
use downboard_words::LaneTime;
use leptos::prelude::*;

use super::axis::room_class;
use super::geometry::{Bar, Merged, decimal, height, percent};
use super::lane_canvas::HEIGHT;
use super::shown::Shown;
use super::status_mark::status_class;

/// How far apart counts stand at least, in percent.
const APART: f64 = 5.0;

/// The counts that have room.
fn apart(merges: &[Merged]) -> Vec<Merged> {
    let mut said: Vec<Merged> = Vec::new();
    for merged in merges {
        match said.last_mut().filter(|last| merged.x - last.x < APART) {
            // What has no room of its own is counted with what stands before it.
            Some(last) => last.count += merged.count,
            None => said.push(*merged),
        }
    }
    said
}

/// The times on a lane within a part of the time.
pub(super) fn lane_times(
    shown: &Shown,
    drawn: Memo<(Vec<Bar>, Vec<Merged>)>,
    part: impl Fn() -> Period + Send + Sync + 'static,
) -> AnyView {
    let (tall, view) = (HEIGHT, shown.view);
    let times = Memo::new(move |_| {
        drawn.with(|(bars, _)| downboard_words::lane_times(bars, part(), view.with(|view| view.at)))
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
    let count = move |Merged { x, count }: Merged| {
        view! {
            <text class="lane-time lane-count" x=percent(x) y="8">
                {format!("\u{d7}{count}")}
            </text>
        }
    };
    view! {
        <svg class="lane-times" aria-hidden="true" focusable="false">
            {move || times.get().into_iter().map(&draw).collect_view()}
            {move || drawn.with(|(_, merges)| apart(merges).into_iter().map(count).collect_view())}
        </svg>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_without_room_are_added_to_the_one_before() {
        let merges = [(1.0, 5), (2.0, 7), (6.5, 2), (50.0, 3)].map(|(x, count)| Merged { x, count });
        let said: Vec<_> = apart(&merges).into_iter().map(|Merged { x, count }| (x, count)).collect();
        assert_eq!(said, [(1.0, 12), (6.5, 2), (50.0, 3)]);
    }
}
