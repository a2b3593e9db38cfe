//! Checkly status pages: the summary, the list of services, the list of incidents and the windows of maintenance.
//!
//! The summary looks like that of Instatus and speaks another dialect: words with underscores, `startedAt`, a
//! `severity`. The words of incidents are those of the public interface, documented at
//! <https://developers.checklyhq.com>.

use std::collections::HashMap;

use super::cursor::Cursor;
use super::json::Json;
use super::report::{FeedImpact, FeedIncident, FeedPhase, FeedUpdate, NamedComponent, Report, ReportComponent};
use super::text::{self, LONGEST_NAME};
use downboard_core::model::{FeedFormat, Status};
use downboard_core::reading::Expected;

const PAGES: &[(&str, Status)] = &[
    ("OPERATIONAL", Status::Operational),
    // Something is wrong; the word does not say how much.
    ("HAS_ISSUES", Status::Degraded),
];

/// A service has the severity of its worst open incident for a status.
const SERVICES: &[(&str, Status)] = &[
    ("OPERATIONAL", Status::Operational),
    ("MINOR", Status::Degraded),
    ("MEDIUM", Status::Degraded),
    ("MAJOR", Status::PartialOutage),
    ("CRITICAL", Status::MajorOutage),
];

/// Four severities for three impacts: the two lower ones share one.
const SEVERITIES: &[(&str, FeedImpact)] = &[
    ("MINOR", FeedImpact::Minor),
    ("MEDIUM", FeedImpact::Minor),
    ("MAJOR", FeedImpact::Major),
    ("CRITICAL", FeedImpact::Critical),
];

const PHASES: &[(&str, FeedPhase)] = &[
    ("INVESTIGATING", FeedPhase::Investigating),
    ("IDENTIFIED", FeedPhase::Identified),
    ("MONITORING", FeedPhase::Monitoring),
    ("RESOLVED", FeedPhase::Resolved),
    ("SCHEDULED", FeedPhase::Scheduled),
    ("IN_PROGRESS", FeedPhase::InProgress),
    ("COMPLETED", FeedPhase::Completed),
];

/// Reads a summary, a list of services, a list of incidents or the windows; `None` when it is none of them.
pub(super) fn read(root: &Cursor<'_>) -> Option<Report> {
    let mut report = Report::new(FeedFormat::Checkly);
    if root.is_array() {
        let has_status = root.json().members().iter().any(|row| row.get("status").is_some());
        report.components = root.list(service);
        return Some(report).filter(|_| has_status);
    }
    if is_uptime(root.json()) {
        (report.components, report.incidents) = uptime(root);
        return Some(report);
    }
    if is_windows(root.json()) {
        report.incidents = root.list_of("active", |row| event(row, FeedPhase::InProgress));
        report.incidents.extend(root.list_of("upcoming", |row| event(row, FeedPhase::Scheduled)));
        return Some(report);
    }
    let page = root.get("page");
    report.indicator = page.as_ref().and_then(|page| page.choice("status", PAGES, Status::Unknown));
    let lists = ["activeIncidents", "activeMaintenances", "incidents"].map(|key| root.get(key));
    if report.indicator.is_none() && !lists.iter().flatten().any(Cursor::is_array) {
        return None;
    }
    if let Some(page) = page {
        report.name = page.line("name");
        report.page = page.address("url");
    }
    for key in ["activeIncidents", "incidents"] {
        report.incidents.extend(root.list_of(key, |row| event(row, FeedPhase::Unknown)));
    }
    report.incidents.extend(root.list_of("activeMaintenances", |row| event(row, FeedPhase::InProgress)));
    Some(report)
}

/// Whether a document is the record of days, in groups of services.
pub(super) fn is_uptime(json: &Json<'_>) -> bool {
    let services = |group: &Json<'_>| group.get("services").is_some_and(|list| !list.members().is_empty());
    json.get("uptime").is_some_and(|groups| groups.members().iter().any(services))
}

