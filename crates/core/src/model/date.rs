//! A date as sources give it: a year, a month or a day.

use serde::Serialize;

use super::Zone;
use crate::instant::numbers;
use crate::time::{DAY, Timestamp, days_from_civil};

/// A calendar date to the precision that the source has: `2022`, `2022-08` or `2022-10-14`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Date(
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")))] String,
);

impl Date {
    /// Takes `YYYY`, `YYYY-MM` or `YYYY-MM-DD` in the Gregorian calendar.
    pub fn parse(date: &str) -> Option<Self> {
        let [year, month, day] = match date.len() {
            4 => numbers(date, '-', [4]).map(|[year]| [year, 1, 1]),
            7 => numbers(date, '-', [4, 2]).map(|[year, month]| [year, month, 1]),
            _ => numbers(date, '-', [4, 2, 2]),
        }?;
        days_from_civil(year, month, day).map(|_| Self(date.to_owned()))
    }

    /// The instant at which the day, the month or the year is over, where days are cut by the clocks of this zone. What was
    /// counted over it is known from then on, not before.
    pub fn end(&self, zone: &Zone) -> Option<Timestamp> {
        let [year, month, day] = match self.0.len() {
            4 => numbers(&self.0, '-', [4]).map(|[year]| [year + 1, 1, 1]),
            7 => numbers(&self.0, '-', [4, 2])
                .map(|[year, month]| if month == 12 { [year + 1, 1, 1] } else { [year, month + 1, 1] }),
            _ => numbers(&self.0, '-', [4, 2, 2]),
        }?;
        let days = days_from_civil(year, month, day)? + i64::from(self.0.len() == 10);
        zone.instant_of(days * DAY)
    }

    /// The date as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Offset;

    #[test]
    fn a_date_is_over_where_the_board_is() {
        for (date, end) in [
            ("2022-10-15", "2022-10-15T15:00:00Z"),
            ("2022-10", "2022-10-31T15:00:00Z"),
            ("2022-12", "2022-12-31T15:00:00Z"),
            ("2022", "2022-12-31T15:00:00Z"),
        ] {
            let over = Date::parse(date).and_then(|date| date.end(&Zone::fixed(Offset::constant(9), "KST")));
            assert_eq!(over, crate::instant::parse(end), "{date}");
        }
    }

    #[test]
    fn a_date_has_the_precision_of_its_source() {
        for (date, good) in [
            ("2022", true),
            ("2022-08", true),
            ("2022-10-14", true),
            ("2022-13", false),
            ("2022-02-30", false),
            ("22-02-01", false),
            ("", false),
            ("Aug 2022", false),
        ] {
            assert_eq!(Date::parse(date).is_some(), good, "{date:?}");
        }
    }
}
