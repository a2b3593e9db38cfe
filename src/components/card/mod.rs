//! The card of the embed in its layouts: one service, a list, one line, the timelines.

mod foot;
mod line;
mod list;
mod parts;
mod service;
mod timeline;

pub use foot::CardSources;
pub use line::CardLine;
pub use list::ServiceListCard;
pub use service::ServiceCard;
pub use timeline::TimelineCard;
