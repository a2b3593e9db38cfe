//! The feeds that the world publishes already: status pages, histories, health checks and alerts, each read by a file of
//! its own into one report.
//!
//! *Invariant:* only the file of a format knows the format. Nothing here is linked into a page's first load: a worker
//! reads foreign feeds (docs/DESIGN.md).
//! *Invariant:* a word that is not known is `unknown`, and a body without the marks of a status feed is unreadable; neither
//! is ever taken for good news.

#![forbid(unsafe_code)]
#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::string_slice))]
#![warn(missing_docs)]

mod atom;
mod aws_health;
mod better_stack;
mod cachet;
mod cap;
mod checkly;
mod cstate;
mod cursor;
mod encoding;
pub mod fetching;
mod firehydrant;
mod gatus;
mod google_cloud;
mod health_json;
mod heroku;
mod history;
mod incident_io_widget;
mod instatus;
mod json;
mod mapping;
mod notices;
mod report;
mod review;
mod rss;
mod slack;
mod sniff;
mod statusio;
mod statuspage;
mod stretches;
mod text;
mod times;
mod untitled;
mod upptime;
mod uptime_kuma;
mod xml;

pub use encoding::declared_charset;
pub use history::FeedHistory;
pub use mapping::{MapList, Unmapped, unmapped};
pub use report::{
    FeedImpact, FeedIncident, FeedPhase, FeedUpdate, NamedComponent, Report, ReportComponent, Translation, is_ahead,
};
pub use text::{LONGEST_NAME, plain};

use cursor::Cursor;
use downboard_core::model::FeedFormat;
use downboard_core::reading::{
    Decoded, Effect, Expected, Finding, Log, MAX_DOCUMENT_BYTES, Problem, too_large, unreadable,
};
use downboard_core::time::Timestamp;
use json::Json;

/// How often a feed is read of which nobody says how often.
const USUAL_INTERVAL_SECONDS: u32 = 60;

/// The body of a feed, parsed.
enum Body<'a> {
    Json(Json<'a>),
    Xml(xml::Element),
}

/// Reads a feed. The format is found from the body unless it is given; `read_at` is when the body was fetched, against
/// which a start in the future is told.
///
/// A body in a format that is not given and not recognised, or without the marks of the format given, has no value.
pub fn decode_feed(bytes: &[u8], format: Option<FeedFormat>, read_at: Option<Timestamp>) -> Decoded<Report> {
    decode_feed_every(bytes, format, read_at, USUAL_INTERVAL_SECONDS)
}

/// Reads a feed that is read again every so many seconds: what is seldom read may hold older observations.
pub fn decode_feed_every(
    bytes: &[u8],
    format: Option<FeedFormat>,
    read_at: Option<Timestamp>,
    interval_seconds: u32,
) -> Decoded<Report> {
    decode(bytes, format, Clock { read_at, fetched_at: None }, interval_seconds)
}

/// The same, of an answer that was fetched just now from where the feed is published: what was observed long before is not
/// known any more. Of a file that somebody has kept this would mean nothing.
pub fn decode_fetched(
    bytes: &[u8],
    format: Option<FeedFormat>,
    fetched_at: Timestamp,
    interval_seconds: u32,
) -> Decoded<Report> {
    decode(bytes, format, Clock { read_at: Some(fetched_at), fetched_at: Some(fetched_at) }, interval_seconds)
}

/// What is known of the time at which a body was read.
#[derive(Clone, Copy)]
struct Clock {
    /// When it was read, or as of when.
    read_at: Option<Timestamp>,
    /// When it was fetched live.
    fetched_at: Option<Timestamp>,
}

fn decode(bytes: &[u8], format: Option<FeedFormat>, clock: Clock, interval_seconds: u32) -> Decoded<Report> {
    let log = Log::default();
    let value = match read(bytes, format, clock.read_at, &log) {
        Ok(report) => Some(review::review(report, clock, interval_seconds, &log)),
        Err(finding) => {
            log.add(finding);
            None
        }
    };
    Decoded { value, findings: log.into_findings() }
}

