//! What a reader wants to know of a service before all that is on record of it: how it is and since when, for how many, and what
//! to use instead.

use downboard_core::view::{ServiceView, View};
use downboard_words::BETWEEN;

use super::facts::{Saying, recommended_briefly, service_text, since_beside_status};
use super::how_many::estimate_basis;
use super::shown::Shown;

/// How many alternatives are named.
const ALTERNATIVES: usize = 3;

/// A service in trouble in brief, in a closure. Of another its lane says all.
pub fn in_brief(shown: &Shown, service: &ServiceView, view: &View) -> Option<String> {
    if !service.standing.status.is_trouble() {
        return None;
    }
    let words = shown.words();
    let since = since_beside_status(shown, &service.standing, view);
    let range = shown.affected(service.index).there().and_then(|affected| affected.last_hour.range());
    let people = range.filter(|range| range.p95 > 0).map(|range| {
        let people = downboard_words::people(shown.lang, range);
        downboard_words::people_of_the_hour(shown.lang, &people, &estimate_basis(shown, Some(range.grade)))
    });
    let names = recommended_briefly(shown, service, view, ALTERNATIVES);
    let instead = (!names.is_empty()).then(|| format!("{} {}", words.instead_row, names.join(", ")));
    let status = [Some(service_text(shown, service, view, Saying::Full)), since];
    let parts = [Some(status.into_iter().flatten().collect::<Vec<_>>().join(" ")), people, instead];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(BETWEEN))
}
