//! Services and features of a wall as lanes on one axis that ends at the moment, below the site that they hang on.

use std::sync::Arc;

use downboard_core::model::{FeatureIndex, Period, ServiceIndex, SiteIndex, Status};
use downboard_core::order::{self, Key};
use downboard_core::time::{DAY, HOUR, MINUTE, Timestamp};
use downboard_core::timeline::{BoardLog, Timeline};
use downboard_core::view::{ServiceView, Standing, View};
use downboard_words::BETWEEN;
use leptos::prelude::*;

use super::chart::{quantity, stretches};
use super::room::{GAP, Grid, Room, lanes, lines};
use super::{Picture, Wall};
use crate::components::facts::side_words;
use crate::components::geometry::{Bar, bars, held, percent, share};
use crate::components::shown::{Same, Shown};
use crate::components::site_lane::measured;
use crate::components::status_mark::{StatusMark, status_class};
use crate::components::text_room::ems;
use crate::components::ticks::ticks;
use crate::ui::{Lasting, anew, rows};

/// The axis reaches back at least and at most so far, in seconds.
const LEAST_SECONDS: i64 = 6 * HOUR;
const MOST_SECONDS: i64 = 7 * DAY;
/// A longer name stands in smaller type, in ems.
const LONG_NAME: f64 = 11.5;
/// How much of a lane's width its name takes at most, and what stands around name and words, in rems.
const MOST_NAME: f64 = 0.38;
const AROUND_NAME: f64 = 1.0;
const AROUND_WORDS: f64 = 3.2;
/// What of it is the mark, which stands beside the first line only.
const AROUND_MARK: f64 = 1.6;
/// What stands below the words is no wider.
const MOST_BESIDE: f64 = 17.0;
/// The size of a name, and of a feature's and of what stands below the words.
const NAME: f64 = 1.3;
const SMALL: f64 = 1.0;
/// How wide a time is with the room around it.
const TIME: f64 = 3.4;

/// What has a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Row {
    /// A service.
    Service(ServiceIndex),
    /// A feature of it.
    Feature(ServiceIndex, FeatureIndex),
}

/// From an hour before the first of what is in trouble failed to the moment; where nothing is, what the board is about.
pub(super) fn window(view: &View, worst: &[&ServiceView]) -> Period {
    let at = view.at.as_second();
    let begun = worst.iter().filter_map(|service| {
        let since = service.standing.trouble_since?;
        since.from.or(since.to)
    });
    let is_live = view.log.board.is_live();
    let from = match begun.map(Timestamp::as_second).min() {
        Some(begun) => (begun - HOUR).min(at - LEAST_SECONDS),
        None if is_live => at - DAY,
        None => view.log.period.from.as_second().min(at - LEAST_SECONDS),
    };
    up_to(view, from.max(at - MOST_SECONDS))
}

/// The last so many seconds.
pub(super) fn last(view: &View, seconds: i64) -> Period {
    up_to(view, view.at.as_second() - seconds)
}

/// From about an instant to the moment. On a live board it moves by the minute, so that what does not change is not drawn anew; not
/// where something is known to have changed before that minute ends, which would be hindsight.
fn up_to(view: &View, from: i64) -> Period {
    let at = view.at.as_second();
    let end = at.div_euclid(MINUTE) * MINUTE + MINUTE;
    let is_later = |change: &Timestamp| (at + 1..=end).contains(&change.as_second());
    let (from, to) = if view.log.board.is_live() && !view.log.changes.iter().any(is_later) {
        (from.div_euclid(10 * MINUTE) * 10 * MINUTE, end)
    } else {
        (from, at)
    };
    let instant = |second| Timestamp::from_second(second).unwrap_or(view.at);
    Period { from: instant(from), to: instant(to) }
}

/// The timeline and the standing of what has a lane.
fn lane_of(row: Row, view: &View) -> Option<(&Timeline, Standing)> {
    match row {
        Row::Service(index) => Some((&view.log.service_at(index)?.timeline, view.service(index)?.standing)),
        Row::Feature(index, feature) => {
            Some((view.log.service_at(index)?.feature(feature)?, *view.service(index)?.feature(feature)?))
        }
    }
}

