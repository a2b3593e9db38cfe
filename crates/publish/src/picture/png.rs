//! A drawing as a picture of pixels. The same drawing and the same face give the same bytes: nothing of the machine is asked.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{FontResolver, Options, Tree};

use super::Drawing;
use super::faces::{Faces, Weight};

/// From this weight on a text is bold.
const BOLD: u16 = 600;
/// What stands in place of a letter that the face does not have. Nothing would stand there, and nobody would know.
const BOX: &str = "\u{25a1}";

/// Draws a drawing, a pixel for each of its own. Nothing where it is none: what [`super::full`] and [`super::social`] give always is.
pub fn png(drawing: &Drawing, faces: &Faces) -> Option<Vec<u8>> {
    let font_resolver = FontResolver {
        select_font: Box::new(|font, _| {
            Some(faces.id(if font.weight() >= BOLD { Weight::Bold } else { Weight::Regular }))
        }),
        // What the face lacks is reported (`Faces::missing`), and not taken from elsewhere.
        select_fallback: Box::new(|_, _, _| None),
    };
    // Markup is ASCII, and stays what it is.
    let missing = faces.missing(&drawing.text).into_iter().filter(|letter| !letter.is_ascii());
    let svg = missing.fold(drawing.svg.clone(), |svg, letter| svg.replace(letter, BOX));
    let options = Options { fontdb: faces.fonts(), font_resolver, ..Options::default() };
    let tree = Tree::from_str(&svg, &options).ok()?;
    let mut pixels = Pixmap::new(drawing.size.width, drawing.size.height)?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    pixels.encode_png().ok()
}
