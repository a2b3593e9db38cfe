//! Services, what can be used instead of them, and sites.

use downboard_core::model::{
    Audience, Basis, Category, Dispute, EvidenceGrade, Id, MeasureUnit, Need, Quantity, SiteKind, Status, Text,
};
use downboard_core::recommend::{Evidence, Excluded, Exclusion, Reason, Recommended};
use downboard_core::view::{MeasureView, ServiceView, SiteView};
use serde::Serialize;

use super::affected::AffectedOut;
use super::evidence::{Bounds, StandingOut, Writer};

#[derive(Debug, Serialize)]
pub(crate) struct ServiceOut<'a> {
    id: &'a Id,
    name: &'a Text,
    provider: &'a Id,
    category: Category,
    #[serde(flatten)]
    standing: StandingOut<'a>,
    features: Vec<FeatureOut<'a>>,
    audience: Option<&'a Audience>,
    affected: AffectedOut<'a>,
    alternatives: Vec<AlternativeOut<'a>>,
    excluded: Vec<ExcludedOut<'a>>,
}

#[derive(Debug, Serialize)]
struct FeatureOut<'a> {
    id: &'a Id,
    name: &'a Text,
    essential: bool,
    #[serde(flatten)]
    standing: StandingOut<'a>,
}

#[derive(Debug, Serialize)]
struct AlternativeOut<'a> {
    id: &'a Id,
    name: Option<&'a Text>,
    /// How many of the features that failed it stands in for, and of how many.
    covers: Covers,
    reasons: Vec<ReasonOut<'a>>,
    lacks: Option<&'a Text>,
}

#[derive(Debug, Serialize)]
struct Covers {
    features: usize,
    of: usize,
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
    basis: Option<Basis>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    grade: Option<EvidenceGrade>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sources: Option<&'a [Id]>,
}

#[derive(Debug, Serialize)]
struct ExcludedOut<'a> {
    id: &'a Id,
    name: Option<&'a Text>,
    reason: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Status>,
    #[serde(skip_serializing_if = "Option::is_none")]
    site: Option<&'a Id>,
}

#[derive(Debug, Serialize)]
pub(crate) struct SiteOut<'a> {
    id: &'a Id,
    name: &'a Text,
    kind: SiteKind,
    #[serde(flatten)]
    standing: StandingOut<'a>,
    cause: &'a Text,
    measures: Vec<MeasureOut<'a>>,
    milestones: Vec<MilestoneOut<'a>>,
    dependants: Vec<&'a Id>,
    sources: &'a [Id],
}

#[derive(Debug, Serialize)]
struct MeasureOut<'a> {
    id: &'a Id,
    name: &'a Text,
    unit: MeasureUnit,
    total: u64,
    reading: Option<ReadingOut<'a>>,
}

#[derive(Debug, Serialize)]
struct ReadingOut<'a> {
    when: Bounds,
    quantity: Quantity,
    basis: Basis,
    note: Option<&'a Text>,
    disputes: &'a [Dispute],
    grade: EvidenceGrade,
    sources: &'a [Id],
}

#[derive(Debug, Serialize)]
struct MilestoneOut<'a> {
    id: &'a Id,
    when: Bounds,
    label: &'a Text,
    text: &'a Text,
    disputes: &'a [Dispute],
    grade: EvidenceGrade,
    sources: &'a [Id],
}

