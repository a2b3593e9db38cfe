//! The timelines: the cause on top, one lane per service, a line at the moment.

use downboard_core::model::{Period, Status};
use downboard_core::time::Timestamp;
use downboard_core::view::Choice;
use leptos::ev::KeyboardEvent;
use leptos::html::{Div, Input};
use leptos::prelude::*;
use leptos::tachys::renderer::types::Element;

use super::announced_row::AnnouncedRow;
use super::axis::{Axis, TimeLines};
use super::filter_bar::{FilterBar, LeftOut};
use super::geometry::{Bar, decimal, percent, share};
use super::lane::{LaneBody, LaneChart, ServiceLane};
use super::lane_canvas::{Canvas, LanePatterns, Motion};
use super::lane_groups::{ProviderHead, SteadyLine};
use super::lane_rows::{Row, Rows};
use super::moment_slider::MomentSlider;
use super::overview::Overview;
use super::replay::Replay;
use super::replay_bar::{ChangeMarks, ReplayBar};
use super::section::SectionHead;
use super::segment::Look;
use super::shown::Shown;
use super::site_lane::SiteLane;
use super::whole_on_paper::WholeOnPaper;
use super::zoom::Zoom;
use super::zoom_bar::{ZoomBar, is_written, on_key};
use super::zoom_gestures::{Gestures, Measure};
use crate::fetched::Fetched;
use crate::ui::{anew, rows as rows_of};

/// So many rows at least are shown at once.
const GROUP: usize = 6;
/// The rows come in so many groups at most.
const GROUPS: usize = 5;
/// Up to so many services all rows are there all the time. Of more, those are that are near to what is seen.
const FEW: usize = 60;
/// Of more, a group has so many rows, and so many groups are there from the begin.
const LARGE_GROUP: usize = 20;
const LARGE_GROUPS: usize = 2;
/// How high a row is, in pixels, until it is there.
const PITCH: f64 = 29.0;

fn group_size(services: usize) -> usize {
    if services > FEW { LARGE_GROUP } else { services.div_ceil(GROUPS).max(GROUP) }
}

/// In how many groups the lanes of so many services come.
pub fn groups_of(services: usize) -> usize {
    if services > FEW { LARGE_GROUPS } else { services.div_ceil(group_size(services)) }
}

