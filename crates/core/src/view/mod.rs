//! What a board shows at a moment: a pure function of the documents and the moment.

mod announced;
mod calm;
mod days;
mod difference;
mod extent;
pub mod geometry;
mod happened;
mod listing;
mod outages;
mod planned;
mod promise;
mod site;
mod tally;
mod trouble;

use std::sync::Arc;

use crate::time::Timestamp;

pub use announced::{Announced, Promised};
pub use calm::{Blindness, Calm, CutOff, Sight, Silence};
pub use days::{DayHistory, DayView, MOST_DAYS, days, days_of_feature};
pub use difference::{Difference, Direction, FeatureDifference, ServiceDifference, difference};
pub use extent::{Extent, asked};
pub use happened::{Happened, last_happened};
pub use listing::{Choice, Grade, Group, Listing, SortOrder};
pub use outages::{Outage, OutageEnd, open_outages, recent_outages};
pub use planned::{PlannedView, planned};
pub use promise::{PromiseState, PromiseView};
pub use site::{MeasureView, SiteView};
pub use tally::{Tally, tallies, thinned};
pub use trouble::Trouble;

use crate::model::{AudienceUnit, FeatureIndex, Id, Service, ServiceIndex, SiteIndex, Status};
use crate::order;
use crate::recommend::{self, Excluded, Recommended};
use crate::timeline::{BoardLog, Since, Timeline};

/// Up to so many services in trouble are told of one by one; more are counted.
const FEW_IN_TROUBLE: usize = 2;

/// A status at a moment, and since when it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The status.
    pub status: Status,
    /// Whether it is the only one possible. Within a bounded change it is not.
    pub certain: bool,
    /// Since when it holds.
    pub since: Since,
    /// Since when there has been trouble of any degree without a break; only while there is.
    pub trouble_since: Option<Since>,
    /// The event that it rests on, as an index into the events of the log.
    pub event: Option<usize>,
}

impl Standing {
    /// The standing of a timeline at a moment.
    pub fn of(timeline: &Timeline, at: Timestamp) -> Self {
        let piece = timeline.piece_at(at);
        let status = piece.status;
        Self {
            status,
            certain: piece.possible.is_certain(),
            since: timeline.since(at),
            trouble_since: status.is_trouble().then(|| timeline.since_where(at, Status::is_trouble)),
            event: piece.event,
        }
    }

    /// Whether there may have been trouble for longer than the status can hold, be it before a time of which nothing is known:
    /// its age is then not that of the trouble.
    pub fn has_changed_grade(&self) -> bool {
        self.trouble_since.is_some_and(|since| since != self.since)
    }
}

/// A service at a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceView {
    /// Which service of the board it is.
    pub index: ServiceIndex,
    /// Its standing: the roll-up of its features.
    pub standing: Standing,
    /// The standing of each feature, in the order of the board.
    pub features: Vec<Standing>,
    /// What can be used instead, best first; empty while nothing is wrong.
    pub alternatives: Vec<Recommended>,
    /// What cannot, and why; empty while nothing is wrong.
    pub excluded: Vec<Excluded>,
}

impl ServiceView {
    /// The standing of a feature.
    pub fn feature(&self, index: FeatureIndex) -> Option<&Standing> {
        index.of(&self.features)
    }

    /// How many of its features are in trouble.
    pub fn features_in_trouble(&self) -> usize {
        self.features.iter().filter(|feature| feature.status.is_trouble()).count()
    }
}

/// A board at a moment.
#[derive(Clone, Debug)]
pub struct View {
    /// The log that it was made from, and that its indices lead into.
    pub log: Arc<BoardLog>,
    /// The moment.
    pub at: Timestamp,
    /// The roll-up of all services.
    pub standing: Standing,
    /// The roll-up of each provider's services, in the order of the board.
    pub providers: Vec<Standing>,
    /// The services, in the order of the board.
    pub services: Vec<ServiceView>,
    /// The sites, in the order of the board.
    pub sites: Vec<SiteView>,
    /// The promises made by now.
    pub promises: Vec<PromiseView>,
    /// The published totals that are complete by now, as indices into the totals of the log.
    pub totals: Vec<usize>,
    /// The advice whose condition holds, as indices into the advice of the board.
    pub advice: Vec<usize>,
    /// The service that matters to most people; only while one is in trouble.
    pub lead: Option<ServiceIndex>,
}

impl PartialEq for View {
    /// Two views of one log at one moment are the same: a view depends on nothing else.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.log, &other.log) && self.at == other.at
    }
}

impl View {
    /// The service of an index.
    pub fn service(&self, index: ServiceIndex) -> Option<&ServiceView> {
        index.of(&self.services)
    }

    /// The site of an index.
    pub fn site(&self, index: SiteIndex) -> Option<&SiteView> {
        index.of(&self.sites)
    }

    fn statuses(&self) -> impl Iterator<Item = Status> {
        self.services.iter().map(|service| service.standing.status)
    }

    /// The services in no trouble. Of what the board lists and could not be read nothing is known.
    pub fn calm(&self) -> Calm {
        let calm = Calm::among(self.statuses());
        Calm { unknown: calm.unknown + self.log.board.unread_services, ..calm }
    }

