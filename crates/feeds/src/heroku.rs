//! The status of Heroku: `/api/v4/current-status`, with a colour for each system, and `/api/v4/incidents`, a bare list.
//!
//! Scheduled maintenance stays "upcoming" for months after it is done, and its window stands only in its prose: it is
//! listed as planned and never weighs on the status.

use super::cursor::Cursor;
use super::report::{FeedImpact, FeedIncident, FeedPhase, FeedUpdate, NamedComponent, Report, ReportComponent};
use super::text::{self, LONGEST_NAME};
use downboard_core::model::{FeedFormat, Status};

const COLOURS: &[(&str, Status)] =
    &[("green", Status::Operational), ("yellow", Status::Degraded), ("red", Status::MajorOutage)];

/// The colour of a system in an incident is all that is said of how bad it is. Green says nothing of that: it is also
/// the colour after the incident.
const IMPACTS: &[(&str, FeedImpact)] =
    &[("green", FeedImpact::Unknown), ("yellow", FeedImpact::Minor), ("red", FeedImpact::Critical)];

const PHASES: &[(&str, FeedPhase)] = &[
    ("investigating", FeedPhase::Investigating),
    ("identified", FeedPhase::Identified),
    ("monitoring", FeedPhase::Monitoring),
    ("resolved", FeedPhase::Resolved),
    ("upcoming", FeedPhase::Scheduled),
    ("scheduled", FeedPhase::Scheduled),
];

/// Every update of a maintenance is of the type "scheduled", the one that says that it is complete as well.
const UPDATES: &[(&str, Option<FeedPhase>)] = &[
    ("investigating", Some(FeedPhase::Investigating)),
    ("identified", Some(FeedPhase::Identified)),
    ("monitoring", Some(FeedPhase::Monitoring)),
    ("resolved", Some(FeedPhase::Resolved)),
    ("issue", None),
    ("scheduled", None),
];

/// Reads either document; `None` when it has neither a system nor an incident.
pub(super) fn read(root: &Cursor<'_>) -> Option<Report> {
    let mut report = Report::new(FeedFormat::Heroku);
    if root.is_array() {
        let is_incident =
            |keys: &[&str]| root.json().members().iter().any(|one| keys.iter().all(|key| one.get(key).is_some()));
        if !is_incident(&["state", "updates"]) {
            return None;
        }
        report.incidents = root.list(|row| incident(row, row_is_planned(row)));
        return Some(report);
    }
    let status = root.get("status")?;
    if !status.json().members().iter().any(|row| row.get("system").is_some()) {
        return None;
    }
    report.components = status.list(system);
    report.incidents = root.list_of("incidents", |row| incident(row, row_is_planned(row)));
    report.incidents.extend(root.list_of("scheduled", |row| incident(row, true)));
    Some(report)
}

fn system(row: &Cursor<'_>) -> Option<ReportComponent> {
    let (id, name) = row.called(None, &["system"])?;
    Some(ReportComponent {
        id,
        name,
        group: None,
        region: None,
        status: row.status("status", COLOURS),
        observed_at: None,
        beat_seconds: None,
    })
}

/// The history mixes maintenance with incidents.
fn row_is_planned(row: &Cursor<'_>) -> bool {
    let is_scheduled = |update: &super::json::Json<'_>| {
        update.get("update_type").and_then(super::json::Json::as_str) == Some("scheduled")
    };
    matches!(row.word("state"), Some("upcoming" | "scheduled"))
        || row.get("updates").is_some_and(|updates| updates.json().members().iter().any(is_scheduled))
}

