//! A change of status.

use crate::vocabulary::vocabulary;
use serde::Serialize;

use super::{EvidenceGrade, Id, Status, Subject, Text, When};

vocabulary! {
    /// What a status rests on.
    Basis {
        /// A notice by the provider or a government.
        Notice = "notice",
        /// Measured by a machine: a check, a probe, a heartbeat.
        Measured = "measured",
        /// A report by the press or by users.
        Report = "report",
        /// Inferred from how much the service was used.
        Usage = "usage",
        /// Derived from other facts, as the note says.
        Derived = "derived",
    }
}

/// The other side of a disagreement between sources.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Dispute {
    /// What the other sources say.
    pub claim: Text,
    /// Where: ids of sources, at least one.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub sources: Vec<Id>,
}

/// A change of status of a service, feature or site. The status holds until the next event of the same subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("unevaluatedProperties" = false)))]
pub struct Event {
    /// What changed.
    #[serde(flatten)]
    pub subject: Subject,
    /// The status from then on.
    pub status: Status,
    /// When it changed.
    #[serde(flatten)]
    pub when: When,
    /// What the status rests on.
    pub basis: Basis,
    /// What exactly worked or did not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// What other sources say instead.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub disputes: Vec<Dispute>,
    /// How well it is supported.
    pub grade: EvidenceGrade,
    /// Where it was published: ids of sources, at least one.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub sources: Vec<Id>,
}
