//! What a service or alternative does.

use serde::Serialize;

use super::{Id, Text};

/// One thing that a service does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Feature {
    /// Its id, unique within the service.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// Whether the service is useless without it. A failure of a feature that is not essential counts for its service as a
    /// partial outage at most, and does not enter the estimate of people affected.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub essential: bool,
}
