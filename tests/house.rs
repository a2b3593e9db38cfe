//! The house keeps its order: what may mention what, where words and colours live, and that every dependency says why it
//! is there. Read from the source files themselves, because the compiler cannot refuse an arrow within one package.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The browser and its wrappers.
const BROWSER: &[&str] = &["web_sys", "js_sys", "gloo"];

/// The files of a folder and of the folders in it, or the file itself, with their addresses below the root of the house.
fn files(place: &str, extension: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect(&Path::new(ROOT).join(place), extension, &mut found);
    found.sort();
    assert!(!found.is_empty(), "{place} holds no .{extension} file, so a look at it proves nothing");
    found
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let name = path.strip_prefix(ROOT).unwrap_or(&path).display().to_string();
            (name, text)
        })
        .collect()
}

fn collect(place: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    if place.is_dir() {
        for entry in fs::read_dir(place).unwrap_or_else(|error| panic!("{}: {error}", place.display())) {
            collect(&entry.expect("an entry").path(), extension, found);
        }
    } else if place.extension().is_some_and(|own| own == extension) {
        found.push(place.to_owned());
    }
}

/// A Rust file without its comments and without the tests at its end: what is compiled into the page.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if character == '"' {
            let length = string_length(rest);
            code.push_str(&rest[..length]);
            length
        } else if rest.starts_with("'\"'") {
            // A quotation mark as a character begins no string.
            3
        } else {
            code.push(character);
            character.len_utf8()
        };
        rest = &rest[length..];
    }
    code
}

/// How long the string at the start of a text is, with its quotation marks.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (index, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return index + 1,
            _ => {}
        }
    }
    text.len()
}

/// The lines of these places that mention one of these words, outside of comments and tests.
fn mentions(places: &[&str], words: &[&str]) -> Vec<String> {
    places
        .iter()
        .flat_map(|place| files(place, "rs"))
        .flat_map(|(name, text)| {
            let lines: Vec<String> = code(&text).lines().map(str::to_owned).collect();
            lines.into_iter().map(move |line| (name.clone(), line))
        })
        .filter(|(_, line)| words.iter().any(|word| line.contains(word)))
        .map(|(name, line)| format!("{name}: {}", line.trim()))
        .collect()
}

/// Nothing in these places mentions any of these words.
#[track_caller]
fn check(places: &[&str], forbidden: &[&str]) {
    assert_eq!(mentions(places, forbidden), Vec::<String>::new());
}

#[test]
fn the_look_at_the_sources_sees_what_is_there_and_no_comment() {
    assert_eq!(code("let a = \"// 가 \\\" 나\"; // 다\n/* 라 */ b '\"' c"), "let a = \"// 가 \\\" 나\"; \n b  c");
    assert_eq!(code("before\n#[cfg(test)]\nmod tests {}"), "before\n");
    assert!(mentions(&["src/pages"], &["crate::components"]).len() > 1);
    assert!(mentions(&["src/live", "src/browser"], BROWSER).len() > 1);
}

#[test]
fn ui_knows_no_domain() {
    check(&["src/ui"], &["downboard_core", "crate::components", "crate::pages", "downboard_words"]);
}

#[test]
fn components_neither_fetch_nor_touch_the_browser() {
    check(&["src/components"], &["crate::pages", "crate::live", "crate::browser", "web_sys"]);
}

#[test]
fn state_knows_no_component() {
    let above = ["crate::components", "crate::pages", "crate::ui", "super::components", "super::pages", "super::ui"];
    check(&["src/state.rs"], &above);
}

#[test]
fn only_browser_and_live_speak_to_the_browser() {
    let elsewhere: Vec<String> = mentions(&["src"], BROWSER)
        .into_iter()
        .filter(|line| !line.starts_with("src/browser/") && !line.starts_with("src/live/"))
        .collect();
    assert_eq!(elsewhere, Vec::<String>::new());
}

#[test]
fn what_is_pure_reads_no_clock_and_knows_no_browser() {
    let outside = ["web_sys", "js_sys", "wasm_bindgen", "leptos", "gloo", "SystemTime", "Instant::now"];
    check(&["crates/core/src", "crates/estimate/src", "crates/feeds/src", "crates/words/src"], &outside);
}

