//! The estimates of a board: what no moment changes, and who is affected at one.

use std::sync::{Arc, OnceLock};

use super::draws::Samples;
use super::figure::{Affected, EstimateGrade, Figure, FigureUnit, NotEstimated, UserHours};
use super::service::{Moment, People, ServiceEstimate, larger, worst};
use super::sets::{Set, Sets};
use super::together::{Grouped, Member, OverlapModel};
use downboard_core::model::{Board, Service, ServiceIndex, Status};
use downboard_core::order;
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, ServiceLog};

/// What the estimates of a board need and no moment changes. It is no part of the log, so that whoever shows no people
/// carries neither its code nor its draws, and a page may fetch both later.
#[derive(Clone, Debug)]
pub struct Model {
    board: Arc<Board>,
    /// The logs that the services below were made from, in the order of the board.
    logs: Vec<Arc<ServiceLog>>,
    samples: Arc<Samples>,
    overlap: Arc<OverlapModel>,
    population: Option<u64>,
    /// In the order of the board.
    services: Vec<Arc<ServiceEstimate>>,
    sets: Sets,
    /// Where the status of a service changes, and what does not change until the next of these instants.
    spans: Vec<(i64, Span)>,
}

/// What a model is made of.
#[derive(Debug)]
pub(super) struct ModelParts {
    pub(super) board: Arc<Board>,
    pub(super) logs: Vec<Arc<ServiceLog>>,
    pub(super) samples: Arc<Samples>,
    pub(super) overlap: Arc<OverlapModel>,
    pub(super) population: Option<u64>,
    /// Those that are made, in the order of the board.
    pub(super) services: Vec<Arc<ServiceEstimate>>,
}

/// What stays as it is while no status changes, computed when first asked for: figures of each provider and of all.
#[derive(Clone, Debug, Default)]
struct Span {
    /// People who use what fails.
    potential: OnceLock<Grouped>,
    /// People so far, while nothing fails.
    so_far: OnceLock<Grouped>,
}

/// A service at a moment: its figures, and the people behind them.
struct ServiceNow<'a> {
    affected: Affected,
    moment: Moment<'a>,
}

/// A figure of a service, and the people behind it.
type FigureOf<'a> = (Figure, &'a People<'a>);

impl<'a> ServiceNow<'a> {
    fn of(service: &'a ServiceEstimate, log: &ServiceLog, at: Timestamp) -> Self {
        let is_silent = log.silent_from.is_some_and(|from| from <= at);
        let silence = if is_silent { NotEstimated::LastWordOld } else { NotEstimated::StatusUnknown };
        let (mut affected, moment) = service.at(&log.essential, at, silence);
        let is_trouble = log.timeline.status_at(at).is_trouble();
        if is_trouble && log.essential.status_at(at) == Status::Operational {
            affected.potential = Figure::none(NotEstimated::OnlyPartsFailed);
            // Within an hour of the end of more than that there is a figure.
            if affected.last_hour.range().is_none_or(|range| range.p95 == 0) {
                affected.last_hour = affected.potential;
            }
        }
        Self { affected, moment }
    }

    fn last_hour(&self) -> FigureOf<'_> {
        (self.affected.last_hour, &self.moment.last_hour)
    }

    fn so_far(&self) -> FigureOf<'_> {
        (self.affected.so_far, &self.moment.so_far)
    }

    fn potential(&self) -> FigureOf<'_> {
        (self.affected.potential, &self.moment.potential)
    }
}

/// Who is affected at a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimates {
    /// By each service, in the order of the board.
    pub services: Vec<Affected>,
    /// By the services of each provider, in the order of the board, each person once.
    pub by_provider: Vec<Affected>,
    /// By all of them, each person once.
    pub together: Affected,
}

impl Estimates {
    /// Who is affected by a service.
    pub fn service(&self, index: ServiceIndex) -> Option<&Affected> {
        index.of(&self.services)
    }
}

