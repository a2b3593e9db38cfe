//! What the reader should know about the page itself: a value in the address that cannot be used, a file that cannot be
//! read. One line each, no alert boxes.

use std::sync::Arc;

use downboard_core::model::Lang;
use downboard_core::reading::{Effect, Finding};
use leptos::prelude::*;

use crate::state::BadParameter;
use downboard_feeds::fetching::Failure;
use downboard_words::words;

/// How many findings of a file are listed before the rest is counted.
const FINDINGS: usize = 5;

/// Files that could not be read, each with why.
pub type Unread = RwSignal<Arc<Vec<(String, Failure)>>>;

/// How a page tells of a file that could not be read.
pub type Tell = fn(Lang, &str, &Failure) -> AnyView;

/// In one line: for who reads an article or a wall.
pub fn tell_file(lang: Lang, file: &str, failure: &Failure) -> AnyView {
    view! {
        <li class="note-failure">
            <p>{downboard_words::failure(lang, file, failure)}</p>
        </li>
    }
    .into_any()
}

/// Bad parameters and unreadable files.
#[component]
pub fn Notes(
    /// The language.
    lang: Lang,
    /// Values in the address that cannot be used.
    bad: Vec<BadParameter>,
    /// Files that could not be read, until they are.
    #[prop(optional)]
    failures: Option<Unread>,
    /// How these are told.
    tell: Tell,
) -> impl IntoView {
    let bad: Vec<_> =
        bad.iter().map(|bad| downboard_words::bad_parameter(lang, bad.name, &bad.value, bad.expected)).collect();
    let notes = move || {
        let failures = failures.map(|failures| failures.get()).unwrap_or_default();
        if bad.is_empty() && failures.is_empty() {
            return ().into_any();
        }
        let bad = bad.iter().map(|said| view! { <li>{said.clone()}</li> }).collect_view();
        let effect = (!failures.is_empty())
            .then(|| view! { <p>{words(lang).feed_error} " " {words(lang).feed_error_effect}</p> });
        let failures = failures.iter().map(|(file, failure)| tell(lang, file, failure)).collect_view();
        view! {
            <div class="notes" role="status" aria-label=words(lang).notes>
                {effect}
                <ul>{bad} {failures}</ul>
            </div>
        }
        .into_any()
    };
    notes.into_any()
}

/// What happened, and the findings: for who can do something about it.
pub fn tell_findings(lang: Lang, file: &str, failure: &Failure) -> AnyView {
    let findings: Vec<String> = match failure {
        Failure::Unreadable(findings) => {
            findings.iter().map(|finding| downboard_words::finding(lang, finding)).collect()
        }
        Failure::UnknownBoard { .. }
        | Failure::Http(_)
        | Failure::Unreachable
        | Failure::TimedOut
        | Failure::NoWorker
        | Failure::TooLarge => Vec::new(),
    };
    let said = match failure {
        Failure::Unreadable(findings) if is_read_in_part(findings) => downboard_words::read_in_part(lang, file),
        _ => downboard_words::failure(lang, file, failure),
    };
    let rest = findings.len().saturating_sub(FINDINGS);
    let rest = (rest > 0).then(|| view! { <li>{downboard_words::and_more(lang, rest)}</li> });
    let findings = findings.into_iter().take(FINDINGS).map(|finding| view! { <li>{finding}</li> });
    let findings = findings.collect_view();
    view! {
        <li class="note-failure">
            <p>{said}</p>
            <ul>{findings} {rest}</ul>
        </li>
    }
    .into_any()
}

/// Whether a document stands, and only records of it are left out.
fn is_read_in_part(findings: &[Finding]) -> bool {
    !findings.is_empty() && findings.iter().all(|finding| finding.effect != Effect::Unreadable)
}
