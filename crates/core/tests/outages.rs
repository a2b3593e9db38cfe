//! The outages of the last days, those that last, and the maintenance that is announced.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;
#[path = "support/watch.rs"]
mod watch;

use downboard_core::model::{PlannedState, ServiceIndex, When};
use downboard_core::timeline::BoardLog;
use downboard_core::view::{Outage, OutageEnd, open_outages, planned, recent_outages};
use serde_json::{Value, json};
use support::at;
use watch::{log, seoul, status};

/// An instant of October 2022, as `14 10:30`.
fn instant(day_and_clock: &str) -> String {
    let (day, clock) = day_and_clock.split_once(' ').expect("a day and a time");
    format!("2022-10-{day}T{clock}:00+09:00")
}

/// The same, or two with a slash between them.
fn when(text: &str) -> String {
    text.split('/').map(instant).collect::<Vec<_>>().join("/")
}

/// The notice of an incident: its id, impact, from when to when, and the services.
fn incident(id: &str, impact: &str, from: &str, to: Option<&str>, services: &[&str]) -> Value {
    json!({"id": id, "title": {"ko": id, "en": id}, "impact": impact, "started_at": instant(from),
        "resolved_at": to.map(instant), "services": services, "updates": []})
}

/// Services that work since the begin of October, what happened to them, and the incidents.
fn made(events: &[(&str, &str, &str)], incidents: &[Value]) -> std::sync::Arc<BoardLog> {
    let services = ["whole", "other", "third"];
    let begin = instant("01 00:00");
    let events: Vec<_> = events.iter().map(|(service, status, at)| (*service, *status, when(at))).collect();
    let mut own: Vec<(&str, &str, &str)> = Vec::new();
    for service in ["whole", "other/one", "other/two", "third/one", "third/two"] {
        own.push((service, "operational", &begin));
    }
    own.extend(events.iter().map(|(service, status, at)| (*service, *status, at.as_str())));
    let mut document = status(&instant("15 12:00"), &own);
    document["incidents"] = json!(incidents);
    log(&seoul(), &services, &document)
}

/// An outage as `whole, other: 14 10:00 to 14 11:00 major_outage (id)`.
fn shown(log: &BoardLog, outage: &Outage) -> String {
    let time = |second: i64| {
        let local = downboard_core::time::Timestamp::from_second(second).expect("in range");
        log.board.zone.rfc3339(local).to_string()[8..16].replace('T', " ")
    };
    let name = |index: &ServiceIndex| log.board.service(*index).expect("a service").id.to_string();
    let services: Vec<_> = outage.services.iter().map(name).collect();
    let bounds = |from: i64, to: i64| if from == to { time(from) } else { format!("{}/{}", time(from), time(to)) };
    let begin = match (outage.begin.from, outage.begin.to) {
        (Some(from), Some(to)) => bounds(from.as_second(), to.as_second()),
        (None, Some(to)) => format!("by {}", time(to.as_second())),
        (_, None) => "any time".to_owned(),
    };
    let end = match outage.end {
        OutageEnd::Lasting => "on".to_owned(),
        OutageEnd::NotKnown { since } => format!("not known since {}", time(since.as_second())),
        OutageEnd::Over(When::Between { from, to }) => format!("to {}", bounds(from.as_second(), to.as_second())),
        OutageEnd::Over(end) => format!("to {}", time(end.latest().as_second())),
    };
    let title = outage.title(log).map_or(String::new(), |title| format!(" ({})", title.en));
    format!("{}: {begin} {end} {}{title}", services.join(", "), outage.worst.word())
}

/// Checks the outages that ended within the three days up to noon of the fifteenth, and those that last.
#[track_caller]
fn check(events: &[(&str, &str, &str)], incidents: &[Value], recent: &[&str], open: &[&str]) {
    let log = made(events, incidents);
    let noon = at(&instant("15 12:00"));
    let all = |outages: Vec<Outage>| outages.iter().map(|outage| shown(&log, outage)).collect::<Vec<_>>();
    assert_eq!(all(recent_outages(&log, noon, 3)), recent);
    assert_eq!(all(open_outages(&log, noon)), open);
}

#[test]
fn a_stretch_in_trouble_is_an_outage_from_its_first_to_its_last_status() {
    check(&[], &[], &[], &[]);
    check(
        &[
            ("whole", "degraded", "14 10:00"),
            ("whole", "major_outage", "14 10:30"),
            ("whole", "degraded", "14 11:00"),
            ("whole", "operational", "14 11:15"),
            ("whole", "partial_outage", "15 11:00"),
        ],
        &[],
        &["whole: 14 10:00 to 14 11:15 major_outage"],
        &["whole: 15 11:00 on partial_outage"],
    );
}

