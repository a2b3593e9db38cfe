//! People of several services, each counted once.
//!
//! The audiences of two services are the same people in part; nobody knows in which part. The one-factor Gaussian model
//! describes it by one number: how far who uses one service is more likely to use another. With `p` the shares of the
//! population that the services reach, the share that at least one of them reaches is
//!
//! ```text
//! 1 - ∫ Π [1 - Φ((Φ⁻¹(pᵢ) - √ρ z) / √(1 - ρ))] φ(z) dz
//! ```
//!
//! For ρ = 0 that is random duplication (Sainsbury), for ρ towards 1 the largest of them; it always lies between Fréchet's
//! bounds, the largest single share and the sum. [`union_share`] is that formula as it stands. [`Factor`] is the same with
//! ten values of `z` and the inner term from a table, for two thousand draws of fifty services at every moment.

use super::normal;

/// How many values of the factor the plain sum takes.
const PLAIN_POINTS: u32 = 121;
/// How far it reaches on both sides.
const PLAIN_REACH: f64 = 6.0;

/// The share of a population that at least one of several services reaches: the plain sum over 121 values of the factor.
pub fn union_share(shares: &[f64], rho: f64) -> f64 {
    let rho = rho.clamp(0.0, 0.999);
    let (of_factor, own) = (libm::sqrt(rho), libm::sqrt(1.0 - rho));
    let thresholds: Vec<f64> = shares.iter().map(|share| normal::quantile(share.clamp(0.0, 1.0))).collect();
    let (mut nobody, mut weights) = (0.0, 0.0);
    for point in 0..PLAIN_POINTS {
        let z = PLAIN_REACH * (2.0 * f64::from(point) / f64::from(PLAIN_POINTS - 1) - 1.0);
        let weight = libm::exp(-0.5 * z * z);
        let missed: f64 =
            thresholds.iter().map(|threshold| normal::share_below((of_factor * z - threshold) / own)).product();
        nobody += weight * missed;
        weights += weight;
    }
    let most = shares.iter().copied().fold(0.0, f64::max);
    // Not by `clamp`: its panic prints its bounds, and the printing of floats is 5 kB of every page.
    let (least, all) = (most.min(1.0), shares.iter().sum::<f64>().min(1.0));
    (1.0 - nobody / weights).max(least).min(all.max(least))
}

/// How far the people of two services whose overlap was published are the same: 1 where everybody of the smaller one uses the
/// larger, 0 at random, -1 where they are as far apart as they can be. In between a mixture of the two (Fréchet 1958), which
/// is exact for the audiences, needs no table, and keeps the bounds for any part of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lean(f32);

impl Lean {
    /// From the shares of the population that two services reach, and that both have in common.
    pub(super) fn new(one: f64, other: f64, both: f64) -> Self {
        let random = one * other;
        let bound = if both > random { one.min(other) } else { (one + other - 1.0).max(0.0) };
        let most = (bound - random).abs();
        let lean = if most > 0.0 { ((both - random) / most).clamp(-1.0, 1.0) } else { 0.0 };
        #[expect(clippy::cast_possible_truncation, reason = "seven digits are enough for a share")]
        Self(lean as f32)
    }

    /// The share that at least one of both reaches.
    pub(super) fn union(self, one: f32, other: f32) -> f32 {
        let random = one * other;
        let sum = one + other;
        let bound = if self.0 > 0.0 { if one < other { one } else { other } } else { (sum - 1.0).max(0.0) };
        sum - (random + (bound - random) * self.0.abs())
    }
}

/// Newton's method for a threshold of the table is done by then.
const STEPS: usize = 8;
/// How many values of the factor the table has.
pub(super) const POINTS: usize = 10;
/// The least and the step. Where the factor is low most people are reached; there, in the tail, stand those who use the small
/// services. The trapezoidal rule is nearly exact for what is as smooth as this, up to a correlation of 0.8.
const LEAST: f64 = -4.5;
const STEP: f64 = 0.8;

/// The values of the factor.
fn nodes() -> [f64; POINTS] {
    std::array::from_fn(|point| LEAST + STEP * point as f64)
}

/// Their weights, which add up to 1.
fn weights() -> [f64; POINTS] {
    let densities = nodes().map(normal::density);
    let sum: f64 = densities.iter().sum();
    densities.map(|density| density / sum)
}

