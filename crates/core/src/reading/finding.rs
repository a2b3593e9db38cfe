//! What is wrong with a document, where, and what was expected.

use std::fmt;

use crate::time::Timestamp;

/// The kinds of JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonKind {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number.
    Number,
    /// Text in quotes.
    String,
    /// A list.
    Array,
    /// An object.
    Object,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// More bytes than are read.
    TooLarge {
        /// The size of the document.
        bytes: u64,
    },
    /// Not JSON from this place on; a truncated document ends here.
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// Whether the document simply stops.
        truncated: bool,
    },
    /// Objects and arrays within each other deeper than is read.
    TooDeep,
    /// A required field is absent.
    Missing,
    /// Another kind of JSON value.
    WrongKind(JsonKind),
    /// A word that is not one of those allowed.
    UnknownWord(String),
    /// Text that is not what the field holds.
    Malformed(String),
    /// A number outside the range.
    OutOfRange(String),
    /// The same id twice.
    Duplicate(String),
    /// An id that nothing has.
    UnknownReference(String),
    /// A record that refers to the record it stands in.
    SelfReference(String),
    /// A field that the format does not have.
    UnknownField(String),
    /// Text that looks like markup. It is shown as text.
    Markup,
    /// More characters than are kept.
    TooLong {
        /// How many there are.
        characters: usize,
    },
    /// More records than are read.
    TooMany {
        /// How many there are.
        count: usize,
    },
    /// An interval whose end is before its start.
    Reversed,
    /// A list without members.
    Empty,
    /// A document of another board.
    OtherBoard(String),
    /// Not text in an encoding that is read, from this byte on.
    NotText {
        /// How many bytes before it are text.
        byte: usize,
    },
    /// Not XML from this byte on; a truncated document ends here.
    NotXml {
        /// The byte, from 0.
        byte: u64,
    },
    /// A body without the marks of a status feed, or of its format: an error message, a sign-in page, something else. It
    /// begins so.
    NotAFeed(String),
    /// A start that is still to come.
    InFuture,
    /// Over, without saying since when.
    NoEnd,
    /// Said to be over, and then again not.
    Reopened,
    /// A name that several parts of a feed bear.
    Ambiguous(String),
    /// A part of a feed that was last observed long before the answer was fetched.
    CheckedLongAgo {
        /// Its name.
        name: String,
        /// When.
        at: Timestamp,
    },
    /// A part of a feed whose last observation is dated after now.
    CheckedAhead {
        /// Its name.
        name: String,
        /// When.
        at: Timestamp,
    },
    /// A part of a feed that was last observed long before the others.
    LastChecked {
        /// Its name.
        name: String,
        /// When.
        at: Timestamp,
    },
    /// An incident whose own status is not that of its newest update.
    LabelBehind,
    /// An older version than one that was read before.
    Older,
    /// Text in an encoding that is not read, by its name.
    Encoding(String),
    /// A time that could be several instants: its zone is absent, or its name stands for several.
    Uncertain(String),
    /// A time without a zone, which is taken for UTC.
    NoZone(String),
    /// So many incidents are over, without saying since when.
    NoEnds {
        /// How many.
        count: usize,
    },
    /// Of so many incidents that are over only the publication is dated, which is taken for their end.
    OnlyPublished {
        /// How many.
        count: usize,
    },
    /// Updates whose times and whose order say different things.
    OutOfOrder,
    /// An alert that is not for everyone.
    LeftOut(Omitted),
    /// XML of another namespace.
    OtherNamespace(String),
    /// A word for the whole for which nothing in the document is a reason.
    Unexplained(String),
}

/// Why an alert is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Omitted {
    /// A test.
    Test,
    /// An exercise.
    Exercise,
    /// A draft.
    Draft,
    /// A message between systems.
    System,
    /// Meant for some only.
    NotPublic,
    /// An answer to the sender of another message.
    Answer,
}

