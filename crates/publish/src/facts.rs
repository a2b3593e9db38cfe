//! What the facts of a card are called in plain text.

use downboard_core::cause::{cause_of, shared_cause};
use downboard_core::view::SiteView;
use downboard_estimate::{Estimates, Figure};
use downboard_export::facts;
use downboard_words::BETWEEN;

use crate::card::Card;

/// What a card says first: of one service that it is down and for how long, of all of them how many are.
pub(crate) fn card_headline(card: Card<'_>) -> String {
    let (view, lang) = (card.edition.view, card.edition.lang);
    if let Some(service) = card.service {
        let name = service.record.name.get(lang);
        return facts::headline_of(view, name, &service.view.standing, lang).plain();
    }
    let said = match view.trouble().all() {
        0 => facts::calm_in_full(view, lang),
        count => downboard_words::services_down(lang, count),
    };
    downboard_words::changed_to(card.edition.text(&card.edition.board().title), &said)
}

/// The same with the moment that it is about, because it is read whenever a reader comes by.
pub(crate) fn status_line(card: Card<'_>) -> String {
    format!("{} ({})", card_headline(card), card.edition.as_of())
}

/// How many people, with what that rests on; or that it is not estimated, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct People {
    pub(crate) is_estimated: bool,
    pub(crate) what: String,
    pub(crate) note: String,
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
            let note = [words.last_hour, &facts::estimate_basis(range, edition.lang)].join(BETWEEN);
            Some(People { is_estimated: true, what: downboard_words::people(edition.lang, range), note })
        }
        Figure::Estimated(_) => None,
        Figure::NotEstimated { not_estimated } => {
            let (what, note) = (words.not_estimated.to_owned(), words.not_estimated_reason(not_estimated).to_owned());
            is_trouble.then_some(People { is_estimated: false, what, note })
        }
    }
}

/// The site that is the cause, and the last that happened to it.
pub(crate) fn cause(card: Card<'_>) -> Option<String> {
    let (view, lang) = (card.edition.view, card.edition.lang);
    let site: &SiteView = match card.service {
        Some(service) => cause_of(view, service.view.index)?,
        None => shared_cause(view)?,
    };
    facts::cause(view, site, lang)
}
