//! What has changed on a board up to a moment, newest first.
//!
//! A change is taken from what the documents say of a subject, not from when their feeds went stale: that is a matter of when
//! somebody looked. One that is only bounded has both bounds and comes at the later one, from which on it is known.
//!
//! *Invariant:* the name of a change depends on the board, on what changed, on when it was known at the latest and on the
//! status, and on nothing else: not on the language, the moment, the run, or on other changes. The earlier bound is no part of
//! it, because what becomes known of the time before can move it. Nor is the later one where something is seen for the first
//! time: for who keeps no history of a feed that is each run anew.

use std::cmp::Reverse;
use std::collections::HashSet;

use downboard_core::model::{
    Board, Dispute, Event, FeatureIndex, Id, Milestone, ServiceIndex, SiteIndex, Status, Subject,
};
use downboard_core::time::{MINUTE, Timestamp};
use downboard_core::timeline::{BoardLog, Change as Said, Timeline};
use downboard_export::facts::cited;
use downboard_words::detail_words;

use crate::edition::Edition;
use crate::guid::Guid;

/// From which status to which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The status before; unknown where nothing was known.
    pub before: Status,
    /// The status from then on.
    pub status: Status,
}

/// What changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// The status of a service, which is the roll-up of its features, or of one of these.
    Service {
        /// The service.
        service: ServiceIndex,
        /// The feature; none is the service as a whole.
        feature: Option<FeatureIndex>,
        /// From which status to which.
        turn: Turn,
    },
    /// The status of a site.
    Site {
        /// The site.
        site: SiteIndex,
        /// From which status to which.
        turn: Turn,
    },
    /// Something that happened at a site.
    Milestone {
        /// What, as an index into the milestones of the log.
        index: usize,
    },
}

/// A change of a board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What changed.
    pub what: Changed,
    /// The earliest it can have been; none where nothing bounds it.
    pub earliest: Option<Timestamp>,
    /// The latest it can have been.
    pub latest: Timestamp,
    /// Its name, which stays.
    pub guid: Guid,
}

/// How many sources are named with a change.
const SOURCES: usize = 3;

/// The changes of a board up to a moment, newest first: of each service and feature, of each site, and what happened at the
/// sites. What was so before the board begins is no change, nor is that something is seen to work for the first time.
pub fn changes(log: &BoardLog, at: Timestamp) -> Vec<Change> {
    let services = ServiceIndex::each(&log.services).flat_map(|(index, _)| of_service(log, index));
    let sites = SiteIndex::each(&log.sites).flat_map(|(index, _)| of_site(log, index));
    let milestones = (0..log.milestones.len()).filter_map(|index| of_milestone(log, index));
    let mut changes: Vec<Change> = services.chain(sites).chain(milestones).collect();
    changes.retain(|change| change.latest > log.period.from && change.latest <= at);
    changes.sort_by_key(|change| Reverse(change.latest));
    let mut named = HashSet::new();
    changes.retain(|change| named.insert(change.guid.clone()));
    changes
}

fn of_service(log: &BoardLog, service: ServiceIndex) -> Vec<Change> {
    let (Some(record), Some(own)) = (log.board.service(service), log.service_at(service)) else { return Vec::new() };
    let whole = timeline(&own.events, |event| matches!(event.subject, Subject::Service { .. }));
    let features: Vec<Timeline> = record
        .features
        .iter()
        .map(|feature| timeline(&own.events, |event| is_of_feature(event, &feature.id)).unwrap_or_default())
        .collect();
    let members = record.features.iter().zip(&features).map(|(feature, timeline)| (timeline, feature.essential));
    let together = Timeline::roll_up(whole.iter().map(|timeline| (timeline, true)).chain(members));
    let change = |feature: Option<FeatureIndex>, turned: Turned| {
        let name = feature.and_then(|feature| record.feature_at(feature)).map_or("", |feature| feature.id.as_str());
        turned.change(&log.board, ["service", record.id.as_str(), name], |turn| Changed::Service {
            service,
            feature,
            turn,
        })
    };
    let of_whole = turns(&together).into_iter().map(|turned| change(None, turned));
    let of_features = FeatureIndex::each(&features)
        .flat_map(|(feature, timeline)| turns(timeline).into_iter().map(move |turned| (feature, turned)));
    of_whole.chain(of_features.map(|(feature, turned)| change(Some(feature), turned))).collect()
}

