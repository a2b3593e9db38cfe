//! The lane of a site, drawn as a quantity: power, servers. Its steps stand above the services that hang on it.

use downboard_core::model::{Change, Measure, Milestone, Period, Quantity, Reading, SiteIndex};
use downboard_core::time::Timestamp;
use downboard_core::timeline::BoardLog;
use downboard_core::view::View;
use leptos::prelude::*;

use super::facts::lane_text;
use super::geometry::{decimal, percent, share};
use super::lane::{LaneBody, standing_status};
use super::lane_rows::{Row, Rows};
use super::shown::Shown;
use crate::fetched::Fetched;
use crate::ui::anew;

const HEIGHT: f64 = 44.0;
/// How far two labels have to be apart, in percent of the lane.
const LABEL_WIDTH: f64 = 15.0;
/// The rows that labels can stand in.
const LABEL_ROWS: usize = 3;
/// How far the rows are apart, in ems.
const LABEL_LINE: f64 = 1.385;
/// Labels beyond this stand to the left of their point.
const LABEL_TURNS: f64 = 85.0;

/// A step of a quantity: from where to where, as a share of the whole, and whether its level was published.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Step {
    pub(super) x: f64,
    pub(super) width: f64,
    pub(super) level: f64,
    pub(super) published: bool,
}

/// The steps of a measure. Where a change was noticed but its amount not published, the level is halfway between the
/// readings on either side, and drawn as unknown.
pub(super) fn steps(measure: &Measure, readings: &[&Reading], period: Period) -> Vec<Step> {
    let total = measure.total as f64;
    let level = |quantity: Quantity| match quantity {
        Quantity::Exactly(value) | Quantity::About(value) | Quantity::AtLeast(value) => Some(value as f64 / total),
        Quantity::Between(least, most) => Some(f64::midpoint(least as f64, most as f64) / total),
        Quantity::NotPublished(Change::Falling | Change::Rising) => None,
    };
    let known = |index: usize| readings.get(index).and_then(|reading| level(reading.quantity));
    readings
        .iter()
        .enumerate()
        .map(|(index, reading)| {
            let x = share(reading.when.latest(), period) * 100.0;
            let end = readings.get(index + 1).map_or(1.0, |next| share(next.when.latest(), period)) * 100.0;
            let between = || {
                let before = index.checked_sub(1).and_then(known).unwrap_or(0.0);
                f64::midpoint(before, known(index + 1).unwrap_or(before))
            };
            let own = level(reading.quantity);
            Step {
                x,
                width: (end - x).max(0.0),
                level: own.unwrap_or_else(between).clamp(0.0, 1.0),
                published: own.is_some(),
            }
        })
        .collect()
}

/// A label beside the line, in a row where it does not run into another.
struct Label {
    x: f64,
    row: usize,
    text: String,
}

/// The labels that find room. What changed the measure comes first; what else happened takes the room that is left.
fn labels(shown: &Shown, milestones: &[&Milestone], readings: &[&Reading], period: Period) -> Vec<Label> {
    let changes_measure = |milestone: &&&Milestone| readings.iter().any(|reading| reading.when == milestone.when);
    let first = milestones.iter().filter(changes_measure);
    let rest = milestones.iter().filter(|milestone| !changes_measure(milestone));
    let mut taken: Vec<(usize, f64)> = Vec::new();
    let mut labels = Vec::new();
    for milestone in first.chain(rest) {
        let at = milestone.when.latest();
        if !period.has(at) {
            continue;
        }
        let x = share(at, period) * 100.0;
        let is_free = |row: &usize| taken.iter().all(|(other, there)| other != row || (there - x).abs() >= LABEL_WIDTH);
        if let Some(row) = (0..LABEL_ROWS).find(is_free) {
            taken.push((row, x));
            let clock = downboard_words::clock(at, &shown.board.zone);
            labels.push(Label { x, row, text: format!("{clock} {}", milestone.label.get(shown.lang)) });
        }
    }
    labels
}

/// The first measure of a site, with its readings.
fn measure_of(log: &BoardLog, index: SiteIndex) -> Option<(&Measure, Vec<&Reading>)> {
    let site = log.board.site(index)?;
    let measure = log.measures.iter().find(|measure| measure.site == site.id)?;
    Some((measure, log.readings.iter().filter(|reading| reading.measure == measure.id).collect()))
}

/// A site within a period: what is measured, how it went, and the last that was known of it by the end.
pub(super) struct Measured<'a> {
    pub(super) measure: &'a Measure,
    pub(super) steps: Vec<Step>,
    pub(super) latest: Option<Quantity>,
}

