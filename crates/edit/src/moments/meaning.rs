//! What is said of a time, as instants.

use downboard_core::instant;
use downboard_core::model::{When, Zone};
use downboard_core::time::{DAY, MINUTE, Timestamp};

use super::Unclear;
use super::clocks::Clock;
use super::days::{self, Day};
use super::grammar::{Place, Point, Said};

/// How far an approximate time reaches either way, in seconds: people who say "about" round minutes to five or ten.
const ABOUT: i64 = 5 * MINUTE;

/// The same where only the hour is said: whoever rounds to hours and knows halves is off by a quarter at most.
const ABOUT_THE_HOUR: i64 = 15 * MINUTE;

/// How many days back a clock without a day is searched: one that the night carries into the next day begins two days
/// ago.
const DAYS: i64 = 2;

/// The moment and the zone by which times are meant.
#[derive(Clone, Copy, Debug)]
pub(super) struct Here<'a> {
    pub(super) now: Timestamp,
    pub(super) zone: &'a Zone,
}

/// From when to when something lies; an instant is both.
type Stretch = (Timestamp, Timestamp);

impl Here<'_> {
    /// Everything that can be meant by what is said.
    pub(super) fn meant(self, said: &Said) -> Result<Vec<When>, Unclear> {
        match *said {
            Said::Unknown => Ok(vec![When::By(self.now)]),
            Said::At(point) => {
                self.each(point, |(from, to)| if from == to { When::At(from) } else { When::Between { from, to } })
            }
            Said::By(point) => self.each(point, |(_, to)| When::By(to)),
            Said::Before(point) => self.each(point, |(from, to)| match point.place {
                Place::Day(_) => When::By(from),
                Place::Instant(_) | Place::MinutesAgo(_) | Place::Clock { .. } => When::By(to),
            }),
            Said::Between(from, to) => self.spans(from, to),
        }
    }

    fn each(self, point: Point, when: impl Fn(Stretch) -> When) -> Result<Vec<When>, Unclear> {
        self.stretches(point)?.into_iter().map(|stretch| around(stretch, point, point).map(&when)).collect()
    }

    /// The instants or days that can be meant by a point.
    fn stretches(self, point: Point) -> Result<Vec<Stretch>, Unclear> {
        let instants: Vec<Timestamp> = match point.place {
            Place::Instant(at) => vec![at],
            Place::MinutesAgo(minutes) => vec![self.minutes_ago(minutes)?],
            Place::Day(day) => return Ok(vec![self.stretch_of(day)?]),
            Place::Clock { day, clock, .. } => {
                let at = |time: i64| self.instant(self.day_of(day, time)?, time);
                clock.times()?.into_iter().map(at).collect::<Result<_, _>>()?
            }
        };
        Ok(instants.into_iter().map(|at| (at, at)).collect())
    }

    fn spans(self, from: Point, to: Point) -> Result<Vec<When>, Unclear> {
        let stretches = match (from.place, to.place) {
            (Place::Clock { day, clock: first, .. }, Place::Clock { day: None, clock: second, .. }) => {
                self.spans_of_clocks(day, first, second)?
            }
            (_, Place::Clock { day: None, clock: second, .. }) => {
                let begins = self.stretches(from)?;
                let ends = begins.into_iter().map(|(begin, _)| self.ends_after(begin, second));
                ends.collect::<Result<Vec<_>, _>>()?.concat()
            }
            (Place::Clock { day: None, .. }, _) => {
                // A begin without a day is before the end, wherever that is.
                let ends = self.stretches(to)?.into_iter().map(|(_, end)| {
                    let begins = Here { now: end, ..self }.stretches(from)?;
                    Ok(begins.into_iter().map(|(begin, _)| (begin, end)).collect())
                });
                ends.collect::<Result<Vec<Vec<_>>, _>>()?.concat()
            }
            _ => {
                let spans = self.stretches(from)?.into_iter().map(|(begin, _)| {
                    let ends = self.stretches(self.of_month(to, begin))?;
                    Ok(ends.into_iter().map(|(_, end)| (begin, end)).collect())
                });
                spans.collect::<Result<Vec<Vec<_>>, _>>()?.concat()
            }
        };
        let forwards = stretches.iter().copied().filter(|(from, to)| from <= to);
        let spans: Vec<_> = forwards.map(|stretch| around(stretch, from, to)).collect::<Result<_, _>>()?;
        match stretches.first() {
            Some((from, to)) if spans.is_empty() => Err(Unclear::Backwards { from: *from, to: *to }),
            _ => Ok(spans.into_iter().map(|(from, to)| When::Between { from, to }).collect()),
        }
    }

    /// The end of a span with the month and the year of its begin, where it says none itself and is not before the
    /// begin then.
    fn of_month(self, end: Point, begin: Timestamp) -> Point {
        let filled = |day: Day| day.after(days::shown(begin, self.zone));
        let place = match end.place {
            Place::Day(day) => Place::Day(filled(day)),
            Place::Clock { day, clock, is_day_after } => Place::Clock { day: day.map(filled), clock, is_day_after },
            Place::Instant(_) | Place::MinutesAgo(_) => end.place,
        };
        Point { place, ..end }
    }

    /// The spans from one clock to another, the second of the same day or the next.
    fn spans_of_clocks(self, day: Option<Day>, first: Clock, second: Clock) -> Result<Vec<Stretch>, Unclear> {
        let span = |(begin, end): (i64, i64)| {
            let day = self.day_of(day, begin)?;
            Ok((self.instant(day, begin)?, self.instant(day, end)?))
        };
        Clock::spans(first, second)?.into_iter().map(span).collect()
    }

    /// The spans from an instant to a clock, of its day or the next.
    fn ends_after(self, begin: Timestamp, clock: Clock) -> Result<Vec<Stretch>, Unclear> {
        let day = days::shown(begin, self.zone);
        let end = |time: i64| {
            let end = self.instant(day, time)?;
            Ok((begin, if end < begin { self.instant(day + 1, time)? } else { end }))
        };
        clock.times()?.into_iter().map(end).collect()
    }

    /// The instant so many minutes ago, at the full minute.
    fn minutes_ago(self, minutes: i64) -> Result<Timestamp, Unclear> {
        let now = self.now.as_second();
        instant::from_second(now - now.rem_euclid(MINUTE) - minutes * MINUTE).ok_or(Unclear::OutOfRange)
    }

    /// From the begin of a day to its end, or to now while it lasts. A day to come is all of it.
    fn stretch_of(self, day: Day) -> Result<Stretch, Unclear> {
        let day = day.meant(self.today())?;
        let (from, to) = (self.instant(day, 0)?, self.instant(day + 1, 0)?);
        // The clocks can leave a day out.
        let is_left_out = from == to;
        let until = if from > self.now { to } else { to.min(self.now) };
        if is_left_out { Err(Unclear::NoSuchTime) } else { Ok((from, until)) }
    }

    fn today(self) -> i64 {
        days::shown(self.now, self.zone)
    }

    /// The day of a clock: the one that is said, or the latest on which the clock is not after now.
    fn day_of(self, day: Option<Day>, time: i64) -> Result<i64, Unclear> {
        let today = self.today();
        let is_past = |day: &i64| self.instant(*day, time).is_ok_and(|at| at <= self.now);
        let latest = || (0..=DAYS).map(|back| today - back).find(is_past).ok_or(Unclear::OutOfRange);
        day.map_or_else(latest, |day| day.meant(today))
    }

    /// The instant at which the clocks show a time of a day, in seconds from its midnight.
    fn instant(self, day: i64, time: i64) -> Result<Timestamp, Unclear> {
        let local = day.checked_mul(DAY).and_then(|midnight| midnight.checked_add(time)).ok_or(Unclear::OutOfRange)?;
        let at = self.zone.instant_of(local).and_then(|at| instant::from_second(at.as_second()));
        at.ok_or(Unclear::OutOfRange)
    }
}

