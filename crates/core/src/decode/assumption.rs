//! Decodes what a board says of the estimate: published overlaps, and assumptions that it replaces.

use super::facts::{MAX_AUDIENCE, failing_status, grade};
use super::node::{Fields, Node};
use crate::model::{AssumedInput, Assumption, AssumptionScope, Category, Decimal, Overlap};
use crate::reading::{Effect, Expected, Problem, RecordKind};

pub(super) fn overlap(node: &Node<'_>) -> Option<Overlap> {
    let fields = node.object()?;
    let (service, with) = (fields.id("service"), fields.id("with"));
    let both =
        fields.required("both", Expected::Integer { min: 0, max: MAX_AUDIENCE }, |node| node.integer(0, MAX_AUDIENCE));
    let definition = fields.text("definition");
    let as_of = fields.required("as_of", Expected::Date, Node::date);
    let (grade, sources) = (grade(&fields), fields.sources());
    fields.close();
    Some(Overlap {
        service: service?,
        with: with?,
        both: both?,
        definition: definition?,
        as_of: as_of?,
        grade: grade?,
        sources: sources?,
    })
}

pub(super) fn assumption(node: &Node<'_>) -> Option<Assumption> {
    let fields = node.object()?;
    let input = fields.word("input");
    let scope = input.and_then(|input| scope(&fields, input));
    let values = input.and_then(|input| {
        let expected = Expected::Numbers { count: input.count(), most: input.most() };
        fields.required("values", expected, |node| values(node, input, expected))
    });
    let (note, sources) = (fields.optional_text("note"), super::facts::ids(&fields, "sources"));
    fields.close();
    Some(Assumption { input: input?, scope: scope?, values: values?, note, sources })
}

/// What an assumption is about: its kind follows from what is assumed.
fn scope(fields: &Fields<'_>, input: AssumedInput) -> Option<AssumptionScope> {
    match input {
        AssumedInput::AudienceSpread | AssumedInput::Overlap => Some(AssumptionScope::Board {}),
        AssumedInput::Severity => failing_status(fields).map(|status| AssumptionScope::Status { status }),
        AssumedInput::DailyShare
        | AssumedInput::Launches
        | AssumedInput::MinutesPerDay
        | AssumedInput::HoursOfDay
        | AssumedInput::WeekendUsers
        | AssumedInput::WeekendHours => match fields.optional("category") {
            Some(category) => category.word::<Category>().map(|category| AssumptionScope::Category { category }),
            None => fields
                .required("service", Expected::IdOf(RecordKind::Service), Node::id)
                .map(|service| AssumptionScope::Service { service }),
        },
    }
}

/// As many numbers as the input has, each within its bounds, and three of them in order.
fn values(node: &Node<'_>, input: AssumedInput, expected: Expected) -> Option<Vec<Decimal>> {
    let values = node.list(|node| node.decimal(input.most(), expected));
    let in_order = input.count() != 3 || values.is_sorted();
    if values.len() == input.count() && in_order {
        return Some(values);
    }
    let problem = if in_order { Problem::TooMany { count: values.len() } } else { Problem::Reversed };
    node.report(problem, expected, Effect::Dropped);
    None
}
