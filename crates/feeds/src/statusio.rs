//! The public status API of Status.io, `/1.0/status/<page>`.
//!
//! Numbers stand for everything. A component is spread over containers, mostly places, each with a status of its own.
//! Documented at <https://kb.status.io/developers/public-status-api/>.

use super::cursor::Cursor;
use super::report::{FeedImpact, FeedIncident, FeedPhase, FeedUpdate, NamedComponent, Report, ReportComponent};
use downboard_core::model::{FeedFormat, Status};

/// A security event, 600, says nothing of whether anything works.
const STATUSES: &[(i64, Status)] = &[
    (100, Status::Operational),
    (200, Status::Maintenance),
    (300, Status::Degraded),
    (400, Status::PartialOutage),
    (500, Status::MajorOutage),
    (600, Status::Unknown),
];

const INCIDENT_STATES: &[(i64, FeedPhase)] = &[
    (100, FeedPhase::Investigating),
    (200, FeedPhase::Identified),
    (300, FeedPhase::Monitoring),
    (400, FeedPhase::Resolved),
];

/// The documentation's example has only these two of maintenance.
const MAINTENANCE_STATES: &[(i64, FeedPhase)] = &[(100, FeedPhase::Scheduled), (200, FeedPhase::InProgress)];

/// Reads a document; `None` without the status of the whole or a list of components.
pub(super) fn read(root: &Cursor<'_>) -> Option<Report> {
    let result = root.get("result")?;
    let overall = result.get("status_overall").filter(Cursor::is_object);
    let components = result.get("status");
    if overall.is_none() && !components.as_ref().is_some_and(Cursor::is_array) {
        return None;
    }
    let mut report = Report::new(FeedFormat::Statusio);
    if let Some(overall) = overall {
        report.indicator = overall.code("status_code", STATUSES, Status::Unknown);
        report.changed_at = overall.instant("updated");
    }
    if let Some(list) = components {
        report.components = list.list(|row| Some(component(row))).into_iter().flatten().collect();
    }
    report.incidents = result.list_of("incidents", incident);
    if let Some(maintenance) = result.get("maintenance") {
        for (list, phase) in [("active", FeedPhase::InProgress), ("upcoming", FeedPhase::Scheduled)] {
            report.incidents.extend(maintenance.list_of(list, |row| planned(row, phase)));
        }
    }
    Some(report)
}

fn status(row: &Cursor<'_>) -> Status {
    row.code("status_code", STATUSES, Status::Unknown).unwrap_or(Status::Unknown)
}

/// The component, and where it has more than one container also each of these, under an id of both: the containers of
/// one component are those of the next, by the same ids.
fn component(row: &Cursor<'_>) -> Vec<ReportComponent> {
    let Some((id, name)) = row.called(row.id("id"), &["name"]) else { return Vec::new() };
    let whole = ReportComponent {
        id: id.clone(),
        name: name.clone(),
        group: None,
        region: None,
        status: status(row),
        observed_at: None,
        beat_seconds: None,
    };
    let containers = row.list_of("containers", |container| {
        let (within, place) = container.called(container.id("id"), &["name"])?;
        let id = format!("{id}/{within}");
        Some(ReportComponent {
            id,
            name: name.clone(),
            group: None,
            region: Some(place),
            status: status(container),
            observed_at: None,
            beat_seconds: None,
        })
    });
    // A single one only repeats its component.
    let containers = if containers.len() > 1 { containers } else { Vec::new() };
    std::iter::once(whole).chain(containers).collect()
}

/// A message: what was said, and the status with it.
type Message = (FeedUpdate, Option<Status>);

fn messages(row: &Cursor<'_>, states: &[(i64, FeedPhase)]) -> Vec<Message> {
    let mut messages = row.details_of("messages", |message| {
        let update = FeedUpdate {
            at: message.instant("datetime"),
            phase: message.code("state", states, FeedPhase::Unknown),
            text: message.body("details").unwrap_or_default(),
            affected: Vec::new(),
        };
        message.is_object().then(|| (update, message.code("status", STATUSES, Status::Unknown)))
    });
    messages.sort_by_key(|(update, _)| update.at);
    messages
}

fn incident(row: &Cursor<'_>) -> Option<FeedIncident> {
    let messages = messages(row, INCIDENT_STATES);
    let phase = messages.iter().rev().find_map(|(update, _)| update.phase).unwrap_or(FeedPhase::Unknown);
    let mut said = messages.iter().filter_map(|(_, status)| *status);
    // While it lasts the last word counts; the one that ends it says that all is well again, and not how bad it was.
    let status = if phase.is_over() { said.reduce(Status::worse) } else { said.next_back() };
    let resolved = messages.iter().find(|(update, _)| update.phase == Some(FeedPhase::Resolved));
    let resolved_at = resolved.and_then(|(update, _)| update.at).filter(|_| phase.is_over());
    Some(FeedIncident {
        started_at: row.instant("datetime_open"),
        resolved_at,
        ..record(row, phase, status.map_or(FeedImpact::Unknown, impact), messages)?
    })
}

