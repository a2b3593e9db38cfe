//! The days of random boards: as long as the clocks make them, what their timelines show, and the same where a document sums
//! them up.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;
#[path = "support/watch.rs"]
mod watch;

use std::sync::Arc;

use downboard_core::model::{Day, FeatureIndex, Id, ServiceIndex, Status};
use downboard_core::time::{MINUTE, Timestamp};
use downboard_core::timeline::{BoardLog, Timeline};
use downboard_core::view::{DayHistory, days, days_of_feature};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

const SERVICES: [&str; 2] = ["whole", "chat"];
const SUBJECTS: [&str; 4] = ["whole", "chat", "chat/one", "chat/two"];
/// The minutes of two weeks.
const WEEKS: i64 = 14 * 24 * 60;

/// The minutes after the begin of the weeks in which clocks are changed, in spring or in autumn.
fn instant(in_spring: bool, minutes: i64) -> Timestamp {
    let begin = support::at(if in_spring { "2022-03-20T00:00:00Z" } else { "2022-10-22T00:00:00Z" });
    begin.checked_add(minutes * MINUTE).expect("in range")
}

/// What a test is made of.
#[derive(Clone, Debug)]
struct Made {
    zone: Value,
    in_spring: bool,
    /// Subject, status, minute.
    events: Vec<(&'static str, Status, i64)>,
    /// The minute of the moment.
    moment: i64,
    count: usize,
}

impl Made {
    fn at(&self) -> Timestamp {
        instant(self.in_spring, self.moment)
    }

    fn document(&self) -> Value {
        let events: Vec<_> = self
            .events
            .iter()
            .map(|(subject, status, minute)| (*subject, status.word(), instant(self.in_spring, *minute).to_string()))
            .collect();
        let events: Vec<_> = events.iter().map(|(subject, status, at)| (*subject, *status, at.as_str())).collect();
        watch::status(&self.at().to_string(), &events)
    }

    fn log(&self, document: &Value) -> Arc<BoardLog> {
        watch::log(&self.zone, &SERVICES, document)
    }
}

fn made() -> impl Strategy<Value = Made> {
    let event = (select(&SUBJECTS[..]), select(&Status::ALL[..]), 0..WEEKS);
    let zone = select(vec![watch::seoul(), watch::berlin(), watch::beirut()]);
    (zone, any::<bool>(), prop::collection::vec(event, 0..12), -100..WEEKS + 3_000, 1..20_usize)
        .prop_map(|(zone, in_spring, events, moment, count)| Made { zone, in_spring, events, moment, count })
}

/// The histories of all services and features, each with what it is of and its timeline.
fn histories(log: &BoardLog, made: &Made) -> Vec<(Id, Option<Id>, Timeline, DayHistory)> {
    let mut all = Vec::new();
    for (index, history) in ServiceIndex::each(days(log, made.at(), made.count)) {
        let (service, own) = (log.board.service(index).expect("a service"), log.service_at(index).expect("a service"));
        all.push((service.id.clone(), None, own.timeline.clone(), history));
        for (feature, known) in FeatureIndex::each(&service.features) {
            let history = days_of_feature(log, made.at(), made.count, index, feature).expect("a feature");
            let timeline = own.feature(feature).expect("a feature").clone();
            all.push((service.id.clone(), Some(known.id.clone()), timeline, history));
        }
    }
    all
}

/// The same as what a document says of days.
fn recorded(histories: &[(Id, Option<Id>, Timeline, DayHistory)]) -> Value {
    let day = |service: &Id, feature: &Option<Id>, day: &downboard_core::view::DayView| Day {
        service: service.clone(),
        feature: feature.clone(),
        date: day.date,
        worst: day.worst(),
        seconds: day.seconds,
    };
    let days = histories
        .iter()
        .flat_map(|(service, feature, _, history)| history.days.iter().map(move |own| day(service, feature, own)));
    json!(days.collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_seconds_of_a_day_are_as_many_as_had_passed_of_it(made in made()) {
        let log = made.log(&made.document());
        for (_, _, _, history) in histories(&log, &made) {
            prop_assert_eq!(history.days.len(), made.count);
            for day in &history.days {
                let past = day.period.to.min(made.at()).as_second() - day.period.from.as_second();
                prop_assert_eq!(day.seconds.total(), past, "{}", day.date);
                prop_assert_eq!(day.is_partly_past, made.at() < day.period.to);
                prop_assert!(day.period.seconds() % 3_600 == 0 && (23..=25).contains(&(day.period.seconds() / 3_600)));
            }
            for pair in history.days.windows(2) {
                prop_assert_eq!(pair[0].period.to, pair[1].period.from);
                prop_assert!(!pair[0].is_partly_past && pair[0].date < pair[1].date);
            }
            let last = history.days.last().expect("at least one");
            prop_assert!(last.period.from < made.at() && made.at() <= last.period.to);
        }
    }

    #[test]
    fn each_minute_counts_as_the_timeline_shows_it(made in made()) {
        let log = made.log(&made.document());
        for (_, _, timeline, history) in histories(&log, &made) {
            let mut lost = 0;
            for day in &history.days {
                let past = day.period.to.min(made.at()).as_second();
                let minutes = (day.period.from.as_second()..past).step_by(60).filter_map(Timestamp::from_second);
                let statuses: Vec<_> = minutes.map(|minute| timeline.status_at(minute)).collect();
                for status in Status::ALL {
                    let minutes = statuses.iter().filter(|own| **own == status).count();
                    prop_assert_eq!(usize::try_from(day.seconds.of(status)).expect("few"), minutes * 60, "{} of {}", status.word(), day.date);
                }
                let worst = statuses.iter().copied().reduce(Status::worse).expect("some of each day has passed");
                prop_assert_eq!(day.worst(), worst);
                lost += statuses.iter().filter(|status| status.is_trouble()).count() * 60;
            }
            prop_assert_eq!(usize::try_from(history.lost_seconds).expect("few"), lost);
            let unknown: i64 = history.days.iter().map(|day| i64::from(day.seconds.unknown)).sum();
            let total: i64 = history.days.iter().map(|day| day.seconds.total()).sum();
            prop_assert_eq!(history.known_seconds() + unknown, total);
        }
    }

    #[test]
    fn what_a_document_sums_up_of_its_events_is_what_its_timelines_show(made in made()) {
        let mut document = made.document();
        let derived = histories(&made.log(&document), &made);
        document["days"] = recorded(&derived);
        let of = |all: Vec<(Id, Option<Id>, Timeline, DayHistory)>| -> Vec<DayHistory> {
            all.into_iter().map(|(_, _, _, history)| history).collect()
        };
        let given = histories(&made.log(&document), &made);
        let expected = of(derived);
        prop_assert_eq!(&of(given), &expected);
        // And where it lists no event any more.
        document["events"] = json!([]);
        prop_assert_eq!(&of(histories(&made.log(&document), &made)), &expected);
    }

    #[test]
    fn a_day_before_the_first_event_is_wholly_unknown(made in made()) {
        let log = made.log(&made.document());
        let first = made.events.iter().map(|(_, _, minute)| instant(made.in_spring, *minute)).min();
        for history in days(&log, made.at(), made.count) {
            for day in history.days.iter().filter(|day| first.is_none_or(|first| day.period.to <= first)) {
                prop_assert_eq!(day.worst(), Status::Unknown);
                prop_assert_eq!(i64::from(day.seconds.unknown), day.seconds.total());
            }
        }
    }
}
