//! The derived view for a terminal.

use downboard_core::model::{Id, Lang, Rules, Status, Zone};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, FeedState, Freshness, Span};
use downboard_core::view::{PromiseState, PromiseView, ServiceView, Standing, View};
use downboard_estimate::{Affected, Estimates};
use downboard_export::{Counted, KnownStatus};
use downboard_words::terminal::{TerminalWords, terminal_words, updated};
use downboard_words::{DetailWords, Words, detail_words, duration, freshness, past, promise, quantity, words};

use crate::output::cells::{self, day_and_time, heading};
use crate::output::comparison;
use crate::output::figures::{self, figure};
use crate::output::table::{joined, section, table};

/// The view as text: services and their troubled features, sites, promises, totals, advice and feeds first, then every figure and
/// every rule in full.
pub(super) fn text(log: &BoardLog, view: &View, estimates: &Estimates, rules: Option<&Rules>, lang: Lang) -> String {
    let tables = ViewTables {
        log,
        view,
        estimates,
        rules,
        lang,
        words: words(lang),
        detail: detail_words(lang),
        terminal: terminal_words(lang),
        zone: &log.board.zone,
    };
    joined([
        tables.head(),
        tables.services(),
        tables.providers(),
        tables.sites(),
        tables.promises(),
        tables.totals(),
        tables.advice(),
        tables.feeds(),
        tables.figures(),
        tables.rules(),
    ])
}

struct ViewTables<'a> {
    log: &'a BoardLog,
    view: &'a View,
    estimates: &'a Estimates,
    rules: Option<&'a Rules>,
    lang: Lang,
    words: &'static Words,
    detail: &'static DetailWords,
    terminal: &'static TerminalWords,
    zone: &'a Zone,
}

