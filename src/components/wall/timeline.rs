//! The last 24 hours on a page of a wall: every service that was in trouble within them.

use downboard_core::model::ServiceIndex;
use downboard_core::time::DAY;
use downboard_core::view::View;
use leptos::prelude::*;

use super::lanes::{Listed, Row, lane_list, last, last_trouble, rows_at, tallest};
use super::room::{Grid, LANE_OF_DAY, Room, lanes};
use super::{Picture, Wall};
use crate::ui::Lasting;

/// The services that were in trouble within the window.
fn services(wall: &Wall, view: &View) -> Vec<Row> {
    let all = rows_at(wall, view, last(view, DAY), usize::MAX, 0).into_iter();
    let is_told = |index: ServiceIndex| {
        view.log.service_at(index).is_some_and(|own| last_trouble(&own.timeline, last(view, DAY)).is_some())
    };
    all.filter(|row| matches!(row, Row::Service(index) if is_told(*index))).collect()
}

fn listed(wall: &Wall, view: &View, room: Room, page: usize) -> Listed {
    let own = |grid: Grid| services(wall, view).into_iter().skip(page * grid.places()).take(grid.places()).collect();
    Listed::of((wall, view), last(view, DAY), wall.chosen.cause(view), (room, LANE_OF_DAY), own)
}

/// How many pages there are; none where there is nothing to draw.
pub(super) fn timeline_pages(wall: &Wall, view: &View, room: Room) -> usize {
    let own = services(wall, view).len();
    let grid = lanes(room, wall.chosen.cause(view).is_some(), LANE_OF_DAY, tallest(wall, view, LANE_OF_DAY));
    own.div_ceil(grid.places())
}

/// The page.
pub(super) fn timeline(wall: &Wall, page: usize) -> AnyView {
    let (picture, room) = (wall.picture, wall.room);
    let listed = {
        let wall = wall.clone();
        Lasting::memo(Memo::new(move |_| picture.with(|Picture { view, .. }| listed(&wall, view, room.get(), page))))
    };
    lane_list(wall, listed)
}
