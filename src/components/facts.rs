//! What the facts of a view are called: the pieces that several components say in the same way.

use downboard_core::model::{Quantity, Status, Text};
use downboard_core::recommend::{Excluded, Exclusion, Limits, Recommended, limits, short_reason};
use downboard_core::time::DAY;
use downboard_core::timeline::Since;
use downboard_core::view::{ServiceView, Sight, SiteView, Standing, View};

use super::shown::Shown;
use downboard_words::{self, BETWEEN, Emphasised};

/// The service that leads the headline.
pub fn lead(view: &View) -> Option<&ServiceView> {
    view.service(view.lead?)
}

/// Whether there has been an outage and it is over by now: every published total is complete and nothing is in trouble.
pub(super) fn is_over(view: &View) -> bool {
    !view.log.totals.is_empty() && view.totals.len() == view.log.totals.len() && view.in_trouble().next().is_none()
}

/// The head of what is known of a service: that it is down and for how long. The count begins where it last worked: where the
/// grade has changed since, the sentence says both.
pub(super) fn headline(shown: &Shown, name: &str, standing: &Standing, view: &View) -> Emphasised {
    let lasting =
        standing.trouble_since.and_then(|since| downboard_words::lasting_in_sentence(shown.lang, since, view.at));
    match lasting {
        Some(lasting) if standing.has_changed_grade() => {
            let since = since_text(shown, standing.since, view);
            downboard_words::headline_changed(shown.lang, name, standing.status, &lasting, &since)
        }
        lasting => downboard_words::headline_down(shown.lang, name, standing.status, lasting.as_deref()),
    }
}

/// How a headline looks.
pub(super) fn headline_class(status: Status) -> &'static str {
    match status {
        Status::MajorOutage => "headline-major",
        Status::Degraded | Status::PartialOutage => "headline-partial",
        Status::Operational | Status::Maintenance => "",
        Status::Unknown => "headline-blind",
    }
}

/// What stands in place of a headline while nothing is known to be in trouble.
pub(super) struct Calm {
    /// The first and largest words.
    pub what: String,
    /// What else is known.
    pub more: String,
    /// How it looks: blind is not calm.
    pub class: &'static str,
}

/// What is said while nothing is known to be in trouble, or nothing is known.
pub(super) fn calm(shown: &Shown, view: &View) -> Calm {
    let (calm, lang) = (view.calm(), shown.lang);
    let class = sight_class(calm.sight());
    let (what, more) = match calm.sight() {
        Sight::Blind => downboard_words::headline_blind(lang, view.blindness(), view.silence()),
        Sight::Clear | Sight::PartlyBlind if is_over(view) => {
            let totals: Vec<String> = view
                .totals
                .iter()
                .filter_map(|index| view.log.totals.get(*index))
                .map(|total| downboard_words::total(lang, total.minutes, total.by.get(lang)))
                .collect();
            let (over, unknown) = downboard_words::headline_restored(lang, calm);
            (over.to_owned(), format!("{} {unknown}", downboard_words::totals_sentence(lang, &totals)))
        }
        Sight::Clear | Sight::PartlyBlind => downboard_words::headline_calm(lang, calm),
    };
    Calm { what, more, class }
}

/// How the words of a board look that sees so much.
pub(super) fn sight_class(sight: Sight) -> &'static str {
    match sight {
        Sight::Clear => "is-clear",
        Sight::PartlyBlind => "is-partly-blind",
        Sight::Blind => "is-blind",
    }
}

/// Since when a service has been in trouble, where that is known between two times that a reader tells apart.
pub(super) fn since_bounded(shown: &Shown, standing: &Standing, view: &View) -> Option<String> {
    let since =
        standing.trouble_since.filter(|since| since.from.is_some() && since.to.is_some_and(|to| to < view.at))?;
    (!downboard_words::is_exact(since, view.at)).then(|| since_text(shown, since, view))
}

/// Since when a service has been in trouble, where the words of its status do not say it already as a bound.
pub(super) fn since_beside_status(shown: &Shown, standing: &Standing, view: &View) -> Option<String> {
    let since = standing.trouble_since.filter(|_| since_bounded(shown, standing, view).is_none())?;
    Some(since_text(shown, since, view))
}

