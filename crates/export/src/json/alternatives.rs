//! What can be used instead of a service, what cannot, and why.

use downboard_core::model::{
    Basis, Date, EvidenceGrade, Fact, FeatureIndex, Id, Need, Platform, ServiceIndex, Status, Text,
};
use downboard_core::recommend::{Evidence, Excluded, Exclusion, Reason, Recommended, reasons};
use downboard_core::time::Timestamp;
use serde::Serialize;

use super::evidence::{Writer, instant};

#[derive(Debug, Serialize)]
pub(super) struct AlternativeOut<'a> {
    id: &'a Id,
    name: Option<&'a Text>,
    status: Status,
    /// Whether somebody says that it works.
    vouched_for: bool,
    /// How many of the features that failed it stands in for, and of how many.
    covers: Covers<'a>,
    rank: RankOut,
    reasons: Vec<ReasonOut<'a>>,
    lacks: Option<&'a Text>,
}

#[derive(Debug, Serialize)]
struct Covers<'a> {
    features: usize,
    of: usize,
    ids: Vec<&'a Id>,
}

/// What its place depends on, most important first.
#[derive(Debug, Serialize)]
struct RankOut {
    missing: usize,
    strength: &'static str,
    degraded: bool,
    effort: u8,
    missing_in_all: usize,
    reach: Option<u64>,
}

/// Why an alternative is named. What a code does not use is absent.
#[derive(Debug, Default, Serialize)]
struct ReasonOut<'a> {
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    needs: Option<&'a [Need]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    site: Option<&'a Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    feed: Option<&'a Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<Basis>,
    #[serde(skip_serializing_if = "Option::is_none")]
    known_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    people: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<&'a Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    platform: Option<Platform>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    grade: Option<EvidenceGrade>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sources: Option<&'a [Id]>,
}

#[derive(Debug, Serialize)]
pub(super) struct ExcludedOut<'a> {
    id: &'a Id,
    name: Option<&'a Text>,
    reason: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Status>,
    #[serde(skip_serializing_if = "Option::is_none")]
    site: Option<&'a Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    provider: Option<&'a Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    feed: Option<&'a Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    freshness: Option<&'static str>,
}

impl<'a> Writer<'a> {
    pub(super) fn alternative(
        &mut self,
        service: ServiceIndex,
        named: &'a Recommended,
        at: Timestamp,
    ) -> AlternativeOut<'a> {
        let record = self.log.board.service(service);
        let offer = record.and_then(|record| record.alternatives.get(named.offer));
        let feature = |index: &FeatureIndex| record.and_then(|record| Some(&record.feature_at(*index)?.id));
        let rank = named.rank;
        AlternativeOut {
            id: &named.id,
            name: self.name(&named.id),
            status: named.status,
            vouched_for: named.is_vouched_for(),
            covers: Covers {
                features: named.covers.len(),
                of: named.failed,
                ids: named.covers.iter().filter_map(feature).collect(),
            },
            rank: RankOut {
                missing: rank.missing,
                strength: rank.strength.word(),
                degraded: rank.degraded,
                effort: rank.effort,
                missing_in_all: rank.missing_in_all,
                reach: rank.reach,
            },
            reasons: reasons(self.log, service, named, at).into_iter().map(|reason| self.reason(reason)).collect(),
            lacks: offer.and_then(|offer| offer.lacks.as_ref()),
        }
    }

    fn reason(&mut self, reason: Reason<'a>) -> ReasonOut<'a> {
        let code = reason.word();
        let plain = ReasonOut { code, ..ReasonOut::default() };
        match reason {
            Reason::NeedsNothing | Reason::NothingKnown | Reason::Degraded => plain,
            Reason::Needs(needs) => ReasonOut { needs: Some(needs), ..plain },
            Reason::NotOnSite { site, evidence } => ReasonOut { site: Some(site), ..self.evident(code, evidence) },
            Reason::LiveFeed { feed } => ReasonOut { feed: Some(feed), ..plain },
            Reason::Works { basis, known_at, evidence } => ReasonOut {
                basis: Some(basis),
                known_at: Some(instant(known_at, self.zone)),
                ..self.evident(code, evidence)
            },
            Reason::SameJob(evidence) => self.evident(code, evidence),
            Reason::Reach(audience) => ReasonOut {
                people: Some(audience.value),
                as_of: Some(&audience.as_of),
                text: Some(&audience.definition),
                grade: Some(audience.grade),
                sources: Some(self.cite(&audience.sources)),
                ..plain
            },
            Reason::Demand(fact) | Reason::Strain(fact) | Reason::Published(fact) => self.fact(code, fact),
            Reason::Link(link) => {
                ReasonOut { platform: Some(link.platform), address: Some(link.address.as_str()), ..plain }
            }
        }
    }

    fn fact(&mut self, code: &'static str, fact: &'a Fact) -> ReasonOut<'a> {
        let evidence = Evidence { text: Some(&fact.text), grade: fact.grade, sources: &fact.sources };
        ReasonOut { as_of: fact.as_of.as_ref(), ..self.evident(code, evidence) }
    }

    fn evident(&mut self, code: &'static str, evidence: Evidence<'a>) -> ReasonOut<'a> {
        ReasonOut {
            code,
            text: evidence.text,
            grade: Some(evidence.grade),
            sources: Some(self.cite(evidence.sources)),
            ..ReasonOut::default()
        }
    }

    pub(super) fn excluded(&self, excluded: &'a Excluded) -> ExcludedOut<'a> {
        let mut out = ExcludedOut {
            id: &excluded.id,
            name: self.name(&excluded.id),
            reason: excluded.reason.word(),
            status: None,
            site: None,
            provider: None,
            feed: None,
            freshness: None,
        };
        match &excluded.reason {
            Exclusion::InTrouble(status) => out.status = Some(*status),
            Exclusion::OnAffectedSite(site)
            | Exclusion::OnSiteUnderMaintenance(site)
            | Exclusion::SiteNotKnown(site) => out.site = Some(site),
            Exclusion::ProviderInTrouble(provider) => out.provider = Some(provider),
            Exclusion::FeedNotGood { feed, freshness } => {
                out.feed = Some(feed);
                out.freshness = Some(freshness.word());
            }
            Exclusion::NotWhatFailed | Exclusion::Maintenance | Exclusion::StatusUnknown | Exclusion::NotOffered => {}
        }
        out
    }
}
