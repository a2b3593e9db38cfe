//! Times as people type them.

use downboard_core::model::{When, Zone};
use downboard_core::time::Timestamp;

mod clocks;
mod days;
mod forms;
mod grammar;
mod meaning;
mod tokens;

use grammar::Grammar;
use meaning::Here;

/// The longest text that is read, in characters: room for a span of which both ends are written out.
const LONGEST: usize = 80;

/// How much of what could not be read is repeated, in characters.
const REPEATED: usize = 40;

/// Why a text is not a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// It is not a time, or not only one.
    NotATime {
        /// What could not be read: the text from there on, or all of it where something is missing at its end. At most
        /// 40 characters.
        rest: String,
    },
    /// No calendar or clock has it, such as 31 February and 25:00.
    NoSuchTime,
    /// It can be read in several ways.
    Ambiguous {
        /// All of them, at least two, in the order of time.
        readings: Vec<When>,
    },
    /// It is a span that ends before it begins.
    Backwards {
        /// Its begin.
        from: Timestamp,
        /// Its end.
        to: Timestamp,
    },
    /// It is outside the years that documents hold ([`downboard_core::instant::from_second`]).
    OutOfRange,
}

/// What a typed time means, in Korean or in English.
///
/// What is not said is meant by `now`: a clock without a day is the latest that is not after it, and so is a day
/// without its month or year. A day alone is all of it, up to `now`.
///
/// # Errors
///
/// Why it means nothing, or more than one thing.
pub fn understood(text: &str, now: Timestamp, zone: &Zone) -> Result<When, Unclear> {
    let shown = tokens::shown(text);
    if text.chars().nth(LONGEST).is_some() {
        return Err(Unclear::NotATime { rest: shown.chars().take(REPEATED).collect() });
    }
    let tokens = tokens::tokens(&shown);
    let said = Grammar::new(&tokens).read().map_err(|at| {
        let begin = tokens.get(at).map_or(0, |token| token.begin);
        Unclear::NotATime { rest: repeated(&shown, begin) }
    })?;
    let here = Here { now, zone };
    let mut readings = Vec::new();
    let mut unclear = None;
    for said in said {
        match here.meant(&said) {
            Ok(meant) => readings.extend(meant),
            Err(error) => unclear = unclear.or(Some(error)),
        }
    }
    one(readings, now).map_err(|readings| match unclear {
        Some(unclear) if readings.is_empty() => unclear,
        _ => Unclear::Ambiguous { readings },
    })
}

/// The only reading. What is yet to come is not meant where something else can be.
///
/// # Errors
///
/// All readings where there is none or more than one.
fn one(mut readings: Vec<When>, now: Timestamp) -> Result<When, Vec<When>> {
    let is_past = |when: &When| when.earliest().unwrap_or(when.latest()) <= now;
    if readings.iter().any(is_past) {
        readings.retain(is_past);
    }
    readings.sort_by_key(|when| (when.earliest().unwrap_or(when.latest()), when.latest()));
    readings.dedup();
    match readings.as_slice() {
        [only] => Ok(*only),
        _ => Err(readings),
    }
}

/// A text from a place on, or all of it where only marks are left.
fn repeated(shown: &str, begin: usize) -> String {
    let rest: String = shown.chars().skip(begin).take(REPEATED).collect();
    if rest.contains(char::is_alphanumeric) { rest } else { shown.chars().take(REPEATED).collect() }
}

#[cfg(test)]
mod tests {
    use downboard_core::instant;
    use downboard_core::model::Period;
    use downboard_core::time::{DAY, HOUR, MINUTE, Offset};
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> Timestamp {
        instant::parse(text).expect("an instant")
    }

    pub(super) fn seoul() -> Zone {
        Zone::fixed(Offset::constant(9), "KST")
    }

    /// Summer time ends at 2022-10-30T01:00:00Z.
    fn berlin() -> Zone {
        let period = Period { from: at("2022-01-01T00:00:00Z"), to: at("2022-12-31T00:00:00Z") };
        let is_summer = |moment: Timestamp| moment >= at("2022-03-27T01:00:00Z") && moment < at("2022-10-30T01:00:00Z");
        let offset = |moment: Timestamp| Offset::constant(if is_summer(moment) { 2 } else { 1 });
        Zone::observed(period, offset, |offset| offset.to_string())
    }

