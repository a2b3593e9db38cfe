//! Plain text out of what foreign feeds hold: bytes in three encodings, HTML, escaped HTML, Markdown left as it is.
//!
//! What comes out is only ever shown as text, so that a tag that is missed is ugly, never dangerous.

use std::borrow::Cow;

use crate::decode::{Expected, Finding, MAX_TEXT_CHARACTERS, Problem};

use super::refuse;
use crate::model::is_shown;

/// The longest name, title or id, in characters.
pub const LONGEST_NAME: usize = 300;

/// The characters of a body: UTF-8, or UTF-16 where a byte order mark says so (AWS publishes that).
pub(super) fn characters(bytes: &[u8]) -> Result<Cow<'_, str>, Finding> {
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return utf_16(rest, u16::from_be_bytes).map(Cow::Owned);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return utf_16(rest, u16::from_le_bytes).map(Cow::Owned);
    }
    let rest = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let wrong =
        |error: std::str::Utf8Error| refuse(Problem::NotText { byte: error.valid_up_to() }, Expected::Characters);
    std::str::from_utf8(rest).map(Cow::Borrowed).map_err(wrong)
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Finding> {
    let units = bytes.chunks_exact(2).filter_map(|pair| Some(unit(pair.try_into().ok()?)));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.map_err(|_| refuse(Problem::NotText { byte: 2 }, Expected::Characters))
}

/// How a body begins, for the message that says that it is no status feed.
pub(super) fn opening(text: &str) -> String {
    line(text, 80)
}

/// Plain text: tags dropped, character references decoded, once more where the feed escapes twice; bounded.
pub fn plain(text: &str) -> String {
    if is_plain_already(text) {
        return text.to_owned();
    }
    let mut plain = decode(&without_tags(text));
    if has_markup(&plain) {
        plain = decode(&without_tags(&plain));
    }
    tidy(&plain, MAX_TEXT_CHARACTERS)
}

/// Whether there is nothing to do, as in most texts: short, printable ASCII, without a mark of HTML and without space to
/// tidy. A feed has tens of thousands of texts.
fn is_plain_already(text: &str) -> bool {
    let is_printable = |byte: u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'<' | b'&');
    let bytes = text.as_bytes();
    text.len() <= LONGEST_NAME
        && bytes.iter().all(|byte| is_printable(*byte))
        && !text.starts_with(' ')
        && !text.ends_with(' ')
        && !bytes.windows(2).any(|pair| pair == b"  ")
}

/// Text on one line of at most so many characters.
pub(super) fn line(text: &str, most: usize) -> String {
    if most >= LONGEST_NAME && is_plain_already(text) {
        return text.to_owned();
    }
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word.chars().filter(|c| is_shown(*c)));
    }
    cut(line, most)
}

fn cut(mut text: String, most: usize) -> String {
    if let Some((end, _)) = text.char_indices().nth(most) {
        text.truncate(end);
        while text.ends_with(char::is_whitespace) {
            text.pop();
        }
        text.push('…');
    }
    text
}

/// Lines without outer space, without empty lines.
fn tidy(text: &str, most: usize) -> String {
    let lines: Vec<String> = text.lines().map(|each| line(each, most)).filter(|each| !each.is_empty()).collect();
    cut(lines.join("\n"), most)
}

fn has_markup(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        let (_, from) = rest.split_at(at);
        if tag(from).is_some() || reference(from).is_some() {
            return true;
        }
        rest = from.get(1..).unwrap_or_default();
    }
    false
}

/// The elements whose end is the end of a line.
const BLOCKS: &[&str] =
    &["p", "br", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr", "pre"];

/// The elements whose content is not text.
const SILENT: &[&str] = &["script", "style"];

/// A tag, comment or declaration at the start of a text: its name and its length.
fn tag(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix('<')?;
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    if let Some(comment) = inner.strip_prefix("!--") {
        let end = comment.find("-->").map_or(text.len(), |end| text.len() - comment.len() + end + 3);
        return Some(("", end));
    }
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?')) {
        return None;
    }
    let name_len = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
    let name = inner.get(..name_len)?;
    let end = end_of_tag(inner).map_or(text.len(), |end| text.len() - inner.len() + end + 1);
    Some((name, end))
}

