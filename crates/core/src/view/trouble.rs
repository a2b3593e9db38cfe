//! The services in trouble, counted once for all places that say how many.

use crate::model::Status;

/// How many services are in trouble, by how bad it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Trouble {
    /// Down.
    pub down: usize,
    /// Partly down.
    pub partly: usize,
    /// Working badly.
    pub degraded: usize,
}

impl Trouble {
    /// The trouble among some statuses.
    pub fn among(statuses: impl Iterator<Item = Status>) -> Self {
        let mut trouble = Self::default();
        for status in statuses {
            match status {
                Status::MajorOutage => trouble.down += 1,
                Status::PartialOutage => trouble.partly += 1,
                Status::Degraded => trouble.degraded += 1,
                Status::Operational | Status::Maintenance | Status::Unknown => {}
            }
        }
        trouble
    }

    /// How many in all.
    pub fn all(self) -> usize {
        self.down + self.partly + self.degraded
    }
}
