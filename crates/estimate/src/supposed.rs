//! Outages that are only supposed: those of a case that the estimator is compared with, and those of a what-if.

use downboard_core::model::{
    Basis, Event, EvidenceGrade, Failing, Id, Status, StatusDocument, StatusFormat, Subject, When,
};
use downboard_core::time::{DAY, Timestamp};

/// How long before its first failure a service is known to work: the week that its demand repeats in.
const KNOWN_BEFORE: i64 = 7 * DAY;

/// The changes of a service that fails as a whole: it works from a week before its first failure on, and between its failures.
pub fn supposed_events(service: &Id, failures: &[Failing]) -> Vec<Event> {
    let event = |at: Timestamp, status| Event {
        subject: Subject::Service { service: service.clone() },
        status,
        when: When::At(at),
        basis: Basis::Derived,
        note: None,
        disputes: Vec::new(),
        grade: EvidenceGrade::C,
        sources: Vec::new(),
    };
    let mut events = Vec::with_capacity(2 * failures.len() + 1);
    if let Some(first) = failures.iter().map(|failure| failure.from).min() {
        events.push(event(first.checked_add(-KNOWN_BEFORE).unwrap_or(first), Status::Operational));
    }
    for failure in failures {
        events.push(event(failure.from, failure.status));
        if failures.iter().all(|next| next.from != failure.to) {
            events.push(event(failure.to, Status::Operational));
        }
    }
    events
}

/// The document of a board with these events and nothing else.
pub fn supposed_document(board: &Id, events: Vec<Event>, updated_at: Timestamp) -> StatusDocument {
    let (format, board) = (StatusFormat::V1, board.clone());
    StatusDocument { format, board, updated_at, sources: Vec::new(), events, incidents: Vec::new(), days: Vec::new() }
}
