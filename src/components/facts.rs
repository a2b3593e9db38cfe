//! What the facts of a view are called: the pieces that several components say in the same way.

use downboard_core::estimate::{EstimateGrade, FigureUnit, Input, Range};
use downboard_core::model::{Lang, Quantity, Service, Status};
use downboard_core::recommend::{Excluded, Exclusion, Recommended, short_reason};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, Since, Span};
use downboard_core::view::{ServiceView, SiteView, Standing, View};

use super::shown::Shown;
use crate::i18n;

/// The service that leads the headline.
pub fn lead(view: &View) -> Option<&ServiceView> {
    view.services.get(view.lead?)
}

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
        return i18n::words(lang).nobody_known.to_owned();
    }
    i18n::people(lang, range)
}

/// The people of all services together.
pub(super) fn people_together(shown: &Shown, view: &View, span: Span, range: Range) -> String {
    people_of(shown.lang, &view.log, view.at, span, range, |_| true)
}

/// What a figure of people rests on: an estimate of a grade, which is not known before the estimate is there.
pub(super) fn estimate_basis(shown: &Shown, grade: Option<EstimateGrade>) -> String {
    let words = shown.words();
    format!("{} · {} {}", words.estimate, words.grade, grade.map_or("–", EstimateGrade::letter))
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
    let since = since_text(shown, Since { from: Some(reading.when.earliest()), to: Some(reading.when.latest()) }, view);
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
