//! Where the pieces of a timeline stand in a drawing, and how lengths are written on the page.

pub(super) use downboard_core::view::geometry::{Bar, Merged, bars, decimal, height, held, merged, share, window};

/// A length in percent, as SVG and CSS take it.
pub(super) fn percent(value: f64) -> String {
    format!("{}%", decimal(value))
}
