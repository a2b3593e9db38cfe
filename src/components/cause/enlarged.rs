//! The hours up to the moment, enlarged, where they are a sliver of the axis: what happened, the cause, the two services that tell
//! most, and the notices.

use downboard_core::model::{Period, ServiceIndex, SiteIndex};
use downboard_core::view::{Extent, View};
use leptos::prelude::*;

use super::announcements::notices_track;
use super::events::events_track;
use super::quantity::courses;
use super::track::{Drawn, track};
use crate::components::axis::{Axis, TimeLines};
use crate::components::geometry::{bars, decimal, held, share};
use crate::components::lane::LaneChart;
use crate::components::shown::Shown;
use crate::ui::{Lasting, anew};

/// The hours are enlarged where they are less of the axis than this.
const SLIVER: f64 = 0.1;
/// How high the funnel is that ties them to the axis, in pixels.
const FUNNEL: f64 = 24.0;

/// The part of the axis that the moment is about, where it is a sliver of what is shown, in a closure.
pub(super) fn sliver(shown: &Shown) -> Option<Period> {
    let extent = shown.extent.get();
    let part = shown.view.with(|view| Extent::opening(&view.log, view.at));
    let part = part.shown(shown.period.get());
    let is_sliver = (part.seconds() as f64) < SLIVER * extent.seconds() as f64;
    (is_sliver && extent.has(part.from) && extent.has(part.to)).then_some(part)
}

/// The services that tell most: the worst, and the worst of those that fare otherwise.
fn telling(view: &View) -> Vec<ServiceIndex> {
    let worst = view.worst_first();
    let Some(first) = worst.first() else { return Vec::new() };
    let other = worst.iter().find(|service| service.standing.status != first.standing.status);
    [Some(first), other.or(worst.get(1))].into_iter().flatten().map(|service| service.index).collect()
}

/// The enlargement. Nothing where the axis itself has room.
pub(super) fn enlarged(shown: &Shown, part: Memo<Option<Period>>, drawn: Drawn) -> AnyView {
    let is_any = Memo::new(move |_| part.with(Option::is_some));
    let whole = shown.period;
    let extent = Lasting::memo(Memo::new(move |_| part.get().unwrap_or_else(|| whole.get())));
    let (outer, own) = (shown.extent, Shown { extent, ..shown.clone() });
    let content = move || {
        is_any.get().then(|| {
            let funnel = move || {
                let (part, outer) = (extent.get(), outer.get());
                let [from, to] = [part.from, part.to].map(|at| decimal(share(at, outer) * 100.0));
                view! { <path class="funnel-shape" d=format!("M{from} 0H{to}L100 1H0Z") /> }
            };
            let courses = SiteIndex::all(own.board.sites.len()).map(|index| courses(&own, index, drawn)).collect_view();
            let services = {
                let own = own.clone();
                let telling = Memo::new(move |_| own.view.with(|view| telling(view)));
                let own = own.clone();
                move || telling.get().into_iter().filter_map(|index| lane(&own, index)).collect_view()
            };
            view! {
                <div class="enlarged" role="group" aria-label=own.detail_words().enlarged>
                    <svg
                        class="funnel"
                        height=decimal(FUNNEL)
                        viewBox="0 0 100 1"
                        preserveAspectRatio="none"
                        aria-hidden="true"
                        focusable="false"
                    >
                        {funnel}
                    </svg>
                    <div class="tracks is-enlarged" class:is-replay=own.replay>
                        <TimeLines shown=own.clone() />
                        <div class="tracks-axis">
                            <p class="track-name">{own.detail_words().enlarged}</p>
                            <Axis shown=own.clone() />
                        </div>
                        {events_track(&own, drawn)} {courses} {services} {notices_track(&own)}
                    </div>
                </div>
            }
        })
    };
    content.into_any()
}

fn lane(shown: &Shown, index: ServiceIndex) -> Option<AnyView> {
    let name = shown.text(&shown.service(index)?.name);
    let (log, view, extent) = (shown.service_log(index), shown.view, shown.extent);
    let drawing = move || {
        let at = view.with(|view| view.at);
        let service = log.get()?;
        Some(view! { <LaneChart bars=bars(&service.timeline, extent.get(), held(&service.timeline, at)) /> })
    };
    Some(track(shown, "track", view! { <p><strong>{anew(name)}</strong></p> }, drawing))
}
