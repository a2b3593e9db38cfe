//! A lane: a baseline on which outages stand. Height means severity.

use downboard_core::model::{FeatureIndex, Lang, Period, ServiceIndex, SiteIndex, Status};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{ServiceLog, Timeline};
use downboard_core::view::View;
use leptos::prelude::*;

use super::facts::{service_text, standing_text};
use super::geometry::{Bar, bars, decimal, height, held, percent};
use super::lane_words::{feature_words, service_words, site_words};
use super::record::Record;
use super::shown::{Same, Shown};
use super::status_mark::{StatusMark, status_class};
use crate::fetched::Fetched;
use crate::ui::anew;
use downboard_words::spoken;

/// The height of a lane, in pixels.
const HEIGHT: f64 = 24.0;
/// The width of the shortest stretch, in pixels.
const LEAST: f64 = 3.0;
/// What is narrower than this, in percent, is narrower than that on a phone.
const NARROW: f64 = 2.0;

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

/// What is certain stands solid; what is possible above it is hatched, or dotted where it is not known whether anything was
/// wrong. A stretch is never too short to be seen; what is missing comes before it, so that the line of the moment does not hide
/// what is known since that moment.
fn draw(bar: Bar) -> AnyView {
    let base = HEIGHT - 1.0;
    let (x, width, end) = (percent(bar.x), percent(bar.width), percent(bar.x + bar.width));
    let (certain, possible) = (height(bar.best) * HEIGHT, height(bar.worst) * HEIGHT);
    let line = (certain == 0.0).then(|| {
        let class = format!("lane-line {}", status_class(bar.best));
        view! { <line class=class x1=x.clone() x2=end.clone() y1=decimal(base) y2=decimal(base) /> }.into_any()
    });
    let rect = |class: String, from: f64, to: f64| {
        (to > from).then(|| {
            let (y, tall) = (decimal(base - to), decimal(to - from));
            let (x, width) = (x.clone(), width.clone());
            if bar.width >= NARROW {
                return view! { <rect class=class x=x y=y width=width height=tall /> }.into_any();
            }
            let (edge, back) = if bar.x > 0.0 { (end.clone(), -LEAST) } else { (x.clone(), 0.0) };
            let back = format!("translate({} 0)", decimal(back));
            view! {
                <g class=class>
                    <rect x=x y=y.clone() width=width height=tall.clone() />
                    <rect x=edge y=y width=decimal(LEAST) height=tall transform=back />
                </g>
            }
            .into_any()
        })
    };
    let texture = if bar.best == Status::Unknown { Status::Unknown } else { bar.worst };
    let solid = rect(format!("lane-bar {}", status_class(bar.best)), 0.0, certain);
    let hatched = rect(format!("lane-bar is-bounded {}", status_class(texture)), certain, possible);
    view! {
        {line}
        {solid}
        {hatched}
    }
    .into_any()
}

/// The name of a lane with its status at the moment.
#[component]
fn LaneStatus(
    /// The board.
    shown: Shown,
    /// The service.
    index: ServiceIndex,
    /// The feature of it, or the service as a whole.
    feature: Option<FeatureIndex>,
    /// What comes with the details.
    body: Signal<Fetched<LaneBody>>,
) -> impl IntoView {
    let status = move |view: &View| {
        let service = view.service(index)?;
        match feature {
            Some(feature) => service.feature(feature).map(|standing| standing.status),
            None => Some(service.standing.status),
        }
    };
    let text = {
        let shown = shown.clone();
        move |view: &View| {
            let service = view.service(index)?;
            match feature {
                Some(feature) => Some(standing_text(&shown, service.feature(feature)?, view)),
                None => Some(service_text(&shown, service, view)),
            }
        }
    };
    standing_status(&shown, body, status, text)
}

/// A status at the moment and how long it has lasted. Its sign is drawn anew only when the status changes. Once the details
/// are there its duration is read aloud in words.
pub(super) fn standing_status(
    shown: &Shown,
    body: Signal<Fetched<LaneBody>>,
    status: impl Fn(&View) -> Option<Status> + Send + Sync + 'static,
    text: impl Fn(&View) -> Option<String> + Clone + Send + Sync + 'static,
) -> AnyView {
    let view = shown.view;
    let text = move || view.with(|view| text(view));
    let lang = shown.lang;
    let spoken = {
        let text = text.clone();
        move || Some((body.get().there()?.speaks)(lang, &text()?))
    };
    let status = Memo::new(move |_| view.with(|view| status(view)));
    let class = move || status.get().map(|status| format!("lane-status {}", status_class(status)));
    let mark = move || status.get().map(|status| view! { <StatusMark status /> });
    let is_spoken = move || body.get().there().map(|_| "true");
    view! {
        <span class=class>
            {mark} <span aria-hidden=is_spoken>{move || text().map(anew)}</span>
            <span class="unseen">{move || spoken().map(anew)}</span>
        </span>
    }
    .into_any()
}

