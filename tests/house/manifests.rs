//! Every dependency says why it is there.

use std::fs;
use std::path::Path;

use super::sources::ROOT;

/// The dependencies of a manifest, each with whether a comment stands above it.
fn dependencies(manifest: &str) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    let (mut is_listing, mut is_explained) = (false, false);
    for line in manifest.lines() {
        if line.starts_with('[') {
            is_listing = line.trim_end_matches(']').ends_with("dependencies");
        } else if is_listing && line.starts_with(|first: char| first.is_ascii_alphabetic()) {
            found.push((line.to_owned(), is_explained));
        }
        is_explained = line.starts_with('#');
    }
    found
}

#[test]
fn every_dependency_says_why_it_is_there() {
    let root = fs::read_to_string(Path::new(ROOT).join("Cargo.toml")).expect("the root's manifest");
    let explained_in_root: Vec<String> = root
        .split("\n[")
        .filter(|section| section.starts_with("workspace.dependencies]"))
        .flat_map(|section| dependencies(&format!("[{section}")))
        .filter(|(_, is_explained)| *is_explained)
        .filter_map(|(line, _)| line.split([' ', '=']).next().map(str::to_owned))
        .collect();
    let is_of_root = |line: &str| {
        let name = line.split([' ', '=', '.']).next().unwrap_or_default();
        let is_shared = line.contains(".workspace = true") || line.contains("workspace = true,");
        is_shared && explained_in_root.iter().any(|known| known == name)
    };
    let manifests = [
        "Cargo.toml",
        "crates/core/Cargo.toml",
        "crates/estimate/Cargo.toml",
        "crates/feeds/Cargo.toml",
        "crates/words/Cargo.toml",
        "crates/edit/Cargo.toml",
        "crates/export/Cargo.toml",
        "crates/publish/Cargo.toml",
        "crates/cli/Cargo.toml",
        "crates/bench/Cargo.toml",
    ];
    let mut count = 0;
    for manifest in manifests {
        let text = fs::read_to_string(Path::new(ROOT).join(manifest)).expect("a manifest");
        let all = dependencies(&text);
        count += all.len();
        let bare: Vec<String> =
            all.into_iter().filter(|(line, explained)| !explained && !is_of_root(line)).map(|(line, _)| line).collect();
        assert_eq!(bare, Vec::<String>::new(), "{manifest}");
    }
    assert!(count > 10, "{count}");
}

#[test]
fn only_the_command_line_holds_a_database_of_time_zones() {
    let manifests = [
        "crates/core",
        "crates/estimate",
        "crates/feeds",
        "crates/words",
        "crates/edit",
        "crates/export",
        "crates/publish",
        "crates/cli",
        ".",
    ];
    let holds = |folder: &&str| {
        let text = fs::read_to_string(Path::new(ROOT).join(folder).join("Cargo.toml")).expect("a manifest");
        let linked = text.split("\n[").filter(|section| !section.contains("dev-dependencies]"));
        linked.flat_map(str::lines).any(|line| line.starts_with("jiff"))
    };
    assert_eq!(manifests.into_iter().filter(|folder| holds(folder)).collect::<Vec<_>>(), ["crates/cli"]);
}
