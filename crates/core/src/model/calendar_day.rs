//! A day of the calendar, as the clocks of a board cut it.

use std::fmt;

use serde::{Serialize, Serializer};

use super::{Period, Zone};
use crate::instant::numbers;
use crate::time::{DAY, Offset, Timestamp, days_from_civil};

/// A day of the Gregorian calendar, such as `2022-10-15`: in days from 1970-01-01. Which instants it holds says the zone of a board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CalendarDay(i64);

impl CalendarDay {
    /// Takes `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        let [year, month, day] = numbers(text, '-', [4, 2, 2])?;
        days_from_civil(year, month, day).map(Self)
    }

    /// The day in which an instant lies. A day begins where the clocks first show its date; that they are put back to the date
    /// before it ends no day.
    pub fn at(at: Timestamp, zone: &Zone) -> Self {
        let mut day = Self((at.as_second() + zone.offset_at(at).seconds()).div_euclid(DAY));
        while day.plus(1).begin(zone).is_some_and(|begin| begin <= at) {
            day = day.plus(1);
        }
        day
    }

    /// The day so many days later, or earlier if negative.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        Self(self.0.saturating_add(days))
    }

    fn begin(self, zone: &Zone) -> Option<Timestamp> {
        zone.instant_of(self.0.checked_mul(DAY)?)
    }

    /// From when to when it lasts by the clocks of a zone: 24 hours, or 23 or 25 where they are changed. `None` for a day that they
    /// leave out, and for one outside the years of [`Timestamp`].
    pub fn period(self, zone: &Zone) -> Option<Period> {
        let (from, to) = (self.begin(zone)?, self.plus(1).begin(zone)?);
        (from < to).then_some(Period { from, to })
    }
}

/// As `2022-10-15`.
impl fmt::Display for CalendarDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(midnight) = self.0.checked_mul(DAY).and_then(Timestamp::from_second) else { return Err(fmt::Error) };
        let date = Offset::UTC.to_datetime(midnight);
        write!(f, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
    }
}

impl Serialize for CalendarDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for CalendarDay {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "CalendarDay".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
            "description": "A day in the zone of the board, such as 2022-10-15."
        })
    }
}
