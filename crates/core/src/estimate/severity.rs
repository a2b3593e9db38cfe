//! What share of attempts fails while a status, or one of several, holds.

use super::assumptions::{Triangular, severity};
use crate::model::StatusSet;

impl Triangular {
    /// The value below which the share `u` of the distribution lies.
    pub(crate) fn quantile(self, u: f64) -> f64 {
        let Self { least, mode, most } = self;
        let width = most - least;
        if width <= 0.0 {
            return mode;
        }
        let rise = (mode - least) / width;
        if u < rise {
            least + (u * width * (mode - least)).sqrt()
        } else {
            most - ((1.0 - u) * width * (most - mode)).sqrt()
        }
    }
}

/// The share of attempts that fails.
#[derive(Clone, Debug)]
pub(crate) struct Severity(Vec<Triangular>);

impl Severity {
    /// Of what is possible at one time. Where it may be that nothing had failed yet, the mildest is that nothing had.
    pub(crate) fn of(possible: StatusSet) -> Self {
        let nothing = Triangular { least: 0.0, mode: 0.0, most: 0.0 };
        Self(possible.iter().map(|status| severity(status).unwrap_or(nothing)).collect())
    }

    /// The value below which the share `u` of the distribution lies. While several statuses are possible, the low draws
    /// stand for the mildest of them and the high draws for the worst.
    pub(crate) fn quantile(&self, u: f64) -> f64 {
        let values = || self.0.iter().map(|triangular| triangular.quantile(u));
        let mildest = values().reduce(f64::min).unwrap_or(0.0);
        let worst = values().reduce(f64::max).unwrap_or(0.0);
        mildest + (worst - mildest) * u
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Status;

    #[test]
    fn quantiles_of_a_triangle() {
        let triangular = Triangular { least: 0.25, mode: 0.5, most: 0.75 };
        for (u, value) in [(0.0, 0.25), (0.5, 0.5), (1.0, 0.75), (0.125, 0.375)] {
            assert!((triangular.quantile(u) - value).abs() < 1e-12, "{u}");
        }
    }

    #[test]
    fn a_bounded_change_spans_both_statuses() {
        let either = StatusSet::only(Status::Operational).union(StatusSet::only(Status::MajorOutage));
        let severity = Severity::of(either);
        assert!(severity.quantile(0.0) < 1e-12);
        assert!((severity.quantile(1.0) - 1.0).abs() < 1e-12);
        let down = Severity::of(StatusSet::only(Status::MajorOutage));
        assert!(down.quantile(0.05) >= 0.9);
    }
}
