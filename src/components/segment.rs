//! A stretch of a lane that a reader looks at: its times in words, how long it lasts, and what is on record of it.

use std::time::Duration;

use downboard_core::model::{Event, Period};
use downboard_core::order;
use downboard_core::time::{MINUTE, Timestamp};
use downboard_core::timeline::ServiceLog;
use downboard_export::table::{self, TableRow};
use downboard_words::{Stretch, stretches};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::tachys::renderer::types::Element;

use super::geometry::share;
use super::lane_canvas::Canvas;
use super::lane_rows::{Lane, Row, Rows};
use super::record::EventRow;
use super::shown::Shown;
use super::status_mark::{StatusMark, status_class};
use super::zoom_gestures::Measure;
use crate::ui::anew;

/// What a reader looks at.
#[derive(Clone, Copy)]
pub struct Look {
    /// The lane, and an instant within the stretch.
    pub(super) at: RwSignal<Option<(Lane, Timestamp)>>,
    /// What is read aloud.
    pub(super) said: RwSignal<String>,
    /// The rows between which the keyboard goes.
    pub(super) rows: Rows,
    pointing: StoredValue<Pointing>,
}

/// What is known of a pointer over the lanes.
#[derive(Clone, Copy)]
struct Pointing {
    /// What the lanes are drawn on, where they move.
    canvas: Option<Canvas>,
    /// Where an element begins and how wide it is.
    edges: Measure,
    /// The lane under a pointer that rests, and the instant.
    hovered: RwSignal<Option<(Lane, Timestamp)>>,
    /// The last movement of the pointer.
    movement: StoredValue<u32>,
}

/// How long a pointer rests before what is under it is told.
const REST: Duration = Duration::from_millis(150);

impl Look {
    /// Nothing is looked at yet.
    pub(super) fn new(rows: Rows, canvas: Option<Canvas>, edges: Measure) -> Self {
        let pointing = Pointing { canvas, edges, hovered: RwSignal::new(None), movement: StoredValue::new(0) };
        let (at, said) = (RwSignal::new(None), RwSignal::new(String::new()));
        Self { at, said, rows, pointing: StoredValue::new(pointing) }
    }

    /// How much of a lane's width lies before a place in the window; nowhere where it has none.
    pub(super) fn share_of(self, element: &Element, x: i32) -> Option<f64> {
        let (left, width) = (self.pointing.try_get_value()?.edges)(element);
        (width > 0.0).then(|| (f64::from(x) - left) / width)
    }

    /// What the lanes are drawn on, where they move.
    pub(super) fn canvas(self) -> Option<Canvas> {
        self.pointing.try_get_value()?.canvas
    }

    /// A pointer is over a lane at an instant, or over none. What is under it is told once it rests.
    pub(super) fn hover(self, over: Option<(Lane, Timestamp)>) {
        let Some(Pointing { canvas: Some(canvas), hovered, movement, .. }) = self.pointing.try_get_value() else {
            return;
        };
        movement.update_value(|movement| *movement = movement.wrapping_add(1));
        let own = movement.get_value();
        let rested = move || {
            // The page may be gone by then, or the pointer have moved on.
            if movement.try_get_value() == Some(own) {
                hovered.set(over);
            }
        };
        (canvas.after)(REST, Box::new(rested));
    }

    /// Tells nothing any more.
    pub(super) fn close(self) {
        self.at.set(None);
        self.said.set(String::new());
        let Pointing { hovered, movement, .. } = self.pointing.get_value();
        // What waits for the pointer to rest waits in vain.
        movement.update_value(|movement| *movement = movement.wrapping_add(1));
        hovered.set(None);
    }

    /// What of a lane a reader has chosen, in a closure.
    fn chosen(self, lane: Lane) -> Option<Timestamp> {
        self.at.get().filter(|(own, _)| *own == lane).map(|(_, at)| at)
    }

    /// What of a lane is under the pointer, in a closure.
    fn hovered(self, lane: Lane) -> Option<Timestamp> {
        self.pointing.get_value().hovered.get().filter(|(own, _)| *own == lane).map(|(_, at)| at)
    }

    /// Where what is told of a lane is shown, in percent of what is seen, in a closure.
    pub(super) fn place(self, shown: &Shown, log: &ServiceLog, lane: Lane) -> Option<(f64, f64)> {
        let at = self.chosen(lane).or_else(|| self.hovered(lane))?;
        let extent = shown.extent.get();
        let stretches = stretches(lane.timeline(log)?, extent);
        let index = index_at(&stretches, at)?;
        Some(place_of(stretches.get(index)?, stretches.get(index + 1), extent))
    }

