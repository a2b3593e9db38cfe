//! Fifty services in changing trouble at two hundred moments: what `script/bench estimate` runs, natively and as
//! WebAssembly. Each call of `main` in WebAssembly is one step and gives a byte that depends on every figure: first the
//! documents are made, then the board and the model are put together, then each moment is estimated.
#![allow(clippy::expect_used, reason = "the documents are written here")]

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use downboard_core::decode::decode_board;
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, Documents};
use downboard_estimate::Model;
use serde_json::{Value, json};

const SERVICES: usize = 50;
const START: i64 = 1_665_792_000;
/// The moments: from the first failure on, until all is over.
const FIRST_MINUTE: i64 = 935;
const STEP_MINUTES: i64 = 19;
const CATEGORIES: [&str; 6] = ["messenger", "portal", "map", "taxi", "bank", "payment"];

static DOCUMENTS: OnceLock<Documents> = OnceLock::new();
static MODEL: OnceLock<Model> = OnceLock::new();
static STEP: AtomicUsize = AtomicUsize::new(0);

fn instant(minutes: i64) -> String {
    Timestamp::from_second(START + minutes * 60).expect("an instant of 2022").to_string()
}

fn event(service: usize, status: &str, when: &Value) -> Value {
    let mut event = json!({
        "service": format!("s{service}"), "status": status, "basis": "derived", "grade": "C", "sources": ["bench"],
    });
    for (key, value) in when.as_object().into_iter().flatten() {
        event[key] = value.clone();
    }
    event
}

/// Each service works, is down from some minute on, then partly, then degraded, and works again, by a notice with bounds.
fn documents() -> Documents {
    let text = |word: &str| json!({"ko": word, "en": word});
    let service = |index: usize| {
        let value = 43_000_000 / (index + 1);
        json!({
            "id": format!("s{index}"), "name": text("Service"), "provider": format!("p{}", index % 5),
            "category": CATEGORIES[index % CATEGORIES.len()],
            "audiences": [{
                "value": value, "unit": "people", "measure": "monthly", "definition": text("Bench"), "as_of": "2022",
                "grade": "B", "sources": ["bench"],
            }],
        })
    };
    let population = json!({
        "value": 47_000_000, "unit": "people", "measure": "company_reported", "definition": text("Bench"),
        "as_of": "2022", "grade": "B", "sources": ["bench"],
    });
    let board = json!({
        "format": "downboard-board/1", "id": "bench", "title": text("Bench"),
        "zone": {"utc_offset": "+09:00", "label": "KST"},
        "period": {"from": instant(0), "to": instant(7 * 24 * 60)}, "opens_at": instant(24 * 60),
        "feeds": [{"id": "status", "format": "native-status", "file": "status.json"}],
        "population": population,
        "sources": [{"id": "bench", "title": "Bench", "address": "https://example.org/"}],
        "providers": (0..5).map(|index| json!({"id": format!("p{index}"), "name": text("Provider")})).collect::<Vec<_>>(),
        "services": (0..SERVICES).map(service).collect::<Vec<_>>(),
    });
    let events = (0..SERVICES).flat_map(|index| {
        let minute = i64::try_from(index).expect("small");
        let at = |minutes: i64| json!({"at": instant(minutes)});
        let bounds = json!({"between": {"from": instant(4_300), "to": instant(4_300 + 60 * (1 + minute % 7))}});
        [
            event(index, "operational", &at(0)),
            event(index, "major_outage", &at(930 + minute)),
            event(index, "partial_outage", &at(1_530 + 7 * minute)),
            event(index, "degraded", &at(2_600 + 9 * minute)),
            event(index, "operational", &bounds),
        ]
    });
    let status = json!({
        "format": "downboard-status/1", "board": "bench", "updated_at": instant(7 * 24 * 60),
        "events": events.collect::<Vec<_>>(),
    });
    let board = decode_board(board.to_string().as_bytes());
    assert!(board.findings.is_empty(), "{:?}", board.findings);
    let mut documents = Documents::new(board.value.expect("a board"));
    let feed = documents.board.feeds[0].clone();
    let findings = documents.add(&feed, status.to_string().as_bytes());
    assert!(findings.is_empty(), "{findings:?}");
    documents
}

/// One step: a byte that depends on every figure of it.
fn step() -> u8 {
    let step = STEP.fetch_add(1, Ordering::Relaxed);
    let Some(documents) = DOCUMENTS.get() else {
        DOCUMENTS.get_or_init(documents);
        return 0;
    };
    let Some(model) = MODEL.get() else {
        MODEL.get_or_init(|| Model::of(&BoardLog::new(documents)));
        return 0;
    };
    let moment = START + (FIRST_MINUTE + i64::try_from(step).expect("small") * STEP_MINUTES) * 60;
    let estimates = model.at(Timestamp::from_second(moment).expect("an instant of 2022"));
    let all = estimates.services.iter().chain(&estimates.by_provider);
    let ranges = all.chain([&estimates.together]).flat_map(|affected| {
        let hours = &affected.user_hours;
        [
            affected.last_hour,
            affected.so_far,
            affected.peak,
            affected.potential,
            hours.exposure,
            hours.active,
            hours.usage,
        ]
    });
    let sum = ranges.filter_map(|figure| figure.range()).fold(0_u64, |sum, range| {
        [range.p5, range.p50, range.p95].into_iter().fold(sum, |sum, value| sum.wrapping_mul(31).wrapping_add(value))
    });
    sum.to_le_bytes().into_iter().fold(0, |folded, byte| folded ^ byte)
}

fn main() -> std::process::ExitCode {
    if cfg!(target_arch = "wasm32") {
        return step().into();
    }
    let bytes: Vec<String> = (0..202).map(|_| step().to_string()).collect();
    println!("{}", bytes.join(" "));
    std::process::ExitCode::SUCCESS
}
