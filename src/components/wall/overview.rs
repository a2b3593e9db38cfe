//! The first page of a wall: what is in trouble as lanes, worst first, and beside them how many, why, and what instead. Where
//! nothing is in trouble, the days of a live board.

use downboard_core::model::{ServiceIndex, Status};
use downboard_core::view::View;
use leptos::prelude::*;

use super::Wall;
use super::aside::{PEOPLE, aside, instead, people};
use super::days::{days_grid, days_pages};
use super::lanes::{Listed, lane_list, rows_at, tallest, window};
use super::recovery::changes;
use super::room::{AXIS, LANE, LINE, LIST_HEAD, MOST_ROW, Room, SITE, lanes, lines};
use crate::components::text_room::ems;
use crate::ui::{Lasting, anew};

/// An upright wall with less room than this, beside the people, has no list of what to use instead: it has a page of its own.
const WITH_INSTEAD: f64 = 45.0;
/// How high that list is.
const INSTEAD: f64 = 15.0;
/// Less room than this below the lanes stays empty.
const FILLED: f64 = 8.0;
/// How high the names of the rest are.
const REST: f64 = 2.0 * LINE + 0.5;
/// What is between the lanes and what stands below them.
const BETWEEN_PARTS: f64 = 1.0;

/// What stands below the lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Filling {
    Nothing,
    Days,
    Changes,
}

/// What a page has room for.
#[derive(Clone, Debug, PartialEq)]
struct Plan {
    listed: Listed,
    /// The services in trouble that are not on it.
    rest: Vec<(Status, ServiceIndex)>,
    /// Whether people and what to use instead stand above and below the lanes.
    has_people: bool,
    has_instead: bool,
    /// What is left below the lanes.
    left: Room,
}

/// Whether the days of a live board stand in the place of the lanes.
fn is_calm(wall: &Wall, view: &View) -> bool {
    wall.chosen.trouble(view).all() == 0 && view.log.board.is_live()
}

/// How many pages there are.
pub(super) fn overview_pages(wall: &Wall, view: &View, room: Room) -> usize {
    if is_calm(wall, view) {
        return days_pages(wall, room);
    }
    let worst = wall.chosen.trouble(view).all();
    worst.div_ceil(plan(wall, view, room, 0).listed.grid.places()).max(1)
}

fn plan(wall: &Wall, view: &View, room: Room, page: usize) -> Plan {
    let is_upright = room.is_upright();
    let worst = wall.chosen.worst_first(view);
    let has_people = is_upright && !worst.is_empty();
    let main = room.main().below(if has_people { PEOPLE } else { 0.0 });
    let has_instead = is_upright && main.height >= WITH_INSTEAD && !worst.is_empty();
    let main = main.below(if has_instead { INSTEAD } else { 0.0 });
    let site = wall.chosen.cause(view);
    // What has no room is named below, in two lines at most.
    let names_rest = worst.len()
        > lanes(main, site.is_some(), LANE, tallest(wall, view, main.width.min(LANE))).places()
        && !main.is_low();
    let main = if names_rest { main.below(REST) } else { main };
    let window = window(view, &worst);
    let listed = Listed::of((wall, view), window, site, (main, LANE), |grid| {
        rows_at(wall, view, window, grid.places(), page * grid.places())
    });
    let Listed { rows, site, grid, has_axis, .. } = &listed;
    let shown = page * grid.places()..(page + 1) * grid.places();
    let rest = worst.iter().enumerate().filter(|(place, _)| names_rest && !shown.contains(place));
    let rest: Vec<_> = rest.map(|(_, service)| (service.standing.status, service.index)).collect();
    let in_column = rows.len().div_ceil(grid.columns).max(1).min(grid.rows);
    let above = if *has_axis { AXIS } else { 0.0 } + if site.is_some() { SITE } else { 0.0 };
    let left = main.below(in_column as f64 * MOST_ROW + above + BETWEEN_PARTS);
    Plan { listed, rest, has_people, has_instead, left }
}

/// On which of the pages a service in trouble has its lane.
pub(super) fn overview_with(wall: &Wall, view: &View, room: Room, service: ServiceIndex) -> usize {
    let worst = wall.chosen.worst_first(view);
    let place = worst.iter().position(|own| own.index == service).unwrap_or_default();
    place / plan(wall, view, room, 0).listed.grid.places()
}

