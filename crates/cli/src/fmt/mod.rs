//! `downboard fmt`: writes documents in their canonical form.

use std::path::{Path, PathBuf};

use clap::Args;
use downboard_core::reading::{Effect, Expected, Finding, MAX_DOCUMENT_BYTES, Problem, parse_json};
use downboard_edit::canonical::{NotJson, canonical};
use downboard_edit::shapes::of_format;

use crate::files::{self, Content};
use crate::outcome::{Exit, Outcome, counted};
use crate::report::line;

/// What `fmt` takes.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// Documents, or folders whose documents are written at every depth: boards, status and recovery documents, lists of boards.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Write nothing, and exit with 1 where a document is not in its canonical form.
    #[arg(long)]
    check: bool,
}

/// A document, and its canonical form where that is another.
enum Document {
    Canonical,
    Other(String),
    /// Not one of ours.
    Foreign,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let mut outcome = Outcome::default();
    let (mut looked_at, mut other, mut failed) = (0, 0, 0);
    for (path, is_named) in wanted(&arguments.paths, &mut outcome, &mut failed) {
        let result = read(&path).and_then(|document| match document {
            Document::Other(_) if arguments.check => Ok(Some(true)),
            Document::Other(text) => files::replace(&path, text.as_bytes())
                .map(|()| Some(true))
                .map_err(|error| format!("error: {}: {error}\n", path.display())),
            Document::Canonical => Ok(Some(false)),
            Document::Foreign if is_named => {
                Err(format!("error: {}: neither a document nor a list of boards\n", path.display()))
            }
            Document::Foreign => Ok(None),
        });
        match result {
            Ok(None) => {}
            Ok(Some(is_other)) => {
                looked_at += 1;
                if is_other {
                    other += 1;
                    outcome.line(&path.display().to_string());
                }
            }
            Err(message) => {
                failed += 1;
                outcome.messages += &message;
            }
        }
    }
    let how = if arguments.check { "not canonical" } else { "written" };
    outcome.line(&format!("{}, {other} {how}", counted(looked_at, "document")));
    outcome.exit = match (failed, other) {
        (0, 0) => Exit::Good,
        (0, _) if !arguments.check => Exit::Good,
        (0, _) => Exit::Findings,
        _ => Exit::Unreadable,
    };
    outcome
}

/// The files that are named, and those of the folders that are; each with whether it was named itself.
fn wanted(paths: &[PathBuf], outcome: &mut Outcome, failed: &mut usize) -> Vec<(PathBuf, bool)> {
    let mut wanted = Vec::new();
    for path in paths {
        if !path.is_dir() {
            wanted.push((path.clone(), true));
            continue;
        }
        match files::json_files(path) {
            Ok(found) => wanted.extend(found.into_iter().map(|file| (file, false))),
            Err(error) => {
                *failed += 1;
                outcome.note(&format!("error: {}: {error}", path.display()));
            }
        }
    }
    wanted.sort();
    wanted.dedup_by(|(one, _), (other, _)| one == other);
    wanted
}

fn read(path: &Path) -> Result<Document, String> {
    let unreadable =
        |problem, expected| Finding { pointer: String::new(), problem, expected, effect: Effect::Unreadable };
    let bytes = match files::read(path) {
        Ok(Content::Bytes(bytes)) => bytes,
        Ok(Content::TooLarge(bytes)) => {
            let finding = unreadable(Problem::TooLarge { bytes }, Expected::AtMostBytes(MAX_DOCUMENT_BYTES));
            return Err(line(path, &finding));
        }
        Err(error) => return Err(format!("error: {}: {error}\n", path.display())),
    };
    let value = parse_json(&bytes).map_err(|finding| line(path, &finding))?;
    let format = value.get("format").and_then(serde_json::Value::as_str);
    let Some(shape) = of_format(format, value.get("boards").is_some()) else { return Ok(Document::Foreign) };
    let text = String::from_utf8_lossy(&bytes);
    let written = canonical(&text, shape).map_err(|NotJson { line: at, column }| {
        line(path, &unreadable(Problem::NotJson { line: at, column, truncated: false }, Expected::Json))
    })?;
    Ok(if *written == *text { Document::Canonical } else { Document::Other(written) })
}
