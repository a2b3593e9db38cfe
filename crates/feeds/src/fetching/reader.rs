//! What one feed has said so far: from the bytes of an answer to a status document, and whether it is news. Pure: the
//! caller brings the time.

use downboard_core::decode::{decode_recovery, decode_status};
use downboard_core::model::{Feed, FeedFormat, Id};
use downboard_core::reading::{Decoded, Effect, Expected, Finding, Problem};
use downboard_core::time::Timestamp;

use crate::{FeedHistory, decode_fetched, is_ahead};

/// For how many intervals what was read last outranks older versions. What nobody has given again for longer is stale, and
/// better than nothing is what is given.
const OUTRANKS_INTERVALS: i64 = 5;

/// What an answer brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What the answer is.
    pub answer: Answer,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
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
    /// An older version of what is known, which is put aside: it says nothing of whether what is known is still so.
    Older,
    /// What is known already.
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
    history: FeedHistory,
    /// When the version that was read last says that it was made.
    version_at: Option<Timestamp>,
    /// What older versions are put aside for: when the newest was made. One that was dated ahead of when it came outranks
    /// nothing, or nothing true would be read ever after.
    newest_at: Option<Timestamp>,
    /// When an answer was last taken in.
    taken_at: Option<Timestamp>,
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
    pub fn new(feed: Feed, board: Id) -> Self {
        Self {
            feed,
            board,
            history: FeedHistory::default(),
            version_at: None,
            newest_at: None,
            taken_at: None,
            last: None,
        }
    }

    /// When the version that was read last says that it was published.
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
            Some(version) if self.is_older(&version, read_at) => {
                findings.insert(0, older());
                Answer::Older
            }
            Some(Version { document, is_recovery, made_at, updated_at }) => {
                self.take(made_at, read_at);
                if self.last.as_ref() == Some(&document) {
                    Answer::Known { updated_at }
                } else {
                    self.last = Some(document.clone());
                    Answer::New { document, is_recovery, updated_at }
                }
            }
        };
        Reading { answer, findings }
    }

    /// Servers behind one address do not always have the same version: the newest by its own time counts, as long as one of
    /// them gives it.
    fn is_older(&self, version: &Version, read_at: Timestamp) -> bool {
        let most = OUTRANKS_INTERVALS * i64::from(self.feed.interval_seconds());
        let is_given = self.taken_at.is_some_and(|at| read_at.as_second() - at.as_second() <= most);
        is_given && matches!((version.made_at, self.newest_at), (Some(this), Some(newest)) if this < newest)
    }

    /// Notes that a version was taken in. The clock may be corrected by the very date that was ahead of it: what was once
    /// outranks nothing later either.
    fn take(&mut self, made_at: Option<Timestamp>, read_at: Timestamp) {
        self.taken_at = Some(read_at);
        if made_at.is_some() && made_at != self.version_at {
            self.version_at = made_at;
            self.newest_at = made_at.filter(|at| !is_ahead(*at, Some(read_at)));
        }
    }

    fn foreign(
        &mut self,
        bytes: &[u8],
        format: Option<FeedFormat>,
        read_at: Timestamp,
    ) -> (Option<Version>, Vec<Finding>) {
        let Decoded { value, mut findings } = decode_fetched(bytes, format, read_at, self.feed.interval_seconds());
        let Some(report) = value else { return (None, findings) };
        let made_at = report.version_at;
        let empty = Version { document: String::new(), is_recovery: false, made_at, updated_at: None };
        if self.is_older(&empty, read_at) {
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
        Reader::new(feed, id("board"))
    }

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(1_795_342_200 + minute * 60).expect("an instant")
    }

    fn page(status: &str, updated_at: &str) -> String {
        format!(r#"{{"page":{{"updated_at":"{updated_at}"}},"components":[{{"name":"API","status":"{status}"}}]}}"#)
    }

    fn document(reading: &Reading) -> &str {
        match &reading.answer {
            Answer::New { document, .. } => document,
            other => panic!("no news: {other:?} {:?}", reading.findings),
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
            assert_eq!(reading.answer, Answer::Older, "which is no good answer");
            assert!(reading.findings[0].problem == Problem::Older, "{:?}", reading.findings);
            let reading = reader.read(new.as_bytes(), at(minute));
            assert!(matches!(reading.answer, Answer::Known { .. }));
            assert_eq!(reading.findings, []);
        }
    }

    /// Whether the last of some answers, each at a minute and with the date of its version, is taken in.
    fn is_taken(answers: &[(i64, &str)]) -> bool {
        let mut reader = reader(None);
        let mut last = None;
        for (index, (minute, updated_at)) in answers.iter().enumerate() {
            let status = if index + 1 == answers.len() { "major_outage" } else { "operational" };
            last = Some(reader.read(page(status, updated_at).as_bytes(), at(*minute)).answer);
        }
        matches!(last, Some(Answer::New { document, .. }) if document.contains("major_outage"))
    }

    #[test]
    fn one_answer_dated_2099_does_not_freeze_the_feed_at_what_it_said() {
        // The first minute is 2026-11-22T10:10:00Z.
        let (past, now, ahead) = ("2026-11-22T08:00:00Z", "2026-11-22T10:10:00Z", "2099-01-01T00:00:00Z");
        let next = "2099-01-01T00:01:00Z";
        for (expected, answers) in [
            (true, &[(0, ahead), (1, now)][..]),
            (true, &[(0, ahead), (1, past)]),
            (true, &[(0, ahead), (1, ahead), (2, past)]),
            (true, &[(0, ahead), (1, next), (2, past)]),
            (true, &[(0, past), (1, ahead), (2, now)]),
            (true, &[(0, past), (1, ahead)]),
            (false, &[(0, now), (1, past)]),
            (false, &[(0, now), (2, now), (6, past)]),
            // Nobody has given the newer one for longer than it counts.
            (true, &[(0, now), (6, past)]),
        ] {
            assert_eq!(is_taken(answers), expected, "{answers:?}");
        }
    }

    #[test]
    fn a_document_of_ours_dated_2099_that_set_the_clock_outranks_nothing_either() {
        let body = |updated_at: &str| {
            format!(r#"{{"format":"downboard-status/1","board":"board","updated_at":"{updated_at}","events":[]}}"#)
        };
        let mut reader = reader(Some(FeedFormat::NativeStatus));
        let ahead = body("2099-01-01T00:00:00Z");
        document(&reader.read(ahead.as_bytes(), at(0)));
        let of_2099 = downboard_core::instant::parse("2099-01-01T00:00:30Z").expect("an instant");
        assert!(matches!(reader.read(ahead.as_bytes(), of_2099).answer, Answer::Known { .. }));
        document(&reader.read(body("2026-11-22T10:10:00Z").as_bytes(), of_2099));
        assert_eq!(
            reader.version_at(),
            downboard_core::instant::parse("2026-11-22T10:10:00Z"),
            "the clock is set right"
        );
    }

    #[test]
    fn what_is_fetched_from_a_copy_that_is_no_longer_made_is_not_green() {
        let body = |minute: i64| {
            format!(r#"[{{"name":"API","key":"_api","results":[{{"success":true,"timestamp":"{}"}}]}}]"#, at(minute))
        };
        for (age, status) in [(0, "operational"), (59, "operational"), (61, "unknown"), (3 * 1_440, "unknown")] {
            let mut reader = reader(None);
            let reading = reader.read(body(-age).as_bytes(), at(0));
            assert!(document(&reading).contains(&format!("\"{status}\"")), "{age} min: {}", document(&reading));
            assert_eq!(reading.findings.is_empty(), status == "operational", "{:?}", reading.findings);
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
            assert!(!reading.findings.is_empty(), "{bad}");
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
        assert_eq!(reading.findings.len(), 1);
        assert!(reading.findings[0].pointer.starts_with("/components/37"), "{:?}", reading.findings);
    }

    #[test]
    fn a_document_of_ours_is_known_by_its_word() {
        let body = r#"{"format":"downboard-status/1","board":"board","updated_at":"2026-11-22T10:00:00Z","events":[]}"#;
        for format in [None, Some(FeedFormat::NativeStatus)] {
            document(&reader(format).read(body.as_bytes(), at(0)));
        }
    }
}
