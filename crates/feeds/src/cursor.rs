//! A place in a foreign feed that knows where it is. Foreign feeds are read leniently: what is absent, null or of another
//! kind is absent; only what would be lost, or would change what is shown, is reported.
//!
//! *The rule.* What could not be read may be what is wrong: a record that is none, a list that is none, and what lies beyond
//! the most records that are read make the document incomplete, and no whole of it is fine. A record without a name is a
//! record all the same.

use std::fmt::Write;

use super::json::Json;
use super::text::{self, LONGEST_NAME};
use super::times;
use downboard_core::model::{Address, Status};
use downboard_core::reading::{Effect, Expected, Finding, Log, MAX_RECORDS, Problem, excerpt};
use downboard_core::steps::step;
use downboard_core::time::Timestamp;

/// The way to a place, as a chain on the stack: a pointer is written only when something is reported.
#[derive(Clone, Copy)]
enum Path<'p> {
    Root,
    Key(&'p Path<'p>, &'p str),
    Index(&'p Path<'p>, usize),
}

impl Path<'_> {
    /// The JSON pointer (RFC 6901).
    fn write(&self, pointer: &mut String) {
        match self {
            Self::Root => {}
            Self::Key(parent, key) => {
                parent.write(pointer);
                pointer.push('/');
                pointer.push_str(&excerpt(key).replace('~', "~0").replace('/', "~1"));
            }
            Self::Index(parent, index) => {
                parent.write(pointer);
                // Writing into a String cannot fail.
                let _ = write!(pointer, "/{index}");
            }
        }
    }
}

/// A value, the way to it and the log of its feed.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'p> {
    json: &'p Json<'p>,
    path: Path<'p>,
    log: &'p Log,
    read_at: Option<Timestamp>,
    /// Whether it is a detail of a record that is read: what is lost of it hides no trouble.
    is_detail: bool,
}

impl<'p> Cursor<'p> {
    pub(super) fn root(json: &'p Json<'p>, log: &'p Log, read_at: Option<Timestamp>) -> Self {
        Self { json, path: Path::Root, log, read_at, is_detail: false }
    }

    /// When the body was read, as far as that is known.
    pub(super) fn read_at(&self) -> Option<Timestamp> {
        self.read_at
    }

    /// The same place as a detail of the record in which it stands.
    pub(super) fn as_detail(&self) -> Self {
        Self { is_detail: true, ..*self }
    }

    /// The JSON pointer of this place.
    pub(super) fn pointer(&self) -> String {
        let mut pointer = String::new();
        self.path.write(&mut pointer);
        pointer
    }

    pub(super) fn report(&self, problem: Problem, expected: Expected, effect: Effect) {
        self.log.add(Finding { pointer: self.pointer(), problem, expected, effect });
    }

    /// The value itself, for what the format tells apart by kind.
    pub(super) fn json(&self) -> &'p Json<'p> {
        self.json
    }

    pub(super) fn is_object(&self) -> bool {
        matches!(self.json, Json::Object(_))
    }

    pub(super) fn is_array(&self) -> bool {
        matches!(self.json, Json::Array(_))
    }

    /// The value of a field; `null` counts as absent.
    pub(super) fn get<'c>(&'c self, key: &'c str) -> Option<Cursor<'c>> {
        let json = self.json.get(key).filter(|json| **json != Json::Null)?;
        Some(self.within(json, Path::Key(&self.path, key)))
    }

    fn within<'c>(&'c self, json: &'c Json<'c>, path: Path<'c>) -> Cursor<'c> {
        Cursor { json, path, log: self.log, read_at: self.read_at, is_detail: self.is_detail }
    }

