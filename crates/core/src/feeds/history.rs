//! From reports to a status document: what the components of a foreign feed stand for on the board, and since when.
//!
//! A feed says what is so now, and of some incidents when they began and ended. What changed between two readings without
//! an incident is known only as an interval: not before the one, not after the other. What is seen for the first time began
//! between the epoch, which stands for "nobody knows when", and that reading.

use std::collections::HashMap;

use super::report::{Affected, FeedImpact, FeedIncident, FeedPhase, Report, ReportComponent};
use crate::decode::{Effect, Expected, Finding, Problem};
use crate::model::{
    Basis, Event, EvidenceGrade, Feed, FeedPlace, Id, Impact, Incident, Mapping, Phase, Source, Status, StatusDocument,
    StatusFormat, Subject, Text, Update, When,
};
use crate::time::Timestamp;

/// The most incidents that are handed on, newest first.
const MOST_INCIDENTS: usize = 500;
/// The most changes that are kept of one subject.
const MOST_CHANGES: usize = 500;
/// How many intervals may pass between two readings of the same status for it to have held in between.
const GAP_INTERVALS: i64 = 5;

/// What has been read of one feed so far.
#[derive(Clone, Debug, Default)]
pub struct FeedHistory {
    read_at: Option<Timestamp>,
    seen: HashMap<Subject, Vec<(When, Status)>>,
}

impl FeedHistory {
    /// Takes in a report that was read at an instant, and gives everything that is known from the feed as a status document
    /// of the board. The findings are about the mappings: a component that the feed does not have.
    pub fn take(
        &mut self,
        report: &Report,
        feed: &Feed,
        board: &Id,
        read_at: Timestamp,
    ) -> (StatusDocument, Vec<Finding>) {
        let mut findings = Vec::new();
        let mut events = Vec::new();
        for (index, mapping) in feed.maps.iter().enumerate() {
            let part = Part::new(report, mapping);
            if let Some(name) = part.absent() {
                findings.push(Finding {
                    pointer: format!("/feeds/{}/maps/{index}", feed.id),
                    problem: Problem::UnknownReference(name.to_owned()),
                    expected: Expected::ComponentOfFeed,
                    effect: Effect::Kept,
                });
            }
            let now = part.now();
            self.see(&mapping.subject, now, read_at, feed);
            let seen = self.seen.get(&mapping.subject).map(Vec::as_slice).unwrap_or_default();
            events.extend(part.events(now, seen, read_at, &feed.id));
        }
        self.read_at = Some(read_at);
        let document = StatusDocument {
            format: StatusFormat::V1,
            board: board.clone(),
            updated_at: read_at,
            sources: source(report, feed).into_iter().collect(),
            events,
            incidents: incidents(report, feed),
        };
        (document, findings)
    }

    /// Notes a status. The same as before is no change, unless so much time has passed that nobody knows what was between.
    fn see(&mut self, subject: &Subject, now: Status, read_at: Timestamp, feed: &Feed) {
        let seen = self.seen.entry(subject.clone()).or_default();
        let before = self.read_at.filter(|before| *before <= read_at);
        let stale_at = before.and_then(|at| at.checked_add(GAP_INTERVALS * i64::from(feed.interval_seconds())));
        let gap = stale_at.filter(|stale_at| *stale_at < read_at);
        if let Some(stale_at) = gap.filter(|_| !seen.is_empty()) {
            seen.push((When::At(stale_at), Status::Unknown));
        }
        if seen.last().is_some_and(|(_, last)| *last == now) {
            return;
        }
        // What is seen for the first time, or again after a gap, began nobody knows when.
        let from = before.filter(|_| gap.is_none() && !seen.is_empty());
        let from = from.or(stale_at.filter(|_| gap.is_some())).unwrap_or(Timestamp::EPOCH);
        let when = When::Between { from, to: read_at };
        seen.push((when, now));
        let surplus = seen.len().saturating_sub(MOST_CHANGES);
        seen.drain(..surplus);
    }
}

/// A report through the eyes of one mapping.
struct Part<'a> {
    report: &'a Report,
    mapping: &'a Mapping,
    /// The components that are mapped. Looked up once: a feed can have a thousand, and ten thousand incidents name them.
    mapped: Vec<&'a ReportComponent>,
}

fn names(list: &[String], name: &str) -> bool {
    list.iter().any(|known| known == name)
}

