//! One place of the keyboard among many: a list, a matrix or a drawing is one stop of Tab, and its keys move within.

use leptos::attr::Attribute;
use leptos::attr::custom::custom_attribute;
use leptos::ev::{self, KeyboardEvent};
use leptos::html::ElementType;
use leptos::prelude::*;
use leptos::tachys::html::event::on;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use super::Lasting;

/// Which of many the keyboard is on.
pub struct Roving<Key: Clone + PartialEq + Send + Sync + 'static> {
    current: Lasting<RwSignal<Option<Key>>>,
    /// What the keyboard moved to gets the focus; what is drawn anew does not take it from elsewhere.
    has_moved: StoredValue<bool>,
}

#[expect(clippy::expl_impl_clone_on_copy, reason = "a derived one would ask it of the key")]
impl<Key: Clone + PartialEq + Send + Sync + 'static> Clone for Roving<Key> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Key: Clone + PartialEq + Send + Sync + 'static> Copy for Roving<Key> {}

impl<Key: Clone + PartialEq + Send + Sync + 'static> Default for Roving<Key> {
    fn default() -> Self {
        Self { current: Lasting::signal(RwSignal::new(None)), has_moved: StoredValue::new(false) }
    }
}

impl<Key: Clone + PartialEq + Send + Sync + 'static> Roving<Key> {
    /// Where the keyboard is, as long as that is in the list; else at the first.
    pub fn place(self, order: &[Key]) -> usize {
        let current = self.current.get_untracked();
        current.and_then(|current| order.iter().position(|key| *key == current)).unwrap_or(0)
    }

    /// Moves there and gives it the focus.
    pub fn go(self, key: Key) {
        self.has_moved.set_value(true);
        self.current.set(Some(key));
    }

    /// Notes that a reader is there.
    pub fn note(self, key: Key) {
        self.current.set(Some(key));
    }

    /// Keeps a button or a link in step, inside its row: it gets the focus when the keyboard moves to it.
    pub fn follow<E>(self, key: Key, element: NodeRef<E>)
    where
        E: ElementType + 'static,
        E::Output: AsRef<HtmlElement> + JsCast + Clone + 'static,
    {
        Effect::new(move |_| {
            if self.current.with(|current| current.as_ref() == Some(&key)) && self.has_moved.get_value() {
                self.has_moved.set_value(false);
                element.get_untracked().and_then(|element| AsRef::<HtmlElement>::as_ref(&element).focus().ok());
            }
        });
    }

    /// Whether Tab stops at it: at the current one, and at the first as long as there is none in the list.
    pub fn is_stop(self, key: &Key, order: &[Key]) -> bool {
        self.current.with(|current| match current.as_ref().filter(|current| order.contains(current)) {
            Some(current) => current == key,
            None => order.first() == Some(key),
        })
    }

    /// Makes a button or a link of a row one stop of Tab with the others: the arrows, Home and End lead from one to the next.
    /// `order` gives those that are there.
    pub fn in_a_row<E>(
        self,
        key: Key,
        order: impl Fn() -> Vec<Key> + Clone + Send + Sync + 'static,
        element: NodeRef<E>,
    ) -> impl Attribute
    where
        E: ElementType + 'static,
        E::Output: AsRef<HtmlElement> + JsCast + Clone + 'static,
    {
        self.follow(key.clone(), element);
        let tab_index = {
            let (key, order) = (key.clone(), order.clone());
            move || if self.is_stop(&key, &order()) { "0" } else { "-1" }
        };
        let on_key = {
            let key = key.clone();
            move |event: KeyboardEvent| {
                let is_plain = !event.shift_key() && !event.ctrl_key() && !event.alt_key() && !event.meta_key();
                let next = is_plain.then(|| beside(&untrack(&order), &key, &event.key())).flatten();
                if let Some(next) = next {
                    event.prevent_default();
                    event.stop_propagation();
                    self.go(next);
                }
            }
        };
        let note = move |_| self.note(key.clone());
        (custom_attribute("tabindex", tab_index), on(ev::focus, note), on(ev::keydown, on_key))
    }
}

/// Where a key leads to from one of a row.
fn beside<Key: Clone + PartialEq>(order: &[Key], from: &Key, key: &str) -> Option<Key> {
    let place = order.iter().position(|known| known == from)?;
    let next = match key {
        "ArrowRight" | "ArrowDown" => place + 1,
        "ArrowLeft" | "ArrowUp" => place.checked_sub(1)?,
        "Home" => 0,
        "End" => order.len().checked_sub(1)?,
        _ => return None,
    };
    order.get(next).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_lead_along_a_row_and_not_beyond_its_ends() {
        let row = ["a", "b", "c"];
        for (from, key, expected) in [
            ("a", "ArrowRight", Some("b")),
            ("b", "ArrowDown", Some("c")),
            ("c", "ArrowRight", None),
            ("b", "ArrowLeft", Some("a")),
            ("a", "ArrowUp", None),
            ("c", "Home", Some("a")),
            ("a", "End", Some("c")),
            ("a", "Enter", None),
            ("gone", "ArrowRight", None),
        ] {
            assert_eq!(beside(&row, &from, key), expected, "{key} from {from}");
        }
    }
}
