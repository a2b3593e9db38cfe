//! What is drawn once per board: the uncertain inputs of each service, and beside them the settings by which one learns which
//! of them matters most.
//!
//! A draw takes a value of each input at random. Beside the draws stand nine settings: all inputs at their middle, and each
//! input alone at its 5th and at its 95th percentile while the others stay there. Whatever is computed of the draws is
//! computed of the settings too; the input whose two settings lie farthest apart makes most of the width, and its removal
//! narrows the range most.

use std::sync::Arc;

use super::assumptions::{AssumptionBasis, General, Kind, failing};
use super::figure::Input;
use super::habit::{Habit, Habits};
use super::normal;
use super::stream::{DRAWS, Purpose, Stream, stratum};
use downboard_core::model::{Id, Status};

/// The inputs of one service, in the order of their settings.
pub(super) const INPUTS: [Input; 4] = [Input::Audience, Input::Activity, Input::Severity, Input::Timing];
/// How many settings there are: the middle, and two of each input.
pub(super) const SETTINGS: usize = 1 + 2 * INPUTS.len();
/// The draws and the settings.
pub(super) const ALL: usize = DRAWS + SETTINGS;
/// The setting in which all inputs are at their middle.
pub(super) const MIDDLE: usize = DRAWS;

/// The strata at the 5th, 50th and 95th percentile.
const LOW_MIDDLE_HIGH: [u16; 3] = [100, 1_000, 1_899];

/// Where an input stands in a setting, counted from the first: 0 low, 1 in the middle, 2 high.
fn standing(input: Input, setting: usize) -> usize {
    match setting.checked_sub(1).map(|place| (INPUTS.get(place / 2), place % 2)) {
        Some((Some(moved), end)) if *moved == input => end * 2,
        _ => 1,
    }
}

/// An order of strata with those of the settings after it.
fn with_settings(mut order: Vec<u16>, input: Input, ends: [u16; 3]) -> Vec<u16> {
    order.extend((0..SETTINGS).map(|setting| ends.get(standing(input, setting)).copied().unwrap_or_default()));
    order
}

/// What the services of a board have in common.
#[derive(Debug)]
pub(super) struct Samples {
    /// What an audience is multiplied by, in each stratum.
    audience: Vec<f64>,
    /// The share of attempts that fail in each stratum: while degraded, partly down and down.
    severity: [Vec<f64>; 3],
}

impl Samples {
    pub(super) fn new(general: &General) -> Self {
        let strata = || (0..=u16::MAX).take(DRAWS).map(stratum);
        Self {
            audience: strata().map(|u| libm::exp(general.audience_spread * normal::quantile(u))).collect(),
            severity: general.severity.map(|severity| strata().map(|u| severity.quantile(u)).collect()),
        }
    }
}

/// The habits of a service, as they were drawn for its kind.
#[derive(Clone, Debug)]
pub(super) struct Activity {
    pub(super) kind: Kind,
    habits: Arc<Habits>,
}

impl Activity {
    pub(super) fn new(kind: &Kind, habits: Arc<Habits>) -> Self {
        Self { kind: *kind, habits }
    }

    /// Whether another service has the same habits, so that both can share their draws.
    pub(super) fn shared_with(&self, kind: &Kind) -> Option<Arc<Habits>> {
        let same = |of: &Kind| (of.daily_share, of.launches, of.hours_of_day);
        (same(&self.kind) == same(kind)).then(|| Arc::clone(&self.habits))
    }

    /// How well it is known how many use the service in a day.
    pub(super) fn daily_share_basis(&self) -> AssumptionBasis {
        self.kind.daily_share_basis
    }
}

/// The drawn inputs of one service: a value for each draw, and for each setting after them.
#[derive(Clone, Debug)]
pub(super) struct Draws {
    pub(super) activity: Option<Activity>,
    /// People who use the service, of the published measure.
    pub(super) users: Vec<f64>,
    /// Monthly users. Of an audience that counts a day's users, as many as make those by the habits.
    monthly: Vec<f64>,
    /// Monthly users who try at least once in the busiest hour.
    pub(super) trying: Vec<f64>,
    /// Daily users.
    pub(super) daily: Vec<f64>,
    /// Which of the habits of its kind.
    habit: Vec<u16>,
    /// The share of attempts that fails while degraded, partly down and down.
    pub(super) severity: [Vec<f64>; 3],
}