/// The features in trouble of a service of which not all that fails is one and the same.
fn failing(service: &ServiceView) -> impl Iterator<Item = Row> + '_ {
    let is_several = service.features.len() > 1;
    let all = FeatureIndex::each(&service.features).filter(move |(_, own)| is_several && own.status.is_trouble());
    all.map(|(index, _)| Row::Feature(service.index, index))
}

/// What has a lane of some services, where there are so many places: each with its features in trouble as far as these have room.
pub(super) fn rows_of_services(services: &[&ServiceView], places: usize) -> Vec<Row> {
    let mut left = places.saturating_sub(services.len());
    let mut rows = Vec::new();
    for service in services.iter().take(places) {
        rows.push(Row::Service(service.index));
        let own: Vec<Row> = failing(service).take(left).collect();
        left -= own.len();
        rows.extend(own);
    }
    rows
}

/// What has a lane where there are so many places: the services in trouble, worst first, from the `skipped` on. Where they leave
/// room the features of the worst follow it, then what has been in trouble within the window, then what is under maintenance or
/// not known.
pub(super) fn rows_at(wall: &Wall, view: &View, window: Period, places: usize, skipped: usize) -> Vec<Row> {
    let worst = wall.chosen.worst_first(view);
    if worst.len() > places || skipped > 0 {
        return worst.iter().skip(skipped).take(places).map(|service| Row::Service(service.index)).collect();
    }
    let mut rows = rows_of_services(&worst, places);
    let left = places - rows.len();
    let others = wall.chosen.services(view).filter(|service| !service.standing.status.is_trouble());
    let told = others.filter_map(|service| {
        let timeline = &view.log.service_at(service.index)?.timeline;
        let end = last_trouble(timeline, window);
        let rank = match (end, service.standing.status) {
            (Some(end), _) => Key::least(0_u8).then_most(end),
            (None, Status::Maintenance) => Key::least(1_u8),
            (None, Status::Unknown) => Key::least(2_u8),
            (None, _) => return None,
        };
        Some((rank, Row::Service(service.index)))
    });
    let told = order::by_key(told.collect(), |(rank, _): &(Key, Row)| *rank);
    rows.extend(told.into_iter().take(left).map(|(_, row)| row));
    rows
}

/// When a timeline was last in trouble within a window, in seconds from the epoch.
pub(super) fn last_trouble(timeline: &Timeline, window: Period) -> Option<i64> {
    let (from, to) = (window.from.as_second(), window.to.as_second());
    let pieces = timeline.pieces_between(from, to).iter();
    let ends = pieces.filter(|piece| piece.status.is_trouble()).map(|piece| piece.to.map_or(to, Timestamp::as_second));
    ends.filter(|end| *end > from).max()
}

/// A lane as it is drawn.
#[derive(Clone, Debug, PartialEq)]
struct Lane {
    status: Status,
    said: String,
    /// What was planned, or when it was last spoken of.
    beside: String,
    bars: Vec<Bar>,
}

/// How long it has been in trouble, or its status.
fn said(shown: &Shown, standing: &Standing, view: &View) -> String {
    let lasting = standing.trouble_since;
    let lasting = lasting.and_then(|since| downboard_words::lasting_briefly(shown.lang, since, view.at));
    lasting.unwrap_or_else(|| shown.words().status(standing.status).to_owned())
}

/// What was planned of a service, and when it was last spoken of.
fn beside(shown: &Shown, row: Row, view: &View) -> String {
    let service = match row {
        Row::Service(index) => view.service(index),
        Row::Feature(..) => None,
    };
    let words = service.into_iter().flat_map(|service| side_words(shown, service, view));
    words.collect::<Vec<_>>().join(BETWEEN)
}

fn name_of(shown: &Shown, row: Row) -> String {
    let name = match row {
        Row::Service(index) => shown.service(index).map(|record| shown.text(&record.name)),
        Row::Feature(index, feature) => {
            shown.service(index).and_then(|record| feature.of(&record.features)).map(|own| shown.feature_name(own))
        }
    };
    name.unwrap_or_default()
}