/// A moment outside the time that the board is about, in a sentence; nothing within it. A live board's time ends now.
pub fn outside(shown: &Shown, view: &View) -> Option<String> {
    let period = view.log.period;
    let is_before = view.at < period.from;
    let day = |at| shown.day(at);
    (is_before || view.at > period.to)
        .then(|| downboard_words::outside(shown.lang, is_before, &day(period.from), &day(period.to)))
}

/// How long there has been trouble in one figure or, where the beginning is only bounded, since when. Where it may not have
/// begun, how long at most.
fn lasting_or_since(shown: &Shown, since: Since, view: &View) -> Option<String> {
    let has_begun = since.to.is_some_and(|to| to < view.at);
    if has_begun && !downboard_words::is_exact(since, view.at) {
        return Some(since_text(shown, since, view));
    }
    downboard_words::lasting(shown.lang, since, view.at)
}

/// Since when, in a phrase.
pub(super) fn since_text(shown: &Shown, since: Since, view: &View) -> String {
    downboard_words::since_at(shown.lang, since, view.at, &shown.board.zone)
}

/// A status and how long there has been trouble: of the status where that has held all the time, else of any.
pub(super) fn standing_text(shown: &Shown, standing: &Standing, view: &View) -> String {
    let status = shown.words().status(standing.status);
    let lasting = standing.trouble_since.and_then(|since| lasting_or_since(shown, since, view));
    if standing.has_changed_grade() {
        return downboard_words::status_in_trouble(shown.lang, status, lasting.as_deref());
    }
    downboard_words::status_lasting(status, lasting.as_deref())
}

/// How much is said of how long something has lasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Saying {
    /// In one figure, for certain.
    Brief,
    /// As much as is known.
    Full,
}

/// The same beside a lane.
pub(super) fn lane_text(shown: &Shown, standing: &Standing, view: &View, saying: Saying) -> String {
    if saying == Saying::Full {
        return standing_text(shown, standing, view);
    }
    let lasting = standing.trouble_since.and_then(|since| downboard_words::lasting_briefly(shown.lang, since, view.at));
    match lasting {
        Some(lasting) if standing.has_changed_grade() => downboard_words::in_trouble_briefly(shown.lang, &lasting),
        lasting => downboard_words::status_lasting(shown.words().status(standing.status), lasting.as_deref()),
    }
}

/// When something was last said of what a service has had trouble with, where that is more than a day ago: what nobody speaks of
/// any more may long be forgotten.
pub(super) fn silent_since(shown: &Shown, service: &ServiceView, view: &View) -> Option<String> {
    let record = shown.service(service.index).filter(|_| service.standing.status.is_trouble())?;
    let last_word = view.log.last_word(&record.id, view.at)?;
    let is_old = view.at.as_second() - last_word.as_second() > DAY;
    is_old.then(|| downboard_words::short_moment(shown.lang, last_word, view.at, &shown.board.zone))
}

/// The same in short.
fn old_word(shown: &Shown, service: &ServiceView, view: &View) -> Option<String> {
    silent_since(shown, service, view).map(|moment| downboard_words::last_word(shown.lang, &moment))
}

/// What was planned of the maintenance that a service is under, or that should have begun. What the status does not name is
/// named.
pub(super) fn planned_word(shown: &Shown, service: &ServiceView, view: &View) -> Option<String> {
    let status = service.standing.status;
    let (planned, state) = view.log.planned(&shown.service(service.index)?.id, status, view.at)?;
    let said = downboard_words::planned_in_short(shown.lang, planned, state, view.at, &shown.board.zone)?;
    let is_named = status == Status::Maintenance;
    Some(if is_named { said } else { format!("{} {said}", shown.words().status(Status::Maintenance)) })
}

/// What stands behind a status: what was planned of maintenance, and when something was last said of trouble.
pub(super) fn side_words(shown: &Shown, service: &ServiceView, view: &View) -> impl Iterator<Item = String> + use<> {
    planned_word(shown, service, view).into_iter().chain(old_word(shown, service, view))
}

/// The status of a service, how long there has been trouble, what was planned, and when something was last said of it.
pub(super) fn service_text(shown: &Shown, service: &ServiceView, view: &View, saying: Saying) -> String {
    let standing = lane_text(shown, &service.standing, view, saying);
    [standing].into_iter().chain(side_words(shown, service, view)).collect::<Vec<_>>().join(BETWEEN)
}

