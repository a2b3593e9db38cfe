//! A signal or memo that outlives many who read it.

use leptos::prelude::*;
use leptos::reactive::graph::{AnySource, Observer, Source, ToAnySource};

/// A source that lets go of a reader that goes. `reactive_graph` 0.2 tells a source neither of an effect nor of a memo that is
/// dropped, and the source keeps, and tells, all that it ever had: on a wall, a few more with every change, for weeks.
///
/// To be read where an effect or memo of its own reads, or untracked.
#[derive(Clone, Copy)]
pub struct Lasting<S> {
    source: S,
    node: StoredValue<AnySource>,
}

impl<T: Send + Sync + 'static> Lasting<Memo<T>> {
    /// A memo whose readers are let go of.
    pub fn memo(memo: Memo<T>) -> Self {
        Self { source: memo, node: StoredValue::new(ArcMemo::from(memo).to_any_source()) }
    }
}

impl<T: Send + Sync + 'static> Lasting<RwSignal<T>> {
    /// A signal whose readers are let go of.
    pub fn signal(signal: RwSignal<T>) -> Self {
        Self { source: signal, node: StoredValue::new(ArcRwSignal::from(signal).to_any_source()) }
    }

    /// Gives it another value.
    pub fn set(self, value: T) {
        self.source.set(value);
    }
}

impl<S: Copy> Lasting<S> {
    /// The value, in a closure.
    pub fn get(self) -> S::Value
    where
        S: Get,
    {
        let_go_later(self.node);
        self.source.get()
    }

    /// What is made of the value, in a closure.
    pub fn with<U>(self, make: impl FnOnce(&S::Value) -> U) -> U
    where
        S: With,
        S::Value: Sized,
    {
        let_go_later(self.node);
        self.source.with(make)
    }

    /// Listens without a look at the value.
    pub fn track(self)
    where
        S: Track,
    {
        let_go_later(self.node);
        self.source.track();
    }

    /// The value now.
    pub fn get_untracked(self) -> S::Value
    where
        S: GetUntracked,
    {
        self.source.get_untracked()
    }

    /// The value now, unless its page is gone.
    pub fn try_get_untracked(self) -> Option<S::Value>
    where
        S: GetUntracked,
    {
        self.source.try_get_untracked()
    }

    /// What is made of the value now.
    pub fn with_untracked<U>(self, make: impl FnOnce(&S::Value) -> U) -> U
    where
        S: WithUntracked,
        S::Value: Sized,
    {
        self.source.with_untracked(make)
    }
}

/// The owner of a reader is cleaned up when it reads anew and when it goes; either way it is no reader any more. One function
/// for all types: each would bring its own into every page.
fn let_go_later(node: StoredValue<AnySource>) {
    let Some((reader, source)) = Observer::get().zip(node.try_get_value()) else { return };
    on_cleanup(move || source.remove_subscriber(&reader));
}
