//! The made-up live board: what it shows at the moment that its pictures are of, and that its days are the sum of its events.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::sync::Arc;

use downboard_core::check::{references, unsourced};
use downboard_core::model::{FeatureIndex, PlannedState, ServiceIndex, Status};
use downboard_core::time::{HOUR, MINUTE, Timestamp};
use downboard_core::timeline::{BoardLog, Content, Documents, Good};
use downboard_core::view::{DayHistory, OutageEnd, days, days_of_feature, open_outages, planned, recent_outages, view};

const DAYS: usize = 30;

fn file(name: &str) -> Vec<u8> {
    let path = support::public().join("boards/demo-live").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn documents() -> Documents {
    support::documents(&file("board.json"), file)
}

/// The moment of its pictures: when its document was last changed.
fn moment(documents: &Documents) -> Timestamp {
    documents.status().map(|(document, _)| document.updated_at).next().expect("a status document")
}

/// The log at the moment, and the moment.
fn log() -> (Arc<BoardLog>, Timestamp) {
    let documents = documents();
    let at = moment(&documents);
    (Arc::new(BoardLog::at(&documents, at, None)), at)
}

/// The history of a service by its id.
fn history(log: &BoardLog, at: Timestamp, id: &str) -> DayHistory {
    let index = log.board.services.iter().position(|service| service.id.as_str() == id).expect("a service");
    days(log, at, DAYS)[index].clone()
}

#[test]
fn it_says_that_it_is_fictional() {
    let title = &documents().board.title;
    assert!(title.en.ends_with("(fictional services)"), "{}", title.en);
    assert_ne!(title.ko, title.en);
    for address in documents().sources().filter_map(|source| source.address.as_ref()) {
        let host = address.as_str().split('/').nth(2).expect("a host");
        assert!(host.ends_with(".example.org"), "{host} may be somebody’s");
    }
}

#[test]
fn everything_that_it_names_is_there() {
    let (board, status) = (file("board.json"), file("status.json"));
    assert_eq!(references(&[&board, &status]), []);
    assert_eq!(unsourced(&documents()), []);
}

#[test]
fn two_of_thirty_are_in_trouble_and_one_is_in_maintenance() {
    let (log, at) = log();
    let view = view(&log, at);
    let named = |status: Status| -> Vec<&str> {
        let all = view.services.iter().filter(|service| service.standing.status == status);
        all.map(|service| log.board.service(service.index).expect("a service").id.as_str()).collect()
    };
    assert_eq!(view.services.len(), 30);
    assert_eq!(named(Status::PartialOutage), ["daon-pay"]);
    assert_eq!(named(Status::Degraded), ["gureumteo"]);
    assert_eq!(named(Status::Maintenance), ["health-store"]);
    assert_eq!(named(Status::Operational).len(), 27);
    let instead = view
        .worst_first()
        .first()
        .map(|service| service.alternatives.iter().map(|own| own.id.as_str()).collect::<Vec<_>>());
    assert_eq!(instead.expect("a service in trouble"), ["cash", "moa-card"]);
}

#[test]
fn its_days_are_the_sum_of_its_events() {
    let (given, at) = log();
    let mut documents = documents();
    let status = documents.status().map(|(document, _)| document.as_ref().clone()).next().expect("a status document");
    let id = documents.feeds[0].id.clone();
    assert_eq!(documents.findings_of_days(&id), []);
    documents.put(&id, Content::Status(Arc::new(status)), Good { updated_at: Some(at), fetched_at: None });
    let derived = BoardLog::at(&documents, at, None);
    assert!(given.recorded_days().count() > 30 * DAYS && derived.recorded_days().count() == 0);
    for later in [0, 26 * HOUR] {
        let at = at.checked_add(later).expect("in range");
        assert_eq!(days(&given, at, DAYS), days(&derived, at, DAYS));
        for (index, service) in ServiceIndex::each(&given.board.services) {
            for (feature, _) in FeatureIndex::each(&service.features) {
                let of = |log: &BoardLog| days_of_feature(log, at, DAYS, index, feature).expect("a feature");
                assert_eq!(of(&given), of(&derived), "{}", service.id);
            }
        }
    }
}

#[test]
fn its_thirty_days_have_what_the_pictures_draw() {
    let (log, at) = log();
    for (id, minutes) in [
        ("narutalk", 0),
        ("hanbit-mail", 18),
        ("daon-pay", 26 + 42),
        ("saebyeok-stocks", 71),
        ("on-rail", 96),
        ("gureumteo", 96 + 34 + 18),
        ("baram-cdn", 96),
        ("upyeon-post", 75),
        ("gilmaru-maps", 0),
        ("health-store", 0),
    ] {
        assert_eq!(history(&log, at, id).lost_seconds, minutes * MINUTE, "{id}");
    }
    let worst = |id: &str, day: usize| history(&log, at, id).days[day].worst();
    assert_eq!([worst("gureumteo", 5), worst("baram-cdn", 5)], [Status::MajorOutage; 2], "they failed together");
    assert_eq!(worst("gilmaru-maps", 1), Status::Maintenance);
    assert_eq!(worst("haneulgil", 20), Status::Unknown, "nothing was measured for some hours");
    let watched = history(&log, at, "ansim-alerts");
    assert!(watched.days[..10].iter().all(|day| day.worst() == Status::Unknown), "before it was watched");
    assert!(watched.days[10..].iter().all(|day| day.worst() == Status::Operational));
    assert_eq!(watched.known_seconds(), (19 * 24 + 14) * HOUR + 20 * MINUTE);
}

#[test]
fn it_tells_of_its_outages_and_of_what_is_planned() {
    let (log, at) = log();
    let recent = recent_outages(&log, at, DAYS);
    let title = |outage: &downboard_core::view::Outage| outage.title(&log).map(|title| title.en.clone());
    assert_eq!(recent.len(), 14);
    assert_eq!(title(&recent[0]).as_deref(), Some("Calls connect slowly"));
    assert_eq!(recent.iter().filter(|outage| title(outage).is_none()).count(), 1, "only measured");
    assert!(recent.iter().any(|outage| outage.services.len() == 2), "one incident of two services");
    let open = open_outages(&log, at);
    assert!(open.iter().all(|outage| outage.end == OutageEnd::Lasting));
    assert_eq!(
        open.iter().filter_map(title).collect::<Vec<_>>(),
        ["Some payments in shops are refused", "The east region responds slowly"]
    );
    let coming: Vec<_> =
        planned(&log, at).iter().map(|own| (log.incidents[own.incident].id.to_string(), own.state)).collect();
    assert_eq!(
        coming,
        [
            ("health-store-1128".to_owned(), PlannedState::UnderWay),
            ("saebyeok-stocks-1129".to_owned(), PlannedState::Ahead),
            ("minwon-naru-1201".to_owned(), PlannedState::Ahead),
        ]
    );
}
