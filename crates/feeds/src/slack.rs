//! The status of Slack: `current`, an object, and `history`, a bare list of the same incidents; of the first version too, whose
//! `current` is one incident, the last.
//!
//! Documented at <https://docs.slack.dev/reference/slack-status-api>. Services are only named by the incidents. The
//! history says nothing of now, so that only `current` gives the whole a status.

use super::cursor::Cursor;
use super::google_cloud::all_clear;
use super::json::Json;
use super::report::{FeedImpact, FeedIncident, FeedPhase, FeedUpdate, NamedComponent, Report};
use super::text::{self, LONGEST_NAME};
use downboard_core::model::{FeedFormat, Status};

/// What the page says of itself.
#[derive(Clone, Copy)]
enum Said {
    Fine,
    Active,
    Unknown,
}

const PAGE: &[(&str, Said)] = &[("ok", Said::Fine), ("active", Said::Active)];

const IMPACTS: &[(&str, FeedImpact)] =
    &[("outage", FeedImpact::Major), ("incident", FeedImpact::Minor), ("notice", FeedImpact::None)];

/// "Active" says that it lasts, not how far its handling has come. Only maintenance is scheduled, completed or
/// cancelled.
const PHASES: &[(&str, FeedPhase)] = &[
    ("active", FeedPhase::Unknown),
    ("resolved", FeedPhase::Resolved),
    ("scheduled", FeedPhase::Scheduled),
    ("completed", FeedPhase::Completed),
    ("cancelled", FeedPhase::Completed),
];

/// Reads either document; `None` when it has neither the list of `current` nor an incident of `history`.
pub(super) fn read(root: &Cursor<'_>) -> Option<Report> {
    let mut report = Report::new(FeedFormat::Slack);
    if root.is_array() {
        let is_incident =
            |keys: &[&str]| root.json().members().iter().any(|one| keys.iter().all(|key| one.get(key).is_some()));
        if !is_incident(&["date_created", "notes"]) {
            return None;
        }
        report.incidents = root.list(incident);
        return Some(report);
    }
    if is_of_the_first_version(root.json()) {
        return Some(first_version(root, report));
    }
    let active = root.get("active_incidents").filter(Cursor::is_array)?;
    report.incidents = active.list(incident);
    report.changed_at = root.instant("date_updated");
    let listed = active.json().members().len();
    report.lists_all_open = report.incidents.len() == listed;
    report.indicator = match root.choice("status", PAGE, Said::Unknown) {
        Some(Said::Fine) => Some(Status::Operational),
        // Something is wrong, and the list does not say what.
        Some(Said::Active) if listed == 0 => Some(Status::Unknown),
        // The list is of now: without a word, or with nothing but notices in it, it means that all is well.
        Some(Said::Active) | None => all_clear(&report.incidents, listed),
        Some(Said::Unknown) => Some(Status::Unknown),
    };
    Some(report)
}

/// Whether a document is `current` of the first version.
pub(super) fn is_of_the_first_version(json: &Json<'_>) -> bool {
    let word = json.get("status").and_then(Json::as_str);
    let is_known = word.is_some_and(|word| PAGE.iter().any(|(known, _)| *known == word));
    is_known
        && json.get("active_incidents").is_none()
        && ["date_created", "date_updated"].iter().all(|key| json.get(key).is_some())
}

/// The first version has one incident beside the word for the whole; where that is "ok" it is over, and its fields are left
/// from then.
fn first_version(root: &Cursor<'_>, mut report: Report) -> Report {
    report.changed_at = root.instant("date_updated");
    let is_fine = matches!(root.choice("status", PAGE, Said::Unknown), Some(Said::Fine));
    report.indicator = is_fine.then_some(Status::Operational);
    if !is_fine {
        report.incidents.extend(incident(root));
    }
    report
}

