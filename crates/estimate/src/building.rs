//! A model in the making: which services are estimated, and each of them from its audience, habits and timeline.

use std::sync::Arc;

use super::assumptions::{General, kind_of};
use super::demand::Demand;
use super::draws::{Activity, Draws, Samples};
use super::figure::NotEstimated;
use super::habit::Habits;
use super::model::{Model, ModelParts};
use super::overlap::Lean;
use super::service::ServiceEstimate;
use super::together::{OverlapModel, Pair};
use downboard_core::model::{AudienceMeasure, AudienceUnit, Board, Id, Service, ServiceIndex};
use downboard_core::order;
use downboard_core::timeline::{BoardLog, ServiceLog, Timeline};

/// The most services that are estimated, those with the largest audiences: a bound on what a hostile board can ask for.
pub const MOST_SERVICES: usize = 200;

/// A model in the making, a service at a time: solving for the habits of one takes milliseconds, and a page must not stand
/// still for all of them.
#[derive(Debug)]
pub struct ModelBuilding {
    parts: ModelParts,
    estimated: Vec<ServiceIndex>,
}

impl ModelBuilding {
    /// The beginning of the model of a log.
    pub fn new(log: &BoardLog) -> Self {
        Self::begin(log, None)
    }

    /// The same; what does not depend on what happened is taken from an earlier model of the same board.
    pub(super) fn begin(log: &BoardLog, before: Option<&Model>) -> Self {
        let (board, logs) = (Arc::clone(&log.board), log.services.clone());
        let population = board.population.as_ref().map(|population| population.value);
        let (samples, overlap) = before.map_or_else(
            || {
                let general = General::of(&board);
                let overlap = OverlapModel::new(general.overlap, pairs(&board, population));
                (Arc::new(Samples::new(&general)), Arc::new(overlap))
            },
            Model::shared,
        );
        let (estimated, services) = (estimated(&board), Vec::with_capacity(logs.len()));
        Self { parts: ModelParts { board, logs, samples, overlap, population, services }, estimated }
    }

    /// Makes the next service. `false` when all are made.
    pub fn step(&mut self) -> bool {
        self.step_from(None)
    }

    /// The same; what has not changed is taken from an earlier model of the same board.
    pub(super) fn step_from(&mut self, before: Option<&Model>) -> bool {
        let ModelParts { board, logs, samples, services, .. } = &mut self.parts;
        let index = ServiceIndex(services.len());
        let Some((service, log)) = board.service(index).zip(index.of(logs)) else { return false };
        let known = before.and_then(|before| before.made(index));
        if let Some((known, _)) = known.filter(|(_, before)| Arc::ptr_eq(before, log)) {
            services.push(Arc::clone(known));
            return true;
        }
        let draws = known.and_then(|(known, _)| known.draws.clone());
        let is_estimated = self.estimated.contains(&index);
        let estimate = service_estimate(board, service, log, is_estimated, samples, draws, services);
        services.push(Arc::new(estimate));
        true
    }

    /// The model; what is not made yet is made now.
    pub fn finish(mut self) -> Model {
        while self.step() {}
        Model::assemble(self.parts)
    }
}

impl Model {
    /// The model of a board and of what happened to its services.
    pub fn of(log: &BoardLog) -> Self {
        Self::new(log, None)
    }

    /// The model of a later log of the same board. What did not change is taken from this one; of another board nothing is.
    #[must_use]
    pub fn updated(&self, log: &BoardLog) -> Self {
        Self::new(log, Some(self).filter(|before| before.is_of(log)))
    }

    fn new(log: &BoardLog, before: Option<&Self>) -> Self {
        let mut building = ModelBuilding::begin(log, before);
        while building.step_from(before) {}
        Self::assemble(building.parts)
    }
}

/// The services that are estimated.
fn estimated(board: &Board) -> Vec<ServiceIndex> {
    let value = |index: &ServiceIndex| {
        let audience = board.service(*index).and_then(Service::audience);
        order::Key::most(audience.map_or(0, |audience| audience.value))
    };
    let mut order = order::by_key(ServiceIndex::all(board.services.len()).collect(), value);
    order.truncate(MOST_SERVICES);
    order
}

/// The pairs whose overlap was published, largest first; a service is in one pair at most.
fn pairs(board: &Board, population: Option<u64>) -> Vec<Pair> {
    let Some(population) = population else { return Vec::new() };
    let mut pairs: Vec<Pair> = Vec::new();
    let largest = order::by_key(board.overlaps.iter().collect(), |overlap| order::Key::most(overlap.both));
    for overlap in largest.into_iter().take(MOST_SERVICES) {
        let find = |id: &Id| {
            let index = board.service_index(id)?;
            let audience = board.service(index)?.audience()?;
            let is_free = pairs.iter().all(|pair| pair.one != index && pair.other != index);
            is_free.then_some((index, audience.value as f64 / population as f64))
        };
        if let Some(((one, p), (other, q))) = find(&overlap.service).zip(find(&overlap.with))
            && one != other
        {
            let lean = Lean::new(p.min(1.0), q.min(1.0), overlap.both as f64 / population as f64);
            pairs.push(Pair { one, other, lean });
        }
    }
    pairs
}

fn service_estimate(
    board: &Board,
    service: &Service,
    log: &ServiceLog,
    is_estimated: bool,
    samples: &Samples,
    draws: Option<Arc<Draws>>,
    made: &[Arc<ServiceEstimate>],
) -> ServiceEstimate {
    let kind = kind_of(board, service);
    let demand = match &kind {
        Some(kind) => Demand::new(&kind.hours_of_day, kind.weekend_users, kind.weekend_hours, &board.zone),
        None => Demand::new(&[1.0; 24], 1.0, 1.0, &board.zone),
    };
    let refused = |reason| ServiceEstimate::refused(reason, demand.clone());
    let Some(audience) = service.audience() else { return refused(NotEstimated::NoAudience) };
    match (audience.unit, audience.measure) {
        (AudienceUnit::People, AudienceMeasure::Installed) => return refused(NotEstimated::NotUsers),
        (AudienceUnit::People, _) => {}
        (AudienceUnit::Accounts | AudienceUnit::Lines | AudienceUnit::Devices, _) => {
            return refused(NotEstimated::NotPeople);
        }
    }
    if !is_estimated {
        return refused(NotEstimated::TooMany);
    }
    let draws = draws.unwrap_or_else(|| {
        let activity = kind.map(|kind| {
            let shared = made.iter().filter_map(|made| made.draws.as_ref()?.activity.as_ref()?.shared_with(&kind));
            let habits = shared.into_iter().next().unwrap_or_else(|| {
                let (word, peak) = (service.category.word(), demand.peak_hour);
                Arc::new(Habits::new(word, kind.daily_share, kind.launches, peak))
            });
            Activity::new(&kind, habits)
        });
        let is_daily = audience.measure == AudienceMeasure::Daily;
        let population = board.population.as_ref().map(|population| population.value);
        Arc::new(Draws::new(&service.id, (audience.value, is_daily), population, samples, activity))
    });
    let members: Vec<&Timeline> = log.essential_members().collect();
    ServiceEstimate::new(&log.essential, &members, draws, demand)
}
