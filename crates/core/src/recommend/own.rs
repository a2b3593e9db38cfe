//! What is on record of a service or alternative that is offered.

use crate::links::Candidate;
use crate::model::Event;
use crate::timeline::{BoardLog, Timeline};

/// The whole and its features, the events and the feeds they came by.
#[derive(Clone, Copy)]
pub(super) struct Own<'a> {
    pub(super) whole: &'a Timeline,
    pub(super) features: &'a [Timeline],
    pub(super) events: &'a [Event],
    pub(super) feeds: &'a [usize],
}

/// What is on record of a candidate.
pub(super) fn own(log: &BoardLog, candidate: Candidate) -> Option<Own<'_>> {
    match candidate {
        Candidate::Alternative(index) => log.alternatives.get(index).map(|own| Own {
            whole: &own.timeline,
            features: &own.features,
            events: &own.events,
            feeds: &own.feeds,
        }),
        Candidate::Service(index) => log.service_at(index).map(|own| Own {
            whole: &own.timeline,
            features: &own.features,
            events: &own.events,
            feeds: &own.feeds,
        }),
    }
}

/// The events of a candidate, in the order of the documents.
pub fn events(log: &BoardLog, candidate: Candidate) -> &[Event] {
    own(log, candidate).map_or(&[], |own| own.events)
}
