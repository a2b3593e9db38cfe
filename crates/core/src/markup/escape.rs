//! Text as text where markup is read: never markup, and never what hides or turns what stands beside it.

use crate::model::is_shown;

/// A text on one line, without what a reader does not see ([`is_shown`]) and what XML 1.0 cannot hold
/// (<https://www.w3.org/TR/xml/#charsets>): control characters and the last two of the first plane.
pub fn line(text: &str) -> String {
    let breaks = |letter: char| if matches!(letter, '\n' | '\r' | '\t') { ' ' } else { letter };
    text.chars().map(breaks).filter(|letter| is_shown(*letter) && !matches!(letter, '\u{fffe}' | '\u{ffff}')).collect()
}

/// A text within HTML or XML: between tags, and in an attribute in double quotes. The apostrophe by its number, because the name of it is
/// one that `WordPress` does not know.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
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
    fn nothing_in_a_text_is_markup() {
        assert_eq!(escape("<b a='1'>\"x\" & y</b>"), "&lt;b a=&#39;1&#39;&gt;&quot;x&quot; &amp; y&lt;/b&gt;");
        assert_eq!(escape("plain, \u{d55c}"), "plain, \u{d55c}");
    }
}
