//! What is measured of a site as a quantity over time, and the features that are back.

use downboard_core::cause::{Progress, progress};
use downboard_core::model::{Lang, Measure, Period, Reading, SiteIndex};
use downboard_core::timeline::{BoardLog, Since};
use downboard_core::view::MeasureView;
use leptos::prelude::*;

use super::track::{Drawn, track};
use crate::components::citation::Citation;
use crate::components::facts::since_text;
use crate::components::geometry::{decimal, percent, share};
use crate::components::shown::Shown;
use crate::components::site_lane::{Step, steps};
use crate::components::text_room::ems;
use crate::ui::{anew, rows};

/// How high a drawing is, in pixels.
const HEIGHT: f64 = 34.0;
/// The size of its labels.
const LABEL: f64 = 12.0;
/// The room on either side of a label.
const MARGIN: f64 = 5.0;

/// The tracks of a site: each measure, and the features that are back.
pub(super) fn quantities(shown: &Shown, index: SiteIndex, drawn: Drawn) -> AnyView {
    let list = {
        let shown = shown.clone();
        move || measured(&shown, index)
    };
    let each = {
        let shown = shown.clone();
        move |measure, now| measure_track(&shown, measure, now, drawn)
    };
    view! {
        {rows(list, each)}
        {features_track(shown, index, drawn)}
    }
    .into_any()
}

/// What is shown of a measure. The records themselves: the feed of a live board may put others in their place.
#[derive(PartialEq)]
struct Measured {
    measure: Measure,
    reading: Option<Reading>,
    /// Since when the reading in force holds.
    since: Option<String>,
}

fn measured(shown: &Shown, index: SiteIndex) -> Vec<(usize, Measured)> {
    shown.view.with(|view| {
        let measured = |of: &MeasureView| {
            let measure = view.log.measures.get(of.index)?.clone();
            let reading = of.reading.and_then(|index| view.log.readings.get(index)).cloned();
            let since = reading.as_ref().map(|reading| {
                let since = Since { from: reading.when.earliest(), to: Some(reading.when.latest()) };
                since_text(shown, since, view)
            });
            Some((of.index, Measured { measure, reading, since }))
        };
        let measures = view.site(index).into_iter().flat_map(|site| &site.measures);
        measures.filter_map(measured).collect()
    })
}

/// The readings of a measure, oldest first.
pub(super) fn readings<'a>(log: &'a BoardLog, measure: &Measure) -> Vec<&'a Reading> {
    log.readings.iter().filter(|reading| reading.measure == measure.id).collect()
}

fn measure_track(shown: &Shown, index: usize, now: RwSignal<Measured>, drawn: Drawn) -> AnyView {
    let (lang, log, extent) = (shown.lang, shown.log, shown.extent);
    let name = {
        let shown = shown.clone();
        move || now.with(|now| anew(shown.text(&now.measure.name)))
    };
    let value = move || {
        now.with(|now| {
            let reading = now.reading.as_ref()?;
            Some(anew(downboard_words::quantity(lang, reading.quantity, now.measure.unit, now.measure.total)))
        })
    };
    let since = move || now.with(|now| now.since.clone()).map(anew);
    let cited = Memo::new(move |_| {
        now.with(|now| now.reading.as_ref().map(|reading| (reading.sources.clone(), reading.grade)))
    });
    let citation = {
        let shown = shown.clone();
        move || cited.get().map(|(sources, grade)| view! { <Citation shown=shown.clone() sources grade /> })
    };
    let course = Memo::new(move |_| log.with(|log| course(lang, log, index, extent.get())));
    let drawing = move || course.with(|course| chart(course, drawn.width.get()));
    let name = view! {
        <p>
            <strong>{name}</strong>
        </p>
        <p class="track-since">
            <span class="track-value">{value}</span> " " {since} {citation}
        </p>
    };
    track(shown, "track", name, drawing)
}

/// The steps of a measure over a period, with what each level is in words.
fn course(lang: Lang, log: &BoardLog, index: usize, extent: Period) -> Vec<(Step, String)> {
    let Some(measure) = log.measures.get(index) else { return Vec::new() };
    let readings = readings(log, measure);
    let said = readings.iter().map(|own| downboard_words::quantity(lang, own.quantity, measure.unit, measure.total));
    steps(measure, &readings, extent).into_iter().zip(said).collect()
}

