//! Where what a text says was published.

use downboard_core::cause::shared_cause;
use downboard_core::model::{Id, Lang, Source};
use downboard_core::recommend::{Reason, reasons};
use downboard_core::view::{ServiceView, SiteView, View};
use downboard_estimate::Estimates;
use downboard_words::words;

use super::line::Line;
use super::listed::Listed;
use super::{ALTERNATIVES, Told};
use crate::facts;

/// The sources of a text in the order in which it says what they support, a line each below their head.
pub(super) fn lines(told: &Told<'_>, listed: &Listed<'_>) -> Vec<Line> {
    let view = told.view;
    let of_totals = facts::totals_said(view).flat_map(|total| &total.sources);
    let of_services = listed.in_trouble.iter().copied();
    let of_services =
        of_services.flat_map(|service| facts::of_status(view, service).chain(of_alternatives(view, service)));
    let of_people = told.estimates.into_iter().flat_map(|estimates| of_people(view, estimates));
    let of_cause = shared_cause(view).into_iter().flat_map(|site| of_site(view, site));
    let cited = facts::cited(&view.log, of_totals.chain(of_services).chain(of_people).chain(of_cause));
    let head = (!cited.is_empty()).then(|| Line::of(words(told.lang).sources));
    head.into_iter().chain(cited.iter().map(|source| Line::below(&citation(source, told.lang)))).collect()
}

/// Why the alternatives that are named can be: that they do the same job, that they work, and that they do not need what failed.
fn of_alternatives<'a>(view: &'a View, service: &'a ServiceView) -> impl Iterator<Item = &'a Id> {
    let named = facts::vouched_for(service).take(ALTERNATIVES);
    let reasons = named.flat_map(|named| reasons(&view.log, service.index, named, view.at));
    reasons.flat_map(|reason| match reason {
        Reason::NotOnSite { evidence, .. } | Reason::Works { evidence, .. } | Reason::SameJob(evidence) => {
            evidence.sources
        }
        Reason::NeedsNothing
        | Reason::Needs(_)
        | Reason::LiveFeed { .. }
        | Reason::NothingKnown
        | Reason::Degraded
        | Reason::Reach(_)
        | Reason::Demand(_)
        | Reason::Strain(_)
        | Reason::Published(_)
        | Reason::Link(_) => &[],
    })
}

/// The counts of users that figures of people rest on: of the services that affected anybody so far.
fn of_people<'a>(view: &'a View, estimates: &Estimates) -> impl Iterator<Item = &'a Id> {
    let services = view.log.board.services.iter().zip(&estimates.services);
    let counted = services.filter(|(_, affected)| affected.so_far.range().is_some_and(|range| range.p95 > 0));
    counted.filter_map(|(service, _)| service.audience()).flat_map(|audience| &audience.sources)
}

/// What happened to a site, and what happened there last.
fn of_site<'a>(view: &'a View, site: &'a SiteView) -> impl Iterator<Item = &'a Id> {
    let record = view.log.board.site(site.index).into_iter().flat_map(|record| &record.sources);
    let last = site.milestones.last().and_then(|index| view.log.milestones.get(*index));
    record.chain(last.into_iter().flat_map(|last| &last.sources))
}

/// The title of a source, and its address.
fn citation(source: &Source, lang: Lang) -> String {
    let title = source.title.get(lang);
    source.address.as_ref().map_or_else(|| title.to_owned(), |address| format!("{title} – {}", address.as_str()))
}
