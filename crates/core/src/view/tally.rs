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

/// How much is wrong, for what is drawn where only one of several has room.
fn weight(tally: &Tally) -> (usize, usize, usize, usize) {
    let Trouble { down, partly, degraded } = tally.certain;
    (down, partly, degraded, tally.possible)
}

/// Tallies for a drawing of so many steps, no more than two of them for each: of those that share a step the worst, so that no trouble goes, and from the next step
/// on the last of them.
pub fn thinned(tallies: Vec<Tally>, whole: Period, steps: usize) -> Vec<Tally> {
    if tallies.len() <= steps {
        return tallies;
    }
    let step_of = |tally: &Tally| (super::geometry::share(tally.from, whole) * steps as f64).floor();
    let mut drawn: Vec<Tally> = Vec::new();
    // The step that is being filled, and what it was at its end.
    let mut open: Option<(f64, Tally)> = None;
    #[expect(clippy::cast_possible_truncation, reason = "periods are no longer than the years of instants")]
    let begin_of = |step: f64| whole.from.checked_add((step / steps as f64 * whole.seconds() as f64).ceil() as i64);
    let close = |drawn: &mut Vec<Tally>, (step, latest): (f64, Tally), until: Option<Timestamp>| {
        let is_same = drawn.last().is_some_and(|last| weight(last) == weight(&latest));
        let from = begin_of(step + 1.0).filter(|from| !is_same && until.is_none_or(|until| *from < until));
        drawn.extend(from.map(|from| Tally { from, ..latest }));
    };
    for tally in tallies {
        let step = step_of(&tally);
        match (open, drawn.last_mut()) {
            (Some((own, _)), Some(last)) if own >= step => {
                if weight(&tally) > weight(last) {
                    *last = Tally { from: last.from, ..tally };
                }
            }
            (before, _) => {
                if let Some(before) = before {
                    close(&mut drawn, before, Some(tally.from));
                }
                drawn.push(tally);
            }
        }
        open = Some((step, tally));
    }
    if let Some(last) = open {
        close(&mut drawn, last, Some(whole.to));
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: usize = 2_000;

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(12))]

        #[test]
        fn what_has_no_room_of_its_own_is_drawn_as_the_worst_beside_it(
            counts in proptest::collection::vec((1_i64..40, 0_usize..5), 2_100..4_000),
        ) {
            let mut second = 0;
            let at = |second| Timestamp::from_second(second).expect("in range");
            let all: Vec<Tally> = counts.into_iter().map(|(length, down)| {
                let certain = Trouble { down, partly: 0, degraded: 0 };
                let own = Tally { from: at(second), certain, possible: usize::try_from(length).expect("a small number") };
                second += length;
                own
            }).collect();
            let whole = Period { from: at(0), to: at(second) };
            let drawn = thinned(all.clone(), whole, STEPS);
            proptest::prop_assert!(drawn.len() <= 2 * STEPS);
            proptest::prop_assert!(drawn.is_sorted_by_key(|tally| tally.from));
            let down_at = |tallies: &[Tally], at: Timestamp| {
                let index = tallies.partition_point(|tally| tally.from <= at);
                tallies[index - 1].certain.down
            };
            let step = second as f64 / STEPS as f64;
            for own in &all {
                proptest::prop_assert!(down_at(&drawn, own.from) >= own.certain.down);
            }
            for own in &drawn {
                // Nothing is drawn that is not so within a step of it.
                let near = all.iter().filter(|known| (known.from.as_second() - own.from.as_second()).abs() as f64 <= step + 40.0);
                proptest::prop_assert!(near.map(|known| known.certain.down).max().unwrap_or(0) >= own.certain.down);
            }
            // What is drawn ends as it ends.
            proptest::prop_assert!(down_at(&drawn, whole.to) >= all.last().map_or(0, |last| last.certain.down));
        }
    }

    #[test]
    fn a_peak_in_one_step_does_not_last() {
        let at = |second| Timestamp::from_second(second).expect("in range");
        let tally =
            |from, down| Tally { from: at(from), certain: Trouble { down, partly: 0, degraded: 0 }, possible: 0 };
        let whole = Period { from: at(0), to: at(2_000_000) };
        let mut all: Vec<Tally> = (0..2_100).map(|index| tally(index, usize::from(index % 2 == 0))).collect();
        all.push(tally(2_100, 0));
        all.push(tally(1_999_000, 3));
        let drawn = thinned(all, whole, STEPS);
        let said: Vec<_> = drawn.iter().map(|tally| (tally.from.as_second(), tally.certain.down)).collect();
        assert_eq!(said, [(0, 1), (1_000, 1), (2_000, 1), (3_000, 0), (1_999_000, 3)]);
    }
}