/// What was expected in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// At most so many bytes.
    AtMostBytes(u64),
    /// A complete JSON document in UTF-8.
    Json,
    /// At most so many levels.
    AtMostLevels(usize),
    /// An object.
    Object,
    /// An array.
    Array,
    /// A string.
    String,
    /// A whole number between two bounds.
    Integer {
        /// The least.
        min: u64,
        /// The most.
        max: u64,
    },
    /// So many numbers, each from 0 to a greatest one, three of them in order.
    Numbers {
        /// How many.
        count: usize,
        /// The greatest.
        most: u64,
    },
    /// `true` or `false`.
    Boolean,
    /// Text in Korean and English.
    Text,
    /// Plain text.
    PlainText,
    /// At most so many characters.
    AtMostCharacters(usize),
    /// At most so many records.
    AtMostRecords(usize),
    /// At least one record.
    AtLeastOne,
    /// At least one feature that is essential.
    EssentialFeature,
    /// A lower-case kebab id.
    Id,
    /// An id that stands only once.
    UniqueId,
    /// The id of a record of this kind.
    IdOf(RecordKind),
    /// An http or https address.
    Address,
    /// An address, or the date of what has none.
    AddressOrDate,
    /// An https address, or an http address of the loopback host.
    FeedAddress,
    /// An https address without parameters.
    PlainAddress,
    /// A country by its code.
    Region,
    /// A file name beside `board.json`.
    FileName,
    /// An instant with its offset.
    Instant,
    /// Either `at` or `between`.
    When,
    /// A year, a month or a day.
    Date,
    /// A distance from UTC.
    Offset,
    /// An end not before its start.
    Ordered,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// The id of this board.
    SameBoard,
    /// No such field.
    KnownField,
    /// A word of the format.
    KnownWord,
    /// Text in UTF-8, in UTF-16, or in the encoding that is declared.
    Characters,
    /// A complete XML document.
    Xml,
    /// A status feed in a format that is read.
    StatusFeed,
    /// A component, group or region of the feed.
    ComponentOfFeed,
    /// A name that one component of the feed bears alone.
    OneComponent,
    /// An observation that is not old.
    Observation,
    /// An observation of the past.
    PastObservation,
    /// The status of the newest update.
    NewestUpdate,
    /// A start that has passed.
    PastStart,
    /// An end.
    End,
    /// An end that is the last word.
    LastWord,
    /// A version that is not older than the last.
    Newer,
    /// Updates in the order of their times.
    InOrder,
    /// A public alert that is meant.
    Alert,
    /// A namespace of CAP.
    CapNamespace,
    /// A component or an incident that the word is about.
    Reason,
}

/// The kinds of record that others refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordKind {
    /// A source.
    Source,
    /// A provider.
    Provider,
    /// A site.
    Site,
    /// A service.
    Service,
    /// A service or an alternative.
    ServiceOrAlternative,
    /// A feature of the service.
    Feature,
    /// A measure.
    Measure,
    /// A milestone.
    Milestone,
}

/// What the decoder did about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The value was kept, or replaced by `unknown` or a default.
    Kept,
    /// The record was left out; the rest of the document stands.
    Dropped,
    /// The document cannot be used.
    Unreadable,
}

/// One finding in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where: a JSON pointer (RFC 6901); empty for the whole document.
    pub pointer: String,
    /// What is wrong.
    pub problem: Problem,
    /// What was expected.
    pub expected: Expected,
    /// What was done about it.
    pub effect: Effect,
}

impl fmt::Display for JsonKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        })
    }
}

/// Text of strangers in quotation marks, of a kind that it does not hold itself.
struct Quoted<'t>(&'t str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(text) = self;
        if text.contains('"') { write!(f, "“{text}”") } else { write!(f, "\"{text}\"") }
    }
}

