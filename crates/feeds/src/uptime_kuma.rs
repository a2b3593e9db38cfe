//! Uptime Kuma: the document of a status page and the document of its heartbeats.
//!
//! The one names the monitors and the other says how they are, by id only; a document that holds both is joined.
//! Without heartbeats a monitor is unknown. Read after the program's own source,
//! <https://github.com/louislam/uptime-kuma>.

use std::collections::BTreeMap;

use super::cursor::Cursor;
use super::report::{
    FeedImpact, FeedIncident, FeedPhase, FeedUpdate, Observed, Report, ReportComponent, newest_observation,
};
use super::text::{self, LONGEST_NAME};
use super::times;
use downboard_core::model::{FeedFormat, Status};
use downboard_core::reading::Expected;
use downboard_core::time::Timestamp;

const BEATS: &[(i64, Status)] = &[
    (0, Status::MajorOutage),
    (1, Status::Operational),
    // A check failed and is tried again: neither up nor down.
    (2, Status::Unknown),
    (3, Status::Maintenance),
];

const MAINTENANCES: &[(&str, FeedPhase)] = &[
    ("scheduled", FeedPhase::Scheduled),
    ("under-maintenance", FeedPhase::InProgress),
    ("ended", FeedPhase::Completed),
    ("unknown", FeedPhase::Unknown),
];

/// Reads either document; `None` when the body has neither monitors nor heartbeats.
pub(super) fn read(root: &Cursor<'_>) -> Option<Report> {
    let groups = root.get("publicGroupList").filter(Cursor::is_array);
    let heartbeats = root.get("heartbeatList").filter(Cursor::is_object);
    if groups.is_none() && heartbeats.is_none() {
        return None;
    }
    let mut report = Report::new(FeedFormat::UptimeKuma);
    report.name = root.get("config").and_then(|config| config.line("title"));
    let by_id = |id: &str, beats: &Cursor<'_>| Some((text::line(id, LONGEST_NAME), newest(beats)));
    let statuses = heartbeats.map(|list| list.entries(by_id)).unwrap_or_default();
    report.components = match groups {
        Some(groups) => monitors(&groups, &statuses.into_iter().collect()),
        None => statuses.into_iter().map(|(id, heard)| component(id.clone(), id, None, heard)).collect(),
    };
    // The first version has one incident or null, the second a list.
    report.incidents = root.get("incident").and_then(|row| incident(&row)).into_iter().collect();
    report.incidents.extend(root.list_of("incidents", incident));
    report.incidents.extend(root.list_of("maintenanceList", maintenance));
    Some(report)
}

/// What was heard of a monitor: its status, when it was last checked, and how far apart its checks are.
#[derive(Clone, Copy)]
struct Heard {
    status: Status,
    at: Option<Timestamp>,
    beat_seconds: Option<i64>,
}

impl Heard {
    const NOTHING: Self = Self { status: Status::Unknown, at: None, beat_seconds: None };
}

fn component(id: String, name: String, group: Option<String>, heard: Heard) -> ReportComponent {
    let Heard { status, at: observed_at, beat_seconds } = heard;
    ReportComponent { id, name, group, region: None, status, observed_at, beat_seconds }
}

/// The monitors of all groups.
fn monitors(groups: &Cursor<'_>, statuses: &BTreeMap<String, Heard>) -> Vec<ReportComponent> {
    let in_groups = groups.list(|row| {
        if !row.is_object() {
            return row.drop_for("monitorList", Expected::Array);
        }
        let group = row.line("name");
        Some(row.list_of("monitorList", |monitor| {
            let (id, name) = monitor.called(monitor.id("id"), &["name"])?;
            let heard = statuses.get(&id).copied().unwrap_or(Heard::NOTHING);
            Some(component(id, name, group.clone(), heard))
        }))
    });
    in_groups.into_iter().flatten().collect()
}

/// The status of the newest heartbeat. Where the last of the list is a bare 0, nothing has been heard of late, and what
/// was heard before that does not tell how it is now.
fn newest(beats: &Cursor<'_>) -> Heard {
    let is_silent = beats.json().members().last().is_some_and(|last| last.get("status").is_none());
    let heard = beats.list(|beat| {
        // A bare number fills the list up.
        beat.is_object().then_some(())?;
        let status = beat.code("status", BEATS, Status::Unknown).unwrap_or(Status::Unknown);
        Some((beat.time("time", times::utc_unless_said), status))
    });
    let Observed { status, at, beat_seconds } = newest_observation(&heard, beats.read_at());
    Heard { status: if is_silent { Status::Unknown } else { status }, at, beat_seconds }
}

