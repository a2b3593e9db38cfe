//! What is wrong with a document, in English.

use downboard_core::reading::{Expected, Finding, JsonKind, Omitted, Problem, RecordKind};

/// A finding in a sentence.
pub(super) fn finding(finding: &Finding) -> String {
    let place = if finding.pointer.is_empty() { "the document" } else { &finding.pointer };
    format!("{place}: {}; expected {}", problem(&finding.problem), expected(finding.expected))
}

/// Text of strangers in quotation marks, of a kind that it does not hold itself.
fn quoted(text: &str) -> String {
    if text.contains('"') { format!("“{text}”") } else { format!("\"{text}\"") }
}

pub(super) fn problem(problem: &Problem) -> String {
    match problem {
        Problem::TooLarge { bytes } => format!("{bytes} bytes"),
        Problem::NotJson { line, column, truncated: true } => {
            format!("the document stops at line {line}, column {column}")
        }
        Problem::NotJson { line, column, truncated: false } => {
            format!("not JSON from line {line}, column {column} on")
        }
        Problem::TooDeep => "nested too deeply".to_owned(),
        Problem::Missing => "missing".to_owned(),
        Problem::WrongKind(found) => format!("is {}", kind(*found)),
        Problem::UnknownWord(word) => format!("unrecognised word {}", quoted(word)),
        Problem::Malformed(text) => format!("malformed {}", quoted(text)),
        Problem::OutOfRange(number) => format!("{number} is out of range"),
        Problem::Duplicate(id) => format!("duplicate {}", quoted(id)),
        Problem::UnknownReference(id) => format!("nothing has the id {}", quoted(id)),
        Problem::SelfReference(id) => format!("refers to itself, {}", quoted(id)),
        Problem::UnknownField(name) => format!("unrecognised field {}", quoted(name)),
        Problem::Markup => "looks like markup; shown as text".to_owned(),
        Problem::TooLong { characters } => format!("{characters} characters"),
        Problem::TooMany { count } => format!("{count} records"),
        Problem::Reversed => "ends before it starts".to_owned(),
        Problem::Empty => "empty".to_owned(),
        Problem::OtherBoard(id) => format!("belongs to the board {}", quoted(id)),
        Problem::NotText { byte } => format!("not text from byte {byte} on"),
        Problem::NotXml { byte } => format!("not XML from byte {byte} on"),
        Problem::NotAFeed(opening) if opening.is_empty() => "no status feed, but an empty answer".to_owned(),
        Problem::NotAFeed(opening) => format!("no status feed; it begins {}", quoted(opening)),
        Problem::InFuture => "starts in the future".to_owned(),
        Problem::NoEnd => "is over, but without an end".to_owned(),
        Problem::Older => "older than a version that was read before; put aside".to_owned(),
        Problem::Reopened => "was called over and then taken up again".to_owned(),
        Problem::Ambiguous(name) => format!("several parts have the name {}", quoted(name)),
        Problem::CheckedLongAgo { name, at } => format!("{} was last checked {at}, long ago", quoted(name)),
        Problem::CheckedAhead { name, at } => {
            format!("{} was last checked {at}, which has not come yet", quoted(name))
        }
        Problem::LastChecked { name, at } => {
            format!("{} was last checked {at}, long before the others", quoted(name))
        }
        Problem::LabelBehind => "has another status than its newest update".to_owned(),
        Problem::Encoding(label) => format!("text in {label}, which is not read"),
        Problem::Uncertain(text) => format!("{} could be several instants", quoted(text)),
        Problem::NoZone(text) => format!("no zone in {}; taken for UTC", quoted(text)),
        Problem::NoEnds { count } => format!("{count} incidents are over, but without an end"),
        Problem::OnlyPublished { count: 1 } => "dated by its publication only, which is taken for its end".to_owned(),
        Problem::OnlyPublished { count } => {
            format!("{count} incidents are dated by their publication only, which is taken for their end")
        }
        Problem::OutOfOrder => "the times of the updates contradict their order".to_owned(),
        Problem::LeftOut(why) => format!("left out: {}", omitted(*why)),
        Problem::OtherNamespace(name) => format!("in the namespace {}", quoted(name)),
        Problem::Unexplained(word) => format!("{}, and nothing in the document says why", quoted(word)),
        Problem::NotAfter => "not after the one before it".to_owned(),
        Problem::OtherThanDatabase(known) => format!("differs from the database of time zones, which has {known}"),
        Problem::NotWorst(status) => format!("{} is not the worst", quoted(status.word())),
    }
}

