//! What can be used instead, by stated rules, as data that a reader can check.
//!
//! Left out, with the reason: what does not do the job of anything that failed; what is itself in trouble of a part or
//! worse; what a feed or a record is meant to cover and that does not say that it works; what hangs on a site that is not
//! known to work without evidence that it does without; what is not offered where the reader is; what nobody speaks of while
//! its provider is in trouble. The rest is named in the order of [`Rank`], which is all that the order depends on.
//!
//! *Invariant:* nothing is named whose status is partly out or worse, unknown although it should be known, or that hangs
//! on a site that is not known to work without evidence. What nobody speaks of is named last and as such: it is not vouched
//! for.

mod judge;
mod limits;
mod own;
mod rank;
mod reason;

use crate::model::{FeatureIndex, Id, Service, ServiceIndex, Status};
use crate::order;
use crate::time::Timestamp;
use crate::timeline::{BoardLog, Freshness};

pub use limits::{Limits, limits};
pub use own::events;
pub use rank::{Rank, Strength};
pub use reason::{Evidence, Reason, ShortReason, reasons, short_reason};

use judge::judge;

/// Why an alternative is not named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exclusion {
    /// It can stand in for nothing of what failed.
    NotWhatFailed,
    /// It is itself in trouble, or may be while a change is only bounded.
    InTrouble(Status),
    /// It is down for maintenance.
    Maintenance,
    /// Something is on record of it, but not whether it works at the moment.
    StatusUnknown,
    /// The feed that should say whether it works is too old or cannot be read.
    FeedNotGood {
        /// The feed.
        feed: Id,
        /// How it is doing.
        freshness: Freshness,
    },
    /// It hangs on a site in trouble, and nobody says that it does without.
    OnAffectedSite(Id),
    /// It hangs on a site under maintenance, and nobody says that it does without.
    OnSiteUnderMaintenance(Id),
    /// It hangs on a site of which nobody says how it is doing, and nobody says that it does without.
    SiteNotKnown(Id),
    /// Nobody speaks of it, and its provider is in trouble.
    ProviderInTrouble(Id),
    /// It is not offered where the reader is.
    NotOffered,
}

impl Exclusion {
    /// The word in the derived view.
    pub fn word(&self) -> &'static str {
        match self {
            Self::NotWhatFailed => "not_what_failed",
            Self::InTrouble(_) => "in_trouble",
            Self::Maintenance => "maintenance",
            Self::StatusUnknown => "status_unknown",
            Self::FeedNotGood { .. } => "feed_not_good",
            Self::OnAffectedSite(_) => "on_affected_site",
            Self::OnSiteUnderMaintenance(_) => "on_site_under_maintenance",
            Self::SiteNotKnown(_) => "site_not_known",
            Self::ProviderInTrouble(_) => "provider_in_trouble",
            Self::NotOffered => "not_offered",
        }
    }
}

/// An alternative that is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recommended {
    /// The service or alternative.
    pub id: Id,
    /// Which offer of the service in trouble names it, as an index.
    pub offer: usize,
    /// The features of the service in trouble that failed and that it stands in for.
    pub covers: Vec<FeatureIndex>,
    /// How many features failed.
    pub failed: usize,
    /// Its own status.
    pub status: Status,
    /// The event that it rests on, as an index into its own events.
    pub event: Option<usize>,
    /// The feed that says so, as an index into the feeds of the board, where it is a feed of a live board.
    pub feed: Option<usize>,
    /// What its place in the order depends on.
    pub rank: Rank,
}

impl Recommended {
    /// Whether somebody says that it works. What nobody speaks of is named, but not vouched for.
    pub fn is_vouched_for(&self) -> bool {
        self.rank.strength != Strength::NothingKnown
    }
}

/// An alternative that is not named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excluded {
    /// The service or alternative.
    pub id: Id,
    /// Why.
    pub reason: Exclusion,
}

/// The alternatives to the service of an index at a moment: those named, best first, and those left out. What failed are
/// indices into the features of the service; none where the service is only known as a whole.
pub fn alternatives(
    log: &BoardLog,
    service: ServiceIndex,
    failed: &[FeatureIndex],
    at: Timestamp,
) -> (Vec<Recommended>, Vec<Excluded>) {
    let (mut named, mut excluded) = (Vec::new(), Vec::new());
    let Some(record) = log.board.service(service) else { return (named, excluded) };
    for offered in log.offers.of_service(service) {
        let Some(offer) = record.alternatives.get(offered.offer) else { continue };
        match judge(log, offered, failed, at) {
            Err(reason) => excluded.push(Excluded { id: offer.id.clone(), reason }),
            Ok(works) => {
                let rank = Rank {
                    missing: missing(record, failed, &works.covers),
                    strength: works.known.strength,
                    degraded: works.known.status == Status::Degraded,
                    effort: offered.effort,
                    missing_in_all: failed.len().saturating_sub(works.covers.len()),
                    reach: offered.reach,
                };
                named.push(Recommended {
                    id: offer.id.clone(),
                    offer: offered.offer,
                    covers: works.covers,
                    failed: failed.len(),
                    status: works.known.status,
                    event: works.known.event,
                    feed: works.known.feed,
                    rank,
                });
            }
        }
    }
    (order::by_key(named, |recommended| recommended.rank.key()), excluded)
}

/// How many of the essential features that failed are not covered; where no essential one failed, of all.
fn missing(service: &Service, failed: &[FeatureIndex], covers: &[FeatureIndex]) -> usize {
    let is_essential = |index: &FeatureIndex| service.feature_at(*index).is_some_and(|feature| feature.essential);
    let any_essential = failed.iter().any(is_essential);
    let counts = |index: &&FeatureIndex| (!any_essential || is_essential(index)) && !covers.contains(index);
    failed.iter().filter(counts).count()
}

/// Of the alternatives named for a service those that stand in for one feature, best first for that feature alone.
pub fn for_feature(named: &[Recommended], feature: FeatureIndex) -> Vec<&Recommended> {
    let covering = named.iter().filter(|recommended| recommended.covers.contains(&feature)).collect();
    order::by_key(covering, |recommended: &&Recommended| recommended.rank.key_for_one_feature())
}
