//! Times as foreign feeds write them.

use crate::time::{DAY, Offset, Timestamp};

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

/// A time by RFC 822 and RFC 2822, as in RSS: `Thu, 23 Jul 2026 16:05:00 GMT`, also with `Z` or the name of a zone that
/// stands for one distance from UTC. By the letter of RFC 2822 any other name is UTC too, hours away from what is meant.
pub(super) fn rfc_2822(text: &str) -> Option<Timestamp> {
    let (before, zone) = text.trim().rsplit_once(|c: char| c.is_ascii_whitespace())?;
    let offset = match zone {
        "Z" | "UT" => "+0000",
        numeric if numeric.starts_with(['+', '-']) => numeric,
        name => ZONES.iter().find(|(known, _)| *known == name).map(|(_, offset)| *offset)?,
    };
    let parser = jiff::fmt::rfc2822::DateTimeParser::new().relaxed_weekday(true);
    let time = parser.parse_timestamp(format!("{before} {offset}")).ok()?;
    crate::instant::from_second(time.as_second())
}

/// How much later than its neighbour a time may lie that should be earlier: publishers set their updates back.
const DISORDER: i64 = 31 * DAY;

/// The names of zones that stand for one distance from UTC only. A name that is not here could be anywhere.
const ZONES: &[(&str, &str)] = &[
    ("UTC", "+0000"),
    ("GMT", "+0000"),
    ("EST", "-0500"),
    ("EDT", "-0400"),
    ("CST", "-0600"),
    ("CDT", "-0500"),
    ("MST", "-0700"),
    ("MDT", "-0600"),
    ("PST", "-0800"),
    ("PDT", "-0700"),
    ("CET", "+0100"),
    ("CEST", "+0200"),
    ("KST", "+0900"),
    ("JST", "+0900"),
];

/// A time without a year, as in histories of Statuspage: `Jul  9, 04:34 UTC`, also with seconds. The year is the latest
/// in which it is not after `near`, give or take a month.
pub(super) fn without_year(text: &str, near: Timestamp) -> Option<Timestamp> {
    let text = text.replace(',', " ");
    let mut parts = text.split_whitespace();
    let (month, day, time, zone) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let named = ZONES.iter().find(|(name, _)| *name == zone).map(|(_, offset)| (*offset).to_owned());
    // Instatus writes `GMT+0`.
    let whole_hours = || {
        let (sign, hours) = zone.strip_prefix("GMT")?.split_at_checked(1)?;
        let hours: u8 = hours.parse().ok()?;
        matches!(sign, "+" | "-").then(|| format!("{sign}{hours:02}00"))
    };
    let zone = named.or_else(whole_hours)?;
    let latest = near.checked_add(DISORDER)?;
    let year = Offset::UTC.to_datetime(latest).year();
    let times = (0..5).filter_map(|back| rfc_2822(&format!("{day} {month} {} {time} {zone}", year - back)));
    times.into_iter().find(|time| *time <= latest)
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: i64 = 1_784_822_700;

    #[test]
    fn times_are_read_as_feeds_write_them() {
        type Parse = fn(&str) -> Option<Timestamp>;
        let cases: [(Parse, &str, Option<i64>); 20] = [
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
            (rfc_2822, "Thu, 23 Jul 2026 16:05:00 AEST", None),
            (rfc_2822, "Fri, 20 Nov 2526 09:30:00 GMT", None),
            (rfc_2822, "yesterday", None),
            (rfc_2822, "", None),
        ];
        for (parse, text, second) in cases {
            assert_eq!(parse(text).map(Timestamp::as_second), second, "{text:?}");
        }
        let near = Timestamp::from_second(AT).unwrap();
        for (text, expected) in [
            ("Jul 23, 16:05 UTC", Some("2026-07-23T16:05:00Z")),
            ("Jul  9, 04:34 UTC", Some("2026-07-09T04:34:00Z")),
            ("Jul 9, 04:34:10 GMT+9", Some("2026-07-08T19:34:10Z")),
            ("Jul 24, 01:05 KST", Some("2026-07-23T16:05:00Z")),
            ("Jul 23, 09:05 PDT", Some("2026-07-23T16:05:00Z")),
            ("Dec 31, 23:59 UTC", Some("2025-12-31T23:59:00Z")),
            ("Feb 29, 12:00 UTC", Some("2024-02-29T12:00:00Z")),
            ("Jul 23, 16:05 XYZ", None),
            ("Jul 23, 16:05 GMT+", None),
            ("soon", None),
        ] {
            assert_eq!(without_year(text, near), expected.and_then(crate::instant::parse), "{text:?}");
        }
        assert_eq!(epoch_seconds(AT).map(Timestamp::as_second), Some(AT));
        assert_eq!(epoch_seconds(i64::MAX), None);
    }
}
