//! How many people the failures of one service hit, at a moment.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use super::assumptions::AssumptionBasis;
use super::course::{Course, Days, Failed, Now};
use super::demand::Demand;
use super::draws::{ALL, Draws, MIDDLE, dominant};
use super::figure::{Affected, EstimateGrade, Figure, FigureUnit, NotEstimated, UserHours, range};
use downboard_core::model::Status;
use downboard_core::time::{DAY, HOUR, Timestamp};
use downboard_core::timeline::Timeline;

const MINUTES: f64 = 60.0;
/// For how long after a change the hours are looked through for the worst: demand repeats from week to week.
const WEEK: i64 = 7 * DAY;
/// The most instants of a service at which the worst hour is looked for.
const MOST_CANDIDATES: usize = 1_000;
/// Days of a 99.9 % budget in an hour of failure: one hour in a thousand may fail.
const BUDGET_DAYS: f64 = 1_000.0 / 24.0;

/// A figure of an instant, computed when it is first asked for.
pub(super) type Record = (i64, OnceLock<Figure>);

/// What an estimate of one service needs and no moment changes.
#[derive(Clone, Debug)]
pub(super) struct ServiceEstimate {
    /// Why there is no figure at all.
    refusal: Option<NotEstimated>,
    pub(super) draws: Option<Arc<Draws>>,
    course: Course,
    demand: Demand,
    /// People who use it.
    potential: Figure,
    /// People in the busiest hour while it is degraded, partly down and down.
    busiest: [OnceLock<Busiest>; 3],
    /// The hours lost up to instants between which they grow evenly.
    losses: Vec<(i64, OnceLock<Losses>)>,
    /// The instants that were worse than all before them.
    peaks: Vec<Record>,
}

/// People affected in the busiest hour. Another hour scales it by its load; the ratio is equal for all draws.
#[derive(Clone, Debug)]
struct Busiest {
    draws: Vec<f64>,
    figure: Figure,
}

/// What was lost up to an instant.
#[derive(Clone, Copy, Debug)]
struct Losses {
    exposure: Figure,
    active: Figure,
    usage: Figure,
    error_budget: Figure,
}

/// People of one service, for each draw and setting: a list, and what each of its values is multiplied by. Empty for nobody.
#[derive(Clone)]
pub(super) struct People<'a> {
    pub(super) values: Cow<'a, [f64]>,
    pub(super) factor: f64,
}

impl People<'_> {
    fn nobody() -> Self {
        Self { values: Cow::Borrowed(&[]), factor: 1.0 }
    }
}

impl From<Vec<f64>> for People<'_> {
    fn from(values: Vec<f64>) -> Self {
        Self { values: Cow::Owned(values), factor: 1.0 }
    }
}

/// People of one service at a moment.
pub(super) struct Moment<'a> {
    /// In the last hour.
    pub(super) last_hour: People<'a>,
    /// So far.
    pub(super) so_far: People<'a>,
    /// Who use it, while it fails.
    pub(super) potential: People<'a>,
}

impl Moment<'_> {
    fn nobody() -> Self {
        Self { last_hour: People::nobody(), so_far: People::nobody(), potential: People::nobody() }
    }
}

impl ServiceEstimate {
    /// A service without a figure.
    pub(super) fn refused(reason: NotEstimated, demand: Demand) -> Self {
        Self {
            refusal: Some(reason),
            draws: None,
            course: Course::default(),
            demand,
            potential: Figure::none(reason),
            busiest: Default::default(),
            losses: Vec::new(),
            peaks: Vec::new(),
        }
    }

    /// From the timelines of all that the service is of no use without, and their roll-up.
    pub(super) fn new(whole: &Timeline, members: &[&Timeline], draws: Arc<Draws>, demand: Demand) -> Self {
        let course = Course::new(whole, members, &draws, &demand);
        let losses = course.knots().into_iter().map(|knot| (knot, OnceLock::new())).collect();
        let potential = people(&draws.users, EstimateGrade::B);
        let busiest = Default::default();
        let peaks = Vec::new();
        let mut estimate =
            Self { refusal: None, draws: Some(draws), course, demand, potential, busiest, losses, peaks };
        let mut most = 0.0;
        for (at, is_full) in estimate.candidates() {
            let score = estimate.middle_at(at);
            if is_full && score > most {
                most = score;
                estimate.peaks.push((at, OnceLock::new()));
            }
        }
        estimate
    }

    /// The shape of its day and week.
    pub(super) fn demand(&self) -> &Demand {
        &self.demand
    }

