//! Sources in a cell: a link where there is an address, else the title alone.

use leptos::prelude::*;

use crate::ui::source_title;

/// A list of titles, each with its address where it has one. The addresses are http or https.
pub(super) fn source_links(sources: impl Iterator<Item = (String, Option<String>)>) -> AnyView {
    let source = |(title, address)| view! { <li>{source_title(title, address)}</li> };
    view! { <ul class="cell-sources">{sources.map(source).collect_view()}</ul> }.into_any()
}
