//! What every format has in common once it is read: order, and the contradictions that feeds are full of. Nothing is mended
//! silently: it is kept, and explained in a warning.

use super::report::{FeedIncident, FeedPhase, Report};
use crate::decode::{Effect, Expected, Finding, Log, Problem};
use crate::time::Timestamp;

/// Puts updates and incidents in order, finds when the feed last changed, and reports what cannot be.
pub(super) fn review(mut report: Report, read_at: Option<Timestamp>, log: &Log) -> Report {
    for incident in &mut report.incidents {
        incident.updates.sort_by_key(|update| update.at);
        expire(incident, read_at);
        contradictions(incident, read_at, log);
    }
    report.incidents.sort_by_key(|incident| std::cmp::Reverse(newest(incident)));
    let changed_at = report.incidents.iter().filter_map(newest).max();
    report.changed_at = report.changed_at.max(changed_at);
    report
}

/// An end of what is not called over is a plan: an alert ends when it expires, and not before.
fn expire(incident: &mut FeedIncident, read_at: Option<Timestamp>) {
    if incident.phase != FeedPhase::Unknown {
        return;
    }
    match (incident.resolved_at, read_at) {
        (Some(end), Some(now)) if end <= now => incident.phase = FeedPhase::Resolved,
        _ => incident.resolved_at = None,
    }
}

/// The newest time of an incident that lies not in the plan but in the past.
fn newest(incident: &FeedIncident) -> Option<Timestamp> {
    let said = incident.updates.iter().filter_map(|update| update.at).max();
    let started_at = incident.started_at.filter(|_| incident.phase != FeedPhase::Scheduled);
    said.max(started_at).max(incident.resolved_at)
}

fn contradictions(incident: &FeedIncident, read_at: Option<Timestamp>, log: &Log) {
    let warn = |problem, expected| {
        let pointer = incident.pointer.clone();
        log.add(Finding { pointer, problem, expected, effect: Effect::Kept });
    };
    if let (Some(start), Some(end)) = (incident.started_at, incident.resolved_at)
        && end < start
    {
        warn(Problem::Reversed, Expected::Ordered);
    }
    let planned = incident.phase.is_maintenance();
    if let (Some(start), Some(read_at)) = (incident.started_at, read_at)
        && start > read_at
        && !planned
    {
        warn(Problem::InFuture, Expected::PastStart);
    }
    if incident.phase.is_over() && incident.resolved_at.is_none() && !planned {
        warn(Problem::NoEnd, Expected::End);
    }
    let said_over = incident.updates.iter().position(|update| update.phase.is_some_and(FeedPhase::is_over));
    let after = said_over.and_then(|over| incident.updates.get(over + 1..)).unwrap_or_default();
    let again = after.iter().filter_map(|update| update.phase);
    if again
        .clone()
        .any(|phase| matches!(phase, FeedPhase::Investigating | FeedPhase::Identified | FeedPhase::Monitoring))
    {
        warn(Problem::Reopened, Expected::LastWord);
    }
}
