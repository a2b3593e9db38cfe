//! Text in a picture. The face is the reader's, so nobody knows how wide a text will be: it has room for the widest that is likely.

use downboard_core::markup::{Element, line};

use super::palette::Colour;
use super::shapes::number;

/// What stands where the rest of a text does not.
const ELLIPSIS: char = '\u{2026}';

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Look {
    /// Its size, in pixels.
    pub(super) size: f64,
    /// Its weight as fonts name it: 400, 600 or 700.
    pub(super) weight: u16,
    /// Its colour.
    pub(super) colour: Colour,
}

impl Look {
    /// A text from its left end, on a line that its letters stand on.
    pub(super) fn text(self, (x, y): (f64, f64), text: &str) -> Element {
        let element = Element::of("text", text).attribute("x", &number(x)).attribute("y", &number(y));
        let element = element.attribute("font-size", &number(self.size)).attribute("fill", self.colour);
        if self.weight == REGULAR { element } else { element.attribute("font-weight", &self.weight.to_string()) }
    }

    /// Texts one after the other, each in its look, from the left end of the first.
    pub(super) fn texts(place: (f64, f64), texts: &[(Self, &str)]) -> Element {
        let part = |(look, text): &(Self, &str)| {
            let part = Element::of("tspan", text).attribute("fill", look.colour);
            part.attribute("font-weight", &look.weight.to_string())
        };
        let first = texts.first().map_or_else(|| Element::new("text"), |(look, _)| look.text(place, ""));
        first.with(texts.iter().map(part))
    }

    /// The same from its right end.
    pub(super) fn text_to(self, end: (f64, f64), text: &str) -> Element {
        self.text(end, text).attribute("text-anchor", "end")
    }

    /// The same around its middle.
    pub(super) fn text_around(self, middle: (f64, f64), text: &str) -> Element {
        self.text(middle, text).attribute("text-anchor", "middle")
    }

    /// How wide a text is at most.
    pub(super) fn most(self, text: &str) -> f64 {
        self.size * line(text).chars().map(widest).sum::<f64>()
    }

    /// A text within a width: whole, or as much of it as has room before an ellipsis.
    pub(super) fn fitted(self, text: &str, width: f64) -> String {
        let text = line(text);
        if self.most(&text) <= width {
            return text;
        }
        let mut taken = self.size * widest(ELLIPSIS);
        let has_room = |letter: &char| {
            taken += self.size * widest(*letter);
            taken <= width
        };
        let kept: String = text.chars().take_while(has_room).collect();
        format!("{}{ELLIPSIS}", kept.trim_end())
    }
}

/// The weight of a text that does not stand out.
pub(super) const REGULAR: u16 = 400;
/// The weight of a name.
pub(super) const SEMIBOLD: u16 = 600;
/// The weight of a title.
pub(super) const BOLD: u16 = 700;

/// How wide a letter is in ems, in the widest of the usual faces. One of Korean, or of which nothing is known, is as wide as it is
/// high.
fn widest(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 'I' | 'f' | 't' | 'r' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '(' | ')' | ' '
        | '\u{a0}' | '\u{b7}' => 0.4,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 1.0,
        'a'..='z' | '0'..='9' | '-' | '/' | '\u{2013}' | '~' => 0.64,
        'A'..='Z' => 0.76,
        '\u{80}'..='\u{2ff}' => 0.8,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::svg::palette::INK;

    const LOOK: Look = Look { size: 10.0, weight: REGULAR, colour: INK };

    #[test]
    fn a_text_is_cut_where_it_has_no_room() {
        for (text, width, fitted) in [
            ("Bakery", 100.0, "Bakery"),
            ("Bakery of the town", 100.0, "Bakery of the to\u{2026}"),
            ("Bakery of the town", 64.0, "Bakery of\u{2026}"),
            ("\u{ac00}\u{b098}\u{b2e4}", 30.0, "\u{ac00}\u{b098}\u{b2e4}"),
            ("\u{ac00}\u{b098}\u{b2e4}", 29.0, "\u{ac00}\u{2026}"),
            ("two\nlines\0", 100.0, "two lines"),
            ("Bakery", 0.0, "\u{2026}"),
            ("", 0.0, ""),
        ] {
            assert_eq!(LOOK.fitted(text, width), fitted, "{text:?}");
        }
    }
}
