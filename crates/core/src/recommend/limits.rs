//! How far an alternative works that is named although something of it, or its provider, is in trouble.

use super::Recommended;
use super::own::own;
use crate::model::{Feature, ServiceIndex, Text};
use crate::time::Timestamp;
use crate::timeline::BoardLog;

/// What a reader has to know with the name of an alternative, or takes the page to contradict itself: beside the name stands
/// a lane that says "partly down", or that of another service of the same provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limits<'a> {
    /// Some of its features are in trouble.
    Features {
        /// Those that do the job, and are in no trouble: what is degraded can stand in, and is not said to work.
        works: Vec<&'a Text>,
        /// Those in trouble.
        fails: Vec<&'a Text>,
    },
    /// Its provider is in trouble, and it is known to work all the same.
    Provider(&'a Text),
}

/// How far a named alternative to a service works at a moment; nothing where neither it nor its provider is in
/// trouble.
pub fn limits<'a>(
    log: &'a BoardLog,
    service: ServiceIndex,
    recommended: &Recommended,
    at: Timestamp,
) -> Option<Limits<'a>> {
    let offered = log.offers.offered(service, recommended.offer)?;
    let (record, own) = (offered.candidate.record(&log.board)?, own(log, offered.candidate)?);
    let name = |feature: &'a Feature| &feature.name;
    let fails = record.features().iter().zip(own.features);
    let fails = fails.filter(|(_, timeline)| timeline.status_at(at).is_trouble());
    let fails: Vec<_> = fails.map(|(feature, _)| name(feature)).collect();
    if fails.is_empty() {
        let provider = offered.provider?;
        let is_in_trouble = log.providers.get(provider)?.status_at(at).is_trouble();
        return is_in_trouble.then_some(Limits::Provider(&log.board.providers.get(provider)?.name));
    }
    let mut works = Vec::new();
    for (failed, by) in &offered.through {
        let feature = by.of(record.features()).map(name);
        let is_new = |name: &&Text| ![&works, &fails].iter().any(|named| named.contains(name));
        works.extend(feature.filter(is_new).filter(|_| recommended.covers.contains(failed)));
    }
    Some(Limits::Features { works, fails })
}
