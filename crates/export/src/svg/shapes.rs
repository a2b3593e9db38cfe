//! The shapes of which drawings are made.

use downboard_core::markup::Element;
use downboard_core::view::geometry::decimal;

/// A number as a drawing has it: no more decimals than it needs, and three at most.
pub fn number(value: f64) -> String {
    decimal(value).trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A rectangle: its upper left corner, its width and height.
pub fn rectangle((x, y): (f64, f64), (width, height): (f64, f64), fill: &str) -> Element {
    let rectangle = Element::new("rect").attribute("x", &number(x)).attribute("y", &number(y));
    rectangle.attribute("width", &number(width)).attribute("height", &number(height)).attribute("fill", fill)
}
