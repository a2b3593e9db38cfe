//! No bytes make the decoder of `rules.json` panic, what it returns can be written and read again, and no outage makes a
//! comparison with it panic.
#![no_main]

use downboard_estimate::rules::{WorstOutage, compare};
use downboard_core::decode::decode_rules;
use downboard_core::model::ServiceIndex;
use downboard_core::time::Timestamp;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some(document) = decode_rules(bytes).value else { return };
    let written = serde_json::to_vec(&document).expect("a document is JSON");
    assert_eq!(decode_rules(&written).value.as_ref(), Some(&document));
    let instants = [-62_167_219_200, 0, 1_665_838_200, 253_402_300_799];
    let instants = instants.map(|second| Timestamp::from_second(second).expect("an instant"));
    for users in [0, 1, 43_196_403, u64::MAX] {
        for [begun, until] in [[0, 3], [1, 2], [2, 2], [3, 0]].map(|pair| pair.map(|index: usize| instants[index])) {
            for rule in &document.rules {
                let _ = compare(rule, &WorstOutage { service: ServiceIndex(0), users, begun, until });
            }
        }
    }
});