/// A stretch with as much before and after it as its ends are approximate.
fn around((from, to): Stretch, first: Point, last: Point) -> Result<Stretch, Unclear> {
    let moved = |at: Timestamp, seconds: i64| instant::from_second(at.as_second() + seconds).ok_or(Unclear::OutOfRange);
    Ok((moved(from, -slack(first))?, moved(to, slack(last))?))
}

/// How far a point reaches either way, in seconds.
fn slack(point: Point) -> i64 {
    match point {
        Point { is_about: false, .. } => 0,
        Point { place: Place::Clock { clock, .. }, .. } if clock.is_whole_hour() => ABOUT_THE_HOUR,
        Point { .. } => ABOUT,
    }
}

#[cfg(test)]
mod tests {
    use crate::moments::tests::{check, check_in, seoul};

    #[test]
    fn times_are_counted_back_from_now() {
        let texts = [
            ("now", "10-15 22:10"),
            ("just now", "10-15 22:10"),
            ("지금", "10-15 22:10"),
            ("방금", "10-15 22:10"),
            ("5 min ago", "10-15 22:05"),
            ("5 minutes ago", "10-15 22:05"),
            ("2 h ago", "10-15 20:10"),
            ("1h 30m ago", "10-15 20:40"),
            ("1h30m ago", "10-15 20:40"),
            ("30분 전", "10-15 21:40"),
            ("2시간 전에", "10-15 20:10"),
            ("1시간 30분 전", "10-15 20:40"),
            ("1시간 반 전", "10-15 20:40"),
            ("90분 전", "10-15 20:40"),
        ];
        check(&texts);
        check_in(&seoul(), "2022-10-15T22:10:59+09:00", &texts);
    }

