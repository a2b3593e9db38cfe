//! The sign of a status, as `src/ui/mark.rs` draws it: its shape says the same as its colour.

use downboard_core::markup::Element;
use downboard_core::model::Status;

use super::palette::text;
use super::shapes::number;

/// The size of the drawing that is scaled to a mark.
const SIZE: f64 = 12.0;

/// A sign of this size, in pixels, from its upper left corner.
pub fn mark(status: Status, size: f64) -> Element {
    let colour = text(status);
    let line = |element: Element| {
        element.attribute("fill", "none").attribute("stroke", colour).attribute("stroke-width", "1.4")
    };
    let filled = |element: Element| element.attribute("fill", colour);
    let path = |d: &str| Element::new("path").attribute("d", d);
    let circle = |radius: &str| Element::new("circle").attribute("cx", "6").attribute("cy", "6").attribute("r", radius);
    let drawn = match status {
        Status::Operational => vec![line(circle("4.25"))],
        Status::Degraded => vec![line(circle("4.75")), filled(path("M6 6V1.25A4.75 4.75 0 0 1 10.75 6Z"))],
        Status::PartialOutage => vec![line(path("M1.5 1.5H10.5V10.5H1.5Z")), filled(path("M1.5 1.5H6v9H1.5Z"))],
        Status::MajorOutage => vec![filled(path("M1 1H11V11H1Z"))],
        Status::Maintenance => vec![line(path("M6 1.2 10.8 6 6 10.8 1.2 6Z"))],
        Status::Unknown => vec![
            line(circle("5")).attribute("stroke-dasharray", "1.4 1.4"),
            line(path("M4.4 4.7a1.6 1.6 0 1 1 2.3 1.5c-.5.3-.7.6-.7 1.1")),
            filled(Element::new("circle").attribute("cx", "6").attribute("cy", "9").attribute("r", ".7")),
        ],
    };
    Element::new("g").attribute("transform", &format!("scale({})", number(size / SIZE))).with(drawn)
}
