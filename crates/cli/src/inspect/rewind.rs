//! A feed as it stood at an earlier moment, as far as it dates what it says.

use downboard_core::time::Timestamp;
use downboard_feeds::{FeedIncident, FeedPhase, Report};

/// Leaves out the incidents and updates after a moment, and opens again what ended only after it. The words for the page
/// and its components have no time: they stay as they are.
pub(super) fn to(report: &mut Report, at: Timestamp) {
    report.incidents.retain(|incident| known_from(incident).is_none_or(|from| from <= at));
    for incident in &mut report.incidents {
        take_back(incident, at);
    }
    let changes = report.incidents.iter().filter_map(newest);
    report.changed_at = report.changed_at.into_iter().chain(changes).filter(|changed_at| *changed_at <= at).max();
}

/// The newest time of an incident that was no plan.
fn newest(incident: &FeedIncident) -> Option<Timestamp> {
    let said = incident.updates.iter().filter_map(|update| update.at).max();
    let began = incident.started_at.filter(|_| incident.phase != FeedPhase::Scheduled && !incident.expires);
    said.max(began).max(incident.resolved_at.filter(|_| !incident.expires))
}

/// When an incident was first spoken of, or began. What is planned was announced before it begins.
fn known_from(incident: &FeedIncident) -> Option<Timestamp> {
    let said = incident.updates.iter().filter_map(|update| update.at).min();
    // An alert too is sent before or after what it warns of begins: it is known from when it was sent.
    let began = incident.started_at.filter(|_| incident.phase != FeedPhase::Scheduled && !incident.expires);
    [said, began].into_iter().flatten().min()
}

fn take_back(incident: &mut FeedIncident, at: Timestamp) {
    let said = incident.updates.len();
    incident.updates.retain(|update| update.at.is_none_or(|said_at| said_at <= at));
    let was_open = incident.resolved_at.is_some_and(|resolved_at| resolved_at > at);
    if was_open {
        incident.resolved_at = None;
    }
    if incident.resolved_at.is_none() && (was_open || incident.updates.len() < said) {
        incident.phase = phase(incident, was_open, at);
    }
}

/// The phase by what was said so far; unknown where nothing was.
fn phase(incident: &FeedIncident, was_open: bool, at: Timestamp) -> FeedPhase {
    let said = incident.updates.iter().rev().filter_map(|update| update.phase);
    let mut counting = said.filter(|phase| !(was_open && phase.is_over()));
    let planned = || match incident.started_at {
        Some(started_at) if started_at > at => FeedPhase::Scheduled,
        _ => FeedPhase::InProgress,
    };
    counting.next().unwrap_or_else(|| if incident.phase.is_maintenance() { planned() } else { FeedPhase::Unknown })
}
