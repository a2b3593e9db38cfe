//! What several tests need: boards, their logs, and documents that were read back.

#![allow(dead_code, unused_imports, reason = "each test uses a part")]

#[path = "../../../core/tests/support/mod.rs"]
mod boards;

pub(crate) use boards::*;
use downboard_core::model::ServiceIndex;
use downboard_core::timeline::BoardLog;
use downboard_export::table::TableRow;

/// The mark at the start of a document.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Every service of a log.
pub(crate) fn services(log: &BoardLog) -> Vec<ServiceIndex> {
    ServiceIndex::all(log.services.len()).collect()
}

/// The head and the rows of a document, as `csv` reads them.
#[track_caller]
pub(crate) fn read(document: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let text = document.strip_prefix(BYTE_ORDER_MARK).expect("a mark at the start");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let cells = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
    let head = cells(reader.headers().expect("a head"));
    (head, reader.records().map(|record| cells(&record.expect("as many cells as the head has"))).collect())
}

/// The rows of the same lane, lane by lane.
pub(crate) fn lanes<'a>(rows: &'a [TableRow<'a>]) -> impl Iterator<Item = &'a [TableRow<'a>]> {
    rows.chunk_by(|row, next| (row.service, row.feature) == (next.service, next.feature))
}

/// The lines of an excerpt stand in a text in the same order, without a gap except where `…` marks one.
#[track_caller]
pub(crate) fn assert_excerpt(text: &str, excerpt: &str) {
    let mut rest: Vec<&str> = text.lines().collect();
    let mut has_gap = false;
    for line in excerpt.lines() {
        if line == "\u{2026}" {
            has_gap = true;
            continue;
        }
        let place = rest.iter().position(|said| *said == line);
        let place = place.unwrap_or_else(|| panic!("{line:?} is not said, or not there:\n{text}"));
        assert!(has_gap || place == 0, "{:?} is said before {line:?}", rest[0]);
        rest.drain(..=place);
        has_gap = false;
    }
    assert!(has_gap || rest.is_empty(), "{rest:?} is said after the excerpt");
}