/// Whether a document is the windows of maintenance, in lists by where they stand. What is over is not read: it would say that
/// everything worked in between.
pub(super) fn is_windows(json: &Json<'_>) -> bool {
    ["active", "recentlyCompleted"].iter().all(|key| matches!(json.get(key), Some(Json::Array(_))))
}

/// The services of the record of days, of which it says nothing of now, and the incidents of those days. One of several days
/// or services is one incident.
fn uptime(root: &Cursor<'_>) -> (Vec<ReportComponent>, Vec<FeedIncident>) {
    let groups = root.list_of("uptime", |group| {
        let name = group.line("name");
        Some(group.list_of("services", |row| {
            let component = ReportComponent { group: name.clone(), status: Status::Unknown, ..service(row)? };
            let days = row.list_of("days", |day| Some(day.list_of("events", past_event)));
            Some((component, days.into_iter().flatten().collect::<Vec<_>>()))
        }))
    });
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let (mut components, mut incidents) = (Vec::new(), Vec::<FeedIncident>::new());
    for (component, events) in groups.into_iter().flatten() {
        let affected =
            NamedComponent { component: component.id.clone(), name: Some(component.name.clone()), status: None };
        for event in events {
            let number = *numbers.entry(event.id.clone()).or_insert(incidents.len());
            if number == incidents.len() {
                incidents.push(event);
            }
            let known = incidents.get_mut(number).map(|incident| &mut incident.affected);
            // The days of one service stand together.
            if let Some(known) = known.filter(|known| known.last() != Some(&affected)) {
                known.push(affected.clone());
            }
        }
        components.push(component);
    }
    (components, incidents)
}

/// An incident of the record of days: when it began, and for how many seconds it lasted.
fn past_event(row: &Cursor<'_>) -> Option<FeedIncident> {
    let incident = event(row, FeedPhase::Unknown)?;
    let lasted = row.integer("duration").filter(|seconds| *seconds >= 0 && incident.phase.is_over());
    let resolved_at = lasted.and_then(|seconds| incident.started_at?.checked_add(seconds));
    Some(FeedIncident { resolved_at: incident.resolved_at.or(resolved_at), ..incident })
}

fn service(row: &Cursor<'_>) -> Option<ReportComponent> {
    let (id, name) = row.called(row.id("id"), &["name"])?;
    Some(ReportComponent {
        id,
        name,
        group: row.line("group"),
        region: None,
        status: row.status("status", SERVICES),
        observed_at: None,
        beat_seconds: None,
    })
}

/// An incident or maintenance, by the field names of the summary, of the list or of the windows; `listed` is what its list says of
/// it where it has no status of its own.
fn event(row: &Cursor<'_>, listed: FeedPhase) -> Option<FeedIncident> {
    let own = row.id("id");
    let (called, title) = row.titled(own.clone(), &["name"])?;
    // Windows that come again have one name.
    let id = match (own, row.line("startsAt")) {
        (None, Some(begin)) => text::line(&format!("{begin} {title}"), LONGEST_NAME),
        _ => called,
    };
    let phase_in = |key: &str| row.choice(key, PHASES, FeedPhase::Unknown);
    let said = phase_in("status").or_else(|| phase_in("lastUpdateStatus"));
    let phase = said.unwrap_or(listed);
    let without_severity = if listed.is_maintenance() { FeedImpact::Maintenance } else { FeedImpact::Unknown };
    let impact = row.choice("severity", SEVERITIES, FeedImpact::Unknown).unwrap_or(without_severity);
    let mut updates = row.details_of("incidentUpdates", update);
    // There is no field for the end: the update that says so is the end.
    let ends = updates.iter().filter(|update| update.phase.is_some_and(FeedPhase::is_over));
    let resolved_at = ends.filter_map(|update| update.at).max().filter(|_| phase.is_over());
    if updates.is_empty()
        && let Some(at) = row.instant("updatedAt")
    {
        updates.push(FeedUpdate { at: Some(at), phase: said, text: String::new(), affected: Vec::new() });
    }
    let mut affected = row.details_of("affectedServices", affected_service);
    affected.extend(row.details_of("services", affected_service));
    Some(FeedIncident {
        started_at: ["startedAt", "startsAt", "created_at"].iter().find_map(|key| row.instant(key)),
        resolved_at,
        ends_at: row.instant("endsAt"),
        updates,
        affected,
        link: row.address("url"),
        ..FeedIncident::new(row.pointer(), id, title, phase, impact)
    })
}

