//! Outages that others counted, as data: what the estimator is given, what was published, and how near it has to come.

use crate::vocabulary::vocabulary;
use serde::Serialize;

use super::{Address, Assumption, AudienceMeasure, Category, Date, Id, Status, Text, Zone};
use crate::time::Timestamp;

/// The value of `format` in a document of validation cases.
pub const VALIDATION_FORMAT: &str = "downboard-validation/1";

/// The version of the format that a document of validation cases follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ValidationFormat {
    /// The first version.
    #[default]
    #[serde(rename = "downboard-validation/1")]
    V1,
}

/// A document of validation cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Validation {
    /// The version of the format.
    pub format: ValidationFormat,
    /// When the published figures were read.
    pub read_on: Date,
    /// The cases.
    pub cases: Vec<Case>,
}

/// One case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Its id.
    pub id: Id,
    /// What it is about.
    pub name: Text,
    /// What the estimator is given and what is looked at.
    pub trial: Trial,
    /// What is worth knowing about the comparison.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// Where the figures were published: at least one.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub sources: Vec<CaseSource>,
}

/// Where a figure was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CaseSource {
    /// Its title, or the site and number that were noted.
    pub title: String,
    /// Its address; absent where only a site and a number were noted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
}

/// What the estimator is given and what is looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Trial {
    /// Services that fail, and figures of the estimate.
    Outage(OutageTrial),
    /// Published unions of two audiences, and what the model of overlap makes of them.
    Pairs(PairsTrial),
    /// What a regulator counted as a share of what was first given, and the assumed severity of a status.
    Share(ShareTrial),
}

/// Services that fail, and figures of the estimate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OutageTrial {
    /// The zone in which days and hours are cut.
    pub zone: Zone,
    /// How many people there are at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 10_000_000_000_u64)))]
    pub population: Option<u64>,
    /// The assumptions that the case replaces. Their sources are those of the case.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub assumptions: Vec<Assumption>,
    /// The services: at least one.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub services: Vec<TrialService>,
    /// The figures that are looked at: at least one. Of one service they are its own, of several those of all together.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub checks: Vec<Check>,
}

/// A service of a case, which fails as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TrialService {
    /// Its id, unique within the case. It chooses the random stream of its draws.
    pub id: Id,
    /// What it is for.
    pub category: Category,
    /// How many use it.
    pub audience: TrialAudience,
    /// When it fails: at least one time. It works before the first, and between them.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub failures: Vec<Failing>,
}

/// A published number of users.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TrialAudience {
    /// How many.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 10_000_000_000_u64)))]
    pub value: u64,
    /// What was counted, in one word: the unit of an audience, or what is none, such as `reports`.
    pub unit: String,
    /// Over what time.
    pub measure: AudienceMeasure,
}

/// A time in which a service fails.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Failing {
    /// How: `degraded`, `partial_outage` or `major_outage`.
    pub status: Status,
    /// From when on.
    #[serde(serialize_with = "crate::encode::instant")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::encode::InstantSchema"))]
    pub from: Timestamp,
    /// Until when.
    #[serde(serialize_with = "crate::encode::instant")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::encode::InstantSchema"))]
    pub to: Timestamp,
}

/// A figure of the estimate at a moment, beside what was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Which figure.
    pub figure: CheckedFigure,
    /// At which moment.
    #[serde(serialize_with = "crate::encode::instant")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::encode::InstantSchema"))]
    pub at: Timestamp,
    /// What was published, in words.
    pub published: Text,
    /// What our figure is held to.
    pub expected: Expectation,
}

vocabulary! {
    /// The figures of the estimate that a case can look at.
    CheckedFigure {
        /// People in the last hour.
        LastHour = "last_hour",
        /// People so far.
        SoFar = "so_far",
        /// People who use what fails.
        Potential = "potential",
        /// User-hours: daily users times the duration.
        Exposure = "exposure",
        /// User-hours: people in the hour, summed over the hours.
        Active = "active",
    }
}

/// What a figure is held to, in whole people or hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Expectation {
    /// Each of its percentiles is as near as that to the one given.
    #[serde(rename = "range")]
    Range(ExpectedRange),
    /// Its median is as near as that to the number.
    #[serde(rename = "near")]
    Near(ExpectedNear),
    /// Its median lies between two bounds.
    #[serde(rename = "median")]
    MedianBetween(ExpectedBounds),
    /// All of it lies between two bounds.
    #[serde(rename = "within")]
    AllBetween(ExpectedBounds),
    /// The number lies within it.
    #[serde(rename = "contains")]
    Contains(#[cfg_attr(feature = "schema", schemars(range(max = 1_000_000_000_000_000_u64)))] u64),
    /// There is no figure, for this reason.
    #[serde(rename = "refused")]
    Refused(Refusal),
}

/// A range, and how near ours has to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExpectedRange {
    /// The 5th percentile.
    pub p5: u64,
    /// The median.
    pub p50: u64,
    /// The 95th percentile.
    pub p95: u64,
    /// In percent.
    #[cfg_attr(feature = "schema", schemars(range(max = 100)))]
    pub within_percent: u64,
}

/// A number, and how near our median has to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExpectedNear {
    /// The number.
    pub value: u64,
    /// In percent.
    #[cfg_attr(feature = "schema", schemars(range(max = 100)))]
    pub within_percent: u64,
}

/// Two bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExpectedBounds {
    /// The lower bound.
    pub least: u64,
    /// The upper bound.
    pub most: u64,
}

vocabulary! {
    /// Why there must be no figure.
    Refusal {
        /// What was counted is no unit of an audience.
        NoUnit = "no_unit",
        /// The published audience does not count people.
        NotPeople = "not_people",
        /// The published audience counts who has the service, whether they use it or not.
        NotUsers = "not_users",
        /// No population is known, and several services fail.
        NoPopulation = "no_population",
    }
}

/// Published unions of two audiences. The model of overlap is asked with its most likely correlation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PairsTrial {
    /// How many people there are.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 10_000_000_000_u64)))]
    pub population: u64,
    /// The pairs: at least one.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub pairs: Vec<PublishedPair>,
    /// What was published, in words.
    pub published: Text,
    /// How far off the unions may be in the mean, in percent.
    #[cfg_attr(feature = "schema", schemars(range(max = 100)))]
    pub within_percent: u64,
}

/// Two audiences and how many people are in at least one of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PublishedPair {
    /// Which two.
    pub name: Text,
    /// The audience of the one.
    pub one: u64,
    /// The audience of the other.
    pub other: u64,
    /// People in at least one of them.
    pub union: u64,
}

/// What a regulator counted as a share of what was first given. It has to lie within the 5th and the 95th percentile of the
/// severity of a status.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ShareTrial {
    /// What was first given.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 10_000_000_000_u64)))]
    pub of: u64,
    /// What was counted afterwards.
    #[cfg_attr(feature = "schema", schemars(range(max = 10_000_000_000_u64)))]
    pub counted: u64,
    /// The status whose severity it is compared with.
    pub status: Status,
    /// What was published, in words.
    pub published: Text,
}
