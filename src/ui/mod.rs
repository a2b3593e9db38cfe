//! Widgets that know no domain.

mod disclosure;
mod emphasis;
mod mark;

pub use disclosure::Disclosure;
pub use emphasis::Emphasis;
pub use mark::{Mark, Shape};
