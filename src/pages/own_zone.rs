//! Times on the reader's own clocks.

use std::sync::Arc;

use downboard_core::decode::decode_board;
use downboard_core::model::{Board, Period, Zone};
use downboard_core::time::{DAY, Offset};
use downboard_core::timeline::BoardLog;
use downboard_words::{on_clocks_of, on_own_clocks, to_clocks_of, to_own_clocks, utc_label};
use leptos::prelude::*;

use super::context::PageContext;
use crate::browser;
use crate::live::LoadedBoard;
use crate::state::{is_local_zone, with_query};

/// What a board says may lie so long before and after what it is about, and a live one may stay open as long.
const BEYOND: i64 = 400 * DAY;

/// The reader's clocks, for all that a board may say.
fn own(log: &BoardLog) -> Zone {
    let Period { from, to } = log.period;
    let (from, to) = (from.checked_add(-BEYOND).unwrap_or(from), to.checked_add(BEYOND).unwrap_or(to));
    let offset_at = |at| Offset::from_seconds(browser::ahead_of_utc(at)).unwrap_or(Offset::UTC);
    Zone::observed(Period { from, to }, offset_at, utc_label)
}

/// A board, on the clocks that the address asks for.
pub(super) fn on_asked_clocks(loaded: &LoadedBoard) -> Arc<Board> {
    let known = Arc::clone(&loaded.log.board);
    if !is_local_zone(&browser::query()) {
        return known;
    }
    let own = own(&loaded.log);
    // Where they show the same, their zone keeps its name.
    if own.is_same_within(&known.zone, loaded.log.period) {
        return known;
    }
    // Read again, and not copied: what copies a board weighs more than all else here.
    let again = decode_board(loaded.source.as_bytes()).value;
    again.map_or(known, |board| Arc::new(Board { zone: own, ..board }))
}

/// In which zone the times are, and the way to the other: nothing where the reader's clocks show those of the board. `other` is what
/// an address has to ask for besides, with the other zone.
pub(super) fn zone_choice(context: &PageContext, is_local: bool, other: RwSignal<String>) -> Option<AnyView> {
    let shown = &context.shown;
    let log = shown.log_now();
    let (own, board) = (own(&log), &log.board.zone);
    if own.is_same_within(board, shown.period.get_untracked()) {
        return None;
    }
    let label = |zone: &Zone| shown.view.with_untracked(|view| zone.label_at(view.at).to_owned());
    let (said, name) = if is_local {
        (on_own_clocks(shown.lang, &label(&own)), to_clocks_of(shown.lang, &label(board)))
    } else {
        (on_clocks_of(shown.lang, &label(board)), to_own_clocks(shown.lang, &label(&own)))
    };
    let context = context.clone();
    // A link, which loads the page anew: every time on it is another.
    let way = move || {
        let here = context.place.here(&context.address_now(), &context.shown.board.zone);
        other.with(|other| with_query(here, other))
    };
    Some(view! { {said} " " <a href=way>{name}</a> }.into_any())
}
