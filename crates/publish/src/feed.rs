//! What RSS and Atom have in common: the newest changes of a board, each with its address and its text.

use crate::base_address::BaseAddress;
use crate::card::Card;
use crate::changes::{Change, changes};
use crate::edition::Edition;
use crate::escape::html;
use crate::facts::status_line;

/// So many changes are in a feed, so that one of an outage of weeks stays small. Readers keep what they have seen.
const MOST_ENTRIES: usize = 100;

/// What a feed is called.
pub(crate) fn title(edition: Edition<'_>) -> String {
    edition.changes_title()
}

/// How things stand at the moment, with the moment: the feed lists what has changed, and that its newest change is a good one
/// does not say that all is well.
pub(crate) fn subtitle(edition: Edition<'_>) -> String {
    status_line(Card::worst(edition))
}

/// The newest changes.
pub(crate) fn entries(edition: Edition<'_>) -> Vec<Change> {
    let mut entries = changes(&edition.view.log, edition.view.at);
    entries.truncate(MOST_ENTRIES);
    entries
}

/// The whole address of the board at a change: of the past at that moment, of a live board as it is now, because it does not
/// remember.
pub(crate) fn entry_address(edition: Edition<'_>, base: &BaseAddress, change: &Change) -> String {
    let address = edition.dashboard_address(base);
    // In UTC: the plus sign of an offset stands for a space in a query.
    if edition.board().is_live() { address } else { format!("{address}&at={}", change.latest) }
}

/// The text of a change as HTML, which is what feed readers take it for.
pub(crate) fn entry_html(edition: Edition<'_>, change: &Change) -> String {
    let paragraphs = change.paragraphs(edition);
    paragraphs.iter().map(|paragraph| format!("<p>{}</p>", html(paragraph))).collect::<Vec<_>>().concat()
}
