//! All outages that others counted, on one logarithmic scale: our range as a bar with its median, their count as a circle.

use std::sync::Arc;

use downboard_core::model::{Lang, Validation};
use downboard_estimate::backtest::CaseOutcome;
use downboard_estimate::{Counted, FigureUnit, LogScale, Range, counted};
use leptos::prelude::*;

use super::super::geometry::percent;
use downboard_words::counted_outages::{self, beside, counted_unit, counted_words};

/// How thick the bar of our range is, in pixels. The stylesheet lifts it by half of that.
const BAR: u32 = 10;
/// How tall the mark of our median is, in pixels: it stands out above and below the circle.
const MEDIAN_HEIGHT: u32 = 18;
/// How wide the mark of our median is, in pixels.
const MEDIAN_WIDTH: u32 = 2;
/// The radius of the circle of their count, in pixels.
const RADIUS: u32 = 4;
/// How large a mark of the legend is drawn, in pixels.
const KEY: u32 = 20;
/// The units of the groups, in their order.
const UNITS: [FigureUnit; 2] = [FigureUnit::People, FigureUnit::UserHours];

/// A case that has a counted number.
#[derive(Clone)]
struct Row {
    case: usize,
    name: String,
    counted: Counted,
}

/// What is drawn once every case is computed.
#[derive(Clone, PartialEq)]
struct Drawn {
    scale: LogScale,
    /// Our range of each case, by its place in the document; none where it has none.
    ranges: Vec<Option<Range>>,
}

/// The chart. Its rows stand from the beginning, so that nothing moves when the marks come.
#[component]
pub(super) fn CountedChart(
    /// The language.
    lang: Lang,
    /// The cases.
    validation: Arc<Validation>,
    /// The outcomes of the first of them, as far as they are computed.
    outcomes: RwSignal<Vec<CaseOutcome>>,
) -> impl IntoView {
    let words = counted_words(lang);
    let rows = rows(lang, &validation);
    if rows.is_empty() {
        return ().into_any();
    }
    let drawn = {
        let (rows, all) = (rows.clone(), validation.cases.len());
        Memo::new(move |_| outcomes.with(|outcomes| (outcomes.len() >= all).then(|| draw(&rows, outcomes)).flatten()))
    };
    let groups = UNITS.map(|unit| {
        let rows = rows.iter().filter(|row| row.counted.unit == unit);
        let rows: Vec<AnyView> = rows.map(|row| row_view(lang, row.clone(), drawn)).collect();
        let is_there = !rows.is_empty();
        is_there.then(|| {
            view! {
                <p class="counted-unit">{counted_unit(lang, unit)}</p>
                <ol class="counted-rows">{rows}</ol>
            }
        })
    });
    let ticks = move || {
        let scale = drawn.with(|drawn| drawn.as_ref().map(|drawn| drawn.scale));
        let labels = scale.map(|scale| {
            let label = |value| view! { <span class="counted-tick">{counted_outages::tick(lang, value)}</span> };
            scale.ticks().map(label).collect_view()
        });
        labels.into_any()
    };
    view! {
        <figure class="counted">
            <figcaption class="minor-title">{words.title}</figcaption>
            {legend(lang)}
            {groups.into_iter().collect_view()}
            <p class="counted-axis" aria-hidden="true">
                <span class="counted-ticks">{ticks}</span>
            </p>
        </figure>
    }
    .into_any()
}

/// The cases that have a counted number, the largest first.
fn rows(lang: Lang, validation: &Validation) -> Vec<Row> {
    let row = |(case, known): (usize, &downboard_core::model::Case)| {
        let counted = counted(known).ok()?;
        Some(Row { case, name: known.name.get(lang).to_owned(), counted })
    };
    let mut rows: Vec<Row> = validation.cases.iter().enumerate().filter_map(row).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.counted.count));
    rows
}

/// The scale on which all rows stand, and their ranges.
fn draw(rows: &[Row], outcomes: &[CaseOutcome]) -> Option<Drawn> {
    let mut ranges = vec![None; outcomes.len()];
    for row in rows {
        if let (Some(place), Some(outcome)) = (ranges.get_mut(row.case), outcomes.get(row.case)) {
            *place = row.counted.range(outcome);
        }
    }
    let ends = ranges.iter().flatten().flat_map(|range| [range.p5, range.p95]);
    let scale = LogScale::of(rows.iter().map(|row| row.counted.count).chain(ends))?;
    Some(Drawn { scale, ranges })
}

fn row_view(lang: Lang, row: Row, drawn: Memo<Option<Drawn>>) -> AnyView {
    let name = row.name.clone();
    let marks = move || drawn.with(|drawn| drawn.as_ref().map(|drawn| marks(lang, &row, drawn)));
    view! {
        <li class="counted-row">
            <span class="counted-name" aria-hidden="true">
                {name}
            </span>
            <span class="counted-plot">{marks}</span>
        </li>
    }
    .into_any()
}

/// The marks of a row, and what they say.
fn marks(lang: Lang, Row { case, name, counted }: &Row, Drawn { scale, ranges }: &Drawn) -> AnyView {
    let at = |value| percent(scale.position(value) * 100.0);
    let range = ranges.get(*case).copied().flatten();
    let said = beside(lang, counted.count, counted.unit, range.map(|range| (range, counted.is_within(range))));
    let lines =
        scale.ticks().map(|tick| view! { <line class="counted-line" x1=at(tick) x2=at(tick) y1="0" y2="100%" /> });
    let ours = range.map(|range| {
        let width = percent((scale.position(range.p95) - scale.position(range.p5)) * 100.0);
        view! {
            <rect class="counted-range" x=at(range.p5) width=width y="50%" height=BAR />
            <rect class="counted-median" x=at(range.p50) width=MEDIAN_WIDTH y="50%" height=MEDIAN_HEIGHT />
        }
    });
    view! {
        <svg class="counted-marks" role="img" aria-label=counted_outages::counted_row(name, &said) focusable="false">
            {lines.collect_view()}
            {ours}
            <circle class="counted-count" cx=at(counted.count) cy="50%" r=RADIUS />
        </svg>
    }
    .into_any()
}

/// What the marks mean.
fn legend(lang: Lang) -> AnyView {
    let words = counted_words(lang);
    let bar = view! { <rect class="counted-range" x="0" width="100%" y="50%" height=BAR /> }.into_any();
    let median = view! { <rect class="counted-median" x="50%" width=MEDIAN_WIDTH y="50%" height=MEDIAN_HEIGHT /> };
    let count = view! { <circle class="counted-count" cx="50%" cy="50%" r=RADIUS /> }.into_any();
    let keys = [(bar, words.our_range), (median.into_any(), words.our_median), (count, words.their_count)];
    let keys = keys.map(|(mark, meaning)| {
        view! {
            <li class="counted-key">
                <svg class="counted-sample" width=KEY height=KEY aria-hidden="true" focusable="false">
                    {mark}
                </svg>
                {meaning}
            </li>
        }
    });
    view! {
        <ul class="counted-legend">
            {keys.into_iter().collect_view()} <li>{words.scale}</li>
        </ul>
    }
    .into_any()
}
