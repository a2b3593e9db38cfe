//! The curve of people affected over time: its points, how it is drawn, and the table beside it.

mod figure;
mod instants;
mod options;
mod points;
mod table;

pub use figure::{CurveFigure, Drawing, MomentLine};
pub use instants::instants;
pub use options::{ABOVE, Palette, curve_options, x_axis_millis};
pub use points::{Curve, Point, Subject};
