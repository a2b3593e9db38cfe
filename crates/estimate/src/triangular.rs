//! A triangular distribution: the least, the most likely and the greatest value of an input.

use serde::Serialize;

/// The least, the most likely and the greatest value of an input.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Triangular {
    /// No smaller value is thought possible.
    pub least: f64,
    /// The most likely value.
    pub mode: f64,
    /// No greater value is thought possible.
    pub most: f64,
}

impl Triangular {
    /// The distribution of three values in order.
    pub const fn new(least: f64, mode: f64, most: f64) -> Self {
        Self { least, mode, most }
    }

    /// The value below which the share `u` of the distribution lies, by the inverse of its distribution function.
    pub fn quantile(self, u: f64) -> f64 {
        let Self { least, mode, most } = self;
        let width = most - least;
        if width <= 0.0 {
            return mode;
        }
        let rise = (mode - least) / width;
        if u < rise {
            least + libm::sqrt(u * width * (mode - least))
        } else {
            most - libm::sqrt((1.0 - u) * width * (most - mode))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(triangular: Triangular, u: f64, expected: f64) {
        assert!((triangular.quantile(u) - expected).abs() < 1e-12, "{u}: {}", triangular.quantile(u));
    }

    #[test]
    fn quantiles_of_a_triangle() {
        let symmetric = Triangular::new(0.25, 0.5, 0.75);
        for (u, expected) in [(0.0, 0.25), (0.5, 0.5), (1.0, 0.75), (0.125, 0.375)] {
            check(symmetric, u, expected);
        }
        // Without a falling side: the distribution function is the square of the rise.
        check(Triangular::new(0.9, 1.0, 1.0), 0.25, 0.95);
    }

    #[test]
    fn without_a_width_it_is_one_value() {
        check(Triangular::new(0.3, 0.3, 0.3), 0.9, 0.3);
    }
}
