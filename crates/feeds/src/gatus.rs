//! Gatus: the last results of its checks, and what its operators announce.
//!
//! Reads the lists of endpoints and of suites, one endpoint with its events, the object keyed by group and name that
//! old versions answer with, and the announcements in `/api/v1/config`. Documented at <https://github.com/TwiN/gatus>.

use super::cursor::Cursor;
use super::json::Json;
use super::report::{
    FeedImpact, FeedIncident, FeedPhase, FeedUpdate, Observed, Report, ReportComponent, newest_observation,
};
use super::text;
use downboard_core::model::{FeedFormat, Status};

/// The types of announcements, each with what it says of the phase: Gatus knows none, but that things work is the end.
const ANNOUNCEMENTS: &[(&str, (FeedPhase, FeedImpact))] = &[
    ("outage", (FeedPhase::Unknown, FeedImpact::Major)),
    ("warning", (FeedPhase::Unknown, FeedImpact::Minor)),
    ("information", (FeedPhase::Unknown, FeedImpact::None)),
    ("operational", (FeedPhase::Resolved, FeedImpact::None)),
    ("none", (FeedPhase::Unknown, FeedImpact::None)),
];

/// What an event says of the endpoint; the start of the monitoring says nothing.
const EVENTS: &[(&str, Option<bool>)] = &[("START", None), ("HEALTHY", Some(true)), ("UNHEALTHY", Some(false))];

/// Reads a document; `None` when it has neither results nor announcements.
pub(super) fn read(root: &Cursor<'_>) -> Option<Report> {
    let mut report = Report::new(FeedFormat::Gatus);
    if root.get("oidc").is_some()
        && let Some(announcements) = root.get("announcements").filter(Cursor::is_array)
    {
        report.incidents = announcements.list(announcement);
        return Some(report);
    }
    report.components = if root.is_array() {
        let is_marked = root.list(|row| Some(has_results(row))).contains(&true);
        is_marked.then(|| root.list(|row| endpoint(row, None)))?
    } else if has_results(root) {
        report.incidents = outages(root);
        endpoint(root, None).into_iter().collect()
    } else {
        let is_marked = root.entries(|_, row| Some(is_of_old_version(row))).contains(&true);
        is_marked.then(|| root.entries(|key, row| endpoint(row, Some(key))))?
    };
    report.changed_at = report.components.iter().filter_map(|component| component.observed_at).max();
    Some(report)
}

/// Whether a row is an endpoint or suite. Its results may be `null` before the first check.
fn has_results(row: &Cursor<'_>) -> bool {
    row.get("key").is_some() && row.json().get("results").is_some()
}

/// Whether an object holds results, or is itself the list of them, as the first versions had it.
fn is_of_old_version(row: &Cursor<'_>) -> bool {
    let list = row.json().get("results").unwrap_or(row.json());
    list.members().iter().any(|result| matches!(result.get("success"), Some(Json::Boolean(_))))
}

fn endpoint(row: &Cursor<'_>, key: Option<&str>) -> Option<ReportComponent> {
    let by_key = key.map(|key| text::line(key, text::LONGEST_NAME)).filter(|key| !key.is_empty());
    let (id, name) = match by_key {
        // Old versions had the name in the key only, and the list itself in the place of the endpoint.
        Some(key) => (row.id("key").unwrap_or_else(|| key.clone()), row.line("name").unwrap_or(key)),
        None => row.called(row.id("key"), &["name"])?,
    };
    let result = |result: &Cursor<'_>| {
        let status = match result.boolean("success") {
            Some(true) => Status::Operational,
            Some(false) => Status::MajorOutage,
            None => Status::Unknown,
        };
        Some((result.instant("timestamp"), status))
    };
    // The order has changed between versions, and a zero time counts as none.
    let results = if row.is_array() { row.list(result) } else { row.list_of("results", result) };
    let Observed { status, at: observed_at, beat_seconds } = newest_observation(&results, row.read_at());
    Some(ReportComponent { id, name, group: row.line("group"), region: None, status, observed_at, beat_seconds })
}

