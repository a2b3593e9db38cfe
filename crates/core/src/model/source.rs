//! Where a fact comes from.

use serde::Serialize;

use super::{Address, Date, Id, Text};

/// A publication that a fact rests on: online with its address, or in print, on the air or by word of mouth with its date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(extend("anyOf" = [{ "required": ["address"] }, { "required": ["published"] }]))
)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The id by which records of the document refer to it.
    pub id: Id,
    /// Publisher, date and matter: one string for both languages, or one for each.
    #[serde(serialize_with = "crate::encode::title")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::encode::TitleSchema"))]
    pub title: Text,
    /// Where it can be read; none for what is not online.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
    /// When it was published, where known. What has no address has to have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
}
