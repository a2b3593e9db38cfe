//! How much of a day's use falls into which time.

use downboard_core::model::Zone;
use downboard_core::time::{DAY, HOUR, Timestamp};

const WEEK_DAYS: i64 = 7;
const WEEKDAYS: i64 = 5;

/// The shape of a day and of a week, in the zone of the board.
#[derive(Clone, Debug)]
pub(super) struct Demand {
    /// The share of the day's use in each hour; they add up to 1.
    hours: [f64; 24],
    /// The share of the day's use before each hour.
    before: [f64; 24],
    /// The share of the day's use in the busiest hour.
    pub(super) peak_hour: f64,
    /// The users of a day of the weekend against those of a weekday.
    pub(super) weekend_users: f64,
    /// The hours of use of a day of the weekend against those of a weekday.
    weekend_hours: f64,
    /// From when on the clocks of the zone are where; the first stands for all time before it as well.
    clocks: Vec<Clocks>,
}

/// The clocks of a zone from a change on.
#[derive(Clone, Copy, Debug)]
struct Clocks {
    from: i64,
    offset_seconds: i64,
    /// What passed by the changes and is not seen on these clocks, so that nothing passes at the instant of one: an hour that is
    /// there twice is used twice, and one that is left out is not.
    ahead: Passed,
}

/// What passed by an instant, counted from a Monday.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Passed {
    /// Days of use: a whole weekday is 1, and a day of the weekend counts by its users.
    pub(super) days: f64,
    /// Hours of the clock.
    pub(super) hours: f64,
    /// Days of use, where a day of the weekend counts by its hours of use.
    pub(super) usage_days: f64,
}

impl Passed {
    /// What passed from another instant to this one.
    pub(super) fn since(self, other: Self) -> Self {
        Self {
            days: self.days - other.days,
            hours: self.hours - other.hours,
            usage_days: self.usage_days - other.usage_days,
        }
    }

    /// Both together.
    pub(super) fn plus(self, other: Self) -> Self {
        self.plus_times(other, 1.0)
    }

    /// This, and a part of the other.
    pub(super) fn plus_times(self, other: Self, factor: f64) -> Self {
        Self {
            days: self.days + factor * other.days,
            hours: self.hours + factor * other.hours,
            usage_days: self.usage_days + factor * other.usage_days,
        }
    }
}

impl Demand {
    /// From the use in each hour of a day, in any unit, and the weights of a day of the weekend.
    pub(super) fn new(profile: &[f64; 24], weekend_users: f64, weekend_hours: f64, zone: &Zone) -> Self {
        let sum: f64 = profile.iter().sum();
        let mut hours = *profile;
        let mut before = [0.0; 24];
        let mut so_far = 0.0;
        for (hour, before) in hours.iter_mut().zip(&mut before) {
            *hour = if sum > 0.0 { *hour / sum } else { 1.0 / 24.0 };
            *before = so_far;
            so_far += *hour;
        }
        let peak_hour = hours.iter().copied().fold(0.0, f64::max);
        let first = Clocks { from: i64::MIN, offset_seconds: zone.utc_offset.seconds(), ahead: Passed::default() };
        let mut demand = Self { hours, before, peak_hour, weekend_users, weekend_hours, clocks: vec![first] };
        for change in &zone.changes {
            let from = change.at.as_second();
            let passed = demand.until(from);
            let bare = Clocks { from, offset_seconds: change.utc_offset.seconds(), ahead: Passed::default() };
            demand.clocks.push(Clocks { ahead: passed.since(demand.shown(from, bare)), ..bare });
        }
        demand
    }

    /// The clocks that stand at an instant.
    fn clocks_at(&self, second: i64) -> Clocks {
        let standing = self.clocks.iter().rev().find(|clocks| clocks.from <= second).copied();
        standing.unwrap_or(Clocks { from: i64::MIN, offset_seconds: 0, ahead: Passed::default() })
    }

    /// What passed by an instant.
    pub(super) fn until(&self, second: i64) -> Passed {
        self.shown(second, self.clocks_at(second))
    }

    /// What passed by an instant, on some clocks. Whole weeks count in one step, so that 40 years cost no more than a day.
    fn shown(&self, second: i64, clocks: Clocks) -> Passed {
        let local = second.saturating_add(clocks.offset_seconds);
        // The epoch was a Thursday, three days after a Monday.
        let (days, second_of_day) = (local.div_euclid(DAY) + 3, local.rem_euclid(DAY));
        let (weeks, weekday) = (days.div_euclid(WEEK_DAYS), days.rem_euclid(WEEK_DAYS));
        let hour = usize::try_from(second_of_day / HOUR).unwrap_or(0);
        let value = |of: &[f64; 24]| of.get(hour).copied().unwrap_or(0.0);
        let part = value(&self.before) + (second_of_day % HOUR) as f64 / HOUR as f64 * value(&self.hours);
        let (workdays, weekend_days) = (weekday.min(WEEKDAYS) as f64, (weekday - WEEKDAYS).max(0) as f64);
        let count = |weekend: f64| {
            let today = if weekday >= WEEKDAYS { weekend } else { 1.0 };
            weeks as f64 * (WEEKDAYS as f64 + 2.0 * weekend) + workdays + weekend_days * weekend + part * today
        };
        let passed = Passed {
            days: count(self.weekend_users),
            hours: local as f64 / HOUR as f64,
            usage_days: count(self.weekend_hours),
        };
        passed.plus(clocks.ahead)
    }

