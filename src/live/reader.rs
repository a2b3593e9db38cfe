//! What one feed has said so far: from the bytes of an answer to a status document, and whether it is news. Pure: the
//! caller brings the time.

use downboard_core::decode::{Decoded, Effect, Expected, Finding, Problem, decode_recovery, decode_status};
use downboard_core::feeds::{FeedHistory, decode_feed_every};
use downboard_core::model::{Feed, FeedFormat, Id, Lang};
use downboard_core::time::Timestamp;

use crate::i18n;

/// The most findings that are handed on; the rest is counted.
const MOST_WARNINGS: usize = 20;

/// What an answer brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What the answer is.
    pub answer: Answer,
    /// What is wrong with it, in the language of the page.
    pub warnings: Vec<String>,
}

/// What an answer is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// News: a native document as JSON.
    New {
        /// The document.
        document: String,
        /// Whether it is a recovery document.
        is_recovery: bool,
        /// When the publisher last changed it, as far as it says.
        updated_at: Option<Timestamp>,
    },
    /// What is known already, or an older version of it.
    Known {
        /// When the publisher last changed what is known.
        updated_at: Option<Timestamp>,
    },
    /// Not the feed.
    Unreadable,
}

/// The reader of one feed.
#[derive(Debug)]
pub struct Reader {
    feed: Feed,
    board: Id,
    lang: Lang,
    history: FeedHistory,
    /// When the newest version that was read was made.
    version_at: Option<Timestamp>,
    updated_at: Option<Timestamp>,
    last: Option<String>,
}

/// A document, when this version of it was made, and when its publisher last changed it.
struct Version {
    document: String,
    is_recovery: bool,
    made_at: Option<Timestamp>,
    updated_at: Option<Timestamp>,
}

impl Reader {
    /// A reader that has read nothing.
    pub fn new(feed: Feed, board: Id, lang: Lang) -> Self {
        Self { feed, board, lang, history: FeedHistory::default(), version_at: None, updated_at: None, last: None }
    }

    /// When the newest version that was read says that it was published.
    pub fn version_at(&self) -> Option<Timestamp> {
        self.version_at
    }

    /// Reads an answer that came at an instant.
    pub fn read(&mut self, bytes: &[u8], read_at: Timestamp) -> Reading {
        let (version, mut findings) = match self.feed.format.or_else(|| native_word(bytes)) {
            Some(FeedFormat::NativeStatus) => native_status(bytes),
            Some(FeedFormat::NativeRecovery) => native_recovery(bytes),
            format => self.foreign(bytes, format, read_at),
        };
        let answer = match version {
            None => Answer::Unreadable,
            Some(version) if self.is_older(&version) => {
                findings.insert(0, older());
                Answer::Known { updated_at: self.updated_at }
            }
            Some(Version { document, is_recovery, made_at, updated_at }) => {
                self.version_at = made_at.or(self.version_at);
                self.updated_at = updated_at;
                if self.last.as_ref() == Some(&document) {
                    Answer::Known { updated_at }
                } else {
                    self.last = Some(document.clone());
                    Answer::New { document, is_recovery, updated_at }
                }
            }
        };
        let mut warnings: Vec<String> =
            findings.iter().take(MOST_WARNINGS).map(|finding| i18n::finding(self.lang, finding)).collect();
        let rest = findings.len().saturating_sub(MOST_WARNINGS);
        if rest > 0 {
            warnings.push(i18n::and_more(self.lang, rest));
        }
        Reading { answer, warnings }
    }

    /// Servers behind one address do not always have the same version: the newest by its own time counts.
    fn is_older(&self, version: &Version) -> bool {
        matches!((version.made_at, self.version_at), (Some(this), Some(known)) if this < known)
    }

    fn foreign(
        &mut self,
        bytes: &[u8],
        format: Option<FeedFormat>,
        read_at: Timestamp,
    ) -> (Option<Version>, Vec<Finding>) {
        let Decoded { value, mut findings } =
            decode_feed_every(bytes, format, Some(read_at), self.feed.interval_seconds());
        let Some(report) = value else { return (None, findings) };
        let made_at = report.version_at;
        let empty = Version { document: String::new(), is_recovery: false, made_at, updated_at: None };
        if self.is_older(&empty) {
            // What an older version says must not enter the history.
            return (Some(empty), findings);
        }
        let (mut document, of_maps) = self.history.take(&report, &self.feed, &self.board, read_at);
        findings.extend(of_maps);
        // Only what the feed says about itself: a time that changed with every reading would make every reading news.
        let updated_at = report.changed_at.or(made_at);
        document.updated_at = updated_at.unwrap_or(Timestamp::EPOCH);
        (Some(Version { document: json(&document), updated_at, ..empty }), findings)
    }
}

fn native_status(bytes: &[u8]) -> (Option<Version>, Vec<Finding>) {
    let Decoded { value, findings } = decode_status(bytes);
    let version = value.map(|document| native(json(&document), false, document.updated_at));
    (version, findings)
}

fn native_recovery(bytes: &[u8]) -> (Option<Version>, Vec<Finding>) {
    let Decoded { value, findings } = decode_recovery(bytes);
    let version = value.map(|document| native(json(&document), true, document.updated_at));
    (version, findings)
}

