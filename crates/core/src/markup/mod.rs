//! What is written where markup is read: text that stays text, and elements as values.

mod element;
mod escape;

pub use element::{Element, document};
pub use escape::{escape, line};
