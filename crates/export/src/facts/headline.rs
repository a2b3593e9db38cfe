//! What a board says first.

use downboard_core::model::{Lang, Total};
use downboard_core::view::{Sight, Standing, View};
use downboard_words::{
    Emphasised, day, headline_blind, headline_calm, headline_changed, headline_down, headline_restored,
    lasting_in_sentence, total, totals_sentence,
};

use super::standing::since_text;

/// What a board says first: that the service which matters to most people is down, and for how long; or that nothing is known to
/// be, or that nothing is known, with what else is known then.
pub fn headline(view: &View, lang: Lang) -> String {
    let lead = view.lead.and_then(|index| view.service(index).zip(view.log.board.service(index)));
    match lead {
        Some((lead, record)) => headline_of(view, record.name.get(lang), &lead.standing, lang).plain(),
        None => calm_in_full(view, lang),
    }
}

/// That a service is down and for how long: where the grade has changed since, both.
pub fn headline_of(view: &View, name: &str, standing: &Standing, lang: Lang) -> Emphasised {
    let lasting = standing.trouble_since.and_then(|since| lasting_in_sentence(lang, since, view.at));
    match lasting {
        Some(lasting) if standing.has_changed_grade() => {
            let since = since_text(view, standing.since, lang);
            headline_changed(lang, name, standing.status, &lasting, &since)
        }
        lasting => headline_down(lang, name, standing.status, lasting.as_deref()),
    }
}

/// What is said while nothing is known to be in trouble, or nothing is known, and what else is known then.
pub fn calm(view: &View, lang: Lang) -> (String, String) {
    let calm = view.calm();
    match calm.sight() {
        Sight::Blind => headline_blind(lang, view.blindness(), view.silence()),
        Sight::Clear | Sight::PartlyBlind if is_over(view) => {
            let totals = totals(view).map(|published| total(lang, published.minutes, published.by.get(lang)));
            let (over, unknown) = headline_restored(lang, calm);
            let lasted = totals_sentence(lang, &totals.collect::<Vec<_>>());
            (over.to_owned(), format!("{lasted} {unknown}"))
        }
        Sight::Clear | Sight::PartlyBlind => headline_calm(lang, calm),
    }
}

/// The same in a row.
pub fn calm_in_full(view: &View, lang: Lang) -> String {
    let (what, more) = calm(view, lang);
    format!("{what} {more}").trim_end().to_owned()
}

/// That the moment lies outside the time that the board is about, in a sentence; nothing within it. A live board's time ends now.
pub fn outside(view: &View, lang: Lang) -> Option<String> {
    let (period, zone) = (view.log.period, &view.log.board.zone);
    let is_before = view.at < period.from;
    let is_outside = is_before || view.at > period.to;
    let said = |at| day(lang, at, zone);
    is_outside.then(|| downboard_words::outside(lang, is_before, &said(period.from), &said(period.to)))
}

/// The published totals that the headline says: all, where nothing is known to be in trouble any more, and else none.
pub fn totals_said(view: &View) -> impl Iterator<Item = &Total> {
    let is_said = view.lead.is_none() && view.calm().sight() != Sight::Blind && is_over(view);
    totals(view).filter(move |_| is_said)
}

/// Whether every published total is complete.
fn is_over(view: &View) -> bool {
    !view.log.totals.is_empty() && view.totals.len() == view.log.totals.len()
}

fn totals(view: &View) -> impl Iterator<Item = &Total> {
    view.totals.iter().filter_map(|index| view.log.totals.get(*index))
}
