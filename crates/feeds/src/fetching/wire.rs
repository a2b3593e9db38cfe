//! What the page and the worker tell each other, as text. Pure.

use downboard_core::model::Lang;
use serde_json::{Value, json};

use super::Failure;

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// To fetch the feeds of a board. Only the first of these is heard.
    Start(Start),
    /// To pause where it should: nobody looks at the page.
    Hidden,
    /// To go on: somebody looks at the page.
    Visible,
    /// To ask the feeds now: the network is back.
    Online,
    /// To add so many seconds to the device's clock.
    Clock(i64),
    /// To say that it lives.
    Ping,
}

/// What a worker begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// The board, as it was fetched.
    pub board: String,
    /// The absolute address of its folder.
    pub folder: String,
    /// The language of warnings.
    pub lang: Lang,
    /// Whether the feeds are fetched while nobody sees the page.
    pub runs_unseen: bool,
    /// How many seconds pass at least between two requests for a feed, whatever the board says.
    pub least_seconds: u32,
    /// The feeds that the page has loaded already.
    pub loaded: Vec<String>,
    /// The feeds whose servers have asked a worker before to be left alone, each until when, in milliseconds from the epoch.
    pub pauses: Vec<(String, i64)>,
}

const HIDDEN: &str = "hidden";
const VISIBLE: &str = "visible";
const ONLINE: &str = "online";
const CLOCK: &str = "clock ";
const PING: &str = "ping";

const READY: &str = "ready";
const ALIVE: &str = "alive";

/// What the worker tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// It listens now.
    Ready,
    /// It lives.
    Alive,
    /// It has asked for a feed, or an event has brought it.
    Attempt(Attempt),
}

/// An attempt at one feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The feed.
    pub feed: String,
    /// When the attempt ended, in seconds from the epoch by the device's clock: the page has the same, and knows how wrong it is.
    pub at: i64,
    /// What came of it.
    pub outcome: Outcome,
    /// What is wrong with the answer, in the language of the page.
    pub warnings: Vec<String>,
    /// Until when the server is to be left alone, in milliseconds from the epoch.
    pub not_before: i64,
    /// When the feed is fetched next, in seconds from the epoch by the device's clock.
    pub due_at: Option<i64>,
    /// How many attempts have failed since the last good answer.
    pub failures: u32,
    /// When the newest version of the feed that was read says that it was published, in seconds from the epoch.
    pub published_at: Option<i64>,
    /// How many seconds later than by the device's clock it is, by an answer of the page's own site.
    pub site: Option<i64>,
}

/// What came of an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// News.
    News {
        /// A native document.
        document: String,
        /// Whether it is a recovery document.
        is_recovery: bool,
        /// When the publisher last changed it, in seconds from the epoch.
        updated_at: Option<i64>,
    },
    /// What is known already.
    Known {
        /// When the publisher last changed it, in seconds from the epoch.
        updated_at: Option<i64>,
    },
    /// A version older than what is known, which was put aside.
    Older,
    /// Nothing that can be used.
    Failed(Failure),
}

impl Asked {
    /// As text.
    pub fn to_text(&self) -> String {
        match self {
            Self::Start(start) => start.to_json().to_string(),
            Self::Hidden => HIDDEN.to_owned(),
            Self::Visible => VISIBLE.to_owned(),
            Self::Online => ONLINE.to_owned(),
            Self::Clock(seconds) => format!("{CLOCK}{seconds}"),
            Self::Ping => PING.to_owned(),
        }
    }

    /// From text. `None` is what no page of ours says.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            HIDDEN => Some(Self::Hidden),
            VISIBLE => Some(Self::Visible),
            ONLINE => Some(Self::Online),
            PING => Some(Self::Ping),
            text => match text.strip_prefix(CLOCK) {
                Some(seconds) => seconds.parse().ok().map(Self::Clock),
                None => Start::from_json(serde_json::from_slice(text.as_bytes()).ok()?).map(Self::Start),
            },
        }
    }
}

impl Start {
    fn to_json(&self) -> Value {
        let Self { board, folder, lang, runs_unseen, least_seconds, loaded, pauses } = self;
        json!({
            "board": board, "folder": folder, "lang": lang.tag(), "runs_unseen": runs_unseen,
            "least_seconds": least_seconds, "loaded": loaded,
            "pauses": pauses,
        })
    }

