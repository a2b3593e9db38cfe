//! A timeline as pieces between changes.

use crate::time::Timestamp;

use crate::model::{Status, StatusSet, When};
use crate::order;

/// A change: when, to what, and the event that says so, as an index into the events of its subject.
pub type Change = (When, Status, Option<usize>);

/// A stretch of time in which the same statuses are possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it begins; `None` reaches back for ever.
    pub from: Option<Timestamp>,
    /// Where it ends; `None` goes on for ever.
    pub to: Option<Timestamp>,
    /// What is shown in it. While a change is only bounded, the worse of before and after; but where nothing was known
    /// before, still unknown: that a failure is on record by tonight does not say that it had begun by noon.
    pub status: Status,
    /// What is possible in it: one status, or several while a change is only bounded.
    pub possible: StatusSet,
    /// The event that set it, as an index into the events of its subject. Within a bounded change, the event that ends it;
    /// none where its feed has gone stale.
    pub event: Option<usize>,
}

impl Piece {
    const UNKNOWN: Self =
        Self { from: None, to: None, status: Status::Unknown, possible: StatusSet::only(Status::Unknown), event: None };

    fn capped_at_partial(self) -> Self {
        let possible = self.possible.map(Status::capped_at_partial);
        Self { status: self.status.capped_at_partial(), possible, ..self }
    }

    /// Both at once: the worse status, every outcome that is possible, and the event of the worse.
    fn worse(self, other: Self) -> Self {
        let status = self.status.worse(other.status);
        let event = if status == self.status { self.event } else { other.event };
        Self { status, possible: self.possible.combine(other.possible), event, ..self }
    }

    fn says_the_same(&self, other: &Self) -> bool {
        (self.status, self.possible, self.event) == (other.status, other.possible, other.event)
    }
}

/// Since when something is so. Both ends are equal when the instant is known; an end is `None` when nothing bounds it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Since {
    /// The earliest it can have begun.
    pub from: Option<Timestamp>,
    /// The latest it can have begun.
    pub to: Option<Timestamp>,
}

/// The status of one subject over all time.
///
/// *Invariant:* there is at least one piece, the first reaches back for ever, the last goes on for ever, and each begins
/// where the one before it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    pieces: Vec<Piece>,
}

impl Default for Timeline {
    fn default() -> Self {
        Self::unknown()
    }
}

impl Timeline {
    /// Nothing is known at any time.
    pub fn unknown() -> Self {
        Self { pieces: vec![Piece::UNKNOWN] }
    }

    /// The timeline that changes give. Before the first of them the status is unknown.
    pub fn from_changes(changes: &[Change]) -> Self {
        let changes = order::by_key(changes.to_vec(), |(when, _, _)| order::by_time(*when));
        let mut pieces = Vec::with_capacity(changes.len() * 2 + 1);
        let mut begun = None;
        let mut now = Status::Unknown;
        let mut event = None;
        let mut push = |from: Option<Timestamp>, to: Option<Timestamp>, status, possible, event| {
            if from.is_none() || from != to {
                pieces.push(Piece { from, to, status, possible, event });
            }
        };
        let only = StatusSet::only;
        for (when, status, index) in changes {
            let next = status;
            // Changes whose bounds overlap happen in the order of their latest ends. What was seen at an instant held for
            // that instant: the next change, if its bounds begin there, comes at least a second later.
            let seen =
                begun.map(|begun: Timestamp| begun.checked_add(1).unwrap_or(begun).min(when.latest().max(begun)));
            let earliest = match when.earliest() {
                Some(from) => Some(seen.map_or(from, |seen| seen.max(from))),
                // It may have been so all the time while nothing was known.
                None if now == Status::Unknown => begun,
                None => seen,
            };
            let latest = earliest.map_or(when.latest(), |earliest| when.latest().max(earliest));
            if next == now {
                push(begun, Some(latest), now, only(now), event);
            } else {
                if earliest.is_some() {
                    push(begun, earliest, now, only(now), event);
                }
                let meanwhile = if now == Status::Unknown { Status::Unknown } else { now.worse(next) };
                push(earliest, Some(latest), meanwhile, only(now).union(only(next)), index);
            }
            (begun, now, event) = (Some(latest), next, index);
        }
        push(begun, None, now, only(now), event);
        Self { pieces }
    }