#[test]
fn what_ended_last_comes_first_and_what_ended_before_the_days_is_left_out() {
    check(
        &[
            ("whole", "degraded", "12 22:00"),
            ("whole", "operational", "12 23:59"),
            ("other/one", "major_outage", "12 22:00"),
            ("other/one", "operational", "13 00:00"),
            ("third/two", "major_outage", "13 09:00"),
            ("third/two", "maintenance", "13 10:00"),
            ("whole", "degraded", "14 01:00"),
            ("whole", "operational", "14 02:00"),
        ],
        &[],
        &[
            "whole: 14 01:00 to 14 02:00 degraded",
            "third: 13 09:00 to 13 10:00 partial_outage",
            "other: 12 22:00 to 13 00:00 major_outage",
        ],
        &[],
    );
}

#[test]
fn bounds_of_a_begin_and_an_end_stay_bounds() {
    check(
        &[("whole", "major_outage", "14 10:00/14 10:30"), ("whole", "operational", "14 12:00/14 14:00")],
        &[],
        &["whole: 14 10:00/14 10:30 to 14 12:00/14 14:00 major_outage"],
        &[],
    );
}

#[test]
fn a_time_of_which_nothing_is_known_ends_no_outage() {
    // Over by when it is seen to work again, at the latest.
    check(
        &[("whole", "degraded", "14 10:00"), ("whole", "unknown", "14 11:00"), ("whole", "operational", "14 13:00")],
        &[],
        &["whole: 14 10:00 to 14 11:00/14 13:00 degraded"],
        &[],
    );
    check(
        &[("whole", "degraded", "14 10:00"), ("whole", "unknown", "14 11:00"), ("whole", "major_outage", "14 13:00")],
        &[],
        &[],
        &["whole: 14 10:00 on major_outage"],
    );
    check(
        &[("whole", "degraded", "14 10:00"), ("whole", "unknown", "14 11:00")],
        &[],
        &[],
        &["whole: 14 10:00 not known since 14 11:00 degraded"],
    );
}

#[test]
fn the_stretches_of_an_incident_are_one_outage_with_its_title() {
    check(
        &[
            ("whole", "degraded", "14 10:00"),
            ("whole", "operational", "14 11:00"),
            ("whole", "degraded", "14 11:30"),
            ("whole", "operational", "14 12:00"),
            ("other/one", "major_outage", "14 10:20"),
            ("other/one", "operational", "14 11:45"),
            ("third/one", "major_outage", "14 10:20"),
            ("third/one", "operational", "14 12:30"),
        ],
        &[incident("storm", "major", "14 10:05", Some("14 13:00"), &["whole", "other", "whole"])],
        &["third: 14 10:20 to 14 12:30 major_outage", "whole, other: 14 10:00 to 14 12:00 major_outage (storm)"],
        &[],
    );
    // While one of them lasts, all of it does.
    check(
        &[
            ("whole", "degraded", "15 10:00"),
            ("whole", "operational", "15 11:00"),
            ("other/one", "degraded", "15 10:30"),
        ],
        &[incident("storm", "major", "15 10:00", None, &["whole", "other"])],
        &[],
        &["whole, other: 15 10:00 on degraded (storm)"],
    );
}

#[test]
fn of_several_incidents_the_one_that_began_nearest_tells_of_a_stretch() {
    let long = incident("long", "minor", "13 09:00", Some("15 09:00"), &["whole"]);
    let before = incident("before", "minor", "14 09:00", Some("14 09:30"), &["whole"]);
    let trouble = [("whole", "degraded", "14 10:00"), ("whole", "operational", "14 11:00")];
    let told = |incidents: &[Value], by: &str| {
        let log = made(&trouble, incidents);
        let outages = recent_outages(&log, at(&instant("15 12:00")), 3);
        let outage = outages.iter().find(|outage| outage.worst.is_trouble()).expect("one in trouble");
        assert_eq!(outage.title(&log).map(|title| title.en.as_str()), Some(by).filter(|by| !by.is_empty()));
    };
    told(&[long.clone(), before.clone()], "long");
    told(std::slice::from_ref(&before), "");
    told(&[long.clone(), before.clone(), incident("own", "minor", "14 10:10", Some("14 10:50"), &["whole"])], "own");
    told(&[long.clone(), incident("just", "none", "14 09:55", Some("14 10:20"), &["whole"])], "just");
    told(&[long, incident("late", "minor", "14 11:05", Some("14 12:00"), &["whole"])], "long");
    told(&[incident("other", "minor", "14 10:00", Some("14 11:00"), &["other"])], "");
}

