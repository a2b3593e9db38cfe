//! What went wrong while a document was fetched.

use downboard_core::reading::Finding;

/// What went wrong while a document was fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No board of this id is bundled.
    UnknownBoard {
        /// The id asked for.
        id: String,
        /// The ids that there are.
        known: Vec<String>,
    },
    /// The server answered with an error.
    Http(u16),
    /// No answer: refused, blocked, cut off. A browser cannot tell these apart.
    Unreachable,
    /// No complete answer in time.
    TimedOut,
    /// More bytes than are read.
    TooLarge,
    /// It came, but is not what it should be.
    Unreadable(Vec<Finding>),
    /// The worker that fetches the feeds does not run.
    NoWorker,
}