/// What is pinned to the page. Its `style` is a colour and no grade, and it has no phases but active or not.
fn incident(row: &Cursor<'_>) -> Option<FeedIncident> {
    let (id, title) = row.titled(row.id("id"), &["title", "content"])?;
    let created_at = row.time("createdDate", times::utc_unless_said);
    let changed_at = row.time("lastUpdatedDate", times::utc_unless_said);
    let is_over = row.boolean("active") == Some(false);
    let phase = if is_over { FeedPhase::Resolved } else { FeedPhase::Unknown };
    let text = row.body("content").unwrap_or_default();
    Some(FeedIncident {
        started_at: created_at,
        // Resolving it is the last change that the program makes.
        resolved_at: changed_at.filter(|_| is_over),
        updates: vec![FeedUpdate { at: changed_at.or(created_at), phase: None, text, affected: Vec::new() }],
        ..FeedIncident::new(row.pointer(), id, title, phase, FeedImpact::Unknown)
    })
}

/// Maintenance, unless it is switched off. What recurs has no slots and so no times.
fn maintenance(row: &Cursor<'_>) -> Option<FeedIncident> {
    if row.word("status") == Some("inactive") {
        return None;
    }
    let (id, title) = row.titled(row.id("id"), &["title", "description"])?;
    let phase = row.choice("status", MAINTENANCES, FeedPhase::Unknown).unwrap_or(FeedPhase::Unknown);
    let offset = row.word("timezoneOffset");
    let slots = row.details_of("timeslotList", |slot| {
        let time = |key| slot.time(key, |text| local(text, offset));
        Some((time("startDate"), time("endDate")))
    });
    let starts = slots.iter().filter_map(|(start, _)| *start);
    let ends = slots.iter().filter_map(|(_, end)| *end);
    let said = row.body("description").map(|text| FeedUpdate { at: None, phase: None, text, affected: Vec::new() });
    Some(FeedIncident {
        started_at: starts.min(),
        resolved_at: ends.clone().max().filter(|_| phase.is_over()),
        ends_at: ends.max(),
        updates: said.into_iter().collect(),
        ..FeedIncident::new(row.pointer(), id, title, phase, FeedImpact::Maintenance)
    })
}

/// The time of a slot: on the clock of the maintenance's own zone, with or without seconds; in UTC before there was a
/// zone.
fn local(text: &str, offset: Option<&str>) -> Option<Timestamp> {
    let offset = offset.unwrap_or("Z");
    let with_offset = |seconds: &str| downboard_core::instant::parse(&format!("{text}{seconds}{offset}"));
    downboard_core::instant::parse(text).or_else(|| with_offset("")).or_else(|| with_offset(":00"))
}

#[cfg(test)]
mod tests {
    use super::super::decode_feed;
    use super::super::tests::{at, read_feed};
    use super::*;
    use downboard_core::reading::Problem;

    const FORMAT: FeedFormat = FeedFormat::UptimeKuma;