/// About how wide a name is, in rems.
fn wide_name(shown: &Shown, row: Row) -> f64 {
    let wide = ems(&name_of(shown, row));
    if matches!(row, Row::Feature(..)) { wide * SMALL + SMALL } else { wide * NAME }
}

/// How high a row has to be so that every name that may stand in it has room, in a lane of so wide.
pub(super) fn tallest(wall: &Wall, view: &View, width: f64) -> f64 {
    let longest = wall
        .chosen
        .worst_first(view)
        .into_iter()
        .map(|service| ems(&name_of(&wall.shown, Row::Service(service.index))));
    let longest = longest.fold(0.0, f64::max);
    let lines = if longest > LONG_NAME { lines(longest, SMALL, width * MOST_NAME - AROUND_NAME) } else { 1 };
    if lines > 1 { lines as f64 * SMALL * 1.1 + 0.3 } else { 0.0 }
}

/// About how wide the words at the end of a lane are, in rems.
fn wide_words(shown: &Shown, row: Row, view: &View) -> f64 {
    let said = lane_of(row, view).map_or(0.0, |(_, standing)| ems(&said(shown, &standing, view)) * NAME);
    said.max((ems(&beside(shown, row, view)) * SMALL).min(MOST_BESIDE) - AROUND_MARK)
}

fn lane(wall: &Wall, row: Row, view: &View, window: Period) -> Option<Lane> {
    let (shown, (timeline, standing)) = (&wall.shown, lane_of(row, view)?);
    let (said, beside) = (said(shown, &standing, view), beside(shown, row, view));
    Some(Lane { status: standing.status, said, beside, bars: bars(timeline, window, held(timeline, view.at)) })
}

/// What a list of lanes shows: what has one, when, and the site above them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Listed {
    pub(super) rows: Vec<Row>,
    pub(super) window: Period,
    pub(super) site: Option<SiteIndex>,
    pub(super) grid: Grid,
    /// Whether there is room for the times above them.
    pub(super) has_axis: bool,
    /// About how wide a drawing is, in rems.
    pub(super) drawn: f64,
}

impl Listed {
    /// As many rows as have room where a lane is at least so wide, below the drawing of a site where there is one.
    pub(super) fn of(
        (wall, view): (&Wall, &View),
        window: Period,
        site: Option<SiteIndex>,
        (room, least): (Room, f64),
        rows: impl FnOnce(Grid) -> Vec<Row>,
    ) -> Self {
        let is_low = room.is_low();
        let site = site.filter(|_| !is_low);
        let grid = lanes(room, site.is_some(), least, tallest(wall, view, room.width.min(least)));
        let rows = rows(grid);
        // As many columns as are drawn share the width.
        let columns = rows.len().div_ceil(grid.rows.max(1)).clamp(1, grid.columns) as f64;
        let column = (room.width + GAP) / columns - GAP;
        let widest = |wide: &dyn Fn(Row) -> f64| rows.iter().map(|row| wide(*row)).fold(0.0, f64::max);
        let name = widest(&|row| wide_name(&wall.shown, row)) + AROUND_NAME;
        let words = widest(&|row| wide_words(&wall.shown, row, view)) + AROUND_WORDS;
        let drawn = (column - name.min(MOST_NAME * column) - words).max(0.0);
        Self { rows, window, site, grid, has_axis: !is_low, drawn }
    }
}

/// Lanes in as many columns as there is room for, each with its axis.
pub(super) fn lane_list(wall: &Wall, listed: Lasting<Memo<Listed>>) -> AnyView {
    let columns = Memo::new(move |_| {
        listed.with(|listed| listed.rows.len().div_ceil(listed.grid.rows.max(1)).clamp(1, listed.grid.columns))
    });
    let wall = wall.clone();
    let list = move || (0..columns.get()).map(|column| (column, ())).collect();
    let each = move |column: usize, _| one_column(&wall, listed, column);
    view! { <div class="wall-columns">{rows(list, each)}</div> }.into_any()
}

