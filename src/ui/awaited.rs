//! The place of a text that is still to come.

use leptos::prelude::*;

use super::anew;

/// A bar that has the room of a text, so that nothing moves when it comes. The text itself is not said: it only measures.
#[component]
pub fn Awaited(
    /// A text that breaks into as many lines as what is awaited.
    room: String,
    /// What is said of it meanwhile.
    label: &'static str,
) -> impl IntoView {
    view! { <span class="awaited" role="img" aria-label=label data-room=room></span> }
}

/// A text, or its room while it is still to come.
pub fn text_or_room(text: String, is_awaited: bool, label: &'static str) -> AnyView {
    if is_awaited { view! { <Awaited room=text label /> }.into_any() } else { anew(text).into_any() }
}
