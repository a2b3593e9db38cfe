//! The documents of a board as they are at hand: for each feed its last good content and what became of it.

use std::sync::Arc;

use super::freshness::{FeedFailure, FeedState, Good};
use super::written_days::WrittenDays;
use crate::decode::{decode_recovery, decode_status_but_days};
use crate::model::{Board, Day, Feed, FeedFormat, Id, RecoveryDocument, Region, Source, StatusDocument, Zone};
use crate::reading::{Decoded, Finding};
use crate::time::Timestamp;

/// The last good content of a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// What worked when.
    Status(Arc<StatusDocument>),
    /// What was measured and promised.
    Recovery(Arc<RecoveryDocument>),
}

/// A feed of the board and what is at hand of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedContent {
    /// The id of the feed.
    pub id: Id,
    /// What became of it.
    pub state: FeedState,
    /// Its last good content.
    pub content: Option<Content>,
    /// What that says of whole days, where it is still to be read.
    pub days: Option<Arc<WrittenDays>>,
}

impl Content {
    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Status(one), Self::Status(other)) => Arc::ptr_eq(one, other),
            (Self::Recovery(one), Self::Recovery(other)) => Arc::ptr_eq(one, other),
            (Self::Status(_), Self::Recovery(_)) | (Self::Recovery(_), Self::Status(_)) => false,
        }
    }
}

impl FeedContent {
    /// Whether another has the very same content, and not only one that says the same.
    pub fn has_content_of(&self, other: &Self) -> bool {
        match (&self.content, &other.content) {
            (Some(one), Some(other)) => one.is(other),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        }
    }

    /// What it says of whole days in the zone of its board, each with when it was last changed.
    pub(super) fn recorded_days(&self, zone: &Zone) -> impl Iterator<Item = (&Day, Timestamp)> + use<'_> {
        let document = match &self.content {
            Some(Content::Status(document)) => Some(document),
            Some(Content::Recovery(_)) | None => None,
        };
        let written = self.days.as_ref().map(|days| days.days(zone)).unwrap_or_default();
        let all = document.map(|document| (document, document.days.iter().chain(written)));
        all.into_iter().flat_map(|(document, days)| days.map(|day| (day, document.updated_at)))
    }
}

/// The documents of a board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Documents {
    /// The board.
    pub board: Arc<Board>,
    /// Its feeds, in its order.
    pub feeds: Vec<FeedContent>,
    /// Where the reader is, if the address says so; else where the board's readers are.
    pub region: Option<Region>,
}

impl Documents {
    /// A board whose feeds are all still to come, but for those that need a publisher.
    pub fn new(board: Board) -> Self {
        let empty = |feed: &Feed| {
            let failure = board.needs_publisher(feed).then_some(FeedFailure::NeedsPublisher);
            let state = FeedState { good: None, failure };
            FeedContent { id: feed.id.clone(), state, content: None, days: None }
        };
        let feeds = board.feeds.iter().map(empty).collect();
        Self { board: Arc::new(board), feeds, region: None }
    }

    /// A board with one document beside it that none of its feeds has brought.
    pub fn with(board: Board, content: Content) -> Self {
        let id = board.id.clone();
        let mut documents = Self::new(board);
        let updated_at = match &content {
            Content::Status(document) => document.updated_at,
            Content::Recovery(document) => document.updated_at,
        };
        let state = FeedState::loaded(updated_at);
        documents.feeds.push(FeedContent { id, state, content: Some(content), days: None });
        documents
    }

    /// Adds a native feed that is not fetched again, and returns its findings, apart from those of its days.
    pub fn add(&mut self, feed: &Feed, bytes: &[u8]) -> Vec<Finding> {
        self.receive(feed, bytes, None)
    }

    /// Adds a native feed as it was fetched at an instant, and returns its findings, apart from those of its days. Bytes
    /// that cannot be used leave the last good content in place.
    pub fn receive(&mut self, feed: &Feed, bytes: &[u8], fetched_at: Option<Timestamp>) -> Vec<Finding> {
        let is_recovery = feed.format == Some(FeedFormat::NativeRecovery);
        self.receive_as(&feed.id, bytes, is_recovery, Good { updated_at: None, fetched_at })
    }

