//! The timelines as a picture for an article, and what every drawing of timelines is made of.
//!
//! *Invariant:* a picture is read alone. Its colours are written out, it names no other file, and it has neither styles nor
//! scripts. No text in it is markup, whatever a feed says.

mod axis;
mod key;
mod lane;
mod layout;
mod mark;
pub mod palette;
mod picture;
mod row;
mod shapes;
mod text;

pub use lane::{Lane, textures};
pub use layout::WIDTH;
pub use mark::mark;
pub use picture::{MOST_LANES, Picture, lanes};
pub use shapes::{number, rectangle};
