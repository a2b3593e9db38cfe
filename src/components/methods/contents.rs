//! The table of contents of the methods page.

use downboard_core::model::Lang;
use leptos::prelude::*;

use downboard_words::methods::methods_words;

/// Links to the sections, in their order.
#[component]
pub fn Contents(
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let words = methods_words(lang);
    let sections = [
        ("example", words.example),
        ("together", words.together),
        ("severity", words.severity),
        ("day", words.day),
        ("assumptions", words.assumptions),
        ("validation", words.validation),
        ("refused", words.refused),
        ("rounding", words.rounding),
        ("limits", words.limits),
    ];
    let links = sections.into_iter().map(|(id, name)| {
        view! {
            <li>
                <a href=format!("#{id}")>{name}</a>
            </li>
        }
    });
    view! {
        <nav class="contents" aria-label=words.contents>
            <ol>{links.collect_view()}</ol>
        </nav>
    }
}
