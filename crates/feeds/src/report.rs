//! What a foreign feed says, in the words of public status pages.

use downboard_core::model::{Address, FeedFormat, Lang, Planned, PlannedState, Status};
use downboard_core::time::{MINUTE, Timestamp};

use crate::untitled::UNTITLED;

/// How far the handling of an incident or maintenance has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FeedPhase {
    /// Something is wrong, the cause is not known.
    Investigating,
    /// The cause is known.
    Identified,
    /// A remedy is in place and watched.
    Monitoring,
    /// Over.
    Resolved,
    /// Maintenance or an alert, still to come.
    Scheduled,
    /// Maintenance, under way.
    InProgress,
    /// Maintenance, over.
    Completed,
    /// The feed does not say, or in a word that is not known. Never over.
    Unknown,
}

impl FeedPhase {
    /// The word on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Investigating => "investigating",
            Self::Identified => "identified",
            Self::Monitoring => "monitoring",
            Self::Resolved => "resolved",
            Self::Scheduled => "scheduled",
            Self::InProgress => "in_progress",
            Self::Completed => "completed",
            Self::Unknown => "unknown",
        }
    }

    /// Whether it is over.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Resolved | Self::Completed)
    }

    /// Whether it is maintenance.
    pub fn is_maintenance(self) -> bool {
        matches!(self, Self::Scheduled | Self::InProgress | Self::Completed)
    }
}

/// How bad the publisher says an incident is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FeedImpact {
    /// None.
    None,
    /// Minor.
    Minor,
    /// Major.
    Major,
    /// Critical.
    Critical,
    /// Announced maintenance.
    Maintenance,
    /// The feed does not say, or in a word that is not known.
    Unknown,
}

impl FeedImpact {
    /// The word on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Minor => "minor",
            Self::Major => "major",
            Self::Critical => "critical",
            Self::Maintenance => "maintenance",
            Self::Unknown => "unknown",
        }
    }

    /// What an open incident of this impact means for what it affects, where the feed gives no status of it. An incident
    /// without impact is a notice and says nothing of the status.
    pub fn status(self) -> Option<Status> {
        match self {
            Self::None => None,
            Self::Minor => Some(Status::Degraded),
            Self::Major => Some(Status::PartialOutage),
            Self::Critical => Some(Status::MajorOutage),
            Self::Maintenance => Some(Status::Maintenance),
            Self::Unknown => Some(Status::Unknown),
        }
    }
}

/// A component of a foreign feed: what its publisher gives a status to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportComponent {
    /// Its id in the feed, or its name where it has none.
    pub id: String,
    /// Its name, plain text.
    pub name: String,
    /// The name of the group it stands in.
    pub group: Option<String>,
    /// Its region, where the feed has regions.
    pub region: Option<String>,
    /// Its status now.
    pub status: Status,
    /// When it was last observed, where the feed says so of each component.
    pub observed_at: Option<Timestamp>,
    /// The usual distance of its observations in seconds, where the document has several of them.
    pub beat_seconds: Option<i64>,
}

/// A component that an incident or update names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedComponent {
    /// The id of the component, or its name where the feed names no id.
    pub component: String,
    /// Its name, where the feed gives it.
    pub name: Option<String>,
    /// Its status from then on, where the feed gives it.
    pub status: Option<Status>,
}

/// Something that the publisher said during an incident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedUpdate {
    /// When.
    pub at: Option<Timestamp>,
    /// The phase from then on; `None` where the update does not say.
    pub phase: Option<FeedPhase>,
    /// What was said, plain text; may be empty.
    pub text: String,
    /// The components whose status it changed.
    pub affected: Vec<NamedComponent>,
}

/// The words of an incident in a language of the product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// The language.
    pub lang: Lang,
    /// The title, plain text.
    pub title: String,
    /// What was said, plain text; may be empty.
    pub text: String,
}

/// An incident or maintenance of a foreign feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedIncident {
    /// Where it stands in the feed, for warnings.
    pub pointer: String,
    /// Its id in the feed.
    pub id: String,
    /// Its title, plain text.
    pub title: String,
    /// How far it has come.
    pub phase: FeedPhase,
    /// How bad the publisher says it is.
    pub impact: FeedImpact,
    /// When it began, by the publisher's count; scheduled maintenance begins when it is planned to.
    pub started_at: Option<Timestamp>,
    /// When it ended; absent while it lasts or where the feed does not say.
    pub resolved_at: Option<Timestamp>,
    /// When it is to end, by plan or because an alert expires; present also once it is over.
    pub ends_at: Option<Timestamp>,
    /// Whether it is over at `ends_at` without a word, as an alert is. What is planned is not.
    pub expires: bool,
    /// The same in other languages of the product, where the feed has them.
    pub translations: Vec<Translation>,
    /// What was said. The reader puts it in the order of time, oldest first.
    pub updates: Vec<FeedUpdate>,
    /// The components that it is about.
    pub affected: Vec<NamedComponent>,
    /// The regions that it is about.
    pub regions: Vec<String>,
    /// Where it can be read.
    pub link: Option<Address>,
}

