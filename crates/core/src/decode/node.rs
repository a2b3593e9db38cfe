//! A place in a JSON document that knows where it is and reports what it does not find.

use std::cell::RefCell;
use std::collections::HashSet;

use super::printed::printed;
use crate::time::Offset;
use crate::time::Timestamp;
use serde_json::{Map, Value};

use crate::model::{Address, CalendarDay, Date, Decimal, Id, Link, Text, is_shown};
use crate::reading::{Effect, Expected, Finding, JsonKind, Log, MAX_RECORDS, MAX_TEXT_CHARACTERS, Problem, excerpt};
use crate::vocabulary::Vocabulary;

/// A JSON value, its pointer and the log of its document.
#[derive(Clone)]
pub(crate) struct Node<'a> {
    value: &'a Value,
    pointer: String,
    log: &'a Log,
}

impl<'a> Node<'a> {
    pub(crate) fn root(value: &'a Value, log: &'a Log) -> Self {
        Self { value, pointer: String::new(), log }
    }

    /// Reports a problem of this value.
    #[inline(never)]
    pub(crate) fn report(&self, problem: Problem, expected: Expected, effect: Effect) {
        self.log.add(Finding { pointer: self.pointer.clone(), problem, expected, effect });
    }

    fn dropped<T>(&self, problem: Problem, expected: Expected) -> Option<T> {
        self.report(problem, expected, Effect::Dropped);
        None
    }

    fn wrong_kind<T>(&self, expected: Expected) -> Option<T> {
        self.dropped(Problem::WrongKind(kind(self.value)), expected)
    }

