//! What of a board's period its timelines show: the part that a moment is about, or the part that a reader has chosen.

use crate::model::Period;
use crate::time::{HOUR, MINUTE, Timestamp};
use crate::timeline::BoardLog;

/// The shortest part that is shown, in seconds.
const SHORTEST: i64 = 30 * MINUTE;
/// A board of the past opens on so many seconds at least.
const OPENING: i64 = 6 * HOUR;
/// So much of what has passed since the first failure follows the moment, as a divisor.
const AHEAD: i64 = 10;

/// The part of the period that is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// What it opens on; nothing is the whole.
    opened: Option<Period>,
    /// What a reader has chosen.
    chosen: Option<Period>,
}

/// A part of so many seconds from an instant on, moved into the whole.
fn within(from: i64, length: i64, whole: Period) -> Period {
    let (least, most) = (whole.from.as_second(), whole.to.as_second());
    let length = length.max(SHORTEST).min(most - least);
    let from = from.min(most - length).max(least);
    let at = |second| Timestamp::from_second(second);
    Period { from: at(from).unwrap_or(whole.from), to: at(from + length).unwrap_or(whole.to) }
}

/// The first instant at which anything may have been in trouble; nothing where nothing ever was.
fn first_failure(log: &BoardLog) -> Option<Timestamp> {
    let first = log.timeline.pieces().iter().find(|piece| piece.possible.worst().is_trouble())?;
    Some(first.from.unwrap_or(log.period.from))
}

impl Extent {
    /// What a board opens on: from an hour before the first failure to a tenth of that span after the moment, at least six hours.
    /// A live board, and one without a failure before the moment, opens on the whole.
    pub fn opening(log: &BoardLog, at: Timestamp) -> Self {
        let opened = || {
            let first = first_failure(log).filter(|first| *first <= at && at <= log.period.to)?;
            let from = (first.as_second() - HOUR).max(log.period.from.as_second());
            let passed = at.as_second() - from;
            let seconds = (passed + passed / AHEAD).min(log.period.to.as_second() - from);
            Some(within(from, seconds.max(OPENING), log.period))
        };
        Self { opened: if log.board.is_live() { None } else { opened() }, chosen: None }
    }

    /// The same, chosen by a reader: a part of the whole, and never less than the shortest.
    #[must_use]
    pub fn choosing(self, part: Period, whole: Period) -> Self {
        Self { chosen: Some(within(part.from.as_second(), part.seconds(), whole)), ..self }
    }

    /// What is shown of the whole.
    pub fn shown(self, whole: Period) -> Period {
        let part = self.chosen.or(self.opened);
        part.map_or(whole, |part| within(part.from.as_second(), part.seconds(), whole))
    }

    /// What a reader has chosen.
    pub fn chosen(self) -> Option<Period> {
        self.chosen
    }

    /// The same, with the moment in it: what was chosen turns its page, what was opened becomes twice as long as what has passed.
    #[must_use]
    pub fn following(self, at: Timestamp, whole: Period) -> Self {
        let shown = self.shown(whole);
        if shown.has(at) || !whole.has(at) {
            return self;
        }
        let (from, length) = (shown.from.as_second(), shown.seconds());
        if self.chosen.is_some() {
            let ahead = if at < shown.from { length - length / AHEAD } else { length / AHEAD };
            return Self { chosen: Some(within(at.as_second() - ahead, length, whole)), ..self };
        }
        let from = from.min(at.as_second());
        let grown = if at < shown.from { shown.to.as_second() - from } else { 2 * (at.as_second() - from) };
        Self { opened: Some(within(from, grown, whole)), ..self }
    }

    /// The same, so many seconds long and taken hold of: what was at one share of it comes to stand at another, as far as the
    /// whole has room. A share is from 0 at its begin to 1 at its end.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "a whole is no longer than the years of instants")]
    pub fn held(self, share: f64, to: f64, seconds: i64, whole: Period) -> Self {
        let shown = self.shown(whole);
        let seconds = seconds.max(SHORTEST).min(whole.seconds());
        let moved = (shown.seconds() as f64 * share - seconds as f64 * to).round() as i64;
        Self { chosen: Some(within(shown.from.as_second() + moved, seconds, whole)), ..self }
    }

    /// The same, so many seconds long. The instant around which it grows or shrinks stays where it is, as far as the whole has room.
    #[must_use]
    pub fn zoomed(self, around: Timestamp, seconds: i64, whole: Period) -> Self {
        let shown = self.shown(whole);
        let before = around.max(shown.from).min(shown.to).as_second() - shown.from.as_second();
        let share = before as f64 / shown.seconds().max(1) as f64;
        self.held(share, share, seconds, whole)
    }

    /// The same, so many seconds later, as far as the whole has room.
    #[must_use]
    pub fn moved(self, seconds: i64, whole: Period) -> Self {
        let shown = self.shown(whole);
        Self { chosen: Some(within(shown.from.as_second() + seconds, shown.seconds(), whole)), ..self }
    }
}

