//! The lanes of the dashboard. Their code is a module of its own: what is down is said before they come, a group at a time.

use std::sync::Arc;
use std::time::Duration;

use downboard_core::model::{Id, Period, ServiceIndex};
use downboard_core::view::asked;
use leptos::prelude::*;

use super::context::PageContext;
use super::live::follower;
use super::own_zone::zone_choice;
use super::parts::{Details, KeptExtent, LanesPart, WantedParts};
use super::tables::tables_box;
use super::take_along::{lane_tools, link};
use super::turns::Turns;
use super::two_moments::moments_box;
use super::which::which;
use crate::browser;
use crate::components::{
    Below, LaneBody, Lanes, Motion, Notes, Notify, Patterns, Replay, Rows, Screen, Shown, Zoom, alternatives_id,
    groups_of, tell_file,
};
use crate::fetched::Fetched;
use crate::state::{AskedLanes, BadParameter, Page};

/// What comes with the lanes. Only the split in the dashboard's binary may mention this function.
pub fn lanes() -> LanesPart {
    LanesPart { which: which_service, lanes: show, follower: follower() }
}

/// The service that a reader came for. On a live board its recovery is told.
fn which_service(context: PageContext) -> AnyView {
    let board = &context.shown.board;
    let is_published = context.place.published.contains(&board.id);
    let notify = board.is_live().then(|| Notify {
        ask: |answered| browser::ask_to_notify(answered),
        tell: browser::notify,
        rss: is_published.then(|| context.place.file(&format!("boards/{}/rss.xml", board.id))),
    });
    which(context, notify)
}

fn show(
    context: PageContext,
    details: RwSignal<Fetched<Details>>,
    replay: Replay,
    extent: KeptExtent,
    wanted: WantedParts,
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
    let (asked, mut bad) = AskedLanes::parse(&browser::query());
    let picked = context.picked;
    bad.extend(pick(&shown, picked, asked.service.as_ref()));
    let (zoom, not_covered) = zoomed(&shown, &asked);
    let rows = Rows::new(&shown, asked.choice);
    extent.set_value(zoom.extent);
    zoom.follow(!shown.replay);
    let with = RwSignal::new(asked.with);
    let other_zone = RwSignal::new(String::new());
    let board = Arc::clone(&shown.board);
    let asked_now = move |part: Option<Period>| {
        let (from, to) = part.map(|Period { from, to }| (from, to)).unzip();
        AskedLanes {
            from,
            to,
            choice: rows.choice.get(),
            is_local: asked.is_local,
            with: with.get(),
            service: picked.get().and_then(|index| Some(board.service(index)?.id.clone())),
        }
    };
    write_when_chosen(&context, replay, zoom, other_zone, asked_now);
    let zone = zone_choice(&context, asked.is_local, other_zone);
    let shown = Shown { extent: zoom.extent, ..shown };
    let link = {
        let context = context.clone();
        Callback::new(move |()| untrack(|| link(&context, Page::Dashboard, "")))
    };
    let (table, on_table) = tables_box(&shown, rows, link, wanted.tables);
    let (moments, on_moments) = moments_box(&shown, with, context.estimator, wanted.moments);
    // Not above the lanes: what is published knows no reader's clocks, and would move when the page takes over.
    let zone = zone.map(|zone| view! { <p class="lanes-zone">{zone}</p> });
    let content = view! { <div class="lanes-below">{table} {moments} {zone}</div> }.into_any();
    let below = Below { content, keys: vec![("t", on_table), ("c", on_moments)] };
    let screen = Screen {
        edges: browser::edges,
        near: browser::watch_near,
        printed: browser::watch_print,
        motion: Some(Motion { width: browser::watch_width, after: |time, work| browser::after(time, work) }),
        when_focus_is_lost: |within, work| browser::when_focus_is_lost(within, work),
    };
    view! {
        <Patterns />
        <Notes lang=shown.lang bad tell=tell_file />
        {not_covered}
        <Lanes shown body groups replay zoom rows screen below with />
    }
    .into_any()
}

/// A service as an address has it.
const EXAMPLE: &str = "kakaotalk";

/// Picks the service that the address asks for. One that the board does not have is given back as what cannot be used.
fn pick(shown: &Shown, picked: RwSignal<Option<ServiceIndex>>, asked: Option<&Id>) -> Option<BadParameter> {
    let asked = asked?;
    let found = shown.board.service_index(asked);
    picked.set(found);
    found.is_none().then(|| BadParameter { name: "service", value: asked.to_string(), expected: EXAMPLE })
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
/// `other_zone` is told what an address has to ask for with the other zone.
fn write_when_chosen(
    context: &PageContext,
    replay: Replay,
    zoom: Zoom,
    other_zone: RwSignal<String>,
    asked: impl Fn(Option<Period>) -> AskedLanes + Clone + Send + Sync + 'static,
) {
    let zone = context.shown.board.zone.clone();
    let links = context.chosen;
    Effect::new({
        let (zone, asked) = (zone.clone(), asked.clone());
        move |_| {
            let asked = asked(zoom.to_ask_for());
            if let Some(links) = links {
                links.query.set(asked.query(&zone));
            }
            other_zone.set(AskedLanes { is_local: !asked.is_local, ..asked }.query(&zone));
        }
    });
    let is_due = StoredValue::new(false);
    Effect::new(move |before: Option<String>| {
        let chosen = asked(zoom.chosen()).query(&zone);
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
