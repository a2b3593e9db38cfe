//! What the page asks of its own site by itself, where no worker runs: a frame of opaque origin can start none from a file. The
//! feeds of others stay unread there: they are the worker's to read.

use downboard_core::model::{Feed, Id};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{Documents, Good};
use downboard_feeds::fetching::Failure;

/// When each document of the site was asked for, and whether answers are on their way.
#[derive(Debug, Default)]
pub struct OwnFeeds {
    asked: Vec<(Id, Timestamp)>,
    is_asking: bool,
}

impl OwnFeeds {
    /// The documents that are due by now, which count as asked for from now on. None while answers are on their way.
    pub fn due(&mut self, documents: &Documents, now: Timestamp) -> Vec<Feed> {
        if self.is_asking {
            return Vec::new();
        }
        let feeds = documents.board.feeds.iter().filter(|feed| feed.is_of_site());
        let due: Vec<Feed> = feeds.filter(|feed| self.is_due(feed, now)).cloned().collect();
        self.asked.retain(|(id, _)| due.iter().all(|feed| feed.id != *id));
        self.asked.extend(due.iter().map(|feed| (feed.id.clone(), now)));
        self.is_asking = !due.is_empty();
        due
    }

    /// All answers are there.
    pub fn answered(&mut self) {
        self.is_asking = false;
    }

    fn is_due(&self, feed: &Feed, now: Timestamp) -> bool {
        let asked = self.asked.iter().find(|(id, _)| *id == feed.id);
        // A clock that was set back must not stop it.
        asked.is_none_or(|(_, at)| {
            let passed = now.as_second() - at.as_second();
            !(0..i64::from(feed.interval_seconds())).contains(&passed)
        })
    }
}

/// Takes in the answer about a document of the site. One that is older than what is at hand is a copy that somebody kept: what
/// is known stays, and ages.
pub fn take(documents: &mut Documents, feed: &Feed, bytes: &[u8], now: Timestamp) -> Option<Failure> {
    let known = documents.feeds.iter().find(|slot| slot.id == feed.id).and_then(|slot| slot.state.good);
    let mut fresh = documents.clone();
    let findings = fresh.receive(feed, bytes, Some(now));
    let received = fresh.feeds.iter().find(|slot| slot.id == feed.id);
    let Some(state) = received.map(|slot| slot.state).filter(|state| state.failure.is_none()) else {
        return Some(Failure::Unreadable(findings));
    };
    let dated = |good: Option<Good>| good.and_then(|good| good.updated_at);
    if dated(state.good) < dated(known) {
        return None;
    }
    *documents = fresh;
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::decode::decode_board;

    fn documents() -> Documents {
        let board = r#"{
            "format": "downboard-board/1", "id": "b", "title": {"ko": "B", "en": "B"},
            "zone": {"utc_offset": "+09:00", "label": "KST"},
            "period": {"hours": 24},
            "feeds": [
                {"id": "own", "format": "native-status", "file": "status.json", "interval_seconds": 60},
                {"id": "other", "address": "https://status.example/api", "interval_seconds": 60}
            ],
            "sources": [], "providers": [{"id": "p", "name": {"ko": "P", "en": "P"}}],
            "services": [{"id": "s", "provider": "p", "category": "messenger", "name": {"ko": "S", "en": "S"}, "features": []}]
        }"#;
        let decoded = decode_board(board.as_bytes());
        assert_eq!(decoded.findings, []);
        Documents::new(decoded.value.expect("a board"))
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a time")
    }

    fn status(updated_at: &str) -> Vec<u8> {
        format!(r#"{{"format": "downboard-status/1", "board": "b", "updated_at": "{updated_at}", "events": []}}"#)
            .into_bytes()
    }

    #[test]
    fn only_documents_of_the_site_are_asked_for_and_each_at_its_interval() {
        let (documents, mut own) = (documents(), OwnFeeds::default());
        let mut due = |second| {
            let due: Vec<_> = own.due(&documents, at(second)).into_iter().map(|feed| feed.id.to_string()).collect();
            due
        };
        assert_eq!(due(1_000), ["own"]);
        assert!(due(2_000).is_empty(), "while its answer is on its way");
        own.answered();
        let mut due = |second| own.due(&documents, at(second)).len();
        assert_eq!([due(1_030), due(1_059), due(1_060)], [0, 0, 1]);
        own.answered();
        assert_eq!(own.due(&documents, at(500)).len(), 1, "a clock that was set back does not stop it");
    }

    #[test]
    fn an_older_copy_and_what_cannot_be_read_leave_what_is_known() {
        let mut documents = documents();
        let feed = documents.board.feeds[0].clone();
        assert_eq!(take(&mut documents, &feed, &status("2024-01-02T00:00:00Z"), at(10)), None);
        let known = documents.clone();
        assert_eq!(take(&mut documents, &feed, &status("2024-01-01T00:00:00Z"), at(20)), None);
        assert_eq!(documents, known);
        assert!(matches!(take(&mut documents, &feed, b"<html>", at(30)), Some(Failure::Unreadable(_))));
        assert_eq!(documents, known);
        assert_eq!(take(&mut documents, &feed, &status("2024-01-02T00:00:00Z"), at(40)), None);
        assert_eq!(documents.feeds[0].state.good.and_then(|good| good.fetched_at), Some(at(40)), "confirmed");
    }
}
