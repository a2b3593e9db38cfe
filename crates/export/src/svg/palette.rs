//! The colours of pictures: the light ones of `style/tokens.css`, written out, because what draws a picture knows no custom
//! properties, and paper is white whatever the reader's screen is.

use downboard_core::model::Status;

/// A colour as SVG takes it.
pub type Colour = &'static str;

/// Paper.
pub const SURFACE: Colour = "#ffffff";
/// Text.
pub const INK: Colour = "#16181d";
/// Text beside what counts.
pub const INK_2: Colour = "#565a63";
/// Labels of an axis.
pub const INK_3: Colour = "#6a6e77";
/// Hairlines.
pub const RULE: Colour = "#e3e0d8";
/// A major outage.
pub const MAJOR: Colour = "#c2321f";
/// A partial outage.
pub const PARTIAL: Colour = "#c9701a";
/// The words of one.
pub const PARTIAL_TEXT: Colour = "#a35610";
/// What is degraded.
pub const DEGRADED: Colour = "#b8860b";
/// The words of that.
pub const DEGRADED_TEXT: Colour = "#856309";
/// Maintenance.
pub const MAINTENANCE: Colour = "#3a6ea5";
/// What works.
pub const OPERATIONAL: Colour = "#7d857f";
/// What is not known.
pub const UNKNOWN: Colour = "#888888";

/// What a status is drawn in.
pub fn fill(status: Status) -> Colour {
    match status {
        Status::Operational => OPERATIONAL,
        Status::Degraded => DEGRADED,
        Status::PartialOutage => PARTIAL,
        Status::MajorOutage => MAJOR,
        Status::Maintenance => MAINTENANCE,
        Status::Unknown => UNKNOWN,
    }
}

/// What the words of a status are written in.
pub fn text(status: Status) -> Colour {
    match status {
        Status::Operational => INK_2,
        Status::Degraded => DEGRADED_TEXT,
        Status::PartialOutage => PARTIAL_TEXT,
        Status::MajorOutage => MAJOR,
        Status::Maintenance => MAINTENANCE,
        Status::Unknown => INK_3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colours_are_those_of_the_page() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../style/tokens.css");
        let tokens = std::fs::read_to_string(path).expect("the tokens");
        let light = tokens.split('}').next().expect("the light ones come first");
        for (name, colour) in [
            ("surface", SURFACE),
            ("ink", INK),
            ("ink-2", INK_2),
            ("ink-3", INK_3),
            ("rule", RULE),
            ("major", MAJOR),
            ("partial", PARTIAL),
            ("partial-text", PARTIAL_TEXT),
            ("degraded", DEGRADED),
            ("degraded-text", DEGRADED_TEXT),
            ("maintenance", MAINTENANCE),
            ("operational", OPERATIONAL),
            ("unknown", UNKNOWN),
        ] {
            assert!(light.contains(&format!("--{name}: {colour};")), "{name}");
        }
    }
}
