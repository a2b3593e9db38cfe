//! The public events of the AWS Health Dashboard, `https://health.aws.amazon.com/public/currentevents`.
//!
//! A list of the events that are open, in UTF-16, so that an empty list means that all is well. There is no published
//! description of it: what the numbers mean is known from the page that shows it. There are no components: the services
//! that an event touches stand in it, with their status.

use std::collections::BTreeMap;

use super::cursor::Cursor;
use super::google_cloud::all_clear;
use super::report::{FeedImpact, FeedIncident, FeedPhase, FeedUpdate, NamedComponent, Report};
use super::times;
use downboard_core::model::{FeedFormat, Status};
use downboard_core::time::Timestamp;

/// 1 is "informational", but not nothing: events of whole regions began with it while AWS was still investigating.
const IMPACTS: &[(i64, FeedImpact)] =
    &[(0, FeedImpact::None), (1, FeedImpact::Minor), (2, FeedImpact::Minor), (3, FeedImpact::Major)];

const SERVICES: &[(i64, Status)] =
    &[(0, Status::Operational), (1, Status::Degraded), (2, Status::Degraded), (3, Status::PartialOutage)];

/// An entry of the log says how bad it is, not how far the handling has come, until it is over.
const PHASES: &[(i64, Option<FeedPhase>)] = &[(0, Some(FeedPhase::Resolved)), (1, None), (2, None), (3, None)];

/// Reads a list; `None` when it is none, or nothing in it looks like an event of AWS.
pub(super) fn read(root: &Cursor<'_>) -> Option<Report> {
    let members = root.json().members();
    let is_event = members.iter().any(|one| ["arn", "event_log"].iter().any(|key| one.get(key).is_some()));
    if !root.is_array() || !(is_event || members.is_empty()) {
        return None;
    }
    let mut report = Report::new(FeedFormat::AwsHealth);
    report.incidents = root.list(event);
    report.indicator = all_clear(&report.incidents, members.len());
    report.lists_all_open = report.incidents.len() == members.len();
    Some(report)
}

fn event(row: &Cursor<'_>) -> Option<FeedIncident> {
    let (id, title) = row.titled(row.id("arn"), &["summary", "service_name"])?;
    let impact = row.code("status", IMPACTS, FeedImpact::Unknown).unwrap_or(FeedImpact::Unknown);
    let mut updates = row.details_of("event_log", update);
    let over = updates.iter().filter(|one| one.phase == Some(FeedPhase::Resolved)).filter_map(|one| one.at).max();
    // The list holds what is open; one that is back to 0 is about to leave it.
    let is_over = impact == FeedImpact::None;
    let phase = if is_over { FeedPhase::Resolved } else { FeedPhase::Unknown };
    let logged_from = updates.iter().filter_map(|update| update.at).min();
    add_changes(&mut updates, changes(row));
    Some(FeedIncident {
        started_at: row.epoch_seconds("date").or(logged_from),
        resolved_at: over.filter(|_| is_over),
        updates,
        affected: row
            .get("impacted_services")
            .map(|services| services.as_detail().entries(service))
            .unwrap_or_default(),
        regions: region(row).into_iter().collect(),
        ..FeedIncident::new(row.pointer(), id, title, phase, impact)
    })
}

/// The region's code stands in the name of the event, `arn:aws:health:<region>::event/...`, and may be empty there;
/// what the feed calls its name is "UAE".
fn region(row: &Cursor<'_>) -> Option<String> {
    let code = row.id("arn").and_then(|arn| arn.split(':').nth(3).map(str::to_owned)).filter(|code| !code.is_empty());
    code.or_else(|| row.line("region_name"))
}

fn service(id: &str, row: &Cursor<'_>) -> Option<NamedComponent> {
    let component = super::text::line(id, super::text::LONGEST_NAME);
    (row.is_object() && !component.is_empty()).then(|| NamedComponent {
        component,
        name: row.line("service_name"),
        status: row.code("current", SERVICES, Status::Unknown),
    })
}

