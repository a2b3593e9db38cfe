//! What has changed on a board up to a moment, and by which names.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::collections::HashSet;
use std::sync::Arc;

use downboard_core::model::{Lang, Status};
use downboard_core::time::MINUTE;
use downboard_core::timeline::{BoardLog, Documents};
use downboard_core::view::view;
use downboard_publish::changes::{Change, Changed, Turn, changes};
use serde_json::{Value, json};
use support::{at, board, edition, event, log, pangyo, with};

fn titles(documents: &Documents, moment: &str) -> Vec<String> {
    let view = view(&log(documents), at(moment));
    changes(&view.log, view.at).iter().map(|change| change.title(edition(&view, Lang::En))).collect()
}

fn guids(documents: &Documents, moment: &str) -> Vec<String> {
    changes(&log(documents), at(moment)).iter().map(|change| change.guid.to_string()).collect()
}

fn mill() -> Value {
    json!({"service": "mill"})
}

fn flour() -> Value {
    json!({"service": "mill", "feature": "flour"})
}

fn bakery() -> Value {
    json!({"service": "bakery"})
}

fn only(events: &Value) -> Documents {
    with(&board(), events, &json!([]), &json!([]))
}

/// Everything works in the morning, and the bakery fails.
fn morning() -> Vec<Value> {
    let bran = json!({"service": "mill", "feature": "bran"});
    let mut events = vec![event(&bran, "operational", "08:00"), event(&bakery(), "operational", "08:00")];
    events.extend([event(&flour(), "operational", "08:00"), event(&bakery(), "major_outage", "09:00")]);
    events
}

const NOON: &str = "2024-03-01T12:00:00+09:00";
const LATER: &str = "2024-03-02T12:00:00+09:00";

#[test]
fn the_bundled_board_lists_what_had_changed_newest_first() {
    let log = log(&pangyo());
    for moment in ["2022-10-15T12:00:00+09:00", "2022-10-15T21:50:00+09:00", "2022-10-21T00:00:00+09:00"] {
        let changes = changes(&log, at(moment));
        assert!(changes.iter().all(|change| change.latest <= at(moment)), "{moment}");
        assert!(changes.is_sorted_by(|one, next| one.latest >= next.latest), "{moment}");
        assert!(changes.iter().all(|change| change.earliest.is_none_or(|earliest| earliest <= change.latest)));
        assert_eq!(changes.is_empty(), at(moment) <= log.period.from, "{moment}");
    }
}

#[test]
fn a_service_turns_with_what_it_is_of_no_use_without() {
    let talk =
        |change: &&Change| matches!(change.what, Changed::Service { service, feature: None, .. } if service.0 == 0);
    let log = log(&pangyo());
    let changes = changes(&log, at("2022-10-21T00:00:00+09:00"));
    let talk: Vec<&Change> = changes.iter().filter(talk).collect();
    let first = talk.last().expect("it failed");
    assert_eq!(first.earliest, Some(at("2022-10-15T15:27:00+09:00")));
    assert_eq!(first.latest, at("2022-10-15T15:30:00+09:00"));
    let turn = |change: &Change| match change.what {
        Changed::Service { turn, .. } => turn,
        Changed::Site { .. } | Changed::Milestone { .. } => panic!("a service"),
    };
    // Of some features nothing is known before.
    assert_eq!(turn(first), Turn { before: Status::Unknown, status: Status::MajorOutage });
    assert!(talk.windows(2).all(|two| turn(two[0]).before == turn(two[1]).status));
}

#[test]
fn a_name_does_not_depend_on_the_run_or_on_the_moment() {
    let (early, late) = ("2022-10-15T21:50:00+09:00", "2022-10-20T23:00:00+09:00");
    assert_eq!(guids(&pangyo(), late), guids(&pangyo(), late));
    let (before, after) = (guids(&pangyo(), early), guids(&pangyo(), late));
    assert!(after.len() > before.len() && after.ends_with(&before));
    assert_eq!(after.iter().collect::<HashSet<_>>().len(), after.len(), "no two have the same");
    let documents = pangyo();
    let again = BoardLog::at(&documents, at(early), Some(&log(&documents)));
    assert_eq!(changes(&again, at(early)), changes(&log(&documents), at(early)));
}

#[test]
fn a_name_stays_when_other_changes_become_known() {
    let before = guids(&only(&json!(morning())), LATER);
    let mut events = morning();
    events.push(event(&flour(), "degraded", "13:00"));
    events.push(event(&bakery(), "operational", "14:00/15:00"));
    // A document may list them in any order.
    events.reverse();
    let after = guids(&only(&json!(events)), LATER);
    assert_eq!((before.len(), after.len()), (5, 8));
    assert!(after.ends_with(&before));
}

#[test]
fn a_name_stays_when_more_becomes_known_of_the_time_before() {
    let events = |more: &[Value]| {
        let mut events = morning();
        events.push(event(&flour(), "major_outage", "08:30/10:00"));
        events.extend_from_slice(more);
        only(&json!(events))
    };
    let before = guids(&events(&[]), NOON);
    let after = guids(&events(&[event(&flour(), "degraded", "09:30")]), NOON);
    assert_eq!(after.len(), before.len() + 2, "the feature and its service were degraded for a while");
    assert!(before.iter().all(|guid| after.contains(guid)));
}

#[test]
fn what_is_seen_first_has_one_name_however_often_it_is_seen_first() {
    let names = |when: &str| guids(&only(&json!([event(&bakery(), "major_outage", when)])), NOON);
    assert_eq!(names("/09:00"), names("/09:05"));
}

