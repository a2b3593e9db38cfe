//! Random boards: the small board with three feeds of its own, which say at random what is so and since when, one after the
//! other, and go stale.

#![allow(dead_code, reason = "each test uses a part")]

use std::sync::Arc;

use downboard_core::decode::decode_board;
use downboard_core::model::{Basis, Event, EvidenceGrade, Id, Status, StatusDocument, StatusFormat, Subject, When};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{Content, Documents, Good};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use crate::support;

/// How many feeds there are.
pub(crate) const FEEDS: usize = 3;
/// The second from which the others are counted.
pub(crate) const START: i64 = 1_700_000_000;
/// Intervals of the feeds, in seconds: stale after 51, 101 and 151.
pub(crate) const INTERVALS: [u32; FEEDS] = [10, 20, 30];

/// The instant so many seconds after the start.
pub(crate) fn second(second: i64) -> Timestamp {
    Timestamp::from_second(START + second).expect("a small number")
}

/// An id.
pub(crate) fn id(word: &str) -> Id {
    Id::parse(word).expect("an id")
}

/// The id of a feed.
pub(crate) fn feed(index: usize) -> Id {
    id(&format!("feed-{index}"))
}

/// The small board with three feeds of its own.
pub(crate) fn documents() -> Documents {
    let mut board: Value = serde_json::from_slice(support::BOARD).expect("JSON");
    let feed = |index: usize| {
        json!({"id": feed(index).to_string(), "format": "native-status", "file": format!("feed-{index}.json"),
            "interval_seconds": INTERVALS[index]})
    };
    board["feeds"] = (0..FEEDS).map(feed).collect();
    Documents::new(decode_board(board.to_string().as_bytes()).value.expect("a good board"))
}

/// What the feeds speak of: the services, their features, an alternative and a site.
pub(crate) fn subjects() -> Vec<Subject> {
    let board = documents().board;
    let services = board.services.iter().map(|service| &service.id);
    let services = services.chain(board.alternatives.iter().map(|alternative| &alternative.id));
    let mut subjects: Vec<Subject> = services.map(|service| Subject::Service { service: service.clone() }).collect();
    subjects.push(Subject::Site { site: board.sites[0].id.clone() });
    for service in &board.services {
        let features = service.features.iter().map(|feature| feature.id.clone());
        subjects.extend(features.map(|feature| Subject::Feature { service: service.id.clone(), feature }));
    }
    subjects
}

/// An instant or bounds within 400 seconds.
pub(crate) fn when() -> impl Strategy<Value = When> {
    let within = || (0..400_i64).prop_map(second);
    prop_oneof![
        within().prop_map(When::At),
        within().prop_map(When::By),
        (within(), within()).prop_map(|(a, b)| When::Between { from: a.min(b), to: a.max(b) })
    ]
}

/// That a subject is so.
pub(crate) fn event() -> impl Strategy<Value = Event> {
    let support = (select(&EvidenceGrade::ALL[..]), select(vec!["paper", "notice", "example"]));
    (select(subjects()), select(&Status::ALL[..]), when(), support).prop_map(
        |(subject, status, when, (grade, source))| Event {
            subject,
            status,
            when,
            basis: Basis::Notice,
            note: None,
            disputes: Vec::new(),
            grade,
            sources: vec![id(source)],
        },
    )
}

/// What happens next: so many seconds later a feed says something new, or what it has said.
pub(crate) type Step = (i64, usize, Option<Vec<Event>>);

/// Up to eleven steps.
pub(crate) fn steps() -> impl Strategy<Value = Vec<Step>> {
    let news = proptest::option::of(proptest::collection::vec(event(), 0..4));
    proptest::collection::vec((0..60_i64, 0..FEEDS + 1, news), 1..12)
}

/// Takes a step; without a feed only time passes.
pub(crate) fn take(documents: &mut Documents, (_, index, news): &Step, now: Timestamp) {
    if *index >= FEEDS {
        return;
    }
    let good = Good { updated_at: None, fetched_at: Some(now) };
    match news {
        Some(events) => {
            let document = StatusDocument {
                format: StatusFormat::V1,
                board: documents.board.id.clone(),
                updated_at: now,
                sources: Vec::new(),
                events: events.clone(),
                incidents: Vec::new(),
                days: Vec::new(),
            };
            documents.put(&feed(*index), Content::Status(Arc::new(document)), good);
        }
        None if documents.feeds[*index].content.is_some() => documents.confirm(&feed(*index), good),
        None => {}
    }
}

/// The documents after steps, and how many seconds these take.
pub(crate) fn after(steps: &[Step]) -> (Documents, i64) {
    let (mut documents, mut now) = (documents(), 0);
    for step in steps {
        now += step.0;
        take(&mut documents, step, second(now));
    }
    (documents, now)
}
