//! Everything that is said on screen, in Korean and English.
//!
//! Fixed words are in one table per language, so that a missing one does not compile; sentences are functions. `Intl` is
//! not used: it prints Korean times and large numbers in ways that no newspaper does.

#![forbid(unsafe_code)]
#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::string_slice))]
#![warn(missing_docs)]

mod announced;
mod axis_ticks;
pub mod builder;
mod cards;
mod cited;
mod clocks;
pub mod counted_outages;
mod course;
mod dates;
mod definitions;
mod detail_words;
mod durations;
mod export;
mod failures;
mod feeds;
mod filter;
mod findings;
mod follow_ups;
mod headlines;
mod instead;
mod instead_matrix;
mod labels;
mod lane_times;
mod lanes;
mod live_board;
pub mod methods;
pub mod numbers;
mod particles;
mod pictures;
mod plain_text;
mod planned;
mod published;
mod reach;
mod replay;
mod sentences;
mod table;
pub mod terminal;
mod timetable;
mod two_moments;
mod wall;
mod which;
mod words;

pub use announced::{AnnouncedWords, announced, announced_words};
pub use axis_ticks::{AxisLabel, Room, Tick, axis_labels, axis_ticks};
pub use cards::{card_line, longest};
pub use cited::cited;
pub use clocks::{clock_of_device, clock_of_feed, on_clocks_of, on_own_clocks, to_clocks_of, to_own_clocks, utc_label};
pub use course::{Stretch, course, stretch, stretches};
pub use dates::{
    axis_day, axis_month, clock, day, day_and_clock, day_of_this_year, is_same_day, is_same_year, short_moment,
    to_the_second, utc_clock, weekday, with_clock,
};
pub use definitions::{Definitions, definitions};
pub use detail_words::{DetailWords, detail_words};
pub use durations::{
    ago, duration, is_exact, lasted_between, lasting, lasting_at_least, lasting_briefly, lasting_in_sentence, past,
};
pub use export::{ExportWords, export_words};
pub use failures::{bad_parameter, failure, read_in_part};
pub use feeds::{
    age, changed_to, ends_by, feed_failure, feed_impact, feed_phase, feeds_live, freshness, last_changed, last_good,
    last_observed, needs_publisher, next_try, parts_in_trouble, phase_of, tries, updates_stopped,
};
pub use filter::{FilterWords, filter_words, left_out, standing_of_several, steady};
pub use findings::{expected, finding, findings, problem};
pub use follow_ups::{FollowUpWords, follow_up_words};
pub use headlines::*;
pub use instead::*;
pub use instead_matrix::{MatrixWords, as_of_unless_noted, matrix_words, none_found_for, rules_of_the_order};
pub use labels::{Labels, labels};
pub use lane_times::{LaneTime, lane_times};
pub use lanes::{happened, spoken};
pub use live_board::{
    LiveWords, fell_silent, from_day, known_last, last_heard, last_outage, last_word_lede, live_words, none_of_feeds,
    so_long_by_now, so_many_in_days, so_many_more, so_many_others, so_many_services, unknown_since, was,
};
pub use particles::{Particle, with_particle};
pub use pictures::{not_drawn, pictured};
pub use plain_text::{PlainTextWords, in_a_row, not_listed, noted, plain_text_words};
pub use planned::{planned, planned_in_short, seen};
pub use published::{
    PublishedWords, changed_from, contact, facts_are_old, feature_of, feeds_read, more_services, published,
    published_by, published_words, unscripted,
};
pub use reach::{
    budget, compared, curve_summary, dominance, figures_then, hours, not_estimated_count, peak, reasons_counted,
    rule_met, rule_not_yet, rules_counted, rules_read_on, rules_sentence, so_long,
};
pub use replay::{ReplayWords, became, caption, happened_when, replay_speed, replay_words};
pub use sentences::*;
pub use timetable::{TimetableWords, limit_in_table, table_caption, timetable_words};
pub use two_moments::{
    MomentsWords, alternatives_changed, compared_with, counts, course_since, from_to, moments_words, several, unchanged,
};
pub use wall::{
    WallWords, begun_at, beside, dependants, impact, last_picture, page_of, phase, screen_of, turns_every, wall_words,
};
pub use which::{WhichWords, which_words};
pub use words::{Words, words};
