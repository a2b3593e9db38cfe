//! Which services the lanes list, in which order, and what is folded or left out.

use super::{Calm, Trouble, View, weight};
use crate::model::{Category, Id, Lang, ProviderIndex, Service, ServiceIndex, Status};
use crate::order::{self, Key};
use crate::time::{DAY, Timestamp};
use crate::timeline::{BoardLog, Piece, Timeline};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// In which order services are listed.
    SortOrder {
        /// In the order of the board, by provider where a provider has several.
        Provider = "provider",
        /// The worst first, of equals the one that matters to most people.
        Worst = "worst",
        /// In the order in which their last trouble began.
        Start = "start",
        /// Those that work again first, in the order in which they did.
        Returned = "returned",
    }
}

vocabulary! {
    /// What is known of a service, as a filter has it.
    Grade {
        /// In trouble of any degree.
        Trouble = "trouble",
        /// Known to work.
        Operational = "operational",
        /// Taken down on purpose.
        Maintenance = "maintenance",
        /// Not known.
        Unknown = "unknown",
    }
}

impl Grade {
    fn of(status: Status) -> Self {
        match status {
            Status::MajorOutage | Status::PartialOutage | Status::Degraded => Self::Trouble,
            Status::Operational => Self::Operational,
            Status::Maintenance => Self::Maintenance,
            Status::Unknown => Self::Unknown,
        }
    }

    /// How many of the services stand so, of those in trouble and of the others.
    pub fn count(self, trouble: Trouble, calm: Calm) -> usize {
        match self {
            Self::Trouble => trouble.all(),
            Self::Operational => calm.operational,
            Self::Maintenance => calm.maintenance,
            Self::Unknown => calm.unknown,
        }
    }
}

/// What a reader wants to see of the services.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// In which order.
    pub order: SortOrder,
    /// Only those that stand so.
    pub grade: Option<Grade>,
    /// Only those of a provider.
    pub provider: Option<Id>,
    /// Only those of a kind.
    pub kind: Option<Category>,
    /// Only those in whose names this stands, in either language.
    pub find: String,
}

impl Default for Choice {
    fn default() -> Self {
        Self { order: SortOrder::Provider, grade: None, provider: None, kind: None, find: String::new() }
    }
}

impl Choice {
    /// Whether it leaves anything out on purpose.
    pub fn is_filter(&self) -> bool {
        *self != Self { order: self.order, ..Self::default() }
    }
}

/// Services under one head, or under none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Whose they are, where groups have heads.
    pub provider: Option<ProviderIndex>,
    /// The services in their order.
    pub services: Vec<ServiceIndex>,
}

/// The services that the lanes list at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// Those that are listed.
    pub groups: Vec<Group>,
    /// Those of which there is nothing to tell: they fold into one line.
    pub steady: Vec<ServiceIndex>,
    /// How many a filter leaves out.
    pub hidden: usize,
}

/// Fewer than this are not worth a fold.
const LEAST_STEADY: usize = 3;
/// So many services without trouble are listed where there is nothing else to list.
const MOST_CALM: usize = 12;

/// The begin and end of the last trouble up to a moment; nothing as an end while it goes on.
fn last_trouble(timeline: &Timeline, at: Timestamp) -> Option<(i64, Option<i64>)> {
    let so_far = |piece: &&Piece| piece.from.is_none_or(|from| from <= at);
    let mut pieces = timeline.pieces().iter().rev().skip_while(|piece| !so_far(piece)).peekable();
    let mut end = None;
    while let Some(piece) = pieces.next_if(|piece| !piece.status.is_trouble()) {
        end = piece.from;
    }
    let mut begin = None;
    while let Some(piece) = pieces.next_if(|piece| piece.status.is_trouble()) {
        begin = Some(piece.from.map_or(i64::MIN, Timestamp::as_second));
    }
    Some((begin?, end.map(Timestamp::as_second)))
}

/// What a timeline says of late: on a live board of the last day, on a board of the past of all its time. Newest first.
fn recent<'t>(log: &BoardLog, timeline: &'t Timeline, at: Timestamp) -> impl Iterator<Item = &'t Piece> {
    let since = if log.board.is_live() { at.as_second() - DAY } else { log.period.from.as_second() };
    let is_past = move |piece: &&Piece| piece.to.is_some_and(|to| to.as_second() <= since);
    timeline.pieces().iter().rev().take_while(move |piece| !is_past(piece))
}

/// Whether nobody says anything of a service at a moment, nor has of any trouble of late.
fn is_silent(log: &BoardLog, timeline: &Timeline, at: Timestamp) -> bool {
    let mut so_far = recent(log, timeline, at).filter(|piece| piece.from.is_none_or(|from| from <= at));
    timeline.status_at(at) == Status::Unknown && so_far.all(|piece| !piece.status.is_trouble())
}

