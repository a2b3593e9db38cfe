//! Why these are down together and how far that is mended: tracks on the axis of the lanes, what hangs on the site, and how long
//! it lasted by those who counted.

mod announcements;
mod branches;
mod enlarged;
mod events;
mod labels;
mod quantity;
mod record;
mod table;
mod totals;
mod track;

use downboard_core::cause::without_cause;
use downboard_core::model::{EvidenceGrade, Period, SiteIndex};
use downboard_core::timeline::{BoardLog, Timeline};
use leptos::prelude::*;

use self::announcements::{notices_track, promises_track};
use self::branches::branches_of;
use self::enlarged::{enlarged, sliver};
use self::events::events_track;
use self::quantity::quantities;
use self::record::record;
use self::totals::Totals;
use self::track::Drawn;
use super::axis::{Axis, TimeLines};
use super::citation::Citation;
use super::people::MeasureWidth;
use super::section::SectionHead;
use super::shown::Shown;
use crate::ui::{Lasting, anew};

/// The shared cause and the recovery. Nothing stands here on a board that knows neither of a site nor of anything that failed.
#[component]
pub fn Cause(
    /// The board.
    shown: Shown,
    /// Tells how wide an element is.
    measure: MeasureWidth,
    /// The track of the people over time.
    curve: Box<dyn Fn() -> AnyView + Send + Sync>,
) -> impl IntoView {
    let log = shown.log;
    let has_course =
        Memo::new(move |_| log.with(|log| !log.board.sites.is_empty() || !log.promises.is_empty() || has_failed(log)));
    move || has_course.get().then(|| section(&shown, measure, &curve))
}

/// Whether anything was in trouble in the time that the board is about.
fn has_failed(log: &BoardLog) -> bool {
    let Period { from, to } = log.period;
    let failed = |timeline: &Timeline| {
        timeline.pieces_between(from.as_second(), to.as_second()).iter().any(|piece| piece.status.is_trouble())
    };
    log.services.iter().any(|own| failed(&own.timeline))
}

fn section(shown: &Shown, measure: MeasureWidth, curve: &(dyn Fn() -> AnyView + Send + Sync)) -> AnyView {
    let (words, detail) = (shown.words(), shown.detail_words());
    let (place, width) = (NodeRef::<leptos::html::Div>::new(), RwSignal::new(0.0));
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            measure(&place, width);
        }
    });
    let drawn = Drawn { width: Lasting::signal(width) };
    let sites = || SiteIndex::all(shown.board.sites.len());
    let causes = sites().filter_map(|index| cause(shown, index)).collect_view();
    let quantities = sites().map(|index| quantities(shown, index, drawn)).collect_view();
    let part = {
        let shown = shown.clone();
        Memo::new(move |_| sliver(&shown))
    };
    let events = {
        let (shown, is_enlarged) = (shown.clone(), Memo::new(move |_| part.with(Option::is_some)));
        move || (!is_enlarged.get()).then(|| events_track(&shown, drawn))
    };
    let branches = sites().map(|index| branches_of(shown, index)).collect_view();
    view! {
        <section class="section" aria-labelledby="cause">
            <SectionHead id="cause" title=words.cause lede=detail.cause_lede.into_any() />
            {causes}
            <div class="tracks" class:is-replay=shown.replay>
                <TimeLines shown=shown.clone() />
                <div class="tracks-axis">
                    <Axis shown=shown.clone() />
                    <div class="tracks-width" node_ref=place></div>
                </div>
                {curve()} {quantities} {events} {promises_track(shown, drawn)} {notices_track(shown)}
            </div>
            {enlarged(shown, part, drawn)}
            {record(shown)}
            {branches}
            <WithoutCause shown=shown.clone() />
            <Totals shown=shown.clone() />
        </section>
    }
    .into_any()
}

/// Why a site failed, once something happened there: before, it would be hindsight.
fn cause(shown: &Shown, index: SiteIndex) -> Option<AnyView> {
    let record = shown.board.site(index)?;
    let view = shown.view;
    let is_later = Memo::new(move |_| view.with(|view| view.site(index)?.milestones.first().copied()).is_none());
    let later = shown.detail_words().after_this_moment;
    let cause = view! {
        <p class="cause-text" class:is-later=is_later>
            {move || is_later.get().then(|| view! { <span class="record-later">{later} " "</span> })}
            {shown.text(&record.cause)} "\u{a0}"
            <Citation shown=shown.clone() sources=record.sources.clone() grade=EvidenceGrade::A />
        </p>
    };
    Some(cause.into_any())
}

/// The services in trouble that hang on nothing that is: nobody says why they fail.
#[component]
fn WithoutCause(shown: Shown) -> impl IntoView {
    let detail = shown.detail_words();
    let view = shown.view;
    let names = Memo::new(move |_| {
        let services = view.with(|view| without_cause(view)).into_iter();
        let names = services.filter_map(|index| shown.service(index)).map(|service| shown.text(&service.name));
        names.collect::<Vec<_>>().join(", ")
    });
    move || {
        let names = names.get();
        (!names.is_empty())
            .then(|| view! { <p class="section-note">{anew(format!("{}: {names}", detail.without_cause))}</p> })
    }
}
