//! The document around the page.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

/// The element that the page is mounted in: beside the facts that the document came with, which boot.js exchanges for it when
/// the page is ready; else in the place of what stands there meanwhile, which is taken down.
pub(crate) fn root() -> Option<HtmlElement> {
    if let Some(stage) = document().get_element_by_id("stage") {
        return stage.dyn_into().ok();
    }
    let root = document().get_element_by_id("app")?;
    root.set_text_content(None);
    root.dyn_into().ok()
}

/// What boot.js is told of the page.
#[derive(Clone, Copy)]
pub(crate) enum Told {
    /// Everything that a reader sees first is there.
    Ready,
    /// It will not be: the board cannot be had.
    Unready,
}

/// Tells boot.js how far the page has come.
pub(crate) fn tell(told: Told) {
    let name = match told {
        Told::Ready => "page-ready",
        Told::Unready => "page-unready",
    };
    if let Ok(event) = Event::new(name) {
        // Fails only for an event that is being dispatched already.
        window().dispatch_event(&event).ok();
    }
}

/// What the document says of the page: an attribute of its root element.
pub(crate) fn data(name: &str) -> Option<String> {
    document().document_element()?.get_attribute(name)
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

/// Whether the reader's first language of the two is Korean; where it is neither, whether the document's is.
pub(crate) fn prefers_korean() -> bool {
    let languages = window().navigator().languages();
    let first =
        languages.iter().filter_map(|tag| tag.as_string()).find(|tag| tag.starts_with("ko") || tag.starts_with("en"));
    first.or_else(|| data("lang")).is_none_or(|tag| tag.starts_with("ko"))
}

/// Whether the reader asked for less motion.
pub(crate) fn prefers_reduced_motion() -> bool {
    window().match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_some_and(|query| query.matches())
}
