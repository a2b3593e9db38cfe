//! Health checks of a service: the draft "Health Check Response Format for HTTP APIs", and the look-alikes of Spring
//! Boot and Terminus, whose words the draft allows, and of ASP.NET, which has words of its own.
//!
//! Reads <https://datatracker.ietf.org/doc/html/draft-inadarei-api-health-check-06>, expired but in use.

use super::cursor::Cursor;
use super::json::Json;
use super::report::{Report, ReportComponent, is_ahead};
use downboard_core::model::{FeedFormat, Status};
use downboard_core::reading::{Effect, Expected, Problem, excerpt};
use downboard_core::time::Timestamp;

const STATUSES: &[(&str, Status)] = &[
    ("pass", Status::Operational),
    ("healthy", Status::Operational),
    ("ok", Status::Operational),
    ("up", Status::Operational),
    ("warn", Status::Degraded),
    ("degraded", Status::Degraded),
    ("fail", Status::MajorOutage),
    ("unhealthy", Status::MajorOutage),
    ("error", Status::MajorOutage),
    ("down", Status::MajorOutage),
    ("out_of_service", Status::MajorOutage),
    ("unknown", Status::Unknown),
];

/// Where the checks stand: in the draft, in Spring Boot, in its older versions and Terminus, and in ASP.NET.
const CHECKS: [&str; 4] = ["checks", "components", "details", "entries"];

/// Where nothing else stands than checks.
const LISTS: [&str; 3] = ["checks", "components", "entries"];

/// Where answers say when they were made, though the draft has no such field.
const TIMES: [&str; 2] = ["time", "timestamp"];

/// What else a health check has beside its status. Half of all interfaces answer `"status": "ok"` or `"error"` beside a
/// message or data: one with other fields is no health check unless it has checks.
const FIELDS: &[&str] = &[
    "status",
    "version",
    "releaseId",
    "serviceId",
    "description",
    "notes",
    "output",
    "links",
    "groups",
    "info",
    "totalDuration",
];

/// The fields in which interfaces say why they do not answer. Beside them a status is that of the request.
const MESSAGES: &[&str] = &["message", "error", "errors", "code", "detail"];

/// Reads a document; `None` when its status is not that of a health check. Where the board names the format, a status word that
/// is known is believed whatever stands beside it.
pub(super) fn read(root: &Cursor<'_>, is_named: bool) -> Option<Report> {
    root.word("status")?;
    let checks = CHECKS.into_iter().find(|key| root.get(key).is_some_and(|checks| checks.is_object()));
    if checks.is_none() && !is_bare(root) {
        let unknown = unknown_field(root).filter(|_| is_named)?;
        let problem = Problem::UnknownField(excerpt(unknown));
        root.report(problem, Expected::KnownField, Effect::Kept);
    }
    let mut report = Report::new(FeedFormat::HealthJson);
    report.name = root.line("description").or_else(|| root.line("serviceId"));
    report.indicator = Some(root.status("status", STATUSES));
    report.indicator_observed_at = TIMES.iter().find_map(|key| downboard_core::instant::parse(root.word(key)?));
    for key in LISTS {
        // What stands there and holds no checks may have held one that fails.
        if let Some(list) = root.get(key).filter(|_| checks.is_none()) {
            list.entries(|_, _| Some(()));
        }
    }
    if let Some(checks) = checks.and_then(|key| root.get(key)) {
        let checked = checks.entries(|name, place| Some(check(name, place)));
        report.changed_at = checked.iter().filter_map(|(_, at)| *at).max();
        report.components = checked.into_iter().filter_map(|(component, _)| component).collect();
    }
    Some(report)
}

/// Whether the status is a known word and stands only beside fields of a health check.
fn is_bare(root: &Cursor<'_>) -> bool {
    has_known_word(root) && unknown_fields(root).next().is_none()
}

