//! The forms in which days, clocks and counted times are typed, as tables.

use downboard_core::time::Weekday;

use super::tokens::{Kind, Token};
use crate::spoken::Word;

/// One part of a form.
#[derive(Clone, Copy, Debug)]
pub(super) enum Piece {
    /// A year of four digits.
    Year,
    /// The number of a month.
    Month,
    /// The name of a month.
    MonthName,
    /// A day of the month.
    Day,
    /// The name of a day that is near today.
    NearDay,
    /// The name of a day of the week.
    WeekDay,
    /// Its first syllable. For two of the seven that is also a unit.
    WeekdayInBrackets,
    /// An hour, as a clock shows it.
    Hour,
    /// A minute in two digits.
    Minute,
    /// A second in two digits.
    Second,
    /// A minute that a word follows.
    SpokenMinute,
    /// A second that a word follows.
    SpokenSecond,
    /// An hour and a minute in four digits.
    HourAndMinute,
    /// Half an hour after the hour.
    HalfPast,
    /// A count of hours.
    Hours,
    /// A count of minutes.
    Minutes,
    /// A mark.
    Mark(char),
    /// A word.
    Word(Word),
}

/// The numbers and names that a form holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Fields {
    pub(super) year: Option<i64>,
    pub(super) month: Option<i64>,
    pub(super) day: Option<i64>,
    pub(super) days_back: Option<i64>,
    pub(super) weekday: Option<Weekday>,
    pub(super) hour: Option<i64>,
    /// Whether the hour is written with one digit.
    pub(super) is_hour_short: bool,
    pub(super) minute: Option<i64>,
    pub(super) second: Option<i64>,
}

impl Piece {
    /// Takes a token up, or gives nothing where the token is not of this piece.
    fn taken(self, token: Kind, before: Fields) -> Option<Fields> {
        let fields = match (self, token) {
            (Self::Year, Kind::Number { value, digits: 4 }) => Fields { year: Some(value), ..before },
            (Self::Month, Kind::Number { value, digits: 1 | 2 })
            | (Self::MonthName, Kind::Word(Word::MonthName(value))) => Fields { month: Some(value), ..before },
            (Self::Day, Kind::Number { value, digits: 1 | 2 }) => Fields { day: Some(value), ..before },
            (Self::NearDay, Kind::Word(Word::DaysBack(days))) => Fields { days_back: Some(days), ..before },
            (Self::WeekDay | Self::WeekdayInBrackets, Kind::Word(Word::Weekday(weekday))) => {
                Fields { weekday: Some(weekday), ..before }
            }
            (Self::WeekdayInBrackets, Kind::Word(Word::Month)) => Fields { weekday: Some(Weekday::Monday), ..before },
            (Self::WeekdayInBrackets, Kind::Word(Word::Day)) => Fields { weekday: Some(Weekday::Sunday), ..before },
            (Self::Hour, Kind::Number { value, digits: digits @ (1 | 2) }) => {
                Fields { hour: Some(value), is_hour_short: digits == 1, ..before }
            }
            (Self::Minute, Kind::Number { value, digits: 2 })
            | (Self::SpokenMinute, Kind::Number { value, digits: 1 | 2 })
            | (Self::Minutes, Kind::Number { value, .. }) => Fields { minute: Some(value), ..before },
            (Self::Second, Kind::Number { value, digits: 2 })
            | (Self::SpokenSecond, Kind::Number { value, digits: 1 | 2 }) => Fields { second: Some(value), ..before },
            (Self::HourAndMinute, Kind::Number { value, digits: 4 }) => {
                Fields { hour: Some(value / 100), minute: Some(value % 100), ..before }
            }
            (Self::HalfPast, Kind::Word(Word::Half)) => Fields { minute: Some(30), ..before },
            (Self::Hours, Kind::Number { value, .. }) => Fields { hour: Some(value), ..before },
            (Self::Mark(expected), Kind::Mark(mark)) if mark == expected => before,
            (Self::Word(expected), Kind::Word(word)) if word == expected => before,
            _ => return None,
        };
        Some(fields)
    }
}

/// Reads a form from a place on: what it holds and where it ends, or the place of the token that it does not have.
pub(super) fn read(form: &[Piece], tokens: &[Token], begin: usize) -> Result<(Fields, usize), usize> {
    let (mut fields, mut at) = (Fields::default(), begin);
    for piece in form {
        let taken = tokens.get(at).and_then(|token| piece.taken(token.kind, fields));
        fields = taken.ok_or(at)?;
        at += 1;
    }
    Ok((fields, at))
}