/// The list in which maintenance stands says more than its last message: whether it has begun.
fn planned(row: &Cursor<'_>, phase: FeedPhase) -> Option<FeedIncident> {
    let messages = messages(row, MAINTENANCE_STATES);
    Some(FeedIncident {
        started_at: row.instant("datetime_planned_start").or_else(|| row.instant("datetime_open")),
        ends_at: row.instant("datetime_planned_end"),
        ..record(row, phase, FeedImpact::Maintenance, messages)?
    })
}

fn record(row: &Cursor<'_>, phase: FeedPhase, impact: FeedImpact, messages: Vec<Message>) -> Option<FeedIncident> {
    let id = row.id("_id").or_else(|| row.id("id"));
    let (id, title) = row.titled(id, &["name"])?;
    Some(FeedIncident {
        updates: messages.into_iter().map(|(update, _)| update).collect(),
        affected: row.details_of("components_affected", |component| {
            let name = component.line("name");
            let component = component.id("_id").or_else(|| name.clone())?;
            Some(NamedComponent { component, name, status: None })
        }),
        regions: row.details_of("containers_affected", |container| container.line("name")),
        ..FeedIncident::new(row.pointer(), id, title, phase, impact)
    })
}

fn impact(status: Status) -> FeedImpact {
    match status {
        Status::Operational => FeedImpact::None,
        Status::Degraded => FeedImpact::Minor,
        Status::PartialOutage => FeedImpact::Major,
        Status::MajorOutage => FeedImpact::Critical,
        Status::Maintenance => FeedImpact::Maintenance,
        Status::Unknown => FeedImpact::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::super::decode_feed;
    use super::super::tests::{at, read_feed};
    use super::*;
    use downboard_core::reading::Problem;

    #[test]
    fn a_document_is_read() {
        let (report, findings) = read_feed(
            r#"{"result":{"status_overall":{"updated":"2026-11-20T16:49:49.455Z","status":"Partial Outage",
              "status_code":400},
            "status":[
              {"id":"w","name":"Web","status":"Operational","status_code":100,"containers":[{"id":"e","name":"East",
                "status_code":100}]},
              {"id":"m","name":"Mobile","status_code":400,"containers":[{"id":"e","name":"East","status_code":500},
                {"id":"o","name":"West","status_code":100}]}],
            "incidents":[{"name":"Sign-in fails","_id":"i1","datetime_open":"2026-11-20T16:43:22.431Z",
              "messages":[{"details":"<b>Found</b> it.","state":200,"status":500,"datetime":"2026-11-20T16:45:00.000Z"},
                {"details":"Looking.","state":100,"status":300,"datetime":"2026-11-20T16:43:22.457Z"}],
              "containers_affected":[{"name":"East","_id":"e"}],"components_affected":[{"name":"Mobile","_id":"m"}]}],
            "maintenance":{"active":[{"name":"Upgrade","_id":"p1","datetime_open":"2026-11-19T00:00:00.000Z",
                "datetime_planned_start":"2026-11-20T00:00:00.000Z","datetime_planned_end":"2026-11-20T01:00:00.000Z",
                "messages":[{"details":"Soon.","state":100,"status":200,"datetime":"2026-11-19T00:00:00.000Z"}]}],
              "upcoming":[{"name":"Later","_id":"p2","datetime_planned_start":"2026-12-22T15:00:00.000Z",
                "messages":[]}]}}}"#,
        );
        let report = report.unwrap();
        assert_eq!(findings, []);
        assert_eq!((report.format, report.indicator), (FeedFormat::Statusio, Some(Status::PartialOutage)));
        let components: Vec<_> = report
            .components
            .iter()
            .map(|one| (one.id.as_str(), one.name.as_str(), one.region.as_deref(), one.status))
            .collect();
        assert_eq!(
            components,
            [
                ("w", "Web", None, Status::Operational),
                ("m", "Mobile", None, Status::PartialOutage),
                ("m/e", "Mobile", Some("East"), Status::MajorOutage),
                ("m/o", "Mobile", Some("West"), Status::Operational),
            ]
        );
        let of = |id: &str| report.incidents.iter().find(|one| one.id == id).unwrap();
        let incident = of("i1");
        assert_eq!((incident.title.as_str(), incident.phase), ("Sign-in fails", FeedPhase::Identified));
        assert_eq!((incident.impact, incident.resolved_at), (FeedImpact::Critical, None));
        assert_eq!(incident.started_at, at("2026-11-20T16:43:22Z"));
        let said: Vec<_> = incident.updates.iter().map(|one| (one.phase, one.text.as_str())).collect();
        let expected = [(Some(FeedPhase::Investigating), "Looking."), (Some(FeedPhase::Identified), "Found it.")];
        assert_eq!(said, expected, "oldest first");
        assert_eq!(
            (incident.affected[0].component.as_str(), incident.regions.as_slice()),
            ("m", ["East".to_owned()].as_slice())
        );
        let planned = of("p1");
        assert_eq!((planned.phase, planned.impact), (FeedPhase::InProgress, FeedImpact::Maintenance));
        assert_eq!(planned.started_at, at("2026-11-20T00:00:00Z"));
        assert_eq!((of("p2").phase, of("p2").started_at), (FeedPhase::Scheduled, at("2026-12-22T15:00:00Z")));
        assert_eq!(report.changed_at, at("2026-11-20T16:49:49Z"));
    }

    #[test]
    fn the_message_that_ends_an_incident_does_not_say_how_bad_it_was() {
        let (report, findings) = read_feed(
            r#"{"result":{"status_overall":{"status_code":100},"incidents":[{"_id":"i","name":"x","messages":[
            {"state":100,"status":500,"datetime":"2026-11-20T10:00:00Z"},{"state":400,"status":100,
              "datetime":"2026-11-20T11:00:00Z"}]}]}}"#,
        );
        let report = report.unwrap();
        assert_eq!((findings, report.status()), (vec![], Status::Operational));
        let incident = &report.incidents[0];
        assert_eq!((incident.phase, incident.impact), (FeedPhase::Resolved, FeedImpact::Critical));
        assert_eq!(incident.resolved_at, at("2026-11-20T11:00:00Z"));
    }

    #[test]
    fn numbers_may_be_text_and_a_security_event_is_not_green() {
        for (overall, expected) in
            [("\"100\"", Status::Operational), ("600", Status::Unknown), ("null", Status::Unknown)]
        {
            let (report, findings) =
                read_feed(&format!(r#"{{"result":{{"status_overall":{{"status_code":{overall}}}}}}}"#));
            assert_eq!((report.unwrap().status(), findings), (expected, vec![]), "{overall}");
        }
    }

    #[test]
    fn an_unknown_number_is_unknown_and_reported() {
        let (report, findings) = read_feed(
            r#"{"result":{"status_overall":{"status_code":150},"status":[{"id":"a","name":"A","status_code":"fine"}],
            "incidents":[{"name":"x","messages":[{"state":700,"status":900}]}]}}"#,
        );
        let report = report.unwrap();
        assert_eq!(report.status(), Status::Unknown);
        assert_eq!((report.incidents[0].phase, report.incidents[0].impact), (FeedPhase::Unknown, FeedImpact::Unknown));
        let found: Vec<_> = findings.iter().map(|one| (one.pointer.as_str(), &one.problem)).collect();
        let problems = ["150", "fine", "700", "900"].map(|number| Problem::UnknownWord(number.to_owned()));
        let pointers = [
            "/result/status_overall/status_code",
            "/result/status/0/status_code",
            "/result/incidents/0/messages/0/state",
            "/result/incidents/0/messages/0/status",
        ];
        assert_eq!(found, pointers.into_iter().zip(&problems).collect::<Vec<_>>());
    }

    #[test]
    fn one_broken_record_does_not_take_the_others_with_it() {
        let (report, findings) = read_feed(
            r#"{"result":{"status_overall":{"status_code":100},"status":[7,{"status_code":100},{"id":"a",
              "status_code":100,"containers":[{},8]}],
            "incidents":[[],{"_id":"only","messages":["x"]}],"maintenance":{"active":[null]}}}"#,
        );
        let report = report.unwrap();
        assert_eq!(
            report.components.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(),
            ["/result/status/1", "a"]
        );
        assert_eq!(report.incidents.iter().map(|one| one.title.as_str()).collect::<Vec<_>>(), ["only"]);
        let pointers: Vec<_> = findings.iter().map(|one| one.pointer.as_str()).collect();
        assert_eq!(
            pointers,
            [
                "/result/status/0/name",
                "/result/status/1/name",
                "/result/status/2/name",
                "/result/status/2/containers/0/name",
                "/result/status/2/containers/1/name",
                "/result/incidents/0/name",
                "/result/incidents/1/name",
                "/result/maintenance/active/0/name",
            ]
        );
    }

    #[test]
    fn what_lacks_the_marks_is_unreadable() {
        for body in
            ["{}", r#"{"error":"yes","message":"Page not found"}"#, r#"{"result":{}}"#, r#"{"result":{"status":"ok"}}"#]
        {
            assert_eq!(decode_feed(body.as_bytes(), Some(FeedFormat::Statusio), None).value, None, "{body}");
        }
    }
}
