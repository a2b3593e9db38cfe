//! What the fuzz targets of foreign feeds have in common.

use downboard_core::decode::decode_status;
use downboard_feeds::{FeedHistory, Report, decode_feed};
use downboard_core::model::{Feed, FeedFormat, FeedPlace, Id, Mapping, Subject};
use downboard_core::time::Timestamp;

/// 22 November 2026.
const READ_AT: i64 = 1_795_305_600;

/// Reads a feed in a format, takes it in twice, and reads again what comes of it.
///
/// # Panics
///
/// When what is made of a feed is no good status document: that is what the fuzzer looks for.
pub fn feed(bytes: &[u8], format: FeedFormat) {
    let at = |second| Timestamp::from_second(READ_AT + second).expect("an instant");
    let Some(report) = decode_feed(bytes, Some(format), Some(at(0))).value else { return };
    let feed = mapped(&report);
    let board = id("board");
    let mut history = FeedHistory::default();
    for moment in [at(0), at(60)] {
        let (document, _) = history.take(&report, &feed, &board, moment);
        let written = serde_json::to_vec(&document).expect("a document is JSON");
        let read = decode_status(&written).value.expect("what is written is read");
        assert_eq!(read.events.len(), document.events.len());
        assert_eq!(read.incidents.len(), document.incidents.len());
    }
}

fn id(word: &str) -> Id {
    Id::parse(word).expect("an id")
}

/// A feed that is mapped as a whole, and by its first component, group and region.
fn mapped(report: &Report) -> Feed {
    let first = report.components.first();
    let region = report.incidents.iter().find_map(|incident| incident.regions.first());
    let one = |name: Option<&String>| name.cloned().into_iter().collect();
    let mapping = |service: &str| Mapping {
        subject: Subject::Service { service: id(service) },
        components: Vec::new(),
        groups: Vec::new(),
        regions: Vec::new(),
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
            mapping("whole"),
            Mapping { components: one(first.map(|component| &component.id)), ..mapping("part") },
            Mapping { groups: one(first.and_then(|component| component.group.as_ref())), ..mapping("group") },
            Mapping {
                regions: one(first.and_then(|component| component.region.as_ref()).or(region)),
                ..mapping("region")
            },
        ],
    }
}
