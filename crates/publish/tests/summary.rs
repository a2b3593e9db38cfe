//! The summary, as a program reads it that reads Statuspage: the decoder of this house.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use downboard_core::model::{FeedFormat, Lang, Status};
use downboard_core::reading::Problem;
use downboard_core::timeline::Documents;
use downboard_core::view::View;
use downboard_feeds::{FeedImpact, FeedPhase, Report, decode_feed};
use downboard_publish::edition::Edition;
use downboard_publish::summary::summary;
use serde_json::{Value, json};
use support::{at, base, board, edition, event, harbour, pangyo, shown, with};

/// A summary read back. What it says of what is not known is all that the decoder finds fault with.
fn read(edition: Edition<'_>) -> Report {
    let written = summary(edition, Some(&base()));
    let decoded = decode_feed(written.as_bytes(), Some(FeedFormat::Statuspage), Some(edition.view.at));
    for finding in &decoded.findings {
        assert_eq!(finding.problem, Problem::UnknownWord("unknown".to_owned()), "{}", finding.pointer);
    }
    decoded.value.unwrap_or_else(|| panic!("{written:.400}"))
}

fn json(edition: Edition<'_>) -> Value {
    serde_json::from_str(&summary(edition, Some(&base()))).expect("JSON")
}

/// The statuses of what has no parts, as a view has them: its features, and the services that have none.
fn shown_statuses(view: &View) -> Vec<Status> {
    let mut statuses = Vec::new();
    for service in &view.services {
        match service.features.as_slice() {
            [] => statuses.push(service.standing.status),
            features => statuses.extend(features.iter().map(|feature| feature.status)),
        }
    }
    statuses
}

#[test]
fn what_is_read_back_is_what_is_shown() {
    for (documents, moments) in [
        (
            pangyo(),
            [
                "2022-10-15T12:00:00+09:00",
                "2022-10-15T15:30:00+09:00",
                "2022-10-15T21:50:00+09:00",
                "2022-10-17T06:30:00+09:00",
                "2022-10-20T23:00:00+09:00",
            ],
        ),
        (
            harbour(),
            [
                "2024-02-01T00:00:00+09:00",
                "2024-03-01T09:00:00+09:00",
                "2024-03-01T10:15:00+09:00",
                "2024-03-01T12:00:00+09:00",
                "2024-03-02T00:00:00+09:00",
            ],
        ),
    ] {
        for moment in moments {
            let view = shown(&documents, moment);
            for lang in Lang::ALL {
                let report = read(edition(&view, lang));
                let statuses: Vec<Status> = report.components.iter().map(|component| component.status).collect();
                assert_eq!(statuses, shown_statuses(&view), "{moment}");
                assert_eq!(report.indicator, Some(view.standing.status), "{moment}");
                assert_eq!(report.name.as_deref(), Some(view.log.board.title.get(lang)));
            }
        }
    }
}

fn bakery_and(status: &str) -> Documents {
    let events = [
        event(&json!({"service": "bakery"}), status, "09:00"),
        event(&json!({"service": "mill", "feature": "flour"}), "operational", "09:00"),
        event(&json!({"service": "mill", "feature": "bran"}), "operational", "09:00"),
    ];
    with(&board(), &json!(events), &json!([]), &json!([]))
}

#[test]
fn good_news_is_said_of_what_is_known_to_work_only() {
    for (status, indicator, component) in [
        ("operational", "none", "operational"),
        ("degraded", "minor", "degraded_performance"),
        ("partial_outage", "major", "partial_outage"),
        ("major_outage", "critical", "major_outage"),
        ("maintenance", "maintenance", "under_maintenance"),
        ("unknown", "unknown", "unknown"),
    ] {
        let view = shown(&bakery_and(status), "2024-03-01T12:00:00+09:00");
        let said = json(edition(&view, Lang::En));
        assert_eq!(said["status"]["indicator"], indicator);
        let bakery = said["components"].as_array().expect("a list").last().expect("the bakery");
        assert_eq!((&bakery["name"], &bakery["status"]), (&json!("Bakery"), &json!(component)));
    }
}

#[test]
fn a_board_of_which_nothing_is_known_is_not_green() {
    let view = shown(&with(&board(), &json!([]), &json!([]), &json!([])), "2024-03-01T12:00:00+09:00");
    let said = json(edition(&view, Lang::En));
    assert_eq!(said["status"], json!({"indicator": "unknown", "description": "Nothing is known"}));
    assert!(!said.to_string().contains("operational"));
    assert_eq!(read(edition(&view, Lang::En)).status(), Status::Unknown);
}

#[test]
fn a_service_that_could_not_be_read_keeps_the_page_from_green() {
    let documents = bakery_and("operational");
    let mut board = (*documents.board).clone();
    board.unread_services = 1;
    let view = shown(&Documents { board: board.into(), ..documents }, "2024-03-01T12:00:00+09:00");
    assert_eq!(json(edition(&view, Lang::En))["status"]["indicator"], "unknown");
}

