//! A document with a record more, before it is written: what is wrong with it now and was not before, and what changes.

use std::path::PathBuf;

use downboard_core::decode::{decode_board, decode_status};
use downboard_core::model::Board;
use downboard_core::reading::{Effect, Finding};
use downboard_core::{check, time::Timestamp};
use downboard_edit::canonical::canonical;
use downboard_edit::records::{Step, with_record, with_value};
use downboard_edit::shapes::{BOARD, STATUS, Shape};
use similar::TextDiff;

use super::Wanted;
use crate::documents::{OpenBoard, not_added, not_json, read};
use crate::files;
use crate::outcome::Outcome;
use crate::report;

/// A document as it is, and as it is to be.
pub(super) struct Draft {
    path: PathBuf,
    shape: &'static Shape,
    /// What stands in its file; nothing where it is made.
    before: Option<String>,
    after: String,
}

impl Draft {
    /// The document of a board.
    pub(super) fn of_board(open: &OpenBoard) -> Self {
        Self { path: open.path.clone(), shape: &BOARD, before: Some(open.text.clone()), after: open.text.clone() }
    }

    /// A status document, which is made where there is none.
    pub(super) fn of_status(path: PathBuf, board: &Board, now: &str) -> Result<Self, String> {
        let before = read(&path)?;
        let made = || {
            let text = serde_json::json!({
                "format": "downboard-status/1", "board": board.id.as_str(), "updated_at": now, "events": [],
            });
            canonical(&text.to_string(), &STATUS).map_err(|at| not_json(&path, at))
        };
        let after = before.clone().map_or_else(made, Ok)?;
        Ok(Self { path, shape: &STATUS, before, after })
    }

    /// When it says that it was last changed.
    pub(super) fn updated_at(&self) -> Option<Timestamp> {
        let value: serde_json::Value = serde_json::from_str(&self.after).ok()?;
        downboard_core::instant::parse(value.get("updated_at")?.as_str()?)
    }

    /// Adds a record to a list.
    pub(super) fn add(&mut self, list: &str, record: &str, shape: &'static Shape) -> Result<(), String> {
        let record = canonical(record, shape).map_err(|at| not_json(&self.path, at))?;
        self.after = with_record(&self.after, self.shape, &[Step::Key(list)], &record)
            .map_err(|reason| not_added(&self.path, list, reason))?;
        Ok(())
    }

    /// Sets a value.
    pub(super) fn set(&mut self, key: &str, value: &str) -> Result<(), String> {
        let value = serde_json::Value::from(value).to_string();
        self.after =
            with_value(&self.after, self.shape, key, &value).map_err(|reason| not_added(&self.path, key, reason))?;
        Ok(())
    }

    /// What is wrong with it, and with what it refers to on its board.
    fn findings(&self, text: &str, board: &str) -> Vec<Finding> {
        let is_board = self.shape == &BOARD;
        let own =
            if is_board { decode_board(text.as_bytes()).findings } else { decode_status(text.as_bytes()).findings };
        let documents = if is_board { vec![text.as_bytes()] } else { vec![board.as_bytes(), text.as_bytes()] };
        let last = documents.len() - 1;
        let references = check::references(&documents).into_iter().filter(|(index, _)| *index == last);
        own.into_iter().chain(references.map(|(_, finding)| finding)).collect()
    }

    /// Writes it, or prints what would change. A record that would not be shown as it is meant is not written.
    pub(super) fn finish(self, wanted: &Wanted, board: &str, understood: &str) -> Result<Outcome, String> {
        let known = self.before.as_deref().map(|before| self.findings(before, board)).unwrap_or_default();
        let new: Vec<_> =
            self.findings(&self.after, board).into_iter().filter(|finding| !known.contains(finding)).collect();
        let mut outcome = Outcome::default();
        if let Some(worst) = new.iter().find(|finding| finding.effect != Effect::Kept) {
            return Err(format!("nothing is written: {}", report::line(&self.path, worst).trim_end()));
        }
        for finding in &new {
            outcome.messages += &report::line(&self.path, finding);
        }
        outcome.line(understood);
        if wanted.dry_run {
            let (before, name) = (self.before.unwrap_or_default(), self.path.display().to_string());
            let diff = TextDiff::from_lines(&before, &self.after);
            outcome.data += &diff.unified_diff().header(&name, &name).to_string();
            return Ok(outcome);
        }
        files::replace(&self.path, self.after.as_bytes())
            .map_err(|error| format!("{}: {error}", self.path.display()))?;
        Ok(outcome)
    }
}
