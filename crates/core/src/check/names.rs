//! The ids that the records of a board have.

use std::collections::{HashMap, HashSet};

use super::place::JsonPlace;

/// The ids of a board document.
pub(super) struct BoardNames<'a> {
    pub(super) id: Option<&'a str>,
    pub(super) sources: HashSet<&'a str>,
    pub(super) providers: HashSet<&'a str>,
    pub(super) sites: HashSet<&'a str>,
    /// The features of each service.
    pub(super) services: HashMap<&'a str, HashSet<&'a str>>,
    /// The features of each alternative.
    pub(super) alternatives: HashMap<&'a str, HashSet<&'a str>>,
}

impl<'a> BoardNames<'a> {
    pub(super) fn of(board: &JsonPlace<'a>) -> Self {
        Self {
            id: board.id_of("id"),
            sources: ids(board, "sources"),
            providers: ids(board, "providers"),
            sites: ids(board, "sites"),
            services: with_features(board, "services"),
            alternatives: with_features(board, "alternatives"),
        }
    }

    /// The features of a service or alternative.
    pub(super) fn features(&self, id: &str) -> Option<&HashSet<&'a str>> {
        self.services.get(id).or_else(|| self.alternatives.get(id))
    }
}

/// The ids of the records in a list.
pub(super) fn ids<'a>(document: &JsonPlace<'a>, key: &str) -> HashSet<&'a str> {
    document.list(key).filter_map(|record| record.id_of("id")).collect()
}

fn with_features<'a>(board: &JsonPlace<'a>, key: &str) -> HashMap<&'a str, HashSet<&'a str>> {
    let mut known: HashMap<&'a str, HashSet<&'a str>> = HashMap::new();
    for record in board.list(key) {
        if let Some(id) = record.id_of("id") {
            known.entry(id).or_default().extend(ids(&record, "features"));
        }
    }
    known
}
