//! How a day's use falls into its hours, by kinds of service that share a shape: a chart each, and all of them in a table.

use downboard_core::model::{AssumedInput, AssumptionScope};
use downboard_estimate::ListedAssumption;
use leptos::prelude::*;

use super::super::geometry::{decimal as position, percent};
use super::super::shown::Shown;
use crate::ui::Disclosure;
use downboard_words::methods::{self, decimal, methods_words};

/// How high the highest bar of all charts is, in pixels.
const HEIGHT: f64 = 72.0;
/// How much of its hour a bar is wide.
const BAR: f64 = 0.76;
/// The hours that are written below a chart.
const MARKED: [usize; 4] = [0, 6, 12, 18];

/// A shape of the day, in percent of it, and the kinds of service that have it.
struct Shape {
    names: String,
    hours: Vec<f64>,
}

/// The shapes of the board, each once.
fn shapes(shown: &Shown, assumptions: &[ListedAssumption]) -> Vec<Shape> {
    let mut shapes: Vec<Shape> = Vec::new();
    for assumption in assumptions.iter().filter(|assumption| assumption.input == AssumedInput::HoursOfDay) {
        let sum: f64 = assumption.values.iter().sum();
        let hours: Vec<f64> = assumption.values.iter().map(|value| value / sum.max(1e-9) * 100.0).collect();
        let name = match &assumption.scope {
            AssumptionScope::Service { service } => shown.name(service),
            scope => methods::assumed_about(shown.lang, scope).to_owned(),
        };
        match shapes.iter_mut().find(|known| known.hours == hours) {
            Some(known) => known.names = format!("{} · {name}", known.names),
            None => shapes.push(Shape { names: name, hours }),
        }
    }
    shapes
}

/// The shapes of the day.
#[component]
pub fn Days(
    /// The board.
    shown: Shown,
    /// The assumptions of the board.
    assumptions: Vec<ListedAssumption>,
) -> impl IntoView {
    let words = methods_words(shown.lang);
    let shapes = shapes(&shown, &assumptions);
    let most = shapes.iter().flat_map(|shape| &shape.hours).copied().fold(0.0, f64::max).max(1e-9);
    let charts = shapes.iter().map(|shape| chart(&shown, shape, most)).collect_view();
    view! {
        <section class="section" aria-labelledby="day">
            <h2 id="day">{words.day}</h2>
            <p class="section-lede">{words.day_lede}</p>
            <div class="days">{charts}</div>
            <Disclosure summary=shown.detail_words().as_table>{table(&shown, &shapes)}</Disclosure>
        </section>
    }
}

fn chart(shown: &Shown, shape: &Shape, most: f64) -> AnyView {
    let extreme = |is_before: fn(f64, f64) -> bool| {
        let hours = shape.hours.iter().copied().enumerate();
        hours.reduce(|found, hour| if is_before(hour.1, found.1) { hour } else { found }).unwrap_or_default()
    };
    let (highest, lowest) = (extreme(|one, other| one > other), extreme(|one, other| one < other));
    let (high, low) = (decimal(highest.1, 1), decimal(lowest.1, 1));
    let label = methods::day_chart(shown.lang, &shape.names, (highest.0, &high), (lowest.0, &low));
    let bars = shape.hours.iter().enumerate().map(|(hour, share)| {
        let width = 100.0 / 24.0;
        let height = share / most * HEIGHT;
        view! {
            <rect
                class="day-bar"
                x=percent(hour as f64 * width + width * (1.0 - BAR) / 2.0)
                width=percent(width * BAR)
                y=position(HEIGHT - height)
                height=position(height)
            />
        }
    });
    let marks = MARKED.map(|hour| view! { <span class="day-hour">{hour}</span> });
    view! {
        <figure class="day">
            <figcaption class="day-name">
                {shape.names.clone()} " " <span class="day-most">{format!("{high}\u{a0}%")}</span>
            </figcaption>
            <svg class="day-chart" height=position(HEIGHT) role="img" aria-label=label focusable="false">
                {bars.collect_view()}
            </svg>
            <p class="day-hours" aria-hidden="true">
                {marks.into_iter().collect_view()}
            </p>
        </figure>
    }
    .into_any()
}

fn table(shown: &Shown, shapes: &[Shape]) -> AnyView {
    let words = methods_words(shown.lang);
    let heads = shapes.iter().map(|shape| {
        view! {
            <th scope="col" class="number">
                {shape.names.clone()}
            </th>
        }
    });
    let rows = (0..24).map(|hour| {
        let cells = shapes.iter().map(|shape| {
            let share = shape.hours.get(hour).copied().unwrap_or(0.0);
            view! { <td class="number">{decimal(share, 2)}</td> }
        });
        view! {
            <tr>
                <th scope="row">{hour}</th>
                {cells.collect_view()}
            </tr>
        }
    });
    view! {
        <table class="table">
            <caption>{words.day_caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{words.hour}</th>
                    {heads.collect_view()}
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}
