//! Better Stack status pages, `index.json`: one page with everything else in `included` (JSON:API), joined by ids.
//!
//! The records are those of the public interface, documented at <https://betterstack.com/docs/uptime/>. Its words
//! `downtime` and `not_monitored` have no grades: what is down is wholly down, and what is not watched is unknown.

use std::collections::BTreeMap;

use super::cursor::Cursor;
use super::report::{FeedImpact, FeedIncident, FeedPhase, FeedUpdate, NamedComponent, Report, ReportComponent};
use downboard_core::model::{Address, FeedFormat, Status};
use downboard_core::reading::Expected;

/// The states of the page and of its resources.
const STATES: &[(&str, Status)] = &[
    ("operational", Status::Operational),
    ("degraded", Status::Degraded),
    ("downtime", Status::MajorOutage),
    ("maintenance", Status::Maintenance),
    ("not_monitored", Status::Unknown),
];

/// The states within reports, where a resource may also work again.
const STATES_IN_REPORTS: &[(&str, Status)] = &[
    ("operational", Status::Operational),
    ("resolved", Status::Operational),
    ("degraded", Status::Degraded),
    ("downtime", Status::MajorOutage),
    ("maintenance", Status::Maintenance),
    ("not_monitored", Status::Unknown),
];

/// Reads a page; `None` when the body is not one.
pub(super) fn read(root: &Cursor<'_>) -> Option<Report> {
    let data = root.get("data").filter(|data| data.word("type") == Some("status_page"))?;
    let page = data.get("attributes").filter(Cursor::is_object)?;
    let mut report = Report::new(FeedFormat::BetterStack);
    report.name = page.line("company_name");
    // The address in `company_url` is that of the company. The page itself stands at its own domain, if it has one.
    report.page = page.word("custom_domain").and_then(|host| Address::parse(&format!("https://{}", host.trim())));
    report.indicator = page.choice("aggregate_state", STATES, Status::Unknown);
    if let Some(included) = root.get("included") {
        report.components = resources(&included);
        included.list(broken);
        report.incidents = reports(&included, &report);
    }
    Some(report)
}

/// Reports an included record that has no type and so belongs to nothing.
fn broken(row: &Cursor<'_>) -> Option<()> {
    if row.word("type").is_some() { None } else { row.drop_for("type", Expected::String) }
}

/// The included records of a type that decode, with their attributes.
fn of_type<T>(
    included: &Cursor<'_>,
    kind: &str,
    decode: impl Fn(&Cursor<'_>, &Cursor<'_>) -> Option<T>,
) -> impl Iterator<Item = T> {
    let records = included.list(|row| {
        if row.word("type") != Some(kind) {
            return None;
        }
        let Some(attributes) = row.get("attributes") else { return row.drop_for("attributes", Expected::Object) };
        decode(row, &attributes)
    });
    records.into_iter()
}

/// The resources, each with the name of its section.
fn resources(included: &Cursor<'_>) -> Vec<ReportComponent> {
    let section = |row: &Cursor<'_>, attributes: &Cursor<'_>| Some((row.id("id")?, attributes.line("name")?));
    let sections: BTreeMap<String, String> = of_type(included, "status_page_section", section).collect();
    let resource = |row: &Cursor<'_>, attributes: &Cursor<'_>| {
        let (id, name) = attributes.called(row.id("id"), &["public_name"])?;
        let section = attributes.id("status_page_section_id").or_else(|| related(row, "status_page_section"));
        Some(ReportComponent {
            id,
            name,
            group: section.and_then(|id| sections.get(&id).cloned()),
            region: None,
            status: attributes.status("status", STATES),
            observed_at: None,
            beat_seconds: None,
        })
    };
    of_type(included, "status_page_resource", resource).collect()
}

/// The id of the record that a record names by a relationship.
fn related(row: &Cursor<'_>, key: &str) -> Option<String> {
    row.get("relationships")?.get(key)?.get("data")?.id("id")
}

/// The ids of the updates that a report names by its relationship.
fn updates_named_by(row: &Cursor<'_>) -> Vec<String> {
    let ids = |row: &Cursor<'_>| {
        Some(row.get("relationships")?.get("status_updates")?.details_of("data", |one| one.id("id")))
    };
    ids(row).unwrap_or_default()
}

