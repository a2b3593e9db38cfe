//! A sentence in which one part stands out.

use leptos::prelude::*;

/// A sentence whose middle stands out and never breaks.
#[component]
pub fn Emphasis(
    /// What stands before.
    before: String,
    /// What stands out; empty when nothing does.
    strong: String,
    /// What stands after.
    after: String,
    /// How it stands out: a class of the stylesheet.
    class: &'static str,
) -> impl IntoView {
    let strong = (!strong.is_empty()).then(|| view! { <strong class=class>{strong}</strong> });
    view! {
        {before}
        {strong}
        {after}
    }
}
