//! What was so when: the status of one subject over all time, with exact and bounded changes.

mod log;
mod piece;

pub use log::{BoardLog, Documents, FeedState, ServiceLog};
pub use piece::{Piece, Since, Timeline};
