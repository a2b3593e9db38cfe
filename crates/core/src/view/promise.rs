//! What became of an announced time of restoration.

use crate::links::Positions;
use crate::model::{Due, Promise};
use crate::time::Timestamp;
use crate::timeline::BoardLog;

/// Where a promise stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromiseState {
    /// It names no time.
    Undated,
    /// What it waits for has not happened.
    Waiting,
    /// It falls due at this instant.
    Open {
        /// When it falls due.
        due: Timestamp,
    },
    /// It fell due and has not come true.
    Overdue {
        /// When it fell due.
        due: Timestamp,
    },
    /// It came true, late or in time.
    Fulfilled {
        /// When it fell due, where a time was named.
        due: Option<Timestamp>,
        /// When it had come true at the latest.
        by: Timestamp,
    },
}

impl PromiseState {
    /// The word in the derived view.
    pub fn word(self) -> &'static str {
        match self {
            Self::Undated => "undated",
            Self::Waiting => "waiting",
            Self::Open { .. } => "open",
            Self::Overdue { .. } => "overdue",
            Self::Fulfilled { .. } => "fulfilled",
        }
    }
}

/// A promise at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PromiseView {
    /// The promise, as an index into the promises of the log.
    pub index: usize,
    /// Where it stands.
    pub state: PromiseState,
}

pub(super) fn promises(log: &BoardLog, at: Timestamp) -> Vec<PromiseView> {
    let milestones = Positions::of(log.milestones.iter().map(|milestone| &milestone.id));
    let made = log.promises.iter().enumerate().filter(|(_, promise)| promise.made_at <= at);
    made.map(|(index, promise)| PromiseView { index, state: state(log, &milestones, promise, at) }).collect()
}

fn state(log: &BoardLog, milestones: &Positions<'_>, promise: &Promise, at: Timestamp) -> PromiseState {
    let due = match &promise.due {
        None => None,
        Some(Due::By(by)) => Some(Some(*by)),
        Some(Due::After { milestone, minutes }) => Some(
            milestones
                .get(milestone)
                .and_then(|index| log.milestones.get(index))
                .filter(|known| known.when.latest() <= at)
                .and_then(|known| known.when.latest().checked_add(i64::from(*minutes) * 60)),
        ),
    };
    if let Some(by) = promise.fulfilled.map(crate::model::When::latest).filter(|by| *by <= at) {
        return PromiseState::Fulfilled { due: due.flatten(), by };
    }
    match due {
        None => PromiseState::Undated,
        Some(None) => PromiseState::Waiting,
        Some(Some(due)) if due <= at => PromiseState::Overdue { due },
        Some(Some(due)) => PromiseState::Open { due },
    }
}
