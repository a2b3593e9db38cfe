//! How far a site and what hangs on it have recovered: each measure as a quantity over time, and the features that are back.

use downboard_core::cause::{Progress, progress};
use downboard_core::model::{Measure, Period, Reading, SiteIndex};
use downboard_core::timeline::{BoardLog, Since};
use downboard_core::view::MeasureView;
use leptos::prelude::*;

use crate::components::citation::Citation;
use crate::components::facts::since_text;
use crate::components::geometry::share;
use crate::components::shown::Shown;
use crate::components::site_lane::{Step, step_chart, steps};
use crate::ui::{anew, rows};

/// The measures of a site and the features that are back.
#[component]
pub(super) fn Recovery(
    /// The board.
    shown: Shown,
    /// The site.
    index: SiteIndex,
) -> impl IntoView {
    let detail = shown.detail_words();
    let is_replay = shown.replay;
    let list = {
        let shown = shown.clone();
        move || measured(&shown, index)
    };
    let row = {
        let shown = shown.clone();
        move |measure, now| measure_row(&shown, measure, now)
    };
    view! {
        <div class="recovery" class:is-replay=is_replay>
            <h4>{detail.recovery}</h4>
            <dl>{rows(list, row)} {features(&shown, index)}</dl>
        </div>
    }
}

/// A row: a name, what is so now, and its course.
fn row(
    shown: &Shown,
    name: impl IntoView + 'static,
    now: impl IntoView + 'static,
    chart: impl IntoView + 'static,
) -> AnyView {
    let (at, is_shown) = (shown.moment_percent(), shown.has_moment());
    view! {
        <div class="recovery-row">
            <dt class="recovery-name">{name}</dt>
            <dd class="recovery-chart" aria-hidden="true">
                {chart} <span class="recovery-veil" style=("--at", at.clone())></span>
                <span class="recovery-line" class:is-outside=move || !is_shown.get() style=("--at", at)></span>
            </dd>
            <dd class="recovery-now">{now}</dd>
        </div>
    }
    .into_any()
}

fn course(log: &BoardLog, measure: usize, extent: Period) -> Vec<Step> {
    let Some(measure) = log.measures.get(measure) else { return Vec::new() };
    let readings: Vec<&Reading> = log.readings.iter().filter(|reading| reading.measure == measure.id).collect();
    steps(measure, &readings, extent)
}

/// What is shown of a measure. The records themselves: the feed of a live board may put others in their place.
#[derive(PartialEq)]
struct Measured {
    measure: Measure,
    reading: Option<Reading>,
    next: Option<Reading>,
    /// Since when the reading in force holds.
    since: Option<String>,
}

fn measured(shown: &Shown, index: SiteIndex) -> Vec<(usize, Measured)> {
    shown.view.with(|view| {
        let reading = |index: Option<usize>| view.log.readings.get(index?).cloned();
        let measured = |of: &MeasureView| {
            let measure = view.log.measures.get(of.index)?.clone();
            let (reading, next) = (reading(of.reading), reading(of.next));
            let since = reading.as_ref().map(|reading| {
                let since = Since { from: reading.when.earliest(), to: Some(reading.when.latest()) };
                since_text(shown, since, view)
            });
            Some((of.index, Measured { measure, reading, next, since }))
        };
        let measures = view.site(index).into_iter().flat_map(|site| &site.measures);
        measures.filter_map(measured).collect()
    })
}

