//! What is pure reads no clock: a view is a function of documents and a moment.

use super::sources::{LIBRARIES, package};

#[test]
fn what_is_pure_reads_no_clock() {
    for (name, folder) in LIBRARIES.into_iter().filter(|(name, _)| *name != "downboard") {
        let instant = ["std", "time", "Instant"].map(str::to_owned);
        for source in package(name, folder) {
            for path in source.mentioned() {
                let is_clock = path.iter().any(|part| part == "SystemTime") || path.starts_with(&instant);
                assert!(!is_clock, "{}: {}", source.name, path.join("::"));
            }
        }
    }
}
