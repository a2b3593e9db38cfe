//! How the parts of a typed time make up what it says. Everything that a text can say is read, not only the first.

use std::cell::Cell;

use downboard_core::time::Timestamp;

use super::clocks::Clock;
use super::days::Day;
use super::forms::{self, Fields, Piece};
use super::tokens::{Kind, Token};
use crate::spoken::{Part, Word};

/// What a text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Nobody knows when.
    Unknown,
    /// At a point.
    At(Point),
    /// Not after a point.
    By(Point),
    /// The same, where a day does not count.
    Before(Point),
    /// From a point to another.
    Between(Point, Point),
}

/// A point in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) place: Place,
    /// Whether it is only approximate.
    pub(super) is_about: bool,
}

/// Where a point lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// At an instant.
    Instant(Timestamp),
    /// So many minutes before now.
    MinutesAgo(i64),
    /// Within a day.
    Day(Day),
    /// At a time of a day, if one is said: before the clock or after it.
    Clock { day: Option<Day>, clock: Clock, is_day_after: bool },
}

/// What stands at a place, each time with where it ends.
type Found<T> = Vec<(T, usize)>;

/// Reads tokens.
pub(super) struct Grammar<'a> {
    tokens: &'a [Token],
    /// The furthest token that could not be read.
    furthest: Cell<usize>,
}

impl<'a> Grammar<'a> {
    pub(super) fn new(tokens: &'a [Token]) -> Self {
        Self { tokens, furthest: Cell::new(0) }
    }

    /// Everything that the tokens can say together.
    ///
    /// # Errors
    ///
    /// The place of the first token that makes no sense, or the place after the last where something is missing.
    pub(super) fn read(&self) -> Result<Vec<Said>, usize> {
        let is_all = |(said, end): (Said, usize)| if end == self.tokens.len() { Some(said) } else { self.stop(end) };
        let said: Vec<_> = self.said().into_iter().filter_map(is_all).collect();
        if said.is_empty() { Err(self.furthest.get()) } else { Ok(said) }
    }

    /// Notes that a token could not be read.
    fn stop<T>(&self, at: usize) -> Option<T> {
        self.furthest.set(self.furthest.get().max(at));
        None
    }

    fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// The place after one of these tokens.
    fn after(&self, at: usize, expected: &[Kind]) -> Option<usize> {
        self.kind(at).filter(|kind| expected.contains(kind)).map(|_| at + 1).or_else(|| self.stop(at))
    }

    /// The same, or the place itself where none of them stands there.
    fn after_any(&self, at: usize, expected: &[Kind]) -> usize {
        self.after(at, expected).unwrap_or(at)
    }

    /// What the forms of a table read.
    fn forms(&self, at: usize, forms: &[&[Piece]]) -> Found<Fields> {
        let read = |form: &&[Piece]| forms::read(form, self.tokens, at).map_or_else(|stopped| self.stop(stopped), Some);
        forms.iter().filter_map(read).collect()
    }

    fn said(&self) -> Found<Said> {
        let alone = self.after(0, &[Kind::Mark('?'), Kind::Word(Word::Unknown)]).map(|end| (Said::Unknown, end));
        let points = self.points(0).into_iter().filter(|(point, _)| point.stands_alone());
        let points = points.flat_map(|(point, end)| {
            let is_end = self.after(end, &[Kind::Word(Word::Until), Kind::Word(Word::OrEarlier)]);
            std::iter::once((Said::At(point), end)).chain(is_end.map(|end| (Said::By(point), end)))
        });
        alone.into_iter().chain(points).chain(self.bounds()).chain(self.spans()).collect()
    }

    /// The latest that it can have been, with a word before it.
    fn bounds(&self) -> Found<Said> {
        let before = self.after(0, &[Kind::Word(Word::Before)]);
        let by = self.after(0, &[Kind::Word(Word::NotAfter), Kind::Mark('~')]);
        let said = |point: Point| if before.is_some() { Said::Before(point) } else { Said::By(point) };
        let points = by.or(before).map(|at| self.points(at)).unwrap_or_default();
        let points = points.into_iter().filter(|(point, _)| point.stands_alone());
        points.map(|(point, end)| (said(point), self.after_any(end, &[Kind::Word(Word::Until)]))).collect()
    }

    /// From when to when it was.
    fn spans(&self) -> Found<Said> {
        let begin = self.after_any(0, &[Kind::Word(Word::From), Kind::Word(Word::Between)]);
        let mut spans = Vec::new();
        for (from, end) in self.points(begin) {
            let marks = [Kind::Mark('~'), Kind::Mark('-'), Kind::Word(Word::Until), Kind::Word(Word::Since)];
            let and = self.after(end, &[Kind::Word(Word::And)]);
            let Some(second) = self.after(end, &marks).or(and) else { continue };
            for (to, end) in self.points(second) {
                let closed = self.after_any(end, &[Kind::Word(Word::Within), Kind::Word(Word::Until)]);
                // Two times with an "and" between them are a span only where something says so.
                let is_span = and.is_none() || begin > 0 || closed > end;
                let (from, to) = from.sharing(to);
                if is_span && to.stands_alone() && from.can_begin(to) {
                    spans.push((Said::Between(from, to), closed));
                }
            }
        }
        spans
    }

