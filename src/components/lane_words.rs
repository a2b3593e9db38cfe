//! What a lane draws, in words: for those who do not see it, and under the pointer of those who do. It comes with the details:
//! the first screen does without.

use downboard_core::model::{FeatureIndex, ServiceIndex, SiteIndex};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{ServiceLog, Timeline};
use leptos::prelude::*;

use super::geometry::{percent, share};
use super::shown::{Shown, passed};
use crate::ui::anew;
use downboard_words::{Stretch, course, stretches};

/// The words of a lane: a sentence for those who do not see it, and the times of each stretch where it is drawn.
fn words_of(
    shown: &Shown,
    index: ServiceIndex,
    timeline: impl Fn(&ServiceLog) -> Option<&Timeline> + Copy + Send + Sync + 'static,
) -> AnyView {
    let (log, view, period) = (shown.service_log(index), shown.view, shown.period);
    let begun = Memo::new(move |_| {
        log.with(|log| {
            let timeline = log.as_deref().and_then(timeline);
            passed(view, timeline.into_iter().flat_map(Timeline::pieces).filter_map(|piece| piece.from))
        })
    });
    let sentence = {
        let shown = shown.clone();
        move || {
            log.with(|log| {
                let timeline = timeline(log.as_deref()?)?;
                Some(course(shown.lang, &shown.board.zone, timeline, period.get(), begun.get().to))
            })
        }
    };
    let shown = shown.clone();
    let places = move || {
        log.with(|log| {
            let (timeline, period) = (timeline(log.as_deref()?)?, period.get());
            let place = |stretch: Stretch| {
                let edge = |at: Option<Timestamp>, open: f64| at.map_or(open, |at| share(at, period)) * 100.0;
                let (from, to) = (edge(stretch.begin.to, 0.0), edge(stretch.end.from, 1.0));
                let title = downboard_words::stretch(shown.lang, &shown.board.zone, &stretch, None, false);
                view! {
                    <rect class="lane-place" x=percent(from) width=percent(to - from) height="100%">
                        <title>{title}</title>
                    </rect>
                }
            };
            Some(stretches(timeline, period).into_iter().map(place).collect_view())
        })
    };
    view! {
        <svg class="lane-places" aria-hidden="true" focusable="false">
            {places}
        </svg>
        <p class="unseen">{move || sentence().map(anew)}</p>
    }
    .into_any()
}

/// The words of a service's lane.
pub(super) fn service_words(shown: &Shown, index: ServiceIndex) -> AnyView {
    words_of(shown, index, |log| Some(&log.timeline))
}

/// The words of a feature's lane.
pub(super) fn feature_words(shown: &Shown, index: ServiceIndex, feature: FeatureIndex) -> AnyView {
    words_of(shown, index, move |log| log.feature(feature))
}

/// What the lane of a site shows: how much of it there was when, and what happened.
pub(super) fn site_words(shown: &Shown, index: SiteIndex) -> AnyView {
    let Some(site) = shown.board.site(index).map(|site| site.id.clone()) else { return ().into_any() };
    let (log, view) = (shown.log, shown.view);
    let passed = {
        let site = site.clone();
        Memo::new(move |_| {
            log.with(|log| {
                let readings = log.readings.iter().map(|reading| reading.when.latest());
                let milestones = log.milestones.iter().filter(|milestone| milestone.site == site);
                passed(view, readings.chain(milestones.map(|milestone| milestone.when.latest())))
            })
        })
    };
    let shown = shown.clone();
    let list = move || {
        let passed = passed.get();
        let (lang, later) = (shown.lang, shown.detail_words().after_this_moment);
        log.with(|log| {
            let measure = log.measures.iter().find(|measure| measure.site == site);
            let readings = log.readings.iter().filter_map(|reading| {
                let measure = measure.filter(|measure| measure.id == reading.measure)?;
                let quantity = downboard_words::quantity(lang, reading.quantity, measure.unit, measure.total);
                Some((reading.when, format!("{} {quantity}", measure.name.get(lang))))
            });
            let milestones = log.milestones.iter().filter(|milestone| milestone.site == site);
            let milestones = milestones.map(|milestone| (milestone.when, milestone.label.get(lang).to_owned()));
            let events = readings.chain(milestones).collect();
            let events = downboard_core::order::by_key(events, |(when, _)| downboard_core::order::by_time(*when));
            let events = events.into_iter().map(|(when, what)| {
                let at = when.latest();
                let time = downboard_words::day_and_clock(lang, at, &shown.board.zone);
                let what = downboard_words::happened(lang, &time, &what);
                view! { <li>{anew(if at > passed.to { format!("{what} ({later})") } else { what })}</li> }
            });
            events.collect_view()
        })
    };
    view! { <ol class="unseen">{list}</ol> }.into_any()
}
