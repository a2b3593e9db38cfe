//! The head of a section: what it is, and in one line what to know of it.

use leptos::prelude::*;

/// A head of a section, with its lede on the same line where there is room.
#[component]
pub fn SectionHead(
    /// The name of the element.
    #[prop(into)]
    id: String,
    /// The head.
    title: &'static str,
    /// What to know of the section; nothing where nothing is to be said.
    #[prop(optional)]
    lede: Option<AnyView>,
) -> impl IntoView {
    view! {
        <div class="section-head">
            <h2 id=id>{title}</h2>
            <p class="section-lede">{lede}</p>
        </div>
    }
}
