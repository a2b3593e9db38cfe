//! Which times are written on a lane: those at the ends of what is certain, where they have room. The words of the lane say them
//! too.

use downboard_core::model::{Period, Status};
use downboard_core::time::Timestamp;
use downboard_core::view::geometry::{Bar, share};

use super::axis_ticks::Room;

/// How much of the axis a time takes up, in percent, where there is how much room.
const WIDTHS: [(Room, f64); 3] = [(Room::Phone, 13.0), (Room::Tablet, 7.5), (Room::Wide, 4.0)];

/// A time on a lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LaneTime {
    /// Where it is, in percent of the axis.
    pub x: f64,
    /// The time.
    pub at: Timestamp,
    /// Whether it ends a stretch, and stands before its end.
    pub is_end: bool,
    /// Of what it is an end.
    pub status: Status,
    /// The room that it needs.
    pub room: Room,
}

/// Whether a stretch is trouble for certain.
fn is_certain(bar: &Bar) -> bool {
    bar.best == bar.worst && bar.best.is_trouble()
}

/// The instant at a place of the axis, in percent: positions are made of whole seconds.
#[expect(clippy::cast_possible_truncation, reason = "a period is no longer than the years of instants")]
fn instant_at(x: f64, extent: Period) -> Option<Timestamp> {
    extent.from.checked_add((extent.seconds() as f64 * x / 100.0).round() as i64)
}

/// The times of the stretches that have room for them: where one begins, and where one ends that no other follows. What is cut by
/// the edge of the axis, or drawn only up to the moment, has no time there, and none stands where the line of the moment would
/// cross it.
pub fn lane_times(bars: &[Bar], extent: Period, moment: Timestamp) -> Vec<LaneTime> {
    let mut times = Vec::new();
    for (index, bar) in bars.iter().enumerate().filter(|(_, bar)| is_certain(bar)) {
        let end = bar.x + bar.width;
        let has_begin = bar.x > 0.0;
        let is_followed = bars.get(index + 1).is_none_or(is_certain);
        let ends_at = instant_at(end, extent).filter(|at| !is_followed && *at != moment);
        let both = if has_begin && ends_at.is_some() { 2.0 } else { 1.0 };
        let roomy =
            |needed: f64| WIDTHS.into_iter().find(|(_, width)| width * needed <= bar.width).map(|(room, _)| room);
        if let Some((room, at)) = roomy(1.0).zip(instant_at(bar.x, extent)).filter(|_| has_begin) {
            times.push(LaneTime { x: bar.x, at, is_end: false, status: bar.best, room });
        }
        if let Some((room, at)) = roomy(both).zip(ends_at) {
            times.push(LaneTime { x: end, at, is_end: true, status: bar.best, room });
        }
    }
    let moment = share(moment, extent) * 100.0;
    let [.., (_, width)] = WIDTHS;
    times.retain(|LaneTime { x, is_end, .. }| {
        let (from, to) = if *is_end { (x - width, *x) } else { (*x, x + width) };
        moment <= from || to <= moment
    });
    times
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(x: f64, end: f64, best: Status, worst: Status) -> Bar {
        Bar { x, width: end - x, best, worst }
    }

    /// The times of some stretches on an axis of a hundred seconds, with the room that each needs.
    fn said(bars: &[Bar], moment: i64) -> String {
        let second = |second| Timestamp::from_second(second).expect("in range");
        let extent = Period { from: second(0), to: second(100) };
        let said = |time: LaneTime| {
            let end = if time.is_end { "to" } else { "from" };
            format!("{end} {} {:?}", time.at.as_second(), time.room)
        };
        lane_times(bars, extent, second(moment)).into_iter().map(said).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn certain_trouble_has_its_times_where_they_have_room() {
        use Status::{MajorOutage, Operational, PartialOutage};
        let down = |x, end| bar(x, end, MajorOutage, MajorOutage);
        let works = |x, end| bar(x, end, Operational, Operational);
        for (bars, moment, expected) in [
            (vec![works(0.0, 10.0), down(10.0, 90.0), works(90.0, 100.0)], 0, "from 10 Phone, to 90 Phone"),
            // Both have less room than one.
            (vec![works(0.0, 10.0), down(10.0, 25.0), works(25.0, 100.0)], 0, "from 10 Phone, to 25 Tablet"),
            (vec![works(0.0, 10.0), down(10.0, 15.0), works(15.0, 100.0)], 0, "from 10 Wide"),
            // The line of the moment at 20 would cross them.
            (vec![works(0.0, 18.0), down(18.0, 90.0), works(90.0, 100.0)], 20, "to 90 Phone"),
            (vec![down(0.0, 22.0), works(22.0, 100.0)], 20, ""),
            (vec![works(0.0, 10.0), down(10.0, 12.0), works(12.0, 100.0)], 0, ""),
            // What is cut has no time there.
            (vec![down(0.0, 50.0), works(50.0, 100.0)], 0, "to 50 Phone"),
            (vec![works(0.0, 50.0), down(50.0, 100.0)], 0, "from 50 Phone"),
            (vec![works(0.0, 20.0), down(20.0, 60.0), bar(60.0, 100.0, Operational, MajorOutage)], 60, "from 20 Phone"),
            // One that another follows says where that begins.
            (
                vec![down(0.0, 40.0), bar(40.0, 80.0, PartialOutage, PartialOutage), works(80.0, 100.0)],
                0,
                "from 40 Phone, to 80 Phone",
            ),
            // What is not certain, or no trouble, has none.
            (vec![bar(0.0, 50.0, Operational, MajorOutage), works(50.0, 100.0)], 0, ""),
        ] {
            assert_eq!(said(&bars, moment), expected);
        }
    }
}
