//! From items of RSS and entries of Atom to incidents: items that tell of one incident are folded, the updates in a
//! text are taken apart, and phase, start and end are those of the updates. When an item was published is the time of an
//! incident only where nothing in its text has one, and then it is said so.

use std::collections::{HashMap, HashSet};

use super::super::report::{FeedImpact, FeedIncident, FeedPhase, FeedUpdate, NamedComponent};
use super::super::xml::XmlPlace;
use super::super::{text, times};
use super::words::{self, Title};
use downboard_core::model::{Address, Status};
use downboard_core::reading::{Effect, Expected, Problem, excerpt};
use downboard_core::time::{DAY, MINUTE, Timestamp};

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
    pub(in super::super) place: XmlPlace<'e>,
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
    /// The status of the component whose change the title tells.
    change: Option<Status>,
    /// Oldest first.
    updates: Vec<FeedUpdate>,
    affected: Vec<NamedComponent>,
    /// How the text is written.
    shape: Shape,
    impact: Option<FeedImpact>,
    /// Start and end, where the text names them.
    started_at: Option<Timestamp>,
    ended_at: Option<Timestamp>,
}

/// How a text tells of its updates.
#[derive(Clone, Copy, PartialEq)]
enum Shape {
    /// As Statuspage does: each with its time, and `published` is that of the newest.
    Statuspage,
    /// Likewise, by others.
    Paragraphs,
    /// Each begins with its time.
    Dated,
    /// As one, without a time.
    Prose,
}

/// The status of a history whose incidents are all over: that of everything, where its publisher is known to list what is
/// open. Statuspage does, and its histories are known by how they are written. Any other says nothing of now, and neither
/// does one without entries, which may be new, or broken.
fn calm(told: &[Told<'_>], incidents: &[FeedIncident]) -> Option<Status> {
    let is_calm = |incident: &FeedIncident| incident.phase.is_over() || incident.phase == FeedPhase::Scheduled;
    let lists_all = !told.is_empty() && told.iter().all(|told| told.shape == Shape::Statuspage);
    (lists_all && incidents.iter().all(is_calm)).then_some(Status::Operational)
}

/// The incidents of which the items tell, and what they mean for the whole.
pub(in super::super) fn incidents(items: Vec<Item<'_>>) -> (Vec<FeedIncident>, Option<Status>) {
    let mut told: Vec<Told<'_>> = items.into_iter().map(tell).collect();
    let at = |told: &Told<'_>| told.item.updated.max(told.item.published);
    // The newest stand first, unless the times say otherwise: the order counts where two times are the same.
    let is_oldest_first = told.first().and_then(at) < told.last().and_then(at) && told.first().and_then(at).is_some();
    if !is_oldest_first {
        told.reverse();
    }
    told.sort_by_key(at);
    let mut incidents = Vec::new();
    let mut undated: Vec<&Told<'_>> = Vec::new();
    for group in groups(&told) {
        incidents.extend(incident(&group));
        undated.extend(ends_by_publication(&group).then(|| group.last()).flatten());
    }
    if let Some(first) = undated.last() {
        let published = if first.item.place.pointer.starts_with("/entry") { "published" } else { "pubDate" };
        let problem = Problem::OnlyPublished { count: undated.len() };
        first.item.place.report(published, problem, Expected::End, Effect::Kept);
    }
    let calm = calm(&told, &incidents);
    (incidents, calm)
}

/// The items that tell of one incident, oldest first.
fn groups<'t, 'e>(told: &'t [Told<'e>]) -> Vec<Vec<&'t Told<'e>>> {
    let mut by_key: HashMap<Key<'_>, usize> = HashMap::new();
    let mut groups: Vec<Vec<&Told<'_>>> = Vec::new();
    for one in told {
        let keys = keys(one);
        let known = keys.iter().find_map(|key| by_key.get(key).copied());
        let is_next = |group: &Vec<&Told<'_>>| group.last().is_some_and(|last| begins_another(last, one));
        let number = known.filter(|number| !groups.get(*number).is_some_and(is_next)).unwrap_or(groups.len());
        match groups.get_mut(number) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
        by_key.extend(keys.into_iter().map(|key| (key, number)));
    }
    groups
}

