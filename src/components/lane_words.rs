//! What a lane draws, in words: for those who do not see it, and under the pointer of those who do. It comes with the details:
//! the first screen does without.

use downboard_core::model::{Period, SiteIndex};
use downboard_core::time::Timestamp;
use downboard_core::timeline::Timeline;
use leptos::prelude::*;

use super::geometry::{percent, share};
use super::lane_rows::Lane;
use super::segment::{Look, segment_panel};
use super::shown::{Shown, passed};
use crate::ui::anew;
use downboard_words::{Stretch, course, stretches};

/// The words of a lane: a sentence for those who do not see it, the times of each stretch where it is drawn, and what is known of
/// the one that a reader looks at.
pub(super) fn words_of(shown: &Shown, lane: Lane, look: Look) -> AnyView {
    let (log, view) = (shown.service_log(lane.service), shown.view);
    let (period, extent) = (shown.period, shown.extent);
    let begun = Memo::new(move |_| {
        log.with(|log| {
            let timeline = log.as_deref().and_then(|log| lane.timeline(log));
            passed(view, timeline.into_iter().flat_map(Timeline::pieces).filter_map(|piece| piece.from))
        })
    });
    let sentence = {
        let shown = shown.clone();
        move || {
            log.with(|log| {
                let timeline = lane.timeline(log.as_deref()?)?;
                Some(course(shown.lang, &shown.board.zone, timeline, period.get(), begun.get().to))
            })
        }
    };
    let panel = segment_panel(shown, lane, look);
    let shown = shown.clone();
    let places = move || {
        log.with(|log| {
            let (timeline, extent) = (lane.timeline(log.as_deref()?)?, extent.get());
            let stretches = stretches(timeline, extent);
            let place = |(index, stretch): (usize, &Stretch)| {
                let next = stretches.get(index + 1);
                let (from, to) = place_of(stretch, next, extent);
                let title = downboard_words::stretch(shown.lang, &shown.board.zone, stretch, None, false);
                let at = stretch.shown.unwrap_or(extent.from).max(extent.from);
                let next = next.and_then(|next| next.shown);
                let is_own = move |looked: Timestamp| at <= looked && next.is_none_or(|next| looked < next);
                let is_looked_at = move || look.at.get().is_some_and(|(looked, at)| looked == lane && is_own(at));
                view! {
                    <rect
                        class="lane-place"
                        class:is-looked-at=is_looked_at
                        x=percent(from)
                        width=percent(to - from)
                        height="100%"
                        on:click=move |_| look.at.set(Some((lane, at)))
                    >
                        <title>{title}</title>
                    </rect>
                }
            };
            Some(stretches.iter().enumerate().map(place).collect_view())
        })
    };
    view! {
        <svg class="lane-places" aria-hidden="true" focusable="false">
            {places}
        </svg>
        <p class="unseen">{move || sentence().map(anew)}</p>
        {panel}
    }
    .into_any()
}

/// Where a stretch is shown on the axis, in percent: until the next is, so that whatever a lane draws says what it is.
fn place_of(stretch: &Stretch, next: Option<&Stretch>, extent: Period) -> (f64, f64) {
    let edge = |at: Option<Timestamp>, open: f64| at.map_or(open, |at| share(at, extent)) * 100.0;
    (edge(stretch.shown, 0.0), edge(next.and_then(|next| next.shown), 1.0))
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

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::model::{Status, When};

    fn second(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("in range")
    }

    #[test]
    fn a_stretch_that_is_only_hatched_at_the_edge_of_a_lane_has_its_place_there() {
        let timeline = Timeline::from_changes(&[
            (When::At(second(10)), Status::Operational, Some(0)),
            (When::Between { from: second(60), to: second(180) }, Status::MajorOutage, Some(1)),
            (When::At(second(400)), Status::Operational, Some(2)),
        ]);
        for (from, to, expected) in [
            (
                0,
                100,
                &[(Status::Unknown, 0.0, 10.0), (Status::Operational, 10.0, 60.0), (Status::MajorOutage, 60.0, 100.0)]
                    [..],
            ),
            (80, 100, &[(Status::MajorOutage, 0.0, 100.0)]),
            (300, 500, &[(Status::MajorOutage, 0.0, 50.0), (Status::Operational, 50.0, 100.0)]),
        ] {
            let extent = Period { from: second(from), to: second(to) };
            let stretches = stretches(&timeline, extent);
            let places = stretches.iter().enumerate().map(|(index, stretch)| {
                let (from, to) = place_of(stretch, stretches.get(index + 1), extent);
                (stretch.status, from, to)
            });
            let shown: Vec<_> = places.filter(|(_, from, to)| from < to).collect();
            assert_eq!(shown, expected, "{from} to {to}");
        }
    }
}
