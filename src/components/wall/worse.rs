//! Which service of a board has become worse.

use downboard_core::model::Status;

/// What is known last of each service: what is not known any more is as it was.
pub fn known(before: &[Status], now: &[Status]) -> Vec<Status> {
    let of = |(place, now): (usize, &Status)| match now {
        Status::Unknown => before.get(place).copied().unwrap_or(Status::Unknown),
        now => *now,
    };
    now.iter().enumerate().map(of).collect()
}

/// Which service has come into trouble, or into worse trouble, since it was last known: the worst of them, by its place. What is
/// known for the first time is no change: a board that has just been opened knows nothing yet.
pub fn worsened(before: &[Status], now: &[Status]) -> Option<usize> {
    let fell = |(before, now): (&Status, &Status)| {
        let is_worse = !before.is_trouble() || now.rank() > before.rank();
        *before != Status::Unknown && now.is_trouble() && is_worse
    };
    let fallen = before.iter().zip(now).enumerate().filter(|(_, pair)| fell(*pair));
    fallen.max_by_key(|(place, (_, now))| (now.rank(), std::cmp::Reverse(*place))).map(|(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Status::{Degraded, MajorOutage, Operational, PartialOutage, Unknown};

    #[test]
    fn a_board_is_worse_when_something_comes_into_trouble_or_into_worse() {
        for (before, now, expected) in [
            ([Operational, Operational], [Operational, Degraded], Some(1)),
            ([Operational, Degraded], [Operational, MajorOutage], Some(1)),
            ([Operational, Operational], [Degraded, MajorOutage], Some(1)),
            ([Operational, Operational], [Degraded, Degraded], Some(0)),
            ([Operational, MajorOutage], [Operational, PartialOutage], None),
            ([Operational, MajorOutage], [Operational, Operational], None),
            ([Operational, Operational], [Operational, Unknown], None),
            ([Operational, Unknown], [Operational, MajorOutage], None),
        ] {
            assert_eq!(worsened(&before, &now), expected, "{before:?} {now:?}");
        }
    }

    #[test]
    fn what_fails_while_nobody_hears_of_it_is_worse_once_it_is_heard() {
        let before = known(&[], &[Operational, MajorOutage, Unknown]);
        let silent = known(&before, &[Unknown, Unknown, Unknown]);
        assert_eq!(silent, [Operational, MajorOutage, Unknown]);
        assert_eq!(worsened(&silent, &[MajorOutage, MajorOutage, MajorOutage]), Some(0));
    }
}