/// The course of the first measure of a site alone: its value stands elsewhere.
pub(super) fn courses(shown: &Shown, index: SiteIndex, drawn: Drawn) -> AnyView {
    let (lang, log, extent) = (shown.lang, shown.log, shown.extent);
    let first = shown.board.site(index).map(|site| site.id.clone());
    let measure = Memo::new(move |_| {
        log.with(|log| log.measures.iter().position(|measure| Some(&measure.site) == first.as_ref()))
    });
    let shown = shown.clone();
    let content = move || {
        let index = measure.get()?;
        let name = log.with(|log| log.measures.get(index).map(|measure| shown.text(&measure.name)));
        let drawing = move || log.with(|log| chart(&course(lang, log, index, extent.get()), drawn.width.get()));
        Some(track(&shown, "track", view! { <p><strong>{name}</strong></p> }, drawing))
    };
    content.into_any()
}

/// The features that failed with the site, and those of them that are back. Nothing before any has failed.
fn features_track(shown: &Shown, index: SiteIndex, drawn: Drawn) -> AnyView {
    let (lang, name, shown) = (shown.lang, shown.detail_words().features_back, shown.clone());
    let (view, log, extent) = (shown.view, shown.log, shown.extent);
    let course = Memo::new(move |_| log.with(|log| progress(log, index)));
    let now = move || {
        let at = view.with(|view| view.at);
        course.with(|course| course.iter().rfind(|step| step.from <= at).copied())
    };
    let has_begun = Memo::new(move |_| now().is_some());
    let content = move || {
        has_begun.get().then(|| {
            let text = move || now().map(|now| anew(downboard_words::of_total(lang, now.back, now.hit)));
            let drawing = move || {
                let steps = course.with(|course| back(course, extent.get()));
                chart(&steps.into_iter().map(|step| (step, String::new())).collect::<Vec<_>>(), drawn.width.get())
            };
            let name = view! {
                <p>
                    <strong>{name}</strong> " " <span class="track-value">{text}</span>
                </p>
            };
            track(&shown, "track", name, drawing)
        })
    };
    content.into_any()
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

/// A quantity over time with its levels, as a line with steps; what each level is stands within its stretch where it has room.
pub(super) fn chart(steps: &[(Step, String)], width: f64) -> AnyView {
    let base = HEIGHT - 1.0;
    let top = |level: f64| base - level * (HEIGHT - 6.0);
    let shown = || steps.iter().filter(|(step, _)| step.width > 0.0);
    let drawn = shown().map(|(step, _)| {
        let class = if step.published { "site-level" } else { "site-level is-bounded" };
        let y = top(step.level);
        let (x, width, end) = (percent(step.x), percent(step.width), percent(step.x + step.width));
        view! {
            <rect class=class x=x.clone() y=decimal(y) width=width height=decimal(base - y) />
            <line class="site-line" x1=x x2=end y1=decimal(y) y2=decimal(y) />
        }
    });
    let pairs = shown().zip(shown().skip(1));
    let rises = pairs.map(|((before, _), (after, _))| {
        let x = percent(after.x);
        view! { <line class="site-line" x1=x.clone() x2=x y1=decimal(top(before.level)) y2=decimal(top(after.level)) /> }
    });
    let labels = shown().filter_map(|(step, text)| {
        let room = step.width / 100.0 * width - 2.0 * MARGIN;
        (!text.is_empty() && step.published && ems(text) * LABEL <= room).then(|| {
            let y = if step.level > 0.5 { top(step.level) + LABEL + 1.0 } else { top(step.level) - 4.0 };
            view! {
                <text class="track-label" x=percent(step.x) dx=decimal(MARGIN) y=decimal(y)>
                    {text.clone()}
                </text>
            }
        })
    });
    view! {
        <svg class="track-drawing" height=decimal(HEIGHT) aria-hidden="true" focusable="false">
            {drawn.collect_view()}
            {rises.collect_view()}
            {labels.collect_view()}
        </svg>
    }
    .into_any()
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
