//! What depends on what, with the evidence.

use serde::Serialize;

use super::{Date, EvidenceGrade, Id, Text};

/// What a service depends on.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DependencyTarget {
    /// A site.
    Site(Id),
    /// Another service, such as a login.
    Service(Id),
}

/// An edge of the dependency graph. An unpublished edge is absent, not assumed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("unevaluatedProperties" = false)))]
pub struct Dependency {
    /// What it depends on.
    #[serde(flatten)]
    pub on: DependencyTarget,
    /// The features that need it; empty when the service as a whole does.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub features: Vec<Id>,
    /// Since when, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// What is known of the link.
    pub evidence: Text,
    /// How well it is supported.
    pub grade: EvidenceGrade,
    /// Where it was published: ids of sources, at least one.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub sources: Vec<Id>,
}

/// Evidence that a service does not depend on a site, or that it went on working although it does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Independence {
    /// The site.
    pub site: Id,
    /// What is known.
    pub evidence: Text,
    /// How well it is supported.
    pub grade: EvidenceGrade,
    /// Where it was published: ids of sources, at least one.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub sources: Vec<Id>,
}