/// The services that have no room, by status, as many as two lines hold.
fn rest_of(wall: &Wall, rest: &[(Status, ServiceIndex)], width: f64) -> String {
    let shown = &wall.shown;
    let said = |most: usize| {
        let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
        for (status, index) in rest.iter().take(most) {
            let word = shown.words().status(*status);
            let name = shown.service(*index).map(|record| shown.text(&record.name)).unwrap_or_default();
            match groups.last_mut().filter(|(known, _)| *known == word) {
                Some((_, names)) => names.push(name),
                None => groups.push((word, vec![name])),
            }
        }
        let named = downboard_words::beside(shown.lang, &groups);
        match rest.len() - most {
            0 => named,
            more => format!("{named}{}{}", downboard_words::BETWEEN, downboard_words::and_more(shown.lang, more)),
        }
    };
    // From the first on: two lines are soon full.
    let fitting = (1..=rest.len()).map(said).take_while(|said| lines(ems(said), 1.0, width) <= 2);
    fitting.last().unwrap_or_default()
}

/// The page.
pub(super) fn overview(wall: &Wall, page: usize) -> AnyView {
    let (picture, room) = (wall.picture, wall.room);
    let calm = {
        let wall = wall.clone();
        Memo::new(move |_| picture.with(|picture| is_calm(&wall, &picture.view)))
    };
    let wall = wall.clone();
    let content = move || {
        if calm.get() {
            return days_grid(&wall, page, move || room.get());
        }
        troubled(&wall, page)
    };
    content.into_any()
}

fn troubled(wall: &Wall, page: usize) -> AnyView {
    let (picture, room) = (wall.picture, wall.room);
    let plan = {
        let wall = wall.clone();
        Memo::new(move |_| picture.with(|picture| plan(&wall, &picture.view, room.get(), page)))
    };
    let listed = Lasting::memo(Memo::new(move |_| plan.with(|plan| plan.listed.clone())));
    let left_out = Memo::new(move |_| plan.with(|plan| plan.rest.clone()));
    let rest = {
        let wall = wall.clone();
        Memo::new(move |_| {
            let width = room.with(|room| room.main().width);
            left_out.with(|rest| (!rest.is_empty()).then(|| rest_of(&wall, rest, width)))
        })
    };
    let has_people = Memo::new(move |_| plan.with(|plan| plan.has_people));
    let has_instead = Memo::new(move |_| plan.with(|plan| plan.has_instead));
    let has_aside = Memo::new(move |_| room.with(|room| room.has_aside()));
    // On a live board thirty days where all of them have room, else what changed last.
    let left = Lasting::memo(Memo::new(move |_| {
        let width = room.with(|room| room.main().width);
        Room { width, height: plan.with(|plan| plan.left).height.floor() }
    }));
    let below_days = move || left.get().below(LIST_HEAD);
    let filling = {
        let (wall, is_live) = (wall.clone(), wall.shown.board.is_live());
        Memo::new(move |_| match left.get().height {
            height if height < FILLED => Filling::Nothing,
            _ if is_live && days_pages(&wall, below_days()) == 1 => Filling::Days,
            _ => Filling::Changes,
        })
    };
    let has_changes = Lasting::memo(Memo::new(move |_| filling.get() == Filling::Changes));
    let below = {
        let wall = wall.clone();
        move || match filling.get() {
            Filling::Nothing => None,
            Filling::Days => Some(days_grid(&wall, 0, below_days)),
            Filling::Changes => Some(changes(&wall, move || left.get())),
        }
    };
    let (above, beside, instead_of) = (wall.clone(), wall.clone(), wall.clone());
    let upright = move || {
        let width = room.with(|room| room.width);
        has_instead.get().then(|| instead(&instead_of, move || Room { width, height: INSTEAD }))
    };
    view! {
        <div class="wall-overview">
            {move || has_people.get().then(|| people(&above))}
            <div class="wall-main">
                {lane_list(wall, listed)} {move || rest.get().map(|rest| view! { <p class="wall-rest">{anew(rest)}</p> })}
                {below}
            </div>
            {upright}
            {move || has_aside.get().then(|| view! { <aside class="wall-aside">{aside(&beside, has_changes)}</aside> })}
        </div>
    }
    .into_any()
}