/// The table begins at a share of 2 to the power of minus this, a millionth.
const OCTAVES: u32 = 20;
/// How often it has a row between a share and its double: 2 to the power of this.
const ROW_BITS: u32 = 2;
const ROWS: usize = ((OCTAVES as usize) << ROW_BITS) + 1;
const MANTISSA_BITS: u32 = f32::MANTISSA_DIGITS - 1;
/// The bits of the first row's share.
const FIRST: u32 = (127 - OCTAVES) << MANTISSA_BITS;

/// What nobody of several services reaches, at each value of the factor.
pub(super) type Missed = [f32; POINTS];

/// The model at one correlation, as a table: the share of a population that a service does not reach at each value of the
/// factor, by the share that it reaches in all; and how that changes to the next row. Between the rows a straight line, so that
/// the mean over the factor stays exact.
#[derive(Clone, Debug)]
pub(super) struct Factor {
    rows: Vec<(Missed, Missed)>,
    weights: [f64; POINTS],
}

impl Factor {
    pub(super) fn new(rho: f64) -> Self {
        let rho = rho.clamp(0.0, 0.999);
        let (of_factor, own) = (libm::sqrt(rho), libm::sqrt(1.0 - rho));
        let (nodes, weights) = (nodes(), weights());
        let reached = |threshold: f64| nodes.map(|z| normal::share_below((threshold - of_factor * z) / own));
        let mean = |at: &[f64; POINTS]| at.iter().zip(weights).map(|(value, weight)| value * weight).sum::<f64>();
        let mut rows: Vec<[f32; POINTS]> = Vec::with_capacity(ROWS);
        for row in 0..ROWS {
            let share = f64::from(share_of_row(row));
            // Ten values of the factor are not all of them. The threshold at which their mean is the share itself, and not
            // nearly so, keeps every union between its bounds: Newton's method on the logarithm, from the true threshold.
            let mut threshold = normal::quantile(share);
            for _ in 0..STEPS {
                let sum = mean(&reached(threshold));
                let slope = mean(&nodes.map(|z| normal::density((threshold - of_factor * z) / own) / own));
                if sum <= 0.0 || slope <= 0.0 {
                    break;
                }
                let step = (libm::log(sum / share) * sum / slope).clamp(-1.0, 1.0);
                threshold -= step;
                if step.abs() < 1e-7 {
                    break;
                }
            }
            #[expect(clippy::cast_possible_truncation, reason = "seven digits are enough for a share")]
            rows.push(if share < 1.0 { reached(threshold).map(|share| 1.0 - share as f32) } else { [0.0; POINTS] });
        }
        let nexts: Vec<[f32; POINTS]> = rows.iter().skip(1).chain(rows.last()).copied().collect();
        let step = |(row, next): ([f32; POINTS], [f32; POINTS])| {
            let mut step = next;
            for (step, row) in step.iter_mut().zip(row) {
                *step -= row;
            }
            (row, step)
        };
        Self { rows: rows.into_iter().zip(nexts).map(step).collect(), weights }
    }

    /// Takes from those whom nobody reached yet the people whom a service reaches, by its share of the population. Shares
    /// below the first row are added to `tiny` instead, and taken all at once: there the table is a straight line.
    pub(super) fn reach(&self, missed: &mut Missed, share: f32, tiny: &mut f32) {
        let bits = share.to_bits();
        if bits < FIRST {
            *tiny += share;
            return;
        }
        let place = (bits - FIRST) >> (MANTISSA_BITS - ROW_BITS);
        let rest = bits & ((1 << (MANTISSA_BITS - ROW_BITS)) - 1);
        let part = rest as f32 / (1_u32 << (MANTISSA_BITS - ROW_BITS)) as f32;
        match self.rows.get(place as usize) {
            Some((row, step)) => keep(missed, row, step, part),
            None => *missed = [0.0; POINTS],
        }
    }

    /// Takes away the people whom the tiny ones reach.
    fn reach_tiny(&self, missed: &mut Missed, tiny: f32) {
        if tiny.to_bits() >= FIRST {
            self.reach(missed, tiny, &mut 0.0);
        } else if let Some((first, _)) = self.rows.first() {
            for (missed, first) in missed.iter_mut().zip(first) {
                *missed *= 1.0 - (1.0 - first) * (tiny / share_of_row(0));
            }
        }
    }

