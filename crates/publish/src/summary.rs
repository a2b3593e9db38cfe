//! The status of a board in the format of Atlassian Statuspage, `api/v2/summary.json` (<https://metastatuspage.com/api>), for
//! the many programs that read it.
//!
//! *Invariant:* unknown is never green. Statuspage has no word for it, so the word is `unknown`: readers compare with
//! `operational` and with the indicator `none`, which are the only words for good news, and whatever else stands there is not
//! taken for them. Leaving such a component out would hide it from a reader that counts those that do not work, `null` counts
//! as false like an indicator that says that all is well, and `major_outage` would be a claim that nobody has made. The
//! decoder of this house reads a word that it does not know as unknown. The same holds for the phase of an incident of
//! which nobody has said anything, and for an impact that its publisher does not give.
//!
//! *Invariant:* no time is made up. When a component was added to the board is not on record, so there is no `created_at` of
//! one, and `updated_at` is absent where a status has been so as far as anything is known.

use downboard_core::model::{Incident, Phase, PlannedState, Status, Update, Zone};
use downboard_core::time::{HOUR, Timestamp};
use downboard_core::timeline::Since;
use downboard_core::view::{ServiceView, Standing};
use serde::Serialize;

use crate::base_address::BaseAddress;
use crate::edition::Edition;
use crate::incidents::{is_announced, phase, said};

/// A status as a component has it.
fn component_word(status: Status) -> &'static str {
    match status {
        Status::Operational => "operational",
        Status::Degraded => "degraded_performance",
        Status::PartialOutage => "partial_outage",
        Status::MajorOutage => "major_outage",
        Status::Maintenance => "under_maintenance",
        Status::Unknown => "unknown",
    }
}

/// A status as a page has it.
fn indicator(status: Status) -> &'static str {
    match status {
        Status::Operational => "none",
        Status::Degraded => "minor",
        Status::PartialOutage => "major",
        Status::MajorOutage => "critical",
        Status::Maintenance => "maintenance",
        Status::Unknown => "unknown",
    }
}

#[derive(Serialize)]
struct Summary<'a> {
    page: Page<'a>,
    status: Overall,
    components: Vec<Component<'a>>,
    incidents: Vec<IncidentOut<'a>>,
    scheduled_maintenances: Vec<IncidentOut<'a>>,
}

#[derive(Serialize)]
struct Page<'a> {
    id: &'a str,
    name: &'a str,
    url: Option<String>,
    time_zone: String,
    updated_at: String,
}

#[derive(Serialize)]
struct Overall {
    indicator: &'static str,
    description: String,
}

#[derive(Serialize)]
struct Component<'a> {
    id: String,
    name: &'a str,
    status: &'static str,
    updated_at: Option<String>,
    position: usize,
    description: Option<&'a str>,
    showcase: bool,
    start_date: Option<&'static str>,
    group_id: Option<&'a str>,
    page_id: &'a str,
    group: bool,
    only_show_if_degraded: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    components: Option<Vec<String>>,
}

#[derive(Serialize)]
struct IncidentOut<'a> {
    id: &'a str,
    name: &'a str,
    status: &'static str,
    impact: &'static str,
    created_at: String,
    started_at: String,
    updated_at: String,
    monitoring_at: Option<String>,
    resolved_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scheduled_for: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scheduled_until: Option<String>,
    shortlink: Option<String>,
    page_id: &'a str,
    incident_updates: Vec<UpdateOut<'a>>,
    components: Vec<Named<'a>>,
}

#[derive(Serialize)]
struct UpdateOut<'a> {
    id: String,
    incident_id: &'a str,
    status: &'static str,
    body: &'a str,
    created_at: String,
    updated_at: String,
    display_at: String,
    affected_components: Option<Vec<Named<'a>>>,
}

#[derive(Serialize)]
struct Named<'a> {
    id: &'a str,
    name: &'a str,
    status: &'static str,
}

