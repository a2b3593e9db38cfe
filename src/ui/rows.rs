//! A list whose rows stay while what they show changes: what a reader has unfolded stays so, and only what differs is drawn.

use std::hash::Hash;
use std::mem;

use leptos::prelude::*;

/// What a row is, by which it is known again, and what it shows.
struct Row<Key, Shown> {
    key: Key,
    now: ArcRwSignal<Shown>,
}

impl<Key: Clone, Shown> Clone for Row<Key, Shown> {
    fn clone(&self) -> Self {
        Self { key: self.key.clone(), now: self.now.clone() }
    }
}

/// The rows of a list. `list` is called whenever what it reads changes, `row` for a key that was not in the list before. A key
/// stands in the list once. A row reads the signal that it is given and nothing that outlives it.
pub fn rows<Key, Shown>(
    list: impl Fn() -> Vec<(Key, Shown)> + Send + Sync + 'static,
    row: impl Fn(Key, RwSignal<Shown>) -> AnyView + Clone + Send + 'static,
) -> impl IntoView
where
    Key: Clone + Eq + Hash + Send + Sync + 'static,
    Shown: PartialEq + Send + Sync + 'static,
{
    let known: StoredValue<Vec<Row<Key, Shown>>> = StoredValue::new(Vec::new());
    let each = move || {
        let before = known.try_update_value(mem::take).unwrap_or_default();
        let after = list().into_iter().map(|(key, shown)| {
            let Some(row) = before.iter().find(|row| row.key == key) else {
                return Row { key, now: ArcRwSignal::new(shown) };
            };
            if row.now.with_untracked(|now| *now != shown) {
                row.now.set(shown);
            }
            row.clone()
        });
        let after: Vec<_> = after.collect();
        known.set_value(after.clone());
        after
    };
    view! { <For each key=|row| row.key.clone() children=move |known| row(known.key, RwSignal::from(known.now)) /> }
}
