//! Times as foreign feeds write them: in numbers, and in words.
//!
//! A time in words is taken apart before it is taken for an instant, since publishers leave out what they like. What could
//! be several instants, for want of a zone or by the name of one that several countries use, is none.

use downboard_core::reading::{Problem, excerpt};
use downboard_core::time::{DAY, HOUR, MINUTE, Offset, Timestamp, days_from_civil};

/// Seconds from the epoch, within the years that a feed can mean.
pub(super) fn epoch_seconds(seconds: i64) -> Option<Timestamp> {
    Timestamp::from_second(seconds).filter(|at| (0..=4_102_444_800).contains(&at.as_second()))
}

/// A time without a zone, `2026-11-22 07:30:00` with or without a fraction, in a format whose documentation says UTC.
pub(super) fn naive_utc(text: &str) -> Option<Timestamp> {
    downboard_core::instant::parse(&format!("{text}Z"))
}

/// A time that is written with an offset in some versions of a format and without a zone, in UTC, in others.
pub(super) fn utc_unless_said(text: &str) -> Option<Timestamp> {
    downboard_core::instant::parse(text).or_else(|| naive_utc(text))
}

/// A time as Go prints it by default: `2018-04-13 16:54:20 +0000 UTC`, with or without a fraction.
pub(super) fn go(text: &str) -> Option<Timestamp> {
    let mut parts = text.split_ascii_whitespace();
    let (date, time, offset) = (parts.next()?, parts.next()?, parts.next()?);
    let (hours, minutes) = offset.split_at_checked(3)?;
    downboard_core::instant::parse(&format!("{date}T{time}{hours}:{minutes}"))
}

/// A time by RFC 3339, or in words that name a year, a time of day and a zone: by RFC 2822 (`Thu, 23 Jul 2026 16:05:00
/// GMT`), with the month first, as JavaScript prints it, with `+02:00`, in small letters.
pub(super) fn instant(text: &str) -> Option<Timestamp> {
    downboard_core::instant::parse(text.trim()).or_else(|| words(text)?.instant(None))
}

/// What is wrong with a text that should be an instant: it could be several, or none.
pub(super) fn problem(text: &str) -> Problem {
    let shown = excerpt(text);
    if is_uncertain(text) { Problem::Uncertain(shown) } else { Problem::Malformed(shown) }
}

/// Whether a text is a time of which one cannot tell which instant it is.
fn is_uncertain(text: &str) -> bool {
    // An ISO time may be joined by its T.
    let words = words(text).or_else(|| words(&text.replacen(['T', 't'], " ", 1)));
    words.is_some_and(|words| words.year.is_some() && (words.clock.is_none() || words.offset().is_none()))
}

/// The longest text that is looked at for a time, in bytes.
const LONGEST: usize = 100;

/// The most words of a time: a weekday, day, month, year, time of day, half of the day, zone.
const MOST_WORDS: usize = 8;

/// A time at the beginning of a line that says more, and what follows it.
pub(super) fn leading(line: &str) -> Option<(Timestamp, &str)> {
    // A time begins with a weekday, a month or a number; most lines do not.
    let first = line.split([' ', ',']).next()?;
    if !(first.starts_with(|c: char| c.is_ascii_digit()) || month(first).is_some() || is_weekday(first)) {
        return None;
    }
    let ends = line.char_indices().filter(|(_, c)| c.is_whitespace() || *c == ':').map(|(at, _)| at);
    let ends: Vec<usize> = ends.take(2 * MOST_WORDS).chain([line.len()]).collect();
    ends.into_iter().rev().find_map(|end| {
        let (time, rest) = line.split_at_checked(end)?;
        Some((instant(time)?, rest))
    })
}

/// How much later than its neighbour a time may lie that should be earlier: publishers set their updates back.
const DISORDER: i64 = 31 * DAY;

/// A name of a zone.
struct Zone {
    name: &'static str,
    /// Its distance from UTC, in minutes.
    minutes: i64,
    /// Whether its summer time has another name, which publishers forget.
    is_standard: bool,
}

