//! A normalised document as JSON. Fields may be added, never renamed.

use std::collections::HashSet;

use downboard_core::model::{Id, Impact, Incident, Lang, Phase, Status, Subject, Text};
use downboard_core::reading::Finding;
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, Timeline};
use downboard_core::view::View;
use downboard_export::json::{Promises, SiteOut, Totals, Writer, instant, promises, totals};
use serde::Serialize;

use crate::report::FindingOut;
use crate::values::Format;

/// A document of any format, in the same words.
#[derive(Debug, Serialize)]
pub(super) struct InspectOut<'a> {
    format: &'static str,
    /// The worst of the services; unknown where there are none.
    status: Status,
    services: Vec<ServiceStatusOut<'a>>,
    incidents: Vec<IncidentOut<'a>>,
    warnings: Vec<FindingOut>,
    board: &'a Id,
    at: String,
    sites: Vec<SiteOut<'a>>,
    promises: Promises<'a>,
    totals: Totals<'a>,
}

#[derive(Debug, Serialize)]
struct ServiceStatusOut<'a> {
    id: &'a Id,
    name: &'a str,
    status: Status,
}

#[derive(Debug, Serialize)]
struct IncidentOut<'a> {
    id: &'a Id,
    title: &'a str,
    phase: Phase,
    impact: Impact,
    started_at: String,
    resolved_at: Option<String>,
    updates: Vec<UpdateOut<'a>>,
}

#[derive(Debug, Serialize)]
struct UpdateOut<'a> {
    at: String,
    phase: Phase,
    text: &'a str,
}

impl<'a> InspectOut<'a> {
    pub(super) fn new(format: Format, log: &'a BoardLog, view: &'a View, lang: Lang, findings: &[Finding]) -> Self {
        let writer = &mut Writer::new(log);
        let services = services(format, log, view.at, lang);
        let status = services.iter().map(|service| service.status).reduce(Status::worse).unwrap_or(Status::Unknown);
        let begun = log.incidents.iter().filter(|incident| incident.started_at <= view.at);
        Self {
            format: format.word(),
            status,
            services,
            incidents: begun.map(|incident| self::incident(writer, incident, view.at, lang)).collect(),
            warnings: findings.iter().map(FindingOut::from).collect(),
            board: &log.board.id,
            at: instant(view.at, writer.zone),
            sites: view.sites.iter().filter_map(|site| writer.site(site, view.at)).collect(),
            promises: promises(writer, &view.promises),
            totals: totals(writer, &view.totals),
        }
    }
}

/// The services and alternatives that the document speaks of; all of them for a board.
fn services<'a>(format: Format, log: &'a BoardLog, at: Timestamp, lang: Lang) -> Vec<ServiceStatusOut<'a>> {
    let subjects = log.events().filter_map(|event| match &event.subject {
        Subject::Service { service } | Subject::Feature { service, .. } => Some(service),
        Subject::Site { .. } => None,
    });
    let subjects: HashSet<&Id> = subjects.collect();
    let spoken_of = |id: &Id| match format {
        Format::Board => true,
        Format::Feed(_) => subjects.contains(id),
    };
    let out = |(id, name, timeline): (&'a Id, &'a Text, &Timeline)| {
        spoken_of(id).then(|| ServiceStatusOut { id, name: name.get(lang), status: timeline.status_at(at) })
    };
    let services = log.board.services.iter().zip(&log.services);
    let services = services.map(|(service, of_service)| (&service.id, &service.name, &of_service.timeline));
    let alternatives = log.board.alternatives.iter().zip(&log.alternatives);
    let alternatives = alternatives.map(|(alternative, own)| (&alternative.id, &alternative.name, &own.timeline));
    services.chain(alternatives).filter_map(out).collect()
}

fn incident<'a>(writer: &Writer<'a>, incident: &'a Incident, at: Timestamp, lang: Lang) -> IncidentOut<'a> {
    let said = || incident.updates.iter().filter(move |update| update.at <= at);
    let resolved_at = incident.resolved_at.filter(|resolved_at| *resolved_at <= at);
    let phase = match (resolved_at, said().next_back()) {
        (Some(_), _) => Phase::Resolved,
        (None, Some(update)) => update.phase,
        (None, None) => Phase::Investigating,
    };
    let updates = said().map(|update| UpdateOut {
        at: instant(update.at, writer.zone),
        phase: update.phase,
        text: update.text.get(lang),
    });
    IncidentOut {
        id: &incident.id,
        title: incident.title.get(lang),
        phase,
        impact: incident.impact,
        started_at: instant(incident.started_at, writer.zone),
        resolved_at: resolved_at.map(|at| instant(at, writer.zone)),
        updates: updates.collect(),
    }
}
