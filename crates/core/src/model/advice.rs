//! Short conditional advice, each from a case that happened.

use serde::Serialize;

use super::{EvidenceGrade, Id, Status, Text};

/// When a piece of advice applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The service.
    pub service: Id,
    /// The feature; the service as a whole when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feature: Option<Id>,
    /// The statuses in which the advice applies.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub status: Vec<Status>,
}

/// Advice that shows while its condition holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Advice {
    /// Its id, unique among the advice of the board.
    pub id: Id,
    /// When it applies.
    pub when: Condition,
    /// What to do, in our own words.
    pub text: Text,
    /// What happened to whom.
    pub case: Text,
    /// How well the case is supported.
    pub grade: EvidenceGrade,
    /// Where the case was published: ids of sources, at least one.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub sources: Vec<Id>,
}
