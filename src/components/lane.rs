//! A lane: a baseline on which outages stand. Height means severity.

use downboard_core::model::{FeatureIndex, Lang, Period, ServiceIndex, SiteIndex, Status};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{ServiceLog, Timeline};
use downboard_core::view::View;
use leptos::ev::KeyboardEvent;
use leptos::html::{Button, Div};
use leptos::prelude::*;

use super::facts::{Saying, lane_text, service_text};
use super::geometry::{Bar, bars, decimal, height, held, merged, percent};
use super::lane_canvas::{Canvas, HEIGHT, drawing};
use super::lane_rows::{Lane, Row};
use super::lane_times::lane_times;
use super::lane_words::{site_words, words_of};
use super::record::Record;
use super::segment::{Look, on_key};
use super::shown::{Same, Shown};
use super::status_mark::{StatusMark, status_class};
use crate::fetched::Fetched;
use crate::ui::anew;
use downboard_words::spoken;

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
        move |view: &View, saying: Saying| {
            let service = view.service(index)?;
            match feature {
                Some(feature) => Some(lane_text(&shown, service.feature(feature)?, view, saying)),
                None => Some(service_text(&shown, service, view, saying)),
            }
        }
    };
    standing_status(&shown, body, status, text)
}

/// A status at the moment and how long it has lasted, in brief. Its sign is drawn anew only when the status changes. Once the
/// details are there all that is known of its duration is read aloud, in words.
pub(super) fn standing_status(
    shown: &Shown,
    body: Signal<Fetched<LaneBody>>,
    status: impl Fn(&View) -> Option<Status> + Send + Sync + 'static,
    text: impl Fn(&View, Saying) -> Option<String> + Clone + Send + Sync + 'static,
) -> AnyView {
    let view = shown.view;
    let text = move |saying| view.with(|view| text(view, saying));
    let lang = shown.lang;
    let spoken = {
        let text = text.clone();
        move || Some((body.get().there()?.speaks)(lang, &text(Saying::Full)?))
    };
    let status = Memo::new(move |_| view.with(|view| status(view)));
    let class = move || status.get().map(|status| format!("lane-status {}", status_class(status)));
    let mark = move || status.get().map(|status| view! { <StatusMark status /> });
    let is_spoken = move || body.get().there().map(|_| "true");
    view! {
        <span class=class>
            {mark} <span aria-hidden=is_spoken>{move || text(Saying::Brief).map(anew)}</span>
            <span class="unseen">{move || spoken().map(anew)}</span>
        </span>
    }
    .into_any()
}

/// A timeline within the extent, or on a canvas of which that is seen, drawn again only when it changes, or while the moment is
/// within a change that is only bounded. `read` calls with the timeline, where there is one.
pub(super) fn chart(
    shown: &Shown,
    canvas: Option<Canvas>,
    read: impl Fn(&mut dyn FnMut(&Timeline)) + Clone + Send + Sync + 'static,
) -> AnyView {
    let (extent, view) = (shown.extent, shown.view);
    let held = {
        let read = read.clone();
        Memo::new(move |_| {
            let at = view.with(|view| view.at);
            let mut now = Period { from: Timestamp::EPOCH, to: Timestamp::EPOCH };
            read(&mut |timeline| now = held(timeline, at));
            now
        })
    };
    let within = move |period: Period| {
        let mut within = Vec::new();
        read(&mut |timeline| within = bars(timeline, period, held.get()));
        within
    };
    // What is labelled: what is seen, once that rests.
    let labelled = {
        let within = within.clone();
        let part = move || canvas.map_or_else(|| extent.get(), |canvas| canvas.settled.get());
        Memo::new(move |_| merged(within(part())))
    };
    let times = lane_times(shown, labelled, move || canvas.map_or_else(|| extent.get(), |canvas| canvas.settled.get()));
    let drawing = match canvas {
        Some(canvas) => drawing(canvas, within),
        None => view! { {move || view! { <LaneChart bars=labelled.get().0 /> }} }.into_any(),
    };
    view! {
        {drawing}
        {times}
    }
    .into_any()
}

/// The timeline of a lane within the extent.
fn lane_chart(shown: &Shown, log: Memo<Option<Same<ServiceLog>>>, lane: Lane, look: Look) -> AnyView {
    chart(shown, look.canvas(), move |call| {
        log.with(|log| {
            if let Some(timeline) = log.as_deref().and_then(|log| lane.timeline(log)) {
                call(timeline);
            }
        });
    })
}

/// What comes to the lanes with the details.
#[derive(Clone, Copy)]
pub struct LaneBody {
    /// What a reader takes along of the lane of a service, first among what it unfolds.
    pub tools: Option<Callback<ServiceIndex, AnyView>>,
    /// Goes from the lane of a service to what can be used instead.
    pub goes: Option<Callback<ServiceIndex>>,
    /// What the lane of a service unfolds.
    pub unfolds: fn(&Shown, ServiceIndex, Look) -> AnyView,
    /// What a lane shows, in words, and more of the stretch that a reader looks at.
    pub says: fn(&Shown, Lane, Look) -> AnyView,
    /// What a key does on a lane.
    pub on_key: fn(&Shown, Lane, Look, &KeyboardEvent),
    /// What the lane of a site shows, in words.
    pub site_says: fn(&Shown, SiteIndex) -> AnyView,
    /// How a status with its duration is read aloud.
    pub speaks: fn(Lang, &str) -> String,
}

