//! How far an outage reached over time, and which published rules that reaches. Its code is a module of its own, which is
//! fetched when a reader is about to see it, as is what draws the curve.

use std::sync::Arc;
use std::time::Duration;

use downboard_core::model::{Board, Period, Rules, Zone};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, ServiceLog, Span};
use downboard_estimate::Figure;
use downboard_words::numbers::short_count;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::context::PageContext;
use super::parts::Reach;
use crate::browser;
use crate::browser::chart::{Chart, HtmlElement, Watch};
use crate::components::curve::{
    ABOVE, Curve, CurveFigure, Drawing, MomentLine, Palette, Point, Subject, curve_options, instants, x_axis_millis,
};
use crate::components::{ComparisonSection, Shown, people_of, tell_findings};
use crate::estimator::Estimator;
use crate::fetched::Fetched;
use crate::live;
use crate::ui::Lasting;
use downboard_feeds::fetching::Failure;

/// A live board may change every few seconds. Its curve of a day does not have to.
const BETWEEN: Duration = Duration::from_mins(1);

/// The curve and the comparison. Only the split in the dashboard's binary may mention this function.
pub fn reach() -> Reach {
    Reach {
        curve: |context| view! { <OverTime context /> }.into_any(),
        comparison: |context| {
            let (shown, address) = (context.shown.clone(), context.place.file(live::RULES));
            view! { <Comparison shown address /> }.into_any()
        },
    }
}

/// What the points of a curve depend on: the time it covers, and the timelines of the services. A live board has a new log
/// with every answer, in which mostly nothing has changed.
struct Basis {
    log: Arc<BoardLog>,
    period: Period,
    /// On whose clocks it is computed at round times.
    board: Arc<Board>,
}

impl PartialEq for Basis {
    fn eq(&self, other: &Self) -> bool {
        self.period == other.period && self.is_of(&other.log)
    }
}

impl Basis {
    /// Whether a log has the timelines that the points depend on.
    fn is_of(&self, log: &BoardLog) -> bool {
        let same = |(one, other): (&Arc<ServiceLog>, &Arc<ServiceLog>)| Arc::ptr_eq(one, other);
        self.log.services.len() == log.services.len() && self.log.services.iter().zip(&log.services).all(same)
    }
}

/// Computes a curve, an instant at a time, so that the page stays awake meanwhile. `run` counts the curves: when another has
/// begun this one is given up.
#[derive(Clone, Copy)]
struct Computing {
    curve: RwSignal<Curve>,
    percent: RwSignal<Option<usize>>,
    run: StoredValue<u64>,
    /// The newest: an older one would have to be modelled anew for each point.
    log: Lasting<RwSignal<Arc<BoardLog>>>,
}

impl Computing {
    fn begin(self, estimator: Estimator, basis: Arc<Basis>) {
        let instants = instants(&basis.log, &basis.board.zone, basis.period);
        self.run.update_value(|run| *run += 1);
        // Of a curve that is computed anew the old one is shown until the new one is there.
        self.percent.set(Some(0));
        self.go_on(self.run.get_value(), estimator, basis, instants, Curve::default());
    }

    fn go_on(self, run: u64, estimator: Estimator, basis: Arc<Basis>, instants: Vec<Timestamp>, mut known: Curve) {
        browser::after(Duration::ZERO, move || {
            // The page may be gone by then.
            if self.run.try_get_value() != Some(run) {
                return;
            }
            let log = self.log.get_untracked();
            if !basis.is_of(&log) {
                // Points of two logs are no curve: from the beginning, by what is known now.
                self.begin(estimator, Arc::new(Basis { log, period: basis.period, board: Arc::clone(&basis.board) }));
                return;
            }
            let Some(at) = instants.get(known.count()) else {
                self.curve.set(known);
                self.percent.set(None);
                return;
            };
            known.add(*at, &estimator.at(&log, *at));
            self.percent.set(Some(known.count() * 100 / instants.len()));
            self.go_on(run, estimator, basis, instants, known);
        });
    }
}

/// What an open chart is kept with.
struct Open {
    chart: Chart,
    /// They end with the chart.
    _watches: Vec<Option<Watch>>,
}

