//! Several services together: people each counted once, hours added up.

use std::sync::OnceLock;

use super::draws::{INPUTS, MIDDLE, SETTINGS};
use super::figure::{EstimateGrade, Figure, FigureUnit, Input, NotEstimated, range};
use super::overlap::{Factor, Missed, POINTS};
use super::service::Record;
use super::stream::{DRAWS, Purpose, Stream, stratum};
use super::triangular::Triangular;

/// How many values the correlation takes, each the middle of an equal part of its distribution. Odd, so that one of them is
/// its median.
const CORRELATIONS: usize = 9;

/// How far audiences are the same people, drawn once per board.
#[derive(Debug)]
pub(super) struct OverlapModel {
    factors: Vec<Factor>,
    /// Which of them each draw has.
    of_draw: Vec<u8>,
    /// Pairs of services whose overlap was published, with the correlation that it gives.
    pub(super) pairs: Vec<Pair>,
}

/// Two services whose overlap was published.
#[derive(Debug)]
pub(super) struct Pair {
    pub(super) one: usize,
    pub(super) other: usize,
    pub(super) factor: Factor,
}

/// People of one service: its index on the board and its draws with the settings.
pub(super) type Member<'a> = (usize, &'a [f64]);

/// A service, or two whose overlap was published, as one.
enum Unit<'a> {
    One(&'a [f64]),
    Two(&'a [f64], &'a [f64], &'a Factor),
}

impl Unit<'_> {
    /// The share of the population that it reaches, where each of its services has a value.
    fn share(&self, population: f64, value: impl Fn(&[f64]) -> f64) -> f32 {
        #[expect(clippy::cast_possible_truncation, reason = "seven digits are enough for a share")]
        let share = |values: &[f64]| (value(values) / population).min(1.0) as f32;
        match self {
            Self::One(values) => share(values),
            Self::Two(one, other, factor) => {
                let (one, other) = (share(one), share(other));
                let (mut missed, mut tiny) = ([1.0; POINTS], 0.0);
                factor.reach(&mut missed, one, &mut tiny);
                factor.reach(&mut missed, other, &mut tiny);
                let most = one.max(other);
                #[expect(clippy::cast_possible_truncation, reason = "seven digits are enough for a share")]
                let reached = factor.reached(&missed, tiny) as f32;
                reached.max(most).min((one + other).min(1.0))
            }
        }
    }
}