    /// Points, with what says that they are approximate.
    fn points(&self, at: usize) -> Found<Point> {
        let begin = self.after_any(at, &[Kind::Word(Word::About)]);
        let points = self.places(begin).into_iter().flat_map(|(place, end)| {
            let about = self.after(end, &[Kind::Word(Word::About), Kind::Mark('?')]);
            let exact = (begin == at).then_some((Point { place, is_about: false }, end));
            let about = about.or((begin > at).then_some(end)).map(|end| (Point { place, is_about: true }, end));
            // How approximate a day is, no word says.
            exact.into_iter().chain(about.filter(|_| !matches!(place, Place::Day(_))))
        });
        points.collect()
    }

    fn places(&self, at: usize) -> Found<Place> {
        let mut places: Found<Place> = match self.kind(at) {
            Some(Kind::Instant(instant)) => vec![(Place::Instant(instant), at + 1)],
            Some(Kind::Word(Word::Now)) => vec![(Place::MinutesAgo(0), at + 1)],
            _ => Vec::new(),
        };
        let minutes = |ago: Fields| ago.hour.unwrap_or(0) * 60 + ago.minute.unwrap_or(0);
        places.extend(
            self.forms(at, forms::COUNTED).into_iter().map(|(ago, end)| (Place::MinutesAgo(minutes(ago)), end)),
        );
        for (day, end) in self.days(at) {
            places.push((Place::Day(day), end));
            let of_day = |clock: Clock| Place::Clock { day: Some(day), clock, is_day_after: false };
            places.extend(self.clocks(end).into_iter().map(|(clock, end)| (of_day(clock), end)));
        }
        for (clock, end) in self.clocks(at) {
            places.push((Place::Clock { day: None, clock, is_day_after: false }, end));
            let of_day = |day: Day| Place::Clock { day: Some(day), clock, is_day_after: true };
            places.extend(self.days(end).into_iter().map(|(day, end)| (of_day(day), end)));
        }
        places
    }

    /// Days, with or without a day of the week beside the date.
    fn days(&self, at: usize) -> Found<Day> {
        let with = |date: Fields, weekday: Fields| Fields { weekday: weekday.weekday, ..date };
        let mut days = self.forms(at, forms::NEAR_DAYS);
        for (date, end) in self.forms(at, forms::DATES) {
            days.push((date, end));
            let weekdays = [forms::WEEKDAYS, forms::WEEKDAYS_IN_BRACKETS].map(|forms| self.forms(end, forms));
            days.extend(weekdays.into_iter().flatten().map(|(weekday, end)| (with(date, weekday), end)));
        }
        for (weekday, end) in self.forms(at, forms::WEEKDAYS) {
            days.push((weekday, end));
            days.extend(self.forms(end, forms::DATES).into_iter().map(|(date, end)| (with(date, weekday), end)));
        }
        days.into_iter().filter_map(|(fields, end)| Some((Day::new(fields)?, end))).collect()
    }

    /// Clocks, with or without a part of the day beside them.
    fn clocks(&self, at: usize) -> Found<Clock> {
        let before = self.part(at);
        let begin = before.map_or(at, |(_, end)| end);
        let mut clocks = Vec::new();
        for (form, style) in forms::CLOCKS {
            let Some((fields, end)) = self.forms(begin, &[form]).into_iter().next() else { continue };
            let after = self.part(end);
            let end = after.map_or(end, |(_, end)| end);
            let part = |part: Option<(Part, usize)>| part.map(|(part, _)| part);
            clocks.extend(Clock::new(fields, *style, part(before), part(after)).map(|clock| (clock, end)));
        }
        clocks
    }

    fn part(&self, at: usize) -> Option<(Part, usize)> {
        match self.kind(at) {
            Some(Kind::Word(Word::Part(part))) => Some((part, at + 1)),
            _ => self.stop(at),
        }
    }
}

impl Point {
    /// Whether nothing beside it must make it a point.
    fn stands_alone(self) -> bool {
        match self.place {
            Place::Clock { clock, .. } => clock.stands_alone(),
            Place::Instant(_) | Place::MinutesAgo(_) | Place::Day(_) => true,
        }
    }

    /// The ends of a span from here to there: a day after both clocks is of both, and stands with the first.
    fn sharing(self, span_to: Self) -> (Self, Self) {
        match (self.place, span_to.place) {
            (
                Place::Clock { day: None, clock: from, .. },
                Place::Clock { day: Some(day), clock: to, is_day_after: true },
            ) => {
                let first = Place::Clock { day: Some(day), clock: from, is_day_after: true };
                let second = Place::Clock { day: None, clock: to, is_day_after: false };
                (Self { place: first, ..self }, Self { place: second, ..span_to })
            }
            _ => (self, span_to),
        }
    }

    /// Whether a span can begin here that ends there.
    fn can_begin(self, span_to: Self) -> bool {
        match (self.place, span_to.place) {
            (Place::Clock { clock: from, .. }, Place::Clock { day: None, clock: to, .. }) => from.can_begin(to),
            _ => self.stands_alone(),
        }
    }
}