    /// This one up to an instant, and another from then on.
    #[must_use]
    pub fn followed_by(&self, cut: Timestamp, other: &Self) -> Self {
        let before = self.pieces.iter().filter(|piece| piece.from.is_none_or(|from| from < cut));
        let before = before.map(|piece| Piece { to: Some(piece.to.map_or(cut, |to| to.min(cut))), ..*piece });
        let after = other.pieces.iter().filter(|piece| piece.to.is_none_or(|to| to > cut));
        let after = after.map(|piece| Piece { from: Some(piece.from.map_or(cut, |from| from.max(cut))), ..*piece });
        let mut pieces: Vec<Piece> = before.collect();
        for piece in after {
            match pieces.last_mut() {
                Some(last) if last.to == Some(cut) && piece.from == Some(cut) && last.says_the_same(&piece) => {
                    last.to = piece.to;
                }
                _ => pieces.push(piece),
            }
        }
        Self { pieces }
    }

    /// The roll-up of several timelines: at each time the worst of them, where a member that is not essential counts as a
    /// partial outage at most. Without members, unknown.
    pub fn roll_up<'a>(members: impl IntoIterator<Item = (&'a Self, bool)>) -> Self {
        let mut layer: Vec<Vec<Piece>> = Vec::new();
        for (timeline, essential) in members {
            let pieces = timeline.pieces.iter().copied();
            layer.push(if essential { pieces.collect() } else { pieces.map(Piece::capped_at_partial).collect() });
        }
        // Pair by pair, so that twenty thousand members cost little more than each of their changes once.
        while layer.len() > 1 {
            layer = layer
                .chunks(2)
                .map(|pair| match pair {
                    [left, right] => merged(left, right),
                    _ => pair.concat(),
                })
                .collect();
        }
        Self { pieces: layer.pop().unwrap_or_else(|| vec![Piece::UNKNOWN]) }
    }

    /// The same without the events: those of a roll-up over several subjects are in several lists.
    #[must_use]
    pub fn without_events(mut self) -> Self {
        for piece in &mut self.pieces {
            piece.event = None;
        }
        self
    }

    /// The pieces in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The pieces between two instants, in seconds, and the one before them.
    pub fn pieces_between(&self, from: i64, to: i64) -> &[Piece] {
        let begins_by = |second| move |piece: &Piece| piece.from.is_none_or(|from| from.as_second() <= second);
        let first = self.pieces.partition_point(begins_by(from)).saturating_sub(2);
        let end = self.pieces.partition_point(begins_by(to));
        self.pieces.get(first..end.max(first)).unwrap_or_default()
    }

    fn index_at(&self, at: Timestamp) -> usize {
        self.pieces.partition_point(|piece| piece.from.is_none_or(|from| from <= at)).saturating_sub(1)
    }

    /// The piece in force at a moment.
    pub fn piece_at(&self, at: Timestamp) -> Piece {
        self.pieces.get(self.index_at(at)).copied().unwrap_or(Piece::UNKNOWN)
    }

    /// The status at a moment.
    pub fn status_at(&self, at: Timestamp) -> Status {
        self.piece_at(at).status
    }

    /// Since when the status of a moment holds.
    pub fn since(&self, at: Timestamp) -> Since {
        let status = self.status_at(at);
        self.since_where(at, |possible| possible == status)
    }

    /// Since when every status has been one that the test accepts, up to a moment.
    pub fn since_where(&self, at: Timestamp, accepts: impl Fn(Status) -> bool) -> Since {
        let index = self.index_at(at);
        let run = || self.pieces.iter().take(index + 1).rev().take_while(|piece| piece.possible.iter().any(&accepts));
        let from = run().last().and_then(|piece| piece.from);
        // What may have been otherwise in between, a gap in which nobody looked among it, is not known to have held.
        let is_certain = |piece: &&Piece| piece.possible.iter().all(&accepts);
        let certain = run().skip_while(|piece| !is_certain(piece)).take_while(is_certain).last();
        let to = match certain {
            Some(piece) => piece.from,
            None => run().next().and_then(|piece| piece.to),
        };
        Since { from, to }
    }
}

