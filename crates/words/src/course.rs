//! The course of a timeline in words: when which status began and ended, as closely as is known.

use downboard_core::model::{Lang, Period, Status, Zone};
use downboard_core::time::{MINUTE, Timestamp};
use downboard_core::timeline::{Piece, Since, Timeline};

use crate::dates::{short_moment, to_the_second};
use crate::lanes::{Limit, joined, limits};
use crate::words::words;

/// So many stretches up to the moment are said. A lane of a month may have hundreds; they are in the record.
const MOST: usize = 12;

/// A stretch in which one status is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// The status.
    pub status: Status,
    /// From when on it is shown; nothing when that reaches back for ever.
    pub shown: Option<Timestamp>,
    /// When it begins; nothing when it reaches back for ever.
    pub begin: Since,
    /// When it ends; nothing when it goes on for ever.
    pub end: Since,
}

impl Stretch {
    /// The same without an earliest time that nobody knows, for which the epoch stands.
    fn with_known_limits(self) -> Self {
        let known = |limit: Since| Since { from: limit.from.filter(|from| *from > Timestamp::EPOCH), ..limit };
        Self { begin: known(self.begin), end: known(self.end), ..self }
    }
}

/// The stretches of a timeline within a period, without a gap: from the first that may last into it to the last that is shown in
/// it or may begin in it. Both are hatched on a lane, although what is shown there may be another. None is cut where the period
/// ends.
pub fn stretches(timeline: &Timeline, period: Period) -> Vec<Stretch> {
    let all = of_all_time(timeline);
    let may_last = |stretch: &Stretch| stretch.end.to.is_none_or(|end| end > period.from);
    // What was only seen later, and may have begun at any time before, counts from when it is shown.
    let may_begin = |stretch: &Stretch| stretch.begin.from.or(stretch.shown).is_none_or(|begin| begin < period.to);
    let first = all.iter().position(may_last).unwrap_or_default();
    let count = all.iter().skip(first).rposition(may_begin).map_or(0, |last| last + 1);
    all.into_iter().skip(first).take(count).map(Stretch::with_known_limits).collect()
}

/// All stretches of a timeline, by the status that is shown: at each moment the last that has begun is that of the moment. Each
/// begins and ends as closely as is known. One that is never certain counts from where nothing better is possible.
fn of_all_time(timeline: &Timeline) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let all = timeline.pieces();
    let mut told = 0;
    for pieces in all.chunk_by(|piece, next| piece.status == next.status) {
        let ([first, ..], [.., last]) = (pieces, pieces) else { continue };
        let before = all.get(..told).unwrap_or_default();
        told += pieces.len();
        let rest = all.get(told..).unwrap_or_default();
        let status = first.status;
        // Where it is shown again it is another stretch, which this one cannot have lasted into.
        let may_be = |piece: &&Piece| piece.status != status && piece.possible.contains(status);
        let is_no_better = |piece: &&Piece| piece.possible.best().rank() >= status.rank();
        let begin = Since {
            from: before.iter().rev().take_while(may_be).last().unwrap_or(first).from,
            to: pieces.iter().find(is_no_better).map_or(last.to, |piece| piece.from),
        };
        let certain = pieces.iter().rfind(|piece| piece.possible.is_certain());
        let end = Since {
            from: certain.map_or(begin.to, |piece| piece.to),
            to: rest.iter().take_while(may_be).last().unwrap_or(last).to,
        };
        stretches.push(Stretch { status, shown: first.from, begin, end });
    }
    stretches
}

/// Whether two times read the same to the minute and are not. A second apart are those of what was seen at an instant.
fn is_within_minute(one: Timestamp, other: Timestamp) -> bool {
    let (one, other) = (one.as_second(), other.as_second());
    one.div_euclid(MINUTE) == other.div_euclid(MINUTE) && one.abs_diff(other) > 1
}

/// How the times of a stretch are said, one after the other: with the day where it is another than that of the time before, and
/// to the second where two fall into one minute.
struct Teller<'a> {
    lang: Lang,
    zone: &'a Zone,
    before: Timestamp,
}