    #[inline(never)]
    pub(crate) fn object(&self) -> Option<Fields<'a>> {
        match self.value {
            Value::Object(map) => Some(Fields { map, node: self.clone(), read: RefCell::default() }),
            _ => self.wrong_kind(Expected::Object),
        }
    }

    #[inline(never)]
    fn members(&self) -> Vec<Node<'a>> {
        let Value::Array(members) = self.value else {
            return self.wrong_kind(Expected::Array).unwrap_or_default();
        };
        if members.len() > MAX_RECORDS {
            self.report(
                Problem::TooMany { count: members.len() },
                Expected::AtMostRecords(MAX_RECORDS),
                Effect::Dropped,
            );
        }
        members.iter().take(MAX_RECORDS).enumerate().map(|(index, value)| self.member(index, value)).collect()
    }

    fn member(&self, index: usize, value: &'a Value) -> Self {
        Node { value, pointer: format!("{}/{index}", self.pointer), log: self.log }
    }

    /// The members that a list leaves out because it is too long.
    pub(crate) fn beyond(&self) -> impl Iterator<Item = Node<'a>> {
        let members = self.value.as_array().map(Vec::as_slice).unwrap_or_default();
        members.iter().enumerate().skip(MAX_RECORDS).map(|(index, value)| self.member(index, value))
    }

    /// The members that decode; the others are dropped, each with its own finding.
    pub(crate) fn list<T>(&self, decode: impl Fn(&Node<'a>) -> Option<T>) -> Vec<T> {
        let mut list = Vec::new();
        for node in self.members() {
            list.extend(decode(&node));
        }
        list
    }

    #[inline(never)]
    fn str(&self) -> Option<&'a str> {
        match self.value {
            Value::String(text) => Some(text),
            _ => self.wrong_kind(Expected::String),
        }
    }

    /// Plain text of bounded length. Control characters are dropped; what looks like markup stays text and is reported.
    pub(crate) fn plain(&self) -> Option<String> {
        self.plain_up_to(MAX_TEXT_CHARACTERS)
    }

    /// The same, cut at another length.
    pub(crate) fn plain_up_to(&self, most: usize) -> Option<String> {
        let text = self.str()?;
        let mut plain: String = text.chars().filter(|c| is_shown(*c) || *c == '\n').collect();
        if let Some((cut, _)) = plain.char_indices().nth(most) {
            let characters = plain.chars().count();
            plain.truncate(cut);
            self.report(Problem::TooLong { characters }, Expected::AtMostCharacters(most), Effect::Kept);
        }
        if looks_like_markup(&plain) {
            self.report(Problem::Markup, Expected::PlainText, Effect::Kept);
        }
        Some(plain)
    }

    /// Text in both languages. Where one is missing the other stands in for it.
    pub(crate) fn text(&self) -> Option<Text> {
        let Value::Object(map) = self.value else {
            return self.wrong_kind(Expected::Text);
        };
        let fields = Fields { map, node: self.clone(), read: RefCell::default() };
        let ko = fields.optional("ko").and_then(|node| node.plain()).filter(|text| !text.is_empty());
        let en = fields.optional("en").and_then(|node| node.plain()).filter(|text| !text.is_empty());
        fields.close();
        match (ko, en) {
            (Some(ko), Some(en)) => Some(Text { ko, en }),
            (Some(only), None) | (None, Some(only)) => {
                self.report(Problem::Missing, Expected::Text, Effect::Kept);
                Some(Text { ko: only.clone(), en: only })
            }
            (None, None) => self.dropped(Problem::Missing, Expected::Text),
        }
    }

    /// A title: a string that both languages share, or a text.
    pub(crate) fn title(&self) -> Option<Text> {
        match self.value {
            Value::String(_) => match self.plain()?.as_str() {
                "" => self.dropped(Problem::Empty, Expected::PlainText),
                shared => Some(Text { ko: shared.to_owned(), en: shared.to_owned() }),
            },
            Value::Object(_) => self.text(),
            _ => self.wrong_kind(Expected::String),
        }
    }

    /// A string that `parse` takes.
    pub(super) fn parsed<T>(&self, expected: Expected, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.str()?;
        match parse(text) {
            Some(value) => Some(value),
            None => self.dropped(Problem::Malformed(excerpt(text)), expected),
        }
    }

    pub(crate) fn id(&self) -> Option<Id> {
        self.parsed(Expected::Id, Id::parse)
    }

    pub(crate) fn address(&self) -> Option<Address> {
        self.parsed(Expected::Address, Address::parse)
    }

    /// An address that is fetched: https, or http on the loopback host.
    pub(crate) fn feed_address(&self) -> Option<Address> {
        self.parsed(Expected::FeedAddress, |text| Address::parse(text).filter(Address::is_fetchable))
    }

    /// An address of https that carries no parameters.
    pub(crate) fn plain_address(&self) -> Option<Address> {
        self.parsed(Expected::PlainAddress, |text| Address::parse(text).filter(Link::is_plain))
    }

    pub(crate) fn date(&self) -> Option<Date> {
        self.parsed(Expected::Date, Date::parse)
    }

    /// A day of the calendar.
    pub(crate) fn day(&self) -> Option<CalendarDay> {
        self.parsed(Expected::Day, CalendarDay::parse)
    }

    /// An instant in RFC 3339. One without an offset is refused: it could be any of two dozen instants.
    pub(crate) fn instant(&self) -> Option<Timestamp> {
        self.parsed(Expected::Instant, crate::instant::parse)
    }

    pub(crate) fn offset(&self) -> Option<Offset> {
        self.parsed(Expected::Offset, |text| {
            let seconds = crate::instant::offset_seconds(text).filter(|_| text.len() == 6)?;
            Offset::from_seconds(seconds)
        })
    }

    pub(crate) fn file_name(&self) -> Option<String> {
        self.parsed(Expected::FileName, |text| crate::model::FeedPlace::is_file_name(text).then(|| text.to_owned()))
    }

    pub(crate) fn integer(&self, min: u64, max: u64) -> Option<u64> {
        let Value::Number(number) = self.value else {
            return self.wrong_kind(Expected::Integer { min, max });
        };
        match number.as_u64() {
            Some(value) if (min..=max).contains(&value) => Some(value),
            _ => self.dropped(Problem::OutOfRange(printed(number)), Expected::Integer { min, max }),
        }
    }

    /// A number from 0 to a greatest one.
    pub(crate) fn decimal(&self, most: u64, expected: Expected) -> Option<Decimal> {
        let Value::Number(number) = self.value else {
            return self.wrong_kind(expected);
        };
        match number.as_f64().filter(|value| *value <= most as f64).and_then(Decimal::from_f64) {
            Some(value) => Some(value),
            None => self.dropped(Problem::OutOfRange(printed(number)), expected),
        }
    }

    pub(crate) fn boolean(&self) -> Option<bool> {
        match self.value {
            Value::Bool(value) => Some(*value),
            _ => self.wrong_kind(Expected::Boolean),
        }
    }

    /// A word of a vocabulary; an unrecognised one drops the record.
    pub(crate) fn word<T: Vocabulary>(&self) -> Option<T> {
        self.one_of(T::WORDS, T::parse, None)
    }

    /// A word of a vocabulary; an unrecognised one becomes `otherwise`, and is reported.
    pub(crate) fn word_or<T: Vocabulary>(&self, otherwise: T) -> Option<T> {
        self.one_of(T::WORDS, T::parse, Some(otherwise))
    }

    /// One of some words. What `parse` makes nothing of is reported, and becomes `otherwise`.
    pub(crate) fn one_of<T>(
        &self,
        words: &'static [&'static str],
        parse: impl FnOnce(&str) -> Option<T>,
        otherwise: Option<T>,
    ) -> Option<T> {
        let text = self.str()?;
        let found = parse(text);
        if found.is_none() {
            let effect = if otherwise.is_some() { Effect::Kept } else { Effect::Dropped };
            self.report(Problem::UnknownWord(excerpt(text)), Expected::OneOf(words), effect);
        }
        found.or(otherwise)
    }
}