impl Draws {
    pub(super) fn new(
        id: &Id,
        (value, is_daily): (u64, bool),
        population: Option<u64>,
        samples: &Samples,
        activity: Option<Activity>,
    ) -> Self {
        let name = id.as_str().as_bytes();
        let order = |purpose, input| with_settings(Stream::new(purpose, name).permutation(), input, LOW_MIDDLE_HIGH);
        let sampled = |sample: &[f64], order: Vec<u16>| -> Vec<f64> {
            order.into_iter().map(|index| sample.get(usize::from(index)).copied().unwrap_or_default()).collect()
        };
        let [degraded, partly, down] = &samples.severity;
        let severity = [(Purpose::Degraded, degraded), (Purpose::Partly, partly), (Purpose::Down, down)]
            .map(|(purpose, sample)| sampled(sample, order(purpose, Input::Severity)));
        // Nobody beyond the population can be affected.
        let most = population.map_or(f64::MAX, |population| population as f64);
        let users: Vec<f64> = sampled(&samples.audience, order(Purpose::Audience, Input::Audience))
            .into_iter()
            .map(|factor| (value as f64 * factor).min(most))
            .collect();
        let mut draws = Self {
            activity,
            users,
            monthly: Vec::new(),
            trying: Vec::new(),
            daily: Vec::new(),
            habit: Vec::new(),
            severity,
        };
        if let Some(activity) = &draws.activity {
            let order = Stream::new(Purpose::Habit, name).permutation();
            draws.habit = with_settings(order, Input::Activity, activity.habits.low_middle_high);
            for (users, habit) in draws.users.iter().zip(&draws.habit) {
                let habit = activity.habits.get(*habit);
                let monthly = if is_daily { (users / habit.daily_share.max(1e-6)).min(most) } else { *users };
                draws.monthly.push(monthly);
                draws.trying.push(monthly * habit.peak_reach);
                draws.daily.push(monthly * habit.daily_share);
            }
        }
        draws
    }

    /// People who tried at least once in days of use, of which each draw has its own.
    pub(super) fn tried(&self, days: &[f64]) -> Vec<f64> {
        let activity = self.activity.as_ref();
        activity.map_or_else(Vec::new, |activity| activity.habits.people(&self.habit, days, &self.monthly))
    }

    /// The habits of a draw or a setting.
    pub(super) fn habit(&self, draw: usize) -> Option<Habit> {
        let habits = &self.activity.as_ref()?.habits;
        self.habit.get(draw).map(|habit| habits.get(*habit))
    }

    /// Monthly users in a draw.
    pub(super) fn monthly(&self) -> &[f64] {
        &self.monthly
    }

    /// The share of attempts that fail in a status.
    pub(super) fn severity(&self, status: Status, draw: usize) -> f64 {
        let severity = failing(status).and_then(|index| self.severity.get(index));
        debug_assert!(draw < ALL, "no draw {draw}");
        severity.and_then(|severity| severity.get(draw)).copied().unwrap_or(0.0)
    }
}

#[cfg(test)]
impl Activity {
    pub(super) fn habit_of(&self, draws: &Draws, draw: usize) -> super::habit::Habit {
        self.habits.get(draws.habit[draw])
    }
}

#[cfg(test)]
impl Draws {
    /// The same draws with one input in its middle. Timing stays as it is: it is drawn with the course of the service.
    pub(super) fn with_fixed(&self, input: Input) -> Self {
        let mut fixed = self.clone();
        match input {
            Input::Audience => {
                let monthly = fixed.monthly.iter_mut().zip(&self.users);
                monthly.for_each(|(monthly, users)| *monthly *= self.users[MIDDLE] / users);
            }
            Input::Activity => fixed.habit.fill(self.habit[MIDDLE]),
            Input::Severity => fixed.severity = self.severity.each_ref().map(|drawn| vec![drawn[MIDDLE]; ALL]),
            Input::Timing | Input::Overlap => {}
        }
        fixed
    }
}

/// When, within its bounds, a change that is only bounded came to pass: a share of the time between them for each draw and
/// setting. Services that change in one event, within the same bounds, change at the same instant.
pub(super) fn timing((from, to): (i64, i64)) -> Vec<f64> {
    let mut name = [0; 16];
    for (to, from) in name.iter_mut().zip(from.to_be_bytes().into_iter().chain(to.to_be_bytes())) {
        *to = from;
    }
    let order = Stream::new(Purpose::Timing, &name).permutation();
    with_settings(order, Input::Timing, LOW_MIDDLE_HIGH).into_iter().map(stratum).collect()
}

/// The input whose settings lie farthest apart on a logarithmic scale.
pub(super) fn dominant(values: &[f64]) -> Input {
    let setting = |place: usize| values.get(DRAWS + place).copied().unwrap_or(0.0).max(0.0);
    let spread = |index: usize| spread(setting(1 + 2 * index), setting(2 + 2 * index));
    let mut most = (Input::Audience, spread(0));
    for (index, input) in INPUTS.into_iter().enumerate().skip(1) {
        let spread = spread(index);
        if spread > most.1 {
            most = (input, spread);
        }
    }
    most.0
}

/// How far two ends lie apart: the greater over the lesser.
pub(super) fn spread(one: f64, other: f64) -> f64 {
    let (low, high) = if one < other { (one, other) } else { (other, one) };
    if low > 0.0 {
        high / low
    } else if high > 0.0 {
        f64::MAX
    } else {
        1.0
    }
}
