//! Who is affected, as JSON. Fields may be added, never renamed.

use downboard_core::model::{Id, Lang, Zone};
use downboard_estimate::{Affected, Figure, NotEstimated, Range};
use serde::Serialize;

use super::evidence::instant;
use crate::counted::Counted;

/// Who is affected.
#[derive(Debug, Serialize)]
pub struct AffectedOut<'a> {
    last_hour: FigureOut<'a>,
    so_far: FigureOut<'a>,
    peak: FigureOut<'a>,
    /// The end of the worst hour; `null` if nobody was affected.
    peak_at: Option<String>,
    potential: FigureOut<'a>,
    user_hours: UserHoursOut<'a>,
    error_budget: FigureOut<'a>,
}

#[derive(Debug, Serialize)]
struct UserHoursOut<'a> {
    exposure: FigureOut<'a>,
    active: FigureOut<'a>,
    usage: FigureOut<'a>,
    persons: FigureOut<'a>,
}

/// A range, or why there is none.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum FigureOut<'a> {
    Estimated {
        #[serde(flatten)]
        range: Range,
        definition: DefinitionOut,
        /// Where the audience was published; of several services, where those of the services were.
        #[serde(skip_serializing_if = "Option::is_none")]
        sources: Option<&'a [Id]>,
    },
    NotEstimated {
        not_estimated: NotEstimated,
    },
}

/// What a figure counts, in both languages.
#[derive(Debug, Serialize)]
struct DefinitionOut {
    ko: &'static str,
    en: &'static str,
}

impl From<Counted> for DefinitionOut {
    fn from(counted: Counted) -> Self {
        Self { ko: counted.definition(Lang::Ko), en: counted.definition(Lang::En) }
    }
}

impl<'a> AffectedOut<'a> {
    /// Writes the figures of one subject, with the sources of its audience.
    pub fn new(affected: &Affected, sources: Option<&'a [Id]>, zone: &Zone) -> Self {
        let figure = |counted: Counted| match counted.figure(affected) {
            Figure::Estimated(range) => FigureOut::Estimated { range, definition: counted.into(), sources },
            Figure::NotEstimated { not_estimated } => FigureOut::NotEstimated { not_estimated },
        };
        Self {
            last_hour: figure(Counted::LastHour),
            so_far: figure(Counted::SoFar),
            peak: figure(Counted::Peak),
            peak_at: affected.peak_at.map(|at| instant(at, zone)),
            potential: figure(Counted::Potential),
            user_hours: UserHoursOut {
                exposure: figure(Counted::Exposure),
                active: figure(Counted::Active),
                usage: figure(Counted::Usage),
                persons: figure(Counted::Persons),
            },
            error_budget: figure(Counted::ErrorBudget),
        }
    }
}
