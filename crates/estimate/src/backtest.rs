//! The estimator asked about outages that others counted: what it says, and whether that is as near to what was published as
//! the case demands. The cases are `public/validation/cases.json`; the methods page and the tests run the same function.

use crate::supposed::{supposed_document, supposed_events};
use crate::{
    Affected, EstimateGrade, Figure, FigureUnit, Input, Model, NotEstimated, Range, assumed_overlap, assumed_severity,
    union_share,
};
use downboard_core::model::{
    Audience, AudienceUnit, Board, BoardFormat, Case, Check, CheckedFigure, Date, Event, EvidenceGrade, Expectation,
    ExpectedBounds, ExpectedNear, ExpectedRange, Id, OutageTrial, PairsTrial, Period, Provider, Refusal, Service,
    ShareTrial, Text, Trial, TrialService, Window,
};
use downboard_core::timeline::{BoardLog, Content, Documents};

/// What the estimator says of a case.
#[derive(Clone, Debug, PartialEq)]
pub enum CaseOutcome {
    /// Of each figure that is looked at, in the order of the case.
    Checks(Vec<Checked>),
    /// Of each pair, and of all of them.
    Pairs {
        /// The unions, in the order of the case.
        unions: Vec<Union>,
        /// How far off they are in the mean, in tenths of a percent.
        mean_error_permille: u64,
        /// Whether that is near enough.
        holds: bool,
    },
    /// What the assumed severity makes of the number first given.
    Share(Checked),
}

/// What the estimator says, and whether that is what was expected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Checked {
    /// What it says.
    pub said: CaseAnswer,
    /// Whether that is what was expected.
    pub holds: bool,
}

/// What the estimator says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CaseAnswer {
    /// A figure, or why there is none.
    Figure(Figure),
    /// What was counted is no unit of an audience, so that there is nothing to estimate from.
    NoUnit,
}

/// What the model of overlap makes of two audiences, in whole people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Union {
    /// With the greatest correlation that is assumed.
    pub least: u64,
    /// With the most likely one.
    pub middle: u64,
    /// With the least one.
    pub most: u64,
    /// How far the middle is from the published union, in tenths of a percent of it; without a sign.
    pub error_permille: u64,
}

impl CaseOutcome {
    /// Whether all of it is as it was expected.
    pub fn holds(&self) -> bool {
        match self {
            Self::Checks(checks) => checks.iter().all(|checked| checked.holds),
            Self::Pairs { holds, .. } => *holds,
            Self::Share(checked) => checked.holds,
        }
    }
}

/// Asks the estimator about a case. The same case gives the same outcome, natively and in WebAssembly.
pub fn run(case: &Case) -> CaseOutcome {
    match &case.trial {
        Trial::Outage(trial) => CaseOutcome::Checks(outage(trial)),
        Trial::Pairs(trial) => pairs(trial),
        Trial::Share(trial) => CaseOutcome::Share(share(trial)),
    }
}

fn outage(trial: &OutageTrial) -> Vec<Checked> {
    let Some(log) = log(trial) else {
        let holds = |check: &Check| check.expected == Expectation::Refused(Refusal::NoUnit);
        return trial.checks.iter().map(|check| Checked { said: CaseAnswer::NoUnit, holds: holds(check) }).collect();
    };
    let model = Model::of(&log);
    let checked = |check: &Check| {
        let estimates = model.at(check.at);
        // One service is its own figure, which needs no population.
        let affected = match estimates.services.as_slice() {
            [only] => *only,
            _ => estimates.together,
        };
        let figure = figure(&affected, check.figure);
        Checked { said: CaseAnswer::Figure(figure), holds: holds(&figure, check.expected) }
    };
    trial.checks.iter().map(checked).collect()
}

fn figure(affected: &Affected, which: CheckedFigure) -> Figure {
    match which {
        CheckedFigure::LastHour => affected.last_hour,
        CheckedFigure::SoFar => affected.so_far,
        CheckedFigure::Potential => affected.potential,
        CheckedFigure::Exposure => affected.user_hours.exposure,
        CheckedFigure::Active => affected.user_hours.active,
    }
}

/// Whether a value is within so many percent of another.
fn is_near(value: u64, expected: u64, percent: u64) -> bool {
    value.abs_diff(expected).saturating_mul(100) <= expected.saturating_mul(percent)
}

fn holds(figure: &Figure, expected: Expectation) -> bool {
    match (figure, expected) {
        (Figure::Estimated(range), Expectation::Range(ExpectedRange { p5, p50, p95, within_percent })) => {
            [(range.p5, p5), (range.p50, p50), (range.p95, p95)]
                .into_iter()
                .all(|(value, expected)| is_near(value, expected, within_percent))
        }
        (Figure::Estimated(range), Expectation::Near(ExpectedNear { value, within_percent })) => {
            is_near(range.p50, value, within_percent)
        }
        (Figure::Estimated(range), Expectation::MedianBetween(ExpectedBounds { least, most })) => {
            (least..=most).contains(&range.p50)
        }
        (Figure::Estimated(range), Expectation::AllBetween(ExpectedBounds { least, most })) => {
            least <= range.p5 && range.p95 <= most
        }
        (Figure::Estimated(range), Expectation::Contains(value)) => (range.p5..=range.p95).contains(&value),
        (Figure::NotEstimated { not_estimated }, Expectation::Refused(refusal)) => {
            reason(refusal) == Some(*not_estimated)
        }
        (Figure::Estimated(_), Expectation::Refused(_)) | (Figure::NotEstimated { .. }, _) => false,
    }
}

