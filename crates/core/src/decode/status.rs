//! Decodes `status.json`.
//!
//! *Invariant:* what an event that cannot be read is about is not operational from then on, until an event that can be read says so.

use std::cell::RefCell;

use super::facts::{basis, dispute, format, grade, ids, source, status as status_word, subject, when};
use super::node::{Fields, Node, once};
use crate::model::{
    Basis, Day, Event, EvidenceGrade, Incident, Planned, Status, StatusDocument, StatusFormat, Subject, Update, When,
};
use crate::order;
use crate::reading::{Effect, Expected, Problem};
use crate::time::Timestamp;

/// What becomes of the days of a document that was last changed at an instant.
pub(super) type Days<'a> = &'a dyn Fn(&Fields<'_>, Option<Timestamp>) -> Vec<Day>;

pub(super) fn status(node: &Node<'_>, formats: &'static [&'static str], days: Days<'_>) -> Option<StatusDocument> {
    let fields = node.object()?;
    format(&fields, formats)?;
    let (board, updated_at) = (fields.id("board"), fields.instant("updated_at"));
    let sources = fields.list("sources", once(source, |source| &source.id));
    let unread = RefCell::default();
    let events = fields.required("events", Expected::Array, |node| {
        let events = node.list(|node| event(node, &unread));
        let about = |fields: Fields<'_>| subject(&fields).or_else(|| service_at_least(&fields));
        let beyond = node.beyond().filter_map(|node| node.object().and_then(about));
        beyond.for_each(|subject| lose(&unread, subject, None));
        Some(events)
    });
    let incidents = fields.list("incidents", once(incident, |incident| &incident.id));
    let days = days(&fields, updated_at);
    fields.close();
    let (unread, updated_at, mut events) = (unread.into_inner(), updated_at?, events?);
    if unread.len() > MAX_UNREAD {
        fields.node.report(
            Problem::TooMany { count: unread.len() },
            Expected::AtMostRecords(MAX_UNREAD),
            Effect::Unreadable,
        );
        return None;
    }
    let unknown: Vec<_> = unread.into_iter().filter_map(|unread| unknown(unread, updated_at, &events)).collect();
    events.extend(unknown);
    Some(StatusDocument { format: StatusFormat::V1, board: board?, updated_at, sources, events, incidents, days })
}

/// Of how many events a document can be read without.
const MAX_UNREAD: usize = 1_000;

/// An event that could not be read: what it is about, and when it happened as far as that could be.
type Unread = (Subject, Option<When>);

fn lose(unread: &RefCell<Vec<Unread>>, subject: Subject, when: Option<When>) {
    let (lost, mut unread) = ((subject, when), unread.borrow_mut());
    if unread.len() <= MAX_UNREAD && !unread.contains(&lost) {
        unread.push(lost);
    }
}

/// What an event that could not be read leaves of its subject: nobody knows how it is from then on, or now where that has no
/// time. Trouble that is known outlives it.
fn unknown((subject, when): Unread, updated_at: Timestamp, events: &[Event]) -> Option<Event> {
    let when = when.unwrap_or(When::At(updated_at));
    let before = events.iter().filter(|event| event.subject == subject && event.when.latest() <= when.latest());
    if before.max_by_key(|event| event.when.latest()).is_some_and(|event| event.status.is_trouble()) {
        return None;
    }
    Some(Event {
        subject,
        status: Status::Unknown,
        when,
        basis: Basis::Derived,
        note: None,
        disputes: Vec::new(),
        grade: EvidenceGrade::C,
        sources: Vec::new(),
    })
}

/// Of a feature that has no name it is known whose it is.
fn service_at_least(fields: &Fields<'_>) -> Option<Subject> {
    fields.id_unreported("service").map(|service| Subject::Service { service })
}

fn event(node: &Node<'_>, unread: &RefCell<Vec<Unread>>) -> Option<Event> {
    let fields = node.object()?;
    let (subject, when) = (subject(&fields), when(&fields));
    let status = fields.required("status", Expected::OneOf(Status::WORDS), status_word);
    let (basis, grade, sources) = (basis(&fields), grade(&fields), fields.sources());
    let note = fields.optional_text("note");
    let disputes = fields.list("disputes", dispute);
    fields.close();
    let about = subject.clone().or_else(|| service_at_least(&fields));
    let event = || {
        let (subject, status, when) = (subject?, status?, when?);
        Some(Event { subject, status, when, basis: basis?, note, disputes, grade: grade?, sources: sources? })
    };
    let event = event();
    if let (None, Some(about)) = (&event, about) {
        lose(unread, about, when);
    }
    event
}

fn update(node: &Node<'_>) -> Option<Update> {
    let fields = node.object()?;
    let (at, text) = (fields.instant("at"), fields.text("text"));
    let phase = fields.word("phase");
    let sources = fields.sources();
    fields.close();
    Some(Update { at: at?, phase: phase?, text: text?, sources: sources? })
}

fn planned(node: &Node<'_>) -> Option<Planned> {
    let fields = node.object()?;
    let from = fields.instant("from");
    let to = fields.optional("to").and_then(|node| node.instant());
    fields.close();
    let from = from?;
    if to.is_some_and(|to| to < from) {
        node.report(Problem::Reversed, Expected::Ordered, Effect::Dropped);
        return None;
    }
    Some(Planned { from, to })
}

fn incident(node: &Node<'_>) -> Option<Incident> {
    let fields = node.object()?;
    let (id, title, started_at) = (fields.id("id"), fields.text("title"), fields.instant("started_at"));
    let impact = fields.word("impact");
    let resolved_at = fields.optional("resolved_at").and_then(|node| node.instant());
    let planned = fields.optional("planned").and_then(|node| planned(&node));
    let services = ids(&fields, "services");
    let updates = order::by_key(fields.list("updates", update), |update| order::Key::least(update.at.as_second()));
    fields.close();
    Some(Incident {
        id: id?,
        title: title?,
        impact: impact?,
        started_at: started_at?,
        resolved_at,
        planned,
        services,
        updates,
    })
}