/// What an address asks for: an end that it leaves out is that of the whole. Nothing where that is no part of the whole.
pub fn asked(from: Option<Timestamp>, to: Option<Timestamp>, whole: Period) -> Option<Period> {
    let (from, to) = (from.unwrap_or(whole.from), to.unwrap_or(whole.to));
    (from < to && from < whole.to && to > whole.from)
        .then(|| Period { from: from.max(whole.from), to: to.min(whole.to) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::DAY;
    use proptest::prelude::*;

    fn second(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("in range")
    }

    fn period(from: i64, to: i64) -> Period {
        Period { from: second(from), to: second(to) }
    }

    const WHOLE: (i64, i64) = (0, 6 * DAY);

    fn whole() -> Period {
        period(WHOLE.0, WHOLE.1)
    }

    fn parts() -> impl Strategy<Value = Period> {
        (WHOLE.0..WHOLE.1, SHORTEST..WHOLE.1).prop_map(|(from, length)| within(from, length, whole()))
    }

    fn is_part(part: Period) -> bool {
        whole().has(part.from) && whole().has(part.to) && part.seconds() >= SHORTEST
    }

    #[test]
    fn an_address_asks_for_a_part_of_the_whole() {
        let at = |value: Option<i64>| value.map(second);
        for (from, to, expected) in [
            (None, None, Some(WHOLE)),
            (Some(100), None, Some((100, WHOLE.1))),
            (None, Some(100), Some((0, 100))),
            (Some(-100), Some(WHOLE.1 + 1), Some(WHOLE)),
            (Some(100), Some(100), None),
            (Some(200), Some(100), None),
            (Some(WHOLE.1), Some(WHOLE.1 + 100), None),
            (Some(-100), Some(0), None),
            (None, Some(-1), None),
        ] {
            let expected = expected.map(|(from, to)| period(from, to));
            assert_eq!(asked(at(from), at(to), whole()), expected, "{from:?} {to:?}");
        }
    }

    #[test]
    fn what_is_chosen_turns_its_page_and_what_is_opened_grows() {
        let opened = Extent { opened: Some(period(0, 10 * HOUR)), chosen: None };
        assert_eq!(opened.following(second(10 * HOUR), whole()), opened);
        assert_eq!(opened.following(second(11 * HOUR), whole()).shown(whole()), period(0, 22 * HOUR));
        assert_eq!(opened.following(second(5 * DAY), whole()).shown(whole()), whole());
        let later = Extent { opened: Some(period(DAY, 2 * DAY)), chosen: None };
        assert_eq!(later.following(second(HOUR), whole()).shown(whole()), period(HOUR, 2 * DAY));
        let chosen = opened.choosing(period(DAY, DAY + 10 * HOUR), whole());
        let following = |at| chosen.following(second(at), whole()).shown(whole());
        assert_eq!(following(DAY + 11 * HOUR), period(DAY + 10 * HOUR, DAY + 20 * HOUR));
        assert_eq!(following(DAY - HOUR), period(DAY - 10 * HOUR, DAY));
        // Outside of the whole there is nothing to show.
        assert_eq!(chosen.following(second(-1), whole()), chosen);
    }

    #[test]
    fn a_whole_that_is_shorter_than_the_shortest_part_is_shown_as_it_is() {
        let whole = period(0, 60);
        let extent = Extent::default().zoomed(second(30), 10, whole).moved(20, whole);
        assert_eq!(extent.shown(whole), whole);
        assert_eq!(Extent::default().choosing(period(10, 20), whole).shown(whole), whole);
    }

    proptest! {
        #[test]
        fn the_instant_that_is_held_stays_under_the_finger(
            part in parts(), share in 0.0..=1.0_f64, to in 0.0..=1.0_f64, seconds in 1..WHOLE.1
        ) {
            let before = Extent::default().choosing(part, whole());
            let after = before.held(share, to, seconds, whole()).shown(whole());
            prop_assert!(is_part(after));
            prop_assert_eq!(after.seconds(), seconds.max(SHORTEST));
            let instant = |part: Period, share: f64| part.from.as_second() as f64 + share * part.seconds() as f64;
            // Within a second of its place, but for an edge of the whole.
            let is_at_edge = after.from == whole().from || after.to == whole().to;
            prop_assert!(is_at_edge || (instant(after, to) - instant(part, share)).abs() <= 1.0);
        }

        #[test]
        fn the_instant_around_which_a_part_grows_or_shrinks_stays_where_it_is(
            part in parts(), share in 0..=1_000_i64, seconds in 1..WHOLE.1
        ) {
            let before = Extent::default().choosing(part, whole());
            let around = part.from.as_second() + part.seconds() * share / 1_000;
            let after = before.zoomed(second(around), seconds, whole()).shown(whole());
            prop_assert_eq!(after.seconds(), seconds.max(SHORTEST));
            let place = |part: Period| (around - part.from.as_second()) as f64 / part.seconds() as f64;
            let is_at_edge = after.from == whole().from || after.to == whole().to;
            prop_assert!(is_at_edge || (place(after) - place(part)).abs() * after.seconds() as f64 <= 1.0);
        }

        #[test]
        fn a_part_moves_as_far_as_there_is_room(part in parts(), seconds in -WHOLE.1..WHOLE.1) {
            let after = Extent::default().choosing(part, whole()).moved(seconds, whole()).shown(whole());
            prop_assert!(is_part(after));
            prop_assert_eq!(after.seconds(), part.seconds());
            let wanted = (part.from.as_second() + seconds).clamp(WHOLE.0, WHOLE.1 - part.seconds());
            prop_assert_eq!(after.from.as_second(), wanted);
        }

        #[test]
        fn a_moment_of_the_whole_is_in_what_follows_it(part in parts(), at in WHOLE.0..=WHOLE.1, is_chosen: bool) {
            let extent = Extent { opened: Some(part), chosen: is_chosen.then_some(part) };
            let after = extent.following(second(at), whole());
            prop_assert!(after.shown(whole()).has(second(at)));
            prop_assert!(is_part(after.shown(whole())));
            prop_assert_eq!(after.following(second(at), whole()), after);
        }
    }
}