    fn from_json(mut json: Value) -> Option<Self> {
        let mut taken = |key: &str| json.get_mut(key).map(Value::take);
        let (board, folder) = (text(taken("board")?)?, text(taken("folder")?)?);
        let lang = Lang::parse(&text(taken("lang")?)?)?;
        let runs_unseen = taken("runs_unseen")?.as_bool()?;
        let least_seconds = u32::try_from(taken("least_seconds")?.as_u64()?).ok()?;
        let loaded = list(taken("loaded")?)?.into_iter().map(text).collect::<Option<_>>()?;
        let pauses = list(taken("pauses")?)?.into_iter().map(pause).collect::<Option<_>>()?;
        Some(Self { board, folder, lang, runs_unseen, least_seconds, loaded, pauses })
    }
}

fn pause(json: Value) -> Option<(String, i64)> {
    match <[Value; 2]>::try_from(list(json)?).ok()? {
        [feed, until] => Some((text(feed)?, until.as_i64()?)),
    }
}

fn text(json: Value) -> Option<String> {
    match json {
        Value::String(text) => Some(text),
        _ => None,
    }
}

fn list(json: Value) -> Option<Vec<Value>> {
    match json {
        Value::Array(list) => Some(list),
        _ => None,
    }
}

impl Told {
    /// As text.
    pub fn to_text(&self) -> String {
        match self {
            Self::Ready => READY.to_owned(),
            Self::Alive => ALIVE.to_owned(),
            Self::Attempt(attempt) => attempt.to_json().to_string(),
        }
    }

    /// From text. `None` is what no worker of ours says.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            READY => Some(Self::Ready),
            ALIVE => Some(Self::Alive),
            text => Attempt::from_json(serde_json::from_slice(text.as_bytes()).ok()?).map(Self::Attempt),
        }
    }
}

impl Attempt {
    fn to_json(&self) -> Value {
        let Self { feed, at, outcome, warnings, not_before, due_at, failures, published_at, site } = self;
        let (word, http, updated_at) = match outcome {
            Outcome::News { updated_at, .. } => ("news", None, *updated_at),
            Outcome::Known { updated_at } => ("known", None, *updated_at),
            Outcome::Older => ("older", None, None),
            Outcome::Failed(failure) => {
                let (word, http) = word(failure);
                (word, http, None)
            }
        };
        let (document, recovery) = match outcome {
            Outcome::News { document, is_recovery, .. } => (Some(document), *is_recovery),
            Outcome::Known { .. } | Outcome::Older | Outcome::Failed(_) => (None, false),
        };
        json!({
            "feed": feed, "at": at, "outcome": word, "http": http, "document": document, "recovery": recovery,
            "updated_at": updated_at, "warnings": warnings, "not_before": not_before,
            "due_at": due_at, "failures": failures, "published_at": published_at, "site": site,
        })
    }

    fn from_json(mut json: Value) -> Option<Self> {
        let number = |key: &str| json.get(key).and_then(Value::as_i64);
        let (at, not_before, updated_at) = (number("at")?, number("not_before")?, number("updated_at"));
        let (due_at, published_at, site) = (number("due_at"), number("published_at"), number("site"));
        let failures = number("failures").and_then(|count| u32::try_from(count).ok())?;
        let status = number("http").and_then(|status| u16::try_from(status).ok());
        let is_recovery = json.get("recovery").and_then(Value::as_bool).unwrap_or_default();
        let mut text = |key: &str| json.get_mut(key).map(Value::take).and_then(text);
        let outcome = match text("outcome")?.as_str() {
            "news" => Outcome::News { document: text("document")?, is_recovery, updated_at },
            "known" => Outcome::Known { updated_at },
            "older" => Outcome::Older,
            word => Outcome::Failed(failure(word, status)?),
        };
        let feed = text("feed")?;
        let warnings = json.get("warnings").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let warnings = warnings.iter().filter_map(|warning| warning.as_str().map(str::to_owned)).collect();
        Some(Self { feed, at, outcome, warnings, not_before, due_at, failures, published_at, site })
    }
}