fn one_column(wall: &Wall, listed: Lasting<Memo<Listed>>, column: usize) -> AnyView {
    let (shown, picture) = (wall.shown.clone(), wall.picture);
    let window = Lasting::memo(Memo::new(move |_| listed.with(|listed| listed.window)));
    let site = Memo::new(move |_| listed.with(|listed| listed.site));
    let list = {
        let wall = wall.clone();
        move || {
            let Listed { rows, window, grid, .. } = listed.get();
            let own = rows.into_iter().skip(column * grid.rows).take(grid.rows);
            picture.with(|picture| {
                own.filter_map(|row| Some((row, lane(&wall, row, &picture.view, window)?))).collect::<Vec<_>>()
            })
        }
    };
    let each = {
        let shown = shown.clone();
        move |row: Row, now: RwSignal<Lane>| lane_row(&shown, row, now)
    };
    let drawn = Lasting::memo(Memo::new(move |_| listed.with(|listed| listed.drawn)));
    let has_axis = Memo::new(move |_| listed.with(|listed| listed.has_axis));
    let above = {
        let (wall, shown) = (wall.clone(), shown.clone());
        move || site.get().map(|site| site_row(&wall, &shown, site, window, drawn))
    };
    let times = move || has_axis.get().then(|| axis(&shown, window.get(), drawn.get()));
    view! {
        <div
            class="wall-lanes"
            class:has-axis=has_axis
            class:has-site=move || site.get().is_some()
        >
            {times}
            {above}
            <ul class="wall-rows">{rows(list, each)}</ul>
        </div>
    }
    .into_any()
}

/// The times that have room above so wide a drawing.
fn axis(shown: &Shown, window: Period, drawn: f64) -> AnyView {
    let mut end = 0.0;
    let marks = ticks(shown.lang, window, &shown.board.zone).into_iter().filter_map(|(at, label)| {
        let x = share(at, window);
        let (from, wide) = (x * drawn, TIME.max(ems(&label) + 0.6));
        let has_room = from >= end && from + wide <= drawn;
        if has_room {
            end = from + wide;
        }
        has_room.then(|| view! { <text class="wall-tick" x=percent(x * 100.0) y="1.1em">{label}</text> })
    });
    view! {
        <div class="wall-lane" aria-hidden="true">
            <span class="wall-lane-name"></span>
            <svg class="wall-ticks" focusable="false">
                {marks.collect_view()}
            </svg>
            <span class="wall-lane-value"></span>
        </div>
    }
    .into_any()
}

fn lane_row(shown: &Shown, row: Row, now: RwSignal<Lane>) -> AnyView {
    let name = name_of(shown, row);
    let words = shown.words();
    let status = Memo::new(move |_| now.with(|now| now.status));
    let said = Memo::new(move |_| now.with(|now| now.said.clone()));
    let beside = Memo::new(move |_| now.with(|now| now.beside.clone()));
    let bars = Memo::new(move |_| now.with(|now| now.bars.clone()));
    let (is_feature, is_long) = (matches!(row, Row::Feature(..)), ems(&name) > LONG_NAME);
    let class = move || format!("wall-lane {}", status_class(status.get()));
    // The word of a status is read out where only the length of the trouble has room.
    let word = move || {
        status.get().is_trouble().then(|| view! { <span class="unseen">{anew(words.status(status.get()))} " "</span> })
    };
    view! {
        <li class=class>
            <span class=if is_feature { "wall-lane-name is-feature" } else { "wall-lane-name" }>
                <span class:is-long=is_long>{name}</span>
            </span>
            <span class="wall-lane-chart">{move || bars.with(|bars| stretches(bars))}</span>
            <span class="wall-lane-value">
                <span class="wall-lane-words">
                    {move || view! { <StatusMark status=status.get() /> }} {word} {move || anew(said.get())}
                </span>
                {move || {
                    let beside = beside.get();
                    (!beside.is_empty()).then(|| view! { <span class="wall-lane-beside">{anew(beside)}</span> })
                }}
            </span>
        </li>
    }
    .into_any()
}