/// The status reports with their updates. Either side of the join may be missing: the update names its report, or the
/// report its updates.
fn reports(included: &Cursor<'_>, page: &Report) -> Vec<FeedIncident> {
    let names: BTreeMap<&str, &str> = page.components.iter().map(|one| (one.id.as_str(), one.name.as_str())).collect();
    let is_report = |row: &Cursor<'_>| row.word("type") == Some("status_report");
    let named = included.list(|row| if is_report(row) { Some((row.id("id")?, updates_named_by(row))) } else { None });
    let named = named.into_iter();
    let report_of: BTreeMap<String, String> =
        named.flat_map(|(report, updates)| updates.into_iter().map(move |update| (update, report.clone()))).collect();
    let update = |row: &Cursor<'_>, attributes: &Cursor<'_>| {
        let report = attributes.id("status_report_id").or_else(|| related(row, "status_report"));
        let Some(report) = report.or_else(|| report_of.get(&row.id("id")?).cloned()) else {
            return attributes.as_detail().drop_for("status_report_id", Expected::Id);
        };
        let said = FeedUpdate {
            at: attributes.instant("published_at"),
            phase: None,
            text: attributes.body("message").unwrap_or_default(),
            affected: affected(attributes, &names),
        };
        Some((report, said))
    };
    let mut updates: BTreeMap<String, Vec<FeedUpdate>> = BTreeMap::new();
    for (report, update) in of_type(included, "status_update", update) {
        updates.entry(report).or_default().push(update);
    }
    // Whether maintenance has begun stands nowhere in its report. Where it has, the page or a resource says so.
    let of_resources = page.components.iter().map(|one| one.status);
    let has_begun = page.indicator.into_iter().chain(of_resources).any(|status| status == Status::Maintenance);
    let maintenance = if has_begun { FeedPhase::InProgress } else { FeedPhase::Scheduled };
    let mut incidents: Vec<FeedIncident> = of_type(included, "status_report", |row, attributes| {
        let mut incident = status_report(row, attributes, maintenance)?;
        incident.affected = affected(attributes, &names);
        Some(incident)
    })
    .collect();
    for incident in &mut incidents {
        incident.updates = updates.remove(&incident.id).unwrap_or_default();
    }
    incidents
}

/// A report without what is joined to it. Reports have no phases but over or not.
fn status_report(row: &Cursor<'_>, attributes: &Cursor<'_>, maintenance: FeedPhase) -> Option<FeedIncident> {
    let (id, title) = attributes.titled(row.id("id"), &["title"])?;
    let is_planned = attributes.word("report_type") == Some("maintenance");
    let state = attributes.choice("aggregate_state", STATES_IN_REPORTS, Status::Unknown);
    let is_resolved = attributes.word("aggregate_state") == Some("resolved");
    let ends_at = attributes.instant("ends_at");
    let phase = match (is_planned, is_resolved) {
        (true, true) => FeedPhase::Completed,
        (true, false) => maintenance,
        (false, true) => FeedPhase::Resolved,
        // An end outweighs the state. A report may also be resolved without an end.
        (false, false) if ends_at.is_some() => FeedPhase::Resolved,
        (false, false) => FeedPhase::Unknown,
    };
    let impact = match state {
        _ if is_planned => FeedImpact::Maintenance,
        // What it was before it was resolved is not said.
        _ if is_resolved => FeedImpact::Unknown,
        Some(Status::Operational) => FeedImpact::None,
        Some(Status::Degraded) => FeedImpact::Minor,
        Some(Status::PartialOutage) => FeedImpact::Major,
        Some(Status::MajorOutage) => FeedImpact::Critical,
        Some(Status::Maintenance) => FeedImpact::Maintenance,
        Some(Status::Unknown) | None => FeedImpact::Unknown,
    };
    Some(FeedIncident {
        started_at: attributes.instant("starts_at"),
        // The end of maintenance is planned like its start and is the end only when it is over.
        resolved_at: ends_at.filter(|_| phase.is_over()),
        ends_at: ends_at.filter(|_| is_planned),
        ..FeedIncident::new(row.pointer(), id, title, phase, impact)
    })
}

