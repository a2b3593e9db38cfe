//! Text of others as text in what is published.

use downboard_core::markup::{escape, line};

/// A text on one line within HTML: as text, and within an attribute in double quotes.
pub(crate) fn html(text: &str) -> String {
    escape(&line(text))
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
