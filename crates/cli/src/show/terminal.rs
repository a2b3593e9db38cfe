//! The derived view for a terminal.

use downboard_core::model::{Id, Lang};
use downboard_core::timeline::{BoardLog, Span};
use downboard_core::view::{PromiseState, ServiceView, Standing, View};
use downboard_estimate::{Affected, Estimates};

use crate::output::comparison;
use crate::output::figures::{self, Known};
use crate::output::table::{joined, table};
use crate::words::{self, pick};

/// The view as text: services and their troubled features, sites, promises, totals, advice and feeds first, then every figure and
/// every rule in full.
pub(super) fn text(log: &BoardLog, view: &View, estimates: &Estimates, lang: Lang) -> String {
    let page = Page { log, view, estimates, lang };
    joined([
        page.head(),
        page.services(),
        page.providers(),
        page.sites(),
        page.promises(),
        page.totals(),
        page.advice(),
        page.feeds(),
        page.figures(),
        page.rules(),
    ])
}

struct Page<'a> {
    log: &'a BoardLog,
    view: &'a View,
    estimates: &'a Estimates,
    lang: Lang,
}

impl Page<'_> {
    fn since(&self, standing: &Standing) -> String {
        words::since(self.lang, standing.since, self.view.at, self.log.board.zone.utc_offset)
    }

    fn time(&self, at: downboard_core::time::Timestamp) -> String {
        words::time(at, self.view.at, self.log.board.zone.utc_offset)
    }

    fn status(&self, standing: &Standing) -> &'static str {
        words::status(self.lang, standing.status)
    }

    fn name(&self, id: &Id) -> String {
        let service = self.log.service(id).map(|(service, _)| &service.name);
        let name = service.or_else(|| self.log.alternative(id).map(|(alternative, _)| &alternative.name));
        name.map_or_else(|| id.to_string(), |name| name.get(self.lang).to_owned())
    }

    fn head(&self) -> String {
        let (lang, board, affected) = (self.lang, &self.log.board, &self.estimates.together);
        let at = words::day_and_time(self.view.at, board.zone.utc_offset);
        let known = Known::of(self.view, |_| true);
        let said = |figure, span| words::figure_of(lang, figure, known.over(span));
        let rows = [
            (pick(lang, "전체", "Overall"), self.status(&self.view.standing).to_owned()),
            (pick(lang, "최근 한 시간", "People, last hour"), said(&affected.last_hour, Span::LastHour)),
            (pick(lang, "지금까지", "People, so far"), said(&affected.so_far, Span::SoFar)),
            (pick(lang, "최대 한 시간", "People, worst hour"), said(&affected.peak, Span::SoFar)),
            (pick(lang, "쓰는 사람", "People who use it"), said(&affected.potential, Span::LastHour)),
        ];
        let dominated = affected.last_hour.range().filter(|range| range.p95 > 0).map(|range| {
            (pick(lang, "폭을 가장 넓히는 것", "Widest uncertainty"), words::input(lang, range.dominated_by).to_owned())
        });
        let rows = rows.into_iter().chain(dominated).map(|(label, value)| vec![label.to_owned(), value]);
        let rows: Vec<_> = rows.collect();
        format!("{}, {at} {}\n\n{}", board.title.get(lang), board.zone.label, table(&rows))
    }

    fn services(&self) -> String {
        let head = pick(
            self.lang,
            ["서비스", "상태", "시작", "최근 한 시간", "대신 쓸 것"],
            ["SERVICE", "STATUS", "SINCE", "PEOPLE, LAST HOUR", "INSTEAD"],
        );
        let mut rows = vec![head.map(str::to_owned).to_vec()];
        for (service, affected) in self.view.services.iter().zip(&self.estimates.services) {
            self.service(service, affected, &mut rows);
        }
        table(&rows)
    }

    fn service(&self, view: &ServiceView, affected: &Affected, rows: &mut Vec<Vec<String>>) {
        let Some(service) = self.log.board.services.get(view.index) else { return };
        let instead: Vec<_> =
            view.alternatives.iter().filter(|named| named.is_vouched_for()).map(|named| self.name(&named.id)).collect();
        rows.push(vec![
            service.name.get(self.lang).to_owned(),
            self.status(&view.standing).to_owned(),
            self.since(&view.standing),
            words::figure_of(
                self.lang,
                &affected.last_hour,
                self.log.is_known(Span::LastHour, self.view.at, |own| own.id == service.id),
            ),
            instead.join(", "),
        ]);
        for (feature, standing) in service.features.iter().zip(&view.features) {
            if standing.status.is_trouble() {
                let name = format!("  {}", feature.name.get(self.lang));
                rows.push(vec![name, self.status(standing).to_owned(), self.since(standing)]);
            }
        }
    }

    /// The people of each provider whose services failed.
    fn providers(&self) -> String {
        let head = pick(
            self.lang,
            ["회사", "최근 한 시간", "쓰는 사람", "지금까지"],
            ["PROVIDER", "PEOPLE, LAST HOUR", "WHO USE IT", "SO FAR"],
        );
        let mut rows = vec![head.map(str::to_owned).to_vec()];
        for (provider, affected) in self.log.board.providers.iter().zip(&self.estimates.by_provider) {
            if figures::has_people(affected) {
                let known = Known::of(self.view, |service| service.provider == provider.id);
                let now = [affected.last_hour, affected.potential];
                let now = now.map(|figure| words::figure_of(self.lang, &figure, known.over(Span::LastHour)));
                let figures = now.into_iter().chain([words::figure(self.lang, &affected.so_far)]);
                rows.push(std::iter::once(provider.name.get(self.lang).to_owned()).chain(figures).collect());
            }
        }
        if rows.len() > 1 { table(&rows) } else { String::new() }
    }

    /// Every figure of every service in full.
    fn figures(&self) -> String {
        let services: Vec<_> = self.view.services.iter().map(|service| service.index).collect();
        figures::text(self.log, self.view, self.estimates, &services, self.lang)
    }

    /// The published rules that the worst outage has met, and when.
    fn rules(&self) -> String {
        comparison::text(self.log, self.view, self.estimates, self.lang)
    }

    fn section(&self, ko: &str, en: &str, rows: &[Vec<String>]) -> String {
        if rows.is_empty() {
            return String::new();
        }
        format!("{}\n{}", pick(self.lang, ko, en), table(rows))
    }

    fn sites(&self) -> String {
        let mut rows = Vec::new();
        for view in &self.view.sites {
            let Some(site) = self.log.board.sites.get(view.index) else { continue };
            let name = site.name.get(self.lang).to_owned();
            rows.push(vec![name, self.status(&view.standing).to_owned(), self.since(&view.standing)]);
            for measure in &view.measures {
                let Some(known) = self.log.measures.get(measure.index) else { continue };
                let reading = measure.reading.and_then(|index| self.log.readings.get(index));
                let value = reading.map_or_else(
                    || pick(self.lang, "알 수 없음", "unknown").to_owned(),
                    |reading| words::quantity(self.lang, reading.quantity),
                );
                let of = format!("{value} / {} {}", known.total, known.unit.word());
                let when = reading.map(|reading| self.time(reading.when.latest())).unwrap_or_default();
                rows.push(vec![format!("  {}", known.name.get(self.lang)), of, when]);
            }
        }
        self.section("시설", "SITES", &rows)
    }

    fn promises(&self) -> String {
        let row = |view: &downboard_core::view::PromiseView| {
            let promise = self.log.promises.get(view.index)?;
            let due = match view.state {
                PromiseState::Open { due } | PromiseState::Overdue { due } => Some(due),
                PromiseState::Fulfilled { due, .. } => due,
                PromiseState::Undated | PromiseState::Waiting => None,
            };
            Some(vec![
                self.time(promise.made_at),
                words::promise(self.lang, view.state).to_owned(),
                due.map_or_else(|| "-".to_owned(), |due| self.time(due)),
                promise.text.get(self.lang).to_owned(),
            ])
        };
        let head = pick(self.lang, ["언제", "상태", "기한", "약속"], ["MADE", "STATE", "DUE", "PROMISE"]);
        let rows: Vec<_> = self.view.promises.iter().filter_map(row).collect();
        if rows.is_empty() {
            return String::new();
        }
        table(&[vec![head.map(str::to_owned).to_vec()], rows].concat())
    }

    fn totals(&self) -> String {
        let row = |index: &usize| {
            let total = self.log.totals.get(*index)?;
            Some(vec![words::duration(self.lang, total.minutes), total.by.get(self.lang).to_owned()])
        };
        let rows: Vec<_> = self.view.totals.iter().filter_map(row).collect();
        self.section("공식 집계", "PUBLISHED TOTALS", &rows)
    }

    fn advice(&self) -> String {
        let text = |index: &usize| Some(vec![self.log.board.advice.get(*index)?.text.get(self.lang).to_owned()]);
        let rows: Vec<_> = self.view.advice.iter().filter_map(text).collect();
        self.section("알아 두세요", "ADVICE", &rows)
    }

    fn feeds(&self) -> String {
        let offset = self.log.board.zone.utc_offset;
        let feeds = self.log.freshness(self.view.at);
        let rows: Vec<_> = feeds
            .map(|(id, state, freshness)| {
                let updated_at = state.good.and_then(|good| good.updated_at);
                vec![id.to_string(), words::feed(self.lang, freshness, updated_at, offset)]
            })
            .collect();
        self.section("자료", "FEEDS", &rows)
    }
}
