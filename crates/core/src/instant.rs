//! Instants as documents and addresses write them.

use crate::time::{DAY, HOUR, MINUTE, Timestamp, days_from_civil};

/// The earliest and latest instants that are taken: no outage of ours is before the telephone or after this century.
/// Within them every sum of instants and durations stays in range.
const RANGE: (i64, i64) = (-3_000_000_000, 4_102_444_800);

/// Reads an instant in RFC 3339. One without an offset is refused: it could be any of two dozen instants. Fractions of a
/// second are dropped, and a leap second counts as the last second of its minute.
pub fn parse(text: &str) -> Option<Timestamp> {
    let (date, rest) = text.split_at_checked(10)?;
    let (separator, rest) = rest.split_at_checked(1)?;
    let (time, rest) = rest.split_at_checked(8)?;
    let rest = without_fraction(rest)?;
    let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
    let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;
    let is_time = matches!(separator, "T" | "t" | " ") && hour <= 23 && minute <= 59 && second <= 60;
    let days = days_from_civil(year, month, day).filter(|_| is_time)?;
    let local = days * DAY + hour * HOUR + minute * MINUTE + second.min(59);
    let at = local - offset_seconds(rest)?;
    from_second(at)
}

/// An instant by its seconds from the epoch, within the years that are taken.
pub fn from_second(second: i64) -> Option<Timestamp> {
    (RANGE.0..=RANGE.1).contains(&second).then(|| Timestamp::from_second(second))?
}

/// What follows a fraction of a second, if there is one; a point without digits is none.
fn without_fraction(text: &str) -> Option<&str> {
    let Some(fraction) = text.strip_prefix('.') else { return Some(text) };
    let rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
    (rest.len() < fraction.len()).then_some(rest)
}

/// Reads a distance from UTC, such as `+09:00` or `Z`, in seconds.
pub fn offset_seconds(text: &str) -> Option<i64> {
    if matches!(text, "Z" | "z") {
        return Some(0);
    }
    let sign = if text.starts_with('+') { 1 } else { -1 };
    let [hours, minutes] = numbers(text.strip_prefix(['+', '-'])?, ':', [2, 2])?;
    (hours <= 18 && minutes <= 59).then_some(sign * (hours * HOUR + minutes * MINUTE))
}

/// Numbers of so many digits each, with a mark between them.
pub fn numbers<const N: usize>(text: &str, mark: char, digits: [usize; N]) -> Option<[i64; N]> {
    let mut parts = text.split(mark);
    let mut numbers = [0; N];
    for (number, digits) in numbers.iter_mut().zip(digits) {
        let part = parts.next()?;
        let well_formed = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        *number = well_formed.then(|| part.parse().ok())??;
    }
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_carries_its_offset() {
        for (text, second) in [
            ("2022-10-15T15:30:00+09:00", Some(1_665_815_400)),
            ("2022-10-15T06:30:00Z", Some(1_665_815_400)),
            ("2022-10-15T15:30:00", None),
            ("2022-10-15", None),
            ("15 Oct 2022", None),
            ("9999-12-31T00:00:00Z", None),
            ("2022-10-15T15:30:00+09:00[Asia/Seoul]", None),
            ("2016-12-31T23:59:60Z", Some(1_483_228_799)),
            ("2022-10-15T15:30:00.123456-03:30", Some(1_665_860_400)),
            ("2022-10-15T15:30:00+0900", None),
            ("2022-10-15T15:30:00.Z", None),
            ("2022-02-30T00:00:00Z", None),
            ("2022-10-15T24:00:00Z", None),
            ("2022-10-15T15:30:00+09:00 ", None),
            ("\u{ce74}\u{ce74}\u{c624}\u{d1a1}\u{ce74}\u{ce74}\u{c624}\u{d1a1}\u{ce74}\u{ce74}\u{c624}\u{d1a1}", None),
            ("1969-12-31T23:59:59Z", Some(-1)),
            ("2024-02-29T12:00:00z", Some(1_709_208_000)),
        ] {
            assert_eq!(parse(text).map(Timestamp::as_second), second, "{text:?}");
        }
    }
}