fn measure_row(shown: &Shown, index: usize, now: RwSignal<Measured>) -> AnyView {
    let lang = shown.lang;
    // A quantity is said in the unit of its measure.
    let said = move |of: fn(&Measured) -> &Option<Reading>| {
        Memo::new(move |_| {
            now.with(|now| {
                let reading = of(now).clone()?;
                let Measure { unit, total, .. } = now.measure;
                Some((downboard_words::quantity(lang, reading.quantity, unit, total), reading))
            })
        })
    };
    let (reading, next) = (said(|now| &now.reading), said(|now| &now.next));
    let evidence = {
        let shown = shown.clone();
        move || {
            let (quantity, reading) = reading.get()?;
            let note = reading.note.as_ref().map(|note| view! { <p class="measure-note">{anew(shown.text(note))}</p> });
            Some(view! {
                <p class="measure-value">{anew(quantity)}</p>
                <p class="measure-since">{move || now.with(|now| now.since.clone().map(anew))}</p>
                {note}
                <Citation shown=shown.clone() sources=reading.sources grade=reading.grade />
            })
        }
    };
    let hindsight = {
        let shown = shown.clone();
        move || {
            let (quantity, reading) = next.get().filter(|_| shown.replay)?;
            let zone = &shown.board.zone;
            let to = reading.when.latest();
            let from = reading.when.earliest().unwrap_or(to);
            let (from, to) =
                (downboard_words::day_and_clock(lang, from, zone), downboard_words::short_moment(lang, to, from, zone));
            let when = if reading.when.is_exact() { from } else { downboard_words::when(lang, &from, &to) };
            let next = format!("{}: {when} {quantity}", shown.detail_words().after_this_moment);
            Some(view! { <p class="measure-next is-later">{anew(next)}</p> })
        }
    };
    let (log, extent) = (shown.log, shown.extent);
    let steps = Memo::new(move |_| log.with(|log| course(log, index, extent.get())));
    let name = {
        let shown = shown.clone();
        move || now.with(|now| anew(shown.text(&now.measure.name)))
    };
    row(shown, name, (evidence, hindsight), move || steps.with(|steps| step_chart(steps)))
}

/// The features that failed with the site, and those of them that are back. Nothing before any has failed.
fn features(shown: &Shown, index: SiteIndex) -> impl IntoView + use<> {
    let (lang, name, shown) = (shown.lang, shown.detail_words().features_back, shown.clone());
    let (view, log, extent) = (shown.view, shown.log, shown.extent);
    let course = Memo::new(move |_| log.with(|log| progress(log, index)));
    let now = move || {
        let at = view.with(|view| view.at);
        course.with(|course| course.iter().rfind(|step| step.from <= at).copied())
    };
    let has_begun = Memo::new(move |_| now().is_some());
    move || {
        has_begun.get().then(|| {
            let text = move || now().map(|now| anew(downboard_words::of_total(lang, now.back, now.hit)));
            let chart = move || course.with(|course| step_chart(&back(course, extent.get())));
            row(&shown, name, view! { <p class="measure-value">{text}</p> }, chart)
        })
    }
}

/// The features that are back as a share of all that fail in the end.
fn back(progress: &[Progress], period: Period) -> Vec<Step> {
    let most = progress.iter().map(|step| step.hit).max().unwrap_or(0).max(1) as f64;
    progress
        .iter()
        .enumerate()
        .map(|(index, step)| {
            let x = share(step.from, period) * 100.0;
            let end = progress.get(index + 1).map_or(1.0, |next| share(next.from, period)) * 100.0;
            Step { x, width: (end - x).max(0.0), level: step.back as f64 / most, published: true }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::time::Timestamp;

    #[test]
    fn the_course_ends_at_the_share_that_is_back() {
        let at = |second| Timestamp::from_second(second).expect("in range");
        let progress = [
            Progress { from: at(10), hit: 2, back: 0 },
            Progress { from: at(50), hit: 4, back: 1 },
            Progress { from: at(80), hit: 4, back: 3 },
        ];
        let drawn = back(&progress, Period { from: at(0), to: at(100) });
        let drawn: Vec<_> = drawn.iter().map(|step| (step.x, step.width, step.level)).collect();
        assert_eq!(drawn, [(10.0, 40.0, 0.0), (50.0, 30.0, 0.25), (80.0, 20.0, 0.75)]);
    }
}
