//! How many people try to use a service in a given time.
//!
//! How often a person opens a service varies from person to person; the negative binomial distribution is the standard
//! model of that (Ehrenberg). With `g` the daily share and `n` the launches per day of use, the mean is `m = g n` and the
//! shape `r` solves `g = 1 - (1 + m/r)^-r`. The share of monthly users who try at least once during a fraction `w` of a
//! day's use is then `1 - (1 + m w/r)^-r`.

use super::Stretch;
use super::assumptions::{AUDIENCE_LOG_SIGMA, Habits, habits};
use super::demand::Demand;
use super::figure::{EstimateGrade, Figure, FigureUnit, Input, NotEstimated, Range};
use super::severity::Severity;
use crate::model::{AudienceUnit, Service};
use crate::time::Offset;

/// Equally likely points of the standard normal distribution: its quantiles at 0.05, 0.15 … 0.95.
const NORMAL: [f64; 10] =
    [-1.644_854, -1.036_433, -0.674_490, -0.385_320, -0.125_661, 0.125_661, 0.385_320, 0.674_490, 1.036_433, 1.644_854];
/// The last of them.
const NORMAL_MOST: f64 = 1.644_854;
/// Equally likely points of the other inputs.
const POINTS: [f64; 5] = [0.1, 0.3, 0.5, 0.7, 0.9];
/// Beyond this ratio of its ends a range tells no more than an order of magnitude.
const ORDER_OF_MAGNITUDE: f64 = 10.0;

/// One draw of how people use a service.
#[derive(Clone, Copy, Debug)]
struct Draw {
    daily_share: f64,
    /// Mean launches per monthly user and day.
    mean: f64,
    /// The shape of the distribution.
    shape: f64,
}

impl Draw {
    /// The share of monthly users who try at least once during `days` of use.
    fn reach(&self, days: f64) -> f64 {
        1.0 - (1.0 + self.mean * days / self.shape).powf(-self.shape)
    }
}

/// What an estimate needs and no moment changes.
#[derive(Clone, Debug)]
pub struct Activity {
    audience: f64,
    /// Why this audience is refused.
    pub(crate) refusal: Option<NotEstimated>,
    pub(crate) habits: Option<HabitDraws>,
}

/// The habits of a category with every draw solved.
#[derive(Clone, Debug)]
pub(crate) struct HabitDraws {
    habits: Habits,
    draws: Vec<Draw>,
    median: Draw,
    /// The share of a day's use in the busiest hour.
    peak_hour: f64,
}

impl Activity {
    /// The activity of a service with a published audience; `None` without one.
    pub fn of(service: &Service) -> Option<Self> {
        let audience = service.audience()?;
        let refusal = match audience.unit {
            AudienceUnit::People => None,
            AudienceUnit::Accounts | AudienceUnit::Lines | AudienceUnit::Devices => Some(NotEstimated::NotPeople),
        };
        let habits = habits(service.category).map(HabitDraws::new);
        Some(Self { audience: audience.value as f64, refusal, habits })
    }

    pub(crate) fn profile(&self) -> Option<&Habits> {
        self.habits.as_ref().map(|draws| &draws.habits)
    }

    fn audience_at(&self, z: f64) -> f64 {
        self.audience * (AUDIENCE_LOG_SIGMA * z).exp()
    }

    /// People who meet a failure within an hour of a given load.
    pub(crate) fn heads_at(&self, habits: &HabitDraws, severity: &Severity, load: f64, grade: EstimateGrade) -> Figure {
        let share = |draw: &Draw, severity: f64| severity * draw.reach(habits.peak_hour) * load;
        self.figure(FigureUnit::People, grade, habits, |draw, u| share(draw, severity.quantile(u)))
    }

    /// People who met a failure at least once: the share who tried during the failed part of the demand.
    pub(crate) fn heads_so_far(&self, habits: &HabitDraws, past: &[Stretch], demand: &Demand) -> Figure {
        let failed = weighted(past, |stretch| demand.days_between(stretch.from, stretch.to));
        self.figure(FigureUnit::People, EstimateGrade::C, habits, |draw, u| draw.reach(at_point(&failed, u)))
    }

    /// Daily users times hours.
    pub(crate) fn exposure(&self, habits: &HabitDraws, past: &[Stretch]) -> Figure {
        let hours = weighted(past, Stretch::hours);
        self.figure(FigureUnit::UserHours, EstimateGrade::B, habits, |draw, u| draw.daily_share * at_point(&hours, u))
    }

    /// People affected in the hour, summed over the hours.
    pub(crate) fn active(&self, habits: &HabitDraws, past: &[Stretch], demand: &Demand) -> Figure {
        let loads = weighted(past, |stretch| demand.days_between(stretch.from, stretch.to) / demand.peak_hour());
        self.figure(FigureUnit::UserHours, EstimateGrade::C, habits, |draw, u| {
            draw.reach(habits.peak_hour) * at_point(&loads, u)
        })
    }

    /// The time that people would have spent with the service.
    pub(crate) fn usage(&self, past: &[Stretch], demand: &Demand) -> Figure {
        let Some(habits) = &self.habits else { return Figure::none(NotEstimated::NoActivityFigures) };
        let Some(minutes) = habits.habits.minutes_per_day else { return Figure::none(NotEstimated::NoUsageTime) };
        let days = weighted(past, |stretch| demand.usage_days_between(stretch.from, stretch.to));
        self.figure(FigureUnit::UserHours, EstimateGrade::C, habits, |_, u| minutes / 60.0 * at_point(&days, u))
    }

