//! Runs the binary on boards in temporary folders.

#![allow(dead_code, reason = "each test uses a part")]

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use downboard_core::model::Lang;
use downboard_estimate::{EstimateGrade, FigureUnit, Input, Range};
use serde_json::Value;

/// What a run of the binary gave.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    /// What was printed, as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {}{}", self.stdout, self.stderr))
    }
}

/// Runs `downboard` with arguments.
pub(crate) fn downboard<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_downboard"))
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("the binary runs");
    Run {
        code: output.status.code().expect("it ends by itself, without a panic or a signal"),
        stdout: String::from_utf8(output.stdout).expect("UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The folder of the bundled board.
pub(crate) fn pangyo() -> PathBuf {
    root().join("public/boards/pangyo-2022")
}

/// The folder of the small board with every kind of record.
pub(crate) fn small() -> PathBuf {
    root().join("crates/core/tests/fixtures")
}

/// A document of the small board.
pub(crate) fn document(name: &str) -> Value {
    let text = std::fs::read(small().join(name)).expect("a fixture");
    serde_json::from_slice(&text).expect("JSON")
}

/// An empty folder of its own for a test. The name is the test's.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// A copy of the small board.
pub(crate) fn copy(name: &str) -> PathBuf {
    let folder = folder(name);
    for file in ["board.json", "status.json", "recovery.json"] {
        std::fs::copy(small().join(file), folder.join(file)).expect("a copy");
    }
    folder
}

/// A copy of the small board with a change in one document.
pub(crate) fn changed(name: &str, file: &str, change: impl FnOnce(&mut Value)) -> PathBuf {
    let folder = copy(name);
    let mut value = document(file);
    change(&mut value);
    std::fs::write(folder.join(file), value.to_string()).expect("a file");
    folder
}

/// A text of a document in a language.
pub(crate) fn text(value: &Value, lang: Lang) -> &str {
    value[lang.tag()].as_str().expect("a text")
}

/// A figure of people in JSON as a table says it, with its grade.
pub(crate) fn people(lang: Lang, figure: &Value) -> String {
    let [p5, p50, p95] = ["p5", "p50", "p95"].map(|key| figure[key].as_u64().expect("a figure"));
    let grade = figure["grade"].as_str().expect("a grade");
    let (unit, any_grade, any_input) = (FigureUnit::People, EstimateGrade::C, Input::Audience);
    let range = Range { p5, p50, p95, unit, grade: any_grade, dominated_by: any_input };
    format!("{} ({grade})", downboard_words::people(lang, range))
}

/// A text of the page as it is printed in a terminal.
pub(crate) fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}