/// At each time the worse of two timelines.
fn merged(left: &[Piece], right: &[Piece]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::with_capacity(left.len() + right.len());
    let (mut i, mut j) = (0, 0);
    let mut from = None;
    while let (Some(a), Some(b)) = (left.get(i), right.get(j)) {
        let piece = Piece { from, to: None, ..a.worse(*b) };
        match pieces.last_mut() {
            Some(last) if last.says_the_same(&piece) => {}
            last => {
                if let Some(last) = last {
                    last.to = from;
                }
                pieces.push(piece);
            }
        }
        // Whichever ends first gives way; without an end it never does.
        let end = [a.to, b.to].into_iter().flatten().min();
        if end.is_none() {
            break;
        }
        i += usize::from(a.to == end);
        j += usize::from(b.to == end);
        from = end;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn second(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a small number")
    }

    fn between(from: i64, to: i64) -> When {
        When::Between { from: second(from), to: second(to) }
    }

    fn at(at: i64) -> When {
        When::At(second(at))
    }

    /// The pieces as `from..to status|status`.
    fn drawn(timeline: &Timeline) -> String {
        let end = |at: Option<Timestamp>| at.map_or("∞".to_owned(), |at| at.as_second().to_string());
        timeline
            .pieces()
            .iter()
            .map(|piece| {
                let words: Vec<_> = piece.possible.iter().map(Status::word).collect();
                format!("{}..{} {}", end(piece.from), end(piece.to), words.join("|"))
            })
            .collect::<Vec<_>>()
            .join(", ")
    }

    #[track_caller]
    fn check(changes: &[(When, Status)], expected: &str) {
        let changes: Vec<_> =
            changes.iter().enumerate().map(|(index, (when, status))| (*when, *status, Some(index))).collect();
        assert_eq!(drawn(&Timeline::from_changes(&changes)), expected);
    }

    #[test]
    fn a_failure_on_record_by_tonight_had_not_begun_by_noon() {
        let timeline = Timeline::from_changes(&[(between(10, 20), Status::MajorOutage, Some(0))]);
        assert_eq!(timeline.status_at(second(15)), Status::Unknown);
        assert_eq!(timeline.status_at(second(20)), Status::MajorOutage);
        assert_eq!(timeline.since(second(20)), Since { from: Some(second(10)), to: Some(second(20)) });
    }

    #[test]
    fn a_failure_seen_once_had_begun_by_then_whenever_it_ended() {
        let timeline = Timeline::from_changes(&[
            (between(10, 20), Status::MajorOutage, Some(0)),
            (between(20, 90), Status::Operational, Some(1)),
        ]);
        assert_eq!(timeline.since(second(50)), Since { from: Some(second(10)), to: Some(second(20)) });
    }

    #[test]
    fn nothing_known_is_unknown_for_ever() {
        check(&[], "∞..∞ unknown");
    }

    #[test]
    fn an_exact_change_cuts_at_its_instant() {
        check(&[(at(10), Status::MajorOutage)], "∞..10 unknown, 10..∞ major_outage");
    }

    #[test]
    fn a_bounded_change_leaves_both_possible_in_between() {
        check(
            &[(at(0), Status::Operational), (between(10, 20), Status::MajorOutage)],
            "∞..0 unknown, 0..10 operational, 10..20 operational|major_outage, 20..∞ major_outage",
        );
    }

    #[test]
    fn overlapping_bounds_keep_their_order() {
        check(
            &[(between(10, 20), Status::MajorOutage), (between(15, 30), Status::Operational)],
            "∞..10 unknown, 10..20 major_outage|unknown, 20..21 major_outage, 21..30 operational|major_outage, \
             30..∞ operational",
        );
    }

    #[test]
    fn a_repeated_status_is_no_change() {
        check(
            &[(at(0), Status::Operational), (between(5, 9), Status::Operational)],
            "∞..0 unknown, 0..9 operational, 9..∞ operational",
        );
    }

    #[test]
    fn since_is_bounded_by_the_change_that_began_it() {
        let timeline = Timeline::from_changes(&[
            (at(0), Status::Operational, Some(0)),
            (between(10, 13), Status::MajorOutage, Some(1)),
            (between(100, 200), Status::Operational, Some(2)),
        ]);
        let since = Since { from: Some(second(10)), to: Some(second(13)) };
        for moment in [10, 12, 13, 99, 150] {
            assert_eq!(timeline.status_at(second(moment)), Status::MajorOutage, "{moment}");
            assert_eq!(timeline.since(second(moment)), since, "{moment}");
        }
        assert_eq!(timeline.status_at(second(200)), Status::Operational);
        assert_eq!(timeline.since(second(200)), Since { from: Some(second(100)), to: Some(second(200)) });
    }

    #[test]
    fn a_roll_up_is_the_worst_and_caps_what_is_not_essential() {
        let text =
            Timeline::from_changes(&[(at(0), Status::Operational, Some(0)), (at(50), Status::MajorOutage, Some(1))]);
        let drawer =
            Timeline::from_changes(&[(at(0), Status::Operational, Some(2)), (at(10), Status::MajorOutage, Some(3))]);
        let silent = Timeline::unknown();
        assert_eq!(
            drawn(&Timeline::roll_up([(&text, true), (&drawer, false)])),
            "∞..0 unknown, 0..10 operational, 10..50 partial_outage, 50..∞ major_outage"
        );
        assert_eq!(
            drawn(&Timeline::roll_up([(&text, true), (&silent, false)])),
            "∞..50 unknown, 50..∞ major_outage",
            "a feature that nobody speaks of keeps its service from being operational"
        );
        assert_eq!(drawn(&Timeline::roll_up([])), "∞..∞ unknown");
    }
}
