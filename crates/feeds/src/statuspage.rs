//! Atlassian Statuspage v2 and what imitates it: incident.io's compatible feeds, `OpenStatus`, Rootly.
//!
//! Reads `summary.json`, `status.json`, `components.json`, `incidents.json` and `scheduled-maintenances.json` with one
//! decoder: absent, null and empty are the same, and every id may be missing. Documented at
//! <https://metastatuspage.com/api>.

use std::collections::{HashMap, HashSet};

use super::cursor::Cursor;
use super::json::Json;
use super::report::{FeedImpact, FeedIncident, FeedPhase, FeedUpdate, NamedComponent, Report, ReportComponent};
use downboard_core::model::{FeedFormat, Status};

const INDICATORS: &[(&str, Status)] = &[
    ("none", Status::Operational),
    ("minor", Status::Degraded),
    ("major", Status::PartialOutage),
    ("critical", Status::MajorOutage),
    ("maintenance", Status::Maintenance),
];

pub(super) const COMPONENTS: &[(&str, Status)] = &[
    ("operational", Status::Operational),
    ("degraded_performance", Status::Degraded),
    ("partial_outage", Status::PartialOutage),
    ("major_outage", Status::MajorOutage),
    ("full_outage", Status::MajorOutage),
    ("under_maintenance", Status::Maintenance),
];

const PHASES: &[(&str, FeedPhase)] = &[
    ("investigating", FeedPhase::Investigating),
    ("identified", FeedPhase::Identified),
    ("monitoring", FeedPhase::Monitoring),
    ("resolved", FeedPhase::Resolved),
    ("postmortem", FeedPhase::Resolved),
    ("scheduled", FeedPhase::Scheduled),
    ("in_progress", FeedPhase::InProgress),
    ("verifying", FeedPhase::InProgress),
    ("completed", FeedPhase::Completed),
];

const IMPACTS: &[(&str, FeedImpact)] = &[
    ("none", FeedImpact::None),
    ("minor", FeedImpact::Minor),
    ("major", FeedImpact::Major),
    ("critical", FeedImpact::Critical),
    ("maintenance", FeedImpact::Maintenance),
];

/// Reads a document; `None` when it has neither an indicator nor one of the lists. A list of incidents without a page is one of
/// a project that collects them, and so is one incident alone.
pub(super) fn read(root: &Cursor<'_>) -> Option<Report> {
    let mut report = Report::new(FeedFormat::Statuspage);
    let status = root.get("status");
    let indicator = status.as_ref().filter(|status| status.word("indicator").is_some());
    let lists = ["components", "incidents", "scheduled_maintenances"].map(|key| root.get(key));
    let has_list = root.get("page").is_some() && lists.iter().flatten().any(Cursor::is_array);
    if is_incident(root.json()) {
        report.incidents.extend(incident(root));
        drop_sentences(&mut report);
        return Some(report);
    }
    if indicator.is_none() && !has_list && !is_list_of_incidents(root.json()) {
        return None;
    }
    report.indicator = indicator.map(|status| status.status("indicator", INDICATORS));
    if let Some(page) = root.get("page") {
        report.name = page.line("name");
        report.page = page.address("url");
        report.version_at = page.instant("updated_at");
    }
    let [components, incidents, maintenances] = lists;
    if let Some(list) = components {
        report.components = self::components(&list);
    }
    for list in [incidents, maintenances].into_iter().flatten() {
        report.incidents.extend(list.list(incident));
    }
    drop_sentences(&mut report);
    Some(report)
}

/// Whether a document is one incident.
pub(super) fn is_incident(json: &Json<'_>) -> bool {
    matches!(json.get("incident_updates"), Some(Json::Array(_)))
        && ["status", "name"].iter().all(|key| json.get(key).and_then(Json::as_str).is_some())
}

/// Whether a document is a list of incidents, with a page or without.
pub(super) fn is_list_of_incidents(json: &Json<'_>) -> bool {
    json.get("incidents").is_some_and(|list| list.members().iter().any(is_incident))
}

/// "No components were affected by this update." stands among the components of an update: what has neither an id nor a
/// status, and is nowhere listed, is a sentence.
fn drop_sentences(report: &mut Report) {
    let of_page = report.components.iter().map(|one| one.name.clone());
    let of_incidents = report.incidents.iter().flat_map(|one| one.affected.iter().filter_map(|one| one.name.clone()));
    let listed: HashSet<String> = of_page.chain(of_incidents).collect();
    let is_sentence = |one: &NamedComponent| {
        one.status.is_none() && one.name.as_ref() == Some(&one.component) && !listed.contains(&one.component)
    };
    for update in report.incidents.iter_mut().flat_map(|incident| &mut incident.updates) {
        update.affected.retain(|one| !is_sentence(one));
    }
}

