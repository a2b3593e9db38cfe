//! What the facts of a view are called in plain text: in what is published and in what is taken away. The page says the same in
//! `src/components/facts.rs`, as parts of which some stand out and some change with the moment.

mod cause;
mod headline;
mod instead;
mod moment;
mod people;
mod publisher;
mod sources;
mod standing;

pub use cause::cause;
pub use headline::{calm, calm_in_full, headline, headline_of, outside, totals_said};
pub use instead::{Named, alternatives, alternatives_in_short, name_of, vouched_for};
pub use moment::{as_of, moment};
pub use people::{estimate_basis, in_last_hour, so_far};
pub use publisher::published;
pub use sources::{cited, of_status};
pub use standing::{failing_features, service_text, side_words, since_text, standing_text, status_in_short};
