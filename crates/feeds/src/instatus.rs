//! Instatus: `summary.json` and `components.json`, in the second and third version.
//!
//! Documented at <https://instatus.com/help/api>. The summary leaves a list out when it is empty. Maintenance has a
//! start and a planned length in minutes, which gives its planned end. Times are in RFC 3339, or as JavaScript prints them.

use super::cursor::Cursor;
use super::json::Json;
use super::report::{FeedImpact, FeedIncident, FeedPhase, FeedUpdate, Report, ReportComponent};
use super::times;
use downboard_core::model::{FeedFormat, Status};
use downboard_core::time::MINUTE;

/// The words for the whole page. The documentation of the summary names three; pages publish the rest too. They tell
/// how many components are how bad: the worst counts, however many there are, as everywhere in a report.
const PAGES: &[(&str, Status)] = &[
    ("UP", Status::Operational),
    // Something is wrong; the word does not say how much.
    ("HASISSUES", Status::Degraded),
    ("UNDERMAINTENANCE", Status::Maintenance),
    ("ONEUNDERMAINTENANCE", Status::Maintenance),
    ("SOMEUNDERMAINTENANCE", Status::Maintenance),
    ("ALLUNDERMAINTENANCE", Status::Maintenance),
    ("ONEDEGRADEDPERFORMANCE", Status::Degraded),
    ("SOMEDEGRADEDPERFORMANCE", Status::Degraded),
    ("ALLDEGRADEDPERFORMANCE", Status::Degraded),
    ("ONEPARTIALOUTAGE", Status::PartialOutage),
    ("SOMEPARTIALOUTAGE", Status::PartialOutage),
    ("ALLPARTIALOUTAGE", Status::PartialOutage),
    ("ONEMINOROUTAGE", Status::PartialOutage),
    ("SOMEMINOROUTAGE", Status::PartialOutage),
    ("ALLMINOROUTAGE", Status::PartialOutage),
    ("ONEMAJOROUTAGE", Status::MajorOutage),
    ("SOMEMAJOROUTAGE", Status::MajorOutage),
    ("ALLMAJOROUTAGE", Status::MajorOutage),
];

const COMPONENTS: &[(&str, Status)] = &[
    ("OPERATIONAL", Status::Operational),
    ("UNDERMAINTENANCE", Status::Maintenance),
    ("DEGRADEDPERFORMANCE", Status::Degraded),
    ("PARTIALOUTAGE", Status::PartialOutage),
    // Instatus ranks it between the partial and the major outage.
    ("MINOROUTAGE", Status::PartialOutage),
    ("MAJOROUTAGE", Status::MajorOutage),
];

/// The impact of an incident is what it makes of its components.
const IMPACTS: &[(&str, FeedImpact)] = &[
    ("OPERATIONAL", FeedImpact::None),
    ("UNDERMAINTENANCE", FeedImpact::Maintenance),
    ("DEGRADEDPERFORMANCE", FeedImpact::Minor),
    ("PARTIALOUTAGE", FeedImpact::Major),
    ("MINOROUTAGE", FeedImpact::Major),
    ("MAJOROUTAGE", FeedImpact::Critical),
];

const PHASES: &[(&str, FeedPhase)] = &[
    ("INVESTIGATING", FeedPhase::Investigating),
    ("IDENTIFIED", FeedPhase::Identified),
    ("MONITORING", FeedPhase::Monitoring),
    ("RESOLVED", FeedPhase::Resolved),
    ("NOTSTARTEDYET", FeedPhase::Scheduled),
    ("INPROGRESS", FeedPhase::InProgress),
    ("COMPLETED", FeedPhase::Completed),
];

/// The longest maintenance whose end is believed, in minutes: a year.
const MOST_MINUTES: i64 = 366 * 24 * 60;

/// Reads a summary or a list of components; `None` when it is neither.
pub(super) fn read(root: &Cursor<'_>) -> Option<Report> {
    let mut report = Report::new(FeedFormat::Instatus);
    if root.is_array() {
        let has_status = root.json().members().iter().any(|row| row.get("status").is_some());
        report.components = components(root, None);
        return Some(report).filter(|_| has_status);
    }
    let page = root.get("page");
    report.indicator = page.as_ref().and_then(|page| page.choice("status", PAGES, Status::Unknown));
    let lists = ["activeIncidents", "activeMaintenances", "components"].map(|key| root.get(key));
    if report.indicator.is_none() && !lists.iter().flatten().any(Cursor::is_array) {
        return None;
    }
    if let Some(page) = page {
        report.name = page.line("name");
        report.page = page.address("url");
    }
    report.incidents = root.list_of("activeIncidents", |row| event(row, "started", FeedImpact::Unknown));
    report.incidents.extend(root.list_of("activeMaintenances", |row| event(row, "start", FeedImpact::Maintenance)));
    report.components = root.get("components").map(|list| components(&list, None)).unwrap_or_default();
    Some(report)
}

