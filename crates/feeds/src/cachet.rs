//! Cachet, versions 1 to 3: the lists of components, groups, incidents, updates of incidents, and schedules.
//!
//! Every list looks the same from outside (`data`, paged by `meta.pagination`), so each record is told by its own
//! fields. The third version puts them into `attributes` (JSON:API). Documented at <https://docs.cachethq.io>.
//!
//! A page of a list says nothing of what stands on the others, nor does an empty one say that all is well. Times have
//! no zone: they are on the clock of the server, which is UTC unless it was set otherwise. They are read as UTC, and
//! that is reported once.

use std::collections::BTreeMap;

use super::cursor::Cursor;
use super::report::{FeedImpact, FeedIncident, FeedPhase, FeedUpdate, NamedComponent, Report, ReportComponent};
use super::text::{self, LONGEST_NAME};
use super::times;
use downboard_core::model::{FeedFormat, Status};
use downboard_core::reading::{Effect, Expected, Problem, excerpt};
use downboard_core::time::Timestamp;

const COMPONENTS: &[(i64, Status)] = &[
    (0, Status::Unknown),
    (1, Status::Operational),
    // Performance issues.
    (2, Status::Degraded),
    (3, Status::PartialOutage),
    (4, Status::MajorOutage),
    (5, Status::Unknown),
];

const INCIDENTS: &[(i64, FeedPhase)] = &[
    // Maintenance was an incident before there were schedules.
    (0, FeedPhase::Scheduled),
    (1, FeedPhase::Investigating),
    (2, FeedPhase::Identified),
    // Watching.
    (3, FeedPhase::Monitoring),
    // Fixed.
    (4, FeedPhase::Resolved),
];

const SCHEDULES: &[(i64, FeedPhase)] =
    &[(0, FeedPhase::Scheduled), (1, FeedPhase::InProgress), (2, FeedPhase::Completed)];

/// What a record is.
#[derive(Clone, Copy)]
enum Record {
    Component,
    Group,
    Incident,
    Update,
    Schedule,
}

/// What a record says.
enum Said {
    Components(Vec<ReportComponent>),
    Incident(FeedIncident),
    Update(LooseUpdate),
}

/// An update outside its incident.
struct LooseUpdate {
    pointer: String,
    /// Updates are numbered as they are written.
    number: Option<i64>,
    /// The id of its incident.
    incident: String,
    update: FeedUpdate,
}

/// Reads a list; `None` when it is neither empty and paged nor has one record of a known kind.
pub(super) fn read(root: &Cursor<'_>) -> Option<Report> {
    let data = root.get("data").filter(Cursor::is_array)?;
    let is_paged = root.get("meta").is_some_and(|meta| meta.get("pagination").is_some());
    let is_known = data.json().members().is_empty() && is_paged || data.list(kind).into_iter().next().is_some();
    if !is_known {
        return None;
    }
    let mut report = Report::new(FeedFormat::Cachet);
    let mut updates = Vec::new();
    for said in data.list(record) {
        match said {
            Said::Components(components) => report.components.extend(components),
            Said::Incident(incident) => report.incidents.push(incident),
            Said::Update(update) => updates.push(update),
        }
    }
    report.incidents.extend(incidents_of_updates(updates));
    report_missing_zone(&data);
    Some(report)
}

/// The place of a record's fields: itself, or its attributes in the third version.
fn with_fields<T>(row: &Cursor<'_>, decode: impl Fn(&Cursor<'_>) -> T) -> T {
    let attributes = row.get("attributes").filter(Cursor::is_object);
    attributes.map_or_else(|| decode(row), |attributes| decode(&attributes))
}

