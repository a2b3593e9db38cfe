//! When something happened: at an instant, somewhere within an interval, or by an instant.

use crate::time::Timestamp;
use serde::Serialize;

/// An instant, exact or bounded. A notice that lists a service as restored "by 21:30" gives only bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// At this instant.
    At(
        #[serde(serialize_with = "crate::encode::instant")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::encode::InstantSchema"))]
        Timestamp,
    ),
    /// Not after this instant; nobody knows since when. What a feed shows when it is read for the first time is so.
    By(
        #[serde(serialize_with = "crate::encode::instant")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::encode::InstantSchema"))]
        Timestamp,
    ),
    /// Not before the first and not after the second.
    Between {
        /// The earliest it can have been.
        #[serde(serialize_with = "crate::encode::instant")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::encode::InstantSchema"))]
        from: Timestamp,
        /// The latest it can have been.
        #[serde(serialize_with = "crate::encode::instant")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::encode::InstantSchema"))]
        to: Timestamp,
    },
}

impl When {
    /// The earliest it can have been; `None` where nothing bounds it.
    pub fn earliest(self) -> Option<Timestamp> {
        match self {
            Self::At(at) => Some(at),
            Self::By(_) => None,
            Self::Between { from, .. } => Some(from),
        }
    }

    /// The latest it can have been.
    pub fn latest(self) -> Timestamp {
        match self {
            Self::At(at) | Self::By(at) => at,
            Self::Between { to, .. } => to,
        }
    }

    /// Whether the instant is known.
    pub fn is_exact(self) -> bool {
        self.earliest() == Some(self.latest())
    }
}
