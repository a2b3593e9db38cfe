//! Sources in a cell: a link where there is an address, else the title alone.

use leptos::prelude::*;

/// A list of titles, each with its address where it has one. The addresses are http or https.
pub(super) fn source_links(sources: impl Iterator<Item = (String, Option<String>)>) -> AnyView {
    let source = |(title, address): (String, Option<String>)| {
        let shown = match address {
            Some(address) => view! {
                <a href=address target="_blank" rel="noopener noreferrer">
                    {title}
                </a>
            }
            .into_any(),
            None => title.into_any(),
        };
        view! { <li>{shown}</li> }
    };
    view! { <ul class="cell-sources">{sources.map(source).collect_view()}</ul> }.into_any()
}
