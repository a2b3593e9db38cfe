//! How many people use a service.

use crate::vocabulary::vocabulary;
use serde::Serialize;

use super::{Date, EvidenceGrade, Id, Text};

vocabulary! {
    /// What an audience counts. Only people can be affected as people; the others are never converted.
    AudienceUnit {
        /// Persons.
        People = "people",
        /// User accounts.
        Accounts = "accounts",
        /// Telephone lines or subscriptions.
        Lines = "lines",
        /// Phones, computers, installed copies.
        Devices = "devices",
    }
}

vocabulary! {
    /// Over what time an audience is counted.
    AudienceMeasure {
        /// Used it at least once in a month.
        Monthly = "monthly",
        /// Used it at least once in a day.
        Daily = "daily",
        /// As the company reports it, by a definition of its own.
        CompanyReported = "company_reported",
        /// Has it, whether used or not.
        Installed = "installed",
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
