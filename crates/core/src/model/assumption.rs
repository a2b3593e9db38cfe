//! An assumption of the estimate that a board replaces, and a published overlap of two audiences.

use crate::vocabulary::vocabulary;
use serde::{Serialize, Serializer};

use super::{Category, Date, EvidenceGrade, Id, Status, Text};

/// A number with up to six decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transparent))]
pub struct Decimal(#[cfg_attr(feature = "schema", schemars(with = "f64"))] u64);

impl Decimal {
    /// How many of its units make one.
    const ONE: f64 = 1e6;

    /// The number of millionths.
    pub fn from_millionths(millionths: u64) -> Self {
        Self(millionths)
    }

    /// The nearest decimal; `None` for what is negative, not a number or above a thousand million.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within bounds by the test before it")]
    pub fn from_f64(value: f64) -> Option<Self> {
        if (0.0..=1e9).contains(&value) { Some(Self((value * Self::ONE + 0.5) as u64)) } else { None }
    }

    /// The number.
    pub fn get(self) -> f64 {
        self.0 as f64 / Self::ONE
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.get())
    }
}

vocabulary! {
    /// What an estimate assumes.
    AssumedInput {
        /// The standard deviation of the logarithm of an audience: 0.10 is 90 % within a factor of 1.18. One value.
        AudienceSpread = "audience_spread",
        /// How far audiences overlap, as the correlation of the one-factor model. Three values.
        Overlap = "overlap",
        /// The share of attempts that fail in a status. Three values, from 0 to 1.
        Severity = "severity",
        /// Daily users as a share of monthly users. Three values, from 0 to 1.
        DailyShare = "daily_share",
        /// Launches per person and day of use. Three values.
        Launches = "launches",
        /// Minutes of use per monthly user and day. One value.
        MinutesPerDay = "minutes_per_day",
        /// The use in each hour of the day from 0 to 23, in any unit. Twenty-four values.
        HoursOfDay = "hours_of_day",
        /// Users of a day of the weekend against those of a weekday. One value.
        WeekendUsers = "weekend_users",
        /// Hours of use of a day of the weekend against those of a weekday. One value.
        WeekendHours = "weekend_hours",
    }
}

impl AssumedInput {
    /// How many values it has: one, three (least, most likely, greatest) or one for each hour of the day.
    pub fn count(self) -> usize {
        match self {
            Self::Overlap | Self::Severity | Self::DailyShare | Self::Launches => 3,
            Self::HoursOfDay => 24,
            Self::AudienceSpread | Self::MinutesPerDay | Self::WeekendUsers | Self::WeekendHours => 1,
        }
    }

    /// The greatest value that it can have.
    pub fn most(self) -> u64 {
        match self {
            Self::AudienceSpread | Self::Overlap | Self::Severity | Self::DailyShare => 1,
            Self::WeekendUsers | Self::WeekendHours => 10,
            Self::MinutesPerDay => 1_440,
            Self::Launches => 10_000,
            Self::HoursOfDay => 1_000_000,
        }
    }
}

/// What an assumption is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum AssumptionScope {
    /// One service.
    Service {
        /// The service.
        service: Id,
    },
    /// All services of a category.
    Category {
        /// The category.
        category: Category,
    },
    /// A status.
    Status {
        /// The status: `degraded`, `partial_outage` or `major_outage`.
        status: Status,
    },
    /// The whole board.
    Board {},
}

/// An assumption of the estimate that this board replaces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("unevaluatedProperties" = false)))]
pub struct Assumption {
    /// What is assumed.
    pub input: AssumedInput,
    /// What it is about.
    #[serde(flatten)]
    pub scope: AssumptionScope,
    /// One value; three: the least, the most likely and the greatest; or one for each hour of the day.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 24)))]
    pub values: Vec<Decimal>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// Where it was published: ids of sources. None means that it is assumed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub sources: Vec<Id>,
}

/// How many people use both of two services, as it was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Overlap {
    /// One service.
    pub service: Id,
    /// The other.
    pub with: Id,
    /// How many people use both, by the same measure as the audiences of the two that estimates use.
    #[cfg_attr(feature = "schema", schemars(range(max = 10_000_000_000_u64)))]
    pub both: u64,
    /// Who counted, and how.
    pub definition: Text,
    /// The date that the count is for.
    pub as_of: Date,
    /// How well it is supported.
    pub grade: EvidenceGrade,
    /// Where it was published: ids of sources, at least one.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub sources: Vec<Id>,
}
