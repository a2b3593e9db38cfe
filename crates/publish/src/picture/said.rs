//! What pictures of both shapes say in the same way.

use downboard_core::markup::line;
use downboard_core::model::{Period, Status};
use downboard_core::view::geometry::{Bar, bars, held, share, window};
use downboard_core::view::{ServiceView, Sight, View};
use downboard_export::facts;
use downboard_export::svg::palette::{Colour, INK, INK_2, MAJOR, PARTIAL_TEXT};
use downboard_words::{BETWEEN, Emphasised};

use super::faces::Faces;
use super::lines::{Look, Run, abridged};
use crate::card::{Card, Listed};
use crate::edition::Edition;

/// The moment; of a board of the past with its year, and that it is one.
pub(super) fn moment(edition: Edition<'_>, size: f64) -> Vec<Run> {
    let look = Look::regular(size, INK_2);
    if edition.board().is_live() {
        return vec![look.run(downboard_words::capitalised(&edition.as_of()))];
    }
    let moment = look.run(format!("{BETWEEN}{}", edition.moment()));
    vec![Look::bold(size, INK).run(edition.words().recorded), moment]
}

/// No name has more letters than these: what is longer says nothing more.
const MOST_LETTERS: usize = 80;

/// The name of a service; nothing of a card of several.
pub(super) fn name(faces: &Faces, edition: Edition<'_>, service: Option<Listed<'_>>) -> String {
    service.map(|service| as_name(faces, edition.text(&service.record.name))).unwrap_or_default()
}

/// What a board is called.
pub(super) fn title(faces: &Faces, edition: Edition<'_>) -> String {
    as_name(faces, edition.text(&edition.board().title))
}

/// A name as it stands in a picture.
pub(super) fn as_name(faces: &Faces, name: &str) -> String {
    abridged(faces, &line(name), MOST_LETTERS)
}

/// Whether nothing at all is known of what the card is about.
pub(super) fn is_blind(card: Card<'_>) -> bool {
    match card.service {
        Some(service) => service.view.standing.status == Status::Unknown,
        None => card.edition.view.is_blind(),
    }
}

/// The headline in runs, of which what counts stands out, for a name that may have been shortened.
pub(super) fn headline(card: Card<'_>, name: &str, look: impl Fn(Colour) -> Look) -> Vec<Run> {
    let edition = card.edition;
    let Some(service) = card.service else {
        return match edition.view.trouble().all() {
            0 => vec![look(calm_colour(edition.view)).run(facts::calm(edition.view, edition.lang).0)],
            count => vec![look(MAJOR).run(downboard_words::services_down(edition.lang, count))],
        };
    };
    let standing = &service.view.standing;
    let Emphasised { before, strong, after } = facts::headline_of(edition.view, name, standing, edition.lang);
    let colour = headline_colour(standing.status);
    [(before, INK), (strong, colour), (after, INK)].into_iter().map(|(text, colour)| look(colour).run(text)).collect()
}

/// What else is known while nothing is known to be in trouble: how long it lasted, of how many services nothing is known.
pub(super) fn more(card: Card<'_>) -> Option<String> {
    let edition = card.edition;
    let is_calm = card.service.is_none() && edition.view.trouble().all() == 0;
    let more = is_calm.then(|| facts::calm(edition.view, edition.lang).1)?;
    let more = more.trim();
    (!more.is_empty()).then(|| more.to_owned())
}

fn headline_colour(status: Status) -> Colour {
    match status {
        Status::MajorOutage => MAJOR,
        Status::Degraded | Status::PartialOutage | Status::Unknown => PARTIAL_TEXT,
        Status::Operational | Status::Maintenance => INK,
    }
}

/// Blind is not calm.
fn calm_colour(view: &View) -> Colour {
    match view.calm().sight() {
        Sight::Clear | Sight::PartlyBlind => INK,
        Sight::Blind => PARTIAL_TEXT,
    }
}

/// What a lane shows of a service.
pub(super) fn bars_of(view: &View, service: &ServiceView, period: Period) -> Vec<Bar> {
    let Some(log) = view.log.service_at(service.index) else { return Vec::new() };
    bars(&log.timeline, period, held(&log.timeline, view.at))
}

/// What the lanes of some services show together: as far back as that of the longest trouble.
pub(super) fn window_of(view: &View, services: &[&ServiceView]) -> Period {
    let windows = services.iter().map(|service| window(&service.standing, view.at));
    windows.min_by_key(|window| window.from).unwrap_or(Period { from: view.at, to: view.at })
}

/// Below a lane: where, as a share of its width, and since when there has been trouble; without trouble, where the lane begins.
pub(super) fn beginning(edition: Edition<'_>, service: Listed<'_>, period: Period) -> (f64, String) {
    let (view, lang) = (edition.view, edition.lang);
    let Some(since) = service.view.standing.trouble_since else { return (0.0, facts::moment(view, period.from, lang)) };
    let at = since.from.or(since.to).map_or(0.0, |from| share(from, period));
    let said = facts::since_text(view, since, lang);
    (at, [said].into_iter().chain(facts::side_words(view, service.view, lang)).collect::<Vec<_>>().join(BETWEEN))
}

/// Since when a service has the status that its headline names, where it has no trouble and that is known.
pub(super) fn standing(edition: Edition<'_>, service: Listed<'_>) -> Option<String> {
    let status = service.view.standing.status;
    let said = facts::service_text(edition.view, service.view, edition.lang);
    (!status.is_trouble() && said != edition.words().status(status)).then_some(said)
}

/// What it is published by, and of which board.
pub(super) fn foot(faces: &Faces, edition: Edition<'_>) -> String {
    format!("{}{BETWEEN}{}", edition.words().product, title(faces, edition))
}
