//! Whether an offer can be named at a moment.

use super::own::{Own, own};
use super::{Exclusion, Strength};
use crate::links::{Candidate, Offered, Record};
use crate::model::{Basis, FeatureIndex, SiteIndex, Status};
use crate::time::Timestamp;
use crate::timeline::{BoardLog, Freshness, Timeline};

/// An offer that can be named.
pub(super) struct Works {
    /// The features that failed and that it covers.
    pub(super) covers: Vec<FeatureIndex>,
    pub(super) known: Known,
}

/// What is known of its working.
#[derive(Clone, Copy)]
pub(super) struct Known {
    pub(super) status: Status,
    pub(super) event: Option<usize>,
    pub(super) strength: Strength,
    pub(super) feed: Option<usize>,
}

impl Known {
    /// What rests on two is only as strong as the weaker.
    fn weaker(self, other: Self) -> Self {
        let rank = |known: &Self| (known.strength, known.status.rank());
        if rank(&other) > rank(&self) { other } else { self }
    }
}

/// What an offer can do at the moment, or why it is left out.
pub(super) fn judge(
    log: &BoardLog,
    offered: &Offered,
    failed: &[FeatureIndex],
    at: Timestamp,
) -> Result<Works, Exclusion> {
    let Some(own) = own(log, offered.candidate) else { return Err(Exclusion::StatusUnknown) };
    let regions = offered.candidate.record(&log.board).map_or(&[][..], Record::regions);
    if log.region.is_some_and(|region| !regions.is_empty() && !regions.contains(&region)) {
        return Err(Exclusion::NotOffered);
    }
    let fitting: Vec<FeatureIndex> = failed
        .iter()
        .copied()
        .filter(|feature| offered.covers.as_ref().is_none_or(|all| all.contains(feature)))
        .collect();
    if fitting.is_empty() && !failed.is_empty() {
        return Err(Exclusion::NotWhatFailed);
    }
    if let Some(because_of_site) = site_not_working(log, offered, at) {
        return Err(because_of_site);
    }
    let feeds = Feeds::of(log, offered, &own, at);
    if let Some((feed, freshness)) = feeds.failing {
        let feed = log.board.feeds.get(feed).map(|feed| feed.id.clone());
        return Err(feed.map_or(Exclusion::StatusUnknown, |feed| Exclusion::FeedNotGood { feed, freshness }));
    }
    if offered.through.is_empty() || fitting.is_empty() {
        let known = known(log, offered, &own, own.whole, &feeds, at)?;
        return Ok(Works { covers: fitting, known });
    }
    let mut covers = Vec::new();
    let mut weakest: Option<Known> = None;
    let mut refused = None;
    for feature in fitting {
        // The feature that does the job says whether it can; where none is named, the whole.
        let by = offered.through.iter().find(|(failed, _)| *failed == feature);
        let timeline = by.and_then(|(_, by)| by.of(own.features)).unwrap_or(own.whole);
        match known(log, offered, &own, timeline, &feeds, at) {
            Err(reason) => refused = refused.or(Some(reason)),
            Ok(known) => {
                covers.push(feature);
                weakest = Some(weakest.map_or(known, |weakest| weakest.weaker(known)));
            }
        }
    }
    match weakest {
        Some(known) => Ok(Works { covers, known }),
        None => Err(refused.unwrap_or(Exclusion::NotWhatFailed)),
    }
}

/// The worst of the sites that the offer hangs on, unless each is known to work.
fn site_not_working(log: &BoardLog, offered: &Offered, at: Timestamp) -> Option<Exclusion> {
    let status = |site: SiteIndex| log.site_at(site).map_or(Status::Unknown, |own| own.timeline.status_at(at));
    let sites = offered.sites.iter().map(|site| (status(*site), *site));
    // Of those that are equally bad the one that the board names first.
    let (status, site) = sites.max_by_key(|(status, site)| (status.rank(), std::cmp::Reverse(*site)))?;
    let id = log.board.site(site)?.id.clone();
    match status {
        Status::Operational => None,
        Status::Degraded | Status::PartialOutage | Status::MajorOutage => Some(Exclusion::OnAffectedSite(id)),
        Status::Maintenance => Some(Exclusion::OnSiteUnderMaintenance(id)),
        Status::Unknown => Some(Exclusion::SiteNotKnown(id)),
    }
}

/// The feeds that are meant to say whether a candidate works.
struct Feeds {
    /// One that is live, on a live board.
    live: Option<usize>,
    /// One that is not good, while none is.
    failing: Option<(usize, Freshness)>,
    /// Whether there is any.
    any: bool,
}

impl Feeds {
    fn of(log: &BoardLog, offered: &Offered, own: &Own<'_>, at: Timestamp) -> Self {
        let mut feeds = Self { live: None, failing: None, any: false };
        if !log.board.is_live() {
            feeds.any = !own.feeds.is_empty() || !offered.mapped.is_empty();
            return feeds;
        }
        let own_feeds = own.feeds.iter().filter(|feed| !offered.mapped.contains(feed));
        for index in offered.mapped.iter().chain(own_feeds) {
            let (Some(feed), Some((_, state))) = (log.board.feeds.get(*index), log.feeds.get(*index)) else {
                continue;
            };
            feeds.any = true;
            match state.freshness(feed, at) {
                Freshness::Live | Freshness::Late | Freshness::Loaded => feeds.live = feeds.live.or(Some(*index)),
                bad => feeds.failing = feeds.failing.or(Some((*index, bad))),
            }
        }
        if feeds.live.is_some() {
            feeds.failing = None;
        }
        feeds
    }
}

fn known(
    log: &BoardLog,
    offered: &Offered,
    own: &Own<'_>,
    timeline: &Timeline,
    feeds: &Feeds,
    at: Timestamp,
) -> Result<Known, Exclusion> {
    let piece = timeline.piece_at(at);
    let known = |strength, feed| Known { status: piece.status, event: piece.event, strength, feed };
    match piece.status {
        Status::Operational | Status::Degraded => {}
        Status::Maintenance => return Err(Exclusion::Maintenance),
        trouble @ (Status::PartialOutage | Status::MajorOutage) => return Err(Exclusion::InTrouble(trouble)),
        Status::Unknown => {
            let is_watched = matches!(offered.candidate, Candidate::Service(_));
            if is_watched || feeds.any || !own.events.is_empty() {
                return Err(Exclusion::StatusUnknown);
            }
            let provider = offered.provider.filter(|provider| {
                log.providers.get(*provider).is_some_and(|timeline| timeline.status_at(at).is_trouble())
            });
            if let Some(provider) = provider.and_then(|provider| log.board.providers.get(provider)) {
                return Err(Exclusion::ProviderInTrouble(provider.id.clone()));
            }
            return Ok(known(Strength::NothingKnown, None));
        }
    }
    if feeds.live.is_some() {
        return Ok(known(Strength::Feed, feeds.live));
    }
    let basis = piece.event.and_then(|event| own.events.get(event)).map_or(Basis::Derived, |event| event.basis);
    Ok(known(
        match basis {
            Basis::Notice | Basis::Measured | Basis::Report => Strength::Report,
            Basis::Usage | Basis::Derived => Strength::Use,
        },
        None,
    ))
}