    /// Does what a key says on a row: to the one below or above it, at the same time, and to the first and last.
    pub(super) fn step(self, event: &KeyboardEvent) {
        if event.shift_key() || event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let looked = self.at.get_untracked();
        let Some(next) = self.rows.step(event, looked.is_some()) else { return };
        if let (Row::Lane(lane), Some((_, at))) = (next, looked) {
            self.at.set(Some((lane, at)));
        }
        event.prevent_default();
    }
}

/// Where a stretch is shown on the axis, in percent: until the next is, so that whatever a lane draws says what it is.
fn place_of(stretch: &Stretch, next: Option<&Stretch>, extent: Period) -> (f64, f64) {
    let edge = |at: Option<Timestamp>, open: f64| at.map_or(open, |at| share(at, extent)) * 100.0;
    (edge(stretch.shown, 0.0), edge(next.and_then(|next| next.shown), 1.0))
}

/// The stretch that is shown at an instant.
fn index_at(stretches: &[Stretch], at: Timestamp) -> Option<usize> {
    stretches.iter().rposition(|stretch| stretch.shown.is_none_or(|shown| shown <= at))
}

/// An instant within the stretch before or after that of an instant; nothing where there is none. It is one that is shown, where
/// some of the stretch is.
fn beside(stretches: &[Stretch], at: Timestamp, is_later: bool, extent: Period) -> Option<Timestamp> {
    let own = index_at(stretches, at)?;
    if is_later {
        return stretches.get(own + 1)?.shown;
    }
    let before = stretches.get(own.checked_sub(1)?)?.shown;
    let begin = stretches.get(own)?.shown?;
    // The second before, where nothing says since when.
    let before = before.or_else(|| begin.checked_add(-1))?;
    Some(if begin > extent.from { before.max(extent.from) } else { before })
}

/// Does what a key says on a lane: to the next stretch and the one before, and away.
pub(super) fn on_key(shown: &Shown, lane: Lane, look: Look, event: &KeyboardEvent) {
    if event.shift_key() || event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    let looked = look.at.get_untracked();
    let own = looked.filter(|(looked, _)| *looked == lane).map(|(_, at)| at);
    let extent = shown.extent.get_untracked();
    let moment = shown.view.with_untracked(|view| view.at).max(extent.from).min(extent.to);
    match event.key().as_str() {
        "Escape" if looked.is_some() => look.close(),
        // A service unfolds by this key, a feature has no more than its stretches.
        "Enter" if lane.feature.is_some() => look.at.set(Some((lane, own.unwrap_or(moment)))),
        key @ ("ArrowLeft" | "ArrowRight") => {
            let at = match own {
                // The first key shows the stretch of the moment.
                None => Some(moment),
                Some(at) => shown.service_log(lane.service).with_untracked(|log| {
                    let timeline = lane.timeline(log.as_deref()?)?;
                    beside(&stretches(timeline, shown.period.get_untracked()), at, key == "ArrowRight", extent)
                }),
            };
            if let Some(at) = at {
                look.at.set(Some((lane, at)));
            }
        }
        _ => return,
    }
    event.prevent_default();
}

/// What is known of a stretch.
struct Known {
    name: String,
    stretch: Stretch,
    said: String,
    length: Option<String>,
    event: Option<Event>,
    /// Whether nothing is on record of its subject before that.
    is_first: bool,
}

/// What is known of the stretch of a lane that is shown at an instant: what its row of the table says.
fn known(shown: &Shown, log: &ServiceLog, lane: Lane, at: Timestamp, period: Period) -> Option<Known> {
    let rows = table::lane(log, lane.service, lane.feature, period);
    let stretches: Vec<Stretch> = rows.iter().map(TableRow::stretch).collect();
    let index = index_at(&stretches, at)?;
    let (row, stretch) = (rows.get(index)?, *stretches.get(index)?);
    let name = lane.name(shown)?;
    let said = downboard_words::stretch(shown.lang, &shown.board.zone, &stretch, None, false);
    let length = row
        .length
        .map(|length| downboard_words::lasted_between(shown.lang, length.least / MINUTE, length.most / MINUTE));
    let event = row.record.cloned();
    let is_first = event.as_ref().is_some_and(|event| {
        let own = log.events.iter().filter(|other| other.subject == event.subject).collect();
        order::by_key(own, |event: &&Event| order::by_time(event.when)).first() == Some(&event)
    });
    Some(Known { said: format!("{name}: {said}"), name, stretch, length, event, is_first })
}

