//! The board log: documents put together once, so that any moment can be viewed cheaply.

use std::collections::HashMap;

use crate::time::Timestamp;

use super::piece::Timeline;
use crate::decode::Decoded;
use crate::estimate::Activity;
use crate::model::{
    Alternative, Board, Event, Feed, FeedFormat, Id, Incident, Measure, Milestone, Promise, Reading, RecoveryDocument,
    Service, Site, Source, StatusDocument, Subject, Total,
};
use crate::order;

/// What became of a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedState {
    /// Read, and last changed by its publisher at this instant.
    Loaded {
        /// When the publisher last changed it.
        updated_at: Timestamp,
    },
    /// Fetched, but not readable.
    Unreadable,
    /// Never fetched.
    NeverLoaded,
}

/// The documents of a board. A feed that could not be read is absent from its list and stands in `feeds` as such.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Documents {
    /// The board.
    pub board: Board,
    /// Its status documents.
    pub status: Vec<StatusDocument>,
    /// Its recovery documents.
    pub recovery: Vec<RecoveryDocument>,
    /// What became of each feed, in the order of the board.
    pub feeds: Vec<(Id, FeedState)>,
}

impl Documents {
    /// A board whose feeds are all still to come.
    pub fn new(board: Board) -> Self {
        let feeds = board.feeds.iter().map(|feed| (feed.id.clone(), FeedState::NeverLoaded)).collect();
        Self { board, status: Vec::new(), recovery: Vec::new(), feeds }
    }

    /// Takes in the bytes of a feed in its format, and gives back what was wrong with them.
    pub fn add(&mut self, feed: &Feed, bytes: &[u8]) -> Vec<crate::decode::Finding> {
        let (state, findings) = match feed.format {
            FeedFormat::NativeStatus => {
                let Decoded { value, findings } = crate::decode::decode_status(bytes);
                let state = value.map(|document| {
                    let updated_at = document.updated_at;
                    self.status.push(document);
                    FeedState::Loaded { updated_at }
                });
                (state, findings)
            }
            FeedFormat::NativeRecovery => {
                let Decoded { value, findings } = crate::decode::decode_recovery(bytes);
                let state = value.map(|document| {
                    let updated_at = document.updated_at;
                    self.recovery.push(document);
                    FeedState::Loaded { updated_at }
                });
                (state, findings)
            }
            _ => return Vec::new(),
        };
        if let Some((_, slot)) = self.feeds.iter_mut().find(|(id, _)| *id == feed.id) {
            *slot = state.unwrap_or(FeedState::Unreadable);
        }
        findings
    }
}

/// The timelines of one service.
#[derive(Clone, Debug)]
pub struct ServiceLog {
    /// The roll-up of everything that is known of it.
    pub timeline: Timeline,
    /// The roll-up of what it is of no use without: what an estimate of people counts.
    pub essential: Timeline,
    /// One timeline per feature, in the order of the board.
    pub features: Vec<Timeline>,
    /// What an estimate needs and no moment changes.
    pub(crate) activity: Option<Activity>,
}

/// Documents put together once. Everything that a moment does not change is computed here.
#[derive(Clone, Debug)]
pub struct BoardLog {
    /// The board.
    pub board: Board,
    /// All events of all status documents.
    pub events: Vec<Event>,
    /// All incidents.
    pub incidents: Vec<Incident>,
    /// All measures.
    pub measures: Vec<Measure>,
    /// All readings, oldest first.
    pub readings: Vec<Reading>,
    /// All milestones, oldest first.
    pub milestones: Vec<Milestone>,
    /// All promises.
    pub promises: Vec<Promise>,
    /// All published totals.
    pub totals: Vec<Total>,
    /// What became of each feed.
    pub feeds: Vec<(Id, FeedState)>,
    /// The timelines of the services, in the order of the board.
    pub services: Vec<ServiceLog>,
    /// The timelines of the alternatives, in the order of the board.
    pub alternatives: Vec<Timeline>,
    /// The timelines of the sites, in the order of the board.
    pub sites: Vec<Timeline>,
    /// The roll-up of each provider's services, in the order of the board.
    pub providers: Vec<Timeline>,
    /// The roll-up of all services.
    pub timeline: Timeline,
    /// When any of them changes: the stops of a replay.
    pub changes: Vec<Timestamp>,
    sources: HashMap<Id, Source>,
}

