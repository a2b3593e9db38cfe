//! Boards as static files: what stands in a page before any code arrives, and what those get who run none.
//!
//! *Invariant:* nothing here reads a clock or touches a file. The moment, the documents and the built site are given; what is
//! given back is the files by their paths.

#![forbid(unsafe_code)]
#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::string_slice))]

pub mod atom;
pub mod base_address;
pub mod calendar;
pub mod card;
pub mod changes;
pub mod edition;
mod escape;
mod facts;
mod feed;
pub mod guid;
mod incidents;
pub mod oembed;
pub mod paths;
pub mod rss;
pub mod sitemap;
pub mod summary;
pub mod text;
mod xml;
