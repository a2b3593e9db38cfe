//! What came of the latest attempt at each feed, for whoever shows it.

use downboard_core::model::Id;
use downboard_core::time::Timestamp;

use super::Failure;

/// The latest attempt at a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Latest {
    /// The feed.
    pub feed: Id,
    /// Why nothing came, where nothing did.
    pub failure: Option<Failure>,
    /// How many attempts have failed since the last good answer.
    pub failures: u32,
    /// When it is fetched next, where that is known.
    pub next_at: Option<Timestamp>,
    /// What is wrong with the answer.
    pub warnings: Vec<String>,
}

impl Latest {
    /// An attempt that failed, of which no more is known.
    pub fn failed(feed: Id, failure: Failure) -> Self {
        Self { feed, failure: Some(failure), failures: 1, next_at: None, warnings: Vec::new() }
    }

    /// Takes the place of what came of the same feed before.
    pub fn put_into(self, all: &mut Vec<Self>) {
        all.retain(|known| known.feed != self.feed);
        all.push(self);
    }
}
