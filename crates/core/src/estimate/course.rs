//! What happened to a service, as far as it counts: stretches of one status, and runs in which a change is only bounded.
//!
//! Over a stretch the failed demand is a number; its part of each draw is that number times the drawn severity. In a run
//! every draw has its own instant of each change, so the failed demand is added up draw by draw, once per board.

use super::demand::{Demand, Passed};
use super::draws::{ALL, Draws, MIDDLE, timing};
use std::borrow::Cow;

use super::assumptions::failing;
use crate::model::Status;
use crate::order;
use crate::time::{HOUR, Timestamp};
use crate::timeline::Timeline;

/// The first distance from a change at which is known what was lost. Two years are not reached by doubling it more often.
const FIRST_DISTANCE: i64 = HOUR / 16;
const MOST_DOUBLINGS: u32 = 19;
/// The most runs of a service that are drawn, the longest ones. In the others the changes come in the middle of their bounds:
/// of a feed that is read every minute there are thousands, each of a minute.
const MOST_RUNS: usize = 8;
/// The most runs that are looked at; those after them count by their worst status.
const MOST_CUT: usize = 1_000;
/// The most bounded changes within a run that is drawn.
const MOST_CHANGES: usize = 8;

/// A stretch of one status, or a run of bounded changes.
#[derive(Clone, Debug)]
struct Part {
    from: i64,
    /// Where it ends; `None` goes on for ever.
    to: Option<i64>,
    what: What,
    /// What passed in the stretches before it, by status: degraded, partly down, down.
    before: [Passed; 3],
    /// How many drawn runs are before it.
    runs_before: usize,
}

impl Part {
    /// Whether nothing fails in it for certain.
    fn is_quiet(&self) -> bool {
        matches!(self.what, What::Status(status) if failing(status).is_none())
    }
}

#[derive(Clone, Copy, Debug)]
enum What {
    Status(Status),
    Run(usize),
}

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

/// From, to and the status in between; the worse of those possible.
type Stretch = (i64, Option<i64>, Status);

/// A piece of time before it is decided what is drawn.
enum Cut {
    Stretch(Stretch),
    Run(Run),
}

impl Cut {
    fn run(&self) -> Option<&Run> {
        match self {
            Self::Stretch(_) => None,
            Self::Run(run) => Some(run),
        }
    }
}

/// Ends a run of pieces in which several statuses are possible. One with too many changes counts by its worst status.
fn close(open: &mut Vec<Stretch>, cut: &mut Vec<Cut>, members: &[&Timeline], runs: &mut usize) {
    let bounds = open.first().map(|first| first.0).zip(open.last().and_then(|last| last.1));
    *runs += usize::from(bounds.is_some());
    match bounds.filter(|_| *runs <= MOST_CUT).and_then(|(from, to)| run(from, to, members)) {
        Some(run) => {
            open.clear();
            cut.push(Cut::Run(run));
        }
        None => cut.extend(open.drain(..).map(Cut::Stretch)),
    }
}

/// A run of bounded changes.
#[derive(Clone, Debug, Default)]
struct Run {
    from: i64,
    to: i64,
    /// The legs of each member.
    members: Vec<Vec<Leg>>,
    /// The bounds of each change.
    changes: Vec<(i64, i64)>,
    /// The instant of each change in each draw and setting.
    instants: Vec<Vec<i64>>,
    /// Where there is only one change: what had passed by it in each draw and setting, and the statuses around it.
    only: Option<(Vec<Passed>, Status, Status)>,
    /// What failed in the drawn runs up to its end, for each draw and setting.
    failed: Vec<Passed>,
}

impl Run {
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
    fn walk_in_the_middle(&self, until: i64, each: impl FnMut(Status, i64, i64)) {
        self.walk(|change| self.changes.get(change).map_or(self.to, |bounds| instant(*bounds, 0.5)), until, each);
    }

