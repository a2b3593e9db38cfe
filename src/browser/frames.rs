//! What pages in frames say to this one.

use js_sys::Reflect;
use leptos::prelude::{document, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlIFrameElement, MessageEvent};

/// The heights that are believed, in CSS pixels: as in `script/lib/embed.js`.
const HEIGHTS: std::ops::RangeInclusive<f64> = 40.0..=10_000.0;

/// Listens for as long as the page is there to the heights that frames tell in AMP's words. `work` is given the place of the frame
/// in the list of their ids, and its height in CSS pixels. What anybody else says is not heard.
pub(crate) fn on_frame_height(ids: &'static [&'static str], work: impl Fn(usize, u32) + 'static) {
    let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let Some(height) = told_height(&event.data()) else { return };
        let Some(source) = event.source() else { return };
        let is_source = |id: &&str| {
            let frame = document().get_element_by_id(id).and_then(|frame| frame.dyn_into::<HtmlIFrameElement>().ok());
            let own = frame.and_then(|frame| frame.content_window());
            own.is_some_and(|own| AsRef::<JsValue>::as_ref(&own) == AsRef::<JsValue>::as_ref(&source))
        };
        if let Some(index) = ids.iter().position(is_source) {
            work(index, height);
        }
    });
    window().add_event_listener_with_callback("message", listener.as_ref().unchecked_ref()).ok();
    listener.forget();
}

/// The height in a message, if it is one.
fn told_height(data: &JsValue) -> Option<u32> {
    if !data.is_object() {
        return None;
    }
    let get = |name: &str| Reflect::get(data, &JsValue::from_str(name)).ok();
    let is = |name: &str, expected: &str| get(name).and_then(|value| value.as_string()).as_deref() == Some(expected);
    let height = get("height")?.as_f64().filter(|height| height.fract() == 0.0 && HEIGHTS.contains(height))?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number within bounds")]
    let height = height as u32;
    (is("sentinel", "amp") && is("type", "embed-size")).then_some(height)
}