/// What items of one incident have in common.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Key<'t> {
    Service(&'t str),
    Component(&'t str),
    Link(&'t str, Option<&'t str>),
    Title(&'t str, &'t str),
}

/// The keys of an item, of which one must be another's: an id that items with different links and titles share is none.
fn keys<'t>(told: &'t Told<'_>) -> Vec<Key<'t>> {
    let id = told.item.id.as_str();
    if let Some(service) = aws_service(id) {
        vec![Key::Service(service)]
    } else if told.change.is_some() {
        vec![Key::Component(&told.title.text)]
    } else {
        let link = told.item.link.as_ref().map(Address::as_str);
        vec![Key::Link(id, link), Key::Title(id, &told.title.text)]
    }
}

/// Whether an item tells of another incident than the one before it of the same service or component, which was over. AWS
/// gives the title of the end to the older items of the same incident too.
fn begins_another(last: &Told<'_>, next: &Told<'_>) -> bool {
    if last.change.is_none() && aws_service(&last.item.id).is_none() {
        return false;
    }
    let is_retitled = next.change.is_none()
        && last.title.text == next.title.text
        && match (last.item.published, next.item.published) {
            (Some(last), Some(next)) => last.checked_add(DAY).is_some_and(|until| next <= until),
            _ => false,
        };
    last.title.phase.is_some_and(FeedPhase::is_over) && !is_retitled
}

/// The service in a guid of AWS, `http://status.aws.amazon.com/#ec2-us-east-1_1408123456`: every update has a guid of
/// its own, and what is told of one service until it works again is one incident.
fn aws_service(id: &str) -> Option<&str> {
    let (service, number) = id.rsplit_once('_')?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let (_, service) = service.split_once("//status.aws.amazon.com/#").filter(|_| is_number)?;
    Some(service)
}

/// The region in the name that AWS gives a service, `ec2-us-east-1`, and the service without it.
fn aws_region(service: &str) -> (&str, Option<&str>) {
    let parts: Vec<&str> = service.rsplitn(4, '-').collect();
    let is_number = |part: &&&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let region = match parts.as_slice() {
        [number, place, land, name] if land.len() == 2 && is_number(&number) => {
            Some((*name, land.len() + place.len() + number.len() + 2))
        }
        _ => None,
    };
    match region.and_then(|(name, len)| Some((name, service.get(service.len() - len..)?))) {
        Some((name, region)) => (name, Some(region)),
        None => (service, None),
    }
}

fn tell(mut item: Item<'_>) -> Told<'_> {
    let incident = (item.publisher == Publisher::Slack).then_some(FeedImpact::Minor);
    let html = std::mem::take(&mut item.html);
    let whole = item
        .title
        .clone()
        .or_else(|| text::plain(&html).lines().next().map(|line| text::line(line, text::LONGEST_NAME)));
    let whole = whole.unwrap_or_else(|| text::line(&item.id, text::LONGEST_NAME));
    let mut title = words::title(&whole, incident);
    let change = words::state_change(&title.text).map(|(name, status)| (name.to_owned(), status));
    if let Some((name, status)) = &change {
        title.text.clone_from(name);
        title.phase = (*status == Status::Operational).then_some(FeedPhase::Resolved).or(title.phase);
        title.impact = impact_of(*status);
    }
    let paragraphs = words::paragraphs(&html);
    let mut told = Told {
        item,
        title,
        change: change.map(|(_, status)| status),
        updates: Vec::new(),
        affected: Vec::new(),
        shape: Shape::Prose,
        impact: None,
        started_at: None,
        ended_at: None,
    };
    if paragraphs.is_empty() {
        tell_prose(&mut told, &html, &whole);
    } else {
        // The marks for its own script around the day and the time are Statuspage's alone.
        told.shape = if html.contains("data-var=") { Shape::Statuspage } else { Shape::Paragraphs };
        told.updates = of_paragraphs(&told.item, paragraphs);
    }
    told
}

/// What an incident has for an impact that makes something of this status.
fn impact_of(status: Status) -> Option<FeedImpact> {
    match status {
        Status::Operational | Status::Unknown => None,
        Status::Degraded => Some(FeedImpact::Minor),
        Status::PartialOutage => Some(FeedImpact::Major),
        Status::MajorOutage => Some(FeedImpact::Critical),
        Status::Maintenance => Some(FeedImpact::Maintenance),
    }
}

/// The updates in one text, oldest first. They stand there newest first, mostly without years: each is dated by the one
/// before.
fn of_paragraphs(item: &Item<'_>, paragraphs: Vec<words::Paragraph>) -> Vec<FeedUpdate> {
    // Statuspage publishes at the time of the newest update, or at the start of what is planned.
    let published = item.published.or(item.updated);
    let phases: Vec<_> = paragraphs.iter().map(|one| phase(item, words::label(&one.label))).collect();
    let is_planned = phases.first() == Some(&Some(FeedPhase::Scheduled));
    let written: Vec<_> = paragraphs.iter().map(|one| times::words(&one.date)).collect();
    let known = published.filter(|_| !is_planned);
    let offset = known.and_then(|known| written.first().copied().flatten()?.offset_by(known));
    let zone = written.first().copied().flatten().map(|first| first.zone());
    let mut near = published;
    let mut times = Vec::new();
    for one in &written {
        let of_first = one.filter(|one| Some(one.zone()) == zone).zip(offset);
        let at = match of_first {
            Some((one, offset)) => one.instant_at(offset, near),
            None => one.and_then(|one| one.instant(near)),
        };
        near = at.or(near);
        times.push(at);
    }
    if let Some((one, _)) = paragraphs.iter().zip(&times).find(|(_, at)| at.is_none()) {
        report(item, times::problem(&one.date), Expected::Instant);
    }
    if let Some(first) = times.first_mut().filter(|first| first.is_none() && !is_planned) {
        *first = published;
    }
    let is_oldest_first = in_order(item, known, &mut times);
    let updates = paragraphs.into_iter().zip(phases).zip(times);
    let mut updates: Vec<FeedUpdate> =
        updates.map(|((one, phase), at)| FeedUpdate { at, phase, text: one.text, affected: Vec::new() }).collect();
    if !is_oldest_first {
        updates.reverse();
    }
    updates
}

/// Holds the times of updates against their order, and tells whether the oldest stands first. Where the time of publication
/// points to the first or the last of the list, that is the last word, and a time after it cannot be right.
fn in_order(item: &Item<'_>, published: Option<Timestamp>, times: &mut [Option<Timestamp>]) -> bool {
    let minute = |at: Timestamp| at.as_second().div_euclid(MINUTE);
    let is_pointed_to = |at: Option<&Option<Timestamp>>| {
        published.is_some() && at.copied().flatten().map(minute) == published.map(minute)
    };
    if is_pointed_to(times.first()) {
        let mut newer = times.first().copied().flatten();
        let mut is_contradicted = false;
        for at in times.iter_mut().skip(1) {
            if *at > newer {
                *at = None;
                is_contradicted = true;
            }
            newer = at.or(newer);
        }
        if is_contradicted {
            report(item, Problem::OutOfOrder, Expected::InOrder);
        }
        return false;
    }
    is_pointed_to(times.last())
}

fn tell_prose(told: &mut Told<'_>, html: &str, title: &str) {
    let prose = words::prose(html);
    let phase = phase(&told.item, prose.phase);
    let at = told.item.updated.or(told.item.published);
    told.affected = prose.affected;
    told.impact = prose.impact;
    (told.started_at, told.ended_at) = (prose.started_at, prose.ended_at);
    if !prose.updates.is_empty() {
        told.shape = Shape::Dated;
        // What the text says of the whole is said at the time of the newest update.
        told.title.phase = phase.or(told.title.phase);
        told.affected.extend(component_before(title));
        told.updates = prose.updates;
        told.updates.iter_mut().for_each(|update| update.text = text::cut_text(std::mem::take(&mut update.text)));
        told.updates.reverse();
        told.updates.sort_by_key(|update| update.at);
    } else if !(prose.text.is_empty() && phase.is_none()) {
        let text = text::cut_text(prose.text);
        told.updates = vec![FeedUpdate { at, phase, text, affected: Vec::new() }];
    }
}

/// The component in brackets before a title, `[Mail] Letters are late`.
fn component_before(title: &str) -> Option<NamedComponent> {
    let (name, _) = title.strip_prefix('[')?.split_once(']')?;
    let name = name.trim();
    (!name.is_empty() && words::label(name).is_err()).then(|| named(name))
}

fn named(name: &str) -> NamedComponent {
    NamedComponent { component: name.to_owned(), name: Some(name.to_owned()), status: None }
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

/// Whether the end of an incident is known only by when the item that tells of it was published.
fn ends_by_publication(items: &[&Told<'_>]) -> bool {
    let [told] = items else { return false };
    let is_over = told.title.phase.is_some_and(FeedPhase::is_over)
        || told.updates.iter().any(|update| update.phase.is_some_and(FeedPhase::is_over));
    // AWS publishes one item for each update, when it is made.
    let is_known = told.shape != Shape::Prose || told.ended_at.is_some() || aws_service(&told.item.id).is_some();
    is_over && !is_known && told.change.is_none() && told.item.updated.is_none() && told.item.published.is_some()
}

/// The incident of which items tell, oldest first.
fn incident(items: &[&Told<'_>]) -> Option<FeedIncident> {
    let newest = items.last()?;
    let updates = updates(items);
    let said = updates.iter().rev().find_map(|update| update.phase);
    let of_title = newest.title.phase;
    let phase = of_title.filter(|phase| phase.is_over()).or(said).or(of_title).unwrap_or(FeedPhase::Unknown);
    let impact = impact(items, phase);
    let is_planned = impact == FeedImpact::Maintenance;
    let phase = if is_planned && phase == FeedPhase::Resolved { FeedPhase::Completed } else { phase };
    let in_text = |time: fn(&Told<'_>) -> Option<Timestamp>| items.iter().rev().find_map(|told| time(told));
    let end = in_text(|told| told.ended_at).or_else(|| end(&updates)).or_else(|| by_title(newest));
    let resolved_at = end.filter(|_| phase.is_over());
    let started_at = in_text(|told| told.started_at).or_else(|| start(items, &updates, phase));
    let id = items.first()?.item.id.as_str();
    // What is said last of a component counts.
    let mut known = HashSet::new();
    let affected = items.iter().rev().flat_map(|told| told.affected.clone()).chain(services(newest));
    let affected = affected.filter(|one| known.insert(one.component.clone())).collect();
    Some(FeedIncident {
        // What begins and ends at once only tells when it was written.
        started_at: started_at.filter(|start| resolved_at != Some(*start)),
        resolved_at,
        updates,
        affected,
        regions: regions(newest),
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

/// The updates of items, oldest first. Where each update is an item, its title tells the phase from then on; where one item
/// tells all, its title was changed at a time that is not known. Where the titles of all items say that it is over, the older
/// ones were changed afterwards, and the newest is the word of the end.
fn updates(items: &[&Told<'_>]) -> Vec<FeedUpdate> {
    let is_over = |told: &&Told<'_>| told.title.phase.is_some_and(FeedPhase::is_over);
    let is_retitled = items.iter().all(is_over);
    let mut all = Vec::new();
    for (number, told) in items.iter().enumerate() {
        let is_newest = number + 1 == items.len();
        let says = items.len() > 1 && told.shape == Shape::Prose && (is_newest || !is_retitled);
        let of_title = told.title.phase.filter(|_| says);
        all.extend(told.updates.iter().map(|one| FeedUpdate { phase: one.phase.or(of_title), ..one.clone() }));
    }
    all.sort_by_key(|update| update.at);
    all
}

/// The end by an item that says it in its title only: when it was written.
fn by_title(newest: &Told<'_>) -> Option<Timestamp> {
    let is_over = newest.title.phase.is_some_and(FeedPhase::is_over);
    newest.item.updated.or(newest.item.published).filter(|_| is_over && newest.shape == Shape::Prose)
}

/// Azure lists only what is wrong, without saying how wrong.
fn impact(items: &[&Told<'_>], phase: FeedPhase) -> FeedImpact {
    let is_of = |publisher: Publisher| items.iter().any(|told| told.item.publisher == publisher);
    // The guid of Kener.
    let is_planned = phase.is_maintenance() || items.iter().any(|told| told.item.id.starts_with("maintenance-"));
    let of_item = items.iter().rev().find_map(|told| told.title.impact.or(told.impact));
    match of_item {
        Some(impact) if impact != FeedImpact::None || !is_planned => impact,
        _ if is_planned => FeedImpact::Maintenance,
        _ if is_of(Publisher::Azure) => FeedImpact::Minor,
        _ => FeedImpact::Unknown,
    }
}

fn start(items: &[&Told<'_>], updates: &[FeedUpdate], phase: FeedPhase) -> Option<Timestamp> {
    let published = items.iter().filter_map(|told| told.item.published).min();
    let has = |shapes: &[Shape]| items.iter().any(|told| shapes.contains(&told.shape));
    let has_paragraphs = has(&[Shape::Statuspage, Shape::Paragraphs]);
    // Where the time of an older update is not known, that of a newer one is no start.
    let first = || updates.first().and_then(|update| update.at);
    if phase == FeedPhase::Scheduled {
        published
    } else if has_paragraphs && phase.is_maintenance() {
        // The first update announces it.
        updates.iter().find(|update| update.phase == Some(FeedPhase::InProgress)).and_then(|update| update.at)
    } else if has_paragraphs {
        first()
    } else if has(&[Shape::Dated]) {
        // Such an item is published when it begins; one that was published long before or after says nothing of that.
        let is_near = |published: &Timestamp| {
            first().is_some_and(|first| {
                *published <= first && published.checked_add(DAY).is_some_and(|until| first <= until)
            })
        };
        published.filter(is_near).or_else(first)
    } else {
        published.or_else(first)
    }
}

/// When the last end was said for the first time: what follows it, such as a report afterwards, is no later end.
fn end(updates: &[FeedUpdate]) -> Option<Timestamp> {
    let after = updates.iter().rev().take_while(|update| update.phase.is_none_or(FeedPhase::is_over));
    after.filter(|update| update.phase.is_some()).last().and_then(|update| update.at)
}

/// The services among the categories of Azure, the service in a guid of AWS, and the component of a change.
fn services(told: &Told<'_>) -> Vec<NamedComponent> {
    let of_azure = told.item.categories.iter().filter(|category| !words::is_region(category)).map(|name| named(name));
    let of_aws = aws_service(&told.item.id).map(|service| aws_region(service).0).filter(|service| !service.is_empty());
    let of_aws = of_aws.map(|service| NamedComponent { name: None, ..named(&text::line(service, text::LONGEST_NAME)) });
    let changed = told.change.map(|status| NamedComponent { status: Some(status), ..named(&told.title.text) });
    of_azure.chain(of_aws).chain(changed).collect()
}

fn regions(told: &Told<'_>) -> Vec<String> {
    let of_azure = told.item.categories.iter().filter(|category| words::is_region(category)).cloned();
    let of_aws = aws_service(&told.item.id).and_then(|service| aws_region(service).1);
    of_azure.chain(of_aws.map(|region| text::line(region, text::LONGEST_NAME))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{at, read_feed};
    use super::*;
    use crate::Report;
    use downboard_core::reading::Finding;

    /// A feed of items, each given as its title, its time of publication, and the rest of it.
    fn feed(items: &[(&str, &str, &str)]) -> (Report, Vec<Finding>) {
        let item = |(title, date, rest): &(&str, &str, &str)| {
            format!("<item><title>{title}</title><pubDate>{date}</pubDate>{rest}</item>")
        };
        let items = items.iter().map(item).collect::<Vec<_>>().concat();
        let (report, findings) = read_feed(&format!("<rss><channel><title>Quay</title>{items}</channel></rss>"));
        (report.unwrap(), findings)
    }

    fn problems(findings: &[Finding]) -> Vec<&Problem> {
        findings.iter().map(|one| &one.problem).collect()
    }

    /// When an incident began and ended.
    fn times(incident: &FeedIncident) -> (Option<Timestamp>, Option<Timestamp>) {
        (incident.started_at, incident.resolved_at)
    }

    /// The updates of an incident, oldest first.
    fn said(incident: &FeedIncident) -> Vec<(Option<Timestamp>, Option<FeedPhase>, &str)> {
        incident.updates.iter().map(|one| (one.at, one.phase, one.text.as_str())).collect()
    }

    #[test]
    fn a_text_with_dated_updates_tells_start_and_end_and_the_publication_does_not() {
        let text = "<guid>1</guid><description><![CDATA[<h3>Status: RESOLVED</h3><p>Severity: unavailable</p>\
            <p>Resolved: Mon, 02 Nov 2026 11:40:00 GMT</p><h4>Updates:</h4>\
            <div><p><b>Mon, 02 Nov 2026 11:40:00 GMT</b></p><h3>Resolved</h3><p>The winch turns.</p><p>Sorry.</p></div>\
            <div><p><b>Mon, 02 Nov 2026 10:15:00 GMT</b></p><h3>Investigating</h3><p>It sticks.</p></div>]]></description>";
        let (report, findings) = feed(&[("[Winch] It does not turn", "Mon, 02 Nov 2026 10:05:00 GMT", text)]);
        assert_eq!(findings, []);
        let incident = &report.incidents[0];
        assert_eq!(times(incident), (at("2026-11-02T10:05:00Z"), at("2026-11-02T11:40:00Z")));
        assert_eq!((incident.phase, incident.impact), (FeedPhase::Resolved, FeedImpact::Critical));
        let looks = (at("2026-11-02T10:15:00Z"), Some(FeedPhase::Investigating), "It sticks.");
        let turns = (at("2026-11-02T11:40:00Z"), Some(FeedPhase::Resolved), "The winch turns.\nSorry.");
        assert_eq!(said(incident), [looks, turns]);
        assert_eq!(incident.affected[0].name.as_deref(), Some("Winch"));
        assert_eq!(report.status(), Status::Unknown);
    }

    #[test]
    fn dated_updates_stand_on_one_line_too_and_a_date_in_prose_is_none() {
        let lines = "2026-11-02T12:00:00Z - Monitoring: Dry.<br>Nov 2, 2026, 11:00 UTC | Identified";
        let text = format!("<guid>1</guid><description><![CDATA[{lines}]]></description>");
        let (report, findings) = feed(&[("Cellar is wet", "Mon, 02 Nov 2026 12:00:00 GMT", &text)]);
        assert_eq!(findings, []);
        let incident = &report.incidents[0];
        assert_eq!((incident.phase, times(incident)), (FeedPhase::Monitoring, (at("2026-11-02T11:00:00Z"), None)));
        let text = "<guid>1</guid><description>2 Nov 2026 11:00 GMT was a wet day.</description>";
        let (report, _) = feed(&[("Cellar is wet", "Mon, 02 Nov 2026 12:00:00 GMT", text)]);
        assert_eq!(report.incidents[0].updates.len(), 1);
        assert_eq!(report.incidents[0].updates[0].text, "2 Nov 2026 11:00 GMT was a wet day.");
    }

    #[test]
    fn where_only_the_publication_is_dated_it_is_the_end_and_said_to_be_once() {
        let items = ["a", "b"].map(|id| format!("<guid>{id}</guid><description>It runs again.</description>"));
        let date = "Tue, 13 Oct 2026 08:00:00 GMT";
        let (report, findings) =
            feed(&[("[Resolved] Late boat", date, &items[0]), ("[Resolved] No boat", date, &items[1])]);
        assert_eq!(problems(&findings), [&Problem::OnlyPublished { count: 2 }]);
        assert_eq!(times(&report.incidents[0]), (None, at("2026-10-13T08:00:00Z")));
        assert_eq!(report.status(), Status::Unknown, "what is over says nothing of now");
    }

    #[test]
    fn an_item_of_aws_that_says_resolved_is_the_end_and_not_the_start() {
        let item = |service: &str, number: u32, text: &str| {
            format!("<guid>http://status.aws.amazon.com/#{service}_{number}</guid><description>{text}</description>")
        };
        let title = "Service is operating normally: [RESOLVED] Ropes fray";
        let (lost, over, told) = (
            item("crane-eu-north-7", 1, "Between 7 and 8 AM."),
            item("rope-eu-north-7", 9, "It holds again."),
            item("rope-eu-north-7", 8, "We can confirm that ropes fray."),
        );
        let old = item("rope-eu-north-7", 1, "It holds again.");
        let (report, findings) = feed(&[
            ("Service is operating normally: [RESOLVED] Lost hooks", "Tue, 10 May 2016 09:30:00 PDT", &lost),
            (title, "Mon, 09 May 2016 15:20:00 PDT", &over),
            (title, "Mon, 09 May 2016 14:10:00 PDT", &told),
            (title, "Sat, 07 May 2016 14:10:00 PDT", &old),
        ]);
        assert_eq!(findings, []);
        let rows: Vec<_> =
            report.incidents.iter().map(|one| (one.title.as_str(), times(one), one.updates.len())).collect();
        assert_eq!(
            rows,
            [
                ("Lost hooks", (None, at("2016-05-10T16:30:00Z")), 1),
                ("Ropes fray", (at("2016-05-09T21:10:00Z"), at("2016-05-09T22:20:00Z")), 2),
                ("Ropes fray", (None, at("2016-05-07T21:10:00Z")), 1),
            ]
        );
        assert_eq!(report.incidents[0].regions, ["eu-north-7"]);
        assert_eq!(report.incidents[0].affected[0].component, "crane");
    }

    /// The text of a history of Statuspage, of updates given as their dates and labels.
    fn paragraphs(updates: &[(&str, &str)]) -> String {
        let update =
            |(date, label): &(&str, &str)| format!("<p><small>{date}</small><br><strong>{label}</strong> - x</p>");
        let updates: Vec<String> = updates.iter().map(update).collect();
        let updates = updates.concat();
        format!("<guid>1</guid><description><![CDATA[{updates}]]></description>")
    }

    #[test]
    fn a_name_of_standard_time_in_summer_is_corrected_by_the_time_of_publication() {
        let text = paragraphs(&[("Oct 28, 14:48 PST", "Resolved"), ("Oct 28, 13:02 PST", "Investigating")]);
        let (report, findings) = feed(&[("Slow", "Mon, 28 Oct 2013 14:48:00 -0700", &text)]);
        assert_eq!(findings, []);
        assert_eq!(times(&report.incidents[0]), (at("2013-10-28T20:02:00Z"), at("2013-10-28T21:48:00Z")));
        let text = text.replace("Oct", "Nov");
        let (report, _) = feed(&[("Slow", "Thu, 28 Nov 2013 14:48:00 -0800", &text)]);
        assert_eq!(report.incidents[0].resolved_at, at("2013-11-28T22:48:00Z"));
    }

    #[test]
    fn the_update_that_the_publication_points_to_is_the_last_word() {
        let text = paragraphs(&[
            ("Nov 3, 05:12 UTC", "Resolved"),
            ("Nov 3, 04:58 UTC", "Monitoring"),
            ("Nov 3, 05:40 UTC", "Investigating"),
        ]);
        let (report, findings) = feed(&[("Scales", "Tue, 03 Nov 2026 05:12:31 +0000", &text)]);
        assert_eq!(problems(&findings), [&Problem::OutOfOrder]);
        let incident = &report.incidents[0];
        assert_eq!((incident.phase, times(incident)), (FeedPhase::Resolved, (None, at("2026-11-03T05:12:00Z"))));
        // Some list the oldest first.
        let text = paragraphs(&[("Nov 3, 05:12 UTC", "Investigating"), ("Nov 3, 05:12 UTC", "Resolved")]);
        let (report, _) = feed(&[("Scales", "Tue, 03 Nov 2026 05:30:00 +0000", &text)]);
        assert_eq!(
            report.incidents[0].phase,
            FeedPhase::Investigating,
            "of two at once the first listed is the newest"
        );
    }

    #[test]
    fn items_of_one_minute_are_told_apart_by_their_order() {
        let date = "Tue, 03 Nov 2026 05:12:00 +0000";
        let text = |word: &str| format!("<guid>1</guid><description>Status: {word}&lt;br&gt;x</description>");
        let (newest, oldest) = (text("Resolved"), text("Investigating"));
        let (report, _) = feed(&[("Scales", date, &newest), ("Scales", date, &oldest)]);
        assert_eq!(report.incidents[0].phase, FeedPhase::Resolved);
    }

    #[test]
    fn dates_with_a_year_are_read_and_an_update_without_a_time_leaves_the_start_open() {
        let text = paragraphs(&[("Nov 2, 2026, 06:50 UTC", "Monitoring"), ("Nov 1, 2026, 23:41 UTC", "Investigating")]);
        let (report, findings) = feed(&[("Gauge", "Mon, 02 Nov 2026 06:50:38 GMT", &text)]);
        assert_eq!((times(&report.incidents[0]).0, findings), (at("2026-11-01T23:41:00Z"), vec![]));
        let text = text.replace("Nov 1, 2026, 23:41 UTC", "the day before");
        let (report, findings) = feed(&[("Gauge", "Mon, 02 Nov 2026 06:50:38 GMT", &text)]);
        assert_eq!(times(&report.incidents[0]).0, None);
        assert_eq!(problems(&findings), [&Problem::Malformed("the day before".to_owned())]);
    }

    #[test]
    fn a_time_that_could_be_several_instants_is_none_and_said_to_be() {
        for date in ["Thu, 26 Nov 2026 09:31:15 IST", "WED,25 NOV 2026 02:23:01", "Fri, 27 Nov 2026"] {
            let (report, findings) = feed(&[("Resolved: x", date, "<guid>1</guid>")]);
            assert_eq!(times(&report.incidents[0]), (None, None), "{date}");
            assert!(problems(&findings).contains(&&Problem::Uncertain(date.to_owned())), "{findings:?}");
        }
    }

    #[test]
    fn a_guid_that_items_of_other_titles_and_links_share_is_no_identity() {
        let item = |link: &str| format!("<guid>same</guid><link>https://status.example.org/{link}</link>");
        let date = "Tue, 03 Nov 2026 05:12:00 +0000";
        let (one, two) = (item("1"), item("2"));
        let (report, _) = feed(&[("Bread", date, &one), ("Butter", date, &two), ("Resolved: Bread", date, &one)]);
        let mut titles: Vec<_> = report.incidents.iter().map(|one| one.title.as_str()).collect();
        titles.sort_unstable();
        assert_eq!(titles.len(), 2, "{titles:?}");
        let (report, _) = feed(&[("Bread", date, &one), ("Butter", date, &two)]);
        assert_eq!(report.incidents.len(), 2);
    }

    #[test]
    fn words_of_handling_are_known_in_the_languages_of_pages() {
        for (title, phase, text) in [
            ("조사 중: 전화가 안 됩니다", FeedPhase::Investigating, "전화가 안 됩니다"),
            ("[복구 완료] 전화", FeedPhase::Resolved, "전화"),
            ("전화 오류 (해결)", FeedPhase::Resolved, "전화 오류"),
            ("数据库异常(已恢复)", FeedPhase::Resolved, "数据库异常"),
            ("数据库异常（排查中）", FeedPhase::Investigating, "数据库异常"),
            ("Behoben: Telefon", FeedPhase::Resolved, "Telefon"),
            ("Résolu : Téléphone", FeedPhase::Resolved, "Téléphone"),
            ("Phone (beta)", FeedPhase::Unknown, "Phone (beta)"),
        ] {
            let (report, _) = feed(&[(title, "Tue, 03 Nov 2026 05:12:00 +0000", "<guid>1</guid>")]);
            assert_eq!((report.incidents[0].phase, report.incidents[0].title.as_str()), (phase, text), "{title}");
        }
    }

    #[test]
    fn an_end_behind_all_titles_of_an_incident_is_the_newest_of_its_items() {
        let item = |text: &str| format!("<link>https://status.example.org/</link><description>{text}</description>");
        let (over, told) = (item("好了。"), item("我们在看。"));
        let (report, findings) = feed(&[
            ("队列(已恢复)", "Mon, 02 Nov 2026 22:20:00 +0800", &over),
            ("队列(已恢复)", "Mon, 02 Nov 2026 22:10:00 +0800", &told),
        ]);
        assert_eq!(findings, []);
        assert_eq!(times(&report.incidents[0]), (at("2026-11-02T14:10:00Z"), at("2026-11-02T14:20:00Z")));
        assert_eq!(report.incidents[0].updates.len(), 2);
    }

    #[test]
    fn a_component_that_is_now_operational_ends_what_was_wrong_with_it() {
        let (report, findings) = feed(&[
            ("Mail is now operational", "Tue, 03 Nov 2026 08:00:00 GMT", "<guid>4</guid>"),
            ("Mail is now degraded", "Tue, 03 Nov 2026 07:00:00 GMT", "<guid>3</guid>"),
            ("Mail is now operational", "Tue, 03 Nov 2026 06:00:00 GMT", "<guid>2</guid>"),
            ("Web is now down", "Tue, 03 Nov 2026 05:00:00 GMT", "<guid>1</guid>"),
        ]);
        assert_eq!(findings, []);
        let rows: Vec<_> = report.incidents.iter().map(|one| (one.title.as_str(), one.phase, times(one))).collect();
        assert_eq!(
            rows,
            [
                ("Mail", FeedPhase::Resolved, (at("2026-11-03T07:00:00Z"), at("2026-11-03T08:00:00Z"))),
                ("Mail", FeedPhase::Resolved, (None, at("2026-11-03T06:00:00Z"))),
                ("Web", FeedPhase::Unknown, (at("2026-11-03T05:00:00Z"), None)),
            ]
        );
        assert_eq!(report.status(), Status::MajorOutage);
    }

    #[test]
    fn what_is_affected_may_stand_on_the_line_of_its_heading() {
        let text = "<guid>1</guid><description><![CDATA[Slow.<br><b>Affected components:</b> Bread, Butter<br>Sorry.]]></description>";
        let (report, _) = feed(&[("Late", "Tue, 03 Nov 2026 05:12:00 GMT", text)]);
        let incident = &report.incidents[0];
        let names: Vec<_> = incident.affected.iter().map(|one| one.name.as_deref()).collect();
        assert_eq!(names, [Some("Bread"), Some("Butter")]);
        assert_eq!(incident.updates[0].text, "Slow.\nSorry.");
    }
}