#[test]
fn a_name_that_was_published_stays() {
    let guids = guids(&only(&json!(morning())), NOON);
    // Feed readers would show everything again.
    assert_eq!(guids[0], "urn:uuid:04506886-35de-8ecb-8728-dd936e4ca6be");
}

#[test]
fn a_bounded_change_has_both_bounds_and_comes_at_the_later() {
    let mut events = morning();
    events.push(event(&flour(), "major_outage", "08:30/10:00"));
    let documents = only(&json!(events));
    let known = |moment: &str| titles(&documents, moment).iter().any(|title| title.contains("Flour: down"));
    assert!(!known("2024-03-01T09:59:59+09:00") && known("2024-03-01T10:00:00+09:00"));
    let view = view(&log(&documents), at(NOON));
    let changes = changes(&view.log, view.at);
    let (mill, flour) = (&changes[0], &changes[1]);
    for change in [mill, flour] {
        assert_eq!(change.earliest, Some(at("2024-03-01T08:30:00+09:00")));
        assert_eq!(change.latest, at("2024-03-01T10:00:00+09:00"));
        let text = change.paragraphs(edition(&view, Lang::En)).join(" ");
        let expected = "Between Fri 1 Mar 2024, 08:30 and 10:00 KST: from operational to down. Source: Mill Town Paper";
        assert_eq!(text, expected);
        let said = change.paragraphs(edition(&view, Lang::Ko)).concat();
        assert!(said.contains("08:30~10:00 KST"), "{said}");
    }
    let title = |change: &Change| change.title(edition(&view, Lang::En));
    assert_eq!([title(mill), title(flour)], ["Mill: down", "Mill \u{2013} Flour: down"]);
}

#[test]
fn what_is_seen_to_work_for_the_first_time_has_not_changed() {
    let seen = only(&json!([event(&bakery(), "operational", "/09:00")]));
    assert_eq!(titles(&seen, NOON), Vec::<String>::new());
    let seen = only(&json!([event(&bakery(), "major_outage", "/09:00")]));
    assert_eq!(titles(&seen, NOON), ["Bakery: down"]);
    let view = view(&log(&seen), at(NOON));
    let changes = changes(&view.log, view.at);
    let text = changes[0].paragraphs(edition(&view, Lang::En));
    assert_eq!(text[0], "First seen Fri 1 Mar 2024, 09:00 KST: down.");
}

#[test]
fn what_was_so_before_the_board_begins_is_no_change() {
    let events = json!([event(&bakery(), "major_outage", "00:00"), event(&mill(), "degraded", "00:01")]);
    // Of the features of the mill nothing is known, but it is degraded.
    assert_eq!(titles(&only(&events), NOON), ["Mill: degraded"]);
}

#[test]
fn that_nothing_is_known_any_more_is_a_change() {
    let events = json!([event(&bakery(), "operational", "08:00"), event(&bakery(), "unknown", "09:00")]);
    assert_eq!(titles(&only(&events), NOON), ["Bakery: unknown", "Bakery: operational"]);
}

#[test]
fn a_repeated_status_is_no_change() {
    let events = ["09:00", "10:00", "10:30/11:00"].map(|when| event(&bakery(), "major_outage", when));
    assert_eq!(titles(&only(&json!(events)), NOON), ["Bakery: down"]);
}

#[test]
fn that_a_feed_went_stale_is_no_change_of_what_it_said() {
    let mut board = board();
    board.as_object_mut().expect("an object").remove("opens_at");
    board["period"] = json!({"hours": 24});
    let mut documents = with(&board, &json!([event(&bakery(), "major_outage", "09:00")]), &json!([]), &json!([]));
    let feed = documents.board.feeds[0].clone();
    let good = documents.feeds[0].state.good.expect("it was read");
    let fetched_at = at(NOON).checked_add(-60 * MINUTE);
    documents.confirm(&feed.id, downboard_core::timeline::Good { fetched_at, ..good });
    let log = Arc::new(BoardLog::at(&documents, at(NOON), None));
    let view = view(&log, at(NOON));
    assert_eq!(view.services[1].standing.status, Status::Unknown, "nobody knows by now");
    let said: Vec<String> =
        changes(&log, at(NOON)).iter().map(|change| change.title(edition(&view, Lang::En))).collect();
    assert_eq!(said, ["Bakery: down"]);
}

fn power_back(when: &str) -> Value {
    json!([{"id": "power-back", "site": "weir", "at": format!("2024-03-01T{when}:00+09:00"),
        "label": {"ko": "Power back", "en": "Power back"}, "text": {"ko": "It flows.", "en": "It flows."},
        "disputes": [{"claim": {"ko": "It drips.", "en": "It drips."}, "sources": ["paper"]}],
        "grade": "B", "sources": ["paper"]}])
}

#[test]
fn what_happened_at_a_site_keeps_its_name_when_its_time_is_put_right() {
    let weir = json!({"site": "weir"});
    let events = json!([event(&weir, "operational", "08:00"), event(&weir, "major_outage", "09:00")]);
    let documents = |when: &str| with(&board(), &events, &json!([]), &power_back(when));
    assert_eq!(titles(&documents("11:00"), NOON), ["weir: Power back", "weir: down", "weir: operational"]);
    assert_eq!(guids(&documents("11:00"), NOON)[0], guids(&documents("11:30"), NOON)[0]);
    let view = view(&log(&documents("11:00")), at(NOON));
    let text = changes(&view.log, view.at)[0].paragraphs(edition(&view, Lang::En));
    let expected = ["Fri 1 Mar 2024, 11:00 KST: It flows.", "Other reports: It drips.", "Source: Mill Town Paper"];
    assert_eq!(text, expected);
}
