//! The document around the page.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The element that the page is mounted in.
pub(crate) fn root() -> Option<HtmlElement> {
    document().get_element_by_id("app")?.dyn_into().ok()
}

/// Takes down what stands there before the page does.
pub(crate) fn clear_skeleton(root: &HtmlElement) {
    root.set_text_content(None);
}

/// Sets an attribute of the root element.
pub(crate) fn set_attribute(name: &str, value: &str) {
    if let Some(html) = document().document_element() {
        // Fails only for a malformed name.
        html.set_attribute(name, value).ok();
    }
}

/// Sets the language of the document.
pub(crate) fn set_language(tag: &str) {
    set_attribute("lang", tag);
}

/// Sets the title of the document.
pub(crate) fn set_title(title: &str) {
    document().set_title(title);
}

/// Sets the icon of the document.
pub(crate) fn set_icon(address: &str) {
    if let Ok(Some(link)) = document().query_selector("link[rel=icon]")
        && link.get_attribute("href").as_deref() != Some(address)
    {
        // Fails only for a malformed name.
        link.set_attribute("href", address).ok();
    }
}

/// Whether the reader's first language of the two is Korean.
pub(crate) fn prefers_korean() -> bool {
    let languages = window().navigator().languages();
    let first =
        languages.iter().filter_map(|tag| tag.as_string()).find(|tag| tag.starts_with("ko") || tag.starts_with("en"));
    first.is_none_or(|tag| tag.starts_with("ko"))
}

/// Whether the reader asked for less motion.
pub(crate) fn prefers_reduced_motion() -> bool {
    window().match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_some_and(|query| query.matches())
}
