//! Sorting by one routine. Every `sort_by_key` with a closure of its own compiles to three more kilobytes; a page that has
//! to fit into a fraction of a second on a bad network does not afford a dozen of them.

use crate::time::Timestamp;

/// The most values of a key.
const MOST_VALUES: usize = 7;

/// What items are ordered by: the first of its values decides, then the next. One type for all orders, so that there is one
/// routine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    values: [i64; MOST_VALUES],
    length: usize,
}

impl Key {
    /// The least value first. What is too large for a value counts as the largest.
    pub fn least(value: impl TryInto<i64>) -> Self {
        Self::default().then_least(value)
    }

    /// The greatest value first.
    pub fn most(value: impl TryInto<i64>) -> Self {
        Self::default().then_most(value)
    }

    /// Of equals the least value first.
    #[must_use]
    pub fn then_least(self, value: impl TryInto<i64>) -> Self {
        self.then(value.try_into().unwrap_or(i64::MAX))
    }

    /// Of equals the greatest value first.
    #[must_use]
    pub fn then_most(self, value: impl TryInto<i64>) -> Self {
        // Not the negative, which the least of all values does not have.
        self.then(!value.try_into().unwrap_or(i64::MAX))
    }

    fn then(mut self, value: i64) -> Self {
        debug_assert!(self.length < MOST_VALUES, "a key of more values than there is room for");
        if let Some(next) = self.values.get_mut(self.length) {
            *next = value;
        }
        self.length += 1;
        self
    }
}

/// The items by their keys; items with equal keys keep their order.
pub fn by_key<T>(items: Vec<T>, key: impl Fn(&T) -> Key) -> Vec<T> {
    let mut keys: Vec<(Key, usize)> = items.iter().enumerate().map(|(index, item)| (key(item), index)).collect();
    keys.sort_unstable();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    keys.into_iter().filter_map(|(_, index)| items.get_mut(index).and_then(Option::take)).collect()
}

/// Instants in order, each once.
pub fn instants(instants: Vec<Timestamp>) -> Vec<Timestamp> {
    let mut instants = by_key(instants, |at| Key::least(at.as_second()));
    instants.dedup();
    instants
}

/// The key of something that happened within an interval: by its latest end, then by its earliest.
pub fn by_time(when: crate::model::When) -> Key {
    Key::least(when.latest().as_second()).then_least(when.earliest().map_or(i64::MIN, Timestamp::as_second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_their_order() {
        let sorted = by_key(vec!["b1", "a1", "b2", "a2"], |item| Key::least(item.as_bytes()[0]));
        assert_eq!(sorted, ["a1", "a2", "b1", "b2"]);
    }

    #[test]
    fn each_value_decides_only_among_equals_of_those_before_it() {
        let sorted = by_key(vec![(1, i64::MAX), (0, 1), (1, i64::MIN), (0, 2)], |(one, other)| {
            Key::least(*one).then_most(*other)
        });
        assert_eq!(sorted, [(0, 2), (0, 1), (1, i64::MAX), (1, i64::MIN)]);
        assert_eq!(by_key(vec![u64::MAX, 1], |value| Key::least(*value)), [1, u64::MAX], "too large is largest");
    }
}
