//! What happened last by a moment: the caption of a replay.

use crate::model::{Event, Milestone};
use crate::order::{self, Key};
use crate::time::Timestamp;
use crate::timeline::BoardLog;

/// Something that happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Happened<'a> {
    /// At a site.
    Reached(&'a Milestone),
    /// A status of a service, of a feature or of a site changed.
    Changed(&'a Event),
}

impl Happened<'_> {
    /// When it had happened for certain.
    fn at(&self) -> Timestamp {
        match self {
            Self::Reached(milestone) => milestone.when.latest(),
            Self::Changed(event) => event.when.latest(),
        }
    }

    /// What tells most comes first: what happened at a site, then the worst.
    fn weight(&self) -> Key {
        match self {
            Self::Reached(_) => Key::most(u8::MAX),
            Self::Changed(event) => Key::most(event.status.rank()),
        }
    }
}

/// What happened last by a moment, and when: all of it that happened at that instant, what tells most first. What was so before
/// the period began did not happen in it.
pub fn last_happened(log: &BoardLog, at: Timestamp) -> Option<(Timestamp, Vec<Happened<'_>>)> {
    let of_services = log.services.iter().flat_map(|service| &service.events);
    let of_sites = log.sites.iter().flat_map(|site| &site.events);
    let changes = of_services.chain(of_sites).map(Happened::Changed);
    let all = log.milestones.iter().map(Happened::Reached).chain(changes);
    let passed = all.filter(|happened| log.period.from < happened.at() && happened.at() <= at);
    let mut last: Option<(Timestamp, Vec<Happened<'_>>)> = None;
    for happened in passed {
        match &mut last {
            Some((when, _)) if happened.at() < *when => {}
            Some((when, together)) if happened.at() == *when => together.push(happened),
            _ => last = Some((happened.at(), vec![happened])),
        }
    }
    last.map(|(when, together)| (when, order::by_key(together, Happened::weight)))
}
