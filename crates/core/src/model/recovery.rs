//! `recovery.json`: measured progress, what happened at the sites, what was promised and what became of it.

use crate::time::Timestamp;
use crate::vocabulary::vocabulary;
use serde::Serialize;

use super::{Basis, Date, Dispute, EvidenceGrade, Id, Source, Text, When};

/// The value of `format` in a recovery document.
pub const RECOVERY_FORMAT: &str = "downboard-recovery/1";

/// The version of the format that a recovery document follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum RecoveryFormat {
    /// The first version.
    #[default]
    #[serde(rename = "downboard-recovery/1")]
    V1,
}

vocabulary! {
    /// What a measure counts.
    MeasureUnit {
        /// Hundredths of the whole.
        Percent = "percent",
        /// Servers.
        Servers = "servers",
    }
}

/// A physical quantity that tells how far a site has recovered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Its id.
    pub id: Id,
    /// The site.
    pub site: Id,
    /// Its name.
    pub name: Text,
    /// What it counts.
    pub unit: MeasureUnit,
    /// The value when all is well.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1_000_000_000)))]
    pub total: u64,
    /// How well it is supported.
    pub grade: EvidenceGrade,
    /// Where it was published: ids of sources, at least one.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub sources: Vec<Id>,
}

/// How much of a measure there was, as far as the source says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    /// This much.
    Exactly(#[cfg_attr(feature = "schema", schemars(range(max = 1_000_000_000)))] u64),
    /// About this much.
    About(#[cfg_attr(feature = "schema", schemars(range(max = 1_000_000_000)))] u64),
    /// This much or more.
    AtLeast(#[cfg_attr(feature = "schema", schemars(range(max = 1_000_000_000)))] u64),
    /// More than the first and less than the second.
    Between(u64, u64),
    /// It changed, and no source gives the new value.
    NotPublished(Change),
}

vocabulary! {
    /// How a quantity changed when its amount was not published.
    Change {
        /// Some of it was lost.
        Falling = "falling",
        /// Some of it came back.
        Rising = "rising",
    }
}

/// A reading of a measure, which holds until the next one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("unevaluatedProperties" = false)))]
pub struct Reading {
    /// The measure.
    pub measure: Id,
    /// When it was so.
    #[serde(flatten)]
    pub when: When,
    /// How much.
    pub quantity: Quantity,
    /// Its support.
    pub basis: Basis,
    /// What is worth knowing about it.
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

/// Something that happened at a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("unevaluatedProperties" = false)))]
pub struct Milestone {
    /// Its id.
    pub id: Id,
    /// The site.
    pub site: Id,
    /// When.
    #[serde(flatten)]
    pub when: When,
    /// What, in a few words that fit beside a timeline.
    pub label: Text,
    /// What, in a sentence.
    pub text: Text,
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

/// When a promise falls due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// By this instant.
    By(
        #[serde(serialize_with = "crate::encode::instant")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::encode::InstantSchema"))]
        Timestamp,
    ),
    /// So long after a milestone.
    After {
        /// The milestone.
        milestone: Id,
        /// How long after it.
        #[cfg_attr(feature = "schema", schemars(range(max = 525_600)))]
        minutes: u32,
    },
}

/// An announced time of restoration, kept whatever became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Promise {
    /// Its id.
    pub id: Id,
    /// Who promised.
    pub by: Text,
    /// When.
    #[serde(serialize_with = "crate::encode::instant")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::encode::InstantSchema"))]
    pub made_at: Timestamp,
    /// What, summarised.
    pub text: Text,
    /// When it falls due; absent where no time was named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Due>,
    /// When what was promised had come true; absent while it has not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fulfilled: Option<When>,
    /// What became of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Text>,
    /// How well it is supported.
    pub grade: EvidenceGrade,
    /// Where it was published: ids of sources, at least one.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub sources: Vec<Id>,
}

/// A published total duration. If counts differ, each is a separate total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Total {
    /// Its id.
    pub id: Id,
    /// Who counted.
    pub by: Text,
    /// How long, in minutes.
    #[cfg_attr(feature = "schema", schemars(range(max = 52_560_000)))]
    pub minutes: u64,
    /// From when, where they say so.
    #[serde(serialize_with = "crate::encode::optional_instant", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::encode::InstantSchema>"))]
    pub from: Option<Timestamp>,
    /// Until when.
    #[serde(serialize_with = "crate::encode::instant")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::encode::InstantSchema"))]
    pub to: Timestamp,
    /// What is worth knowing about the count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// How well it is supported.
    pub grade: EvidenceGrade,
    /// Where it was published: ids of sources, at least one.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub sources: Vec<Id>,
}

vocabulary! {
    /// What came after an outage.
    FollowUpKind {
        /// What an investigation found, and what was demanded because of it.
        Finding = "finding",
        /// What those affected were given.
        Compensation = "compensation",
        /// What became law, or a duty by law.
        Law = "law",
    }
}

/// Something that came after an outage, and because of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// Its id.
    pub id: Id,
    /// What kind of thing it is.
    pub kind: FollowUpKind,
    /// When it was published or decided.
    pub on: Date,
    /// What, in a sentence or two.
    pub text: Text,
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

/// How the sites of a board recover.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecoveryDocument {
    /// The version of the format.
    pub format: RecoveryFormat,
    /// The board that it belongs to.
    pub board: Id,
    /// When it was last changed.
    #[serde(serialize_with = "crate::encode::instant")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::encode::InstantSchema"))]
    pub updated_at: Timestamp,
    /// Sources of its own; records may also name those of the board.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub sources: Vec<Source>,
    /// What is measured.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub measures: Vec<Measure>,
    /// The readings, in any order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub readings: Vec<Reading>,
    /// What happened at the sites, in any order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub milestones: Vec<Milestone>,
    /// What was promised.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub promises: Vec<Promise>,
    /// Published total durations.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub totals: Vec<Total>,
    /// What came after the outage, in any order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub follow_ups: Vec<FollowUp>,
}