use Piece::{
    Day, HalfPast, Hour, HourAndMinute, Hours, Mark, Minute, Minutes, Month, MonthName, NearDay, Second, SpokenMinute,
    SpokenSecond, WeekDay, WeekdayInBrackets, Year,
};

const YEAR_UNIT: Piece = Piece::Word(Word::Year);
const MONTH_UNIT: Piece = Piece::Word(Word::Month);
const DAY_UNIT: Piece = Piece::Word(Word::Day);
const ORDINAL: Piece = Piece::Word(Word::Ordinal);
const HOUR_UNIT: Piece = Piece::Word(Word::Hour);
const HOURS_UNIT: Piece = Piece::Word(Word::Hours);
const MINUTE_UNIT: Piece = Piece::Word(Word::Minutes);
const SECOND_UNIT: Piece = Piece::Word(Word::Seconds);
const AGO: Piece = Piece::Word(Word::Ago);

/// The forms of days that have a date. Two numbers with points are none: either could be the month.
pub(super) const DATES: &[&[Piece]] = &[
    &[Year, Mark('-'), Month, Mark('-'), Day],
    &[Year, Mark('/'), Month, Mark('/'), Day],
    &[Year, Mark('.'), Month, Mark('.'), Day],
    &[Year, Mark('.'), Month, Mark('.'), Day, Mark('.')],
    &[Year, YEAR_UNIT, Month, MONTH_UNIT, Day, DAY_UNIT],
    &[Month, MONTH_UNIT, Day, DAY_UNIT],
    &[Day, DAY_UNIT],
    &[Month, Mark('/'), Day],
    &[Day, MonthName],
    &[Day, ORDINAL, MonthName],
    &[Day, MonthName, Year],
    &[Day, ORDINAL, MonthName, Year],
    &[MonthName, Day],
    &[MonthName, Day, ORDINAL],
    &[MonthName, Day, Year],
    &[MonthName, Day, ORDINAL, Year],
];

/// The forms of days that are told from today.
pub(super) const NEAR_DAYS: &[&[Piece]] = &[&[NearDay]];

/// The forms of days of the week.
pub(super) const WEEKDAYS: &[&[Piece]] = &[&[WeekDay]];

/// The forms of days of the week that only stand after a date.
pub(super) const WEEKDAYS_IN_BRACKETS: &[&[Piece]] = &[&[Mark('('), WeekdayInBrackets, Mark(')')]];

/// How the hour of a clock is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// As a clock of 24 hours shows it.
    Digits,
    /// With a word for the hour, where one digit can be of either half of the day.
    Hour,
    /// With the word that clocks of twelve hours have in English.
    OClock,
    /// As a number alone, which is a clock only beside something that makes it one.
    Bare,
    /// As noon.
    Noon,
    /// As midnight.
    Midnight,
}

/// The forms of clocks, without a part of the day.
pub(super) const CLOCKS: &[(&[Piece], Style)] = &[
    (&[Hour, Mark(':'), Minute], Style::Digits),
    (&[Hour, Mark(':'), Minute, Mark(':'), Second], Style::Digits),
    (&[Hour, Mark('.'), Minute], Style::Digits),
    (&[HourAndMinute], Style::Digits),
    (&[Hour, HOUR_UNIT], Style::Hour),
    (&[Hour, HOUR_UNIT, HalfPast], Style::Hour),
    (&[Hour, HOUR_UNIT, SpokenMinute, MINUTE_UNIT], Style::Hour),
    (&[Hour, HOUR_UNIT, SpokenMinute, MINUTE_UNIT, SpokenSecond, SECOND_UNIT], Style::Hour),
    (&[Hour, Piece::Word(Word::OClock)], Style::OClock),
    (&[Hour], Style::Bare),
    (&[Piece::Word(Word::Noon)], Style::Noon),
    (&[Piece::Word(Word::Midnight)], Style::Midnight),
];

/// The forms of times that are counted back from now.
pub(super) const COUNTED: &[&[Piece]] = &[
    &[Hours, HOURS_UNIT, AGO],
    &[Minutes, MINUTE_UNIT, AGO],
    &[Hours, HOURS_UNIT, Minutes, MINUTE_UNIT, AGO],
    &[Hours, HOURS_UNIT, HalfPast, AGO],
];
