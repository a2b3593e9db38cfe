//! Where findings are collected.

use std::cell::{Cell, RefCell};

use super::Finding;

/// The most findings that are kept. A hostile document must not fill the memory with its own errors.
pub const MAX_FINDINGS: usize = 1_000;

/// Where findings are collected while a document is decoded.
#[derive(Default)]
pub struct Log {
    findings: RefCell<Vec<Finding>>,
    has_lost: Cell<bool>,
}

impl Log {
    /// Notes a finding. The same once more, from a list that is read in several turns, says nothing new.
    pub fn add(&self, finding: Finding) {
        let mut findings = self.findings.borrow_mut();
        if findings.len() < MAX_FINDINGS && !findings.contains(&finding) {
            findings.push(finding);
        }
    }

    /// Notes the finding of a record that could not be read and may be what is wrong. That it was lost is kept also where
    /// the finding is one too many.
    pub fn lose(&self, finding: Finding) {
        self.has_lost.set(true);
        self.add(finding);
    }

    /// Whether a record was lost.
    pub fn has_lost(&self) -> bool {
        self.has_lost.get()
    }

    /// What was noted, in the order in which it was met.
    pub fn into_findings(self) -> Vec<Finding> {
        self.findings.into_inner()
    }
}