    /// What failed up to an instant.
    pub(super) fn failed(&self, at: i64, draws: &Draws) -> Failed<'_> {
        self.course.failed(at, draws, &self.demand)
    }

    /// The share of attempts that fails at an instant, with every input in its middle.
    pub(super) fn severity_now(&self, at: i64, draws: &Draws) -> f64 {
        self.course.severity_in_the_middle(at, draws)
    }

    /// The drawn inputs, where the habits of its people are known.
    pub(super) fn active(&self) -> Option<&Draws> {
        self.draws.as_deref().filter(|draws| draws.activity.is_some())
    }

    /// Daily users, in the middle.
    pub(super) fn daily_users(&self) -> f64 {
        self.active().map_or(0.0, |draws| of(&draws.daily, MIDDLE))
    }

    /// The instants at which the worst hour may end, and whether by then it failed for an hour: each full hour, and the last
    /// second of the trouble. Demand changes by the hour and is even within it.
    pub(super) fn candidates(&self) -> Vec<(i64, bool)> {
        let mut candidates = Vec::new();
        for (from, to) in self.course.troubles() {
            candidates.push((from, false));
            let changes = self.course.changes().filter(|change| (from..to.unwrap_or(i64::MAX)).contains(change));
            let mut next = from;
            for change in changes {
                next = next.max(change);
                let end = change.saturating_add(WEEK).min(to.unwrap_or(i64::MAX));
                while next < end && candidates.len() < MOST_CANDIDATES {
                    next = self.demand.next_hour(next);
                    if next < end {
                        candidates.push((next, next - from >= HOUR));
                    }
                }
            }
            if let Some(to) = to {
                candidates.extend([(to - 1, true), (to, false)]);
            }
        }
        candidates
    }

    /// People in the hour before an instant, with every input in its middle.
    pub(super) fn middle_at(&self, at: i64) -> f64 {
        let (Some(draws), Some(instant)) = (self.active(), Timestamp::from_second(at)) else { return 0.0 };
        let severity = self.course.severity_in_the_middle(at, draws);
        if severity <= 0.0 {
            return 0.0;
        }
        severity * of(&draws.trying, MIDDLE) * self.demand.load_at(instant)
    }

    /// People in the hour before a moment.
    pub(super) fn last_hour_at(&self, at: Timestamp) -> People<'_> {
        let Some(draws) = self.active() else { return People::nobody() };
        self.last_hour(draws, &self.course.now(at.as_second()), at).0
    }

    /// People in the hour before a moment, and their figure. Once it is over, those of its last hour who tried while it still
    /// failed within this one.
    fn last_hour(&self, draws: &Draws, now: &Now, at: Timestamp) -> (People<'_>, Figure) {
        let (second, load) = (at.as_second(), self.demand.load_at(at));
        let values = match now {
            Now::Quiet => {
                let begun = second.saturating_sub(HOUR);
                let Some(end) = self.course.ended(second).filter(|end| *end > begun) else {
                    return (People::nobody(), Figure::nobody(FigureUnit::People));
                };
                let days = self.course.days_between((begun, end), &self.demand);
                let tried = draws.tried(&failed_days(&days, draws));
                self.met_in_the_hour(draws, end).into_iter().zip(tried).map(|(met, tried)| met.min(tried)).collect()
            }
            // After a full hour of the status the hour cannot exceed those who tried while it failed: the share of people who
            // tried grows more and more slowly with time (test: the_hour_is_within_what_there_was_so_far).
            Now::Failing(index, true) if load <= 1.0 => {
                let Some((cell, severity)) = self.busiest.get(*index).zip(draws.severity.get(*index)) else {
                    return (People::nobody(), Figure::nobody(FigureUnit::People));
                };
                let busiest = cell.get_or_init(|| {
                    let draws: Vec<f64> =
                        draws.trying.iter().zip(severity).map(|(trying, severity)| trying * severity).collect();
                    Busiest { figure: people(&draws, EstimateGrade::C), draws }
                });
                let values = Cow::Borrowed(busiest.draws.as_slice());
                return (People { values, factor: load }, busiest.figure.times(load));
            }
            Now::Failing(..) | Now::Drawn => self.met_in_the_hour(draws, second),
        };
        if values.iter().all(|people| *people <= 0.0) {
            return (People::nobody(), Figure::nobody(FigureUnit::People));
        }
        let figure = people(&values, EstimateGrade::C);
        (values.into(), figure)
    }

    /// People who met a failure in the hour before an instant, in each draw and setting. In a status they are the share of
    /// attempts that fails, of those who try within an hour, and at most those who tried while it lasted: minutes after a
    /// change for the worse the hour is not yet full. Of several statuses within the hour they add up, to at most those of a
    /// full hour of the worst.
    fn met_in_the_hour(&self, draws: &Draws, until: i64) -> Vec<f64> {
        let days = self.course.days_between((until.saturating_sub(HOUR), until), &self.demand);
        let load = Timestamp::from_second(until).map_or(0.0, |until| self.demand.load_at(until));
        let mut met = draws.tried(&failed_days(&days, draws));
        let statuses = days.statuses();
        let (mut sum, mut most) = (vec![0.0; met.len()], vec![0.0; met.len()]);
        for status in &statuses {
            let Some(severity) = draws.severity.get(*status) else { continue };
            // Of one status alone those who tried are known already.
            let of_status = (statuses.len() > 1).then(|| {
                let failed = severity.iter().enumerate().map(|(draw, severity)| severity * days.of(*status, draw));
                draws.tried(&failed.collect::<Vec<_>>())
            });
            let tried = of_status.as_deref().unwrap_or(&met);
            let full = draws.trying.iter().zip(severity).map(|(trying, severity)| trying * severity * load);
            for (draw, ((full, tried), (sum, most))) in full.zip(tried).zip(sum.iter_mut().zip(&mut most)).enumerate() {
                if days.of(*status, draw) > 0.0 {
                    *sum += full.min(*tried);
                    *most = full.max(*most);
                }
            }
        }
        for (met, (sum, most)) in met.iter_mut().zip(sum.iter().zip(&most)) {
            *met = met.min(*sum).min(*most);
        }
        met
    }

    /// Who is affected at a moment, by the roll-up of what the service is of no use without; `silence` is why there is no
    /// figure where that is unknown.
    pub(super) fn at(&self, whole: &Timeline, at: Timestamp, silence: NotEstimated) -> (Affected, Moment<'_>) {
        let refused = |reason| (Affected::not_estimated(reason), Moment::nobody());
        if let Some(reason) = self.refusal {
            return refused(reason);
        }
        let Some(draws) = self.draws.as_deref() else { return refused(NotEstimated::NoAudience) };
        let is_unknown = whole.status_at(at) == Status::Unknown;
        let failed = self.course.failed(at.as_second(), draws, &self.demand);
        let is_quiet = matches!(failed.now, Now::Quiet);
        if is_quiet && failed.is_nothing() && is_unknown {
            return refused(silence);
        }
        let mut moment = Moment::nobody();
        let losses = self.losses_at(at.as_second(), draws);
        let mut affected = Affected::not_estimated(NotEstimated::NoActivityFigures);
        affected.error_budget = losses.error_budget;
        affected.potential = Figure::nobody(FigureUnit::People);
        if !is_quiet {
            moment.potential = People { values: Cow::Borrowed(&draws.users), factor: 1.0 };
            affected.potential = self.potential;
        }
        if draws.activity.is_some() {
            if !failed.is_nothing() {
                moment.so_far = draws.tried(&failed.by(draws, |passed| passed.days)).into();
            }
            affected.so_far = people(&moment.so_far.values, EstimateGrade::C);
            (moment.last_hour, affected.last_hour) = self.last_hour(draws, &failed.now, at);
            let known = worst(&self.peaks, at, |at| {
                let People { values, factor } = self.last_hour_at(at);
                people(&values, EstimateGrade::C).times(factor)
            });
            (affected.peak, affected.peak_at) = larger((affected.last_hour, Some(at)), known);
            let Losses { exposure, active, usage, .. } = losses;
            affected.user_hours = UserHours { exposure, active, usage, persons: active };
        }
        if is_unknown {
            affected.last_hour = Figure::none(silence);
            affected.potential = Figure::none(silence);
        }
        (affected, moment)
    }

    /// What was lost up to a moment: between two instants at which it is known, a straight line by what passed in between.
    fn losses_at(&self, at: i64, draws: &Draws) -> Losses {
        let index = self.losses.partition_point(|(knot, _)| *knot <= at);
        let before = index.checked_sub(1).and_then(|index| self.losses.get(index));
        let Some((from, before)) = before else { return self.losses_by(at, draws) };
        let known = |knot: i64, cell: &OnceLock<Losses>| *cell.get_or_init(|| self.losses_by(knot, draws));
        let before = known(*from, before);
        let Some((to, after)) = self.losses.get(index) else {
            return match self.course.failed(at, draws, &self.demand).now {
                Now::Quiet => before,
                Now::Failing(..) | Now::Drawn => self.losses_by(at, draws),
            };
        };
        let after = known(*to, after);
        let start = self.demand.until(*from);
        let (passed, whole) = (self.demand.until(at).since(start), self.demand.until(*to).since(start));
        let part = |passed: f64, whole: f64| if whole > 0.0 { passed / whole } else { 0.0 };
        let hours = part(passed.hours, whole.hours);
        Losses {
            exposure: before.exposure.towards(after.exposure, hours),
            active: before.active.towards(after.active, part(passed.days, whole.days)),
            usage: before.usage.towards(after.usage, part(passed.usage_days, whole.usage_days)),
            error_budget: before.error_budget.towards(after.error_budget, hours),
        }
    }

    /// What was lost up to an instant, from every draw.
    fn losses_by(&self, at: i64, draws: &Draws) -> Losses {
        let failed = self.course.failed(at, draws, &self.demand);
        let hours = failed.by(draws, |passed| passed.hours);
        let figure = |people: &[f64], by: &[f64], factor: f64, grade| {
            let values: Vec<f64> = people.iter().zip(by).map(|(people, by)| people * by * factor).collect();
            range(&values, FigureUnit::UserHours, grade, dominant(&values))
        };
        let days: Vec<f64> = hours.iter().map(|hours| hours * BUDGET_DAYS).collect();
        let error_budget = range(&days, FigureUnit::BudgetDays, EstimateGrade::C, dominant(&days));
        let Some(activity) = &draws.activity else {
            let none = Figure::none(NotEstimated::NoActivityFigures);
            return Losses { exposure: none, active: none, usage: none, error_budget };
        };
        let grade = match activity.daily_share_basis() {
            AssumptionBasis::Published => EstimateGrade::B,
            AssumptionBasis::Assumed => EstimateGrade::C,
        };
        let days = failed.by(draws, |passed| passed.days);
        let usage = match activity.kind.minutes_per_day {
            Some(minutes) => {
                let usage_days = failed.by(draws, |passed| passed.usage_days);
                figure(draws.monthly(), &usage_days, minutes / MINUTES, EstimateGrade::C)
            }
            None => Figure::none(NotEstimated::NoUsageTime),
        };
        Losses {
            exposure: figure(&draws.daily, &hours, 1.0, grade),
            active: figure(&draws.trying, &days, 1.0 / self.demand.peak_hour, EstimateGrade::C),
            usage,
            error_budget,
        }
    }
}