const fn zone(name: &'static str, minutes: i64) -> Zone {
    Zone { name, minutes, is_standard: false }
}

const fn standard(name: &'static str, minutes: i64) -> Zone {
    Zone { name, minutes, is_standard: true }
}

/// The names of zones that stand for one distance from UTC only. A name that is not here, such as IST, could be anywhere.
const ZONES: &[Zone] = &[
    zone("UTC", 0),
    zone("GMT", 0),
    zone("UT", 0),
    zone("Z", 0),
    standard("EST", -300),
    zone("EDT", -240),
    standard("CST", -360),
    zone("CDT", -300),
    standard("MST", -420),
    zone("MDT", -360),
    standard("PST", -480),
    zone("PDT", -420),
    standard("AKST", -540),
    zone("AKDT", -480),
    zone("HST", -600),
    standard("WET", 0),
    zone("WEST", 60),
    standard("CET", 60),
    zone("CEST", 120),
    standard("MEZ", 60),
    zone("MESZ", 120),
    standard("EET", 120),
    zone("EEST", 180),
    zone("MSK", 180),
    zone("NPT", 345),
    zone("SGT", 480),
    zone("HKT", 480),
    zone("AWST", 480),
    zone("KST", 540),
    zone("JST", 540),
    standard("ACST", 570),
    zone("ACDT", 630),
    standard("AEST", 600),
    zone("AEDT", 660),
    standard("NZST", 720),
    zone("NZDT", 780),
];

/// A time in words, taken apart.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Words {
    year: Option<i64>,
    month: i64,
    day: i64,
    /// Seconds from midnight.
    clock: Option<i64>,
    zone: Option<Written>,
}

/// How a zone is written.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Written {
    /// As a distance from UTC in seconds, or by a name that stands for one.
    At { seconds: i64, is_standard: bool },
    /// By a name that does not tell.
    Unclear,
}

impl Words {
    /// The zone as it is written, to compare.
    pub(super) fn zone(&self) -> impl PartialEq + use<> {
        self.zone
    }

    /// The distance from UTC in seconds, where the words tell.
    fn offset(&self) -> Option<i64> {
        match self.zone? {
            Written::At { seconds, .. } => Some(seconds),
            Written::Unclear => None,
        }
    }

    /// The instant. Without a year it is in the latest in which it is not after `near`, give or take a month.
    pub(super) fn instant(&self, near: Option<Timestamp>) -> Option<Timestamp> {
        self.instant_at(self.offset()?, near)
    }

    /// The same, by another distance from UTC than the one that is written.
    pub(super) fn instant_at(&self, offset: i64, near: Option<Timestamp>) -> Option<Timestamp> {
        let in_year = |year: i64| {
            let days = days_from_civil(year, self.month, self.day)?;
            downboard_core::instant::from_second(days * DAY + self.clock? - offset)
        };
        if let Some(year) = self.year {
            return in_year(year);
        }
        let latest = near?.checked_add(DISORDER)?;
        let year = Offset::UTC.to_datetime(latest).year();
        // A day that only leap years have may lie eight years back, and dates of the new year are written in the old one.
        (-1..=8).filter_map(|back| in_year(year - back)).find(|time| *time <= latest)
    }

    /// The distance from UTC that a time really has, of which the instant is known to the minute from elsewhere: where
    /// the words do not tell, and where they name standard time in summer. `None` where the words are right, or where the
    /// two have nothing to do with each other.
    pub(super) fn offset_by(&self, known: Timestamp) -> Option<i64> {
        let local = self.instant_at(0, Some(known))?.as_second();
        let to_the_minute = known.as_second().div_euclid(MINUTE) * MINUTE;
        let offset = local.div_euclid(MINUTE) * MINUTE - to_the_minute;
        match self.zone {
            Some(Written::At { seconds, is_standard: true }) => (offset == seconds + HOUR).then_some(offset),
            Some(Written::At { .. }) => None,
            Some(Written::Unclear) | None => {
                (offset % (15 * MINUTE) == 0 && (-12 * HOUR..=14 * HOUR).contains(&offset)).then_some(offset)
            }
        }
    }
}