/// The fields of an object. Whatever is not asked for by the time it is closed is reported as unknown.
pub(crate) struct Fields<'a> {
    map: &'a Map<String, Value>,
    pub(crate) node: Node<'a>,
    read: RefCell<Vec<&'static str>>,
}

impl<'a> Fields<'a> {
    /// The value of a field; `null` counts as absent.
    #[inline(never)]
    pub(crate) fn optional(&self, key: &'static str) -> Option<Node<'a>> {
        self.read.borrow_mut().push(key);
        let value = self.map.get(key).filter(|value| !value.is_null())?;
        Some(Node { value, pointer: format!("{}/{key}", self.node.pointer), log: self.node.log })
    }

    /// A field that the record cannot do without, decoded. When it is absent or bad the record is dropped.
    pub(crate) fn required<T>(
        &self,
        key: &'static str,
        expected: Expected,
        decode: impl FnOnce(&Node<'a>) -> Option<T>,
    ) -> Option<T> {
        decode(&self.present(key, expected)?)
    }

    /// The value of a field that has to be there. Apart from `required`, so that it is compiled once and not for every field.
    #[inline(never)]
    fn present(&self, key: &'static str, expected: Expected) -> Option<Node<'a>> {
        let node = self.optional(key);
        if node.is_none() {
            let pointer = format!("{}/{key}", self.node.pointer);
            self.node.log.add(Finding { pointer, problem: Problem::Missing, expected, effect: Effect::Dropped });
        }
        node
    }

    #[inline(never)]
    pub(crate) fn text(&self, key: &'static str) -> Option<Text> {
        self.required(key, Expected::Text, Node::text)
    }

    #[inline(never)]
    pub(crate) fn optional_text(&self, key: &'static str) -> Option<Text> {
        self.optional(key)?.text()
    }

    /// Plain text that is not empty.
    #[inline(never)]
    pub(crate) fn plain(&self, key: &'static str) -> Option<String> {
        self.required(key, Expected::String, |node| match node.plain()?.as_str() {
            "" => node.dropped(Problem::Empty, Expected::PlainText),
            text => Some(text.to_owned()),
        })
    }

    #[inline(never)]
    pub(crate) fn word<T: Vocabulary>(&self, key: &'static str) -> Option<T> {
        self.required(key, Expected::OneOf(T::WORDS), Node::word)
    }

    pub(crate) fn id(&self, key: &'static str) -> Option<Id> {
        self.required(key, Expected::Id, Node::id)
    }

    /// An id that has been asked for already, where it is one.
    pub(crate) fn id_unreported(&self, key: &'static str) -> Option<Id> {
        self.map.get(key).and_then(Value::as_str).and_then(Id::parse)
    }

    #[inline(never)]
    pub(crate) fn instant(&self, key: &'static str) -> Option<Timestamp> {
        self.required(key, Expected::Instant, Node::instant)
    }

    /// A list that may be absent.
    pub(crate) fn list<T>(&self, key: &'static str, decode: impl Fn(&Node<'a>) -> Option<T>) -> Vec<T> {
        self.optional(key).map(|node| node.list(decode)).unwrap_or_default()
    }

    /// A list of ids that must not be empty: the sources of a fact, the statuses of a condition.
    pub(crate) fn some_of<T>(&self, key: &'static str, decode: impl Fn(&Node<'a>) -> Option<T>) -> Option<Vec<T>> {
        let list = self.required(key, Expected::AtLeastOne, |node| Some(node.list(decode)))?;
        if list.is_empty() {
            if let Some(node) = self.optional(key) {
                node.report(Problem::Empty, Expected::AtLeastOne, Effect::Dropped);
            }
            return None;
        }
        Some(list)
    }

    /// Ids of sources, at least one.
    #[inline(never)]
    pub(crate) fn sources(&self) -> Option<Vec<Id>> {
        self.some_of("sources", Node::id)
    }

    /// Reports the fields that nobody asked for.
    #[inline(never)]
    pub(crate) fn close(&self) {
        let read = self.read.borrow();
        for key in self.map.keys() {
            if !read.contains(&key.as_str()) {
                self.node.report(Problem::UnknownField(excerpt(key)), Expected::KnownField, Effect::Kept);
            }
        }
    }
}

/// A decoder that keeps the first of the records with the same id and reports the others where they stand.
pub(crate) fn once<'a, T>(
    decode: impl Fn(&Node<'a>) -> Option<T>,
    id: impl Fn(&T) -> &Id,
) -> impl Fn(&Node<'a>) -> Option<T> {
    once_beside(HashSet::new(), decode, id)
}

/// The same, beside records that have taken their ids already.
pub(crate) fn once_beside<'a, T>(
    taken: HashSet<Id>,
    decode: impl Fn(&Node<'a>) -> Option<T>,
    id: impl Fn(&T) -> &Id,
) -> impl Fn(&Node<'a>) -> Option<T> {
    let taken = RefCell::new(taken);
    move |node| {
        let record = decode(node)?;
        if !taken.borrow_mut().insert(id(&record).clone()) {
            let pointer = format!("{}/id", node.pointer);
            let problem = Problem::Duplicate(id(&record).to_string());
            return Node { pointer, ..node.clone() }.dropped(problem, Expected::UniqueId);
        }
        Some(record)
    }
}

fn kind(value: &Value) -> JsonKind {
    match value {
        Value::Null => JsonKind::Null,
        Value::Bool(_) => JsonKind::Boolean,
        Value::Number(_) => JsonKind::Number,
        Value::String(_) => JsonKind::String,
        Value::Array(_) => JsonKind::Array,
        Value::Object(_) => JsonKind::Object,
    }
}

/// Whether text holds what a browser would take for a tag or a character reference.
fn looks_like_markup(text: &str) -> bool {
    let follows = |mark: char, test: fn(char) -> bool| {
        text.char_indices().any(|(at, c)| c == mark && text.get(at + 1..).is_some_and(|rest| rest.starts_with(test)))
    };
    follows('<', |c| c.is_ascii_alphabetic() || c == '/' || c == '!') || text.contains("&#") || text.contains("&lt;")
}
