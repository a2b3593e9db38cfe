//! Instants, bounds and evidence as the contract writes them.

use std::collections::BTreeSet;

use downboard_core::model::{Basis, Event, EvidenceGrade, Id, Status, Text, When};
use downboard_core::time::Offset;
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, Since};
use downboard_core::view::Standing;
use serde::Serialize;

/// An instant in the offset of the board: `2022-10-15T21:50:00+09:00`.
pub(crate) fn instant(at: Timestamp, offset: Offset) -> String {
    at.display_with_offset(offset).to_string()
}

/// Two ends of an interval. They are equal when the instant is known, and `null` where nothing bounds it.
#[derive(Debug, Serialize)]
pub(crate) struct Bounds {
    from: Option<String>,
    to: Option<String>,
}

impl Bounds {
    pub(crate) fn of(since: Since, offset: Offset) -> Self {
        let text = |at: Option<Timestamp>| at.map(|at| instant(at, offset));
        Self { from: text(since.from), to: text(since.to) }
    }

    pub(crate) fn when(when: When, offset: Offset) -> Self {
        Self::of(Since { from: when.earliest(), to: Some(when.latest()) }, offset)
    }
}

/// What a status rests on.
#[derive(Debug, Serialize)]
pub(crate) struct EventEvidence<'a> {
    basis: Basis,
    note: Option<&'a Text>,
    grade: EvidenceGrade,
    sources: &'a [Id],
}

/// A status, since when it holds and what it rests on.
#[derive(Debug, Serialize)]
pub(crate) struct StandingOut<'a> {
    status: Status,
    certain: bool,
    since: Bounds,
    #[serde(skip_serializing_if = "Option::is_none")]
    trouble_since: Option<Bounds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<EventEvidence<'a>>,
}

/// What a view is written from: the log, the offset of its zone, and the sources named so far.
pub(crate) struct Writer<'a> {
    pub(crate) log: &'a BoardLog,
    pub(crate) offset: Offset,
    pub(crate) sources: BTreeSet<&'a Id>,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(log: &'a BoardLog) -> Self {
        Self { log, offset: log.board.zone.utc_offset, sources: BTreeSet::new() }
    }

    /// Notes that the view names these sources.
    pub(crate) fn cite(&mut self, sources: &'a [Id]) -> &'a [Id] {
        self.sources.extend(sources);
        sources
    }

    /// A standing, with the event that it rests on, out of the events of its subject.
    pub(crate) fn standing(&mut self, standing: &Standing, events: &'a [Event]) -> StandingOut<'a> {
        let event = standing.event.and_then(|event| events.get(event));
        StandingOut {
            status: standing.status,
            certain: standing.certain,
            since: Bounds::of(standing.since, self.offset),
            trouble_since: standing.trouble_since.map(|since| Bounds::of(since, self.offset)),
            evidence: event.map(|event| EventEvidence {
                basis: event.basis,
                note: event.note.as_ref(),
                grade: event.grade,
                sources: self.cite(&event.sources),
            }),
        }
    }

    pub(crate) fn when(&self, when: When) -> Bounds {
        Bounds::when(when, self.offset)
    }

    /// The name of a service or alternative.
    pub(crate) fn name(&self, id: &Id) -> Option<&'a Text> {
        let service = self.log.service(id).map(|(service, _)| &service.name);
        service.or_else(|| self.log.alternative(id).map(|(alternative, _)| &alternative.name))
    }
}
