//! Where a fact comes from, one tap away.

use downboard_core::model::{EvidenceGrade, Id};
use leptos::prelude::*;

use super::shown::Shown;
use crate::ui::{Disclosure, anew};

/// The sources of a fact as links, with the grade of the evidence.
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
    let links: Vec<_> = sources.iter().filter_map(|id| log.source(id)).map(SourceLink::of).collect();
    let summary = format!("{} {} · {} {}", words.source, links.len(), words.grade, grade.letter());
    view! {
        <Disclosure summary class="citation">
            <p class="citation-grade">{anew(format!("{} {}: {}", words.grade, grade.letter(), words.grade_meaning(grade)))}</p>
            <ul>{links.into_iter().map(|link| view! { <li>{link.anchor()}</li> }).collect_view()}</ul>
        </Disclosure>
    }
}

/// A link to a source. Its address is http or https, or there would be no source.
pub(super) struct SourceLink {
    title: String,
    address: String,
}

impl SourceLink {
    pub(super) fn of(source: &downboard_core::model::Source) -> Self {
        Self { title: source.title.clone(), address: source.address.as_str().to_owned() }
    }

    pub(super) fn anchor(self) -> impl IntoView {
        view! {
            <a href=self.address target="_blank" rel="noopener noreferrer">
                {anew(self.title)}
            </a>
        }
    }
}
