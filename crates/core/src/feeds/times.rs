//! Times as foreign feeds write them.

use crate::time::Timestamp;

/// Seconds from the epoch, within the years that a feed can mean.
pub(super) fn epoch_seconds(seconds: i64) -> Option<Timestamp> {
    Timestamp::from_second(seconds).filter(|at| (0..=4_102_444_800).contains(&at.as_second()))
}

/// A time without a zone, `2026-11-22 07:30:00` with or without a fraction, in a format whose documentation says UTC.
pub(super) fn naive_utc(text: &str) -> Option<Timestamp> {
    crate::instant::parse(&format!("{text}Z"))
}

/// A time that is written with an offset in some versions of a format and without a zone, in UTC, in others.
pub(super) fn utc_unless_said(text: &str) -> Option<Timestamp> {
    crate::instant::parse(text).or_else(|| naive_utc(text))
}

/// A time as Go prints it by default: `2018-04-13 16:54:20 +0000 UTC`, with or without a fraction.
pub(super) fn go(text: &str) -> Option<Timestamp> {
    let mut parts = text.split_ascii_whitespace();
    let (date, time, offset) = (parts.next()?, parts.next()?, parts.next()?);
    let (hours, minutes) = offset.split_at_checked(3)?;
    crate::instant::parse(&format!("{date}T{time}{hours}:{minutes}"))
}

/// A time by RFC 822 and RFC 2822, as in RSS: `Thu, 23 Jul 2026 16:05:00 GMT`, also with `Z`, `UTC` or an American zone.
pub(super) fn rfc_2822(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let numeric = ["Z", "UTC", "UT"].iter().find_map(|zone| {
        let before = text.strip_suffix(zone)?;
        before
            .ends_with(|c: char| c.is_ascii_whitespace() || c.is_ascii_digit())
            .then(|| format!("{} +0000", before.trim_end()))
    });
    let parser = jiff::fmt::rfc2822::DateTimeParser::new().relaxed_weekday(true);
    let time = parser.parse_timestamp(numeric.as_deref().unwrap_or(text)).ok()?;
    Timestamp::from_second(time.as_second())
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: i64 = 1_784_822_700;

    #[test]
    fn times_are_read_as_feeds_write_them() {
        type Parse = fn(&str) -> Option<Timestamp>;
        let cases: [(Parse, &str, Option<i64>); 18] = [
            (naive_utc, "2026-07-23 16:05:00", Some(AT)),
            (naive_utc, "2026-07-23 16:05:00.123", Some(AT)),
            (naive_utc, "2026-07-23", None),
            (utc_unless_said, "2026-07-23 16:05:00.123", Some(AT)),
            (utc_unless_said, "2026-07-23T18:05:00+02:00", Some(AT)),
            (utc_unless_said, "", None),
            (go, "2026-07-23 16:05:00 +0000 UTC", Some(AT)),
            (go, "2026-07-23 18:05:00.5 +0200 CEST", Some(AT)),
            (go, "<no value>", None),
            (rfc_2822, "Thu, 23 Jul 2026 16:05:00 GMT", Some(AT)),
            (rfc_2822, "Thu, 23 Jul 2026 16:05:00 Z", Some(AT)),
            (rfc_2822, "Thu, 23 Jul 2026 16:05:00 UTC", Some(AT)),
            (rfc_2822, "Thu, 23 Jul 2026 09:05:00 PDT", Some(AT)),
            (rfc_2822, "23 Jul 2026 08:05:00 PST", Some(AT)),
            (rfc_2822, "Thu, 23 Jul 2026 16:05:00 +0000", Some(AT)),
            (rfc_2822, "Mon, 23 Jul 2026 16:05:00 GMT", Some(AT)),
            (rfc_2822, "yesterday", None),
            (rfc_2822, "", None),
        ];
        for (parse, text, second) in cases {
            assert_eq!(parse(text).map(Timestamp::as_second), second, "{text:?}");
        }
        assert_eq!(epoch_seconds(AT).map(Timestamp::as_second), Some(AT));
        assert_eq!(epoch_seconds(i64::MAX), None);
    }
}