/// The stretches of an endpoint's events between unhealthy and healthy. Gatus knows no handling, so their phase is
/// unknown until they are over.
fn outages(root: &Cursor<'_>) -> Vec<FeedIncident> {
    let Some(name) = root.line("name").or_else(|| root.id("key")) else { return Vec::new() };
    let mut events = root.list_of("events", |event| {
        let is_healthy = event.choice("type", EVENTS, None)??;
        Some((event.instant("timestamp")?, is_healthy, event.pointer()))
    });
    events.sort_by_key(|(at, ..)| *at);
    let mut outages: Vec<FeedIncident> = Vec::new();
    for (at, is_healthy, pointer) in events {
        match (outages.last_mut().filter(|outage| outage.resolved_at.is_none()), is_healthy) {
            (Some(open), true) => {
                open.resolved_at = Some(at);
                open.phase = FeedPhase::Resolved;
            }
            (None, false) => outages.push(FeedIncident {
                started_at: Some(at),
                ..FeedIncident::new(pointer, at.to_string(), name.clone(), FeedPhase::Unknown, FeedImpact::Critical)
            }),
            (Some(_), false) | (None, true) => {}
        }
    }
    outages
}

/// An announcement has no title and no end: it stands until it is archived.
fn announcement(row: &Cursor<'_>) -> Option<FeedIncident> {
    let (id, title) = row.titled(None, &["message"])?;
    let unknown = (FeedPhase::Unknown, FeedImpact::Unknown);
    let (said, impact) = row.choice("type", ANNOUNCEMENTS, unknown).unwrap_or(unknown);
    let phase = if row.boolean("archived") == Some(true) { FeedPhase::Resolved } else { said };
    let at = row.instant("timestamp");
    let id = at.map_or(id, |at| at.to_string());
    let text = row.body("message").unwrap_or_default();
    Some(FeedIncident {
        started_at: at,
        updates: vec![FeedUpdate { at, phase: None, text, affected: Vec::new() }],
        ..FeedIncident::new(row.pointer(), id, title, phase, impact)
    })
}

#[cfg(test)]
mod tests {
    use super::super::decode_feed;
    use super::super::tests::{at, read_feed};
    use super::*;
    use downboard_core::reading::Problem;

