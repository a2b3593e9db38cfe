//! Whether what a board maps exists in the feed beside it.

use std::collections::HashMap;

use downboard_core::reading::{Effect, Expected, Finding, Problem};
use downboard_feeds::{MapList, Report, Unmapped, unmapped};
use serde_json::Value;

use super::named::{NamedFeed, members};

/// Checks the maps of the feeds whose files were read, given by their names.
pub(super) fn check(feeds: &[NamedFeed<'_>], reports: &HashMap<&str, &Report>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for feed in feeds {
        let Some(report) = feed.file.and_then(|file| reports.get(file)) else { continue };
        let pointer = format!("{}/maps", feed.pointer());
        // With the format in the board this is known without the feed, and reported with its references.
        if feed.maps.is_empty() && feed.format.is_none() {
            findings.push(finding(pointer, Problem::Missing, Expected::AtLeastOne));
            continue;
        }
        let maps: Vec<_> = feed.maps.iter().map(lists).collect();
        for (index, unmapped) in unmapped(report, &maps).into_iter().enumerate() {
            findings.extend(unmapped.into_iter().map(|one| of_name(one, &format!("{pointer}/{index}"))));
        }
    }
    findings
}

/// The components, groups and regions of a map. What is no text is left to the decoder of the board, and keeps its place.
fn lists(map: &Value) -> [Vec<String>; 3] {
    [MapList::Components, MapList::Groups, MapList::Regions].map(|list| {
        let names = members(map.get(list.word())).iter();
        names.map(|name| name.as_str().unwrap_or_default().to_owned()).collect()
    })
}

fn of_name(unmapped: Unmapped, pointer: &str) -> Finding {
    let pointer = match unmapped.place {
        Some((list, index)) => format!("{pointer}/{}/{index}", list.word()),
        // Each name exists, and no component has all of them.
        None => pointer.to_owned(),
    };
    let expected = match unmapped.problem {
        Problem::Ambiguous(_) => Expected::OneComponent,
        _ => Expected::ComponentOfFeed,
    };
    finding(pointer, unmapped.problem, expected)
}

fn finding(pointer: String, problem: Problem, expected: Expected) -> Finding {
    Finding { pointer, problem, expected, effect: Effect::Kept }
}