fn native(document: String, is_recovery: bool, updated_at: Timestamp) -> Version {
    Version { document, is_recovery, made_at: Some(updated_at), updated_at: Some(updated_at) }
}

/// A document as JSON. Documents of ours can always be written.
fn json(document: &impl serde::Serialize) -> String {
    serde_json::to_string(document).unwrap_or_default()
}

/// The format of a document of ours that the board did not announce, by its first bytes.
fn native_word(bytes: &[u8]) -> Option<FeedFormat> {
    let start = bytes.get(..bytes.len().min(4_096))?;
    let has = |word: &str| start.windows(word.len()).any(|window| window == word.as_bytes());
    let recovery = || has("\"downboard-recovery/").then_some(FeedFormat::NativeRecovery);
    has("\"downboard-status/").then_some(FeedFormat::NativeStatus).or_else(recovery)
}

fn older() -> Finding {
    Finding { pointer: String::new(), problem: Problem::Older, expected: Expected::Newer, effect: Effect::Kept }
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::model::{FeedPlace, Mapping, Subject};

    fn id(word: &str) -> Id {
        Id::parse(word).expect("an id")
    }

    fn reader(format: Option<FeedFormat>) -> Reader {
        let mapping = Mapping {
            subject: Subject::Service { service: id("api") },
            components: vec!["API".to_owned()],
            groups: Vec::new(),
            regions: Vec::new(),
        };
        let feed = Feed {
            id: id("acme"),
            format,
            place: FeedPlace::File("acme.json".to_owned()),
            name: None,
            page: None,
            interval_seconds: None,
            stream: None,
            proxied: false,
            maps: vec![mapping],
        };
        Reader::new(feed, id("board"), Lang::En)
    }

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(1_795_000_000 + minute * 60).expect("an instant")
    }

    fn page(status: &str, updated_at: &str) -> String {
        format!(r#"{{"page":{{"updated_at":"{updated_at}"}},"components":[{{"name":"API","status":"{status}"}}]}}"#)
    }

    fn document(reading: &Reading) -> &str {
        match &reading.answer {
            Answer::New { document, .. } => document,
            other => panic!("no news: {other:?} {:?}", reading.warnings),
        }
    }

    #[test]
    fn an_answer_is_news_once() {
        let mut reader = reader(None);
        let body = page("operational", "2026-11-22T10:00:00Z");
        assert!(document(&reader.read(body.as_bytes(), at(0))).contains("\"operational\""));
        assert!(matches!(reader.read(body.as_bytes(), at(1)).answer, Answer::Known { .. }));
        let body = page("major_outage", "2026-11-22T10:02:00Z");
        assert!(document(&reader.read(body.as_bytes(), at(2))).contains("\"between\""));
    }

    #[test]
    fn of_two_versions_the_newest_by_its_own_time_counts() {
        let mut reader = reader(None);
        let (old, new) = (page("operational", "2026-11-22T10:00:00Z"), page("major_outage", "2026-11-22T10:05:00Z"));
        document(&reader.read(new.as_bytes(), at(0)));
        for minute in 1..5 {
            let reading = reader.read(old.as_bytes(), at(minute));
            assert!(matches!(reading.answer, Answer::Known { .. }));
            assert!(reading.warnings[0].contains("older"), "{:?}", reading.warnings);
            let reading = reader.read(new.as_bytes(), at(minute));
            assert!(matches!(reading.answer, Answer::Known { .. }));
            assert_eq!(reading.warnings, [""; 0]);
        }
    }

    #[test]
    fn what_is_no_feed_leaves_what_was_known() {
        let mut reader = reader(None);
        let body = page("operational", "2026-11-22T10:00:00Z");
        document(&reader.read(body.as_bytes(), at(0)));
        for bad in ["", "{}", "<!DOCTYPE html><title>Sign in</title>", r#"{"message":"Forbidden"}"#, &body[..40]] {
            let reading = reader.read(bad.as_bytes(), at(1));
            assert_eq!(reading.answer, Answer::Unreadable, "{bad}");
            assert!(!reading.warnings.is_empty(), "{bad}");
        }
        assert!(matches!(reader.read(body.as_bytes(), at(2)).answer, Answer::Known { .. }));
    }

    #[test]
    fn one_broken_record_of_five_hundred_is_named_and_the_others_stand() {
        let mut rows: Vec<String> =
            (0..500).map(|index| format!(r#"{{"name":"c{index}","status":"operational"}}"#)).collect();
        rows[37] = "7".to_owned();
        rows[0] = r#"{"name":"API","status":"operational"}"#.to_owned();
        let body = format!(r#"{{"page":{{}},"components":[{}]}}"#, rows.join(","));
        let reading = reader(None).read(body.as_bytes(), at(0));
        document(&reading);
        assert_eq!(reading.warnings.len(), 1);
        assert!(reading.warnings[0].starts_with("/components/37"), "{:?}", reading.warnings);
    }

    #[test]
    fn a_document_of_ours_is_known_by_its_word() {
        let body = r#"{"format":"downboard-status/1","board":"board","updated_at":"2026-11-22T10:00:00Z","events":[]}"#;
        for format in [None, Some(FeedFormat::NativeStatus)] {
            document(&reader(format).read(body.as_bytes(), at(0)));
        }
    }
}
