//! An estimated figure, or the reason why there is none.

use serde::Serialize;

use super::percentile::p5_p50_p95;
use super::stream::DRAWS;
use downboard_core::time::Timestamp;

/// Beyond this ratio of its ends a range tells no more than an order of magnitude.
const ORDER_OF_MAGNITUDE: u64 = 10;

/// How far an estimate can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum EstimateGrade {
    /// A count by the company or a regulator.
    A,
    /// A published audience and an observed state.
    B,
    /// One or more inputs are assumed.
    C,
    /// An order of magnitude only.
    D,
}

impl EstimateGrade {
    /// The letter.
    pub fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
        }
    }
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureUnit {
    /// Persons, each once.
    People,
    /// Hours of a person.
    UserHours,
    /// Days of the failures that a service may have which works 99.9 % of the time.
    BudgetDays,
}

/// The inputs of an estimate. One of them dominates its width.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Input {
    /// How many people use the service.
    Audience,
    /// How often they use it.
    Activity,
    /// What share of attempts fails in a status.
    Severity,
    /// When a change came to pass that is only bounded.
    Timing,
    /// How far the audiences of several services are the same people.
    Overlap,
}

/// A range: 90 of 100 times the truth should lie between the ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Range {
    /// The 5th percentile.
    pub p5: u64,
    /// The median.
    pub p50: u64,
    /// The 95th percentile.
    pub p95: u64,
    /// What is counted.
    pub unit: FigureUnit,
    /// How far it can be trusted.
    pub grade: EstimateGrade,
    /// The input whose uncertainty makes most of the width: without it the range would be narrowest.
    pub dominated_by: Input,
}

impl Range {
    /// Whether its ends lie so far apart that it tells no more than an order of magnitude. The one rule for the grade and for
    /// what is said.
    pub fn is_order_of_magnitude(&self) -> bool {
        self.p95 > self.p5.saturating_mul(ORDER_OF_MAGNITUDE)
    }

    /// The same with the grade that its ends allow: D for an order of magnitude, and for nothing else.
    fn graded(self) -> Self {
        let grade = if self.is_order_of_magnitude() { EstimateGrade::D } else { self.grade.min(EstimateGrade::C) };
        Self { grade, ..self }
    }
}

/// Why there is no figure. Nothing is ever estimated as 0 for want of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NotEstimated {
    /// No audience was published.
    NoAudience,
    /// The published audience does not count people.
    NotPeople,
    /// The published audience counts who has the service, whether they use it or not.
    NotUsers,
    /// It is not known whether the service works.
    StatusUnknown,
    /// It is said to fail, and nothing has been said or observed of that for longer than is counted.
    LastWordOld,
    /// Only features that are not essential failed, and how many people use those was not published.
    OnlyPartsFailed,
    /// How often such a service is used was not published.
    NoActivityFigures,
    /// How long such a service is used was not published.
    NoUsageTime,
    /// None of the services has a figure.
    NoPart,
    /// How many people there are was not published, so nobody can say how far several audiences are the same people.
    NoPopulation,
    /// The board has more services than are estimated; this one is not among those with the largest audiences.
    TooMany,
}

/// A range, or the reason why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Figure {
    /// A range.
    Estimated(Range),
    /// The reason.
    NotEstimated {
        /// Why there is no figure.
        not_estimated: NotEstimated,
    },
}

impl Figure {
    /// A figure that is known to be nobody: the service works.
    pub(crate) fn nobody(unit: FigureUnit) -> Self {
        Self::Estimated(Range { p5: 0, p50: 0, p95: 0, unit, grade: EstimateGrade::B, dominated_by: Input::Severity })
    }

    /// A part of it.
    pub(super) fn times(self, part: f64) -> Self {
        let times = |value: u64| whole(value as f64 * part);
        match self {
            Self::Estimated(range) => {
                let [p5, p50, p95] = [times(range.p5), times(range.p50), times(range.p95)];
                Self::Estimated(Range { p5, p50, p95, ..range }.graded())
            }
            none @ Self::NotEstimated { .. } => none,
        }
    }

    /// Part of the way from this to another.
    pub(super) fn towards(self, other: Self, part: f64) -> Self {
        let (Self::Estimated(from), Self::Estimated(to)) = (self, other) else { return self };
        let between = |from: u64, to: u64| from as f64 + (to as f64 - from as f64) * part;
        let [p5, p50, p95] = [between(from.p5, to.p5), between(from.p50, to.p50), between(from.p95, to.p95)];
        // Of nothing there is no input that dominates.
        let nearer = if part > 0.5 || from.p95 == 0 { to } else { from };
        estimated([p5, p50, p95], nearer.unit, nearer.grade, nearer.dominated_by)
    }