impl<'a> Writer<'a> {
    /// The name of a service or alternative.
    pub(super) fn name(&self, id: &Id) -> Option<&'a Text> {
        let service = self.log.service(id).map(|(service, _)| &service.name);
        service.or_else(|| self.log.alternative(id).map(|(alternative, _)| &alternative.name))
    }

    pub(crate) fn service(&mut self, view: &'a ServiceView) -> Option<ServiceOut<'a>> {
        let service = self.log.board.services.get(view.index)?;
        let events = self.log.services.get(view.index).map(|own| own.events.as_slice()).unwrap_or_default();
        let features = service.features.iter().zip(&view.features);
        let features = features
            .map(|(feature, standing)| FeatureOut {
                id: &feature.id,
                name: &feature.name,
                essential: feature.essential,
                standing: self.standing(standing, events),
            })
            .collect();
        let audience = service.audience();
        if let Some(audience) = audience {
            self.cite(&audience.sources);
        }
        Some(ServiceOut {
            id: &service.id,
            name: &service.name,
            provider: &service.provider,
            category: service.category,
            standing: self.standing(&view.standing, events),
            features,
            audience,
            affected: AffectedOut::new(
                &view.affected,
                audience.map(|audience| audience.sources.as_slice()),
                self.offset,
            ),
            alternatives: view.alternatives.iter().map(|named| self.alternative(named)).collect(),
            excluded: view.excluded.iter().map(|excluded| self.excluded(excluded)).collect(),
        })
    }

    fn alternative(&mut self, named: &'a Recommended) -> AlternativeOut<'a> {
        AlternativeOut {
            id: &named.id,
            name: self.name(&named.id),
            covers: Covers { features: named.covers.0, of: named.covers.1 },
            reasons: named.reasons.iter().map(|reason| self.reason(reason)).collect(),
            lacks: named.lacks.as_ref(),
        }
    }

    fn reason(&mut self, reason: &'a Reason) -> ReasonOut<'a> {
        match reason {
            Reason::SameJob(evidence) => self.evident("same_job", evidence),
            Reason::Works { basis, evidence } => ReasonOut { basis: Some(*basis), ..self.evident("works", evidence) },
            Reason::NotOnSite { site, evidence } => {
                ReasonOut { site: Some(site), ..self.evident("not_on_site", evidence) }
            }
            Reason::NeedsNothing => ReasonOut { code: "needs_nothing", ..ReasonOut::default() },
            Reason::Needs(needs) => ReasonOut { code: "needs", needs: Some(needs), ..ReasonOut::default() },
        }
    }

    fn evident(&mut self, code: &'static str, evidence: &'a Evidence) -> ReasonOut<'a> {
        ReasonOut {
            code,
            text: evidence.text.as_ref(),
            grade: Some(evidence.grade),
            sources: Some(self.cite(&evidence.sources)),
            ..ReasonOut::default()
        }
    }

    fn excluded(&self, excluded: &'a Excluded) -> ExcludedOut<'a> {
        let (status, site) = match &excluded.reason {
            Exclusion::InTrouble(status) => (Some(*status), None),
            Exclusion::OnAffectedSite(site) => (None, Some(site)),
            Exclusion::NotWhatFailed | Exclusion::Maintenance | Exclusion::StatusUnknown => (None, None),
        };
        let (name, reason) = (self.name(&excluded.id), excluded.reason.word());
        ExcludedOut { id: &excluded.id, name, reason, status, site }
    }

    pub(crate) fn site(&mut self, view: &'a SiteView) -> Option<SiteOut<'a>> {
        let site = self.log.board.sites.get(view.index)?;
        let events = self.log.sites.get(view.index).map(|own| own.events.as_slice()).unwrap_or_default();
        let services = &self.log.board.services;
        Some(SiteOut {
            id: &site.id,
            name: &site.name,
            kind: site.kind,
            standing: self.standing(&view.standing, events),
            cause: &site.cause,
            measures: view.measures.iter().filter_map(|measure| self.measure(measure)).collect(),
            milestones: view.milestones.iter().filter_map(|index| self.milestone(*index)).collect(),
            dependants: view.dependants.iter().filter_map(|index| Some(&services.get(*index)?.id)).collect(),
            sources: self.cite(&site.sources),
        })
    }

    fn measure(&mut self, view: &MeasureView) -> Option<MeasureOut<'a>> {
        let measure = self.log.measures.get(view.index)?;
        self.cite(&measure.sources);
        let reading = view.reading.and_then(|index| self.log.readings.get(index));
        Some(MeasureOut {
            id: &measure.id,
            name: &measure.name,
            unit: measure.unit,
            total: measure.total,
            reading: reading.map(|reading| ReadingOut {
                when: self.when(reading.when),
                quantity: reading.quantity,
                basis: reading.basis,
                note: reading.note.as_ref(),
                disputes: self.disputes(&reading.disputes),
                grade: reading.grade,
                sources: self.cite(&reading.sources),
            }),
        })
    }

    fn milestone(&mut self, index: usize) -> Option<MilestoneOut<'a>> {
        let milestone = self.log.milestones.get(index)?;
        Some(MilestoneOut {
            id: &milestone.id,
            when: self.when(milestone.when),
            label: &milestone.label,
            text: &milestone.text,
            disputes: self.disputes(&milestone.disputes),
            grade: milestone.grade,
            sources: self.cite(&milestone.sources),
        })
    }

    fn disputes(&mut self, disputes: &'a [Dispute]) -> &'a [Dispute] {
        for dispute in disputes {
            self.cite(&dispute.sources);
        }
        disputes
    }
}
