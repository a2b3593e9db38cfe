//! How often people open a service, and how many of them try at least once in a part of a day.
//!
//! That differs from person to person; the negative binomial distribution is the standard model of it (Ehrenberg). With `g`
//! the daily users as a share of the monthly ones and `n` the launches per person and day of use, the mean is `m = g n`
//! launches per monthly user and day, and the shape `r` solves `g = 1 - (1 + m/r)^-r`. The share of monthly users who try at
//! least once during `w` days of use is then `1 - (1 + m w/r)^-r`.

use std::sync::OnceLock;

use super::stream::{DRAWS, Purpose, Stream, stratum};
use super::triangular::Triangular;
use downboard_core::order;

/// The greatest shape. Beyond it the distribution is Poisson's, with the same habits for everybody.
const MOST_SHAPE: f64 = 1e4;
/// Newton's method is done long before.
const STEPS: usize = 60;

/// One person's day, drawn.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Habit {
    /// Daily users as a share of monthly users.
    pub(super) daily_share: f64,
    /// The share of monthly users who try at least once in the busiest hour.
    pub(super) peak_reach: f64,
    /// The mean over the shape.
    pub(super) mean_by_shape: f64,
    /// The shape of the distribution.
    pub(super) shape: f64,
}

impl Habit {
    /// The habit with a daily share `g` and `n` launches per day of use, where the busiest hour has the share `peak_hour` of
    /// a day's use.
    pub(super) fn new(g: f64, n: f64, peak_hour: f64) -> Self {
        let mean = g * n;
        let shape = shape(g, mean);
        let habit = Self { daily_share: g, peak_reach: 0.0, mean_by_shape: mean / shape, shape };
        Self { peak_reach: habit.reach(peak_hour), ..habit }
    }

    /// The share of monthly users who try at least once during `days` of use.
    pub(super) fn reach(&self, days: f64) -> f64 {
        -libm::expm1(-self.shape * libm::log1p(self.mean_by_shape * days))
    }
}

/// The table of reach begins at 2 to the power of minus this of a day, 21 seconds, and ends at 2 to the power of `LAST` days.
const OCTAVES: u32 = 12;
const LAST: u32 = 6;
/// It has four columns between a time and its double.
const COLUMN_BITS: u32 = 2;
const COLUMNS: usize = (((OCTAVES + LAST) << COLUMN_BITS) + 1) as usize;
const PART_BITS: u32 = f64::MANTISSA_DIGITS - 1 - COLUMN_BITS;
/// The bits of the first column's time.
const FIRST: u64 = (1_023 - OCTAVES as u64) << (f64::MANTISSA_DIGITS - 1);

/// The time of a column, in days of use.
fn column_days(column: usize) -> f64 {
    f64::from_bits(FIRST + ((column as u64) << PART_BITS))
}

/// The draws of a category's habits. Solving for the shape takes most of the time of putting a board together, so the
/// services of a category share them, each in an order of its own.
#[derive(Clone, Debug)]
pub(super) struct Habits {
    draws: Vec<Habit>,
    /// The reach of every draw at fixed times, computed when a moment first needs it.
    columns: Vec<OnceLock<Vec<f32>>>,
    /// The draws at the 5th, 50th and 95th percentile by how many people they bring in the busiest hour.
    pub(super) low_middle_high: [u16; 3],
}

impl Habits {
    /// The habits of a name, such as that of a category.
    pub(super) fn new(name: &str, daily_share: Triangular, launches: Triangular, peak_hour: f64) -> Self {
        let order = Stream::new(Purpose::Launches, name.as_bytes()).permutation();
        let draw = |(place, other): (u16, u16)| {
            Habit::new(daily_share.quantile(stratum(place)), launches.quantile(stratum(other)), peak_hour)
        };
        let draws: Vec<Habit> = (0..=u16::MAX).zip(order).map(draw).collect();
        let ranked = order::by_key((0..=u16::MAX).take(DRAWS).collect(), |place| {
            // Shares are between 0 and 1, where the bits of a float have the order of its value.
            let share = draws.get(usize::from(*place)).map_or(0.0, |habit| habit.peak_reach);
            order::Key::least(share.max(0.0).to_bits())
        });
        let low_middle_high =
            [DRAWS / 20, DRAWS / 2, DRAWS - DRAWS / 20].map(|rank| ranked.get(rank).copied().unwrap_or_default());
        Self { draws, columns: vec![OnceLock::new(); COLUMNS], low_middle_high }
    }

    /// The reach of each of many draws after days of use of its own, times its people.
    ///
    /// It is [`Habit::reach`] from a table, by a straight line between two columns, which is within 0.2 % of it: two logarithms
    /// for each of a hundred thousand draws would take longer than all the rest of a moment.
    pub(super) fn people(&self, habits: &[u16], days: &[f64], people: &[f64]) -> Vec<f64> {
        let (mut least, mut most) = (u64::MAX, 0);
        for days in days {
            (least, most) = (least.min(days.to_bits()), most.max(days.to_bits()));
        }
        let place = |bits: u64| usize::try_from(bits.saturating_sub(FIRST) >> PART_BITS).unwrap_or(COLUMNS);
        let (first, last) = (place(least), place(most).min(COLUMNS - 2) + 1);
        let columns: Vec<&[f32]> = (first..=last).filter_map(|column| self.column(column)).collect();
        let people = habits.iter().zip(days).zip(people).map(|((habit, days), people)| {
            let bits = days.to_bits();
            let index = usize::from(*habit);
            let pair = columns.get(place(bits).wrapping_sub(first)..).and_then(<[_]>::first_chunk::<2>);
            let values = pair.and_then(|[from, to]| Some((*from.get(index)?, *to.get(index)?)));
            match values {
                Some((from, _)) if bits < FIRST => people * f64::from(from) * (days / column_days(0)).max(0.0),
                Some((from, to)) => {
                    let part = (bits & ((1 << PART_BITS) - 1)) as f64 / (1_u64 << PART_BITS) as f64;
                    people * (f64::from(from) + f64::from(to - from) * part)
                }
                None => people * self.get(*habit).reach(*days),
            }
        });
        people.collect()
    }

