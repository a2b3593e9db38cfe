//! An incident or maintenance and its updates, as status pages publish them.

use crate::time::Timestamp;
use crate::vocabulary::vocabulary;
use serde::Serialize;

use super::{Id, Text};

vocabulary! {
    /// How far the handling of an incident has come.
    #[derive(PartialOrd, Ord)]
    Phase {
        /// Something is wrong, the cause is not known.
        Investigating = "investigating",
        /// The cause is known.
        Identified = "identified",
        /// A remedy is in place and watched.
        Monitoring = "monitoring",
        /// Over.
        Resolved = "resolved",
        /// Maintenance, announced and not begun.
        Scheduled = "scheduled",
        /// Maintenance, under way.
        InProgress = "in_progress",
    }
}

vocabulary! {
    /// How bad the publisher says an incident is.
    #[derive(PartialOrd, Ord)]
    Impact {
        /// None.
        None = "none",
        /// Minor.
        Minor = "minor",
        /// Major.
        Major = "major",
        /// Critical.
        Critical = "critical",
        /// None: announced maintenance.
        Maintenance = "maintenance",
        /// The publisher does not say.
        Unknown = "unknown",
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

/// The window of announced maintenance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Planned {
    /// When it is to begin.
    #[serde(serialize_with = "crate::encode::instant")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::encode::InstantSchema"))]
    pub from: Timestamp,
    /// When it is to end; absent where the publisher does not say.
    #[serde(serialize_with = "crate::encode::optional_instant", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::encode::InstantSchema>"))]
    pub to: Option<Timestamp>,
}

/// Where a planned window stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlannedState {
    /// Still to come.
    Ahead,
    /// Past its begin, and nobody has said that it began.
    NotBegun,
    /// Within it.
    UnderWay,
    /// Past its end by so many seconds, and nobody has said that it ended.
    Overdue(i64),
    /// Over.
    Over,
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
    /// The window, where it is announced maintenance.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub planned: Option<Planned>,
    /// The services that it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub services: Vec<Id>,
    /// What was said, oldest first.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub updates: Vec<Update>,
}

impl Incident {
    /// When something was last said of it by a moment; without a word, when it began.
    pub fn last_word(&self, at: Timestamp) -> Timestamp {
        let said = self.updates.iter().map(|update| update.at).filter(|said| *said <= at);
        said.max().unwrap_or(self.started_at)
    }

    /// Whether it has begun and not ended at a moment.
    pub fn is_open(&self, at: Timestamp) -> bool {
        self.started_at <= at && self.resolved_at.is_none_or(|end| end > at)
    }

    /// Where its window stands at a moment; `None` where it has none.
    pub fn window(&self, at: Timestamp) -> Option<PlannedState> {
        let planned = self.planned?;
        let said = self.updates.iter().filter(|update| update.at <= at).max_by_key(|update| update.at);
        let phase = said.map(|update| update.phase);
        Some(match phase {
            Some(Phase::Resolved) => PlannedState::Over,
            _ if self.resolved_at.is_some_and(|end| end <= at) => PlannedState::Over,
            _ if at < planned.from => PlannedState::Ahead,
            Some(Phase::Scheduled) => PlannedState::NotBegun,
            _ => match planned.to.filter(|to| *to < at) {
                Some(to) => PlannedState::Overdue(at.as_second() - to.as_second()),
                None => PlannedState::UnderWay,
            },
        })
    }
}
