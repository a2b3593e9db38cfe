//! Decodes `status.json`.

use super::facts::{basis, dispute, format, grade, ids, source, status as status_word, subject, when};
use super::node::{Fields, Node, once};
use crate::model::{Day, Event, Incident, Planned, Status, StatusDocument, StatusFormat, Update};
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
    let events = fields.required("events", Expected::Array, |node| Some(node.list(event)));
    let incidents = fields.list("incidents", once(incident, |incident| &incident.id));
    let days = days(&fields, updated_at);
    fields.close();
    Some(StatusDocument {
        format: StatusFormat::V1,
        board: board?,
        updated_at: updated_at?,
        sources,
        events: events?,
        incidents,
        days,
    })
}

fn event(node: &Node<'_>) -> Option<Event> {
    let fields = node.object()?;
    let (subject, when) = (subject(&fields), when(&fields));
    let status = fields.required("status", Expected::OneOf(Status::WORDS), status_word);
    let (basis, grade, sources) = (basis(&fields), grade(&fields), fields.sources());
    let note = fields.optional_text("note");
    let disputes = fields.list("disputes", dispute);
    fields.close();
    Some(Event {
        subject: subject?,
        status: status?,
        when: when?,
        basis: basis?,
        note,
        disputes,
        grade: grade?,
        sources: sources?,
    })
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
