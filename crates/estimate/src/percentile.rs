//! The 5th, 50th and 95th percentile of many values.

/// How many bins the values are sorted into before the few that matter are.
const BINS: usize = 512;

/// The percentiles of a range.
const SHARES: [f64; 3] = [0.05, 0.50, 0.95];

/// The three percentiles that a range has, each interpolated between the two values beside it. Of no values, zeros.
///
/// What is sought are six of two thousand values. Sorting all of them would take most of the time of a view: so they are
/// counted in bins of equal width, and only those in a bin that holds one of the six are sorted.
pub(super) fn p5_p50_p95(values: &[f64]) -> [f64; 3] {
    let (mut least, mut most) = (f64::MAX, f64::MIN);
    for value in values {
        least = if *value < least { *value } else { least };
        most = if *value > most { *value } else { most };
    }
    let per_width = if most > least { (BINS - 1) as f64 / (most - least) } else { 0.0 };
    let bin = |value: f64| index((value - least) * per_width);
    let mut counts = [0_u16; BINS];
    for value in values {
        if let Some(count) = counts.get_mut(bin(*value)) {
            *count = count.saturating_add(1);
        }
    }
    let places = SHARES.map(|share| share * values.len().saturating_sub(1) as f64);
    let ranks = places.map(|place| [index(place), index(libm::ceil(place))]);
    // The bins that hold a rank, and how many values lie in the bins that hold none, below each rank.
    let mut wanted = [false; BINS];
    let mut left_out = [[0; 2]; 3];
    let mut sought = ranks.as_flattened().iter().zip(left_out.as_flattened_mut()).peekable();
    let (mut before, mut skipped) = (0, 0);
    for (count, wanted) in counts.iter().zip(&mut wanted) {
        let next = before + usize::from(*count);
        while let Some((_, left_out)) = sought.next_if(|(rank, _)| **rank < next) {
            *wanted = true;
            *left_out = skipped;
        }
        if !*wanted {
            skipped += usize::from(*count);
        }
        before = next;
    }
    let mut sorted: Vec<f64> = Vec::new();
    for value in values {
        if wanted.get(bin(*value)) == Some(&true) {
            sorted.push(*value);
        }
    }
    sorted.sort_unstable_by(f64::total_cmp);
    let value = |rank: usize, left_out: usize| sorted.get(rank - left_out).copied().unwrap_or(0.0);
    let mut percentiles = [0.0; 3];
    for (((to, place), ranks), left_out) in percentiles.iter_mut().zip(places).zip(ranks).zip(left_out) {
        let ([lower, upper], [below, above]) = (ranks, left_out);
        let (lower, upper) = (value(lower, below), value(upper, above));
        *to = lower + (upper - lower) * (place - libm::floor(place));
    }
    percentiles
}

/// A place within a list. What is below 0 is 0.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
fn index(place: f64) -> usize {
    place as usize
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "the same values in another order")]
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
