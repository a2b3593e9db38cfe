//! A status, for how long there has been trouble, since when, and what stands behind it.

use downboard_core::model::{Lang, Status};
use downboard_core::time::DAY;
use downboard_core::timeline::Since;
use downboard_core::view::{ServiceView, Standing, View};
use downboard_words::{
    BETWEEN, is_exact, last_word, lasting, planned_in_short, since_at, status_in_trouble, status_lasting, words,
};

use super::moment::moment;

/// Since when.
pub fn since_text(view: &View, begin: Since, lang: Lang) -> String {
    since_at(lang, begin, view.at, &view.log.board.zone)
}

/// A status, for how long there has been trouble, and since when it holds. What holds since the board begins, or as far as
/// anything is known, has no beginning that is worth a word.
pub fn standing_text(view: &View, standing: &Standing, lang: Lang) -> String {
    let lasted = standing.trouble_since.and_then(|begin| lasting(lang, begin, view.at));
    let said = status_for(standing, lasted.as_deref(), lang);
    let begins = view.log.period.from;
    let begin = match standing.status {
        Status::Degraded | Status::PartialOutage | Status::MajorOutage => standing.trouble_since,
        Status::Operational | Status::Maintenance => Some(standing.since),
        Status::Unknown => None,
    };
    let begin = begin.filter(|begin| begin.to.is_some_and(|to| to > begins && to <= view.at));
    [said].into_iter().chain(begin.map(|begin| since_text(view, begin, lang))).collect::<Vec<_>>().join(BETWEEN)
}

/// A status and for how long there has been trouble or, where its beginning is only bounded, since when: the shorter of the two.
pub fn status_in_short(view: &View, standing: &Standing, lang: Lang) -> String {
    let lasted = standing.trouble_since.and_then(|begin| {
        let has_begun = begin.to.is_some_and(|to| to < view.at);
        if has_begun && !is_exact(begin, view.at) {
            return Some(since_text(view, begin, lang));
        }
        lasting(lang, begin, view.at)
    });
    status_for(standing, lasted.as_deref(), lang)
}

fn status_for(standing: &Standing, lasted: Option<&str>, lang: Lang) -> String {
    let status = words(lang).status(standing.status);
    if standing.has_changed_grade() { status_in_trouble(lang, status, lasted) } else { status_lasting(status, lasted) }
}

/// The same of a service, with what was planned of maintenance and, where nobody has spoken of its trouble for a day, when
/// somebody last did.
pub fn service_text(view: &View, service: &ServiceView, lang: Lang) -> String {
    let standing = standing_text(view, &service.standing, lang);
    [standing].into_iter().chain(side_words(view, service, lang)).collect::<Vec<_>>().join(BETWEEN)
}

/// What stands behind a status: what was planned of maintenance, and when somebody last spoke of trouble.
pub fn side_words(view: &View, service: &ServiceView, lang: Lang) -> impl Iterator<Item = String> + use<> {
    planned_word(view, service, lang).into_iter().chain(old_word(view, service, lang))
}

fn planned_word(view: &View, service: &ServiceView, lang: Lang) -> Option<String> {
    let (board, status) = (&view.log.board, service.standing.status);
    let (planned, state) = view.log.planned(&board.service(service.index)?.id, status, view.at)?;
    let said = planned_in_short(lang, planned, state, view.at, &board.zone)?;
    let is_named = status == Status::Maintenance;
    Some(if is_named { said } else { format!("{} {said}", words(lang).status(Status::Maintenance)) })
}

fn old_word(view: &View, service: &ServiceView, lang: Lang) -> Option<String> {
    let spoken_at = view.log.last_word(&view.log.board.service(service.index)?.id, view.at)?;
    let is_old = view.at.as_second() - spoken_at.as_second() > DAY;
    let is_said = is_old && service.standing.status.is_trouble();
    is_said.then(|| last_word(lang, &moment(view, spoken_at, lang)))
}

/// The names of the features of a service that are in trouble.
pub fn failing_features(view: &View, service: &ServiceView, lang: Lang) -> Vec<String> {
    let record = view.log.board.service(service.index);
    let features = record.into_iter().flat_map(|record| &record.features).zip(&service.features);
    let failing = features.filter(|(_, standing)| standing.status.is_trouble());
    failing.map(|(feature, _)| feature.name.get(lang).to_owned()).collect()
}
