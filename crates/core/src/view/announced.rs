//! What was announced over time: notices of publishers, and promises of restoration.

use super::promise::{PromiseState, promises};
use crate::order;
use crate::time::Timestamp;
use crate::timeline::BoardLog;

/// A promise over time, as the record tells it in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promised {
    /// When it was made.
    pub made_at: Timestamp,
    /// When it fell due, where a time was named or what it waited for happened.
    pub due: Option<Timestamp>,
    /// When it had come true at the latest.
    pub kept_by: Option<Timestamp>,
}

/// What was announced.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Announced {
    /// When something was said of an incident, each instant once, in order.
    pub notices: Vec<Timestamp>,
    /// The promises, in the order of the record.
    pub promises: Vec<Promised>,
}

impl Announced {
    /// All that is on record, also what came after a moment: a drawing fades that.
    pub fn of(log: &BoardLog) -> Self {
        let updates = log.incidents.iter().flat_map(|incident| &incident.updates);
        let end = log.promises.iter().map(|promise| promise.made_at).fold(log.period.to, Timestamp::max);
        let promised = promises(log, end).into_iter().filter_map(|promise| {
            let (due, kept_by) = match promise.state {
                PromiseState::Undated | PromiseState::Waiting => (None, None),
                PromiseState::Open { due } | PromiseState::Overdue { due } => (Some(due), None),
                PromiseState::Fulfilled { due, by } => (due, Some(by)),
            };
            Some(Promised { made_at: log.promises.get(promise.index)?.made_at, due, kept_by })
        });
        Self { notices: order::instants(updates.map(|update| update.at).collect()), promises: promised.collect() }
    }

    /// Whether nothing was.
    pub fn is_nothing(&self) -> bool {
        self.notices.is_empty() && self.promises.is_empty()
    }

    /// Every instant that has a mark, in order.
    pub fn instants(&self) -> Vec<Timestamp> {
        let of_promise = |own: &Promised| [Some(own.made_at), own.due, own.kept_by].into_iter().flatten();
        let promises = self.promises.iter().flat_map(of_promise);
        order::instants(self.notices.iter().copied().chain(promises).collect())
    }
}