fn of_site(log: &BoardLog, site: SiteIndex) -> Vec<Change> {
    let (Some(record), Some(own)) = (log.board.site(site), log.site_at(site)) else { return Vec::new() };
    let timeline = timeline(&own.events, |_| true).unwrap_or_default();
    let change = |turned: Turned| {
        turned.change(&log.board, ["site", record.id.as_str(), ""], |turn| Changed::Site { site, turn })
    };
    turns(&timeline).into_iter().map(change).collect()
}

/// What happened has an id of its own, by which it is the same when its time is put right.
fn of_milestone(log: &BoardLog, index: usize) -> Option<Change> {
    let Milestone { id, site, when, .. } = log.milestones.get(index)?;
    let guid = Guid::of(&["change", log.board.id.as_str(), "milestone", site.as_str(), id.as_str()]);
    Some(Change { what: Changed::Milestone { index }, earliest: when.earliest(), latest: when.latest(), guid })
}

/// The timeline of the events that belong to it, as if every feed were fresh; nothing where there are none.
fn timeline(events: &[Event], belongs: impl Fn(&Event) -> bool) -> Option<Timeline> {
    let own = events.iter().filter(|event| belongs(event));
    let said: Vec<Said> = own.map(|event| (event.when, event.status, None)).collect();
    (!said.is_empty()).then(|| Timeline::from_changes(&said))
}

fn is_of_feature(event: &Event, id: &Id) -> bool {
    matches!(&event.subject, Subject::Feature { feature, .. } if feature == id)
}

/// A turn and its bounds.
struct Turned {
    turn: Turn,
    earliest: Option<Timestamp>,
    latest: Timestamp,
}

impl Turned {
    fn change(self, board: &Board, subject: [&str; 3], what: impl FnOnce(Turn) -> Changed) -> Change {
        let Self { turn, earliest, latest } = self;
        let [kind, id, feature] = subject;
        let when = if earliest.is_some() { latest.to_string() } else { String::new() };
        let guid = Guid::of(&["change", board.id.as_str(), kind, id, feature, &when, turn.status.word()]);
        Change { what: what(turn), earliest, latest, guid }
    }
}

/// Where one status that is certain follows another.
fn turns(timeline: &Timeline) -> Vec<Turned> {
    let mut turns = Vec::new();
    let mut before = Status::Unknown;
    for piece in timeline.pieces().iter().filter(|piece| piece.possible.is_certain()) {
        let status = piece.status;
        let Some(latest) = piece.from.filter(|_| status != before) else { continue };
        // The epoch stands for a beginning that nobody knows.
        let earliest = timeline.since(latest).from.filter(|from| *from > Timestamp::EPOCH);
        // What is seen to work for the first time may have worked all along.
        let is_first_sight = before == Status::Unknown && earliest.is_none() && status == Status::Operational;
        if !is_first_sight {
            turns.push(Turned { turn: Turn { before, status }, earliest, latest });
        }
        before = status;
    }
    turns
}

impl Change {
    /// What changed to what, in a line.
    pub fn title(&self, edition: Edition<'_>) -> String {
        let log = &edition.view.log;
        let status = |turn: Turn| edition.words().status(turn.status);
        match self.what {
            Changed::Service { service, feature, turn } => {
                let record = log.board.service(service);
                let name = record.map_or("", |record| edition.text(&record.name));
                let feature = record.zip(feature).and_then(|(record, feature)| record.feature_at(feature));
                let feature = feature.map(|feature| downboard_words::feature_of(name, edition.text(&feature.name)));
                downboard_words::changed_to(feature.as_deref().unwrap_or(name), status(turn))
            }
            Changed::Site { site, turn } => downboard_words::changed_to(site_name(edition, site), status(turn)),
            Changed::Milestone { index } => log.milestones.get(index).map_or_else(String::new, |milestone| {
                let site = log.site(&milestone.site).map_or("", |(site, _)| edition.text(&site.short_name));
                downboard_words::changed_to(site, edition.text(&milestone.label))
            }),
        }
    }

