//! Every figure in full, as text: the range, its median, what widens it, what it counts and whose audience it rests on.

use std::collections::BTreeMap;

use downboard_core::model::{Id, Lang, Service, ServiceIndex};
use downboard_core::time::Timestamp;
use downboard_core::timeline::BoardLog;
use downboard_core::view::View;
use downboard_estimate::{Affected, EstimateGrade, Estimates};
use downboard_export::{Counted, KnownStatus};
use downboard_words::methods::estimate_grade;
use downboard_words::terminal::{all_of, terminal_words};
use downboard_words::{audience, detail_words, words};

use super::cells::{self, heading, ids};
use super::table::{section, table};

/// The figures of some services, of each provider of several of them, and of all together.
pub(crate) fn text(
    log: &BoardLog,
    view: &View,
    estimates: &Estimates,
    services: &[ServiceIndex],
    lang: Lang,
) -> String {
    let tables = FigureTables { log, at: view.at, lang };
    let services: Vec<_> = services
        .iter()
        .filter_map(|index| log.board.service(*index).zip(estimates.service(*index)))
        .filter(|(_, affected)| is_estimated(affected))
        .collect();
    if services.is_empty() {
        return String::new();
    }
    let of = |provider: &Id| services.iter().filter(|(service, _)| service.provider == *provider).count();
    let providers = log.board.providers.iter().zip(&estimates.by_provider);
    // The figures of one service alone are told once.
    let providers = providers.filter(|(provider, affected)| of(&provider.id) > 1 && has_people(affected));
    let mut subjects: Vec<(String, &Affected, KnownStatus)> = Vec::new();
    if services.len() > 1 {
        let all = detail_words(lang).all_services.to_owned();
        subjects.push((all, &estimates.together, KnownStatus::of(view, |_| true)));
    }
    subjects.extend(providers.map(|(provider, affected)| {
        let all = all_of(lang, provider.name.get(lang));
        (all, affected, KnownStatus::of(view, |service| service.provider == provider.id))
    }));
    subjects.extend(services.iter().map(|(service, affected)| {
        (service.name.get(lang).to_owned(), *affected, KnownStatus::of(view, |known| known.id == service.id))
    }));
    [tables.ranges(&subjects), tables.meanings(), tables.audiences(services.iter().map(|(service, _)| *service))]
        .join("\n")
}

/// A figure of services, with its grade.
pub(crate) fn figure(lang: Lang, known_status: KnownStatus, counted: Counted, affected: &Affected) -> String {
    cells::figure(lang, counted.figure(affected), known_status.during(counted))
}

/// Whether anybody is known to be affected.
pub(crate) fn has_people(affected: &Affected) -> bool {
    affected.so_far.range().is_some_and(|range| range.p95 > 0)
}

/// Whether any figure is a number.
fn is_estimated(affected: &Affected) -> bool {
    Counted::ALL.iter().any(|counted| counted.figure(affected).range().is_some())
}

struct FigureTables<'a> {
    log: &'a BoardLog,
    at: Timestamp,
    lang: Lang,
}

impl FigureTables<'_> {
    /// A line for each figure of each subject.
    fn ranges(&self, subjects: &[(String, &Affected, KnownStatus)]) -> String {
        let (lang, words, terminal) = (self.lang, words(self.lang), terminal_words(self.lang));
        let detail = detail_words(lang);
        let head = [words.estimate, terminal.range, detail.median, detail.dominated_by];
        let mut rows = vec![head.map(heading).to_vec()];
        for (name, affected, known_status) in subjects {
            rows.push(vec![name.clone()]);
            let ending = affected.peak_at.map(|at| cells::time(at, self.at, &self.log.board.zone));
            let label = |counted: Counted| format!("  {}", counted.label(lang, ending.as_deref()));
            let (estimated, missing): (Vec<Counted>, Vec<Counted>) =
                Counted::ALL.iter().partition(|counted| counted.figure(affected).range().is_some());
            for counted in estimated {
                let mut row = vec![label(counted), figure(lang, *known_status, counted, affected)];
                if let Some(range) = counted.figure(affected).range().filter(|range| range.p95 > 0) {
                    row.extend([cells::median(lang, range), words.input(range.dominated_by).to_owned()]);
                }
                rows.push(row);
            }
            let row = |label, counted| vec![label, figure(lang, *known_status, counted, affected)];
            let is_for_one_reason = missing.windows(2).all(|pair| pair[0].figure(affected) == pair[1].figure(affected));
            match missing.as_slice() {
                [first, _, ..] if is_for_one_reason => {
                    rows.push(row(format!("  {}", terminal.all_others), *first));
                }
                missing => rows.extend(missing.iter().map(|counted| row(label(*counted), *counted))),
            }
        }
        table(&rows)
    }

    /// What each figure counts, and what the letters mean.
    fn meanings(&self) -> String {
        let (lang, detail) = (self.lang, detail_words(self.lang));
        let counted =
            Counted::ALL.iter().map(|counted| vec![counted.label(lang, None), counted.explanation(lang).to_owned()]);
        let grades = [EstimateGrade::A, EstimateGrade::B, EstimateGrade::C, EstimateGrade::D];
        let grades = grades.map(|grade| vec![format!("({})", grade.letter()), estimate_grade(lang, grade).to_owned()]);
        let rows: Vec<_> = counted.chain(grades).collect();
        format!("{}{}\n", section(detail.counted_as, &rows), detail.people_basis)
    }

    /// The audiences that the figures rest on, and where they were published.
    fn audiences<'a>(&self, services: impl Iterator<Item = &'a Service>) -> String {
        let (lang, words) = (self.lang, words(self.lang));
        let (mut rows, mut sources) = (Vec::new(), Vec::new());
        for service in services {
            let Some(of_service) = service.audience() else { continue };
            rows.push(vec![
                service.name.get(lang).to_owned(),
                audience(lang, words.measure(of_service.measure), of_service.unit, of_service.value),
                of_service.as_of.as_str().to_owned(),
                of_service.definition.get(lang).to_owned(),
                ids(&of_service.sources),
            ]);
            sources.extend(of_service.sources.iter().filter_map(|id| self.log.source(id)));
        }
        let cited: BTreeMap<_, _> = sources.into_iter().map(|source| (&source.id, source)).collect();
        let cited = cited.into_iter().map(|(id, source)| {
            let address = source.address.as_ref().map_or_else(String::new, |address| address.as_str().to_owned());
            vec![id.to_string(), source.title.get(lang).to_owned(), address]
        });
        [section(words.audience, &rows), section(words.sources, &cited.collect::<Vec<_>>())].join("\n")
    }
}
