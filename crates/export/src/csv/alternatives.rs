//! What can be used instead at a moment: a row for each alternative that is named for a service in trouble, best first.

use downboard_core::model::{Id, Lang, ServiceIndex};
use downboard_core::recommend::{Limits, Reason, Recommended, limits, reasons};
use downboard_core::time::Timestamp;
use downboard_core::view::View;
use downboard_words::{caution, covers, despite_provider, detail_words, export_words, known, limits_of_name, words};

use super::cell::Cell;
use super::document::document;
use super::sources::sources;
use crate::facts::name_of;

/// The alternatives to services in the given order. A service that is in no trouble, or for which none is named, has no row.
pub fn alternatives(view: &View, services: &[ServiceIndex], lang: Lang) -> String {
    let (words, detail, export) = (words(lang), detail_words(lang), export_words(lang));
    let head = [
        words.moment,
        words.service,
        export.rank,
        export.alternative,
        words.status,
        export.known,
        export.known_at,
        export.reason,
        export.set_up,
        detail.lacks,
        detail.get_it,
        words.sources,
        export.source_addresses,
    ];
    let services = services.iter().filter_map(|index| view.service(*index));
    let named = services.flat_map(|service| (1_u64..).zip(&service.alternatives).map(|named| (service.index, named)));
    document(head, named.filter_map(|(service, (rank, named))| cells(view, service, rank, named, lang)))
}

fn cells(view: &View, service: ServiceIndex, rank: u64, named: &Recommended, lang: Lang) -> Option<[Cell; 13]> {
    let (words, log) = (words(lang), view.log.as_ref());
    let zone = &log.board.zone;
    let record = log.board.service(service)?;
    let reasons = reasons(log, service, named, view.at);
    let known_at = known_at(view, named, &reasons).map(|at| Cell::instant(at, zone));
    let addresses = reasons.iter().filter_map(|reason| match reason {
        Reason::Link(link) => Some(link.address.as_str()),
        _ => None,
    });
    let mut cited: Vec<&Id> = Vec::new();
    for source in reasons.iter().flat_map(cited_by) {
        if !cited.contains(&source) {
            cited.push(source);
        }
    }
    let [titles, source_addresses] = sources(log, cited, lang);
    let limits = limits_of(view, service, named, &reasons, lang);
    Some([
        Cell::instant(view.at, zone),
        Cell::text(record.name.get(lang)),
        Cell::number(rank),
        Cell::text(name_of(view, &named.id, lang)),
        Cell::text(words.status(named.status)),
        Cell::text(known(lang, named.rank.strength)),
        known_at.unwrap_or_default(),
        Cell::text(why(&reasons, lang)),
        Cell::text(&set_up(&reasons, lang)),
        Cell::lines(limits.iter().map(String::as_str)),
        Cell::lines(addresses),
        titles,
        source_addresses,
    ])
}

/// The instant for which the status of an alternative is known: that of its feed, or of what was said of it.
fn known_at(view: &View, named: &Recommended, reasons: &[Reason<'_>]) -> Option<Timestamp> {
    if let Some(feed) = named.feed {
        let (_, state) = view.log.feeds.get(feed)?;
        return view.at.checked_add(-state.age_seconds(view.at)?);
    }
    reasons.iter().find_map(|reason| match reason {
        Reason::Works { known_at, .. } => Some(*known_at),
        _ => None,
    })
}

/// Why an alternative is named, in one sentence: that it does not need the site that failed weighs most, then that it works,
/// then that it does the same job.
fn why<'a>(reasons: &[Reason<'a>], lang: Lang) -> &'a str {
    if reasons.contains(&Reason::NothingKnown) {
        return detail_words(lang).nobody_says;
    }
    let weighed = reasons.iter().filter_map(|reason| match reason {
        Reason::NotOnSite { evidence, .. } => Some((0, evidence.text?)),
        Reason::Works { evidence, .. } => Some((1, evidence.text?)),
        Reason::SameJob(evidence) => Some((2, evidence.text?)),
        _ => None,
    });
    weighed.min_by_key(|(weight, _)| *weight).map_or("", |(_, text)| text.get(lang))
}

/// What has to be done before an alternative can be used.
fn set_up(reasons: &[Reason<'_>], lang: Lang) -> String {
    let said = reasons.iter().find_map(|reason| match reason {
        Reason::NeedsNothing => Some(export_words(lang).nothing_to_install.to_owned()),
        Reason::Needs(needs) => Some(needs.iter().map(|need| words(lang).need(*need)).collect::<Vec<_>>().join(", ")),
        _ => None,
    });
    said.unwrap_or_default()
}

/// What to mind, one thing after the other: what it does not cover, what it lacks, what of it fails, how much may be asked of
/// it.
fn limits_of(
    view: &View,
    service: ServiceIndex,
    named: &Recommended,
    reasons: &[Reason<'_>],
    lang: Lang,
) -> Vec<String> {
    let offer = view.log.board.service(service).and_then(|record| record.alternatives.get(named.offer));
    let lacks = offer.and_then(|offer| offer.lacks.as_ref()).map(|lacks| lacks.get(lang).to_owned());
    let badly = reasons.contains(&Reason::Degraded).then(|| detail_words(lang).works_badly.to_owned());
    let names = |texts: Vec<&downboard_core::model::Text>| {
        texts.iter().map(|text| text.get(lang).to_owned()).collect::<Vec<_>>()
    };
    let partly = limits(&view.log, service, named, view.at).map(|limits| match limits {
        Limits::Features { works, fails } => limits_of_name(lang, &names(works), &names(fails)),
        Limits::Provider(provider) => despite_provider(lang, provider.get(lang), named.rank.strength),
    });
    let strain = reasons.iter().find_map(|reason| match reason {
        Reason::Strain(fact) => Some(caution(lang, fact.text.get(lang))),
        _ => None,
    });
    let covered = covers(lang, named.covers.len(), named.failed);
    [covered, lacks, badly, partly, strain].into_iter().flatten().collect()
}

/// The sources of a reason.
fn cited_by<'a>(reason: &Reason<'a>) -> &'a [Id] {
    match reason {
        Reason::NotOnSite { evidence, .. } | Reason::Works { evidence, .. } | Reason::SameJob(evidence) => {
            evidence.sources
        }
        Reason::Demand(fact) | Reason::Strain(fact) | Reason::Published(fact) => &fact.sources,
        Reason::Reach(audience) => &audience.sources,
        Reason::NeedsNothing
        | Reason::Needs(_)
        | Reason::LiveFeed { .. }
        | Reason::NothingKnown
        | Reason::Degraded
        | Reason::Link(_) => &[],
    }
}
