//! The instants at which a curve of people is computed.

use downboard_core::model::{Period, Zone};
use downboard_core::order;
use downboard_core::time::{DAY, HOUR, MINUTE, Timestamp};
use downboard_core::timeline::BoardLog;

/// Steps that fall on round times of the day.
const STEPS: [i64; 10] =
    [5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY];
/// No more steps than that: each costs milliseconds, and a chart is a few hundred pixels wide.
const MOST_STEPS: i64 = 180;
/// The most changes that are looked at on top of the steps: a bound on what a hostile board can ask for.
const MOST_CHANGES: usize = 120;

/// The step in seconds in which a period is gone through.
fn step(period: Period, most: i64) -> i64 {
    let length = period.to.as_second() - period.from.as_second();
    STEPS.into_iter().find(|step| length / step <= most).unwrap_or_else(|| (length / most / DAY + 1) * DAY)
}

/// The round times of a period in a zone, at most so many, without its ends.
pub(super) fn round_times(period: Period, zone: &Zone, most: i64) -> Vec<Timestamp> {
    zone.round_times(period, step(period, most))
}

/// Where a curve is computed: the ends of the period, round times on the clocks that are shown, and every change of a status that
/// counts, with the hour after it in which more and more people meet it.
pub fn instants(log: &BoardLog, zone: &Zone, period: Period) -> Vec<Timestamp> {
    let (from, to) = (period.from.as_second(), period.to.as_second());
    let is_within = |at: &i64| (from..=to).contains(at);
    let mut all = vec![from, to];
    all.extend(round_times(period, zone, MOST_STEPS).into_iter().map(Timestamp::as_second));
    let changes = log.services.iter().flat_map(|service| service.essential.pieces());
    let changes = order::instants(changes.filter_map(|piece| piece.from).collect());
    let changes = changes.into_iter().map(Timestamp::as_second).filter(is_within).take(MOST_CHANGES);
    let least = step(period, MOST_STEPS) / 4;
    for at in changes.flat_map(|at| [at, at + HOUR]).filter(is_within) {
        if all.iter().all(|known| (known - at).abs() >= least) {
            all.push(at);
        }
    }
    order::instants(all.into_iter().filter_map(Timestamp::from_second).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::time::Offset;

    fn period(from: i64, to: i64) -> Period {
        let at = |second| Timestamp::from_second(second).expect("a small number");
        Period { from: at(from), to: at(to) }
    }

    #[test]
    fn steps_are_round_and_not_too_many() {
        for (length, expected) in
            [(HOUR, 5 * MINUTE), (DAY, 10 * MINUTE), (7 * DAY, HOUR), (40 * 365 * DAY, 82 * DAY), (1, 5 * MINUTE)]
        {
            assert_eq!(step(period(0, length), MOST_STEPS), expected, "{length}");
        }
    }

    #[test]
    fn round_times_are_those_of_the_zone() {
        let times = |length, offset| -> Vec<i64> {
            let times = round_times(period(0, length), &Zone::fixed(offset, ""), 3);
            times.into_iter().map(Timestamp::as_second).collect()
        };
        let afternoon = times(6 * HOUR, Offset::constant(9));
        assert_eq!(afternoon, [HOUR, 3 * HOUR, 5 * HOUR], "10, 12 and 14 o'clock in a zone nine hours ahead");
        assert_eq!(times(0, Offset::UTC), [] as [i64; 0]);
    }
}