/// The state of a site by the first of its measures: all power has been cut since 16:52.
pub(super) fn site_sentence(shown: &Shown, site: &SiteView, view: &View) -> Option<String> {
    let record = shown.board.site(site.index)?;
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
        Quantity::Exactly(0) => downboard_words::site_all_cut(shown.lang, &name, &measure_name, &since),
        Quantity::NotPublished(change) => {
            downboard_words::site_not_published(shown.lang, &name, &measure_name, &since, change)
        }
        quantity => {
            let quantity = downboard_words::quantity(shown.lang, quantity, measure.unit, measure.total);
            downboard_words::site_sentence(shown.lang, &name, &measure_name, &since, &quantity)
        }
    })
}

/// What is named instead of a service and known to work.
pub(super) fn vouched_for(service: &ServiceView) -> impl Iterator<Item = &Recommended> {
    service.alternatives.iter().filter(|recommended| recommended.is_vouched_for())
}

/// The names of what is recommended, each with the one thing that speaks most for it, or what of it does not work.
pub(super) fn recommended_lines(
    shown: &Shown,
    service: &ServiceView,
    view: &View,
    most: usize,
) -> Vec<(String, String)> {
    let line = |recommended: &Recommended| {
        let (lang, name) = (shown.lang, shown.name(&recommended.id));
        match limits(&view.log, service.index, recommended, view.at) {
            Some(Limits::Provider(_)) => (name, downboard_words::known(lang, recommended.rank.strength).to_owned()),
            Some(Limits::Features { works, fails }) => {
                let limits = downboard_words::limits_of_name(lang, &texts(shown, works), &texts(shown, fails));
                (downboard_words::name_in_part(lang, &name), limits)
            }
            None => {
                let reason = short_reason(&view.log, service.index, recommended, view.at);
                (name, downboard_words::short_reason(lang, reason).to_owned())
            }
        }
    };
    vouched_for(service).take(most).map(line).collect()
}

/// Texts in the language of the page.
fn texts(shown: &Shown, texts: Vec<&Text>) -> Vec<String> {
    texts.into_iter().map(|text| shown.text(text)).collect()
}

