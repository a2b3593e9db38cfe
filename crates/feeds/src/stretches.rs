//! What incidents say of the past: stretches of a status, and the changes that they give together.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::mapping::Part;
use super::report::{FeedIncident, FeedPhase, Report};
use downboard_core::model::Status;
use downboard_core::steps::step;
use downboard_core::time::Timestamp;

/// The most changes that are kept of one subject.
pub(super) const MOST_CHANGES: usize = 500;
/// The most incidents that are looked at, newest first.
pub(super) const MOST_INCIDENTS: usize = 500;

/// A change at an instant, with the title of the incident that it belongs to.
pub(super) type Dated<'a> = (Timestamp, Status, Option<&'a str>);

/// A stretch in which an incident had a status.
pub(super) struct Stretch<'a> {
    from: Timestamp,
    to: Timestamp,
    status: Status,
    title: &'a str,
}

/// When the incidents that a part is about had which status; `now` is its status at the reading.
pub(super) fn stretches<'a>(
    report: &'a Report,
    part: &Part<'_>,
    now: Status,
    read_at: Timestamp,
) -> impl Iterator<Item = Stretch<'a>> {
    let concerning = report.incidents.iter().filter(|one| part.concerns(one)).take(MOST_INCIDENTS);
    let of_incident = |incident: &'a FeedIncident| {
        let from = incident.started_at.filter(|from| *from <= read_at)?;
        let over = incident.phase.is_over();
        if incident.phase == FeedPhase::Scheduled || over && incident.resolved_at.is_none() {
            return None;
        }
        let to = if over { incident.resolved_at?.min(read_at) } else { read_at };
        Some(of_one(part, incident, (from, to), now))
    };
    let stretches: Vec<_> = concerning.filter_map(of_incident).flatten().collect();
    stretches.into_iter()
}

/// The stretches of one incident: what its updates say of each mapped component, and its impact for what they do not.
fn of_one<'a>(
    part: &Part<'_>,
    incident: &'a FeedIncident,
    (from, to): (Timestamp, Timestamp),
    now: Status,
) -> Vec<Stretch<'a>> {
    let names_few = part.names_few(incident);
    let weigh = |status: Status| if names_few { status.capped_at_partial() } else { status };
    let title = incident.title.as_str();
    let tracks = if part.is_whole() { BTreeMap::new() } else { told(part, incident, to) };
    let is_told = |affected| part.meant(affected).all(|index| tracks.contains_key(&Some(index)));
    let is_left =
        tracks.is_empty() || !tracks.contains_key(&None) && incident.affected.iter().any(|affected| !is_told(affected));
    let mut stretches = Vec::new();
    for said in tracks.values() {
        let ends = said.iter().skip(1).map(|(at, _)| *at).chain([to]);
        for ((at, status), end) in said.iter().zip(ends) {
            step();
            if let Some(status) = status {
                stretches.push(Stretch { from: (*at).max(from), to: end, status: weigh(*status), title });
            }
        }
    }
    if let Some(of_impact) = incident.impact.status().filter(|_| is_left && part.concerns_now(incident)) {
        let is_open = !incident.phase.is_over();
        let status = if is_open && now.is_trouble() { now } else { weigh(of_impact) };
        stretches.push(Stretch { from, to, status, title });
    }
    stretches
}

/// What updates say of one part over time; `None` from where they no longer name it.
type Track = Vec<(Timestamp, Option<Status>)>;

/// What the updates of an incident say of each mapped component, by its place in the feed; in a feed that lists none, of
/// what is mapped. A part that the incident names no longer is in it until an update names others without it.
fn told(part: &Part<'_>, incident: &FeedIncident, to: Timestamp) -> BTreeMap<Option<usize>, Track> {
    let keys = |affected| -> Vec<Option<usize>> {
        let meant: Vec<_> = part.meant(affected).map(Some).collect();
        if meant.is_empty() && part.names(affected) { vec![None] } else { meant }
    };
    let in_it_now: HashSet<Option<usize>> = incident.affected.iter().flat_map(keys).collect();
    let has_left = |key: &Option<usize>| !incident.affected.is_empty() && !in_it_now.contains(key);
    let mut tracks: BTreeMap<Option<usize>, Track> = BTreeMap::new();
    let mut leaving: HashSet<Option<usize>> = HashSet::new();
    for update in incident.updates.iter().filter(|update| !update.affected.is_empty()) {
        let Some(at) = update.at.filter(|at| *at <= to) else { continue };
        let mut named = HashSet::new();
        for affected in &update.affected {
            for key in keys(affected) {
                step();
                let of_impact = || incident.impact.status().filter(|_| has_left(&key));
                named.insert(key);
                if let Some(status) = affected.status.or_else(of_impact) {
                    tracks.entry(key).or_default().push((at, Some(status)));
                    if has_left(&key) {
                        leaving.insert(key);
                    }
                }
            }
        }
        // Each that stays is named here, each other goes once: no more work than there are names.
        leaving.retain(|key| {
            step();
            let stays = named.contains(key);
            if !stays {
                tracks.entry(*key).or_default().push((at, None));
            }
            stays
        });
    }
    tracks
}

/// The changes that stretches give: at each time the worst of them; between them what the silence of the feed means. What is
/// so at the end is not repeated after it.
pub(super) fn dated<'a>(
    stretches: &[Stretch<'a>],
    silence: Status,
    covered_from: Option<Timestamp>,
    read_at: Timestamp,
) -> Vec<Dated<'a>> {
    let mut edges: BTreeMap<Timestamp, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (index, one) in stretches.iter().enumerate().filter(|(_, one)| one.from < one.to) {
        step();
        edges.entry(one.from).or_default().0.push(index);
        edges.entry(one.to).or_default().1.push(index);
    }
    if let Some(from) = covered_from {
        edges.entry(from).or_default();
    }
    // What is under way, by how bad it is: the worst is the last of the last.
    let mut under_way: BTreeSet<(u8, usize)> = BTreeSet::new();
    let mut changes: Vec<Dated<'a>> = Vec::new();
    let rank = |index: usize| stretches.get(index).map_or(0, |one| one.status.rank());
    for (at, (begin, end)) in edges.into_iter().take_while(|(at, _)| *at < read_at) {
        for index in end {
            step();
            under_way.remove(&(rank(index), index));
        }
        for index in begin {
            step();
            under_way.insert((rank(index), index));
        }
        let worst = under_way.last().and_then(|(_, index)| stretches.get(*index));
        let (status, title) = worst.map_or((silence, None), |one| (one.status, Some(one.title)));
        if changes.last().is_none_or(|(_, last, _)| *last != status) {
            changes.push((at, status, title));
        }
    }
    let surplus = changes.len().saturating_sub(MOST_CHANGES);
    changes.split_off(surplus)
}

/// What the silence of a feed about a time means. The end of an alert says nothing of whether anything works, and what could
/// not be read may have been of that time.
pub(super) fn silence(report: &Report, parts: &[Part<'_>]) -> Status {
    let is_listed = parts.iter().all(|part| part.unmapped.is_empty());
    let is_of_alerts = report.incidents.iter().any(|incident| incident.expires);
    let is_read = !report.is_incomplete || parts.iter().all(|part| !part.is_open_ended());
    if is_listed && is_read && !is_of_alerts { Status::Operational } else { Status::Unknown }
}

/// Since when a feed lists everything that happened: since the start of the oldest incident that is over.
pub(super) fn covered_from(report: &Report) -> Option<Timestamp> {
    let over = report.incidents.iter().filter(|incident| incident.phase == FeedPhase::Resolved);
    over.filter_map(|incident| incident.started_at).min()
}