/// Whether a service works and there is nothing else to tell of it.
fn is_steady(log: &BoardLog, timeline: &Timeline, at: Timestamp) -> bool {
    let recent = recent(log, timeline, at);
    timeline.status_at(at) == Status::Operational
        && recent.filter(|piece| piece.from.is_some()).all(|piece| piece.possible.worst() == Status::Operational)
}

/// Where a service stands in an order.
fn place(view: &View, service: ServiceIndex, order: SortOrder) -> Key {
    let Some((known, log)) = view.service(service).zip(view.log.service_at(service)) else { return Key::default() };
    let (begin, end) = last_trouble(&log.timeline, view.at).unwrap_or((i64::MAX, None));
    match order {
        SortOrder::Provider => Key::default(),
        SortOrder::Worst => Key::most(known.standing.status.rank()).then_most(weight(&view.log, known)),
        SortOrder::Start => Key::least(begin),
        SortOrder::Returned => Key::least(end.unwrap_or(i64::MAX)).then_least(begin),
    }
}

/// Whether a name, of a service, of its provider or of one of its features, has some text in it.
fn is_found(view: &View, service: &Service, text: &str) -> bool {
    let provider = view.log.board.providers.iter().find(|provider| provider.id == service.provider);
    let features = service.features.iter().map(|feature| &feature.name);
    let mut names = [&service.name].into_iter().chain(provider.map(|provider| &provider.name)).chain(features);
    names.any(|name| Lang::ALL.iter().any(|lang| name.get(*lang).to_lowercase().contains(text)))
        || service.id.as_str().contains(text)
}

impl Listing {
    /// The services that a reader wants to see. Those in `kept` are being looked at and are not folded away.
    pub fn new(view: &View, choice: &Choice, kept: &[ServiceIndex]) -> Self {
        let board = &view.log.board;
        let text = choice.find.trim().to_lowercase();
        let is_wanted = |index: ServiceIndex| {
            let Some((service, known)) = board.service(index).zip(view.service(index)) else { return false };
            choice.grade.is_none_or(|grade| grade == Grade::of(known.standing.status))
                && choice.provider.as_ref().is_none_or(|provider| *provider == service.provider)
                && choice.kind.is_none_or(|kind| kind == service.category)
                && (text.is_empty() || is_found(view, service, &text))
        };
        let wanted: Vec<_> = ServiceIndex::all(board.services.len()).filter(|index| is_wanted(*index)).collect();
        let hidden = board.services.len() - wanted.len();
        // Of the past, what is not known is told where nothing is in trouble; now, unless nothing at all is known.
        let folds_silent = if board.is_live() { view.is_blind() } else { view.in_trouble().next().is_some() };
        let is_steady = |index: &ServiceIndex| {
            let Some(log) = view.log.service_at(*index).filter(|_| !kept.contains(index)) else { return false };
            is_steady(&view.log, &log.timeline, view.at)
                || (folds_silent && is_silent(&view.log, &log.timeline, view.at))
        };
        let is_asked_for = !text.is_empty() || matches!(choice.grade, Some(Grade::Operational | Grade::Unknown));
        let (steady, listed): (Vec<_>, Vec<_>) = wanted.into_iter().partition(is_steady);
        let is_all = listed.is_empty() && steady.len() <= MOST_CALM;
        let is_unfolded = is_asked_for || is_all || steady.len() < LEAST_STEADY;
        let (steady, listed) = if is_unfolded {
            let mut all = [listed, steady].concat();
            all.sort_unstable();
            (Vec::new(), all)
        } else {
            (steady, listed)
        };
        let listed = order::by_key(listed, |index| place(view, *index, choice.order));
        // A head for each service would only repeat what it is called.
        let has_heads = choice.order == SortOrder::Provider
            && board.providers.len() > 1
            && board.services.len() >= 2 * board.providers.len();
        let groups = if has_heads {
            let group = |(index, provider): (ProviderIndex, &crate::model::Provider)| {
                let is_own = |index: &&ServiceIndex| {
                    board.service(**index).is_some_and(|service| service.provider == provider.id)
                };
                Group { provider: Some(index), services: listed.iter().filter(is_own).copied().collect() }
            };
            let groups = ProviderIndex::each(&board.providers).map(group);
            groups.filter(|group| !group.services.is_empty()).collect()
        } else {
            vec![Group { provider: None, services: listed }]
        };
        Self { groups, steady, hidden }
    }
}
