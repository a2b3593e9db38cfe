//! Instants beside the moment, and the moment itself.

use downboard_core::model::Lang;
use downboard_core::time::Timestamp;
use downboard_core::view::View;
use downboard_words::{day_and_clock, short_moment, shown_moment};

/// An instant as shortly as it can be named beside the moment.
pub fn moment(view: &View, at: Timestamp, lang: Lang) -> String {
    short_moment(lang, at, view.at, &view.log.board.zone)
}

/// The moment with its day, its year and its zone, as it stands beside what it is the moment of: as of Sat 15 Oct 2022, 21:50 KST.
pub fn as_of(view: &View, lang: Lang) -> String {
    let zone = &view.log.board.zone;
    shown_moment(lang, &day_and_clock(lang, view.at, zone), zone.label_at(view.at))
}
