//! Promises and published totals.

use downboard_core::model::{EvidenceGrade, Id, Text};
use downboard_core::view::{PromiseState, PromiseView};
use serde::Serialize;

use super::evidence::{Writer, instant};

/// The promises of a view.
pub type Promises<'a> = Vec<PromiseOut<'a>>;
/// The totals of a view.
pub type Totals<'a> = Vec<TotalOut<'a>>;

/// A promise, and what became of it by the moment.
#[derive(Debug, Serialize)]
pub struct PromiseOut<'a> {
    id: &'a Id,
    by: &'a Text,
    made_at: String,
    text: &'a Text,
    state: &'static str,
    due: Option<String>,
    fulfilled_by: Option<String>,
    /// What became of it. Before it came true that is hindsight, and absent.
    outcome: Option<&'a Text>,
    grade: EvidenceGrade,
    sources: &'a [Id],
}

/// A published total.
#[derive(Debug, Serialize)]
pub struct TotalOut<'a> {
    id: &'a Id,
    by: &'a Text,
    minutes: u64,
    from: Option<String>,
    to: String,
    note: Option<&'a Text>,
    grade: EvidenceGrade,
    sources: &'a [Id],
}

/// Writes the promises made by the moment.
pub fn promises<'a>(writer: &mut Writer<'a>, views: &[PromiseView]) -> Promises<'a> {
    let zone = writer.zone;
    let write = |view: &PromiseView| {
        let promise = writer.log.promises.get(view.index)?;
        let (due, fulfilled_by) = match view.state {
            PromiseState::Undated | PromiseState::Waiting => (None, None),
            PromiseState::Open { due } | PromiseState::Overdue { due } => (Some(due), None),
            PromiseState::Fulfilled { due, by } => (due, Some(by)),
        };
        Some(PromiseOut {
            id: &promise.id,
            by: &promise.by,
            made_at: instant(promise.made_at, zone),
            text: &promise.text,
            state: view.state.word(),
            due: due.map(|due| instant(due, zone)),
            fulfilled_by: fulfilled_by.map(|by| instant(by, zone)),
            outcome: fulfilled_by.and(promise.outcome.as_ref()),
            grade: promise.grade,
            sources: writer.cite(&promise.sources),
        })
    };
    views.iter().filter_map(write).collect()
}

/// Writes the totals that are complete by the moment.
pub fn totals<'a>(writer: &mut Writer<'a>, indices: &[usize]) -> Totals<'a> {
    let zone = writer.zone;
    let write = |index: &usize| {
        let total = writer.log.totals.get(*index)?;
        Some(TotalOut {
            id: &total.id,
            by: &total.by,
            minutes: total.minutes,
            from: total.from.map(|from| instant(from, zone)),
            to: instant(total.to, zone),
            note: total.note.as_ref(),
            grade: total.grade,
            sources: writer.cite(&total.sources),
        })
    };
    indices.iter().filter_map(write).collect()
}
