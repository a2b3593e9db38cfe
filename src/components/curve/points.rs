//! The people affected at instant after instant, by all services together and by each.

use downboard_core::model::{Board, Service, ServiceIndex};
use downboard_core::time::Timestamp;
use downboard_estimate::{Estimates, Figure};

/// Whose people a curve shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Subject {
    /// Those of all services, each person once.
    #[default]
    Together,
    /// Those of a service.
    Service(ServiceIndex),
}

impl Subject {
    /// Whether a service of the board is one of those whose people these are.
    pub fn is_of(self, board: &Board, service: &Service) -> bool {
        match self {
            Self::Together => true,
            Self::Service(index) => board.service(index).is_some_and(|own| own.id == service.id),
        }
    }
}

/// The people of a subject at an instant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The instant.
    pub at: Timestamp,
    /// In the last hour.
    pub last_hour: Figure,
    /// So far.
    pub so_far: Figure,
}

/// The people of every subject over time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curve {
    instants: Vec<Timestamp>,
    /// For each instant the people of all together, then of each service: in the last hour and so far. Of all that an
    /// estimate holds no more is kept.
    figures: Vec<Vec<[Figure; 2]>>,
}

impl Curve {
    /// Adds an instant, later than those before.
    pub fn add(&mut self, at: Timestamp, estimates: &Estimates) {
        let all = [&estimates.together].into_iter().chain(&estimates.services);
        self.instants.push(at);
        self.figures.push(all.map(|affected| [affected.last_hour, affected.so_far]).collect());
    }

    /// How many instants it has.
    pub fn count(&self) -> usize {
        self.instants.len()
    }

    /// The people of a subject.
    pub fn points(&self, subject: Subject) -> Vec<Point> {
        let place = match subject {
            Subject::Together => 0,
            Subject::Service(index) => index.0 + 1,
        };
        let points = self.instants.iter().zip(&self.figures).filter_map(|(at, figures)| {
            let [last_hour, so_far] = *figures.get(place)?;
            Some(Point { at: *at, last_hour, so_far })
        });
        points.collect()
    }

    /// Whether a subject ever has people.
    pub fn has_people(&self, subject: Subject) -> bool {
        let most = |figure: Figure| figure.range().map_or(0, |range| range.p95);
        self.points(subject).iter().any(|point| most(point.so_far) > 0)
    }

    /// The services that ever have people.
    pub fn services(&self) -> Vec<ServiceIndex> {
        let services = self.figures.first().map_or(0, |figures| figures.len().saturating_sub(1));
        ServiceIndex::all(services).filter(|index| self.has_people(Subject::Service(*index))).collect()
    }
}
