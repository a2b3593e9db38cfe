//! The day that a typed date means.

use downboard_core::model::Zone;
use downboard_core::time::{DAY, DateTime, Offset, Timestamp, Weekday, days_from_civil};

use super::Unclear;
use super::forms::Fields;

/// How many months back a day of the month is searched: of two months in a row one has 31 days, and the running month
/// may not have come to the day.
const MONTHS: i64 = 2;

/// How many years back a date is searched: between 1896 and 1904 there is no 29 February.
const YEARS: i64 = 8;

/// The date of a day, in days from 1970-01-01.
fn date(day: i64) -> Option<DateTime> {
    Timestamp::from_second(day.checked_mul(DAY)?).map(|midnight| Offset::UTC.to_datetime(midnight))
}

/// The day that the clocks of a zone show at an instant, in days from 1970-01-01.
pub(super) fn shown(at: Timestamp, zone: &Zone) -> i64 {
    (at.as_second() + zone.offset_at(at).seconds()).div_euclid(DAY)
}

/// A day as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// So many days before today.
    Near { days_back: i64 },
    /// The latest such day of the week.
    Weekday(Weekday),
    /// A date, with the day of the week that it is said to be.
    Date { year: Option<i64>, month: Option<i64>, day: i64, weekday: Option<Weekday> },
}

impl Day {
    /// The day of a form.
    pub(super) fn new(fields: Fields) -> Option<Self> {
        let Fields { year, month, day, days_back, weekday, .. } = fields;
        let date = day.map(|day| Self::Date { year, month, day, weekday });
        let near = days_back.map(|days_back| Self::Near { days_back });
        date.or(near).or(weekday.map(Self::Weekday))
    }

    /// The day that is meant today, both in days from 1970-01-01: what is not said is as late as it can be without
    /// being after today.
    pub(super) fn meant(self, today: i64) -> Result<i64, Unclear> {
        let now = date(today).ok_or(Unclear::OutOfRange)?;
        let (meant, weekday) = match self {
            Self::Near { days_back } => (Some(today - days_back), None),
            Self::Weekday(weekday) => ((0..7).map(|back| today - back).find(|day| is_of(*day, weekday)), None),
            Self::Date { year, month, day, weekday } => (latest(year, month, day, now, today), weekday),
        };
        let is_as_said = |day: &i64| weekday.is_none_or(|weekday| is_of(*day, weekday));
        meant.filter(is_as_said).ok_or(Unclear::NoSuchTime)
    }

    /// The same day with the month and the year of another, as far as it says none, unless it is before that day then.
    #[must_use]
    pub(super) fn after(self, begin: i64) -> Self {
        let Self::Date { year, month, day, weekday } = self else { return self };
        let filled = date(begin).map(|begin| Self::Date {
            year: year.or(Some(begin.year())),
            month: month.or(Some(begin.month())),
            day,
            weekday,
        });
        filled.filter(|filled| filled.meant(begin).is_ok_and(|day| day >= begin)).unwrap_or(self)
    }
}

/// The latest day with a date that is not after today. A date with its year is that day.
fn latest(year: Option<i64>, month: Option<i64>, day: i64, now: DateTime, today: i64) -> Option<i64> {
    let not_after = |year: i64, month: i64| days_from_civil(year, month, day).filter(|day| *day <= today);
    let this_month = now.year() * 12 + now.month() - 1;
    match (year, month) {
        (Some(year), month) => days_from_civil(year, month?, day),
        (None, Some(month)) => (0..=YEARS).find_map(|back| not_after(now.year() - back, month)),
        (None, None) => (0..=MONTHS).find_map(|back| {
            let month = this_month - back;
            not_after(month.div_euclid(12), month.rem_euclid(12) + 1)
        }),
    }
}

/// Whether a day is such a day of the week.
fn is_of(day: i64, weekday: Weekday) -> bool {
    date(day).is_some_and(|date| date.weekday() == weekday)
}

#[cfg(test)]
mod tests {
    use crate::moments::tests::check;

    #[test]
    fn a_day_stands_before_or_after_its_clock() {
        check(&[
            ("15일 21:50", "10-15 21:50"),
            ("16일 21:50", "09-16 21:50"),
            ("31일 21:50", "08-31 21:50"),
            ("10월 15일 21시 50분", "10-15 21:50"),
            ("10월 16일 9:50", "2021-10-16 09:50"),
            ("10/15 21:50", "10-15 21:50"),
            ("15 Oct 21:50", "10-15 21:50"),
            ("21:50 15 Oct", "10-15 21:50"),
            ("Oct 15 at 9pm", "10-15 21:00"),
            ("October 15th, 21:50", "10-15 21:50"),
            ("15th of October 2150", "10-15 21:50"),
            ("29 Feb 12:00", "2020-02-29 12:00"),
            ("2022-10-15 21:50", "10-15 21:50"),
            ("2022/10/15 21:50", "10-15 21:50"),
            ("2022-10-15T21:50", "10-15 21:50"),
            ("2022년 10월 15일 21시 50분", "10-15 21:50"),
            ("2022. 10. 15. 21:50", "10-15 21:50"),
            ("2022.10.15 21.50", "10-15 21:50"),
            ("2022-10-15T12:50:00Z", "10-15 21:50"),
            ("2022-10-15 21:50:00+09:00", "10-15 21:50"),
            ("21:50 today", "10-15 21:50"),
            ("yesterday 21:50", "10-14 21:50"),
            ("21:50 yesterday", "10-14 21:50"),
            ("어제 오후 9시 50분", "10-14 21:50"),
            ("그제 21:50", "10-13 21:50"),
            ("the day before yesterday at 21:50", "10-13 21:50"),
            ("Saturday 21:50", "10-15 21:50"),
            ("9:50 pm on Sun.", "10-09 21:50"),
            ("금요일 21시", "10-14 21:00"),
            ("10월 15일(토) 21:50", "10-15 21:50"),
            ("10월 9일 (일) 21:50", "10-09 21:50"),
            ("Sat 15 Oct 21:50", "10-15 21:50"),
            // It is taken as it is said, even where it is yet to come.
            ("2022-10-20 21:50", "10-20 21:50"),
            ("오늘 23:00", "10-15 23:00"),
        ]);
    }

    #[test]
    fn a_day_alone_is_all_of_it() {
        check(&[
            ("15일", "10-15 00:00 to 10-15 22:10"),
            ("14일", "10-14 00:00 to 10-15 00:00"),
            ("10월 15일", "10-15 00:00 to 10-15 22:10"),
            ("10/14", "10-14 00:00 to 10-15 00:00"),
            ("Oct 14th", "10-14 00:00 to 10-15 00:00"),
            ("2022-10-20", "10-20 00:00 to 10-21 00:00"),
            ("2022. 10. 14.", "10-14 00:00 to 10-15 00:00"),
            ("today", "10-15 00:00 to 10-15 22:10"),
            ("오늘", "10-15 00:00 to 10-15 22:10"),
            ("어제", "10-14 00:00 to 10-15 00:00"),
            ("Sat", "10-15 00:00 to 10-15 22:10"),
            ("일요일", "10-09 00:00 to 10-10 00:00"),
        ]);
    }
}
