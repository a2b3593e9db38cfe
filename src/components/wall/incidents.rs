//! An open incident on a page of a wall, in the words of its publisher.

use downboard_core::model::{Id, Impact, Incident};
use downboard_core::order::{self, Key};
use downboard_core::view::View;
use downboard_words::{BETWEEN, begun_at, impact, phase};
use leptos::prelude::*;

use super::lanes::{Listed, lane_list, rows_of_services, window};
use super::room::{LANE, LINE, Room, lines, rows_of};
use super::{Picture, Wall};
use crate::components::text_room::ems;
use crate::ui::{Lasting, anew};

/// No more of them have a page.
const MOST: usize = 5;
/// The size of the title, and where there is room for rows only, and how many lines it may take there.
const TITLE: f64 = 1.95;
const LOW_TITLE: f64 = 1.3;
const LOW_LINES: usize = 2;
/// How high an update is beside its lines, and without its head.
const UPDATE: f64 = 2.6;
const LOW_UPDATE: f64 = 1.2;
/// The size of its text, and how wide that gets.
const SIZE: f64 = 1.2;
const WIDEST: f64 = 70.0;
/// Less room than this has no lanes of what it is about.
const WITH_LANES: f64 = 8.0;
/// A longer text is cut after so many lines.
const LINES: usize = 5;
/// How many services are named.
const NAMES: usize = 8;

/// The open incidents that are about what is chosen and have a page.
pub(super) fn open_incidents(wall: &Wall, view: &View) -> Vec<Id> {
    all_open(wall, view).into_iter().take(MOST).map(|incident| incident.id.clone()).collect()
}

/// Which of all open incidents one is, from 1, and how many there are; nothing where it is the only one.
pub(super) fn incident_of(wall: &Wall, view: &View, id: &Id) -> Option<(usize, usize)> {
    let open = all_open(wall, view);
    let place = open.iter().position(|own| own.id == *id)?;
    (open.len() > 1).then_some((place + 1, open.len()))
}

/// All of them, the worst first, then what began last.
fn all_open<'a>(wall: &Wall, view: &'a View) -> Vec<&'a Incident> {
    let is_chosen = |id: &Id| view.log.board.service_index(id).is_some_and(|index| wall.chosen.has(index));
    let is_shown = |incident: &&Incident| {
        incident.planned.is_none()
            && incident.is_open(view.at)
            && (incident.services.iter().any(is_chosen) || (incident.services.is_empty() && wall.chosen.is_all()))
    };
    let open = view.log.incidents.iter().filter(is_shown).collect();
    order::by_key(open, |incident: &&Incident| {
        let weight: u8 = match incident.impact {
            Impact::Critical => 4,
            Impact::Major => 3,
            Impact::Minor => 2,
            Impact::Unknown => 1,
            Impact::None | Impact::Maintenance => 0,
        };
        Key::most(weight).then_most(incident.started_at.as_second())
    })
}

fn known<'a>(view: &'a View, id: &Id) -> Option<&'a Incident> {
    view.log.incidents.iter().find(|incident| incident.id == *id)
}

/// An update: when it was said, the phase from then on, the text, and how many lines of it have room.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Said {
    at: String,
    phase: &'static str,
    text: String,
    lines: usize,
}

/// What of an incident is shown.
#[derive(Clone, Debug, PartialEq)]
struct Told {
    title: String,
    /// How far it has come, how bad it is, since when.
    head: String,
    services: String,
    updates: Vec<Said>,
    /// What is left of the height.
    left: f64,
}

