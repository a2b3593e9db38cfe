//! Who is affected at a moment: a row for each service and each way of counting, and for all services together.

use downboard_core::model::{Audience, Lang, ServiceIndex, Status};
use downboard_core::view::View;
use downboard_estimate::{Affected, Estimates, Figure, Range, rounded, rounded_median};
use downboard_words::{capitalised, detail_words, export_words, words};

use super::cell::Cell;
use super::document::document;
use super::sources::sources;
use crate::counted::Counted;
use crate::known_status::KnownStatus;

/// The people of services in the given order, and last of all services of the board together, each person once.
pub fn people(view: &View, estimates: &Estimates, services: &[ServiceIndex], lang: Lang) -> String {
    let (words, detail, export) = (words(lang), detail_words(lang), export_words(lang));
    let head = [
        words.moment,
        words.service,
        words.status,
        detail.counted_as,
        export.lower,
        &capitalised(detail.median),
        export.upper,
        &capitalised(words.grade),
        detail.dominated_by,
        export.hour_ending,
        export.why_no_figure,
        export.published_users,
        export.definition,
        export.as_of,
        words.sources,
        export.source_addresses,
    ];
    let board = &view.log.board;
    let of_service = |index: &ServiceIndex| {
        let (service, own) = board.service(*index).zip(view.service(*index))?;
        Some(Subject {
            name: service.name.get(lang),
            status: own.standing.status,
            affected: estimates.service(*index)?,
            known_status: KnownStatus::of(view, |known| known.id == service.id),
            audience: service.audience(),
        })
    };
    let together = Subject {
        name: detail.all_services,
        status: view.standing.status,
        affected: &estimates.together,
        known_status: KnownStatus::of(view, |_| true),
        audience: None,
    };
    let subjects = services.iter().filter_map(of_service).chain([together]);
    document(head, subjects.flat_map(|subject| Counted::PEOPLE.map(|counted| subject.cells(view, counted, lang))))
}

/// A service, or all of them.
struct Subject<'a> {
    name: &'a str,
    status: Status,
    affected: &'a Affected,
    known_status: KnownStatus,
    /// The published count of those who use it; none for all services together.
    audience: Option<&'a Audience>,
}

impl Subject<'_> {
    fn cells(&self, view: &View, counted: Counted, lang: Lang) -> [Cell; 16] {
        let words = words(lang);
        let zone = &view.log.board.zone;
        let (range, why_none) = match counted.figure(self.affected) {
            // Nobody is nobody only where the status was known all the time.
            Figure::Estimated(range) if range.p95 == 0 && !self.known_status.during(counted) => {
                (None, Some(words.nobody_known))
            }
            Figure::Estimated(range) => (Some(range), None),
            Figure::NotEstimated { not_estimated } => (None, Some(words.not_estimated_reason(not_estimated))),
        };
        let [lower, median, upper] = range.map(percentiles).unwrap_or_default();
        let ending = match counted {
            Counted::LastHour => range.map(|_| view.at),
            Counted::Peak => range.and(self.affected.peak_at),
            Counted::SoFar
            | Counted::Potential
            | Counted::Active
            | Counted::Persons
            | Counted::Exposure
            | Counted::Usage
            | Counted::ErrorBudget => None,
        };
        let widened_by = range.filter(|range| range.p95 > 0).map(|range| Cell::text(words.input(range.dominated_by)));
        let audience = self.audience;
        let [titles, addresses] = sources(&view.log, audience.iter().flat_map(|audience| &audience.sources), lang);
        [
            Cell::instant(view.at, zone),
            Cell::text(self.name),
            Cell::text(words.status(self.status)),
            Cell::text(&counted.label(lang, None)),
            lower,
            median,
            upper,
            range.map(|range| Cell::text(range.grade.letter())).unwrap_or_default(),
            widened_by.unwrap_or_default(),
            ending.map(|at| Cell::instant(at, zone)).unwrap_or_default(),
            why_none.map(Cell::text).unwrap_or_default(),
            audience.map(|audience| Cell::number(audience.value)).unwrap_or_default(),
            audience.map(|audience| Cell::text(audience.definition.get(lang))).unwrap_or_default(),
            audience.map(|audience| Cell::text(audience.as_of.as_str())).unwrap_or_default(),
            titles,
            addresses,
        ]
    }
}

/// The ends and the middle of a range, rounded as on the page. An order of magnitude has no middle.
fn percentiles(range: Range) -> [Cell; 3] {
    let (low, high) = rounded(range.p5, range.p95);
    let has_median = range.p95 == 0 || !range.is_order_of_magnitude();
    let median = has_median.then(|| Cell::number(rounded_median(range.p50)));
    [Cell::number(low), median.unwrap_or_default(), Cell::number(high)]
}