/// An alternative that is not named, and why.
pub(super) fn excluded_text(shown: &Shown, excluded: &Excluded) -> String {
    let board = &shown.board;
    let name = match &excluded.reason {
        Exclusion::OnAffectedSite(site) | Exclusion::OnSiteUnderMaintenance(site) | Exclusion::SiteNotKnown(site) => {
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
    format!(
        "{} – {}",
        shown.name(&excluded.id),
        downboard_words::exclusion(shown.lang, &excluded.reason, name.as_deref())
    )
}

/// The name of an alternative with what of it works, where it or its provider is in trouble.
fn name_in_full(shown: &Shown, service: &ServiceView, recommended: &Recommended, view: &View) -> String {
    let name = shown.name(&recommended.id);
    match limits(&view.log, service.index, recommended, view.at) {
        Some(Limits::Provider(_)) => downboard_words::name_with_reason(shown.lang, &name, recommended.rank.strength),
        Some(Limits::Features { works, fails }) => {
            downboard_words::name_with_limits(shown.lang, &name, &texts(shown, works), &texts(shown, fails))
        }
        None => name,
    }
}

/// The names of what is recommended instead of a service for a wall, where little more than a name has room.
pub(super) fn recommended_briefly(shown: &Shown, service: &ServiceView, view: &View, most: usize) -> Vec<String> {
    let name = |recommended: &Recommended| {
        let name = shown.name(&recommended.id);
        match limits(&view.log, service.index, recommended, view.at) {
            Some(Limits::Features { .. }) => downboard_words::name_in_part(shown.lang, &name),
            Some(Limits::Provider(_)) | None => name,
        }
    };
    vouched_for(service).take(most).map(name).collect()
}

/// The names of what is recommended instead of a service.
pub(super) fn recommended_names(shown: &Shown, service: &ServiceView, view: &View, most: usize) -> Vec<String> {
    vouched_for(service).take(most).map(|recommended| name_in_full(shown, service, recommended, view)).collect()
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

/// The headline as plain text, for the title of the document and for a screen reader. A replay names its moment with the year.
pub fn document_title(shown: &Shown, view: &View) -> String {
    let title = shown.text(&shown.board.title);
    let moment = if shown.replay { format!("{} · ", shown.day_and_clock(view.at)) } else { String::new() };
    match lead(view).and_then(|lead| shown.service(lead.index).map(|service| (lead, service))) {
        Some((lead, service)) => {
            let standing = standing_text(shown, &lead.standing, view);
            format!("{}: {standing} · {moment}{title} · Downboard", shown.text(&service.name))
        }
        None => match view.calm().sight() {
            Sight::Clear => format!("{moment}{title} · Downboard"),
            Sight::PartlyBlind | Sight::Blind => {
                format!(
                    "{} · {moment}{title} · Downboard",
                    downboard_words::calm_in_short(shown.lang, view.calm(), view.silence())
                )
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::shown::bundled;
    use downboard_core::model::Lang;
    use downboard_core::view::view;

    #[test]
    fn the_title_of_a_replay_has_its_day_and_year_also_where_nothing_is_down() {
        for lang in Lang::ALL {
            let (_owner, shown) = bundled::shown(lang);
            for (at, year) in [
                ("2022-10-15T12:00:00+09:00", "2022"),
                ("2022-10-15T21:50:00+09:00", "2022"),
                ("2022-10-20T23:00:00+09:00", "2022"),
                ("2099-01-01T00:00:00+09:00", "2099"),
            ] {
                let title = document_title(&shown, &view(&shown.log.get_untracked(), bundled::at(at)));
                assert!(title.contains(year), "{title}");
            }
        }
    }

    #[test]
    fn a_whole_trouble_is_not_told_as_its_last_grade() {
        let (_owner, shown) = bundled::shown(Lang::En);
        for (at, id, expected) in [
            ("2022-10-18T09:00:00+09:00", "daum", "degraded, outage up to 65 h 33 min"),
            ("2022-10-17T09:00:00+09:00", "kakaonavi", "degraded, outage since 15 Oct 15:27 – 16 Oct 15:22"),
        ] {
            let view = view(&shown.log.get_untracked(), bundled::at(at));
            let service = view.services.iter().find(|service| shown.board.services[service.index.0].id == *id);
            let said = service.map(|service| standing_text(&shown, &service.standing, &view).replace('\u{a0}', " "));
            assert_eq!(said.as_deref(), Some(expected));
        }
    }

    #[test]
    fn no_age_of_nought_minutes_is_said_at_any_moment() {
        for lang in Lang::ALL {
            let (_owner, shown) = bundled::shown(lang);
            let log = shown.log.get_untracked();
            for at in bundled::moments(&log) {
                let view = view(&log, at);
                let services = view.services.iter().flat_map(|service| {
                    let name = &shown.board.services[service.index.0].name;
                    [
                        standing_text(&shown, &service.standing, &view),
                        lane_text(&shown, &service.standing, &view, Saying::Brief),
                        headline(&shown, name.get(lang), &service.standing, &view).plain(),
                    ]
                });
                for said in services.chain([document_title(&shown, &view)]) {
                    let padded = format!(" {}", said.replace('\u{a0}', " "));
                    assert!(!padded.contains(" 0 min") && !padded.contains(" 0\u{bd84}"), "{said}");
                }
            }
        }
    }

    #[test]
    fn the_reason_for_an_alternative_stands_once_in_its_line() {
        use downboard_core::recommend::Strength;
        let mut lines = 0;
        for lang in Lang::ALL {
            let (_owner, shown) = bundled::shown(lang);
            let log = shown.log.get_untracked();
            for at in bundled::moments(&log) {
                let view = view(&log, at);
                let named = view.services.iter().flat_map(|service| recommended_lines(&shown, service, &view, 9));
                for (name, reason) in named {
                    let line = format!("{name} {reason}");
                    for strength in [Strength::Feed, Strength::Report, Strength::Use] {
                        assert!(line.matches(downboard_words::known(lang, strength)).count() < 2, "{line}");
                    }
                    lines += 1;
                }
            }
        }
        assert!(lines > 0, "something is named");
    }
}
