//! What is wrong with a document, where, and what was expected.

use crate::model::Status;
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
    /// A record that has to come after the one before it, and does not.
    NotAfter,
    /// Something else than the database of time zones has, which is this.
    OtherThanDatabase(String),
    /// A status that is called the worst and is not.
    NotWorst(Status),
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
    /// An e-mail address, or an http or https address.
    Contact,
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
    /// A day of the calendar.
    Day,
    /// One record for each day of a service or a feature.
    OncePerSubject,
    /// At most so many seconds of all statuses together: for so long the day had lasted.
    SecondsInAll(u64),
    /// The worst status of which there are seconds, which is this.
    Worst(Status),
    /// A distance from UTC.
    Offset,
    /// The name of a time zone.
    ZoneName,
    /// An instant after that of the record before.
    Later,
    /// What `downboard zone` writes.
    WrittenZone,
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
