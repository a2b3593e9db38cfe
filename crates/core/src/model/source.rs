//! Where a fact comes from.

use serde::Serialize;

use super::{Address, Date, Id};

/// A publication that a fact rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The id by which records of the document refer to it.
    pub id: Id,
    /// Publisher, date and matter.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 2000)))]
    pub title: String,
    /// Where it can be read.
    pub address: Address,
    /// When it was published, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
}
