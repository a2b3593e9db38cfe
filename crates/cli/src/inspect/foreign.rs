//! A foreign feed as JSON. Fields may be added, never renamed.

use downboard_core::model::{Address, Lang, Status};
use downboard_core::reading::Finding;
use downboard_core::time::Timestamp;
use downboard_feeds::{FeedIncident, FeedPhase, FeedUpdate, NamedComponent, Report, ReportComponent, Translation};
use serde::Serialize;

use crate::report::FindingOut;

/// A feed of any format, in the same words. Times are in UTC.
#[derive(Debug, Serialize)]
pub(super) struct FeedOut<'a> {
    format: &'static str,
    /// The worst of all that the feed says.
    status: Status,
    /// Its components.
    services: Vec<ComponentOut<'a>>,
    incidents: Vec<FeedIncidentOut<'a>>,
    warnings: Vec<FindingOut>,
    name: Option<&'a str>,
    page: Option<&'a str>,
    parts: PartsOut,
    /// When it last changed, by its own times.
    changed_at: Option<String>,
    /// The moment, where one was asked for.
    at: Option<String>,
}

#[derive(Debug, Serialize)]
struct ComponentOut<'a> {
    id: &'a str,
    name: &'a str,
    status: Status,
    group: Option<&'a str>,
    region: Option<&'a str>,
    /// When it was last observed.
    observed_at: Option<String>,
}

/// How many of the components are in trouble.
#[derive(Debug, Serialize)]
struct PartsOut {
    in_trouble: usize,
    all: usize,
}

#[derive(Debug, Serialize)]
struct FeedIncidentOut<'a> {
    id: &'a str,
    title: &'a str,
    phase: &'static str,
    impact: &'static str,
    started_at: Option<String>,
    resolved_at: Option<String>,
    /// When it is to end, by plan or because it expires.
    ends_at: Option<String>,
    updates: Vec<FeedUpdateOut<'a>>,
    affected: Vec<NamedComponentOut<'a>>,
    regions: &'a [String],
    link: Option<&'a str>,
    /// The same in the languages in which the feed has it, where these are several.
    translations: Vec<TranslationOut<'a>>,
}

#[derive(Debug, Serialize)]
struct TranslationOut<'a> {
    lang: &'static str,
    title: &'a str,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct FeedUpdateOut<'a> {
    at: Option<String>,
    phase: Option<&'static str>,
    text: &'a str,
    affected: Vec<NamedComponentOut<'a>>,
}

/// A component that an incident or update names.
#[derive(Debug, Serialize)]
struct NamedComponentOut<'a> {
    id: &'a str,
    name: Option<&'a str>,
    status: Option<Status>,
}

impl<'a> FeedOut<'a> {
    pub(super) fn new(report: &'a Report, at: Option<Timestamp>, lang: Lang, findings: &[Finding]) -> Self {
        let (in_trouble, all) = report.breadth();
        Self {
            format: report.format.word(),
            status: report.status(),
            services: report.components.iter().map(service).collect(),
            incidents: report.incidents.iter().map(|one| incident(one, lang)).collect(),
            warnings: findings.iter().map(FindingOut::from).collect(),
            name: report.name.as_deref(),
            page: report.page.as_ref().map(Address::as_str),
            parts: PartsOut { in_trouble, all },
            changed_at: instant(report.changed_at),
            at: instant(at),
        }
    }
}

fn instant(at: Option<Timestamp>) -> Option<String> {
    at.map(|at| at.to_string())
}

fn service(component: &ReportComponent) -> ComponentOut<'_> {
    ComponentOut {
        id: &component.id,
        name: &component.name,
        status: component.status,
        group: component.group.as_deref(),
        region: component.region.as_deref(),
        observed_at: instant(component.observed_at),
    }
}

fn incident(incident: &FeedIncident, lang: Lang) -> FeedIncidentOut<'_> {
    FeedIncidentOut {
        id: &incident.id,
        title: incident.title_in(lang),
        phase: incident.phase.word(),
        impact: incident.impact.word(),
        started_at: instant(incident.started_at),
        resolved_at: instant(incident.resolved_at),
        ends_at: instant(incident.ends_at),
        updates: incident.updates.iter().map(|one| update(one, incident.in_language(lang, one))).collect(),
        affected: affected(&incident.affected),
        regions: &incident.regions,
        link: incident.link.as_ref().map(Address::as_str),
        translations: incident.translations.iter().map(translation).collect(),
    }
}

fn translation(words: &Translation) -> TranslationOut<'_> {
    TranslationOut { lang: words.lang.tag(), title: &words.title, text: &words.text }
}

fn update<'a>(update: &'a FeedUpdate, text: &'a str) -> FeedUpdateOut<'a> {
    FeedUpdateOut {
        at: instant(update.at),
        phase: update.phase.map(FeedPhase::word),
        text,
        affected: affected(&update.affected),
    }
}

fn affected(affected: &[NamedComponent]) -> Vec<NamedComponentOut<'_>> {
    affected.iter().map(one_affected).collect()
}

fn one_affected(affected: &NamedComponent) -> NamedComponentOut<'_> {
    NamedComponentOut { id: &affected.component, name: affected.name.as_deref(), status: affected.status }
}