    #[test]
    fn endpoints_have_the_status_of_their_newest_result() {
        let (report, findings) = read_feed(
            r#"[{"name":"API","group":"core","key":"core_api","results":[
              {"status":500,"success":false,"duration":150000000,"timestamp":"2026-07-23T16:05:00.123456789Z",
               "conditionResults":[{"condition":"[STATUS] == 200","success":false}],"errors":["timeout"]},
              {"status":200,"success":true,"timestamp":"2026-07-23T16:04:00Z","conditionResults":[],"errors":null}]},
             {"name":"Web","key":"_web","results":[{"success":false,"timestamp":"0001-01-01T00:00:00Z"},
              {"success":true,"timestamp":"0001-01-01T00:00:00Z"}]},
             {"name":"New","key":"_new","results":null}]"#,
        );
        let report = report.unwrap();
        assert_eq!(findings, []);
        assert_eq!((report.format, report.indicator), (FeedFormat::Gatus, None));
        let rows: Vec<_> =
            report.components.iter().map(|one| (one.id.as_str(), one.group.as_deref(), one.status)).collect();
        assert_eq!(
            rows,
            [
                ("core_api", Some("core"), Status::MajorOutage),
                ("_web", None, Status::Operational),
                ("_new", None, Status::Unknown)
            ]
        );
        assert_eq!(report.changed_at, at("2026-07-23T16:05:00Z"));
    }

    #[test]
    fn suites_are_read_like_endpoints() {
        let (report, _) = read_feed(
            r#"[{"name":"Checkout","group":"shop","key":"shop_checkout","results":[{"name":"Checkout","success":false,
              "timestamp":"2026-07-23T16:05:00Z","endpointResults":[{"success":true}]}]}]"#,
        );
        assert_eq!(report.unwrap().components[0].status, Status::MajorOutage);
    }

    #[test]
    fn old_versions_keyed_their_endpoints_by_group_and_name() {
        for body in [
            r#"{"core_api":{"name":"API","group":"core","results":[{"success":true,"condition-results":[]}]}}"#,
            r#"{"core_api":[{"success":true,"condition-results":[]}]}"#,
        ] {
            let (report, findings) = read_feed(body);
            let component = &report.unwrap().components[0];
            assert_eq!((component.id.as_str(), component.status), ("core_api", Status::Operational), "{body}");
            assert_eq!(findings, []);
        }
    }

    #[test]
    fn the_events_of_one_endpoint_are_its_outages() {
        let (report, findings) = read_feed(
            r#"{"name":"API","key":"_api","results":[{"success":false,"conditionResults":[],
              "timestamp":"2026-07-23T18:01:00Z"}],
            "events":[{"type":"START","timestamp":"2026-07-23T10:00:00Z"},
              {"type":"UNHEALTHY","timestamp":"2026-07-23T16:00:00Z"},
              {"type":"HEALTHY","timestamp":"2026-07-23T17:00:00Z"},
              {"type":"UNHEALTHY","timestamp":"2026-07-23T18:00:00Z"},
              {"type":"SLEEPY","timestamp":"2026-07-23T18:00:30Z"}]}"#,
        );
        let report = report.unwrap();
        let outages: Vec<_> = report.incidents.iter().map(|one| (one.phase, one.started_at, one.resolved_at)).collect();
        assert_eq!(
            outages,
            [
                (FeedPhase::Unknown, at("2026-07-23T18:00:00Z"), None),
                (FeedPhase::Resolved, at("2026-07-23T16:00:00Z"), at("2026-07-23T17:00:00Z")),
            ]
        );
        assert_eq!(findings[0].problem, Problem::UnknownWord("SLEEPY".to_owned()));
    }

    #[test]
    fn announcements_stand_until_they_are_archived() {
        let (report, findings) = read_feed(
            r#"{"oidc":false,"authenticated":true,"announcements":[
              {"timestamp":"2026-07-23T16:00:00Z","type":"outage","message":"Payments are down"},
              {"timestamp":"2026-07-22T16:00:00Z","type":"warning","message":"Slow","archived":true},
              {"timestamp":"2026-07-21T16:00:00Z","type":"shrug","message":"Hm"},{"type":"outage"}]}"#,
        );
        let report = report.unwrap();
        let said: Vec<_> = report.incidents.iter().map(|one| (one.title.as_str(), one.phase, one.impact)).collect();
        assert_eq!(
            said,
            [
                ("Payments are down", FeedPhase::Unknown, FeedImpact::Major),
                ("Slow", FeedPhase::Resolved, FeedImpact::Minor),
                ("Hm", FeedPhase::Unknown, FeedImpact::Unknown),
                ("Untitled", FeedPhase::Unknown, FeedImpact::Major),
            ]
        );
        let pointers: Vec<_> = findings.iter().map(|one| one.pointer.as_str()).collect();
        assert_eq!(pointers, ["/announcements/2/type", "/announcements/3/message", "/announcements/1"]);
        let (report, _) = read_feed(r#"{"oidc":false,"authenticated":true,"announcements":[]}"#);
        assert_eq!(report.unwrap().status(), Status::Unknown, "nothing announced says nothing");
    }

    #[test]
    fn one_broken_record_does_not_take_the_others_with_it() {
        let (report, findings) =
            read_feed(r#"[{"name":"A","key":"a","results":[{"success":true}]},7,{"results":[{"success":"yes"}]}]"#);
        assert_eq!(report.unwrap().components.len(), 2, "one without a name is one");
        let pointers: Vec<_> = findings.iter().map(|one| one.pointer.as_str()).collect();
        assert_eq!(pointers, ["/1/name", "/2/name"]);
    }

    #[test]
    fn a_body_without_results_is_unreadable() {
        for body in ["{}", "[]", r#"[{"key":"a"}]"#, r#"{"error":"unauthorized"}"#, r#"{"a":[{"b":1}]}"#] {
            assert_eq!(decode_feed(body.as_bytes(), Some(FeedFormat::Gatus), None).value, None, "{body}");
        }
    }
}
