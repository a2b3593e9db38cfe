//! From items of RSS and entries of Atom to incidents: items that tell of one incident are folded, the updates in a
//! text are taken apart, and phase, start and end are those of the updates.

use std::collections::{HashMap, HashSet};

use super::super::report::{Affected, FeedImpact, FeedIncident, FeedPhase, FeedUpdate};
use super::super::xml::Place;
use super::super::{text, times};
use super::words::{self, Title};
use crate::decode::{Effect, Expected, Problem, excerpt};
use crate::model::{Address, Status};
use crate::time::Timestamp;

/// The publishers whose feeds mean something of their own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Publisher {
    /// Lists only what is wrong now.
    Azure,
    /// Calls incidents what is less than an outage.
    Slack,
    Other,
}

impl Publisher {
    /// The publisher by the title of the feed.
    pub(in super::super) fn of(title: &str) -> Self {
        if title.starts_with("Azure Status") {
            Self::Azure
        } else if title.starts_with("Slack") {
            Self::Slack
        } else {
            Self::Other
        }
    }
}

/// An item of RSS or an entry of Atom.
pub(in super::super) struct Item<'e> {
    pub(in super::super) place: Place<'e>,
    pub(in super::super) publisher: Publisher,
    /// What tells it from items of other incidents.
    pub(in super::super) id: String,
    pub(in super::super) title: Option<String>,
    pub(in super::super) published: Option<Timestamp>,
    pub(in super::super) updated: Option<Timestamp>,
    /// The name of the element with the text.
    pub(in super::super) body: &'static str,
    pub(in super::super) html: String,
    pub(in super::super) link: Option<Address>,
    pub(in super::super) categories: Vec<String>,
}

/// What an item says.
struct Told<'e> {
    item: Item<'e>,
    title: Title,
    /// Oldest first.
    updates: Vec<FeedUpdate>,
    affected: Vec<Affected>,
    /// Whether the updates have times of their own, and `published` is not the start.
    has_paragraphs: bool,
}

/// The status of a history whose incidents are all over: its publisher knows of nothing that is wrong. A history without
/// entries may be new, or broken, and says nothing.
pub(in super::super) fn calm(incidents: &[FeedIncident]) -> Option<Status> {
    let is_calm = |incident: &FeedIncident| incident.phase.is_over() || incident.phase == FeedPhase::Scheduled;
    (!incidents.is_empty() && incidents.iter().all(is_calm)).then_some(Status::Operational)
}

/// The incidents of which the items tell.
pub(in super::super) fn incidents(items: Vec<Item<'_>>) -> Vec<FeedIncident> {
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut groups: Vec<Vec<Told<'_>>> = Vec::new();
    for item in items {
        let number = *numbers.entry(aws_service(&item.id).unwrap_or(&item.id).to_owned()).or_insert(groups.len());
        match groups.get_mut(number) {
            Some(group) => group.push(tell(item)),
            None => groups.push(vec![tell(item)]),
        }
    }
    let mut incidents = Vec::new();
    for mut group in groups {
        group.sort_by_key(|told| told.item.updated.max(told.item.published));
        let is_of_aws = group.first().is_some_and(|told| aws_service(&told.item.id).is_some());
        let is_last = |told: &Told<'_>| is_of_aws && told.title.phase.is_some_and(FeedPhase::is_over);
        incidents.extend(group.split_inclusive(is_last).filter_map(incident));
    }
    incidents
}

/// The service in a guid of AWS, `http://status.aws.amazon.com/#ec2-us-east-1_1408123456`: every update has a guid of
/// its own, and what is told of one service until it works again is one incident.
fn aws_service(id: &str) -> Option<&str> {
    let (service, number) = id.rsplit_once('_')?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && service.contains("//status.aws.amazon.com/#")).then_some(service)
}

