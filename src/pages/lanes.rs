//! The lanes of the dashboard. Their code is a module of its own: what is down is said before they come, a group at a time.

use std::sync::Arc;
use std::time::Duration;

use downboard_core::model::ServiceIndex;
use downboard_core::view::asked;
use leptos::prelude::*;

use super::context::PageContext;
use super::later::Fetch;
use super::parts::{Details, KeptExtent};
use super::tables::{TablesPart, tables_box};
use super::take_along::lane_tools;
use super::turns::Turns;
use crate::browser;
use crate::components::{
    LaneBody, Lanes, Notes, Patterns, Replay, Rows, Screen, Shown, Zoom, alternatives_id, groups_of, tell_file,
};
use crate::fetched::Fetched;
use crate::state::AskedLanes;

/// The lanes. Only the split in the dashboard's binary may mention this function.
pub fn lanes(
    context: PageContext,
    details: RwSignal<Fetched<Details>>,
    replay: Replay,
    extent: KeptExtent,
    tables: Fetch<TablesPart>,
) -> AnyView {
    let (shown, stand) = (context.shown.clone(), context.stands);
    let body = body_of(&context, details);
    let last = groups_of(shown.board.services.len()) + 2;
    let turn = Turns::of(last).now();
    Effect::new(move |_| {
        if turn.get() == last {
            stand.set(true);
        }
    });
    let groups = Signal::derive(move || turn.get() - 1);
    let (asked, bad) = AskedLanes::parse(&browser::query());
    let (zoom, not_covered) = zoomed(&shown, &asked);
    let rows = Rows::new(&shown, asked.choice);
    extent.set_value(zoom.extent);
    zoom.follow(!shown.replay);
    write_when_chosen(&context, replay, zoom, rows);
    let shown = Shown { extent: zoom.extent, ..shown };
    let table = tables_box(&shown, rows, tables);
    let screen = Screen {
        edges: browser::edges,
        near: browser::watch_near,
        printed: browser::watch_print,
        when_focus_is_lost: |within, work| browser::when_focus_is_lost(within, work),
    };
    view! {
        <Patterns />
        <Notes lang=shown.lang bad failures=Arc::default() tell=tell_file />
        {not_covered}
        <Lanes shown body groups replay zoom rows screen table />
    }
    .into_any()
}

/// What comes to the lanes with the details, and what the page adds: the tools of a lane, and the way from it to what can be used
/// instead.
fn body_of(context: &PageContext, details: RwSignal<Fetched<Details>>) -> Signal<Fetched<LaneBody>> {
    let tools = {
        let context = context.clone();
        Callback::new(move |index| lane_tools(&context, index))
    };
    let board = context.shown.board.clone();
    let goes = Callback::new(move |index: ServiceIndex| {
        if let Some(service) = board.service(index) {
            browser::go_to(&alternatives_id(&service.id));
        }
    });
    let with_tools = move |details: Details| LaneBody { tools: Some(tools), goes: Some(goes), ..details.lane };
    Signal::derive(move || details.get().map(with_tools))
}

/// Lets a reader zoom: the lanes show what the address asks for, or what the moment is about. What the address asks for and the
/// board does not cover is said.
fn zoomed(shown: &Shown, wanted: &AskedLanes) -> (Zoom, AnyView) {
    let is_asked = wanted.from.is_some() || wanted.to.is_some();
    let period = shown.period.get_untracked();
    let asked = asked(wanted.from, wanted.to, period).filter(|_| is_asked);
    let not_covered = (is_asked && asked.is_none()).then(|| {
        let said = downboard_words::part_not_covered(shown.lang, &shown.day(period.from), &shown.day(period.to));
        view! { <p class="section-note" role="status">{said}</p> }
    });
    (Zoom::new(shown, asked), not_covered.into_any())
}

/// How long after a change the address bar is written: a browser refuses what is written too often.
const WRITTEN_AFTER: Duration = Duration::from_millis(300);

/// Writes into the links of the page what is shown, and into the address bar, once it rests, what a reader has chosen.
fn write_when_chosen(context: &PageContext, replay: Replay, zoom: Zoom, rows: Rows) {
    let zone = context.shown.board.zone.clone();
    let query = move |part| rows.choice.with(|choice| AskedLanes::query(part, choice, &zone));
    let links = context.chosen;
    Effect::new({
        let query = query.clone();
        move |_| {
            if let Some(links) = links {
                links.query.set(query(zoom.to_ask_for()));
            }
        }
    });
    let is_due = StoredValue::new(false);
    Effect::new(move |before: Option<String>| {
        let chosen = query(zoom.chosen());
        if before.is_some_and(|before| before != chosen) && !is_due.get_value() {
            is_due.set_value(true);
            browser::after(WRITTEN_AFTER, move || {
                // The page may be gone by then.
                if is_due.try_set_value(false).is_none() {
                    replay.rest();
                }
            });
        }
        chosen
    });
}
