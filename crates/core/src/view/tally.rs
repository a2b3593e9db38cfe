//! How many services are in trouble over time: the overview above the lanes.

use super::trouble::Trouble;
use crate::model::{Period, Status};
use crate::time::Timestamp;
use crate::timeline::{BoardLog, Piece};

/// How many services are in trouble from an instant on, until the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// From when on.
    pub from: Timestamp,
    /// Those of which it is certain, at least by so much.
    pub certain: Trouble,
    /// Those that may be in trouble, or may not.
    pub possible: usize,
}

/// In which column a piece is counted: how bad it is at least, or that it may be anything; nowhere where nothing is wrong.
fn column(piece: &Piece) -> Option<usize> {
    match piece.possible.best() {
        Status::MajorOutage => Some(0),
        Status::PartialOutage => Some(1),
        Status::Degraded => Some(2),
        Status::Operational | Status::Maintenance | Status::Unknown => piece.possible.worst().is_trouble().then_some(3),
    }
}

/// How many services are in trouble over a period, from its begin on: one tally for each time at which that changes.
pub fn tallies(log: &BoardLog, period: Period) -> Vec<Tally> {
    let mut changes: Vec<(i64, usize, isize)> = Vec::new();
    let (begin, end) = (period.from.as_second(), period.to.as_second());
    for piece in log.services.iter().flat_map(|service| service.timeline.pieces()) {
        let from = piece.from.map_or(begin, Timestamp::as_second).max(begin);
        let to = piece.to.map_or(end, Timestamp::as_second).min(end);
        let Some(column) = column(piece).filter(|_| from < to) else { continue };
        changes.extend([(from, column, 1), (to, column, -1)]);
    }
    changes.sort_unstable();
    let mut counts = [0_usize; 4];
    let mut tallies: Vec<Tally> = Vec::new();
    let mut push = |second: i64, [down, partly, degraded, possible]: [usize; 4]| {
        let Some(from) = Timestamp::from_second(second) else { return };
        let next = Tally { from, certain: Trouble { down, partly, degraded }, possible };
        let says_the_same = |last: &Tally| (last.certain, last.possible) == (next.certain, next.possible);
        if !tallies.last().is_some_and(says_the_same) {
            tallies.push(next);
        }
    };
    if changes.first().is_none_or(|(second, ..)| *second > begin) {
        push(begin, counts);
    }
    for at_once in changes.chunk_by(|one, other| one.0 == other.0) {
        for (_, column, by) in at_once {
            if let Some(count) = counts.get_mut(*column) {
                *count = count.saturating_add_signed(*by);
            }
        }
        // At its end nothing lasts any more.
        if let Some((second, ..)) = at_once.first().filter(|(second, ..)| *second < end) {
            push(*second, counts);
        }
    }
    tallies
}
