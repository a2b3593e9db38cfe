//! The drawing of a timeline, as the page draws it: a baseline on which outages stand; height means severity, hatching that a
//! change lies somewhere in between, dots that nothing is known.

use downboard_core::markup::Element;
use downboard_core::model::Status;
use downboard_core::view::geometry::{Bar, height};

use super::palette::fill;
use super::shapes::{number, rectangle};

/// The size of a lane, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lane {
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
    /// How wide its lines are.
    pub line: f64,
    /// From one stroke of a hatching to the next.
    pub texture: f64,
}

/// What is drawn in another texture than a plain colour.
const TEXTURES: [(Status, &str); 4] = [
    (Status::MajorOutage, "hatch-major"),
    (Status::PartialOutage, "hatch-partial"),
    (Status::Degraded, "hatch-degraded"),
    (Status::Unknown, "hatch-unknown"),
];

/// What lanes refer to, once in each drawing that has any. The size is that from one stroke to the next, in pixels.
pub fn textures(size: f64) -> Element {
    let (cell, stroke) = (number(size), number(size * 0.4));
    let texture = |(status, name): (Status, &str)| {
        // Dots are as high as they are wide.
        let tall = if status == Status::Unknown { &stroke } else { &cell };
        let mark = Element::new("rect").attribute("width", &stroke).attribute("height", tall);
        let pattern =
            Element::new("pattern").attribute("id", name).attribute("width", &cell).attribute("height", &cell);
        pattern
            .attribute("patternUnits", "userSpaceOnUse")
            .attribute("patternTransform", "rotate(45)")
            .with([mark.attribute("fill", fill(status))])
    };
    Element::new("defs").with(TEXTURES.map(texture))
}

impl Lane {
    /// The width of the shortest stretch, as a share of that of the lines.
    const LEAST: f64 = 2.0;

    /// The drawing of stretches, from the upper left corner of the lane.
    pub fn drawing(self, bars: &[Bar]) -> Vec<Element> {
        bars.iter().flat_map(|bar| self.stretch(bar)).collect()
    }

    /// What is certain stands solid; what is possible above it is hatched, or dotted where it is not known whether anything was
    /// wrong. A stretch is never too short to be seen; what is missing comes before it.
    fn stretch(self, bar: &Bar) -> Vec<Element> {
        // On whole pixels, so that nothing shines through between two stretches.
        let edge = |percent: f64| (percent * self.width / 100.0).round();
        let (begin, end) = (edge(bar.x), edge(bar.x + bar.width));
        let least = (self.line * Self::LEAST).min(self.width);
        let width = (end - begin).max(least);
        let from = (end - width).max(0.0);
        let base = self.height - self.line / 2.0;
        let (certain, possible) = (height(bar.best) * self.height, height(bar.worst) * self.height);
        let mut drawn = Vec::new();
        let is_boxed = bar.best == Status::Unknown && possible > certain;
        if certain == 0.0 && !is_boxed {
            drawn.push(self.baseline(begin, end, base, bar.best));
        }
        if certain > 0.0 {
            drawn.push(self.solid((from, base - certain), (width, certain), bar.best));
        }
        if possible > certain {
            let texture = if bar.best == Status::Unknown { Status::Unknown } else { bar.worst };
            drawn.push(self.textured((from, base - possible), (width, possible - certain), texture));
        }
        drawn
    }

    fn solid(self, corner: (f64, f64), size: (f64, f64), status: Status) -> Element {
        if status == Status::Maintenance {
            self.outlined(corner, size, "none", status)
        } else {
            rectangle(corner, size, fill(status))
        }
    }

    fn textured(self, corner: (f64, f64), size: (f64, f64), status: Status) -> Element {
        let texture = TEXTURES.iter().find(|(known, _)| *known == status).map(|(_, name)| format!("url(#{name})"));
        match texture {
            // Too narrow for dots, of which only parts would be seen.
            Some(_) if status == Status::Unknown && size.0 < self.texture => {
                self.outlined(corner, size, "none", status)
            }
            Some(texture) if status == Status::Unknown => self.outlined(corner, size, &texture, status),
            Some(texture) => rectangle(corner, size, &texture),
            // What may have been maintenance is an outline, as what was.
            None => self.outlined(corner, size, "none", status),
        }
    }

