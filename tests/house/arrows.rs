//! Which room of a package may use which. Between crates Cargo keeps the order: what a manifest does not name cannot be used.

use super::sources::{Source, package};

/// A room, and the rooms of the same package that it may use beside itself.
type Room = (&'static str, &'static [&'static str]);

/// The page: pages use components, components use ui; nothing points back.
const PAGE: &[Room] = &[
    ("ui", &[]),
    ("fetched", &[]),
    ("browser", &[]),
    ("state", &[]),
    ("place", &["state"]),
    ("estimator", &["fetched", "ui"]),
    ("live", &["browser", "ui", "place"]),
    ("components", &["ui", "state", "fetched", "estimator"]),
    ("pages", &["ui", "state", "place", "fetched", "estimator", "live", "browser", "components"]),
];

/// The core: each room uses what is above it in this list.
const CORE: &[Room] = &[
    ("time", &[]),
    ("vocabulary", &[]),
    ("steps", &[]),
    ("instant", &["time"]),
    ("model", &["time", "instant", "vocabulary", "encode"]),
    ("encode", &["time", "model"]),
    ("order", &["time", "model"]),
    ("markup", &["model"]),
    ("paths", &["model"]),
    ("reading", &["time", "model"]),
    ("decode", &["time", "instant", "vocabulary", "model", "order", "reading"]),
    ("links", &["steps", "model", "decode"]),
    ("timeline", &["time", "model", "order", "reading", "decode", "links"]),
    ("check", &["model", "reading", "timeline"]),
    ("recommend", &["time", "model", "order", "links", "timeline"]),
    ("view", &["time", "steps", "model", "order", "links", "timeline", "recommend", "vocabulary"]),
    ("cause", &["time", "model", "order", "timeline", "view"]),
    ("schema", &["model"]),
];

/// What no interface element may know.
const DOMAIN: &[&str] =
    &["downboard_core", "downboard_estimate", "downboard_export", "downboard_feeds", "downboard_words"];

/// The browser and its wrappers.
const BROWSER: &[&str] = &["web_sys", "js_sys", "gloo_net", "wasm_bindgen", "wasm_bindgen_futures"];

/// The room of a file: the first part of its module.
fn room(source: &Source) -> Option<&str> {
    source.module.get(1).map(String::as_str)
}

/// The paths of a package that a room may not mention, each with its file..
fn against(package_name: &str, folder: &str, rooms: &[Room]) -> Vec<String> {
    let sources = package(package_name, folder);
    let mut found = Vec::new();
    for source in &sources {
        let Some(own) = room(source) else { continue };
        let Some((_, allowed)) = rooms.iter().find(|(name, _)| *name == own) else { continue };
        for path in source.mentioned() {
            let [library, other, ..] = path.as_slice() else { continue };
            let is_room = library == package_name && rooms.iter().any(|(name, _)| name == other);
            if is_room && other != own && !allowed.contains(&other.as_str()) {
                found.push(format!("{}: {}", source.name, path.join("::")));
            }
        }
    }
    found
}

#[test]
fn arrows_point_down_in_the_page() {
    assert_eq!(against("downboard", "src", PAGE), Vec::<String>::new());
}

#[test]
fn arrows_point_down_in_the_core() {
    assert_eq!(against("downboard_core", "crates/core/src", CORE), Vec::<String>::new());
}

#[test]
fn every_room_has_its_place_in_the_order() {
    for (name, folder, rooms) in [("downboard", "src", PAGE), ("downboard_core", "crates/core/src", CORE)] {
        for source in package(name, folder) {
            let known = room(&source).is_none_or(|own| own == "bin" || rooms.iter().any(|(name, _)| *name == own));
            assert!(known, "{} stands in no room of the list", source.name);
        }
    }
}

#[test]
fn ui_knows_no_domain() {
    for source in package("downboard", "src").iter().filter(|source| room(source) == Some("ui")) {
        for path in source.mentioned() {
            assert!(!DOMAIN.contains(&path[0].as_str()), "{}: {}", source.name, path.join("::"));
        }
    }
}

#[test]
fn only_browser_and_live_speak_to_the_browser() {
    let mut speaking = 0;
    for source in package("downboard", "src") {
        let touches = source.mentioned().iter().any(|path| BROWSER.contains(&path[0].as_str()));
        speaking += usize::from(touches);
        assert!(!touches || matches!(room(&source), Some("browser" | "live")), "{}", source.name);
    }
    assert!(speaking > 5, "{speaking} files speak to the browser, so a look for others proves nothing");
}

/// The rooms of the page that may use the rows of the timelines and what is taken away of a board.
const TAKING: [&str; 2] = ["components", "pages"];

#[test]
fn only_components_and_pages_use_what_is_taken_away() {
    let mut taking = 0;
    for source in package("downboard", "src") {
        let takes = source.mentioned().iter().any(|path| path[0] == "downboard_export");
        taking += usize::from(takes);
        assert!(!takes || room(&source).is_some_and(|own| TAKING.contains(&own)), "{}", source.name);
    }
    assert!(taking > 0, "no file uses it, so a look for others proves nothing");
}

/// What a split brings, and who may name it: whoever else does links it into the first module.
const SPLIT: [(&str, &[&str]); 6] = [
    ("details", &["src/pages/details.rs", "src/pages/mod.rs"]),
    ("opener", &["src/pages/details.rs", "src/pages/mod.rs"]),
    ("lanes", &["src/pages/lanes.rs", "src/pages/mod.rs"]),
    ("reach", &["src/pages/reach.rs", "src/pages/mod.rs"]),
    // The methods page is about estimates, and live boards have their feeds at once there.
    ("estimator", &["src/estimator.rs", "src/pages/mounts.rs"]),
    ("follower", &["src/pages/live.rs", "src/pages/mod.rs", "src/pages/mounts.rs"]),
];

#[test]
fn what_a_split_brings_is_named_by_binaries_only() {
    for source in package("downboard", "src") {
        for path in source.mentioned() {
            let [.., room, name] = path.as_slice() else { continue };
            let is_split = SPLIT.iter().find(|(split, _)| split == name && (room == "pages" || room == "estimator"));
            let may = |homes: &&[&str]| source.name.starts_with("src/bin/") || homes.contains(&source.name.as_str());
            assert!(is_split.is_none_or(|(_, homes)| may(homes)), "{}: {}", source.name, path.join("::"));
        }
    }
}
