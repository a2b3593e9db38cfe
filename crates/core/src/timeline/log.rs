//! The board log: documents put together once, so that any moment can be viewed cheaply.

use std::sync::Arc;

use super::documents::{Documents, FeedContent};
use super::freshness::{FeedState, Freshness};
use super::piece::{Change, Timeline};
use crate::links::Graph;
use crate::links::Offers;
use crate::links::{Positions, grouped};
use crate::model::{
    Alternative, Basis, Board, Day, Event, FeatureIndex, FollowUp, Id, Incident, Measure, Milestone, Period, Planned,
    PlannedState, Promise, Reading, Region, Service, ServiceIndex, Site, SiteIndex, Source, Status, Subject, Total,
};
use crate::order;
use crate::time::{DAY, HOUR, Timestamp};

/// The events of a subject and the timeline that they give.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SubjectLog {
    /// The events, in the order of the documents. The pieces of the timelines refer to them by index.
    pub events: Vec<Event>,
    /// The roll-up of everything that is known.
    pub timeline: Timeline,
    /// One timeline per feature, in the order of the board; a site has none.
    pub features: Vec<Timeline>,
    /// The feeds that say something of it, as indices into the feeds of the board.
    pub feeds: Vec<usize>,
}

/// The events and timelines of one service.
#[derive(Clone, Debug)]
pub struct ServiceLog {
    /// The events of the service and its features, in the order of the documents. The pieces of the timelines refer to them
    /// by index.
    pub events: Vec<Event>,
    /// The roll-up of everything that is known of it.
    pub timeline: Timeline,
    /// The roll-up of what it is of no use without, as far as it is counted: what an estimate of people goes by.
    pub essential: Timeline,
    /// One timeline per feature, in the order of the board.
    pub features: Vec<Timeline>,
    /// The feeds that say something of it, as indices into the feeds of the board.
    pub feeds: Vec<usize>,
    /// When something was last said of it, where that is too long ago for a moment that can be looked at.
    last_word: Option<Timestamp>,
    /// From when on its trouble is a claim whose last word is too old for estimates, rules and sums of hours to run over it.
    pub silent_from: Option<Timestamp>,
    /// The timelines of what it is of no use without, up to then.
    counted: Vec<Timeline>,
    /// What it rests on, run by run of its events: the feed, from when on that no longer counts, and how many events.
    rests_on: Vec<Run>,
}

/// A run of events of one feed: which it is, from when on it no longer counts, and how many events there are.
type Run = (Option<usize>, Option<Timestamp>, usize);

impl ServiceLog {
    /// The timeline of a feature.
    pub fn feature(&self, index: FeatureIndex) -> Option<&Timeline> {
        index.of(&self.features)
    }

    /// The timelines of what the service is of no use without, its own and its essential features', as far as they are
    /// counted.
    pub fn essential_members(&self) -> impl Iterator<Item = &Timeline> {
        self.counted.iter()
    }
}

/// For how many days without a word of its publisher, or a new observation, a claim that something is wrong is counted.
pub const DAYS_WITHOUT_A_WORD: i64 = 7;

/// Documents put together once. Everything that a moment does not change is computed here.
#[derive(Clone, Debug)]
pub struct BoardLog {
    /// The board.
    pub board: Arc<Board>,
    /// The time that the timelines cover.
    pub period: Period,
    /// All incidents.
    pub incidents: Vec<Incident>,
    /// All measures.
    pub measures: Vec<Measure>,
    /// All readings, oldest first.
    pub readings: Vec<Reading>,
    /// The readings of each measure, oldest first, as indices into the readings.
    of_measures: Vec<Vec<usize>>,
    /// All milestones, oldest first.
    pub milestones: Vec<Milestone>,
    /// All promises.
    pub promises: Vec<Promise>,
    /// All published totals.
    pub totals: Vec<Total>,
    /// All that came after.
    pub follow_ups: Vec<FollowUp>,
    /// The state of each feed.
    pub feeds: Vec<(Id, FeedState)>,
    /// The services, in the order of the board. One that did not change is the same as in the log before.
    pub services: Vec<Arc<ServiceLog>>,
    /// The alternatives, in the order of the board.
    pub alternatives: Vec<SubjectLog>,
    /// The sites, in the order of the board.
    pub sites: Vec<SubjectLog>,
    /// The roll-up of each provider's services, in the order of the board.
    pub providers: Vec<Timeline>,
    /// The roll-up of all services.
    pub timeline: Timeline,
    /// When any of them changes: the stops of a replay.
    pub changes: Vec<Timestamp>,
    /// What can be used instead of what, looked up.
    pub(crate) offers: Arc<Offers>,
    /// What hangs on which site.
    pub graph: Arc<Graph>,
    /// Where the reader is.
    pub region: Option<Region>,
    sources: Vec<Source>,
    /// The feeds with what they brought, of which whole days are read only when they are asked for.
    brought: Vec<FeedContent>,
}

