//! What a feed says of whole days, as it came.

use std::sync::OnceLock;

use crate::decode::decode_days;
use crate::model::{Day, Zone};
use crate::reading::{Decoded, Finding};

/// A status document of which only the days are still to be read: when they are asked for, and once. A page that shows no days does
/// not carry what reads them, and on the others nothing waits for a month.
#[derive(Debug)]
pub struct WrittenDays {
    bytes: Vec<u8>,
    read: OnceLock<Decoded<Vec<Day>>>,
}

impl WrittenDays {
    /// The days of a document that came as these bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self { bytes: bytes.to_vec(), read: OnceLock::new() }
    }

    fn read(&self, zone: &Zone) -> &Decoded<Vec<Day>> {
        self.read.get_or_init(|| decode_days(&self.bytes, zone))
    }

    /// The days, in the zone of their board.
    pub(super) fn days(&self, zone: &Zone) -> &[Day] {
        self.read(zone).value.as_deref().unwrap_or_default()
    }

    /// What is wrong with them.
    pub(super) fn findings(&self, zone: &Zone) -> &[Finding] {
        &self.read(zone).findings
    }
}

/// Two that came as the same bytes say the same, whether they have been read or not.
impl PartialEq for WrittenDays {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl Eq for WrittenDays {}
