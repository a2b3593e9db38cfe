//! Thirty days of every service on a wall: a stroke for each day, by kind, as many columns as there is room for.

use std::sync::Arc;

use downboard_core::model::{Kind, ServiceIndex, Status};
use downboard_core::view::{DayHistory, View};
use downboard_words::live_words;
use leptos::prelude::*;

use super::room::{Room, columns, lines, rows_of, set};
use super::{Picture, Wall};
use crate::components::live_board::{draw_days, history, lost_in_days};
use crate::components::shown::Shown;
use crate::components::status_mark::{StatusMark, status_class};
use crate::components::text_room::ems;
use crate::ui::{Lasting, anew, rows};

/// How high a row or the head of a kind is, and how wide a column at least.
const ROW: f64 = 2.3;
const COLUMN: f64 = 26.5;
/// What stands around a name: its mark, the days, the time lost.
const AROUND_NAME: f64 = 20.0;
/// A longer name stands in smaller type, in ems.
const LONG_NAME: f64 = 7.5;

/// What stands in a place of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Place {
    /// The head of a kind.
    Head(Kind),
    /// A service.
    Service(ServiceIndex),
}

/// The services that are chosen, by kind.
fn by_kind(wall: &Wall) -> Vec<(Kind, Vec<ServiceIndex>)> {
    let board = &wall.shown.board;
    let of_kind = |kind: Kind| {
        let own = ServiceIndex::each(&board.services).filter(|(_, service)| service.category.kind() == kind);
        own.map(|(index, _)| index).filter(|index| wall.chosen.has(*index)).collect::<Vec<_>>()
    };
    Kind::ALL.into_iter().map(|kind| (kind, of_kind(kind))).filter(|(_, own)| !own.is_empty()).collect()
}

/// How high a row has to be so that every name has room in a column of so wide.
fn tallest(wall: &Wall, width: f64) -> f64 {
    let board = &wall.shown.board;
    let chosen = ServiceIndex::each(&board.services).filter(|(index, _)| wall.chosen.has(*index));
    let longest = chosen.map(|(_, service)| ems(service.name.get(wall.shown.lang))).fold(0.0, f64::max);
    let lines = if longest > LONG_NAME { lines(longest, 1.0, (width - AROUND_NAME).max(6.0)) } else { 1 };
    ROW.max(lines as f64 * 1.1 + 0.4)
}

/// The columns of all pages, one after the other.
fn set_columns(wall: &Wall, room: Room) -> (usize, Vec<Vec<Place>>) {
    let kinds = by_kind(wall);
    let counts: Vec<usize> = kinds.iter().map(|(_, own)| own.len()).collect();
    let most = columns(room.width, COLUMN);
    let tall = rows_of(room.height, tallest(wall, room.width / most as f64));
    // On one page the columns are about equally long.
    let all: usize = counts.iter().map(|count| count + 1).sum();
    let even = (all.div_ceil(most)..=tall).find(|tall| set(&counts, *tall).len() <= most);
    let placed = set(&counts, even.unwrap_or(tall)).into_iter().map(|column| {
        let parts = column.into_iter().filter_map(|(group, range)| Some((kinds.get(group)?, range)));
        let places = parts.flat_map(|((kind, own), range)| {
            let services = own.get(range).unwrap_or_default().iter().map(|index| Place::Service(*index));
            std::iter::once(Place::Head(*kind)).chain(services).collect::<Vec<_>>()
        });
        places.collect::<Vec<_>>()
    });
    (most, placed.filter(|column| !column.is_empty()).collect())
}

/// How many pages all services take.
pub(super) fn days_pages(wall: &Wall, room: Room) -> usize {
    let (most, columns) = set_columns(wall, room);
    columns.len().div_ceil(most).max(1)
}

/// A service in the grid.
#[derive(Clone, Debug, PartialEq)]
struct Strip {
    status: Status,
    days: Option<DayHistory>,
}

/// A page of it, in so much room.
pub(super) fn days_grid(wall: &Wall, page: usize, room: impl Fn() -> Room + Send + Sync + 'static) -> AnyView {
    let (picture, shown) = (wall.picture, wall.shown.clone());
    let set = {
        let wall = wall.clone();
        Lasting::memo(Memo::new(move |_| {
            let (most, columns) = set_columns(&wall, room());
            columns.into_iter().skip(page * most).take(most).collect::<Vec<_>>()
        }))
    };
    let history = Lasting::memo(history(move || picture.with(|Picture { view, .. }| Arc::clone(view))));
    let list = move || (0..set.with(Vec::len)).map(|column| (column, ())).collect();
    let each = move |column: usize, _| {
        let shown = shown.clone();
        let places = move || {
            let places = set.with(|columns| columns.get(column).cloned()).unwrap_or_default();
            picture.with(|picture| {
                history.with(|history| {
                    places.into_iter().map(|place| (place, strip(place, &picture.view, history))).collect()
                })
            })
        };
        let row = move |place: Place, now: RwSignal<Strip>| match place {
            Place::Head(kind) => view! { <li class="wall-kind">{live_words(shown.lang).kind(kind)}</li> }.into_any(),
            Place::Service(index) => service_row(&shown, index, now),
        };
        view! { <ul class="wall-days-column">{rows(places, row)}</ul> }.into_any()
    };
    view! {
        <div class="wall-days">{rows(list, each)}</div>
    }
    .into_any()
}

fn strip(place: Place, view: &View, history: &[DayHistory]) -> Strip {
    match place {
        Place::Head(_) => Strip { status: Status::Unknown, days: None },
        Place::Service(index) => Strip {
            status: view.service(index).map_or(Status::Unknown, |service| service.standing.status),
            days: index.of(history).cloned(),
        },
    }
}

fn service_row(shown: &Shown, index: ServiceIndex, now: RwSignal<Strip>) -> AnyView {
    let (words, lang) = (shown.words(), shown.lang);
    let name = shown.service(index).map(|record| shown.text(&record.name)).unwrap_or_default();
    let is_long = ems(&name) > LONG_NAME;
    let status = Memo::new(move |_| now.with(|now| now.status));
    let days = Memo::new(move |_| now.with(|now| now.days.clone()));
    // What is well says nothing; the time lost stands there where there was any.
    let said = Memo::new(move |_| match status.get() {
        Status::Operational => days.with(|days| days.as_ref().and_then(|days| lost_in_days(lang, days))),
        other => Some(words.status(other).to_owned()),
    });
    view! {
        <li class=move || format!("wall-strip {}", status_class(status.get()))>
            <span class="wall-strip-name">
                {move || view! { <StatusMark status=status.get() /> }} " " <span class:is-long=is_long>{name}</span>
                <span class="unseen">": " {move || anew(words.status(status.get()))}</span>
            </span>
            {move || days.with(|days| days.as_ref().map(draw_days))}
            <span class="wall-strip-said" class:is-quiet=move || status.get() == Status::Operational>
                {move || said.get().map(anew)}
            </span>
        </li>
    }
    .into_any()
}