impl OverlapModel {
    pub(super) fn new(overlap: Triangular, pairs: Vec<Pair>) -> Self {
        let part = |index: usize| (index as f64 + 0.5) / CORRELATIONS as f64;
        let factors = (0..CORRELATIONS).map(|index| Factor::new(overlap.quantile(part(index)))).collect();
        let order = Stream::new(Purpose::Overlap, b"").permutation();
        let of_draw = order.into_iter().map(|place| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "one of nine")]
            let index = (stratum(place) * CORRELATIONS as f64) as u8;
            index
        });
        Self { factors, of_draw: of_draw.collect(), pairs }
    }

    /// The people of all members, each once. Without a population nothing can be said of more than one service.
    pub(super) fn people(&self, members: &[Member<'_>], population: Option<u64>, grade: EstimateGrade) -> Figure {
        let members: Vec<Member<'_>> = members.iter().copied().filter(|(_, values)| !values.is_empty()).collect();
        let (Some(largest), Some(population)) = (largest(&members), population) else {
            return match members.as_slice() {
                [] => Figure::nobody(FigureUnit::People),
                [(_, values)] => range(values, FigureUnit::People, grade, super::draws::dominant(values)),
                _ => Figure::none(NotEstimated::NoPopulation),
            };
        };
        let population = population as f64;
        let units = self.units(&members);
        let values: Vec<f64> = (0..DRAWS)
            .map(|draw| {
                let factor = self.of_draw.get(draw).and_then(|index| self.factors.get(usize::from(*index)));
                factor.map_or(0.0, |factor| together(&units, factor, population, |values| at(values, draw)))
            })
            .collect();
        let dominated_by = self.dominant(&units, largest, population);
        range(&values, FigureUnit::People, grade, dominated_by)
    }

    /// The people of all members with every input in its middle.
    pub(super) fn middle(&self, values: impl Iterator<Item = f64>, population: f64) -> f64 {
        let Some(factor) = self.factors.get(CORRELATIONS / 2) else { return 0.0 };
        let (mut missed, mut tiny): (Missed, f32) = ([1.0; POINTS], 0.0);
        for value in values {
            #[expect(clippy::cast_possible_truncation, reason = "seven digits are enough for a share")]
            factor.reach(&mut missed, (value / population).min(1.0) as f32, &mut tiny);
        }
        factor.reached(&missed, tiny) * population
    }

    /// The services, where both of a pair are there as one.
    fn units<'a>(&'a self, members: &[Member<'a>]) -> Vec<Unit<'a>> {
        let values = |index: usize| members.iter().find(|(known, _)| *known == index).map(|(_, values)| *values);
        let pairs: Vec<(&Pair, &[f64], &[f64])> = self
            .pairs
            .iter()
            .filter_map(|pair| Some((pair, values(pair.one)?, values(pair.other)?)))
            .collect();
        let is_paired = |index: usize| pairs.iter().any(|(pair, ..)| pair.one == index || pair.other == index);
        let single = members.iter().filter(|(index, _)| !is_paired(*index)).map(|(_, values)| Unit::One(values));
        single.chain(pairs.iter().map(|(pair, one, other)| Unit::Two(one, other, &pair.factor))).collect()
    }

    /// The input whose ends lie farthest apart: the overlap, or one of the largest service with the others in their middle.
    fn dominant(&self, units: &[Unit<'_>], largest: &[f64], population: f64) -> Input {
        let union = |correlation: usize, setting: usize| {
            let value = |values: &[f64]| {
                let setting = if std::ptr::eq(values, largest) { setting } else { 0 };
                at(values, MIDDLE + setting)
            };
            self.factors.get(correlation).map_or(0.0, |factor| together(units, factor, population, value))
        };
        let spread = |one: f64, other: f64| {
            let (low, high) = (one.min(other), one.max(other));
            if low > 0.0 { high / low } else if high > 0.0 { f64::MAX } else { 1.0 }
        };
        let middle = CORRELATIONS / 2;
        let mut most = (Input::Overlap, spread(union(0, 0), union(CORRELATIONS - 1, 0)));
        for (input, setting) in INPUTS.into_iter().zip((1..SETTINGS).step_by(2)) {
            let spread = spread(union(middle, setting), union(middle, setting + 1));
            if spread > most.1 {
                most = (input, spread);
            }
        }
        most.0
    }
}

/// The people of all units in one draw, between Fréchet's bounds: the largest, and the sum as far as there are people.
fn together(units: &[Unit<'_>], factor: &Factor, population: f64, value: impl Fn(&[f64]) -> f64) -> f64 {
    let (mut missed, mut tiny): (Missed, f32) = ([1.0; POINTS], 0.0);
    let (mut most, mut sum) = (0.0_f64, 0.0_f64);
    for unit in units {
        let share = unit.share(population, &value);
        factor.reach(&mut missed, share, &mut tiny);
        match unit {
            Unit::One(values) => {
                most = most.max(value(values));
                sum += value(values);
            }
            Unit::Two(one, other, _) => {
                most = most.max(value(one)).max(value(other));
                sum += value(one) + value(other);
            }
        }
    }
    let most = most.min(population);
    (factor.reached(&missed, tiny) * population).clamp(most, sum.min(population).max(most))
}

/// The member with the most people, all inputs in their middle.
fn largest<'a>(members: &[Member<'a>]) -> Option<&'a [f64]> {
    let mut largest: Option<&'a [f64]> = None;
    for (_, values) in members {
        if largest.is_none_or(|known| at(values, MIDDLE) > at(known, MIDDLE)) {
            largest = Some(values);
        }
    }
    largest
}

fn at(values: &[f64], draw: usize) -> f64 {
    values.get(draw).copied().unwrap_or(0.0)
}

/// People over the services of a board or of a provider, at the instants that were worse than all before them, and how far
/// the services hit the same people up to each instant.
#[derive(Clone, Debug, Default)]
pub(super) struct SetRecords {
    pub(super) peaks: Vec<Record>,
    /// People-hours as a part of the user-hours added up over services, with every input in its middle.
    persons: Vec<(i64, f64)>,
}

impl SetRecords {
    /// From people together and people added up at instants in their order, and whether the worst hour may end there.
    pub(super) fn new(values: impl Iterator<Item = (i64, bool, f64, f64)>) -> Self {
        let mut records = Self::default();
        let (mut most, mut together, mut added) = (0.0, 0.0, 0.0);
        let mut before: Option<(i64, f64, f64)> = None;
        for (at, is_full, people, sum) in values {
            if let Some((from, people, sum)) = before {
                together += people * (at - from) as f64;
                added += sum * (at - from) as f64;
                if added > 0.0 {
                    records.persons.push((at, together / added));
                }
            }
            before = Some((at, people, sum));
            if is_full && people > most {
                most = people;
                records.peaks.push((at, OnceLock::new()));
            }
        }
        records
    }

    /// People-hours as a part of user-hours, up to a moment.
    pub(super) fn persons_at(&self, at: i64) -> f64 {
        let index = self.persons.partition_point(|(instant, _)| *instant <= at);
        let known = self.persons.get(index.saturating_sub(1));
        known.map_or(1.0, |(_, part)| *part)
    }
}
