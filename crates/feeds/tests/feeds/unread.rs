//! What could not be read may be what is wrong: a record without a name, one that is none, a list that is none, and what lies
//! beyond the most records that are read never leave a whole that is fine.

use downboard_core::model::{Feed, FeedFormat, FeedPlace, Id, Lang, Mapping, Status, Subject};
use downboard_core::reading::{Decoded, Finding, MAX_RECORDS, Problem};
use downboard_core::time::Timestamp;
use downboard_feeds::{FeedHistory, Report, decode_feed, decode_fetched};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

use super::mutations::{json_template, pointers};
use super::reading::at;
use super::templates::{Day, HARMLESS, TEMPLATES, Template};

const NOW: &str = "2026-11-22T10:00:00Z";

#[track_caller]
fn decode(body: &str, format: Option<FeedFormat>) -> (Report, Vec<Finding>) {
    let Decoded { value, findings } = decode_feed(body.as_bytes(), format, Some(at(NOW)));
    (value.unwrap_or_else(|| panic!("{body:.300}: {findings:?}")), findings)
}

/// Reads an answer that was fetched just now.
#[track_caller]
fn fetch(body: &str) -> (Report, Vec<Problem>) {
    let Decoded { value, findings } = decode_fetched(body.as_bytes(), None, at(NOW), 60);
    let problems = findings.into_iter().map(|finding| finding.problem).collect();
    (value.unwrap_or_else(|| panic!("{body:.300}")), problems)
}

/// A page of Statuspage on which all is well, with one more field.
fn page(field: &str) -> String {
    format!(
        r#"{{"page":{{"id":"p","name":"Acme"}},"status":{{"indicator":"none"}},{field},
        "scheduled_maintenances":[],"more":[{{"id":"c1","name":"API","status":"operational"}}]}}"#
    )
}

const UNREADABLE_NAMES: [&str; 8] = ["", "\u{200b}", "<img src=x>", "<b></b>", " ", "&nbsp;", "<!-- x -->", "\u{202e}"];

