//! What `show --json` says of the bundled board at ten moments, apart from its texts: the same before and after a change that
//! moves code. A change that is meant to show is written into `tests/moments/` by the variable `WRITE_MOMENTS`.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;
use support::{downboard, pangyo};

const MOMENTS: [&str; 10] = [
    "2022-10-15T12:00:00+09:00",
    "2022-10-15T15:25:00+09:00",
    "2022-10-15T15:30:00+09:00",
    "2022-10-15T17:00:00+09:00",
    "2022-10-15T21:50:00+09:00",
    "2022-10-16T01:31:00+09:00",
    "2022-10-16T08:00:00+09:00",
    "2022-10-17T06:30:00+09:00",
    "2022-10-19T12:00:00+09:00",
    "2022-10-20T23:00:00+09:00",
];

/// A value without its texts, which a copy editor may change at any time.
fn without_texts(value: Value) -> Value {
    match value {
        Value::Object(fields) if fields.len() == 2 && fields.contains_key("ko") && fields.contains_key("en") => {
            Value::Null
        }
        Value::Object(fields) => {
            Value::Object(fields.into_iter().map(|(key, value)| (key, without_texts(value))).collect())
        }
        Value::Array(entries) => Value::Array(entries.into_iter().map(without_texts).collect()),
        plain => plain,
    }
}

/// A line for each entry of the lists at the top, so that a difference is seen in a line.
fn lines(view: Value) -> String {
    let Value::Object(fields) = without_texts(view) else { panic!("no object") };
    let mut lines = String::new();
    for (key, value) in fields {
        match value {
            Value::Array(entries) => {
                for (index, entry) in entries.iter().enumerate() {
                    writeln!(lines, "{key}[{index}] {entry}").expect("a line");
                }
            }
            plain => writeln!(lines, "{key} {plain}").expect("a line"),
        }
    }
    lines
}

#[test]
fn the_board_says_at_ten_moments_what_it_said() {
    for moment in MOMENTS {
        let run = downboard([
            "show".as_ref(),
            "--board".as_ref(),
            pangyo().as_os_str(),
            "--at".as_ref(),
            moment.as_ref(),
            "--json".as_ref(),
        ]);
        let found = lines(run.json());
        let name = moment.replace(':', "").replace("+0900", "");
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/moments").join(name).with_extension("txt");
        if std::env::var_os("WRITE_MOMENTS").is_some() {
            std::fs::write(&file, &found).expect("a file");
        }
        let kept = std::fs::read_to_string(&file).expect("what was said before");
        for (line, (kept, found)) in kept.lines().zip(found.lines()).enumerate() {
            assert_eq!(found, kept, "{moment}, line {}", line + 1);
        }
        assert_eq!(found.lines().count(), kept.lines().count(), "{moment}");
    }
}
