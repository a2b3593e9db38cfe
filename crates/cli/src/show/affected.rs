//! Who is affected, as JSON. Fields may be added, never renamed.

use downboard_core::estimate::{Affected, Figure, NotEstimated, Range};
use downboard_core::model::Id;
use downboard_core::time::Offset;
use serde::Serialize;

use super::evidence::instant;

/// What a figure counts, in words.
#[derive(Clone, Copy, Debug, Serialize)]
struct Definition {
    ko: &'static str,
    en: &'static str,
}

const LAST_HOUR: Definition = Definition {
    ko: "최근 한 시간에 장애를 한 번이라도 겪었을 사람",
    en: "people likely to have met the failure at least once in the last hour",
};
const SO_FAR: Definition = Definition {
    ko: "지금까지 장애를 한 번이라도 겪었을 사람",
    en: "people likely to have met the failure at least once so far",
};
const PEAK: Definition = Definition {
    ko: "지금까지 가장 심했던 한 시간에 장애를 겪었을 사람",
    en: "people likely to have met the failure in the worst hour so far",
};
const POTENTIAL: Definition = Definition {
    ko: "지금 멈춘 서비스를 쓰는 사람. 그동안 썼는지는 따지지 않는다",
    en: "people who use what fails at the moment, whether they tried or not; as regulators count",
};
const EXPOSURE: Definition = Definition {
    ko: "하루 이용자에 장애 시간을 곱한 시간",
    en: "daily users times the hours of failure",
};
const ACTIVE: Definition = Definition {
    ko: "시간마다 장애를 겪은 사람을 더한 시간. 여러 서비스에서는 서비스마다 더한다",
    en: "people affected in each hour, added up; of several services, over the services",
};
const USAGE: Definition = Definition {
    ko: "사람들이 그 서비스를 썼을 시간",
    en: "the time that people would have spent with the service",
};
const PERSONS: Definition = Definition {
    ko: "시간마다 장애를 겪은 사람을 한 번씩만 세어 더한 시간",
    en: "people affected in each hour by any of the services, each once, added up",
};
const ERROR_BUDGET: Definition = Definition {
    ko: "99.9% 가동을 약속한 서비스에 허용된 장애로 따진 날수",
    en: "days in which a service that works 99.9 % of the time would have failed as much",
};

/// Who is affected.
#[derive(Debug, Serialize)]
pub(crate) struct AffectedOut<'a> {
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
        definition: Definition,
        /// Where the audience was published; of several services, where those of the services were.
        #[serde(skip_serializing_if = "Option::is_none")]
        sources: Option<&'a [Id]>,
    },
    NotEstimated {
        not_estimated: NotEstimated,
    },
}

impl<'a> AffectedOut<'a> {
    pub(crate) fn new(affected: &Affected, sources: Option<&'a [Id]>, offset: Offset) -> Self {
        let figure = |figure: Figure, definition| match figure {
            Figure::Estimated(range) => FigureOut::Estimated { range, definition, sources },
            Figure::NotEstimated { not_estimated } => FigureOut::NotEstimated { not_estimated },
        };
        let hours = &affected.user_hours;
        Self {
            last_hour: figure(affected.last_hour, LAST_HOUR),
            so_far: figure(affected.so_far, SO_FAR),
            peak: figure(affected.peak, PEAK),
            peak_at: affected.peak_at.map(|at| instant(at, offset)),
            potential: figure(affected.potential, POTENTIAL),
            user_hours: UserHoursOut {
                exposure: figure(hours.exposure, EXPOSURE),
                active: figure(hours.active, ACTIVE),
                usage: figure(hours.usage, USAGE),
                persons: figure(hours.persons, PERSONS),
            },
            error_budget: figure(affected.error_budget, ERROR_BUDGET),
        }
    }
}
