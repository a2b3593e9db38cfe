//! Several services together: people each counted once, hours added up.

use std::sync::OnceLock;

use super::draws::{INPUTS, MIDDLE, SETTINGS, spread};
use super::figure::{EstimateGrade, Figure, FigureUnit, Input, NotEstimated, range};
use super::overlap::{Factor, Lean, Missed, POINTS};
use super::service::{People, Record};
use super::stream::DRAWS;
use super::triangular::Triangular;
use downboard_core::model::ServiceIndex;

/// How many values the correlation takes, each the middle of an equal part of its distribution. Odd, so that one of them is
/// its median.
const CORRELATIONS: usize = 15;

/// How far audiences are the same people, drawn once per board.
#[derive(Debug)]
pub(super) struct OverlapModel {
    factors: Vec<Factor>,
    /// Pairs of services whose overlap was published.
    pub(super) pairs: Vec<Pair>,
}

/// Two services whose overlap was published.
#[derive(Debug)]
pub(super) struct Pair {
    pub(super) one: ServiceIndex,
    pub(super) other: ServiceIndex,
    pub(super) lean: Lean,
}

/// People of one service: its index on the board and its draws with the settings.
pub(super) type Member<'a> = (ServiceIndex, &'a People<'a>);

/// People of several groups of services, each person once.
#[derive(Clone, Debug)]
pub(super) struct Grouped {
    /// Of each group.
    pub(super) groups: Vec<Figure>,
    /// Of all of them.
    pub(super) all: Figure,
}

/// The shares of the population that one service reaches, for each draw and setting.
type Shares = Vec<f32>;

/// A service, or two whose overlap was published, as one.
enum Unit<'a> {
    One(&'a [f32]),
    Two(&'a [f32], &'a [f32], Lean),
}

/// The share of people not yet counted, per value of the factor, in one draw.
#[derive(Clone, Copy)]
struct Sweep {
    missed: Missed,
    tiny: f32,
    /// The greatest share of one service, and all of them added up.
    most: f32,
    sum: f32,
}

/// The greater of two. `f32::max` is a call of its own in WebAssembly.
fn greater(one: f32, other: f32) -> f32 {
    if one > other { one } else { other }
}

impl Sweep {
    const NOBODY: Self = Self { missed: [1.0; POINTS], tiny: 0.0, most: 0.0, sum: 0.0 };

    /// Takes away the people of a service.
    #[inline]
    fn reach(&mut self, factor: &Factor, share: f32) {
        (self.most, self.sum) = (greater(self.most, share), self.sum + share);
        factor.reach(&mut self.missed, share, &mut self.tiny);
    }

    /// Takes away the people of two services whose overlap was published.
    #[inline]
    fn reach_both(&mut self, factor: &Factor, one: f32, other: f32, lean: Lean) {
        (self.most, self.sum) = (greater(self.most, greater(one, other)), self.sum + one + other);
        factor.reach(&mut self.missed, lean.union(one, other), &mut self.tiny);
    }

    /// Takes away whom another sweep reached.
    fn join(&mut self, other: &Self) {
        // By reference: the iterator of an array's values is not inlined where the page is compiled for size.
        for (missed, other) in self.missed.iter_mut().zip(&other.missed) {
            *missed *= other;
        }
        self.tiny += other.tiny;
        self.most = greater(self.most, other.most);
        self.sum += other.sum;
    }

    /// The share that was reached, between Fréchet's bounds: the largest, and the sum as far as there are people.
    fn reached(&self, factor: &Factor) -> f64 {
        let most = f64::from(self.most);
        // Not `clamp`: it can panic, with a message that formats floats.
        factor.reached(&self.missed, self.tiny).min(f64::from(self.sum)).min(1.0).max(most)
    }
}

