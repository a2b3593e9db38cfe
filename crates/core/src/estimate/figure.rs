//! An estimated figure, or the reason why there is none.

use serde::Serialize;

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
    /// The input whose uncertainty makes most of the width.
    pub dominated_by: Input,
}

/// Why there is no figure. Nothing is ever estimated as 0 for want of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NotEstimated {
    /// No audience was published.
    NoAudience,
    /// The published audience does not count people.
    NotPeople,
    /// It is not known whether the service works.
    StatusUnknown,
    /// Only features that are not essential failed, and how many people use those was not published.
    OnlyPartsFailed,
    /// How often such a service is used was not published.
    NoActivityFigures,
    /// How long such a service is used was not published.
    NoUsageTime,
    /// None of the services has a figure.
    NoPart,
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

    /// The figure with no percentile above that of another.
    pub(crate) fn at_most(self, ceiling: &Self) -> Self {
        match (self, ceiling) {
            (Self::Estimated(range), Self::Estimated(most)) => Self::Estimated(Range {
                p5: range.p5.min(most.p5),
                p50: range.p50.min(most.p50),
                p95: range.p95.min(most.p95),
                ..range
            }),
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

/// Hours lost, counted three ways that are never mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct UserHours {
    /// Daily users times the duration: comparable to what regulators count.
    pub exposure: Figure,
    /// People affected in the hour, summed over the hours.
    pub active: Figure,
    /// The time that people would have spent with the service.
    pub usage: Figure,
}

/// Who is affected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Affected {
    /// People who met the failure in the last hour.
    pub last_hour: Figure,
    /// People who met it at least once so far.
    pub so_far: Figure,
    /// The most people in an hour so far.
    pub peak: Figure,
    /// Hours lost so far.
    pub user_hours: UserHours,
}

impl Affected {
    /// Nothing can be estimated, all for the same reason.
    pub(crate) fn not_estimated(reason: NotEstimated) -> Self {
        let none = Figure::none(reason);
        Self {
            last_hour: none,
            so_far: none,
            peak: none,
            user_hours: UserHours { exposure: none, active: none, usage: none },
        }
    }
}