fn kind(row: &Cursor<'_>) -> Option<Record> {
    let has = |keys: &[&str]| with_fields(row, |fields| keys.iter().any(|key| fields.json().get(key).is_some()));
    // The order matters: an incident has almost everything that a schedule has.
    if has(&["enabled_components", "collapsed"]) {
        Some(Record::Group)
    } else if has(&["incident_id"]) {
        Some(Record::Update)
    } else if has(&["completed_at", "completed"]) {
        Some(Record::Schedule)
    } else if has(&["human_status", "latest_status", "visible", "stickied"]) {
        Some(Record::Incident)
    } else if has(&["status_name", "group_id", "enabled"]) {
        Some(Record::Component)
    } else {
        None
    }
}

fn record(row: &Cursor<'_>) -> Option<Said> {
    match kind(row) {
        Some(Record::Component) => component(row, None).map(|one| Said::Components(vec![one])),
        Some(Record::Group) => Some(Said::Components(group(row))),
        Some(Record::Incident) => incident(row).map(Said::Incident),
        Some(Record::Schedule) => schedule(row).map(Said::Incident),
        Some(Record::Update) => with_fields(row, |fields| {
            let Some(incident) = fields.id("incident_id") else { return fields.drop_for("incident_id", Expected::Id) };
            let (pointer, number) = (row.pointer(), row.integer("id"));
            Some(Said::Update(LooseUpdate { pointer, number, incident, update: update(row)? }))
        }),
        None => row.drop_for("status", Expected::Integer { min: 0, max: 5 }),
    }
}

/// A component, unless it is switched off. Its group is only a number here; the list of groups has the names.
fn component(row: &Cursor<'_>, group: Option<&str>) -> Option<ReportComponent> {
    with_fields(row, |fields| {
        if fields.boolean("enabled") == Some(false) {
            return None;
        }
        let (id, name) = fields.called(row.id("id").or_else(|| fields.id("id")), &["name"])?;
        Some(ReportComponent {
            id,
            name,
            group: group.map(str::to_owned),
            region: None,
            status: status(fields, "status", COMPONENTS, Status::Unknown).unwrap_or(Status::Unknown),
            observed_at: None,
            beat_seconds: None,
        })
    })
}

/// The components within a group.
fn group(row: &Cursor<'_>) -> Vec<ReportComponent> {
    with_fields(row, |fields| {
        let name = fields.line("name");
        fields.list_of("enabled_components", |one| component(one, name.as_deref()))
    })
}

fn incident(row: &Cursor<'_>) -> Option<FeedIncident> {
    with_fields(row, |fields| {
        let (id, title) = id_and_title(row, fields)?;
        let said = |key| status(fields, key, INCIDENTS, FeedPhase::Unknown);
        let phase = said("latest_status").or_else(|| said("status")).unwrap_or(FeedPhase::Unknown);
        let is_planned = phase == FeedPhase::Scheduled;
        // There are no impacts. What it does to its component stands in the list of components.
        let impact = if is_planned { FeedImpact::Maintenance } else { FeedImpact::Unknown };
        let created_at = time(fields, "created_at", "created");
        let opening =
            fields.body("message").map(|text| FeedUpdate { at: created_at, phase: None, text, affected: Vec::new() });
        let mut updates = fields.details_of("updates", update);
        let newest = newest_phase(&updates);
        // A number that nobody knows may say anything: no update mends it.
        let is_known = phase != FeedPhase::Unknown;
        let is_behind = is_known && !phase.is_over() && newest.is_some_and(FeedPhase::is_over);
        if is_behind {
            row.report(Problem::LabelBehind, Expected::NewestUpdate, Effect::Kept);
        }
        let phase = newest.filter(|_| is_behind).unwrap_or(phase);
        let resolved_at = end(&updates).filter(|_| phase.is_over());
        updates.extend(opening);
        // On all others the plan is filled in too, with nothing that matters.
        let planned_at = if is_planned { time(fields, "scheduled_at", "scheduled") } else { None };
        Some(FeedIncident {
            started_at: planned_at.or_else(|| time(fields, "occurred_at", "occurred")).or(created_at),
            resolved_at,
            updates,
            affected: affected(row, fields),
            link: fields.address("permalink"),
            ..FeedIncident::new(row.pointer(), id, title, phase, impact)
        })
    })
}