/// The curve.
#[component]
fn OverTime(context: PageContext) -> impl IntoView {
    let shown = context.shown.clone();
    let computing = Computing {
        curve: RwSignal::new(Curve::default()),
        percent: RwSignal::new(Some(0)),
        run: StoredValue::new(0),
        log: shown.log,
    };
    let estimator = context.estimator;
    let basis = {
        let (log, period, board) = (shown.log, shown.period, Arc::clone(&shown.board));
        Memo::new(move |_| Arc::new(Basis { log: log.get(), period: period.get(), board: Arc::clone(&board) }))
    };
    let (has_begun, is_awaited) = (StoredValue::new(false), StoredValue::new(false));
    Effect::new(move |_| {
        basis.track();
        let Fetched::There(estimator) = estimator.get() else { return };
        if is_awaited.get_value() {
            return;
        }
        is_awaited.set_value(true);
        let wait = if has_begun.get_value() { BETWEEN } else { Duration::ZERO };
        browser::after(wait, move || {
            // The page may be gone by then.
            let Some(basis) = basis.try_get_untracked() else { return };
            has_begun.set_value(true);
            is_awaited.set_value(false);
            computing.begin(estimator, basis);
        });
    });
    let subject = RwSignal::new(Subject::default());
    let drawing = RwSignal::new(Drawing::Waiting);
    spawn_local(async move {
        let state = if browser::chart::load_charts().await { Drawing::Drawn } else { Drawing::Failed };
        // The page may be gone by then.
        drawing.try_set(state);
    });
    let (moment, place) = (RwSignal::new(None), NodeRef::<Div>::new());
    draw(&shown, computing, subject, drawing, moment, place);
    view! { <CurveFigure shown curve=computing.curve percent=computing.percent subject drawing moment place /> }
}

fn palette(element: &HtmlElement) -> Palette {
    let style = |name| browser::chart::style(element, name);
    Palette {
        paper: style("--paper"),
        ink: style("--ink"),
        quiet: style("--ink-3"),
        rule: style("--rule"),
        trouble: style("--major"),
        font: style("font-family"),
    }
}

/// Keeps the chart in step with the points, the subject, the colours and the size of its place, and the line of the moment
/// with the moment.
fn draw(
    shown: &Shown,
    computing: Computing,
    subject: RwSignal<Subject>,
    drawing: RwSignal<Drawing>,
    moment: RwSignal<Option<MomentLine>>,
    place: NodeRef<Div>,
) {
    let open: StoredValue<Option<Open>, LocalStorage> = StoredValue::new_local(None);
    let (colours, drawings) = (RwSignal::new(0_u32), RwSignal::new(0_u32));
    let points = Memo::new(move |_| computing.curve.with(|curve| curve.points(subject.get())));
    let zone = StoredValue::new(shown.board.zone.clone());
    let (view, extent) = (shown.view, shown.extent);
    let labels = {
        let shown = shown.clone();
        move || Labels { shown: shown.clone(), subject, points }
    };
    let start = move |element: &HtmlElement| {
        let drawn = move || {
            drawings.try_update(|drawings| *drawings += 1);
        };
        let Some(chart) = begin(element, labels(), drawn) else {
            drawing.set(Drawing::Failed);
            return;
        };
        let resized = browser::chart::when_resized(element, move || {
            open.try_with_value(|open| open.as_ref().map(|open| open.chart.resize()));
        });
        let recoloured = browser::chart::when_recoloured(move || {
            colours.try_update(|colours| *colours += 1);
        });
        open.set_value(Some(Open { chart, _watches: vec![resized, recoloured] }));
    };
    let draw = move |element: &HtmlElement| {
        let extent = extent.get_untracked();
        let options = points
            .with_untracked(|points| zone.with_value(|zone| curve_options(points, extent, zone, &palette(element))));
        open.with_value(|open| open.as_ref().map(|open| open.chart.draw(&options)));
    };
    Effect::new(move |_| {
        let Some(element) = place.get() else { return };
        colours.track();
        extent.track();
        points.track();
        if drawing.get() != Drawing::Drawn {
            return;
        }
        // Each in a task of its own. Without points the axis of time is drawn: the first drawing of all takes the longest, and
        // the points are awaited anyway. The page may be gone by the time that a task begins.
        let (start, begun) = (start.clone(), element.clone());
        browser::after(Duration::ZERO, move || {
            if open.try_with_value(Option::is_none) == Some(true) {
                start(&begun);
            }
        });
        browser::after(Duration::ZERO, move || {
            if open.try_with_value(Option::is_some) == Some(true) {
                draw(&element);
            }
        });
    });
    Effect::new(move |_| {
        drawings.track();
        let (at, extent) = (view.with(|view| view.at), extent.get_untracked());
        let line = |open: &Option<Open>| zone.with_value(|zone| moment_line(&open.as_ref()?.chart, at, extent, zone));
        moment.set(open.with_value(line));
    });
    on_cleanup(move || {
        open.try_update_value(Option::take);
    });
}