impl Model {
    /// The model of services that are all made.
    pub(super) fn assemble(parts: ModelParts) -> Self {
        let ModelParts { board, logs, samples, overlap, population, services } = parts;
        let sets = Sets::of(&board, &services, &overlap, population);
        let changes = logs.iter().flat_map(|log| log.essential.pieces()).filter_map(|piece| piece.from);
        let spans = order::instants(changes.collect());
        let spans = spans.into_iter().map(|at| (at.as_second(), Span::default())).collect();
        Self { board, logs, samples, overlap, population, services, sets, spans }
    }

    /// Whether it is of the board of a log.
    pub(super) fn is_of(&self, log: &BoardLog) -> bool {
        Arc::ptr_eq(&self.board, &log.board)
    }

    /// What does not depend on what happened.
    pub(super) fn shared(&self) -> (Arc<Samples>, Arc<OverlapModel>) {
        (Arc::clone(&self.samples), Arc::clone(&self.overlap))
    }

    /// A service and the log that it was made from.
    pub(super) fn made(&self, index: ServiceIndex) -> Option<(&Arc<ServiceEstimate>, &Arc<ServiceLog>)> {
        index.of(&self.services).zip(index.of(&self.logs))
    }

    pub(super) fn of_service(&self, index: ServiceIndex) -> Option<&ServiceEstimate> {
        index.of(&self.services).map(Arc::as_ref)
    }

    /// A service of the board with what happened to it.
    pub(super) fn of_board(&self, index: ServiceIndex) -> Option<(&Service, &ServiceLog)> {
        Some((self.board.service(index)?, index.of(&self.logs)?))
    }

    /// Who is affected at a moment.
    pub fn at(&self, at: Timestamp) -> Estimates {
        let parts = self.services.iter().zip(&self.logs).map(|(service, log)| ServiceNow::of(service, log, at));
        let parts: Vec<ServiceNow<'_>> = parts.collect();
        let index = self.spans.partition_point(|(from, _)| *from <= at.as_second());
        let span = index.checked_sub(1).and_then(|index| self.spans.get(index)).map(|(_, span)| span);
        let is_quiet = parts.iter().all(|part| part.moment.potential.values.is_empty());
        let last_hour: Vec<_> = parts.iter().map(ServiceNow::last_hour).collect();
        let last_hour = self.figures(&last_hour, EstimateGrade::C, None);
        let so_far: Vec<_> = parts.iter().map(ServiceNow::so_far).collect();
        let so_far = self.figures(&so_far, EstimateGrade::C, span.filter(|_| is_quiet).map(|span| &span.so_far));
        let potential: Vec<_> = parts.iter().map(ServiceNow::potential).collect();
        let potential = self.figures(&potential, EstimateGrade::B, span.map(|span| &span.potential));
        let services: Vec<Affected> = parts.into_iter().map(|part| part.affected).collect();
        let heads = last_hour.groups.into_iter().zip(so_far.groups).zip(potential.groups);
        let by_provider = self.sets.providers.iter().zip(heads).map(|(set, ((last_hour, so_far), potential))| {
            self.set_at(set, &services, [last_hour, so_far, potential], at)
        });
        let by_provider = by_provider.collect();
        let heads = [last_hour.all, so_far.all, potential.all];
        let together = self.set_at(&self.sets.all, &services, heads, at);
        Estimates { services, by_provider, together }
    }