/// A failure as a word, and the status of a server's answer. The findings are told as warnings.
fn word(failure: &Failure) -> (&'static str, Option<u16>) {
    match failure {
        Failure::Http(status) => ("http", Some(*status)),
        Failure::TimedOut => ("timed_out", None),
        Failure::TooLarge => ("too_large", None),
        Failure::Unreadable(_) => ("unreadable", None),
        // The last two are no failures of a feed.
        Failure::Unreachable | Failure::UnknownBoard { .. } | Failure::NoWorker => ("unreachable", None),
    }
}

fn failure(word: &str, status: Option<u16>) -> Option<Failure> {
    match word {
        "http" => status.map(Failure::Http),
        "timed_out" => Some(Failure::TimedOut),
        "too_large" => Some(Failure::TooLarge),
        "unreadable" => Some(Failure::Unreadable(Vec::new())),
        "unreachable" => Some(Failure::Unreachable),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attempt(outcome: Outcome) -> Told {
        let warnings = vec!["“/a”: \u{be60}\u{c9d0}".to_owned(), String::new()];
        let (feed, at, not_before, published_at) = ("acme".to_owned(), 1_795_000_000, i64::MIN, Some(1_794_000_000));
        let (due_at, failures, site) = (Some(1_795_000_060), 3, Some(-60));
        Told::Attempt(Attempt { feed, at, outcome, warnings, not_before, due_at, failures, published_at, site })
    }

    fn start() -> Start {
        Start {
            board: "{\"name\": \"\u{be60}\"}".to_owned(),
            folder: "https://example.org/boards/a/".to_owned(),
            lang: Lang::En,
            runs_unseen: true,
            least_seconds: 30,
            loaded: vec!["acme".to_owned(), String::new()],
            pauses: vec![("acme".to_owned(), i64::MAX), ("other".to_owned(), -1)],
        }
    }

    #[test]
    fn what_the_page_asks_is_what_the_worker_hears() {
        let plain = Start {
            lang: Lang::Ko,
            runs_unseen: false,
            least_seconds: 0,
            loaded: Vec::new(),
            pauses: Vec::new(),
            ..start()
        };
        let clocks = [0, 90, -3_600, i64::MIN].map(Asked::Clock);
        let words = [Asked::Hidden, Asked::Visible, Asked::Online, Asked::Ping];
        for asked in [Asked::Start(start()), Asked::Start(plain)].into_iter().chain(clocks).chain(words) {
            assert_eq!(Asked::parse(&asked.to_text()), Some(asked));
        }
    }

    #[test]
    fn what_no_page_asks_is_nothing() {
        let text = Asked::Start(start()).to_text();
        let lacking = text.replace("\"folder\"", "\"address\"");
        let wrong = [text.replace("true", "1"), text.replace("-1", "null"), text.replace("\"en\"", "\"fr\"")];
        for bad in
            ["", "Hidden", "clock", "clock soon", "7", "{}", &lacking].into_iter().chain(wrong.iter().map(|bad| &**bad))
        {
            assert_eq!(Asked::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn what_the_worker_tells_is_what_the_page_hears() {
        let document = r#"{"format":"downboard-status/1"}"#.to_owned();
        let outcomes = [
            Outcome::News { document: document.clone(), is_recovery: false, updated_at: None },
            Outcome::News { document, is_recovery: true, updated_at: Some(-5) },
            Outcome::Known { updated_at: Some(1_794_000_000) },
            Outcome::Known { updated_at: None },
            Outcome::Older,
            Outcome::Failed(Failure::Http(429)),
            Outcome::Failed(Failure::TimedOut),
            Outcome::Failed(Failure::TooLarge),
            Outcome::Failed(Failure::Unreadable(Vec::new())),
            Outcome::Failed(Failure::Unreachable),
        ];
        for told in outcomes.map(attempt).into_iter().chain([Told::Ready, Told::Alive]) {
            assert_eq!(Told::parse(&told.to_text()), Some(told));
        }
    }

    #[test]
    fn what_no_worker_says_is_nothing() {
        let text = attempt(Outcome::Known { updated_at: None }).to_text();
        for bad in ["", "Ready", "7", "{}", &text.replace("known", "fine"), &text.replace("1795000000", "null")] {
            assert_eq!(Told::parse(bad), None, "{bad}");
        }
    }
}
