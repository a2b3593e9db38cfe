//! The document around the page.

use std::time::Duration;

use leptos::prelude::{document, set_timeout, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

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

/// Goes to the element of a name, where there is one: it is seen, and what is read aloud goes on there.
pub(crate) fn go_to(id: &str) {
    let element = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        // Fails only for what cannot have the focus.
        element.focus().ok();
    }
}

/// Does something if the focus, which is on an element within others, is nowhere once what is being drawn stands: an element that
/// is moved loses it.
pub(crate) fn when_focus_is_lost(within: &'static str, work: impl FnOnce() + 'static) {
    let focused = document().active_element();
    if focused.is_none_or(|element| !matches!(element.closest(within), Ok(Some(_)))) {
        return;
    }
    let look_again = move || {
        if document().active_element().is_none_or(|element| !matches!(element.closest(within), Ok(Some(_)))) {
            work();
        }
    };
    set_timeout(look_again, Duration::ZERO);
}

/// Where an element begins and how wide it is, in pixels of the window.
pub(crate) fn edges(element: &Element) -> (f64, f64) {
    let place = element.get_bounding_client_rect();
    (place.left(), place.width())
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
