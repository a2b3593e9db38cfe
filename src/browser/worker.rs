//! Workers.

use leptos::prelude::{document, window};
use wasm_bindgen::prelude::*;
use web_sys::{Event, MessageEvent, Worker, WorkerOptions, WorkerType};

/// A worker that runs until it is let go of.
pub(crate) struct RunningWorker {
    worker: Worker,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn()>,
}

impl RunningWorker {
    /// Says something to it.
    pub(crate) fn tell(&self, text: &str) {
        // Fails only for what cannot be copied; text can.
        self.worker.post_message(&JsValue::from_str(text)).ok();
    }
}

impl Drop for RunningWorker {
    fn drop(&mut self) {
        // What it has said by now and is not heard yet must not be heard any more.
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// Starts the worker whose address stands on the root element, and listens to it. What it says comes as text; `None` when it
/// breaks. Gives back nothing when there can be no worker.
pub(crate) fn start_worker(on_text: impl Fn(Option<String>) + 'static) -> Option<RunningWorker> {
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
    Some(RunningWorker { worker, _on_message: on_message, _on_error: on_error })
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

/// Does something whenever the network is back.
pub(crate) fn on_online(work: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(work);
    window().add_event_listener_with_callback("online", listener.as_ref().unchecked_ref()).ok();
    listener.forget();
}

/// Tells the script that has started the page, `boot.js`, that a part of it could not be had: a newer version may be there.
pub(crate) fn tell_missing_part() {
    if let Ok(event) = Event::new("missing-part") {
        // Fails only for an event that is under way already.
        window().dispatch_event(&event).ok();
    }
}

/// An address, seen from the page, in full.
pub(crate) fn absolute(address: &str) -> String {
    let base = window().location().href().unwrap_or_default();
    web_sys::Url::new_with_base(address, &base).map_or_else(|_| address.to_owned(), |url| url.href())
}
