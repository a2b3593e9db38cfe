//! What the facts of a view are called: the pieces that several components say in the same way.

use downboard_core::model::{Quantity, Status};
use downboard_core::recommend::{Excluded, Exclusion, Recommended, short_reason};
use downboard_core::timeline::Since;
use downboard_core::view::{ServiceView, SiteView, Standing, View};

use super::shown::Shown;
use crate::i18n;

/// The service that leads the headline.
pub fn lead(view: &View) -> Option<&ServiceView> {
    view.services.get(view.lead?)
}

/// Whether there has been an outage and it is over by now: every published total is complete and nothing is in trouble.
pub(super) fn is_over(view: &View) -> bool {
    !view.log.totals.is_empty() && view.totals.len() == view.log.totals.len() && view.in_trouble().next().is_none()
}

/// How long a standing has lasted.
pub(super) fn lasting(shown: &Shown, standing: &Standing, view: &View) -> Option<String> {
    if !standing.status.is_trouble() {
        return None;
    }
    i18n::lasting(shown.lang, standing.since, view.at)
}

/// How long a standing has lasted for certain: one figure, for where two do not fit.
pub(super) fn at_least(shown: &Shown, standing: &Standing, view: &View) -> Option<String> {
    standing.status.is_trouble().then(|| i18n::lasting_at_least(shown.lang, standing.since, view.at)).flatten()
}

/// The same, but nothing where only an upper bound is known: for a tile that a room reads at a glance.
pub(super) fn certain(shown: &Shown, standing: &Standing, view: &View) -> Option<String> {
    let has_begun = standing.since.to.is_some_and(|to| to < view.at);
    has_begun.then(|| at_least(shown, standing, view)).flatten()
}

/// Since when, in a phrase, with the day where it is not that of the moment.
pub(super) fn since_text(shown: &Shown, since: Since, view: &View) -> String {
    let moment = |at| i18n::short_moment(shown.lang, at, view.at, &shown.board.zone);
    i18n::since(shown.lang, since.from.map(moment).as_deref(), since.to.map(moment).as_deref())
}

/// A status and how long it has lasted.
pub(super) fn standing_text(shown: &Shown, standing: &Standing, view: &View) -> String {
    let status = shown.words().status(standing.status);
    i18n::status_lasting(status, at_least(shown, standing, view).as_deref())
}

/// The state of a site by the first of its measures: 전력은 16:52부터 모두 끊겨 있습니다.
pub(super) fn site_sentence(shown: &Shown, site: &SiteView, view: &View) -> Option<String> {
    let record = shown.board.sites.get(site.index)?;
    let measured = site.measures.first()?;
    let measure = view.log.measures.get(measured.index)?;
    let reading = view.log.readings.get(measured.reading?)?;
    // What was so before the board begins is not news.
    if reading.when.latest() <= view.log.period.from {
        return None;
    }
    let (name, measure_name) = (shown.text(&record.short_name), shown.text(&measure.name));
    let since = since_text(shown, Since { from: reading.when.earliest(), to: Some(reading.when.latest()) }, view);
    Some(match reading.quantity {
        Quantity::Exactly(0) => i18n::site_all_cut(shown.lang, &name, &measure_name, &since),
        quantity => {
            let quantity = i18n::quantity(shown.lang, quantity, measure.unit, measure.total);
            i18n::site_sentence(shown.lang, &name, &measure_name, &since, &quantity)
        }
    })
}

/// What is named instead of a service and known to work.
pub(super) fn vouched_for(service: &ServiceView) -> impl Iterator<Item = &Recommended> {
    service.alternatives.iter().filter(|recommended| recommended.is_vouched_for())
}

/// The names of what is recommended with the one thing that speaks most for each, a line each.
pub(super) fn recommended_lines(shown: &Shown, service: &ServiceView, view: &View, most: usize) -> Vec<String> {
    vouched_for(service)
        .take(most)
        .map(|recommended| {
            let reason = short_reason(&view.log, service.index, recommended, view.at);
            format!("{} – {}", shown.name(&recommended.id), i18n::short_reason(shown.lang, reason))
        })
        .collect()
}

/// An alternative that is not named, and why.
pub(super) fn excluded_text(shown: &Shown, excluded: &Excluded) -> String {
    let board = &shown.board;
    let name = match &excluded.reason {
        Exclusion::OnAffectedSite(site) => {
            board.sites.iter().find(|known| known.id == *site).map(|known| shown.text(&known.short_name))
        }
        Exclusion::ProviderInTrouble(provider) => {
            board.providers.iter().find(|known| known.id == *provider).map(|known| shown.text(&known.name))
        }
        Exclusion::FeedNotGood { feed, .. } => board
            .feeds
            .iter()
            .find(|known| known.id == *feed)
            .and_then(|known| known.name.as_ref())
            .map_or_else(|| Some(feed.to_string()), |name| Some(shown.text(name))),
        Exclusion::NotWhatFailed
        | Exclusion::InTrouble(_)
        | Exclusion::Maintenance
        | Exclusion::StatusUnknown
        | Exclusion::NotOffered => None,
    };
    format!("{} – {}", shown.name(&excluded.id), i18n::exclusion(shown.lang, &excluded.reason, name.as_deref()))
}

/// The names of what is recommended instead of a service.
pub(super) fn recommended_names(shown: &Shown, service: &ServiceView, most: usize) -> Vec<String> {
    vouched_for(service).take(most).map(|recommended| shown.name(&recommended.id)).collect()
}

/// The features of a service in a status that the test accepts.
pub(super) fn features_where(shown: &Shown, service: &ServiceView, accepts: impl Fn(Status) -> bool) -> Vec<String> {
    let Some(record) = shown.service(service.index) else { return Vec::new() };
    record
        .features
        .iter()
        .zip(&service.features)
        .filter(|(_, standing)| accepts(standing.status))
        .map(|(feature, _)| shown.feature_name(feature))
        .collect()
}

/// The headline as plain text, for the title of the document and for a screen reader.
pub fn document_title(shown: &Shown, view: &View) -> String {
    let title = shown.text(&shown.board.title);
    match lead(view).and_then(|lead| shown.service(lead.index).map(|service| (lead, service))) {
        Some((lead, service)) => {
            let standing = standing_text(shown, &lead.standing, view);
            format!("{}: {standing} · {title} · Downboard", shown.text(&service.name))
        }
        None => format!("{title} · Downboard"),
    }
}
