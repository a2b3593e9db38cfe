//! The normal distribution, on `libm` only, so that its bits are the same natively and in WebAssembly.

/// One over the square root of 2.
const FRAC_1_SQRT_2: f64 = core::f64::consts::FRAC_1_SQRT_2;
/// The square root of 2 pi.
const SQRT_2_PI: f64 = 2.506_628_274_631_000_7;
/// Newton's method gains no further digit after this many steps from where it starts.
const STEPS: usize = 6;

/// The share of the standard normal distribution below `x`: `erfc(-x / sqrt 2) / 2`.
pub(super) fn share_below(x: f64) -> f64 {
    0.5 * libm::erfc(-x * FRAC_1_SQRT_2)
}

/// The density of the standard normal distribution at `x`.
pub(super) fn density(x: f64) -> f64 {
    libm::exp(-0.5 * x * x) / SQRT_2_PI
}

/// The value below which the share `u` of the standard normal distribution lies; `u` is taken within `1e-300` of 0 and within
/// `1e-16` of 1.
///
/// Newton's method on [`share_below`], in the tail on its logarithm, which is close to a parabola there. The start is
/// Abramowitz and Stegun 26.2.22, good to 0.003. `statrs` has this function too, but on the logarithm of the standard library.
pub(super) fn quantile(u: f64) -> f64 {
    if u > 0.5 {
        return -quantile((1.0 - u).max(1e-16));
    }
    let u = u.max(1e-300);
    let t = libm::sqrt(-2.0 * libm::log(u));
    let mut x = -(t - (2.307_53 + 0.270_61 * t) / (1.0 + 0.992_29 * t + 0.044_81 * t * t));
    for _ in 0..STEPS {
        let share = share_below(x);
        let density = density(x);
        if share <= 0.0 || density <= 0.0 {
            break;
        }
        // On the logarithm: d ln(share) / dx = density / share.
        let step = libm::log(share / u) * share / density;
        x -= step;
        if step.abs() < 1e-14 {
            break;
        }
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_that_every_table_has() {
        for (u, expected) in [
            (0.5, 0.0),
            (0.95, 1.644_853_626_951_472_7),
            (0.05, -1.644_853_626_951_472_7),
            (0.975, 1.959_963_984_540_054),
            (0.841_344_746_068_542_9, 1.0),
            (1e-9, -5.997_807_015_007_686),
        ] {
            let x = quantile(u);
            assert!((x - expected).abs() < 1e-9, "{u}: {x}");
        }
    }

    #[test]
    fn the_quantile_is_the_inverse_of_the_share() {
        for step in 1..2000 {
            let u = f64::from(step) / 2000.0;
            assert!((share_below(quantile(u)) - u).abs() < 1e-13, "{u}");
        }
        assert!(quantile(0.0) < -30.0 && quantile(0.0).is_finite());
        assert!(quantile(1.0) > 8.0 && quantile(1.0).is_finite());
    }
}
