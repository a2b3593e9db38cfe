//! No three documents make a view or an estimate panic at any moment. The bytes are split at form feeds.
#![no_main]

use std::sync::Arc;

use downboard_core::decode::decode_board;
use downboard_estimate::Model;
use downboard_core::timeline::{BoardLog, Documents};
use downboard_core::view::{days, open_outages, planned, recent_outages, view};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut parts = bytes.split(|byte| *byte == b'\x0c');
    let Some(board) = parts.next().and_then(|board| decode_board(board).value) else { return };
    let mut documents = Documents::new(board);
    for (feed, part) in documents.board.feeds.clone().iter().zip(parts) {
        let _ = documents.add(feed, part);
    }
    let log = Arc::new(BoardLog::new(&documents));
    let model = Model::of(&log);
    let ends = [-3_000_000_000, 0, 1_665_838_200, 4_102_444_800];
    let moments = ends.into_iter().filter_map(|second| downboard_core::time::Timestamp::from_second(second));
    for at in log.changes.iter().copied().take(4).chain(moments) {
        let _ = view(&log, at);
        for history in days(&log, at, 30) {
            for day in history.days {
                let past = day.period.to.min(at).as_second() - day.period.from.as_second();
                assert_eq!(day.seconds.total(), past);
            }
        }
        let _ = (recent_outages(&log, at, 30), open_outages(&log, at), planned(&log, at));
        for affected in model.at(at).services {
            for figure in [affected.last_hour, affected.so_far, affected.peak] {
                assert!(figure.range().is_none_or(|range| range.p5 <= range.p50 && range.p50 <= range.p95));
            }
        }
    }
});
