//! The timelines: the cause on top, one lane per service, a line at the moment.

use downboard_core::model::{Period, ServiceIndex, SiteIndex, Status};
use leptos::prelude::*;

use super::axis::{Axis, DayLines};
use super::geometry::{Bar, percent};
use super::lane::{LaneBody, LaneChart, ServiceLane};
use super::shown::Shown;
use super::site_lane::SiteLane;
use crate::fetched::Fetched;

/// So many lanes at least are shown at once.
const GROUP: usize = 6;
/// The lanes come in so many groups at most.
const GROUPS: usize = 5;

fn group_size(services: usize) -> usize {
    services.div_ceil(GROUPS).max(GROUP)
}

/// In how many groups the lanes of so many services come.
pub fn groups_of(services: usize) -> usize {
    services.div_ceil(group_size(services))
}

/// Every timeline of the board.
#[component]
pub fn Lanes(
    /// The board.
    shown: Shown,
    /// What comes to the lanes with the details.
    #[prop(into)]
    body: Signal<Fetched<LaneBody>>,
    /// How many groups of lanes are shown by now.
    #[prop(into)]
    groups: Signal<usize>,
) -> impl IntoView {
    let words = shown.words();
    let at = shown.moment_share();
    let hindsight = shown.replay.then(|| {
        let Period { from, to } = shown.log_now().period;
        format!(" {} {}", words.hindsight, downboard_words::covered(shown.lang, &shown.day(from), &shown.day(to)))
    });
    let sites =
        SiteIndex::all(shown.board.sites.len()).map(|index| view! { <SiteLane shown=shown.clone() index body /> });
    let services = shown.board.services.len();
    let group = |first: usize| {
        let size = group_size(services);
        let is_there = Memo::new(move |_| groups.get() * size > first);
        let shown = shown.clone();
        move || {
            is_there.get().then(|| {
                let indices = ServiceIndex::all(services).skip(first).take(size);
                indices.map(|index| view! { <ServiceLane shown=shown.clone() index body /> }).collect_view()
            })
        }
    };
    // What stands under lanes that are still to come would only move.
    let is_whole = Memo::new(move |_| groups.get() >= groups_of(services));
    let legend = {
        let shown = shown.clone();
        move || is_whole.get().then(|| view! { <Legend shown=shown.clone() /> })
    };
    let services = (0..services).step_by(group_size(services)).map(group);
    let (sites, services) = (sites.collect_view(), services.collect_view());
    view! {
        <section class="section" aria-labelledby=shown.id("timelines")>
            <h2 id=shown.id("timelines")>{words.timelines}</h2>
            <p class="section-lede">{words.timelines_lede} {hindsight}</p>
            <div class="lanes" class:is-replay=shown.replay>
                <Axis shown=shown.clone() />
                <ul class="lane-list">{sites} {services}</ul>
                <DayLines shown=shown.clone() />
                <svg class="lanes-moment" aria-hidden="true" focusable="false">
                    <rect class="veil" x=move || percent(at()) width=move || percent(100.0 - at()) height="100%" />
                    <line class="moment-line" x1=move || percent(at()) x2=move || percent(at()) y2="100%" />
                </svg>
            </div>
            {legend}
        </section>
    }
}

/// The hatching of bounded changes and the dots of what is not known, once per document: lanes and cards refer to them.
#[component]
pub fn Patterns() -> impl IntoView {
    let pattern = |id: &'static str, class: &'static str, tall: &'static str| {
        view! {
            <pattern id=id width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect class=class width="2.4" height=tall />
            </pattern>
        }
    };
    view! {
        <svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false">
            <defs>
                {pattern("hatch-major", "hatch is-major", "6")} {pattern("hatch-partial", "hatch is-partial", "6")}
                {pattern("hatch-degraded", "hatch is-degraded", "6")} {pattern("hatch-site", "hatch is-site", "6")}
                {pattern("hatch-unknown", "hatch is-unknown", "2.4")}
            </defs>
        </svg>
    }
}

#[component]
fn Legend(shown: Shown) -> impl IntoView {
    let words = shown.words();
    let entry = |best: Status, worst: Status, text: &'static str| {
        let bars = vec![Bar { x: 0.0, width: 100.0, best, worst }];
        view! {
            <li class="legend-entry">
                <span class="legend-sample">
                    <LaneChart bars />
                </span>
                {text}
            </li>
        }
    };
    let certain = |status: Status| entry(status, status, words.status(status));
    view! {
        <ul class="legend" aria-label=words.legend>
            {certain(Status::MajorOutage)} {certain(Status::PartialOutage)} {certain(Status::Degraded)}
            {certain(Status::Operational)} {certain(Status::Unknown)}
            {entry(Status::Operational, Status::MajorOutage, words.between_statuses)}
            {entry(Status::Unknown, Status::MajorOutage, words.not_known_whether)}
        </ul>
    }
}
