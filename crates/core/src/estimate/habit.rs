//! How often people open a service, and how many of them try at least once in a part of a day.
//!
//! That differs from person to person; the negative binomial distribution is the standard model of it (Ehrenberg). With `g`
//! the daily users as a share of the monthly ones and `n` the launches per person and day of use, the mean is `m = g n`
//! launches per monthly user and day, and the shape `r` solves `g = 1 - (1 + m/r)^-r`. The share of monthly users who try at
//! least once during `w` days of use is then `1 - (1 + m w/r)^-r`.

use super::stream::{DRAWS, Purpose, Stream, stratum};
use super::triangular::Triangular;
use crate::order;

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

/// The draws of a category's habits. Solving for the shape takes most of the time of putting a board together, so the
/// services of a category share them, each in an order of its own.
#[derive(Clone, Debug)]
pub(super) struct Habits {
    draws: Vec<Habit>,
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
            [i64::try_from(share.max(0.0).to_bits()).unwrap_or(i64::MAX), 0, 0, 0]
        });
        let low_middle_high = [DRAWS / 20, DRAWS / 2, DRAWS - DRAWS / 20]
            .map(|rank| ranked.get(rank).copied().unwrap_or_default());
        Self { draws, low_middle_high }
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
        // KakaoTalk and KakaoBank, with the shapes of the specification.
        for (g, n, expected) in [(0.863, 60.26, 0.41), (0.26, 2.5, 0.22)] {
            let r = shape(g, g * n);
            assert!((1.0 - (1.0 + g * n / r).powf(-r) - g).abs() < 1e-12);
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
    fn a_whole_day_reaches_the_daily_users() {
        let habit = Habit::new(0.84, 50.0, 0.056);
        assert!((habit.reach(1.0) - 0.84).abs() < 1e-12);
        assert!(habit.reach(0.0).abs() < 1e-15);
        // The specification has 0.58 for the busiest hour of KakaoTalk.
        assert!((Habit::new(0.863, 60.26, 0.0564).peak_reach - 0.58).abs() < 0.01);
    }
}
