//! The estimates of a board: what no moment changes, and who is affected at one.

use std::sync::{Arc, OnceLock};

use super::draws::Samples;
use super::figure::{Affected, EstimateGrade, Figure, FigureUnit, NotEstimated, UserHours};
use super::service::{Moment, People, ServiceEstimate, larger, worst};
use super::stream::hash;
use super::together::{Member, OverlapModel, SetRecords};
use downboard_core::model::{Board, Id, Service, ServiceIndex, Status};
use downboard_core::order;
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, ServiceLog};

/// The most instants at which the worst hour of several services is looked for.
const MOST_CANDIDATES: usize = 2_000;

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
    /// The services of each provider, and at last all of them, by id: sums of floats depend on the order of what is added.
    sets: Vec<Vec<ServiceIndex>>,
    /// The services whose provider is not on the board.
    rest: Vec<ServiceIndex>,
    /// Where the status of a service changes, and what does not change until the next of these instants.
    spans: Vec<(i64, Span)>,
    records: Vec<SetRecords>,
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
    potential: OnceLock<Vec<Figure>>,
    /// People so far, while nothing fails.
    so_far: OnceLock<Vec<Figure>>,
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
        let changes = logs.iter().flat_map(|log| log.essential.pieces()).filter_map(|piece| piece.from);
        let spans = order::instants(changes.collect());
        let spans = spans.into_iter().map(|at| (at.as_second(), Span::default())).collect();
        let by_id = by_id(&board);
        let of = |provider: &Id| {
            let is_of = |index: &&ServiceIndex| board.service(**index).is_some_and(|known| known.provider == *provider);
            by_id.iter().filter(is_of).copied().collect()
        };
        let mut sets: Vec<Vec<ServiceIndex>> = board.providers.iter().map(|provider| of(&provider.id)).collect();
        let is_rest = |index: &ServiceIndex| !sets.iter().any(|set| set.contains(index));
        let rest = by_id.iter().copied().filter(is_rest).collect();
        sets.push(by_id);
        let records = Vec::new();
        let mut model = Self { board, logs, samples, overlap, population, services, sets, rest, spans, records };
        model.records = model.sets.iter().map(|set| model.set_records(set)).collect();
        model
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

    /// Where in time several services hit most people.
    fn set_records(&self, set: &[ServiceIndex]) -> SetRecords {
        let candidates = set.iter().filter_map(|index| self.of_service(*index)).flat_map(ServiceEstimate::candidates);
        // The instants at which the hour is full for any of them come first, so that they are the ones that stay.
        let candidates = order::by_key(candidates.collect(), |(at, is_full)| [*at, i64::from(!is_full), 0, 0]);
        let mut instants: Vec<(i64, bool)> = candidates;
        instants.dedup_by_key(|(at, _)| *at);
        instants.truncate(MOST_CANDIDATES);
        let values = instants.into_iter().map(|(at, is_full)| {
            let people: Vec<f64> =
                set.iter().filter_map(|index| self.of_service(*index)).map(|service| service.middle_at(at)).collect();
            let sum: f64 = people.iter().sum();
            let together = match self.population {
                Some(population) => self.overlap.middle(people.into_iter(), population as f64),
                None => people.into_iter().fold(0.0, f64::max),
            };
            (at, is_full, together, sum)
        });
        SetRecords::new(values)
    }

    /// Who is affected at a moment.
    pub fn at(&self, at: Timestamp) -> Estimates {
        let mut parts: Vec<(Affected, Moment<'_>)> = Vec::with_capacity(self.services.len());
        for (service, log) in self.services.iter().zip(&self.logs) {
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
            parts.push((affected, moment));
        }
        let people = |figure: fn(&Affected) -> Figure, people: for<'m> fn(&'m Moment<'m>) -> &'m People<'m>, grade| {
            // A part without a figure is not counted, even where its draws are there.
            let member = |index: &ServiceIndex| {
                let (affected, moment) = index.of(&parts)?;
                figure(affected).range().map(|_| (*index, people(moment)))
            };
            let members = |set: &Vec<ServiceIndex>| set.iter().filter_map(member).collect();
            let groups: Vec<Vec<Member<'_>>> = self.providers().iter().chain([&self.rest]).map(members).collect();
            let (mut figures, all) = self.overlap.people(&groups, self.population, grade);
            figures.pop();
            figures.push(all);
            figures
        };
        let unless_refused = |mut figures: Vec<Figure>, figure: fn(&Affected) -> Figure| {
            for (known, set) in figures.iter_mut().zip(&self.sets) {
                let own = set.iter().filter_map(|index| index.of(&parts)).map(|(affected, _)| figure(affected));
                *known = refusal(own).unwrap_or(*known);
            }
            figures
        };
        let index = self.spans.partition_point(|(from, _)| *from <= at.as_second());
        let span = index.checked_sub(1).and_then(|index| self.spans.get(index)).map(|(_, span)| span);
        let is_quiet = parts.iter().all(|(_, moment)| moment.potential.values.is_empty());
        let once = |cell: Option<&OnceLock<Vec<Figure>>>, compute: &dyn Fn() -> Vec<Figure>| match cell {
            Some(cell) => cell.get_or_init(compute).clone(),
            None => compute(),
        };
        let last_hour = people(|part| part.last_hour, |moment| &moment.last_hour, EstimateGrade::C);
        let so_far = once(span.filter(|_| is_quiet).map(|span| &span.so_far), &|| {
            people(|part| part.so_far, |moment| &moment.so_far, EstimateGrade::C)
        });
        let potential = once(span.map(|span| &span.potential), &|| {
            people(|part| part.potential, |moment| &moment.potential, EstimateGrade::B)
        });
        let last_hour = unless_refused(last_hour, |part| part.last_hour);
        let so_far = unless_refused(so_far, |part| part.so_far);
        let potential = unless_refused(potential, |part| part.potential);
        let affected: Vec<Affected> = parts.into_iter().map(|(affected, _)| affected).collect();
        let mut sets: Vec<Affected> = Vec::with_capacity(self.sets.len());
        let heads = last_hour.into_iter().zip(so_far).zip(potential);
        for ((set, records), ((last_hour, so_far), potential)) in self.sets.iter().zip(&self.records).zip(heads) {
            sets.push(self.set_at(set, records, &affected, [last_hour, so_far, potential], at));
        }
        let together = sets.pop().unwrap_or_else(|| Affected::not_estimated(NotEstimated::NoPart));
        Estimates { services: affected, by_provider: sets, together }
    }

    /// The services of each provider, which are all but the last set.
    fn providers(&self) -> &[Vec<ServiceIndex>] {
        self.sets.split_last().map(|(_, providers)| providers).unwrap_or_default()
    }

    fn set_at(
        &self,
        set: &[ServiceIndex],
        records: &SetRecords,
        affected: &[Affected],
        [last_hour, so_far, potential]: [Figure; 3],
        at: Timestamp,
    ) -> Affected {
        let own: Vec<(ServiceIndex, &Affected)> =
            set.iter().filter_map(|index| Some((*index, index.of(affected)?))).collect();
        let known = worst(&records.peaks, at, |at| self.last_hour_of(set, at));
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

    /// The people of a set in the hour before an instant.
    fn last_hour_of(&self, set: &[ServiceIndex], at: Timestamp) -> Figure {
        let people: Vec<(ServiceIndex, People<'_>)> =
            set.iter().filter_map(|index| Some((*index, self.of_service(*index)?.last_hour_at(at)))).collect();
        let members: Vec<Member<'_>> = people.iter().map(|(index, people)| (*index, people)).collect();
        self.overlap.people(&[members], self.population, EstimateGrade::C).1
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

/// The services in an order that only their ids decide.
fn by_id(board: &Board) -> Vec<ServiceIndex> {
    order::by_key(ServiceIndex::all(board.services.len()).collect(), |index| {
        let id = board.service(*index).map(|service| service.id.as_str()).unwrap_or_default();
        [hash(id.as_bytes().iter()).cast_signed(), 0, 0, 0]
    })
}
