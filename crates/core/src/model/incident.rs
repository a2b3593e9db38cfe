//! An incident and its updates, as status pages publish them.

use crate::time::Timestamp;
use serde::Serialize;

use super::{Id, Text};

/// How far the handling of an incident has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Something is wrong, the cause is not known.
    Investigating,
    /// The cause is known.
    Identified,
    /// A remedy is in place and watched.
    Monitoring,
    /// Over.
    Resolved,
}

impl Phase {
    /// Every phase in order.
    pub const ALL: [Self; 4] = [Self::Investigating, Self::Identified, Self::Monitoring, Self::Resolved];

    /// The word in documents.
    pub fn word(self) -> &'static str {
        match self {
            Self::Investigating => "investigating",
            Self::Identified => "identified",
            Self::Monitoring => "monitoring",
            Self::Resolved => "resolved",
        }
    }
}

/// How bad the publisher says an incident is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Impact {
    /// None.
    None,
    /// Minor.
    Minor,
    /// Major.
    Major,
    /// Critical.
    Critical,
    /// The publisher does not say.
    Unknown,
}

impl Impact {
    /// Every impact, least first, then unknown.
    pub const ALL: [Self; 5] = [Self::None, Self::Minor, Self::Major, Self::Critical, Self::Unknown];

    /// The word in documents.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Minor => "minor",
            Self::Major => "major",
            Self::Critical => "critical",
            Self::Unknown => "unknown",
        }
    }
}

/// Something that the publisher said during an incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Update {
    /// When it was said.
    #[serde(serialize_with = "crate::encode::instant")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::encode::InstantSchema"))]
    pub at: Timestamp,
    /// The phase from then on.
    pub phase: Phase,
    /// What was said, summarised.
    pub text: Text,
    /// Where: ids of sources, at least one.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub sources: Vec<Id>,
}

/// An incident, with everything that was said about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Incident {
    /// Its id, unique within the document.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// How bad the publisher says it is.
    pub impact: Impact,
    /// When it began, by the publisher's count.
    #[serde(serialize_with = "crate::encode::instant")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::encode::InstantSchema"))]
    pub started_at: Timestamp,
    /// When it ended; absent while it lasts.
    #[serde(serialize_with = "crate::encode::optional_instant", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::encode::InstantSchema>"))]
    pub resolved_at: Option<Timestamp>,
    /// The services that it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub services: Vec<Id>,
    /// What was said, oldest first.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub updates: Vec<Update>,
}
