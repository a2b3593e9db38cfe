//! What can be used instead, as data that a reader can check.
//!
//! *Invariant:* nothing is recommended whose status is not known to be good at the moment, or that hangs on a site in
//! trouble without evidence that it does not need it.

use crate::time::Timestamp;

use crate::model::{
    Basis, Dependency, DependencyTarget, Event, EvidenceGrade, Id, Independence, Need, Offer, Service, Status, Text,
};
use crate::order;
use crate::timeline::{BoardLog, Timeline};

/// Why an alternative is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It does the same job, as far as the text says.
    SameJob(Evidence),
    /// It works at the moment.
    Works {
        /// What that rests on.
        basis: Basis,
        /// Who says so.
        evidence: Evidence,
    },
    /// It is known not to need the site that failed.
    NotOnSite {
        /// The site.
        site: Id,
        /// Who says so.
        evidence: Evidence,
    },
    /// Everybody can use it at once: nothing to install, no account to open.
    NeedsNothing,
    /// Something has to be done first.
    Needs(Vec<Need>),
}

/// What is known, and from where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What is known.
    pub text: Option<Text>,
    /// How well it is supported.
    pub grade: EvidenceGrade,
    /// Where it was published.
    pub sources: Vec<Id>,
}

/// Why an alternative is not named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exclusion {
    /// It can stand in for nothing of what failed.
    NotWhatFailed,
    /// It is itself in trouble, or may be while a change is only bounded.
    InTrouble(Status),
    /// It is down for maintenance.
    Maintenance,
    /// No source says whether it works.
    StatusUnknown,
    /// It hangs on a site in trouble, and nobody says that it does without.
    OnAffectedSite(Id),
}

impl Exclusion {
    /// The word in the derived view.
    pub fn word(&self) -> &'static str {
        match self {
            Self::NotWhatFailed => "not_what_failed",
            Self::InTrouble(_) => "in_trouble",
            Self::Maintenance => "maintenance",
            Self::StatusUnknown => "status_unknown",
            Self::OnAffectedSite(_) => "on_affected_site",
        }
    }
}

/// An alternative that is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recommended {
    /// The service or alternative.
    pub id: Id,
    /// How many of the features that failed it can stand in for, of how many.
    pub covers: (usize, usize),
    /// Why, most important first.
    pub reasons: Vec<Reason>,
    /// What it cannot do.
    pub lacks: Option<Text>,
}

/// An alternative that is not named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excluded {
    /// The service or alternative.
    pub id: Id,
    /// Why.
    pub reason: Exclusion,
}

/// The alternatives to a service at a moment: those named, best first, and those left out.
///
/// The order is: everything essential that failed, least to do first, strongest evidence that it works, most of what
/// failed, the order of the board.
pub fn alternatives(
    log: &BoardLog,
    service: &Service,
    failed: &[Id],
    at: Timestamp,
) -> (Vec<Recommended>, Vec<Excluded>) {
    let mut named: Vec<(Rank, Recommended)> = Vec::new();
    let mut excluded = Vec::new();
    for offer in &service.alternatives {
        let Some(candidate) = Candidate::find(log, &offer.id) else { continue };
        match judge(log, &candidate, at) {
            Err(reason) => excluded.push(Excluded { id: offer.id.clone(), reason }),
            Ok(works) => {
                let covers = covers(offer, failed);
                if covers.0 == 0 && covers.1 > 0 {
                    excluded.push(Excluded { id: offer.id.clone(), reason: Exclusion::NotWhatFailed });
                    continue;
                }
                let essential = |feature: &&Id| service.feature(feature).is_some_and(|feature| feature.essential);
                let is_covered = |feature: &&Id| offer.covers.is_empty() || offer.covers.contains(feature);
                let rank = [
                    count(failed.iter().filter(essential).filter(|feature| !is_covered(feature)).count()),
                    effort(candidate.needs),
                    count(works.0),
                    count(covers.1.saturating_sub(covers.0)),
                ];
                let reasons = reasons(log, offer, &candidate, works, at);
                named.push((rank, Recommended { id: offer.id.clone(), covers, reasons, lacks: offer.lacks.clone() }));
            }
        }
    }
    let named = order::by_key(named, |(rank, _)| *rank);
    (named.into_iter().map(|(_, recommended)| recommended).collect(), excluded)
}

/// What the order of alternatives depends on, and nothing else: what essential is not covered, what has to be done first,
/// how weak the evidence is that it works, what is not covered. Equals keep the order of the board.
type Rank = [i64; 4];