/// What is known of the stretch of a lane that a reader looks at.
pub(super) fn segment_panel(shown: &Shown, lane: Lane, look: Look) -> AnyView {
    let log = shown.service_log(lane.service);
    let of = {
        let shown = shown.clone();
        move |at: Option<Timestamp>| {
            let (at, period) = (at?, shown.period());
            log.with(|log| known(&shown, log.as_deref()?, lane, at, period))
        }
    };
    let chosen = Memo::new(move |_| look.chosen(lane));
    let hovered = Memo::new(move |_| look.hovered(lane).filter(|_| chosen.get().is_none()));
    Effect::new({
        let of = of.clone();
        move |_| {
            // A pointer says nothing aloud.
            if let Some(Known { said, length, .. }) = of(chosen.get()) {
                look.said.set([Some(said), length].into_iter().flatten().collect::<Vec<_>>().join(", "));
            }
        }
    });
    let (shown, view) = (shown.clone(), shown.view);
    let passing = {
        let (shown, of) = (shown.clone(), of.clone());
        move || {
            let known = of(hovered.get())?;
            let class = format!("{} is-passing", place_class(&shown, &known));
            Some(view! { <div class=class>{head(known, None)}</div> })
        }
    };
    let panel = move || {
        let mut known = of(chosen.get())?;
        let (class, name, is_first) = (place_class(&shown, &known), std::mem::take(&mut known.name), known.is_first);
        let row = known.event.take().map(|event| {
            let latest = event.when.latest();
            let is_later = Memo::new(move |_| view.with(|view| latest > view.at));
            view! {
                <ol class="record-list" class:is-later=move || is_later.get()>
                    <EventRow shown=shown.clone() event is_first is_later=false />
                </ol>
            }
        });
        let close = view! {
            <button type="button" class="segment-close text-button" on:click=move |_| look.close()>
                {shown.detail_words().close}
            </button>
        };
        Some(view! {
            <div class=class role="group" aria-label=name>
                {head(known, Some(close.into_any()))}
                {row}
            </div>
        })
    };
    view! {
        {panel}
        {passing}
    }
    .into_any()
}

/// Where what is known of a stretch stands: on the side on which the stretch begins.
fn place_class(shown: &Shown, known: &Known) -> String {
    let begin = known.stretch.shown.unwrap_or(Timestamp::EPOCH);
    let is_right = share(begin, shown.extent.get_untracked()) > 0.5;
    format!("segment {}", if is_right { "is-right" } else { "" })
}

