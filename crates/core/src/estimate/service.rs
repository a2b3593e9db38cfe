//! How many people the failures of one service hit, at a moment.

use std::sync::{Arc, OnceLock};

use super::assumptions::AssumptionBasis;
use super::course::{Course, Failed};
use super::demand::Demand;
use super::draws::{ALL, Draws, MIDDLE, dominant};
use super::figure::{Affected, EstimateGrade, Figure, FigureUnit, NotEstimated, UserHours, range};
use crate::model::Status;
use crate::time::Timestamp;
use crate::timeline::Timeline;

const MINUTES: f64 = 60.0;
const HOUR: i64 = 3_600;
/// For how long after a change the hours are looked through for the worst: demand repeats from week to week.
const WEEK: i64 = 7 * 24 * HOUR;
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
    /// The instants that were worse than all before them.
    peaks: Vec<Record>,
}

/// The draws of one service at a moment, and the settings after them. Empty where there is no figure.
#[derive(Default)]
pub(super) struct Moment {
    /// People in the last hour.
    pub(super) last_hour: Vec<f64>,
    /// People so far.
    pub(super) so_far: Vec<f64>,
    /// People who use it, while it fails.
    pub(super) potential: Vec<f64>,
}

/// What adds up over services, in each draw.
#[derive(Clone)]
pub(super) struct Sums {
    pub(super) exposure: Vec<f64>,
    pub(super) active: Vec<f64>,
    pub(super) usage: Vec<f64>,
    /// The daily users of the services that failed.
    pub(super) daily: Vec<f64>,
}

impl Sums {
    pub(super) fn nothing() -> Self {
        let zeros = || vec![0.0; ALL];
        Self { exposure: zeros(), active: zeros(), usage: zeros(), daily: zeros() }
    }

    /// Adds those of other services.
    pub(super) fn add(&mut self, other: &Self) {
        let add = |to: &mut [f64], from: &[f64]| {
            for (to, from) in to.iter_mut().zip(from) {
                *to += from;
            }
        };
        add(&mut self.exposure, &other.exposure);
        add(&mut self.active, &other.active);
        add(&mut self.usage, &other.usage);
        add(&mut self.daily, &other.daily);
    }
}

impl ServiceEstimate {
    /// A service without a figure.
    pub(super) fn refused(reason: NotEstimated, demand: Demand) -> Self {
        Self { refusal: Some(reason), draws: None, course: Course::default(), demand, peaks: Vec::new() }
    }