/// The board at the moment as Statuspage gives it: a service is a component, or with features a group that has their
/// roll-up; incidents are those that had begun and were open, maintenance what had been announced and was not over.
pub fn summary(edition: Edition<'_>, base: Option<&BaseAddress>) -> String {
    let (board, view) = (edition.board(), edition.view);
    let address = base.map(|base| edition.dashboard_address(base));
    let incidents = &view.log.incidents;
    let out = |incident| incident_out(edition, incident, address.as_deref());
    let open = incidents.iter().filter(|incident| incident.planned.is_none() && is_open(incident, view.at)).map(out);
    let planned = incidents.iter().filter(|incident| {
        let is_over = matches!(incident.window(view.at), None | Some(PlannedState::Over));
        !is_over && is_announced(board, incident, view.at)
    });
    let summary = Summary {
        page: Page {
            id: board.id.as_str(),
            name: edition.text(&board.title),
            url: address.clone(),
            time_zone: time_zone(&board.zone),
            updated_at: edition.instant(view.at),
        },
        status: overall(edition),
        components: view.services.iter().flat_map(|service| components(edition, service)).collect(),
        incidents: open.collect(),
        scheduled_maintenances: planned.map(out).collect(),
    };
    // Strings, lists and flags are always written.
    serde_json::to_string(&summary).unwrap_or_default()
}

/// The status of the page. Services that the board lists and that could not be read are unknown, whatever the others are.
fn overall(edition: Edition<'_>) -> Overall {
    let view = edition.view;
    let (trouble, calm) = (view.trouble(), view.calm());
    let unread = if calm.unknown > 0 { Status::Unknown } else { Status::Operational };
    let description = match trouble.all() {
        0 => downboard_words::calm_in_short(edition.lang, calm, view.silence()),
        _ => downboard_words::in_trouble(edition.lang, trouble),
    };
    Overall { indicator: indicator(view.standing.status.worse(unread)), description }
}

fn components<'a>(edition: Edition<'a>, view: &ServiceView) -> Vec<Component<'a>> {
    let board = edition.board();
    let Some(service) = board.service(view.index) else { return Vec::new() };
    // A dot stands in no id, so that no feature has the id of a service.
    let feature_id = |feature: &str| format!("{}.{feature}", service.id);
    let component = |id: String, name: &'a str, standing: &Standing, position: usize| Component {
        id,
        name,
        status: component_word(standing.status),
        updated_at: since(edition, standing.since),
        position: position + 1,
        description: None,
        showcase: false,
        start_date: None,
        group_id: None,
        page_id: board.id.as_str(),
        group: false,
        only_show_if_degraded: false,
        components: None,
    };
    let features = service.features.iter().zip(&view.features).enumerate();
    let features: Vec<Component<'a>> = features
        .map(|(position, (feature, standing))| Component {
            group_id: Some(service.id.as_str()),
            ..component(feature_id(feature.id.as_str()), edition.text(&feature.name), standing, position)
        })
        .collect();
    let is_group = !features.is_empty();
    let children = is_group.then(|| features.iter().map(|feature| feature.id.clone()).collect());
    let own = Component {
        group: is_group,
        components: children,
        description: service.note.as_ref().map(|note| edition.text(note)),
        ..component(service.id.to_string(), edition.text(&service.name), &view.standing, view.index.0)
    };
    [own].into_iter().chain(features).collect()
}

/// When a status was known to hold, where it has not held as far as anything is known.
fn since(edition: Edition<'_>, since: Since) -> Option<String> {
    let begins = edition.view.log.period.from;
    since.to.filter(|to| *to > begins && *to <= edition.view.at).map(|to| edition.instant(to))
}

/// Whether an incident had begun, and nothing says that it was over.
fn is_open(incident: &Incident, at: Timestamp) -> bool {
    incident.is_open(at) && phase(incident, at) != Some(Phase::Resolved)
}

