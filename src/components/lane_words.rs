//! What a lane draws, in words: for those who do not see it, and under the pointer of those who do. It comes with the details:
//! the first screen does without.

use downboard_core::model::{Period, SiteIndex};
use downboard_core::time::Timestamp;
use downboard_core::timeline::Timeline;
use leptos::ev::{MouseEvent, PointerEvent};
use leptos::prelude::*;
use leptos::svg::Svg;

use super::geometry::percent;
use super::lane_rows::Lane;
use super::segment::{Look, segment_panel};
use super::shown::{Shown, passed};
use crate::ui::anew;
use downboard_words::course;

/// The words of a lane: a sentence for those who do not see it, and what is known of the stretch that a reader looks at.
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
    let place = NodeRef::<Svg>::new();
    // The instant under a pointer.
    let instant = move |x: i32| {
        let share = look.share_of(&place.get_untracked()?.into(), x)?;
        instant_at(share, extent.get_untracked())
    };
    let on_press = move |event: MouseEvent| {
        if let Some(at) = instant(event.client_x()) {
            look.at.set(Some((lane, at)));
        }
    };
    let on_move = move |event: PointerEvent| {
        // A finger presses; it does not rest on anything.
        if event.pointer_type() == "mouse" && event.buttons() == 0 {
            look.hover(instant(event.client_x()).map(|at| (lane, at)));
        }
    };
    let shown = shown.clone();
    let looked_at = move || {
        let (from, to) = log.with(|log| look.place(&shown, log.as_deref()?, lane))?;
        Some(view! { <rect class="lane-place is-looked-at" x=percent(from) width=percent(to - from) height="100%" /> })
    };
    view! {
        <svg
            class="lane-places"
            aria-hidden="true"
            focusable="false"
            node_ref=place
            on:click=on_press
            on:pointermove=on_move
            on:pointerleave=move |_| look.hover(None)
        >
            <rect class="lane-place" width="100%" height="100%" />
            {looked_at}
        </svg>
        <p class="unseen">{move || sentence().map(anew)}</p>
        {panel}
    }
    .into_any()
}

/// The instant at a share of what is seen.
#[expect(clippy::cast_possible_truncation, reason = "periods are no longer than the years of instants")]
fn instant_at(share: f64, extent: Period) -> Option<Timestamp> {
    // A pixel may begin a little before the lane.
    let share = share.clamp(0.0, 1.0);
    extent.from.checked_add((extent.seconds() as f64 * share).floor() as i64)
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
