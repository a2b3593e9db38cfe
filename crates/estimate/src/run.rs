//! A run of changes that are only bounded: every draw has its own instant of each.

use super::assumptions::failing;
use super::demand::{Demand, Passed};
use super::draws::{ALL, Draws, timing};
use downboard_core::model::Status;
use downboard_core::time::Timestamp;
use downboard_core::timeline::Timeline;

/// The most bounded changes within a run that is drawn.
const MOST_CHANGES: usize = 8;

/// A stretch of one member of a service: certain if both statuses are the same, else a change from one to the other.
#[derive(Clone, Copy, Debug)]
struct Leg {
    from: i64,
    before: Status,
    after: Status,
    /// The change, counted within the run.
    change: Option<usize>,
}

/// The instant at a share of the time between two bounds.
#[expect(clippy::cast_possible_truncation, reason = "a part of a difference of two instants")]
fn instant((from, to): (i64, i64), share: f64) -> i64 {
    from.saturating_add((share * to.saturating_sub(from) as f64) as i64)
}

/// A run of bounded changes.
#[derive(Clone, Debug, Default)]
pub(super) struct Run {
    pub(super) from: i64,
    pub(super) to: i64,
    /// The legs of each member.
    members: Vec<Vec<Leg>>,
    /// The bounds of each change.
    changes: Vec<(i64, i64)>,
    /// The instant of each change in each draw and setting.
    instants: Vec<Vec<i64>>,
    /// Where there is only one change: what had passed by it in each draw and setting, and the statuses around it.
    only: Option<(Vec<Passed>, Status, Status)>,
    /// What failed in the drawn runs up to its end, for each draw and setting.
    pub(super) failed: Vec<Passed>,
}

impl Run {
    /// The run between two instants, with the legs of each member that fall into it; `None` for too many changes.
    pub(super) fn between(from: i64, to: i64, members: &[&Timeline]) -> Option<Self> {
        let mut run = Self { from, to, ..Self::default() };
        for member in members {
            let mut legs = Vec::new();
            let mut status = Status::Unknown;
            for piece in member.pieces_between(from, to) {
                let start = piece.from.map_or(i64::MIN, Timestamp::as_second);
                let end = piece.to.map_or(i64::MAX, Timestamp::as_second);
                let next = piece.possible.iter().find(|possible| *possible != status);
                let (before, after) = if piece.possible.is_certain() {
                    (piece.status, piece.status)
                } else {
                    // A bounded change always follows on the status that it ends.
                    (status, next.unwrap_or(status))
                };
                status = after;
                if start < to && end > from {
                    let change = (before != after).then_some(run.changes.len());
                    if change.is_some() {
                        run.changes.push((start, end));
                    }
                    legs.push(Leg { from: start, before, after, change });
                }
            }
            if run.changes.len() > MOST_CHANGES {
                return None;
            }
            run.members.push(legs);
        }
        Some(run)
    }

    /// The status and the instant up to which it holds, one after the other from the start of the run to an instant.
    fn walk(&self, instant: impl Fn(usize) -> i64, until: i64, mut each: impl FnMut(Status, i64, i64)) {
        let mut cuts: Vec<i64> = Vec::with_capacity(self.changes.len() + 2);
        for leg in self.members.iter().flatten() {
            cuts.push(leg.from);
            cuts.extend(leg.change.map(&instant));
        }
        let mut from = self.from;
        while from < until {
            let next = cuts.iter().copied().filter(|cut| *cut > from).min().unwrap_or(until).min(until);
            let status = self.members.iter().filter_map(|legs| {
                let leg = legs.iter().rev().find(|leg| leg.from <= from)?;
                let changed = leg.change.is_some_and(|change| instant(change) <= from);
                Some(if changed { leg.after } else { leg.before })
            });
            each(status.fold(Status::Operational, Status::worse), from, next);
            from = next;
        }
    }

    /// The same with every change in the middle of its bounds.
    pub(super) fn walk_in_the_middle(&self, until: i64, each: impl FnMut(Status, i64, i64)) {
        self.walk(|change| self.changes.get(change).map_or(self.to, |bounds| instant(*bounds, 0.5)), until, each);
    }

    /// Draws the instants of its changes.
    pub(super) fn draw(&mut self, demand: &Demand) {
        let draw = |bounds: &(i64, i64)| timing(*bounds).into_iter().map(|share| instant(*bounds, share)).collect();
        self.instants = self.changes.iter().map(draw).collect();
        if let ([legs], [instants]) = (self.members.as_slice(), self.instants.as_slice())
            && let [leg] = legs.as_slice()
        {
            let passed = instants.iter().map(|instant| demand.until((*instant).clamp(self.from, self.to)));
            self.only = Some((passed.collect(), leg.before, leg.after));
        }
    }

    /// The same in a draw.
    fn walk_in_draw(&self, draw: usize, until: i64, each: impl FnMut(Status, i64, i64)) {
        let instant = |change: usize| self.instants.get(change).and_then(|of| of.get(draw)).copied();
        self.walk(|change| instant(change).unwrap_or(self.to), until, each);
    }

    /// What failed from its start to an instant in each draw.
    pub(super) fn failed(&self, draws: &Draws, demand: &Demand, until: i64) -> Vec<Passed> {
        if let Some(((passed, before, after), instants)) = self.only.as_ref().zip(self.instants.first()) {
            let (start, end) = (demand.until(self.from), demand.until(until));
            let one = |(draw, (passed, instant)): (usize, (&Passed, &i64))| {
                let before = draws.severity(*before, draw);
                if *instant > until {
                    return Passed::default().plus_times(end.since(start), before);
                }
                let failed = Passed::default().plus_times(passed.since(start), before);
                failed.plus_times(end.since(*passed), draws.severity(*after, draw))
            };
            return passed.iter().zip(instants).enumerate().map(one).collect();
        }
        let one = |draw: usize| {
            let mut failed = Passed::default();
            self.walk_in_draw(draw, until, |status, from, to| {
                let severity = draws.severity(status, draw);
                if severity > 0.0 {
                    failed = failed.plus_times(demand.until(to).since(demand.until(from)), severity);
                }
            });
            failed
        };
        (0..ALL).map(one).collect()
    }

    /// Adds the days of use between two instants of it to those of each draw, by failing status.
    pub(super) fn add_days(&self, demand: &Demand, (from, until): (i64, i64), days: &mut [[f64; 3]]) {
        let (start, end) = (demand.until(from), demand.until(until));
        let add = |days: &mut [f64; 3], status: Status, more: f64| {
            if let Some(sum) = failing(status).and_then(|index| days.get_mut(index)) {
                *sum += more;
            }
        };
        if let Some(((passed, before, after), instants)) = self.only.as_ref().zip(self.instants.first()) {
            for ((days, passed), instant) in days.iter_mut().zip(passed).zip(instants) {
                let change = match *instant {
                    instant if instant <= from => start,
                    instant if instant >= until => end,
                    _ => *passed,
                };
                add(days, *before, change.since(start).days);
                add(days, *after, end.since(change).days);
            }
            return;
        }
        for (draw, days) in days.iter_mut().enumerate() {
            self.walk_in_draw(draw, until, |status, begins, ends| {
                let begins = begins.max(from);
                if failing(status).is_some() && begins < ends {
                    add(days, status, demand.until(ends).since(demand.until(begins)).days);
                }
            });
        }
    }
}
