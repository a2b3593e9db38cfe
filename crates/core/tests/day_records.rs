//! What a status document says of whole days: what is read of it, and what is refused without the document going with it.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::sync::Arc;

use downboard_core::check::references;
use downboard_core::decode::{decode_board, decode_days, decode_status, decode_status_but_days, decode_status_in};
use downboard_core::model::{CalendarDay, Day, Lang, StatusDocument, Zone};
use downboard_core::reading::{Decoded, MAX_RECORDS};
use downboard_core::timeline::{BoardLog, Content, Documents, Good};
use serde_json::{Value, json};

fn document(days: &Value) -> Vec<u8> {
    let mut status: Value = serde_json::from_slice(support::STATUS).expect("JSON");
    status["days"] = days.clone();
    status.to_string().into_bytes()
}

fn day(date: &str, seconds: &Value) -> Value {
    json!({"service": "chat", "date": date, "worst": "operational", "seconds": seconds})
}

fn said(decoded: &Decoded<StatusDocument>) -> Vec<String> {
    downboard_words::findings(Lang::En, &decoded.findings)
}

/// Checks what is found wrong with a day among two, and that the other stays.
#[track_caller]
fn check(change: impl Fn(&mut Value), expected: &[&str]) {
    let other = day("2024-02-01", &json!({"operational": 86_400}));
    let mut bad = day("2024-02-02", &json!({"operational": 86_400}));
    change(&mut bad);
    let decoded = decode_status(&document(&json!([bad, other])));
    assert_eq!(said(&decoded), expected);
    let days = decoded.value.expect("the document stays").days;
    assert_eq!(days.iter().map(|day| day.date.to_string()).collect::<Vec<_>>(), ["2024-02-01"]);
}

#[test]
fn a_document_without_days_is_complete() {
    let mut status: Value = serde_json::from_slice(support::STATUS).expect("JSON");
    status.as_object_mut().expect("a document").remove("days");
    let document = support::clean(decode_status(status.to_string().as_bytes()));
    assert_eq!(document.days, []);
    assert_eq!(serde_json::to_value(&document).expect("JSON").get("days"), None);
}

#[test]
fn the_days_of_the_small_document_are_read_in_the_zone_of_their_board() {
    let board = support::clean(decode_board(support::BOARD));
    let days = support::clean(decode_status_in(support::STATUS, &board.zone)).days;
    let shown = |day: &Day| {
        let feature = day.feature.as_ref().map_or(String::new(), |feature| format!("/{feature}"));
        format!("{}{feature} {} {}", day.service, day.date, day.worst.word())
    };
    assert_eq!(
        days.iter().map(shown).collect::<Vec<_>>(),
        ["chat 2024-02-28 degraded", "chat 2024-02-29 maintenance", "chat/text 2024-02-29 unknown"]
    );
    assert_eq!(days[0].seconds.trouble(), 3_600);
}

#[test]
fn a_bad_day_is_dropped_alone_and_says_what_was_expected() {
    check(
        |day| day["date"] = json!("2024-02-30"),
        &["/days/0/date: malformed \"2024-02-30\"; expected a day as YYYY-MM-DD"],
    );
    check(|day| day["date"] = json!("2024-02"), &["/days/0/date: malformed \"2024-02\"; expected a day as YYYY-MM-DD"]);
    check(
        |day| day["date"] = json!("2024-02-01"),
        // The other is the later of the two, and would be the duplicate.
        &["/days/1/date: duplicate \"2024-02-01\"; expected one record for each day of a service or feature"],
    );
    check(
        |day| day["service"] = Value::Null,
        &["/days/0/service: missing; expected an id: 1 to 64 of a-z, 0-9 and inner hyphens"],
    );
    check(
        |day| day["feature"] = json!("Text"),
        &["/days/0/feature: malformed \"Text\"; expected an id: 1 to 64 of a-z, 0-9 and inner hyphens"],
    );
    check(
        |day| day["worst"] = json!("slow"),
        &[
            "/days/0/worst: unrecognised word \"slow\"; expected one of operational, degraded, partial_outage, major_outage, \
           maintenance, unknown",
        ],
    );
    check(|day| day["seconds"] = json!(86_400), &["/days/0/seconds: is a number; expected an object"]);
    check(
        |day| day["seconds"]["degraded"] = json!("60"),
        &["/days/0/seconds/degraded: is a string; expected a whole number from 0 to 172800"],
    );
    check(
        |day| day["seconds"]["major_outage"] = json!(-60),
        &["/days/0/seconds/major_outage: -60 is out of range; expected a whole number from 0 to 172800"],
    );
}

