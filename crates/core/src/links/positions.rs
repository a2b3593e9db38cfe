//! Where records stand in lists, by their ids. One kind of map for all of them: each further one is a kilobyte in every page.

use std::collections::HashMap;

use crate::model::Id;
use crate::steps::step;

/// Where each id stands in a list. Of several that are equal the first counts.
pub(crate) struct Positions<'a>(HashMap<&'a Id, usize>);

impl<'a> Positions<'a> {
    pub(crate) fn of(ids: impl IntoIterator<Item = &'a Id>) -> Self {
        let mut positions = Self(HashMap::new());
        for (index, id) in ids.into_iter().enumerate() {
            step();
            positions.add(id, index);
        }
        positions
    }

    fn add(&mut self, id: &'a Id, index: usize) {
        self.0.entry(id).or_insert(index);
    }

    pub(crate) fn get(&self, id: &Id) -> Option<usize> {
        self.0.get(id).copied()
    }

    /// What is kept for the record of an id, in a list as long as the one that the positions are of.
    pub(crate) fn slot<'b, T>(&self, slots: &'b mut [T], id: &Id) -> Option<&'b mut T> {
        self.get(id).and_then(|index| slots.get_mut(index))
    }
}

/// For each of some ids the records that name it, as indices, in their order. What none of them names is left aside.
pub(crate) fn grouped<'a>(
    ids: impl ExactSizeIterator<Item = &'a Id> + Clone,
    naming: impl Iterator<Item = (usize, &'a Id)>,
) -> Vec<Vec<usize>> {
    let positions = Positions::of(ids.clone());
    let mut groups = vec![Vec::new(); ids.len()];
    for (index, id) in naming {
        step();
        if let Some(group) = positions.slot(&mut groups, id) {
            group.push(index);
        }
    }
    let own = |id| positions.get(id).and_then(|at| groups.get(at)).cloned().unwrap_or_default();
    ids.map(own).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(words: &[&str]) -> Vec<Id> {
        words.iter().filter_map(|word| Id::parse(word)).collect()
    }

    #[test]
    fn what_names_an_id_is_found_by_each_that_bears_it_and_what_names_none_is_left_aside() {
        let (bearing, naming) = (ids(&["a", "b", "a"]), ids(&["b", "a", "c", "a"]));
        let groups = grouped(bearing.iter(), naming.iter().enumerate());
        assert_eq!(groups, [vec![1, 3], vec![0], vec![1, 3]]);
    }
}
