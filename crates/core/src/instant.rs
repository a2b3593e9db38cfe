//! Instants as documents and addresses write them.

use jiff::Timestamp;

/// The earliest and latest instants that are taken: no outage of ours is before the telephone or after this century.
/// Within them every sum of instants and durations stays in range.
const RANGE: (i64, i64) = (-3_000_000_000, 4_102_444_800);

/// Reads an instant in RFC 3339. One without an offset is refused: it could be any of two dozen instants.
pub fn parse(text: &str) -> Option<Timestamp> {
    if text.len() > 40 || text.contains('[') {
        return None;
    }
    let at: Timestamp = text.parse().ok()?;
    (RANGE.0..=RANGE.1).contains(&at.as_second()).then_some(at)
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
        ] {
            assert_eq!(parse(text).map(Timestamp::as_second), second, "{text:?}");
        }
    }
}
