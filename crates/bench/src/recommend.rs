//! Five hundred services in trouble with five alternatives each: what `script/bench recommend` runs as WebAssembly. The first
//! call of `main` puts the board together; each further call ranks all of it at another minute.
#![forbid(unsafe_code)]
#![allow(clippy::expect_used, reason = "the documents are written here")]

use std::hint::black_box;
use std::process::ExitCode;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};

use downboard_core::decode::decode_board;
use downboard_core::model::{FeatureIndex, ServiceIndex};
use downboard_core::recommend::alternatives;
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, Documents};
use serde_json::{Value, json};

const SERVICES: usize = 500;
const OFFERS: usize = 5;
const START: i64 = 1_665_792_000;

static LOG: OnceLock<Arc<BoardLog>> = OnceLock::new();
static MINUTE: AtomicI64 = AtomicI64::new(0);

fn instant(minutes: i64) -> Timestamp {
    Timestamp::from_second(START + minutes * 60).expect("an instant of 2022")
}

/// Every service hangs on a site that fails and offers five of the alternatives; each alternative is in another state, hangs
/// on this or that, and is or is not known to do without the site.
fn documents() -> Documents {
    let text = |word: &str| json!({"ko": word, "en": word});
    let evidence = |mut of: Value| {
        of["evidence"] = text("e");
        of["grade"] = json!("B");
        of["sources"] = json!(["s"]);
        of
    };
    let services: Vec<Value> = (0..SERVICES)
        .map(|index| {
            let offers: Vec<Value> = (0..OFFERS)
                .map(|offer| {
                    json!({"id": format!("a{}", (index * 7 + offer * 101) % SERVICES), "covers": ["one", "two"],
                           "covers_text": text("c"), "grade": "B", "sources": ["s"]})
                })
                .collect();
            json!({"id": format!("s{index}"), "name": text("n"), "provider": "p", "category": "other",
                   "features": [{"id": "one", "name": text("1"), "essential": true}, {"id": "two", "name": text("2")},
                                {"id": "three", "name": text("3")}],
                   "depends_on": [evidence(json!({"site": "centre"}))], "alternatives": offers})
        })
        .collect();
    let others: Vec<Value> = (0..SERVICES)
        .map(|index| {
            let site: Vec<Value> = (index % 3 == 0).then(|| evidence(json!({"site": "centre"}))).into_iter().collect();
            let spared: Vec<Value> =
                (index % 6 == 0).then(|| evidence(json!({"site": "centre"}))).into_iter().collect();
            json!({"id": format!("a{index}"), "name": text("n"), "category": "other", "depends_on": site,
                   "independent_of": spared, "needs": if index % 2 == 0 { json!(["install"]) } else { json!([]) },
                   "audiences": [{"value": 1000 + index, "unit": "people", "measure": "daily", "definition": text("d"),
                                  "as_of": "2022", "grade": "B", "sources": ["s"]}]})
        })
        .collect();
    let board = json!({
        "format": "downboard-board/1", "id": "bench", "title": text("Bench"),
        "zone": {"utc_offset": "+09:00", "label": "KST"},
        "period": {"from": instant(0).to_string(), "to": instant(2_000).to_string()},
        "opens_at": instant(100).to_string(),
        "feeds": [{"id": "status", "format": "native-status", "file": "status.json"}],
        "sources": [{"id": "s", "title": "S", "address": "https://example.org/"}],
        "providers": [{"id": "p", "name": text("P")}],
        "sites": [{"id": "centre", "name": text("C"), "short_name": text("C"), "kind": "data_centre", "cause": text("c"),
                   "sources": ["s"]}],
        "services": services, "alternatives": others,
    });
    let event = |mut subject: Value, status: &str| {
        subject["status"] = json!(status);
        subject["at"] = json!(instant(10).to_string());
        subject["basis"] = json!("report");
        subject["grade"] = json!("B");
        subject["sources"] = json!(["s"]);
        subject
    };
    let mut events = vec![event(json!({"site": "centre"}), "major_outage")];
    for index in 0..SERVICES {
        for feature in ["one", "two", "three"] {
            events.push(event(json!({"service": format!("s{index}"), "feature": feature}), "major_outage"));
        }
        let status = ["operational", "operational", "degraded", "partial_outage"][index % 4];
        events.push(event(json!({"service": format!("a{index}")}), status));
    }
    let status = json!({"format": "downboard-status/1", "board": "bench", "updated_at": instant(100).to_string(), "events": events});
    let decoded = decode_board(board.to_string().as_bytes());
    assert!(decoded.findings.is_empty(), "{:?}", decoded.findings.first());
    let mut documents = Documents::new(decoded.value.expect("a board"));
    let feed = documents.board.feeds.first().cloned().expect("a feed");
    let findings = documents.add(&feed, status.to_string().as_bytes());
    assert!(findings.is_empty(), "{:?}", findings.first());
    documents
}

fn main() -> ExitCode {
    let log = LOG.get_or_init(|| Arc::new(BoardLog::new(&documents())));
    let at = instant(20 + MINUTE.fetch_add(1, Ordering::Relaxed) % 1_000);
    let failed = [0, 1, 2].map(FeatureIndex);
    let count: usize = ServiceIndex::all(SERVICES)
        .map(|service| {
            let (named, excluded) = black_box(alternatives(log, service, &failed, at));
            assert_eq!(named.len() + excluded.len(), OFFERS);
            named.len()
        })
        .sum();
    // A byte that depends on the result, so that the runs can be compared.
    ExitCode::from(u8::try_from(count % 251).expect("below 251"))
}