    /// From the timelines of all that the service is of no use without, and their roll-up.
    pub(super) fn new(whole: &Timeline, members: &[&Timeline], draws: Arc<Draws>, demand: Demand) -> Self {
        let course = Course::new(whole, members, &draws, &demand);
        let mut estimate = Self { refusal: None, draws: Some(draws), course, demand, peaks: Vec::new() };
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

    /// The drawn inputs, where the habits of its people are known.
    fn active(&self) -> Option<&Draws> {
        self.draws.as_deref().filter(|draws| draws.activity.is_some())
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
        let habit = draws.habit(MIDDLE);
        severity * draws.monthly(MIDDLE, &habit) * habit.peak_reach * self.demand.load_at(instant)
    }

    /// The draws of people in the last hour.
    pub(super) fn last_hour_at(&self, at: Timestamp) -> Vec<f64> {
        let Some(draws) = self.active() else { return Vec::new() };
        let failed = self.course.failed(at.as_second(), draws, &self.demand);
        if failed.is_quiet() {
            return Vec::new();
        }
        let load = self.demand.load_at(at);
        (0..ALL)
            .map(|draw| {
                let habit = draws.habit(draw);
                let monthly = draws.monthly(draw, &habit);
                let so_far = monthly * habit.reach(failed.in_draw(draws, draw).days);
                last_hour(failed.severity_now(draws, draw), monthly * habit.peak_reach * load, so_far)
            })
            .collect()
    }

    /// Who is affected at a moment, by the roll-up of what the service is of no use without. Adds what adds up.
    pub(super) fn at(&self, whole: &Timeline, at: Timestamp, sums: &mut Sums) -> (Affected, Moment) {
        let mut moment = Moment::default();
        let refused = |reason| (Affected::not_estimated(reason), Moment::default());
        if let Some(reason) = self.refusal {
            return refused(reason);
        }
        let Some(draws) = self.draws.as_deref() else { return refused(NotEstimated::NoAudience) };
        let is_unknown = whole.status_at(at) == Status::Unknown;
        let failed = self.course.failed(at.as_second(), draws, &self.demand);
        let is_quiet = failed.is_quiet();
        if is_quiet && failed.is_nothing() {
            if is_unknown {
                return refused(NotEstimated::StatusUnknown);
            }
            let none = Figure::none(NotEstimated::NoActivityFigures);
            let nobody = Affected::nobody();
            return match draws.activity {
                Some(_) => (nobody, moment),
                None => (Affected { last_hour: none, so_far: none, peak: none, ..nobody }, moment),
            };
        }
        let mut affected = self.hours(draws, &failed, sums, &mut moment);
        affected.error_budget = self.error_budget(draws, &failed);
        affected.potential = Figure::nobody(FigureUnit::People);
        if !is_quiet {
            moment.potential = (0..ALL).map(|draw| draws.users(draw)).collect();
            affected.potential = people(&moment.potential, EstimateGrade::B);
        }
        if draws.activity.is_some() {
            affected.last_hour = Figure::nobody(FigureUnit::People);
            if !is_quiet {
                let load = self.demand.load_at(at);
                moment.last_hour = (0..ALL)
                    .map(|draw| {
                        let habit = draws.habit(draw);
                        let most = draws.monthly(draw, &habit) * habit.peak_reach * load;
                        last_hour(failed.severity_now(draws, draw), most, of(&moment.so_far, draw))
                    })
                    .collect();
                affected.last_hour = people(&moment.last_hour, EstimateGrade::C);
            }
            affected.so_far = people(&moment.so_far, EstimateGrade::C);
            let known = worst(&self.peaks, at, |at| people(&self.last_hour_at(at), EstimateGrade::C));
            (affected.peak, affected.peak_at) = larger((affected.last_hour, Some(at)), known);
        }
        if is_unknown {
            affected.last_hour = Figure::none(NotEstimated::StatusUnknown);
            affected.potential = Figure::none(NotEstimated::StatusUnknown);
        }
        (affected, moment)
    }

    /// The hours lost and the people so far. The people are left in the moment.
    fn hours(&self, draws: &Draws, failed: &Failed<'_>, sums: &mut Sums, moment: &mut Moment) -> Affected {
        let Some(activity) = &draws.activity else { return Affected::not_estimated(NotEstimated::NoActivityFigures) };
        let minutes = activity.kind.minutes_per_day;
        let mut own = Sums::nothing();
        moment.so_far.reserve(ALL);
        for draw in 0..ALL {
            let habit = draws.habit(draw);
            let monthly = draws.monthly(draw, &habit);
            let passed = failed.in_draw(draws, draw);
            moment.so_far.push(monthly * habit.reach(passed.days));
            let daily = monthly * habit.daily_share;
            set(&mut own.daily, draw, daily);
            set(&mut own.exposure, draw, daily * passed.hours);
            set(&mut own.active, draw, monthly * habit.peak_reach * passed.days / self.demand.peak_hour);
            set(&mut own.usage, draw, monthly * minutes.unwrap_or(0.0) / MINUTES * passed.usage_days);
        }
        sums.add(&own);
        let hours = |values: &[f64], grade| range(values, FigureUnit::UserHours, grade, dominant(values));
        let exposure_grade = match activity.daily_share_basis() {
            AssumptionBasis::Published => EstimateGrade::B,
            AssumptionBasis::Assumed => EstimateGrade::C,
        };
        let usage = match minutes {
            Some(_) => hours(&own.usage, EstimateGrade::C),
            None => Figure::none(NotEstimated::NoUsageTime),
        };
        let active = hours(&own.active, EstimateGrade::C);
        let exposure = hours(&own.exposure, exposure_grade);
        let user_hours = UserHours { exposure, active, usage, persons: active };
        Affected { user_hours, ..Affected::nobody() }
    }

    fn error_budget(&self, draws: &Draws, failed: &Failed<'_>) -> Figure {
        let days: Vec<f64> = (0..ALL).map(|draw| failed.in_draw(draws, draw).hours * BUDGET_DAYS).collect();
        range(&days, FigureUnit::BudgetDays, EstimateGrade::C, dominant(&days))
    }
}

/// People in the last hour: the share of attempts that fails, of those who try within the hour. Whoever met it in the last
/// hour has met it so far: minutes after the start the hour is not yet full.
fn last_hour(severity: f64, trying: f64, so_far: f64) -> f64 {
    (severity * trying).min(so_far)
}

fn set(values: &mut [f64], draw: usize, to: f64) {
    if let Some(value) = values.get_mut(draw) {
        *value = to;
    }
}

fn of(values: &[f64], draw: usize) -> f64 {
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
    (*figure.get_or_init(|| compute(record)), Some(record))
}

/// The larger of two figures by the median, with no percentile below that of the other; and its instant, of none if nobody
/// was affected.
pub(super) fn larger(
    (now, at): (Figure, Option<Timestamp>),
    (known, then): (Figure, Option<Timestamp>),
) -> (Figure, Option<Timestamp>) {
    let median = |figure: &Figure| figure.range().map_or(0, |range| range.p50);
    let (most, at, other) =
        if median(&now) > median(&known) { (now, at, known) } else { (known, then, now) };
    let at = at.filter(|_| median(&most) > 0);
    (most.at_least(&other), at)
}
