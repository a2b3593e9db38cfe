//! How far it is mended, on a page of a wall: what is measured, the features that are back, what was promised, what changed last.

use downboard_core::cause::progress;
use downboard_core::model::{Event, ServiceIndex, SiteIndex, Status};
use downboard_core::order::{self, Key};
use downboard_core::time::{DAY, Timestamp};
use downboard_core::timeline::{ServiceLog, Since};
use downboard_core::view::{PromiseState, View};
use downboard_words::{happened_when, wall_words};
use leptos::prelude::*;

use super::room::{GAP, LINE, LIST_HEAD, Room, columns, lines};
use super::{Picture, Wall};
use crate::components::facts::since_text;
use crate::components::live_board::DAYS;
use crate::components::replay_bar::said as what_became;
use crate::components::text_room::ems;
use crate::ui::{Lasting, anew};

/// How wide a column is at least.
const COLUMN: f64 = 26.0;
/// No more changes are looked at.
const MOST: usize = 60;
/// So many of them are better read from afar than more from nearby.
const ENOUGH: usize = 10;
/// The room around a line, between a time and what stands beside it, and of a time at least.
const AROUND: f64 = 0.7;
const BESIDE: f64 = 1.4;
const LEAST_WHEN: f64 = 6.5;
/// How far what stands below each other is apart.
const BELOW: f64 = 1.2;
/// How high a measure is.
const MEASURE: f64 = 2.9;

/// What a line says: of what, and what is known of it.
type Line = (String, String);

/// The measures of the sites that what is chosen hangs on, and the features that are back; of a part of the board nobody knows
/// which of these are its own.
fn measures(wall: &Wall, view: &View) -> Vec<Line> {
    let shown = &wall.shown;
    let sites = view.sites.iter().filter(|site| wall.chosen.is_all() || wall.chosen.hangs_on(view, site));
    let measured = sites.flat_map(|site| &site.measures).filter_map(|own| {
        let (measure, reading) = (view.log.measures.get(own.index)?, view.log.readings.get(own.reading?)?);
        let quantity = downboard_words::quantity(shown.lang, reading.quantity, measure.unit, measure.total);
        let since = Since { from: reading.when.earliest(), to: Some(reading.when.latest()) };
        Some((
            shown.text(&measure.name),
            format!("{quantity}{}{}", downboard_words::BETWEEN, since_text(shown, since, view)),
        ))
    });
    let back = SiteIndex::all(view.sites.len()).filter(|_| wall.chosen.is_all()).filter_map(|site| {
        let now = progress(&view.log, site).into_iter().rfind(|step| step.from <= view.at)?;
        Some((shown.detail_words().features_back.to_owned(), downboard_words::of_total(shown.lang, now.back, now.hit)))
    });
    measured.chain(back).collect()
}

/// The promises, the latest first, and what became of each. None is about a part of the board.
fn promises(wall: &Wall, view: &View) -> Vec<Line> {
    let shown = &wall.shown;
    let latest = view.promises.iter().rev().filter(|_| wall.chosen.is_all()).filter_map(|own| {
        let promise = view.log.promises.get(own.index)?;
        let moment = |at| downboard_words::short_moment(shown.lang, at, view.at, &shown.board.zone);
        let overdue = match own.state {
            PromiseState::Overdue { due } => downboard_words::past(shown.lang, due, view.at),
            _ => None,
        };
        let outcome = downboard_words::promise(shown.lang, own.state, moment, overdue.as_deref());
        let said =
            format!("{} {}: {}", moment(promise.made_at), promise.by.get(shown.lang), promise.text.get(shown.lang));
        Some((said, outcome))
    });
    latest.collect()
}

/// Whether an event, the latest of some of one subject in order, is a change: a first reading is none, unless it is of trouble.
fn is_change(before: &[&Event], event: &Event) -> bool {
    let known = before.iter().rfind(|one| one.subject == event.subject && one.status != Status::Unknown);
    match (event.status, known) {
        (Status::Unknown, _) => false,
        (status, Some(known)) => known.status != status,
        (status, None) => status.is_trouble(),
    }
}

/// What changed of a service by the moment and not before another, oldest first.
fn changes_of<'a>(service: &'a ServiceLog, view: &'a View, from: Timestamp) -> Vec<&'a Event> {
    let by_now = service.events.iter().filter(|event| event.when.latest() <= view.at);
    let by_now = order::by_key(by_now.collect(), |event: &&Event| order::by_time(event.when));
    let is_told = |place: &usize| {
        by_now.get(*place).is_some_and(|event| {
            from < event.when.latest() && is_change(by_now.get(..*place).unwrap_or_default(), event)
        })
    };
    (0..by_now.len()).filter(is_told).filter_map(|place| by_now.get(place).copied()).collect()
}

/// What changed last of what is chosen, the latest first: on a live board also what did before its lanes begin.
fn last_changes(wall: &Wall, view: &View) -> Vec<Line> {
    let shown = &wall.shown;
    let days = i64::try_from(DAYS).unwrap_or_default() * DAY;
    let before = view.at.checked_add(-days).filter(|_| view.log.board.is_live());
    let from = before.unwrap_or(view.log.period.from);
    let services = ServiceIndex::each(&view.log.services).filter(|(index, _)| wall.chosen.has(*index));
    let changes = services.flat_map(|(_, service)| changes_of(service, view, from)).collect();
    let latest = order::by_key(changes, |event: &&Event| Key::most(event.when.latest().as_second()));
    let line =
        |event: &Event| (happened_when(shown.lang, event.when, view.at, &shown.board.zone), what_became(shown, event));
    latest.into_iter().take(MOST).map(line).collect()
}

