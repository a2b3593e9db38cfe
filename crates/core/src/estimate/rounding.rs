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
    fn a_median_has_two_digits() {
        for (value, expected) in [(21_613_000, 22_000_000), (7, 7), (0, 0), (995, 1_000)] {
            assert_eq!(rounded_median(value), expected);
        }
    }
}
