//! A lane: a baseline on which outages stand. Height means severity.

use downboard_core::model::{Period, Status};
use downboard_core::timeline::{ServiceLog, Timeline};
use downboard_core::view::{Standing, View};
use leptos::prelude::*;

use super::facts::standing_text;
use super::geometry::{Bar, bars, decimal, percent};
use super::record::Record;
use super::shown::{Same, Shown};
use super::status_mark::{StatusMark, status_class};
use crate::fetched::Fetched;
use crate::ui::{Lasting, anew};

/// The height of a lane, in pixels.
const HEIGHT: f64 = 24.0;
/// How high a status stands, as a share of the lane.
fn height(status: Status) -> f64 {
    match status {
        Status::MajorOutage => 0.84,
        Status::PartialOutage | Status::Maintenance => 0.52,
        Status::Degraded => 0.26,
        Status::Operational | Status::Unknown => 0.0,
    }
}

/// The drawing of a timeline. The words beside it say the same.
#[component]
pub fn LaneChart(
    /// The stretches.
    bars: Vec<Bar>,
) -> impl IntoView {
    let drawn = bars.into_iter().map(draw);
    view! {
        <svg class="lane-chart" height=decimal(HEIGHT) aria-hidden="true" focusable="false">
            {drawn.collect_view()}
        </svg>
    }
}

/// What is certain stands solid; what is possible above it is hatched.
fn draw(bar: Bar) -> impl IntoView {
    let base = HEIGHT - 1.0;
    let (x, width, end) = (percent(bar.x), percent(bar.width), percent(bar.x + bar.width));
    let (certain, possible) = (height(bar.best) * HEIGHT, height(bar.worst) * HEIGHT);
    let line = (certain == 0.0).then(|| {
        let class = format!("lane-line {}", status_class(bar.best));
        view! { <line class=class x1=x.clone() x2=end y1=decimal(base) y2=decimal(base) /> }
    });
    let rect = |class: String, from: f64, to: f64| {
        (to > from).then(|| {
            let (y, tall) = (decimal(base - to), decimal(to - from));
            view! { <rect class=class x=x.clone() y=y width=width.clone() height=tall /> }
        })
    };
    let solid = rect(format!("lane-bar {}", status_class(bar.best)), 0.0, certain);
    let hatched = rect(format!("lane-bar is-bounded {}", status_class(bar.worst)), certain, possible);
    view! {
        {line}
        {solid}
        {hatched}
    }
}

/// The name of a lane with its status at the moment.
#[component]
fn LaneStatus(
    /// The board.
    shown: Shown,
    /// The service, as an index into the services of the board.
    index: usize,
    /// The feature of it, as an index, or the service as a whole.
    feature: Option<usize>,
) -> impl IntoView {
    standing_status(&shown, move |view| {
        let service = view.services.get(index)?;
        match feature {
            Some(feature) => service.features.get(feature).copied(),
            None => Some(service.standing),
        }
    })
}

/// A status at the moment and how long it has lasted. Its sign is drawn anew only when the status changes.
pub(super) fn standing_status(
    shown: &Shown,
    of: impl Fn(&View) -> Option<Standing> + Clone + Send + Sync + 'static,
) -> AnyView {
    let view = shown.view;
    let text = {
        let (shown, of) = (shown.clone(), of.clone());
        move || view.with(|view| of(view).map(|standing| standing_text(&shown, &standing, view)))
    };
    let status = Memo::new(move |_| view.with(|view| of(view).map(|standing| standing.status)));
    let class = move || status.get().map(|status| format!("lane-status {}", status_class(status)));
    let mark = move || status.get().map(|status| view! { <StatusMark status /> });
    view! { <span class=class>{mark} {move || text().map(anew)}</span> }.into_any()
}

/// A timeline within the period, drawn again only when one of the two changes.
fn chart(
    log: Memo<Option<Same<ServiceLog>>>,
    period: Lasting<Memo<Period>>,
    timeline: impl Fn(&ServiceLog) -> Option<&Timeline> + Send + 'static,
) -> impl IntoView {
    move || {
        let bars = log.with(|log| Some(bars(timeline(log.as_deref()?)?, period.get()))).unwrap_or_default();
        view! { <LaneChart bars /> }
    }
}

/// What the lane of a service unfolds, by the index of the service.
pub type LaneBody = fn(&Shown, usize) -> AnyView;

/// The features of a service and its record. Only the split in the dashboard's binary may mention this function, or the first
/// module carries its code too.
pub fn lane_body(shown: &Shown, index: usize) -> AnyView {
    view! {
        <FeatureLanes shown=shown.clone() index />
        <Record shown=shown.clone() service=index />
    }
    .into_any()
}

/// A service's lane. It unfolds its features and its record.
#[component]
pub fn ServiceLane(
    /// The board.
    shown: Shown,
    /// The service, as an index into the services of the board.
    index: usize,
    /// What it unfolds.
    body: Signal<Fetched<LaneBody>>,
) -> impl IntoView {
    let Some(service) = shown.board.services.get(index) else { return ().into_any() };
    let log = shown.service_log(index);
    let open = RwSignal::new(false);
    let id = format!("lane-{}", service.id);
    let name = shown.text(&service.name);
    let body = {
        let (shown, id) = (shown.clone(), id.clone());
        move || {
            open.get().then(|| {
                let words = shown.words();
                let inner = match body.get() {
                    Fetched::There(body) => body(&shown, index),
                    Fetched::Waiting => view! { <p role="status">{words.loading}</p> }.into_any(),
                    Fetched::Failed => view! { <p role="alert">{words.details_failed}</p> }.into_any(),
                };
                view! {
                    <div class="lane-body" id=id.clone()>
                        {inner}
                    </div>
                }
            })
        }
    };
    view! {
        <li class="lane">
            <div class="lane-row">
                <h3 class="lane-name">
                    <button
                        type="button"
                        class="lane-button"
                        aria-expanded=move || open.get().to_string()
                        aria-controls=move || open.get().then(|| id.clone())
                        on:click=move |_| open.update(|open| *open = !*open)
                    >
                        <span class="lane-title">{name}</span>
                        <LaneStatus shown=shown.clone() index feature=None />
                    </button>
                </h3>
                {chart(log, shown.period, |log| Some(&log.timeline))}
            </div>
            {body}
        </li>
    }
    .into_any()
}

#[component]
fn FeatureLanes(shown: Shown, index: usize) -> impl IntoView {
    let Some(service) = shown.board.services.get(index) else { return ().into_any() };
    let log = shown.service_log(index);
    let lanes = service.features.iter().enumerate().map(|(feature, record)| {
        view! {
            <li class="lane lane-feature">
                <div class="lane-row">
                    <p class="lane-name">
                        <span class="lane-title">{shown.feature_name(record)}</span>
                        <LaneStatus shown=shown.clone() index feature=Some(feature) />
                    </p>
                    {chart(log, shown.period, move |log| log.features.get(feature))}
                </div>
            </li>
        }
    });
    let lanes = lanes.collect_view();
    view! { <ul class="feature-lanes">{lanes}</ul> }.into_any()
}
