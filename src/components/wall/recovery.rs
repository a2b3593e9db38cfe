//! How far it is mended, on a page of a wall: what is measured, the features that are back, what was promised, what changed last.

use downboard_core::cause::progress;
use downboard_core::model::{Event, SiteIndex, Subject};
use downboard_core::order::{self, Key};
use downboard_core::timeline::Since;
use downboard_core::view::{PromiseState, View};
use downboard_words::{happened_when, wall_words};
use leptos::prelude::*;

use super::room::{LINE, Room, columns, rows_of};
use super::{Picture, Wall};
use crate::components::facts::since_text;
use crate::components::replay_bar::said as what_became;
use crate::components::shown::Shown;
use crate::ui::anew;

/// How high a line of the list of changes is.
pub(super) const CHANGE: f64 = LINE + 0.6;
/// How wide a column is at least.
const COLUMN: f64 = 36.0;
/// How high a promise is, about.
const PROMISE: f64 = 5.2;
/// How high a measure is.
const MEASURE: f64 = 2.9;

/// What a line says: of what, and what is known of it.
type Line = (String, String);

/// The measures of the sites, and the features that are back.
fn measures(shown: &Shown, view: &View) -> Vec<Line> {
    let measured = view.sites.iter().flat_map(|site| &site.measures).filter_map(|own| {
        let (measure, reading) = (view.log.measures.get(own.index)?, view.log.readings.get(own.reading?)?);
        let quantity = downboard_words::quantity(shown.lang, reading.quantity, measure.unit, measure.total);
        let since = Since { from: reading.when.earliest(), to: Some(reading.when.latest()) };
        Some((
            shown.text(&measure.name),
            format!("{quantity}{}{}", downboard_words::BETWEEN, since_text(shown, since, view)),
        ))
    });
    let back = SiteIndex::all(view.sites.len()).filter_map(|site| {
        let now = progress(&view.log, site).into_iter().rfind(|step| step.from <= view.at)?;
        Some((shown.detail_words().features_back.to_owned(), downboard_words::of_total(shown.lang, now.back, now.hit)))
    });
    measured.chain(back).collect()
}

/// The promises, the latest first, and what became of each.
fn promises(shown: &Shown, view: &View) -> Vec<Line> {
    let latest = view.promises.iter().rev().filter_map(|own| {
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

/// What changed last of what is chosen, the latest first.
fn last_changes(wall: &Wall, view: &View, most: usize) -> Vec<Line> {
    let shown = &wall.shown;
    let is_chosen = |event: &Event| match &event.subject {
        Subject::Service { service } | Subject::Feature { service, .. } => {
            view.log.board.service_index(service).is_some_and(|index| wall.chosen.has(index))
        }
        Subject::Site { .. } => wall.chosen.is_all(),
    };
    let past = view.log.events().filter(|event| {
        let at = event.when.latest();
        view.log.period.from < at && at <= view.at && is_chosen(event)
    });
    let latest = order::by_key(past.collect(), |event: &&Event| Key::most(event.when.latest().as_second()));
    let line =
        |event: &Event| (happened_when(shown.lang, event.when, view.at, &shown.board.zone), what_became(shown, event));
    latest.into_iter().take(most).map(line).collect()
}

/// Whether there is anything to tell.
pub(super) fn has_recovery(wall: &Wall, view: &View) -> bool {
    !view.promises.is_empty() || !measures(&wall.shown, view).is_empty() || !last_changes(wall, view, 1).is_empty()
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

/// What changed last, in so much room with lines of so high; nothing where nothing did.
pub(super) fn changes(wall: &Wall, room: impl Fn() -> Room + Send + Sync + 'static, tall: f64) -> AnyView {
    let (picture, words) = (wall.picture, wall_words(wall.shown.lang));
    let wall = wall.clone();
    let lines = Memo::new(move |_| {
        let most = rows_of(room().height - 2.6, tall);
        picture.with(|Picture { view, .. }| last_changes(&wall, view, most))
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

/// The page.
pub(super) fn recovery(wall: &Wall) -> AnyView {
    let (picture, room, shown) = (wall.picture, wall.room, wall.shown.clone());
    let words = shown.words();
    let is_one = Memo::new(move |_| room.with(|room| columns(room.width, COLUMN)) < 2);
    // Where they stand below each other each has half of the height.
    let half =
        move || room.with(|room| Room { height: if is_one.get() { room.height / 2.0 } else { room.height }, ..*room });
    let told = Memo::new(move |_| {
        picture.with(|Picture { view, .. }| {
            let measures = measures(&shown, view);
            let left = half().height - 2.6 - measures.len() as f64 * MEASURE - 2.6;
            let most = rows_of(left.max(PROMISE), PROMISE);
            (measures, promises(&shown, view).into_iter().take(most).collect::<Vec<_>>())
        })
    });
    let first = move || {
        let (measures, promises) = told.get();
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
            {first} <div class="wall-column">{changes(wall, half, CHANGE)}</div>
        </div>
    }
    .into_any()
}