/// Takes away the people of every unit in some draws: unit by unit, so that the innermost loop runs along the draws.
fn sweep(block: &mut [Sweep], units: &[Unit<'_>], factor: &Factor, from: usize) {
    for unit in units {
        match unit {
            Unit::One(shares) => {
                for (sweep, share) in block.iter_mut().zip(shares.get(from..).unwrap_or_default()) {
                    sweep.reach(factor, *share);
                }
            }
            Unit::Two(one, other, lean) => {
                let shares = one.get(from..).unwrap_or_default().iter().zip(other.get(from..).unwrap_or_default());
                for (sweep, (one, other)) in block.iter_mut().zip(shares) {
                    sweep.reach_both(factor, *one, *other, *lean);
                }
            }
        }
    }
}

/// The units of one group, and what of it is counted in another way for all groups together.
struct Group<'a> {
    units: Vec<Unit<'a>>,
    /// Services that are one of a pair with a service of another group.
    torn: Vec<Unit<'a>>,
}

impl OverlapModel {
    pub(super) fn new(overlap: Triangular, pairs: Vec<Pair>) -> Self {
        let part = |index: usize| (index as f64 + 0.5) / CORRELATIONS as f64;
        Self { factors: (0..CORRELATIONS).map(|index| Factor::new(overlap.quantile(part(index)))).collect(), pairs }
    }

    /// The people of each of several groups, and of all of them, each person once. Without a population nothing can be said of
    /// more than one service.
    pub(super) fn people(&self, groups: &[Vec<Member<'_>>], population: Option<u64>, grade: EstimateGrade) -> Grouped {
        let is_somebody = |(_, people): &&Member<'_>| !people.values.is_empty();
        let groups: Vec<Vec<Member<'_>>> =
            groups.iter().map(|group| group.iter().filter(is_somebody).copied().collect()).collect();
        let all: Vec<Member<'_>> = groups.iter().flatten().copied().collect();
        let simple = |members: &[Member<'_>]| match members {
            [] => Some(Figure::nobody(FigureUnit::People)),
            [(_, people)] => {
                let dominated_by = super::draws::dominant(&people.values);
                Some(range(&people.values, FigureUnit::People, grade, dominated_by).times(people.factor))
            }
            _ if population.is_none() => Some(Figure::none(NotEstimated::NoPopulation)),
            _ => None,
        };
        let mut figures: Vec<Option<Figure>> = groups.iter().map(|group| simple(group)).collect();
        if let Some(figure) = simple(&all) {
            let none = Figure::none(NotEstimated::NoPart);
            return Grouped { groups: figures.into_iter().map(|figure| figure.unwrap_or(none)).collect(), all: figure };
        }
        let population = population.map_or(f64::MAX, |population| population as f64);
        let shares: Vec<Vec<(ServiceIndex, Shares)>> =
            groups.iter().map(|group| shares_of(group, population)).collect();
        let (split, across) = self.split(&shares);
        let (mut of_groups, mut of_all) = (vec![Vec::new(); groups.len()], Vec::with_capacity(DRAWS));
        // The correlation is the one input that is drawn in its order: all the others have orders of their own.
        for (index, factor) in self.factors.iter().enumerate() {
            let first = |index: usize| (index * DRAWS).div_ceil(self.factors.len());
            let (from, draws) = (first(index), first(index + 1) - first(index));
            let mut all = vec![Sweep::NOBODY; draws];
            for ((group, figure), values) in split.iter().zip(&figures).zip(&mut of_groups) {
                let mut own = vec![Sweep::NOBODY; draws];
                sweep(&mut own, &group.units, factor, from);
                for (all, own) in all.iter_mut().zip(&own) {
                    all.join(own);
                }
                if figure.is_none() {
                    sweep(&mut own, &group.torn, factor, from);
                    values.extend(own.iter().map(|own| own.reached(factor) * population));
                }
            }
            sweep(&mut all, &across, factor, from);
            of_all.extend(all.iter().map(|all| all.reached(factor) * population));
        }
        for ((known, shares), values) in figures.iter_mut().zip(shares.chunks(1)).zip(&of_groups) {
            if known.is_none() {
                *known = Some(range(values, FigureUnit::People, grade, self.dominant(shares)));
            }
        }
        let all = range(&of_all, FigureUnit::People, grade, self.dominant(&shares));
        Grouped { groups: figures.into_iter().flatten().collect(), all }
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

    /// The services of each group, where both of a pair are in it as one; and the pairs that stand in two groups.
    fn split<'a>(&'a self, groups: &'a [Vec<(ServiceIndex, Shares)>]) -> (Vec<Group<'a>>, Vec<Unit<'a>>) {
        let of = |members: &'a [(ServiceIndex, Shares)], index: ServiceIndex| -> Option<&'a [f32]> {
            members.iter().find(|(known, _)| *known == index).map(|(_, shares)| shares.as_slice())
        };
        let anywhere = |index: ServiceIndex| groups.iter().find_map(|group| of(group, index));
        let is_in = |group: &'a Vec<(ServiceIndex, Shares)>, pair: &Pair| {
            of(group, pair.one).is_some() && of(group, pair.other).is_some()
        };
        let mut split: Vec<Group<'a>> = Vec::with_capacity(groups.len());
        for group in groups {
            let mut own = Group { units: Vec::new(), torn: Vec::new() };
            for (index, shares) in group {
                let pair = self.pairs.iter().find(|pair| pair.one == *index || pair.other == *index);
                let pair = pair.filter(|pair| anywhere(pair.one).is_some() && anywhere(pair.other).is_some());
                match pair {
                    Some(pair) if !is_in(group, pair) => own.torn.push(Unit::One(shares)),
                    Some(pair) if pair.one != *index => {}
                    Some(pair) => {
                        let other = of(group, pair.other).unwrap_or_default();
                        own.units.push(Unit::Two(shares, other, pair.lean));
                    }
                    None => own.units.push(Unit::One(shares)),
                }
            }
            split.push(own);
        }
        let across = self.pairs.iter().filter(|pair| !groups.iter().any(|group| is_in(group, pair)));
        let across =
            across.filter_map(|pair| Some(Unit::Two(anywhere(pair.one)?, anywhere(pair.other)?, pair.lean))).collect();
        (split, across)
    }

