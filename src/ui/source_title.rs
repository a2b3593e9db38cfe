//! The title of something published, which need not be online.

use leptos::prelude::*;

use super::anew;

/// A title as a link that opens beside the page, or alone where there is no address. The address is http or https.
pub fn source_title(title: String, address: Option<String>) -> AnyView {
    let title = anew(title);
    match address {
        Some(address) => view! {
            <a href=address target="_blank" rel="noopener noreferrer">
                {title}
            </a>
        }
        .into_any(),
        None => title.into_any(),
    }
}
