//! A part of a picture, from its upper left corner down, and how parts become a picture.

use downboard_core::markup::Element;
use downboard_export::svg::palette::{INK, RULE};
use downboard_export::svg::{number, rectangle};

use super::faces::Faces;
use super::lines::{Line, Run, balanced, wrapped};

/// The height of a line as a share of the size of its text.
pub(super) const LEADING: f64 = 1.4;
/// The same of a headline.
const TIGHT_LEADING: f64 = 1.24;
/// How far the middle of the letters stands above the line that they stand on, as a share of their size.
const MIDDLE: f64 = 0.36;

/// A part of a picture.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    /// Its height, in pixels.
    pub(super) height: f64,
    /// What is drawn, from its upper left corner.
    pub(super) drawn: Vec<Element>,
    /// What it says, in the order in which it is read.
    pub(super) said: Vec<String>,
}

/// Where the lines of a text stand within its width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Middle,
    Right,
}

impl Block {
    /// A part of which nothing is drawn: space.
    pub(super) fn space(height: f64) -> Self {
        Self { height, ..Self::default() }
    }

    /// A hairline with space below it.
    pub(super) fn hairline(width: f64, below: f64) -> Self {
        let line = rectangle((0.0, 0.0), (width, 1.0), RULE);
        Self { height: 1.0 + below, drawn: vec![line], said: Vec::new() }
    }

    /// A text in as many lines as it takes.
    pub(super) fn text(faces: &Faces, runs: &[Run], width: f64, align: Align) -> Self {
        Self::lines(&wrapped(faces, runs, width), width, align, LEADING).saying(plain(runs))
    }

    /// The same in lines of about one width.
    pub(super) fn even(faces: &Faces, runs: &[Run], width: f64, align: Align) -> Self {
        Self::lines(&balanced(faces, runs, width), width, align, LEADING).saying(plain(runs))
    }

    /// The lines of a headline.
    pub(super) fn headline(lines: &[Line], width: f64, align: Align) -> Self {
        Self::lines(lines, width, align, TIGHT_LEADING)
    }

    fn lines(lines: &[Line], width: f64, align: Align, leading: f64) -> Self {
        let mut block = Self::default();
        for line in lines {
            let height = line.height(leading).round();
            let baseline = block.height + height / 2.0 + line.size() * MIDDLE;
            let left = match align {
                Align::Left => 0.0,
                Align::Middle => (width - line.width) / 2.0,
                Align::Right => width - line.width,
            };
            block.drawn.extend(line.pieces.iter().map(|piece| {
                let look = piece.run.look;
                Element::of("text", &piece.run.text)
                    .attribute("x", &number(left + piece.x))
                    .attribute("y", &number(baseline))
                    .attribute("font-size", &number(look.size))
                    .attribute("font-weight", &look.weight.number().to_string())
                    .attribute("fill", look.colour)
                    // A reader who has another face sees it as wide as it was measured.
                    .attribute("textLength", &number(piece.width))
            }));
            block.height += height;
        }
        block
    }

    /// The same, saying this.
    pub(super) fn saying(mut self, said: String) -> Self {
        self.said.push(said);
        self
    }

    /// The same with another part beside it, from this corner.
    pub(super) fn beside(mut self, x: f64, y: f64, other: Self) -> Self {
        self.height = self.height.max(y + other.height);
        self.said.extend(other.said.iter().cloned());
        self.drawn.extend(other.placed(x, y));
        self
    }

    /// The same with another part below it.
    pub(super) fn above(self, other: Self) -> Self {
        let below = self.height;
        self.beside(0.0, below, other)
    }

    /// What is drawn, with its corner there.
    fn placed(self, x: f64, y: f64) -> Vec<Element> {
        if (x == 0.0 && y == 0.0) || self.drawn.is_empty() {
            return self.drawn;
        }
        let place = format!("translate({} {})", number(x), number(y));
        vec![Element::new("g").attribute("transform", &place).with(self.drawn)]
    }
}

/// Parts below each other.
pub(super) fn stack(blocks: impl IntoIterator<Item = Block>) -> Block {
    blocks.into_iter().fold(Block::default(), Block::above)
}

/// What runs say.
pub(super) fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// The line of the moment.
pub(super) fn upright(x: f64, height: f64, width: f64) -> Element {
    rectangle((x - width, 0.0), (width, height), INK)
}