impl FeedIncident {
    /// The title in a language, or as the feed has it.
    pub fn title_in(&self, lang: Lang) -> &str {
        self.words_in(lang).map_or(self.title.as_str(), |words| words.title.as_str())
    }

    /// What an update says in a language, or as the feed has it. An alert has one text in several languages.
    pub fn in_language<'a>(&'a self, lang: Lang, update: &'a FeedUpdate) -> &'a str {
        let is_first = self.updates.first().is_some_and(|first| first == update);
        let words = self.words_in(lang).filter(|words| is_first && !words.text.is_empty());
        words.map_or(update.text.as_str(), |words| words.text.as_str())
    }

    fn words_in(&self, lang: Lang) -> Option<&Translation> {
        self.translations.iter().find(|words| words.lang == lang)
    }

    /// Its window of maintenance and where that stands at a moment; `None` where it is none, or nobody says when it begins.
    pub fn window(&self, at: Timestamp) -> Option<(Planned, PlannedState)> {
        let from = self.started_at.filter(|_| self.phase.is_maintenance())?;
        let state = match (self.phase, self.ends_at.filter(|to| *to < at)) {
            (FeedPhase::Completed, _) => PlannedState::Over,
            (FeedPhase::Scheduled, _) if at < from => PlannedState::Ahead,
            (FeedPhase::Scheduled, _) => PlannedState::NotBegun,
            (_, Some(to)) => PlannedState::Overdue(at.as_second() - to.as_second()),
            (_, None) => PlannedState::UnderWay,
        };
        Some((Planned { from, to: self.ends_at }, state))
    }

    /// An incident of which nothing more is known. One without a title counts as any other, and is called so.
    pub fn new(pointer: String, id: String, title: String, phase: FeedPhase, impact: FeedImpact) -> Self {
        if title.is_empty() {
            let [(_, untitled), _] = UNTITLED;
            let translation =
                |(lang, title): (Lang, &str)| Translation { lang, title: title.to_owned(), text: String::new() };
            let translations = UNTITLED.map(translation).to_vec();
            return Self { translations, ..Self::new(pointer, id, untitled.to_owned(), phase, impact) };
        }
        Self {
            pointer,
            id,
            title,
            phase,
            impact,
            started_at: None,
            resolved_at: None,
            ends_at: None,
            expires: false,
            translations: Vec::new(),
            updates: Vec::new(),
            affected: Vec::new(),
            regions: Vec::new(),
            link: None,
        }
    }
}

/// What a foreign feed says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Its format.
    pub format: FeedFormat,
    /// The name of the page, plain text.
    pub name: Option<String>,
    /// Where people read it.
    pub page: Option<Address>,
    /// The status of the whole as the feed itself gives it, by a word for the page or by the meaning of an empty list in
    /// this format; `None` where it gives none.
    pub indicator: Option<Status>,
    /// When the word for the whole was observed, where a machine gives it and says when.
    pub indicator_observed_at: Option<Timestamp>,
    /// Whether the document is known to list everything that is open, and all of it could be read.
    pub lists_all_open: bool,
    /// Whether records of it could not be read: any of them may be what is wrong.
    pub is_incomplete: bool,
    /// When this version of it was made, as it says itself. An older one than that at hand is put aside.
    pub version_at: Option<Timestamp>,
    /// When it last changed by its own times, as far as they can be trusted: the newest update, start or end.
    pub changed_at: Option<Timestamp>,
    /// Its components, in its own order, without groups that only hold others.
    pub components: Vec<ReportComponent>,
    /// Its incidents and maintenances, newest first.
    pub incidents: Vec<FeedIncident>,
}

impl Report {
    /// A report that says nothing yet.
    pub fn new(format: FeedFormat) -> Self {
        Self {
            format,
            name: None,
            page: None,
            indicator: None,
            indicator_observed_at: None,
            lists_all_open: false,
            is_incomplete: false,
            version_at: None,
            changed_at: None,
            components: Vec::new(),
            incidents: Vec::new(),
        }
    }

    /// The worst of everything that the feed says: its own word, its components, its open incidents. Feeds disagree with
    /// themselves, and the good word is the one that was forgotten. Without any of the three, unknown, and not better where
    /// some of it could not be read. A few components of many that are down do not take the whole down, nor does an incident
    /// that names only these.
    pub fn status(&self) -> Status {
        let of_components = of_parts(self.components.iter().map(|component| component.status));
        let open = self.incidents.iter().filter(|incident| !incident.phase.is_over());
        let of_incidents = open.filter(|incident| incident.phase != FeedPhase::Scheduled);
        let of_incidents = of_incidents.filter_map(|incident| {
            let status = incident.impact.status()?;
            Some(if self.is_of_few(incident) { status.capped_at_partial() } else { status })
        });
        let unread = self.is_incomplete.then_some(Status::Unknown);
        let said = self.indicator.into_iter().chain(of_components).chain(of_incidents).chain(unread);
        said.reduce(Status::worse).unwrap_or(Status::Unknown)
    }