/// Whether a mapping means a component.
fn lets_through(mapping: &Mapping, one: &ReportComponent) -> bool {
    let is = |list: &[String], name: Option<&str>| list.is_empty() || name.is_some_and(|name| names(list, name));
    let named =
        mapping.components.is_empty() || names(&mapping.components, &one.id) || names(&mapping.components, &one.name);
    named && is(&mapping.groups, one.group.as_deref()) && is(&mapping.regions, one.region.as_deref())
}

/// A stretch in which an incident had a status.
struct Stretch<'a> {
    from: Timestamp,
    to: Timestamp,
    status: Status,
    title: &'a str,
}

impl<'a> Part<'a> {
    fn new(report: &'a Report, mapping: &'a Mapping) -> Self {
        let mapped = report.components.iter().filter(|one| lets_through(mapping, one)).collect();
        Self { report, mapping, mapped }
    }

    fn is_whole(&self) -> bool {
        self.mapping.components.is_empty() && self.mapping.groups.is_empty() && self.mapping.regions.is_empty()
    }

    /// A component that the mapping names and the feed, which lists components, does not have.
    fn absent(&self) -> Option<&'a str> {
        if self.report.components.is_empty() {
            return None;
        }
        let has = |name: &String| self.report.components.iter().any(|one| one.id == *name || one.name == *name);
        let missing = self.mapping.components.iter().find(|name| !has(name)).map(String::as_str);
        missing.or_else(|| {
            let filters = self.mapping.groups.first().or(self.mapping.regions.first());
            filters.filter(|_| self.mapped.is_empty()).map(String::as_str)
        })
    }

    /// Whether an incident is about what is mapped. One that names nothing is about the feed as a whole.
    fn concerns(&self, incident: &FeedIncident) -> bool {
        if self.is_whole() {
            return true;
        }
        let regions = &self.mapping.regions;
        let region = regions.is_empty()
            || incident.regions.is_empty()
            || incident.regions.iter().any(|name| names(regions, name));
        let by_component = incident.affected.iter().any(|affected| self.is_mapped(affected));
        let any_component = self.mapping.components.is_empty() && self.mapping.groups.is_empty();
        region && (by_component || any_component && (!incident.regions.is_empty() || self.report.components.is_empty()))
    }

    fn is_mapped(&self, affected: &Affected) -> bool {
        let names = [Some(affected.component.as_str()), affected.name.as_deref()];
        let is = |name: &str| names.contains(&Some(name));
        if self.report.components.is_empty() {
            return self.mapping.components.is_empty() || self.mapping.components.iter().any(|known| is(known));
        }
        self.mapped.iter().any(|one| is(&one.id) || is(&one.name))
    }

    fn open(&self) -> impl Iterator<Item = &'a FeedIncident> {
        let under_way = |phase: FeedPhase| !phase.is_over() && phase != FeedPhase::Scheduled;
        self.report.incidents.iter().filter(move |one| under_way(one.phase) && self.concerns(one))
    }

    /// The status now. What the feed does not speak of is unknown.
    fn now(&self) -> Status {
        if self.is_whole() {
            return self.report.status();
        }
        let of_open = self.open().filter_map(|incident| incident.impact.status()).reduce(Status::worse);
        if self.report.components.is_empty() {
            // A list of incidents: what none of the open ones is about works, if the feed is known to list them all.
            let silent = if self.report.indicator.is_some() { Status::Operational } else { Status::Unknown };
            return of_open.unwrap_or(silent);
        }
        let own = self.mapped.iter().map(|component| component.status).reduce(Status::worse).unwrap_or(Status::Unknown);
        // The component's own word counts more than the impact of an incident that is about other things too; but something
        // is wrong with what an open incident names.
        if own == Status::Operational && of_open.is_some_and(Status::is_trouble) { Status::Degraded } else { own }
    }

    /// When the incidents that it is about had which status.
    fn stretches(&self, now: Status, read_at: Timestamp) -> Vec<Stretch<'a>> {
        let mut stretches = Vec::new();
        for incident in self.report.incidents.iter().filter(|one| self.concerns(one)).take(MOST_INCIDENTS) {
            let Some(from) = incident.started_at.filter(|from| *from <= read_at) else { continue };
            let over = incident.phase.is_over();
            if incident.phase == FeedPhase::Scheduled || over && incident.resolved_at.is_none() {
                continue;
            }
            let to = if over { incident.resolved_at.unwrap_or(read_at).min(read_at) } else { read_at };
            let told = self.told(incident, from, to);
            if !told.is_empty() {
                stretches.extend(told);
            } else if let Some(of_impact) = incident.impact.status() {
                let status = if !over && now.is_trouble() { now } else { of_impact };
                stretches.push(Stretch { from, to, status, title: &incident.title });
            }
        }
        stretches
    }

    /// What the updates of an incident say of the status of the component: the exact history, where a feed has one. Only for
    /// one component: of several, each changes at its own time.
    fn told(&self, incident: &'a FeedIncident, from: Timestamp, to: Timestamp) -> Vec<Stretch<'a>> {
        if self.is_whole() || self.mapped.len() > 1 {
            return Vec::new();
        }
        let said = incident.updates.iter().filter_map(|update| {
            let status = update.affected.iter().find(|affected| self.is_mapped(affected))?.status?;
            Some((update.at?.max(from), status))
        });
        let said: Vec<_> = said.filter(|(at, _)| *at <= to).collect();
        let ends = said.iter().skip(1).map(|(at, _)| *at).chain([to]);
        let stretch = |((from, status), to): (&(Timestamp, Status), Timestamp)| Stretch {
            from: *from,
            to,
            status: *status,
            title: &incident.title,
        };
        said.iter().zip(ends).map(stretch).collect()
    }

    /// The changes as events: those that the incidents date, and those that were seen.
    fn events(&self, now: Status, seen: &[(When, Status)], read_at: Timestamp, source: &Id) -> Vec<Event> {
        let stretches = self.stretches(now, read_at);
        let dated = dated(&stretches, self.covered_from(), read_at);
        let is_dated = |when: When, status: Status| {
            dated.iter().any(|(at, dated, _)| *dated == status && (when.earliest()..=when.latest()).contains(at))
        };
        let covered = |when: When, status: Status| {
            let before = dated.iter().rev().find(|(at, ..)| *at <= when.latest());
            before.is_some_and(|(_, dated, _)| *dated == status)
        };
        let event = |when: When, status: Status, title: Option<&str>| Event {
            subject: self.mapping.subject.clone(),
            status,
            when,
            basis: Basis::Notice,
            note: title.map(same_in_both),
            disputes: Vec::new(),
            grade: EvidenceGrade::A,
            sources: vec![source.clone()],
        };
        let seen = seen.iter().filter(|(when, status)| !is_dated(*when, *status) && !covered(*when, *status));
        let seen = seen.map(|(when, status)| event(*when, *status, None));
        dated.iter().map(|(at, status, title)| event(When::At(*at), *status, *title)).chain(seen).collect()
    }

    /// Since when the feed lists everything that happened: since the start of the oldest incident that is over.
    fn covered_from(&self) -> Option<Timestamp> {
        let over = self.report.incidents.iter().filter(|incident| incident.phase == FeedPhase::Resolved);
        over.filter_map(|incident| incident.started_at).min()
    }
}