    /// What was understood in one line, without the current year and the seconds of full minutes.
    fn told(understood: Result<When, Unclear>, zone: &Zone) -> String {
        let clock = |at: Timestamp| {
            let text = zone.rfc3339(at).to_string().replacen('T', " ", 1);
            let text = text.split_at(19).0.trim_end_matches(":00").trim_start_matches("2022-").to_owned();
            // A full hour has lost its minutes too.
            if text.matches(':').count() == 0 { format!("{text}:00") } else { text }
        };
        let when = |when: When| match when {
            When::At(at) => clock(at),
            When::By(at) => format!("by {}", clock(at)),
            When::Between { from, to } => format!("{} to {}", clock(from), clock(to)),
        };
        match understood {
            Ok(understood) => when(understood),
            Err(Unclear::Ambiguous { readings }) => readings.into_iter().map(when).collect::<Vec<_>>().join(" or "),
            Err(Unclear::NotATime { rest }) => format!("not a time: {rest}"),
            Err(Unclear::NoSuchTime) => "no such time".to_owned(),
            Err(Unclear::Backwards { from, to }) => format!("{} back to {}", clock(from), clock(to)),
            Err(Unclear::OutOfRange) => "out of range".to_owned(),
        }
    }

    #[track_caller]
    pub(super) fn check_in(zone: &Zone, now: &str, texts: &[(&str, &str)]) {
        for (text, expected) in texts {
            assert_eq!(told(understood(text, at(now), zone), zone), *expected, "{text:?}");
        }
    }

    /// On a Saturday, at ten past ten in the evening.
    #[track_caller]
    pub(super) fn check(texts: &[(&str, &str)]) {
        check_in(&seoul(), "2022-10-15T22:10:00+09:00", texts);
    }

    #[test]
    fn what_is_not_a_time_is_told_from_where_it_cannot_be_read() {
        check(&[
            ("", "not a time: "),
            (" \u{3000} ", "not a time: "),
            (",", "not a time: ,"),
            ("Hello", "not a time: Hello"),
            ("21:50 KST or so", "not a time: KST or so"),
            ("yesterday Lunch", "not a time: Lunch"),
            ("어제 점심쯤", "not a time: 점심쯤"),
            ("15.10.", "not a time: 15.10."),
            ("10. 15. 21:50", "not a time: . 21:50"),
            ("since 21:50", "not a time: since 21:50"),
            ("after 21:50", "not a time: after 21:50"),
            ("from 21:50", "not a time: from 21:50"),
            ("21:50부터", "not a time: 21:50부터"),
            ("21:50~", "not a time: 21:50~"),
            ("by", "not a time: by"),
            ("9", "not a time: 9"),
            ("3~4", "not a time: 3~4"),
            ("21:5", "not a time: 5"),
            ("10:00 and 10:30", "not a time: 10:00 and 10:30"),
            ("어제쯤", "not a time: 쯤"),
            ("20221015", "not a time: 20221015"),
            ("오후 9:50 pm", "not a time: pm"),
        ]);
        let long = format!("21:50{}", " ".repeat(76));
        assert_eq!(told(understood(&long, at("2022-10-15T22:10:00+09:00"), &seoul()), &seoul()), "not a time: 21:50");
        let long = "가".repeat(81);
        let rest = "가".repeat(40);
        check(&[(&long, &format!("not a time: {rest}")), (&"가".repeat(80), &format!("not a time: {rest}"))]);
    }

    #[test]
    fn what_no_calendar_has_is_no_such_time() {
        check(&[
            ("25:00", "no such time"),
            ("24:01", "no such time"),
            ("21:60", "no such time"),
            ("2199", "no such time"),
            ("31 Feb", "no such time"),
            ("2월 31일 21:50", "no such time"),
            ("2021-02-29", "no such time"),
            ("13/10", "no such time"),
            ("32일", "no such time"),
            ("오전 21:50", "no such time"),
            ("아침 1시", "no such time"),
            ("15 am", "no such time"),
            ("10월 15일(금)", "no such time"),
            ("15일 21:50~14일 21:50", "10-15 21:50 back to 10-14 21:50"),
            ("now to 1h ago", "10-15 22:10 back to 10-15 21:10"),
            ("1800-01-01", "out of range"),
            ("2100-01-01 12:00", "out of range"),
            ("9999-12-31", "out of range"),
            ("0000-01-01", "out of range"),
        ]);
    }

