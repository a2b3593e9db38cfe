//! Findings as the command line prints them.

use std::path::{Path, PathBuf};

use downboard_core::reading::{Effect, Finding};
use serde::Serialize;

/// A finding in JSON.
#[derive(Debug, Serialize)]
pub(crate) struct FindingOut {
    pointer: String,
    problem: String,
    expected: String,
    effect: &'static str,
}

impl From<&Finding> for FindingOut {
    fn from(finding: &Finding) -> Self {
        Self {
            pointer: finding.pointer.clone(),
            problem: downboard_words::problem(downboard_core::model::Lang::En, &finding.problem),
            expected: downboard_words::expected(downboard_core::model::Lang::En, finding.expected),
            effect: effect(finding.effect),
        }
    }
}

/// What a decoder did about a finding, in a word.
pub(crate) fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Kept => "kept",
        Effect::Dropped => "dropped",
        Effect::Unreadable => "unreadable",
    }
}

/// A finding and the file that it is in.
pub(crate) type FileFinding = (PathBuf, Finding);

/// A finding as one line: file, JSON pointer, problem, expectation, effect.
pub(crate) fn line(file: &Path, finding: &Finding) -> String {
    format!(
        "{}: {} [{}]\n",
        file.display(),
        downboard_words::finding(downboard_core::model::Lang::En, finding),
        effect(finding.effect)
    )
}

/// Findings, a line each.
pub(crate) fn lines(findings: &[FileFinding]) -> String {
    findings.iter().map(|(file, finding)| line(file, finding)).collect()
}