/// Takes a time in words apart; `None` where it names no month and day, or says anything else.
pub(super) fn words(text: &str) -> Option<Words> {
    // JavaScript puts the zone in words behind the one in numbers.
    let text = text.split('(').next().filter(|_| text.len() <= LONGEST)?;
    let mut words = Words::default();
    let mut half = None;
    let parts: Vec<&str> = text.split([' ', ',', '\t', '\n', '\r', '\u{a0}']).filter(|part| !part.is_empty()).collect();
    if parts.len() > MOST_WORDS {
        return None;
    }
    for part in parts {
        if is_weekday(part) || part.eq_ignore_ascii_case("at") {
        } else if let Some(month) = month(part).filter(|_| words.month == 0) {
            words.month = month;
        } else if let Some(seconds) = clock(part).filter(|_| words.clock.is_none()) {
            words.clock = Some(seconds);
        } else if let Some(afternoon) = half_of_day(part).filter(|_| half.is_none() && words.clock.is_some()) {
            half = Some(afternoon);
        } else if let Some([year, month, day]) = downboard_core::instant::numbers(part, '-', [4, 2, 2]) {
            words = Words { year: Some(year), month, day, ..words };
        } else if let Some(number) = number(part) {
            match part.len() {
                1 | 2 if words.day == 0 => words.day = number,
                2 if words.year.is_none() => {
                    words.year = Some(if number < 70 { 2_000 + number } else { 1_900 + number });
                }
                4 if words.year.is_none() => words.year = Some(number),
                _ => return None,
            }
        } else {
            let zone = written_zone(part)?;
            if words.zone.replace(zone).is_some() {
                return None;
            }
        }
    }
    if let (Some(is_afternoon), Some(clock)) = (half, words.clock) {
        words.clock = Some(clock % (12 * HOUR) + if is_afternoon { 12 * HOUR } else { 0 });
    }
    (words.month > 0 && words.day > 0).then_some(words)
}

fn is_weekday(word: &str) -> bool {
    const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    is_any(&WEEKDAYS, word).is_some()
}

fn month(word: &str) -> Option<i64> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    is_any(&MONTHS, word).and_then(|index| i64::try_from(index + 1).ok())
}

/// The name that a word is, or of which it is the first three letters or more.
fn is_any(names: &[&str], word: &str) -> Option<usize> {
    let word = word.strip_suffix('.').unwrap_or(word);
    let is =
        |name: &&str| word.len() >= 3 && name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    names.iter().position(is)
}

fn number(word: &str) -> Option<i64> {
    if !word.bytes().all(|byte| byte.is_ascii_digit()) || word.len() > 4 {
        return None;
    }
    word.parse().ok()
}

/// A time of day, `9:05`, `09:05:10` or with a fraction, in seconds.
fn clock(word: &str) -> Option<i64> {
    let mut parts = word.split(':');
    let hour = parts.next().filter(|hour| hour.len() <= 2).and_then(number)?;
    let minute = parts.next().filter(|minute| minute.len() == 2).and_then(number)?;
    let second = match parts.next() {
        Some(second) => number(second.split('.').next().filter(|whole| whole.len() == 2)?)?,
        None => 0,
    };
    let is_time = hour <= 23 && minute <= 59 && second <= 60 && parts.next().is_none();
    is_time.then(|| hour * HOUR + minute * MINUTE + second.min(59))
}

fn half_of_day(word: &str) -> Option<bool> {
    let is = |half: &str| word.eq_ignore_ascii_case(half);
    if is("am") || is("a.m.") { Some(false) } else { (is("pm") || is("p.m.")).then_some(true) }
}

/// A zone as a distance from UTC (`+0900`, `+09:00`, `GMT+0900`, `GMT+9`) or by its name; a word that could be a name and
/// is not known is unclear, and anything else no zone.
fn written_zone(word: &str) -> Option<Written> {
    let upper = word.to_ascii_uppercase();
    let distance = ["GMT", "UTC", ""].into_iter().find_map(|name| distance(upper.strip_prefix(name)?));
    if let Some(seconds) = distance {
        return Some(Written::At { seconds, is_standard: false });
    }
    let known = ZONES.iter().find(|zone| zone.name == upper);
    let known = known.map(|zone| Written::At { seconds: zone.minutes * MINUTE, is_standard: zone.is_standard });
    let is_name = (2..=5).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    known.or(is_name.then_some(Written::Unclear))
}

