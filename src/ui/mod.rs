//! Widgets that know no domain.

mod anew;
mod awaited;
mod disclosure;
mod emphasis;
mod lasting;
mod mark;
mod rows;
mod source_title;

pub use anew::{Anew, anew};
pub use awaited::{Awaited, text_or_room};
pub use disclosure::Disclosure;
pub use emphasis::Emphasis;
pub use lasting::Lasting;
pub use mark::{Mark, Shape};
pub use rows::rows;
pub use source_title::source_title;