fn told(wall: &Wall, view: &View, id: &Id, room: Room) -> Option<Told> {
    let (shown, incident) = (&wall.shown, known(view, id)?);
    let lang = shown.lang;
    let moment = |at| downboard_words::short_moment(lang, at, view.at, &shown.board.zone);
    let mut said: Vec<_> = incident.updates.iter().filter(|update| update.at <= view.at).collect();
    said.reverse();
    let latest = said.first().map(|update| phase(lang, update.phase));
    let how_bad = (incident.impact != Impact::Unknown).then(|| impact(lang, incident.impact));
    let head = latest.into_iter().chain(how_bad).map(str::to_owned);
    let head = head.chain([begun_at(lang, &moment(incident.started_at))]).collect::<Vec<_>>().join(BETWEEN);
    let is_chosen = |id: &&Id| view.log.board.service_index(id).is_some_and(|index| wall.chosen.has(index));
    let names: Vec<_> = incident.services.iter().filter(is_chosen).map(|id| shown.name(id)).collect();
    // Where there is little room what was said last matters more than of whom.
    let names = if room.is_low() { Vec::new() } else { names };
    let (title, services) = (shown.text(&incident.title), downboard_words::names(lang, &names, NAMES));
    let (size, most, beside) =
        if room.is_low() { (LOW_TITLE, LOW_LINES, LOW_UPDATE) } else { (TITLE, usize::MAX, UPDATE) };
    let above = lines(ems(&title), size, room.width).min(most) as f64 * size * LINE + LINE;
    let of_whom = if services.is_empty() { 0 } else { lines(ems(&services), 1.0, room.width) };
    let mut left = room.height - above - of_whom as f64 * LINE - LINE;
    let mut updates: Vec<Said> = Vec::new();
    for update in said {
        let text = shown.text(&update.text);
        let all = lines(ems(&text), SIZE, room.width.min(WIDEST)).min(LINES);
        // What was said last is there with as many lines as have room, the rest whole.
        if left < beside + LINE * SIZE {
            break;
        }
        let has_room = rows_of(left - beside, LINE * SIZE);
        if all > has_room && !updates.is_empty() {
            break;
        }
        let cut = all.min(has_room);
        left -= beside + cut as f64 * LINE * SIZE;
        updates.push(Said { at: moment(update.at), phase: phase(lang, update.phase), text, lines: cut });
    }
    Some(Told { title, head, services, updates, left: left.max(0.0).floor() })
}

/// The page.
pub(super) fn incident(wall: &Wall, id: &Id) -> AnyView {
    let (picture, room) = (wall.picture, wall.room);
    let told = {
        let (wall, id) = (wall.clone(), id.clone());
        Memo::new(move |_| picture.with(|Picture { view, .. }| told(&wall, view, &id, room.get())))
    };
    let left = Memo::new(move |_| told.with(|told| told.as_ref().map_or(0.0, |told| told.left)));
    let listed = {
        let (wall, id) = (wall.clone(), id.clone());
        Lasting::memo(Memo::new(move |_| {
            let room = room.with(|room| Room { height: left.get(), ..*room });
            picture.with(|Picture { view, .. }| lanes_of(&wall, view, &id, room))
        }))
    };
    let wall = wall.clone();
    let has_lanes = Memo::new(move |_| left.get() >= WITH_LANES);
    let lanes = move || has_lanes.get().then(|| lane_list(&wall, listed));
    let content = move || {
        let Told { title, head, services, updates, .. } = told.get()?;
        let updates = updates.into_iter().map(|Said { at, phase, text, lines }| {
            view! {
                <li class="wall-update">
                    <p class="wall-update-head">{anew(at)} " " <strong>{phase}</strong></p>
                    <p class=format!("wall-update-text is-{lines}")>{anew(text)}</p>
                </li>
            }
        });
        Some(view! {
            <article>
                <h3 class="wall-incident-title">{anew(title)}</h3>
                <p class="wall-detail">{anew(head)}</p>
                <p class="wall-detail">{anew(services)}</p>
                <ol class="wall-updates">{updates.collect_view()}</ol>
            </article>
        })
    };
    let is_low = Memo::new(move |_| room.with(|room| room.is_low()));
    view! { <div class="wall-incident-page" class:is-low=is_low>{content} {lanes}</div> }.into_any()
}

/// The services that an incident is about, in so much room.
fn lanes_of(wall: &Wall, view: &View, id: &Id, room: Room) -> Listed {
    let ids = known(view, id).map(|incident| incident.services.as_slice()).unwrap_or_default();
    let indices = ids.iter().filter_map(|id| view.log.board.service_index(id)).filter(|index| wall.chosen.has(*index));
    let services: Vec<_> = indices.filter_map(|index| view.service(index)).collect();
    let window = window(view, &services);
    Listed::of((wall, view), window, None, (room, LANE), |grid| rows_of_services(&services, grid.places()))
}
