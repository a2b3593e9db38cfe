//! The whole period under the part of it that a reader has chosen to see, on paper: there nobody can zoom out.

use downboard_core::model::{ServiceIndex, SiteIndex};
use leptos::prelude::*;

use super::axis::{Axis, TimeLines};
use super::geometry::percent;
use super::lane::{LaneBody, chart};
use super::lane_rows::{Lane, Rows};
use super::shown::Shown;
use super::site_lane::SiteLane;
use crate::fetched::Fetched;

/// The lane of a service, which unfolds nothing.
fn lane(shown: &Shown, index: ServiceIndex) -> Option<AnyView> {
    let name = shown.text(&shown.service(index)?.name);
    let log = shown.service_log(index);
    let drawn = chart(shown, None, move |call| {
        log.with(|log| {
            if let Some(timeline) = log.as_deref().and_then(|log| Lane::of(index).timeline(log)) {
                call(timeline);
            }
        });
    });
    let lane = view! {
        <div class="lane">
            <div class="lane-row">
                <p class="lane-name">
                    <span class="lane-title">{name}</span>
                </p>
                {drawn}
            </div>
        </div>
    };
    Some(lane.into_any())
}

/// The lanes of the whole period.
#[component]
pub(super) fn WholeOnPaper(
    /// The board, with the part of the period that is shown above.
    shown: Shown,
    /// What comes to the lanes with the details.
    body: Signal<Fetched<LaneBody>>,
    /// The rows that are shown above.
    rows: Rows,
) -> impl IntoView {
    let title = shown.labels().whole_period;
    let shown = Shown { extent: shown.period, ..shown };
    let (at, is_replay) = (shown.moment_share(), shown.replay);
    let lanes = {
        let shown = shown.clone();
        move || rows.listed().into_iter().filter_map(|index| lane(&shown, index)).collect_view()
    };
    let sites = SiteIndex::all(shown.board.sites.len());
    let sites = sites.map(|index| view! { <SiteLane shown=shown.clone() index body rows /> }).collect_view();
    view! {
        <p class="minor-title">{title}</p>
        <div class="lanes whole-on-paper" class:is-replay=is_replay aria-hidden="true">
            <div class="lanes-axis">
                <Axis shown=shown.clone() />
            </div>
            <div class="lane-list">{sites} {lanes}</div>
            <TimeLines shown />
            <svg class="lanes-moment" aria-hidden="true" focusable="false">
                <rect class="veil" x=move || percent(at()) width=move || percent(100.0 - at()) height="100%" />
                <line class="moment-line" x1=move || percent(at()) x2=move || percent(at()) y2="100%" />
            </svg>
        </div>
    }
}