impl Teller<'_> {
    fn time(&mut self, at: Timestamp, beside: &[Option<Timestamp>]) -> String {
        let text = short_moment(self.lang, at, self.before, self.zone);
        self.before = at;
        let is_ambiguous = beside.iter().flatten().any(|other| is_within_minute(at, *other));
        if is_ambiguous { to_the_second(&text, at) } else { text }
    }

    fn limit(&mut self, limit: Since, beside: &[Option<Timestamp>]) -> Limit {
        match (limit.from, limit.to) {
            (None, None) => Limit::Open,
            (None, Some(to)) => Limit::By(self.time(to, beside)),
            (Some(from), None) => Limit::From(self.time(from, beside)),
            (Some(from), Some(to)) if from == to => Limit::At(self.time(to, beside)),
            (Some(from), Some(to)) => {
                let from = self.time(from, beside);
                let to = self.time(to, beside);
                if from == to { Limit::At(to) } else { Limit::Between(from, to) }
            }
        }
    }
}

/// A stretch in words as it is known at a moment; without its end where that is hindsight.
pub fn stretch(lang: Lang, zone: &Zone, stretch: &Stretch, at: Option<Timestamp>, lasts: bool) -> String {
    let Stretch { status, begin, end, .. } = *stretch;
    let known = |limit: Since| Since { to: limit.to.filter(|to| at.is_none_or(|at| *to <= at)), ..limit };
    let (begin, end) = (known(begin), known(end));
    let mut teller = Teller { lang, zone, before: Timestamp::EPOCH };
    let beside = [begin.from, begin.to, end.from, end.to];
    let begin = teller.limit(begin, &beside);
    let end = if lasts { Limit::Open } else { teller.limit(end, &beside) };
    limits(lang, words(lang).status(status), &begin, &end)
}