    /// A rectangle with its line within it.
    fn outlined(self, (x, y): (f64, f64), (width, height): (f64, f64), paint: &str, status: Status) -> Element {
        let half = self.line / 2.0;
        let within = ((width - self.line).max(0.0), (height - self.line).max(0.0));
        let outlined = rectangle((x + half, y + half), within, paint);
        outlined.attribute("stroke", fill(status)).attribute("stroke-width", &number(self.line))
    }

    fn baseline(self, from: f64, to: f64, y: f64, status: Status) -> Element {
        let line = Element::new("line").attribute("x1", &number(from)).attribute("x2", &number(to));
        let line = line.attribute("y1", &number(y)).attribute("y2", &number(y));
        let line = line.attribute("stroke", fill(status)).attribute("stroke-width", &number(self.line));
        if status == Status::Unknown {
            line.attribute("stroke-dasharray", &format!("{} {}", number(self.line * 1.4), number(self.line * 2.6)))
        } else {
            line
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::svg::palette::{MAJOR, OPERATIONAL, UNKNOWN};
    use downboard_core::markup::document;

    const LANE: Lane = Lane { width: 200.0, height: 100.0, line: 2.0, texture: 8.0 };

    /// What is drawn of stretches that each take a share of the lane, an element a line.
    #[track_caller]
    fn check(stretches: &[(f64, Status, Status)], expected: &[&str]) {
        let mut x = 0.0;
        let bars = stretches.iter().map(|(width, best, worst)| {
            x += width;
            Bar { x: x - width, width: *width, best: *best, worst: *worst }
        });
        let drawn = LANE.drawing(&bars.collect::<Vec<_>>());
        let drawn: Vec<String> = drawn.iter().map(document).collect();
        let drawn: Vec<&str> = drawn.iter().filter_map(|element| element.lines().nth(1)).collect();
        assert_eq!(drawn, expected);
    }

    #[test]
    fn height_is_severity_and_what_works_is_a_line() {
        check(
            &[(50.0, Status::Operational, Status::Operational), (50.0, Status::MajorOutage, Status::MajorOutage)],
            &[
                &format!("<line x1=\"0\" x2=\"100\" y1=\"99\" y2=\"99\" stroke=\"{OPERATIONAL}\" stroke-width=\"2\"/>"),
                &format!("<rect x=\"100\" y=\"15\" width=\"100\" height=\"84\" fill=\"{MAJOR}\"/>"),
            ],
        );
    }

    #[test]
    fn what_lies_somewhere_in_between_is_hatched_above_what_is_certain() {
        check(
            &[(100.0, Status::PartialOutage, Status::MajorOutage)],
            &[
                "<rect x=\"0\" y=\"47\" width=\"200\" height=\"52\" fill=\"#c9701a\"/>",
                "<rect x=\"0\" y=\"15\" width=\"200\" height=\"32\" fill=\"url(#hatch-major)\"/>",
            ],
        );
    }

    #[test]
    fn what_is_unknown_is_dotted_and_what_may_have_been_an_outage_then_has_an_outline() {
        check(
            &[(50.0, Status::Unknown, Status::Unknown), (50.0, Status::Unknown, Status::MajorOutage)],
            &[
                &format!(
                    "<line x1=\"0\" x2=\"100\" y1=\"99\" y2=\"99\" stroke=\"{UNKNOWN}\" stroke-width=\"2\" \
                     stroke-dasharray=\"2.8 5.2\"/>"
                ),
                &format!(
                    "<rect x=\"101\" y=\"16\" width=\"98\" height=\"82\" fill=\"url(#hatch-unknown)\" \
                     stroke=\"{UNKNOWN}\" stroke-width=\"2\"/>"
                ),
            ],
        );
    }

    #[test]
    fn maintenance_is_an_outline() {
        check(
            &[(100.0, Status::Maintenance, Status::Maintenance)],
            &[
                "<rect x=\"1\" y=\"48\" width=\"198\" height=\"50\" fill=\"none\" stroke=\"#3a6ea5\" stroke-width=\"2\"/>",
            ],
        );
    }

    #[test]
    fn the_shortest_stretch_is_seen_and_takes_its_room_from_what_was_before() {
        check(
            &[(50.0, Status::Operational, Status::Operational), (0.5, Status::Degraded, Status::Degraded)],
            &[
                &format!("<line x1=\"0\" x2=\"100\" y1=\"99\" y2=\"99\" stroke=\"{OPERATIONAL}\" stroke-width=\"2\"/>"),
                "<rect x=\"97\" y=\"73\" width=\"4\" height=\"26\" fill=\"#b8860b\"/>",
            ],
        );
    }
}
