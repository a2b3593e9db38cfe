//! A list whose rows stay while what they show changes: what a reader has unfolded stays so, and only what differs is drawn.

use std::hash::Hash;
use std::mem;

use leptos::prelude::*;
use leptos::tachys::reactive_graph::OwnedView;
use leptos::tachys::view::keyed::keyed;

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
/// stands in the list once. Inside a row, read signals that outlive it only through [`Lasting`](super::Lasting); `use_context` does not work.
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
    // Not `For`: it makes each row's owner a child of its own, which never forgets it. A list on a wall would grow for weeks.
    let made = move |_, known: Row<Key, Shown>| {
        let owner = Owner::default();
        // A row that reads is none the list's business.
        let view = owner.with(|| untrack(|| row(known.key, RwSignal::from(known.now))));
        (drop, OwnedView::new_with_owner(view, owner))
    };
    move || keyed(each(), |row| row.key.clone(), made.clone())
}