fn distance(text: &str) -> Option<i64> {
    let sign = if text.starts_with('+') { 1 } else { -1 };
    let digits = text.strip_prefix(['+', '-'])?;
    let (hours, minutes) = match digits.split_once(':') {
        Some((hours, minutes)) => (hours, minutes),
        None if digits.len() <= 2 => (digits, "00"),
        None => digits.split_at_checked(2)?,
    };
    let is_well_formed = !hours.is_empty() && hours.len() <= 2 && minutes.len() == 2;
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (is_well_formed && hours <= 18 && minutes <= 59).then_some(sign * (hours * HOUR + minutes * MINUTE))
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: i64 = 1_784_822_700;

    #[test]
    fn times_are_read_as_feeds_write_them() {
        type Parse = fn(&str) -> Option<Timestamp>;
        let cases: [(Parse, &str, Option<i64>); 37] = [
            (naive_utc, "2026-07-23 16:05:00", Some(AT)),
            (naive_utc, "2026-07-23 16:05:00.123", Some(AT)),
            (naive_utc, "2026-07-23", None),
            (utc_unless_said, "2026-07-23 16:05:00.123", Some(AT)),
            (utc_unless_said, "2026-07-23T18:05:00+02:00", Some(AT)),
            (utc_unless_said, "", None),
            (go, "2026-07-23 16:05:00 +0000 UTC", Some(AT)),
            (go, "2026-07-23 18:05:00.5 +0200 CEST", Some(AT)),
            (go, "<no value>", None),
            (instant, "Thu, 23 Jul 2026 16:05:00 GMT", Some(AT)),
            (instant, "Thu, 23 Jul 2026 16:05:00 Z", Some(AT)),
            (instant, "Thu, 23 Jul 2026 16:05:00 UTC", Some(AT)),
            (instant, "Thu, 23 Jul 2026 09:05:00 PDT", Some(AT)),
            (instant, "23 Jul 2026 08:05:00 PST", Some(AT)),
            (instant, "Thu, 23 Jul 2026 16:05:00 +0000", Some(AT)),
            (instant, "Mon, 23 Jul 2026 16:05:00 GMT", Some(AT)),
            (instant, "Thu, 23 Jul 2026 18:05:00 +02:00", Some(AT)),
            (instant, "Thu, Jul 23 2026 10:05:00 MDT", Some(AT)),
            (instant, "thu,23 jul 2026 16:05:00 gmt", Some(AT)),
            (instant, "Thu, 23 Jul 26 16:05 UTC", Some(AT)),
            (instant, "Fri, 24 Jul 2026 1:05 KST", Some(AT)),
            (instant, "24 July 2026 02:05:00 AEST", Some(AT)),
            (instant, "Fri Jul 24 2026 01:05:00 GMT+0900 (Korean Standard Time)", Some(AT)),
            (instant, "Jul 23, 2026, 16:05 UTC", Some(AT)),
            (instant, "July 23, 2026 at 4:05 PM UTC", Some(AT)),
            (instant, "2026-07-23 16:05 UTC", Some(AT)),
            (instant, "2026-07-23T16:05:00Z", Some(AT)),
            (instant, "Thu, 23 Jul 2026 16:05:00 IST", None),
            (instant, "Thu, 23 Jul 2026 16:05:00", None),
            (instant, "Thu, 23 Jul 2026", None),
            (instant, "Thu, 23 Jul 2026 16:05:00 GMT GMT", None),
            (instant, "Thu, 23 Jul 2026 16:05:00 +0000 in the afternoon", None),
            (instant, "Thu, 31 Feb 2026 16:05:00 GMT", None),
            (instant, "Fri, 20 Nov 2526 09:30:00 GMT", None),
            (instant, "Thu, 23 Jul 2026 24:05:00 GMT", None),
            (instant, "yesterday", None),
            (instant, "", None),
        ];
        for (parse, text, second) in cases {
            assert_eq!(parse(text).map(Timestamp::as_second), second, "{text:?}");
        }
        assert_eq!(epoch_seconds(AT).map(Timestamp::as_second), Some(AT));
        assert_eq!(epoch_seconds(i64::MAX), None);
    }

    #[test]
    fn a_time_that_could_be_several_instants_is_uncertain_and_anything_else_is_no_time() {
        for (text, expected) in [
            ("Thu, 23 Jul 2026 16:05:00 IST", true),
            ("Thu, 23 Jul 2026 16:05:00", true),
            ("Thu, 23 Jul 2026", true),
            ("2026-07-23 16:05:00.5", true),
            ("2026-07-23T16:05:00", true),
            ("Thu, 23 Jul 2026 16:05:00 GMT", false),
            ("soon", false),
            ("2026", false),
        ] {
            assert_eq!(is_uncertain(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_year_that_is_left_out_is_the_latest_that_can_be_meant() {
        let near = Timestamp::from_second(AT);
        for (text, expected) in [
            ("Jul 23, 16:05 UTC", Some("2026-07-23T16:05:00Z")),
            ("Jul  9, 04:34 UTC", Some("2026-07-09T04:34:00Z")),
            ("Jul 9, 04:34:10 GMT+9", Some("2026-07-08T19:34:10Z")),
            ("Jul 24, 01:05 KST", Some("2026-07-23T16:05:00Z")),
            ("Jul 23, 09:05 PDT", Some("2026-07-23T16:05:00Z")),
            ("Dec 31, 23:59 UTC", Some("2025-12-31T23:59:00Z")),
            ("Feb 29, 12:00 UTC", Some("2024-02-29T12:00:00Z")),
            ("Jul 23, 2019, 16:05 UTC", Some("2019-07-23T16:05:00Z")),
            ("Jul 23, 16:05 XYZ", None),
            ("Jul 23, 16:05 GMT+", None),
            ("soon", None),
        ] {
            let read = words(text).and_then(|words| words.instant(near));
            assert_eq!(read, expected.and_then(downboard_core::instant::parse), "{text:?}");
        }
    }

    #[test]
    fn standard_time_in_summer_is_told_by_the_time_of_publication() {
        for (text, known, hours) in [
            ("Oct 28, 14:48 PST", "2013-10-28T21:48:31Z", Some(-7)),
            ("Nov 28, 14:48 PST", "2013-11-28T22:48:31Z", None),
            ("Oct 28, 14:48 PDT", "2013-10-28T20:48:00Z", None),
            ("Oct 28, 14:48 PST", "2013-10-28T21:50:00Z", None),
            ("Jul 28, 14:48 BST", "2013-07-28T13:48:00Z", Some(1)),
            ("Jul 28, 14:48", "2013-07-28T13:52:00Z", None),
        ] {
            let offset = words(text).unwrap().offset_by(downboard_core::instant::parse(known).unwrap());
            assert_eq!(offset, hours.map(|hours: i64| hours * HOUR), "{text:?} {known}");
        }
    }

    #[test]
    fn a_time_before_a_text_is_found() {
        for (line, rest) in [
            ("Mon, 02 Nov 2026 11:40:00 GMT", Some("")),
            ("2026-11-02T11:40:00Z Resolved", Some(" Resolved")),
            ("2 Nov 2026 20:40 +09:00: Resolved", Some(": Resolved")),
            ("Nov 2, 2026, 11:40 UTC - Resolved - All is well.", Some(" - Resolved - All is well.")),
            ("On 2 Nov 2026 11:40 GMT it broke", None),
            ("2 of 3 shards are back", None),
        ] {
            let found = leading(line);
            assert_eq!(found.map(|(_, rest)| rest), rest, "{line:?}");
            if let Some((at, _)) = found {
                assert_eq!(Some(at), downboard_core::instant::parse("2026-11-02T11:40:00Z"), "{line:?}");
            }
        }
    }
}
