//! No files use each other in a circle: each can be read, tested and moved with what is below it. What the file of a room
//! shares with the files in the room is no circle.

use std::collections::BTreeMap;

use super::sources::{LIBRARIES, Map, Source, package};

/// Which files each file uses, by their places among the sources.
fn arrows(sources: &[Source]) -> Vec<Vec<usize>> {
    let map = Map::of(sources);
    let place = |file: &Source| sources.iter().position(|source| source.module == file.module);
    let of = |source: &Source| {
        let used = source.mentioned().into_iter().filter_map(|path| map.file(source, &path));
        let is_room = |file: &&Source| source.module.starts_with(&file.module);
        let mut places: Vec<usize> = used.filter(|file| !is_room(file)).filter_map(place).collect();
        places.sort_unstable();
        places.dedup();
        places
    };
    sources.iter().map(of).collect()
}

/// The groups of files that use each other, by their names.
fn circles(sources: &[Source]) -> Vec<Vec<&str>> {
    let arrows = arrows(sources);
    let reached = |from: usize| {
        let mut is_reached = vec![false; sources.len()];
        let mut open = arrows[from].clone();
        while let Some(place) = open.pop() {
            if !std::mem::replace(&mut is_reached[place], true) {
                open.extend(&arrows[place]);
            }
        }
        is_reached
    };
    let reached: Vec<Vec<bool>> = (0..sources.len()).map(reached).collect();
    let mut groups: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for (place, source) in sources.iter().enumerate().filter(|(place, _)| reached[*place][*place]) {
        let first = (0..sources.len()).find(|other| reached[place][*other] && reached[*other][place]);
        groups.entry(first.expect("itself at least")).or_default().push(&source.name);
    }
    groups.into_values().collect()
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    for (name, folder) in LIBRARIES.into_iter().chain([("cli", "crates/cli/src")]) {
        let sources = package(name, folder);
        let arrows: usize = arrows(&sources).iter().map(Vec::len).sum();
        assert!(arrows > sources.len() / 2, "{folder}: {arrows} arrows between {} files", sources.len());
        assert_eq!(circles(&sources), Vec::<Vec<&str>>::new(), "{folder}");
    }
}
