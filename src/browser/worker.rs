//! Workers.

use leptos::prelude::{document, window};
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

/// Starts the worker whose address stands on the root element, and listens to it. What it says comes as text; `None` when it
/// breaks. Gives back nothing when there can be no worker.
pub(crate) fn start_worker(on_text: impl Fn(Option<String>) + 'static) -> Option<Worker> {
    let address = document().document_element()?.get_attribute("data-worker")?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(&address, &options).ok()?;
    let on_text = std::rc::Rc::new(on_text);
    let broken = std::rc::Rc::clone(&on_text);
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| on_text(event.data().as_string()));
    let on_error = Closure::<dyn Fn()>::new(move || broken(None));
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    // They listen as long as the page lives.
    on_message.forget();
    on_error.forget();
    Some(worker)
}

/// Says something to a worker.
pub(crate) fn tell_worker(worker: &Worker, text: &str) {
    // Fails only for what cannot be copied; text can.
    worker.post_message(&JsValue::from_str(text)).ok();
}

/// Whether the page is hidden.
pub(crate) fn is_hidden() -> bool {
    document().hidden()
}

/// Does something whenever the page is hidden or shown.
pub(crate) fn on_visibility(work: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(work);
    document().add_event_listener_with_callback("visibilitychange", listener.as_ref().unchecked_ref()).ok();
    listener.forget();
}

/// An address, seen from the page, in full.
pub(crate) fn absolute(address: &str) -> String {
    let base = window().location().href().unwrap_or_default();
    web_sys::Url::new_with_base(address, &base).map_or_else(|_| address.to_owned(), |url| url.href())
}