/// The time up to a moment that a figure is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// The hour before it.
    LastHour,
    /// Since the board begins.
    SoFar,
}

impl BoardLog {
    /// Puts documents together, as they are at the moment that the board opens at.
    pub fn new(documents: &Documents) -> Self {
        let now =
            documents.board.opens_at.or_else(|| documents.status().map(|(document, _)| document.updated_at).max());
        Self::at(documents, now.unwrap_or(Timestamp::EPOCH), None)
    }

    /// Whether the status of every service of a kind was known all the time up to a moment. Only then does an estimate of
    /// nobody say that nobody was affected, and not merely that nobody is known to have been.
    pub fn is_known(&self, span: Span, at: Timestamp, is_of_kind: impl Fn(&Service) -> bool) -> bool {
        let from = match span {
            Span::LastHour => at.as_second() - HOUR,
            Span::SoFar => self.period.from.as_second(),
        };
        let services = self.board.services.iter().zip(&self.services).filter(|(service, _)| is_of_kind(service));
        let mut pieces = services.flat_map(|(_, own)| own.timeline.pieces());
        !pieces.any(|piece| {
            let has_begun = piece.from.is_none_or(|begins| begins <= at);
            let lasts = piece.to.is_none_or(|ends| ends.as_second() > from);
            piece.status == Status::Unknown && has_begun && lasts
        })
    }

    /// Puts documents together, as they are at a moment. A feed that is stale by then no longer counts from when it went
    /// stale; a rolling period ends there. Services that are as they were in the log before are taken from it.
    ///
    /// Events of subjects that the board does not have are left aside.
    pub fn at(documents: &Documents, now: Timestamp, before: Option<&Self>) -> Self {
        let board = Arc::clone(&documents.board);
        let before = before.filter(|before| Arc::ptr_eq(&before.board, &board));
        let graph = before.map_or_else(|| Arc::new(Graph::of(&board)), |before| Arc::clone(&before.graph));
        let offers = before.map_or_else(|| Arc::new(Offers::of(&board, &graph)), |before| Arc::clone(&before.offers));
        let (mut sources, mut incidents) = (board.sources.clone(), Vec::new());
        for (document, _) in documents.status() {
            sources.extend_from_slice(&document.sources);
            incidents.extend_from_slice(&document.incidents);
        }
        let (mut measures, mut readings, mut milestones) = (Vec::new(), Vec::new(), Vec::new());
        let (mut promises, mut totals, mut follow_ups) = (Vec::new(), Vec::new(), Vec::new());
        for document in documents.recovery() {
            sources.extend_from_slice(&document.sources);
            measures.extend_from_slice(&document.measures);
            readings.extend_from_slice(&document.readings);
            milestones.extend_from_slice(&document.milestones);
            promises.extend_from_slice(&document.promises);
            totals.extend_from_slice(&document.totals);
            follow_ups.extend_from_slice(&document.follow_ups);
        }
        let readings = order::by_key(readings, |reading: &Reading| order::by_time(reading.when));
        let of_measures = grouped(
            measures.iter().map(|measure| &measure.id),
            readings.iter().enumerate().map(|(index, reading)| (index, &reading.measure)),
        );
        let milestones = order::by_key(milestones, |milestone: &Milestone| order::by_time(milestone.when));

        let subjects = Subjects::of(documents, now);
        let services: Vec<_> = ServiceIndex::each(&documents.board.services)
            .map(|(index, service)| {
                subjects.service(index, service, before.and_then(|before| before.service_at(index)))
            })
            .collect();
        let beside = services.len();
        let alternatives = documents.board.alternatives.iter().enumerate();
        let alternatives =
            alternatives.map(|(index, alternative)| subjects.alternative(beside + index, alternative)).collect();
        let sites: Vec<_> = subjects.sites.iter().map(|own| site(own)).collect();
        let providers = board.providers.iter().map(|provider| {
            let own = board.services.iter().zip(&services).filter(|(service, _)| service.provider == provider.id);
            Timeline::roll_up(own.map(|(_, log)| (&log.timeline, true))).without_events()
        });
        let providers = providers.collect();
        let timeline = Timeline::roll_up(services.iter().map(|service| (&service.timeline, true))).without_events();
        let period = board.period.at(now);
        let changes = changes(&board, period, &services, &sites, &milestones);
        Self {
            period,
            incidents,
            measures,
            readings,
            of_measures,
            milestones,
            promises,
            totals,
            follow_ups,
            feeds: documents.feeds.iter().map(|slot| (slot.id.clone(), slot.state)).collect(),
            services,
            alternatives,
            sites,
            providers,
            timeline,
            changes,
            sources,
            brought: documents.feeds.clone(),
            offers,
            graph,
            region: documents.region.or(board.region),
            board,
        }
    }