/// Where a tag closes: the next `>` outside quotes, or at least the next `>`.
fn end_of_tag(inner: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in inner.char_indices() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            (None, '>') => return Some(at),
            _ => {}
        }
    }
    inner.find('>')
}

fn without_tags(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let Some((name, len)) = tag(from) else {
            plain.push('<');
            rest = from.get(1..).unwrap_or_default();
            continue;
        };
        rest = from.get(len..).unwrap_or_default();
        let is = |names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
        if is(BLOCKS) {
            plain.push('\n');
        } else if is(SILENT) && !from.starts_with("</") {
            let end = find_end(rest, name);
            rest = rest.get(end..).unwrap_or_default();
        }
    }
    plain.push_str(rest);
    plain
}

/// Where the end tag of a silent element stands; the end of the text when there is none.
fn find_end(text: &str, name: &str) -> usize {
    let closes = |at: &usize| {
        let after = text.get(at + 2..at + 2 + name.len());
        after.is_some_and(|after| after.eq_ignore_ascii_case(name))
    };
    text.match_indices("</").map(|(at, _)| at).find(closes).unwrap_or(text.len())
}

/// The character references that texts on status pages use. The whole table of HTML has two thousand and would weigh as
/// much as the decoders; one that is not here stays as it stands.
const NAMED: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("hellip", "…"),
    ("mdash", "—"),
    ("ndash", "–"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("bull", "•"),
    ("middot", "·"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
    ("deg", "°"),
    ("times", "×"),
    ("rarr", "→"),
    ("eacute", "é"),
    ("euro", "€"),
];

/// A character reference at the start of a text: what it stands for and its length.
fn reference(text: &str) -> Option<(String, usize)> {
    // By bytes: the bound may fall within a character.
    let end = text.bytes().take(12).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let character = if let Some(number) = name.strip_prefix('#') {
        let hexadecimal = number.strip_prefix(['x', 'X']);
        let code = hexadecimal.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
        char::from_u32(code)?.to_string()
    } else {
        NAMED.iter().find(|(known, _)| *known == name)?.1.to_owned()
    };
    Some((character, end + 1))
}

/// Decodes character references, once.
fn decode(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let (character, len) = reference(from).unwrap_or_else(|| ("&".to_owned(), 1));
        plain.push_str(&character);
        rest = from.get(len..).unwrap_or_default();
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_text() {
        for (text, expected) in [
            ("All fine", "All fine"),
            ("<p>We are <b>investigating</b>.</p><p>More soon.</p>", "We are investigating.\nMore soon."),
            ("a&nbsp;b &amp;amp; c &#8212; d &#x2014; e", "a b & c — d — e"),
            ("&lt;p&gt;Escaped&amp;nbsp;twice&lt;/p&gt;", "Escaped twice"),
            ("5 < 6 and 7 > 2, Q&A", "5 < 6 and 7 > 2, Q&A"),
            ("<script>alert(1)</script>after", "after"),
            ("<style>p{}</style ><a href=\"javascript:alert(1)\">link</a>", "link"),
            ("<img src=x onerror=\"alert('>')\">seen", "seen"),
            ("<!-- hidden -->seen", "seen"),
            ("line one\r\n\r\n\r\n  line   two ", "line one\nline two"),
            ("<a title='open", ""),
            ("&unknown; &;&#xFFFFFFFF;", "&unknown; &;&#xFFFFFFFF;"),
            ("카카오톡 <b>오류</b>&카카오톡카카오톡", "카카오톡 오류&카카오톡카카오톡"),
            ("safe\u{202e}txt\u{0}", "safetxt"),
        ] {
            assert_eq!(plain(text), expected, "{text:?}");
        }
    }

    #[test]
    fn text_is_bounded() {
        assert_eq!(plain(&"가".repeat(5_000)).chars().count(), MAX_TEXT_CHARACTERS + 1);
        assert_eq!(line("one  two\nthree", 7), "one two…");
    }

    #[test]
    fn bodies_are_read_in_three_encodings() {
        let utf_16: Vec<u8> = "가[".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [[b"\xfe\xff".as_slice(), &utf_16].concat(), [b"\xef\xbb\xbf", "가[".as_bytes()].concat()] {
            assert_eq!(characters(&bytes).unwrap(), "가[");
        }
        // EUC-KR
        assert!(characters(b"\xb0\xa1").is_err());
    }
}