#[test]
fn an_open_incident_without_a_readable_name_counts() {
    let names = UNREADABLE_NAMES.map(|name| Value::from(name).to_string());
    let names = names.iter().map(|name| format!(r#""name":{name},"#));
    for name in names.chain([String::new(), r#""name":7,"#.to_owned(), r#""name":null,"#.to_owned()]) {
        for (id, titles) in [(r#""id":"i1","#, ["i1", "i1"]), ("", ["Untitled", "제목 없음"])] {
            let incident = format!(
                r#"{{{id}{name}"status":"investigating","impact":"critical","created_at":"2026-11-22T09:00:00Z"}}"#
            );
            let (report, findings) = decode(&page(&format!(r#""incidents":[{incident}]"#)), None);
            assert_eq!(report.status(), Status::MajorOutage, "{incident}");
            let incident = &report.incidents[0];
            assert_eq!([Lang::En, Lang::Ko].map(|lang| incident.title_in(lang)), titles);
            assert_eq!(findings.len(), 1, "{findings:?}");
            assert_eq!(findings[0].pointer, "/incidents/0/name");
            let (document, _) = FeedHistory::default().take(&report, &whole(), &id_of("board"), at(NOW));
            let title = &document.incidents[0].title;
            assert_eq!([title.en.as_str(), title.ko.as_str()], titles, "and the board prints it");
        }
    }
}

#[test]
fn two_incidents_without_names_and_ids_are_two() {
    let incident = r#"{"status":"investigating","created_at":"2026-11-22T09:00:00Z"}"#;
    let (report, _) = decode(&page(&format!(r#""incidents":[{incident},{incident}]"#)), None);
    let (document, findings) = FeedHistory::default().take(&report, &whole(), &id_of("board"), at(NOW));
    assert_eq!((document.incidents.len(), findings), (2, Vec::new()));
}

fn id_of(word: &str) -> Id {
    Id::parse(word).expect("an id")
}

fn mapped(service: &str, components: &[&str], groups: &[&str]) -> Mapping {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Mapping {
        subject: Subject::Service { service: id_of(service) },
        components: names(components),
        groups: names(groups),
        regions: Vec::new(),
    }
}

fn feed(maps: Vec<Mapping>) -> Feed {
    Feed {
        id: id_of("acme"),
        format: None,
        place: FeedPlace::File("acme.json".to_owned()),
        name: None,
        page: None,
        interval_seconds: None,
        stream: None,
        proxied: false,
        maps,
    }
}

fn whole() -> Feed {
    feed(vec![mapped("all", &[], &[])])
}

/// A record that tells of trouble under no name, in each format: the format, the body, and the status of the whole.
const NAMELESS: &[(FeedFormat, &str, Status)] = &[
    (
        FeedFormat::Statuspage,
        r#"{"page":{},"components":[{"id":"a","name":"A","status":"operational"},{"id":"c9","status":"major_outage"}]}"#,
        Status::MajorOutage,
    ),
    (
        FeedFormat::Statuspage,
        r#"{"page":{},"status":{"indicator":"none"},"components":[{"status":"degraded_performance"}]}"#,
        Status::Degraded,
    ),
    (
        FeedFormat::IncidentIoWidget,
        r#"{"ongoing_incidents":[{"name":"","current_worst_impact":"full_outage"}]}"#,
        Status::MajorOutage,
    ),
    (
        FeedFormat::Instatus,
        r#"{"page":{"status":"UP"},"activeIncidents":[{"name":"<b></b>","status":"INVESTIGATING","impact":"MAJOROUTAGE"}]}"#,
        Status::MajorOutage,
    ),
    (FeedFormat::Instatus, r#"[{"name":"A","status":"OPERATIONAL"},{"status":"MAJOROUTAGE"}]"#, Status::MajorOutage),
    (
        FeedFormat::Checkly,
        r#"{"page":{"status":"OPERATIONAL"},"activeIncidents":[{"severity":"CRITICAL","status":"INVESTIGATING"}]}"#,
        Status::MajorOutage,
    ),
    (FeedFormat::Checkly, r#"[{"name":"A","status":"OPERATIONAL"},{"status":"CRITICAL"}]"#, Status::MajorOutage),
    (
        FeedFormat::BetterStack,
        r#"{"data":{"type":"status_page","attributes":{"aggregate_state":"operational"}},"included":[
            {"type":"status_page_resource","attributes":{"status":"downtime"}}]}"#,
        Status::MajorOutage,
    ),
    (
        FeedFormat::BetterStack,
        r#"{"data":{"type":"status_page","attributes":{"aggregate_state":"operational"}},"included":[
            {"type":"status_report","attributes":{"aggregate_state":"downtime"}}]}"#,
        Status::MajorOutage,
    ),
    (
        FeedFormat::GoogleCloud,
        r#"[{"external_desc":"","status_impact":"SERVICE_OUTAGE","begin":"2026-11-22T09:00:00Z"}]"#,
        Status::MajorOutage,
    ),
    (FeedFormat::AwsHealth, r#"[{"event_log":[],"status":"3"}]"#, Status::PartialOutage),
    (
        FeedFormat::Slack,
        r#"{"status":"ok","active_incidents":[{"title":"","type":"outage","status":"active"}]}"#,
        Status::PartialOutage,
    ),
    (
        FeedFormat::Heroku,
        r#"{"status":[{"system":"Apps","status":"green"},{"system":"","status":"red"}]}"#,
        Status::MajorOutage,
    ),
    (
        FeedFormat::Heroku,
        r#"{"status":[{"system":"Apps","status":"green"}],"incidents":[{"title":"","state":"investigating",
            "systems":[{"name":"Apps","status":"red"}]}]}"#,
        Status::MajorOutage,
    ),
    (
        FeedFormat::Statusio,
        r#"{"result":{"status_overall":{"status_code":100},"status":[{"name":"","status_code":500}]}}"#,
        Status::MajorOutage,
    ),
    (
        FeedFormat::Statusio,
        r#"{"result":{"status_overall":{"status_code":100},"status":[{"name":"A","status_code":100,"containers":[
            {"name":"x","status_code":100},{"status_code":300}]}]}}"#,
        Status::Degraded,
    ),
    (
        FeedFormat::FireHydrant,
        r#"{"conditions":{"Down":"OFFLINE"},"incidents":[],"components":[{"condition":"Down"}]}"#,
        Status::MajorOutage,
    ),
    (
        FeedFormat::FireHydrant,
        r#"{"conditions":{},"components":[{"name":"A"}],"incidents":[{"title":"","severitySlug":"SEV1"}]}"#,
        Status::MajorOutage,
    ),
    (
        FeedFormat::Cachet,
        r#"{"meta":{"pagination":{}},"data":[{"name":"A","status_name":"","status":1},{"status_name":"","status":4}]}"#,
        Status::MajorOutage,
    ),
    (
        FeedFormat::Gatus,
        r#"[{"name":"A","key":"a","results":[{"success":true}]},{"results":[{"success":false}]}]"#,
        Status::MajorOutage,
    ),
    (
        FeedFormat::UptimeKuma,
        r#"{"publicGroupList":[{"monitorList":[{"id":1,"name":"A"}]}],"heartbeatList":{"1":[{"status":1}]},"incident":{}}"#,
        Status::Unknown,
    ),
    (
        FeedFormat::Upptime,
        r#"[{"slug":"a","name":"A","status":"up","dailyMinutesDown":{}},{"status":"down"}]"#,
        Status::MajorOutage,
    ),
    (
        FeedFormat::Cstate,
        r#"{"is":"index","summaryStatus":"ok","systems":[{"name":"A","status":"ok"},{"status":"down"}]}"#,
        Status::MajorOutage,
    ),
    (
        FeedFormat::Cstate,
        r#"{"is":"index","summaryStatus":"ok","systems":[{"name":"A","status":"ok","unresolvedIssues":[{"severity":"down"}]}]}"#,
        Status::MajorOutage,
    ),
    (FeedFormat::HealthJson, r#"{"status":"pass","checks":{"":[{"status":"fail"}]}}"#, Status::MajorOutage),
];

#[test]
fn trouble_without_a_name_counts_in_every_format() {
    for (format, body, expected) in NAMELESS {
        let (report, findings) = decode(body, Some(*format));
        assert_eq!(report.status(), *expected, "{} {body}: {findings:?}", format.word());
        assert!(*format == FeedFormat::HealthJson || !findings.is_empty(), "{} {body}", format.word());
        let text = |body: &String| !body.is_empty();
        assert!(report.incidents.iter().all(|one| text(&one.title) && text(&one.id)), "{body}");
        assert!(report.components.iter().all(|one| text(&one.name) || *format == FeedFormat::HealthJson), "{body}");
    }
}

/// Documents with something in the place of a record or of a list.
const BROKEN: &[(FeedFormat, &str)] = &[
    (FeedFormat::Statuspage, r#"{"page":{},"status":{"indicator":"none"},"incidents":["Total outage"]}"#),
    (FeedFormat::Statuspage, r#"{"page":{},"status":{"indicator":"none"},"incidents":[null]}"#),
    (FeedFormat::Statuspage, r#"{"page":{},"status":{"indicator":"none"},"incidents":{"a":{"name":"x"}}}"#),
    (FeedFormat::Statuspage, r#"{"page":{},"status":{"indicator":"none"},"incidents":"oops"}"#),
    (FeedFormat::Statuspage, r#"{"page":{},"status":{"indicator":"none"},"incidents":{}}"#),
    (FeedFormat::Statuspage, r#"{"page":{},"status":{"indicator":"none"},"components":"x"}"#),
    (FeedFormat::Statuspage, r#"{"page":{},"components":[{"name":"A","status":"operational"},7]}"#),
    (FeedFormat::IncidentIoWidget, r#"{"ongoing_incidents":[],"in_progress_maintenances":"x"}"#),
    (FeedFormat::IncidentIoWidget, r#"{"ongoing_incidents":["x"]}"#),
    (FeedFormat::Instatus, r#"{"page":{"status":"UP"},"activeIncidents":"x"}"#),
    (
        FeedFormat::Instatus,
        r#"[{"name":"A","status":"OPERATIONAL"},{"name":"B","status":"OPERATIONAL","children":"x"}]"#,
    ),
    (FeedFormat::Checkly, r#"{"page":{"status":"OPERATIONAL"},"activeIncidents":{"a":{}}}"#),
    (
        FeedFormat::BetterStack,
        r#"{"data":{"type":"status_page","attributes":{"aggregate_state":"operational"}},"included":"x"}"#,
    ),
    (
        FeedFormat::BetterStack,
        r#"{"data":{"type":"status_page","attributes":{"aggregate_state":"operational"}},"included":[{"attributes":{}}]}"#,
    ),
    (FeedFormat::GoogleCloud, r#"[{"external_desc":"x","end":"2026-11-22T09:00:00Z"},7]"#),
    (FeedFormat::AwsHealth, r#"[{"arn":"a","status":"0"},7]"#),
    (FeedFormat::Slack, r#"{"status":"ok","active_incidents":[7]}"#),
    (FeedFormat::Heroku, r#"{"status":[{"system":"Apps","status":"green"}],"incidents":"x"}"#),
    (FeedFormat::Statusio, r#"{"result":{"status_overall":{"status_code":100},"status":"x"}}"#),
    (FeedFormat::Statusio, r#"{"result":{"status_overall":{"status_code":100},"incidents":{"a":1}}}"#),
    (FeedFormat::FireHydrant, r#"{"conditions":{},"components":[{"name":"A"}],"incidents":"x"}"#),
    (FeedFormat::Cachet, r#"{"meta":{"pagination":{}},"data":[{"name":"A","status_name":"","status":1},7]}"#),
    (FeedFormat::Gatus, r#"[{"name":"A","key":"a","results":[{"success":true}]},7]"#),
    (
        FeedFormat::Gatus,
        r#"[{"name":"A","key":"a","results":[{"success":true}]},{"name":"B","key":"b","results":"x"}]"#,
    ),
    (
        FeedFormat::UptimeKuma,
        r#"{"publicGroupList":[{"monitorList":[{"id":1,"name":"A"}]},{"monitorList":"x"}],"heartbeatList":{"1":[{"status":1}]}}"#,
    ),
    (
        FeedFormat::UptimeKuma,
        r#"{"publicGroupList":[{"monitorList":[{"id":1,"name":"A"}]}],"heartbeatList":{"1":[{"status":1}]},"incident":"x"}"#,
    ),
    (FeedFormat::Upptime, r#"[{"slug":"a","name":"A","status":"up","dailyMinutesDown":{}},7]"#),
    (FeedFormat::Cstate, r#"{"is":"index","summaryStatus":"ok","systems":"x"}"#),
    (
        FeedFormat::Cstate,
        r#"{"is":"index","summaryStatus":"ok","systems":[{"name":"A","status":"ok","unresolvedIssues":"x"}]}"#,
    ),
    (FeedFormat::HealthJson, r#"{"status":"pass","checks":[{"status":"fail"}]}"#),
    (FeedFormat::HealthJson, r#"{"status":"pass","checks":{"a":[{"status":"pass"},7]}}"#),
];

#[test]
fn a_record_or_a_list_that_is_none_leaves_the_whole_unknown() {
    for (format, body) in BROKEN {
        let (report, findings) = decode(body, Some(*format));
        assert_eq!(report.status(), Status::Unknown, "{} {body}", format.word());
        assert!(!findings.is_empty() && report.is_incomplete && !report.lists_all_open, "{} {body}", format.word());
    }
}

#[test]
fn a_history_with_an_item_that_says_nothing_is_not_fine() {
    let is_history = |template: &&Template| template.format == FeedFormat::Rss && template.tells_of_good_days;
    for template in TEMPLATES.iter().filter(is_history) {
        let body = String::from_utf8(template.filled(Day::Good, HARMLESS)).expect("text");
        let with = |item: &str| decode(&body.replace("</channel>", &format!("{item}</channel>")), None).0.status();
        assert_eq!([with(""), with("<item/>")], [Status::Operational, Status::Unknown], "{body}");
    }
}

#[test]
fn a_list_that_is_absent_is_empty() {
    for list in [r#""incidents":null"#, r#""incidents":[]"#, r#""other":"x""#] {
        let (report, findings) = decode(&page(list), None);
        assert_eq!((report.status(), findings), (Status::Operational, Vec::new()), "{list}");
    }
}

#[test]
fn what_is_unreadable_within_an_incident_does_not_hide_the_others() {
    let over = r#"{"id":"i","name":"Slow","status":"resolved","resolved_at":"2026-11-20T00:00:00Z","incident_updates":"x",
        "components":[7,{"id":"c"}]}"#;
    let (report, findings) = decode(&page(&format!(r#""incidents":[{over}]"#)), None);
    assert_eq!(report.status(), Status::Operational);
    assert_eq!(findings.len(), 1, "{findings:?}");
}

#[test]
fn what_lies_beyond_the_most_records_is_not_known_to_work() {
    let row = |index: usize| format!(r#"{{"id":"k{index}","name":"P{index}","status":"operational"}}"#);
    let rows: Vec<String> = (0..MAX_RECORDS).map(row).collect();
    let rows = rows.join(",");
    let down = r#"{"id":"last","name":"Last","status":"major_outage"}"#;
    for (components, expected) in [
        (rows.clone(), Status::Operational),
        (format!("{rows},{down}"), Status::Unknown),
        (format!("{down},{rows}"), Status::PartialOutage),
    ] {
        let (report, findings) = decode(&page(&format!(r#""components":[{components}]"#)), None);
        assert_eq!(report.status(), expected);
        let count = findings.iter().filter(|one| matches!(one.problem, Problem::TooMany { .. })).count();
        assert_eq!((count, findings.len()), (usize::from(expected != Status::Operational), count), "said once");
    }
}

#[test]
fn a_group_of_which_a_record_could_not_be_read_is_unknown_and_a_part_with_a_record_is_not() {
    let body = r#"{"page":{},"components":[{"id":"g","name":"Live","group":true,"status":"operational"},
        {"id":"a","name":"API","status":"operational","group_id":"g"},7]}"#;
    let (report, _) = decode(body, None);
    let maps = vec![mapped("all", &[], &[]), mapped("live", &[], &["Live"]), mapped("api", &["API"], &[])];
    let (document, _) = FeedHistory::default().take(&report, &feed(maps), &id_of("board"), at(NOW));
    let statuses: Vec<Status> = document.events.iter().map(|event| event.status).collect();
    assert_eq!(statuses, [Status::Unknown, Status::Unknown, Status::Operational]);
}

fn gatus(endpoints: &[(&str, &[(bool, &str)])]) -> String {
    let rows = endpoints.iter().map(|(name, results)| {
        let results: Vec<Value> =
            results.iter().map(|(success, at)| json!({"success": success, "timestamp": at})).collect();
        json!({"name": name, "key": format!("_{name}"), "results": results})
    });
    Value::Array(rows.collect()).to_string()
}

fn kuma(status: i64, time: &str) -> String {
    json!({"publicGroupList": [{"monitorList": [{"id": 1, "name": "API"}]}],
        "heartbeatList": {"1": [{"status": status, "time": time}]}})
    .to_string()
}

fn health(time: &str) -> String {
    json!({"status": "pass", "checks": {"db": [{"status": "pass", "time": time}]}}).to_string()
}

#[test]
fn what_was_last_observed_days_ago_is_not_green_though_all_of_it_is_as_old() {
    let (fresh, old) = ("2026-11-22T09:59:30Z", "2026-11-19T10:00:00Z");
    for body in [gatus(&[("API", &[(true, fresh)])]), kuma(1, fresh), health(fresh)] {
        let (report, problems) = fetch(&body);
        assert_eq!((report.status(), problems), (Status::Operational, vec![]), "{body}");
    }
    for body in [
        gatus(&[("API", &[(true, old)])]),
        gatus(&[("API", &[(true, old)]), ("Web", &[(true, old)])]),
        kuma(1, old),
        kuma(1, "2020-01-01 00:00:00.000"),
        health(old),
        format!(r#"{{"status":"pass","time":"{old}","checks":{{"db":{{"status":"pass"}}}}}}"#),
    ] {
        let (report, problems) = fetch(&body);
        assert_eq!(report.status(), Status::Unknown, "{body}");
        assert!(problems.iter().any(|one| matches!(one, Problem::CheckedLongAgo { .. })), "{body}: {problems:?}");
        let (report, findings) = decode(&body, None);
        assert_eq!((report.status(), findings), (Status::Operational, vec![]), "a file that was kept: {body}");
    }
}

#[test]
fn a_nightly_check_is_not_old_by_day() {
    let nightly = [(true, "2026-11-20T02:00:00Z"), (true, "2026-11-21T02:00:00Z"), (true, "2026-11-22T02:00:00Z")];
    assert_eq!(fetch(&gatus(&[("Backup", &nightly)])).0.status(), Status::Operational);
}

#[test]
fn what_a_publisher_says_does_not_age() {
    let body = r#"{"page":{"updated_at":"2020-01-01T00:00:00Z"},"status":{"indicator":"none"},
        "components":[{"name":"API","status":"operational","updated_at":"2020-01-01T00:00:00Z"}]}"#;
    assert_eq!(fetch(body).0.status(), Status::Operational);
}

#[test]
fn an_observation_of_2099_hides_no_outage_and_is_not_green() {
    let (now, ahead) = ("2026-11-22T09:59:40Z", "2099-01-01T00:00:00Z");
    let by_name = |report: &Report| -> Vec<Status> { report.components.iter().map(|one| one.status).collect() };
    let is_ahead = |problems: &[Problem]| problems.iter().any(|one| matches!(one, Problem::CheckedAhead { .. }));
    let down_beside = gatus(&[("API", &[(false, now)]), ("X", &[(true, ahead)])]);
    let (report, problems) = fetch(&down_beside);
    assert_eq!(by_name(&report), [Status::MajorOutage, Status::Unknown]);
    assert!(is_ahead(&problems) && problems.len() == 1, "{problems:?}");
    assert_eq!(decode(&down_beside, None).0.status(), Status::MajorOutage, "a file too, where the moment is known");
    for body in [gatus(&[("API", &[(true, ahead)])]), kuma(1, ahead), health(ahead)] {
        let (report, problems) = fetch(&body);
        assert_eq!(report.status(), Status::Unknown, "{body}");
        assert!(is_ahead(&problems), "{body}: {problems:?}");
        assert_eq!(report.changed_at, None, "{body}");
    }
    let (report, _) = fetch(&gatus(&[("API", &[(false, ahead)])]));
    assert_eq!(report.status(), Status::MajorOutage, "trouble that was read counts");
    for results in [[(false, now), (true, ahead)], [(true, ahead), (false, now)], [(true, now), (false, ahead)]] {
        assert_eq!(fetch(&gatus(&[("API", &results)])).0.status(), Status::MajorOutage, "{results:?}");
    }
}

#[test]
fn an_observation_whose_time_cannot_be_read_may_be_the_newest() {
    for result in [r#"{"success":false}"#, r#"{"success":false,"timestamp":"soon"}"#] {
        let body = format!(
            r#"[{{"name":"API","key":"a","results":[{{"success":true,"timestamp":"2026-11-22T09:59:00Z"}},{result}]}}]"#
        );
        assert_eq!(fetch(&body).0.status(), Status::MajorOutage, "{body}");
    }
}

#[test]
fn a_planned_window_that_ends_before_it_begins_is_named() {
    let maintenance = |from: &str, to: &str| {
        page(&format!(
            r#""incidents":[{{"id":"m","name":"New disks","status":"in_progress","impact":"maintenance",
            "scheduled_for":"{from}","scheduled_until":"{to}"}}]"#
        ))
    };
    let (_, findings) = decode(&maintenance("2026-11-22T12:00:00Z", "2026-11-22T08:00:00Z"), None);
    let found: Vec<_> = findings.iter().map(|one| (one.pointer.as_str(), &one.problem)).collect();
    assert_eq!(found, [("/incidents/0", &Problem::Reversed)]);
    assert_eq!(decode(&maintenance("2026-11-22T08:00:00Z", "2026-11-22T12:00:00Z"), None).1, []);
}

#[test]
fn what_is_quoted_stands_in_marks_that_it_does_not_hold_itself() {
    let said = |body: &str| {
        downboard_words::finding(downboard_core::model::Lang::En, &decode_feed(body.as_bytes(), None, None).findings[0])
    };
    let tail = "; expected a status feed in a format that is read";
    assert_eq!(said("\"operational\""), format!("the document: no status feed; it begins “\"operational\"”{tail}"));
    assert_eq!(said("{}"), format!("the document: no status feed; it begins \"{{}}\"{tail}"));
}

/// What stands in the place of a value that was mangled: of another kind, or without anything in it that can be read.
fn mangled(value: &Value) -> Vec<Value> {
    let all = [json!(7_777_777), json!(""), json!("\u{200b}"), json!("<b></b>"), json!({"x": 1}), json!(["x"])];
    let is_other = |other: &Value| match value {
        Value::String(_) => true,
        Value::Array(_) => !other.is_array(),
        Value::Object(_) => !other.is_object(),
        Value::Number(_) => !other.is_number(),
        Value::Bool(_) | Value::Null => !other.is_boolean(),
    };
    all.into_iter().filter(is_other).collect()
}

/// Reads a mangled document and says whether it pretends that all is well.
fn pretends(body: &str, format: FeedFormat, now: Timestamp) -> bool {
    let fetched = decode_fetched(body.as_bytes(), Some(format), now, 60);
    let kept = decode_feed(body.as_bytes(), Some(format), None);
    [fetched, kept].into_iter().any(|Decoded { value, findings }| {
        value.is_some_and(|report| report.status() == Status::Operational) && findings.is_empty()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mangling_what_says_trouble_never_makes_a_whole_that_is_fine_without_a_finding(
        template in json_template(),
        changes in prop::collection::vec((any::<Index>(), any::<Index>(), any::<bool>()), 1..6),
        now in select(vec![at(NOW)]),
    ) {
        let mut document: Value = serde_json::from_slice(&template.filled(Day::Bad, HARMLESS)).expect("JSON");
        let pointers = pointers(&document);
        let mut done: Vec<&str> = vec![""];
        for (place, with, is_deleted) in changes {
            let pointer = pointers[place.index(pointers.len())].as_str();
            let is_within = |one: &str, other: &str| one == other || one.starts_with(&format!("{other}/"));
            if pointer.is_empty() || done.iter().skip(1).any(|one| is_within(one, pointer) || is_within(pointer, one)) {
                continue;
            }
            done.push(pointer);
            let value = document.pointer_mut(pointer).expect("a value");
            // Nobody can miss a whole record or a list.
            if is_deleted && !value.is_object() && !value.is_array() {
                *value = Value::Null;
            } else {
                let others = mangled(value);
                *value = others[with.index(others.len())].clone();
            }
        }
        prop_assert!(!pretends(&document.to_string(), template.format, now), "{document}");
    }
}
