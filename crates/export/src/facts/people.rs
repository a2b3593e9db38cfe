//! How many people all services together hit.

use downboard_core::model::Lang;
use downboard_core::view::View;
use downboard_estimate::{Affected, Figure, Range};
use downboard_words::{BETWEEN, noted, words};

use crate::counted::Counted;
use crate::known_status::KnownStatus;

/// What a figure of people rests on: an estimate of a grade.
pub fn estimate_basis(range: Range, lang: Lang) -> String {
    let words = words(lang);
    [words.estimate, &format!("{} {}", words.grade, range.grade.letter())].join(BETWEEN)
}

/// The people of the last hour with what that rests on, or that there is no figure of them and why. Nobody is nobody only where
/// the status of every service was known all the time.
pub fn in_last_hour(view: &View, together: &Affected, lang: Lang) -> String {
    let words = words(lang);
    match together.last_hour {
        Figure::Estimated(range) => {
            let was_known = KnownStatus::of(view, |_| true).during(Counted::LastHour);
            let is_doubtful = range.p95 == 0 && !was_known;
            let people = if is_doubtful { words.nobody_known.to_owned() } else { downboard_words::people(lang, range) };
            noted(lang, &people, &[words.last_hour, &estimate_basis(range, lang)].join(BETWEEN))
        }
        Figure::NotEstimated { not_estimated } => {
            noted(lang, words.not_estimated, words.not_estimated_reason(not_estimated))
        }
    }
}

/// The people so far with what that rests on; nothing where none are estimated.
pub fn so_far(together: &Affected, lang: Lang) -> Option<String> {
    let range = together.so_far.range().filter(|range| range.p95 > 0)?;
    Some(noted(lang, &downboard_words::people(lang, range), &estimate_basis(range, lang)))
}
