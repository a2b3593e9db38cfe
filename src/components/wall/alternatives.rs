//! What to use instead on a page of a wall, service by service, with what speaks for each alternative.

use downboard_core::model::Status;
use downboard_core::view::{ServiceView, View};
use leptos::prelude::*;

use super::room::{GAP, LINE, Room, columns, lines};
use super::{Picture, Wall};
use crate::components::facts::{recommended_lines, vouched_for};
use crate::components::status_mark::{StatusMark, status_class};
use crate::components::text_room::ems;
use crate::ui::anew;

/// How many alternatives of a service are named.
const ALTERNATIVES: usize = 3;
/// How wide a column is at least.
const COLUMN: f64 = 26.0;
/// How high a service is beside the lines of its alternatives.
const SERVICE: f64 = 3.2;

/// The services that have alternatives, worst first.
fn served<'a>(wall: &Wall, view: &'a View) -> Vec<&'a ServiceView> {
    let mut worst = wall.chosen.worst_first(view);
    worst.retain(|service| vouched_for(service).next().is_some());
    worst
}

/// About how high a service with its alternatives is in a column of so wide.
fn tall(wall: &Wall, service: &ServiceView, view: &View, width: f64) -> f64 {
    let named = recommended_lines(&wall.shown, service, view, ALTERNATIVES);
    let lines: usize = named.iter().map(|(name, reason)| lines(ems(name) + ems(reason) + 1.0, 1.0, width)).sum();
    SERVICE + lines as f64 * LINE
}

/// The services of each column of each page.
fn set(wall: &Wall, view: &View, room: Room) -> Vec<Vec<Vec<usize>>> {
    let most = columns(room.width, COLUMN);
    let width = room.width / most as f64 - GAP;
    let all: Vec<f64> = served(wall, view).iter().map(|service| tall(wall, service, view, width)).collect();
    // On one page the columns are about equally high.
    let even = all.iter().sum::<f64>() / most as f64;
    let steps = (0..).map(|step| even + f64::from(step)).take_while(|height| *height < room.height);
    let set = steps.map(|height| in_columns(&all, height)).find(|columns| columns.len() <= most);
    let set = set.unwrap_or_else(|| in_columns(&all, room.height));
    set.chunks(most).map(<[Vec<usize>]>::to_vec).collect()
}

/// What has room in each column of so high, one after the other; one at least.
fn in_columns(all: &[f64], height: f64) -> Vec<Vec<usize>> {
    let mut columns: Vec<Vec<usize>> = Vec::new();
    let mut left = 0.0;
    for (place, own) in all.iter().enumerate() {
        if columns.is_empty() || *own > left {
            columns.push(Vec::new());
            left = height;
        }
        if let Some(column) = columns.last_mut() {
            column.push(place);
        }
        left -= own;
    }
    columns
}

/// How many pages there are; none where nothing is to be replaced.
pub(super) fn alternative_pages(wall: &Wall, view: &View, room: Room) -> usize {
    set(wall, view, room).len()
}

/// A service with what to use instead of it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Instead {
    name: String,
    status: Status,
    named: Vec<(String, String)>,
}

fn instead(wall: &Wall, service: &ServiceView, view: &View) -> Instead {
    let name = wall.shown.service(service.index).map(|record| wall.shown.text(&record.name)).unwrap_or_default();
    let named = recommended_lines(&wall.shown, service, view, ALTERNATIVES);
    Instead { name, status: service.standing.status, named }
}

/// The page.
pub(super) fn alternatives(wall: &Wall, page: usize) -> AnyView {
    let (picture, room, wall) = (wall.picture, wall.room, wall.clone());
    let told = Memo::new(move |_| {
        picture.with(|Picture { view, .. }| {
            let services = served(&wall, view);
            let columns = set(&wall, view, room.get()).into_iter().nth(page).unwrap_or_default().into_iter();
            let in_column = |column: Vec<usize>| {
                let own = column.into_iter().filter_map(|place| services.get(place));
                own.map(|service| instead(&wall, service, view)).collect::<Vec<_>>()
            };
            columns.map(in_column).collect::<Vec<_>>()
        })
    });
    let content = move || {
        let columns = told.get().into_iter().map(|column| {
            let own = column.into_iter().map(|Instead { name, status, named }| {
                let named = named.into_iter().map(|(name, reason)| {
                    view! {
                        <li>
                            <strong>{anew(name)}</strong> <span class="wall-reason">{anew(format!(" – {reason}"))}</span>
                        </li>
                    }
                });
                view! {
                    <section class=format!("wall-instead {}", status_class(status))>
                        <h3>
                            <StatusMark status /> " " {anew(name)}
                        </h3>
                        <ul>{named.collect_view()}</ul>
                    </section>
                }
            });
            view! { <div class="wall-instead-column">{own.collect_view()}</div> }
        });
        columns.collect_view()
    };
    view! { <div class="wall-insteads">{content}</div> }.into_any()
}