/// The changes that stretches give: at each time the worst of them; between them operational, as far as the feed lists what
/// happened. What is so at the end is not repeated after it.
fn dated<'a>(
    stretches: &[Stretch<'a>],
    covered_from: Option<Timestamp>,
    read_at: Timestamp,
) -> Vec<(Timestamp, Status, Option<&'a str>)> {
    let mut edges: Vec<Timestamp> = stretches.iter().flat_map(|one| [one.from, one.to]).chain(covered_from).collect();
    edges.sort_unstable();
    edges.dedup();
    let mut changes: Vec<(Timestamp, Status, Option<&str>)> = Vec::new();
    for at in edges.into_iter().filter(|at| *at < read_at) {
        let worst = stretches.iter().filter(|one| one.from <= at && at < one.to).max_by_key(|one| one.status.rank());
        let (status, title) = worst.map_or((Status::Operational, None), |one| (one.status, Some(one.title)));
        if changes.last().is_none_or(|(_, last, _)| *last != status) {
            changes.push((at, status, title));
        }
    }
    let surplus = changes.len().saturating_sub(MOST_CHANGES);
    changes.split_off(surplus)
}

fn same_in_both(text: &str) -> Text {
    Text { ko: text.to_owned(), en: text.to_owned() }
}

/// The feed as the source of what it says. A file beside the board has no address unless the board or the feed names its page.
fn source(report: &Report, feed: &Feed) -> Option<Source> {
    let name = feed.name.as_ref().map(|name| name.en.clone()).or_else(|| report.name.clone());
    let fetched = match &feed.place {
        FeedPlace::Address(address) => Some(address.clone()),
        FeedPlace::File(_) => None,
    };
    let address = feed.page.clone().or_else(|| report.page.clone()).or(fetched)?;
    let title = same_in_both(&name.unwrap_or_else(|| feed.id.to_string()));
    Some(Source { id: feed.id.clone(), title, address: Some(address), published: None })
}

