//! No bytes make the decoder of the validation cases panic, what it returns can be written and read again, and the estimator
//! has an answer to every case.
#![no_main]

use downboard_core::decode::decode_validation;
use downboard_estimate::Figure;
use downboard_estimate::backtest::{CaseOutcome, CaseAnswer, run};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some(document) = decode_validation(bytes).value else { return };
    let written = serde_json::to_vec(&document).expect("a document is JSON");
    assert_eq!(decode_validation(&written).value.as_ref(), Some(&document));
    for case in &document.cases {
        let CaseOutcome::Checks(checks) = run(case) else { continue };
        for checked in checks {
            if let CaseAnswer::Figure(Figure::Estimated(range)) = checked.said {
                assert!(range.p5 <= range.p50 && range.p50 <= range.p95);
            }
        }
    }
});