    /// Whether another log of the board says the same of all services: the feeds may have been read again since.
    pub fn says_same_of_services(&self, other: &Self) -> bool {
        let is_same = |(one, other): (&Arc<ServiceLog>, &Arc<ServiceLog>)| Arc::ptr_eq(one, other);
        let has_brought_same = |(one, other): (&FeedContent, &FeedContent)| one.has_content_of(other);
        Arc::ptr_eq(&self.board, &other.board)
            && self.services.iter().zip(&other.services).all(is_same)
            && self.brought.iter().zip(&other.brought).all(has_brought_same)
    }

    /// The readings of a measure, oldest first, as indices into the readings.
    pub fn readings_of(&self, measure: usize) -> &[usize] {
        self.of_measures.get(measure).map(Vec::as_slice).unwrap_or_default()
    }

    /// The events and timelines of the service of an index.
    pub fn service_at(&self, index: ServiceIndex) -> Option<&Arc<ServiceLog>> {
        index.of(&self.services)
    }

    /// The events and timeline of the site of an index.
    pub fn site_at(&self, index: SiteIndex) -> Option<&SubjectLog> {
        index.of(&self.sites)
    }

    /// The source of an id, from the board or from the document that brought it.
    pub fn source(&self, id: &Id) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == *id)
    }

    /// The service of an id, with its events and timelines.
    pub fn service(&self, id: &Id) -> Option<(&Service, &Arc<ServiceLog>)> {
        self.board.services.iter().zip(&self.services).find(|(service, _)| service.id == *id)
    }

    /// The alternative of an id, with its events and timeline.
    pub fn alternative(&self, id: &Id) -> Option<(&Alternative, &SubjectLog)> {
        self.board.alternatives.iter().zip(&self.alternatives).find(|(alternative, _)| alternative.id == *id)
    }

    /// The site of an id, with its events and timeline.
    pub fn site(&self, id: &Id) -> Option<(&Site, &SubjectLog)> {
        self.board.sites.iter().zip(&self.sites).find(|(site, _)| site.id == *id)
    }

    /// When something was last said, by a moment, of the incidents that are open then and concern a service; `None` without any.
    pub fn last_word(&self, service: &Id, at: Timestamp) -> Option<Timestamp> {
        let concerning = self.incidents.iter().filter(|incident| incident.services.contains(service));
        concerning.filter(|incident| incident.is_open(at)).map(|incident| incident.last_word(at)).max()
    }

    /// The window of maintenance that is worth a word beside the status of a service at a moment, and where it stands: one that
    /// lasts, where the service is hit; else one that should have begun, where the status does not say that it has. Of several
    /// that last the one that ends last, and none where nobody has said when that is.
    pub fn planned(&self, service: &Id, status: Status, at: Timestamp) -> Option<(Planned, PlannedState)> {
        let is_hit = status == Status::Maintenance || status.is_trouble();
        let windows = self.incidents.iter().filter_map(|incident| {
            let planned = incident.planned.filter(|_| incident.services.contains(service))?;
            let state = incident.window(at)?;
            let (lasts, edge) = match state {
                PlannedState::UnderWay | PlannedState::Overdue(_) if is_hit => (true, planned.to),
                PlannedState::NotBegun if status != Status::Maintenance => (false, Some(planned.from)),
                PlannedState::UnderWay
                | PlannedState::Overdue(_)
                | PlannedState::NotBegun
                | PlannedState::Ahead
                | PlannedState::Over => return None,
            };
            Some(((lasts, edge.is_none(), edge), (planned, state)))
        });
        let ((_, is_open, _), window) = windows.max_by_key(|(weight, _)| *weight)?;
        (!is_open).then_some(window)
    }

    /// All events of the subjects of the board: services, alternatives, sites.
    pub fn events(&self) -> impl Iterator<Item = &Event> {
        let of_services = self.services.iter().flat_map(|service| &service.events);
        of_services.chain(self.alternatives.iter().chain(&self.sites).flat_map(|subject| &subject.events))
    }

    /// What the documents say of whole days, each with when its document was last changed: it counts up to then. They are read
    /// when this is asked for the first time.
    pub fn recorded_days(&self) -> impl Iterator<Item = (&Day, Timestamp)> {
        self.brought.iter().flat_map(|slot| slot.recorded_days(&self.board.zone))
    }

    /// How far each feed of the board can be trusted at a moment, with its state.
    pub fn freshness(&self, at: Timestamp) -> impl Iterator<Item = (&Id, &FeedState, Freshness)> {
        self.board.feeds.iter().zip(&self.feeds).map(move |(feed, (id, state))| (id, state, state.freshness(feed, at)))
    }
}

