//! The times above the lanes of a picture, the lines below them, and the moment.

use downboard_core::markup::Element;
use downboard_core::model::{Lang, Period, Zone};
use downboard_core::time::Timestamp;
use downboard_core::view::geometry::share;
use downboard_words::{AxisLabel, Tick, axis_labels, axis_ticks, clock};

use super::layout::{RIGHT, place};
use super::palette::{INK, INK_3, RULE, SURFACE};
use super::shapes::{number, rectangle};
use super::text::{BOLD, Look, REGULAR, SEMIBOLD};

/// How high the times and the flag of the moment stand together.
pub(super) const AXIS: f64 = 44.0;
/// The size of what stands there.
const SIZE: f64 = 13.0;
/// Where a label stands beside its line.
const BESIDE: f64 = 6.0;
/// How much of a colour what comes after the moment has, as the page veils it.
const VEIL: f64 = 0.62;
const DAY: Look = Look { size: SIZE, weight: SEMIBOLD, colour: INK };
const HOUR: Look = Look { size: SIZE, weight: REGULAR, colour: INK_3 };
const FLAG: Look = Look { size: SIZE, weight: BOLD, colour: SURFACE };
const FLAG_HEIGHT: f64 = 20.0;

/// The labels of an axis that begins at a height. One that has no room is left out: half a date is none.
pub(super) fn labels(lang: Lang, extent: Period, zone: &Zone, top: f64) -> Vec<Element> {
    let label = |(room, AxisLabel { text, is_day, .. }): (Period, AxisLabel)| {
        let (from, to) = (place(share(room.from, extent)), place(share(room.to, extent)));
        let look = if is_day { DAY } else { HOUR };
        (from + BESIDE + look.most(&text) <= to).then(|| look.text((from + BESIDE, top + 14.0), &text))
    };
    axis_labels(lang, extent, zone).into_iter().filter_map(label).collect()
}

/// The lines of the times from one height to another, behind the lanes.
pub(super) fn lines(lang: Lang, extent: Period, zone: &Zone, from: f64, to: f64) -> Vec<Element> {
    let line = |Tick { at, is_midnight, .. }: Tick| {
        let colour = if is_midnight { INK_3 } else { RULE };
        upright(place(share(at, extent)).round(), from, to, 1.0, colour)
    };
    axis_ticks(lang, extent, zone).into_iter().map(line).collect()
}

/// What is after the moment, veiled if it has happened by now and else covered; and the line and the flag of the moment, where it
/// is within the extent.
pub(super) fn moment(at: Timestamp, extent: Period, zone: &Zone, is_past: bool, from: f64, to: f64) -> Vec<Element> {
    let x = place(share(at, extent)).round();
    let veil = rectangle((x, from), (RIGHT - x, to - from), SURFACE);
    let veil = if is_past { veil.attribute("fill-opacity", &number(VEIL)) } else { veil };
    let mut drawn: Vec<Element> = (x < RIGHT).then_some(veil).into_iter().collect();
    if extent.has(at) {
        let text = clock(at, zone);
        let width = FLAG.most(&text) + 2.0 * BESIDE;
        let top = from - FLAG_HEIGHT - 2.0;
        let flag = rectangle((x - width / 2.0, top), (width, FLAG_HEIGHT), INK).attribute("rx", "3");
        let said = FLAG.text_around((x, top + 14.5), &text);
        drawn.extend([upright(x, from - 2.0, to, 1.5, INK), flag, said]);
    }
    drawn
}

fn upright(x: f64, from: f64, to: f64, width: f64, colour: &str) -> Element {
    let line = Element::new("line").attribute("x1", &number(x)).attribute("x2", &number(x));
    let line = line.attribute("y1", &number(from)).attribute("y2", &number(to));
    line.attribute("stroke", colour).attribute("stroke-width", &number(width))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_veil_is_that_of_the_page() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../style/tokens.css");
        let tokens = std::fs::read_to_string(path).expect("the tokens");
        let light = tokens.split('}').next().expect("the light ones come first");
        assert!(light.contains(&format!(" / {:.0}%);", VEIL * 100.0)), "{VEIL}");
    }
}
