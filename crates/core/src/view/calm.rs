//! What a board can say while nothing is known to be in trouble: blind is not calm.

use std::collections::BTreeSet;

use crate::model::{Feed, FeedPlace, Status};
use crate::time::{MINUTE, Timestamp};
use crate::timeline::{BoardLog, Freshness};

/// How many services are in no trouble, by what is known of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Calm {
    /// Known to work.
    pub operational: usize,
    /// Under maintenance.
    pub maintenance: usize,
    /// Of which nobody says whether they work, or which could not be read.
    pub unknown: usize,
}

/// Of how much of what a board watches the status is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Of every service.
    Clear,
    /// Of some.
    PartlyBlind,
    /// Of none: also where there are none.
    Blind,
}

impl Calm {
    /// Those of some statuses that are no trouble.
    pub fn among(statuses: impl Iterator<Item = Status>) -> Self {
        let mut calm = Self::default();
        for status in statuses {
            match status {
                Status::Operational => calm.operational += 1,
                Status::Maintenance => calm.maintenance += 1,
                Status::Unknown => calm.unknown += 1,
                Status::MajorOutage | Status::PartialOutage | Status::Degraded => {}
            }
        }
        calm
    }

    /// Whether there are services and every one of them is known to work.
    pub fn is_all_well(self) -> bool {
        self.operational > 0 && self.maintenance + self.unknown == 0
    }

    /// How many have a status that is known.
    pub fn known(self) -> usize {
        self.operational + self.maintenance
    }

    /// How many there are in all.
    pub fn all(self) -> usize {
        self.known() + self.unknown
    }

    /// Of how many of them the status is known.
    pub fn sight(self) -> Sight {
        match (self.known(), self.unknown) {
            (0, _) => Sight::Blind,
            (_, 0) => Sight::Clear,
            _ => Sight::PartlyBlind,
        }
    }
}

/// Why the status of no service is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blindness {
    /// The feeds of a live board have been asked, and not all of them have come or failed.
    NotYetRead,
    /// None of its feeds can be read, since the last good answer of any of them, where there was one.
    NoFeedRead {
        /// When that answer came.
        since: Option<Timestamp>,
    },
    /// What was read says nothing of it.
    NothingSaid,
}

/// For how long nothing has been heard of any feed of a live board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Silence {
    /// How many feeds there are that a page can ask.
    pub feeds: usize,
    /// When the last good answer of any of them came.
    pub since: Timestamp,
    /// How long ago that was, in whole minutes; at least one.
    pub minutes: i64,
}

/// The silence of the feeds, once it has lasted a minute.
pub(super) fn silence(log: &BoardLog, at: Timestamp) -> Option<Silence> {
    let Blindness::NoFeedRead { since: Some(since) } = blindness(log, at) else { return None };
    let minutes = (at.as_second() - since.as_second()) / MINUTE;
    (minutes > 0).then(|| Silence { feeds: log.board.feeds_within_reach().count(), since, minutes })
}

/// Feeds at several hosts that fell silent together: what they have in common is the way to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CutOff {
    /// How many feeds had been read.
    pub feeds: usize,
    /// At how many hosts they are.
    pub hosts: usize,
    /// Between the last good answer of the first of them and that of the last, in minutes, rounded up; at least one.
    pub minutes: i64,
}

/// Feeds that are asked in turns have their last good answers within so many seconds where all are lost at once.
const AT_ONCE: i64 = 10 * MINUTE;

pub(super) fn cut_off(log: &BoardLog, at: Timestamp) -> Option<CutOff> {
    silence(log, at)?;
    let states = log.freshness(at).map(|(_, state, _)| state.good.and_then(|good| good.fetched_at));
    let read: Vec<_> = log.board.feeds.iter().zip(states).filter_map(|(feed, at)| Some((feed, at?))).collect();
    let hosts: BTreeSet<_> = read.iter().map(|(feed, _)| host(feed)).collect();
    let first = read.iter().map(|(_, at)| at.as_second()).min()?;
    let last = read.iter().map(|(_, at)| at.as_second()).max()?;
    let is_cut_off = hosts.len() > 1 && last - first <= AT_ONCE;
    let minutes = ((last - first + MINUTE - 1) / MINUTE).max(1);
    is_cut_off.then_some(CutOff { feeds: read.len(), hosts: hosts.len(), minutes })
}

/// Who answers for a feed; nothing where that is the site itself, or the proxy of the board.
fn host(feed: &Feed) -> Option<String> {
    match &feed.place {
        FeedPlace::Address(address) if !feed.proxied => Some(address.host()),
        FeedPlace::Address(_) | FeedPlace::File(_) => None,
    }
}

pub(super) fn blindness(log: &BoardLog, at: Timestamp) -> Blindness {
    let all = || log.freshness(at).map(|(_, state, freshness)| (state, freshness));
    if !log.board.is_live() || all().next().is_none() || all().any(|(_, freshness)| !is_lost(freshness)) {
        return Blindness::NothingSaid;
    }
    let since = all().filter_map(|(state, _)| state.good?.fetched_at).max();
    if since.is_none() && all().any(|(_, freshness)| freshness == Freshness::NeverLoaded) {
        return Blindness::NotYetRead;
    }
    Blindness::NoFeedRead { since }
}

/// Whether what a feed said last, if anything, no longer counts.
fn is_lost(freshness: Freshness) -> bool {
    match freshness {
        Freshness::Loaded | Freshness::Live | Freshness::Late => false,
        Freshness::Stale
        | Freshness::Unreadable
        | Freshness::Unreachable
        | Freshness::NeverLoaded
        | Freshness::NeedsPublisher => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_board_of_which_nothing_is_known_is_not_calm() {
        for (operational, maintenance, unknown, sight) in [
            (0, 0, 0, Sight::Blind),
            (0, 0, 9, Sight::Blind),
            (1, 0, 8, Sight::PartlyBlind),
            (0, 1, 8, Sight::PartlyBlind),
            (8, 1, 0, Sight::Clear),
        ] {
            assert_eq!(Calm { operational, maintenance, unknown }.sight(), sight);
        }
    }
}
