//! Work that is repeated, or waits.

use std::time::Duration;

use js_sys::Promise;
use leptos::prelude::{IntervalHandle, request_animation_frame, set_interval_with_handle, set_timeout};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// Does something again and again until the handle is cleared. `None` when the browser refuses a timer.
pub(crate) fn every(interval: Duration, work: impl Fn() + 'static) -> Option<IntervalHandle> {
    set_interval_with_handle(work, interval).ok()
}

/// Does something once, after a time.
pub(crate) fn after(time: Duration, work: impl FnOnce() + 'static) {
    set_timeout(work, time);
}

/// Does something once what is on the page by now has been painted: in a task of its own, so that neither waits for the other.
pub(crate) fn after_paint(work: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(work, Duration::ZERO));
}

/// Tells the script that has started the page, `boot.js`, that this module still runs. It takes the mark away again and
/// says that the page has stopped when the mark does not come back, so it is set in every ten seconds from the first time on.
pub(crate) fn beat() {
    super::set_attribute("data-beat", "");
}

/// Lets the browser do what waits for it: what follows is a task of its own. Not by a timer, for which a page that nobody sees
/// waits long.
pub(crate) async fn breathe() {
    let Ok(channel) = MessageChannel::new() else { return };
    let (here, there) = (channel.port1(), channel.port2());
    let turn = Promise::new(&mut |resolve, _| here.set_onmessage(Some(&resolve)));
    if there.post_message(&JsValue::NULL).is_ok() {
        JsFuture::from(turn).await.ok();
    }
    here.close();
}
