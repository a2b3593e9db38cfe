//! The time zone of a board.

use crate::time::Offset;
use serde::Serialize;

/// The zone in which a board cuts its days and prints its times: a fixed offset and the name printed beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Zone {
    /// The distance from UTC, such as `+09:00`.
    #[serde(serialize_with = "crate::encode::offset")]
    #[cfg_attr(feature = "schema", schemars(with = "String", regex(pattern = r"^[+-][0-9]{2}:[0-9]{2}$")))]
    pub utc_offset: Offset,
    /// The name printed beside times, such as `KST`.
    #[cfg_attr(feature = "schema", schemars(length(max = 12)))]
    pub label: String,
}