pub(super) fn expected(expected: Expected) -> String {
    match expected {
        Expected::AtMostBytes(bytes) => format!("at most {bytes} bytes"),
        Expected::Json => "a complete JSON document in UTF-8".to_owned(),
        Expected::AtMostLevels(levels) => format!("at most {levels} levels"),
        Expected::Object => "an object".to_owned(),
        Expected::Array => "an array".to_owned(),
        Expected::String => "a string".to_owned(),
        Expected::Integer { min, max } => format!("a whole number from {min} to {max}"),
        Expected::Numbers { count: 3, most } => {
            format!("3 numbers from 0 to {most}: the least, the most likely and the greatest")
        }
        Expected::Numbers { count, most } => format!("{count} numbers from 0 to {most}"),
        Expected::Boolean => "true or false".to_owned(),
        Expected::Text => "text as {\"ko\": …, \"en\": …}".to_owned(),
        Expected::PlainText => "plain text".to_owned(),
        Expected::AtMostCharacters(characters) => format!("at most {characters} characters"),
        Expected::AtMostRecords(records) => format!("at most {records} records"),
        Expected::AtLeastOne => "at least one".to_owned(),
        Expected::EssentialFeature => "at least one feature with \"essential\": true".to_owned(),
        Expected::Id => "an id: 1 to 64 of a-z, 0-9 and inner hyphens".to_owned(),
        Expected::UniqueId => "an id that stands only once".to_owned(),
        Expected::IdOf(kind) => format!("the id of a {}", record(kind)),
        Expected::Address => "an http or https address".to_owned(),
        Expected::AddressOrDate => "an address, or the date of what is not online".to_owned(),
        Expected::PlainAddress => "an https address without a query or a fragment".to_owned(),
        Expected::Contact => "an e-mail address, or an http or https address".to_owned(),
        Expected::Region => "a country by two capital letters, such as KR".to_owned(),
        Expected::FeedAddress => "an https address (http for the loopback host only)".to_owned(),
        Expected::FileName => "the name of a file beside board.json".to_owned(),
        Expected::Instant => "an instant with its offset, such as 2022-10-15T15:30:00+09:00".to_owned(),
        Expected::When => "either \"at\" or \"between\"".to_owned(),
        Expected::Date => "a date as YYYY, YYYY-MM or YYYY-MM-DD".to_owned(),
        Expected::Day => "a day as YYYY-MM-DD".to_owned(),
        Expected::OncePerSubject => "one record for each day of a service or feature".to_owned(),
        Expected::SecondsInAll(most) => format!("at most {most} seconds in all, for so long the day had lasted"),
        Expected::Worst(status) => format!("{}, the worst that has seconds", quoted(status.word())),
        Expected::Offset => "a distance from UTC, such as +09:00".to_owned(),
        Expected::ZoneName => "the name of a time zone, such as Asia/Seoul".to_owned(),
        Expected::Later => "an instant after that of the record before".to_owned(),
        Expected::WrittenZone => "what `downboard zone` writes".to_owned(),
        Expected::Ordered => "an end that is not before its start".to_owned(),
        Expected::OneOf(words) => format!("one of {}", words.join(", ")),
        Expected::SameBoard => "a document of this board".to_owned(),
        Expected::KnownField => "only fields of the format".to_owned(),
        Expected::KnownWord => "a word of the format; taken for unknown".to_owned(),
        Expected::Characters => "text in UTF-8, in UTF-16, or in the encoding that is declared".to_owned(),
        Expected::Xml => "a complete XML document".to_owned(),
        Expected::StatusFeed => "a status feed in a format that is read".to_owned(),
        Expected::ComponentOfFeed => "a component, group or region of the feed".to_owned(),
        Expected::OneComponent => {
            "one component: by its id, or by its name with its group; taken for unknown".to_owned()
        }
        Expected::Observation => "a recent observation; taken for unknown".to_owned(),
        Expected::PastObservation => {
            "an observation of the past; taken for unknown where it tells of no trouble".to_owned()
        }
        Expected::NewestUpdate => "the status of the newest update, which counts".to_owned(),
        Expected::PastStart => "a start that has passed".to_owned(),
        Expected::End => "the time at which it ended".to_owned(),
        Expected::Newer => "a version that is not older than the last".to_owned(),
        Expected::LastWord => "an end that is the last word; the end that is given counts".to_owned(),
        Expected::InOrder => "updates in the order of their times".to_owned(),
        Expected::Alert => "a public alert that is meant".to_owned(),
        Expected::CapNamespace => "urn:oasis:names:tc:emergency:cap:1.2, or an earlier version of it".to_owned(),
        Expected::Reason => "a component or an incident that it is about".to_owned(),
    }
}

fn kind(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Null => "null",
        JsonKind::Boolean => "a boolean",
        JsonKind::Number => "a number",
        JsonKind::String => "a string",
        JsonKind::Array => "an array",
        JsonKind::Object => "an object",
    }
}

fn omitted(omitted: Omitted) -> &'static str {
    match omitted {
        Omitted::Test => "a test",
        Omitted::Exercise => "an exercise",
        Omitted::Draft => "a draft",
        Omitted::System => "a message between systems",
        Omitted::NotPublic => "not for the public",
        Omitted::Answer => "an answer to another message",
    }
}

fn record(record: RecordKind) -> &'static str {
    match record {
        RecordKind::Source => "source",
        RecordKind::Provider => "provider",
        RecordKind::Site => "site",
        RecordKind::Service => "service",
        RecordKind::ServiceOrAlternative => "service or alternative",
        RecordKind::Feature => "feature of the service",
        RecordKind::Measure => "measure",
        RecordKind::Milestone => "milestone",
    }
}
