//! A sentence in which one part stands out.

use leptos::prelude::*;

use super::anew;

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
    let strong = (!strong.is_empty()).then(|| view! { <strong class=class>{anew(strong)}</strong> });
    view! {
        {anew(before)}
        {strong}
        {anew(after)}
    }
}