fn incident_out<'a>(edition: Edition<'a>, incident: &'a Incident, address: Option<&str>) -> IncidentOut<'a> {
    let at = edition.view.at;
    let instant = |at| edition.instant(at);
    let monitoring = said(incident, at).find(|update| update.phase == Phase::Monitoring);
    let services = incident.services.iter().filter_map(|id| edition.view.log.service(id));
    let components = services.map(|(service, own)| Named {
        id: service.id.as_str(),
        name: edition.text(&service.name),
        status: component_word(own.timeline.status_at(at)),
    });
    let updates = said(incident, at).enumerate().map(|(index, update)| update_out(edition, incident, index, update));
    let mut updates: Vec<UpdateOut<'_>> = updates.collect();
    // Newest first, as there.
    updates.reverse();
    IncidentOut {
        id: incident.id.as_str(),
        name: edition.text(&incident.title),
        status: status_of(incident, at),
        // The words are those of Statuspage, but for `unknown`.
        impact: incident.impact.word(),
        created_at: instant(said(incident, at).map(|update| update.at).min().unwrap_or(incident.started_at)),
        started_at: instant(incident.started_at),
        updated_at: instant(incident.last_word(at)),
        monitoring_at: monitoring.map(|update| instant(update.at)),
        resolved_at: None,
        scheduled_for: incident.planned.map(|planned| instant(planned.from)),
        scheduled_until: incident.planned.and_then(|planned| planned.to).map(instant),
        shortlink: address.map(str::to_owned),
        page_id: edition.board().id.as_str(),
        incident_updates: updates,
        components: components.collect(),
    }
}

/// The phase of an incident, or where its window stands where nobody has said anything of maintenance.
fn status_of(incident: &Incident, at: Timestamp) -> &'static str {
    match (phase(incident, at), incident.window(at)) {
        (Some(phase), _) => phase.word(),
        (None, Some(PlannedState::Ahead | PlannedState::NotBegun)) => "scheduled",
        (None, Some(PlannedState::UnderWay | PlannedState::Overdue(_))) => "in_progress",
        (None, Some(PlannedState::Over)) => "completed",
        (None, None) => "unknown",
    }
}

fn update_out<'a>(edition: Edition<'a>, incident: &'a Incident, index: usize, update: &'a Update) -> UpdateOut<'a> {
    let at = edition.instant(update.at);
    UpdateOut {
        id: format!("{}.{}", incident.id, index + 1),
        incident_id: incident.id.as_str(),
        status: update.phase.word(),
        body: edition.text(&update.text),
        created_at: at.clone(),
        updated_at: at.clone(),
        display_at: at,
        affected_components: None,
    }
}

/// The name of the zone in the database of time zones. Where the board does not say it, that of a zone without daylight saving
/// at its distance from UTC, or else the distance. Those names count westwards: nine hours east of UTC is `Etc/GMT-9`.
fn time_zone(zone: &Zone) -> String {
    if let Some(name) = &zone.name {
        return name.to_string();
    }
    let offset = zone.utc_offset;
    let (hours, rest) = (offset.seconds() / HOUR, offset.seconds() % HOUR);
    match hours {
        0 if rest == 0 => "Etc/UTC".to_owned(),
        -12..=14 if rest == 0 => format!("Etc/GMT{:+}", -hours),
        _ => offset.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::model::ZoneName;
    use downboard_core::time::Offset;

    #[test]
    fn a_zone_has_the_name_that_programs_know() {
        for (minutes, expected) in [
            (0, "Etc/UTC"),
            (540, "Etc/GMT-9"),
            (-300, "Etc/GMT+5"),
            (330, "+05:30"),
            (840, "Etc/GMT-14"),
            (900, "+15:00"),
        ] {
            let offset = Offset::from_seconds(minutes * 60).expect("a distance");
            assert_eq!(time_zone(&Zone::fixed(offset, "")), expected);
        }
        let name = ZoneName::parse("Europe/Berlin");
        assert_eq!(time_zone(&Zone { name, ..Zone::fixed(Offset::constant(1), "CET") }), "Europe/Berlin");
    }

    #[test]
    fn good_news_has_one_word_only() {
        for status in Status::ALL {
            assert_eq!(component_word(status) == "operational", status == Status::Operational);
            assert_eq!(indicator(status) == "none", status == Status::Operational);
        }
    }
}