#[test]
fn a_service_with_features_is_their_group() {
    let view = shown(&bakery_and("operational"), "2024-03-01T12:00:00+09:00");
    let said = json(edition(&view, Lang::En));
    let field = |key: &str| {
        said["components"].as_array().expect("a list").iter().map(|one| one[key].clone()).collect::<Value>()
    };
    assert_eq!(field("id"), json!(["mill", "mill.flour", "mill.bran", "bakery"]));
    assert_eq!(field("group_id"), json!([null, "mill", "mill", null]));
    assert_eq!(field("group"), json!([true, false, false, false]));
    assert_eq!(field("components"), json!([["mill.flour", "mill.bran"], null, null, null]));
    let report = read(edition(&view, Lang::En));
    let groups: Vec<Option<&str>> = report.components.iter().map(|component| component.group.as_deref()).collect();
    assert_eq!(groups, [Some("Mill"), Some("Mill"), None]);
}

#[test]
fn no_time_is_made_up() {
    let view = shown(&harbour(), "2024-03-01T12:00:00+09:00");
    let said = json(edition(&view, Lang::En));
    let of = |id: &str| said["components"].as_array().expect("a list").iter().find(|one| one["id"] == id).cloned();
    let updated = |id: &str| of(id).expect("a component")["updated_at"].clone();
    assert_eq!(updated("chat.text"), "2024-03-01T10:30:00+09:00");
    assert_eq!(updated("chat.calls"), Value::Null, "so since the board begins");
    assert_eq!(said["page"]["time_zone"], "Etc/GMT-9");
    assert_eq!(said["page"]["updated_at"], "2024-03-01T12:00:00+09:00");
}

#[test]
fn an_incident_has_what_had_been_said_by_then() {
    let moment = "2024-03-01T12:00:00+09:00";
    let report = read(edition(&shown(&harbour(), moment), Lang::En));
    let [incident] = report.incidents.as_slice() else { panic!("{} incidents", report.incidents.len()) };
    assert_eq!((incident.title.as_str(), incident.phase), ("Flood", FeedPhase::Investigating));
    assert_eq!((incident.impact, incident.resolved_at), (FeedImpact::Critical, None));
    assert_eq!(incident.started_at, Some(at("2024-03-01T10:30:00+09:00")));
    let said: Vec<&str> = incident.updates.iter().map(|update| update.text.as_str()).collect();
    assert_eq!(said, ["We are looking."]);
    for moment in ["2024-03-01T10:29:59+09:00", "2024-03-01T18:00:00+09:00"] {
        assert_eq!(read(edition(&shown(&harbour(), moment), Lang::En)).incidents, [], "{moment}");
    }
}

#[test]
fn what_nobody_says_of_an_incident_is_unknown() {
    let incident = json!([{"id": "dust", "title": {"ko": "Dust", "en": "Dust"}, "impact": "unknown",
        "started_at": "2024-03-01T09:00:00+09:00", "services": ["bakery"], "updates": []}]);
    let view = shown(&with(&board(), &json!([]), &incident, &json!([])), "2024-03-01T12:00:00+09:00");
    let report = read(edition(&view, Lang::En));
    assert_eq!((report.incidents[0].phase, report.incidents[0].impact), (FeedPhase::Unknown, FeedImpact::Unknown));
}

fn maintenance(said: &[(&str, &str)]) -> Documents {
    let update = |(at, phase): &(&str, &str)| {
        json!({"at": format!("2024-03-01T{at}:00+09:00"), "phase": phase, "text": {"ko": "Stones.", "en": "Stones."},
            "sources": ["paper"]})
    };
    let incident = json!([{"id": "new-stones", "title": {"ko": "New stones", "en": "New stones"}, "impact": "maintenance",
        "started_at": "2024-03-01T10:00:00+09:00", "services": ["mill"],
        "planned": {"from": "2024-03-01T10:00:00+09:00", "to": "2024-03-01T12:00:00+09:00"},
        "updates": said.iter().map(update).collect::<Vec<_>>()}]);
    with(&board(), &json!([]), &incident, &json!([]))
}

#[test]
fn maintenance_stands_in_its_list_until_it_is_over() {
    let documents = maintenance(&[("09:00", "scheduled"), ("10:05", "in_progress"), ("11:50", "resolved")]);
    for (moment, phase) in [
        ("08:59", None),
        ("09:00", Some(FeedPhase::Scheduled)),
        ("10:04", Some(FeedPhase::Scheduled)),
        ("10:05", Some(FeedPhase::InProgress)),
        ("11:50", None),
    ] {
        let view = shown(&documents, &format!("2024-03-01T{moment}:00+09:00"));
        let report = read(edition(&view, Lang::En));
        assert_eq!(report.incidents.first().map(|incident| incident.phase), phase, "{moment}");
        let said = json(edition(&view, Lang::En));
        assert_eq!(said["incidents"], json!([]));
        if let Some(first) = said["scheduled_maintenances"].get(0) {
            assert_eq!(first["scheduled_for"], "2024-03-01T10:00:00+09:00");
            assert_eq!(first["scheduled_until"], "2024-03-01T12:00:00+09:00");
        }
    }
}

#[test]
fn without_an_address_there_is_none() {
    let view = shown(&pangyo(), "2022-10-15T21:50:00+09:00");
    let said: Value = serde_json::from_str(&summary(edition(&view, Lang::Ko), None)).expect("JSON");
    assert_eq!((&said["page"]["url"], &said["incidents"][0]["shortlink"]), (&Value::Null, &Value::Null));
}
