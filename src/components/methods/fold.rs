//! A part of the methods page that is folded: its name and its result in one line.

use leptos::prelude::*;

use crate::ui::Disclosure;

/// A part that unfolds below its name and its result.
pub(super) fn fold(name: String, result: AnyView, body: AnyView) -> AnyView {
    let result = view! { <span class="fold-result">{result}</span> }.into_any();
    view! {
        <Disclosure class="fold" summary=name result>
            {body}
        </Disclosure>
    }
    .into_any()
}