/// An event, from when on its feed no longer counts, and which feed that is.
struct Dated<'a> {
    event: &'a Event,
    stale_at: Option<Timestamp>,
    feed: Option<usize>,
}

/// The events by what they are about, each list in the order of the board.
struct Subjects<'a> {
    /// Those of services, and after them those of alternatives.
    services: Vec<Vec<Dated<'a>>>,
    /// Those of sites.
    sites: Vec<Vec<Dated<'a>>>,
    /// When something was last said of a service or alternative, apart from its events.
    words: Vec<Option<Timestamp>>,
    /// The latest moment that is looked at; none where any can be.
    until: Option<Timestamp>,
}

impl<'a> Subjects<'a> {
    fn of(documents: &'a Documents, now: Timestamp) -> Self {
        let board = &documents.board;
        let alternatives = board.alternatives.iter().map(|alternative| &alternative.id);
        let services = Positions::of(board.services.iter().map(|service| &service.id).chain(alternatives));
        let sites = Positions::of(board.sites.iter().map(|site| &site.id));
        let none = |subjects| std::iter::repeat_with(Vec::new).take(subjects).collect();
        let of_services = board.services.len() + board.alternatives.len();
        let mut subjects = Self {
            services: none(of_services),
            sites: none(board.sites.len()),
            words: vec![None; of_services],
            until: board.is_live().then_some(now),
        };
        for (document, slot) in documents.status() {
            let feed = board.feeds.iter().position(|feed| feed.id == slot.id);
            let known = feed.and_then(|feed| board.feeds.get(feed));
            let stale_at = known.and_then(|feed| slot.state.stale_at(feed)).filter(|stale_at| *stale_at <= now);
            // A document of ours that is published anew says again what stands in it.
            let said_again = known.filter(|feed| feed.is_native()).map(|_| document.updated_at);
            for event in &document.events {
                let own = match &event.subject {
                    Subject::Service { service } | Subject::Feature { service, .. } => {
                        subjects.hear(services.get(service), said_again);
                        services.slot(&mut subjects.services, service)
                    }
                    Subject::Site { site } => sites.slot(&mut subjects.sites, site),
                };
                if let Some(own) = own {
                    own.push(Dated { event, stale_at, feed });
                }
            }
            for incident in &document.incidents {
                let said = incident.updates.iter().map(|update| update.at).max();
                for service in &incident.services {
                    subjects.hear(services.get(service), said);
                }
            }
        }
        subjects
    }