/// What the lanes ask of the screen. The page brings the browser; a test brings its own.
#[derive(Clone, Copy)]
pub struct Screen {
    /// Where an element begins and how wide it is.
    pub edges: Measure,
    /// Tells a signal whether an element is near to what is seen.
    pub near: fn(&Element, RwSignal<bool>),
    /// Tells a signal while the page is printed.
    pub printed: fn(RwSignal<bool>),
    /// What a drawing that moves asks of the page; without it lanes are drawn as what is seen of them.
    pub motion: Option<Motion>,
    /// Does something if the focus, which is within such elements, is nowhere once what is being drawn stands.
    pub when_focus_is_lost: fn(&'static str, Box<dyn FnOnce()>),
}

/// What stands below the lanes.
pub struct Below {
    /// Itself.
    pub content: AnyView,
    /// The keys for it, and what they do.
    pub keys: Vec<(&'static str, Callback<()>)>,
}

/// What every row is made of.
#[derive(Clone)]
struct Made {
    shown: Shown,
    body: Signal<Fetched<LaneBody>>,
    look: Look,
}

impl Made {
    fn row(&self, row: Row) -> AnyView {
        let (shown, body, look) = (self.shown.clone(), self.body, self.look);
        let rows = look.rows;
        match row {
            Row::Site(index) => view! { <SiteLane shown index body rows /> }.into_any(),
            Row::Announced => view! { <AnnouncedRow shown rows /> }.into_any(),
            Row::Provider(index) => view! { <ProviderHead shown index rows canvas=look.canvas() /> }.into_any(),
            Row::Lane(lane) => view! { <ServiceLane shown index=lane.service body look /> }.into_any(),
            Row::Steady => view! { <SteadyLine shown rows /> }.into_any(),
        }
    }
}

/// The rows, a group at a time. Of many, those are there that are near to what is seen, unfolded, or under the keyboard, and all
/// of them on paper.
fn row_groups(made: Made, groups: Signal<usize>, screen: Screen, printed: RwSignal<bool>) -> AnyView {
    let services = made.shown.board.services.len();
    let (size, is_large) = (group_size(services), services > FEW);
    let last = if is_large { usize::MAX } else { groups_of(services).saturating_sub(1) };
    let rows = made.look.rows;
    let count = Memo::new(move |_| rows.top.with(|top| top.len().div_ceil(size)));
    let list = move || {
        let count = count.get();
        // A group that goes takes the row with it on which the keyboard stands, and that is then in another.
        (screen.when_focus_is_lost)(".lane-list", Box::new(move || rows.refocus()));
        (0..count).map(|index| (index, ())).collect()
    };
    let group = move |index: usize, _| {
        let own = Memo::new(move |_| {
            rows.top.with(|top| top.iter().copied().skip(index * size).take(size).collect::<Vec<Row>>())
        });
        let place = NodeRef::<Div>::new();
        let is_near = RwSignal::new(false);
        if is_large {
            Effect::new(move |_| {
                if let Some(place) = place.get() {
                    (screen.near)(&place.into(), is_near);
                }
            });
        }
        let is_held = move |row: &Row| rows.is_current(row) || (matches!(row, Row::Lane(_)) && rows.is_open(*row));
        let is_there = Memo::new(move |_| {
            // The heads of groups may need one more group than the lanes alone.
            let turn = groups.get();
            turn > index.min(last)
                || (is_large && (is_near.get() || printed.get() || own.with(|own| own.iter().any(is_held))))
        });
        let made = made.clone();
        let content = move || {
            if is_there.get() {
                let made = made.clone();
                let list = move || {
                    let own = own.get();
                    (screen.when_focus_is_lost)(".lane-list", Box::new(move || rows.refocus()));
                    own.into_iter().map(|row| (row, ())).collect()
                };
                rows_of(list, move |row, _| made.row(row)).into_any()
            } else if is_large {
                let height = own.with(|own| own.len() as f64 * PITCH);
                view! { <svg class="lanes-away" height=decimal(height) aria-hidden="true" focusable="false"></svg> }
                    .into_any()
            } else {
                ().into_any()
            }
        };
        view! { <div class="lane-group-of" node_ref=place>{content}</div> }.into_any()
    };
    view! { {rows_of(list, group)} }.into_any()
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
    /// What moves the moment.
    replay: Replay,
    /// How much time they show.
    zoom: Zoom,
    /// The rows.
    rows: Rows,
    /// The screen.
    screen: Screen,
    /// What stands below them.
    #[prop(optional)]
    below: Option<Below>,
    /// The moment that is compared with.
    #[prop(optional)]
    with: Option<RwSignal<Option<Timestamp>>>,
) -> impl IntoView {
    let labels = shown.labels();
    let (at, is_shown) = (shown.moment_share(), shown.has_moment());
    let axis = NodeRef::new();
    let canvas = screen.motion.map(|motion| Canvas::new(&shown, axis, motion));
    let (look, stage, find) = (Look::new(rows, canvas, screen.edges), NodeRef::new(), NodeRef::<Input>::new());
    Effect::new(move |_| {
        if let Some((_, at)) = look.at.get() {
            zoom.reveal(at);
        }
    });
    let gestures = Gestures::new(zoom, axis, stage, screen.edges);
    let hindsight = shown.replay.then(|| {
        let Period { from, to } = shown.log_now().period;
        format!(" {} {}", labels.hindsight, downboard_words::covered(shown.lang, &shown.day(from), &shown.day(to)))
    });
    let services = shown.board.services.len();
    // What stands under lanes that are still to come would only move.
    let is_whole = Memo::new(move |_| groups.get() >= groups_of(services));
    let legend = {
        let shown = shown.clone();
        move || is_whole.get().then(|| view! { <Legend shown=shown.clone() /> })
    };
    // What is chosen and zoomed by is folded where the page is narrow, until somebody wants it.
    let has_tools = RwSignal::new(rows.choice.with_untracked(Choice::is_filter));
    // One service leaves nothing to choose.
    let is_choice = services > 1;
    let tools = view! {
        <button
            type="button"
            class="lanes-tools text-button"
            aria-expanded=move || has_tools.get().to_string()
            on:click=move |_| has_tools.update(|has_tools| *has_tools = !*has_tools)
        >
            {labels.lanes_tools}
        </button>
    }
    .into_any();
    let filter = if is_choice { view! { <FilterBar shown=shown.clone() rows find tools /> }.into_any() } else { tools };
    let left_out = is_choice.then(|| view! { <LeftOut shown=shown.clone() rows /> });
    let (below, keys) = below.map(|below| (below.content, below.keys)).unzip();
    let keys = StoredValue::new(keys.unwrap_or_default());
    let on_any_key = move |event: KeyboardEvent| {
        let is_plain = !is_written(&event) && !event.ctrl_key() && !event.alt_key() && !event.meta_key();
        let pressed = event.key();
        let of_key = |(key, act): &(&str, Callback<()>)| key.eq_ignore_ascii_case(&pressed).then_some(*act);
        match (find.get_untracked(), keys.with_value(|keys| keys.iter().find_map(of_key))) {
            (Some(field), _) if is_plain && pressed == "/" => {
                event.prevent_default();
                has_tools.set(true);
                // On a narrow page it is there only then.
                request_animation_frame(move || {
                    field.focus().ok();
                });
            }
            (_, Some(act)) if is_plain => act.run(()),
            _ if is_plain && pressed == "Escape" => look.close(),
            _ => on_key(zoom, &event),
        }
    };
    let on_row_key = move |event: KeyboardEvent| {
        // On a row, not on what stands below it.
        if matches!(event_target::<Element>(&event).closest(".lane-name"), Ok(Some(_))) {
            look.step(&event);
        }
    };
    let extent = shown.extent;
    let patterns = canvas.map(|canvas| view! { <LanePatterns canvas /> });
    let other = move || {
        let at = with?.get().filter(|at| extent.get().has(*at))?;
        let x = percent(share(at, extent.get()) * 100.0);
        Some(view! { <line class="moment-line is-other" x1=x.clone() x2=x y2="100%" /> })
    };
    let printed = RwSignal::new(false);
    (screen.printed)(printed);
    let lanes = row_groups(Made { shown: shown.clone(), body, look }, groups, screen, printed);
    let on_paper = {
        let shown = shown.clone();
        move || {
            let is_part = printed.get() && extent.get() != shown.period();
            is_part.then(|| view! { <WholeOnPaper shown=shown.clone() body rows /> })
        }
    };
    view! {
        <section
            class="section lanes-section"
            class:has-tools=has_tools
            aria-labelledby=shown.id("timelines")
            on:keydown=on_any_key
        >
            <SectionHead
                id=shown.id("timelines")
                title=labels.timelines
                lede=view! { {labels.timelines_lede} {hindsight} }.into_any()
            />
            {filter}
            {left_out}
            <div class="lanes-bars">
                <ZoomBar shown=shown.clone() zoom />
                <ReplayBar shown=shown.clone() replay />
            </div>
            <Overview shown=shown.clone() zoom measure=screen.edges />
            {patterns}
            <div
                class="lanes"
                node_ref=stage
                class:is-replay=shown.replay
                class:is-moving=move || canvas.is_some_and(Canvas::is_moving)
                on:pointerdown=move |event| gestures.on_down(&event)
                on:pointermove=move |event| gestures.on_move(&event)
                on:pointerup=move |event| gestures.on_up(&event)
                on:pointercancel=move |event| gestures.on_up(&event)
                on:wheel=move |event| gestures.on_wheel(&event)
            >
                <div class="lanes-axis">
                    <ChangeMarks shown=shown.clone() />
                    <MomentSlider shown=shown.clone() replay />
                    <Axis shown=shown.clone() place=axis />
                </div>
                <div
                    class="lane-list"
                    role="grid"
                    aria-labelledby=shown.id("timelines")
                    aria-rowcount=move || rows.count().to_string()
                    on:keydown=on_row_key
                >
                    {lanes}
                </div>
                <TimeLines shown=shown.clone() />
                <svg class="lanes-moment" aria-hidden="true" focusable="false">
                    {other}
                    <rect class="veil" x=move || percent(at()) width=move || percent(100.0 - at()) height="100%" />
                    <line
                        class="moment-line"
                        class:is-outside=move || !is_shown.get()
                        x1=move || percent(at())
                        x2=move || percent(at())
                        y2="100%"
                    />
                </svg>
            </div>
            {on_paper}
            <p class="unseen" aria-live="polite">
                {move || anew(look.said.get())}
            </p>
            <div class="lanes-foot">
                {legend} {below}
                <details class="zoom-keys">
                    <summary>{labels.keyboard}</summary>
                    <p>{labels.zoom_keys}</p>
                </details>
            </div>
        </section>
    }
}

#[component]
fn Legend(shown: Shown) -> impl IntoView {
    let words = shown.words();
    let labels = shown.labels();
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
            {entry(Status::Operational, Status::MajorOutage, labels.between_statuses)}
            {entry(Status::Unknown, Status::MajorOutage, labels.not_known_whether)}
        </ul>
    }
}