/// The incidents as a board has them; maintenance is no incident.
fn incidents(report: &Report, feed: &Feed) -> Vec<Incident> {
    let mut taken = std::collections::HashSet::new();
    let parts: Vec<Part<'_>> = feed.maps.iter().map(|mapping| Part::new(report, mapping)).collect();
    let kept = report.incidents.iter().filter(|incident| !incident.phase.is_maintenance()).take(MOST_INCIDENTS);
    kept.filter_map(|incident| {
        let id = id_of(feed, &incident.id).filter(|id| taken.insert(id.clone()))?;
        let said = incident.updates.iter().filter(|update| !update.text.is_empty());
        let updates = said.filter_map(|update| {
            let phase = phase(update.phase.unwrap_or(incident.phase));
            Some(Update { at: update.at?, phase, text: same_in_both(&update.text), sources: vec![feed.id.clone()] })
        });
        let concerned = parts.iter().filter(|part| part.concerns(incident)).map(|part| part.mapping);
        let mut services: Vec<Id> = Vec::new();
        for mapping in concerned {
            if let Subject::Service { service } | Subject::Feature { service, .. } = &mapping.subject
                && !services.contains(service)
            {
                services.push(service.clone());
            }
        }
        Some(Incident {
            id,
            title: same_in_both(&incident.title),
            impact: impact(incident.impact),
            started_at: incident.started_at?,
            resolved_at: incident.resolved_at.filter(|_| incident.phase.is_over()),
            services,
            updates: updates.collect(),
        })
    })
    .collect()
}

/// An id of ours for an id of theirs: the id of the feed and what of theirs fits.
fn id_of(feed: &Feed, id: &str) -> Option<Id> {
    let mut slug = feed.id.to_string();
    for part in id.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()) {
        slug.push('-');
        slug.push_str(&part.to_ascii_lowercase());
    }
    slug.truncate(Id::MAX_LEN);
    Id::parse(slug.trim_end_matches('-'))
}

/// What is not known to be over is not.
fn phase(phase: FeedPhase) -> Phase {
    match phase {
        FeedPhase::Identified => Phase::Identified,
        FeedPhase::Monitoring => Phase::Monitoring,
        FeedPhase::Resolved | FeedPhase::Completed => Phase::Resolved,
        FeedPhase::Investigating | FeedPhase::Scheduled | FeedPhase::InProgress | FeedPhase::Unknown => {
            Phase::Investigating
        }
    }
}

