//! The curve as a track: whose people it shows, its key, its place, what it says in a sentence, and its table.

use downboard_core::model::ServiceIndex;
use downboard_estimate::{Affected, Figure};
use leptos::prelude::*;

use super::points::{Curve, Subject};
use super::table::CurveTable;
use crate::components::geometry::decimal;
use crate::components::shown::Shown;
use crate::fetched::Fetched;
use crate::ui::{Emphasis, anew};
use downboard_words::{self, Emphasised};

/// The id of the table with the numbers of the curve.
const TABLE: &str = "curve-table";

/// What becomes of the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// It comes.
    Waiting,
    /// It is there.
    Drawn,
    /// What draws it could not be had.
    Failed,
}

/// Where the moment stands on the drawing, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MomentLine {
    /// From the left edge of the drawing.
    pub x: f64,
    /// From the moment to the end of the period.
    pub hindsight: f64,
    /// From the upper edge of the drawing.
    pub top: f64,
    /// From there to the axis.
    pub height: f64,
}

/// The people of a subject at the moment.
fn affected(shown: &Shown, subject: Subject) -> Fetched<Affected> {
    match subject {
        Subject::Together => shown.affected_together(),
        Subject::Service(index) => shown.affected(index),
    }
}

/// What the curve says up to the moment, in a sentence or two.
fn summary(shown: &Shown, subject: Subject) -> Vec<Emphasised> {
    let words = shown.words();
    let plain = |text: String| vec![Emphasised { before: text, strong: String::new(), after: String::new() }];
    let affected = match affected(shown, subject) {
        Fetched::There(affected) => affected,
        Fetched::Waiting => return plain(words.estimating.to_owned()),
        Fetched::Failed => return plain(words.estimate_failed.to_owned()),
    };
    let so_far = match affected.so_far {
        Figure::Estimated(range) => range,
        Figure::NotEstimated { not_estimated } => {
            return plain(format!("{}: {}", words.not_estimated, words.not_estimated_reason(not_estimated)));
        }
    };
    let at = shown.view.with(|view| view.at);
    let peak = affected
        .peak
        .range()
        .zip(affected.peak_at)
        .map(|(range, ending)| (downboard_words::short_moment(shown.lang, ending, at, &shown.board.zone), range));
    downboard_words::curve_summary(shown.lang, peak, so_far)
}

