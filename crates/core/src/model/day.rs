//! What a day was like, as a publisher sums it up.

use serde::Serialize;

use super::{CalendarDay, Id, Status, StatusSeconds};

/// What a day of a service or a feature was like: how long each status lasted, up to the end of the day or to when the document was
/// last changed, whichever is earlier. The rest of the time until then is unknown.
///
/// It is the sum of what was so, for days whose events a document no longer lists; its source is the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Day {
    /// The service.
    pub service: Id,
    /// The feature; the service as a whole if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feature: Option<Id>,
    /// The day, in the zone of the board.
    pub date: CalendarDay,
    /// The worst status of which there are seconds; unknown where there are none.
    pub worst: Status,
    /// How long each status lasted.
    pub seconds: StatusSeconds,
}

impl Day {
    /// The longest day that any clocks can have, in seconds: one that is there twice.
    pub const LONGEST: u64 = 172_800;
}