fn affected(attributes: &Cursor<'_>, names: &BTreeMap<&str, &str>) -> Vec<NamedComponent> {
    attributes.details_of("affected_resources", |row| {
        let component = row.id("status_page_resource_id")?;
        let name = names.get(component.as_str()).map(|name| (*name).to_owned());
        Some(NamedComponent { component, name, status: row.choice("status", STATES_IN_REPORTS, Status::Unknown) })
    })
}

#[cfg(test)]
mod tests {
    use super::super::decode_feed;
    use super::super::tests::{at, read_feed};
    use super::*;
    use downboard_core::reading::Problem;

    const FORMAT: FeedFormat = FeedFormat::BetterStack;

    fn page(state: &str, included: &str) -> String {
        format!(
            r#"{{"data":{{"id":"1","type":"status_page","attributes":{{"company_name":"Acme",
            "timezone":"Eastern Time (US & Canada)",
            "company_url":"https://example.org","custom_domain":"status.example.org",
            "aggregate_state":"{state}"}}}},
            "included":[{included}]}}"#
        )
    }

    #[test]
    fn a_page_is_read_and_joined() {
        let (report, findings) = read_feed(&page(
            "degraded",
            r#"{"id":"10","type":"status_page_section","attributes":{"name":"API"}},
            {"id":"20","type":"status_page_resource","attributes":{"public_name":"Read","status":"downtime",
              "status_page_section_id":10,"status_history":[]}},
            {"id":"21","type":"status_page_resource","attributes":{"public_name":"Web","status":"not_monitored",
              "status_page_section_id":99}},
            {"id":"30","type":"status_report","attributes":{"title":"Reads fail","report_type":"manual",
              "starts_at":"2026-11-20T10:00:00.000Z","ends_at":null,"aggregate_state":"downtime",
              "affected_resources":[{"status_page_resource_id":"20","status":"downtime"}]},
              "relationships":{"status_updates":{"data":[{"id":"41","type":"status_update"}]}}},
            {"id":"31","type":"status_report","attributes":{"title":"Slow","report_type":"manual",
              "starts_at":"2026-11-19T10:00:00.000Z","ends_at":"2026-11-19T11:00:00.000Z",
              "aggregate_state":"degraded"}},
            {"id":"40","type":"status_update","attributes":{"message":"<p>Looking.</p>",
              "status_report_id":30,"published_at":"2026-11-20T10:05:00.000Z"}},
            {"id":"41","type":"status_update","attributes":{"message":"Found.",
              "published_at":"2026-11-20T10:15:00.000Z"}},
            {"id":"42","type":"status_update","attributes":{"message":"Fixed.",
              "published_at":"2026-11-19T11:00:00.000Z"},
              "relationships":{"status_report":{"data":{"id":"31","type":"status_report"}}}}"#,
        ));
        let report = report.unwrap();
        assert_eq!(findings, []);
        assert_eq!((report.format, report.name.as_deref()), (FORMAT, Some("Acme")));
        assert_eq!(report.page.as_ref().map(Address::as_str), Some("https://status.example.org"));
        assert_eq!((report.indicator, report.status()), (Some(Status::Degraded), Status::MajorOutage));
        let components: Vec<_> = report
            .components
            .iter()
            .map(|one| (one.id.as_str(), one.name.as_str(), one.group.as_deref(), one.status))
            .collect();
        assert_eq!(
            components,
            [("20", "Read", Some("API"), Status::MajorOutage), ("21", "Web", None, Status::Unknown)]
        );
        let [open, over] = report.incidents.as_slice() else { panic!("{:?}", report.incidents) };
        assert_eq!((open.id.as_str(), open.title.as_str()), ("30", "Reads fail"));
        assert_eq!((open.phase, open.impact), (FeedPhase::Unknown, FeedImpact::Critical));
        assert_eq!((open.started_at, open.resolved_at), (at("2026-11-20T10:00:00Z"), None));
        let said: Vec<_> = open.updates.iter().map(|update| (update.text.as_str(), update.at)).collect();
        assert_eq!(said, [("Looking.", at("2026-11-20T10:05:00Z")), ("Found.", at("2026-11-20T10:15:00Z"))]);
        let affected = &open.affected[0];
        assert_eq!((affected.component.as_str(), affected.name.as_deref()), ("20", Some("Read")));
        assert_eq!(affected.status, Some(Status::MajorOutage));
        assert_eq!((over.phase, over.resolved_at), (FeedPhase::Resolved, at("2026-11-19T11:00:00Z")));
        assert_eq!(over.updates[0].text, "Fixed.");
    }

    #[test]
    fn records_without_ids_are_read() {
        let (report, findings) = read_feed(&page(
            "downtime",
            r#"{"type":"status_page_resource","attributes":{"public_name":"Web","status":"operational"}},
            {"type":"status_report","attributes":{"title":"Errors","report_type":"incident",
              "aggregate_state":"downtime"}}"#,
        ));
        let report = report.unwrap();
        assert_eq!((report.components[0].id.as_str(), report.incidents[0].id.as_str()), ("Web", "Errors"));
        assert_eq!((report.status(), findings), (Status::MajorOutage, vec![]));
    }

    #[test]
    fn a_report_may_be_resolved_without_an_end() {
        let (report, findings) = read_feed(&page(
            "operational",
            r#"{"id":"30","type":"status_report",
              "attributes":{"title":"x","aggregate_state":"resolved","ends_at":null}}"#,
        ));
        let report = report.unwrap();
        assert_eq!((report.incidents[0].phase, report.status()), (FeedPhase::Resolved, Status::Operational));
        assert_eq!(findings.iter().map(|one| &one.problem).collect::<Vec<_>>(), [&Problem::NoEnd]);
    }

    #[test]
    fn the_planned_end_of_maintenance_does_not_end_it() {
        for (state, own, phase, status) in [
            ("maintenance", "maintenance", FeedPhase::InProgress, Status::Maintenance),
            ("operational", "maintenance", FeedPhase::Scheduled, Status::Operational),
            ("operational", "resolved", FeedPhase::Completed, Status::Operational),
        ] {
            let (report, _) = read_feed(&page(
                state,
                &format!(
                    r#"{{"id":"30","type":"status_report","attributes":{{"title":"Move","report_type":"maintenance",
                    "starts_at":"2026-11-22T00:00:00Z","ends_at":"2026-11-22T02:00:00Z","aggregate_state":"{own}"}}}}"#
                ),
            ));
            let report = report.unwrap();
            let incident = &report.incidents[0];
            assert_eq!((incident.phase, incident.impact), (phase, FeedImpact::Maintenance), "{state} {own}");
            assert_eq!((incident.resolved_at.is_some(), report.status()), (phase.is_over(), status), "{state} {own}");
        }
    }

    #[test]
    fn an_unknown_word_is_unknown_and_reported() {
        let (report, findings) = read_feed(&page(
            "fairly good",
            r#"{"id":"20","type":"status_page_resource","attributes":{"public_name":"Web","status":"asleep"}},
            {"id":"21","type":"weather","attributes":{}},
            {"id":"22","type":"status_page_resource","attributes":{"public_name":"App","status":"resolved"}}"#,
        ));
        assert_eq!(report.unwrap().status(), Status::Unknown);
        let words: Vec<_> = findings.iter().map(|one| one.problem.clone()).collect();
        assert_eq!(words, ["fairly good", "asleep", "resolved"].map(|word| Problem::UnknownWord(word.to_owned())));
    }

    #[test]
    fn one_broken_record_does_not_take_the_others_with_it() {
        let (report, findings) = read_feed(&page(
            "operational",
            r#"{"id":"20","type":"status_page_resource","attributes":{"public_name":"Web","status":"operational"}},
            {"type":"status_page_resource","attributes":{"status":"operational"}},
            {"type":"status_page_resource","attributes":null},7,
            {"id":"40","type":"status_update","attributes":{"message":"Of what?"}}"#,
        ));
        assert_eq!(report.unwrap().components.len(), 2, "one without a name is one");
        let pointers: Vec<_> = findings.iter().map(|one| one.pointer.as_str()).collect();
        assert_eq!(
            pointers,
            [
                "/included/1/attributes/public_name",
                "/included/2/attributes",
                "/included/3/type",
                "/included/4/attributes/status_report_id"
            ]
        );
    }

    #[test]
    fn what_has_no_marks_is_no_feed() {
        for body in ["{}", r#"{"data":{"type":"monitor","attributes":{}}}"#, r#"{"data":{"type":"status_page"}}"#] {
            assert_eq!(decode_feed(body.as_bytes(), Some(FORMAT), None).value, None, "{body}");
        }
    }
}