impl ViewTables<'_> {
    fn since(&self, standing: &Standing) -> String {
        cells::since(self.lang, standing.since, self.view.at, self.zone)
    }

    fn time(&self, at: Timestamp) -> String {
        cells::time(at, self.view.at, self.zone)
    }

    fn status(&self, standing: &Standing) -> String {
        self.words.status(standing.status).to_owned()
    }

    fn name(&self, id: &Id) -> String {
        let service = self.log.service(id).map(|(service, _)| &service.name);
        let name = service.or_else(|| self.log.alternative(id).map(|(alternative, _)| &alternative.name));
        name.map_or_else(|| id.to_string(), |name| name.get(self.lang).to_owned())
    }

    fn label(&self, counted: Counted) -> String {
        heading(&counted.label(self.lang, None))
    }

    fn head(&self) -> String {
        let (lang, board, affected) = (self.lang, &self.log.board, &self.estimates.together);
        let known_status = KnownStatus::of(self.view, |_| true);
        let ending = affected.peak_at.map(|ending| self.time(ending));
        let row = |counted: Counted| {
            vec![counted.label(lang, ending.as_deref()), figure(lang, known_status, counted, affected)]
        };
        let mut rows = vec![vec![self.terminal.overall.to_owned(), self.status(&self.view.standing)]];
        rows.extend(Counted::PEOPLE.map(row));
        if let Some(range) = affected.last_hour.range().filter(|range| range.p95 > 0) {
            rows.push(vec![self.detail.dominated_by.to_owned(), self.words.input(range.dominated_by).to_owned()]);
        }
        let at = day_and_time(self.view.at, self.zone);
        format!("{}, {at} {}\n\n{}", board.title.get(lang), self.zone.label_at(self.view.at), table(&rows))
    }

    fn services(&self) -> String {
        let words = self.words;
        let head = vec![
            heading(words.service),
            heading(words.status),
            heading(words.since),
            self.label(Counted::LastHour),
            heading(words.instead_row),
        ];
        let mut rows = vec![head];
        for (service, affected) in self.view.services.iter().zip(&self.estimates.services) {
            self.service(service, affected, &mut rows);
        }
        table(&rows)
    }

    fn service(&self, view: &ServiceView, affected: &Affected, rows: &mut Vec<Vec<String>>) {
        let Some(service) = self.log.board.service(view.index) else { return };
        let instead: Vec<_> =
            view.alternatives.iter().filter(|named| named.is_vouched_for()).map(|named| self.name(&named.id)).collect();
        let was_known = self.log.is_known(Span::LastHour, self.view.at, |own| own.id == service.id);
        rows.push(vec![
            service.name.get(self.lang).to_owned(),
            self.status(&view.standing),
            self.since(&view.standing),
            cells::figure(self.lang, affected.last_hour, was_known),
            instead.join(", "),
        ]);
        for (feature, standing) in service.features.iter().zip(&view.features) {
            if standing.status.is_trouble() {
                let name = format!("  {}", feature.name.get(self.lang));
                rows.push(vec![name, self.status(standing), self.since(standing)]);
            }
        }
    }

    /// The people of each provider whose services failed.
    fn providers(&self) -> String {
        let counted = [Counted::LastHour, Counted::Potential, Counted::SoFar];
        let mut rows = Vec::new();
        for (provider, affected) in self.log.board.providers.iter().zip(&self.estimates.by_provider) {
            if figures::has_people(affected) {
                let known_status = KnownStatus::of(self.view, |service| service.provider == provider.id);
                let figures = counted.map(|counted| figure(self.lang, known_status, counted, affected));
                rows.push([vec![provider.name.get(self.lang).to_owned()], figures.to_vec()].concat());
            }
        }
        let head = [vec![heading(self.detail.provider)], counted.map(|counted| self.label(counted)).to_vec()].concat();
        below(head, rows)
    }

    /// Every figure of every service in full.
    fn figures(&self) -> String {
        let services: Vec<_> = self.view.services.iter().map(|service| service.index).collect();
        figures::text(self.log, self.view, self.estimates, &services, self.lang)
    }

    /// The published rules that the worst outage has met, and when.
    fn rules(&self) -> String {
        comparison::text(self.log, self.view, self.estimates, self.rules, self.lang)
    }

    fn sites(&self) -> String {
        let mut rows = Vec::new();
        for view in &self.view.sites {
            let Some(site) = self.log.board.site(view.index) else { continue };
            let name = site.name.get(self.lang).to_owned();
            rows.push(vec![name, self.status(&view.standing), self.since(&view.standing)]);
            for measure in &view.measures {
                let Some(record) = self.log.measures.get(measure.index) else { continue };
                let name = format!("  {}", record.name.get(self.lang));
                rows.push(match measure.reading.and_then(|index| self.log.readings.get(index)) {
                    Some(reading) => vec![
                        name,
                        quantity(self.lang, reading.quantity, record.unit, record.total),
                        self.time(reading.when.latest()),
                    ],
                    None => vec![name, self.words.status(Status::Unknown).to_owned()],
                });
            }
        }
        section(self.words.site, &rows)
    }

    fn promises(&self) -> String {
        let row = |view: &PromiseView| {
            let record = self.log.promises.get(view.index)?;
            let overdue = match view.state {
                PromiseState::Overdue { due } => past(self.lang, due, self.view.at),
                _ => None,
            };
            Some(vec![
                self.time(record.made_at),
                promise(self.lang, view.state, |instant| self.time(instant), overdue.as_deref()),
                record.text.get(self.lang).to_owned(),
            ])
        };
        let head = [self.terminal.made, self.words.status, self.terminal.promise];
        below(head.map(heading).to_vec(), self.view.promises.iter().filter_map(row).collect())
    }

    fn totals(&self) -> String {
        let row = |index: &usize| {
            let total = self.log.totals.get(*index)?;
            let minutes = i64::try_from(total.minutes).unwrap_or(i64::MAX);
            Some(vec![duration(self.lang, minutes), total.by.get(self.lang).to_owned()])
        };
        section(self.words.totals, &self.view.totals.iter().filter_map(row).collect::<Vec<_>>())
    }

    fn advice(&self) -> String {
        let text = |index: &usize| Some(vec![self.log.board.advice.get(*index)?.text.get(self.lang).to_owned()]);
        section(self.detail.advice, &self.view.advice.iter().filter_map(text).collect::<Vec<_>>())
    }

    fn feeds(&self) -> String {
        let row = |(id, state, is): (&Id, &FeedState, Freshness)| {
            let updated_at = state.good.and_then(|good| good.updated_at);
            let word = freshness(self.lang, is).to_owned();
            let updated = updated_at.map(|at| updated(self.lang, &day_and_time(at, self.zone)));
            let said: Vec<_> = std::iter::once(word).chain(updated).collect();
            vec![id.to_string(), said.join(", ")]
        };
        section(self.words.feeds, &self.log.freshness(self.view.at).map(row).collect::<Vec<_>>())
    }
}

/// Rows below the names of their columns; nothing where there are none.
fn below(head: Vec<String>, rows: Vec<Vec<String>>) -> String {
    if rows.is_empty() { String::new() } else { table(&[vec![head], rows].concat()) }
}
