//! What differs between a board at one moment and the same board at another.

use super::{ServiceView, Standing, View};
use crate::model::{FeatureIndex, Id, ServiceIndex, Status};
use crate::order::{self, Key};

/// Which way a service went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// It is in trouble and was not.
    Failed,
    /// It was in trouble and works.
    Returned,
    /// It is in trouble still, and more of it or worse.
    Worse,
    /// It is in trouble still, and less of it or not as bad.
    Better,
    /// Neither: what is known of it, or its maintenance, is another, or some of it is better and some worse.
    Otherwise,
}

impl Direction {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 5] = [Self::Failed, Self::Returned, Self::Worse, Self::Better, Self::Otherwise];

    /// The direction between two statuses; nothing where they are the same.
    fn between(before: Status, after: Status) -> Option<Self> {
        match (before.is_trouble(), after.is_trouble()) {
            _ if before == after => None,
            (false, true) => Some(Self::Failed),
            (true, false) if after == Status::Operational => Some(Self::Returned),
            (true, true) if after.rank() > before.rank() => Some(Self::Worse),
            (true, true) => Some(Self::Better),
            (true | false, false) => Some(Self::Otherwise),
        }
    }
}

/// A feature whose status differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeatureDifference {
    /// Which feature of the service it is.
    pub index: FeatureIndex,
    /// Its status at the first moment.
    pub before: Status,
    /// Its standing at the second.
    pub after: Standing,
}

/// A service of which something differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceDifference {
    /// Which service of the board it is.
    pub index: ServiceIndex,
    /// Its status at the first moment.
    pub before: Status,
    /// Its standing at the second.
    pub after: Standing,
    /// Which way it went.
    pub direction: Direction,
    /// Its features whose status differs, in the order of the board.
    pub features: Vec<FeatureDifference>,
    /// What can be used instead at the second moment only, and is known to work; nothing where it works itself at the first.
    pub gained: Vec<Id>,
    /// What could be used instead at the first moment only; nothing where it works itself at the second.
    pub lost: Vec<Id>,
}

/// What differs between two moments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The services of which something differs: by direction, the worst first, then in the order of the board.
    pub services: Vec<ServiceDifference>,
    /// How many are as they were.
    pub unchanged: usize,
}

impl Difference {
    /// The services that went a way.
    pub fn of(&self, direction: Direction) -> impl Iterator<Item = &ServiceDifference> {
        self.services.iter().filter(move |service| service.direction == direction)
    }
}

/// What differs between a board at a moment and the same board at another, which may be the earlier.
pub fn difference(before: &View, after: &View) -> Difference {
    let services = before.services.iter().zip(&after.services);
    let differing: Vec<_> = services.filter_map(|(was, is)| service(was, is)).collect();
    let unchanged = after.services.len() - differing.len();
    let worst = |service: &ServiceDifference| service.before.rank().max(service.after.status.rank());
    let by_direction =
        |service: &ServiceDifference| Direction::ALL.iter().position(|direction| *direction == service.direction);
    let key = |service: &ServiceDifference| {
        let direction = by_direction(service);
        Key::least(direction.unwrap_or(usize::MAX)).then_most(worst(service))
    };
    Difference { services: order::by_key(differing, key), unchanged }
}

fn service(was: &ServiceView, is: &ServiceView) -> Option<ServiceDifference> {
    let pairs = FeatureIndex::each(was.features.iter().zip(&is.features));
    let features = pairs.filter(|(_, (was, is))| was.status != is.status);
    let features: Vec<_> =
        features.map(|(index, (was, is))| FeatureDifference { index, before: was.status, after: *is }).collect();
    let (before, after) = (was.standing.status, is.standing);
    let is_trouble = before.is_trouble() && after.status.is_trouble();
    let (gained, lost) = if is_trouble { (only(is, was), only(was, is)) } else { (Vec::new(), Vec::new()) };
    let differs = before != after.status || !features.is_empty() || !gained.is_empty() || !lost.is_empty();
    let direction = Direction::between(before, after.status).unwrap_or_else(|| of_features(&features, after.status));
    differs.then_some(ServiceDifference { index: is.index, before, after, direction, features, gained, lost })
}

/// The direction of a service whose own status is the same at both moments: that of its features, where it is in trouble and they
/// all went one way.
fn of_features(features: &[FeatureDifference], status: Status) -> Direction {
    let all = |accepts: fn(Direction) -> bool| {
        let went = |own: &FeatureDifference| Direction::between(own.before, own.after.status).is_some_and(accepts);
        status.is_trouble() && !features.is_empty() && features.iter().all(went)
    };
    if all(|direction| matches!(direction, Direction::Failed | Direction::Worse)) {
        Direction::Worse
    } else if all(|direction| matches!(direction, Direction::Returned | Direction::Better)) {
        Direction::Better
    } else {
        Direction::Otherwise
    }
}

/// What is named instead of a service and known to work in one view and not in the other.
fn only(own: &ServiceView, other: &ServiceView) -> Vec<Id> {
    let named = |service: &'_ ServiceView, id: &Id| {
        service.alternatives.iter().any(|named| named.is_vouched_for() && named.id == *id)
    };
    let mut ids: Vec<Id> = Vec::new();
    for own in own.alternatives.iter().filter(|own| own.is_vouched_for() && !named(other, &own.id)) {
        if !ids.contains(&own.id) {
            ids.push(own.id.clone());
        }
    }
    ids
}