/// A timeline within the period, drawn again only when one of the two changes, or while the moment is within a change that
/// is only bounded.
fn chart(
    shown: &Shown,
    log: Memo<Option<Same<ServiceLog>>>,
    timeline: impl Fn(&ServiceLog) -> Option<&Timeline> + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let (period, view) = (shown.period, shown.view);
    let held = Memo::new(move |_| {
        let at = view.with(|view| view.at);
        let held = log.with(|log| Some(held(timeline(log.as_deref()?)?, at)));
        held.unwrap_or(Period { from: Timestamp::EPOCH, to: Timestamp::EPOCH })
    });
    move || {
        let bars = |log: &Option<Same<ServiceLog>>| Some(bars(timeline(log.as_deref()?)?, period.get(), held.get()));
        view! { <LaneChart bars=log.with(bars).unwrap_or_default() /> }
    }
}

/// What comes to the lanes with the details.
#[derive(Clone, Copy)]
pub struct LaneBody {
    /// What the lane of a service unfolds.
    pub unfolds: fn(&Shown, ServiceIndex) -> AnyView,
    /// What the lane of a service shows, in words.
    pub says: fn(&Shown, ServiceIndex) -> AnyView,
    /// What the lane of a site shows, in words.
    pub site_says: fn(&Shown, SiteIndex) -> AnyView,
    /// How a status with its duration is read aloud.
    pub speaks: fn(Lang, &str) -> String,
}

/// What comes to the lanes with the details. Only the split in the dashboard's binary may mention this function, or the first
/// module carries its code too.
pub fn lane_body() -> LaneBody {
    LaneBody { unfolds, says: service_words, site_says: site_words, speaks: spoken }
}

/// The features of a service and its record.
fn unfolds(shown: &Shown, index: ServiceIndex) -> AnyView {
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
    /// The service.
    index: ServiceIndex,
    /// What it unfolds.
    body: Signal<Fetched<LaneBody>>,
) -> impl IntoView {
    let Some(service) = shown.board.service(index) else { return ().into_any() };
    let log = shown.service_log(index);
    let open = RwSignal::new(false);
    let id = format!("lane-{}", service.id);
    let name = shown.text(&service.name);
    let unfolded = {
        let (shown, id) = (shown.clone(), id.clone());
        move || {
            open.get().then(|| {
                let words = shown.words();
                let inner = match body.get() {
                    Fetched::There(body) => (body.unfolds)(&shown, index),
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
    let said = {
        let shown = shown.clone();
        move || body.get().there().map(|body| (body.says)(&shown, index))
    };
    view! {
        <li class="lane">
            <div class="lane-row">
                <h3 class="lane-name">
                    <button
                        type="button"
                        class="lane-button"
                        id=shown.id(&format!("toggle-{}", service.id))
                        aria-expanded=move || open.get().to_string()
                        aria-controls=move || open.get().then(|| id.clone())
                        on:click=move |_| open.update(|open| *open = !*open)
                    >
                        <span class="lane-title">{name}</span>
                        <LaneStatus shown=shown.clone() index feature=None body />
                    </button>
                </h3>
                {chart(&shown, log, |log| Some(&log.timeline))} {said}
            </div>
            {unfolded}
        </li>
    }
    .into_any()
}

#[component]
fn FeatureLanes(shown: Shown, index: ServiceIndex) -> impl IntoView {
    let Some(service) = shown.board.service(index) else { return ().into_any() };
    let log = shown.service_log(index);
    let body = Signal::stored(Fetched::There(lane_body()));
    let lanes = FeatureIndex::each(&service.features).map(|(feature, record)| {
        view! {
            <li class="lane lane-feature">
                <div class="lane-row">
                    <p class="lane-name">
                        <span class="lane-title">{shown.feature_name(record)}</span>
                        <LaneStatus shown=shown.clone() index feature=Some(feature) body />
                    </p>
                    {chart(&shown, log, move |log| log.feature(feature))} {feature_words(&shown, index, feature)}
                </div>
            </li>
        }
    });
    let lanes = lanes.collect_view();
    view! { <ul class="feature-lanes">{lanes}</ul> }.into_any()
}
