//! The days up to a moment: what each was like, and how much time was lost.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;
#[path = "support/watch.rs"]
mod watch;

use downboard_core::model::{FeatureIndex, ServiceIndex, Status};
use downboard_core::time::HOUR;
use downboard_core::timeline::BoardLog;
use downboard_core::view::{DayHistory, DayView, MOST_DAYS, days, days_of_feature};
use serde_json::{Value, json};
use support::at;
use watch::{berlin, bring, log, seoul, status};

/// A day as its date, worst status and minutes of each: `10-15 degraded: operational 1410, degraded 30`.
fn shown(day: &DayView) -> String {
    let lasted = Status::ALL.into_iter().filter(|status| day.seconds.of(*status) > 0);
    let lasted: Vec<_> = lasted.map(|own| format!("{} {}", own.word(), day.seconds.of(own) / 60)).collect();
    let so_far = if day.is_partly_past { " so far" } else { "" };
    format!("{}{so_far} {}: {}", &day.date.to_string()[5..], day.worst().word(), lasted.join(", "))
}

fn all(history: &DayHistory) -> Vec<String> {
    history.days.iter().map(shown).collect()
}

/// The only service of a log.
#[track_caller]
fn only(log: &BoardLog, moment: &str, count: usize) -> DayHistory {
    let histories = days(log, at(moment), count);
    assert_eq!(histories.len(), 1);
    histories.into_iter().next().expect("one")
}

/// Checks the days of a service that is known to work from noon of 13 October on.
#[track_caller]
fn check(events: &[(&str, &str)], moment: &str, expected: &[&str], lost_minutes: i64) {
    let mut own = vec![("whole", "operational", "2022-10-13T12:00:00+09:00")];
    own.extend(events.iter().map(|(status, at)| ("whole", *status, *at)));
    let log = log(&seoul(), &["whole"], &status("2022-10-16T00:00:00+09:00", &own));
    let history = only(&log, moment, expected.len());
    assert_eq!(all(&history), expected);
    assert_eq!(history.lost_seconds, lost_minutes * 60);
}

#[test]
fn a_day_is_what_the_timeline_shows_of_it() {
    let evening = "2022-10-15T18:00:00+09:00";
    check(
        &[],
        evening,
        &[
            "10-12 unknown: unknown 1440",
            "10-13 unknown: operational 720, unknown 720",
            "10-14 operational: operational 1440",
            "10-15 so far operational: operational 1080",
        ],
        0,
    );
    let (ten, noon) = ("2022-10-14T10:00:00+09:00", "2022-10-14T12:00:00+09:00");
    for (word, lost) in
        [("major_outage", 120), ("partial_outage", 120), ("degraded", 120), ("maintenance", 0), ("unknown", 0)]
    {
        check(
            &[(word, ten), ("operational", noon)],
            evening,
            &[&format!("10-14 {word}: operational 1320, {word} 120"), "10-15 so far operational: operational 1080"],
            lost,
        );
    }
}

#[test]
fn trouble_over_midnight_counts_on_both_days_and_up_to_the_moment_only() {
    check(
        &[
            ("major_outage", "2022-10-14T23:00:00+09:00"),
            ("degraded", "2022-10-15T01:00:00+09:00"),
            ("operational", "2022-10-15T09:00:00+09:00"),
        ],
        "2022-10-15T02:00:00+09:00",
        &[
            "10-14 major_outage: operational 1380, major_outage 60",
            "10-15 so far major_outage: degraded 60, major_outage 60",
        ],
        180,
    );
}

#[test]
fn maintenance_beside_trouble_is_no_trouble_and_stays_in_sight() {
    check(
        &[
            ("maintenance", "2022-10-14T01:00:00+09:00"),
            ("degraded", "2022-10-14T03:00:00+09:00"),
            ("operational", "2022-10-14T04:00:00+09:00"),
        ],
        "2022-10-15T00:00:00+09:00",
        &["10-14 degraded: operational 1260, degraded 60, maintenance 120"],
        60,
    );
}

