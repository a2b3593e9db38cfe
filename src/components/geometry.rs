//! Where the pieces of a timeline stand in a drawing, and how lengths are written on the page.

pub(super) use downboard_core::view::geometry::{Bar, Merged, bars, decimal, height, held, merged, share, window};

/// A length that grows with the reader's text, given in pixels of text of the usual size.
pub(super) fn with_text(pixels: f64) -> String {
    format!("{}rem", decimal(pixels / 16.0))
}

/// A length in percent, as SVG and CSS take it.
pub(super) fn percent(value: f64) -> String {
    format!("{}%", decimal(value))
}
