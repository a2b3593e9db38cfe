//! The drawing as a document: SVG with everything written out, which is read alone, by programs that know no page around it.

use downboard_core::markup::{Element, document};
use downboard_export::svg::palette::{INK, SURFACE, UNKNOWN};
use downboard_export::svg::{number, rectangle, textures};
use downboard_words::BETWEEN;

use super::block::Block;
use super::said;
use crate::card::Card;
use crate::facts::status_line;
use crate::oembed::PictureSize;

/// The face of a picture, and what stands in for it where a drawing is shown by a reader's own program.
const FAMILY: &str = "'Downboard Sans', Pretendard, 'Apple SD Gothic Neo', 'Noto Sans KR', 'Noto Sans CJK KR', 'Malgun Gothic', \
                      sans-serif";

/// A picture as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The drawing as SVG.
    pub svg: String,
    /// Its size, in pixels.
    pub size: PictureSize,
    /// What it says, line by line.
    pub text: String,
}

/// What a drawing is made on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet<'a> {
    pub(super) card: Card<'a>,
    /// Its width, in pixels.
    pub(super) width: u32,
    /// The height of the rule on top.
    pub(super) rule: f64,
    /// From one stroke of a hatching to the next; none where nothing is hatched.
    pub(super) texture: Option<f64>,
}

impl Sheet<'_> {
    /// The drawing of what stands on it.
    pub(super) fn drawing(self, height: u32, block: &Block) -> Drawing {
        let text = block.said.join("\n");
        let (width, tall) = (f64::from(self.width), f64::from(height));
        let root = Element::new("svg")
            .attribute("xmlns", "http://www.w3.org/2000/svg")
            .attribute("viewBox", &format!("0 0 {} {height}", self.width))
            .attribute("width", &self.width.to_string())
            .attribute("height", &height.to_string())
            .attribute("lang", self.card.edition.lang.tag())
            .attribute("role", "img")
            .attribute("font-family", FAMILY)
            .with([Element::of("title", &status_line(self.card)), Element::of("desc", &block.said.join(BETWEEN))])
            .with(self.texture.map(textures))
            .with([rectangle((0.0, 0.0), (width, tall), SURFACE), self.rule(width)])
            .with(block.drawn.clone());
        Drawing { svg: document(&root), size: PictureSize { width: self.width, height }, text }
    }

    /// The rule on top. Where nothing is known it is dotted, as a lane is.
    fn rule(self, width: f64) -> Element {
        if !said::is_blind(self.card) {
            return rectangle((0.0, 0.0), (width, self.rule), INK);
        }
        let line = Element::new("line").attribute("x2", &number(width));
        let middle = number(self.rule / 2.0);
        line.attribute("y1", &middle)
            .attribute("y2", &middle)
            .attribute("stroke", UNKNOWN)
            .attribute("stroke-width", &number(self.rule))
            .attribute("stroke-dasharray", &format!("{} {}", number(self.rule), number(self.rule)))
    }
}
