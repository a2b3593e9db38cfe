//! Text of others as text in what is published: never markup, and never what hides or turns what stands beside it.

use downboard_core::model::is_shown;

/// A text on one line, without what a reader does not see ([`is_shown`]) and what XML 1.0 cannot hold
/// (<https://www.w3.org/TR/xml/#charsets>): control characters and the last two of the first plane.
pub(crate) fn line(text: &str) -> String {
    let breaks = |letter: char| if matches!(letter, '\n' | '\r' | '\t') { ' ' } else { letter };
    text.chars().map(breaks).filter(|letter| is_shown(*letter) && !matches!(letter, '\u{fffe}' | '\u{ffff}')).collect()
}

/// The same within HTML: as text, and within an attribute in double quotes. The apostrophe by its number, because the name of
/// it is one that `WordPress` does not know.
pub(crate) fn html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in line(text).chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_markup() {
        for (text, expected) in [
            ("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"),
            ("a & \"b\" ]]>", "a &amp; &quot;b&quot; ]]&gt;"),
            ("one\r\ntwo\tthree", "one  two three"),
            ("\u{202e}gpj\u{2066}.exe\0\u{7}\u{feff}\u{fffe}\u{ffff}\u{85}", "gpj.exe"),
            ("\u{5d0}\u{200f}!", "\u{5d0}\u{200f}!"),
        ] {
            assert_eq!(html(text), expected);
        }
    }
}
