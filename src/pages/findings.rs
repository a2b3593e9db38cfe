//! What is wrong with a file, finding by finding. Few readers ever see it, so its code is a module of its own: until that is there,
//! the file is named in one line.

use std::sync::OnceLock;

use downboard_core::model::Lang;
use downboard_feeds::fetching::Failure;
use leptos::prelude::*;

use super::later::{Fetch, fetch};
use crate::components::{Tell, tell_file};
use crate::fetched::Fetched;

/// How the findings are fetched. The page sets it when it starts: what tells of a file is a plain function.
static PART: OnceLock<Fetch<Tell>> = OnceLock::new();

/// Lets findings be fetched.
pub(super) fn fetch_findings_by(part: Fetch<Tell>) {
    PART.get_or_init(|| part);
}

/// What happened, and the findings once they can be told.
pub(super) fn tell_later(lang: Lang, file: &str, failure: &Failure) -> AnyView {
    let (file, failure) = (file.to_owned(), failure.clone());
    let fetched = RwSignal::new(Fetched::Waiting);
    if let (Failure::Unreadable(_), Some(part)) = (&failure, PART.get()) {
        fetch(fetched, *part);
    }
    let told = move || match fetched.get() {
        Fetched::There(tell) => tell(lang, &file, &failure),
        Fetched::Waiting | Fetched::Failed => tell_file(lang, &file, &failure),
    };
    view! { {told} }.into_any()
}
