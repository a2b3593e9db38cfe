//! A line of plain text.

use downboard_core::model::is_shown;

/// How far a line stands in below the one that it belongs to.
const INDENT: &str = "  ";

/// A line. What it says stays on it, and neither hides nor turns what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    indent: &'static str,
    said: String,
}

impl Line {
    /// A line of its own.
    pub(super) fn of(said: &str) -> Self {
        Self { indent: "", said: one_line(said) }
    }

    /// A line that belongs to the one above it.
    pub(super) fn below(said: &str) -> Self {
        Self { indent: INDENT, ..Self::of(said) }
    }
}

/// Lines with their ends. One that says nothing is left out.
pub(super) fn written(lines: &[Line]) -> String {
    let said = lines.iter().filter(|line| !line.said.is_empty());
    said.flat_map(|Line { indent, said }| [*indent, said, "\n"]).collect()
}

/// A text without what a reader does not see ([`is_shown`]). White space of any kind, some of which would end the line, is one plain
/// space, so that what is searched for in a text is found.
fn one_line(text: &str) -> String {
    let shown: String = text.chars().filter(|letter| letter.is_whitespace() || is_shown(*letter)).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_ends_no_line_and_turns_and_hides_nothing() {
        for (text, expected) in [
            ("Chat", "Chat"),
            ("one\r\ntwo\tthree\u{b}\u{c}\u{85}four", "one two three four"),
            ("one\u{2028}two\u{2029}three", "one two three"),
            ("\u{202e}gpj\u{2066}.exe\0\u{7}\u{feff}\u{200b}", "gpj.exe"),
            ("6\u{a0}h\u{a0}20\u{a0}min\u{a0}\u{b7} x", "6 h 20 min \u{b7} x"),
            ("  \n a \u{202e} b \n ", "a b"),
            ("\u{5d0}\u{200f}!", "\u{5d0}\u{200f}!"),
            ("\n", ""),
            ("", ""),
        ] {
            assert_eq!(one_line(text), expected, "{text:?}");
        }
    }

    #[test]
    fn lines_that_say_nothing_are_left_out() {
        assert_eq!(written(&[Line::of("a"), Line::below("\n"), Line::below(" b "), Line::of("")]), "a\n  b\n");
        assert_eq!(written(&[]), "");
    }

    proptest! {
        #[test]
        fn any_text_is_one_line_of_what_is_seen(text in "[\\PC\\pC\\pZ]{0,12}") {
            let line = one_line(&text);
            prop_assert!(line.chars().all(is_shown), "{line:?}");
            prop_assert!(line.chars().all(|letter| letter == ' ' || !letter.is_whitespace()), "{line:?}");
            prop_assert_eq!(line.trim(), &line);
            prop_assert!(!line.contains("  "), "{line:?}");
            prop_assert_eq!(one_line(&line), line);
        }
    }
}
