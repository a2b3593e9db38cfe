//! How many people use a service.

use serde::Serialize;

use super::{Date, EvidenceGrade, Id, Text};

/// What an audience counts. Only people can be affected as people; the others are never converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AudienceUnit {
    /// Persons.
    People,
    /// User accounts.
    Accounts,
    /// Telephone lines or subscriptions.
    Lines,
    /// Phones, computers, installed copies.
    Devices,
}

impl AudienceUnit {
    /// Every unit.
    pub const ALL: [Self; 4] = [Self::People, Self::Accounts, Self::Lines, Self::Devices];

    /// The word in documents.
    pub fn word(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Accounts => "accounts",
            Self::Lines => "lines",
            Self::Devices => "devices",
        }
    }
}

/// Over what time an audience is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AudienceMeasure {
    /// Used it at least once in a month.
    Monthly,
    /// Used it at least once in a day.
    Daily,
    /// As the company reports it, by a definition of its own.
    CompanyReported,
    /// Has it, whether used or not.
    Installed,
}

impl AudienceMeasure {
    /// Every measure.
    pub const ALL: [Self; 4] = [Self::Monthly, Self::Daily, Self::CompanyReported, Self::Installed];

    /// The word in documents.
    pub fn word(self) -> &'static str {
        match self {
            Self::Monthly => "monthly",
            Self::Daily => "daily",
            Self::CompanyReported => "company_reported",
            Self::Installed => "installed",
        }
    }
}

/// A published count of a service's users. Where sources disagree, each side is an audience of its own and one is preferred.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Audience {
    /// How many.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 10_000_000_000_u64)))]
    pub value: u64,
    /// What is counted.
    pub unit: AudienceUnit,
    /// Over what time.
    pub measure: AudienceMeasure,
    /// Who counted, how, and what is left out.
    pub definition: Text,
    /// The date that the count is for.
    pub as_of: Date,
    /// Whether estimates use this one. At most one audience of a service is preferred.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub preferred: bool,
    /// Why it is doubtful, or what contradicts it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// How well it is supported.
    pub grade: EvidenceGrade,
    /// Where it was published: ids of sources, at least one.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub sources: Vec<Id>,
}
