//! Where a fact comes from, one tap away.

use downboard_core::model::{EvidenceGrade, Id, Lang, Source};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::shown::Shown;
use crate::ui::{anew, source_title};

/// The sources of a fact behind the letter of its grade: it opens them, with links to what is online and with what the grade
/// means. What nobody says, as that a record cannot be read, has none.
#[component]
pub fn Citation(
    /// The board.
    shown: Shown,
    /// The ids of the sources.
    sources: Vec<Id>,
    /// How well they support the fact.
    grade: EvidenceGrade,
) -> impl IntoView {
    if sources.is_empty() {
        return ().into_any();
    }
    let words = shown.words();
    let name = downboard_words::sources_by_grade(shown.lang, sources.len(), grade);
    let is_open = RwSignal::new(false);
    let list = move || {
        is_open.get().then(|| {
            let log = shown.log_now();
            let known = sources.iter().filter_map(|id| log.source(id));
            let links = known.map(|source| view! { <li>{SourceLink::of(shown.lang, source).shown()}</li> });
            view! {
                <div class="citation-list">
                    <p class="citation-grade">{format!("{} {}: {}", words.grade, grade.word(), words.grade_meaning(grade))}</p>
                    <ul>{links.collect_view()}</ul>
                </div>
            }
        })
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && is_open.get_untracked() {
            event.stop_propagation();
            is_open.set(false);
        }
    };
    view! {
        <span class="citation" on:keydown=on_key>
            <button
                type="button"
                class="grade-letter"
                aria-label=name
                aria-expanded=move || is_open.get().to_string()
                on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
            >
                {anew(grade.word())}
            </button>
            {list}
        </span>
    }
    .into_any()
}

/// A source by its title, as a link where it has an address: http or https, or it would have none.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SourceLink {
    title: String,
    address: Option<String>,
}

impl SourceLink {
    pub(super) fn of(lang: Lang, source: &Source) -> Self {
        let address = source.address.as_ref().map(|address| address.as_str().to_owned());
        Self { title: source.title.get(lang).to_owned(), address }
    }

    pub(super) fn shown(self) -> AnyView {
        source_title(self.title, self.address)
    }
}
