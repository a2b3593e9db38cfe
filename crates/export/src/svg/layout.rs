//! Where the parts of a picture stand, in pixels.

use super::lane::Lane;

/// The width of a picture.
pub const WIDTH: u32 = 1200;
/// The space around it.
pub(super) const MARGIN: f64 = 32.0;
/// The width between the margins.
pub(super) const INNER: f64 = WIDTH as f64 - 2.0 * MARGIN;
/// The width of the column of names.
pub(super) const NAMES: f64 = 216.0;
/// Where the chart begins.
pub(super) const LEFT: f64 = MARGIN + NAMES;
/// Where it ends.
pub(super) const RIGHT: f64 = WIDTH as f64 - MARGIN;

/// The drawing of a lane.
pub(super) const LANE: Lane = Lane { width: RIGHT - LEFT, height: 24.0, line: 1.5, texture: 6.0 };
/// Between a mark and the words beside it, with the mark.
pub(super) const BESIDE_MARK: f64 = 18.0;

/// Where an instant that is so far into the extent is, from 0 to 1.
pub(super) fn place(share: f64) -> f64 {
    LEFT + share * LANE.width
}