/// The curve.
#[component]
pub fn CurveFigure(
    /// The board.
    shown: Shown,
    /// Its points, as far as they are computed.
    curve: RwSignal<Curve>,
    /// How much of it is computed, in percent; `None` when all is.
    percent: RwSignal<Option<usize>>,
    /// Whose people it shows.
    subject: RwSignal<Subject>,
    /// What becomes of the drawing.
    drawing: RwSignal<Drawing>,
    /// Where the moment stands on it.
    moment: RwSignal<Option<MomentLine>>,
    /// The place in which it is drawn.
    place: NodeRef<leptos::html::Div>,
) -> impl IntoView {
    let (words, detail, is_replay) = (shown.words(), shown.detail_words(), shown.replay);
    let said = {
        let shown = shown.clone();
        Memo::new(move |_| summary(&shown, subject.get()))
    };
    let sentences = move || {
        let sentence = |Emphasised { before, strong, after }: Emphasised| view! { <Emphasis before strong after class="range-number" /> };
        said.get().into_iter().map(sentence).collect_view()
    };
    let plain = move || said.get().iter().map(Emphasised::plain).collect::<Vec<_>>().concat();
    let choice = {
        let shown = shown.clone();
        move || {
            let services = curve.with(|curve| if percent.get().is_none() { curve.services() } else { Vec::new() });
            (services.len() > 1).then(|| {
                let options = services.iter().filter_map(|index| {
                    let name = shown.text(&shown.service(*index)?.name);
                    let selected = subject.get_untracked() == Subject::Service(*index);
                    Some(view! { <option value=index.0.to_string() selected=selected>{name}</option> })
                });
                view! {
                    <label class="curve-choice">
                        {detail.whose} " "
                        <select on:change=move |event| {
                            let chosen = event_target_value(&event).parse().map(ServiceIndex);
                            subject.set(chosen.map_or(Subject::Together, Subject::Service));
                        }>
                            <option value="">{detail.all_services}</option>
                            {options.collect_view()}
                        </select>
                    </label>
                }
            })
        }
    };
    // What does not come is not being worked on.
    let estimates = shown.estimates;
    let is_failed = Memo::new(move |_| estimates.with(|estimates| matches!(estimates, Fetched::Failed)));
    let progress = move || {
        percent.get().filter(|_| !is_failed.get()).map(|percent| {
            view! {
                <p class="curve-progress" aria-hidden="true">
                    {anew(format!("{} {percent}%", words.estimating))}
                </p>
            }
        })
    };
    // What a screen reader is told: the beginning and the end, and not every percent between them, nor that of a live board
    // again with every reading.
    let is_told = Memo::new(move |told: Option<&bool>| told == Some(&true) || percent.get().is_none());
    let told = move || {
        let told = match (is_failed.get(), is_told.get()) {
            (true, _) => words.estimate_failed,
            (false, true) => detail.estimated,
            (false, false) => words.estimating,
        };
        anew(format!("{}: {told}", detail.curve))
    };
    let line = move || {
        let MomentLine { x, hindsight, top, height } = moment.get()?;
        let pixels = |value: f64| format!("{}px", decimal(value));
        let veil = (is_replay && hindsight > 0.0).then(|| {
            view! {
                <div class="curve-veil" style:left=pixels(x) style:width=pixels(hindsight) style:top=pixels(top) style:height=pixels(height)></div>
            }
        });
        Some(view! {
            <div aria-hidden="true">
                {veil}
                <div class="curve-moment" style:left=pixels(x) style:top=pixels(top) style:height=pixels(height)></div>
            </div>
        })
    };
    let is_empty = move || percent.get().is_none() && !curve.with(|curve| curve.has_people(subject.get()));
    let failed = move || {
        (drawing.get() == Drawing::Failed).then(|| {
            view! {
                <p class="section-note" role="alert">
                    {detail.drawing_failed}
                </p>
            }
        })
    };
    let table = {
        let shown = shown.clone();
        move || {
            let is_done = percent.get().is_none() && !is_empty();
            is_done.then(|| {
                let subject = subject.get();
                let points = curve.with(|curve| curve.points(subject));
                let caption = match subject {
                    Subject::Together => Some(detail.all_services.to_owned()),
                    Subject::Service(index) => shown.service(index).map(|record| shown.text(&record.name)),
                };
                let (period, caption) = (shown.period.get(), caption.unwrap_or_default());
                view! { <CurveTable shown=shown.clone() subject points period caption /> }
            })
        }
    };
    let is_of_one = move || subject.get() != Subject::Together;
    view! {
        <div class="curve" role="group" aria-labelledby="curve">
                <div class="track-name">
                    <h3 id="curve">{detail.curve}</h3>
                    <ul class="curve-key" aria-label=words.legend>
                        <li class="curve-key-now">{detail.in_the_hour_before}</li>
                        <li class="curve-key-so-far">{detail.by_then}</li>
                    </ul>
                    <p class="track-since">{detail.band}</p>
                    {choice}
                    {progress}
                    <p class="unseen" role="status">
                        {told}
                    </p>
                </div>
                <div class="track-chart curve-stage">
                    <div class="curve-body" hidden=is_empty>
                        <div
                            class="curve-place"
                            class:is-missing=move || drawing.get() == Drawing::Failed
                            role="img"
                            aria-label=plain
                            aria-details=TABLE
                            node_ref=place
                        ></div>
                        {line}
                    </div>
                    {failed}
                </div>
            {move || (is_of_one() || is_empty()).then(|| view! { <p class="section-note">{sentences}</p> })}
            <div id=TABLE class="track-table">{table}</div>
        </div>
    }
}
