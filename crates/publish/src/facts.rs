//! What the facts of a view are called in plain text. The page says the same in `src/components/facts.rs`, as parts of which
//! some stand out and some change with the moment.

use downboard_core::cause::{cause_of, shared_cause};
use downboard_core::model::{Id, Source, Status, Text};
use downboard_core::recommend::{Limits, Recommended, ShortReason, limits, short_reason};
use downboard_core::time::{DAY, Timestamp};
use downboard_core::timeline::Since;
use downboard_core::view::{Blindness, ServiceView, Sight, SiteView, Standing};
use downboard_estimate::{Estimates, Figure};
use downboard_words::{BETWEEN, Emphasised};

use crate::card::{Card, Listed};
use crate::edition::Edition;

/// What a card says first: of one service that it is down and for how long, of all of them how many are.
pub(crate) fn card_headline(card: Card<'_>) -> String {
    let edition = card.edition;
    if let Some(service) = card.service {
        return headline(edition, edition.text(&service.record.name), &service.view.standing).plain();
    }
    let said = match edition.view.trouble().all() {
        0 => {
            let (what, more) = calm(edition);
            format!("{what} {more}").trim_end().to_owned()
        }
        count => downboard_words::services_down(edition.lang, count),
    };
    downboard_words::changed_to(edition.text(&edition.board().title), &said)
}

/// The same with the moment that it is about, because it is read whenever a reader comes by.
pub(crate) fn status_line(card: Card<'_>) -> String {
    format!("{} ({})", card_headline(card), card.edition.as_of())
}

/// That a service is down and for how long: where the grade has changed since, both.
pub(crate) fn headline(edition: Edition<'_>, name: &str, standing: &Standing) -> Emphasised {
    let (lang, at) = (edition.lang, edition.view.at);
    let lasting = standing.trouble_since.and_then(|since| downboard_words::lasting_in_sentence(lang, since, at));
    match lasting {
        Some(lasting) if standing.has_changed_grade() => {
            let since = since_text(edition, standing.since);
            downboard_words::headline_changed(lang, name, standing.status, &lasting, &since)
        }
        lasting => downboard_words::headline_down(lang, name, standing.status, lasting.as_deref()),
    }
}

/// What is said while nothing is known to be in trouble, or nothing is known, and what else is known then.
pub(crate) fn calm(edition: Edition<'_>) -> (String, String) {
    let (view, lang) = (edition.view, edition.lang);
    let calm = view.calm();
    let is_over = !view.log.totals.is_empty() && view.totals.len() == view.log.totals.len();
    match calm.sight() {
        Sight::Blind => {
            let why = view.blindness();
            let last_read = match why {
                Blindness::NoFeedRead { since } => since,
                Blindness::NotYetRead | Blindness::NothingSaid => None,
            };
            downboard_words::headline_blind(lang, why, last_read.map(|at| moment(edition, at)).as_deref())
        }
        Sight::Clear | Sight::PartlyBlind if is_over => {
            let totals = view.totals.iter().filter_map(|index| view.log.totals.get(*index));
            let totals = totals.map(|total| downboard_words::total(lang, total.minutes, edition.text(&total.by)));
            let (over, unknown) = downboard_words::headline_restored(lang, calm);
            let lasted = downboard_words::totals_sentence(lang, &totals.collect::<Vec<_>>());
            (over.to_owned(), format!("{lasted} {unknown}"))
        }
        Sight::Clear | Sight::PartlyBlind => downboard_words::headline_calm(lang, calm),
    }
}

/// An instant as shortly as it can be named beside the moment.
pub(crate) fn moment(edition: Edition<'_>, at: Timestamp) -> String {
    downboard_words::short_moment(edition.lang, at, edition.view.at, &edition.board().zone)
}

/// Since when. A bound after the moment is not known by then.
pub(crate) fn since_text(edition: Edition<'_>, since: Since) -> String {
    let zone = &edition.board().zone;
    let to = since.to.filter(|to| *to <= edition.view.at).map(|to| match since.from {
        Some(from) if downboard_words::is_same_day(from, to, zone) && from != to => downboard_words::clock(to, zone),
        _ => moment(edition, to),
    });
    downboard_words::since(edition.lang, since.from.map(|from| moment(edition, from)).as_deref(), to.as_deref())
}

