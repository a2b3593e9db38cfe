//! What happened to a service, as far as it counts: stretches of one status, and runs in which a change is only bounded.
//!
//! Over a stretch the failed demand is a number; its part of each draw is that number times the drawn severity. In a run
//! every draw has its own instant of each change, so the failed demand is added up draw by draw, once per board.

use std::borrow::Cow;

use super::assumptions::failing;
use super::demand::{Demand, Passed};
use super::draws::{ALL, Draws, MIDDLE};
use super::run::Run;
use downboard_core::model::Status;
use downboard_core::order;
use downboard_core::time::{HOUR, Timestamp};
use downboard_core::timeline::Timeline;

/// The first distance from a change at which is known what was lost. Two years are not reached by doubling it more often.
const FIRST_DISTANCE: i64 = HOUR / 16;
const MOST_DOUBLINGS: u32 = 19;
/// The most runs of a service that are drawn, the longest ones. In the others the changes come in the middle of their bounds:
/// of a feed that is read every minute there are thousands, each of a minute.
const MOST_RUNS: usize = 8;
/// The most runs that are looked at; those after them count by their worst status.
const MOST_CUT: usize = 1_000;

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
    match bounds.filter(|_| *runs <= MOST_CUT).and_then(|(from, to)| Run::between(from, to, members)) {
        Some(run) => {
            open.clear();
            cut.push(Cut::Run(run));
        }
        None => cut.extend(open.drain(..).map(Cut::Stretch)),
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
        let lengths = order::by_key(lengths, |length: &i64| order::Key::most(*length));
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