#[test]
fn an_incident_without_any_trouble_on_a_timeline_is_of_unknown_severity() {
    check(
        &[],
        &[
            incident("storm", "major", "14 10:00", Some("14 13:00"), &["whole", "nobody"]),
            incident("word", "none", "14 10:00", Some("14 13:00"), &["whole"]),
            incident("elsewhere", "major", "14 10:00", Some("14 13:00"), &["nobody"]),
            incident("nameless", "major", "14 10:00", Some("14 13:00"), &[]),
            incident("lasting", "minor", "15 10:00", Some("15 13:00"), &["other"]),
            incident("ahead", "minor", "15 13:00", None, &["other"]),
        ],
        &["whole: 14 10:00 to 14 13:00 unknown (storm)"],
        &["other: 15 10:00 on unknown (lasting)"],
    );
}

#[test]
fn what_a_moment_does_not_know_yet_is_not_told() {
    let log = made(
        &[("whole", "degraded", "14 10:00"), ("whole", "operational", "14 11:00")],
        &[incident("storm", "minor", "14 10:10", Some("14 11:00"), &["whole"])],
    );
    let told = |moment: &str| {
        let moment = at(&instant(moment));
        let all = recent_outages(&log, moment, 2).into_iter().chain(open_outages(&log, moment));
        all.map(|outage| shown(&log, &outage)).collect::<Vec<_>>()
    };
    assert_eq!(told("14 09:59"), Vec::<String>::new());
    assert_eq!(told("14 10:05"), ["whole: 14 10:00 on degraded"]);
    assert_eq!(told("14 10:59"), ["whole: 14 10:00 on degraded (storm)"]);
    assert_eq!(told("14 11:00"), ["whole: 14 10:00 to 14 11:00 degraded (storm)"]);
}

/// Maintenance: its id, when it is planned, and what was said of it when.
fn maintenance(id: &str, from: &str, to: Option<&str>, said: &[(&str, &str)]) -> Value {
    let update = |(at, phase): &(&str, &str)| json!({"at": instant(at), "phase": phase, "text": {"ko": id, "en": id}, "sources": ["page"]});
    json!({"id": id, "title": {"ko": id, "en": id}, "impact": "maintenance", "started_at": instant(from),
        "planned": {"from": instant(from), "to": to.map(instant)}, "services": ["whole"],
        "updates": said.iter().map(update).collect::<Vec<_>>()})
}

#[test]
fn announced_maintenance_is_told_from_its_notice_to_its_end() {
    let log = made(
        &[],
        &[
            maintenance("tomorrow", "16 02:00", Some("16 04:00"), &[("14 09:00", "scheduled")]),
            maintenance("now", "15 11:00", Some("15 13:00"), &[("14 09:00", "scheduled"), ("15 11:00", "in_progress")]),
            maintenance("over", "14 11:00", Some("14 13:00"), &[("14 11:00", "in_progress"), ("14 12:00", "resolved")]),
            maintenance("late", "15 08:00", Some("15 09:00"), &[("15 08:00", "in_progress")]),
            maintenance("silent", "17 08:00", None, &[]),
            incident("storm", "major", "15 10:00", None, &["whole"]),
        ],
    );
    let told = |moment: &str| {
        let views = planned(&log, at(&instant(moment)));
        views.iter().map(|view| (log.incidents[view.incident].title.en.clone(), view.state)).collect::<Vec<_>>()
    };
    let own = |id: &str, state: PlannedState| (id.to_owned(), state);
    assert_eq!(
        told("15 12:00"),
        [
            own("late", PlannedState::Overdue(3 * 3_600)),
            own("now", PlannedState::UnderWay),
            own("tomorrow", PlannedState::Ahead),
            own("silent", PlannedState::Ahead),
        ]
    );
    // Before the notice nobody knows of it; without one nobody knows since when.
    assert_eq!(told("14 08:00"), [own("silent", PlannedState::Ahead)]);
    assert_eq!(
        told("14 11:30"),
        [
            own("over", PlannedState::UnderWay),
            own("now", PlannedState::Ahead),
            own("tomorrow", PlannedState::Ahead),
            own("silent", PlannedState::Ahead),
        ]
    );
}
