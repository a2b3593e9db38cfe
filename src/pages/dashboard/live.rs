//! The dashboard of a live board in a browser. Where little is wrong, its days come before the lanes and take the place of the
//! answers.

use leptos::prelude::*;

use crate::components::Answers;
use crate::fetched::Fetched;
use crate::pages::context::PageContext;
use crate::pages::live_board::{LiveBoard, has_answers};
use crate::pages::parts::Details;
use crate::ui::Lasting;

/// A part behind the details, which may push it down the page.
pub(super) fn behind<T: Clone + Send + Sync + 'static>(
    part: RwSignal<Fetched<T>>,
    details: RwSignal<Fetched<Details>>,
) -> RwSignal<Fetched<T>> {
    let shown = RwSignal::new(Fetched::Waiting);
    let are_there = Memo::new(move |_| details.with(|details| !matches!(details, Fetched::Waiting)));
    Effect::new(move |_| {
        if are_there.get() {
            shown.set(part.get());
        }
    });
    shown
}

/// The answers, and what stands below the lanes. That the details do not come is said there.
pub(super) fn live_parts(
    context: &PageContext,
    details: RwSignal<Fetched<Details>>,
    has_lanes: Memo<bool>,
    below: AnyView,
) -> (AnyView, AnyView) {
    let shown = context.shown.clone();
    // It outlives what it is read for: that comes and goes with how much is wrong.
    let (view, details) = (shown.view, Lasting::signal(details));
    let comes_first = Memo::new(move |_| view.with(|view| view.has_little_trouble()));
    let is_missing = Memo::new(move |_| details.with(|details| matches!(details, Fetched::Failed)));
    let has_answers = Memo::new(move |_| view.with(|view| has_answers(view)) || is_missing.get());
    let show = {
        let context = context.clone();
        move |show: fn(&LiveBoard) -> fn(PageContext) -> AnyView| {
            let context = context.clone();
            move || {
                details.with(|part| match part {
                    Fetched::There(part) => Some(show(&part.live)(context.clone())),
                    Fetched::Waiting | Fetched::Failed => None,
                })
            }
        }
    };
    let days = {
        let show = show.clone();
        move |is_first: bool| {
            let show = show.clone();
            move || (comes_first.get() == is_first).then(|| show(|part| part.days))
        }
    };
    let answers = view! {
        {show(|part| part.brief)}
        {move || has_answers.get().then(|| view! { <Answers shown=shown.clone() is_told_below=true /> })}
        {days(true)}
    };
    let days = days(false);
    let below = view! { {move || has_lanes.get().then(&days)} {below} };
    (answers.into_any(), below.into_any())
}