/// The components without the rows that only hold others. A group that is not in the document has no name, and a group
/// without its children in the document stands for them.
fn components(list: &Cursor<'_>) -> Vec<ReportComponent> {
    let parents: HashSet<String> = list.list(|row| row.id("group_id")).into_iter().collect();
    let is_group =
        |row: &Cursor<'_>| row.boolean("group") == Some(true) && row.id("id").is_some_and(|id| parents.contains(&id));
    let groups = list.list(|row| if is_group(row) { Some((row.id("id")?, row.line("name")?)) } else { None });
    // Of two with one id the first counts.
    let groups: HashMap<String, String> = groups.into_iter().rev().collect();
    let group_name = |id: String| groups.get(&id).cloned();
    list.list(|row| {
        if is_group(row) {
            return None;
        }
        let (id, name) = row.called(row.id("id"), &["name"])?;
        Some(ReportComponent {
            id,
            name,
            group: row.id("group_id").and_then(group_name),
            region: None,
            status: row.status("status", COMPONENTS),
            observed_at: None,
            beat_seconds: None,
        })
    })
}

fn incident(row: &Cursor<'_>) -> Option<FeedIncident> {
    let (id, title) = row.titled(row.id("id"), &["name"])?;
    let said = row.choice("status", PHASES, FeedPhase::Unknown).unwrap_or(FeedPhase::Unknown);
    let resolved_at = row.instant("resolved_at");
    let is_planned = row.get("scheduled_for").is_some();
    // An end outweighs the last label: labels are edited afterwards, and some stand wrong for months.
    let phase = match resolved_at {
        Some(_) if is_planned => FeedPhase::Completed,
        Some(_) => FeedPhase::Resolved,
        None => said,
    };
    let impact = row.choice("impact", IMPACTS, FeedImpact::Unknown);
    let impact = impact.unwrap_or(if is_planned { FeedImpact::Maintenance } else { FeedImpact::Unknown });
    let planned_from = row.instant("scheduled_for");
    let updates = row.details_of("incident_updates", |update| Some(self::update(update)));
    let started_at = planned_from.or_else(|| row.instant("started_at")).or_else(|| row.instant("created_at"));
    Some(FeedIncident {
        started_at: started_at.or_else(|| updates.iter().filter_map(|update| update.at).min()),
        resolved_at,
        ends_at: row.instant("scheduled_until"),
        updates,
        affected: row.details_of("components", component_of_incident),
        link: row.address("shortlink"),
        ..FeedIncident::new(row.pointer(), id, title, phase, impact)
    })
}

fn component_of_incident(row: &Cursor<'_>) -> Option<NamedComponent> {
    let name = row.line("name");
    let component = row.id("id").or_else(|| name.clone())?;
    Some(NamedComponent { component, name, status: None })
}