    fn hear(&mut self, service: Option<usize>, at: Option<Timestamp>) {
        if let Some(known) = service.and_then(|service| self.words.get_mut(service)) {
            *known = at.max(*known);
        }
    }

    /// Whether nothing is said for so long after a word that it matters to anything that is looked at. A word that may be
    /// followed by another any minute must not make the services of a live board anew with every answer.
    fn has_run_out(&self, word: Timestamp) -> bool {
        self.until.is_none_or(|until| word.checked_add(DAYS_WITHOUT_A_WORD * DAY).is_some_and(|cut| cut <= until))
    }

    /// The events of the service or alternative of an index.
    fn own(&self, index: usize) -> &[Dated<'a>] {
        self.services.get(index).map(Vec::as_slice).unwrap_or_default()
    }

    fn service(&self, index: ServiceIndex, service: &Service, before: Option<&Arc<ServiceLog>>) -> Arc<ServiceLog> {
        let own = self.own(index.0);
        let rests_on = rests_on(own);
        let events_at = own.iter().map(|dated| dated.event.when.latest());
        let last_word =
            events_at.chain(self.words.get(index.0).copied().flatten()).max().filter(|word| self.has_run_out(*word));
        if let Some(before) = before
            && before.rests_on == rests_on
            && before.last_word == last_word
            && own.iter().map(|dated| dated.event).eq(&before.events)
        {
            return Arc::clone(before);
        }
        let whole = timeline(own, &|event| matches!(event.subject, Subject::Service { .. }));
        let features: Vec<_> = service
            .features
            .iter()
            .map(|feature| timeline(own, &|event| is_feature(event, &feature.id)).unwrap_or_default())
            .collect();
        let with_essential =
            || features.iter().zip(&service.features).map(|(timeline, feature)| (timeline, feature.essential));
        let own_member = || whole.iter().map(|timeline| (timeline, true));
        let counted = own_member().chain(with_essential().filter(|(_, essential)| *essential));
        let mut counted: Vec<Timeline> = counted.map(|(timeline, _)| timeline.clone()).collect();
        let mut essential = Timeline::roll_up(counted.iter().map(|timeline| (timeline, true)));
        let silent_from = last_word.and_then(|last_word| silent_from(own, &essential, last_word));
        if let Some(cut) = silent_from {
            let up_to = |timeline: &Timeline| timeline.followed_by(cut, &Timeline::unknown());
            counted = counted.iter().map(up_to).collect();
            essential = up_to(&essential);
        }
        Arc::new(ServiceLog {
            timeline: Timeline::roll_up(own_member().chain(with_essential())),
            essential,
            events: events(own),
            features,
            feeds: feeds(own),
            last_word,
            silent_from,
            counted,
            rests_on,
        })
    }

    fn alternative(&self, index: usize, alternative: &Alternative) -> SubjectLog {
        let own = self.own(index);
        let whole = timeline(own, &|event| matches!(event.subject, Subject::Service { .. }));
        let features: Vec<_> =
            alternative.features.iter().map(|feature| timeline(own, &|event| is_feature(event, &feature.id))).collect();
        let members = whole.iter().map(|timeline| (timeline, true));
        let known = features.iter().zip(&alternative.features);
        let known = known.filter_map(|(timeline, feature)| Some((timeline.as_ref()?, feature.essential)));
        SubjectLog {
            timeline: Timeline::roll_up(members.chain(known)),
            features: features.iter().map(|timeline| timeline.clone().unwrap_or_default()).collect(),
            events: events(own),
            feeds: feeds(own),
        }
    }
}

