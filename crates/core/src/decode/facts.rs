//! Records that stand in more than one document.

use super::node::{Fields, Node};
use crate::model::{Basis, Dispute, EvidenceGrade, Id, Source, Status, Subject, When};
use crate::reading::{Effect, Expected, Problem};

/// More people than there are.
pub(super) const MAX_AUDIENCE: u64 = 10_000_000_000;

/// The statuses in which attempts fail.
const FAILING: &[&str] = &["degraded", "partial_outage", "major_outage"];

/// A status in which attempts fail.
pub(super) fn failing_status(fields: &Fields<'_>) -> Option<Status> {
    let parse = |word: &str| Status::parse(word).filter(|status| status.is_trouble());
    fields.required("status", Expected::OneOf(FAILING), |node| node.one_of(FAILING, parse, None))
}

/// A source that is not online has no address, but then a date: nobody finds a paper without one.
#[inline(never)]
pub(super) fn source(node: &Node<'_>) -> Option<Source> {
    let fields = node.object()?;
    let (id, title) = (fields.id("id"), fields.required("title", Expected::String, Node::title));
    let address = fields.optional("address").and_then(|node| node.address());
    let published = fields.optional("published").and_then(|node| node.date());
    fields.close();
    if address.is_none() && published.is_none() {
        node.report(Problem::Missing, Expected::AddressOrDate, Effect::Dropped);
        return None;
    }
    Some(Source { id: id?, title: title?, address, published })
}

#[inline(never)]
pub(super) fn grade(fields: &Fields<'_>) -> Option<EvidenceGrade> {
    fields.word("grade")
}

/// A status; an unrecognised word is `unknown`, never operational.
pub(super) fn status(node: &Node<'_>) -> Option<Status> {
    node.word_or(Status::Unknown)
}

#[inline(never)]
pub(super) fn basis(fields: &Fields<'_>) -> Option<Basis> {
    fields.word("basis")
}

/// One of `at`, `by` and `between`.
#[inline(never)]
pub(super) fn when(fields: &Fields<'_>) -> Option<When> {
    match (fields.optional("at"), fields.optional("by"), fields.optional("between")) {
        (Some(at), None, None) => at.instant().map(When::At),
        (None, Some(by), None) => by.instant().map(When::By),
        (None, None, Some(between)) => interval(&between).map(|(from, to)| When::Between { from, to }),
        (None, None, None) => fields.required("at", Expected::When, Node::instant).map(When::At),
        (_, Some(second), None) | (_, _, Some(second)) => {
            second.report(Problem::Duplicate("when".to_owned()), Expected::When, Effect::Dropped);
            None
        }
    }
}

/// `{"from": …, "to": …}` whose end is not before its start.
#[inline(never)]
pub(super) fn interval(node: &Node<'_>) -> Option<(crate::time::Timestamp, crate::time::Timestamp)> {
    let fields = node.object()?;
    let (from, to) = (fields.instant("from"), fields.instant("to"));
    fields.close();
    let (from, to) = (from?, to?);
    if to < from {
        node.report(Problem::Reversed, Expected::Ordered, Effect::Dropped);
        return None;
    }
    Some((from, to))
}

#[inline(never)]
pub(super) fn dispute(node: &Node<'_>) -> Option<Dispute> {
    let fields = node.object()?;
    let (claim, sources) = (fields.text("claim"), fields.sources());
    fields.close();
    Some(Dispute { claim: claim?, sources: sources? })
}

/// What every document begins with: its format word.
pub(super) fn format(fields: &Fields<'_>, formats: &'static [&'static str]) -> Option<()> {
    fields.required("format", Expected::OneOf(formats), |node| known_format(node, formats)).map(|_| ())
}

#[inline(never)]
pub(super) fn ids(fields: &Fields<'_>, key: &'static str) -> Vec<Id> {
    fields.list(key, Node::id)
}

/// A site, a service, or a feature of a service.
#[inline(never)]
pub(super) fn subject(fields: &Fields<'_>) -> Option<Subject> {
    if let Some(site) = fields.optional("site") {
        return site.id().map(|site| Subject::Site { site });
    }
    let service = fields.id("service")?;
    match fields.optional("feature") {
        Some(feature) => feature.id().map(|feature| Subject::Feature { service, feature }),
        None => Some(Subject::Service { service }),
    }
}

/// The format that a document names.
pub(super) fn known_format(node: &Node<'_>, formats: &'static [&'static str]) -> Option<&'static str> {
    node.one_of(formats, |word| formats.iter().find(|known| **known == word).copied(), None)
}
