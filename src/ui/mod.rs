//! Widgets that know no domain.

mod anew;
mod awaited;
mod disclosure;
mod emphasis;
mod lasting;
mod mark;
mod roving;
mod rows;
mod sign;
mod source_title;

pub use anew::{Anew, anew};
pub use awaited::{Awaited, text_or_room};
pub use disclosure::Disclosure;
pub use emphasis::Emphasis;
pub use lasting::Lasting;
pub use mark::{Mark, Shape};
pub use roving::Roving;
pub use rows::rows;
pub use sign::{Sign, SignMark};
pub use source_title::source_title;