fn update(row: &Cursor<'_>) -> Option<FeedUpdate> {
    row.is_object().then(|| FeedUpdate {
        at: row.epoch_seconds("timestamp"),
        phase: row.code("status", PHASES, Some(FeedPhase::Unknown)).flatten(),
        text: row.body("message").or_else(|| row.line("summary")).unwrap_or_default(),
        affected: Vec::new(),
    })
}

/// When the status of a service changed, by time.
fn changes(row: &Cursor<'_>) -> BTreeMap<Timestamp, Vec<NamedComponent>> {
    let mut by_time: BTreeMap<Timestamp, Vec<NamedComponent>> = BTreeMap::new();
    for (at, change) in row.details_of("impacted_service_status_changes", change) {
        by_time.entry(at).or_default().push(change);
    }
    by_time
}

fn change(row: &Cursor<'_>) -> Option<(Timestamp, NamedComponent)> {
    // These are in milliseconds where all other times are in seconds.
    let number = row.integer("timestamp")?;
    let at = times::epoch_seconds(if number > 100_000_000_000 { number / 1_000 } else { number })?;
    let name = row.line("service_name");
    let component = row.id("service").or_else(|| name.clone())?;
    Some((at, NamedComponent { component, name, status: row.code("current_status", SERVICES, Status::Unknown) }))
}

/// Puts changes to what was said at the same time; the others stand alone, without a text.
fn add_changes(updates: &mut Vec<FeedUpdate>, mut changes: BTreeMap<Timestamp, Vec<NamedComponent>>) {
    for update in updates.iter_mut() {
        update.affected = update.at.and_then(|at| changes.remove(&at)).unwrap_or_default();
    }
    let alone = |(at, affected)| FeedUpdate { at: Some(at), phase: None, text: String::new(), affected };
    updates.extend(changes.into_iter().map(alone));
}

#[cfg(test)]
mod tests {
    use super::super::decode_feed;
    use super::super::tests::{at, read_feed};
    use super::*;
    use downboard_core::reading::{Finding, Problem};