    #[test]
    fn a_span_is_from_its_first_end_to_its_second() {
        check(&[
            ("1000~1030", "10-15 10:00 to 10-15 10:30"),
            ("10:00-10:30", "10-15 10:00 to 10-15 10:30"),
            ("10:00–10:30", "10-15 10:00 to 10-15 10:30"),
            ("10:00 ～ 10:30", "10-15 10:00 to 10-15 10:30"),
            ("10:00 to 10:30", "10-15 10:00 to 10-15 10:30"),
            ("between 10:00 and 10:30", "10-15 10:00 to 10-15 10:30"),
            ("from 10:00 to 10:30", "10-15 10:00 to 10-15 10:30"),
            ("10시~10시 30분", "10-15 10:00 to 10-15 10:30"),
            ("10시에서 10시 30분 사이", "10-15 10:00 to 10-15 10:30"),
            ("10시와 10시 30분 사이에", "10-15 10:00 to 10-15 10:30"),
            ("10시부터 10시 30분까지", "10-15 10:00 to 10-15 10:30"),
            ("오후 3~4시", "10-15 15:00 to 10-15 16:00"),
            ("오후 9시 30분~10시", "10-15 21:30 to 10-15 22:00"),
            ("오전 11시~1시", "10-15 11:00 to 10-15 13:00"),
            ("밤 11~1시", "10-14 23:00 to 10-15 01:00"),
            ("3-4 pm", "10-15 15:00 to 10-15 16:00"),
            ("9:30-10:00 pm", "10-15 21:30 to 10-15 22:00"),
            ("11-1 pm", "10-15 11:00 to 10-15 13:00"),
            ("11-1 am", "10-14 23:00 to 10-15 01:00"),
            ("15일 22:00~16일 01:00", "10-15 22:00 to 10-16 01:00"),
            ("30일 22:00~1일 01:00", "09-30 22:00 to 10-01 01:00"),
            ("12월 31일 22:00~1월 1일 01:00", "2021-12-31 22:00 to 01-01 01:00"),
            ("1 Mar 21:50 to 5 Mar 21:50", "03-01 21:50 to 03-05 21:50"),
            ("2021-12-31 22:00 to Jan 1 01:00", "2021-12-31 22:00 to 01-01 01:00"),
            ("2020-03-01~5일", "2020-03-01 00:00 to 2020-03-06 00:00"),
            ("14일 22:00~15일 01:00", "10-14 22:00 to 10-15 01:00"),
            ("14일 22:00~01:00", "10-14 22:00 to 10-15 01:00"),
            ("22:00~01:00", "10-15 22:00 to 10-16 01:00"),
            ("22:00~24:00", "10-15 22:00 to 10-16 00:00"),
            ("22:30~자정", "10-14 22:30 to 10-15 00:00"),
            ("어제 21:50~22:30", "10-14 21:50 to 10-14 22:30"),
            ("21:50 to 22:30 yesterday", "10-14 21:50 to 10-14 22:30"),
            ("3-4 pm yesterday", "10-14 15:00 to 10-14 16:00"),
            ("10:00-10:30 pm on 14 Oct", "10-14 22:00 to 10-14 22:30"),
            ("22:00-01:00 yesterday", "10-14 22:00 to 10-15 01:00"),
            ("22:00 yesterday - 01:00 today", "10-14 22:00 to 10-15 01:00"),
            ("오전 11시~정오", "10-15 11:00 to 10-15 12:00"),
            ("정오~1시", "10-15 12:00 to 10-15 13:00"),
            ("22:00~오늘 01:00", "10-14 22:00 to 10-15 01:00"),
            ("21:50~지금", "10-15 21:50 to 10-15 22:10"),
            ("30분 전~10분 전", "10-15 21:40 to 10-15 22:00"),
            ("13일~14일", "10-13 00:00 to 10-15 00:00"),
            ("2022-10-15T21:50:00+09:00~22:00", "10-15 21:50 to 10-15 22:00"),
            ("9시~10시", "10-15 09:00 to 10-15 10:00 or 10-15 21:00 to 10-15 22:00"),
        ]);
    }