/// Whether there is anything to tell.
pub(super) fn has_recovery(wall: &Wall, view: &View) -> bool {
    let any_change = || {
        let mut services = ServiceIndex::each(&view.log.services).filter(|(index, _)| wall.chosen.has(*index));
        services.any(|(_, service)| !changes_of(service, view, view.log.period.from).is_empty())
    };
    !promises(wall, view).is_empty() || !measures(wall, view).is_empty() || any_change()
}

/// The first lines that have room, each as high as it is.
fn fitting(lines: Vec<Line>, height: f64, tall: impl Fn(&Line) -> f64) -> Vec<Line> {
    let mut left = height;
    let has_room = |line: &Line| {
        left -= tall(line);
        left >= 0.0
    };
    lines.into_iter().take_while(has_room).collect()
}

/// How high a change is in so much width: its time stands beside it.
fn tall_change((when, what): &Line, width: f64) -> f64 {
    let beside = width - ems(when).max(LEAST_WHEN) - BESIDE;
    lines(ems(what), 1.0, beside.max(LEAST_WHEN)) as f64 * LINE + AROUND
}

/// How high a promise is: what was said, and what became of it below.
fn tall_promise((said, outcome): &Line, width: f64) -> f64 {
    (lines(ems(said), 1.0, width) + lines(ems(outcome), 1.0, width)) as f64 * LINE + 2.0 * AROUND
}

fn lines_view(class: &'static str, lines: Vec<Line>) -> AnyView {
    let rows = lines.into_iter().map(|(first, second)| {
        view! {
            <li class=class>
                <span class="wall-when">{anew(first)}</span>
                <span>{anew(second)}</span>
            </li>
        }
    });
    view! { <ul class="wall-list">{rows.collect_view()}</ul> }.into_any()
}

/// What changed last, as much as has room; nothing where nothing did.
pub(super) fn changes(wall: &Wall, room: impl Fn() -> Room + Send + Sync + 'static) -> AnyView {
    let (picture, words) = (wall.picture, wall_words(wall.shown.lang));
    let wall = wall.clone();
    let all = Memo::new(move |_| picture.with(|Picture { view, .. }| last_changes(&wall, view)));
    let lines = Memo::new(move |_| {
        let Room { width, height } = room();
        fitting(all.get(), height - LIST_HEAD, |line| tall_change(line, width))
    });
    let content = move || {
        let lines = lines.get();
        (!lines.is_empty()).then(|| {
            view! {
                <section class="wall-block">
                    <h2>{words.last_changes}</h2>
                    {lines_view("wall-happened", lines)}
                </section>
            }
        })
    };
    content.into_any()
}

/// What stands first, and the room of the changes.
#[derive(Clone, Debug, PartialEq)]
struct Told {
    measures: Vec<Line>,
    promises: Vec<Line>,
    changes: Room,
}

/// The measures, and the promises that have room below them: beside the changes in half of the width, or above them in no more than
/// half of the height.
fn told(wall: &Wall, view: &View, room: Room) -> Told {
    let is_beside = columns(room.width, COLUMN) > 1;
    let own = if is_beside {
        Room { width: (room.width - GAP) / 2.0, ..room }
    } else {
        Room { height: room.height / 2.0, ..room }
    };
    let measures = measures(wall, view);
    let left = own.height - measures.len() as f64 * MEASURE - LIST_HEAD;
    let tall = |line: &Line| tall_promise(line, own.width);
    let promises = fitting(promises(wall, view), left, tall);
    let head = if promises.is_empty() { 0.0 } else { LIST_HEAD + BELOW };
    let taken = measures.len() as f64 * MEASURE + head + promises.iter().map(tall).sum::<f64>();
    let changes = if is_beside { own } else { room.below(taken + GAP) };
    Told { measures, promises, changes }
}

/// Whether all of it has room, and enough of the changes.
pub(super) fn recovery_fits(wall: &Wall, view: &View, room: Room) -> bool {
    let (own, all) = (told(wall, view, room), last_changes(wall, view));
    let (enough, Room { width, height }) = (all.len().min(ENOUGH), own.changes);
    own.measures.len() as f64 * MEASURE <= room.height
        && own.promises.len() == promises(wall, view).len()
        && fitting(all, height - LIST_HEAD, |line| tall_change(line, width)).len() >= enough
}

/// The page.
pub(super) fn recovery(wall: &Wall) -> AnyView {
    let (picture, room) = (wall.picture, wall.room);
    let words = wall.shown.words();
    let told = {
        let wall = wall.clone();
        Lasting::memo(Memo::new(move |_| picture.with(|Picture { view, .. }| told(&wall, view, room.get()))))
    };
    let first = move || {
        let Told { measures, promises, .. } = told.get();
        let promises = (!promises.is_empty()).then(|| {
            view! {
                <section class="wall-block">
                    <h2>{words.promises}</h2>
                    {lines_view("wall-promise", promises)}
                </section>
            }
        });
        let is_any = !measures.is_empty() || promises.is_some();
        is_any.then(|| view! { <div class="wall-column">{lines_view("wall-measure", measures)} {promises}</div> })
    };
    view! {
        <div class="wall-recovery">
            {first} <div class="wall-column">{changes(wall, move || told.with(|told| told.changes))}</div>
        </div>
    }
    .into_any()
}