    /// When it changed and from what, what is known of it, what others say, and where that was published: a paragraph each.
    pub fn paragraphs(&self, edition: Edition<'_>) -> Vec<String> {
        let log = &edition.view.log;
        match self.what {
            Changed::Service { service, feature, turn } => {
                let record = log.board.service(service);
                let feature = record.zip(feature).and_then(|(record, feature)| record.feature_at(feature));
                let events = log.service_at(service).map(|own| own.events.as_slice()).unwrap_or_default();
                let is_about = |event: &Event| match feature {
                    Some(feature) => is_of_feature(event, &feature.id),
                    None => matches!(event.subject, Subject::Service { .. }),
                };
                let is_evidence = |event: &Event| feature.is_none() || is_about(event);
                self.turned(edition, turn, events, is_about, is_evidence)
            }
            Changed::Site { site, turn } => {
                let events = log.site_at(site).map(|own| own.events.as_slice()).unwrap_or_default();
                self.turned(edition, turn, events, |_| true, |_| true)
            }
            Changed::Milestone { index } => log.milestones.get(index).map_or_else(Vec::new, |milestone| {
                let (when, text) = (self.when(edition), edition.text(&milestone.text));
                let said = downboard_words::happened(edition.lang, &downboard_words::capitalised(&when), text);
                let sources = source_line(edition, &milestone.sources);
                [said].into_iter().chain(disputed(edition, &milestone.disputes)).chain(sources).collect()
            }),
        }
    }

    fn turned(
        &self,
        edition: Edition<'_>,
        turn: Turn,
        events: &[Event],
        is_about: impl Fn(&Event) -> bool,
        is_evidence: impl Fn(&Event) -> bool,
    ) -> Vec<String> {
        let when = self.when(edition);
        let said = match self.earliest {
            Some(_) => {
                let turn = downboard_words::changed_from(edition.lang, turn.before, turn.status);
                downboard_words::happened(edition.lang, &when, &turn)
            }
            None => downboard_words::changed_to(&when, edition.words().status(turn.status)),
        };
        let at_once = || events.iter().filter(|event| event.when.latest() == self.latest);
        let own = at_once().find(|event| is_about(event) && event.status == turn.status);
        let note = own.and_then(|event| event.note.as_ref()).map(|note| edition.text(note).to_owned());
        let disputes = own.map(|event| event.disputes.as_slice()).unwrap_or_default();
        let sources = at_once().filter(|event| is_evidence(event)).flat_map(|event| &event.sources);
        let said = format!("{}.", downboard_words::capitalised(&said));
        let rest = note.into_iter().chain(disputed(edition, disputes)).chain(source_line(edition, sources));
        [said].into_iter().chain(rest).collect()
    }

    /// When it changed, with the zone: at an instant, between two, or when it was first seen.
    fn when(&self, edition: Edition<'_>) -> String {
        let (lang, zone) = (edition.lang, &edition.board().zone);
        let moment = |at| downboard_words::day_and_clock(lang, at, zone);
        let minute = |at: Timestamp| at.as_second().div_euclid(MINUTE);
        let latest = || format!("{} {}", moment(self.latest), zone.label_at(self.latest));
        match self.earliest {
            None => downboard_words::seen(lang, &latest(), true),
            Some(earliest) if minute(earliest) == minute(self.latest) => latest(),
            Some(earliest) => {
                let to = downboard_words::short_moment(lang, self.latest, earliest, zone);
                downboard_words::when(lang, &moment(earliest), &format!("{to} {}", zone.label_at(self.latest)))
            }
        }
    }
}

fn site_name(edition: Edition<'_>, site: SiteIndex) -> &str {
    edition.board().site(site).map_or("", |site| edition.text(&site.short_name))
}

fn disputed(edition: Edition<'_>, disputes: &[Dispute]) -> Vec<String> {
    let what = detail_words(edition.lang).disputed;
    disputes.iter().map(|dispute| downboard_words::changed_to(what, edition.text(&dispute.claim))).collect()
}

/// The titles of the first sources, and how many more there are. A title has commas in it.
fn source_line<'a>(edition: Edition<'a>, ids: impl IntoIterator<Item = &'a Id>) -> Option<String> {
    let sources = cited(&edition.view.log, ids);
    let titles = sources.iter().take(SOURCES).map(|source| edition.text(&source.title).to_owned());
    let more = sources.len().saturating_sub(SOURCES);
    let more = (more > 0).then(|| downboard_words::and_more(edition.lang, more));
    let row = titles.chain(more).collect::<Vec<_>>().join("; ");
    (!sources.is_empty()).then(|| downboard_words::changed_to(edition.words().source, &row))
}
