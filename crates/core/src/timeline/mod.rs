//! From events to timelines, and from documents to the log of a board.

mod documents;
mod freshness;
mod log;
mod piece;
mod written_days;

pub use documents::{Content, Documents, FeedContent};
pub use freshness::{FeedFailure, FeedState, Freshness, Good, LATE_INTERVALS};
pub use log::{BoardLog, DAYS_WITHOUT_A_WORD, ServiceLog, Span, SubjectLog};
pub use piece::{Change, Piece, Since, Timeline};
pub use written_days::WrittenDays;
