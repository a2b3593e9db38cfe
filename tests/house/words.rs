//! Where words stand: what people read is in `crates/words`, in both languages, and nowhere else.

use super::sources::{files, package};

/// Whether a character is written in Hangul: a syllable, or a letter of one.
fn is_hangul(character: char) -> bool {
    matches!(character, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}')
}

/// The files of a folder that hold Hangul, comments and tests included.
fn korean(folder: &str) -> Vec<String> {
    let is_korean = |path: &std::path::PathBuf| std::fs::read_to_string(path).expect("text").contains(is_hangul);
    files(folder, "rs").into_iter().filter(is_korean).map(|path| path.display().to_string()).collect()
}

#[test]
fn korean_stands_in_the_words_only() {
    assert!(!korean("crates/words/src").is_empty(), "the words speak no Korean, so a look for it proves nothing");
    for folder in ["src", "crates/core", "crates/estimate", "crates/export", "crates/publish", "crates/cli"] {
        assert_eq!(korean(folder), Vec::<String>::new(), "{folder}");
    }
}

/// The tables of words that are read: those that foreign feeds use, and those that people type.
const WORDS_OF_FEEDS: [&str; 2] = ["crates/feeds/src/rss/words.rs", "crates/feeds/src/untitled.rs"];
const WORDS_TYPED: [&str; 1] = ["crates/edit/src/spoken.rs"];

#[test]
fn what_reads_knows_korean_only_in_its_tables() {
    for (name, folder, tables) in [
        ("downboard_feeds", "crates/feeds/src", &WORDS_OF_FEEDS[..]),
        ("downboard_edit", "crates/edit/src", &WORDS_TYPED[..]),
    ] {
        for source in package(name, folder) {
            let speaks = source.says().iter().any(|text| text.contains(is_hangul));
            assert_eq!(speaks, tables.contains(&source.name.as_str()), "{}", source.name);
        }
    }
}

/// Whether a text reads as a sentence: three words of letters in a row, of which one is longer than a class of a stylesheet
/// would be without a hyphen.
fn is_sentence(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.chars().all(|letter| letter.is_ascii_alphabetic());
    let words: Vec<bool> = text.split(' ').map(|word| is_word(word.trim_matches(['.', ':', ';', '?', '!']))).collect();
    words.windows(3).any(|three| three.iter().all(|is_word| *is_word))
}

/// What is said to the terminal of whoever starts a page outside a browser.
const NOT_ON_A_PAGE: [&str; 1] = ["the page runs in a browser: build it with script/server"];

#[test]
fn the_page_says_no_sentence_of_its_own() {
    assert!(is_sentence("This feed cannot be read.") && is_sentence("since {from}, nothing is known"));
    assert!(!is_sentence("button button-primary") && !is_sentence("M0 0 H 10"));
    for source in package("downboard", "src") {
        let texts = source.says().into_iter().filter(|text| !NOT_ON_A_PAGE.contains(&text.as_str()));
        let sentences: Vec<String> = texts.filter(|text| is_sentence(text)).collect();
        assert_eq!(sentences, Vec::<String>::new(), "{}", source.name);
    }
}