#[test]
fn what_is_called_the_worst_is_the_worst_that_has_seconds() {
    for (worst, seconds, expected) in [
        ("operational", json!({"operational": 60, "degraded": 1}), Some("degraded")),
        ("major_outage", json!({"degraded": 60}), Some("degraded")),
        ("operational", json!({}), Some("unknown")),
        ("operational", json!({"operational": 60, "degraded": 0}), None),
        ("unknown", json!({}), None),
        ("unknown", json!({"operational": 60, "unknown": 1}), None),
        ("maintenance", json!({"unknown": 60, "maintenance": 1}), None),
        ("degraded", json!({"degraded": 1, "maintenance": 60}), None),
    ] {
        let mut record = day("2024-02-01", &seconds);
        record["worst"] = json!(worst);
        let expected: Vec<String> = expected
            .map(|is| {
                format!("/days/0/worst: \"{worst}\" is not the worst; expected \"{is}\", the worst that has seconds")
            })
            .into_iter()
            .collect();
        assert_eq!(said(&decode_status(&document(&json!([record])))), expected, "{worst} of {seconds}");
    }
}

/// Central Europe, where clocks are put forward on 31 March 2024 and back on 27 October.
fn berlin() -> Zone {
    let mut board: Value = serde_json::from_slice(support::BOARD).expect("JSON");
    board["zone"] = json!({"utc_offset": "+01:00", "label": "CET", "changes": [
        {"at": "2024-03-31T01:00:00Z", "utc_offset": "+02:00", "label": "CEST"},
        {"at": "2024-10-27T01:00:00Z", "utc_offset": "+01:00", "label": "CET"},
    ]});
    support::clean(decode_board(board.to_string().as_bytes())).zone
}

#[test]
fn a_day_has_no_more_seconds_than_it_had_lasted() {
    for (date, updated_at, most) in [
        ("2024-03-30", "2024-11-01T00:00:00Z", 86_400),
        ("2024-03-31", "2024-11-01T00:00:00Z", 82_800),
        ("2024-10-27", "2024-11-01T00:00:00Z", 90_000),
        // Half past two by the clocks, for the second time.
        ("2024-10-27", "2024-10-27T01:30:00Z", 12_600),
        ("2024-10-28", "2024-10-28T10:00:00+01:00", 36_000),
    ] {
        for (total, is_too_long) in [(most, false), (most + 1, true)] {
            let record = day(date, &json!({"operational": total - 60, "unknown": 60}));
            let mut status: Value = serde_json::from_slice(&document(&json!([record]))).expect("JSON");
            status["days"][0]["worst"] = json!("unknown");
            status["updated_at"] = json!(updated_at);
            let decoded = decode_status_in(status.to_string().as_bytes(), &berlin());
            let expected = format!(
                "/days/0/seconds: {total} is out of range; expected at most {most} seconds in all, for so long the day had lasted"
            );
            let expected: Vec<String> = is_too_long.then_some(expected).into_iter().collect();
            assert_eq!(said(&decoded), expected, "{date}, changed {updated_at}");
            assert_eq!(decoded.value.expect("a document").days.len(), usize::from(!is_too_long));
        }
    }
}

#[test]
fn a_day_that_had_not_begun_is_refused() {
    let mut status: Value =
        serde_json::from_slice(&document(&json!([day("2024-10-28", &json!({"operational": 1}))]))).expect("JSON");
    status["updated_at"] = json!("2024-10-28T00:00:00+01:00");
    let decoded = decode_status_in(status.to_string().as_bytes(), &berlin());
    assert_eq!(said(&decoded), ["/days/0/date: starts in the future; expected a start that has passed"]);
    // Without a board nobody knows where days are cut; but no day is longer than two.
    assert_eq!(said(&decode_status(status.to_string().as_bytes())), Vec::<String>::new());
    status["days"][0]["seconds"] = json!({"operational": 172_800, "degraded": 1});
    status["days"][0]["worst"] = json!("degraded");
    assert_eq!(
        said(&decode_status(status.to_string().as_bytes())),
        [
            "/days/0/seconds: 172801 is out of range; expected at most 172800 seconds in all, for so long the day had lasted"
        ]
    );
}