fn incident(row: &Cursor<'_>, is_planned: bool) -> Option<FeedIncident> {
    let (id, title) = row.titled(row.id("id"), &["title"])?;
    let updates = row.details_of("updates", update);
    let said = row.choice("state", PHASES, FeedPhase::Unknown).unwrap_or(FeedPhase::Unknown);
    // `resolved` is false on many that are resolved, so that only true counts.
    let is_over = said == FeedPhase::Resolved || row.boolean("resolved") == Some(true);
    let phase = match (is_over, is_planned) {
        (true, true) => FeedPhase::Completed,
        (true, false) => FeedPhase::Resolved,
        (false, _) => said,
    };
    let colours = row.details_of("systems", |system| system.choice("status", IMPACTS, FeedImpact::Unknown));
    let impact = match [FeedImpact::Critical, FeedImpact::Minor].into_iter().find(|impact| colours.contains(impact)) {
        _ if is_planned => FeedImpact::Maintenance,
        Some(worst) => worst,
        None => FeedImpact::Unknown,
    };
    let resolved = updates.iter().filter(|update| update.phase == Some(FeedPhase::Resolved));
    let resolved_at = resolved.filter_map(|update| update.at).max();
    Some(FeedIncident {
        // Of maintenance this is when it was announced.
        started_at: row.instant("created_at").filter(|_| !is_planned),
        resolved_at: resolved_at.filter(|_| is_over),
        updates,
        affected: row.details_of("systems", |system| {
            let name = system.line("name")?;
            Some(NamedComponent { component: name.clone(), name: Some(name), status: None })
        }),
        regions: row.details_of("tags", |tag| {
            Some(text::line(tag.json().as_str()?, LONGEST_NAME)).filter(|region| !region.is_empty())
        }),
        link: row.address("full_url"),
        ..FeedIncident::new(row.pointer(), id, title, phase, impact)
    })
}