/// What is known of a stretch, in a line.
fn head(known: Known, close: Option<AnyView>) -> AnyView {
    let Known { stretch, said, length, .. } = known;
    view! {
        <p class=format!("segment-head {}", status_class(stretch.status))>
            <StatusMark status=stretch.status /> <strong>{anew(said)}</strong>
            {length.map(|length| view! { <span class="segment-length">{anew(length)}</span> })} {close}
        </p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::model::{Status, When};
    use downboard_core::timeline::Timeline;

    fn second(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("in range")
    }

    fn timeline() -> Timeline {
        Timeline::from_changes(&[
            (When::At(second(600)), Status::Operational, Some(0)),
            (When::Between { from: second(1_200), to: second(1_800) }, Status::MajorOutage, Some(1)),
            (When::At(second(3_600)), Status::Operational, Some(2)),
        ])
    }

    #[test]
    fn keys_go_from_stretch_to_stretch() {
        let extent = Period { from: second(900), to: second(3_000) };
        let stretches = stretches(&timeline(), Period { from: second(0), to: second(7_200) });
        let step = |at, is_later| beside(&stretches, second(at), is_later, extent).map(Timestamp::as_second);
        assert_eq!(step(900, true), Some(1_200));
        // Beyond what is shown, too: what is shown then follows.
        assert_eq!(step(1_300, true), Some(3_600));
        assert_eq!(step(3_600, true), None);
        assert_eq!(step(3_600, false), Some(1_200));
        // What has begun before is gone to where it is seen.
        assert_eq!(step(1_200, false), Some(900));
        assert_eq!(step(900, false), Some(599));
        assert_eq!(step(500, false), None);
    }

    #[test]
    fn a_stretch_shows_no_record_of_another_status() {
        use crate::components::shown::bundled;
        use downboard_core::model::{FeatureIndex, Lang, ServiceIndex};
        let (_owner, shown) = bundled::shown(Lang::En);
        let log = bundled::log();
        let (mut with, mut without) = (0, 0);
        for (service, own) in ServiceIndex::each(&log.services) {
            let features = FeatureIndex::all(own.features.len()).map(Some);
            for lane in std::iter::once(None).chain(features).map(|feature| Lane { service, feature }) {
                let timeline = lane.timeline(own).expect("a timeline");
                for stretch in stretches(timeline, log.period) {
                    let at = stretch.shown.unwrap_or(log.period.from);
                    let known = known(&shown, own, lane, at, log.period).expect("a stretch is shown");
                    let status = known.event.map(|event| event.status);
                    let of_service = status.filter(|_| lane.feature.is_none()).map(Status::capped_at_partial);
                    let says_so = [status, of_service].contains(&Some(stretch.status));
                    assert!(status.is_none() || says_so, "{}: {status:?}", known.said);
                    with += usize::from(says_so);
                    without += usize::from(status.is_none());
                }
            }
        }
        assert!(with > 50 && without > 20, "{with} {without}");
    }

    #[test]
    fn what_may_have_begun_at_any_time_has_no_length() {
        use crate::components::shown::bundled;
        use downboard_core::model::{Lang, ServiceIndex};
        let (_owner, shown) = bundled::shown(Lang::En);
        let lane = Lane::of(ServiceIndex(0));
        let lasts = |from: i64| {
            let mut own = bundled::log().service_at(lane.service).expect("a service").as_ref().clone();
            own.timeline = Timeline::from_changes(&[
                (When::Between { from: second(from), to: second(600) }, Status::MajorOutage, None),
                (When::At(second(3_600)), Status::Operational, None),
            ]);
            let period = Period { from: second(0), to: second(7_200) };
            known(&shown, &own, lane, second(600), period).expect("a stretch is shown").length
        };
        // The epoch stands for a begin that nobody knows.
        assert_eq!(lasts(0), None);
        assert_eq!(lasts(60).as_deref(), Some("50\u{a0}min to 59\u{a0}min"));
    }

    #[test]
    fn what_is_first_on_record_is_not_said_to_be_seen_again() {
        use crate::components::shown::bundled;
        use downboard_core::model::{FeatureIndex, Lang, ServiceIndex};
        let (_owner, shown) = bundled::shown(Lang::En);
        let log = bundled::log();
        let (mut first, mut again) = (0, 0);
        for (service, own) in ServiceIndex::each(&log.services) {
            for (feature, timeline) in FeatureIndex::each(&own.features) {
                let lane = Lane { service, feature: Some(feature) };
                for stretch in stretches(timeline, log.period) {
                    let at = stretch.shown.unwrap_or(log.period.from);
                    let Some(known) = known(&shown, own, lane, at, log.period) else { continue };
                    let Some(event) = known.event else { continue };
                    let others = own.events.iter().filter(|other| other.subject == event.subject);
                    let earliest = others.map(|other| other.when.latest()).min();
                    first += usize::from(known.is_first);
                    again += usize::from(!known.is_first);
                    assert!(!known.is_first || earliest == Some(event.when.latest()), "{}", known.said);
                }
            }
        }
        assert!(first > 20 && again > 20, "{first} {again}");
    }

    #[test]
    fn a_stretch_that_is_only_hatched_at_the_edge_of_a_lane_has_its_place_there() {
        let timeline = Timeline::from_changes(&[
            (When::At(second(10)), Status::Operational, Some(0)),
            (When::Between { from: second(60), to: second(180) }, Status::MajorOutage, Some(1)),
            (When::At(second(400)), Status::Operational, Some(2)),
        ]);
        for (from, to, expected) in [
            (
                0,
                100,
                &[(Status::Unknown, 0.0, 10.0), (Status::Operational, 10.0, 60.0), (Status::MajorOutage, 60.0, 100.0)]
                    [..],
            ),
            (80, 100, &[(Status::MajorOutage, 0.0, 100.0)]),
            (300, 500, &[(Status::MajorOutage, 0.0, 50.0), (Status::Operational, 50.0, 100.0)]),
        ] {
            let extent = Period { from: second(from), to: second(to) };
            let stretches = stretches(&timeline, extent);
            let places = stretches.iter().enumerate().map(|(index, stretch)| {
                let (from, to) = place_of(stretch, stretches.get(index + 1), extent);
                (stretch.status, from, to)
            });
            let shown: Vec<_> = places.filter(|(_, from, to)| from < to).collect();
            assert_eq!(shown, expected, "{from} to {to}");
        }
    }
}
