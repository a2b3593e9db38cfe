//! How much of a day's use falls into which time.

use crate::time::Offset;
use crate::time::Timestamp;

use super::Stretch;
use super::assumptions::Habits;
use super::severity::Severity;

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;
const WEEK_DAYS: i64 = 7;

/// A category's use over the day and the week, in the zone of the board.
#[derive(Clone, Debug)]
pub(crate) struct Demand {
    /// The share of the day's use in each hour; they add up to 1.
    hours: [f64; 24],
    /// The share of the day's use before each hour.
    before: [f64; 24],
    /// The greatest share of an hour.
    peak_hour: f64,
    weekend_users: f64,
    weekend_hours: f64,
    offset_seconds: i64,
}

impl Demand {
    pub(crate) fn new(habits: &Habits, offset: Offset) -> Self {
        let mut hours = habits.profile.hours();
        let sum: f64 = hours.iter().sum();
        let mut before = [0.0; 24];
        let mut so_far = 0.0;
        for (hour, before) in hours.iter_mut().zip(&mut before) {
            *hour /= sum;
            *before = so_far;
            so_far += *hour;
        }
        let peak_hour = hours.iter().copied().fold(0.0, f64::max);
        Self {
            hours,
            before,
            peak_hour,
            weekend_users: habits.weekend_users,
            weekend_hours: habits.weekend_hours,
            offset_seconds: offset.seconds(),
        }
    }

    /// The share of a day's use in the busiest hour.
    pub(crate) fn peak_hour(&self) -> f64 {
        self.peak_hour
    }

    fn local(&self, at: Timestamp) -> (i64, i64) {
        let local = at.as_second() + self.offset_seconds;
        (local.div_euclid(DAY), local.rem_euclid(DAY))
    }

    fn share_of_hour(&self, second_of_day: i64) -> f64 {
        usize::try_from(second_of_day / HOUR).ok().and_then(|hour| self.hours.get(hour)).copied().unwrap_or(0.0)
    }

    /// Use in the hour of an instant against the busiest hour of a weekday, from 0 to 1.
    pub(crate) fn load_at(&self, at: Timestamp) -> f64 {
        let (day, second) = self.local(at);
        self.share_of_hour(second) / self.peak_hour * day_factor(day, self.weekend_users)
    }

    /// Days of use between two instants: a whole weekday is 1.
    pub(crate) fn days_between(&self, from: Timestamp, to: Timestamp) -> f64 {
        self.days_until(to, self.weekend_users) - self.days_until(from, self.weekend_users)
    }

    /// The same, in which a day counts by its hours of use.
    pub(crate) fn usage_days_between(&self, from: Timestamp, to: Timestamp) -> f64 {
        self.days_until(to, self.weekend_hours) - self.days_until(from, self.weekend_hours)
    }

    /// Days of use from the Monday before the epoch to an instant. Whole weeks in one step, so that 40 years cost no more
    /// than a day.
    fn days_until(&self, at: Timestamp, weekend: f64) -> f64 {
        let (day, second) = self.local(at);
        let days = day + 3;
        let (weeks, rest) = (days.div_euclid(WEEK_DAYS), days.rem_euclid(WEEK_DAYS));
        let whole: f64 = (0..rest).map(|weekday| weekday_factor(weekday, weekend)).sum();
        let hour = usize::try_from(second / HOUR).unwrap_or(0);
        let before = self.before.get(hour).copied().unwrap_or(0.0);
        let part = (second % HOUR) as f64 / HOUR as f64 * self.share_of_hour(second);
        weeks as f64 * (5.0 + 2.0 * weekend) + whole + (before + part) * weekday_factor(rest, weekend)
    }

    /// The stretch, and the load in it, at which most people met the failure.
    pub(crate) fn peak(&self, past: &[Stretch]) -> Option<(Stretch, f64)> {
        let busiest = |stretch: &Stretch| {
            let hours = ((stretch.to.as_second() - stretch.from.as_second()) / HOUR).clamp(0, WEEK_DAYS * 24);
            (0..=hours)
                .filter_map(|hour| Timestamp::from_second(stretch.from.as_second() + hour * HOUR))
                .chain([Timestamp::from_second(stretch.to.as_second() - 1).unwrap_or(stretch.from)])
                .filter(|at| *at < stretch.to)
                .map(|at| self.load_at(at))
                .fold(0.0, f64::max)
        };
        past.iter()
            .map(|stretch| (*stretch, busiest(stretch)))
            .map(|(stretch, load)| (stretch, load, load * Severity::of(stretch.possible).quantile(0.5)))
            .reduce(|most, next| if next.2 > most.2 { next } else { most })
            .map(|(stretch, load, _)| (stretch, load))
    }
}

/// The factor of a day counted from the epoch, which was a Thursday.
fn day_factor(day: i64, weekend: f64) -> f64 {
    weekday_factor((day + 3).rem_euclid(WEEK_DAYS), weekend)
}

/// The factor of a weekday, Monday being 0.
fn weekday_factor(weekday: i64, weekend: f64) -> f64 {
    if weekday >= 5 { weekend } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::assumptions::habits;
    use crate::model::Category;

    fn demand() -> Demand {
        Demand::new(&habits(Category::Messenger).expect("known"), Offset::constant(9))
    }

    fn at(text: &str) -> Timestamp {
        crate::instant::parse(text).expect("an instant")
    }

    #[test]
    fn a_weekday_is_one_day_of_use() {
        let days = demand().days_between(at("2022-10-17T00:00:00+09:00"), at("2022-10-18T00:00:00+09:00"));
        assert!((days - 1.0).abs() < 1e-9, "{days}");
    }

    #[test]
    fn a_week_is_five_weekdays_and_a_weekend() {
        let (from, to) = (at("2022-10-12T13:20:00+09:00"), at("2022-10-19T13:20:00+09:00"));
        assert!((demand().days_between(from, to) - (5.0 + 2.0 * 0.97)).abs() < 1e-9);
        assert!((demand().usage_days_between(from, to) - (5.0 + 2.0 * 0.70)).abs() < 1e-9);
    }

    #[test]
    fn the_load_follows_the_hour_and_the_day() {
        let busiest = at("2022-10-17T12:30:00+09:00");
        assert!((demand().load_at(busiest) - 1.0).abs() < 1e-9);
        assert!((demand().load_at(at("2022-10-15T18:30:00+09:00")) - 5.5 / 5.6 * 0.97).abs() < 1e-9);
    }
}
