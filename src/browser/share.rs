//! The share sheet of the device, and whether the page stands in somebody else's.

use js_sys::{Function, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};

/// What opens the share sheet, where the browser has one.
fn opener() -> Option<Function> {
    Reflect::get(&window().navigator(), &JsValue::from_str("share")).ok()?.dyn_into().ok()
}

/// Whether the browser has a share sheet.
pub(crate) fn can_share() -> bool {
    opener().is_some()
}

/// Opens the share sheet with a link. What becomes of it is the reader's business: closing it again is no failure.
pub(crate) fn share(title: &str, link: &str) {
    let Some(share) = opener() else { return };
    let data = Object::new();
    for (name, value) in [("title", title), ("url", link)] {
        // Fails only for an object that takes no properties.
        Reflect::set(&data, &JsValue::from_str(name), &JsValue::from_str(value)).ok();
    }
    if let Ok(sharing) = share.call1(&window().navigator(), &data) {
        wasm_bindgen_futures::spawn_local(async move {
            if let Ok(sharing) = sharing.dyn_into::<js_sys::Promise>() {
                drop(wasm_bindgen_futures::JsFuture::from(sharing).await);
            }
        });
    }
}

/// Whether the page stands in a frame.
pub(crate) fn is_framed() -> bool {
    let window = window();
    let own: &JsValue = window.as_ref();
    // Whose window is above may not be asked everywhere; then there is one.
    window.parent().map_or(true, |parent| parent.is_none_or(|parent| *own != JsValue::from(parent)))
}
