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
        at_its_time(incident, read_at);
        contradictions(incident, read_at, log);
    }
    without_ends(&report.incidents, log);
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

/// An alert is sent ahead: it begins at its onset and is over when it expires, without a further word.
fn at_its_time(incident: &mut FeedIncident, read_at: Option<Timestamp>) {
    let Some(now) = read_at.filter(|_| incident.expires && !incident.phase.is_over()) else { return };
    let expired_at = incident.ends_at.filter(|end| *end <= now);
    incident.phase = if expired_at.is_some() {
        FeedPhase::Resolved
    } else if incident.started_at.is_some_and(|start| start > now) {
        FeedPhase::Scheduled
    } else {
        FeedPhase::Unknown
    };
    incident.resolved_at = expired_at;
}

/// The newest time of an incident that lies not in the plan but in the past. What an alert announces is a plan.
fn newest(incident: &FeedIncident) -> Option<Timestamp> {
    let said = incident.updates.iter().filter_map(|update| update.at).max();
    if incident.expires && said.is_some() {
        return said;
    }
    let started_at = incident.started_at.filter(|_| incident.phase != FeedPhase::Scheduled);
    said.max(started_at).max(incident.resolved_at)
}

/// Reports what is over without an end, once: what a format never has is no finding of each record.
fn without_ends(incidents: &[FeedIncident], log: &Log) {
    let is_without = |one: &&FeedIncident| one.phase == FeedPhase::Resolved && one.resolved_at.is_none();
    let mut without = incidents.iter().filter(is_without);
    let Some(first) = without.next() else { return };
    let problem = match without.count() {
        0 => Problem::NoEnd,
        more => Problem::NoEnds { count: more + 1 },
    };
    let pointer = first.pointer.clone();
    log.add(Finding { pointer, problem, expected: Expected::End, effect: Effect::Kept });
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
