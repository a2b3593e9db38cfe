//! Plain text out of what foreign feeds hold: HTML, HTML escaped once or more often, Markdown left as it is.
//!
//! What comes out is only ever shown as text, so that a tag that is missed is ugly, never dangerous.

use downboard_core::model::is_shown;
use downboard_core::reading::MAX_TEXT_CHARACTERS;

/// The longest name, title or id, in characters.
pub const LONGEST_NAME: usize = 300;

/// How a body begins, for the message that says that it is no status feed.
pub(super) fn opening(text: &str) -> String {
    line(text, 80)
}

/// How often what comes out of a text is read as HTML again: feeds escape theirs twice, and some that pass on others' once
/// more.
const MOST_PASSES: usize = 4;

/// Plain text: tags dropped, character references decoded, as often as a feed escapes them; bounded.
pub fn plain(text: &str) -> String {
    if is_plain_already(text) {
        return text.to_owned();
    }
    tidy(&without_markup(text), MAX_TEXT_CHARACTERS)
}

/// The lines of a text, as plain text of any length.
pub(super) fn lines(text: &str) -> Vec<String> {
    let plain = without_markup(text);
    plain.lines().map(|each| line(each, MAX_TEXT_CHARACTERS)).filter(|each| !each.is_empty()).collect()
}

fn without_markup(text: &str) -> String {
    let mut plain = decode(&without_tags(text));
    for _ in 1..MOST_PASSES {
        if !has_markup(&plain) {
            break;
        }
        plain = decode(&without_tags(&plain));
    }
    plain
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

/// Text of at most so many characters as a text may have.
pub(super) fn cut_text(text: String) -> String {
    cut(text, MAX_TEXT_CHARACTERS)
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
    if decode(text) != text {
        return true;
    }
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (_, from) = rest.split_at(at);
        if tag(from).is_some() {
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

/// Decodes character references as browsers do. An ampersand that is escaped over and over is one: a text is never shown
/// with a reference in it, however often it was passed on.
pub(super) fn decode(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    // By the rule for attributes: `&reg=2` in an address that stands in a text is none.
    htmlize::unescape_attribute(once(text)).into_owned()
}

/// Each ampersand escaped once at most.
fn once(text: &str) -> String {
    const ESCAPED: [&str; 4] = ["amp;", "#38;", "#038;", "#x26;"];
    let mut parts = text.split('&');
    let mut shorter = String::with_capacity(text.len());
    shorter.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let mut rest = part;
        while let Some(after) = ESCAPED.iter().find_map(|escaped| rest.strip_prefix(escaped)) {
            rest = after;
        }
        // One that stands alone stays escaped, so that nothing before it becomes a reference with what follows.
        shorter.push_str(if rest.len() < part.len() && !is_reference(rest) { "&amp;" } else { "&" });
        shorter.push_str(rest);
    }
    shorter
}

/// Whether a text goes on, behind an ampersand, as a reference does.
fn is_reference(rest: &str) -> bool {
    // The longest name of HTML has 31 letters. By bytes: the bound may fall within a character.
    let end = rest.bytes().take(33).position(|byte| byte == b';');
    let name = end.and_then(|end| rest.get(..end)).unwrap_or_default();
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
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
            ("&unknown; &;&#xFFFFFFFF;", "&unknown; &;\u{fffd}"),
            ("카카오톡 <b>오류</b>&카카오톡카카오톡", "카카오톡 오류&카카오톡카카오톡"),
            ("safe\u{202e}txt\u{0}", "safetxt"),
            ("K&ouml;ln, Li&egrave;ge &Aacute; &alpha;", "Köln, Liège Á α"),
            ("K&amp;ouml;ln", "Köln"),
            ("It&#146;s &#x80;5 &#150; no", "It’s €5 – no"),
            (&format!("&{}lt;b&gt;bold", "amp;".repeat(50)), "bold"),
            ("&amp;amp;amp;amp;amp;amp;amp;eacute;", "é"),
            ("a &amp;amp; b", "a & b"),
            ("AT&amp;amp;T, &nbsp here, ?a=1&amp;reg=2&copyright", "AT&T, here, ?a=1&reg=2&copyright"),
        ] {
            assert_eq!(plain(text), expected, "{text:?}");
        }
    }

    #[test]
    fn text_is_bounded() {
        assert_eq!(plain(&"가".repeat(5_000)).chars().count(), MAX_TEXT_CHARACTERS + 1);
        assert_eq!(line("one  two\nthree", 7), "one two…");
    }
}