// Quotation marks are written, not left to Debug: the release page is built without it (script/lib/build.sh). What is
// quoted has lost its control characters where it was cut short.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes } => write!(f, "{bytes} bytes"),
            Self::NotJson { line, column, truncated: true } => {
                write!(f, "the document stops at line {line}, column {column}")
            }
            Self::NotJson { line, column, truncated: false } => {
                write!(f, "not JSON from line {line}, column {column} on")
            }
            Self::TooDeep => f.write_str("nested too deeply"),
            Self::Missing => f.write_str("missing"),
            Self::WrongKind(kind) => write!(f, "is {kind}"),
            Self::UnknownWord(word) => write!(f, "unrecognised word {}", Quoted(word)),
            Self::Malformed(text) => write!(f, "malformed {}", Quoted(text)),
            Self::OutOfRange(number) => write!(f, "{number} is out of range"),
            Self::Duplicate(id) => write!(f, "duplicate {}", Quoted(id)),
            Self::UnknownReference(id) => write!(f, "nothing has the id {}", Quoted(id)),
            Self::SelfReference(id) => write!(f, "refers to itself, {}", Quoted(id)),
            Self::UnknownField(name) => write!(f, "unrecognised field {}", Quoted(name)),
            Self::Markup => f.write_str("looks like markup; shown as text"),
            Self::TooLong { characters } => write!(f, "{characters} characters"),
            Self::TooMany { count } => write!(f, "{count} records"),
            Self::Reversed => f.write_str("ends before it starts"),
            Self::Empty => f.write_str("empty"),
            Self::OtherBoard(id) => write!(f, "belongs to the board {}", Quoted(id)),
            Self::NotText { byte } => write!(f, "not text from byte {byte} on"),
            Self::NotXml { byte } => write!(f, "not XML from byte {byte} on"),
            Self::NotAFeed(opening) if opening.is_empty() => f.write_str("no status feed, but an empty answer"),
            Self::NotAFeed(opening) => write!(f, "no status feed; it begins {}", Quoted(opening)),
            Self::InFuture => f.write_str("starts in the future"),
            Self::NoEnd => f.write_str("is over, but without an end"),
            Self::Older => f.write_str("older than a version that was read before; put aside"),
            Self::Reopened => f.write_str("was called over and then taken up again"),
            Self::Ambiguous(name) => write!(f, "several parts have the name {}", Quoted(name)),
            Self::CheckedLongAgo { name, at } => write!(f, "{} was last checked {at}, long ago", Quoted(name)),
            Self::CheckedAhead { name, at } => {
                write!(f, "{} was last checked {at}, which has not come yet", Quoted(name))
            }
            Self::LastChecked { name, at } => {
                write!(f, "{} was last checked {at}, long before the others", Quoted(name))
            }
            Self::LabelBehind => f.write_str("has another status than its newest update"),
            Self::Encoding(label) => write!(f, "text in {label}, which is not read"),
            Self::Uncertain(text) => write!(f, "{} could be several instants", Quoted(text)),
            Self::NoZone(text) => write!(f, "no zone in {}; taken for UTC", Quoted(text)),
            Self::NoEnds { count } => write!(f, "{count} incidents are over, but without an end"),
            Self::OnlyPublished { count: 1 } => {
                f.write_str("dated by its publication only, which is taken for its end")
            }
            Self::OnlyPublished { count } => {
                write!(f, "{count} incidents are dated by their publication only, which is taken for their end")
            }
            Self::OutOfOrder => f.write_str("the times of the updates contradict their order"),
            Self::LeftOut(omitted) => write!(f, "left out: {omitted}"),
            Self::OtherNamespace(name) => write!(f, "in the namespace {}", Quoted(name)),
            Self::Unexplained(word) => write!(f, "{}, and nothing in the document says why", Quoted(word)),
        }
    }
}

impl fmt::Display for Omitted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Test => "a test",
            Self::Exercise => "an exercise",
            Self::Draft => "a draft",
            Self::System => "a message between systems",
            Self::NotPublic => "not for the public",
            Self::Answer => "an answer to another message",
        })
    }
}

