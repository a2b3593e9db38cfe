//! The address bar.

/// The query of the address, with its question mark, or empty.
pub(crate) fn query() -> String {
    leptos::prelude::window().location().search().unwrap_or_default()
}

/// Replaces the query without a new entry in the history: a replay would bury the page the reader came from.
pub(crate) fn replace_query(query: &str) {
    let window = leptos::prelude::window();
    let Ok(path) = window.location().pathname() else { return };
    let address = if query.is_empty() { path } else { format!("{path}?{query}") };
    if let Ok(history) = window.history() {
        // Refused in some sandboxes; the page works all the same.
        history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address)).ok();
    }
}

/// Goes to the element that the address names, as the browser does when it loads a page that is there from the beginning.
/// Nothing happens where the reader has scrolled already.
pub(crate) fn follow_fragment() {
    let window = leptos::prelude::window();
    let location = window.location();
    let is_named = location.hash().is_ok_and(|hash| hash.len() > 1);
    if is_named && window.scroll_y().is_ok_and(|top| top < 1.0) {
        // To the address that it has: the browser goes to the element and keeps its history as it is.
        location.href().and_then(|href| location.replace(&href)).ok();
    }
}
