//! The widget feed of incident.io, `/api/v1/summary`: what is going on now, without a table of components.
//!
//! An incident says when it was last written about and not when it began, so it has no start here.

use super::cursor::Cursor;
use super::json::Json;
use super::report::{FeedImpact, FeedIncident, FeedPhase, FeedUpdate, NamedComponent, Report};
use super::statuspage::COMPONENTS;
use downboard_core::model::{FeedFormat, Status};

const PHASES: &[(&str, FeedPhase)] = &[
    ("investigating", FeedPhase::Investigating),
    ("identified", FeedPhase::Identified),
    ("monitoring", FeedPhase::Monitoring),
    ("resolved", FeedPhase::Resolved),
    ("maintenance_scheduled", FeedPhase::Scheduled),
    ("maintenance_in_progress", FeedPhase::InProgress),
    ("maintenance_complete", FeedPhase::Completed),
];

/// The worst that an incident does to a component just now.
const IMPACTS: &[(&str, FeedImpact)] = &[
    ("operational", FeedImpact::None),
    ("degraded_performance", FeedImpact::Minor),
    ("partial_outage", FeedImpact::Major),
    ("full_outage", FeedImpact::Critical),
    ("under_maintenance", FeedImpact::Maintenance),
];

/// Reads a document; `None` when it does not say what is going on.
pub(super) fn read(root: &Cursor<'_>) -> Option<Report> {
    // Present, though it may be null: Go writes an empty list so.
    let ongoing = root.json().get("ongoing_incidents")?;
    let is_quiet = match ongoing {
        Json::Array(incidents) => incidents.is_empty(),
        Json::Null => true,
        _ => return None,
    };
    let mut report = Report::new(FeedFormat::IncidentIoWidget);
    report.name = root.line("page_title");
    report.page = root.address("page_url");
    // The list holds what is open now and nothing else: none means that all is well. Where there is one, its impact
    // says how bad it is.
    report.indicator = is_quiet.then_some(Status::Operational);
    report.incidents = root.list_of("ongoing_incidents", |row| event(row, FeedPhase::Unknown));
    report.lists_all_open = report.incidents.len() == ongoing.members().len();
    report.incidents.extend(root.list_of("in_progress_maintenances", |row| event(row, FeedPhase::InProgress)));
    report.incidents.extend(root.list_of("scheduled_maintenances", |row| event(row, FeedPhase::Scheduled)));
    Some(report)
}

/// An incident or maintenance; `listed` is what its list says of it where it has no status of its own.
fn event(row: &Cursor<'_>, listed: FeedPhase) -> Option<FeedIncident> {
    let (id, title) = row.titled(row.id("id"), &["name", "last_update_message"])?;
    let said = row.choice("status", PHASES, FeedPhase::Unknown);
    let without_impact = if listed.is_maintenance() { FeedImpact::Maintenance } else { FeedImpact::Unknown };
    let impact = row.choice("current_worst_impact", IMPACTS, FeedImpact::Unknown).unwrap_or(without_impact);
    Some(FeedIncident {
        started_at: row.instant("started_at").or_else(|| row.instant("starts_at")),
        // By plan; what has begun and what has not name it differently.
        ends_at: row.instant("scheduled_end_at").or_else(|| row.instant("ends_at")),
        updates: last_update(row, said).into_iter().collect(),
        affected: row.details_of("affected_components", affected),
        link: row.address("url"),
        ..FeedIncident::new(row.pointer(), id, title, said.unwrap_or(listed), impact)
    })
}

/// The one update that the feed gives.
fn last_update(row: &Cursor<'_>, phase: Option<FeedPhase>) -> Option<FeedUpdate> {
    let (at, text) = (row.instant("last_update_at"), row.body("last_update_message"));
    if at.is_none() && text.is_none() {
        return None;
    }
    Some(FeedUpdate { at, phase, text: text.unwrap_or_default(), affected: Vec::new() })
}

fn affected(row: &Cursor<'_>) -> Option<NamedComponent> {
    let name = row.line("name");
    let component = row.id("id").or_else(|| name.clone())?;
    Some(NamedComponent { component, name, status: row.choice("current_status", COMPONENTS, Status::Unknown) })
}

#[cfg(test)]
mod tests {
    use super::super::decode_feed;
    use super::super::tests::{at, read_feed};
    use super::*;
    use downboard_core::model::Address;
    use downboard_core::reading::Problem;

    const FORMAT: FeedFormat = FeedFormat::IncidentIoWidget;

