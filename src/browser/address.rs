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
