//! The lines of the drawing: from the site to each service that hangs on it itself, and arcs between services.

use downboard_core::model::{DependencyTarget, ServiceIndex};
use leptos::prelude::*;

use super::rows::Row;
use crate::components::geometry::decimal;
use crate::components::shown::Shown;
use crate::components::status_mark::status_class;

/// The height of a row, in pixels; the stylesheet has the same.
const ROW: f64 = 32.0;
/// How wide the lines and the arcs are, in pixels; the stylesheet has the same.
const TRUNK: f64 = 28.0;
const ARCS: f64 = 40.0;

fn middle(row: usize) -> f64 {
    (row as f64 + 0.5) * ROW
}

/// The lines from the site down to each service that hangs on it itself.
pub(super) fn trunk(rows: &[Row]) -> impl IntoView + use<> {
    let direct: Vec<_> = rows
        .iter()
        .enumerate()
        .filter_map(|(at, row)| match row {
            Row::Service(dependant, status) if dependant.through.is_none() => Some((at, *status)),
            _ => None,
        })
        .collect();
    let x = 8.0;
    let branches = direct.iter().map(|(at, status)| {
        let y = middle(*at);
        let path = format!(
            "M{} {}Q{} {} {} {}H{}",
            decimal(x),
            decimal(y - 8.0),
            decimal(x),
            decimal(y),
            decimal(x + 8.0),
            decimal(y),
            decimal(TRUNK)
        );
        view! { <path class=format!("map-edge {}", status_class(*status)) d=path /> }
    });
    let branches = branches.collect_view();
    let stem = direct.last().map(|(last, _)| {
        let (top, bottom) = (decimal(ROW), decimal(middle(*last) - 8.0));
        view! { <path class="map-edge map-stem" d=format!("M{} {top}V{bottom}", decimal(x)) /> }
    });
    view! {
        <svg
            class="map-trunk"
            width=decimal(TRUNK)
            height=decimal(ROW * rows.len() as f64)
            aria-hidden="true"
            focusable="false"
        >
            {stem}
            {branches}
        </svg>
    }
}

/// The arcs from services to services that hang on them.
pub(super) fn arcs(shown: &Shown, rows: &[Row]) -> impl IntoView + use<> {
    let row_of = |service: ServiceIndex| {
        rows.iter().position(|row| matches!(row, Row::Service(dependant, _) if dependant.service == service))
    };
    let mut drawn = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let Row::Service(dependant, status) = row else { continue };
        for target in shown.service(dependant.service).into_iter().flat_map(|service| &service.depends_on) {
            let DependencyTarget::Service(id) = &target.on else { continue };
            let Some(from) = shown.board.service_index(id).and_then(row_of).filter(|from| *from != at) else {
                continue;
            };
            let (top, bottom) = (middle(from), middle(at));
            // The further apart, the wider, within the room there is.
            let bulge = (12.0 + (bottom - top).abs() / 14.0).min(ARCS - 2.0);
            let path = format!(
                "M0 {}C{} {} {} {} 4 {}",
                decimal(top),
                decimal(bulge * 1.3),
                decimal(top),
                decimal(bulge * 1.3),
                decimal(bottom),
                decimal(bottom)
            );
            let head = format!("M7 {}L2 {}L7 {}", decimal(bottom - 3.5), decimal(bottom), decimal(bottom + 3.5));
            drawn.push(view! {
                <path class=format!("map-edge {}", status_class(*status)) d=path />
                <path class=format!("map-edge {}", status_class(*status)) d=head />
            });
        }
    }
    view! {
        <svg
            class="map-arcs"
            width=decimal(ARCS)
            height=decimal(ROW * rows.len() as f64)
            aria-hidden="true"
            focusable="false"
        >
            {drawn}
        </svg>
    }
}