    fn column(&self, column: usize) -> Option<&[f32]> {
        #[expect(clippy::cast_possible_truncation, reason = "seven digits are enough for a share")]
        let fill = || self.draws.iter().map(|habit| habit.reach(column_days(column)) as f32).collect();
        self.columns.get(column).map(|cell: &OnceLock<Vec<f32>>| cell.get_or_init(fill).as_slice())
    }

    /// One draw.
    pub(super) fn get(&self, index: u16) -> Habit {
        self.draws.get(usize::from(index)).copied().unwrap_or_default()
    }
}

/// Solves `g = 1 - (1 + m/r)^-r` for `r`, that is `r ln(1 + m/r) = -ln(1 - g)`.
///
/// The left side grows with `r` from 0 towards `m` and is concave, so that Newton's method from below stays below and cannot
/// miss. A daily share that no spread of habits reaches gives the greatest shape.
fn shape(g: f64, m: f64) -> f64 {
    let target = -libm::log1p(-g.clamp(0.0, 1.0 - 1e-12));
    if target <= 0.0 || target >= MOST_SHAPE * libm::log1p(m / MOST_SHAPE) {
        return MOST_SHAPE;
    }
    // From below: ln(1 + x) < sqrt(x), so the left side at r is less than sqrt(r m).
    let mut r = (target * target / m).min(target).max(1e-12);
    for _ in 0..STEPS {
        let log = libm::log1p(m / r);
        let slope = log - m / (r + m);
        let step = (target - r * log) / slope;
        if step <= r * 1e-13 {
            break;
        }
        r += step;
    }
    r.min(MOST_SHAPE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shape_solves_the_daily_share() {
        // KakaoTalk and KakaoBank, with the shapes of docs/methods.md.
        for (g, n, expected) in [(0.863, 60.26, 0.41), (0.26, 2.5, 0.22)] {
            let r = shape(g, g * n);
            assert!((1.0 - libm::pow(1.0 + g * n / r, -r) - g).abs() < 1e-12);
            assert!((r - expected).abs() < 0.02, "{r}");
        }
    }

    #[test]
    fn the_shape_is_found_for_all_habits_and_is_finite_for_impossible_ones() {
        for g in 1..100 {
            for n in [0.1, 0.9, 1.05, 1.5, 4.0, 50.0, 5_000.0, 1e6] {
                let g = f64::from(g) / 100.0;
                let r = shape(g, g * n);
                assert!(r.is_finite() && r > 0.0, "{g} {n}");
                let reached = 1.0 - libm::exp(-r * libm::log1p(g * n / r));
                assert!((reached - g).abs() < 1e-6 || r >= MOST_SHAPE, "{g} {n}: {r} reaches {reached}");
            }
        }
        for (g, m) in [(0.0, 1.0), (1.0, 1.0), (0.5, 0.0), (f64::MIN_POSITIVE, 1e300)] {
            assert!(shape(g, m).is_finite(), "{g} {m}");
        }
    }

    #[test]
    fn the_table_is_within_a_fifth_of_a_percent_of_the_formula() {
        let habits =
            Habits::new("messenger", Triangular::new(0.78, 0.84, 0.88), Triangular::new(25.0, 50.0, 80.0), 0.056);
        let order: Vec<u16> = (0..=u16::MAX).take(DRAWS).collect();
        for days in [0.0, 0.000_25, 0.000_3, 0.001, 0.02, 0.05, 0.061, 0.4, 1.0, 1.37, 9.0, 63.9, 64.0, 65.0, 15_000.0]
        {
            let table = habits.people(&order, &vec![days; DRAWS], &vec![1.0; DRAWS]);
            for (index, reach) in table.into_iter().enumerate() {
                let formula = habits.draws[index].reach(days);
                assert!((reach - formula).abs() <= 0.002 * formula, "{days}: {reach} {formula}");
            }
        }
        let mixed = habits.people(&[0, 1, 2], &[0.0, 0.5, 100.0], &[1.0, 2.0, 3.0]);
        for ((days, people), (index, value)) in
            [(0.0, 1.0), (0.5, 2.0), (100.0, 3.0)].iter().zip(mixed.iter().enumerate())
        {
            assert!((value - people * habits.draws[index].reach(*days)).abs() < 0.004, "{days}");
        }
    }

    #[test]
    fn a_whole_day_reaches_the_daily_users() {
        let habit = Habit::new(0.84, 50.0, 0.056);
        assert!((habit.reach(1.0) - 0.84).abs() < 1e-12);
        assert!(habit.reach(0.0).abs() < 1e-15);
        // From 15:30 for half an hour, two hours, and to midnight: 19, 29 and 35 million.
        let kakaotalk = Habit::new(0.863, 60.26, 0.0564);
        for (percent, millions) in [(0.5 * 4.9, 19.0), (0.5 * 4.9 + 5.1 + 0.5 * 5.4, 29.0), (43.75, 35.0)] {
            let people = 43.2 * kakaotalk.reach(percent / 99.3);
            assert!((people / millions - 1.0).abs() < 0.04, "{people} for {millions}");
        }
        // The specification has 0.58 for the busiest hour of KakaoTalk.
        assert!((Habit::new(0.863, 60.26, 0.0564).peak_reach - 0.58).abs() < 0.01);
    }
}
