//! A logarithmic scale, on which numbers of very different size stand beside each other.

/// The base of the scale.
const BASE: u64 = 10;
/// A tick stands in the middle of its power of ten: half a step lies on either side of it.
const HALF: f64 = 0.5;

/// A scale that gives every power of ten the same room, with a tick in the middle of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogScale {
    first: u32,
    count: u32,
}

impl LogScale {
    /// The shortest scale on which all these numbers stand; none for no number but 0.
    pub fn of(values: impl IntoIterator<Item = u64>) -> Option<Self> {
        let nearest = values.into_iter().filter(|value| *value > 0).map(nearest_power);
        let (first, last) = nearest.fold(None, |ends: Option<(u32, u32)>, power| {
            let (first, last) = ends.unwrap_or((power, power));
            Some((first.min(power), last.max(power)))
        })?;
        Some(Self { first, count: last - first + 1 })
    }

    /// The powers of ten, in their order.
    pub fn ticks(self) -> impl Iterator<Item = u64> {
        (self.first..self.first + self.count).map(|power| BASE.saturating_pow(power))
    }

    /// Where a number stands, from 0 at the begin of the scale to 1 at its end. What is beyond an end stands there.
    pub fn position(self, value: u64) -> f64 {
        let powers = libm::log10(value.max(1) as f64) - f64::from(self.first) + HALF;
        (powers / f64::from(self.count)).clamp(0.0, 1.0)
    }
}

/// The power of ten that is nearest on a logarithmic scale.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 19 for numbers from 1 on")]
fn nearest_power(value: u64) -> u32 {
    libm::round(libm::log10(value as f64)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_is_as_long_as_its_numbers_need() {
        for (values, ticks) in [
            (vec![10_000, 900_000], vec![10_000, 100_000, 1_000_000]),
            (vec![4_000_000], vec![10_000_000]),
            (vec![3_000_000], vec![1_000_000]),
            (vec![0, 100], vec![100]),
        ] {
            let scale = LogScale::of(values.iter().copied()).expect("a scale");
            assert_eq!(scale.ticks().collect::<Vec<_>>(), ticks, "{values:?}");
        }
        assert_eq!(LogScale::of([0]), None);
        assert_eq!(LogScale::of([]), None);
        assert_eq!(LogScale::of([u64::MAX]).expect("a scale").ticks().count(), 1);
    }

    #[test]
    fn equal_factors_are_equal_distances() {
        let scale = LogScale::of([10_000, 10_000_000]).expect("a scale");
        for (value, position) in
            [(10_000, 0.125), (100_000, 0.375), (1_000_000, 0.625), (10_000_000, 0.875), (0, 0.0), (u64::MAX, 1.0)]
        {
            assert!((scale.position(value) - position).abs() < 1e-12, "{value}");
        }
        let apart = |low, high| scale.position(high) - scale.position(low);
        assert!((apart(20_000, 40_000) - apart(3_000_000, 6_000_000)).abs() < 1e-12);
    }
}
