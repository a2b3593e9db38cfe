//! Where a fact comes from, one tap away.

use downboard_core::model::{EvidenceGrade, Id, Lang, Source};
use leptos::prelude::*;

use super::shown::Shown;
use crate::ui::{Disclosure, anew, source_title};

/// The sources of a fact, with links to what is online and with the grade of the evidence.
#[component]
pub fn Citation(
    /// The board.
    shown: Shown,
    /// The ids of the sources.
    sources: Vec<Id>,
    /// How well they support the fact.
    grade: EvidenceGrade,
) -> impl IntoView {
    let words = shown.words();
    let log = shown.log_now();
    let known = sources.iter().filter_map(|id| log.source(id));
    let links: Vec<_> = known.map(|source| SourceLink::of(shown.lang, source)).collect();
    let summary = format!("{} {} · {} {}", words.source, links.len(), words.grade, grade.word());
    view! {
        <Disclosure summary class="citation">
            <p class="citation-grade">{anew(format!("{} {}: {}", words.grade, grade.word(), words.grade_meaning(grade)))}</p>
            <ul>{links.into_iter().map(|link| view! { <li>{link.shown()}</li> }).collect_view()}</ul>
        </Disclosure>
    }
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
