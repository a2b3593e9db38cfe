//! A card as a picture, for those who run no script: as a drawing and as pixels, as it stands in an article, and as services show
//! it where a link is shared.
//!
//! *Invariant:* a drawing is read alone. Its colours are written out, it names no other file, and it has neither styles nor
//! scripts. Nothing is drawn that its text does not say.

mod block;
mod faces;
mod full;
mod lines;
mod png;
mod said;
mod sheet;
mod social;
#[cfg(test)]
mod tests;

pub use faces::{FACES, FaceError, Faces, Weight};
pub use full::full;
pub use png::png;
pub use sheet::Drawing;
pub use social::{SOCIAL, social};