    /// How many of the components are in trouble, and how many there are.
    pub fn breadth(&self) -> (usize, usize) {
        let in_trouble = self.components.iter().filter(|component| component.status.is_trouble());
        (in_trouble.count(), self.components.len())
    }

    /// Whether an incident names only few of the components.
    fn is_of_few(&self, incident: &FeedIncident) -> bool {
        is_few(incident.affected.len(), self.components.len())
    }
}

/// Whether so few of the parts of a whole are hit that it is not down for that: less than a quarter of them.
pub(super) fn is_few(hit: usize, all: usize) -> bool {
    hit > 0 && hit.saturating_mul(4) < all
}

/// The status of a whole by those of its parts: the worst of them, but only partly down where few of them are down. `None`
/// without parts.
pub(super) fn of_parts(parts: impl Iterator<Item = Status>) -> Option<Status> {
    let (mut worst, mut down, mut all) = (None, 0, 0);
    for part in parts {
        worst = Some(worst.map_or(part, |worst: Status| worst.worse(part)));
        down += usize::from(part == Status::MajorOutage);
        all += 1;
    }
    worst.map(|worst| if is_few(down, all) { worst.capped_at_partial() } else { worst })
}

/// Whether a time has not come yet, by more than clocks differ. Where nobody knows what time it was, none has.
pub fn is_ahead(at: Timestamp, read_at: Option<Timestamp>) -> bool {
    read_at.is_some_and(|read_at| at.as_second() - read_at.as_second() > MINUTE)
}

/// What was observed of one thing, each with its time.
pub(super) struct Observed {
    pub(super) status: Status,
    pub(super) at: Option<Timestamp>,
    pub(super) beat_seconds: Option<i64>,
}

/// The newest of several observations, by time; without times the last of them. One without a time beside others, or with one
/// that has not come yet, may be the newest: it counts as well, where it is worse.
pub(super) fn newest_observation(all: &[(Option<Timestamp>, Status)], read_at: Option<Timestamp>) -> Observed {
    let dated = |one: &&(Option<Timestamp>, Status)| one.0.is_some_and(|at| !is_ahead(at, read_at));
    let beat_seconds = usual_distance(all.iter().filter(dated).filter_map(|(at, _)| *at).collect());
    let (certain, others): (Vec<_>, Vec<_>) = all.iter().partition(dated);
    let newest = certain.into_iter().max_by_key(|(at, _)| *at);
    let Some((at, status)) = newest else {
        let last = all.iter().max_by_key(|(at, _)| *at);
        let (at, status) = last.copied().unwrap_or((None, Status::Unknown));
        return Observed { status, at, beat_seconds };
    };
    let status = others.into_iter().fold(status, |worst, (_, status)| worst.worse(status));
    Observed { status, at, beat_seconds }
}

/// The usual distance of observations, in seconds: the middle one of those between neighbours. `None` for fewer than two.
pub(super) fn usual_distance(mut at: Vec<Timestamp>) -> Option<i64> {
    at.sort_unstable();
    at.dedup();
    let pairs = at.iter().zip(at.iter().skip(1));
    let mut distances: Vec<i64> = pairs.map(|(one, next)| next.as_second() - one.as_second()).collect();
    distances.sort_unstable();
    distances.get(distances.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_late_past_its_end_or_past_its_begin_without_a_word() {
        let second = |second| Timestamp::from_second(second).expect("an instant");
        let state = |phase, to: Option<i64>, at| {
            let new =
                FeedIncident::new(String::new(), "1".to_owned(), "Disks".to_owned(), phase, FeedImpact::Maintenance);
            let incident = FeedIncident { started_at: Some(second(100)), ends_at: to.map(second), ..new };
            incident.window(second(at)).map(|(_, state)| state)
        };
        for (phase, to, at, expected) in [
            (FeedPhase::Scheduled, Some(200), 99, Some(PlannedState::Ahead)),
            (FeedPhase::Scheduled, Some(200), 100, Some(PlannedState::NotBegun)),
            (FeedPhase::Scheduled, Some(200), 300, Some(PlannedState::NotBegun)),
            (FeedPhase::InProgress, Some(200), 200, Some(PlannedState::UnderWay)),
            (FeedPhase::InProgress, Some(200), 230, Some(PlannedState::Overdue(30))),
            (FeedPhase::InProgress, None, 300, Some(PlannedState::UnderWay)),
            (FeedPhase::Completed, Some(200), 300, Some(PlannedState::Over)),
            (FeedPhase::Investigating, Some(200), 300, None),
        ] {
            assert_eq!(state(phase, to, at), expected, "{phase:?} to {to:?} at {at}");
        }
    }
}
