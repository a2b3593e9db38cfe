//! What comes near to what is seen of the page, and how wide it is there.

use leptos::prelude::{RwSignal, Set, StoredValue, document, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, ResizeObserver};

/// As far from the edge of the window as the window is high: a reader who scrolls finds it made.
const MARGIN: &str = "100% 0px";

/// A watch that ends with the owner in which it was begun.
struct Watch {
    observer: IntersectionObserver,
    _seen: Closure<dyn Fn(js_sys::Array)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// The same for the size of an element.
struct SizeWatch {
    observer: ResizeObserver,
    _seen: Closure<dyn Fn()>,
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells a signal how wide an element is, in pixels, now and whenever that changes, for as long as the owner is there.
pub(crate) fn watch_width(element: &Element, width: RwSignal<f64>) {
    watch(element, move |own| {
        // Its place may be gone by then.
        width.try_set(own.get_bounding_client_rect().width());
    });
}

/// The same in pixels as they are where the text has its usual size: how much text has room in it.
pub(crate) fn watch_room(element: &Element, room: RwSignal<f64>) {
    watch(element, move |own| {
        // Its place may be gone by then.
        room.try_set(own.get_bounding_client_rect().width() / text_size());
    });
}

/// Tells how wide and how high an element is, in the size of the page's text, now and whenever that changes, for as long as the
/// owner is there.
pub(crate) fn watch_size(element: &Element, told: impl Fn(f64, f64) + 'static) {
    watch(element, move |own| {
        let (place, rem) = (own.get_bounding_client_rect(), USUAL_TEXT * text_size());
        told(place.width() / rem, place.height() / rem);
    });
}

/// How many times as large as usual a reader has the text.
fn text_size() -> f64 {
    let style = document().document_element().and_then(|root| window().get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    let pixels: Option<f64> = size.and_then(|size| size.trim_end_matches("px").parse().ok());
    pixels.filter(|pixels| *pixels > 0.0).map_or(1.0, |pixels| pixels / USUAL_TEXT)
}

/// The size of text without a choice of the reader, in pixels.
const USUAL_TEXT: f64 = 16.0;

fn watch(element: &Element, told: impl Fn(&Element) + 'static) {
    let own = element.clone();
    let seen = Closure::<dyn Fn()>::new(move || told(&own));
    if let Ok(observer) = ResizeObserver::new(seen.as_ref().unchecked_ref()) {
        observer.observe(element);
        StoredValue::new_local(SizeWatch { observer, _seen: seen });
    }
}

/// Tells a signal whether an element is near to what is seen, for as long as the owner is there. Where a browser cannot say, it is.
pub(crate) fn watch_near(element: &Element, is_near: RwSignal<bool>) {
    let seen = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let latest: IntersectionObserverEntry = entries.pop().unchecked_into();
        // Its place may be gone by then.
        is_near.try_set(latest.is_intersecting());
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    let observer = IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options);
    let Ok(observer) = observer else {
        is_near.set(true);
        return;
    };
    observer.observe(element);
    StoredValue::new_local(Watch { observer, _seen: seen });
}

/// Tells a signal while the page is printed: a page on paper has no window.
pub(crate) fn watch_print(is_printed: RwSignal<bool>) {
    for (event, is_begun) in [("beforeprint", true), ("afterprint", false)] {
        let listener = Closure::<dyn Fn(JsValue)>::new(move |_| {
            is_printed.try_set(is_begun);
        });
        window().add_event_listener_with_callback(event, listener.as_ref().unchecked_ref()).ok();
        listener.forget();
    }
}
