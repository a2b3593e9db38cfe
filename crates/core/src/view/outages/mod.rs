//! The outages of the days up to a moment: stretches in trouble, gathered by the incidents that tell of them.
//!
//! Work is bounded by the pieces of the timelines and by the services that incidents name, apart from sorting.

mod notices;
mod stretches;

use notices::Notices;
use stretches::{Stretch, stretches};

use super::days;
use crate::model::{Impact, Incident, ServiceIndex, Status, Text, When};
use crate::order::{self, Key};
use crate::time::Timestamp;
use crate::timeline::{BoardLog, Since};

/// How far an outage has come by a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutageEnd {
    /// It lasts.
    Lasting,
    /// Nothing is known any more since this instant, and it lasted until then.
    NotKnown {
        /// Since when.
        since: Timestamp,
    },
    /// It was over: then, or somewhere in between.
    Over(When),
}

/// An outage: services that were in trouble, as one incident or one service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outage {
    /// The services in trouble, in the order of the board; at least one.
    pub services: Vec<ServiceIndex>,
    /// When the first of them failed.
    pub begin: Since,
    /// When the last of them was out of trouble.
    pub end: OutageEnd,
    /// The worst status of any of them; unknown where an incident is on record and no timeline shows trouble.
    pub worst: Status,
    /// The incident, as an index into the incidents of the log; none where nobody has told of it.
    pub incident: Option<usize>,
}

impl Outage {
    /// Its title, where an incident tells of it.
    pub fn title<'a>(&self, log: &'a BoardLog) -> Option<&'a Text> {
        Some(&log.incidents.get(self.incident?)?.title)
    }

    /// Adds another stretch of the same incident.
    fn add(&mut self, stretch: &Stretch) {
        // Stretches come service by service.
        if self.services.last() != Some(&stretch.service) {
            self.services.push(stretch.service);
        }
        if earliest(stretch.begin) < earliest(self.begin) {
            self.begin = stretch.begin;
        }
        self.end = later(self.end, stretch.end);
        self.worst = self.worst.worse(stretch.worst);
    }
}

/// The earliest second at which something can have begun.
fn earliest(begin: Since) -> i64 {
    begin.from.or(begin.to).map_or(i64::MIN, Timestamp::as_second)
}

/// Of two ends the one that leaves more to come.
fn later(one: OutageEnd, other: OutageEnd) -> OutageEnd {
    match (one, other) {
        (OutageEnd::Lasting, _) | (_, OutageEnd::Lasting) => OutageEnd::Lasting,
        (OutageEnd::NotKnown { since }, OutageEnd::NotKnown { since: other }) => {
            OutageEnd::NotKnown { since: since.max(other) }
        }
        (not_known @ OutageEnd::NotKnown { .. }, OutageEnd::Over(_))
        | (OutageEnd::Over(_), not_known @ OutageEnd::NotKnown { .. }) => not_known,
        (OutageEnd::Over(one), OutageEnd::Over(other)) => {
            OutageEnd::Over(if other.latest() > one.latest() { other } else { one })
        }
    }
}

/// The outages that ended within the days up to a moment, what ended last first.
///
/// Stretches in trouble that one incident tells of are one outage; a stretch that no incident tells of is one by itself. An
/// incident of which no timeline shows any trouble is one too, unless its publisher says that it had no impact.
pub fn recent_outages(log: &BoardLog, at: Timestamp, days: usize) -> Vec<Outage> {
    let Some(begin) = days::begin(&log.board.zone, at, days) else { return Vec::new() };
    let ended = |outage: &Outage| match outage.end {
        OutageEnd::Over(end) => Some(end.latest()),
        OutageEnd::Lasting | OutageEnd::NotKnown { .. } => None,
    };
    let mut recent = outages(log, at);
    recent.retain(|outage| ended(outage).is_some_and(|end| end >= begin));
    order::by_key(recent, |outage| {
        let end = ended(outage).map_or(i64::MIN, Timestamp::as_second);
        Key::most(end).then_most(earliest(outage.begin))
    })
}

/// The outages that last at a moment, or of which nothing is known any more, the worst first, then what began last.
pub fn open_outages(log: &BoardLog, at: Timestamp) -> Vec<Outage> {
    let mut open = outages(log, at);
    open.retain(|outage| !matches!(outage.end, OutageEnd::Over(_)));
    order::by_key(open, |outage| Key::most(outage.worst.rank()).then_most(earliest(outage.begin)))
}

/// All outages that have begun by a moment.
fn outages(log: &BoardLog, at: Timestamp) -> Vec<Outage> {
    let notices = Notices::of(log, at);
    let mut found: Vec<Outage> = Vec::new();
    // Where the outage of an incident stands among those found.
    let mut told: Vec<Option<usize>> = vec![None; log.incidents.len()];
    for stretch in ServiceIndex::each(&log.services).flat_map(|(service, own)| stretches(service, &own.timeline, at)) {
        let incident = notices.telling(&stretch);
        let place = incident.and_then(|incident| told.get(incident).copied().flatten());
        if let Some(outage) = place.and_then(|place| found.get_mut(place)) {
            outage.add(&stretch);
            continue;
        }
        if let Some(told) = incident.and_then(|incident| told.get_mut(incident)) {
            *told = Some(found.len());
        }
        found.push(stretch.outage(incident));
    }
    for (index, incident) in log.incidents.iter().enumerate().filter(|(index, _)| told.get(*index) == Some(&None)) {
        let services = notices.services(index);
        if !services.is_empty() && incident.started_at <= at && is_outage(incident) {
            let begin = Since { from: Some(incident.started_at), to: Some(incident.started_at) };
            let end = incident.resolved_at.filter(|end| *end <= at);
            let end = end.map_or(OutageEnd::Lasting, |end| OutageEnd::Over(When::At(end)));
            found.push(Outage { services, begin, end, worst: Status::Unknown, incident: Some(index) });
        }
    }
    found
}

/// Whether an incident is an outage by the word of its publisher alone: no plan, and not without impact.
fn is_outage(incident: &Incident) -> bool {
    match incident.impact {
        Impact::Minor | Impact::Major | Impact::Critical | Impact::Unknown => incident.planned.is_none(),
        Impact::None | Impact::Maintenance => false,
    }
}