/// What comes to the lanes with the details. Only the split in the dashboard's binary may mention this function, or the first
/// module carries its code too.
pub fn lane_body() -> LaneBody {
    LaneBody { tools: None, goes: None, unfolds, says: words_of, on_key, site_says: site_words, speaks: spoken }
}

/// What stands below a lane, as a row of its own.
fn in_a_row(content: AnyView) -> AnyView {
    view! {
        <div class="cell" role="row">
            <div class="cell" role="gridcell">
                {content}
            </div>
        </div>
    }
    .into_any()
}

/// The features of a service and its record.
fn unfolds(shown: &Shown, index: ServiceIndex, look: Look) -> AnyView {
    view! {
        <FeatureLanes shown=shown.clone() index look />
        {in_a_row(view! { <Record shown=shown.clone() service=index /> }.into_any())}
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
    /// What a reader looks at.
    look: Look,
) -> impl IntoView {
    let Some(service) = shown.board.service(index) else { return ().into_any() };
    let log = shown.service_log(index);
    let (lane, rows) = (Lane::of(index), look.rows);
    let row = Row::Lane(lane);
    let open = Memo::new(move |_| rows.is_open(row));
    let id = format!("lane-{}", service.id);
    let name = shown.text(&service.name);
    let unfolded = {
        let (shown, id) = (shown.clone(), id.clone());
        move || {
            open.get().then(|| {
                let words = shown.words();
                let inner = match body.get() {
                    Fetched::There(body) => {
                        let tools = body
                            .tools
                            .map(|tools| in_a_row(view! { <p class="lane-tools">{tools.run(index)}</p> }.into_any()));
                        view! {
                            {tools}
                            {(body.unfolds)(&shown, index, look)}
                        }
                        .into_any()
                    }
                    Fetched::Waiting => in_a_row(view! { <p role="status">{words.loading}</p> }.into_any()),
                    Fetched::Failed => in_a_row(view! { <p role="alert">{words.details_failed}</p> }.into_any()),
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
        move || body.get().there().map(|body| (body.says)(&shown, lane, look))
    };
    let on_key = {
        let shown = shown.clone();
        move |event: KeyboardEvent| {
            let Some(body) = body.get_untracked().there() else { return };
            let is_plain = !event.ctrl_key() && !event.alt_key() && !event.meta_key();
            match body.goes.filter(|_| is_plain && matches!(event.key().as_str(), "a" | "A")) {
                Some(goes) => goes.run(index),
                None => (body.on_key)(&shown, lane, look, &event),
            }
            // Once nothing is looked at, the same key folds the lane.
            if event.key() == "Escape" && is_plain && !event.default_prevented() && open.get_untracked() {
                rows.toggle(row);
            }
        }
    };
    let node = NodeRef::<Button>::new();
    rows.focus_when_asked(row, move || {
        node.get_untracked().and_then(|button| button.focus().ok());
    });
    view! {
        <div class="lane">
            <div class="lane-row" role="row" aria-rowindex=move || rows.number(row)>
                <div class="cell" role="rowheader">
                    <h3 class="lane-name">
                        <button
                            type="button"
                            class="lane-button"
                            node_ref=node
                            tabindex=move || rows.tab_index(row)
                            on:focus=move |_| rows.stand_on(row)
                            on:keydown=on_key
                            id=shown.id(&format!("toggle-{}", service.id))
                            aria-expanded=move || open.get().to_string()
                            aria-controls=move || open.get().then(|| id.clone())
                            on:click=move |_| rows.toggle(row)
                        >
                            <span class="lane-title">{name}</span>
                            <LaneStatus shown=shown.clone() index feature=None body />
                        </button>
                    </h3>
                </div>
                <div class="cell" role="gridcell">
                    {lane_chart(&shown, log, lane, look)} {said}
                </div>
            </div>
            {unfolded}
        </div>
    }
    .into_any()
}

#[component]
fn FeatureLanes(shown: Shown, index: ServiceIndex, look: Look) -> impl IntoView {
    let Some(service) = shown.board.service(index) else { return ().into_any() };
    let log = shown.service_log(index);
    let body = Signal::stored(Fetched::There(lane_body()));
    let rows = look.rows;
    let lanes = FeatureIndex::each(&service.features).map(|(feature, record)| {
        let lane = Lane { service: index, feature: Some(feature) };
        let (row, node) = (Row::Lane(lane), NodeRef::<Div>::new());
        rows.focus_when_asked(row, move || {
            node.get_untracked().and_then(|name| name.focus().ok());
        });
        let keyed = shown.clone();
        view! {
            <div class="lane lane-feature">
                <div class="lane-row" role="row" aria-rowindex=move || rows.number(row)>
                    <div
                        class="lane-name"
                        role="rowheader"
                        node_ref=node
                        tabindex=move || rows.tab_index(row)
                        on:focus=move |_| rows.stand_on(row)
                        on:keydown=move |event| on_key(&keyed, lane, look, &event)
                    >
                        <span class="lane-title">{shown.feature_name(record)}</span>
                        <LaneStatus shown=shown.clone() index feature=Some(feature) body />
                    </div>
                    <div class="cell" role="gridcell">
                        {lane_chart(&shown, log, lane, look)} {words_of(&shown, lane, look)}
                    </div>
                </div>
            </div>
        }
    });
    let lanes = lanes.collect_view();
    view! { <div class="feature-lanes">{lanes}</div> }.into_any()
}