    /// Several figures that add up, each with a weight. None of them has a figure: none.
    ///
    /// Their errors are independent: the half-widths add as squares. The median of a sum is not the sum of the medians where
    /// the distributions lean to one side. The mean is 0.63 of the median and 0.185 of each end (Pearson and Tukey 1965); of a
    /// sum it is the sum; and by how much it is above the median is, for small leanings, the third cumulant over six times
    /// the variance, both of which add up (Cornish and Fisher 1938). Of one figure, that is the figure itself.
    pub(super) fn sum(parts: &[(f64, Self)], nothing: FigureUnit) -> Self {
        let (mut below, mut above, mut mean, mut leaning) = (0.0, 0.0, 0.0, 0.0);
        let mut largest: Option<(f64, Range)> = None;
        let mut grade = EstimateGrade::A;
        for (weight, part) in parts {
            let Some(range) = part.range() else { continue };
            let [p5, p50, p95] = [range.p5, range.p50, range.p95].map(|value| weight * value as f64);
            let own_mean = 0.63 * p50 + 0.185 * (p5 + p95);
            mean += own_mean;
            leaning += (own_mean - p50) * (p95 - p5) * (p95 - p5);
            below += (p50 - p5) * (p50 - p5);
            above += (p95 - p50) * (p95 - p50);
            // That a small part is only an order of magnitude does not make the sum one.
            grade = grade.max(range.grade.min(EstimateGrade::C));
            if largest.is_none_or(|(most, _)| p50 > most) {
                largest = Some((p50, range));
            }
        }
        let Some((_, largest)) = largest else { return Self::none(NotEstimated::NoPart) };
        let (below, above) = (libm::sqrt(below), libm::sqrt(above));
        let variance: f64 = parts
            .iter()
            .filter_map(|(weight, part)| part.range().map(|range| weight * (range.p95 - range.p5) as f64))
            .map(|width| width * width)
            .sum();
        let p50 = if variance > 0.0 { mean - leaning / variance } else { mean };
        match estimated([(p50 - below).max(0.0), p50, p50 + above], nothing, grade, largest.dominated_by) {
            Self::Estimated(range) if range.p95 == 0 => Self::nobody(nothing),
            figure => figure,
        }
    }

    /// The figure with no percentile below that of another.
    pub(super) fn at_least(self, floor: &Self) -> Self {
        match (self, floor) {
            (Self::Estimated(range), Self::Estimated(least)) => {
                let (p5, p50, p95) = (range.p5.max(least.p5), range.p50.max(least.p50), range.p95.max(least.p95));
                Self::Estimated(Range { p5, p50, p95, ..range }.graded())
            }
            (figure, _) => figure,
        }
    }

    /// A figure that there is none of.
    pub(crate) fn none(reason: NotEstimated) -> Self {
        Self::NotEstimated { not_estimated: reason }
    }

    /// The range, where there is one.
    pub fn range(&self) -> Option<Range> {
        match self {
            Self::Estimated(range) => Some(*range),
            Self::NotEstimated { .. } => None,
        }
    }
}

/// The range of draws, of which the settings after them are no part. All of them 0, or none, is nobody.
pub(super) fn range(values: &[f64], unit: FigureUnit, grade: EstimateGrade, dominated_by: Input) -> Figure {
    let draws = values.get(..values.len().min(DRAWS)).unwrap_or_default();
    let [p5, p50, p95] = p5_p50_p95(draws);
    if p95 <= 0.0 {
        return Figure::nobody(unit);
    }
    estimated([p5, p50, p95], unit, grade, dominated_by)
}

/// A range in whole numbers, with the grade that its ends allow.
fn estimated([p5, p50, p95]: [f64; 3], unit: FigureUnit, grade: EstimateGrade, dominated_by: Input) -> Figure {
    Figure::Estimated(Range { p5: whole(p5), p50: whole(p50), p95: whole(p95), unit, grade, dominated_by }.graded())
}

/// Whole people, hours or days.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates, and is never negative")]
fn whole(value: f64) -> u64 {
    libm::round(value) as u64
}

/// Hours lost, counted in ways that are never mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UserHours {
    /// Daily users times the duration: comparable to what regulators count.
    pub exposure: Figure,
    /// People affected in the hour, summed over the hours. Of several services, the sum over them.
    pub active: Figure,
    /// The time that people would have spent with the service.
    pub usage: Figure,
    /// People affected in the hour by any of several services, each once, summed over the hours.
    pub persons: Figure,
}

/// Who is affected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Affected {
    /// People likely to have met the failure in the last hour.
    pub last_hour: Figure,
    /// People likely to have met it at least once so far.
    pub so_far: Figure,
    /// The most people in an hour so far.
    pub peak: Figure,
    /// The end of that hour.
    pub peak_at: Option<Timestamp>,
    /// People who use what fails at the moment, whether they tried or not: potentially affected, as regulators count.
    pub potential: Figure,
    /// Hours lost so far.
    pub user_hours: UserHours,
    /// The failures so far, as days of what a service may fail that works 99.9 % of the time.
    pub error_budget: Figure,
}

impl Affected {
    /// Nothing can be estimated, all for the same reason.
    pub(crate) fn not_estimated(reason: NotEstimated) -> Self {
        Self::all(Figure::none(reason), Figure::none(reason), Figure::none(reason))
    }

    fn all(people: Figure, hours: Figure, budget: Figure) -> Self {
        Self {
            last_hour: people,
            so_far: people,
            peak: people,
            peak_at: None,
            potential: people,
            user_hours: UserHours { exposure: hours, active: hours, usage: hours, persons: hours },
            error_budget: budget,
        }
    }
}