    #[test]
    fn what_is_going_on_is_read() {
        let (report, findings) = read_feed(
            r#"{"page_title":"Acme status","page_url":"https://status.example.org",
            "ongoing_incidents":[{"id":"01A","name":"Sign-in fails","status":"identified",
              "url":"https://status.example.org/incidents/01A","last_update_at":"2026-11-20T10:30:00Z",
              "last_update_message":"The <b>cause</b> is known.","current_worst_impact":"full_outage",
              "affected_components":[{"id":"c1","name":"Sign-in","group_name":"API","current_status":"full_outage"},
                {"id":"c2","name":"Web"}]}],
            "in_progress_maintenances":[{"id":"01B","name":"Move","status":"maintenance_in_progress",
              "started_at":"2026-11-20T09:00:00Z","scheduled_end_at":"2026-11-20T11:00:00Z","last_update_message":null,
              "affected_components":null}],
            "scheduled_maintenances":[{"id":"01C","name":"Upgrade","starts_at":"2026-12-01T09:00:00Z",
              "ends_at":"2026-12-01T10:00:00Z"}]}"#,
        );
        let report = report.unwrap();
        assert_eq!(findings, []);
        assert_eq!((report.format, report.name.as_deref()), (FORMAT, Some("Acme status")));
        assert_eq!(report.page.as_ref().map(Address::as_str), Some("https://status.example.org"));
        assert_eq!((report.indicator, report.status()), (None, Status::MajorOutage));
        assert_eq!(report.components, []);
        let said: Vec<_> = report
            .incidents
            .iter()
            .map(|one| (one.id.as_str(), one.title.as_str(), one.phase, one.impact, one.started_at))
            .collect();
        assert_eq!(
            said,
            [
                ("01A", "Sign-in fails", FeedPhase::Identified, FeedImpact::Critical, None),
                ("01B", "Move", FeedPhase::InProgress, FeedImpact::Maintenance, at("2026-11-20T09:00:00Z")),
                ("01C", "Upgrade", FeedPhase::Scheduled, FeedImpact::Maintenance, at("2026-12-01T09:00:00Z")),
            ]
        );
        let ends: Vec<_> = report.incidents.iter().map(|one| one.ends_at).collect();
        assert_eq!(ends, [None, at("2026-11-20T11:00:00Z"), at("2026-12-01T10:00:00Z")], "by plan");
        let incident = &report.incidents[0];
        assert_eq!(incident.link.as_ref().map(Address::as_str), Some("https://status.example.org/incidents/01A"));
        assert_eq!(incident.updates.len(), 1);
        assert_eq!(incident.updates[0].at, at("2026-11-20T10:30:00Z"));
        assert_eq!(incident.updates[0].phase, Some(FeedPhase::Identified));
        assert_eq!(incident.updates[0].text, "The cause is known.");
        let affected: Vec<_> = incident.affected.iter().map(|one| (one.component.as_str(), one.status)).collect();
        assert_eq!(affected, [("c1", Some(Status::MajorOutage)), ("c2", None)]);
        assert_eq!(report.incidents[1].updates, []);
        assert_eq!(report.changed_at, at("2026-11-20T10:30:00Z"));
    }

    #[test]
    fn nothing_ongoing_means_operational() {
        for body in [r#"{"ongoing_incidents":[]}"#, r#"{"ongoing_incidents":null,"in_progress_maintenances":null}"#] {
            let (report, findings) = read_feed(body);
            assert_eq!((report.unwrap().status(), findings), (Status::Operational, vec![]), "{body}");
        }
        let (report, _) = read_feed(r#"{"ongoing_incidents":[],"in_progress_maintenances":[{"name":"Move"}]}"#);
        assert_eq!(report.unwrap().status(), Status::Maintenance);
    }

    #[test]
    fn an_unknown_word_is_unknown_and_reported() {
        let (report, findings) = read_feed(
            r#"{"ongoing_incidents":[{"id":"1","name":"x","status":"pondering","current_worst_impact":"so so"}]}"#,
        );
        let report = report.unwrap();
        assert_eq!((report.status(), report.incidents[0].phase), (Status::Unknown, FeedPhase::Unknown));
        let words: Vec<_> = findings.iter().map(|one| &one.problem).collect();
        assert_eq!(words, [&Problem::UnknownWord("pondering".to_owned()), &Problem::UnknownWord("so so".to_owned())]);
    }

    #[test]
    fn one_broken_record_does_not_take_the_others_with_it_nor_count_as_none() {
        let (report, findings) = read_feed(r#"{"ongoing_incidents":[7,{},{"id":"only an id"}]}"#);
        let report = report.unwrap();
        assert_eq!((report.incidents.len(), report.status()), (2, Status::Unknown));
        let pointers: Vec<_> = findings.iter().map(|one| one.pointer.as_str()).collect();
        assert_eq!(pointers, [0, 1, 2].map(|index| format!("/ongoing_incidents/{index}/name")));
        assert_eq!(read_feed(r#"{"ongoing_incidents":[7]}"#).0.unwrap().status(), Status::Unknown);
    }

    #[test]
    fn without_the_list_there_is_no_feed() {
        for body in ["{}", r#"{"ongoing_incidents":"none"}"#, r#"{"page_title":"Acme","scheduled_maintenances":[]}"#] {
            assert_eq!(decode_feed(body.as_bytes(), Some(FORMAT), None).value, None, "{body}");
        }
    }
}