fn has_known_word(root: &Cursor<'_>) -> bool {
    let is_known = |word: &str| STATUSES.iter().any(|(known, _)| known.eq_ignore_ascii_case(word));
    root.word("status").is_some_and(is_known)
}

fn unknown_fields<'p>(root: &Cursor<'p>) -> impl Iterator<Item = &'p str> + use<'p> {
    let fields = if let Json::Object(fields) = root.json() { fields.as_slice() } else { &[] };
    fields.iter().map(|(key, _)| key.as_ref()).filter(|key| !FIELDS.contains(key))
}

/// The first field that no health check has, of a document with a known word that is no message.
fn unknown_field<'p>(root: &Cursor<'p>) -> Option<&'p str> {
    let is_message = unknown_fields(root).any(|key| MESSAGES.contains(&key));
    unknown_fields(root).next().filter(|_| has_known_word(root) && !is_message)
}

/// What is measured under a name, as one component with the worst of its results, and the newest time in it: the same
/// thing is measured on several nodes, and nothing but the place in the list tells them apart.
fn check(name: &str, place: &Cursor<'_>) -> (Option<ReportComponent>, Option<Timestamp>) {
    let results = if place.is_array() { place.list(result) } else { result(place).into_iter().collect() };
    // A measure without a status is a number to read, not something that works or not.
    let status = results.iter().filter_map(|(status, _)| *status).reduce(Status::worse);
    let at = results.iter().filter_map(|(_, at)| *at).max();
    // What is measured on several nodes is as old as the oldest of them.
    let with_status = results.iter().filter(|(status, _)| status.is_some());
    let observed = with_status.filter_map(|(_, at)| *at);
    let ahead = observed.clone().filter(|at| is_ahead(*at, place.read_at())).max();
    let observed_at = ahead.or(observed.min());
    let name = super::text::line(name, super::LONGEST_NAME);
    let component = status.map(|status| ReportComponent {
        id: name.clone(),
        name,
        group: None,
        region: None,
        status,
        observed_at,
        beat_seconds: None,
    });
    (component, at)
}

fn result(row: &Cursor<'_>) -> Option<(Option<Status>, Option<Timestamp>)> {
    if !row.is_object() {
        return row.drop_for("status", Expected::KnownWord);
    }
    Some((row.choice("status", STATUSES, Status::Unknown), row.instant("time")))
}

#[cfg(test)]
mod tests {
    use super::super::decode_feed;
    use super::super::tests::{at, read_feed};
    use super::*;