/// The reason of the estimate that a refusal stands for; none for what does not come so far.
fn reason(refusal: Refusal) -> Option<NotEstimated> {
    match refusal {
        Refusal::NoUnit => None,
        Refusal::NotPeople => Some(NotEstimated::NotPeople),
        Refusal::NotUsers => Some(NotEstimated::NotUsers),
        Refusal::NoPopulation => Some(NotEstimated::NoPopulation),
    }
}

/// The log of a board on which nothing but these services fails; none where an audience has no unit that there is.
fn log(trial: &OutageTrial) -> Option<BoardLog> {
    let text = || Text { ko: String::new(), en: String::new() };
    let id = Id::parse("case")?;
    let audience = |value, unit, measure| {
        Some(Audience {
            value,
            unit,
            measure,
            definition: text(),
            as_of: Date::parse("1970")?,
            preferred: true,
            note: None,
            grade: EvidenceGrade::C,
            sources: Vec::new(),
        })
    };
    let service = |service: &TrialService| {
        let unit = AudienceUnit::ALL.into_iter().find(|unit| unit.word() == service.audience.unit)?;
        Some(Service {
            id: service.id.clone(),
            name: text(),
            provider: id.clone(),
            category: service.category,
            note: None,
            features: Vec::new(),
            depends_on: Vec::new(),
            independent_of: Vec::new(),
            audiences: vec![audience(service.audience.value, unit, service.audience.measure)?],
            alternatives: Vec::new(),
        })
    };
    let services = trial.services.iter().map(service).collect::<Option<Vec<Service>>>()?;
    let events: Vec<Event> =
        trial.services.iter().flat_map(|service| supposed_events(&service.id, &service.failures)).collect();
    let instants = || events.iter().map(|event| event.when.latest());
    let (from, to) = (instants().min()?, instants().max()?);
    let population = match trial.population {
        Some(value) => audience(value, AudienceUnit::People, downboard_core::model::AudienceMeasure::CompanyReported),
        None => None,
    };
    let board = Board {
        format: BoardFormat::V1,
        id: id.clone(),
        title: text(),
        publisher: None,
        zone: trial.zone.clone(),
        region: None,
        period: Window::Fixed(Period { from, to }),
        opens_at: Some(to),
        feeds: Vec::new(),
        proxy: None,
        population,
        overlaps: Vec::new(),
        assumptions: trial.assumptions.clone(),
        sources: Vec::new(),
        providers: vec![Provider { id: id.clone(), name: text() }],
        sites: Vec::new(),
        services,
        unread_services: 0,
        alternatives: Vec::new(),
        advice: Vec::new(),
    };
    let document = supposed_document(&id, events, to);
    Some(BoardLog::new(&Documents::with(board, Content::Status(document.into()))))
}

fn pairs(trial: &PairsTrial) -> CaseOutcome {
    let population = trial.population as f64;
    let overlap = assumed_overlap();
    let unions: Vec<Union> = trial
        .pairs
        .iter()
        .map(|pair| {
            let shares = [pair.one, pair.other].map(|audience| (audience as f64 / population).min(1.0));
            let union = |rho| whole(population * union_share(&shares, rho));
            let middle = union(overlap.mode);
            let error = middle.abs_diff(pair.union) as f64 / pair.union.max(1) as f64;
            let error_permille = whole(error * 1_000.0);
            Union { least: union(overlap.most), middle, most: union(overlap.least), error_permille }
        })
        .collect();
    let sum: f64 = unions.iter().map(|union| union.error_permille as f64).sum();
    let mean_error_permille = whole(sum / unions.len().max(1) as f64);
    CaseOutcome::Pairs {
        unions,
        mean_error_permille,
        holds: mean_error_permille <= trial.within_percent.saturating_mul(10),
    }
}

/// The number first given, of which the share fails that is assumed for the status: the range of 90 in 100.
fn share(trial: &ShareTrial) -> Checked {
    let severity = assumed_severity(trial.status);
    let [p5, p50, p95] = [0.05, 0.5, 0.95].map(|u| whole(trial.of as f64 * severity.quantile(u)));
    let (unit, grade, dominated_by) = (FigureUnit::People, EstimateGrade::C, Input::Severity);
    let figure = Figure::Estimated(Range { p5, p50, p95, unit, grade, dominated_by });
    Checked { said: CaseAnswer::Figure(figure), holds: holds(&figure, Expectation::Contains(trial.counted)) }
}

/// Whole people.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates, and is never negative")]
fn whole(value: f64) -> u64 {
    libm::round(value) as u64
}
