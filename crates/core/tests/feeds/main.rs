//! Foreign feeds are hostile input: whatever stands in them, nothing panics, nothing unknown becomes good news, and what
//! comes out is text.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod captures;
mod hostile;
mod mutations;
mod reading;
mod seeds;
mod templates;

use downboard_core::model::FeedFormat;

/// The formats whose readers are still to be written. A reader that is there takes its template.
const STUBS: &[FeedFormat] = &[
    FeedFormat::IncidentIoWidget,
    FeedFormat::Instatus,
    FeedFormat::Checkly,
    FeedFormat::BetterStack,
    FeedFormat::Cachet,
    FeedFormat::Gatus,
    FeedFormat::UptimeKuma,
    FeedFormat::Upptime,
    FeedFormat::Cstate,
    FeedFormat::Rss,
    FeedFormat::Atom,
    FeedFormat::Cap,
    FeedFormat::HealthJson,
];
