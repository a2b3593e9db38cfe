//! A typed time in its parts: numbers, words and marks.

use downboard_core::instant;
use downboard_core::time::Timestamp;
use unicode_normalization::UnicodeNormalization;

use crate::spoken::{WORDS, Word};

/// A part of a typed time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// What it is.
    pub(super) kind: Kind,
    /// Where it begins, in characters of the text.
    pub(super) begin: usize,
}

/// What a part of a typed time can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A number, and of how many digits it is written.
    Number { value: i64, digits: usize },
    /// A word of the table.
    Word(Word),
    /// A mark that separates or says something.
    Mark(char),
    /// An instant in RFC 3339.
    Instant(Timestamp),
    /// Anything else.
    Other,
}

/// The most digits of a number: those of a year.
const MOST_DIGITS: usize = 4;

/// A text as its characters are shown, with single spaces.
pub(super) fn shown(text: &str) -> String {
    let composed: String = text.nfc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The tokens of a text that [`shown`] gave. What says nothing, such as a comma, is left out.
pub(super) fn tokens(shown: &str) -> Vec<Token> {
    let text: String = shown.chars().map(folded).collect();
    let mut tokens = Vec::new();
    let (mut rest, mut begin) = (text.as_str(), 0);
    while let Some((kind, after)) = first(rest) {
        tokens.extend(kind.map(|kind| Token { kind, begin }));
        begin += rest.chars().count() - after.chars().count();
        rest = after;
    }
    tokens
}

/// A character as the tables write it.
fn folded(character: char) -> char {
    match character {
        // The full-width forms stand in the order of ASCII.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).map_or(character, folded),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{301c}' | '\u{223c}' | '\u{2053}' => '~',
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{2236}' => ':',
        _ => character.to_ascii_lowercase(),
    }
}

/// What a text begins with, and what follows; `None` for an empty text. A part that says nothing is no kind.
fn first(text: &str) -> Option<(Option<Kind>, &str)> {
    let character = text.chars().next()?;
    let mut after = text.chars();
    after.next();
    if matches!(character, ' ' | ',') {
        return Some((None, after.as_str()));
    }
    if let Some((at, after)) = leading_instant(text) {
        return Some((Some(Kind::Instant(at)), after));
    }
    if character.is_ascii_digit() {
        let after = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = text.len() - after.len();
        let value = text.get(..digits).filter(|_| digits <= MOST_DIGITS).and_then(|number| number.parse().ok());
        return Some((Some(value.map_or(Kind::Other, |value| Kind::Number { value, digits })), after));
    }
    if let Some((word, after)) = leading_word(text) {
        return Some(((word != Word::Filler).then_some(Kind::Word(word)), after));
    }
    if matches!(character, ':' | '.' | '/' | '-' | '~' | '?' | '(' | ')') {
        return Some((Some(Kind::Mark(character)), after.as_str()));
    }
    let after = after.as_str().trim_start_matches(char::is_alphabetic);
    Some((Some(Kind::Other), after))
}

/// The instant in RFC 3339 that a text begins with.
fn leading_instant(text: &str) -> Option<(Timestamp, &str)> {
    let (date, time) = text.split_at_checked("2022-10-15T".len())?;
    let after = time.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-' | 'z'));
    let length = date.len() + time.len() - after.len();
    Some((instant::parse(text.get(..length)?)?, after))
}

/// The longest word of the table that a text begins with. Letters do not follow an English one, but the point of an
/// abbreviation may.
fn leading_word(text: &str) -> Option<(Word, &str)> {
    let spelled = WORDS.iter().flat_map(|(spellings, word)| spellings.iter().map(|spelling| (*spelling, *word)));
    let found = spelled.filter_map(|(spelling, word)| {
        let after = text.strip_prefix(spelling)?;
        let is_english = spelling.is_ascii();
        let is_whole = !is_english || !after.starts_with(|c: char| c.is_ascii_alphabetic());
        let after = after.strip_prefix('.').filter(|_| is_english).unwrap_or(after);
        is_whole.then_some((word, after))
    });
    found.min_by_key(|(_, after)| after.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: i64, digits: usize) -> Kind {
        Kind::Number { value, digits }
    }

    #[test]
    fn a_text_is_cut_into_its_parts() {
        for (text, expected) in [
            ("21:50", vec![number(21, 2), Kind::Mark(':'), number(50, 2)]),
            ("0950pm", vec![number(950, 4), Kind::Word(Word::Part(crate::spoken::Part { from: 12, to: 24 }))]),
            ("２１：５０", vec![number(21, 2), Kind::Mark(':'), number(50, 2)]),
            ("15일요일", vec![number(15, 2), Kind::Word(Word::Weekday(downboard_core::time::Weekday::Sunday))]),
            ("30분 전", vec![number(30, 2), Kind::Word(Word::Minutes), Kind::Word(Word::Ago)]),
            ("No  Later\tthan", vec![Kind::Word(Word::NotAfter)]),
            ("15th of Oct.", vec![number(15, 2), Kind::Word(Word::Ordinal), Kind::Word(Word::MonthName(10))]),
            ("nowhere", vec![Kind::Other]),
            ("20221", vec![Kind::Other]),
            ("1970-01-01T00:01:00z~", vec![Kind::Instant(Timestamp::from_second(60).expect("small")), Kind::Mark('~')]),
            (" , ", vec![]),
        ] {
            let found: Vec<_> = tokens(&shown(text)).into_iter().map(|token| token.kind).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }
}