/// What is drawn of a site.
#[derive(Clone, Debug, PartialEq)]
struct SiteNow {
    name: String,
    value: Option<String>,
    /// Where a step is, in percent, what it is, in full and as its time alone, and the room up to the next, in percent.
    labels: Vec<(f64, String, String, f64)>,
}

/// A site as a quantity, with what changed it.
fn site_row(
    wall: &Wall,
    shown: &Shown,
    index: SiteIndex,
    window: Lasting<Memo<Period>>,
    wide: Lasting<Memo<f64>>,
) -> AnyView {
    let picture = wall.picture;
    let now = {
        let shown = shown.clone();
        Memo::new(move |_| picture.with(|picture| site_now(&shown, &picture.view, index, window.get())))
    };
    let known = Memo::new(move |_| picture.with(|Picture { view, .. }| read_by(view)));
    let drawn = move || {
        let (log, by) = known.with(|(log, at)| (Arc::clone(&log.0), *at));
        measured(&log, index, window.get(), by).map(|measured| quantity(&measured.steps))
    };
    let labels = move || {
        let width = wide.get();
        let labels = now.with(|now| now.as_ref().map(|now| now.labels.clone())).unwrap_or_default();
        let labels = labels.into_iter().filter_map(|(x, full, short, free)| {
            let has_room = |text: &str| ems(text) + 0.8 <= width * free / 100.0;
            let text = [full, short].into_iter().find(|text| has_room(text))?;
            Some(view! { <text class="wall-step" x=percent(x) dx="0.35em" y="1.05em">{text}</text> })
        });
        labels.collect_view()
    };
    view! {
        <div class="wall-lane wall-site">
            <span class="wall-lane-name">
                <span>{move || now.with(|now| now.as_ref().map(|now| anew(now.name.clone())))}</span>
            </span>
            <span class="wall-lane-chart">
                <svg class="wall-steps" aria-hidden="true" focusable="false">
                    {labels}
                </svg>
                {drawn}
            </span>
            <span class="wall-lane-value">
                {move || now.with(|now| now.as_ref().and_then(|now| now.value.clone())).map(anew)}
            </span>
        </div>
    }
    .into_any()
}

/// The log, and the last reading by the moment: between two of them what is drawn of a site is the same.
pub(super) fn read_by(view: &View) -> (Same<BoardLog>, Timestamp) {
    let readings = view.log.readings.iter().map(|reading| reading.when.latest());
    let last = readings.filter(|latest| *latest <= view.at).max();
    (Same(Arc::clone(&view.log)), last.unwrap_or(Timestamp::EPOCH))
}

fn site_now(shown: &Shown, view: &View, index: SiteIndex, window: Period) -> Option<SiteNow> {
    let measured = measured(&view.log, index, window, view.at)?;
    let (measure, lang) = (measured.measure, shown.lang);
    let site = &view.log.board.site(index)?.id;
    let inside = view.log.milestones.iter().filter(|milestone| {
        let at = milestone.when.latest();
        milestone.site == *site && window.has(at) && at <= view.at
    });
    let changes = inside.filter(|milestone| {
        view.log.readings.iter().any(|reading| reading.measure == measure.id && reading.when == milestone.when)
    });
    let changes: Vec<_> = changes.collect();
    let x = |at: Timestamp| share(at, window) * 100.0;
    let labels = changes.iter().enumerate().map(|(place, milestone)| {
        let at = milestone.when.latest();
        let end = changes.get(place + 1).map_or(100.0, |next| x(next.when.latest()));
        let clock = downboard_words::short_moment(lang, at, view.at, &shown.board.zone);
        (x(at), format!("{clock} {}", milestone.label.get(lang)), clock, end - x(at))
    });
    let value = measured.latest.map(|latest| downboard_words::quantity(lang, latest, measure.unit, measure.total));
    Some(SiteNow { name: shown.text(&measure.name), value, labels: labels.collect() })
}