fn incident(row: &Cursor<'_>) -> Option<FeedIncident> {
    let (id, title) = row.titled(row.id("id"), &["title"])?;
    let phase = row.choice("status", PHASES, FeedPhase::Unknown).unwrap_or(FeedPhase::Unknown);
    let impact = row.choice("type", IMPACTS, FeedImpact::Unknown).unwrap_or(FeedImpact::Unknown);
    let impact = if phase.is_maintenance() { FeedImpact::Maintenance } else { impact };
    Some(FeedIncident {
        started_at: row.instant("date_created"),
        // No end is published: `date_updated` and the last note may be an account written days later.
        resolved_at: None,
        updates: row.details_of("notes", note),
        affected: row.details_of("services", service),
        link: row.address("url"),
        ..FeedIncident::new(row.pointer(), id, title, phase, impact)
    })
}

/// A service is only its name.
fn service(place: &Cursor<'_>) -> Option<NamedComponent> {
    let name = text::line(&text::plain(place.json().as_str()?), LONGEST_NAME);
    (!name.is_empty()).then(|| NamedComponent { component: name.clone(), name: Some(name), status: None })
}

fn note(row: &Cursor<'_>) -> Option<FeedUpdate> {
    row.is_object().then(|| FeedUpdate {
        at: row.instant("date_created"),
        phase: None,
        text: row.body("body").unwrap_or_default(),
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
    fn current_incidents_are_read() {
        let (report, findings) = read_feed(
            r#"{"status":"active","date_created":"2026-11-20T03:00:00-08:00","date_updated":"2026-11-20T04:00:00-08:00",
            "active_incidents":[{"id":"546","title":"Files do not open ","type":"outage","status":"active",
              "url":"https://status.example.org/2026-11/1","date_created":"2026-11-20T02:00:00-08:00",
              "date_updated":"2026-11-20T04:00:00-08:00","services":["Files","Login/SSO"],
              "notes":[{"date_created":"2026-11-20T04:00:00-08:00","body":"<p>A fix is&nbsp;in.</p>"},
                {"date_created":"2026-11-20T02:00:00-08:00","body":"<p>Looking.</p><p><br></p>"}]}]}"#,
        );
        let report = report.unwrap();
        assert_eq!(findings, []);
        assert_eq!((report.format, report.indicator), (FeedFormat::Slack, None));
        assert_eq!(report.status(), Status::PartialOutage);
        let incident = &report.incidents[0];
        assert_eq!((incident.id.as_str(), incident.title.as_str()), ("546", "Files do not open"));
        assert_eq!((incident.phase, incident.impact), (FeedPhase::Unknown, FeedImpact::Major));
        assert_eq!((incident.started_at, incident.resolved_at), (at("2026-11-20T10:00:00Z"), None));
        let said: Vec<_> = incident.updates.iter().map(|one| (one.at, one.text.as_str())).collect();
        let expected = [(at("2026-11-20T10:00:00Z"), "Looking."), (at("2026-11-20T12:00:00Z"), "A fix is in.")];
        assert_eq!(said, expected, "either order becomes oldest first");
        let affected: Vec<_> =
            incident.affected.iter().map(|one| (one.component.as_str(), one.name.as_deref())).collect();
        assert_eq!(affected, [("Files", Some("Files")), ("Login/SSO", Some("Login/SSO"))]);
        assert_eq!(incident.link.as_ref().unwrap().as_str(), "https://status.example.org/2026-11/1");
        assert_eq!(report.changed_at, at("2026-11-20T12:00:00Z"));
    }

    #[test]
    fn the_history_says_nothing_of_now() {
        let (report, findings) = read_feed(
            r#"[{"id":1571,"title":"Old","type":"incident","status":"resolved",
              "date_created":"2026-06-26T02:12:20-07:00",
              "notes":[],"services":[]},
            {"id":1570,"title":"Work","type":"notice","status":"cancelled","date_created":"2026-06-25T02:12:20-07:00",
              "notes":[],"services":[]}]"#,
        );
        let report = report.unwrap();
        assert_eq!((report.indicator, report.status()), (None, Status::Unknown));
        let read: Vec<_> = report.incidents.iter().map(|one| (one.id.as_str(), one.phase, one.impact)).collect();
        let old = ("1571", FeedPhase::Resolved, FeedImpact::Minor);
        assert_eq!(read, [old, ("1570", FeedPhase::Completed, FeedImpact::Maintenance)]);
        assert_eq!(findings.iter().map(|one| &one.problem).collect::<Vec<_>>(), [&Problem::NoEnd]);
    }

    #[test]
    fn the_first_version_has_one_incident_and_a_word() {
        let body = r#"{"status":"active","date_created":"2026-11-20T02:00:00-08:00",
            "date_updated":"2026-11-20T04:00:00-08:00","title":"Late letters","type":"outage","services":["Mail"],
            "notes":[{"date_created":"2026-11-20T02:00:00-08:00","body":"Looking."}]}"#;
        let (report, findings) = read_feed(body);
        let report = report.unwrap();
        assert_eq!((report.status(), findings), (Status::PartialOutage, vec![]));
        assert_eq!((report.incidents[0].title.as_str(), report.incidents[0].updates.len()), ("Late letters", 1));
        let report = read_feed(&body.replace("\"active\"", "\"ok\"")).0.unwrap();
        assert_eq!((report.status(), report.incidents.len()), (Status::Operational, 0));
    }

    #[test]
    fn a_history_that_never_has_ends_is_said_to_be_so_once() {
        let one = r#"{"id":1,"title":"x","type":"incident","status":"resolved","date_created":"2026-06-26T02:12:20-07:00",
            "notes":[],"services":[]}"#;
        let (_, findings) = read_feed(&format!("[{one},{one},{one}]"));
        assert_eq!(findings.iter().map(|one| &one.problem).collect::<Vec<_>>(), [&Problem::NoEnds { count: 3 }]);
    }

    #[test]
    fn the_page_is_as_well_as_it_says() {
        for (body, expected) in [
            (r#"{"status":"ok","active_incidents":[]}"#, Status::Operational),
            (r#"{"active_incidents":[]}"#, Status::Operational),
            (r#"{"status":"active","active_incidents":[]}"#, Status::Unknown),
            (r#"{"status":"napping","active_incidents":[]}"#, Status::Unknown),
            (r#"{"status":"ok","active_incidents":[{"id":1,"type":"incident","status":"active"}]}"#, Status::Degraded),
            (
                r#"{"status":"active","active_incidents":[{"id":1,"type":"notice","status":"active"}]}"#,
                Status::Operational,
            ),
            (r#"{"status":"active","active_incidents":[{"id":1,"type":"storm","status":"active"}]}"#, Status::Unknown),
            (
                r#"{"status":"active","active_incidents":[{"id":1,"type":"outage","status":"scheduled"}]}"#,
                Status::Operational,
            ),
        ] {
            assert_eq!(read_feed(body).0.unwrap().status(), expected, "{body}");
        }
    }

    #[test]
    fn an_unknown_word_is_unknown_and_reported() {
        let (report, findings) = read_feed(
            r#"{"status":"active","active_incidents":[{"id":1,"type":"storm","status":"brewing","title":"x"}]}"#,
        );
        let incident = &report.unwrap().incidents[0];
        assert_eq!((incident.phase, incident.impact), (FeedPhase::Unknown, FeedImpact::Unknown));
        let mut pointers: Vec<_> = findings.iter().map(|one| one.pointer.as_str()).collect();
        pointers.sort_unstable();
        assert_eq!(pointers, ["/active_incidents/0/status", "/active_incidents/0/type"]);
    }

    #[test]
    fn one_broken_record_does_not_take_the_others_with_it_and_is_no_good_news() {
        let (report, findings) = read_feed(
            r#"{"status":"active","active_incidents":[{"id":1,"type":"notice","status":"active","services":[7,
              "",null]},"x",{}]}"#,
        );
        let report = report.unwrap();
        assert_eq!((report.incidents.len(), report.incidents[0].affected.len()), (2, 0));
        assert_eq!(report.status(), Status::Unknown);
        let pointers: Vec<_> = findings.iter().map(|one| one.pointer.as_str()).collect();
        assert_eq!(pointers, [0, 1, 2].map(|index| format!("/active_incidents/{index}/title")));
    }

    #[test]
    fn what_lacks_the_marks_is_unreadable() {
        for body in
            ["{}", r#"{"status":"ok"}"#, r#"{"ok":false,"error":"x"}"#, "[]", "[7]", r#"[{"date_created":"x"}]"#]
        {
            assert_eq!(decode_feed(body.as_bytes(), Some(FeedFormat::Slack), None).value, None, "{body}");
        }
    }
}