fn count(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// How much has to be done first: the worst of the needs, then how many there are.
fn effort(needs: &[Need]) -> i64 {
    let worst = needs.iter().map(|need| Need::ALL.iter().position(|known| known == need).map_or(0, |at| at + 1)).max();
    count(worst.unwrap_or(0) * 10 + needs.len())
}

/// A service or alternative that is offered.
struct Candidate<'a> {
    timeline: &'a Timeline,
    events: &'a [Event],
    depends_on: &'a [Dependency],
    independent_of: &'a [Independence],
    needs: &'a [Need],
}

/// What a watched service needs before it stands in for another: it is an app or a site like any other.
const WATCHED_SERVICE_NEEDS: &[Need] = &[Need::Web];

impl<'a> Candidate<'a> {
    fn find(log: &'a BoardLog, id: &Id) -> Option<Self> {
        if let Some((alternative, own)) = log.alternative(id) {
            return Some(Self {
                timeline: &own.timeline,
                events: &own.events,
                depends_on: &alternative.depends_on,
                independent_of: &alternative.independent_of,
                needs: &alternative.needs,
            });
        }
        log.service(id).map(|(service, service_log)| Self {
            timeline: &service_log.timeline,
            events: &service_log.events,
            depends_on: &service.depends_on,
            independent_of: &service.independent_of,
            needs: WATCHED_SERVICE_NEEDS,
        })
    }

    fn independence(&self, site: &Id) -> Option<&'a Independence> {
        self.independent_of.iter().find(|independence| independence.site == *site)
    }
}

/// The basis of a candidate's good status, as its place in `Basis::ALL`, and the event; or why it is left out.
fn judge(log: &BoardLog, candidate: &Candidate<'_>, at: Timestamp) -> Result<(usize, Option<usize>), Exclusion> {
    let piece = candidate.timeline.piece_at(at);
    match piece.status {
        Status::Operational => {}
        Status::Unknown => return Err(Exclusion::StatusUnknown),
        Status::Maintenance => return Err(Exclusion::Maintenance),
        trouble @ (Status::Degraded | Status::PartialOutage | Status::MajorOutage) => {
            return Err(Exclusion::InTrouble(trouble));
        }
    }
    let shared = candidate.depends_on.iter().find_map(|dependency| match &dependency.on {
        DependencyTarget::Site(site) => {
            let in_trouble = log.site(site).is_none_or(|(_, own)| own.timeline.status_at(at) != Status::Operational);
            (in_trouble && candidate.independence(site).is_none()).then(|| site.clone())
        }
        DependencyTarget::Service(_) => None,
    });
    if let Some(site) = shared {
        return Err(Exclusion::OnAffectedSite(site));
    }
    let basis = piece.event.and_then(|event| candidate.events.get(event)).map_or(Basis::Derived, |event| event.basis);
    Ok((Basis::ALL.iter().position(|known| *known == basis).unwrap_or(Basis::ALL.len()), piece.event))
}

/// How many of the failed features an offer covers, of how many. An offer without a list does the whole job.
fn covers(offer: &Offer, failed: &[Id]) -> (usize, usize) {
    if offer.covers.is_empty() {
        return (failed.len(), failed.len());
    }
    (failed.iter().filter(|feature| offer.covers.contains(feature)).count(), failed.len())
}

fn reasons(
    log: &BoardLog,
    offer: &Offer,
    candidate: &Candidate<'_>,
    (_, event): (usize, Option<usize>),
    at: Timestamp,
) -> Vec<Reason> {
    let mut reasons =
        vec![if candidate.needs.is_empty() { Reason::NeedsNothing } else { Reason::Needs(candidate.needs.to_vec()) }];
    for (site, own) in log.board.sites.iter().zip(&log.sites) {
        if own.timeline.status_at(at) != Status::Operational
            && let Some(independence) = candidate.independence(&site.id)
        {
            let evidence = Evidence {
                text: Some(independence.evidence.clone()),
                grade: independence.grade,
                sources: independence.sources.clone(),
            };
            reasons.push(Reason::NotOnSite { site: site.id.clone(), evidence });
        }
    }
    if let Some(event) = event.and_then(|event| candidate.events.get(event)) {
        let evidence = Evidence { text: event.note.clone(), grade: event.grade, sources: event.sources.clone() };
        reasons.push(Reason::Works { basis: event.basis, evidence });
    }
    reasons.push(Reason::SameJob(Evidence {
        text: Some(offer.covers_text.clone()),
        grade: offer.grade,
        sources: offer.sources.clone(),
    }));
    reasons
}
