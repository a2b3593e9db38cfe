//! How many people, in words: the figures that several components say in the same way.

use downboard_core::model::{Lang, Service};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, Span};
use downboard_core::view::View;
use downboard_estimate::{EstimateGrade, Figure, FigureUnit, Input, Range};

use super::shown::Shown;
use crate::fetched::Fetched;

/// A range that takes as much room on screen as an estimate of at most so many. It keeps the place of a figure that is
/// still to come, and is never said.
pub(super) fn room(most: u64) -> Range {
    let (p5, p50, p95) = (most / 2, most - most / 4, most);
    let (unit, grade, dominated_by) = (FigureUnit::People, EstimateGrade::C, Input::Audience);
    Range { p5, p50, p95, unit, grade, dominated_by }
}

/// The room of the figure of all services together; nothing where there will be none or nothing fails.
pub(super) fn room_together(view: &View) -> Option<Range> {
    view.in_trouble().next()?;
    view.log.board.population.as_ref().map(|population| room(population.value))
}

/// The people of the services of a kind at a moment. Nobody is nobody only where the status of each was known all the time.
pub fn people_of(
    lang: Lang,
    log: &BoardLog,
    at: Timestamp,
    span: Span,
    range: Range,
    is_of_kind: impl Fn(&Service) -> bool,
) -> String {
    if range.p95 == 0 && !log.is_known(span, at, is_of_kind) {
        return downboard_words::words(lang).nobody_known.to_owned();
    }
    downboard_words::people(lang, range)
}

/// The people of all services together.
pub(super) fn people_together(shown: &Shown, view: &View, span: Span, range: Range) -> String {
    people_of(shown.lang, &view.log, view.at, span, range, |_| true)
}

/// What a figure of people rests on: an estimate of a grade, which is not known before the estimate is there.
pub(super) fn estimate_basis(shown: &Shown, grade: Option<EstimateGrade>) -> String {
    let words = shown.words();
    format!("{}\u{a0}· {}\u{a0}{}", words.estimate, words.grade, grade.map_or("–", EstimateGrade::letter))
}

/// How many people all services together hit, where there is room for one figure and a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct HowMany {
    /// What the figure rests on: nothing where there is none.
    pub basis: Option<String>,
    /// The people of the last hour, or that there is no figure of them.
    pub figure: String,
    /// Why there is none.
    pub reason: Option<&'static str>,
    /// The people so far, with what that rests on where it stands alone.
    pub so_far: Option<String>,
    /// Whether the figures are still to come, and only keep their room.
    pub is_awaited: bool,
}

impl HowMany {
    /// Whether there is any figure, now or soon.
    pub fn is_estimated(&self) -> bool {
        self.basis.is_some() || self.so_far.is_some()
    }
}

/// How many people all services together hit.
pub(super) fn how_many(shown: &Shown, view: &View) -> HowMany {
    let words = shown.words();
    let so_far = |people: &str| format!("{} {people}", words.so_far);
    match shown.affected_together() {
        Fetched::There(affected) => {
            let basis = |range: Range| estimate_basis(shown, Some(range.grade));
            let until_now = affected.so_far.range().filter(|range| range.p95 > 0);
            let until_now =
                until_now.map(|range| (so_far(&people_together(shown, view, Span::SoFar, range)), basis(range)));
            match affected.last_hour {
                Figure::Estimated(range) => HowMany {
                    basis: Some(basis(range)),
                    figure: people_together(shown, view, Span::LastHour, range),
                    so_far: until_now.map(|(so_far, _)| so_far),
                    ..HowMany::default()
                },
                Figure::NotEstimated { not_estimated } => HowMany {
                    figure: words.not_estimated.to_owned(),
                    reason: Some(words.not_estimated_reason(not_estimated)),
                    so_far: until_now.map(|(so_far, basis)| format!("{so_far} ({basis})")),
                    ..HowMany::default()
                },
            }
        }
        Fetched::Waiting => match room_together(view) {
            Some(range) => {
                let figure = downboard_words::people(shown.lang, range);
                let so_far = Some(so_far(&figure));
                HowMany { basis: Some(estimate_basis(shown, None)), figure, so_far, is_awaited: true, reason: None }
            }
            None => HowMany { figure: words.estimating.to_owned(), ..HowMany::default() },
        },
        Fetched::Failed => {
            HowMany { figure: words.not_known.to_owned(), reason: Some(words.estimate_failed), ..HowMany::default() }
        }
    }
}
