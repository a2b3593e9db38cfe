//! `status.json`: what worked when.

use crate::time::Timestamp;
use serde::Serialize;

use super::{Day, Event, Id, Incident, Source};

/// The value of `format` in a status document.
pub const STATUS_FORMAT: &str = "downboard-status/1";

/// The version of the format that a status document follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum StatusFormat {
    /// The first version.
    #[default]
    #[serde(rename = "downboard-status/1")]
    V1,
}

/// The changes of status of a board's services, features and sites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StatusDocument {
    /// The version of the format.
    pub format: StatusFormat,
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
    /// The changes, in any order.
    pub events: Vec<Event>,
    /// What was said about them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub incidents: Vec<Incident>,
    /// What each day was like, in any order: one record for each day of a service or a feature.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub days: Vec<Day>,
}
