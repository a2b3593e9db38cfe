//! Everything that the bytes of a feed reach.

use downboard_core::decode::decode_status;
use downboard_core::instant;
use downboard_core::model::{Feed, FeedFormat, FeedPlace, Id, Mapping, StatusDocument, Subject};
use downboard_core::time::Timestamp;
use downboard_feeds::{FeedHistory, Report, decode_feed};

pub(crate) fn at(text: &str) -> Timestamp {
    instant::parse(text).expect("an instant with its offset")
}

fn id(word: &str) -> Id {
    Id::parse(word).expect("an id")
}

/// A feed that is mapped as a whole, by a component, by a group and by a region of the report.
fn feed(report: &Report) -> Feed {
    let first = report.components.first();
    let region = report.incidents.iter().find_map(|incident| incident.regions.first());
    let mapping =
        |service: &str, components: Option<&String>, groups: Option<&String>, regions: Option<&String>| Mapping {
            subject: Subject::Service { service: id(service) },
            components: components.cloned().into_iter().collect(),
            groups: groups.cloned().into_iter().collect(),
            regions: regions.cloned().into_iter().collect(),
        };
    Feed {
        id: id("feed"),
        format: Some(report.format),
        place: FeedPlace::File("feed".to_owned()),
        name: None,
        page: None,
        interval_seconds: None,
        stream: None,
        proxied: false,
        maps: vec![
            mapping("whole", None, None, None),
            mapping("part", first.map(|one| &one.id), None, None),
            mapping("group", None, first.and_then(|one| one.group.as_ref()), None),
            mapping("region", None, None, first.and_then(|one| one.region.as_ref()).or(region)),
        ],
    }
}

/// Reads a feed, takes it in twice, and looks whether what comes of it is a good status document.
pub(crate) fn read(bytes: &[u8], format: Option<FeedFormat>) -> Option<Report> {
    let report = decode_feed(bytes, format, Some(at("2026-11-22T00:00:00Z"))).value?;
    let feed = feed(&report);
    let mut history = FeedHistory::default();
    for moment in ["2026-11-22T00:00:00Z", "2026-11-22T00:01:00Z"] {
        let (document, _) = history.take(&report, &feed, &id("board"), at(moment));
        check(&document);
    }
    Some(report)
}

/// A status document that is made must be one that is read, all of it.
#[track_caller]
fn check(document: &StatusDocument) {
    let written = serde_json::to_vec(document).expect("a document is JSON");
    let read = decode_status(&written).value.expect("what is written is read");
    assert_eq!(read.events.len(), document.events.len());
    assert_eq!(read.incidents.len(), document.incidents.len());
}
