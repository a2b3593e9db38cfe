//! Instants, distances from UTC and civil days: the little of a calendar that a board needs.
//!
//! A library would do this too; jiff does, and the tests hold this module against it. But its errors explain every way in
//! which a date can be wrong, and with them it weighs 30 kB in a page that may weigh 150 (docs/DESIGN.md).
//! The civil calendar is the proleptic Gregorian one; the algorithms are Howard Hinnant's `days_from_civil` and
//! `civil_from_days`.

use std::fmt;

/// The seconds of a minute.
pub const MINUTE: i64 = 60;
/// The seconds of an hour.
pub const HOUR: i64 = 60 * MINUTE;
/// The seconds of a day. Instants know no leap seconds.
pub const DAY: i64 = 24 * HOUR;
/// The days of 400 years, after which the calendar repeats.
const ERA: i64 = 146_097;
/// From 0000-03-01, where the algorithms count from, to the epoch.
const EPOCH: i64 = 719_468;
/// The instants that are taken: the years 0 to 9999 without their first and last day, so that every sum of one of them and a
/// duration of ours stays within 64 bits and every one of them can be written in RFC 3339 at any distance from UTC.
const RANGE: (i64, i64) = (-62_167_219_200 + DAY, 253_402_300_799 - DAY);

/// An instant, in whole seconds from 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// 1970-01-01T00:00:00Z.
    pub const EPOCH: Self = Self(0);

    /// The instant so many seconds from the epoch; `None` outside 0000-01-02 to 9999-12-30.
    pub fn from_second(second: i64) -> Option<Self> {
        (RANGE.0..=RANGE.1).contains(&second).then_some(Self(second))
    }

    /// The seconds from the epoch.
    pub fn as_second(self) -> i64 {
        self.0
    }

    /// The instant so many seconds later, or earlier if negative.
    pub fn checked_add(self, seconds: i64) -> Option<Self> {
        self.0.checked_add(seconds).and_then(Self::from_second)
    }

    /// The instant in RFC 3339 at a distance from UTC: `2022-10-15T15:30:00+09:00`.
    pub fn display_with_offset(self, offset: Offset) -> impl fmt::Display {
        Rfc3339 { at: offset.to_datetime(self), zone: Zone::Offset(offset) }
    }
}

/// In UTC: `2022-10-15T06:30:00Z`.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Rfc3339 { at: Offset::UTC.to_datetime(*self), zone: Zone::Utc }.fmt(f)
    }
}

/// A distance from UTC, less than a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Offset(i64);

impl Offset {
    /// None.
    pub const UTC: Self = Self(0);

    /// So many hours east of UTC.
    pub const fn constant(hours: i8) -> Self {
        Self(hours as i64 * HOUR)
    }

    /// So many seconds east of UTC; `None` for more than 18 hours either way.
    pub fn from_seconds(seconds: i64) -> Option<Self> {
        (-18 * HOUR..=18 * HOUR).contains(&seconds).then_some(Self(seconds))
    }

    /// The seconds east of UTC.
    pub fn seconds(self) -> i64 {
        self.0
    }

    /// The civil time of an instant at this distance from UTC.
    pub fn to_datetime(self, at: Timestamp) -> DateTime {
        let local = at.0 + self.0;
        let (days, second) = (local.div_euclid(DAY), local.rem_euclid(DAY));
        let (year, month, day) = civil_from_days(days);
        // 1970-01-01 was a Thursday; Monday is 0.
        let weekday = (days + 3).rem_euclid(7);
        DateTime { year, month, day, weekday, second }
    }
}

/// As `+09:00`.
impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { '-' } else { '+' };
        let seconds = self.0.abs();
        write!(f, "{sign}{:02}:{:02}", seconds / HOUR, seconds % HOUR / MINUTE)
    }
}

/// A day and a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateTime {
    year: i64,
    month: i64,
    day: i64,
    weekday: i64,
    second: i64,
}