/// Whether a character is written in Hangul: a syllable, or a letter of one.
fn is_hangul(character: char) -> bool {
    matches!(character, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}')
}

#[test]
fn what_is_said_in_korean_stands_in_the_message_table() {
    let korean = |place: &str| -> Vec<String> {
        let korean = |(name, text): (String, String)| code(&text).chars().any(is_hangul).then_some(name);
        files(place, "rs").into_iter().filter_map(korean).collect()
    };
    assert!(!korean("crates/words/src").is_empty(), "the words speak no Korean, so a look for it proves nothing");
    assert_eq!(korean("src"), Vec::<String>::new());
}

/// A stylesheet without its comments.
fn style(text: &str) -> String {
    let mut style = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        style.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    style + rest
}

const COLOUR_FUNCTIONS: &[&str] =
    &["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "color("];
/// The names that people type; `transparent`, `currentcolor` and the system's own colours are no choice of ours.
const COLOUR_NAMES: &[&str] = &[
    "white", "black", "red", "green", "blue", "yellow", "orange", "purple", "gray", "grey", "silver", "navy", "teal",
    "brown", "pink",
];

/// The colour that a declaration spells out, if any. A function of a token, such as `rgb(from var(--ink) …)`, is none.
fn colour_literal(value: &str) -> Option<String> {
    let value = value.to_ascii_lowercase();
    let hex = value.match_indices('#').map(|(at, _)| &value[at + 1..]).find(|after| {
        let digits = after.chars().take_while(char::is_ascii_alphanumeric).collect::<String>();
        matches!(digits.len(), 3 | 4 | 6 | 8) && digits.chars().all(|digit| digit.is_ascii_hexdigit())
    });
    let function = || {
        COLOUR_FUNCTIONS.iter().find(|function| {
            value.match_indices(*function).any(|(at, _)| {
                let begins_word =
                    !value[..at].ends_with(|before: char| before.is_ascii_alphanumeric() || before == '-');
                let arguments = value[at + function.len()..].trim_start();
                begins_word && !arguments.trim_start_matches("from ").starts_with("var(")
            })
        })
    };
    let name = || {
        let mut words = value.split(|character: char| !(character.is_ascii_alphanumeric() || character == '-'));
        words.find(|word| COLOUR_NAMES.contains(word))
    };
    hex.map(str::to_owned)
        .or_else(|| function().map(|function| (*function).to_owned()))
        .or_else(|| name().map(str::to_owned))
}

/// The declarations of a stylesheet that spell out a colour or shout down the others.
fn faults(text: &str) -> Vec<String> {
    style(text)
        .split(['{', '}', ';'])
        .filter_map(|part| part.split_once(':').map(|(property, value)| (part.trim(), property.trim(), value)))
        .filter(|(part, property, value)| {
            // A selector has a colon as well; it ends in a brace and its first word is no property.
            let is_declaration = property.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
            part.contains("!important") || (is_declaration && colour_literal(value).is_some())
        })
        .map(|(part, _, _)| part.to_owned())
        .collect()
}

#[test]
fn a_colour_in_a_stylesheet_is_seen() {
    for (text, count) in [
        ("a { color: #fff }", 1),
        ("a { border: 1px solid #12345678; }", 1),
        ("a { background: rgb(0 0 0 / 5%) }", 1),
        ("a { box-shadow: 0 1px Black }", 1),
        ("a { display: none !important }", 1),
        ("a:hover { color: var(--ink); fill: url(#hatch-major); white-space: nowrap }", 0),
        ("a { color: rgb(from var(--ink) r g b / 50%) } /* #fff */", 0),
    ] {
        assert_eq!(faults(text).len(), count, "{text}");
    }
}

#[test]
fn colours_stand_in_the_tokens_only_and_nothing_shouts() {
    let sheets = files("style", "css");
    let (tokens, others): (Vec<_>, Vec<_>) = sheets.into_iter().partition(|(name, _)| name.ends_with("/tokens.css"));
    assert!(tokens.iter().any(|(_, text)| faults(text).len() > 10), "the tokens hold no colours");
    let found: Vec<String> = others
        .into_iter()
        .flat_map(|(name, text)| {
            faults(&text).into_iter().map(move |fault| format!("{name}: {fault}")).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(found, Vec::<String>::new());
}

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