    const GROUPS: &str = r#""publicGroupList":[{"id":1,"name":"Services","weight":1,"monitorList":[
        {"id":1,"name":"Shop","sendUrl":0,"type":"http"},{"id":2,"name":"Mail","type":"port"}]},
        {"id":2,"name":"Empty","monitorList":[]}]"#;

    fn components(report: &Report) -> Vec<(&str, &str, Option<&str>, Status)> {
        let rows = report.components.iter();
        rows.map(|one| (one.id.as_str(), one.name.as_str(), one.group.as_deref(), one.status)).collect()
    }

    #[test]
    fn a_status_page_is_read() {
        let (report, findings) = read_feed(&format!(
            r#"{{"config":{{"slug":"acme","title":"Acme","description":null}},
            "incident":{{"id":5,"style":"warning","title":"Mail is late","content":"We are **looking**.","pin":1,
              "createdDate":"2026-11-20 10:00:00","lastUpdatedDate":"2026-11-20 11:00:00.000"}},{GROUPS},
            "maintenanceList":[{{"id":7,"title":"Move","description":"New racks","strategy":"single","active":true,
              "timeslotList":[{{"startDate":"2026-12-01 09:00:00","endDate":"2026-12-01T10:30"}}],
              "timezone":"Asia/Seoul","timezoneOffset":"+09:00","status":"scheduled"}},
              {{"id":8,"title":"Off","status":"inactive"}}]}}"#
        ));
        let report = report.unwrap();
        assert_eq!(findings, []);
        assert_eq!((report.format, report.name.as_deref(), report.indicator), (FORMAT, Some("Acme"), None));
        assert_eq!(
            components(&report),
            [("1", "Shop", Some("Services"), Status::Unknown), ("2", "Mail", Some("Services"), Status::Unknown)]
        );
        assert_eq!(report.status(), Status::Unknown, "it names the monitors and does not say how they are");
        let [incident, maintenance] = report.incidents.as_slice() else { panic!("{:?}", report.incidents) };
        assert_eq!((incident.id.as_str(), incident.title.as_str()), ("5", "Mail is late"));
        assert_eq!((incident.phase, incident.impact), (FeedPhase::Unknown, FeedImpact::Unknown));
        assert_eq!((incident.started_at, incident.resolved_at), (at("2026-11-20T10:00:00Z"), None));
        assert_eq!(incident.updates[0].text, "We are **looking**.");
        assert_eq!(incident.updates[0].at, at("2026-11-20T11:00:00Z"));
        assert_eq!((maintenance.phase, maintenance.impact), (FeedPhase::Scheduled, FeedImpact::Maintenance));
        assert_eq!(maintenance.started_at, at("2026-12-01T09:00:00+09:00"));
    }

    #[test]
    fn heartbeats_are_read_by_the_newest() {
        let (report, findings) = read_feed(
            r#"{"heartbeatList":{
            "1":[{"status":0,"time":"2026-11-20 20:10:16.566","msg":"","ping":null},
                 {"status":1,"time":"2026-11-20 20:15:16.689","msg":"","ping":94}],
            "2":[{"status":0,"time":"2026-11-20T20:15:00.000Z"},{"status":1,"time":"2026-11-20T20:10:00.000Z"}],
            "3":[{"status":2,"time":"2026-11-20 20:10:16.566"}],
            "4":[0,{"status":3,"time":"2026-11-20 20:10:16.566"}],
            "5":[{"status":1,"time":"2026-11-20 20:10:16.566"},0],
            "6":[]},"uptimeList":{"1_24":1}}"#,
        );
        let report = report.unwrap();
        assert_eq!(findings, []);
        let statuses: Vec<_> = components(&report).into_iter().map(|(id, _, _, status)| (id, status)).collect();
        assert_eq!(
            statuses,
            [
                ("1", Status::Operational),
                ("2", Status::MajorOutage),
                ("3", Status::Unknown),
                ("4", Status::Maintenance),
                ("5", Status::Unknown),
                ("6", Status::Unknown),
            ]
        );
    }

    #[test]
    fn a_document_with_both_is_joined() {
        let (report, _) = read_feed(&format!(
            r#"{{{GROUPS},"incident":null,"heartbeatList":{{"1":[{{"status":1,"time":"2026-11-20 20:10:16.566"}}],
            "2":[{{"status":0,"time":"2026-11-20 20:10:16.566"}}]}}}}"#
        ));
        assert_eq!(
            components(&report.unwrap()),
            [
                ("1", "Shop", Some("Services"), Status::Operational),
                ("2", "Mail", Some("Services"), Status::MajorOutage)
            ]
        );
    }

    #[test]
    fn the_second_version_has_a_list_of_incidents() {
        let (report, findings) = read_feed(
            r#"{"publicGroupList":[],"incidents":[
            {"id":1,"title":"Late","content":"","active":false,"createdDate":"2026-11-20 10:00:00",
             "lastUpdatedDate":"2026-11-20 12:00:00"},{"id":2,"content":"Only a text"},7]}"#,
        );
        let report = report.unwrap();
        let [over, open] = report.incidents.as_slice() else { panic!("{:?}", report.incidents) };
        assert_eq!((over.phase, over.resolved_at), (FeedPhase::Resolved, at("2026-11-20T12:00:00Z")));
        assert_eq!((open.title.as_str(), open.phase), ("Only a text", FeedPhase::Unknown));
        assert_eq!(findings.iter().map(|one| one.pointer.as_str()).collect::<Vec<_>>(), ["/incidents/2/title"]);
    }

    #[test]
    fn an_unknown_number_or_word_is_unknown_and_reported() {
        let (report, findings) = read_feed(
            r#"{"heartbeatList":{"1":[{"status":9,"time":"soon"}]},
            "maintenanceList":[{"id":1,"title":"x","status":"dozing"}]}"#,
        );
        let report = report.unwrap();
        assert_eq!((report.components[0].status, report.incidents[0].phase), (Status::Unknown, FeedPhase::Unknown));
        let problems: Vec<_> = findings.iter().map(|one| one.problem.clone()).collect();
        let word = |word: &str| Problem::UnknownWord(word.to_owned());
        assert_eq!(problems, [word("9"), Problem::Malformed("soon".to_owned()), word("dozing")]);
    }

    #[test]
    fn one_broken_record_does_not_take_the_others_with_it() {
        let (report, findings) =
            read_feed(r#"{"publicGroupList":[{"name":"A","monitorList":[7,{"id":3},{"id":4,"name":"Web"}]},null]}"#);
        assert_eq!(report.unwrap().components.len(), 2);
        let pointers: Vec<_> = findings.iter().map(|one| one.pointer.as_str()).collect();
        let of_monitors = ["/publicGroupList/0/monitorList/0/name", "/publicGroupList/0/monitorList/1/name"];
        assert_eq!(pointers, [of_monitors[0], of_monitors[1], "/publicGroupList/1/monitorList"]);
    }

    #[test]
    fn what_has_no_marks_is_no_feed() {
        for body in ["{}", r#"{"publicGroupList":{}}"#, r#"{"heartbeatList":[]}"#, r#"{"ok":false,"msg":"Not Found"}"#]
        {
            assert_eq!(decode_feed(body.as_bytes(), Some(FORMAT), None).value, None, "{body}");
        }
    }
}
