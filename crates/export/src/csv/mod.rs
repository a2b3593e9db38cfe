//! Tables for spreadsheets: CSV by RFC 4180, in UTF-8 with a mark at its start. `docs/export.md` says what the columns hold.
//!
//! *Invariant:* a spreadsheet runs no cell as a formula, whatever a feed says, and what is unknown is an empty cell.

mod alternatives;
mod cell;
mod document;
mod people;
mod sources;
mod timelines;

pub use alternatives::alternatives;
pub use people::people;
pub use timelines::timelines;