    const EVENT: &str = r#"[{"date":"1784822700","arn":"arn:aws:health:xx-acme-1::event/MANY/ISSUE/1",
        "region_name":"Acmeland","status":"3","service":"multipleservices-xx-acme-1",
        "service_name":"Multiple services","summary":"Increased Error Rates",
        "event_log":[
          {"summary":"Errors","message":"We are investigating.","status":1,"timestamp":1784822700},
          {"summary":"Errors","message":"**Power** is out.","status":3,"timestamp":1784826300}],
        "impacted_services":{"store-xx-acme-1":{"service_name":"Acme Store","current":"3","max":"3"},
          "dns":{"service_name":"Acme DNS","current":"0","max":"2"}},
        "impacted_service_status_changes":[
          {"service":"store-xx-acme-1","service_name":"Acme Store","previous_status":"0","current_status":"3",
            "timestamp":1784826300000},
          {"service":"dns","service_name":"Acme DNS","previous_status":"2","current_status":"0",
            "timestamp":1784829900000}]}]"#;

    fn check_event(report: Option<Report>, findings: &[Finding]) {
        let report = report.unwrap();
        assert_eq!(findings, []);
        assert_eq!((report.format, report.indicator), (FeedFormat::AwsHealth, None));
        assert_eq!((report.status(), report.components.as_slice()), (Status::PartialOutage, [].as_slice()));
        let event = &report.incidents[0];
        assert_eq!(event.id, "arn:aws:health:xx-acme-1::event/MANY/ISSUE/1");
        assert_eq!(event.title, "Increased Error Rates");
        assert_eq!((event.phase, event.impact), (FeedPhase::Unknown, FeedImpact::Major));
        assert_eq!((event.started_at, event.resolved_at), (at("2026-07-23T16:05:00Z"), None));
        assert_eq!((event.regions.as_slice(), &event.link), (["xx-acme-1".to_owned()].as_slice(), &None));
        let affected: Vec<_> =
            event.affected.iter().map(|one| (one.component.as_str(), one.name.as_deref(), one.status)).collect();
        let store = ("store-xx-acme-1", Some("Acme Store"), Some(Status::PartialOutage));
        assert_eq!(affected, [store, ("dns", Some("Acme DNS"), Some(Status::Operational))]);
        let said: Vec<_> = event.updates.iter().map(|one| (one.at, one.text.as_str(), one.affected.len())).collect();
        let expected = [
            (at("2026-07-23T16:05:00Z"), "We are investigating.", 0),
            (at("2026-07-23T17:05:00Z"), "**Power** is out.", 1),
            (at("2026-07-23T18:05:00Z"), "", 1),
        ];
        assert_eq!(said, expected);
        assert_eq!(event.updates[2].affected[0].status, Some(Status::Operational));
        assert_eq!(report.changed_at, at("2026-07-23T18:05:00Z"));
    }

    #[test]
    fn an_open_event_is_read_in_both_encodings() {
        let (report, findings) = read_feed(EVENT);
        check_event(report, &findings);
        let units = EVENT.encode_utf16().flat_map(u16::to_be_bytes);
        let bytes: Vec<u8> = [0xfe, 0xff].into_iter().chain(units).collect();
        let decoded = decode_feed(&bytes, None, at("2026-11-22T00:00:00Z"));
        check_event(decoded.value, &decoded.findings);
    }

    #[test]
    fn an_event_back_at_zero_is_over() {
        let (report, findings) = read_feed(
            r#"[{"date":"1784822700","arn":"arn:aws:health:::event/X","region_name":"Global","status":"0",
              "summary":"Slow",
            "event_log":[{"message":"Over.","status":0,"timestamp":"1784826300"},{"message":"On.","status":2,
              "timestamp":1784822700}]}]"#,
        );
        let report = report.unwrap();
        assert_eq!((report.status(), findings), (Status::Operational, vec![]));
        let event = &report.incidents[0];
        assert_eq!((event.phase, event.resolved_at), (FeedPhase::Resolved, at("2026-07-23T17:05:00Z")));
        assert_eq!(event.regions, ["Global"], "an arn may name no region");
    }

    #[test]
    fn only_a_list_is_this_feed_and_an_empty_one_is_good_news() {
        let read = |body: &str| decode_feed(body.as_bytes(), Some(FeedFormat::AwsHealth), None).value;
        assert_eq!(read("[]").unwrap().status(), Status::Operational);
        for body in ["{}", r#"{"error":"x"}"#, "[7]", r#"[{"message":"Forbidden"}]"#, r#"{"arn":"x"}"#] {
            assert_eq!(read(body), None, "{body}");
        }
    }

    #[test]
    fn an_unknown_number_is_unknown_and_reported() {
        let (report, findings) = read_feed(
            r#"[{"arn":"a","summary":"x","status":"7","event_log":[{"status":9,"timestamp":1784822700}]},
            {"arn":"b","summary":"y","event_log":[]}]"#,
        );
        let report = report.unwrap();
        assert_eq!(report.status(), Status::Unknown);
        assert!(report.incidents.iter().all(|event| event.impact == FeedImpact::Unknown));
        let found: Vec<_> = findings.iter().map(|one| (one.pointer.as_str(), &one.problem)).collect();
        let [seven, nine] = ["7", "9"].map(|number| Problem::UnknownWord(number.to_owned()));
        assert_eq!(found, [("/0/status", &seven), ("/0/event_log/0/status", &nine)]);
    }

    #[test]
    fn one_broken_record_does_not_take_the_others_with_it_and_is_no_good_news() {
        let (report, findings) = read_feed(
            r#"[{"arn":"a","event_log":{},"status":0,"impacted_services":[],
              "impacted_service_status_changes":[{"timestamp":-1}]},7]"#,
        );
        let report = report.unwrap();
        assert_eq!((report.incidents[0].title.as_str(), report.status()), ("a", Status::Unknown));
        assert!(findings.iter().any(|one| one.pointer == "/1/summary"));
    }
}
