//! Why an alternative is named, with the evidence.

use super::own::events;
use super::{Recommended, Strength};
use crate::links::needs;
use crate::model::{Audience, Basis, EvidenceGrade, Fact, FactKind, Id, Link, Need, ServiceIndex, Status, Text};
use crate::time::Timestamp;
use crate::timeline::BoardLog;

/// What is known, and from where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence<'a> {
    /// What is known.
    pub text: Option<&'a Text>,
    /// How well it is supported.
    pub grade: EvidenceGrade,
    /// Where it was published.
    pub sources: &'a [Id],
}

/// Why an alternative is named, or what to mind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason<'a> {
    /// Everybody can use it at once: nothing to install, no account to open.
    NeedsNothing,
    /// Something has to be done first.
    Needs(&'a [Need]),
    /// It is known not to need a site that failed.
    NotOnSite {
        /// The site.
        site: &'a Id,
        /// Who says so.
        evidence: Evidence<'a>,
    },
    /// A live feed of its own says that it works.
    LiveFeed {
        /// The feed.
        feed: &'a Id,
    },
    /// It works at the moment, or works badly.
    Works {
        /// What that rests on.
        basis: Basis,
        /// The moment that this is known for.
        known_at: Timestamp,
        /// Who says so.
        evidence: Evidence<'a>,
    },
    /// Nobody says whether it works.
    NothingKnown,
    /// It works, but badly.
    Degraded,
    /// It does the same job, as far as the text says.
    SameJob(Evidence<'a>),
    /// How many people have it already.
    Reach(&'a Audience),
    /// More used it than usual.
    Demand(&'a Fact),
    /// It may not keep up.
    Strain(&'a Fact),
    /// Something else that was published of it.
    Published(&'a Fact),
    /// Where it can be had.
    Link(&'a Link),
}

impl Reason<'_> {
    /// The word in the derived view.
    pub fn word(&self) -> &'static str {
        match self {
            Self::NeedsNothing => "needs_nothing",
            Self::Needs(_) => "needs",
            Self::NotOnSite { .. } => "not_on_site",
            Self::LiveFeed { .. } => "live_feed",
            Self::Works { .. } => "works",
            Self::NothingKnown => "nothing_known",
            Self::Degraded => "degraded",
            Self::SameJob(_) => "same_job",
            Self::Reach(_) => "reach",
            Self::Demand(_) => "demand",
            Self::Strain(_) => "strain",
            Self::Published(_) => "published",
            Self::Link(_) => "link",
        }
    }
}

/// Why an alternative to the service of an index is named at a moment, most important first. What was published of it
/// later is left out.
pub fn reasons<'a>(
    log: &'a BoardLog,
    service: ServiceIndex,
    recommended: &Recommended,
    at: Timestamp,
) -> Vec<Reason<'a>> {
    let board = &log.board;
    let found = board.service(service).and_then(|service| service.alternatives.get(recommended.offer));
    let (Some(offer), Some(offered)) = (found, log.offers.offered(service, recommended.offer)) else {
        return Vec::new();
    };
    let Some(record) = offered.candidate.record(board) else { return Vec::new() };
    let needs = needs(offer, record);
    let mut reasons = vec![if needs.is_empty() { Reason::NeedsNothing } else { Reason::Needs(needs) }];
    for (site, own) in board.sites.iter().zip(&log.sites) {
        let independence = record.independent_of().iter().find(|independence| independence.site == site.id);
        if let Some(independence) = independence.filter(|_| own.timeline.status_at(at) != Status::Operational) {
            let evidence = Evidence {
                text: Some(&independence.evidence),
                grade: independence.grade,
                sources: &independence.sources,
            };
            reasons.push(Reason::NotOnSite { site: &site.id, evidence });
        }
    }
    reasons.extend(
        recommended.feed.and_then(|feed| board.feeds.get(feed)).map(|feed| Reason::LiveFeed { feed: &feed.id }),
    );
    let event = recommended.event.and_then(|event| events(log, offered.candidate).get(event));
    reasons.extend(event.map(|event| Reason::Works {
        basis: event.basis,
        known_at: event.when.latest(),
        evidence: Evidence { text: event.note.as_ref(), grade: event.grade, sources: &event.sources },
    }));
    if recommended.rank.strength == Strength::NothingKnown {
        reasons.push(Reason::NothingKnown);
    }
    if recommended.status == Status::Degraded {
        reasons.push(Reason::Degraded);
    }
    reasons.push(Reason::SameJob(Evidence {
        text: Some(&offer.covers_text),
        grade: offer.grade,
        sources: &offer.sources,
    }));
    let reach = offered.reach.and_then(|reach| record.audiences().iter().find(|audience| audience.value == reach));
    reasons.extend(reach.map(Reason::Reach));
    reasons.extend(record.facts().iter().filter(|fact| fact.is_known(at, &board.zone)).map(|fact| match fact.kind {
        Some(FactKind::Demand) => Reason::Demand(fact),
        Some(FactKind::Strain) => Reason::Strain(fact),
        None => Reason::Published(fact),
    }));
    reasons.extend(record.links().iter().map(Reason::Link));
    reasons
}

/// The one thing that speaks most for an alternative, for where there is no room for more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShortReason {
    /// It is known not to need a site that failed.
    NotOnSite,
    /// Everybody can use it at once.
    NeedsNothing,
    /// How well it is known to work.
    Known(Strength),
}

/// Why an alternative to the service of an index is named at a moment, in one thing.
pub fn short_reason(log: &BoardLog, service: ServiceIndex, recommended: &Recommended, at: Timestamp) -> ShortReason {
    let offered = log.offers.offered(service, recommended.offer);
    let record = offered.and_then(|offered| offered.candidate.record(&log.board));
    let does_without_one = record.is_some_and(|record| {
        record.independent_of().iter().any(|independence| {
            log.site(&independence.site).is_some_and(|(_, own)| own.timeline.status_at(at) != Status::Operational)
        })
    });
    match recommended.rank.strength {
        Strength::NothingKnown => ShortReason::Known(Strength::NothingKnown),
        _ if does_without_one => ShortReason::NotOnSite,
        _ if recommended.rank.effort == 0 => ShortReason::NeedsNothing,
        strength => ShortReason::Known(strength),
    }
}