/// The components that hold no others. The second version puts them within the group, the third names it in each.
fn components(list: &Cursor<'_>, group: Option<&str>) -> Vec<ReportComponent> {
    let rows = list.list(|row| {
        let name = row.line("name");
        let children = row.get("children").filter(|children| *children.json() != Json::Array(Vec::new()));
        if let Some(children) = children {
            return Some(components(&children, name.as_deref()));
        }
        if row.boolean("isParent") == Some(true) {
            return None;
        }
        let (id, name) = row.called(row.id("id"), &["name"])?;
        let named = row.get("group").and_then(|group| group.line("name"));
        Some(vec![ReportComponent {
            id,
            name,
            group: named.or_else(|| group.map(str::to_owned)),
            region: None,
            status: row.status("status", COMPONENTS),
            observed_at: None,
            beat_seconds: None,
        }])
    });
    rows.into_iter().flatten().collect()
}

/// An incident or maintenance. One without an impact is not one without consequences.
fn event(row: &Cursor<'_>, start: &str, without_impact: FeedImpact) -> Option<FeedIncident> {
    let (id, title) = row.titled(row.id("id"), &["name"])?;
    let said = row.choice("status", PHASES, FeedPhase::Unknown);
    let impact = row.choice("impact", IMPACTS, FeedImpact::Unknown).unwrap_or(without_impact);
    // The summary has no updates: only when the newest was, and its label.
    let newest = row.time("updatedAt", times::instant).map(|at| FeedUpdate {
        at: Some(at),
        phase: said,
        text: String::new(),
        affected: Vec::new(),
    });
    let started_at = row.time(start, times::instant);
    let planned = row.integer("duration").filter(|minutes| (1..=MOST_MINUTES).contains(minutes));
    Some(FeedIncident {
        started_at,
        ends_at: planned.and_then(|minutes| started_at?.checked_add(minutes * MINUTE)),
        updates: newest.into_iter().collect(),
        link: row.address("url"),
        ..FeedIncident::new(row.pointer(), id, title, said.unwrap_or(FeedPhase::Unknown), impact)
    })
}

#[cfg(test)]
mod tests {
    use super::super::decode_feed;
    use super::super::tests::{at, read_feed};
    use super::*;
    use downboard_core::model::Address;
    use downboard_core::reading::Problem;

    const FORMAT: FeedFormat = FeedFormat::Instatus;