    /// Takes away the people whom the tiny ones reach, and gives the share that anybody reached.
    pub(super) fn reached(&self, missed: &Missed, tiny: f32) -> f64 {
        if tiny > 0.0 {
            let mut missed = *missed;
            self.reach_tiny(&mut missed, tiny);
            return self.reached(&missed, 0.0);
        }
        1.0 - missed.iter().zip(self.weights).map(|(missed, weight)| f64::from(*missed) * weight).sum::<f64>()
    }
}

/// Multiplies what is missed by a row, and a part of the step to the next. Written out, since this is the innermost of all
/// loops and the page is compiled for size, which keeps loops as they are.
#[inline]
fn keep(missed: &mut Missed, row: &Missed, step: &Missed, part: f32) {
    missed[0] *= row[0] + step[0] * part;
    missed[1] *= row[1] + step[1] * part;
    missed[2] *= row[2] + step[2] * part;
    missed[3] *= row[3] + step[3] * part;
    missed[4] *= row[4] + step[4] * part;
    missed[5] *= row[5] + step[5] * part;
    missed[6] *= row[6] + step[6] * part;
    missed[7] *= row[7] + step[7] * part;
    missed[8] *= row[8] + step[8] * part;
    missed[9] *= row[9] + step[9] * part;
}

/// The share that a row of the table is for.
fn share_of_row(row: usize) -> f32 {
    f32::from_bits(FIRST + (u32::try_from(row).unwrap_or(0) << (MANTISSA_BITS - ROW_BITS)))
}

#[cfg(test)]
#[allow(clippy::cast_possible_truncation, reason = "shares in a test")]
mod tests {
    use super::*;

    fn by_table(shares: &[f64], rho: f64) -> f64 {
        let (factor, mut missed, mut tiny) = (Factor::new(rho), [1.0; POINTS], 0.0);
        for share in shares {
            factor.reach(&mut missed, *share as f32, &mut tiny);
        }
        factor.reached(&missed, tiny)
    }

    #[test]
    fn a_published_overlap_is_met_and_its_parts_keep_their_bounds() {
        for (one, other, both) in
            [(0.1, 0.04, 0.017), (0.1, 0.04, 0.04), (0.1, 0.04, 0.0), (0.8, 0.7, 0.5), (0.8, 0.7, 0.6)]
        {
            let lean = Lean::new(one, other, both);
            let union = f64::from(lean.union(one as f32, other as f32));
            assert!((union - (one + other - both)).abs() < 1e-6, "{one} {other} {both}: {union}");
            for part in [0.0, 0.01, 0.5, 1.0] {
                let (one, other) = (one as f32 * part, other as f32);
                let union = lean.union(one, other);
                assert!(
                    union >= one.max(other) - 1e-6 && union <= (one + other).min(1.0) + 1e-6,
                    "{one} {other}: {union}"
                );
            }
        }
    }

    #[test]
    fn one_service_is_itself() {
        for rho in [0.0, 0.45, 0.7] {
            for share in [1e-7, 1e-5, 0.000_3, 0.01, 0.123, 0.5, 0.9, 0.99, 1.0] {
                assert!((union_share(&[share], rho) - share).abs() < 1e-8, "{share}");
                assert!((by_table(&[share], rho) - share).abs() < 3e-7, "{share}: {}", by_table(&[share], rho));
            }
        }
    }

    #[test]
    fn the_table_is_within_one_percent_of_the_plain_sum() {
        let sets: &[&[f64]] = &[
            &[0.46, 0.007, 0.003, 0.002, 0.001],
            &[0.75, 0.1, 0.1, 0.05],
            &[0.92, 0.28, 0.26, 0.2, 0.18, 0.1, 0.077, 0.037],
            &[0.28, 0.26, 0.2, 0.18, 0.1, 0.077, 0.037],
            &[0.03; 10],
            &[0.1; 50],
            &[0.000_1; 50],
            &[0.002; 50],
            &[0.3, 0.3],
        ];
        for set in sets {
            // The widest assumed range ends at 0.7; its drawn values end at 0.62.
            for (rho, within) in [(0.05, 0.003), (0.2, 0.003), (0.45, 0.005), (0.62, 0.015), (0.7, 0.04)] {
                let (plain, table) = (union_share(set, rho), by_table(set, rho));
                assert!((table / plain - 1.0).abs() < within, "{set:?} {rho}: {plain} {table}");
            }
        }
    }
}