fn update(row: &Cursor<'_>) -> FeedUpdate {
    FeedUpdate {
        // What is shown as the time of the update; it may be set back from when it was typed.
        at: row.instant("display_at").or_else(|| row.instant("created_at")),
        phase: row.choice("status", PHASES, FeedPhase::Unknown),
        text: row.body("body").unwrap_or_default(),
        affected: row.details_of("affected_components", |change| {
            let name = change.line("name");
            let component = change.id("code").or_else(|| name.clone())?;
            let status = change.word("new_status").map(|_| change.status("new_status", COMPONENTS));
            Some(NamedComponent { component, name, status })
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{at, read_feed};
    use super::*;
    use downboard_core::reading::Problem;

    const FORMAT: FeedFormat = FeedFormat::Statuspage;

    #[test]
    fn a_summary_is_read() {
        let (report, findings) = read_feed(
            r#"{"page":{"id":"p","name":"Acme <b>Cloud</b>","url":"https://status.example.org"},
            "status":{"indicator":"major","description":"Partial System Outage"},
            "components":[{"id":"g","name":"Edge","group":true,"status":"operational"},
              {"id":"a","name":"API","status":"major_outage","group_id":"g","group":false},
              {"id":"b","name":"Web","status":"under_maintenance","group_id":"gone"}],
            "incidents":[{"id":"i","name":"API errors","status":"monitoring","impact":"critical",
              "created_at":"2026-07-23T16:06:00Z","started_at":"2026-07-23T16:05:00.000Z","resolved_at":null,
              "shortlink":"https://stspg.example/x","components":[{"id":"a","name":"API"}],
              "incident_updates":[
                {"status":"monitoring","body":"A fix is in.","display_at":"2026-07-23T17:00:00Z","affected_components":null},
                {"status":"investigating","body":"<p>Looking.</p>","display_at":"2026-07-23T16:06:00Z",
                 "affected_components":[{"code":"a","name":"API","old_status":"operational","new_status":"major_outage"}]}]}],
            "scheduled_maintenances":[]}"#,
        );
        let report = report.unwrap();
        assert_eq!(findings, []);
        assert_eq!((report.format, report.name.as_deref()), (FORMAT, Some("Acme Cloud")));
        assert_eq!(report.indicator, Some(Status::PartialOutage));
        assert_eq!(report.status(), Status::MajorOutage, "the worst of what it says");
        let components: Vec<_> =
            report.components.iter().map(|one| (one.id.as_str(), one.group.as_deref(), one.status)).collect();
        assert_eq!(components, [("a", Some("Edge"), Status::MajorOutage), ("b", None, Status::Maintenance)]);
        let incident = &report.incidents[0];
        assert_eq!((incident.phase, incident.impact), (FeedPhase::Monitoring, FeedImpact::Critical));
        assert_eq!(incident.started_at, at("2026-07-23T16:05:00Z"));
        let said: Vec<_> = incident.updates.iter().map(|update| update.text.as_str()).collect();
        assert_eq!(said, ["Looking.", "A fix is in."], "oldest first");
        assert_eq!(incident.updates[0].affected[0].status, Some(Status::MajorOutage));
        assert_eq!(report.changed_at, at("2026-07-23T17:00:00Z"));
    }

    #[test]
    fn a_sentence_among_the_components_of_an_update_is_none() {
        let (report, findings) = read_feed(
            r#"{"page":{},"components":[{"name":"Silo","status":"operational"}],"incidents":[{"name":"x","status":"identified",
            "incident_updates":[{"status":"identified","body":"y","display_at":"2026-07-23T17:00:00Z","affected_components":[
              {"name":"Nothing was touched by this."},{"name":"Silo"},{"name":"Mill","new_status":"major_outage"}]}]}]}"#,
        );
        assert_eq!(findings, []);
        let affected = &report.unwrap().incidents[0].updates[0].affected;
        let rows: Vec<_> = affected.iter().map(|one| (one.component.as_str(), one.status)).collect();
        assert_eq!(rows, [("Silo", None), ("Mill", Some(Status::MajorOutage))]);
    }

    #[test]
    fn incidents_are_read_without_their_page() {
        let incident = r#"{"id":"i","name":"Flour is damp","status":"resolved","impact":"critical",
            "created_at":"2026-07-23T16:05:00Z","resolved_at":"2026-07-23T18:00:00Z","shortlink":"https://stspg.example/x",
            "components":[{"id":"m","name":"Mill"}],
            "incident_updates":[{"status":"resolved","body":"Dry.","display_at":"2026-07-23T18:00:00Z"}]}"#;
        for body in [incident.to_owned(), format!(r#"{{"incidents":[{incident}]}}"#)] {
            for format in [None, Some(FORMAT)] {
                let decoded = super::super::decode_feed(body.as_bytes(), format, None);
                let report = decoded.value.unwrap();
                assert_eq!((report.name.as_deref(), report.status(), report.format), (None, Status::Unknown, FORMAT));
                let one = &report.incidents[0];
                assert_eq!((one.phase, one.impact), (FeedPhase::Resolved, FeedImpact::Critical));
                assert_eq!(one.resolved_at, at("2026-07-23T18:00:00Z"));
                assert_eq!((one.affected[0].component.as_str(), one.updates.len()), ("m", 1));
                assert_eq!(decoded.findings, []);
            }
        }
    }

    #[test]
    fn look_alikes_leave_out_what_they_like() {
        for body in [
            r#"{"page":{"name":"x"},"status":{"indicator":"none"},"incidents":null}"#,
            r#"{"page":{},"components":[{"name":"API","status":"operational"}]}"#,
        ] {
            let (report, findings) = read_feed(body);
            assert_eq!((report.unwrap().status(), findings), (Status::Operational, vec![]), "{body}");
        }
    }

    #[test]
    fn an_unknown_word_is_unknown_and_reported() {
        let (report, findings) = read_feed(
            r#"{"page":{},"status":{"indicator":"none"},"components":[{"id":"a","name":"API","status":"sort of fine"}]}"#,
        );
        assert_eq!(report.unwrap().status(), Status::Unknown);
        assert_eq!(findings[0].pointer, "/components/0/status");
        assert_eq!(findings[0].problem, Problem::UnknownWord("sort of fine".to_owned()));
    }

    #[test]
    fn resolved_at_outweighs_a_later_label() {
        let (report, findings) = read_feed(
            r#"{"page":{},"incidents":[{"id":"i","name":"Old","status":"investigating","impact":"minor",
            "created_at":"2024-05-28T10:00:00Z","resolved_at":"2024-05-28T12:00:00Z","incident_updates":[
            {"status":"resolved","body":"","display_at":"2024-05-28T12:00:00Z"},
            {"status":"investigating","body":"","display_at":"2024-05-28T13:00:00Z"}]}]}"#,
        );
        assert_eq!(report.unwrap().incidents[0].phase, FeedPhase::Resolved);
        assert_eq!(findings.iter().map(|one| &one.problem).collect::<Vec<_>>(), [&Problem::Reopened]);
    }

    #[test]
    fn one_broken_record_does_not_take_the_others_with_it() {
        let (report, findings) =
            read_feed(r#"{"page":{},"components":[{"name":"A","status":"operational"},7,{"status":"operational"}]}"#);
        assert_eq!(report.unwrap().components.len(), 2, "one without a name is one");
        assert_eq!(
            findings.iter().map(|one| one.pointer.as_str()).collect::<Vec<_>>(),
            ["/components/1/name", "/components/2/name"]
        );
    }
}