impl DateTime {
    /// The year.
    pub fn year(self) -> i64 {
        self.year
    }

    /// The month, from 1.
    pub fn month(self) -> i64 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> i64 {
        self.day
    }

    /// The hour, from 0.
    pub fn hour(self) -> i64 {
        self.second / HOUR
    }

    /// The minute, from 0.
    pub fn minute(self) -> i64 {
        self.second % HOUR / MINUTE
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        match self.weekday {
            0 => Weekday::Monday,
            1 => Weekday::Tuesday,
            2 => Weekday::Wednesday,
            3 => Weekday::Thursday,
            4 => Weekday::Friday,
            5 => Weekday::Saturday,
            _ => Weekday::Sunday,
        }
    }

    /// Whether both are on the same day.
    pub fn is_same_day(self, other: Self) -> bool {
        (self.year, self.month, self.day) == (other.year, other.month, other.day)
    }
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

enum Zone {
    Utc,
    Offset(Offset),
}

struct Rfc3339 {
    at: DateTime,
    zone: Zone,
}

impl fmt::Display for Rfc3339 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let DateTime { year, month, day, second, .. } = self.at;
        let (hour, minute, second) = (second / HOUR, second % HOUR / MINUTE, second % MINUTE);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")?;
        match self.zone {
            Zone::Utc => f.write_str("Z"),
            Zone::Offset(offset) => offset.fmt(f),
        }
    }
}

/// The days from the epoch to a day of the calendar; `None` for a day that it does not have.
pub fn days_from_civil(year: i64, month: i64, day: i64) -> Option<i64> {
    if !(0..=9_999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // The year begins in March, so that the leap day is its last.
    let year_from_march = if month <= 2 { year - 1 } else { year };
    let era = year_from_march.div_euclid(400);
    let year_of_era = year_from_march.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    let days = era * ERA + day_of_era - EPOCH;
    // The 31st of a month of 30 days comes back as the 1st of the next.
    (civil_from_days(days) == (year, month, day)).then_some(days)
}

fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + EPOCH;
    let (era, day_of_era) = (days.div_euclid(ERA), days.rem_euclid(ERA));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn civil_time_is_that_of_jiff(second in RANGE.0..=RANGE.1, hours in -18_i8..=18) {
            let ours = Offset::constant(hours).to_datetime(Timestamp(second));
            let theirs = jiff::tz::Offset::constant(hours)
                .to_datetime(jiff::Timestamp::from_second(second).expect("within jiff's range"));
            prop_assert_eq!(
                (ours.year(), ours.month(), ours.day(), ours.hour(), ours.minute()),
                (
                    i64::from(theirs.year()),
                    i64::from(theirs.month()),
                    i64::from(theirs.day()),
                    i64::from(theirs.hour()),
                    i64::from(theirs.minute()),
                )
            );
            prop_assert_eq!(ours.weekday() as i8, theirs.weekday().to_monday_zero_offset());
        }

        #[test]
        fn an_instant_is_written_as_jiff_reads_it(second in RANGE.0..=RANGE.1, minutes in -1_080_i64..=1_080) {
            let at = Timestamp(second);
            let offset = Offset::from_seconds(minutes * 60).expect("within a day");
            for text in [at.to_string(), at.display_with_offset(offset).to_string()] {
                let theirs: jiff::Timestamp = text.parse().expect("RFC 3339");
                prop_assert_eq!(theirs.as_second(), second, "{}", text);
            }
        }

        #[test]
        fn the_calendar_has_the_days_that_jiff_has(year in 0_i64..=9_999, month in 0_i64..=13, day in 0_i64..=32) {
            let theirs = i16::try_from(year).ok().zip(i8::try_from(month).ok()).zip(i8::try_from(day).ok());
            let theirs = theirs.and_then(|((year, month), day)| jiff::civil::Date::new(year, month, day).ok());
            prop_assert_eq!(days_from_civil(year, month, day).is_some(), theirs.is_some());
        }
    }
}
