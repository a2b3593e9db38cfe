//! Every figure in full, as text: the range, its middle, what widens it, what it counts and whose audience it rests on.

use std::collections::BTreeMap;

use downboard_core::model::{Id, Lang, Service};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, Span};
use downboard_core::view::View;
use downboard_estimate::{Affected, Estimates};

use super::affected::KINDS;
use super::table::table;
use crate::words::{self, pick};

/// The figures of some services, of each provider of several of them, and of all together.
pub(crate) fn text(log: &BoardLog, view: &View, estimates: &Estimates, services: &[usize], lang: Lang) -> String {
    let page = Page { log, at: view.at, lang };
    let services: Vec<_> = services
        .iter()
        .filter_map(|index| log.board.services.get(*index).zip(estimates.services.get(*index)))
        .filter(|(_, affected)| is_estimated(affected))
        .collect();
    if services.is_empty() {
        return String::new();
    }
    let of = |provider: &Id| services.iter().filter(|(service, _)| service.provider == *provider).count();
    let providers = log.board.providers.iter().zip(&estimates.by_provider);
    // The figures of one service alone are told once.
    let providers = providers.filter(|(provider, affected)| of(&provider.id) > 1 && has_people(affected));
    let mut subjects: Vec<(String, &Affected, Known)> = Vec::new();
    if services.len() > 1 {
        let all = pick(lang, "전체, 한 사람은 한 번", "All, each person once");
        subjects.push((all.to_owned(), &estimates.together, Known::of(view, |_| true)));
    }
    subjects.extend(providers.map(|(provider, affected)| {
        let name = provider.name.get(lang);
        let all =
            pick(lang, format!("{name}의 서비스 모두, 한 사람은 한 번"), format!("All of {name}, each person once"));
        (all, affected, Known::of(view, |service| service.provider == provider.id))
    }));
    subjects.extend(services.iter().map(|(service, affected)| {
        (service.name.get(lang).to_owned(), *affected, Known::of(view, |known| known.id == service.id))
    }));
    [page.ranges(&subjects), page.meanings(), page.audiences(services.iter().map(|(service, _)| *service))].join("\n")
}

/// Whether the status of every service of a kind was known all the time: only then is nobody nobody.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known {
    last_hour: bool,
    so_far: bool,
}

impl Known {
    /// What is known of the services of a kind.
    pub(crate) fn of(view: &View, is_of_kind: impl Fn(&Service) -> bool) -> Self {
        let known = |span| view.log.is_known(span, view.at, &is_of_kind);
        Self { last_hour: known(Span::LastHour), so_far: known(Span::SoFar) }
    }

    /// Whether it was known in the time that a figure is about.
    pub(crate) fn over(self, span: Span) -> bool {
        match span {
            Span::LastHour => self.last_hour,
            Span::SoFar => self.so_far,
        }
    }
}

/// Whether anybody is known to be affected.
pub(crate) fn has_people(affected: &Affected) -> bool {
    affected.so_far.range().is_some_and(|range| range.p95 > 0)
}

/// Whether any figure is a number.
fn is_estimated(affected: &Affected) -> bool {
    KINDS.iter().any(|kind| (kind.of)(affected).range().is_some())
}

struct Page<'a> {
    log: &'a BoardLog,
    at: Timestamp,
    lang: Lang,
}

impl Page<'_> {
    /// A line for each figure of each subject.
    fn ranges(&self, subjects: &[(String, &Affected, Known)]) -> String {
        let lang = self.lang;
        let head = pick(
            lang,
            ["추정", "90% 범위", "가운데", "폭을 가장 넓히는 것"],
            ["FIGURE", "90 % RANGE", "MIDDLE", "WIDEST UNCERTAINTY"],
        );
        let mut rows = vec![head.map(str::to_owned).to_vec()];
        for (name, affected, was_known) in subjects {
            rows.push(vec![name.clone()]);
            let (known, missing): (Vec<_>, Vec<_>) =
                KINDS.iter().map(|kind| (kind, (kind.of)(affected))).partition(|(_, figure)| figure.range().is_some());
            for (kind, figure) in known {
                let label = format!("  {}", kind.label.get(lang));
                let mut row = vec![label, words::figure_of(lang, &figure, was_known.over(kind.span))];
                if let Some(range) = figure.range().filter(|range| range.p95 > 0) {
                    row.extend([words::middle(lang, range), words::input(lang, range.dominated_by).to_owned()]);
                }
                rows.push(row);
            }
            let all_for_one_reason = missing.len() > 1 && missing.windows(2).all(|pair| pair[0].1 == pair[1].1);
            let others = all_for_one_reason.then(|| pick(lang, "나머지 모두", "All others"));
            for (kind, figure) in missing.iter().take(if all_for_one_reason { 1 } else { missing.len() }) {
                let label = others.unwrap_or_else(|| kind.label.get(lang));
                rows.push(vec![format!("  {label}"), words::figure(lang, figure)]);
            }
            if let Some(ending) = affected.peak_at {
                let label = pick(lang, "최대 한 시간의 끝", "Worst hour, ending");
                rows.push(vec![format!("  {label}"), words::time(ending, self.at, self.log.board.zone.utc_offset)]);
            }
        }
        table(&rows)
    }

    /// What each figure counts, and what the letters mean.
    fn meanings(&self) -> String {
        let lang = self.lang;
        let kinds = KINDS.iter().map(|kind| [kind.label.get(lang), kind.definition.get(lang)]);
        let grades = pick(
            lang,
            [
                ["(A)", "회사나 규제 기관이 센 것"],
                ["(B)", "발표된 이용자 수와 관찰된 상태로 셈한 것"],
                ["(C)", "가정이 하나 이상 들어간 것"],
                ["(D)", "자릿수만 아는 것"],
            ],
            [
                ["(A)", "counted by a company or a regulator"],
                ["(B)", "a published audience and an observed state"],
                ["(C)", "one or more inputs are assumed"],
                ["(D)", "an order of magnitude"],
            ],
        );
        let rows: Vec<_> = kinds.chain(grades).map(|row| row.map(str::to_owned).to_vec()).collect();
        format!("{}\n{}", pick(lang, "무엇을 센 것인지", "WHAT THEY COUNT"), table(&rows))
    }

    /// The audiences that the figures rest on, and where they were published.
    fn audiences<'a>(&self, services: impl Iterator<Item = &'a Service>) -> String {
        let lang = self.lang;
        let (mut rows, mut sources) = (Vec::new(), Vec::new());
        for service in services {
            let Some(audience) = service.audience() else { continue };
            rows.push(vec![
                service.name.get(lang).to_owned(),
                words::audience(lang, audience.value, audience.unit),
                audience.as_of.as_str().to_owned(),
                audience.definition.get(lang).to_owned(),
                words::ids(&audience.sources),
            ]);
            sources.extend(audience.sources.iter().filter_map(|id| self.log.source(id)));
        }
        let cited: BTreeMap<_, _> = sources.into_iter().map(|source| (&source.id, source)).collect();
        let cited = cited.into_iter().map(|(id, source)| {
            let address = source.address.as_ref().map_or_else(String::new, |address| address.as_str().to_owned());
            vec![id.to_string(), source.title.get(lang).to_owned(), address]
        });
        let [title, sources] =
            pick(lang, ["바탕이 된 이용자 수", "출처"], ["AUDIENCES THAT THEY REST ON", "SOURCES OF THESE AUDIENCES"]);
        format!("{title}\n{}\n{sources}\n{}", table(&rows), table(&cited.collect::<Vec<_>>()))
    }
}
