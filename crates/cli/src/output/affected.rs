//! Who is affected: the figures by their names, and as JSON. Fields may be added, never renamed.

use downboard_core::model::{Id, Lang};
use downboard_core::time::Offset;
use downboard_core::timeline::Span;
use downboard_estimate::{Affected, Figure, NotEstimated, Range};
use serde::Serialize;

use super::evidence::instant;
use crate::words::pick;

/// What a figure counts, in words.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Definition {
    ko: &'static str,
    en: &'static str,
}

impl Definition {
    pub(crate) fn get(self, lang: Lang) -> &'static str {
        pick(lang, self.ko, self.en)
    }
}

/// One of the figures of a service, or of several together.
pub(crate) struct Kind {
    pub(crate) label: Definition,
    pub(crate) definition: Definition,
    /// The time that it is about.
    pub(crate) span: Span,
    pub(crate) of: fn(&Affected) -> Figure,
}

const fn kind(
    label: [&'static str; 2],
    definition: [&'static str; 2],
    span: Span,
    of: fn(&Affected) -> Figure,
) -> Kind {
    let [ko, en] = label;
    let label = Definition { ko, en };
    let [ko, en] = definition;
    Kind { label, definition: Definition { ko, en }, span, of }
}

const LAST_HOUR: Kind = kind(
    ["최근 한 시간", "People, last hour"],
    [
        "최근 한 시간에 장애를 한 번이라도 겪었을 사람",
        "people likely to have met the failure at least once in the last hour",
    ],
    Span::LastHour,
    |affected| affected.last_hour,
);
const SO_FAR: Kind = kind(
    ["지금까지", "People, so far"],
    ["지금까지 장애를 한 번이라도 겪었을 사람", "people likely to have met the failure at least once so far"],
    Span::SoFar,
    |affected| affected.so_far,
);
const PEAK: Kind = kind(
    ["최대 한 시간", "People, worst hour"],
    [
        "지금까지 가장 심했던 한 시간에 장애를 겪었을 사람",
        "people likely to have met the failure in the worst hour so far",
    ],
    Span::SoFar,
    |affected| affected.peak,
);
const POTENTIAL: Kind = kind(
    ["쓰는 사람", "People who use it"],
    [
        "지금 멈춘 서비스를 쓰는 사람. 그동안 썼는지는 따지지 않는다",
        "people who use what fails at the moment, whether they tried or not; as regulators count",
    ],
    Span::LastHour,
    |affected| affected.potential,
);
const ACTIVE: Kind = kind(
    ["겪은 시간", "User-hours, active"],
    [
        "시간마다 장애를 겪은 사람을 더한 시간. 여러 서비스에서는 서비스마다 더한다",
        "people affected in each hour, added up; of several services, over the services",
    ],
    Span::SoFar,
    |affected| affected.user_hours.active,
);
const PERSONS: Kind = kind(
    ["겪은 시간, 한 사람은 한 번", "Person-hours"],
    [
        "시간마다 장애를 겪은 사람을 한 번씩만 세어 더한 시간",
        "people affected in each hour by any of the services, each once, added up",
    ],
    Span::SoFar,
    |affected| affected.user_hours.persons,
);
const EXPOSURE: Kind = kind(
    ["노출 시간", "User-hours, exposure"],
    ["하루 이용자에 장애 시간을 곱한 시간", "daily users times the hours of failure"],
    Span::SoFar,
    |affected| affected.user_hours.exposure,
);
const USAGE: Kind = kind(
    ["잃은 이용 시간", "User-hours, usage"],
    ["사람들이 그 서비스를 썼을 시간", "the time that people would have spent with the service"],
    Span::SoFar,
    |affected| affected.user_hours.usage,
);
const ERROR_BUDGET: Kind = kind(
    ["99.9% 예산", "Of a 99.9 % budget"],
    [
        "99.9% 가동을 약속한 서비스에 허용된 장애로 따진 날수",
        "days in which a service that works 99.9 % of the time would have failed as much",
    ],
    Span::SoFar,
    |affected| affected.error_budget,
);

/// All of them, in the order in which they are printed.
pub(crate) const KINDS: [Kind; 9] =
    [LAST_HOUR, SO_FAR, PEAK, POTENTIAL, ACTIVE, PERSONS, EXPOSURE, USAGE, ERROR_BUDGET];

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
        let figure = |kind: Kind| match (kind.of)(affected) {
            Figure::Estimated(range) => FigureOut::Estimated { range, definition: kind.definition, sources },
            Figure::NotEstimated { not_estimated } => FigureOut::NotEstimated { not_estimated },
        };
        Self {
            last_hour: figure(LAST_HOUR),
            so_far: figure(SO_FAR),
            peak: figure(PEAK),
            peak_at: affected.peak_at.map(|at| instant(at, offset)),
            potential: figure(POTENTIAL),
            user_hours: UserHoursOut {
                exposure: figure(EXPOSURE),
                active: figure(ACTIVE),
                usage: figure(USAGE),
                persons: figure(PERSONS),
            },
            error_budget: figure(ERROR_BUDGET),
        }
    }
}