fn schedule(row: &Cursor<'_>) -> Option<FeedIncident> {
    with_fields(row, |fields| {
        let (id, title) = id_and_title(row, fields)?;
        let said = status(fields, "status", SCHEDULES, FeedPhase::Unknown).unwrap_or(FeedPhase::Unknown);
        let end = time(fields, "completed_at", "completed");
        // The third version computes the label from the clock: until the end has passed it is a planned one. Before, somebody
        // set both, and an end outweighs the label.
        let is_ahead = fields.get("completed").is_some() && !said.is_over() && said.is_maintenance();
        let (ends_at, resolved_at) = if is_ahead { (end, None) } else { (None, end) };
        let phase = if resolved_at.is_some() { FeedPhase::Completed } else { said };
        let at = time(fields, "created_at", "created");
        let opening = fields.body("message").map(|text| FeedUpdate { at, phase: None, text, affected: Vec::new() });
        Some(FeedIncident {
            started_at: time(fields, "scheduled_at", "scheduled"),
            resolved_at,
            ends_at,
            updates: opening.into_iter().collect(),
            affected: affected(row, fields),
            ..FeedIncident::new(row.pointer(), id, title, phase, FeedImpact::Maintenance)
        })
    })
}

fn id_and_title(row: &Cursor<'_>, fields: &Cursor<'_>) -> Option<(String, String)> {
    fields.titled(row.id("id").or_else(|| fields.id("id")), &["name", "message"])
}

/// The components of an incident or schedule: one by its number, of which 0 is none, or a list.
fn affected(row: &Cursor<'_>, fields: &Cursor<'_>) -> Vec<NamedComponent> {
    let only = fields.integer("component_id").filter(|id| *id != 0);
    let only = only.map(|id| NamedComponent { component: id.to_string(), name: None, status: None });
    let in_list = |one: &Cursor<'_>| {
        let component = one.id("component_id").or_else(|| one.id("id"))?;
        let status = status(one, "component_status", COMPONENTS, Status::Unknown);
        Some(NamedComponent { component, name: one.line("name"), status })
    };
    let mut affected: Vec<NamedComponent> = only.into_iter().collect();
    affected.extend(fields.details_of("components", in_list));
    let related = row.get("relationships");
    let related = related.as_ref().and_then(|related| related.get("components"));
    affected.extend(related.map(|components| components.details_of("data", in_list)).unwrap_or_default());
    affected
}

fn update(row: &Cursor<'_>) -> Option<FeedUpdate> {
    with_fields(row, |fields| {
        if !fields.is_object() {
            return fields.drop_for("message", Expected::String);
        }
        Some(FeedUpdate {
            at: time(fields, "created_at", "created"),
            phase: status(fields, "status", INCIDENTS, FeedPhase::Unknown),
            text: fields.body("message").unwrap_or_default(),
            affected: Vec::new(),
        })
    })
}

/// The phase of the newest update that has one. Whoever closes an incident by an update may forget its own number.
fn newest_phase(updates: &[FeedUpdate]) -> Option<FeedPhase> {
    // Of one time the last counts: updates are written in order.
    let said = updates.iter().filter_map(|update| Some((update.at?, update.phase?)));
    said.max_by_key(|(at, _)| *at).map(|(_, phase)| phase)
}

/// There is no field for the end: the update that says so is the end.
fn end(updates: &[FeedUpdate]) -> Option<Timestamp> {
    let ends = updates.iter().filter(|update| update.phase.is_some_and(FeedPhase::is_over));
    ends.filter_map(|update| update.at).max()
}

