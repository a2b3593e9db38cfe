//! What the dashboard is made of, in its order.

use leptos::prelude::*;

use crate::components::{Answers, Every, Headline, MomentControl, Notes, tell_findings};
use crate::pages::context::PageContext;
use crate::pages::header::Header;

/// What comes to the facts: how the moment is moved, and what stands under the answers and below.
pub(in crate::pages) struct Slots {
    /// Called when the moment comes to rest.
    pub(in crate::pages) on_rest: Callback<()>,
    /// Whether the reader asked for less motion.
    pub(in crate::pages) still: bool,
    /// The timer of a replay.
    pub(in crate::pages) every: Every,
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
    let Slots { on_rest, still, every, missing, lanes, below, footer } = slots;
    let (feed_line, now, content) = (context.feed_line(), context.now(), shown.id("content"));
    view! {
        <Header context=context.clone() />
        <main class="dashboard" id=content>
            <Notes lang=shown.lang bad=context.bad.clone() failures=context.failures.clone() tell=tell_findings />
            {feed_line}
            <Headline shown=shown.clone() />
            <Answers shown=shown.clone() />
            {missing}
            <MomentControl shown moment=context.moment on_rest still every now />
            {lanes}
            {below}
        </main>
        {footer}
    }
}
