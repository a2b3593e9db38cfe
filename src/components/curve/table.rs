//! The same numbers as the curve, as a table: for who cannot see it, or wants to take them away.

use downboard_core::model::Period;
use downboard_core::timeline::Span;
use downboard_estimate::Figure;
use leptos::prelude::*;

use super::instants::round_times;
use super::points::{Point, Subject};
use crate::components::how_many::people_of;
use crate::components::shown::Shown;
use crate::ui::{Disclosure, anew};

/// How many round times the table has at most.
const MOST_ROWS: i64 = 28;

/// The points at round times, the last, and the one with most people in the hour.
fn rows(points: &[Point], period: Period, shown: &Shown) -> Vec<Point> {
    let times = round_times(period, &shown.board.zone, MOST_ROWS);
    let people = |point: &Point| point.last_hour.range().map_or(0, |range| range.p50);
    let most = points.iter().map(people).max().unwrap_or(0);
    let worst = points.iter().position(|point| most > 0 && people(point) == most);
    let last = points.len().checked_sub(1);
    let is_row = |(index, point): &(usize, &Point)| times.contains(&point.at) || [worst, last].contains(&Some(*index));
    points.iter().enumerate().filter(is_row).map(|(_, point)| *point).collect()
}

/// A table of people in the last hour and so far.
#[component]
pub fn CurveTable(
    /// The board.
    shown: Shown,
    /// Whose people it shows.
    subject: Subject,
    /// The points of the curve.
    points: Vec<Point>,
    /// The time that it covers.
    period: Period,
    /// What the table is about.
    caption: String,
) -> impl IntoView {
    let words = shown.words();
    let detail = shown.detail_words();
    let cell = |at, span, figure: Figure| match figure {
        Figure::Estimated(range) => shown
            .log
            .with(|log| people_of(shown.lang, log, at, span, range, |service| subject.is_of(&log.board, service))),
        Figure::NotEstimated { not_estimated } => words.not_estimated_reason(not_estimated).to_owned(),
    };
    let rows = rows(&points, period, &shown).into_iter().map(|point| {
        view! {
            <tr>
                <th scope="row">{anew(downboard_words::day_and_clock(shown.lang, point.at, &shown.board.zone))}</th>
                <td>{anew(cell(point.at, Span::LastHour, point.last_hour))}</td>
                <td>{anew(cell(point.at, Span::SoFar, point.so_far))}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <Disclosure summary=detail.as_table>
            <div class="table-scroll" role="group" tabindex="0" aria-label=detail.as_table>
                <table class="table">
                    <caption>{anew(caption)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{words.moment}</th>
                            <th scope="col">{detail.in_the_hour_before}</th>
                            <th scope="col">{detail.by_then}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </Disclosure>
    }
}