fn tell(mut item: Item<'_>) -> Told<'_> {
    let incident = (item.publisher == Publisher::Slack).then_some(FeedImpact::Minor);
    let html = std::mem::take(&mut item.html);
    let whole = item
        .title
        .clone()
        .or_else(|| text::plain(&html).lines().next().map(|line| text::line(line, text::LONGEST_NAME)));
    let title = words::title(&whole.unwrap_or_else(|| text::line(&item.id, text::LONGEST_NAME)), incident);
    let paragraphs = words::paragraphs(&html);
    let has_paragraphs = !paragraphs.is_empty();
    let (updates, affected) =
        if has_paragraphs { (of_paragraphs(&item, paragraphs), Vec::new()) } else { of_prose(&item, &html) };
    Told { item, title, updates, affected, has_paragraphs }
}

/// The updates in one text, oldest first. They stand there newest first, without years: each is dated by the one
/// before.
fn of_paragraphs(item: &Item<'_>, paragraphs: Vec<words::Paragraph>) -> Vec<FeedUpdate> {
    // Statuspage publishes at the time of the newest update, or at the start of what is planned.
    let published = item.published.or(item.updated);
    let mut near = published;
    let mut updates = Vec::new();
    for paragraph in paragraphs {
        let phase = phase(item, words::label(&paragraph.label));
        let mut at = near.and_then(|near| times::without_year(&paragraph.date, near));
        if at.is_none() {
            report(item, Problem::Malformed(excerpt(&paragraph.date)), Expected::Instant);
            at = published.filter(|_| updates.is_empty() && phase != Some(FeedPhase::Scheduled));
        }
        near = at.or(near);
        updates.push(FeedUpdate { at, phase, text: paragraph.text, affected: Vec::new() });
    }
    updates.reverse();
    updates
}

fn of_prose(item: &Item<'_>, html: &str) -> (Vec<FeedUpdate>, Vec<Affected>) {
    let prose = words::prose(html);
    let phase = phase(item, prose.phase);
    let at = item.updated.or(item.published);
    if prose.text.is_empty() && phase.is_none() {
        return (Vec::new(), prose.affected);
    }
    (vec![FeedUpdate { at, phase, text: prose.text, affected: Vec::new() }], prose.affected)
}

/// The phase of a label; a word that is none is unknown and reported.
fn phase(item: &Item<'_>, label: Result<Option<FeedPhase>, String>) -> Option<FeedPhase> {
    label.unwrap_or_else(|word| {
        report(item, Problem::UnknownWord(excerpt(&word)), Expected::KnownWord);
        Some(FeedPhase::Unknown)
    })
}

fn report(item: &Item<'_>, problem: Problem, expected: Expected) {
    item.place.report(item.body, problem, expected, Effect::Kept);
}

/// The incident of which items tell, oldest first.
fn incident(items: &[Told<'_>]) -> Option<FeedIncident> {
    let newest = items.last()?;
    let mut updates: Vec<FeedUpdate> = items.iter().flat_map(|told| updates(told, items.len())).collect();
    updates.sort_by_key(|update| update.at);
    let said = updates.iter().rev().find_map(|update| update.phase);
    let of_title = newest.title.phase;
    let phase = of_title.filter(|phase| phase.is_over()).or(said).or(of_title).unwrap_or(FeedPhase::Unknown);
    let impact = impact(items, phase);
    let is_planned = impact == FeedImpact::Maintenance;
    let phase = if is_planned && phase == FeedPhase::Resolved { FeedPhase::Completed } else { phase };
    let resolved_at = if phase.is_over() { end(&updates) } else { None };
    let id = items.first()?.item.id.as_str();
    // What is said last of a component counts.
    let mut known = HashSet::new();
    let affected = items.iter().rev().flat_map(|told| told.affected.clone()).chain(services(newest));
    let affected = affected.filter(|one| known.insert(one.component.clone())).collect();
    let regions = newest.item.categories.iter().filter(|category| words::is_region(category)).cloned().collect();
    Some(FeedIncident {
        // What begins and ends at once only tells when it was written.
        started_at: start(items, &updates, phase).filter(|start| resolved_at != Some(*start)),
        resolved_at,
        updates,
        affected,
        regions,
        link: newest.item.link.clone(),
        ..FeedIncident::new(
            newest.item.place.pointer.clone(),
            text::line(id, text::LONGEST_NAME),
            newest.title.text.clone(),
            phase,
            impact,
        )
    })
}

/// The updates of an item. Where each update is an item, its title tells the phase from then on; where one item tells
/// all, its title was changed at a time that is not known.
fn updates(told: &Told<'_>, items: usize) -> Vec<FeedUpdate> {
    let mut updates = told.updates.clone();
    if items > 1 && !told.has_paragraphs {
        for update in &mut updates {
            update.phase = update.phase.or(told.title.phase);
        }
    }
    updates
}

/// Azure lists only what is wrong, without saying how wrong.
fn impact(items: &[Told<'_>], phase: FeedPhase) -> FeedImpact {
    let is_of = |publisher: Publisher| items.iter().any(|told| told.item.publisher == publisher);
    // The guid of Kener.
    let is_planned = phase.is_maintenance() || items.iter().any(|told| told.item.id.starts_with("maintenance-"));
    let of_title = items.iter().rev().find_map(|told| told.title.impact);
    match of_title {
        Some(impact) if impact != FeedImpact::None || !is_planned => impact,
        _ if is_planned => FeedImpact::Maintenance,
        _ if is_of(Publisher::Azure) => FeedImpact::Minor,
        _ => FeedImpact::Unknown,
    }
}

fn start(items: &[Told<'_>], updates: &[FeedUpdate], phase: FeedPhase) -> Option<Timestamp> {
    let published = items.iter().filter_map(|told| told.item.published).min();
    let has_paragraphs = items.iter().any(|told| told.has_paragraphs);
    let first = || updates.iter().filter_map(|update| update.at).min();
    if phase == FeedPhase::Scheduled {
        published
    } else if has_paragraphs && phase.is_maintenance() {
        // The first update announces it.
        updates.iter().find(|update| update.phase == Some(FeedPhase::InProgress)).and_then(|update| update.at)
    } else if has_paragraphs {
        first().or(published)
    } else {
        published.or_else(first)
    }
}

/// When the last end was said for the first time: what follows it, such as a report afterwards, is no later end.
fn end(updates: &[FeedUpdate]) -> Option<Timestamp> {
    let after = updates.iter().rev().take_while(|update| update.phase.is_none_or(FeedPhase::is_over));
    after.filter(|update| update.phase.is_some()).last().and_then(|update| update.at)
}

/// The services among the categories of Azure.
fn services(told: &Told<'_>) -> Vec<Affected> {
    let services = told.item.categories.iter().filter(|category| !words::is_region(category));
    let services = services.map(|name| Affected { component: name.clone(), name: None, status: None });
    services.collect()
}