#[cfg(test)]
impl ServiceEstimate {
    /// The days of use between two instants in which it failed.
    pub(super) fn days_between(&self, from: i64, until: i64) -> Days {
        self.course.days_between((from, until), &self.demand)
    }

    /// The end of what failed before an instant at which nothing does.
    pub(super) fn ended(&self, at: i64) -> Option<i64> {
        matches!(self.course.now(at), Now::Quiet).then(|| self.course.ended(at)).flatten()
    }
}

/// Days of use that failed, in each draw and setting.
fn failed_days(days: &Days, draws: &Draws) -> Vec<f64> {
    let mut failed = vec![0.0; ALL];
    for status in days.statuses() {
        let severity = draws.severity.get(status).map(Vec::as_slice).unwrap_or_default();
        for (draw, (failed, severity)) in failed.iter_mut().zip(severity).enumerate() {
            *failed += severity * days.of(status, draw);
        }
    }
    failed
}

/// The value of a draw or setting.
fn of(values: &[f64], draw: usize) -> f64 {
    debug_assert!(draw < values.len(), "no draw {draw}");
    values.get(draw).copied().unwrap_or(0.0)
}

/// People in a range; of no draws, nobody.
fn people(values: &[f64], grade: EstimateGrade) -> Figure {
    range(values, FigureUnit::People, grade, dominant(values))
}

