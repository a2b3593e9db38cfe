//! What several tests need.

#![allow(dead_code, reason = "each test uses a part")]

pub(crate) mod outage;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use downboard_core::decode::decode_board;
use downboard_core::model::Board;
use downboard_core::reading::Decoded;
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, Documents};

/// The small board with every kind of record.
pub(crate) const BOARD: &[u8] = include_bytes!("../fixtures/board.json");
/// Its status document.
pub(crate) const STATUS: &[u8] = include_bytes!("../fixtures/status.json");
/// Its recovery document.
pub(crate) const RECOVERY: &[u8] = include_bytes!("../fixtures/recovery.json");

/// The folder of the published files.
pub(crate) fn public() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public")
}

/// A file of the bundled board.
pub(crate) fn pangyo(file: &str) -> Vec<u8> {
    let path = public().join("boards/pangyo-2022").join(file);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A value that was decoded without a finding.
#[track_caller]
pub(crate) fn clean<T>(decoded: Decoded<T>) -> T {
    assert_eq!(decoded.findings, []);
    decoded.value.expect("no finding, so a value")
}

/// A board with its feeds, all without a finding.
#[track_caller]
pub(crate) fn documents(board: &[u8], feed: impl Fn(&str) -> Vec<u8>) -> Documents {
    let board: Board = clean(decode_board(board));
    let mut documents = Documents::new(board);
    for known in documents.board.feeds.clone() {
        let findings = documents.add(&known, &feed(known.place.as_str()));
        assert!(findings.is_empty(), "{}: {findings:?}", known.place.as_str());
    }
    documents
}

/// The small board.
pub(crate) fn small() -> Documents {
    documents(BOARD, |file| if file == "status.json" { STATUS.to_vec() } else { RECOVERY.to_vec() })
}

/// The bundled board.
pub(crate) fn pangyo_documents() -> Documents {
    documents(&pangyo("board.json"), pangyo)
}

/// The log of documents.
pub(crate) fn log(documents: &Documents) -> Arc<BoardLog> {
    Arc::new(BoardLog::new(documents))
}

/// An instant.
#[track_caller]
pub(crate) fn at(text: &str) -> Timestamp {
    downboard_core::instant::parse(text).expect("an instant with its offset")
}

/// Every instant at which something changes, and one second before and after it.
pub(crate) fn moments(log: &BoardLog) -> Vec<Timestamp> {
    let beside = |at: &Timestamp| [-1, 0, 1].map(|seconds| at.as_second() + seconds);
    let seconds = log.changes.iter().flat_map(beside);
    seconds.map(|second| Timestamp::from_second(second).expect("within the period")).collect()
}
