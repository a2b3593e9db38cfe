//! The estimates of the bundled board are the same bits natively and in WebAssembly: the same test runs in both, against the same
//! file. After a change of the model or the board, the message of the native test is what the file has to say.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::fmt::Write;
use std::sync::Arc;

use downboard_core::decode::decode_board;
use downboard_core::timeline::{BoardLog, Documents};
use downboard_estimate::{Affected, Estimates, Model};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test_configure!(run_in_browser);

const FIGURES: &str = include_str!("figures.txt");
const MOMENTS: [&str; 8] = [
    "2022-10-15T15:28:00+09:00",
    "2022-10-15T15:45:00+09:00",
    "2022-10-15T18:40:00+09:00",
    "2022-10-15T21:50:00+09:00",
    "2022-10-16T01:31:00+09:00",
    "2022-10-16T12:00:00+09:00",
    "2022-10-17T09:30:00+09:00",
    "2022-10-19T23:59:59+09:00",
];

fn log() -> Arc<BoardLog> {
    let board = decode_board(include_bytes!("../public/boards/pangyo-2022/board.json")).value.expect("a board");
    let mut documents = Documents::new(board);
    for feed in documents.board.feeds.clone() {
        let bytes: &[u8] = match feed.place.as_str() {
            "status.json" => include_bytes!("../public/boards/pangyo-2022/status.json"),
            _ => include_bytes!("../public/boards/pangyo-2022/recovery.json"),
        };
        documents.add(&feed, bytes);
    }
    Arc::new(BoardLog::new(&documents))
}

/// One line for each service, each provider and all of them together, so that a change shows whose figures moved.
fn lines(found: &mut String, log: &BoardLog, estimates: &Estimates) {
    let services = log.board.services.iter().map(|service| service.id.as_str()).zip(&estimates.services);
    let providers = log.board.providers.iter().map(|provider| provider.id.as_str()).zip(&estimates.by_provider);
    for (of, id, affected) in services
        .map(|(id, affected)| ("service", id, affected))
        .chain(providers.map(|(id, affected)| ("provider", id, affected)))
        .chain([("all", "together", &estimates.together)])
    {
        let [p5, p50, p95] = affected.so_far.range().map_or([0; 3], |range| [range.p5, range.p50, range.p95]);
        writeln!(found, "  {of} {id}: so far {p5} {p50} {p95}, every figure {:016x}", digest(affected))
            .expect("a string takes it");
    }
}

/// FNV-1a over every percentile of every figure, so that one person more anywhere changes it.
fn digest(affected: &Affected) -> u64 {
    figures(affected)
        .flatten()
        .flat_map(u64::to_le_bytes)
        .fold(0xcbf2_9ce4_8422_2325, |digest, byte| (digest ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

fn figures(affected: &Affected) -> impl Iterator<Item = [u64; 3]> {
    let hours = affected.user_hours;
    let people = [affected.last_hour, affected.so_far, affected.peak, affected.potential];
    let lost = [hours.exposure, hours.active, hours.usage, hours.persons, affected.error_budget];
    let all = people.into_iter().chain(lost);
    // No figure is not the figure 0.
    all.map(|figure| figure.range().map_or([u64::MAX; 3], |range| [range.p5, range.p50, range.p95]))
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn every_figure_of_the_bundled_board_is_the_same_everywhere() {
    let log = log();
    let model = Model::of(&log);
    let mut found = String::new();
    for moment in MOMENTS {
        let estimates = model.at(downboard_core::instant::parse(moment).expect("an instant"));
        writeln!(found, "{moment}").expect("a string takes it");
        lines(&mut found, &log, &estimates);
    }
    assert_eq!(found, FIGURES, "the figures are now:\n{found}");
}
