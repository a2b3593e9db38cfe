//! The screen: how large the window is, what fills it, what keeps it awake, and a pointer that nobody moves.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlElement, KeyboardEvent};

use super::{is_framed, is_hidden, on_visibility, set_attribute, stopwatch};

/// How large the window is, in pixels.
pub(crate) fn window_size() -> (f64, f64) {
    let pixels = |size: Result<JsValue, JsValue>| size.ok().and_then(|size| size.as_f64()).unwrap_or_default();
    (pixels(window().inner_width()), pixels(window().inner_height()))
}

fn listen(event: &str, work: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(work);
    window().add_event_listener_with_callback(event, listener.as_ref().unchecked_ref()).ok();
    listener.forget();
}

/// Does something whenever the window has another size.
pub(crate) fn on_resize(work: impl Fn() + 'static) {
    listen("resize", work);
}

/// Does something with every key that is pressed on the page.
pub(crate) fn on_key(work: impl Fn(KeyboardEvent) + 'static) {
    let listener = Closure::<dyn Fn(KeyboardEvent)>::new(work);
    window().add_event_listener_with_callback("keydown", listener.as_ref().unchecked_ref()).ok();
    listener.forget();
}

/// Whether the focus is on a button, which the space bar presses.
pub(crate) fn is_on_button() -> bool {
    document().active_element().is_some_and(|element| matches!(element.closest("button"), Ok(Some(_))))
}

/// Sets a property of the style of the root element.
pub(crate) fn set_property(name: &str, value: &str) {
    let root = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    if let Some(root) = root {
        // Fails only for a document that takes no styles.
        root.style().set_property(name, value).ok();
    }
}

/// Fills the screen with the page, or lets it go. A browser may refuse, and says so by itself. The focus does not stay on a button:
/// the next key is for the page.
pub(crate) fn toggle_full_screen() {
    if let Some(focused) = document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Fails only for what has no focus.
        focused.blur().ok();
    }
    if document().fullscreen_element().is_some() {
        document().exit_fullscreen();
    } else if let Some(root) = document().document_element()
        && let Ok(request) = Reflect::get(&root, &JsValue::from_str("requestFullscreen"))
        && let Ok(request) = request.dyn_into::<Function>()
        && let Ok(answer) = request.call0(&root)
    {
        settle(answer);
    }
}

/// Waits for a promise, however it ends.
fn settle(answer: JsValue) {
    if let Ok(answer) = answer.dyn_into::<Promise>() {
        spawn_local(async move { drop(JsFuture::from(answer).await) });
    }
}

/// Keeps the screen awake while the page is seen and stands alone; a browser lets go of it whenever the page is hidden. In vain
/// where it knows no such lock, or its power is low.
pub(crate) fn keep_awake() {
    if is_framed() {
        return;
    }
    let ask = || {
        let lock = Reflect::get(&window().navigator(), &JsValue::from_str("wakeLock")).ok();
        let request = lock.as_ref().and_then(|lock| Reflect::get(lock, &JsValue::from_str("request")).ok());
        let request = request.and_then(|request| request.dyn_into::<Function>().ok());
        if let Some((lock, request)) = lock.zip(request).filter(|_| !is_hidden())
            && let Ok(answer) = request.call1(&lock, &JsValue::from_str("screen"))
        {
            settle(answer);
        }
    };
    ask();
    on_visibility(ask);
}

/// A pointer that is hidden while nobody moves it.
pub(crate) struct Pointer {
    moved_at: Rc<Cell<i64>>,
    is_hidden: Cell<bool>,
}

/// Looks when the pointer moves.
pub(crate) fn watch_pointer() -> Pointer {
    let moved_at = Rc::new(Cell::new(stopwatch()));
    let own = Rc::clone(&moved_at);
    listen("pointermove", move || {
        // It is seen again at once, and not only with the next second.
        if own.replace(stopwatch()) < 0 {
            set_attribute("data-idle", "false");
        }
    });
    Pointer { moved_at, is_hidden: Cell::new(false) }
}

impl Pointer {
    /// Hides it if it has not moved for so many seconds.
    pub(crate) fn look(&self, now: i64, idle: i64) {
        let moved_at = self.moved_at.get();
        let is_idle = moved_at < 0 || now - moved_at >= idle;
        if is_idle && !self.is_hidden.get() {
            set_attribute("data-idle", "true");
            self.moved_at.set(-1);
        }
        self.is_hidden.set(is_idle);
    }
}