    #[test]
    fn a_bound_is_the_latest_that_it_can_have_been() {
        check(&[
            ("by 21:50", "by 10-15 21:50"),
            ("~21:50", "by 10-15 21:50"),
            ("before 21:50", "by 10-15 21:50"),
            ("no later than 9:50 pm", "by 10-15 21:50"),
            ("21:50까지", "by 10-15 21:50"),
            ("21:50 이전", "by 10-15 21:50"),
            ("늦어도 21:50", "by 10-15 21:50"),
            ("늦어도 어제 21시 50분까지", "by 10-14 21:50"),
            ("21:50 at the latest", "by 10-15 21:50"),
            ("14일까지", "by 10-15 00:00"),
            ("before yesterday", "by 10-14 00:00"),
            ("by about 21:50", "by 10-15 21:55"),
            ("?", "by 10-15 22:10"),
            ("unknown", "by 10-15 22:10"),
            ("모름", "by 10-15 22:10"),
        ]);
    }

    #[test]
    fn about_reaches_either_way() {
        check(&[
            ("about 21:50", "10-15 21:45 to 10-15 21:55"),
            ("c. 21:50", "10-15 21:45 to 10-15 21:55"),
            ("21:50경", "10-15 21:45 to 10-15 21:55"),
            ("21:50쯤", "10-15 21:45 to 10-15 21:55"),
            ("약 21:50", "10-15 21:45 to 10-15 21:55"),
            ("21:50?", "10-15 21:45 to 10-15 21:55"),
            ("21:50 어제 쯤", "10-14 21:45 to 10-14 21:55"),
            ("around 9pm", "10-15 20:45 to 10-15 21:15"),
            ("around 9 pm", "10-15 20:45 to 10-15 21:15"),
            ("21시쯤", "10-15 20:45 to 10-15 21:15"),
            ("정오쯤", "10-15 11:45 to 10-15 12:15"),
            ("about 30 min ago", "10-15 21:35 to 10-15 21:45"),
            ("21시쯤~21:50", "10-15 20:45 to 10-15 21:50"),
        ]);
    }
}
