//! A board at a moment as JSON, and the parts of it that other documents share. Fields may be added, never renamed.

mod affected;
mod alternatives;
mod comparison;
mod days;
mod evidence;
mod recovery;
mod services;
mod sites;
mod view;

pub use affected::AffectedOut;
pub use comparison::{ComparisonOut, compared};
pub use evidence::{Writer, instant};
pub use recovery::{Promises, Totals, promises, totals};
pub use sites::SiteOut;
pub use view::ViewOut;
