//! What of an incident is known at a moment: what was said later is hindsight.

use downboard_core::model::{Board, Incident, Phase, Update};
use downboard_core::time::Timestamp;

/// What had been said by a moment, oldest first.
pub(crate) fn said(incident: &Incident, at: Timestamp) -> impl Iterator<Item = &Update> {
    incident.updates.iter().filter(move |update| update.at <= at)
}

/// The phase by a moment; nothing where nobody had said anything.
pub(crate) fn phase(incident: &Incident, at: Timestamp) -> Option<Phase> {
    said(incident, at).max_by_key(|update| update.at).map(|update| update.phase)
}

/// Whether maintenance had been announced by a moment: something had been said of it. Where nothing is on record that was said,
/// what a live board lists is announced, and of the past it is known only that it had been when it was to begin.
pub(crate) fn is_announced(board: &Board, incident: &Incident, at: Timestamp) -> bool {
    match incident.updates.as_slice() {
        [] => board.is_live() || incident.started_at <= at,
        _ => said(incident, at).next().is_some(),
    }
}
