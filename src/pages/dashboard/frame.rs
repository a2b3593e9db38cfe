//! What the dashboard is made of, in its order.

use leptos::prelude::*;

use crate::components::{Headline, MomentControl, Replay};
use crate::pages::context::PageContext;
use crate::pages::header::Header;

/// What comes to the facts: what moves the moment, and what stands under the answers and below.
pub(in crate::pages) struct Slots {
    /// What moves the moment.
    pub(in crate::pages) replay: Replay,
    /// What a reader takes along.
    pub(in crate::pages) tools: AnyView,
    /// The service that a reader came for.
    pub(in crate::pages) which: AnyView,
    /// What the answers are, or stands in their place.
    pub(in crate::pages) answers: AnyView,
    /// What the reader should know about the page itself.
    pub(in crate::pages) notes: AnyView,
    /// What is said where the estimate is missing.
    pub(in crate::pages) missing: AnyView,
    /// The lanes.
    pub(in crate::pages) lanes: AnyView,
    /// What stands below them.
    pub(in crate::pages) below: AnyView,
    /// The foot of the page.
    pub(in crate::pages) footer: AnyView,
}

/// The dashboard.
#[component]
pub(in crate::pages) fn Dashboard(context: PageContext, slots: Slots) -> impl IntoView {
    let shown = context.shown.clone();
    let Slots { replay, tools, which, answers, notes, missing, lanes, below, footer } = slots;
    let (feed_line, content) = (context.feed_line(), shown.id("content"));
    view! {
        <Header context=context.clone() tools />
        <main class="dashboard" id=content>
            {notes}
            {feed_line}
            <Headline shown=shown.clone() />
            <div class="which-slot">{which}</div>
            {answers}
            {missing}
            <MomentControl shown replay />
            {lanes}
            {below}
        </main>
        {footer}
    }
}
