//! A timeline as pieces between changes.

use jiff::Timestamp;

use crate::model::{Status, StatusSet, When};

/// A stretch of time in which the same statuses are possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it begins; `None` reaches back for ever.
    pub from: Option<Timestamp>,
    /// Where it ends; `None` goes on for ever.
    pub to: Option<Timestamp>,
    /// What is possible in it: one status, or several while a change is only bounded.
    pub possible: StatusSet,
    /// The event that set it, as an index into the events of the log. Within a bounded change, the event that ends it.
    pub event: Option<usize>,
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
        let possible = StatusSet::only(Status::Unknown);
        Self { pieces: vec![Piece { from: None, to: None, possible, event: None }] }
    }

    /// The timeline that changes give. Before the first of them the status is unknown.
    pub fn from_changes(changes: &[(When, Status, usize)]) -> Self {
        let mut changes = changes.to_vec();
        changes.sort_by_key(|(when, _, index)| (when.latest(), when.earliest(), *index));
        let mut pieces = Vec::with_capacity(changes.len() * 2 + 1);
        let mut begun = None;
        let mut now = StatusSet::only(Status::Unknown);
        let mut event = None;
        let mut push = |from: Option<Timestamp>, to: Option<Timestamp>, possible, event| {
            if from.is_none() || from != to {
                pieces.push(Piece { from, to, possible, event });
            }
        };
        for (when, status, index) in changes {
            let next = StatusSet::only(status);
            // Changes whose bounds overlap happen in the order of their latest ends.
            let earliest = begun.map_or(when.earliest(), |begun| when.earliest().max(begun));
            let latest = when.latest().max(earliest);
            if next == now {
                push(begun, Some(latest), now, event);
            } else {
                push(begun, Some(earliest), now, event);
                push(Some(earliest), Some(latest), now.union(next), Some(index));
            }
            (begun, now, event) = (Some(latest), next, Some(index));
        }
        push(begun, None, now, event);
        Self { pieces }
    }

    /// The roll-up of several timelines: at each time the worst of them, where a member that is not essential counts as a
    /// partial outage at most. Without members, unknown.
    pub fn roll_up<'a>(members: impl IntoIterator<Item = (&'a Self, bool)>) -> Self {
        let members: Vec<_> = members.into_iter().collect();
        let mut cuts: Vec<Timestamp> =
            members.iter().flat_map(|(timeline, _)| timeline.pieces.iter().filter_map(|piece| piece.from)).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let mut cursors = vec![0; members.len()];
        let mut pieces: Vec<Piece> = Vec::with_capacity(cuts.len() + 1);
        for step in 0..=cuts.len() {
            let from = step.checked_sub(1).and_then(|before| cuts.get(before)).copied();
            let mut worst: Option<(StatusSet, Option<usize>)> = None;
            for ((timeline, essential), cursor) in members.iter().zip(&mut cursors) {
                while timeline.pieces.get(*cursor + 1).is_some_and(|next| next.from <= from) {
                    *cursor += 1;
                }
                let Some(piece) = timeline.pieces.get(*cursor) else { continue };
                let possible = if *essential { piece.possible } else { piece.possible.map(Status::capped_at_partial) };
                worst = Some(match worst {
                    None => (possible, piece.event),
                    Some((so_far, event)) => {
                        let leads = possible.worst().rank() > so_far.worst().rank();
                        (so_far.combine(possible), if leads { piece.event } else { event })
                    }
                });
            }
            let (possible, event) = worst.unwrap_or((StatusSet::only(Status::Unknown), None));
            match pieces.last_mut() {
                Some(last) if last.possible == possible && last.event == event => {}
                last => {
                    if let Some(last) = last {
                        last.to = from;
                    }
                    pieces.push(Piece { from, to: None, possible, event });
                }
            }
        }
        Self { pieces }
    }

    /// The pieces in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    fn index_at(&self, at: Timestamp) -> usize {
        self.pieces.partition_point(|piece| piece.from.is_none_or(|from| from <= at)).saturating_sub(1)
    }

    /// The piece in force at a moment.
    pub fn piece_at(&self, at: Timestamp) -> Piece {
        let unknown = Piece { from: None, to: None, possible: StatusSet::only(Status::Unknown), event: None };
        self.pieces.get(self.index_at(at)).copied().unwrap_or(unknown)
    }

    /// The status at a moment: the worst that is possible.
    pub fn status_at(&self, at: Timestamp) -> Status {
        self.piece_at(at).possible.worst()
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
        let certain = run().filter(|piece| piece.possible.iter().all(&accepts)).last();
        let to = match certain {
            Some(piece) => piece.from,
            None => run().next().and_then(|piece| piece.to),
        };
        Since { from, to }
    }
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
            changes.iter().enumerate().map(|(index, (when, status))| (*when, *status, index)).collect();
        assert_eq!(drawn(&Timeline::from_changes(&changes)), expected);
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
            "∞..10 unknown, 10..20 major_outage|unknown, 20..30 operational|major_outage, 30..∞ operational",
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
            (at(0), Status::Operational, 0),
            (between(10, 13), Status::MajorOutage, 1),
            (between(100, 200), Status::Operational, 2),
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
        let text = Timeline::from_changes(&[(at(0), Status::Operational, 0), (at(50), Status::MajorOutage, 1)]);
        let drawer = Timeline::from_changes(&[(at(0), Status::Operational, 2), (at(10), Status::MajorOutage, 3)]);
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