    #[test]
    fn times_are_read_as_javascript_prints_them() {
        let (report, findings) = read_feed(
            r#"{"page":{"name":"Kiln","status":"HASISSUES"},"activeIncidents":[{"name":"Cold","status":"INVESTIGATING",
            "started":"Thu Jul 23 2026 18:05:10 GMT+0200 (Central European Summer Time)","impact":"MAJOROUTAGE"}],
            "activeMaintenances":[{"name":"Bricks","start":"Mon Dec 07 2026 01:00:00 GMT+0000 (Coordinated Universal Time)",
            "status":"NOTSTARTEDYET","duration":"90"}]}"#,
        );
        assert_eq!(findings, []);
        let mut rows: Vec<_> = report.unwrap().incidents.into_iter().map(|one| (one.started_at, one.ends_at)).collect();
        rows.sort();
        let planned = (at("2026-12-07T01:00:00Z"), at("2026-12-07T02:30:00Z"));
        assert_eq!(rows, [(at("2026-07-23T16:05:10Z"), None), planned]);
    }

    #[test]
    fn a_summary_is_read() {
        let (report, findings) = read_feed(
            r#"{"page":{"name":"Acme","url":"https://status.example.org","status":"ONEMAJOROUTAGE"},
            "activeIncidents":[{"id":"i1","name":"Jobs &amp; queues stand still","started":"2026-11-20T17:48:28.028Z",
              "status":"MONITORING","impact":"MAJOROUTAGE","url":"https://status.example.org/i1",
              "updatedAt":"2026-11-20T17:50:11.838Z"}],
            "activeMaintenances":[{"id":"m1","name":"Upgrade","start":"2026-12-01T08:00:00Z","status":"NOTSTARTEDYET",
              "duration":"90","url":"https://status.example.org/m1"}]}"#,
        );
        let report = report.unwrap();
        assert_eq!(findings, []);
        assert_eq!((report.format, report.name.as_deref()), (FORMAT, Some("Acme")));
        assert_eq!(report.page.as_ref().map(Address::as_str), Some("https://status.example.org"));
        assert_eq!((report.indicator, report.status()), (Some(Status::MajorOutage), Status::MajorOutage));
        let [incident, maintenance] = report.incidents.as_slice() else { panic!("{:?}", report.incidents) };
        assert_eq!((incident.id.as_str(), incident.title.as_str()), ("i1", "Jobs & queues stand still"));
        assert_eq!((incident.phase, incident.impact), (FeedPhase::Monitoring, FeedImpact::Critical));
        assert_eq!(incident.started_at, at("2026-11-20T17:48:28Z"));
        assert_eq!(incident.link.as_ref().map(Address::as_str), Some("https://status.example.org/i1"));
        assert_eq!(incident.updates[0].at, at("2026-11-20T17:50:11Z"));
        assert_eq!((maintenance.phase, maintenance.impact), (FeedPhase::Scheduled, FeedImpact::Maintenance));
        assert_eq!(maintenance.started_at, at("2026-12-01T08:00:00Z"));
        assert_eq!(report.changed_at, at("2026-11-20T17:50:11Z"));
    }

    #[test]
    fn lists_are_left_out_when_they_are_empty() {
        let (report, findings) = read_feed(r#"{"page":{"name":"Acme","status":"UP"}}"#);
        assert_eq!((report.unwrap().status(), findings), (Status::Operational, vec![]));
    }

    #[test]
    fn components_are_read_from_either_version() {
        let nested = r#"[{"id":"g","name":"API","status":"MAJOROUTAGE","isParent":true,"children":[
            {"id":"a","name":"Read","status":"OPERATIONAL","isParent":false,"children":[]},
            {"id":"b","name":"Write","status":"MINOROUTAGE"}]},
            {"id":"e","name":"Empty","status":"OPERATIONAL","isParent":true,"children":[]},
            {"id":"c","name":"Web","status":"UNDERMAINTENANCE","isParent":false}]"#;
        let flat = r#"{"components":[
            {"id":"a","name":"Read","status":"OPERATIONAL","group":{"id":"g","name":"API"}},
            {"id":"b","name":"Write","status":"MINOROUTAGE","group":{"id":"g","name":"API"}},
            {"id":"c","name":"Web","status":"UNDERMAINTENANCE","group":null}]}"#;
        for body in [nested, flat, &format!(r#"{{"components":{nested}}}"#)] {
            let (report, findings) = read_feed(body);
            let report = report.unwrap();
            assert_eq!((report.format, findings), (FORMAT, vec![]), "{body}");
            let components: Vec<_> = report
                .components
                .iter()
                .map(|one| (one.id.as_str(), one.name.as_str(), one.group.as_deref(), one.status))
                .collect();
            assert_eq!(
                components,
                [
                    ("a", "Read", Some("API"), Status::Operational),
                    ("b", "Write", Some("API"), Status::PartialOutage),
                    ("c", "Web", None, Status::Maintenance),
                ],
                "{body}"
            );
        }
    }

    #[test]
    fn up_does_not_hide_an_incident_nor_does_a_missing_impact() {
        for (impact, status) in [(r#","impact":"PARTIALOUTAGE""#, Status::PartialOutage), ("", Status::Unknown)] {
            let (report, _) = read_feed(&format!(
                r#"{{"page":{{"status":"UP"}},"activeIncidents":[{{"name":"Slow","status":"INVESTIGATING"{impact}}}]}}"#
            ));
            let report = report.unwrap();
            assert_eq!((report.indicator, report.status()), (Some(Status::Operational), status));
            assert_eq!(report.incidents[0].id, "Slow", "the name stands for the id");
        }
    }

    #[test]
    fn an_unknown_word_is_unknown_and_reported() {
        let (report, findings) = read_feed(r#"{"page":{"name":"Acme","status":"MOSTLYFINE"}}"#);
        assert_eq!(report.unwrap().status(), Status::Unknown);
        assert_eq!(findings[0].pointer, "/page/status");
        assert_eq!(findings[0].problem, Problem::UnknownWord("MOSTLYFINE".to_owned()));
    }

    #[test]
    fn one_broken_record_does_not_take_the_others_with_it() {
        let (report, findings) = read_feed(
            r#"{"page":{"status":"UP"},"activeIncidents":[7,{"status":"RESOLVED"},{"id":"i"},{"name":"x"}]}"#,
        );
        let incidents = report.unwrap().incidents;
        let titles: Vec<_> = incidents.iter().map(|one| one.title.as_str()).collect();
        assert_eq!(titles, ["Untitled", "i", "x"]);
        let pointers: Vec<_> = findings.iter().map(|one| one.pointer.as_str()).take(3).collect();
        assert_eq!(pointers, [0, 1, 2].map(|index| format!("/activeIncidents/{index}/name")));
    }

    #[test]
    fn what_has_no_marks_is_no_feed() {
        for body in
            ["{}", "[]", "[7]", r#"[{"id":1,"name":"x"}]"#, r#"{"page":{"status":7}}"#, r#"{"activeIncidents":"none"}"#]
        {
            assert_eq!(decode_feed(body.as_bytes(), Some(FORMAT), None).value, None, "{body}");
        }
    }
}