/// A status, for how long there has been trouble, and since when it holds. What holds since the board begins, or as far as
/// anything is known, has no beginning that is worth a word.
pub(crate) fn standing_text(edition: Edition<'_>, standing: &Standing) -> String {
    let at = edition.view.at;
    let lasting = standing.trouble_since.and_then(|since| downboard_words::lasting(edition.lang, since, at));
    let said = status_for(edition, standing, lasting.as_deref());
    let begins = edition.view.log.period.from;
    let since = match standing.status {
        Status::Degraded | Status::PartialOutage | Status::MajorOutage => standing.trouble_since,
        Status::Operational | Status::Maintenance => Some(standing.since),
        Status::Unknown => None,
    };
    let since = since.filter(|since| since.to.is_some_and(|to| to > begins && to <= at));
    [said].into_iter().chain(since.map(|since| since_text(edition, since))).collect::<Vec<_>>().join(BETWEEN)
}

/// A status and for how long there has been trouble or, where its beginning is only bounded, since when: the shorter of the two.
pub(crate) fn status_in_short(edition: Edition<'_>, standing: &Standing) -> String {
    let at = edition.view.at;
    let lasting = standing.trouble_since.and_then(|since| {
        let has_begun = since.to.is_some_and(|to| to < at);
        if has_begun && !downboard_words::is_exact(since, at) {
            return Some(since_text(edition, since));
        }
        downboard_words::lasting(edition.lang, since, at)
    });
    status_for(edition, standing, lasting.as_deref())
}

fn status_for(edition: Edition<'_>, standing: &Standing, lasting: Option<&str>) -> String {
    let status = edition.words().status(standing.status);
    if standing.has_changed_grade() {
        downboard_words::status_in_trouble(edition.lang, status, lasting)
    } else {
        downboard_words::status_lasting(status, lasting)
    }
}

/// The same of a service, with what was planned of maintenance and, where nobody has spoken of its trouble for a day, when
/// somebody last did.
pub(crate) fn service_text(edition: Edition<'_>, service: Listed<'_>) -> String {
    let standing = standing_text(edition, &service.view.standing);
    [standing].into_iter().chain(side_words(edition, service)).collect::<Vec<_>>().join(BETWEEN)
}

/// What stands behind a status: what was planned of maintenance, and when somebody last spoke of trouble.
pub(crate) fn side_words(edition: Edition<'_>, service: Listed<'_>) -> impl Iterator<Item = String> + use<> {
    planned_word(edition, service).into_iter().chain(old_word(edition, service))
}

fn planned_word(edition: Edition<'_>, service: Listed<'_>) -> Option<String> {
    let (view, status) = (edition.view, service.view.standing.status);
    let (planned, state) = view.log.planned(&service.record.id, status, view.at)?;
    let said = downboard_words::planned_in_short(edition.lang, planned, state, view.at, &edition.board().zone)?;
    let is_named = status == Status::Maintenance;
    Some(if is_named { said } else { format!("{} {said}", edition.words().status(Status::Maintenance)) })
}

fn old_word(edition: Edition<'_>, service: Listed<'_>) -> Option<String> {
    let view = edition.view;
    let last_word = view.log.last_word(&service.record.id, view.at)?;
    let is_old = view.at.as_second() - last_word.as_second() > DAY;
    let is_said = is_old && service.view.standing.status.is_trouble();
    is_said.then(|| downboard_words::last_word(edition.lang, &moment(edition, last_word)))
}

/// How many people, with what that rests on; or that it is not estimated, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct People {
    pub(crate) is_estimated: bool,
    pub(crate) what: String,
    pub(crate) note: String,
}

/// The name of an alternative, and the one thing that speaks most for it where that does not stand with the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) reason: Option<&'static str>,
}

/// How many people were affected in the last hour, with what that rests on. Nothing where nobody is known to have been: what
/// is not known is not said to be nobody.
pub(crate) fn people(card: Card<'_>, estimates: &Estimates) -> Option<People> {
    let edition = card.edition;
    let words = edition.words();
    let (affected, is_trouble) = match card.service {
        Some(service) => (estimates.service(service.view.index)?, service.view.standing.status.is_trouble()),
        None => (&estimates.together, edition.view.in_trouble().next().is_some()),
    };
    match affected.last_hour {
        Figure::Estimated(range) if range.p95 > 0 => {
            let basis = format!("{} {}", words.grade, range.grade.letter());
            let basis = [words.last_hour, words.estimate, &basis].join(BETWEEN);
            Some(People { is_estimated: true, what: downboard_words::people(edition.lang, range), note: basis })
        }
        Figure::Estimated(_) => None,
        Figure::NotEstimated { not_estimated } => {
            let (what, note) = (words.not_estimated.to_owned(), words.not_estimated_reason(not_estimated).to_owned());
            is_trouble.then_some(People { is_estimated: false, what, note })
        }
    }
}

