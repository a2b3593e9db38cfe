//! What others counted of an outage, as one number, and our range of the same figure.

use crate::backtest::{CaseAnswer, CaseOutcome};
use crate::{FigureUnit, Range};
use downboard_core::model::{Case, Check, CheckedFigure, Expectation, Trial};

/// A number that others counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Which of the checks of its case holds our figure to it. A case about a share has only one.
    pub check: usize,
    /// How many.
    pub count: u64,
    /// Of what.
    pub unit: FigureUnit,
}

/// Why no counted number of a case stands beside our range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uncounted {
    /// Bounds or ranges were calculated, and nobody counted.
    Calculated,
    /// It compares audiences and is about no outage.
    Audiences,
    /// What was counted is never turned into people.
    Refused,
}

/// The number that others counted in a case.
///
/// # Errors
///
/// The reason why the case has none.
pub fn counted(case: &Case) -> Result<Counted, Uncounted> {
    match &case.trial {
        Trial::Share(trial) => Ok(Counted { check: 0, count: trial.counted, unit: FigureUnit::People }),
        Trial::Pairs(_) => Err(Uncounted::Audiences),
        Trial::Outage(trial) => {
            let is_refused = |check: &Check| matches!(check.expected, Expectation::Refused(_));
            let found = trial.checks.iter().enumerate().find_map(|(place, check)| {
                count(check.expected).map(|count| Counted { check: place, count, unit: unit(check.figure) })
            });
            match found {
                Some(counted) => Ok(counted),
                None if trial.checks.iter().all(is_refused) => Err(Uncounted::Refused),
                None => Err(Uncounted::Calculated),
            }
        }
    }
}

/// The one number that a figure is held to.
fn count(expected: Expectation) -> Option<u64> {
    match expected {
        Expectation::Near(near) => Some(near.value),
        Expectation::Contains(value) => Some(value),
        Expectation::Range(_)
        | Expectation::MedianBetween(_)
        | Expectation::AllBetween(_)
        | Expectation::Refused(_) => None,
    }
}

fn unit(figure: CheckedFigure) -> FigureUnit {
    match figure {
        CheckedFigure::LastHour | CheckedFigure::SoFar | CheckedFigure::Potential => FigureUnit::People,
        CheckedFigure::Exposure | CheckedFigure::Active => FigureUnit::UserHours,
    }
}

impl Counted {
    /// Our range of the same figure; none where the estimator gives none.
    pub fn range(&self, outcome: &CaseOutcome) -> Option<Range> {
        let checked = match outcome {
            CaseOutcome::Checks(checks) => checks.get(self.check)?,
            CaseOutcome::Share(checked) => checked,
            CaseOutcome::Pairs { .. } => return None,
        };
        match &checked.said {
            CaseAnswer::Figure(figure) => figure.range(),
            CaseAnswer::NoUnit => None,
        }
    }

    /// Whether it lies within a range.
    pub fn is_within(&self, range: Range) -> bool {
        (range.p5..=range.p95).contains(&self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backtest::run;
    use downboard_core::decode::decode_validation;

    /// The bundled cases, by their ids.
    fn cases() -> Vec<Case> {
        let bytes = include_bytes!("../../../public/validation/cases.json");
        decode_validation(bytes).value.expect("cases").cases
    }

    fn of(id: &str) -> Result<Counted, Uncounted> {
        counted(cases().iter().find(|case| case.id.as_str() == id).expect("a case"))
    }

    #[test]
    fn a_case_has_one_counted_number_or_a_reason_for_none() {
        for (id, check, count, unit) in [
            ("kakaotalk-2022", 2, 34_300_000, FigureUnit::People),
            ("kddi-voice-2022", 0, 23_160_000, FigureUnit::People),
            ("rogers-2022", 0, 180_000_000, FigureUnit::UserHours),
        ] {
            assert_eq!(of(id), Ok(Counted { check, count, unit }), "{id}");
        }
        for (id, reason) in [
            ("kakao-all-2022", Uncounted::Calculated),
            ("six-pairs", Uncounted::Audiences),
            ("crowdstrike-2024", Uncounted::Refused),
            ("facebook-2021-reports", Uncounted::Refused),
        ] {
            assert_eq!(of(id), Err(reason), "{id}");
        }
    }

    #[test]
    fn every_counted_number_of_the_bundled_cases_lies_in_our_range() {
        let mut compared = 0;
        for case in cases() {
            let Ok(counted) = counted(&case) else { continue };
            let range = counted.range(&run(&case)).expect("a range");
            assert!(counted.is_within(range), "{}: {} in {range:?}", case.id.as_str(), counted.count);
            assert_eq!(range.unit, counted.unit, "{}", case.id.as_str());
            compared += 1;
        }
        assert_eq!(compared, 9);
    }
}