/// The incidents that updates belong to, as far as updates tell: the list of updates names them by number only, so the
/// first text stands for the title.
fn incidents_of_updates(mut updates: Vec<LooseUpdate>) -> Vec<FeedIncident> {
    // Updates of the same second stand in the order in which they were written.
    updates.sort_by_key(|loose| (loose.update.at, loose.number));
    let mut incidents: BTreeMap<String, FeedIncident> = BTreeMap::new();
    for LooseUpdate { pointer, incident, update, .. } in updates {
        let title = Some(text::line(&update.text, LONGEST_NAME)).filter(|title| !title.is_empty());
        let known = incidents.entry(incident.clone()).or_insert_with(|| FeedIncident {
            started_at: update.at,
            ..FeedIncident::new(
                pointer,
                incident.clone(),
                title.unwrap_or(incident),
                FeedPhase::Unknown,
                FeedImpact::Unknown,
            )
        });
        known.phase = update.phase.unwrap_or(known.phase);
        known.updates.push(update);
    }
    for incident in incidents.values_mut() {
        incident.resolved_at = end(&incident.updates).filter(|_| incident.phase.is_over());
    }
    incidents.into_values().collect()
}

/// The number of a status. The third version has an object of it and a word in the reader's language.
fn status<T: Copy>(fields: &Cursor<'_>, key: &str, table: &[(i64, T)], otherwise: T) -> Option<T> {
    match fields.get(key).filter(Cursor::is_object) {
        Some(status) => status.code("value", table, otherwise),
        None => fields.code(key, table, otherwise),
    }
}

/// A time by its name before the third version, or the object of it since.
fn time(fields: &Cursor<'_>, key: &str, since: &str) -> Option<Timestamp> {
    let earlier = fields.time(key, times::utc_unless_said);
    earlier.or_else(|| fields.get(since)?.time("string", times::utc_unless_said))
}

/// Reports the first time without a zone; all others of the document have none either.
fn report_missing_zone(data: &Cursor<'_>) {
    let created = data.list(|row| {
        with_fields(row, |fields| {
            let created = fields.get("created");
            let text = fields.word("created_at").or_else(|| created.as_ref()?.word("string"))?;
            Some(text.to_owned())
        })
    });
    let is_naive = |text: &&String| downboard_core::instant::parse(text).is_none() && times::naive_utc(text).is_some();
    if let Some(text) = created.iter().find(is_naive) {
        data.report(Problem::NoZone(excerpt(text)), Expected::Offset, Effect::Kept);
    }
}

#[cfg(test)]
mod tests {
    use super::super::decode_feed;
    use super::super::tests::{at, read_feed};
    use super::*;
    use downboard_core::model::Address;
    use downboard_core::reading::Finding;

    const FORMAT: FeedFormat = FeedFormat::Cachet;

