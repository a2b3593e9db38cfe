//! What a page fetches after its first facts: each part a module of its own.

use downboard_core::model::Period;
use leptos::prelude::*;

use super::context::PageContext;
use super::later::{Fetch, fetch, place};
use super::layouts::Layouts;
use super::live::Follower;
use super::live_board::LiveBoard;
use super::tables::TablesPart;
use super::two_moments::MomentsPart;
use crate::components::{LaneBody, Replay, Tell};
use crate::estimator::Estimator;
use crate::fetched::Fetched;
use crate::ui::Lasting;

/// Shows a part of a page.
pub type LaterPart = fn(PageContext, LaterParts) -> AnyView;

/// Where the page keeps what of the period the lanes show.
pub type KeptExtent = StoredValue<Lasting<Memo<Period>>>;

/// What comes with the lanes of a board.
#[derive(Clone, Copy)]
pub struct LanesPart {
    /// The service that a reader came for.
    pub which: fn(PageContext) -> AnyView,
    /// The lanes.
    pub lanes: ShowLanes,
    /// What follows the feeds of a live board.
    pub follower: Follower,
}

/// Shows the lanes of a board: the details that come to them, what moves the moment, where it is kept what they show, and
/// what is fetched when somebody wants it.
pub type ShowLanes = fn(PageContext, RwSignal<Fetched<Details>>, Replay, KeptExtent, WantedParts) -> AnyView;

/// What below the lanes is fetched when somebody wants it.
#[derive(Clone, Copy)]
pub struct WantedParts {
    /// The same as a table, and files.
    pub tables: Fetch<TablesPart>,
    /// Two moments beside each other.
    pub moments: Fetch<MomentsPart>,
}

/// What the details of the dashboard bring.
#[derive(Clone, Copy)]
pub struct Details {
    /// What stands below the lanes.
    pub below: LaterPart,
    /// What comes to the lanes.
    pub lane: LaneBody,
    /// What a live board shows besides.
    pub live: LiveBoard,
}

/// How far an outage reached: two places of the details share its code.
#[derive(Clone, Copy)]
pub struct Reach {
    /// The people over time, as a track.
    pub curve: fn(PageContext) -> AnyView,
    /// The published rules.
    pub comparison: fn(PageContext) -> AnyView,
}

/// The parts of every page of a board that are fetched later.
#[derive(Clone, Copy)]
pub struct BoardParts {
    /// What estimates people.
    pub estimator: Fetch<Estimator>,
    /// What follows the feeds of a live board.
    pub follower: Fetch<Follower>,
}

/// The parts of the card that are fetched later.
#[derive(Clone, Copy)]
pub struct CardParts {
    /// Those of every page.
    pub board: BoardParts,
    /// The further layouts.
    pub layouts: Fetch<Layouts>,
}

/// The parts of the dashboard that are fetched later.
#[derive(Clone, Copy)]
pub struct LaterParts {
    /// Those of every page.
    pub board: BoardParts,
    /// The lanes.
    pub lanes: Fetch<LanesPart>,
    /// What is wrong with a file, finding by finding.
    pub findings: Fetch<Tell>,
    /// What below the lanes somebody may want.
    pub wanted: WantedParts,
    /// What stands below the lanes and within them.
    pub details: Fetch<Details>,
    /// How far the outage reached over time.
    pub reach: Fetch<Reach>,
    /// The box that opens a feed.
    pub open_box: Fetch<LaterPart>,
}

/// The place of a part that is fetched when the place is there.
#[component]
pub(super) fn Later(context: PageContext, parts: LaterParts, part: Fetch<LaterPart>) -> impl IntoView {
    let fetched = RwSignal::new(Fetched::Waiting);
    fetch(fetched, part);
    let words = context.shown.words();
    place(words, words.details_failed, fetched, part, move |part| part(context.clone(), parts))
}
