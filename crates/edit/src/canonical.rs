//! The canonical form of a document, so that a change of one record is a change of one place in its file.
//!
//! Keys stand in the order of the schema, those that it does not know after them by name, records as they stand. What fits into a line
//! stands in one, with two spaces before it for each level; anything else has a line for each of its parts. Every number and every
//! text stays as it was written, to the byte.

use jsonc_parser::ast::{ObjectProp, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::errors::ParseError;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use crate::shapes::Shape;

/// A longer line is broken, where it can be.
const WIDTH: usize = 160;
const LEVEL: usize = 2;

/// JSON and nothing more.
pub(crate) const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Where a text ceases to be JSON, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotJson {
    /// The line.
    pub line: usize,
    /// The character in it.
    pub column: usize,
}

impl NotJson {
    pub(crate) fn of(error: &ParseError) -> Self {
        Self { line: error.line_display(), column: error.column_display() }
    }
}

/// A document in its canonical form.
///
/// # Errors
/// It is not JSON.
pub fn canonical(text: &str, shape: &'static Shape) -> Result<String, NotJson> {
    let parsed = parse_to_ast(text, &CollectOptions::default(), &STRICT).map_err(|error| NotJson::of(&error))?;
    let value = parsed.value.ok_or(NotJson { line: 1, column: 1 })?;
    let mut written = String::with_capacity(text.len());
    let writer = Writer { text };
    match writer.inside(&value, Some(shape)) {
        Some(inside) => writer.write_lines(&inside, 0, &mut written),
        None => written.push_str(writer.raw(&value)),
    }
    written.push('\n');
    Ok(written)
}

/// What an object or a list consists of.
struct Inside<'a, 'v> {
    brackets: (&'static str, &'static str),
    /// Whether it is a list of records, each of which has a line at least.
    has_records: bool,
    members: Vec<Member<'a, 'v>>,
}

/// A member of a list, or of an object with its key.
struct Member<'a, 'v> {
    key: Option<&'a str>,
    value: &'v Value<'a>,
    shape: Option<&'static Shape>,
}

struct Writer<'a> {
    text: &'a str,
}

impl<'a> Writer<'a> {
    /// A part of the document as it was written.
    fn raw(&self, part: &impl Ranged) -> &'a str {
        self.text.get(part.start()..part.end()).unwrap_or_default()
    }

    fn inside<'v>(&self, value: &'v Value<'a>, shape: Option<&'static Shape>) -> Option<Inside<'a, 'v>> {
        match value {
            Value::Object(object) => {
                let mut parts: Vec<_> = object.properties.iter().map(|property| member(shape, property)).collect();
                parts.sort_by(|(one, _), (other, _)| one.cmp(other));
                let members = parts.into_iter().map(|(_, (property, shape))| {
                    let key = Some(self.raw(&property.name));
                    Member { key, value: &property.value, shape }
                });
                Some(Inside { brackets: ("{", "}"), has_records: false, members: members.collect() })
            }
            Value::Array(array) => {
                let has_records = array.elements.iter().any(|element| matches!(element, Value::Object(_)));
                let members = array.elements.iter().map(|value| Member { key: None, value, shape });
                Some(Inside { brackets: ("[", "]"), has_records, members: members.collect() })
            }
            _ => None,
        }
    }

    /// Writes a value where so many characters are left of its line.
    fn write(
        &self,
        value: &Value<'a>,
        shape: Option<&'static Shape>,
        indent: usize,
        left: usize,
        written: &mut String,
    ) {
        let mut line = String::new();
        if self.write_line(value, shape, left, &mut line) {
            written.push_str(&line);
            return;
        }
        match self.inside(value, shape) {
            Some(inside) => self.write_lines(&inside, indent, written),
            None => written.push_str(self.raw(value)),
        }
    }

    /// Each member in lines of its own.
    fn write_lines(&self, inside: &Inside<'a, '_>, indent: usize, written: &mut String) {
        let (open, close) = inside.brackets;
        written.push_str(open);
        let level = indent + LEVEL;
        for (place, Member { key, value, shape }) in inside.members.iter().enumerate() {
            written.push_str(if place == 0 { "\n" } else { ",\n" });
            written.extend(std::iter::repeat_n(' ', level));
            let key = key.map(|key| format!("{key}: ")).unwrap_or_default();
            // A comma may follow.
            let left = WIDTH.saturating_sub(level + key.chars().count() + 1);
            written.push_str(&key);
            self.write(value, *shape, level, left, written);
        }
        if !inside.members.is_empty() {
            written.push('\n');
            written.extend(std::iter::repeat_n(' ', indent));
        }
        written.push_str(close);
    }

    /// Writes a value into a line of so many characters, and tells whether that has room.
    fn write_line(&self, value: &Value<'a>, shape: Option<&'static Shape>, left: usize, line: &mut String) -> bool {
        let Some(Inside { brackets: (open, close), has_records, members }) = self.inside(value, shape) else {
            line.push_str(self.raw(value));
            return has_room(line, left);
        };
        if has_records {
            return false;
        }
        let space = if open == "{" && !members.is_empty() { " " } else { "" };
        line.push_str(open);
        line.push_str(space);
        for (place, Member { key, value, shape }) in members.into_iter().enumerate() {
            line.push_str(if place == 0 { "" } else { ", " });
            if let Some(key) = key {
                line.push_str(key);
                line.push_str(": ");
            }
            if !self.write_line(value, shape, left, line) {
                return false;
            }
        }
        line.push_str(space);
        line.push_str(close);
        has_room(line, left)
    }
}

/// A Korean letter has three bytes.
fn has_room(line: &str, left: usize) -> bool {
    line.len() <= left || line.chars().count() <= left
}

/// A member of an object: where it stands, by the order of its kind or else by its name, and the kind of what it holds.
#[expect(clippy::type_complexity, reason = "a place, and what stands there")]
fn member<'a, 'v>(
    shape: Option<&'static Shape>,
    property: &'v ObjectProp<'a>,
) -> ((usize, Option<String>), (&'v ObjectProp<'a>, Option<&'static Shape>)) {
    let name = property.name.as_str();
    let Some(shape) = shape else { return ((0, None), (property, None)) };
    match shape.keys.iter().position(|(key, _)| *key == name) {
        Some(place) => ((place, None), (property, shape.keys.get(place).and_then(|(_, of)| *of))),
        None => ((usize::MAX, Some(name.to_owned())), (property, None)),
    }
}
