//! A date as sources give it: a year, a month or a day.

use serde::Serialize;

use crate::instant::numbers;
use crate::time::days_from_civil;

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

    /// The date as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