#[test]
fn a_change_that_is_only_bounded_counts_as_the_lane_shows_it() {
    check(
        &[
            ("major_outage", "2022-10-14T10:00:00+09:00/2022-10-14T10:30:00+09:00"),
            ("operational", "2022-10-14T11:00:00+09:00/2022-10-14T12:00:00+09:00"),
        ],
        "2022-10-15T00:00:00+09:00",
        &["10-14 major_outage: operational 1320, major_outage 120"],
        120,
    );
}

#[test]
fn at_midnight_the_day_before_is_the_last() {
    let end = "2022-10-15T00:00:00+09:00";
    check(&[], end, &["10-14 operational: operational 1440"], 0);
    check(
        &[],
        "2022-10-15T00:01:00+09:00",
        &["10-14 operational: operational 1440", "10-15 so far operational: operational 1"],
        0,
    );
}

#[test]
fn a_day_is_as_long_as_the_clocks_make_it() {
    for (moment, expected) in [
        ("2022-03-28T00:00:00+02:00", "03-27 operational: operational 1380"),
        ("2022-10-31T00:00:00+01:00", "10-30 operational: operational 1500"),
        ("2022-10-31T12:00:00+01:00", "10-31 so far operational: operational 720"),
    ] {
        let events = [("whole", "operational", "2022-01-01T00:00:00Z")];
        let log = log(&berlin(), &["whole"], &status("2022-11-01T00:00:00Z", &events));
        assert_eq!(all(&only(&log, moment, 1)), [expected]);
    }
}

fn record(service: &str, date: &str, worst: &str, seconds: &Value) -> Value {
    json!({"service": service, "date": date, "worst": worst, "seconds": seconds})
}

/// A document with these days, in which the service works since the begin of 14 October.
fn with_days(updated_at: &str, days: &[Value]) -> Value {
    let mut document = status(updated_at, &[("whole", "operational", "2022-10-14T00:00:00+09:00")]);
    document["days"] = json!(days);
    document
}

#[test]
fn what_a_document_says_of_a_day_counts_before_what_the_timeline_shows() {
    let document = with_days(
        "2022-10-15T06:00:00+09:00",
        &[
            record("whole", "2022-10-12", "maintenance", &json!({"operational": 79_200, "maintenance": 7_200})),
            // A part of the day of which it says nothing.
            record("whole", "2022-10-13", "operational", &json!({"operational": 43_200})),
            record("whole", "2022-10-14", "major_outage", &json!({"operational": 82_800, "major_outage": 3_600})),
        ],
    );
    let history = only(&log(&seoul(), &["whole"], &document), "2022-10-15T12:00:00+09:00", 5);
    assert_eq!(
        all(&history),
        [
            "10-11 unknown: unknown 1440",
            "10-12 maintenance: operational 1320, maintenance 120",
            "10-13 unknown: operational 720, unknown 720",
            "10-14 major_outage: operational 1380, major_outage 60",
            "10-15 so far operational: operational 720",
        ]
    );
    assert_eq!(history.lost_seconds, HOUR);
    assert_eq!(history.known_seconds(), (22 + 2 + 12 + 24 + 12) * HOUR);
}

#[test]
fn a_day_that_was_under_way_goes_on_as_the_timeline_shows() {
    let document = with_days(
        "2022-10-15T06:00:00+09:00",
        &[record("whole", "2022-10-15", "degraded", &json!({"operational": 18_000, "degraded": 3_600}))],
    );
    let log = log(&seoul(), &["whole"], &document);
    for (moment, expected) in [
        ("2022-10-15T12:00:00+09:00", "10-15 so far degraded: operational 660, degraded 60"),
        ("2022-10-15T06:00:00+09:00", "10-15 so far degraded: operational 300, degraded 60"),
        // What it counts beyond the moment is hindsight.
        ("2022-10-15T05:00:00+09:00", "10-15 so far operational: operational 300"),
        ("2022-10-14T12:00:00+09:00", "10-14 so far operational: operational 720"),
    ] {
        assert_eq!(all(&only(&log, moment, 1)), [expected], "{moment}");
    }
}

