//! Something to unfold.

use leptos::prelude::*;

use super::anew;

/// A line that unfolds what belongs to it. The browser's own element: it works with the keyboard and opens when a search
/// within the page finds something in it.
#[component]
pub fn Disclosure(
    /// The line.
    #[prop(into)]
    summary: String,
    /// A class of the stylesheet.
    #[prop(default = "disclosure")]
    class: &'static str,
    /// What stands behind the words of the line, for example a result that comes later.
    #[prop(optional)]
    result: Option<AnyView>,
    /// What unfolds.
    children: Children,
) -> impl IntoView {
    view! {
        <details class=class>
            <summary>{anew(summary)} " " {result}</summary>
            {children()}
        </details>
    }
}
