//! Google's `incidents.json`: Google Cloud, Workspace and Firebase publish the same list.
//!
//! A rolling history of incidents with the open ones in it; there is no table of components and no word for the whole,
//! so that a list without an open incident is what Google says when all is well, an empty list too. Its schema stands
//! beside the feed: <https://status.cloud.google.com/incidents.schema.json>.

use super::cursor::Cursor;
use super::report::{FeedImpact, FeedIncident, FeedPhase, FeedUpdate, NamedComponent, Report};
use downboard_core::model::{FeedFormat, Status};

/// Information is no notice here: lower throughput of a database was published as that.
const IMPACTS: &[(&str, FeedImpact)] = &[
    ("SERVICE_INFORMATION", FeedImpact::Minor),
    ("SERVICE_DISRUPTION", FeedImpact::Major),
    ("SERVICE_OUTAGE", FeedImpact::Critical),
];

/// Went with the impact in every one of the 157 incidents of a published history, and stands in for it where it is
/// absent.
const SEVERITIES: &[(&str, FeedImpact)] =
    &[("low", FeedImpact::Minor), ("medium", FeedImpact::Major), ("high", FeedImpact::Critical)];

/// An update says how bad it is now, not how far the handling has come, until the service is back.
const PHASES: &[(&str, Option<FeedPhase>)] = &[
    ("AVAILABLE", Some(FeedPhase::Resolved)),
    ("SERVICE_INFORMATION", None),
    ("SERVICE_DISRUPTION", None),
    ("SERVICE_OUTAGE", None),
];

/// Reads a list; `None` when it is none, or nothing in it looks like an incident of Google.
pub(super) fn read(root: &Cursor<'_>) -> Option<Report> {
    let members = root.json().members();
    let is_incident =
        members.iter().any(|one| ["external_desc", "affected_products"].iter().any(|key| one.get(key).is_some()));
    if !root.is_array() || !(is_incident || members.is_empty()) {
        return None;
    }
    let mut report = Report::new(FeedFormat::GoogleCloud);
    report.incidents = root.list(incident);
    report.indicator = all_clear(&report.incidents, members.len());
    report.lists_all_open = report.incidents.len() == members.len();
    Some(report)
}

/// What a list of everything that is wrong means for the whole: good news when nothing in it is open that weighs, but
/// only if all that it lists could be read. What could not be read might be what is wrong.
pub(super) fn all_clear(incidents: &[FeedIncident], listed: usize) -> Option<Status> {
    let is_under_way = |phase: FeedPhase| !phase.is_over() && phase != FeedPhase::Scheduled;
    let weighs = |one: &FeedIncident| is_under_way(one.phase) && one.impact.status().is_some();
    (incidents.len() == listed && !incidents.iter().any(weighs)).then_some(Status::Operational)
}

fn incident(row: &Cursor<'_>) -> Option<FeedIncident> {
    let newest = row.get("most_recent_update");
    let said = || newest.as_ref().and_then(|update| title(&update.body("text")?));
    let (id, title) = match row.body("external_desc").and_then(|text| title(&text)).or_else(said) {
        Some(title) => (row.id("id").unwrap_or_else(|| title.clone()), title),
        None => row.titled(row.id("id"), &["external_desc"])?,
    };
    let resolved_at = row.instant("end");
    // Open exactly while there is no end. The last update of an ended incident may still say that it is disrupted, and
    // an update that says that it is available does not end it.
    let (phase, locations) = match resolved_at {
        Some(_) => (FeedPhase::Resolved, "previously_affected_locations"),
        None => (FeedPhase::Unknown, "currently_affected_locations"),
    };
    let impact = row.choice("status_impact", IMPACTS, FeedImpact::Unknown);
    let impact = impact.or_else(|| row.choice("severity", SEVERITIES, FeedImpact::Unknown));
    let mut updates = row.details_of("updates", update);
    if updates.is_empty() {
        updates.extend(newest.as_ref().and_then(update));
    }
    Some(FeedIncident {
        started_at: row.instant("begin").or_else(|| row.instant("created")),
        resolved_at,
        updates,
        affected: row.details_of("affected_products", product),
        regions: row.details_of(locations, |location| location.id("id").or_else(|| location.line("title"))),
        // Its address is relative to one of three sites, and the document does not say to which.
        link: None,
        ..FeedIncident::new(row.pointer(), id, title, phase, impact.unwrap_or(FeedImpact::Unknown))
    })
}

