//! What a reader takes away of a board, for the page and the command line alike: its view as JSON, the rows of its timelines,
//! tables for spreadsheets, a picture of the timelines, and what it says as plain text.
//!
//! *Invariant:* everything is a function of the log, the view and the estimates. Nothing here reads a file, a network, a
//! browser or a clock.

#![forbid(unsafe_code)]
#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::string_slice))]
#![warn(missing_docs)]

mod counted;
pub mod csv;
pub mod facts;
pub mod json;
mod known_status;
pub mod svg;
pub mod table;
pub mod text;

pub use counted::Counted;
pub use known_status::KnownStatus;
