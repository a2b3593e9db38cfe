//! Decodes `recovery.json`.

use super::facts::{basis, dispute, format, grade, source, when};
use super::node::{Fields, Node, once};
use crate::model::{
    Change, Dispute, Due, EvidenceGrade, FollowUp, Id, Measure, Milestone, Promise, Quantity, Reading,
    RecoveryDocument, RecoveryFormat, Text, Total, When,
};
use crate::reading::{Effect, Expected, Problem};

const QUANTITIES: &[&str] = &["exactly", "about", "at_least", "between", "not_published"];
const MAX_QUANTITY: u64 = 1_000_000_000;
const MAX_DUE_MINUTES: u64 = 525_600;
const MAX_TOTAL_MINUTES: u64 = 52_560_000;

pub(super) fn recovery(node: &Node<'_>, formats: &'static [&'static str]) -> Option<RecoveryDocument> {
    let fields = node.object()?;
    format(&fields, formats)?;
    let (board, updated_at) = (fields.id("board"), fields.instant("updated_at"));
    let sources = fields.list("sources", once(source, |source| &source.id));
    let measures = fields.list("measures", once(measure, |measure| &measure.id));
    let readings = fields.list("readings", reading);
    let milestones = fields.list("milestones", once(milestone, |milestone| &milestone.id));
    let promises = fields.list("promises", once(promise, |promise| &promise.id));
    let totals = fields.list("totals", once(total, |total| &total.id));
    let follow_ups = fields.list("follow_ups", once(follow_up, |follow_up| &follow_up.id));
    fields.close();
    Some(RecoveryDocument {
        format: RecoveryFormat::V1,
        board: board?,
        updated_at: updated_at?,
        sources,
        measures,
        readings,
        milestones,
        promises,
        totals,
        follow_ups,
    })
}

fn measure(node: &Node<'_>) -> Option<Measure> {
    let fields = node.object()?;
    let (id, site, name) = (fields.id("id"), fields.id("site"), fields.text("name"));
    let unit = fields.word("unit");
    let total =
        fields.required("total", Expected::Integer { min: 1, max: MAX_QUANTITY }, |node| node.integer(1, MAX_QUANTITY));
    let (grade, sources) = (grade(&fields), fields.sources());
    fields.close();
    Some(Measure { id: id?, site: site?, name: name?, unit: unit?, total: total?, grade: grade?, sources: sources? })
}

fn quantity(node: &Node<'_>) -> Option<Quantity> {
    let fields = node.object()?;
    let number = |node: &Node<'_>| node.integer(0, MAX_QUANTITY);
    let quantity = if let Some(node) = fields.optional("exactly") {
        number(&node).map(Quantity::Exactly)
    } else if let Some(node) = fields.optional("about") {
        number(&node).map(Quantity::About)
    } else if let Some(node) = fields.optional("at_least") {
        number(&node).map(Quantity::AtLeast)
    } else if let Some(node) = fields.optional("between") {
        match node.list(number).as_slice() {
            [least, most] if least <= most => Some(Quantity::Between(*least, *most)),
            _ => {
                node.report(Problem::Reversed, Expected::Ordered, Effect::Dropped);
                None
            }
        }
    } else if let Some(node) = fields.optional("not_published") {
        node.word::<Change>().map(Quantity::NotPublished)
    } else {
        node.report(Problem::Missing, Expected::OneOf(QUANTITIES), Effect::Dropped);
        None
    };
    fields.close();
    quantity
}

fn reading(node: &Node<'_>) -> Option<Reading> {
    let fields = node.object()?;
    let (measure, when) = (fields.id("measure"), when(&fields));
    let quantity = fields.required("quantity", Expected::OneOf(QUANTITIES), quantity);
    let (basis, grade, sources) = (basis(&fields), grade(&fields), fields.sources());
    let note = fields.optional_text("note");
    let disputes = fields.list("disputes", dispute);
    fields.close();
    Some(Reading {
        measure: measure?,
        when: when?,
        quantity: quantity?,
        basis: basis?,
        note,
        disputes,
        grade: grade?,
        sources: sources?,
    })
}

/// What happened in words, and who says so.
struct Stated {
    text: Option<Text>,
    disputes: Vec<Dispute>,
    grade: Option<EvidenceGrade>,
    sources: Option<Vec<Id>>,
}

fn stated(fields: &Fields<'_>) -> Stated {
    let (text, disputes) = (fields.text("text"), fields.list("disputes", dispute));
    Stated { text, disputes, grade: grade(fields), sources: fields.sources() }
}

fn milestone(node: &Node<'_>) -> Option<Milestone> {
    let fields = node.object()?;
    let (id, site, when) = (fields.id("id"), fields.id("site"), when(&fields));
    let label = fields.text("label");
    let Stated { text, disputes, grade, sources } = stated(&fields);
    fields.close();
    Some(Milestone {
        id: id?,
        site: site?,
        when: when?,
        label: label?,
        text: text?,
        disputes,
        grade: grade?,
        sources: sources?,
    })
}

fn due(node: &Node<'_>) -> Option<Due> {
    let fields = node.object()?;
    let due = if let Some(by) = fields.optional("by") {
        by.instant().map(Due::By)
    } else {
        fields.required("after", Expected::Object, |node| {
            let after = node.object()?;
            let milestone = after.id("milestone");
            let minutes = after.required("minutes", Expected::Integer { min: 0, max: MAX_DUE_MINUTES }, |node| {
                node.integer(0, MAX_DUE_MINUTES)
            });
            after.close();
            Some(Due::After { milestone: milestone?, minutes: u32::try_from(minutes?).ok()? })
        })
    };
    fields.close();
    due
}

/// An object with either `at` or `between`.
fn when_object(node: &Node<'_>) -> Option<When> {
    let fields = node.object()?;
    let when = when(&fields);
    fields.close();
    when
}

fn promise(node: &Node<'_>) -> Option<Promise> {
    let fields = node.object()?;
    let (id, by, made_at, text) = (fields.id("id"), fields.text("by"), fields.instant("made_at"), fields.text("text"));
    let due = fields.optional("due").and_then(|node| due(&node));
    let fulfilled = fields.optional("fulfilled").and_then(|node| when_object(&node));
    let outcome = fields.optional_text("outcome");
    let (grade, sources) = (grade(&fields), fields.sources());
    fields.close();
    Some(Promise {
        id: id?,
        by: by?,
        made_at: made_at?,
        text: text?,
        due,
        fulfilled,
        outcome,
        grade: grade?,
        sources: sources?,
    })
}

fn total(node: &Node<'_>) -> Option<Total> {
    let fields = node.object()?;
    let (id, by, to) = (fields.id("id"), fields.text("by"), fields.instant("to"));
    let minutes = fields.required("minutes", Expected::Integer { min: 0, max: MAX_TOTAL_MINUTES }, |node| {
        node.integer(0, MAX_TOTAL_MINUTES)
    });
    let from = fields.optional("from").and_then(|node| node.instant());
    let note = fields.optional_text("note");
    let (grade, sources) = (grade(&fields), fields.sources());
    fields.close();
    Some(Total { id: id?, by: by?, minutes: minutes?, from, to: to?, note, grade: grade?, sources: sources? })
}

fn follow_up(node: &Node<'_>) -> Option<FollowUp> {
    let fields = node.object()?;
    let (id, kind) = (fields.id("id"), fields.word("kind"));
    let on = fields.required("on", Expected::Date, Node::date);
    let Stated { text, disputes, grade, sources } = stated(&fields);
    fields.close();
    Some(FollowUp { id: id?, kind: kind?, on: on?, text: text?, disputes, grade: grade?, sources: sources? })
}
