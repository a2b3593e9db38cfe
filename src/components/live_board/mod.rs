//! What a live board shows besides its lanes: those in trouble now, its days, its last outages, what is planned, its feeds.

mod brief;
mod feeds;
mod lists;
mod strips;

use downboard_core::view::{Sight, View};

pub use brief::{Brief, is_brief};
pub use feeds::FeedSection;
pub use lists::{PlannedList, RecentOutages};
pub use strips::Strips;

/// Whether a board knows of no service whether it works.
fn is_blind(view: &View) -> bool {
    view.trouble().all() == 0 && view.calm().sight() == Sight::Blind
}

/// How many days a live board looks back.
const DAYS: usize = 30;