    /// Draws the instants of its changes.
    fn draw(&mut self, demand: &Demand) {
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
    fn failed(&self, draws: &Draws, demand: &Demand, until: i64) -> Vec<Passed> {
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
    fn add_days(&self, demand: &Demand, (from, until): (i64, i64), days: &mut [[f64; 3]]) {
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

/// What happened to a service.
#[derive(Clone, Debug, Default)]
pub(super) struct Course {
    parts: Vec<Part>,
    runs: Vec<Run>,
}

/// What failed up to a moment.
pub(super) struct Failed<'a> {
    /// In stretches of one status: degraded, partly down, down.
    certain: [Passed; 3],
    /// In runs, for each draw and setting; empty for none.
    drawn: Cow<'a, [Passed]>,
    /// What fails now.
    pub(super) now: Now,
}

/// What fails at a moment.
pub(super) enum Now {
    /// Nothing.
    Quiet,
    /// The status with this place among the failing ones, and whether it has for an hour.
    Failing(usize, bool),
    /// What each draw has: within the bounds of a change.
    Drawn,
}

/// The days of use that passed in each failing status between two instants: degraded, partly down, down.
#[derive(Default)]
pub(super) struct Days {
    /// In stretches of one status.
    certain: [f64; 3],
    /// In runs, for each draw and setting; empty for none.
    drawn: Vec<[f64; 3]>,
}

impl Days {
    /// Those of a status, by its place among the failing ones, in a draw or setting.
    pub(super) fn of(&self, status: usize, draw: usize) -> f64 {
        let drawn = self.drawn.get(draw).and_then(|days| days.get(status));
        self.certain.get(status).copied().unwrap_or(0.0) + drawn.copied().unwrap_or(0.0)
    }

    /// The places of the statuses that there were in any draw.
    pub(super) fn statuses(&self) -> Vec<usize> {
        let is_drawn = |status: usize| self.drawn.iter().any(|days| days.get(status).is_some_and(|days| *days > 0.0));
        let is_certain = |status: usize| self.certain.get(status).is_some_and(|days| *days > 0.0);
        (0..self.certain.len()).filter(|status| is_certain(*status) || is_drawn(*status)).collect()
    }
}

impl Failed<'_> {
    /// What failed by one measure, for each draw and setting.
    pub(super) fn by(&self, draws: &Draws, measure: impl Fn(&Passed) -> f64) -> Vec<f64> {
        let mut sum: Vec<f64> = match self.drawn.as_ref() {
            [] => vec![0.0; ALL],
            drawn => drawn.iter().map(&measure).collect(),
        };
        for (passed, severity) in self.certain.iter().zip(&draws.severity) {
            let weight = measure(passed);
            if weight > 0.0 {
                for (sum, severity) in sum.iter_mut().zip(severity) {
                    *sum += weight * severity;
                }
            }
        }
        sum
    }

    /// What failed in stretches of one status: degraded, partly down, down.
    pub(super) fn certain(&self) -> [Passed; 3] {
        self.certain
    }

    /// Whether nothing has failed.
    pub(super) fn is_nothing(&self) -> bool {
        self.drawn.is_empty() && self.certain.iter().all(|passed| passed.hours <= 0.0)
    }
}

impl Course {
    /// The course of a service from the timelines of all that it is of no use without, and their roll-up. Time before the
    /// first change counts as nothing: it has no beginning.
    pub(super) fn new(whole: &Timeline, members: &[&Timeline], draws: &Draws, demand: &Demand) -> Self {
        let mut course = Self { parts: Vec::new(), runs: Vec::new() };
        // What never changes says nothing.
        let members: Vec<&Timeline> = members.iter().copied().filter(|member| member.pieces().len() > 1).collect();
        for part in Self::cut(whole, &members) {
            course.append(part, draws, demand);
        }
        course
    }

    /// Cuts time into stretches and runs.
    fn cut(whole: &Timeline, members: &[&Timeline]) -> Vec<Cut> {
        let mut cut: Vec<Cut> = Vec::new();
        let mut open: Vec<Stretch> = Vec::new();
        let mut runs = 0;
        for piece in whole.pieces() {
            let Some(from) = piece.from.map(Timestamp::as_second) else { continue };
            let stretch = (from, piece.to.map(Timestamp::as_second), piece.status);
            if !piece.possible.is_certain() {
                open.push(stretch);
                continue;
            }
            close(&mut open, &mut cut, members, &mut runs);
            cut.push(Cut::Stretch(stretch));
        }
        close(&mut open, &mut cut, members, &mut runs);
        // The longest runs are drawn; the others are walked through once, with every change in the middle of its bounds.
        let lengths = cut.iter().filter_map(Cut::run).map(|run| run.to - run.from).collect();
        let lengths = order::by_key(lengths, |length: &i64| [-length, 0, 0, 0]);
        let least = lengths.get(MOST_RUNS).copied().unwrap_or(0);
        let mut parts = Vec::with_capacity(cut.len());
        for part in cut {
            match part {
                Cut::Run(run) if run.to - run.from <= least => {
                    run.walk_in_the_middle(run.to, |status, from, to| {
                        parts.push(Cut::Stretch((from, Some(to), status)));
                    });
                }
                part => parts.push(part),
            }
        }
        parts
    }

    fn append(&mut self, part: Cut, draws: &Draws, demand: &Demand) {
        let mut before = [Passed::default(); 3];
        if let Some(last) = self.parts.last() {
            before = last.before;
            if let (What::Status(status), Some(to)) = (last.what, last.to)
                && let Some(sum) = failing(status).and_then(|index| before.get_mut(index))
            {
                *sum = sum.plus(demand.until(to).since(demand.until(last.from)));
            }
        }
        let runs_before = self.runs.len();
        match part {
            Cut::Stretch((from, to, status)) => {
                self.parts.push(Part { from, to, what: What::Status(status), before, runs_before });
            }
            Cut::Run(mut run) => {
                run.draw(demand);
                let before_run = self.runs.last().map(|run| run.failed.as_slice()).unwrap_or_default();
                let failed = run.failed(draws, demand, run.to).into_iter().enumerate();
                run.failed = failed
                    .map(|(draw, failed)| before_run.get(draw).copied().unwrap_or_default().plus(failed))
                    .collect();
                let (from, to) = (run.from, Some(run.to));
                self.parts.push(Part { from, to, what: What::Run(self.runs.len()), before, runs_before });
                self.runs.push(run);
            }
        }
    }

    /// The part in force at an instant.
    fn part_at(&self, at: i64) -> Option<&Part> {
        let index = self.parts.partition_point(|part| part.from <= at);
        index.checked_sub(1).and_then(|index| self.parts.get(index))
    }

    /// What failed up to a moment.
    pub(super) fn failed(&self, at: i64, draws: &Draws, demand: &Demand) -> Failed<'_> {
        let Some(part) = self.part_at(at) else {
            return Failed { certain: Default::default(), drawn: (&[]).into(), now: Now::Quiet };
        };
        let before = part.runs_before.checked_sub(1).and_then(|index| self.runs.get(index));
        let drawn = before.map(|run| run.failed.as_slice()).unwrap_or_default();
        let mut certain = part.before;
        match part.what {
            What::Status(status) => {
                if let Some(sum) = failing(status).and_then(|index| certain.get_mut(index)) {
                    *sum = sum.plus(demand.until(at).since(demand.until(part.from)));
                }
                Failed { certain, drawn: drawn.into(), now: self.now(at) }
            }
            What::Run(run) => {
                let failed = self.runs.get(run).map(|run| run.failed(draws, demand, at)).unwrap_or_default();
                let failed = failed.into_iter().enumerate();
                let drawn: Vec<Passed> =
                    failed.map(|(draw, failed)| drawn.get(draw).copied().unwrap_or_default().plus(failed)).collect();
                Failed { certain, drawn: drawn.into(), now: Now::Drawn }
            }
        }
    }

    /// What fails at a moment.
    pub(super) fn now(&self, at: i64) -> Now {
        let Some(part) = self.part_at(at) else { return Now::Quiet };
        match part.what {
            What::Status(status) => match failing(status) {
                Some(index) => Now::Failing(index, at.saturating_sub(part.from) >= HOUR),
                None => Now::Quiet,
            },
            What::Run(_) => Now::Drawn,
        }
    }

    /// The instant up to which anything failed that does not fail any more at a moment.
    pub(super) fn ended(&self, at: i64) -> Option<i64> {
        let begun = self.parts.partition_point(|part| part.from <= at);
        let past = self.parts.get(..begun).unwrap_or_default();
        let failed = past.iter().rev().find(|part| !part.is_quiet())?;
        failed.to.filter(|end| *end <= at)
    }

    /// The days of use between two instants in which it failed.
    pub(super) fn days_between(&self, (from, until): (i64, i64), demand: &Demand) -> Days {
        let mut days = Days::default();
        let first = self.parts.partition_point(|part| part.from <= from).saturating_sub(1);
        let parts = self.parts.get(first..).unwrap_or_default();
        for part in parts.iter().take_while(|part| part.from < until) {
            let (from, until) = (part.from.max(from), part.to.unwrap_or(until).min(until));
            if from >= until {
                continue;
            }
            match part.what {
                What::Status(status) => {
                    if let Some(sum) = failing(status).and_then(|index| days.certain.get_mut(index)) {
                        *sum += demand.until(until).since(demand.until(from)).days;
                    }
                }
                What::Run(run) => {
                    days.drawn.resize(ALL, [0.0; 3]);
                    if let Some(run) = self.runs.get(run) {
                        run.add_days(demand, (from, until), &mut days.drawn);
                    }
                }
            }
        }
        days
    }

    /// The share of attempts that fails at a moment, with every input and every bounded change in its middle.
    pub(super) fn severity_in_the_middle(&self, at: i64, draws: &Draws) -> f64 {
        let Some(part) = self.part_at(at) else { return 0.0 };
        let mut now = Status::Unknown;
        match part.what {
            What::Status(status) => now = status,
            What::Run(run) => {
                if let Some(run) = self.runs.get(run) {
                    run.walk_in_the_middle(at.saturating_add(1), |status, _, _| now = status);
                }
            }
        }
        draws.severity(now, MIDDLE)
    }

    /// The stretches of trouble without a break, each from its first to its last second; the last may go on for ever.
    pub(super) fn troubles(&self) -> Vec<(i64, Option<i64>)> {
        let mut troubles: Vec<(i64, Option<i64>)> = Vec::new();
        for part in &self.parts {
            let is_trouble = match part.what {
                What::Status(status) => status.is_trouble(),
                What::Run(_) => true,
            };
            if !is_trouble {
                continue;
            }
            match troubles.last_mut() {
                Some((_, end)) if *end == Some(part.from) => *end = part.to,
                _ => troubles.push((part.from, part.to)),
            }
        }
        troubles
    }

    /// Where its parts begin.
    pub(super) fn changes(&self) -> impl Iterator<Item = i64> {
        self.parts.iter().map(|part| part.from)
    }

    /// Instants between which what failed grows evenly: the beginning of each part, while something fails instants after it
    /// at ever longer distances, and its end.
    pub(super) fn knots(&self) -> Vec<i64> {
        let mut knots = Vec::new();
        for part in &self.parts {
            knots.push(part.from);
            let fails = !part.is_quiet();
            let end = part.to.unwrap_or(i64::MAX);
            let distances = (0..MOST_DOUBLINGS).map(|power| part.from.saturating_add(FIRST_DISTANCE << power));
            knots.extend(distances.filter(|knot| fails && *knot < end));
        }
        knots
    }
}

/// The run between two instants, with the legs of each member that fall into it; `None` for too many changes.
fn run(from: i64, to: i64, members: &[&Timeline]) -> Option<Run> {
    let mut run = Run { from, to, ..Run::default() };
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