fn update(row: &Cursor<'_>) -> Option<FeedUpdate> {
    row.is_object().then(|| FeedUpdate {
        at: row.instant("created_at"),
        phase: row.choice("update_type", UPDATES, Some(FeedPhase::Unknown)).flatten(),
        text: row.body("contents").unwrap_or_default(),
        affected: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::decode_feed;
    use super::super::tests::{at, read_feed};
    use super::*;
    use downboard_core::reading::Problem;

    #[test]
    fn the_current_status_is_read() {
        let (report, findings) = read_feed(
            r#"{"status":[{"system":"Apps","status":"green"},{"system":"Data","status":"yellow"},{"system":"Tools",
              "status":"red"}],
            "incidents":[{"id":7,"title":"Data is slow","state":"monitoring","resolved":false,
              "created_at":"2026-11-20T10:00:00.123Z","full_url":"https://status.example.org/incidents/7",
              "systems":[{"name":"Apps","status":"green"},{"name":"Data","status":"yellow","services":["x"]}],
                "tags":["EMEA",null],
              "updates":[{"created_at":"2026-11-20T11:00:00.000Z","update_type":"monitoring","contents":"A fix is in."},
                {"created_at":"2026-11-20T10:00:00.123Z","update_type":"issue","contents":"Looking."}]}],
            "scheduled":[{"id":5,"title":"Maintenance","state":"upcoming","resolved":false,
              "created_at":"2026-07-15T17:00:24.339Z",
              "systems":[{"name":"Apps","status":"green"}],"tags":[],
              "updates":[{"created_at":"2026-07-15T21:23:52.796Z","contents":"It is complete",
                "update_type":"scheduled"}]}]}"#,
        );
        let report = report.unwrap();
        assert_eq!(findings, []);
        assert_eq!((report.format, report.indicator, report.status()), (FeedFormat::Heroku, None, Status::MajorOutage));
        let components: Vec<_> = report.components.iter().map(|one| (one.id.as_str(), one.status)).collect();
        let expected = [("Apps", Status::Operational), ("Data", Status::Degraded), ("Tools", Status::MajorOutage)];
        assert_eq!(components, expected);
        let [incident, maintenance] = report.incidents.as_slice() else { panic!("two of them") };
        assert_eq!((incident.id.as_str(), incident.title.as_str()), ("7", "Data is slow"));
        assert_eq!((incident.phase, incident.impact), (FeedPhase::Monitoring, FeedImpact::Minor));
        assert_eq!((incident.started_at, incident.resolved_at), (at("2026-11-20T10:00:00Z"), None));
        let said: Vec<_> = incident.updates.iter().map(|one| (one.phase, one.text.as_str())).collect();
        assert_eq!(said, [(None, "Looking."), (Some(FeedPhase::Monitoring), "A fix is in.")], "oldest first");
        assert_eq!(incident.affected.iter().map(|one| one.component.as_str()).collect::<Vec<_>>(), ["Apps", "Data"]);
        assert_eq!(incident.regions, ["EMEA"]);
        assert_eq!(incident.link.as_ref().unwrap().as_str(), "https://status.example.org/incidents/7");
        assert_eq!((maintenance.phase, maintenance.impact), (FeedPhase::Scheduled, FeedImpact::Maintenance));
        assert_eq!(maintenance.started_at, None, "only when it was announced is known");
    }

    #[test]
    fn maintenance_that_stays_upcoming_does_not_weigh() {
        let (report, _) = read_feed(
            r#"{"status":[{"system":"Apps","status":"green"}],"incidents":[],"scheduled":[{"id":5,
              "state":"upcoming"}]}"#,
        );
        assert_eq!(report.unwrap().status(), Status::Operational);
    }

    #[test]
    fn resolved_false_on_a_resolved_incident_is_not_believed() {
        let (report, findings) = read_feed(
            r#"[{"id":1,"title":"A","state":"resolved","resolved":false,"created_at":"2026-11-01T10:00:00Z",
              "systems":[{"name":"Apps","status":"red"}],
              "updates":[{"update_type":"resolved","created_at":"2026-11-01T12:00:00Z","contents":"Done."}]},
            {"id":2,"title":"B","state":"investigating","resolved":true,"systems":[],"updates":[]},
            {"id":3,"title":"C","state":"resolved","systems":[],"updates":[{"update_type":"scheduled"}]}]"#,
        );
        let report = report.unwrap();
        assert_eq!((report.indicator, report.status()), (None, Status::Unknown), "a history says nothing of now");
        let read: Vec<_> =
            report.incidents.iter().map(|one| (one.id.as_str(), one.phase, one.impact, one.resolved_at)).collect();
        assert_eq!(
            read,
            [
                ("1", FeedPhase::Resolved, FeedImpact::Critical, at("2026-11-01T12:00:00Z")),
                ("2", FeedPhase::Resolved, FeedImpact::Unknown, None),
                ("3", FeedPhase::Completed, FeedImpact::Maintenance, None),
            ]
        );
        assert_eq!(findings.iter().map(|one| &one.problem).collect::<Vec<_>>(), [&Problem::NoEnd]);
    }

    #[test]
    fn an_unknown_word_is_unknown_and_reported() {
        let (report, findings) = read_feed(
            r#"{"status":[{"system":"Apps","status":"mauve"}],"incidents":[{"title":"x","state":"pondering",
              "systems":[{"name":"Apps","status":"blue"}]}]}"#,
        );
        let report = report.unwrap();
        assert_eq!(report.status(), Status::Unknown);
        assert_eq!((report.incidents[0].phase, report.incidents[0].impact), (FeedPhase::Unknown, FeedImpact::Unknown));
        let found: Vec<_> = findings.iter().map(|one| (one.pointer.as_str(), &one.problem)).collect();
        let [mauve, pondering, blue] = ["mauve", "pondering", "blue"].map(|word| Problem::UnknownWord(word.to_owned()));
        assert_eq!(
            found,
            [
                ("/status/0/status", &mauve),
                ("/incidents/0/state", &pondering),
                ("/incidents/0/systems/0/status", &blue)
            ]
        );
    }

    #[test]
    fn one_broken_record_does_not_take_the_others_with_it() {
        let (report, findings) = read_feed(
            r#"{"status":[{"system":"Apps","status":"green"},7,{"status":"green"}],"incidents":["x",{"id":9,
              "state":"resolved"}],"scheduled":null}"#,
        );
        let report = report.unwrap();
        assert_eq!((report.components.len(), report.incidents.len()), (2, 1));
        let dropped: Vec<_> = findings.iter().map(|one| one.pointer.as_str()).take(3).collect();
        assert_eq!(dropped, ["/status/1/system", "/status/2/system", "/incidents/0/title"]);
    }

    #[test]
    fn what_lacks_the_marks_is_unreadable() {
        for body in ["{}", r#"{"id":"not_found","message":"x"}"#, r#"{"status":[]}"#, r#"{"status":"ok"}"#, "[]", "[7]"]
        {
            assert_eq!(decode_feed(body.as_bytes(), Some(FeedFormat::Heroku), None).value, None, "{body}");
        }
    }
}
