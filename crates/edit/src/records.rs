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
    let is_canonical = canonical(text, shape).map_err(NotAdded::Document)? == text;
    let root = CstRootNode::parse(text, &STRICT).map_err(|error| NotAdded::Document(NotJson::of(&error)))?;
    let list = root.value().and_then(|root| array(&root, list)).ok_or(NotAdded::NoList)?;
    list.append(parsed(record)?);
    let text = root.to_string();
    if is_canonical { canonical(&text, shape).map_err(NotAdded::Document) } else { Ok(text) }
}

/// A document with another value at a key of its own, in the place of the one that it has.
///
/// # Errors
/// The document or the value is not JSON, or the document is not an object.
pub fn with_value(text: &str, shape: &'static Shape, key: &str, new: &str) -> Result<String, NotAdded> {
    let is_canonical = canonical(text, shape).map_err(NotAdded::Document)? == text;
    let root = CstRootNode::parse(text, &STRICT).map_err(|error| NotAdded::Document(NotJson::of(&error)))?;
    let object = root.object_value().ok_or(NotAdded::NoList)?;
    let new = parsed(new)?;
    match property(&object, key) {
        Some(property) => property.set_value(new),
        None => {
            object.append(key, new);
        }
    }
    let text = root.to_string();
    if is_canonical { canonical(&text, shape).map_err(NotAdded::Document) } else { Ok(text) }
}

/// The list at the end of a way.
fn array(from: &CstNode, steps: &[Step<'_>]) -> Option<CstArray> {
    let (step, rest) = steps.split_first()?;
    match step {
        Step::Place(place) => array(&from.as_array()?.elements().into_iter().nth(*place)?, rest),
        Step::Key(key) => {
            let object = from.as_object()?;
            match property(&object, key).and_then(|property| property.value()) {
                Some(value) if rest.is_empty() => value.as_array(),
                Some(value) => array(&value, rest),
                None if rest.is_empty() => object.array_value_or_create(key),
                None => None,
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
