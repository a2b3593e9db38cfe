//! Instants, bounds and evidence as the contract writes them.

use std::collections::BTreeSet;

use downboard_core::model::{Basis, Event, EvidenceGrade, Id, Status, Text, When, Zone};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, Since};
use downboard_core::view::Standing;
use serde::Serialize;

/// An instant in the zone of the board: `2022-10-15T21:50:00+09:00`.
pub fn instant(at: Timestamp, zone: &Zone) -> String {
    zone.rfc3339(at).to_string()
}

/// Two ends of an interval. They are equal when the instant is known, and `null` where nothing bounds it.
#[derive(Debug, Serialize)]
pub(super) struct Bounds {
    from: Option<String>,
    to: Option<String>,
}

impl Bounds {
    pub(super) fn of(since: Since, zone: &Zone) -> Self {
        let text = |at: Option<Timestamp>| at.map(|at| instant(at, zone));
        Self { from: text(since.from), to: text(since.to) }
    }

    pub(super) fn when(when: When, zone: &Zone) -> Self {
        Self::of(Since { from: when.earliest(), to: Some(when.latest()) }, zone)
    }
}

/// What a status rests on.
#[derive(Debug, Serialize)]
struct EventEvidence<'a> {
    basis: Basis,
    note: Option<&'a Text>,
    grade: EvidenceGrade,
    sources: &'a [Id],
}

/// A status, since when it holds and what it rests on.
#[derive(Debug, Serialize)]
pub(super) struct StandingOut<'a> {
    status: Status,
    certain: bool,
    since: Bounds,
    #[serde(skip_serializing_if = "Option::is_none")]
    trouble_since: Option<Bounds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<EventEvidence<'a>>,
}

/// What a view is written from: the log, its zone, and the sources named so far.
pub struct Writer<'a> {
    pub(super) log: &'a BoardLog,
    /// The zone of the board, in which instants are written.
    pub zone: &'a Zone,
    pub(super) sources: BTreeSet<&'a Id>,
}

impl<'a> Writer<'a> {
    /// Writes from a log; no source is named yet.
    pub fn new(log: &'a BoardLog) -> Self {
        Self { log, zone: &log.board.zone, sources: BTreeSet::new() }
    }

    /// Notes that the view names these sources.
    pub(super) fn cite(&mut self, sources: &'a [Id]) -> &'a [Id] {
        self.sources.extend(sources);
        sources
    }

    /// A standing, with the event that it rests on, out of the events of its subject.
    pub(super) fn standing(&mut self, standing: &Standing, events: &'a [Event]) -> StandingOut<'a> {
        let event = standing.event.and_then(|event| events.get(event));
        StandingOut {
            status: standing.status,
            certain: standing.certain,
            since: Bounds::of(standing.since, self.zone),
            trouble_since: standing.trouble_since.map(|since| Bounds::of(since, self.zone)),
            evidence: event.map(|event| EventEvidence {
                basis: event.basis,
                note: event.note.as_ref(),
                grade: event.grade,
                sources: self.cite(&event.sources),
            }),
        }
    }

    pub(super) fn when(&self, when: When) -> Bounds {
        Bounds::when(when, self.zone)
    }

    /// The name of a service or alternative.
    pub(super) fn name(&self, id: &Id) -> Option<&'a Text> {
        let service = self.log.service(id).map(|(service, _)| &service.name);
        service.or_else(|| self.log.alternative(id).map(|(alternative, _)| &alternative.name))
    }
}
