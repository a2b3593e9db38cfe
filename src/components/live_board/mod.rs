//! What a live board shows besides its lanes: those in trouble now, its days, its last outages, what is planned, its feeds.

mod brief;
mod feeds;
mod last_word;
mod lists;
mod strips;

pub use brief::Brief;
pub use feeds::FeedSection;
pub use last_word::LastWordChart;
pub use lists::{PlannedList, RecentOutages};
pub use strips::{Strips, draw_days, history, lost_in_days};

/// How many days a live board looks back.
pub const DAYS: usize = 30;
