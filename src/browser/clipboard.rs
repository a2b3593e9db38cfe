//! Copying text.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlTextAreaElement;

/// Puts a text on the clipboard; whether it is there. A browser has none for pages that are not fetched securely, and may refuse.
pub(crate) async fn copy(text: &str) -> bool {
    let get = |target: &JsValue, name: &str| Reflect::get(target, &JsValue::from_str(name)).ok();
    let clipboard = get(&window().navigator(), "clipboard").filter(|clipboard| !clipboard.is_undefined());
    let Some(clipboard) = clipboard else { return false };
    let write = get(&clipboard, "writeText").and_then(|write| write.dyn_into::<Function>().ok());
    let begun = write.and_then(|write| write.call1(&clipboard, &JsValue::from_str(text)).ok());
    match begun.and_then(|begun| begun.dyn_into::<Promise>().ok()) {
        Some(promise) => JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}

/// Selects what stands in a field for several lines, for whoever copies it by hand.
pub(crate) fn select_text(id: &str) {
    let field = document().get_element_by_id(id).and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok());
    if let Some(field) = field {
        field.focus().ok();
        field.select();
    }
}
