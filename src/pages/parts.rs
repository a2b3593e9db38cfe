//! What a page fetches after its first facts: each part a module of its own.

use leptos::prelude::*;

use super::context::PageContext;
use super::lanes::LanesPart;
use super::later::{Fetch, fetch, place};
use super::live::Follower;
use crate::components::LaneBody;
use crate::estimator::Estimator;
use crate::fetched::Fetched;

/// Shows a part of a page.
pub type LaterPart = fn(PageContext, LaterParts) -> AnyView;

/// What the details of the dashboard bring.
#[derive(Clone, Copy)]
pub struct Details {
    /// What stands below the lanes.
    pub below: LaterPart,
    /// What comes to the lanes.
    pub lane: LaneBody,
}

/// The parts of every page of a board that are fetched later.
#[derive(Clone, Copy)]
pub struct BoardParts {
    /// What estimates people.
    pub estimator: Fetch<Estimator>,
    /// What follows the feeds of a live board.
    pub follower: Fetch<Follower>,
}

/// The parts of the dashboard that are fetched later.
#[derive(Clone, Copy)]
pub struct LaterParts {
    /// Those of every page.
    pub board: BoardParts,
    /// The lanes.
    pub lanes: Fetch<LanesPart>,
    /// What stands below the lanes and within them.
    pub details: Fetch<Details>,
    /// How far the outage reached over time.
    pub reach: Fetch<LaterPart>,
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
