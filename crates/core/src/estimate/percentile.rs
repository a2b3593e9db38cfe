//! The 5th, 50th and 95th percentile of many values.

/// How many bins the values are sorted into before the few that matter are.
const BINS: usize = 512;

/// The three percentiles that a range has, each interpolated between the two values beside it. Of no values, zeros.
///
/// What is sought are six of two thousand values. Sorting all of them would take most of the time of a view: so they are
/// counted in bins of equal width, and only the bins that hold one of the six are sorted.
pub(super) fn p5_p50_p95(values: &[f64]) -> [f64; 3] {
    let mut bins = Bins::of(values);
    [0.05, 0.50, 0.95].map(|u| {
        let place = u * values.len().saturating_sub(1) as f64;
        let (below, above) = (bins.value(index(place)), bins.value(index(libm::ceil(place))));
        below + (above - below) * (place - libm::floor(place))
    })
}

/// Values, how many of them fall into each bin, and the bin that was sorted last.
struct Bins<'a> {
    values: &'a [f64],
    least: f64,
    per_width: f64,
    counts: Vec<u16>,
    sorted: Vec<f64>,
    sorted_bin: usize,
}

impl<'a> Bins<'a> {
    fn of(values: &'a [f64]) -> Self {
        let (mut least, mut most) = (f64::MAX, f64::MIN);
        for value in values {
            least = if *value < least { *value } else { least };
            most = if *value > most { *value } else { most };
        }
        let width = most - least;
        let per_width = if width > 0.0 { (BINS - 1) as f64 / width } else { 0.0 };
        let mut bins = Self { values, least, per_width, counts: vec![0; BINS], sorted: Vec::new(), sorted_bin: BINS };
        for value in values {
            let bin = bins.bin(*value);
            if let Some(count) = bins.counts.get_mut(bin) {
                *count = count.saturating_add(1);
            }
        }
        bins
    }

    fn bin(&self, value: f64) -> usize {
        index((value - self.least) * self.per_width)
    }

    /// The value at a place in the order, from 0.
    fn value(&mut self, place: usize) -> f64 {
        let mut before = 0;
        let mut bin = 0;
        for count in &self.counts {
            let next = before + usize::from(*count);
            if next > place {
                break;
            }
            (before, bin) = (next, bin + 1);
        }
        if bin != self.sorted_bin {
            self.sorted.clear();
            for value in self.values {
                if self.bin(*value) == bin {
                    self.sorted.push(*value);
                }
            }
            self.sorted.sort_unstable_by(f64::total_cmp);
            self.sorted_bin = bin;
        }
        self.sorted.get(place - before).copied().unwrap_or(0.0)
    }
}

/// A place within a list. What is below 0 is 0.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
fn index(place: f64) -> usize {
    place as usize
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn by_sorting(values: &[f64]) -> [f64; 3] {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        [0.05, 0.50, 0.95].map(|u| {
            let place = u * (sorted.len() - 1) as f64;
            let (below, above) = (sorted[index(place)], sorted[index(place.ceil())]);
            below + (above - below) * (place - place.floor())
        })
    }

    proptest! {
        #[test]
        fn they_are_those_of_the_sorted_values(
            mut values in proptest::collection::vec(prop_oneof![Just(0.0), Just(7.0), 0.0..1e12_f64], 1..400),
        ) {
            prop_assert_eq!(p5_p50_p95(&values), by_sorting(&values));
            values.reverse();
            prop_assert_eq!(p5_p50_p95(&values), by_sorting(&values), "in any order");
        }
    }

    #[test]
    fn of_nothing_and_of_one_value() {
        assert_eq!(p5_p50_p95(&[]), [0.0; 3]);
        assert_eq!(p5_p50_p95(&[3.0; 2000]), [3.0; 3]);
    }
}
