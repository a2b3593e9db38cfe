//! A card that a newsroom puts together: what is chosen, how it looks, and what is pasted for it.

pub mod choice;
mod code;
mod fields;
mod form;
mod preview;
pub mod snippets;

pub use code::{CopiedCode, SnippetList};
pub use form::{BoardField, CardForm};
pub use preview::{CardPreview, FRAMES, pasted};