    /// The records of a list that decode. One that does not is reported and left out; the rest stands. What is no list, and
    /// what lies beyond the most records, is lost.
    pub(super) fn list<T>(&self, decode: impl Fn(&Cursor<'_>) -> Option<T>) -> Vec<T> {
        let members = self.json.members();
        if !self.is_array() {
            self.lose(self.pointer(), Problem::WrongKind(self.json.kind()), Expected::Array);
        }
        self.lose_beyond(members.len());
        let members = members.iter().take(MAX_RECORDS).enumerate();
        members
            .filter_map(|(index, json)| {
                step();
                decode(&self.within(json, Path::Index(&self.path, index)))
            })
            .collect()
    }

    /// The values of an object by their keys, as for a list. An empty list is how PHP writes an empty object.
    pub(super) fn entries<T>(&self, decode: impl Fn(&str, &Cursor<'_>) -> Option<T>) -> Vec<T> {
        let Json::Object(fields) = self.json else {
            if !self.is_array() || !self.json.members().is_empty() {
                self.lose(self.pointer(), Problem::WrongKind(self.json.kind()), Expected::Object);
            }
            return Vec::new();
        };
        self.lose_beyond(fields.len());
        let fields = fields.iter().take(MAX_RECORDS);
        fields.filter_map(|(key, json)| decode(key, &self.within(json, Path::Key(&self.path, key)))).collect()
    }

    /// The records of the list in a field; an absent field has none.
    pub(super) fn list_of<T>(&self, key: &str, decode: impl Fn(&Cursor<'_>) -> Option<T>) -> Vec<T> {
        self.get(key).map(|list| list.list(decode)).unwrap_or_default()
    }

    /// The same of what belongs to a record that is read itself: updates, the names of what it is about.
    pub(super) fn details_of<T>(&self, key: &str, decode: impl Fn(&Cursor<'_>) -> Option<T>) -> Vec<T> {
        self.get(key).map(|list| list.as_detail().list(decode)).unwrap_or_default()
    }

    fn lose_beyond(&self, count: usize) {
        if count > MAX_RECORDS {
            self.lose(self.pointer(), Problem::TooMany { count }, Expected::AtMostRecords(MAX_RECORDS));
        }
    }

    fn lose(&self, pointer: String, problem: Problem, expected: Expected) {
        let finding = Finding { pointer, problem, expected, effect: Effect::Dropped };
        if self.is_detail {
            self.log.add(finding);
        } else {
            self.log.lose(finding);
        }
    }

    /// What a record is called: its id and its name, by the first of these fields that can be read. Each stands for the
    /// other where that is absent, and its place where both are. `None` for what is no record, which is lost.
    pub(super) fn called(&self, id: Option<String>, names: &[&str]) -> Option<(String, String)> {
        let (id, title) = self.titled(id, names)?;
        let name = if title.is_empty() { id.clone() } else { title };
        Some((id, name))
    }

    /// As `called`, with an empty title where there is neither a name nor an id.
    pub(super) fn titled(&self, id: Option<String>, names: &[&str]) -> Option<(String, String)> {
        let main = names.first().copied().unwrap_or_default();
        if !self.is_object() {
            return self.drop_for(main, Expected::String);
        }
        let name = names.iter().find_map(|key| self.line(key));
        if name.is_none() {
            let problem = match self.get(main) {
                None => Problem::Missing,
                Some(Cursor { json: Json::String(_), .. }) => Problem::Empty,
                Some(other) => Problem::WrongKind(other.json.kind()),
            };
            let pointer = format!("{}/{main}", self.pointer());
            self.log.add(Finding { pointer, problem, expected: Expected::String, effect: Effect::Kept });
        }
        let title = name.or_else(|| id.clone());
        let id = id.or_else(|| title.clone()).unwrap_or_else(|| self.pointer());
        Some((id, title.unwrap_or_default()))
    }

    /// A text as it stands, for words and times.
    pub(super) fn word(&self, key: &str) -> Option<&'p str> {
        self.json.get(key)?.as_str()
    }

    /// An id: text, or a number written out. Bounded.
    pub(super) fn id(&self, key: &str) -> Option<String> {
        match self.json.get(key)? {
            Json::String(text) => Some(text::line(text, LONGEST_NAME)).filter(|id| !id.is_empty()),
            Json::Integer(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// A whole number, also one written as text.
    pub(super) fn integer(&self, key: &str) -> Option<i64> {
        match self.json.get(key)? {
            Json::Integer(number) => Some(*number),
            Json::String(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    pub(super) fn boolean(&self, key: &str) -> Option<bool> {
        if let Json::Boolean(value) = self.json.get(key)? { Some(*value) } else { None }
    }

    /// A name or title on one line: tags dropped, character references decoded, bounded. Empty is absent.
    pub(super) fn line(&self, key: &str) -> Option<String> {
        let text = self.word(key)?;
        Some(text::line(&text::plain(text), LONGEST_NAME)).filter(|line| !line.is_empty())
    }

    /// A body as plain text: tags dropped, character references decoded, bounded. Empty is absent.
    pub(super) fn body(&self, key: &str) -> Option<String> {
        Some(text::plain(self.word(key)?)).filter(|body| !body.is_empty())
    }

    /// An http or https address; anything else is left out and reported.
    pub(super) fn address(&self, key: &str) -> Option<Address> {
        let text = self.word(key)?;
        let address = Address::parse(text.trim());
        if address.is_none() && !text.is_empty() {
            self.malformed(key, text, Expected::Address);
        }
        address
    }

    /// An instant in RFC 3339 with an offset.
    pub(super) fn instant(&self, key: &str) -> Option<Timestamp> {
        self.time(key, downboard_core::instant::parse)
    }

    /// An instant that `parse` takes; a text that it does not take is left out and reported.
    pub(super) fn time(&self, key: &str, parse: impl Fn(&str) -> Option<Timestamp>) -> Option<Timestamp> {
        let text = self.word(key)?;
        // Go writes its zero time where there is none.
        if text.is_empty() || text.starts_with("0001-01-01") {
            return None;
        }
        let time = parse(text.trim());
        if let Some(place) = self.get(key).filter(|_| time.is_none()) {
            place.report(times::problem(text), Expected::Instant, Effect::Kept);
        }
        time
    }

    /// An instant as seconds from the epoch, as a number or as text.
    pub(super) fn epoch_seconds(&self, key: &str) -> Option<Timestamp> {
        let seconds = self.integer(key)?;
        let time = times::epoch_seconds(seconds);
        if time.is_none() {
            self.malformed(key, &seconds.to_string(), Expected::Instant);
        }
        time
    }

    fn malformed(&self, key: &str, text: &str, expected: Expected) {
        if let Some(place) = self.get(key) {
            place.report(Problem::Malformed(excerpt(text)), expected, Effect::Kept);
        }
    }

    /// The value of the word in a field, by a table of the format's own words. A word that is not in it is reported and
    /// `otherwise` is used: never a good one.
    pub(super) fn choice<T: Copy>(&self, key: &str, table: &[(&'static str, T)], otherwise: T) -> Option<T> {
        let word = self.word(key).filter(|word| !word.is_empty())?;
        let found = table.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, value)| *value);
        if found.is_none()
            && let Some(place) = self.get(key)
        {
            place.report(Problem::UnknownWord(excerpt(word)), Expected::KnownWord, Effect::Kept);
        }
        Some(found.unwrap_or(otherwise))
    }

    /// As `choice`, where the words of the format are numbers, some written as text: a number that is not in the table
    /// is reported and `otherwise` is used.
    pub(super) fn code<T: Copy>(&self, key: &str, table: &[(i64, T)], otherwise: T) -> Option<T> {
        let written = match self.json.get(key)? {
            Json::Integer(number) => number.to_string(),
            Json::String(text) if !text.trim().is_empty() => text.trim().to_owned(),
            _ => return None,
        };
        let number = self.integer(key);
        let found = table.iter().find(|(known, _)| Some(*known) == number).map(|(_, value)| *value);
        if found.is_none()
            && let Some(place) = self.get(key)
        {
            place.report(Problem::UnknownWord(excerpt(&written)), Expected::KnownWord, Effect::Kept);
        }
        Some(found.unwrap_or(otherwise))
    }

    /// The status of the word in a field. Absent is unknown, and so is an unrecognised word, which is reported.
    pub(super) fn status(&self, key: &str, table: &[(&'static str, Status)]) -> Status {
        self.choice(key, table, Status::Unknown).unwrap_or(Status::Unknown)
    }

    /// Reports a record that cannot be used: a field without which it says nothing is absent.
    pub(super) fn drop_for<T>(&self, key: &str, expected: Expected) -> Option<T> {
        self.lose(format!("{}/{key}", self.pointer()), Problem::Missing, expected);
        None
    }
}
