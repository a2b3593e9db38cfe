//! The lanes of the dashboard. Their code is a module of its own: what is down is said before they come, a group at a time.

use leptos::prelude::*;

use super::turns::Turns;
use crate::components::{LaneBody, Lanes, Patterns, Shown, groups_of};
use crate::fetched::Fetched;

/// Shows the lanes of a board: what comes to them with the details, and the signal that is told when all of them stand.
pub type LanesPart = fn(Shown, Signal<Fetched<LaneBody>>, RwSignal<bool>) -> AnyView;

/// The lanes. Only the split in the dashboard's binary may mention this function.
pub fn lanes(shown: Shown, body: Signal<Fetched<LaneBody>>, stand: RwSignal<bool>) -> AnyView {
    let last = groups_of(shown.board.services.len()) + 2;
    let turn = Turns::of(last).now();
    Effect::new(move |_| {
        if turn.get() == last {
            stand.set(true);
        }
    });
    let groups = Signal::derive(move || turn.get() - 1);
    view! {
        <Patterns />
        <Lanes shown body groups />
    }
    .into_any()
}