fn impact(impact: FeedImpact) -> Impact {
    match impact {
        FeedImpact::None => Impact::None,
        FeedImpact::Minor => Impact::Minor,
        FeedImpact::Major => Impact::Major,
        FeedImpact::Critical => Impact::Critical,
        FeedImpact::Maintenance | FeedImpact::Unknown => Impact::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::at;
    use super::*;
    use crate::feeds::decode_feed;

    fn id(word: &str) -> Id {
        Id::parse(word).expect("an id")
    }

    fn feed(maps: Vec<Mapping>) -> Feed {
        Feed {
            id: id("acme"),
            format: None,
            place: FeedPlace::File("acme.json".to_owned()),
            name: None,
            page: None,
            interval_seconds: Some(60),
            stream: None,
            proxied: false,
            maps,
        }
    }

    fn mapping(service: &str, components: &[&str]) -> Mapping {
        let components = components.iter().map(|name| (*name).to_owned()).collect();
        Mapping { subject: Subject::Service { service: id(service) }, components, groups: vec![], regions: vec![] }
    }

    /// Reads bodies one after the other, at their instants, and gives the events of the last reading as
    /// `service status when`.
    fn read(feed: &Feed, bodies: &[(&str, &str)]) -> (Vec<String>, Vec<Finding>) {
        let mut history = FeedHistory::default();
        let mut last = (Vec::new(), Vec::new());
        for (read_at, body) in bodies {
            let report = decode_feed(body.as_bytes(), None, None).value.expect("a feed");
            let (document, findings) = history.take(&report, feed, &id("board"), at(read_at).expect("an instant"));
            let word = |event: &Event| {
                let Subject::Service { service } = &event.subject else { return String::new() };
                let when = match event.when {
                    When::At(at) => at.to_string(),
                    When::Between { from, to } => format!("{from}..{to}"),
                };
                format!("{service} {} {when}", event.status.word())
            };
            last = (document.events.iter().map(word).collect(), findings);
        }
        last
    }

    const UP: &str = r#"{"page":{},"components":[{"id":"a","name":"API","status":"operational"}]}"#;
    const DOWN: &str = r#"{"page":{},"components":[{"id":"a","name":"API","status":"major_outage"}]}"#;

    #[test]
    fn what_changes_between_two_readings_is_bounded_by_them() {
        let feed = feed(vec![mapping("api", &["API"])]);
        let (events, _) =
            read(&feed, &[("2026-11-22T10:00:00Z", UP), ("2026-11-22T10:01:00Z", UP), ("2026-11-22T10:02:00Z", DOWN)]);
        assert_eq!(
            events,
            [
                "api operational 1970-01-01T00:00:00Z..2026-11-22T10:00:00Z",
                "api major_outage 2026-11-22T10:01:00Z..2026-11-22T10:02:00Z"
            ]
        );
    }

    #[test]
    fn nobody_knows_what_was_so_while_nothing_was_read() {
        let feed = feed(vec![mapping("api", &["a"])]);
        let (events, _) = read(&feed, &[("2026-11-22T10:00:00Z", UP), ("2026-11-22T11:00:00Z", UP)]);
        assert_eq!(
            events,
            [
                "api operational 1970-01-01T00:00:00Z..2026-11-22T10:00:00Z",
                "api unknown 2026-11-22T10:05:00Z",
                "api operational 2026-11-22T10:05:00Z..2026-11-22T11:00:00Z"
            ]
        );
    }

    #[test]
    fn an_incident_dates_what_a_component_shows() {
        let body = r#"{"page":{},"components":[{"id":"a","name":"API","status":"major_outage"}],
            "incidents":[{"id":"1","name":"Down","status":"identified","impact":"critical",
              "created_at":"2026-11-22T09:30:00Z","components":[{"id":"a","name":"API"}]},
             {"id":"0","name":"Slow","status":"resolved","impact":"minor","created_at":"2026-11-22T07:00:00Z",
              "resolved_at":"2026-11-22T08:00:00Z","components":[{"id":"a","name":"API"}]}]}"#;
        let (events, _) = read(&feed(vec![mapping("api", &["a"])]), &[("2026-11-22T10:00:00Z", body)]);
        assert_eq!(
            events,
            [
                "api degraded 2026-11-22T07:00:00Z",
                "api operational 2026-11-22T08:00:00Z",
                "api major_outage 2026-11-22T09:30:00Z"
            ]
        );
    }

    #[test]
    fn the_updates_of_an_incident_give_the_exact_history_of_a_component() {
        let body = r#"{"page":{},"components":[{"id":"a","name":"API","status":"degraded_performance"}],
            "incidents":[{"id":"1","name":"Down","status":"monitoring","impact":"critical",
              "created_at":"2026-11-22T09:30:00Z","components":[{"id":"a","name":"API"}],"incident_updates":[
              {"display_at":"2026-11-22T09:45:00Z","affected_components":[{"code":"a","new_status":"degraded_performance"}]},
              {"display_at":"2026-11-22T09:31:00Z","affected_components":[{"code":"a","new_status":"major_outage"}]}]}]}"#;
        let (events, _) = read(&feed(vec![mapping("api", &["a"])]), &[("2026-11-22T10:00:00Z", body)]);
        assert_eq!(events, ["api major_outage 2026-11-22T09:31:00Z", "api degraded 2026-11-22T09:45:00Z"]);
    }

    #[test]
    fn a_component_that_the_feed_does_not_have_is_unknown_and_named() {
        let (events, findings) = read(&feed(vec![mapping("web", &["Web"])]), &[("2026-11-22T10:00:00Z", UP)]);
        assert_eq!(events, ["web unknown 1970-01-01T00:00:00Z..2026-11-22T10:00:00Z"]);
        assert_eq!(findings[0].problem, Problem::UnknownReference("Web".to_owned()));
        assert_eq!(findings[0].pointer, "/feeds/acme/maps/0");
    }
}