/// How far a line that lies on the axis reaches below it, in pixels.
const AXIS: f64 = 2.0;

/// Where the moment stands on a chart; nowhere outside of what it shows.
fn moment_line(chart: &Chart, at: Timestamp, extent: Period, zone: &Zone) -> Option<MomentLine> {
    let x = |at| chart.pixel("xAxisIndex", x_axis_millis(at, zone));
    let (left, right) = (x(at).filter(|_| extent.has(at))?, x(extent.to)?);
    let axis = chart.pixel("yAxisIndex", 0.0)?;
    Some(MomentLine { x: left, hindsight: (right - left).max(0.0), top: ABOVE, height: (axis - ABOVE).max(0.0) + AXIS })
}

/// What is written on a chart.
#[derive(Clone)]
struct Labels {
    shown: Shown,
    subject: RwSignal<Subject>,
    points: Memo<Vec<Point>>,
}

fn begin(element: &HtmlElement, labels: Labels, drawn: impl Fn() + 'static) -> Option<Chart> {
    let (x, y, tip) = (labels.clone(), labels.clone(), labels);
    Chart::new(element, move |value| x.time(value), move |value| y.people(value), move |index| tip.tip(index), drawn)
}

impl Labels {
    /// The day where it begins, else the time.
    fn time(&self, millis: f64) -> String {
        let (lang, zone) = (self.shown.lang, &self.shown.board.zone);
        #[expect(clippy::cast_possible_truncation, reason = "an instant of the axis")]
        let local = (millis / 1_000.0) as i64;
        let Some(at) = zone.instant_of(local) else { return String::new() };
        match downboard_words::clock(at, zone).as_str() {
            "00:00" => downboard_words::axis_day(lang, at, zone),
            clock => clock.to_owned(),
        }
    }

    fn people(&self, value: f64) -> String {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "people of the axis")]
        let people = value as u64;
        short_count(self.shown.lang, people)
    }

    fn tip(&self, index: usize) -> String {
        let (lang, zone) = (self.shown.lang, &self.shown.board.zone);
        let words = self.shown.words();
        let detail = self.shown.detail_words();
        let Some(point) = self.points.try_get_untracked().and_then(|points| points.get(index).copied()) else {
            return String::new();
        };
        let (Some(subject), Some(log)) = (self.subject.try_get_untracked(), self.shown.log.try_get_untracked()) else {
            return String::new();
        };
        let line = |label: &str, span, figure: Figure| match figure {
            Figure::Estimated(range) => {
                let people = people_of(lang, &log, point.at, span, range, |service| subject.is_of(&log.board, service));
                format!("{label}: {people}")
            }
            Figure::NotEstimated { not_estimated } => format!("{label}: {}", words.not_estimated_reason(not_estimated)),
        };
        let moment = downboard_words::day_and_clock(lang, point.at, zone);
        let hour = line(detail.in_the_hour_before, Span::LastHour, point.last_hour);
        let so_far = line(detail.by_then, Span::SoFar, point.so_far);
        format!("{moment}\n{hour}\n{so_far}")
    }
}

/// The rules, or the file that could not be had.
type Fetching = Result<Arc<Rules>, (String, Failure)>;

/// The published rules, once they are fetched.
#[component]
fn Comparison(shown: Shown, address: String) -> impl IntoView {
    let words = shown.words();
    let detail = shown.detail_words();
    let lang = shown.lang;
    let rules: RwSignal<Option<Fetching>> = RwSignal::new(None);
    let address = StoredValue::new(address);
    let fetch = move || {
        rules.set(None);
        let address = address.get_value();
        spawn_local(async move {
            let answer = live::rules(&address).await.map(Arc::new);
            // The page may be gone by then.
            rules.try_set(Some(answer));
        });
    };
    fetch();
    move || match rules.get() {
        None => view! {
            <p class="loading" role="status">
                {words.loading}
            </p>
        }
        .into_any(),
        Some(Ok(rules)) => view! { <ComparisonSection shown=shown.clone() rules /> }.into_any(),
        Some(Err((file, failure))) => view! {
            <section class="section notes" role="alert">
                <p>{detail.comparison_failed}</p>
                <ul>{tell_findings(lang, &file, &failure)}</ul>
                <button type="button" class="button" on:click=move |_| fetch()>
                    {words.retry}
                </button>
            </section>
        }
        .into_any(),
    }
}