impl fmt::Display for RecordKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Source => "source",
            Self::Provider => "provider",
            Self::Site => "site",
            Self::Service => "service",
            Self::ServiceOrAlternative => "service or alternative",
            Self::Feature => "feature of the service",
            Self::Measure => "measure",
            Self::Milestone => "milestone",
        })
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtMostBytes(bytes) => write!(f, "at most {bytes} bytes"),
            Self::Json => f.write_str("a complete JSON document in UTF-8"),
            Self::AtMostLevels(levels) => write!(f, "at most {levels} levels"),
            Self::Object => f.write_str("an object"),
            Self::Array => f.write_str("an array"),
            Self::String => f.write_str("a string"),
            Self::Integer { min, max } => write!(f, "a whole number from {min} to {max}"),
            Self::Numbers { count: 3, most } => {
                write!(f, "3 numbers from 0 to {most}: the least, the most likely and the greatest")
            }
            Self::Numbers { count, most } => write!(f, "{count} numbers from 0 to {most}"),
            Self::Boolean => f.write_str("true or false"),
            Self::Text => f.write_str("text as {\"ko\": …, \"en\": …}"),
            Self::PlainText => f.write_str("plain text"),
            Self::AtMostCharacters(characters) => write!(f, "at most {characters} characters"),
            Self::AtMostRecords(records) => write!(f, "at most {records} records"),
            Self::AtLeastOne => f.write_str("at least one"),
            Self::EssentialFeature => f.write_str("at least one feature with \"essential\": true"),
            Self::Id => f.write_str("an id: 1 to 64 of a-z, 0-9 and inner hyphens"),
            Self::UniqueId => f.write_str("an id that stands only once"),
            Self::IdOf(record) => write!(f, "the id of a {record}"),
            Self::Address => f.write_str("an http or https address"),
            Self::AddressOrDate => f.write_str("an address, or the date of what is not online"),
            Self::PlainAddress => f.write_str("an https address without a query or a fragment"),
            Self::Region => f.write_str("a country by two capital letters, such as KR"),
            Self::FeedAddress => f.write_str("an https address (http for the loopback host only)"),
            Self::FileName => f.write_str("the name of a file beside board.json"),
            Self::Instant => f.write_str("an instant with its offset, such as 2022-10-15T15:30:00+09:00"),
            Self::When => f.write_str("either \"at\" or \"between\""),
            Self::Date => f.write_str("a date as YYYY, YYYY-MM or YYYY-MM-DD"),
            Self::Offset => f.write_str("a distance from UTC, such as +09:00"),
            Self::Ordered => f.write_str("an end that is not before its start"),
            Self::OneOf(words) => write!(f, "one of {}", words.join(", ")),
            Self::SameBoard => f.write_str("a document of this board"),
            Self::KnownField => f.write_str("only fields of the format"),
            Self::KnownWord => f.write_str("a word of the format; taken for unknown"),
            Self::Characters => f.write_str("text in UTF-8, in UTF-16, or in the encoding that is declared"),
            Self::Xml => f.write_str("a complete XML document"),
            Self::StatusFeed => f.write_str("a status feed in a format that is read"),
            Self::ComponentOfFeed => f.write_str("a component, group or region of the feed"),
            Self::OneComponent => {
                f.write_str("one component: by its id, or by its name with its group; taken for unknown")
            }
            Self::Observation => f.write_str("a recent observation; taken for unknown"),
            Self::PastObservation => {
                f.write_str("an observation of the past; taken for unknown where it tells of no trouble")
            }
            Self::NewestUpdate => f.write_str("the status of the newest update, which counts"),
            Self::PastStart => f.write_str("a start that has passed"),
            Self::End => f.write_str("the time at which it ended"),
            Self::Newer => f.write_str("a version that is not older than the last"),
            Self::LastWord => f.write_str("an end that is the last word; the end that is given counts"),
            Self::InOrder => f.write_str("updates in the order of their times"),
            Self::Alert => f.write_str("a public alert that is meant"),
            Self::CapNamespace => f.write_str("urn:oasis:names:tc:emergency:cap:1.2, or an earlier version of it"),
            Self::Reason => f.write_str("a component or an incident that it is about"),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pointer = if self.pointer.is_empty() { "the document" } else { &self.pointer };
        write!(f, "{pointer}: {}; expected {}", self.problem, self.expected)
    }
}
