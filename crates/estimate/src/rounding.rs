//! How figures are rounded when they are said: last of all, and never so that they claim more than is known.

/// The ends of a range, rounded outwards to the power of ten of its width. A lower end that would become 0 keeps its first
/// digit: somebody is affected for certain.
pub fn rounded(low: u64, high: u64) -> (u64, u64) {
    let unit = power_of_ten(high.saturating_sub(low));
    let low_unit = unit.min(power_of_ten(low));
    (low / low_unit * low_unit, high.div_ceil(unit).saturating_mul(unit))
}

/// The middle of a range to two significant digits.
pub fn rounded_median(value: u64) -> u64 {
    let unit = (power_of_ten(value) / 10).max(1);
    value.saturating_add(unit / 2) / unit * unit
}

/// An error budget as it is said: in days below a year, else in tenths of a year of 365.25 days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundedBudget {
    /// The lower end, rounded down.
    pub low: u64,
    /// The upper end, rounded up.
    pub high: u64,
    /// Whether these are tenths of a year; days otherwise.
    pub tenths_of_years: bool,
}

/// Rounds an error budget whose percentiles are in days.
pub fn rounded_budget(low: u64, high: u64) -> RoundedBudget {
    let tenths = |days: u64| days.saturating_mul(40) / 1_461;
    let tenths_of_years = tenths(low) >= 10;
    let (low, high) = if tenths_of_years { (tenths(low), tenths(high) + 1) } else { (low, high) };
    let (low, high) = rounded(low, high);
    RoundedBudget { low, high, tenths_of_years }
}

/// The power of ten of a number: 1,000 of 4,321; 1 of 0.
fn power_of_ten(value: u64) -> u64 {
    10_u64.pow(value.checked_ilog10().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_rounded_outwards_to_its_width() {
        for (low, high, expected) in [
            (17_900_000, 26_200_000, (17_000_000, 27_000_000)),
            (29_700_000, 41_800_000, (20_000_000, 50_000_000)),
            (61_000, 380_000, (60_000, 400_000)),
            (4_100, 4_900, (4_100, 4_900)),
            (0, 90_000, (0, 90_000)),
            (7, 7, (7, 7)),
            (0, 0, (0, 0)),
            (1, u64::MAX, (1, u64::MAX)),
        ] {
            assert_eq!(rounded(low, high), expected);
        }
    }

    #[test]
    fn a_budget_is_said_in_days_below_a_year() {
        for (p5, p95, low, high, tenths_of_years) in [
            (80, 94, 80, 100, false),
            (136, 146, 130, 150, false),
            (300, 500, 300, 500, false),
            (366, 500, 10, 14, true),
            (2_000, 3_000, 50, 90, true),
            (0, 0, 0, 0, false),
        ] {
            assert_eq!(rounded_budget(p5, p95), RoundedBudget { low, high, tenths_of_years });
        }
    }

    #[test]
    fn a_median_has_two_digits() {
        for (value, expected) in [(21_613_000, 22_000_000), (7, 7), (0, 0), (995, 1_000)] {
            assert_eq!(rounded_median(value), expected);
        }
    }
}