impl BoardLog {
    /// Puts documents together. Events of subjects that the board does not have are left aside.
    pub fn new(documents: Documents) -> Self {
        let Documents { board, status, recovery, feeds } = documents;
        let mut sources: HashMap<Id, Source> = HashMap::new();
        let mut learn = |list: Vec<Source>| {
            for source in list {
                sources.entry(source.id.clone()).or_insert(source);
            }
        };
        learn(board.sources.clone());
        let mut events = Vec::new();
        let mut incidents = Vec::new();
        for document in status {
            learn(document.sources);
            events.extend(document.events);
            incidents.extend(document.incidents);
        }
        let (mut measures, mut readings, mut milestones) = (Vec::new(), Vec::new(), Vec::new());
        let (mut promises, mut totals) = (Vec::new(), Vec::new());
        for document in recovery {
            learn(document.sources);
            measures.extend(document.measures);
            readings.extend(document.readings);
            milestones.extend(document.milestones);
            promises.extend(document.promises);
            totals.extend(document.totals);
        }
        let readings = order::by_key(readings, |reading: &Reading| order::by_time(reading.when));
        let milestones = order::by_key(milestones, |milestone: &Milestone| order::by_time(milestone.when));

        let subjects = by_subject(&events);
        let timeline_of = |subject: &Subject| subjects.get(subject).map(|changes| Timeline::from_changes(changes));
        let services: Vec<_> = board.services.iter().map(|service| service_log(service, &timeline_of)).collect();
        let alternatives = board.alternatives.iter().map(|alternative| alternative_timeline(alternative, &timeline_of));
        let alternatives = alternatives.collect();
        let site_timeline = |site: &Site| timeline_of(&Subject::Site { site: site.id.clone() }).unwrap_or_default();
        let sites: Vec<_> = board.sites.iter().map(site_timeline).collect();
        let providers = board.providers.iter().map(|provider| {
            let own = board.services.iter().zip(&services).filter(|(service, _)| service.provider == provider.id);
            Timeline::roll_up(own.map(|(_, log)| (&log.timeline, true)))
        });
        let providers = providers.collect();
        let timeline = Timeline::roll_up(services.iter().map(|service| (&service.timeline, true)));
        let changes = changes(&board, &services, &sites, &milestones);
        Self {
            board,
            events,
            incidents,
            measures,
            readings,
            milestones,
            promises,
            totals,
            feeds,
            services,
            alternatives,
            sites,
            providers,
            timeline,
            changes,
            sources,
        }
    }

    /// The source of an id, from the board or from the document that brought it.
    pub fn source(&self, id: &Id) -> Option<&Source> {
        self.sources.get(id)
    }

    /// The service of an id, and its timelines.
    pub fn service(&self, id: &Id) -> Option<(&Service, &ServiceLog)> {
        self.board.services.iter().zip(&self.services).find(|(service, _)| service.id == *id)
    }

    /// The alternative of an id, and its timeline.
    pub fn alternative(&self, id: &Id) -> Option<(&Alternative, &Timeline)> {
        self.board.alternatives.iter().zip(&self.alternatives).find(|(alternative, _)| alternative.id == *id)
    }

    /// The site of an id, and its timeline.
    pub fn site(&self, id: &Id) -> Option<(&Site, &Timeline)> {
        self.board.sites.iter().zip(&self.sites).find(|(site, _)| site.id == *id)
    }
}

type Changes = Vec<(crate::model::When, crate::model::Status, usize)>;

fn by_subject(events: &[Event]) -> HashMap<&Subject, Changes> {
    let mut subjects: HashMap<&Subject, Changes> = HashMap::new();
    for (index, event) in events.iter().enumerate() {
        subjects.entry(&event.subject).or_default().push((event.when, event.status, index));
    }
    subjects
}

fn service_log(service: &Service, timeline_of: &dyn Fn(&Subject) -> Option<Timeline>) -> ServiceLog {
    let own = timeline_of(&Subject::Service { service: service.id.clone() });
    let features: Vec<_> = service
        .features
        .iter()
        .map(|feature| {
            let subject = Subject::Feature { service: service.id.clone(), feature: feature.id.clone() };
            timeline_of(&subject).unwrap_or_default()
        })
        .collect();
    let with_essential =
        || features.iter().zip(&service.features).map(|(timeline, feature)| (timeline, feature.essential));
    let own_member = || own.as_ref().map(|timeline| (timeline, true));
    ServiceLog {
        timeline: Timeline::roll_up(own_member().into_iter().chain(with_essential())),
        essential: Timeline::roll_up(
            own_member().into_iter().chain(with_essential().filter(|(_, essential)| *essential)),
        ),
        activity: Activity::of(service),
        features,
    }
}

fn alternative_timeline(alternative: &Alternative, timeline_of: &dyn Fn(&Subject) -> Option<Timeline>) -> Timeline {
    let own = timeline_of(&Subject::Service { service: alternative.id.clone() });
    let features: Vec<_> = alternative
        .features
        .iter()
        .filter_map(|feature| {
            timeline_of(&Subject::Feature { service: alternative.id.clone(), feature: feature.id.clone() })
                .map(|timeline| (timeline, feature.essential))
        })
        .collect();
    let members = own.iter().map(|timeline| (timeline, true));
    Timeline::roll_up(members.chain(features.iter().map(|(timeline, essential)| (timeline, *essential))))
}

/// The instants at which something that the board shows changes, within its period.
fn changes(board: &Board, services: &[ServiceLog], sites: &[Timeline], milestones: &[Milestone]) -> Vec<Timestamp> {
    let of_timelines = services
        .iter()
        .flat_map(|service| &service.features)
        .chain(services.iter().map(|service| &service.timeline))
        .chain(sites)
        .flat_map(|timeline| timeline.pieces().iter().filter_map(|piece| piece.from));
    let of_milestones = milestones.iter().map(|milestone| milestone.when.latest());
    let mut changes: Vec<_> = of_timelines
        .chain(of_milestones)
        .chain(board.opens_at)
        .filter(|at| (board.period.from..=board.period.to).contains(at))
        .collect();
    changes.push(board.period.from);
    changes.push(board.period.to);
    // A stop is a minute: what changes within it is one stop, at its first change.
    let mut changes = order::instants(changes);
    changes.dedup_by_key(|at| at.as_second().div_euclid(60));
    changes
}