    /// A page of a list, with the number of records as text, as some servers write it.
    fn page(data: &str) -> String {
        format!(r#"{{"meta":{{"pagination":{{"total":1,"per_page":"20"}}}},"data":[{data}]}}"#)
    }

    /// Reads a page whose times have no zone, without the finding that says so.
    fn read_naive(data: &str) -> (Report, Vec<Finding>) {
        let (report, mut findings) = read_feed(&page(data));
        let all = findings.len();
        findings.retain(|finding| finding.expected != Expected::Offset);
        assert_eq!(all - findings.len(), 1, "said once");
        (report.unwrap(), findings)
    }

    #[test]
    fn an_incident_that_an_update_calls_fixed_is_over() {
        let (report, findings) = read_naive(
            r#"{"id":"7","type":"incidents","attributes":{"name":"Late answers","message":"Late.","visible":1,
              "status":{"human":"Identified","value":2},"created":{"string":"2026-11-20 09:10:00"},"updates":[
              {"id":"1","attributes":{"message":"Found.","status":{"value":3},"created":{"string":"2026-11-20 10:02:00"}}},
              {"id":"2","attributes":{"message":"Done.","status":{"value":4},"created":{"string":"2026-11-20 11:20:00"}}}]}},
            {"id":8,"name":"Refused","message":"Errors.","visible":1,"status":1,"human_status":"Investigating",
              "created_at":"2026-11-19 08:00:00","updates":[
              {"id":3,"incident_id":8,"status":4,"message":"Full disk.","created_at":"2026-11-19 09:30:00"}]}"#,
        );
        let over: Vec<_> = report.incidents.iter().map(|one| (one.id.as_str(), one.phase, one.resolved_at)).collect();
        assert_eq!(
            over,
            [
                ("7", FeedPhase::Resolved, at("2026-11-20T11:20:00Z")),
                ("8", FeedPhase::Resolved, at("2026-11-19T09:30:00Z"))
            ]
        );
        let problems: Vec<_> = findings.into_iter().map(|finding| (finding.pointer, finding.problem)).collect();
        let behind = |pointer: &str| (pointer.to_owned(), Problem::LabelBehind);
        assert_eq!(problems, [behind("/data/0"), behind("/data/1")]);
    }

    #[test]
    fn components_are_read() {
        let (report, findings) = read_naive(
            r#"{"id":1,"name":"Shop","description":"","status":1,"order":0,"group_id":1,"enabled":true,
              "status_name":"Operational","tags":{"":""},"link":"https://example.org",
              "created_at":"2026-01-05 16:52:00"},
            {"id":2,"name":"Mail","status":"3","status_name":"Partial Outage","tags":[]},
            {"id":3,"name":"Old","status":4,"status_name":"Major Outage","enabled":false},
            {"id":4,"name":"Idle","status":0,"status_name":"Unknown"}"#,
        );
        assert_eq!(findings, []);
        assert_eq!((report.format, report.indicator), (FORMAT, None));
        let components: Vec<_> =
            report.components.iter().map(|one| (one.id.as_str(), one.name.as_str(), one.status)).collect();
        assert_eq!(
            components,
            [("1", "Shop", Status::Operational), ("2", "Mail", Status::PartialOutage), ("4", "Idle", Status::Unknown)]
        );
    }

    #[test]
    fn groups_name_the_group_of_their_components() {
        let (report, findings) = read_feed(&page(
            r#"{"id":1,"name":"Europe","collapsed":0,"enabled_components":[{"id":1,"name":"Shop","status":2}]}"#,
        ));
        let report = report.unwrap();
        assert_eq!(findings, []);
        assert_eq!((report.components[0].group.as_deref(), report.status()), (Some("Europe"), Status::Degraded));
    }

    #[test]
    fn incidents_are_read() {
        let (report, findings) = read_naive(
            r#"{"id":1,"component_id":7,"name":"Mail is late","status":1,"latest_status":4,"visible":1,
              "message":"We are <b>looking</b>.",
              "scheduled_at":"2026-11-20 10:00:00","created_at":"2026-11-20 10:00:00",
              "updated_at":"2026-11-21 09:00:00",
              "permalink":"https://status.example.org/incidents/1","updates":[
              {"id":3,"incident_id":1,"status":4,"message":"Fixed.","created_at":"2026-11-20 12:00:00"},
              {"id":2,"incident_id":1,"status":3,"message":"Watching.","created_at":"2026-11-20 11:00:00"}]},
            {"id":2,"component_id":0,"name":"Move","status":0,"visible":1,"message":"","human_status":"Scheduled",
              "scheduled_at":"2026-12-01 08:00:00","created_at":"2026-11-10 12:00:00"}"#,
        );
        assert_eq!(findings, []);
        let [incident, planned] = report.incidents.as_slice() else { panic!("{:?}", report.incidents) };
        assert_eq!((incident.id.as_str(), incident.title.as_str()), ("1", "Mail is late"));
        assert_eq!((incident.phase, incident.impact), (FeedPhase::Resolved, FeedImpact::Unknown));
        assert_eq!(incident.started_at, at("2026-11-20T10:00:00Z"));
        assert_eq!(incident.resolved_at, at("2026-11-20T12:00:00Z"), "when it was said, not when it was last edited");
        let said: Vec<_> = incident.updates.iter().map(|update| update.text.as_str()).collect();
        assert_eq!(said, ["We are looking.", "Watching.", "Fixed."]);
        assert_eq!(incident.affected[0].component, "7");
        assert_eq!(incident.link.as_ref().map(Address::as_str), Some("https://status.example.org/incidents/1"));
        assert_eq!((planned.phase, planned.impact), (FeedPhase::Scheduled, FeedImpact::Maintenance));
        assert_eq!((planned.started_at, planned.affected.len()), (at("2026-12-01T08:00:00Z"), 0));
    }

    #[test]
    fn updates_are_put_together_to_their_incidents() {
        let (report, findings) = read_naive(
            r#"{"id":3,"incident_id":1,"status":4,"message":"Fixed.","created_at":"2026-11-20 12:00:00"},
            {"id":1,"incident_id":1,"status":1,"message":"Mail is late.","created_at":"2026-11-20 10:00:00"},
            {"id":5,"incident_id":2,"status":3,"message":"Again.","created_at":"2026-11-21 10:00:00"},
            {"id":4,"incident_id":2,"status":4,"message":"Gone.","created_at":"2026-11-21 10:00:00"}"#,
        );
        assert_eq!(findings.len(), 1, "{findings:?}");
        let [second, first] = report.incidents.as_slice() else { panic!("{:?}", report.incidents) };
        assert_eq!((first.id.as_str(), first.title.as_str(), first.phase), ("1", "Mail is late.", FeedPhase::Resolved));
        assert_eq!(first.started_at, at("2026-11-20T10:00:00Z"));
        assert_eq!(first.resolved_at, at("2026-11-20T12:00:00Z"));
        assert_eq!((second.id.as_str(), second.phase, second.resolved_at), ("2", FeedPhase::Monitoring, None));
    }

    #[test]
    fn schedules_are_read() {
        let (report, findings) = read_naive(
            r#"{"id":1,"name":"Move","message":"New racks","status":1,
              "scheduled_at":"2026-11-21 08:00:00","completed_at":null,
              "created_at":"2026-11-10 12:00:00","components":[{"id":9,"component_id":2,"component_status":4}]},
            {"id":2,"name":"Done","message":"","status":0,"scheduled_at":"2026-11-20 08:00:00",
              "completed_at":"2026-11-20 09:00:00","created_at":"2026-11-10 12:00:00"}"#,
        );
        assert_eq!(findings, []);
        let [open, over] = report.incidents.as_slice() else { panic!("{:?}", report.incidents) };
        assert_eq!((open.phase, open.impact), (FeedPhase::InProgress, FeedImpact::Maintenance));
        assert_eq!((open.started_at, open.updates[0].text.as_str()), (at("2026-11-21T08:00:00Z"), "New racks"));
        assert_eq!((open.affected[0].component.as_str(), open.affected[0].status), ("2", Some(Status::MajorOutage)));
        assert_eq!((over.phase, over.resolved_at), (FeedPhase::Completed, at("2026-11-20T09:00:00Z")));
    }

    #[test]
    fn the_third_version_has_the_planned_end_in_the_place_of_the_end() {
        let row = |status: i64, scheduled: &str, completed: &str| {
            format!(
                r#"{{"id":"6","type":"schedules","attributes":{{"id":6,"name":"Move","status":{{"value":{status}}},
                "scheduled":{{"string":"{scheduled}"}},"completed":{{"human":"soon","string":{completed}}},
                "created":{{"string":"2026-11-10 12:00:00"}}}}}}"#
            )
        };
        let (begin, end) = ("2026-11-21 08:00:00", "\"2026-11-21 12:00:00\"");
        let ends = at("2026-11-21T12:00:00Z");
        for (status, completed, phase, ends_at, resolved_at) in [
            (0, end, FeedPhase::Scheduled, ends, None),
            (1, end, FeedPhase::InProgress, ends, None),
            (1, "null", FeedPhase::InProgress, None, None),
            (2, end, FeedPhase::Completed, None, ends),
        ] {
            let (report, findings) = read_naive(&row(status, begin, completed));
            assert_eq!(findings, []);
            let found = &report.incidents[0];
            assert_eq!((found.phase, found.ends_at, found.resolved_at), (phase, ends_at, resolved_at), "{status}");
            assert_eq!(found.started_at, at("2026-11-21T08:00:00Z"));
        }
    }

    #[test]
    fn the_third_version_puts_the_fields_into_attributes() {
        let (report, findings) = read_feed(
            r#"{"data":[{"id":"1","type":"components","attributes":{"id":1,"name":"Shop","status":3,"enabled":true,
              "created":{"human":"now","string":"2026-11-20 10:00:00"}}},
            {"id":"2","type":"components","attributes":{"id":2,"name":"Mail","enabled":true,
              "status":{"human":"Fine","value":1}}},
            {"id":"5","type":"incidents","attributes":{"id":5,"name":"Slow","message":"Looking.","stickied":false,
              "status":{"human":"Identified","value":2},"occurred":{"human":"now","string":"2026-11-20 10:00:00"},
              "created":{"human":"now","string":"2026-11-20 10:01:00"}},
              "relationships":{"components":{"data":[{"id":"1","type":"components"}]}}},
            {"id":"6","type":"schedules","attributes":{"id":6,"name":"Move","status":{"human":"Upcoming","value":0},
              "scheduled":{"string":"2026-12-01 10:00:00"},"completed":{"human":null,"string":null}}}]}"#,
        );
        let report = report.unwrap();
        assert_eq!((report.format, findings.len()), (FORMAT, 1), "{findings:?}");
        let statuses: Vec<_> = report.components.iter().map(|one| (one.name.as_str(), one.status)).collect();
        assert_eq!(statuses, [("Shop", Status::PartialOutage), ("Mail", Status::Operational)]);
        let [incident, planned] = report.incidents.as_slice() else { panic!("{:?}", report.incidents) };
        assert_eq!((incident.phase, incident.started_at), (FeedPhase::Identified, at("2026-11-20T10:00:00Z")));
        assert_eq!((incident.affected.len(), incident.affected[0].component.as_str()), (1, "1"));
        assert_eq!((planned.phase, planned.started_at), (FeedPhase::Scheduled, at("2026-12-01T10:00:00Z")));
    }

    #[test]
    fn an_empty_list_does_not_say_that_all_is_well() {
        let (report, findings) = read_feed(&page(""));
        assert_eq!((report.unwrap().status(), findings), (Status::Unknown, vec![]));
    }

    #[test]
    fn an_unknown_number_is_unknown_and_reported() {
        let (report, findings) = read_feed(&page(
            r#"{"id":1,"name":"Shop","status":42,"status_name":"Bored"},{"id":2,"name":"x","status":9,"visible":1}"#,
        ));
        let report = report.unwrap();
        assert_eq!((report.components[0].status, report.incidents[0].phase), (Status::Unknown, FeedPhase::Unknown));
        let problems: Vec<_> = findings.iter().map(|one| one.problem.clone()).collect();
        assert_eq!(problems, ["42", "9"].map(|number| Problem::UnknownWord(number.to_owned())));
    }

    #[test]
    fn one_broken_record_does_not_take_the_others_with_it() {
        let (report, findings) =
            read_feed(&page(r#"7,{"status_name":"Operational"},{"id":3,"status":1,"enabled":true}"#));
        assert_eq!(report.unwrap().components.len(), 2, "one without a name is one");
        let pointers: Vec<_> = findings.iter().map(|one| one.pointer.as_str()).collect();
        assert_eq!(pointers, ["/data/0/status", "/data/1/name", "/data/2/name"]);
    }

    #[test]
    fn a_list_of_something_else_is_no_feed() {
        for body in [
            "{}".to_owned(),
            r#"{"data":[]}"#.to_owned(),
            r#"{"data":{"status":"success","message":"System operational"}}"#.to_owned(),
            page(r#"{"id":1,"title":"A post"}"#),
        ] {
            assert_eq!(decode_feed(body.as_bytes(), Some(FORMAT), None).value, None, "{body}");
        }
    }
}
