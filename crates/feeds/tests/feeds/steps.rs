//! The most admissible feed makes work in proportion to its size.

use std::fmt::Write;

use downboard_core::model::{Feed, FeedPlace, Id, Mapping, Subject};
use downboard_core::reading::MAX_DOCUMENT_BYTES;
use downboard_core::steps::count;
use downboard_core::time::Timestamp;
use downboard_feeds::{FeedHistory, decode_feed};

/// A tenth of the most records, and the most.
const SIZES: [usize; 2] = [2_000, 20_000];

fn id(word: &str) -> Id {
    Id::parse(word).expect("an id")
}

fn at(second: usize) -> Timestamp {
    let second = i64::try_from(second).expect("a small number");
    Timestamp::from_second(1_795_000_000 + second).expect("an instant")
}

/// The most admissible document takes at most twice the steps per record of one a tenth its size.
#[track_caller]
fn check(what: &str, work: impl Fn(usize) -> u64) {
    let [few, many] = SIZES.map(|size| work(size) as f64 / size as f64);
    assert!(few >= 1.0, "{what}: {few} steps per record: nothing is counted");
    assert!(many <= 2.0 * few, "{what}: {few} steps per record of a small document, {many} of a large one");
}

/// Reads a body, twice, and maps it as a whole, by a component, by many, by a group, and by a name that it does not have.
fn feed(body: &str) -> u64 {
    assert!(body.len() as u64 <= MAX_DOCUMENT_BYTES, "{} bytes are admissible", body.len());
    let names: Vec<String> = (0..100).map(|index| format!("c{index}")).collect();
    let lists: [(&str, &[String], &[&str]); 5] = [
        ("whole", &[], &[]),
        ("one", &names[..1], &[]),
        ("many", &names, &[]),
        ("group", &[], &["All"]),
        ("none", &["gone".to_owned()], &[]),
    ];
    let maps = lists.map(|(service, components, groups)| Mapping {
        subject: Subject::Service { service: id(service) },
        components: components.to_vec(),
        groups: groups.iter().map(|name| (*name).to_owned()).collect(),
        regions: Vec::new(),
    });
    let feed = Feed {
        id: id("acme"),
        format: None,
        place: FeedPlace::File("acme.json".to_owned()),
        name: None,
        page: None,
        interval_seconds: None,
        stream: None,
        proxied: false,
        maps: maps.to_vec(),
    };
    count(|| {
        let mut history = FeedHistory::default();
        for minute in 0..2 {
            let report = decode_feed(body.as_bytes(), None, None).value.expect("a feed");
            history.take(&report, &feed, &id("board"), at(1_000_000 + minute * 60));
        }
    })
}

/// A page with components in one group, and incidents with updates that each name some of them.
fn page(components: usize, incidents: usize, updates: usize, named: usize) -> String {
    let list = |count: usize, one: &dyn Fn(usize) -> String| (0..count).map(one).collect::<Vec<_>>().join(",");
    let component = |index| format!(r#",{{"id":"c{index}","name":"c{index}","status":"operational","group_id":"g"}}"#);
    let update = |incident: usize, update: usize| {
        let name = |name| {
            let code = (update + name) % components;
            format!(r#"{{"code":"c{code}","new_status":"partial_outage"}}"#)
        };
        let (said, names) = (at(incident + update), list(named, &name));
        format!(r#"{{"display_at":"{said}","affected_components":[{names}]}}"#)
    };
    let incident = |index: usize| {
        let (start, updates) = (at(index), list(updates, &|one| update(index, one)));
        format!(
            r#"{{"id":"i{index}","name":"i","status":"identified","impact":"major","created_at":"{start}",
            "components":[{{"id":"c0"}}],"incident_updates":[{updates}]}}"#
        )
    };
    let mut body = r#"{"page":{},"components":[{"id":"g","name":"All","group":true,"status":"operational"}"#.to_owned();
    body.extend((0..components).map(component));
    let _ = write!(body, r#"],"incidents":[{}]}}"#, list(incidents, &incident));
    body
}

#[test]
fn many_components_take_no_more_steps_each() {
    check("components", |size| feed(&page(size, 1, 1, 1)));
}

#[test]
fn many_updates_of_many_incidents_take_no_more_steps_each() {
    check("updates of one incident", |size| feed(&page(100, 1, size, 1)));
    check("updates of many incidents", |size| feed(&page(100, size / 100, 100, 1)));
    check("incidents", |size| feed(&page(100, size, 1, 1)));
    check("names in updates", |size| feed(&page(size / 2, 1, size / 10, 10)));
}

#[test]
fn many_groups_take_no_more_steps_each() {
    check("groups", |size| {
        let pair = |index: usize| {
            format!(
                r#",{{"id":"g{index}","name":"g{index}","group":true,"status":"operational"}},
                {{"id":"c{index}","name":"c","status":"operational","group_id":"g{index}"}}"#
            )
        };
        let pairs: String = (0..size / 2).map(pair).collect();
        feed(&format!(r#"{{"page":{{}},"components":[{{"id":"x","name":"x","status":"operational"}}{pairs}]}}"#))
    });
}
