//! A document with a record more, before it is written: what is wrong with it now and was not before, and what changes.

use std::path::PathBuf;

use downboard_core::decode::{decode_board, decode_recovery, decode_status};
use downboard_core::model::{Board, FeedFormat, RECOVERY_FORMAT, STATUS_FORMAT};
use downboard_core::reading::{Effect, Finding};
use downboard_core::{check, time::Timestamp};
use downboard_edit::canonical::canonical;
use downboard_edit::records::{Step, with_record, with_value};
use downboard_edit::shapes::{BOARD, RECOVERY, STATUS, Shape};
use serde_json::{Value, json};
use similar::TextDiff;

use crate::documents::{OpenBoard, not_added, not_json, read};
use crate::files;
use crate::outcome::Outcome;
use crate::report;

/// A document as it is, and as it is to be.
pub(crate) struct Draft {
    path: PathBuf,
    shape: &'static Shape,
    /// What stands in its file; nothing where it is made.
    before: Option<String>,
    after: String,
}

impl Draft {
    /// The document of a board.
    pub(crate) fn of_board(open: &OpenBoard) -> Self {
        Self { path: open.path.clone(), shape: &BOARD, before: Some(open.text.clone()), after: open.text.clone() }
    }

    /// A document of a board's own, which is made where there is none.
    pub(crate) fn of_own(path: PathBuf, format: FeedFormat, board: &Board, now: &str) -> Result<Self, String> {
        let before = read(&path)?;
        let (format, shape, list) = match format {
            FeedFormat::NativeRecovery => (RECOVERY_FORMAT, &RECOVERY, "milestones"),
            _ => (STATUS_FORMAT, &STATUS, "events"),
        };
        let made = || {
            let text = json!({ "format": format, "board": board.id.as_str(), "updated_at": now, list: [] });
            canonical(&text.to_string(), shape).map_err(|at| not_json(&path, at))
        };
        let after = before.clone().map_or_else(made, Ok)?;
        Ok(Self { path, shape, before, after })
    }

    /// The members of a list of it.
    pub(crate) fn list(&self, key: &str) -> Vec<Value> {
        let value: Value = serde_json::from_str(&self.after).unwrap_or_default();
        value.get(key).and_then(Value::as_array).cloned().unwrap_or_default()
    }

    /// The ids in a list of it.
    pub(crate) fn ids(&self, key: &str) -> Vec<String> {
        let id = |member: Value| Some(member.get("id")?.as_str()?.to_owned());
        self.list(key).into_iter().filter_map(id).collect()
    }

    /// When it says that it was last changed.
    pub(crate) fn updated_at(&self) -> Option<Timestamp> {
        let value: Value = serde_json::from_str(&self.after).ok()?;
        downboard_core::instant::parse(value.get("updated_at")?.as_str()?)
    }

    /// Adds a record to a list.
    pub(crate) fn add(
        &mut self,
        list: &[Step<'_>],
        record: &impl ToString,
        shape: &'static Shape,
    ) -> Result<(), String> {
        let record = canonical(&record.to_string(), shape).map_err(|at| not_json(&self.path, at))?;
        let name = match list.last() {
            Some(Step::Key(key)) => *key,
            Some(Step::Place(_)) | None => "",
        };
        self.after = with_record(&self.after, self.shape, list, &record)
            .map_err(|reason| not_added(&self.path, name, reason))?;
        Ok(())
    }

    /// Sets a value of the document.
    pub(crate) fn set(&mut self, key: &str, value: &str) -> Result<(), String> {
        self.set_at(&[], key, value)
    }

    /// Sets a value of one of its objects.
    pub(crate) fn set_at(&mut self, object: &[Step<'_>], key: &str, value: &str) -> Result<(), String> {
        let value = Value::from(value).to_string();
        self.after = with_value(&self.after, self.shape, object, key, &value)
            .map_err(|reason| not_added(&self.path, key, reason))?;
        Ok(())
    }

    /// What is wrong with it, and with what it refers to on its board.
    fn findings(&self, text: &str, board: &str) -> Vec<Finding> {
        let is_board = self.shape == &BOARD;
        let own = if is_board {
            decode_board(text.as_bytes()).findings
        } else if self.shape == &RECOVERY {
            decode_recovery(text.as_bytes()).findings
        } else {
            decode_status(text.as_bytes()).findings
        };
        let documents = if is_board { vec![text.as_bytes()] } else { vec![board.as_bytes(), text.as_bytes()] };
        let last = documents.len() - 1;
        let references = check::references(&documents).into_iter().filter(|(index, _)| *index == last);
        own.into_iter().chain(references.map(|(_, finding)| finding)).collect()
    }

    /// Writes it, or prints what would change. A record that would not be shown as it is meant is not written.
    pub(crate) fn finish(self, board: &str, is_dry_run: bool, understood: &str) -> Result<Outcome, String> {
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
        if is_dry_run {
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