    /// The services in trouble, by how bad it is.
    pub fn trouble(&self) -> Trouble {
        Trouble::among(self.statuses())
    }

    /// Whether the board knows of no service whether it works.
    pub fn is_blind(&self) -> bool {
        self.trouble().all() == 0 && self.calm().sight() == Sight::Blind
    }

    /// Whether so few are in trouble that each is told of on its own.
    pub fn has_little_trouble(&self) -> bool {
        self.trouble().all() <= FEW_IN_TROUBLE
    }

    /// Why nothing is known, where the status of no service is.
    pub fn blindness(&self) -> Blindness {
        calm::blindness(&self.log, self.at)
    }

    /// Whether none of the feeds of a live board can be read.
    pub fn hears_nothing(&self) -> bool {
        matches!(self.blindness(), Blindness::NoFeedRead { .. })
    }

    /// For how long nothing has been heard of any feed; nothing while anything is.
    pub fn silence(&self) -> Option<Silence> {
        calm::silence(&self.log, self.at)
    }

    /// Whether the feeds, at several hosts, fell silent together.
    pub fn cut_off(&self) -> Option<CutOff> {
        calm::cut_off(&self.log, self.at)
    }

    /// The services in trouble, worst first: by status, then by people of the audience, then in the order of the board.
    pub fn worst_first(&self) -> Vec<&ServiceView> {
        order::by_key(self.in_trouble().collect(), |service| {
            order::Key::most(service.standing.status.rank()).then_most(weight(&self.log, service))
        })
    }

    /// The services in trouble, in the order of the board.
    pub fn in_trouble(&self) -> impl Iterator<Item = &ServiceView> {
        self.services.iter().filter(|service| service.standing.status.is_trouble())
    }
}

/// What the board shows at a moment.
pub fn view(log: &Arc<BoardLog>, at: Timestamp) -> View {
    let services: Vec<_> = ServiceIndex::each(&log.services)
        .map(|(index, timelines)| {
            let standing = Standing::of(&timelines.timeline, at);
            let features: Vec<_> = timelines.features.iter().map(|timeline| Standing::of(timeline, at)).collect();
            let failed = FeatureIndex::each(&features).filter(|(_, own)| own.status.is_trouble());
            let failed: Vec<FeatureIndex> = failed.map(|(index, _)| index).collect();
            let (alternatives, excluded) = if standing.status.is_trouble() {
                recommend::alternatives(log, index, &failed, at)
            } else {
                (Vec::new(), Vec::new())
            };
            ServiceView { index, standing, features, alternatives, excluded }
        })
        .collect();
    let providers = log.providers.iter().map(|timeline| Standing::of(timeline, at)).collect();
    let totals = (0..log.totals.len()).filter(|index| log.totals.get(*index).is_some_and(|total| total.to <= at));
    View {
        log: Arc::clone(log),
        at,
        standing: Standing::of(&log.timeline, at),
        providers,
        sites: site::sites(log, at),
        promises: promise::promises(log, at),
        totals: totals.collect(),
        advice: advice(log, &services),
        lead: lead(log, &services),
        services,
    }
}

/// How much a failure matters: the people of the published audience times the severity of the status, 0 to 10; 0 where no
/// audience of people was published. Only for an order. How many people a failure hits is for the estimate to say, which an
/// order cannot wait for: a page shows its first facts before it.
fn weight(log: &BoardLog, service: &ServiceView) -> u64 {
    let audience = log.board.service(service.index).and_then(Service::audience);
    let people = audience.filter(|audience| audience.unit == AudienceUnit::People).map_or(0, |audience| audience.value);
    let severity = match service.standing.status {
        Status::MajorOutage => 10,
        Status::PartialOutage => 5,
        Status::Degraded => 2,
        Status::Operational | Status::Maintenance | Status::Unknown => 0,
    };
    people.saturating_mul(severity)
}

/// The service in trouble with the largest weight; where the weights are the same, the worst.
fn lead(log: &BoardLog, services: &[ServiceView]) -> Option<ServiceIndex> {
    services
        .iter()
        .filter(|service| service.standing.status.is_trouble())
        .max_by_key(|service| (weight(log, service), service.standing.status.rank(), std::cmp::Reverse(service.index)))
        .map(|service| service.index)
}

fn advice(log: &BoardLog, services: &[ServiceView]) -> Vec<usize> {
    let status_of = |service: &Id, feature: Option<&Id>| {
        let index = log.board.service_index(service)?;
        let view = index.of(services)?;
        let Some(feature) = feature else { return Some(view.standing.status) };
        let feature = log.board.service(index)?.feature_index(feature)?;
        view.feature(feature).map(|standing| standing.status)
    };
    let holds = |index: &usize| {
        log.board.advice.get(*index).is_some_and(|advice| {
            let when = &advice.when;
            status_of(&when.service, when.feature.as_ref()).is_some_and(|status| when.status.contains(&status))
        })
    };
    (0..log.board.advice.len()).filter(holds).collect()
}