    /// The same, for a document that is a recovery document or a status document; without a date of its own it has that of
    /// the document.
    pub fn receive_as(&mut self, feed: &Id, bytes: &[u8], is_recovery: bool, good: Good) -> Vec<Finding> {
        let mut has_days = false;
        let (content, findings) = if is_recovery {
            let Decoded { value, findings } = decode_recovery(bytes);
            (value.map(|document| (document.updated_at, Content::Recovery(Arc::new(document)))), findings)
        } else {
            let (Decoded { value, findings }, some) = decode_status_but_days(bytes);
            has_days = some;
            (value.map(|document| (document.updated_at, Content::Status(Arc::new(document)))), findings)
        };
        match content {
            Some((updated_at, content)) => {
                // A foreign feed that dates nothing is handed on with the epoch for a date.
                let updated_at = good.updated_at.or(Some(updated_at).filter(|at| *at > Timestamp::EPOCH));
                let days = has_days.then(|| Arc::new(WrittenDays::of(bytes)));
                self.take(feed, content, days, Good { updated_at, ..good });
            }
            None => self.fail(feed, FeedFailure::Unreadable),
        }
        findings
    }

    /// What is wrong with the days that a feed has brought.
    pub fn findings_of_days(&self, feed: &Id) -> &[Finding] {
        let days = self.feeds.iter().find(|slot| slot.id == *feed).and_then(|slot| slot.days.as_ref());
        days.map(|days| days.findings(&self.board.zone)).unwrap_or_default()
    }

    /// Takes in the content of a feed.
    pub fn put(&mut self, feed: &Id, content: Content, good: Good) {
        self.take(feed, content, None, good);
    }

    fn take(&mut self, feed: &Id, content: Content, days: Option<Arc<WrittenDays>>, good: Good) {
        if let Some(slot) = self.slot(feed) {
            let state = FeedState { good: Some(good), failure: None };
            *slot = FeedContent { id: feed.clone(), state, content: Some(content), days };
        }
    }

    /// Leaves in its place what a feed brought before, where it has brought the same again: then a log knows it again.
    pub fn keep_known(&mut self, before: &FeedContent) {
        if let Some(slot) = self.slot(&before.id)
            && slot.content == before.content
            && slot.days == before.days
        {
            slot.content.clone_from(&before.content);
            slot.days.clone_from(&before.days);
        }
    }

    /// Notes that the latest attempt gave the content that is at hand already.
    pub fn confirm(&mut self, feed: &Id, good: Good) {
        if let Some(slot) = self.slot(feed) {
            slot.state = FeedState { good: Some(good), failure: None };
        }
    }

    /// Notes that the latest attempt gave nothing. The last good content stays, and ages.
    pub fn fail(&mut self, feed: &Id, failure: FeedFailure) {
        if let Some(slot) = self.slot(feed) {
            slot.state.failure = Some(failure);
        }
    }

    /// The clock by which the answers were dated was set back by so many seconds, or forward where they are negative: the dates
    /// go with it, or the feeds would look fresh, or stale, for as long.
    pub fn set_back(&mut self, seconds: i64) {
        for good in self.feeds.iter_mut().filter_map(|slot| slot.state.good.as_mut()) {
            good.fetched_at = good.fetched_at.and_then(|at| at.checked_add(-seconds));
        }
    }

    fn slot(&mut self, feed: &Id) -> Option<&mut FeedContent> {
        self.feeds.iter_mut().find(|slot| slot.id == *feed)
    }

    /// The status documents at hand, each with the state of its feed.
    pub fn status(&self) -> impl Iterator<Item = (&Arc<StatusDocument>, &FeedContent)> {
        self.feeds.iter().filter_map(|slot| match &slot.content {
            Some(Content::Status(document)) => Some((document, slot)),
            _ => None,
        })
    }

    /// The recovery documents at hand.
    pub fn recovery(&self) -> impl Iterator<Item = &Arc<RecoveryDocument>> {
        self.feeds.iter().filter_map(|slot| match &slot.content {
            Some(Content::Recovery(document)) => Some(document),
            _ => None,
        })
    }

    /// Every source, of the board and of the documents.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        let of_status = self.status().flat_map(|(document, _)| &document.sources);
        let of_recovery = self.recovery().flat_map(|document| &document.sources);
        self.board.sources.iter().chain(of_status).chain(of_recovery)
    }
}
