//! The derived view as JSON. Fields may be added, never renamed.

use downboard_core::cause::without_cause;
use downboard_core::model::{Assumption, EvidenceGrade, Id, Rules, Source, Text, Zone};
use downboard_core::timeline::{BoardLog, FeedState, Freshness};
use downboard_core::view::View;
use downboard_estimate::Estimates;
use serde::Serialize;

use super::affected::AffectedOut;
use super::comparison::{ComparisonOut, compared};
use super::days::{DayOut, days_of};
use super::evidence::{StandingOut, Writer, instant};
use super::recovery::{Promises, Totals, promises, totals};
use super::services::ServiceOut;
use super::sites::SiteOut;

/// A board at a moment.
#[derive(Debug, Serialize)]
pub struct ViewOut<'a> {
    at: String,
    board: &'a Id,
    title: &'a Text,
    zone: &'a Zone,
    #[serde(flatten)]
    standing: StandingOut<'a>,
    services: Vec<ServiceOut<'a>>,
    affected: AffectedOut<'a>,
    sites: Vec<SiteOut<'a>>,
    without_cause: Vec<&'a Id>,
    freshness: Vec<FreshnessOut<'a>>,
    providers: Vec<ProviderOut<'a>>,
    promises: Promises<'a>,
    totals: Totals<'a>,
    advice: Vec<AdviceOut<'a>>,
    /// The days up to the moment, where they are asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<Vec<DayOut<'a>>>,
    /// Which published rules the worst outage of the moment would meet; `null` while there is none.
    comparison: Option<ComparisonOut<'a>>,
    /// The assumptions of the estimate that the board replaces.
    assumptions_replaced: &'a [Assumption],
    sources: Vec<&'a Source>,
}

#[derive(Debug, Serialize)]
struct FreshnessOut<'a> {
    /// The feed.
    id: &'a Id,
    state: &'static str,
    updated_at: Option<String>,
    /// How old its content is; `null` where it was changed after the moment, as in a replay.
    age_seconds: Option<u64>,
}

#[derive(Debug, Serialize)]
struct ProviderOut<'a> {
    id: &'a Id,
    name: &'a Text,
    #[serde(flatten)]
    standing: StandingOut<'a>,
    affected: AffectedOut<'a>,
}

#[derive(Debug, Serialize)]
struct AdviceOut<'a> {
    id: &'a Id,
    service: &'a Id,
    #[serde(skip_serializing_if = "Option::is_none")]
    feature: Option<&'a Id>,
    text: &'a Text,
    case: &'a Text,
    grade: EvidenceGrade,
    sources: &'a [Id],
}

impl<'a> ViewOut<'a> {
    /// Writes a view with its estimates. The published rules are those that the worst outage is held against; without them
    /// there is no comparison.
    pub fn new(log: &'a BoardLog, view: &'a View, estimates: &'a Estimates, rules: Option<&'a Rules>) -> Self {
        let writer = &mut Writer::new(log);
        let standing = writer.standing(&view.standing, &[]);
        let services = view.services.iter().zip(&estimates.services);
        let services = services.filter_map(|(service, affected)| writer.service(service, affected, view.at)).collect();
        let sites = view.sites.iter().filter_map(|site| writer.site(site, view.at)).collect();
        let providers = log.board.providers.iter().zip(&view.providers).zip(&estimates.by_provider);
        let providers = providers
            .map(|((provider, standing), affected)| ProviderOut {
                affected: AffectedOut::new(affected, None, writer.zone),
                id: &provider.id,
                name: &provider.name,
                standing: writer.standing(standing, &[]),
            })
            .collect();
        let promises = promises(writer, &view.promises);
        let totals = totals(writer, &view.totals);
        let advice = view.advice.iter().filter_map(|index| advice(writer, *index)).collect();
        Self {
            at: instant(view.at, writer.zone),
            board: &log.board.id,
            title: &log.board.title,
            zone: &log.board.zone,
            standing,
            services,
            affected: AffectedOut::new(&estimates.together, None, writer.zone),
            sites,
            without_cause: without_cause(view)
                .into_iter()
                .filter_map(|index| Some(&log.board.service(index)?.id))
                .collect(),
            freshness: freshness(writer, view),
            providers,
            promises,
            totals,
            advice,
            days: None,
            comparison: rules.and_then(|rules| compared(log, view, estimates, rules)),
            assumptions_replaced: &log.board.assumptions,
            sources: writer.sources.iter().filter_map(|id| log.source(id)).collect(),
        }
    }

    /// The same with so many days of each service up to the moment.
    #[must_use]
    pub fn with_days(self, view: &'a View, count: usize) -> Self {
        Self { days: Some(days_of(view, count)), ..self }
    }
}

fn freshness<'a>(writer: &Writer<'a>, view: &View) -> Vec<FreshnessOut<'a>> {
    let out = |(id, state, freshness): (&'a Id, &FeedState, Freshness)| {
        let updated_at = state.good.and_then(|good| good.updated_at);
        FreshnessOut {
            id,
            state: freshness.word(),
            updated_at: updated_at.map(|at| instant(at, writer.zone)),
            age_seconds: state.age_seconds(view.at).and_then(|age| u64::try_from(age).ok()),
        }
    };
    writer.log.freshness(view.at).map(out).collect()
}

fn advice<'a>(writer: &mut Writer<'a>, index: usize) -> Option<AdviceOut<'a>> {
    let advice = writer.log.board.advice.get(index)?;
    Some(AdviceOut {
        id: &advice.id,
        service: &advice.when.service,
        feature: advice.when.feature.as_ref(),
        text: &advice.text,
        case: &advice.case,
        grade: advice.grade,
        sources: writer.cite(&advice.sources),
    })
}
