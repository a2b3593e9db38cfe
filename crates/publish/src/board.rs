//! A board as it is published: what is known of it, and of which moment its pages speak.

use std::sync::Arc;

use downboard_core::model::{FeedPlace, Id};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, Documents};
use downboard_core::view::view;

/// After so many of its intervals without a new publication a live board counts as stale.
const INTERVALS: u32 = 5;

/// A board as it is published.
#[derive(Clone, Debug)]
pub struct PublishedBoard {
    /// Everything that is known of it.
    pub log: Arc<BoardLog>,
    /// The moment that its pages show: of a live board that of its publication, of any other the one at which it opens.
    pub at: Timestamp,
    /// The files that its pages fetch to go on from there, below its folder: the board first, then the documents beside it.
    pub documents: Vec<String>,
}

impl PublishedBoard {
    /// A board from its documents, published at a moment.
    pub fn new(documents: &Documents, published_at: Timestamp) -> Self {
        let is_live = documents.board.is_live();
        let log = if is_live { BoardLog::at(documents, published_at, None) } else { BoardLog::new(documents) };
        let at = if is_live { published_at } else { log.board.opens_at.unwrap_or(log.period.to) };
        // The page asks for its own documents at once; the feeds of others are a worker's business.
        let ours = log.board.feeds.iter().filter(|feed| feed.is_native()).filter_map(|feed| match &feed.place {
            FeedPlace::File(file) => Some(file.clone()),
            FeedPlace::Address(_) => None,
        });
        let documents = std::iter::once("board.json".to_owned()).chain(ours).collect();
        Self { log: Arc::new(log), at, documents }
    }

    /// Its id.
    pub fn id(&self) -> &Id {
        &self.log.board.id
    }

    /// The services that have a card of their own.
    pub fn services(&self) -> impl Iterator<Item = &Id> {
        self.log.board.services.iter().map(|service| &service.id)
    }

    /// The seconds after which a live board is stale; never, where it is none.
    pub(crate) fn stale_after(&self) -> Option<u32> {
        let board = &self.log.board;
        let shortest = board.feeds.iter().map(downboard_core::model::Feed::interval_seconds).min();
        shortest.filter(|_| board.is_live()).map(|interval| interval.saturating_mul(INTERVALS))
    }

    /// Whether nothing was known of any service at the time of its publication, as where all its feeds are those of others: a
    /// page then has nothing to show until it has asked them itself.
    pub(crate) fn is_blind(&self) -> bool {
        self.log.board.is_live() && view(&self.log, self.at).is_blind()
    }
}