/// There are no titles: the description is a sentence in Cloud and, in Workspace, Markdown under the heading "Title".
fn title(description: &str) -> Option<String> {
    let without_heading = |line: &'_ str| line.trim_start_matches("**Title:**").trim().to_owned();
    let line = description.lines().map(without_heading).find(|line| !line.is_empty())?;
    Some(super::text::line(&line, super::text::LONGEST_NAME))
}

fn product(row: &Cursor<'_>) -> Option<NamedComponent> {
    let name = row.line("current_title").or_else(|| row.line("title"));
    let component = row.id("id").or_else(|| name.clone())?;
    Some(NamedComponent { component, name, status: None })
}

fn update(row: &Cursor<'_>) -> Option<FeedUpdate> {
    row.is_object().then(|| FeedUpdate {
        at: row.instant("when").or_else(|| row.instant("created")),
        phase: row.choice("status", PHASES, Some(FeedPhase::Unknown)).flatten(),
        text: row.body("text").unwrap_or_default(),
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
    fn an_open_incident_is_read() {
        let (report, findings) = read_feed(
            r#"[{"id":"aB3","number":"152","begin":"2026-11-20T05:00:00+00:00","end":null,
            "created":"2026-11-20T06:00:00+00:00",
              "external_desc":"**Title:**\nAcme Mail is slow\n**Description:**\nMore.",
            "updates":[
              {"when":"2026-11-20T08:00:00+00:00","status":"SERVICE_INFORMATION","text":"Going **on**.",
                "affected_locations":[]},
              {"when":"2026-11-20T06:00:00+00:00","status":"SERVICE_DISRUPTION","text":"Looking."}],
            "status_impact":"SERVICE_DISRUPTION","severity":"medium","service_name":"Multiple Products",
            "affected_products":[{"title":"Mail","current_title":"Acme Mail","id":"m1"},{"title":"Files"}],
            "uri":"incidents/aB3","currently_affected_locations":[{"title":"Here (here1)","id":"here1"}],
            "previously_affected_locations":[{"title":"There (there1)","id":"there1"}]}]"#,
        );
        let report = report.unwrap();
        assert_eq!(findings, []);
        assert_eq!((report.format, report.indicator), (FeedFormat::GoogleCloud, None));
        assert_eq!(report.status(), Status::PartialOutage);
        let incident = &report.incidents[0];
        assert_eq!((incident.id.as_str(), incident.title.as_str()), ("aB3", "Acme Mail is slow"));
        assert_eq!((incident.phase, incident.impact), (FeedPhase::Unknown, FeedImpact::Major));
        assert_eq!((incident.started_at, incident.resolved_at), (at("2026-11-20T05:00:00Z"), None));
        let said: Vec<_> = incident.updates.iter().map(|one| (one.at, one.phase, one.text.as_str())).collect();
        let expected =
            [(at("2026-11-20T06:00:00Z"), None, "Looking."), (at("2026-11-20T08:00:00Z"), None, "Going **on**.")];
        assert_eq!(said, expected);
        let affected: Vec<_> =
            incident.affected.iter().map(|one| (one.component.as_str(), one.name.as_deref())).collect();
        assert_eq!(affected, [("m1", Some("Acme Mail")), ("Files", Some("Files"))]);
        assert_eq!((incident.regions.as_slice(), &incident.link), (["here1".to_owned()].as_slice(), &None));
        assert_eq!(report.changed_at, at("2026-11-20T08:00:00Z"));
    }

    #[test]
    fn the_end_outweighs_a_last_update_that_is_still_disrupted() {
        let (report, findings) = read_feed(
            r#"[{"id":"x","external_desc":"Packet loss","begin":"2026-07-01T10:00:00+00:00",
              "end":"2026-07-01T12:00:00+00:00",
            "created":"2026-07-02T10:00:00+00:00","status_impact":"SERVICE_OUTAGE",
            "updates":[{"when":"2026-07-02T10:00:00+00:00","status":"SERVICE_DISRUPTION","text":""},
              {"when":"2026-07-01T11:00:00+00:00","status":"AVAILABLE","text":"Back."}],
            "currently_affected_locations":[],"previously_affected_locations":[{"id":"there1"}]}]"#,
        );
        let report = report.unwrap();
        assert_eq!(findings, []);
        assert_eq!(report.indicator, Some(Status::Operational), "no open incident");
        let incident = &report.incidents[0];
        assert_eq!((incident.phase, incident.impact), (FeedPhase::Resolved, FeedImpact::Critical));
        assert_eq!(incident.regions, ["there1"]);
        assert_eq!(incident.updates[0].phase, Some(FeedPhase::Resolved));
    }

    #[test]
    fn available_again_does_not_end_an_incident() {
        let (report, _) = read_feed(
            r#"[{"external_desc":"Slow","severity":"low","most_recent_update":{"status":"AVAILABLE","text":"Back."}}]"#,
        );
        let report = report.unwrap();
        assert_eq!((report.indicator, report.status()), (None, Status::Degraded));
        assert_eq!(report.incidents[0].updates[0].text, "Back.");
    }

    #[test]
    fn only_a_list_is_this_feed_and_an_empty_one_is_good_news() {
        let read = |body: &str| decode_feed(body.as_bytes(), Some(FeedFormat::GoogleCloud), None).value;
        assert_eq!(read("[]").unwrap().status(), Status::Operational);
        for body in ["{}", r#"{"error":"x"}"#, "[7]", r#"[{"message":"Forbidden"}]"#, r#"{"external_desc":"x"}"#] {
            assert_eq!(read(body), None, "{body}");
        }
    }

    #[test]
    fn an_unknown_word_is_unknown_and_reported() {
        let (report, findings) = read_feed(
            r#"[{"id":"x","external_desc":"y","status_impact":"SERVICE_HICCUP","updates":[{"status":"WOBBLY"}]}]"#,
        );
        let report = report.unwrap();
        assert_eq!(report.status(), Status::Unknown);
        assert_eq!(report.incidents[0].updates[0].phase, Some(FeedPhase::Unknown));
        let found: Vec<_> = findings.iter().map(|one| (one.pointer.as_str(), &one.problem)).collect();
        let (hiccup, wobbly) =
            (Problem::UnknownWord("SERVICE_HICCUP".to_owned()), Problem::UnknownWord("WOBBLY".to_owned()));
        assert_eq!(found, [("/0/status_impact", &hiccup), ("/0/updates/0/status", &wobbly)]);
    }

    #[test]
    fn one_broken_record_does_not_take_the_others_with_it_and_is_no_good_news() {
        let (report, findings) = read_feed(
            r#"[{"external_desc":"Old","end":"2026-07-01T12:00:00Z"},7,{"end":null},{"id":"only",
              "end":"2026-07-01T12:00:00Z"}]"#,
        );
        let report = report.unwrap();
        assert_eq!(
            report.incidents.iter().map(|one| one.title.as_str()).collect::<Vec<_>>(),
            ["Old", "only", "Untitled"]
        );
        assert_eq!(report.status(), Status::Unknown, "what could not be read may be open");
        let pointers: Vec<_> = findings.iter().map(|one| one.pointer.as_str()).collect();
        assert_eq!(pointers, ["/1/external_desc", "/2/external_desc", "/3/external_desc"]);
    }
}
