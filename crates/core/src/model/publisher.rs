//! Who runs a copy of a board.

use serde::Serialize;

use super::{Address, Contact, Text};

/// Who puts a board before readers and answers for it: a newsroom, an agency, a person. The sources answer for the facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Publisher {
    /// Its name.
    pub name: Text,
    /// Its own page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Address>,
    /// Where readers write to: an e-mail address, or a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
}
