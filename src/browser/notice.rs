//! Notifications of the device, for as long as the page is open.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Notification, NotificationPermission};

/// Whether the browser has notifications.
fn can_notify() -> bool {
    js_sys::Reflect::has(&window(), &JsValue::from_str("Notification")).unwrap_or(false)
}

/// Asks the reader whether the page may show notifications, and says what the answer was. Only what a reader does may ask.
pub(crate) fn ask_to_notify(answered: impl FnOnce(bool) + 'static) {
    let asked = can_notify().then(Notification::request_permission);
    let Some(Ok(asked)) = asked else {
        answered(false);
        return;
    };
    spawn_local(async move {
        let is_answered = JsFuture::from(asked).await.is_ok();
        answered(is_answered && Notification::permission() == NotificationPermission::Granted);
    });
}

/// Shows a notification.
pub(crate) fn notify(text: &str) {
    if can_notify() {
        // Fails where only a page that was installed may show one: the page itself says the same.
        Notification::new(text).ok();
    }
}