/// The worst of the records up to a moment, computed when first asked for.
pub(super) fn worst(
    records: &[Record],
    at: Timestamp,
    compute: impl Fn(Timestamp) -> Figure,
) -> (Figure, Option<Timestamp>) {
    let nobody = (Figure::nobody(FigureUnit::People), None);
    let index = records.partition_point(|(record, _)| *record <= at.as_second());
    let Some((record, figure)) = index.checked_sub(1).and_then(|index| records.get(index)) else { return nobody };
    let Some(record) = Timestamp::from_second(*record) else { return nobody };
    // The last second of a trouble stands for its end.
    let end = Timestamp::from_second((record.as_second() + 59).div_euclid(60) * 60).map(|end| end.min(at));
    (*figure.get_or_init(|| compute(record)), end)
}

/// The larger of two figures by the median, with no percentile below that of the other; and its instant, of none if nobody
/// was affected.
pub(super) fn larger(
    (now, at): (Figure, Option<Timestamp>),
    (known, then): (Figure, Option<Timestamp>),
) -> (Figure, Option<Timestamp>) {
    let median = |figure: &Figure| figure.range().map_or(0, |range| range.p50);
    let (most, at, other) = if median(&now) > median(&known) { (now, at, known) } else { (known, then, now) };
    let at = at.filter(|_| median(&most) > 0);
    (most.at_least(&other), at)
}