fn update(row: &Cursor<'_>) -> Option<FeedUpdate> {
    if !row.is_object() {
        return row.drop_for("description", Expected::String);
    }
    Some(FeedUpdate {
        // What is shown as the time of the update; it may be set back from when it was typed.
        at: row.instant("publicIncidentUpdateDate").or_else(|| row.instant("created_at")),
        phase: row.choice("status", PHASES, FeedPhase::Unknown),
        text: row.body("description").unwrap_or_default(),
        affected: Vec::new(),
    })
}

fn affected_service(row: &Cursor<'_>) -> Option<NamedComponent> {
    let name = row.line("name");
    let component = row.id("id").or_else(|| name.clone())?;
    Some(NamedComponent { component, name, status: None })
}

#[cfg(test)]
mod tests {
    use super::super::decode_feed;
    use super::super::tests::{at, read_feed};
    use super::*;
    use downboard_core::model::Address;
    use downboard_core::reading::Problem;

    const FORMAT: FeedFormat = FeedFormat::Checkly;

    #[test]
    fn a_summary_is_read() {
        let (report, findings) = read_feed(
            r#"{"page":{"name":"Acme","url":"https://acme.example.org","status":"HAS_ISSUES"},
            "activeIncidents":[{"id":"i1","name":"Free plan is off","startedAt":"2026-11-04T04:04:04.000Z",
              "status":"IDENTIFIED","severity":"MAJOR","affectedServices":[{"id":"s1","name":"Chat","group":"API"}],
              "url":"https://acme.example.org/incident/i1","updatedAt":"2026-11-04T05:00:00.000Z"}],
            "activeMaintenances":[]}"#,
        );
        let report = report.unwrap();
        assert_eq!(findings, []);
        assert_eq!((report.format, report.name.as_deref()), (FORMAT, Some("Acme")));
        assert_eq!(report.page.as_ref().map(Address::as_str), Some("https://acme.example.org"));
        assert_eq!((report.indicator, report.status()), (Some(Status::Degraded), Status::PartialOutage));
        let incident = &report.incidents[0];
        assert_eq!((incident.id.as_str(), incident.title.as_str()), ("i1", "Free plan is off"));
        assert_eq!((incident.phase, incident.impact), (FeedPhase::Identified, FeedImpact::Major));
        assert_eq!((incident.started_at, incident.resolved_at), (at("2026-11-04T04:04:04Z"), None));
        assert_eq!(
            (incident.affected[0].component.as_str(), incident.affected[0].name.as_deref()),
            ("s1", Some("Chat"))
        );
        assert_eq!(incident.link.as_ref().map(Address::as_str), Some("https://acme.example.org/incident/i1"));
        assert_eq!(report.changed_at, at("2026-11-04T05:00:00Z"));
    }

    #[test]
    fn a_list_of_incidents_is_read() {
        let (report, findings) = read_feed(
            r#"{"incidents":[{"id":"i2","name":"Mail is late","severity":"MEDIUM","lastUpdateStatus":"RESOLVED",
            "created_at":"2026-11-10T08:30:00.000Z","services":[{"id":"s3","name":"Mail"}],"incidentUpdates":[
            {"status":"RESOLVED","description":"Queue is <i>empty</i>.",
             "publicIncidentUpdateDate":"2026-11-10T09:30:00.000Z","created_at":"2026-11-10T11:00:00.000Z"},
            {"status":"INVESTIGATING","description":"Looking.",
             "publicIncidentUpdateDate":"2026-11-10T08:40:00.000Z"}]}]}"#,
        );
        let report = report.unwrap();
        assert_eq!(findings, []);
        assert_eq!((report.format, report.indicator), (FORMAT, None));
        let incident = &report.incidents[0];
        assert_eq!((incident.phase, incident.impact), (FeedPhase::Resolved, FeedImpact::Minor));
        assert_eq!(incident.started_at, at("2026-11-10T08:30:00Z"));
        assert_eq!(incident.resolved_at, at("2026-11-10T09:30:00Z"), "the update that says so");
        let said: Vec<_> = incident.updates.iter().map(|update| update.text.as_str()).collect();
        assert_eq!(said, ["Looking.", "Queue is empty."]);
        assert_eq!(incident.affected[0].component, "s3");
    }

    #[test]
    fn a_list_of_services_is_read() {
        let (report, findings) = read_feed(
            r#"[{"id":"s1","name":"Chat","status":"MAJOR","group":"API"},
            {"id":"s2","name":"Search","status":"OPERATIONAL","group":"API"},7]"#,
        );
        let report = report.unwrap();
        assert_eq!(report.format, FORMAT);
        let services: Vec<_> = report
            .components
            .iter()
            .map(|one| (one.id.as_str(), one.name.as_str(), one.group.as_deref(), one.status))
            .collect();
        assert_eq!(
            services,
            [("s1", "Chat", Some("API"), Status::PartialOutage), ("s2", "Search", Some("API"), Status::Operational)]
        );
        assert_eq!(findings.iter().map(|one| one.pointer.as_str()).collect::<Vec<_>>(), ["/2/name"]);
    }

    #[test]
    fn the_record_of_days_has_incidents_and_no_status() {
        let event = r#"{"id":"e1","name":"Loom stops","severity":"MAJOR","lastUpdateStatus":"RESOLVED",
            "created_at":"2026-11-10T08:00:00.000Z","duration":1800}"#;
        let (report, findings) = read_feed(&format!(
            r#"{{"uptime":[{{"name":"Mill","services":[
              {{"id":"s1","name":"Loom","days":[{{"events":[{event}]}},{{"events":[{event}]}}]}},
              {{"id":"s2","name":"Dye","days":[{{"events":[{event}]}},{{"events":[]}}]}}]}}]}}"#
        ));
        let report = report.unwrap();
        assert_eq!((report.format, report.status(), findings), (FORMAT, Status::Unknown, vec![]));
        assert_eq!(report.components.len(), 2);
        let [incident] = report.incidents.as_slice() else { panic!("{:?}", report.incidents) };
        assert_eq!((incident.phase, incident.impact), (FeedPhase::Resolved, FeedImpact::Major));
        assert_eq!(incident.started_at, at("2026-11-10T08:00:00Z"));
        assert_eq!(incident.resolved_at, at("2026-11-10T08:30:00Z"));
        assert_eq!(incident.affected.iter().map(|one| one.component.as_str()).collect::<Vec<_>>(), ["s1", "s2"]);
    }

    #[test]
    fn windows_of_maintenance_have_a_planned_begin_and_end() {
        let (report, findings) = read_feed(
            r#"{"upcoming":[
              {"name":"Oil","startsAt":"2026-11-24T01:00:00.000Z","endsAt":"2026-11-24T02:00:00.000Z"},
              {"name":"Oil","startsAt":"2026-12-01T01:00:00.000Z","endsAt":"2026-12-01T02:00:00.000Z"},{"endsAt":7}],
            "active":[{"id":"w1","name":"New loom","startsAt":"2026-11-20T08:00:00.000Z",
              "endsAt":"2026-11-20T12:00:00.000Z"}],
            "recentlyCompleted":[{"name":"Dust","startsAt":"2026-11-19T08:00:00.000Z",
              "endsAt":"2026-11-19T09:00:00.000Z"}],"past":[]}"#,
        );
        let report = report.unwrap();
        assert_eq!((report.format, report.indicator), (FORMAT, None));
        let windows: Vec<_> = report
            .incidents
            .iter()
            .map(|one| (one.title.as_str(), one.phase, one.impact, one.started_at, one.ends_at, one.resolved_at))
            .collect();
        let window = |title, phase, from, to| (title, phase, FeedImpact::Maintenance, at(from), at(to), None);
        assert_eq!(
            windows,
            [
                window("New loom", FeedPhase::InProgress, "2026-11-20T08:00:00Z", "2026-11-20T12:00:00Z"),
                window("Oil", FeedPhase::Scheduled, "2026-11-24T01:00:00Z", "2026-11-24T02:00:00Z"),
                window("Oil", FeedPhase::Scheduled, "2026-12-01T01:00:00Z", "2026-12-01T02:00:00Z"),
                // What has no name is a window all the same.
                ("Untitled", FeedPhase::Scheduled, FeedImpact::Maintenance, None, None, None),
            ]
        );
        let ids: Vec<_> = report.incidents.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids.iter().collect::<std::collections::HashSet<_>>().len(), 4, "each is told apart: {ids:?}");
        assert_eq!(findings.iter().map(|one| one.pointer.as_str()).collect::<Vec<_>>(), ["/upcoming/2/name"]);
    }

    #[test]
    fn no_windows_say_nothing_of_what_works() {
        let (report, findings) = read_feed(r#"{"upcoming":[],"active":[],"recentlyCompleted":[],"past":[]}"#);
        let report = report.unwrap();
        assert_eq!((report.format, report.status(), findings), (FORMAT, Status::Unknown, vec![]));
    }

    #[test]
    fn a_quiet_page_is_told_from_instatus() {
        let (report, findings) =
            read_feed(r#"{"page":{"status":"OPERATIONAL"},"activeIncidents":[],"activeMaintenances":[]}"#);
        let report = report.unwrap();
        assert_eq!((report.format, report.status(), findings), (FORMAT, Status::Operational, vec![]));
    }

    #[test]
    fn an_unknown_word_is_unknown_and_reported() {
        let (report, findings) = read_feed(
            r#"{"page":{"status":"ALL_GOOD"},"activeIncidents":[{"name":"x","status":"PONDERING","severity":"HUGE"}]}"#,
        );
        let report = report.unwrap();
        assert_eq!((report.status(), report.incidents[0].phase), (Status::Unknown, FeedPhase::Unknown));
        let words: Vec<_> = findings.iter().map(|one| one.problem.clone()).collect();
        assert_eq!(words, ["ALL_GOOD", "PONDERING", "HUGE"].map(|word| Problem::UnknownWord(word.to_owned())));
    }

    #[test]
    fn one_broken_record_does_not_take_the_others_with_it() {
        let (report, findings) =
            read_feed(r#"{"page":{"status":"HAS_ISSUES"},"activeIncidents":[null,{"severity":"MAJOR"},{"name":"x"}]}"#);
        assert_eq!(report.unwrap().incidents.len(), 2, "one without a name is one");
        let pointers: Vec<_> = findings.iter().map(|one| one.pointer.as_str()).collect();
        assert_eq!(pointers, ["/activeIncidents/0/name", "/activeIncidents/1/name"]);
    }

    #[test]
    fn what_has_no_marks_is_no_feed() {
        for body in
            ["{}", "[]", "[7]", r#"[{"id":1,"name":"x"}]"#, r#"{"page":{"name":"Acme"}}"#, r#"{"incidents":"none"}"#]
        {
            assert_eq!(decode_feed(body.as_bytes(), Some(FORMAT), None).value, None, "{body}");
        }
    }
}
