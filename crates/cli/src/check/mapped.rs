//! Whether what a board maps exists in the feed beside it.

use std::collections::HashMap;

use downboard_core::decode::{Effect, Expected, Finding, Problem};
use downboard_core::feeds::{Report, ReportComponent};
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
        // A list of incidents names only what is wrong: what it does not name may exist.
        if report.components.is_empty() {
            continue;
        }
        for (index, map) in feed.maps.iter().enumerate() {
            of_map(map, &report.components, &format!("{pointer}/{index}"), &mut findings);
        }
    }
    findings
}

/// Whether a component answers to a name.
type Answers = fn(&ReportComponent, &str) -> bool;

/// The lists of a map, each with whether a component answers to a name in it.
const LISTS: [(&str, Answers); 3] = [
    ("components", |component, name| component.id == name || component.name == name),
    ("groups", |component, name| component.group.as_deref() == Some(name)),
    ("regions", |component, name| component.region.as_deref() == Some(name)),
];

fn of_map(map: &Value, components: &[ReportComponent], pointer: &str, findings: &mut Vec<Finding>) {
    let before = findings.len();
    let mut mapped: Vec<&ReportComponent> = components.iter().collect();
    for (key, answers) in LISTS {
        let names = members(map.get(key)).iter().enumerate().filter_map(|(index, name)| Some((index, name.as_str()?)));
        let names: Vec<(usize, &str)> = names.collect();
        for (index, name) in &names {
            if !components.iter().any(|component| answers(component, name)) {
                let problem = Problem::UnknownReference((*name).to_owned());
                findings.push(finding(format!("{pointer}/{key}/{index}"), problem, Expected::ComponentOfFeed));
            }
        }
        mapped.retain(|component| names.is_empty() || names.iter().any(|(_, name)| answers(component, name)));
    }
    // Each name exists, and no component has all of them.
    if mapped.is_empty() && findings.len() == before {
        findings.push(finding(pointer.to_owned(), Problem::Empty, Expected::ComponentOfFeed));
    }
}

fn finding(pointer: String, problem: Problem, expected: Expected) -> Finding {
    Finding { pointer, problem, expected, effect: Effect::Kept }
}