    #[test]
    fn the_clocks_of_the_zone_count() {
        // Back to 02:00 at 03:00 of Sunday.
        check_in(
            &berlin(),
            "2022-10-30T12:00:00+01:00",
            &[
                ("21:50", "10-29 21:50"),
                ("02:30", "10-30 02:30"),
                ("today", "10-30 00:00 to 10-30 12:00"),
                ("12h ago", "10-30 01:00"),
                ("22:00~03:00", "10-29 22:00 to 10-30 03:00"),
            ],
        );
        let first = understood("02:30", at("2022-10-30T12:00:00+01:00"), &berlin());
        assert_eq!(first, Ok(When::At(at("2022-10-30T02:30:00+02:00"))));
        // On to 03:00 at 02:00 of Sunday.
        check_in(
            &berlin(),
            "2022-03-27T12:00:00+02:00",
            &[
                ("02:30", "03-27 03:00"),
                ("1:50", "03-27 01:50"),
                ("0150~0310", "03-27 01:50 to 03-27 03:10"),
                ("yesterday", "03-26 00:00 to 03-27 00:00"),
            ],
        );
    }

    /// Any text, and texts of the words, numbers and marks that times have.
    fn texts() -> impl Strategy<Value = String> {
        let spelled = crate::spoken::WORDS.iter().flat_map(|(spellings, _)| *spellings).copied();
        let words: Vec<&'static str> = spelled.chain(["~", "-", ":", ".", "/", "?", "(", ")", " ", ","]).collect();
        let part = prop_oneof![prop::sample::select(words).prop_map(str::to_owned), "[0-9]{1,4}"];
        prop_oneof![any::<String>(), prop::collection::vec(part, 0..12).prop_map(|parts| parts.concat())]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn whatever_is_typed_has_one_answer(text in texts(), second in -4_000_000_000_i64..5_000_000_000) {
            let now = Timestamp::from_second(second).expect("a year of four digits");
            let first = understood(&text, now, &seoul());
            prop_assert_eq!(&first, &understood(&text, now, &seoul()));
            match first {
                Ok(When::Between { from, to }) => prop_assert!(from <= to),
                Err(Unclear::Ambiguous { readings }) => prop_assert!(readings.len() > 1),
                Err(Unclear::NotATime { rest }) => prop_assert!(rest.chars().count() <= REPEATED),
                Err(Unclear::Backwards { from, to }) => prop_assert!(from > to),
                Ok(_) | Err(Unclear::NoSuchTime | Unclear::OutOfRange) => {}
            }
        }

        #[test]
        fn a_minute_is_read_as_it_is_written(back in 0_i64..2 * DAY) {
            let now = at("2022-10-15T22:10:00+09:00");
            let minute = now.as_second() - back / MINUTE * MINUTE;
            let then = Timestamp::from_second(minute).expect("in range");
            let text = seoul().rfc3339(then).to_string().replacen('T', " ", 1);
            let text = text.split_at(16).0;
            prop_assert_eq!(understood(text, now, &seoul()), Ok(When::At(then)), "{}", text);
        }

        #[test]
        fn a_clock_is_of_the_last_day(hour in 0_i64..24, minute in 0_i64..60, second in 0_i64..1_600_000_000) {
            let now = Timestamp::from_second(second).expect("in range");
            let understood = understood(&format!("{hour:02}:{minute:02}"), now, &seoul());
            let Ok(When::At(then)) = understood else { panic!("{understood:?}") };
            prop_assert!(then <= now && now.as_second() - then.as_second() < DAY);
            prop_assert_eq!((then.as_second() + 9 * HOUR).rem_euclid(DAY), hour * HOUR + minute * MINUTE);
        }
    }
}
