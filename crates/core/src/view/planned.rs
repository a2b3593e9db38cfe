//! Maintenance that is announced at a moment: to come, or under way.

use crate::model::{Planned, PlannedState};
use crate::order::{self, Key};
use crate::steps::step;
use crate::time::Timestamp;
use crate::timeline::BoardLog;

/// Announced maintenance at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlannedView {
    /// The notice of it, as an index into the incidents of the log.
    pub incident: usize,
    /// Its window.
    pub planned: Planned,
    /// Where the window stands; never over.
    pub state: PlannedState,
}

/// The maintenance to come or under way at a moment, what begins soonest first: also what was due to begin or to end, of which
/// nobody has said that it did. What was announced only after the moment is left out.
pub fn planned(log: &BoardLog, at: Timestamp) -> Vec<PlannedView> {
    let views = log.incidents.iter().enumerate().filter_map(|(index, incident)| {
        step();
        let planned = incident.planned?;
        let announced_at = incident.updates.iter().map(|update| update.at).min();
        let state = incident.window(at).filter(|state| *state != PlannedState::Over)?;
        announced_at.is_none_or(|announced_at| announced_at <= at).then_some(PlannedView {
            incident: index,
            planned,
            state,
        })
    });
    order::by_key(views.collect(), |view| Key::least(view.planned.from.as_second()))
}