    #[test]
    fn a_health_check_is_read() {
        let (report, findings) = read_feed(
            r#"{"status":"warn","version":"1","releaseId":"1.2.2","notes":[""],"output":"","serviceId":"f03e522f",
            "description":"health of Acme payments","checks":{
              "database:responseTime":[{"componentId":"d","componentType":"datastore","observedValue":250,
                "observedUnit":"ms","status":"pass","time":"2026-07-23T16:05:00Z","output":""}],
              "cpu:utilization":[{"componentId":"c","node":1,"status":"pass","time":"2026-07-23T16:06:00Z"},
                {"componentId":"c","node":2,"status":"warn","time":"2026-07-23T16:04:00Z"}],
              "uptime":[{"observedValue":1209600.245,"time":"2026-07-23T16:05:00Z"}]}}"#,
        );
        let report = report.unwrap();
        assert_eq!(findings, []);
        assert_eq!((report.format, report.name.as_deref()), (FeedFormat::HealthJson, Some("health of Acme payments")));
        assert_eq!((report.indicator, report.status()), (Some(Status::Degraded), Status::Degraded));
        let rows: Vec<_> = report.components.iter().map(|one| (one.id.as_str(), one.status)).collect();
        assert_eq!(rows, [("database:responseTime", Status::Operational), ("cpu:utilization", Status::Degraded)]);
        assert_eq!(report.changed_at, at("2026-07-23T16:06:00Z"));
    }

    #[test]
    fn the_words_of_asp_net_are_known() {
        let (report, findings) = read_feed(
            r#"{"status":"Unhealthy","totalDuration":"00:00:02.1","entries":{
              "stock":{"data":{},"duration":"00:00:02.0","status":"Unhealthy","tags":[]},
              "post":{"data":{},"duration":"00:00:00.1","status":"Degraded"},
              "cache":{"data":{},"duration":"00:00:00.1","status":"Healthy"}}}"#,
        );
        let report = report.unwrap();
        assert_eq!((report.indicator, findings), (Some(Status::MajorOutage), vec![]));
        let statuses: Vec<_> = report.components.iter().map(|one| (one.id.as_str(), one.status)).collect();
        let expected = [("stock", Status::MajorOutage), ("post", Status::Degraded), ("cache", Status::Operational)];
        assert_eq!(statuses, expected);
    }

    #[test]
    fn look_alikes_use_other_words() {
        for (body, status, component) in [
            (r#"{"status":"UP"}"#, Status::Operational, None),
            (r#"{"status":"pass"}"#, Status::Operational, None),
            (r#"{"status":"fail","output":"no database"}"#, Status::MajorOutage, None),
            (
                r#"{"status":"UP","components":{"db":{"status":"DOWN"}}}"#,
                Status::Operational,
                Some(Status::MajorOutage),
            ),
            (
                r#"{"status":"error","info":{},"error":{},"details":{"db":{"status":"down"}}}"#,
                Status::MajorOutage,
                Some(Status::MajorOutage),
            ),
        ] {
            let (report, findings) = read_feed(body);
            let report = report.unwrap();
            assert_eq!(report.indicator, Some(status), "{body}");
            assert_eq!(report.components.first().map(|one| one.status), component, "{body}");
            assert_eq!(findings, []);
        }
    }

    #[test]
    fn an_unknown_word_is_unknown_and_a_broken_record_is_dropped() {
        let (report, findings) =
            read_feed(r#"{"status":"meh","checks":{"a":[{"status":"pass"},7],"b":[{"status":"wobbly"}]}}"#);
        let report = report.unwrap();
        assert_eq!(report.indicator, Some(Status::Unknown));
        let statuses: Vec<_> = report.components.iter().map(|one| one.status).collect();
        assert_eq!(statuses, [Status::Operational, Status::Unknown]);
        let pointers: Vec<_> = findings.iter().map(|one| one.pointer.as_str()).collect();
        assert_eq!(pointers, ["/status", "/checks/a/1/status", "/checks/b/0/status"]);
        assert_eq!(findings[0].problem, Problem::UnknownWord("meh".to_owned()));
    }

    #[test]
    fn a_named_health_check_is_believed_whatever_stands_beside_its_status() {
        for (body, status, field) in [
            (r#"{"status":"pass","time":"2026-07-23T16:05:00Z"}"#, Status::Operational, "time"),
            (r#"{"uptime":12,"status":"down"}"#, Status::MajorOutage, "uptime"),
        ] {
            let decoded = decode_feed(body.as_bytes(), Some(FeedFormat::HealthJson), None);
            assert_eq!(decoded.value.unwrap().status(), status, "{body}");
            assert_eq!(decoded.findings[0].problem, Problem::UnknownField(field.to_owned()), "{body}");
            assert_eq!(read_feed(body).0, None, "{body}: half of all interfaces answer so");
        }
    }

    #[test]
    fn an_answer_with_a_status_is_not_yet_a_health_check() {
        for body in [
            "{}",
            r#"{"status":"error","message":"Forbidden"}"#,
            r#"{"status":"404"}"#,
            r#"{"status":200}"#,
            r#"{"checks":{}}"#,
        ] {
            assert_eq!(decode_feed(body.as_bytes(), Some(FeedFormat::HealthJson), None).value, None, "{body}");
        }
    }
}