    /// The use in the hour before an instant against the busiest hour of a weekday, from 0 to 1.
    pub(super) fn load_at(&self, at: Timestamp) -> f64 {
        let second = at.as_second();
        self.until(second).since(self.until(second.saturating_sub(HOUR))).days / self.peak_hour
    }

    /// Whether an instant is on a day of the weekend.
    pub(super) fn is_weekend(&self, at: Timestamp) -> bool {
        let second = at.as_second();
        let days = second.saturating_add(self.clocks_at(second).offset_seconds).div_euclid(DAY) + 3;
        days.rem_euclid(WEEK_DAYS) >= WEEKDAYS
    }

    /// The first full hour of the zone after an instant.
    pub(super) fn next_hour(&self, second: i64) -> i64 {
        let local = second.saturating_add(self.clocks_at(second).offset_seconds);
        second.saturating_add(HOUR - local.rem_euclid(HOUR))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::model::ZoneChange;
    use downboard_core::time::Offset;

    fn demand() -> Demand {
        let mut profile = [1.0; 24];
        profile[12] = 2.0;
        Demand::new(&profile, 0.97, 0.70, &Zone::fixed(Offset::constant(9), "KST"))
    }

    fn at(text: &str) -> Timestamp {
        downboard_core::instant::parse(text).expect("an instant")
    }

    fn between(from: &str, to: &str) -> Passed {
        demand().until(at(to).as_second()).since(demand().until(at(from).as_second()))
    }

    #[test]
    fn a_weekday_is_one_day_of_use() {
        let day = between("2022-10-17T00:00:00+09:00", "2022-10-18T00:00:00+09:00");
        assert!((day.days - 1.0).abs() < 1e-9 && (day.hours - 24.0).abs() < 1e-9, "{day:?}");
    }

    #[test]
    fn a_week_is_five_weekdays_and_a_weekend() {
        let week = between("2022-10-12T13:20:00+09:00", "2022-10-19T13:20:00+09:00");
        assert!((week.days - (5.0 + 2.0 * 0.97)).abs() < 1e-9);
        assert!((week.usage_days - (5.0 + 2.0 * 0.70)).abs() < 1e-9);
    }

    #[test]
    fn the_load_follows_the_hour_and_the_day() {
        for (moment, expected) in [
            ("2022-10-17T13:00:00+09:00", 1.0),
            ("2022-10-17T13:30:00+09:00", 0.75),
            ("2022-10-17T11:00:00+09:00", 0.5),
            ("2022-10-15T13:00:00+09:00", 0.97),
        ] {
            assert!((demand().load_at(at(moment)) - expected).abs() < 1e-9, "{moment}");
        }
    }

    #[test]
    fn the_next_hour_is_one_of_the_zone() {
        let offset = Offset::from_seconds(5 * HOUR + HOUR / 2).expect("a zone");
        let zone = Demand::new(&[1.0; 24], 1.0, 1.0, &Zone::fixed(offset, ""));
        let next = zone.next_hour(at("2022-10-15T12:10:00+05:30").as_second());
        assert_eq!(next, at("2022-10-15T13:00:00+05:30").as_second());
    }

    #[test]
    fn the_load_follows_the_clocks_when_they_are_changed() {
        let change =
            |text, hours| ZoneChange { at: at(text), utc_offset: Offset::constant(hours), label: String::new() };
        let changes = vec![change("2022-03-27T01:00:00Z", 2), change("2022-10-30T01:00:00Z", 1)];
        let zone = Zone { changes, ..Zone::fixed(Offset::constant(1), "CET") };
        let mut profile = [0.0; 24];
        (profile[2], profile[12]) = (1.0, 3.0);
        let demand = Demand::new(&profile, 1.0, 1.0, &zone);
        let between = |from, to| demand.until(at(to).as_second()).since(demand.until(at(from).as_second()));
        for (from, to, hours, days) in [
            ("2022-03-26T23:00:00Z", "2022-03-27T22:00:00Z", 23.0, 0.75),
            ("2022-10-29T22:00:00Z", "2022-10-30T23:00:00Z", 25.0, 1.25),
            ("2022-10-30T00:00:00Z", "2022-10-30T02:00:00Z", 2.0, 0.5),
            ("2022-07-01T22:00:00Z", "2022-07-02T22:00:00Z", 24.0, 1.0),
            ("2022-01-10T23:00:00Z", "2022-07-10T22:00:00Z", 4_343.0, 180.75),
        ] {
            let passed = between(from, to);
            assert!((passed.hours - hours).abs() < 1e-6 && (passed.days - days).abs() < 1e-9, "{from} {to} {passed:?}");
        }
        for (moment, load) in [
            ("2022-01-10T12:00:00Z", 1.0),
            ("2022-07-10T11:00:00Z", 1.0),
            ("2022-10-30T01:00:00Z", 1.0 / 3.0),
            ("2022-10-30T01:30:00Z", 1.0 / 3.0),
            ("2022-11-30T12:00:00Z", 1.0),
        ] {
            assert!((demand.load_at(at(moment)) - load).abs() < 1e-9, "{moment} {}", demand.load_at(at(moment)));
        }
    }
}