/// What is named instead of a service in trouble and known to work, with the one thing that speaks most for each.
pub(crate) fn alternatives(edition: Edition<'_>, service: &ServiceView, most: usize) -> Vec<Named> {
    let (log, at) = (&edition.view.log, edition.view.at);
    let said = vouched_for(service).take(most).map(|named| {
        let reason = match (short_reason(log, service.index, named, at), limits(log, service.index, named, at)) {
            // It stands with the name.
            (ShortReason::Known(_), Some(Limits::Provider(_))) => None,
            (reason, _) => Some(downboard_words::short_reason(edition.lang, reason)),
        };
        Named { name: alternative_name(edition, service, named), reason }
    });
    said.collect()
}

/// The names of the same, where little more has room.
pub(crate) fn alternatives_in_short(edition: Edition<'_>, service: &ServiceView, most: usize) -> Vec<String> {
    let (log, at) = (&edition.view.log, edition.view.at);
    let name = |named: &Recommended| {
        let name = name_of(edition, &named.id);
        match limits(log, service.index, named, at) {
            Some(Limits::Features { .. }) => downboard_words::name_in_part(edition.lang, name),
            Some(Limits::Provider(_)) | None => name.to_owned(),
        }
    };
    vouched_for(service).take(most).map(name).collect()
}

fn vouched_for(service: &ServiceView) -> impl Iterator<Item = &Recommended> {
    service.alternatives.iter().filter(|named| named.is_vouched_for())
}

/// The names of the features of a service that are in trouble.
pub(crate) fn failing_features(edition: Edition<'_>, service: Listed<'_>) -> Vec<String> {
    let features = service.record.features.iter().zip(&service.view.features);
    let failing = features.filter(|(_, standing)| standing.status.is_trouble());
    failing.map(|(feature, _)| edition.text(&feature.name).to_owned()).collect()
}

/// The name of an alternative with what of it works, where it or its provider is in trouble.
fn alternative_name(edition: Edition<'_>, service: &ServiceView, named: &Recommended) -> String {
    let (view, lang) = (edition.view, edition.lang);
    let name = name_of(edition, &named.id);
    let texts = |features: Vec<&Text>| features.into_iter().map(|text| text.get(lang).to_owned()).collect::<Vec<_>>();
    match limits(&view.log, service.index, named, view.at) {
        Some(Limits::Provider(_)) => downboard_words::name_with_reason(lang, name, named.rank.strength),
        Some(Limits::Features { works, fails }) => {
            downboard_words::name_with_limits(lang, name, &texts(works), &texts(fails))
        }
        None => name.to_owned(),
    }
}

fn name_of<'a>(edition: Edition<'a>, id: &'a Id) -> &'a str {
    let log = &edition.view.log;
    let service = log.service(id).map(|(service, _)| &service.name);
    let name = service.or_else(|| log.alternative(id).map(|(alternative, _)| &alternative.name));
    name.map_or(id.as_str(), |name| edition.text(name))
}

/// The site that is the cause, and the last that happened to it.
pub(crate) fn cause(card: Card<'_>) -> Option<String> {
    let (edition, view) = (card.edition, card.edition.view);
    let site: &SiteView = match card.service {
        Some(service) => cause_of(view, service.view.index)?,
        None => shared_cause(view)?,
    };
    let name = edition.text(&edition.board().site(site.index)?.short_name);
    let last = site.milestones.last().and_then(|index| view.log.milestones.get(*index));
    Some(last.map_or_else(
        || name.to_owned(),
        |last| {
            let when = moment(edition, last.when.latest());
            format!("{name} – {when} {}", edition.text(&last.label))
        },
    ))
}

/// The sources of some ids, each once.
pub(crate) fn cited<'a>(edition: Edition<'a>, ids: impl IntoIterator<Item = &'a Id>) -> Vec<&'a Source> {
    let mut sources: Vec<&Source> = Vec::new();
    for source in ids.into_iter().filter_map(|id| edition.view.log.source(id)) {
        if !sources.iter().any(|known| known.id == source.id) {
            sources.push(source);
        }
    }
    sources
}
