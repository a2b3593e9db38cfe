//! Boards as static files: what stands in a page before any code arrives, and what those get who run none.
//!
//! *Invariant:* nothing here reads a clock or touches a file. The moment, the documents and the built site are given; what is
//! given back is the files by their paths.

#![forbid(unsafe_code)]
#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::string_slice))]

// Tests inside the library share what those outside it need, which names the library.
#[cfg(test)]
extern crate self as downboard_publish;
#[cfg(test)]
#[path = "../tests/support/mod.rs"]
mod support;

pub mod atom;
pub mod base_address;
mod board;
pub mod calendar;
pub mod card;
pub mod changes;
mod drawn;
pub mod edition;
mod escape;
mod facts;
mod feed;
pub mod guid;
mod head;
mod incidents;
pub mod oembed;
mod pages;
pub mod picture;
pub mod rss;
mod site;
pub mod sitemap;
pub mod summary;
mod templates;
pub mod text;

pub use board::PublishedBoard;
pub use drawn::{Drawn, digest};
pub use site::{BoardFiles, PublishedFile, Site};
pub use templates::{TEMPLATES, TemplateError, Templates};
