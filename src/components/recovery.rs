//! How far a site and what hangs on it have recovered: each measure as a quantity over time, and the features that are back.

use downboard_core::cause::{Progress, progress};
use downboard_core::model::{Measure, Period, Reading};
use downboard_core::timeline::{BoardLog, Since};
use downboard_core::view::{MeasureView, View};
use leptos::prelude::*;

use super::citation::Citation;
use super::facts::since_text;
use super::geometry::{decimal, share};
use super::shown::Shown;
use super::site_lane::{Step, step_chart, steps};
use crate::i18n;

/// The measures of a site and the features that are back.
#[component]
pub(super) fn Recovery(
    /// The board.
    shown: Shown,
    /// The site, as an index into the sites of the board.
    index: usize,
) -> impl IntoView {
    let words = shown.words();
    let view = shown.view;
    let at = move || view.with(|view| decimal(share(view.at, view.log.period) * 100.0));
    let is_replay = shown.replay;
    let rows = move || {
        let view = view.get();
        let site = view.sites.get(index)?;
        let measures: Vec<_> = site
            .measures
            .iter()
            .filter_map(|measure| measured(&shown, *measure, &view))
            .map(IntoAny::into_any)
            .collect();
        Some(view! { <dl>{measures} {features(&shown, index, &view)}</dl> })
    };
    view! {
        <div class="recovery" class:is-replay=is_replay style=("--at", at)>
            <h4>{words.recovery}</h4>
            {rows}
        </div>
    }
}

/// A row: a name, what is so now, and its course.
fn row(name: String, now: impl IntoView + 'static, chart: impl IntoView + 'static) -> impl IntoView {
    view! {
        <div class="recovery-row">
            <dt class="recovery-name">{name}</dt>
            <dd class="recovery-chart" aria-hidden="true">
                {chart} <span class="recovery-veil"></span> <span class="recovery-line"></span>
            </dd>
            <dd class="recovery-now">{now}</dd>
        </div>
    }
}

fn course(log: &BoardLog, measure: &Measure) -> Vec<Step> {
    let readings: Vec<&Reading> = log.readings.iter().filter(|reading| reading.measure == measure.id).collect();
    steps(measure, &readings, log.period)
}

fn measured(shown: &Shown, measured: MeasureView, view: &View) -> Option<impl IntoView + use<>> {
    let measure = view.log.measures.get(measured.index)?;
    let quantity = |index: usize| {
        let reading = view.log.readings.get(index)?;
        Some((i18n::quantity(shown.lang, reading.quantity, measure.unit, measure.total), reading))
    };
    let now = measured.reading.and_then(quantity).map(|(text, reading)| {
        let since = Since { from: Some(reading.when.earliest()), to: Some(reading.when.latest()) };
        let note = reading.note.as_ref().map(|note| view! { <p class="measure-note">{shown.text(note)}</p> });
        view! {
            <p class="measure-value">{text}</p>
            <p class="measure-since">{since_text(shown, since, view)}</p>
            {note}
            <Citation shown=shown.clone() sources=reading.sources.clone() grade=reading.grade />
        }
    });
    let next = measured.next.filter(|_| shown.replay).and_then(quantity).map(|(text, reading)| {
        let zone = &shown.board.zone;
        let (from, to) = (reading.when.earliest(), reading.when.latest());
        let (from, to) = (i18n::day_and_clock(shown.lang, from, zone), i18n::short_moment(shown.lang, to, from, zone));
        let when = if reading.when.is_exact() { from } else { i18n::when(shown.lang, &from, &to) };
        view! { <p class="measure-next is-later">{format!("{}: {when} {text}", shown.words().after_this_moment)}</p> }
    });
    let name = shown.text(&measure.name);
    Some(row(name, (now, next), step_chart(&course(&view.log, measure))))
}

/// The features that failed with the site, and those of them that are back.
fn features(shown: &Shown, index: usize, view: &View) -> Option<impl IntoView + use<>> {
    let progress = progress(&view.log, index);
    let now = progress.iter().rfind(|step| step.from <= view.at)?;
    let name = shown.words().features_back.to_owned();
    let text = i18n::of_total(shown.lang, now.back, now.hit);
    let chart = step_chart(&back(&progress, view.log.period));
    Some(row(name, view! { <p class="measure-value">{text}</p> }, chart))
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
