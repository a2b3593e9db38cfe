//! Sorting by one routine. Every `sort_by_key` with a closure of its own compiles to three more kilobytes; a page that has
//! to fit into a fraction of a second on a bad network does not afford a dozen of them.

use crate::time::Timestamp;

/// The items by their keys, least first; items with equal keys keep their order.
pub fn by_key<T>(items: Vec<T>, key: impl Fn(&T) -> [i64; 4]) -> Vec<T> {
    let mut keys: Vec<([i64; 4], usize)> = items.iter().enumerate().map(|(index, item)| (key(item), index)).collect();
    keys.sort_unstable();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    keys.into_iter().filter_map(|(_, index)| items.get_mut(index).and_then(Option::take)).collect()
}

/// Instants in order, each once.
pub fn instants(instants: Vec<Timestamp>) -> Vec<Timestamp> {
    let mut instants = by_key(instants, |at| [at.as_second(), 0, 0, 0]);
    instants.dedup();
    instants
}

/// The key of something that happened within an interval: by its latest end, then by its earliest.
pub fn by_time(when: crate::model::When) -> [i64; 4] {
    [when.latest().as_second(), when.earliest().map_or(i64::MIN, Timestamp::as_second), 0, 0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_their_order() {
        let sorted = by_key(vec!["b1", "a1", "b2", "a2"], |item| [i64::from(item.as_bytes()[0]), 0, 0, 0]);
        assert_eq!(sorted, ["a1", "a2", "b1", "b2"]);
    }
}
