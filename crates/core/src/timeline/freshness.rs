//! How old the last good content of a feed is, and what that makes of it.

use crate::model::Feed;
use crate::time::Timestamp;

/// The last good answer of a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Good {
    /// When the publisher last changed it, as far as it says.
    pub updated_at: Option<Timestamp>,
    /// When it was fetched; absent for a file that is not fetched again, whose content does not age.
    pub fetched_at: Option<Timestamp>,
}

/// Why the latest attempt gave nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedFailure {
    /// An answer came, and it was not the feed: an error, a sign-in page, a broken document.
    Unreadable,
    /// No answer came, or the browser kept it back; it cannot tell the two apart.
    Unreachable,
    /// Nobody asks: its server refuses other sites, and the board has neither a copy nor a proxy.
    NeedsPublisher,
}

/// What is known of a feed: its last good answer, and whether the latest attempt failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FeedState {
    /// The last good answer.
    pub good: Option<Good>,
    /// Why the latest attempt gave nothing; absent after a good one.
    pub failure: Option<FeedFailure>,
}

/// How far a feed can be trusted at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// Read once, and not fetched again: a record of what was.
    Loaded,
    /// Within two intervals.
    Live,
    /// No good answer for more than two intervals.
    Late,
    /// No good answer for more than five intervals: what it says no longer counts.
    Stale,
    /// The latest answer was not the feed.
    Unreadable,
    /// The latest answer did not come, or was kept back.
    Unreachable,
    /// Nothing has come yet.
    NeverLoaded,
    /// Nothing comes before whoever publishes the board brings it.
    NeedsPublisher,
}

/// How many intervals without a good answer make a feed late.
pub const LATE_INTERVALS: i64 = 2;
/// How many make it stale.
const STALE_INTERVALS: i64 = 5;

impl Freshness {
    /// Every word, best first.
    pub const ALL: [Self; 8] = [
        Self::Loaded,
        Self::Live,
        Self::Late,
        Self::Stale,
        Self::Unreadable,
        Self::Unreachable,
        Self::NeverLoaded,
        Self::NeedsPublisher,
    ];

    /// The word on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Loaded => "loaded",
            Self::Live => "live",
            Self::Late => "late",
            Self::Stale => "stale",
            Self::Unreadable => "unreadable",
            Self::Unreachable => "unreachable",
            Self::NeverLoaded => "never_loaded",
            Self::NeedsPublisher => "needs_publisher",
        }
    }

    /// Whether all is as it should be.
    pub fn is_good(self) -> bool {
        matches!(self, Self::Loaded | Self::Live)
    }
}

impl FeedState {
    /// A file that was read and is not fetched again.
    pub fn loaded(updated_at: Timestamp) -> Self {
        Self { good: Some(Good { updated_at: Some(updated_at), fetched_at: None }), failure: None }
    }

    /// How far the feed can be trusted at a moment.
    pub fn freshness(&self, feed: &Feed, at: Timestamp) -> Freshness {
        match (self.failure, self.good) {
            (Some(FeedFailure::Unreadable), _) => Freshness::Unreadable,
            (Some(FeedFailure::Unreachable), _) => Freshness::Unreachable,
            (Some(FeedFailure::NeedsPublisher), _) => Freshness::NeedsPublisher,
            (None, None) => Freshness::NeverLoaded,
            (None, Some(Good { fetched_at: None, .. })) => Freshness::Loaded,
            (None, Some(_)) if self.stale_at(feed).is_some_and(|stale_at| at >= stale_at) => Freshness::Stale,
            (None, Some(_)) if self.after(feed, LATE_INTERVALS).is_some_and(|late_at| at >= late_at) => Freshness::Late,
            (None, Some(_)) => Freshness::Live,
        }
    }

    /// From when on what the feed said last no longer counts, unless a good answer comes.
    pub fn stale_at(&self, feed: &Feed) -> Option<Timestamp> {
        self.after(feed, STALE_INTERVALS)
    }

    /// How old the last good answer is, in seconds: since it was fetched, else since its publisher changed it. What was
    /// changed only after the moment has no age.
    pub fn age_seconds(&self, at: Timestamp) -> Option<i64> {
        let good = self.good?;
        let since = |then: Timestamp| at.as_second() - then.as_second();
        match good.fetched_at {
            Some(fetched_at) => Some(since(fetched_at).max(0)),
            None => good.updated_at.map(since).filter(|age| *age >= 0),
        }
    }

    fn after(&self, feed: &Feed, intervals: i64) -> Option<Timestamp> {
        let fetched_at = self.good?.fetched_at?;
        // A second more: an answer that comes exactly on time is not late.
        fetched_at.checked_add(intervals * i64::from(feed.interval_seconds()) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FeedFormat, FeedPlace, Id};

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_000_000 + second).expect("a small number")
    }

    #[test]
    fn a_feed_ages_in_intervals() {
        let feed = Feed {
            id: Id::parse("feed").expect("an id"),
            format: Some(FeedFormat::NativeStatus),
            place: FeedPlace::File("status.json".to_owned()),
            name: None,
            page: None,
            interval_seconds: None,
            stream: None,
            proxied: false,
            maps: Vec::new(),
        };
        let good = Some(Good { updated_at: None, fetched_at: Some(at(0)) });
        for (good, failure, second, expected) in [
            (None, None, 0, Freshness::NeverLoaded),
            (None, Some(FeedFailure::Unreachable), 0, Freshness::Unreachable),
            (good, None, 0, Freshness::Live),
            (good, None, 60, Freshness::Live),
            (good, None, 61, Freshness::Late),
            (good, None, 150, Freshness::Late),
            (good, None, 151, Freshness::Stale),
            (good, Some(FeedFailure::Unreadable), 10, Freshness::Unreadable),
        ] {
            let state = FeedState { good, failure };
            assert_eq!(state.freshness(&feed, at(second)), expected, "{failure:?} after {second} s");
        }
        let failing = FeedState { good, failure: Some(FeedFailure::Unreadable) };
        assert_eq!(failing.stale_at(&feed), Some(at(151)), "the last good content ages also while attempts fail");
        assert_eq!(FeedState::loaded(at(0)).freshness(&feed, at(1_000_000)), Freshness::Loaded);
    }
}