#[test]
fn of_two_documents_the_one_that_was_changed_last_counts() {
    let say = |updated_at: &str, worst: &str| {
        with_days(updated_at, &[record("whole", "2022-10-14", worst, &json!({worst: 86_400}))])
    };
    let (early, late) =
        (say("2022-10-15T06:00:00+09:00", "degraded"), say("2022-10-15T07:00:00+09:00", "partial_outage"));
    for order in [[&early, &late], [&late, &early]] {
        let mut documents = watch::board(&seoul(), &["whole"]);
        for (feed, document) in order.into_iter().enumerate() {
            bring(&mut documents, feed, document);
        }
        let history = only(&BoardLog::new(&documents), "2022-10-15T00:00:00+09:00", 1);
        assert_eq!(all(&history), ["10-14 partial_outage: partial_outage 1440"]);
    }
}

#[test]
fn a_feature_has_its_own_days() {
    let mut document = status(
        "2022-10-15T12:00:00+09:00",
        &[
            ("chat/one", "operational", "2022-10-14T00:00:00+09:00"),
            ("chat/two", "operational", "2022-10-14T00:00:00+09:00"),
            ("chat/two", "major_outage", "2022-10-15T09:00:00+09:00"),
        ],
    );
    document["days"] = json!([{"service": "chat", "feature": "two", "date": "2022-10-14", "worst": "degraded",
        "seconds": {"operational": 82_800, "degraded": 3_600}}]);
    let log = log(&seoul(), &["chat"], &document);
    let moment = at("2022-10-15T12:00:00+09:00");
    let of = |feature: usize| days_of_feature(&log, moment, 2, ServiceIndex(0), FeatureIndex(feature));
    assert_eq!(
        of(0).map(|own| all(&own)).expect("a feature"),
        ["10-14 operational: operational 1440", "10-15 so far operational: operational 720"]
    );
    let two = of(1).expect("a feature");
    assert_eq!(
        all(&two),
        [
            "10-14 degraded: operational 1380, degraded 60",
            "10-15 so far major_outage: operational 540, major_outage 180"
        ]
    );
    assert_eq!(two.lost_seconds, 4 * HOUR);
    assert_eq!(of(2), None);
    assert_eq!(days_of_feature(&log, moment, 2, ServiceIndex(1), FeatureIndex(0)), None);
    // What is not essential weighs as a part.
    assert_eq!(
        all(&only(&log, "2022-10-15T12:00:00+09:00", 2)),
        ["10-14 operational: operational 1440", "10-15 so far partial_outage: operational 540, partial_outage 180"]
    );
}

#[test]
fn trouble_without_a_word_for_a_week_is_shown_and_not_lost() {
    let events =
        [("whole", "operational", "2022-10-01T00:00:00+09:00"), ("whole", "major_outage", "2022-10-02T00:00:00+09:00")];
    let log = BoardLog::at(
        &{
            let mut documents = watch::board(&seoul(), &["whole"]);
            bring(&mut documents, 0, &status("2022-10-02T00:00:00+09:00", &events));
            documents
        },
        at("2022-10-15T00:00:00+09:00"),
        None,
    );
    let history = only(&log, "2022-10-15T00:00:00+09:00", 14);
    assert_eq!(history.days.iter().filter(|day| day.worst() == Status::MajorOutage).count(), 13);
    assert_eq!(history.lost_seconds, 7 * 24 * HOUR);
}

#[test]
fn no_more_days_are_told_than_a_year_has() {
    let log = log(&seoul(), &["whole"], &status("2022-10-15T12:00:00+09:00", &[]));
    for (asked, told) in [(0, 0), (1, 1), (30, 30), (MOST_DAYS, MOST_DAYS), (usize::MAX, MOST_DAYS)] {
        assert_eq!(only(&log, "2022-10-15T12:00:00+09:00", asked).days.len(), told);
    }
}

#[test]
fn a_date_that_the_clocks_leave_out_is_no_day() {
    let apia = json!({"utc_offset": "-10:00", "label": "SST", "changes": [
        {"at": "2011-12-30T10:00:00Z", "utc_offset": "+14:00", "label": "WSDT"},
    ]});
    let log = log(&apia, &["whole"], &status("2012-01-01T00:00:00Z", &[]));
    let history = only(&log, "2011-12-31T12:00:00+14:00", 3);
    assert_eq!(
        all(&history),
        ["12-28 unknown: unknown 1440", "12-29 unknown: unknown 1440", "12-31 so far unknown: unknown 720"]
    );
}
