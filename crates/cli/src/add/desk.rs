//! Where a record is made: the board that it is for, and how what is typed is understood there.

use downboard_core::instant;
use downboard_core::model::{EvidenceGrade, FeedFormat, FeedPlace, Id, Service, When};
use downboard_core::time::Timestamp;
use downboard_edit::ids::{proposed, unused};
use downboard_edit::moments::{Unclear, understood};

use super::{Support, Wanted};
use crate::clock;
use crate::documents::{OpenBoard, open};
use crate::draft::Draft;
use crate::files::folder_of;
use crate::outcome::Outcome;

/// The board that a record is for.
pub(super) struct Desk<'a> {
    pub(super) wanted: &'a Wanted,
    pub(super) open: OpenBoard,
    /// The moment by which `now` and a missing day are meant.
    pub(super) now: Timestamp,
}

impl<'a> Desk<'a> {
    pub(super) fn of(wanted: &'a Wanted) -> Result<Self, String> {
        let open = open(&wanted.board)?;
        let now = match &wanted.now {
            Some(text) => instant::parse(text)
                .ok_or_else(|| format!("--now {text:?}: expected an instant in RFC 3339 with an offset"))?,
            None => open.board.opens_at.unwrap_or_else(clock::now),
        };
        Ok(Self { wanted, open, now })
    }

    /// An instant as it stands in documents.
    pub(super) fn written(&self, at: Timestamp) -> String {
        self.open.board.zone.rfc3339(at).to_string()
    }

    /// A time as it is typed.
    pub(super) fn time(&self, text: &str) -> Result<When, String> {
        understood(text, self.now, &self.open.board.zone).map_err(|unclear| format!("{text:?}: {}", self.why(&unclear)))
    }

    /// A time that has to be exact.
    pub(super) fn instant(&self, text: &str) -> Result<Timestamp, String> {
        match self.time(text)? {
            When::At(at) => Ok(at),
            other => Err(format!("{text:?}: expected an exact time, not one {}", self.told(other))),
        }
    }

    /// When, as it was understood.
    pub(super) fn told(&self, when: When) -> String {
        match when {
            When::At(at) => format!("at {}", self.written(at)),
            When::By(at) => format!("by {}", self.written(at)),
            When::Between { from, to } => format!("between {} and {}", self.written(from), self.written(to)),
        }
    }

    /// Why a time was not understood.
    fn why(&self, unclear: &Unclear) -> String {
        match unclear {
            Unclear::NotATime { rest } if rest.is_empty() => {
                "expected a time, such as 21:50 or 15 Oct 21:50".to_owned()
            }
            Unclear::NotATime { rest } => {
                format!("no time from {rest:?} on; expected one such as 21:50 or 15 Oct 21:50")
            }
            Unclear::NoSuchTime => "no clock or calendar has this time".to_owned(),
            Unclear::Ambiguous { readings } => {
                let readings: Vec<_> = readings.iter().map(|when| self.told(*when)).collect();
                format!("this can be {}; say which", readings.join(" or "))
            }
            Unclear::Backwards { from, to } => {
                format!("it ends {} before it begins {}", self.written(*to), self.written(*from))
            }
            Unclear::OutOfRange => "it is outside the years that documents hold".to_owned(),
        }
    }

    /// A document of the board's own, which is made where there is none.
    pub(super) fn own(&self, format: FeedFormat) -> Result<Draft, String> {
        let own = self.open.board.feeds.iter().find_map(|feed| match &feed.place {
            FeedPlace::File(file) if feed.format == Some(format) => Some(file.as_str()),
            _ => None,
        });
        let word = format.word();
        let file = own.ok_or_else(|| {
            format!("the board has no such document of its own: expected a feed of the format {word} with a file")
        })?;
        Draft::of_own(folder_of(&self.open.path).join(file), format, &self.open.board, &self.written(self.now))
    }

    /// Notes in a document when it was changed: a board of the past when what it tells of happened, a live one now.
    pub(super) fn date(&self, draft: &mut Draft, happened_at: Timestamp) -> Result<(), String> {
        let changed_at = if self.open.board.is_live() { self.now } else { happened_at };
        if draft.updated_at().is_none_or(|updated_at| updated_at < changed_at) {
            draft.set("updated_at", &self.written(changed_at))?;
        }
        Ok(())
    }

    /// Writes a document, or prints what would change in it.
    pub(super) fn finish(&self, draft: Draft, understood: &str) -> Result<Outcome, String> {
        draft.finish(&self.open.text, self.wanted.dry_run, understood)
    }

    /// A service of the board, and its place.
    pub(super) fn service(&self, id: &str) -> Result<(usize, &Service), String> {
        let services = &self.open.board.services;
        let known = services.iter().enumerate().find(|(_, service)| service.id.as_str() == id);
        known.ok_or_else(|| {
            format!("the board has no service {id}: it has {}", listed(services.iter().map(|own| &own.id)))
        })
    }

    /// A site of the board.
    pub(super) fn site(&self, id: &str) -> Result<&Id, String> {
        let sites = &self.open.board.sites;
        let known = sites.iter().map(|site| &site.id).find(|known| known.as_str() == id);
        known.ok_or_else(|| format!("the board has no site {id}: it has {}", listed(sites.iter().map(|site| &site.id))))
    }

    /// The grade of a record, whose sources must be those of the board or of its document.
    pub(super) fn supported(&self, support: &Support, draft: &Draft) -> Result<EvidenceGrade, String> {
        let board = self.open.board.sources.iter().map(|source| source.id.to_string());
        let known: Vec<String> = board.chain(draft.ids("sources")).collect();
        let unknown = support.sources.iter().find(|source| !known.contains(source));
        if let Some(source) = unknown {
            return Err(format!("the board has no source {source}: add it with `downboard add source`"));
        }
        word(&support.grade, EvidenceGrade::parse, EvidenceGrade::WORDS)
    }
}

/// A word of a closed list.
pub(super) fn word<T>(text: &str, parse: impl Fn(&str) -> Option<T>, all: &[&str]) -> Result<T, String> {
    parse(text).ok_or_else(|| format!("{text:?}: expected one of {}", all.join(", ")))
}

/// Ids for a message.
pub(super) fn listed<'a>(ids: impl Iterator<Item = &'a Id>) -> String {
    let ids: Vec<&str> = ids.map(Id::as_str).collect();
    if ids.is_empty() { "none".to_owned() } else { ids.join(", ") }
}

/// The id of a new record: the one that is given, or the first free one that its name proposes.
pub(super) fn new_id(given: Option<&str>, name: &str, taken: &[String]) -> Result<Id, String> {
    let is_taken = |id: &Id| taken.iter().any(|taken| taken == id.as_str());
    let Some(text) = given else {
        let base = proposed(name).ok_or_else(|| format!("{name:?} proposes no id: give one with --id"))?;
        return Ok(unused(&base, is_taken));
    };
    let id =
        Id::parse(text).ok_or_else(|| format!("--id {text:?}: expected lower-case letters, digits and hyphens"))?;
    if is_taken(&id) { Err(format!("the id {id} is taken")) } else { Ok(id) }
}
