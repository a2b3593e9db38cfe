//! The characters of a body, whatever its encoding.
//!
//! UTF-8, UTF-16 and the single bytes of western Europe are decoded here. For anything else the browser and the command line
//! have decoders of their own: they ask [`declared_charset`] and hand in what they made of it. What nobody decodes is
//! refused by the name of its encoding, and never shown as what it is not.

use std::borrow::Cow;

use super::{refuse, text};
use downboard_core::reading::{Expected, Finding, Problem};

/// How many bytes at the beginning of a body are looked at for a declaration, as in browsers.
const PROLOGUE: usize = 1_024;

/// What a body begins with where it is known to be UTF-16: a byte order mark, or a mark of XML or JSON in two bytes.
fn utf_16_unit(bytes: &[u8]) -> Option<fn([u8; 2]) -> u16> {
    match bytes {
        [0xfe, 0xff, ..] | [0, b'<' | b'{' | b'[', ..] => Some(u16::from_be_bytes),
        [0xff, 0xfe, ..] | [b'<' | b'{' | b'[', 0, ..] => Some(u16::from_le_bytes),
        _ => None,
    }
}

/// The label of the encoding that a body has to be decoded by, where it is neither UTF-8 nor UTF-16: the one of the answer's
/// `Content-Type`, or else the one that the document declares. A document that is valid UTF-8 is that, whatever it says.
///
/// Takes the bytes and the value of the header. `None` where nothing needs to be decoded, or nothing is declared.
pub fn declared_charset(bytes: &[u8], content_type: Option<&str>) -> Option<String> {
    if utf_16_unit(bytes).is_some() || std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    let prologue = String::from_utf8_lossy(bytes.get(..bytes.len().min(PROLOGUE))?);
    let labels = [content_type.and_then(|header| after(header, "charset")), after(&prologue, "encoding")];
    let of_html = after(&prologue, "charset");
    // What says that it is UTF-8 and is not says nothing.
    let is_useful = |label: &String| !matches!(label.as_str(), "utf-8" | "utf8");
    labels.into_iter().chain([of_html]).flatten().find(is_useful)
}

/// The label that is given for a key: `charset=euc-kr`, `encoding = "euc-kr"`.
fn after(text: &str, key: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let value = lower.match_indices(key).find_map(|(at, _)| {
        let rest = lower.get(at + key.len()..)?.trim_start().strip_prefix('=')?;
        Some(rest.trim_start().trim_start_matches(['"', '\'']))
    })?;
    let is_of_label = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.' | '+');
    let label = value.split(|c| !is_of_label(c)).next()?;
    Some(text::line(label, 40)).filter(|label| !label.is_empty())
}

/// The characters of a body: by a byte order mark, as UTF-8 where it is valid, or by what it declares.
pub(super) fn characters(bytes: &[u8]) -> Result<Cow<'_, str>, Finding> {
    if let Some(unit) = utf_16_unit(bytes) {
        return utf_16(bytes, unit).map(Cow::Owned);
    }
    let rest = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let byte = match std::str::from_utf8(rest) {
        Ok(text) => return Ok(Cow::Borrowed(text)),
        Err(error) => error.valid_up_to(),
    };
    match declared_charset(bytes, None) {
        Some(label) if is_windows_1252(&label) => {
            Ok(Cow::Owned(bytes.iter().map(|byte| windows_1252(*byte)).collect()))
        }
        Some(label) => Err(refuse(Problem::Encoding(label.to_ascii_uppercase()), Expected::Characters)),
        None => Err(refuse(Problem::NotText { byte }, Expected::Characters)),
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Finding> {
    let mut units = bytes.chunks_exact(2).filter_map(|pair| Some(unit(pair.try_into().ok()?))).peekable();
    units.next_if_eq(&0xfeff);
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.map_err(|_| refuse(Problem::NotText { byte: 2 }, Expected::Characters))
}

/// The labels under which the web reads a byte as Windows does in western Europe.
fn is_windows_1252(label: &str) -> bool {
    const LABELS: &[&str] = &[
        "iso-8859-1",
        "iso8859-1",
        "iso_8859-1",
        "latin1",
        "l1",
        "us-ascii",
        "ascii",
        "windows-1252",
        "cp1252",
        "x-cp1252",
    ];
    LABELS.contains(&label)
}

/// The characters of the bytes 128 to 159, by <https://encoding.spec.whatwg.org/index-windows-1252.txt>.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> char {
    let other = || WINDOWS_1252.get(usize::from(byte.wrapping_sub(0x80))).copied();
    other().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 가 in EUC-KR.
    const KOREAN: &[u8] = b"<?xml version=\"1.0\" encoding = 'EUC-KR'?><rss>\xb0\xa1</rss>";

    #[test]
    fn bodies_are_read_in_the_encoding_that_they_have() {
        let wide = |unit: fn(u16) -> [u8; 2], mark: &[u8], text: &str| -> Vec<u8> {
            mark.iter().copied().chain(text.encode_utf16().flat_map(unit)).collect()
        };
        for bytes in [
            wide(u16::to_be_bytes, b"\xfe\xff", "[가"),
            wide(u16::to_le_bytes, b"\xff\xfe", "[가"),
            wide(u16::to_be_bytes, b"", "[가"),
            wide(u16::to_le_bytes, b"", "[가"),
            [b"\xef\xbb\xbf", "[가".as_bytes()].concat(),
        ] {
            assert_eq!(characters(&bytes).unwrap(), "[가");
            assert_eq!(declared_charset(&bytes, Some("text/xml; charset=euc-kr")), None);
        }
    }

    #[test]
    fn a_declaration_counts_only_where_a_document_is_no_utf_8() {
        let declared = "<?xml version=\"1.0\" encoding=\"euc-kr\"?><a>가</a>";
        assert_eq!(characters(declared.as_bytes()).unwrap(), declared);
        assert_eq!(declared_charset(declared.as_bytes(), Some("text/xml; charset=euc-kr")), None);
    }

    #[test]
    fn the_header_of_an_answer_counts_more_than_its_declaration() {
        for (header, label) in [
            (None, "euc-kr"),
            (Some("application/xml"), "euc-kr"),
            (Some("text/xml; charset=\"Shift_JIS\"; x=1"), "shift_jis"),
            (Some("text/xml; charset=UTF-8"), "euc-kr"),
        ] {
            assert_eq!(declared_charset(KOREAN, header).as_deref(), Some(label), "{header:?}");
        }
        let page = b"<html><head><meta http-equiv=x content=\"text/html; charset=ks_c_5601-1987\">\xb0\xa1";
        assert_eq!(declared_charset(page, None).as_deref(), Some("ks_c_5601-1987"));
        assert_eq!(declared_charset(b"{\"a\":\"\xb0\xa1\"}", None), None);
    }

    #[test]
    fn an_encoding_that_is_not_read_is_named() {
        assert_eq!(characters(KOREAN).unwrap_err().problem, Problem::Encoding("EUC-KR".to_owned()));
        assert_eq!(characters(b"{\"a\":\"\xb0\xa1\"}").unwrap_err().problem, Problem::NotText { byte: 6 });
    }

    #[test]
    fn western_europe_is_read_by_the_table_of_windows() {
        for label in ["ISO-8859-1", "windows-1252", "US-ASCII"] {
            let bytes =
                [format!("<?xml version=\"1.0\" encoding=\"{label}\"?><a>Usulut").as_bytes(), b"\xe1n \x96</a>"]
                    .concat();
            assert!(characters(&bytes).unwrap().ends_with("<a>Usulután –</a>"), "{label}");
        }
    }
}
