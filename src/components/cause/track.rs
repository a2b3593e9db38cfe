//! A track: its name and what is so at the moment, and its course on the axis of the lanes.

use leptos::prelude::*;

use crate::components::shown::Shown;
use crate::ui::Lasting;

/// What the tracks of a section share.
#[derive(Clone, Copy)]
pub(super) struct Drawn {
    /// How much text has room across the drawings, in pixels of text of the usual size; nothing before they are measured.
    pub(super) width: Lasting<RwSignal<f64>>,
}

/// A track. What of its drawing comes after the moment is faded in a replay.
pub(super) fn track(
    shown: &Shown,
    class: &'static str,
    name: impl IntoView + 'static,
    drawing: impl IntoView + 'static,
) -> AnyView {
    view! {
        <div class=class>
            <div class="track-name">{name}</div>
            <div class="track-chart">{drawing} {moment_line(shown)}</div>
        </div>
    }
    .into_any()
}

/// The line of the moment across a track, and the veil over what comes after it.
pub(super) fn moment_line(shown: &Shown) -> AnyView {
    let (at, is_shown, is_replay) = (shown.moment_percent(), shown.has_moment(), shown.replay);
    view! {
        {is_replay.then(|| view! { <span class="track-veil" style=("--at", at.clone())></span> })}
        <span class="track-line" class:is-outside=move || !is_shown.get() style=("--at", at)></span>
    }
    .into_any()
}