    /// The input whose ends lie farthest apart: the overlap, or one of the largest service with the others in their middle.
    fn dominant(&self, groups: &[Vec<(ServiceIndex, Shares)>]) -> Input {
        // Which of two inputs matters more does not hang on a pair that stands in two groups.
        let (split, _) = self.split(groups);
        let middle_of = |shares: &[f32]| shares.get(MIDDLE).copied().unwrap_or(0.0);
        let mut largest: &[f32] = &[];
        for (_, shares) in groups.iter().flatten() {
            if middle_of(shares) > middle_of(largest) {
                largest = shares;
            }
        }
        let union = |correlation: usize, setting: usize| {
            let share = |shares: &[f32]| {
                let setting = if std::ptr::eq(shares, largest) { setting } else { 0 };
                shares.get(MIDDLE + setting).copied().unwrap_or(0.0)
            };
            let Some(factor) = self.factors.get(correlation) else { return 0.0 };
            let mut sweep = Sweep::NOBODY;
            for unit in split.iter().flat_map(|group| group.units.iter().chain(&group.torn)) {
                match unit {
                    Unit::One(shares) => sweep.reach(factor, share(shares)),
                    Unit::Two(one, other, lean) => sweep.reach_both(factor, share(one), share(other), *lean),
                }
            }
            sweep.reached(factor)
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

/// The shares of the population that each member reaches.
fn shares_of(members: &[Member<'_>], population: f64) -> Vec<(ServiceIndex, Shares)> {
    let shares = |people: &People<'_>| {
        let per_person = people.factor / population;
        let share = |people: &f64| {
            let share = people * per_person;
            #[expect(clippy::cast_possible_truncation, reason = "seven digits are enough for a share")]
            if share < 1.0 { share as f32 } else { 1.0 }
        };
        people.values.iter().map(share).collect()
    };
    members.iter().map(|(index, people)| (*index, shares(people))).collect()
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