#[test]
fn a_day_that_the_clocks_leave_out_has_no_seconds() {
    let mut board: Value = serde_json::from_slice(support::BOARD).expect("JSON");
    board["zone"] = json!({"utc_offset": "-10:00", "label": "SST", "changes": [
        {"at": "2011-12-30T10:00:00Z", "utc_offset": "+14:00", "label": "WSDT"},
    ]});
    let zone = support::clean(decode_board(board.to_string().as_bytes())).zone;
    let left_out = day("2011-12-30", &json!({"operational": 1}));
    let decoded = decode_status_in(&document(&json!([left_out])), &zone);
    assert_eq!(
        said(&decoded),
        ["/days/0/seconds: 1 is out of range; expected at most 0 seconds in all, for so long the day had lasted"]
    );
}

#[test]
fn a_board_reads_the_days_of_its_documents_when_they_are_asked_for() {
    let board = support::clean(decode_board(support::BOARD));
    let mut documents = Documents::new(board);
    let feed = documents.board.feeds[0].clone();
    let long = day("2024-02-02", &json!({"operational": 86_401}));
    let good = day("2024-02-01", &json!({"operational": 86_400}));
    let bytes = document(&json!([long, good]));
    assert_eq!(documents.add(&feed, &bytes), [], "nothing else is wrong with it");
    assert_eq!(
        downboard_words::findings(Lang::En, documents.findings_of_days(&feed.id)),
        [
            "/days/0/seconds: 86401 is out of range; expected at most 86400 seconds in all, for so long the day had lasted"
        ]
    );
    let log = BoardLog::new(&documents);
    let days: Vec<_> = log.recorded_days().map(|(day, _)| day.date.to_string()).collect();
    assert_eq!(days, ["2024-02-01"]);
    // What comes without days takes them away.
    assert_eq!(documents.add(&feed, &document(&Value::Null)), []);
    assert_eq!(documents.findings_of_days(&feed.id), []);
    assert_eq!(BoardLog::new(&documents).recorded_days().count(), 0);
}

#[test]
fn the_days_are_the_same_whether_they_are_read_with_their_document_or_later() {
    let zone = berlin();
    let days =
        ["2024-02-01", "2024-02-30", "2024-02-03", "2024-02-03"].map(|date| day(date, &json!({"operational": 60})));
    let bytes = document(&json!(days));
    let at_once = decode_status_in(&bytes, &zone);
    let (before, has_days) = decode_status_but_days(&bytes);
    let later = decode_days(&bytes, &zone);
    assert!(has_days);
    assert_eq!(before.findings, []);
    assert_eq!(later.findings, at_once.findings);
    assert_eq!(later.findings.len(), 2);
    let at_once = at_once.value.expect("a document");
    assert_eq!(later.value.as_ref(), Some(&at_once.days));
    let before = before.value.expect("a document");
    assert_eq!(StatusDocument { days: at_once.days.clone(), ..before }, at_once);
    // A document that is handed in as it was decoded tells the same days.
    let mut documents = Documents::new(support::clean(decode_board(support::BOARD)));
    let (id, good) = (documents.feeds[0].id.clone(), Good { updated_at: None, fetched_at: None });
    documents.put(&id, Content::Status(Arc::new(at_once.clone())), good);
    let log = BoardLog::new(&documents);
    let told: Vec<_> = log.recorded_days().map(|(day, updated_at)| (day.clone(), updated_at)).collect();
    assert_eq!(told, at_once.days.iter().map(|day| (day.clone(), at_once.updated_at)).collect::<Vec<_>>());
}

#[test]
fn no_more_days_are_read_than_a_list_may_have() {
    let record = |index: i64| {
        let date = CalendarDay::parse("1960-01-01").expect("a day").plus(index);
        day(&date.to_string(), &json!({"operational": 60}))
    };
    let days: Vec<Value> = (0..i64::try_from(MAX_RECORDS).expect("a small number") + 5).map(record).collect();
    let decoded = decode_status(&document(&days.into()));
    assert_eq!(said(&decoded), ["/days: 20005 records; expected at most 20000 records"]);
    assert_eq!(decoded.value.expect("a document").days.len(), MAX_RECORDS);
}

#[test]
fn a_day_of_what_the_board_does_not_have_is_found() {
    for (field, id, expected) in [
        (
            "service",
            "chess",
            "/days/0/service: nothing has the id \"chess\"; expected the id of a service or alternative",
        ),
        (
            "feature",
            "chess",
            "/days/0/feature: nothing has the id \"chess\"; expected the id of a feature of the service",
        ),
    ] {
        let mut record = day("2024-02-01", &json!({"operational": 60}));
        record[field] = json!(id);
        let document = document(&json!([record]));
        let found = references(&[support::BOARD, &document, support::RECOVERY]);
        let found: Vec<_> =
            found.into_iter().map(|(_, finding)| downboard_words::finding(Lang::En, &finding)).collect();
        assert_eq!(found, [expected]);
    }
}