fn read(bytes: &[u8], format: Option<FeedFormat>, read_at: Option<Timestamp>, log: &Log) -> Result<Report, Finding> {
    if bytes.len() as u64 > MAX_DOCUMENT_BYTES {
        return Err(too_large(bytes.len() as u64));
    }
    let decoded = encoding::characters(bytes)?;
    let body = parse(&decoded)?;
    let not_a_feed = || unreadable(Problem::NotAFeed(text::opening(&decoded)), Expected::StatusFeed);
    let is_named = format.is_some();
    let format = format.or_else(|| sniff::sniff(&body)).ok_or_else(not_a_feed)?;
    let report = match &body {
        Body::Json(json) => of_json(format, is_named, &Cursor::root(json, log, read_at)),
        Body::Xml(root) => of_xml(format, root, log),
    };
    let is_incomplete = log.has_lost();
    let report = report.map(|report| Report {
        is_incomplete,
        lists_all_open: report.lists_all_open && !is_incomplete,
        ..report
    });
    report.ok_or_else(not_a_feed)
}

fn parse(text: &str) -> Result<Body<'_>, Finding> {
    if text.trim_start().starts_with('<') {
        return xml::parse(text).map(Body::Xml);
    }
    upptime::site_file(text).map_or_else(|| json::parse(text), Ok).map(Body::Json)
}

fn of_json(format: FeedFormat, is_named: bool, root: &Cursor<'_>) -> Option<Report> {
    match format {
        FeedFormat::Statuspage => statuspage::read(root),
        FeedFormat::IncidentIoWidget => incident_io_widget::read(root),
        FeedFormat::Instatus => instatus::read(root),
        FeedFormat::Checkly => checkly::read(root),
        FeedFormat::BetterStack => better_stack::read(root),
        FeedFormat::GoogleCloud => google_cloud::read(root),
        FeedFormat::AwsHealth => aws_health::read(root),
        FeedFormat::Slack => slack::read(root),
        FeedFormat::Heroku => heroku::read(root),
        FeedFormat::Statusio => statusio::read(root),
        FeedFormat::FireHydrant => firehydrant::read(root),
        FeedFormat::Cachet => cachet::read(root),
        FeedFormat::Gatus => gatus::read(root),
        FeedFormat::UptimeKuma => uptime_kuma::read(root),
        FeedFormat::Upptime => upptime::read(root),
        FeedFormat::Cstate => cstate::read(root),
        FeedFormat::HealthJson => health_json::read(root, is_named),
        FeedFormat::Rss
        | FeedFormat::Atom
        | FeedFormat::Cap
        | FeedFormat::NativeStatus
        | FeedFormat::NativeRecovery => None,
    }
}

fn of_xml(format: FeedFormat, root: &xml::Element, log: &Log) -> Option<Report> {
    match format {
        FeedFormat::Rss => rss::read(root, log),
        FeedFormat::Atom => atom::read(root, log),
        FeedFormat::Cap => cap::read(root, log),
        _ => None,
    }
}

/// The finding of a body that cannot be used as a whole.
fn refuse(problem: Problem, expected: Expected) -> Finding {
    Finding { pointer: String::new(), problem, expected, effect: Effect::Unreadable }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a feed whose format is to be recognised.
    pub(super) fn read_feed(body: &str) -> (Option<Report>, Vec<Finding>) {
        let decoded = decode_feed(body.as_bytes(), None, at("2026-11-22T00:00:00Z"));
        (decoded.value, decoded.findings)
    }

    pub(super) fn at(text: &str) -> Option<Timestamp> {
        downboard_core::instant::parse(text)
    }

    #[test]
    fn what_is_no_status_feed_is_unreadable() {
        for body in [
            "",
            "{}",
            "[]",
            "null",
            "true",
            r#"{"message":"Forbidden"}"#,
            r#"{"error":{"code":403}}"#,
            "<!DOCTYPE html><html><head><title>Sign in</title></head><body><p>Hello<br></body></html>",
            "<Error><Code>AccessDenied</Code></Error>",
            r#"{"page":{"name":"x"}}"#,
            "{\"page\":{},\"components\":[",
        ] {
            for format in std::iter::once(None).chain(FeedFormat::ALL.map(Some)) {
                // A list without entries is what these say when nothing is wrong.
                let fine_when_empty = matches!(format, Some(FeedFormat::GoogleCloud | FeedFormat::AwsHealth));
                if body == "[]" && fine_when_empty {
                    continue;
                }
                let decoded = decode_feed(body.as_bytes(), format, None);
                assert_eq!(decoded.value, None, "{body:.60} as {format:?}");
                assert!(decoded.findings.iter().any(|finding| finding.effect == Effect::Unreadable), "{body:.60}");
            }
        }
    }
}
