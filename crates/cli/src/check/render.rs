//! What was found, as lines or as JSON.

use serde::Serialize;

use super::Results;
use crate::outcome::{self, Outcome, counted};
use crate::report::{FindingOut, line};

pub(super) fn text(results: &Results) -> Outcome {
    let mut outcome = Outcome::default();
    for checked in &results.checked {
        for finding in &checked.findings {
            outcome.data += &line(&checked.path, finding);
        }
    }
    for path in &results.skipped {
        outcome.note(&format!("{}: an index of boards, not checked", path.display()));
    }
    for (path, why) in &results.absent {
        outcome.note(&format!("error: {}: {why}", path.display()));
    }
    outcome.data += &summary(results);
    outcome
}

fn summary(results: &Results) -> String {
    let mut parts = vec![counted(results.checked.len(), "document"), counted(results.findings(), "finding")];
    if results.unusable() > 0 {
        parts.push(format!("{} unreadable", results.unusable()));
    }
    if !results.absent.is_empty() {
        parts.push(format!("{} not opened", counted(results.absent.len(), "path")));
    }
    format!("{}\n", parts.join(", "))
}

/// The results as a contract.
#[derive(Serialize)]
struct ResultsOut {
    documents: Vec<CheckedOut>,
    skipped: Vec<String>,
    not_opened: Vec<AbsentOut>,
    findings: usize,
    unreadable: usize,
}

#[derive(Serialize)]
struct CheckedOut {
    file: String,
    format: Option<&'static str>,
    findings: Vec<FindingOut>,
}

#[derive(Serialize)]
struct AbsentOut {
    file: String,
    error: String,
}

pub(super) fn json(results: &Results) -> Outcome {
    let documents = results.checked.iter().map(|checked| CheckedOut {
        file: checked.path.display().to_string(),
        format: checked.format,
        findings: checked.findings.iter().map(FindingOut::from).collect(),
    });
    let absent = results.absent.iter();
    outcome::json(&ResultsOut {
        documents: documents.collect(),
        skipped: results.skipped.iter().map(|path| path.display().to_string()).collect(),
        not_opened: absent
            .map(|(path, error)| AbsentOut { file: path.display().to_string(), error: error.clone() })
            .collect(),
        findings: results.findings(),
        unreadable: results.unusable(),
    })
}