fn site(own: &[Dated<'_>]) -> SubjectLog {
    SubjectLog {
        timeline: timeline(own, &|_| true).unwrap_or_default(),
        features: Vec::new(),
        events: events(own),
        feeds: feeds(own),
    }
}

/// From when on the trouble of a service is a claim without a word for too long. What a machine measures is observed anew at
/// each reading, for as long as its feed is fresh.
fn silent_from(own: &[Dated<'_>], essential: &Timeline, last_word: Timestamp) -> Option<Timestamp> {
    let cut = last_word.checked_add(DAYS_WITHOUT_A_WORD * DAY)?;
    let piece = essential.piece_at(cut);
    let rests_on = piece.event.and_then(|event| own.get(event));
    let is_measured = rests_on.is_some_and(|dated| dated.event.basis == Basis::Measured);
    (piece.status.is_trouble() && !is_measured).then_some(cut)
}

fn events(own: &[Dated<'_>]) -> Vec<Event> {
    own.iter().map(|dated| dated.event.clone()).collect()
}

fn feeds(own: &[Dated<'_>]) -> Vec<usize> {
    let mut feeds = Vec::new();
    for feed in own.iter().filter_map(|dated| dated.feed) {
        if !feeds.contains(&feed) {
            feeds.push(feed);
        }
    }
    feeds
}

fn is_feature(event: &Event, id: &Id) -> bool {
    matches!(&event.subject, Subject::Feature { feature, .. } if feature == id)
}

/// The runs of events, by feed.
fn rests_on(own: &[Dated<'_>]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for dated in own {
        match runs.last_mut() {
            Some((feed, stale_at, events)) if (*feed, *stale_at) == (dated.feed, dated.stale_at) => *events += 1,
            _ => runs.push((dated.feed, dated.stale_at, 1)),
        }
    }
    runs
}

/// The timeline of the events that belong to it; `None` when none does.
///
/// What feeds say of a subject is one list of changes, of which the latest counts, for as long as all of them are fresh.
/// Where one goes stale, it no longer speaks: from then on the others do, by what they have said themselves, and where none
/// is left nobody knows. Each feed is cut at its own time, so that a later staleness makes nothing known that was not.
/// One routine for all kinds of subjects: each further copy would be a kilobyte in every page.
#[inline(never)]
fn timeline(own: &[Dated<'_>], belongs: &dyn Fn(&Event) -> bool) -> Option<Timeline> {
    let own: Vec<(usize, &Dated<'_>)> = own.iter().enumerate().filter(|(_, dated)| belongs(dated.event)).collect();
    if own.is_empty() {
        return None;
    }
    let cuts = order::instants(own.iter().filter_map(|(_, dated)| dated.stale_at).collect());
    let fresh = |cut: Option<Timestamp>| {
        let is_fresh =
            |stale_at: Option<Timestamp>| cut.is_none_or(|cut| stale_at.is_none_or(|stale_at| stale_at > cut));
        let fresh = own.iter().filter(|(_, dated)| is_fresh(dated.stale_at));
        let changes: Vec<Change> =
            fresh.map(|(index, dated)| (dated.event.when, dated.event.status, Some(*index))).collect();
        Timeline::from_changes(&changes)
    };
    let first = fresh(None);
    Some(cuts.into_iter().fold(first, |timeline, cut| timeline.followed_by(cut, &fresh(Some(cut)))))
}

/// The instants at which something that the board shows changes, within its period.
fn changes(
    board: &Board,
    period: Period,
    services: &[Arc<ServiceLog>],
    sites: &[SubjectLog],
    milestones: &[Milestone],
) -> Vec<Timestamp> {
    let of_timelines = services
        .iter()
        .flat_map(|service| &service.features)
        .chain(services.iter().map(|service| &service.timeline))
        .chain(sites.iter().map(|site| &site.timeline))
        .flat_map(|timeline| timeline.pieces().iter().filter_map(|piece| piece.from));
    let of_milestones = milestones.iter().map(|milestone| milestone.when.latest());
    let mut changes: Vec<_> = of_timelines
        .chain(of_milestones)
        .chain(board.opens_at)
        .filter(|at| (period.from..=period.to).contains(at))
        .collect();
    changes.push(period.from);
    changes.push(period.to);
    // A stop is a minute: what changes within it is one stop, at its first change.
    let mut changes = order::instants(changes);
    changes.dedup_by_key(|at| at.as_second().div_euclid(60));
    changes
}
