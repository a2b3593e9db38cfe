//! Services and their features.

use downboard_core::model::{Audience, Category, Id, Text};
use downboard_core::time::Timestamp;
use downboard_core::view::ServiceView;
use downboard_estimate::Affected;
use serde::Serialize;

use super::affected::AffectedOut;
use super::alternatives::{AlternativeOut, ExcludedOut};
use super::evidence::{StandingOut, Writer};

#[derive(Debug, Serialize)]
pub(super) struct ServiceOut<'a> {
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

impl<'a> Writer<'a> {
    pub(super) fn service(
        &mut self,
        view: &'a ServiceView,
        affected: &Affected,
        at: Timestamp,
    ) -> Option<ServiceOut<'a>> {
        let service = self.log.board.service(view.index)?;
        let events = self.log.service_at(view.index).map(|own| own.events.as_slice()).unwrap_or_default();
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
            affected: AffectedOut::new(affected, audience.map(|audience| audience.sources.as_slice()), self.zone),
            alternatives: view.alternatives.iter().map(|named| self.alternative(view.index, named, at)).collect(),
            excluded: view.excluded.iter().map(|excluded| self.excluded(excluded)).collect(),
        })
    }
}
