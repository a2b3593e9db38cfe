//! Adding a record to a document. A document in its canonical form stays in it; of any other every byte stays but for the record.

use jsonc_parser::ast::Value;
use jsonc_parser::cst::{CstArray, CstInputValue, CstNode, CstObject, CstObjectProp, CstRootNode};
use jsonc_parser::{CollectOptions, parse_to_ast};

use crate::canonical::{NotJson, STRICT, canonical};
use crate::shapes::Shape;

/// A step on the way to a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// The value of this key.
    Key(&'a str),
    /// The member at this place of a list.
    Place(usize),
}

/// Why a record was not added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAdded {
    /// The document is not JSON.
    Document(NotJson),
    /// The record is not JSON.
    Record(NotJson),
    /// There is no such list, and no object that could have one; or no object whose value could be another.
    NoList,
}

/// A document with a record more at the end of a list. A list that an object does not have yet is made.
///
/// # Errors
/// The document or the record is not JSON, or the list is something else.
pub fn with_record(text: &str, shape: &'static Shape, list: &[Step<'_>], record: &str) -> Result<String, NotAdded> {
    changed(text, shape, |root| {
        let list = list_at(root, list).ok_or(NotAdded::NoList)?;
        list.append(parsed(record)?);
        Ok(())
    })
}

/// A document with another value at a key of one of its objects, in the place of the one that it has.
///
/// # Errors
/// The document or the value is not JSON, or there is no such object.
pub fn with_value(
    text: &str,
    shape: &'static Shape,
    object: &[Step<'_>],
    key: &str,
    new: &str,
) -> Result<String, NotAdded> {
    changed(text, shape, |root| {
        let object = at(root, object).and_then(|found| found.as_object()).ok_or(NotAdded::NoList)?;
        let new = parsed(new)?;
        match property(&object, key) {
            Some(property) => property.set_value(new),
            None => {
                object.append(key, new);
            }
        }
        Ok(())
    })
}

/// A document with a change. What is canonical stays so.
fn changed(
    text: &str,
    shape: &'static Shape,
    change: impl FnOnce(CstNode) -> Result<(), NotAdded>,
) -> Result<String, NotAdded> {
    let is_canonical = canonical(text, shape).map_err(NotAdded::Document)? == text;
    let root = CstRootNode::parse(text, &STRICT).map_err(|error| NotAdded::Document(NotJson::of(&error)))?;
    change(root.value().ok_or(NotAdded::NoList)?)?;
    let text = root.to_string();
    if is_canonical { canonical(&text, shape).map_err(NotAdded::Document) } else { Ok(text) }
}

/// What stands at the end of a way.
fn at(from: CstNode, steps: &[Step<'_>]) -> Option<CstNode> {
    steps.iter().try_fold(from, |from, step| match step {
        Step::Key(key) => property(&from.as_object()?, key)?.value(),
        Step::Place(place) => from.as_array()?.elements().into_iter().nth(*place),
    })
}

/// The list at the end of a way, which is made where its object has none.
fn list_at(from: CstNode, steps: &[Step<'_>]) -> Option<CstArray> {
    let (last, before) = steps.split_last()?;
    let holder = at(from, before)?;
    match last {
        Step::Place(_) => at(holder, &[*last])?.as_array(),
        Step::Key(key) => {
            let object = holder.as_object()?;
            match property(&object, key) {
                Some(property) => property.value()?.as_array(),
                None => object.array_value_or_create(key),
            }
        }
    }
}

/// The property of a name: of several the last counts, as it does for every reader.
fn property(object: &CstObject, key: &str) -> Option<CstObjectProp> {
    object.properties().into_iter().rev().find(|property| property.decoded_name().as_deref() == Some(key))
}

/// A record as it is handed on.
fn parsed(record: &str) -> Result<CstInputValue, NotAdded> {
    let parsed = parse_to_ast(record, &CollectOptions::default(), &STRICT);
    let parsed = parsed.map_err(|error| NotAdded::Record(NotJson::of(&error)))?;
    let value = parsed.value.ok_or(NotAdded::Record(NotJson { line: 1, column: 1 }))?;
    Ok(input(&value))
}

fn input(value: &Value<'_>) -> CstInputValue {
    match value {
        Value::NullKeyword(_) => CstInputValue::Null,
        Value::BooleanLit(literal) => CstInputValue::Bool(literal.value),
        Value::NumberLit(literal) => CstInputValue::Number(literal.value.to_owned()),
        Value::StringLit(literal) => CstInputValue::String(literal.value.clone().into_owned()),
        Value::Array(array) => CstInputValue::Array(array.elements.iter().map(input).collect()),
        Value::Object(object) => CstInputValue::Object(
            object
                .properties
                .iter()
                .map(|property| (property.name.as_str().to_owned(), input(&property.value)))
                .collect(),
        ),
    }
}