/// The course of a timeline in a sentence. Up to the moment it says what the words beside the lane say: that what holds at the
/// moment came to an end is hindsight, and said after it, as is when a change came that is only bounded.
pub fn course(lang: Lang, zone: &Zone, timeline: &Timeline, period: Period, at: Timestamp) -> String {
    // What begins at the moment is said, be that the end of the period or after it.
    let to = period.to.max(at.checked_add(1).unwrap_or(at));
    let stretches = stretches(timeline, Period { from: period.from.min(at), to });
    let begun = stretches.iter().take_while(|stretch| stretch.shown.is_none_or(|begin| begin <= at)).count();
    let left_out = begun.saturating_sub(MOST);
    let said: Vec<_> = stretches
        .iter()
        .enumerate()
        .skip(left_out)
        .map(|(index, stretch)| {
            let lasts = index + 1 == begun || index + 1 == stretches.len();
            self::stretch(lang, zone, stretch, (index < begun).then_some(at), lasts)
        })
        .collect();
    let (so_far, later) = said.split_at_checked(begun - left_out).unwrap_or((&said, &[]));
    joined(lang, left_out, so_far, later)
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::model::When;

    fn second(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a small number")
    }

    #[test]
    fn what_lies_between_two_certain_stretches_bounds_both() {
        let timeline = Timeline::from_changes(&[
            (When::At(second(5)), Status::Operational, Some(0)),
            (When::Between { from: second(20), to: second(30) }, Status::MajorOutage, Some(1)),
            (When::At(second(40)), Status::MajorOutage, Some(2)),
            (When::Between { from: second(60), to: second(80) }, Status::Operational, Some(3)),
        ]);
        let since = |from: Option<i64>, to: Option<i64>| Since { from: from.map(second), to: to.map(second) };
        let stretch = |status, shown, begin, end| Stretch { status, shown: Some(second(shown)), begin, end };
        let period = Period { from: second(10), to: second(100) };
        assert_eq!(
            stretches(&timeline, period),
            [
                stretch(Status::Operational, 5, since(Some(5), Some(5)), since(Some(20), Some(30))),
                stretch(Status::MajorOutage, 20, since(Some(20), Some(30)), since(Some(60), Some(80))),
                stretch(Status::Operational, 80, since(Some(60), Some(80)), since(None, None)),
            ]
        );
    }

    #[test]
    fn what_the_edge_of_a_period_finds_within_bounds_is_a_stretch_of_it() {
        let between = |from, to| When::Between { from: second(from), to: second(to) };
        let statuses = |timeline: &Timeline, from, to| {
            let stretches = stretches(timeline, Period { from: second(from), to: second(to) });
            stretches.iter().map(|stretch| stretch.status).collect::<Vec<_>>()
        };
        let (works, down, unknown) = (Status::Operational, Status::MajorOutage, Status::Unknown);
        // The lane shows the worse from where it is possible.
        let worse = Timeline::from_changes(&[
            (When::At(second(5)), works, Some(0)),
            (between(20, 80), down, Some(1)),
            (between(120, 180), works, Some(2)),
        ]);
        assert_eq!(statuses(&worse, 10, 20), [works]);
        assert_eq!(statuses(&worse, 10, 21), [works, down]);
        assert_eq!(statuses(&worse, 79, 100), [works, down]);
        assert_eq!(statuses(&worse, 80, 100), [down]);
        // And hatches the way back, and what is worse than not to know.
        assert_eq!(statuses(&worse, 100, 120), [down]);
        assert_eq!(statuses(&worse, 100, 150), [down, works]);
        let listed = Timeline::from_changes(&[(between(20, 80), down, Some(0))]);
        assert_eq!(statuses(&listed, 10, 20), [unknown]);
        assert_eq!(statuses(&listed, 10, 50), [unknown, down]);
        // What was only seen later is drawn from there on.
        let seen = Timeline::from_changes(&[(When::By(second(80)), works, Some(0))]);
        assert_eq!(statuses(&seen, 10, 80), [unknown]);
        assert_eq!(statuses(&seen, 10, 81), [unknown, works]);
    }

    #[test]
    fn the_epoch_is_no_begin_and_no_end() {
        let timeline = Timeline::from_changes(&[
            (When::Between { from: Timestamp::EPOCH, to: second(20) }, Status::MajorOutage, Some(0)),
            (When::At(second(40)), Status::Operational, Some(1)),
        ]);
        let stretches = stretches(&timeline, Period { from: second(10), to: second(100) });
        let limits: Vec<_> = stretches.iter().map(|stretch| (stretch.begin.from, stretch.end.from)).collect();
        assert_eq!(limits, [(None, None), (None, Some(second(40))), (Some(second(40)), None)]);
    }

    #[test]
    fn what_is_seen_again_after_nobody_looked_is_no_part_of_the_stretch_before() {
        let between = |from, to| When::Between { from: second(from), to: second(to) };
        let timeline = Timeline::from_changes(&[
            (When::By(second(10)), Status::Operational, Some(0)),
            (between(20, 25), Status::Unknown, Some(1)),
            (When::By(second(40)), Status::Operational, Some(2)),
        ]);
        let ends = |from, to| {
            let stretches = stretches(&timeline, Period { from: second(from), to: second(to) });
            stretches
                .iter()
                .map(|stretch| (stretch.status, stretch.end.to.map(Timestamp::as_second)))
                .collect::<Vec<_>>()
        };
        let (works, unknown) = (Status::Operational, Status::Unknown);
        assert_eq!(ends(0, 100), [(unknown, Some(10)), (works, Some(40)), (unknown, Some(40)), (works, None)]);
        assert_eq!(ends(50, 100), [(works, None)], "what was over before the period is no part of it");
    }

    #[test]
    fn two_times_of_a_minute_are_told_apart_and_what_was_seen_at_an_instant_is_not_two() {
        assert!(is_within_minute(second(60), second(100)));
        assert!(!is_within_minute(second(60), second(61)));
        assert!(!is_within_minute(second(59), second(61)));
        assert!(!is_within_minute(second(60), second(60)));
    }
}