    /// The range of `audience × share` over all draws.
    fn figure(
        &self,
        unit: FigureUnit,
        grade: EstimateGrade,
        habits: &HabitDraws,
        share: impl Fn(&Draw, f64) -> f64,
    ) -> Figure {
        let mut shares: Vec<f64> = Vec::with_capacity(habits.draws.len() * POINTS.len());
        for draw in &habits.draws {
            shares.extend(POINTS.iter().map(|u| share(draw, *u).max(0.0)));
        }
        if shares.iter().all(|share| *share <= 0.0) {
            return Figure::nobody(unit);
        }
        let mut values: Vec<f64> = Vec::with_capacity(shares.len() * NORMAL.len());
        for z in NORMAL {
            let audience = self.audience_at(z);
            values.extend(shares.iter().map(|share| audience * share));
        }
        values.sort_unstable_by(f64::total_cmp);
        // People cannot be more than the audience; hours can.
        let most = match unit {
            FigureUnit::People => self.audience_at(NORMAL_MOST),
            FigureUnit::UserHours => f64::MAX,
        };
        let p = |u: f64| percentile(&values, u).min(most);
        let (p5, p50, p95) = (p(0.05), p(0.50), p(0.95));
        let grade = if p95 > ORDER_OF_MAGNITUDE * p5 { EstimateGrade::D } else { grade };
        let dominated_by = habits.dominant(&share);
        Figure::Estimated(Range { p5: whole(p5), p50: whole(p50), p95: whole(p95), unit, grade, dominated_by })
    }
}

impl HabitDraws {
    fn new(habits: Habits) -> Self {
        let draw = |g: f64, n: f64| {
            let mean = g * n;
            Draw { daily_share: g, mean, shape: shape(g, mean) }
        };
        let mut draws = Vec::with_capacity(POINTS.len() * POINTS.len());
        for g in POINTS {
            for n in POINTS {
                draws.push(draw(habits.daily_share.quantile(g), habits.launches.quantile(n)));
            }
        }
        let median = draw(habits.daily_share.quantile(0.5), habits.launches.quantile(0.5));
        let peak_hour = Demand::new(&habits, Offset::UTC).peak_hour();
        Self { habits, draws, median, peak_hour }
    }

    /// The input that moves the result most when it alone goes from its low to its high values.
    fn dominant(&self, share: &impl Fn(&Draw, f64) -> f64) -> Input {
        let spread = |low: f64, high: f64| if low > 0.0 { (high / low).ln() } else { f64::MAX };
        let audience = 2.0 * NORMAL_MOST * AUDIENCE_LOG_SIGMA;
        let at_median = |draw: &Draw| share(draw, 0.5);
        let shares = || self.draws.iter().map(at_median);
        let activity = spread(shares().fold(f64::MAX, f64::min), shares().fold(0.0, f64::max));
        let severity = spread(share(&self.median, 0.1), share(&self.median, 0.9));
        if severity > audience && severity > activity {
            Input::Severity
        } else if activity > audience {
            Input::Activity
        } else {
            Input::Audience
        }
    }
}

/// Stretches with their size, by severity.
fn weighted(past: &[Stretch], size: impl Fn(&Stretch) -> f64) -> Vec<(Severity, f64)> {
    past.iter().map(|stretch| (Severity::of(stretch.possible), size(stretch))).collect()
}

fn at_point(weighted: &[(Severity, f64)], u: f64) -> f64 {
    weighted.iter().map(|(severity, size)| severity.quantile(u) * size).sum()
}

/// Solves `g = 1 - (1 + m/r)^-r` for `r` by bisection. The right side grows with `r` from 0 towards `1 - e^-m`, so a daily
/// share that no spread of habits can reach gives the greatest `r`.
fn shape(g: f64, m: f64) -> f64 {
    let (mut low, mut high) = (1e-6_f64, 1e4_f64);
    for _ in 0..60 {
        let middle = (low * high).sqrt();
        if 1.0 - (1.0 + m / middle).powf(-middle) < g {
            low = middle;
        } else {
            high = middle;
        }
    }
    (low * high).sqrt()
}

/// The value below which the share `u` of sorted values lies.
fn percentile(sorted: &[f64], u: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    let at = u * last as f64;
    let (below, above) = (at.floor(), at.ceil());
    let value = |at: f64| sorted.get(index(at)).copied().unwrap_or(0.0);
    value(below) + (value(above) - value(below)) * (at - below)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index within a list of draws")]
fn index(at: f64) -> usize {
    at as usize
}

/// Whole people or hours. The audience is at most ten thousand million, the hours at most a century of it.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates, and is never negative")]
pub(super) fn whole(value: f64) -> u64 {
    value.round() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shape_solves_the_daily_share() {
        for (g, n, expected) in [(0.863, 60.26, 0.41), (0.26, 2.5, 0.22)] {
            let r = shape(g, g * n);
            assert!((1.0 - (1.0 + g * n / r).powf(-r) - g).abs() < 1e-6);
            assert!((r - expected).abs() < 0.02, "{r}");
        }
    }
}
