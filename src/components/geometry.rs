//! Where the pieces of a timeline stand on the page, in percent of the lane's width.

use downboard_core::model::{Period, Status};
use downboard_core::time::Timestamp;
use downboard_core::timeline::Timeline;

/// A stretch of a lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bar {
    /// Its left edge, in percent.
    pub(super) x: f64,
    /// Its width, in percent.
    pub(super) width: f64,
    /// What is certain: the best that is possible.
    pub(super) best: Status,
    /// The worst that is possible. It differs from the best while a change is only bounded.
    pub(super) worst: Status,
}

/// How far an instant is into a period, from 0 to 1.
pub(super) fn share(at: Timestamp, period: Period) -> f64 {
    let length = (period.to.as_second() - period.from.as_second()).max(1) as f64;
    ((at.as_second() - period.from.as_second()) as f64 / length).clamp(0.0, 1.0)
}

/// The stretches of a timeline within a period; stretches of no width are left out.
pub(super) fn bars(timeline: &Timeline, period: Period) -> Vec<Bar> {
    let mut bars: Vec<Bar> = Vec::new();
    for piece in timeline.pieces() {
        let from = piece.from.map_or(0.0, |from| share(from, period)) * 100.0;
        let to = piece.to.map_or(1.0, |to| share(to, period)) * 100.0;
        if to <= from {
            continue;
        }
        // What was only seen later, and may have begun at any time before, is not known and not hatched.
        let is_open = piece.from.is_none();
        let worst = if is_open { piece.status } else { piece.possible.worst() };
        // Where it may be that nothing was known yet, the line of what is known to work would be a claim too many.
        let best = match piece.possible.best() {
            _ if is_open => piece.status,
            Status::Operational if piece.possible.contains(Status::Unknown) => Status::Unknown,
            best => best,
        };
        match bars.last_mut() {
            Some(last) if last.best == best && last.worst == worst => last.width = to - last.x,
            _ => bars.push(Bar { x: from, width: to - from, best, worst }),
        }
    }
    bars
}

/// A length in percent, as SVG and CSS take it.
pub(super) fn percent(value: f64) -> String {
    format!("{}%", decimal(value))
}

/// A number with three decimals. Formatting a float would bring the exact algorithm, 15 kB of it, for a pixel's position.
#[expect(clippy::cast_possible_truncation, reason = "positions are between 0 and 100")]
pub(super) fn decimal(value: f64) -> String {
    let thousandths = (value * 1000.0).round() as i64;
    let sign = if thousandths < 0 { "-" } else { "" };
    format!("{sign}{}.{:03}", thousandths.abs() / 1000, thousandths.abs() % 1000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::model::When;

    fn second(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a small number")
    }

    #[test]
    fn numbers_have_three_decimals() {
        for (value, text) in [(0.0, "0.000"), (7.462_12, "7.462"), (99.9999, "100.000"), (-0.5, "-0.500")] {
            assert_eq!(decimal(value), text);
        }
    }

    #[test]
    fn what_may_be_unknown_is_not_drawn_as_operational() {
        let period = Period { from: second(0), to: second(100) };
        let listed = When::Between { from: second(20), to: second(60) };
        let timeline = Timeline::from_changes(&[(listed, Status::Operational, Some(0))]);
        let drawn: Vec<_> = bars(&timeline, period).into_iter().map(|bar| (bar.best, bar.worst, bar.width)).collect();
        assert_eq!(drawn, [(Status::Unknown, Status::Unknown, 60.0), (Status::Operational, Status::Operational, 40.0)]);
    }

    #[test]
    fn bars_fill_the_lane_from_edge_to_edge() {
        let period = Period { from: second(0), to: second(100) };
        let timeline = Timeline::from_changes(&[
            (When::At(second(-50)), Status::Operational, Some(0)),
            (When::Between { from: second(20), to: second(30) }, Status::MajorOutage, Some(1)),
            (When::At(second(500)), Status::Operational, Some(2)),
        ]);
        let bar = |x, width, best, worst| Bar { x, width, best, worst };
        assert_eq!(
            bars(&timeline, period),
            [
                bar(0.0, 20.0, Status::Operational, Status::Operational),
                bar(20.0, 10.0, Status::Operational, Status::MajorOutage),
                bar(30.0, 70.0, Status::MajorOutage, Status::MajorOutage),
            ]
        );
    }
}