/// A site within a period by its first measure, as it was known by an instant: what was read later would say how high what was not
/// published stood. Nothing where none is known.
pub(super) fn measured(log: &BoardLog, index: SiteIndex, period: Period, by: Timestamp) -> Option<Measured<'_>> {
    let (measure, mut readings) = measure_of(log, index)?;
    readings.retain(|reading| reading.when.latest() <= by);
    let steps = steps(measure, &readings, period).into_iter().filter(|step| step.width > 0.0).collect();
    let latest = readings.iter().rfind(|reading| reading.when.latest() <= period.to).map(|reading| reading.quantity);
    Some(Measured { measure, steps, latest })
}

/// A quantity over time, drawn as a line with steps.
pub(super) fn step_chart(steps: &[Step]) -> impl IntoView + use<> {
    let tall = |level: f64| level * (HEIGHT - 4.0);
    let base = HEIGHT - 1.0;
    let drawn = steps.iter().map(|step| {
        let class = if step.published { "site-level" } else { "site-level is-bounded" };
        let top = base - tall(step.level);
        let (x, width, end) = (percent(step.x), percent(step.width), percent(step.x + step.width));
        view! {
            <rect class=class x=x.clone() y=decimal(top) width=width height=decimal(tall(step.level)) />
            <line class="site-line" x1=x x2=end y1=decimal(top) y2=decimal(top) />
        }
    });
    let rises = steps.windows(2).filter_map(|pair| match pair {
        [before, after] => Some((percent(after.x), base - tall(before.level), base - tall(after.level))),
        _ => None,
    });
    let rises = rises.map(|(x, from, to)| {
        view! { <line class="site-line" x1=x.clone() x2=x y1=decimal(from) y2=decimal(to) /> }
    });
    view! {
        <svg class="lane-chart" height=decimal(HEIGHT) aria-hidden="true" focusable="false">
            {drawn.collect_view()}
            {rises.collect_view()}
        </svg>
    }
}

/// The steps of the site's first measure, and the labels of what happened.
fn draw(shown: &Shown, log: &BoardLog, index: SiteIndex) -> Option<impl IntoView + use<>> {
    let site = log.board.site(index)?;
    let period = shown.extent.get();
    let readings = measure_of(log, index).map(|(_, readings)| readings).unwrap_or_default();
    let steps = measured(log, index, period, log.period.to).map(|measured| measured.steps).unwrap_or_default();
    let chart = step_chart(&steps);
    let milestones: Vec<_> = log.milestones.iter().filter(|milestone| milestone.site == site.id).collect();
    let labels = labels(shown, &milestones, &readings, period).into_iter().map(|label| {
        view! {
            <text
                class="site-label"
                class:is-turned={label.x > LABEL_TURNS}
                x=percent(label.x)
                y=format!("{}em", decimal(1.0 + label.row as f64 * LABEL_LINE))
                dx={if label.x > LABEL_TURNS { "-6" } else { "6" }}
            >
                {label.text}
            </text>
        }
    });
    Some(view! {
        <div class="site-chart">
            <svg class="site-labels" aria-hidden="true" focusable="false">
                {labels.collect_view()}
            </svg>
            {chart}
        </div>
    })
}

/// A site's lane.
#[component]
pub fn SiteLane(
    /// The board.
    shown: Shown,
    /// The site.
    index: SiteIndex,
    /// What comes to the lanes with the details.
    body: Signal<Fetched<LaneBody>>,
    /// The rows.
    rows: Rows,
) -> impl IntoView {
    let Some(site) = shown.board.site(index) else { return ().into_any() };
    let name = shown.text(&site.short_name);
    let drawing = {
        // The log, not the view: what is drawn does not move with the moment.
        let shown = shown.clone();
        move || draw(&shown, &shown.log.get(), index)
    };
    let status = {
        let standing = move |view: &View| Some(view.site(index)?.standing);
        let status = move |view: &View| standing(view).map(|standing| standing.status);
        let board = shown.clone();
        standing_status(&shown, body, status, move |view, saying| {
            Some(lane_text(&board, &standing(view)?, view, saying))
        })
    };
    let said = {
        let shown = shown.clone();
        move || body.get().there().map(|body| (body.site_says)(&shown, index))
    };
    let measured = move || {
        shown.view.with(|view| {
            let site = &shown.board.site(index)?.id;
            let measure = view.log.measures.iter().find(|measure| measure.site == *site)?;
            Some(downboard_words::measured_as(shown.lang, measure.name.get(shown.lang)))
        })
    };
    view! {
        <div class="lane lane-site">
            <div class="lane-row" role="row" aria-rowindex=move || rows.number(Row::Site(index))>
                <div class="cell" role="rowheader">
                    <h3 class="lane-name">
                        <span class="lane-title">{name}</span>
                        {status} <span class="lane-measure">{move || measured().map(anew)}</span>
                    </h3>
                </div>
                <div class="cell" role="gridcell">
                    {drawing} {said}
                </div>
            </div>
        </div>
    }
    .into_any()
}