    /// A figure of each provider and of all services, from those of the services; where there is none, why. What is counted may
    /// be known already.
    fn figures(&self, services: &[FigureOf<'_>], grade: EstimateGrade, known: Option<&OnceLock<Grouped>>) -> Grouped {
        let count = || self.people(services, grade);
        let mut figures = known.map_or_else(count, |known| known.get_or_init(count).clone());
        let unless_refused = |set: &Set, figure: &mut Figure| {
            let own = set.services.iter().filter_map(|index| index.of(services)).map(|(figure, _)| *figure);
            *figure = refusal(own).unwrap_or(*figure);
        };
        for (set, figure) in self.sets.providers.iter().zip(&mut figures.groups) {
            unless_refused(set, figure);
        }
        unless_refused(&self.sets.all, &mut figures.all);
        figures
    }

    /// The people of each provider and of all services, each person once. Those of the rest are counted for all only.
    fn people(&self, services: &[FigureOf<'_>], grade: EstimateGrade) -> Grouped {
        // A part without a figure is not counted, even where its draws are there.
        let member = |index: &ServiceIndex| {
            let (figure, people) = index.of(services)?;
            figure.range().map(|_| (*index, *people))
        };
        let providers = self.sets.providers.iter().map(|set| &set.services);
        let groups = providers.chain([&self.sets.rest]).map(|set| set.iter().filter_map(member).collect());
        let groups: Vec<Vec<Member<'_>>> = groups.collect();
        self.overlap.people(&groups, self.population, grade)
    }

    fn set_at(
        &self,
        Set { services, records }: &Set,
        affected: &[Affected],
        [last_hour, so_far, potential]: [Figure; 3],
        at: Timestamp,
    ) -> Affected {
        let own: Vec<(ServiceIndex, &Affected)> =
            services.iter().filter_map(|index| Some((*index, index.of(affected)?))).collect();
        let known = worst(&records.peaks, at, |at| self.last_hour_of(services, at));
        let (peak, peak_at) = match refusal(own.iter().map(|(_, affected)| affected.peak)) {
            Some(refusal) => (refusal, None),
            None if last_hour.range().is_none() => known,
            None => larger((last_hour, Some(at)), known),
        };
        let hours = |figure: fn(&UserHours) -> Figure| {
            let parts: Vec<(f64, Figure)> =
                own.iter().map(|(_, affected)| (1.0, figure(&affected.user_hours))).collect();
            Figure::sum(&parts, FigureUnit::UserHours)
        };
        let (exposure, active, usage) = (hours(|of| of.exposure), hours(|of| of.active), hours(|of| of.usage));
        let is_lost = |affected: &Affected| affected.user_hours.active.range().is_some_and(|range| range.p95 > 0);
        let lost: Vec<&(ServiceIndex, &Affected)> = own.iter().filter(|(_, affected)| is_lost(affected)).collect();
        let persons = match self.population {
            None if lost.len() > 1 => Figure::none(NotEstimated::NoPopulation),
            _ => active.times(records.persons_at(at.as_second())),
        };
        // Of the services that failed, by their daily users.
        let daily = |index: ServiceIndex| self.of_service(index).map_or(0.0, ServiceEstimate::daily_users);
        let users: f64 = lost.iter().map(|(index, _)| daily(*index)).sum();
        let budgets = own.iter().map(|(index, affected)| {
            let weight = if is_lost(affected) && users > 0.0 { daily(*index) / users } else { 0.0 };
            (weight, affected.error_budget)
        });
        let error_budget = Figure::sum(&budgets.collect::<Vec<_>>(), FigureUnit::BudgetDays);
        let user_hours = UserHours { exposure, active, usage, persons };
        Affected { last_hour, so_far, peak, peak_at, potential, user_hours, error_budget }
    }

    /// The people of some services in the hour before an instant.
    fn last_hour_of(&self, services: &[ServiceIndex], at: Timestamp) -> Figure {
        let people: Vec<(ServiceIndex, People<'_>)> =
            services.iter().filter_map(|index| Some((*index, self.of_service(*index)?.last_hour_at(at)))).collect();
        let members: Vec<Member<'_>> = people.iter().map(|(index, people)| (*index, people)).collect();
        self.overlap.people(&[members], self.population, EstimateGrade::C).all
    }
}

/// Why several parts have no figure together: none of them has one; or all that have one are at 0, while of another it is not
/// known whether it works or who uses the part that failed. Then nobody can say that nobody is affected.
fn refusal(parts: impl Iterator<Item = Figure>) -> Option<Figure> {
    let parts: Vec<Figure> = parts.collect();
    if parts.iter().all(|part| part.range().is_none()) {
        return Some(Figure::none(NotEstimated::NoPart));
    }
    if parts.iter().filter_map(Figure::range).any(|range| range.p95 > 0) {
        return None;
    }
    let reasons = [NotEstimated::OnlyPartsFailed, NotEstimated::LastWordOld, NotEstimated::StatusUnknown];
    let reasons = reasons.map(Figure::none);
    reasons.into_iter().find(|reason| parts.contains(reason))
}
